package readout_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// may says which room may import which; the root is ".", and "*" is everything.
// ARCHITECTURE.md shows the same table with its reasons.
var may = map[string]string{
	".":                     "",
	"model":                 "",
	"text":                  ".",
	"syntax":                ". model",
	"mentions":              ". model",
	"times":                 ".",
	"places":                ". model",
	"actors":                ". model",
	"statements":            ". model",
	"events":                ". model internal/plover",
	"talks":                 ".",
	"audit":                 ".",
	"stories":               ".",
	"processes":             ".",
	"article":               ".",
	"fetch":                 "",
	"intake":                ". article fetch",
	"coder":                 ". text syntax mentions times places actors statements events talks",
	"export":                ".",
	"watch":                 "fetch",
	"queue":                 "",
	"queue/queuetest":       "queue",
	"metrics":               "",
	"review":                ". internal/plover",
	"store":                 ". export review watch",
	"store/local":           ". store",
	"store/postgres":        ". store",
	"store/storetest":       ". review store watch",
	"follow":                ". store stories processes",
	"notify":                ". fetch follow processes store internal/plover",
	"wording":               ". audit actors processes",
	"web":                   ". audit export store processes stories follow review wording web/api internal/plover web/access",
	"web/access":            "",
	"web/api":               ". article export fetch follow notify processes review store wording web/access",
	"internal/growth":       "",
	"internal/plover":       "",
	"internal/release":      "",
	"internal/benchtable":   "",
	"bench":                 "*",
	"examples/corpus":       "",
	"examples/corpus/coded": ". coder intake examples/corpus",
	"eval":                  ". export coder review article text syntax mentions times places actors statements events talks stories processes examples/corpus",
	"train":                 ". model eval text syntax mentions places actors statements events stories",
	"cmd/readout":           "*",
}

// libraries says which room may use which library beyond the standard one.
var libraries = map[string]string{
	"model":            "golang.org/x/sys/cpu",
	"article":          "golang.org/x/net golang.org/x/text github.com/markusmobius/go-trafilatura github.com/abadojack/whatlanggo",
	"export":           "github.com/parquet-go/parquet-go",
	"internal/release": "github.com/CycloneDX/cyclonedx-go",
	"metrics":          "github.com/prometheus/client_golang",
	"queue":            "github.com/nats-io/nats.go github.com/nats-io/nats-server/v2 golang.org/x/sys",
	"queue/queuetest":  "github.com/nats-io/nats-server/v2",
	"watch":            "golang.org/x/net github.com/mmcdole/gofeed github.com/temoto/robotstxt",
	"store":            "github.com/klauspost/compress",
	"store/local":      "modernc.org/sqlite",
	"store/postgres":   "github.com/jackc/pgx/v5",
	"web/access":       "golang.org/x/time",
	"web/api":          "github.com/danielgtaylor/huma/v2",
	"intake":           "golang.org/x/net golang.org/x/text github.com/klauspost/compress",
	"cmd/readout":      "github.com/spf13/cobra github.com/spf13/pflag golang.org/x/term",
}

// TestImports keeps the rooms apart.
func TestImports(t *testing.T) {
	const mod = "readout"
	err := fs.WalkDir(os.DirFS("."), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if _, err := os.Stat(path.Join(p, "go.mod")); d.IsDir() && p != "." && err == nil {
			return fs.SkipDir // a module of its own that stands in for a library
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		room := path.Dir(p)
		allow, ok := may[room]
		if !ok {
			t.Errorf("%s: room %q is not in the table", p, room)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			t.Errorf("%s: %v", p, err)
			return nil
		}
		for _, im := range f.Imports {
			ip, _ := strconv.Unquote(im.Path.Value)
			switch to, ours := strings.CutPrefix(ip, mod+"/"); {
			case ip == mod:
				check(t, p, room, allow, ".")
			case ours:
				check(t, p, room, allow, to)
			case strings.Contains(strings.Split(ip, "/")[0], "."):
				if !slices.ContainsFunc(strings.Fields(libraries[room]), func(l string) bool { return strings.HasPrefix(ip, l) }) {
					t.Errorf("%s: the library %s has no place in room %q", p, ip, room)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func check(t *testing.T, file, room, allow, to string) {
	if allow != "*" && !slices.Contains(strings.Fields(allow), to) {
		t.Errorf("%s: %s may not import %s", file, room, to)
	}
}
