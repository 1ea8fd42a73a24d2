package web

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"regexp"
	"strings"
	"testing"
)

// mostDist is how much all that a browser may load of dist weighs, packed.
const mostDist = 150 << 10

// foreign finds an address outside of the server that serves the page; the names of
// SVG are none.
var foreign = regexp.MustCompile(`(?i)(?:https?:|wss?:|["'(]\s*)//[a-z0-9][^\s"'<>)]*`)

// coded finds what makes code of text.
var coded = regexp.MustCompile(`\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|async function\(\)\{\}\)\.constructor|\.constructor\(["']|set(?:Timeout|Interval)\(["'` + "`" + `]|javascript:.*void|document\.write`)

func TestDist(t *testing.T) {
	var packed bytes.Buffer
	total := 0
	err := fs.WalkDir(distFiles, "dist", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := distFiles.ReadFile(p)
		if err != nil {
			return err
		}
		packed.Reset()
		z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		z.Write(b)
		z.Close()
		total += packed.Len()
		if path.Base(p) == "LICENSES.txt" {
			return nil
		}
		text := strings.ReplaceAll(string(b), "http://www.w3.org/", "")
		for _, x := range foreign.FindAllString(text, -1) {
			t.Errorf("%s names an address outside: %s", p, x)
		}
		if path.Ext(p) == ".js" {
			for _, x := range coded.FindAllString(text, -1) {
				t.Errorf("%s makes code of text: %s", p, x)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if total > mostDist {
		t.Errorf("dist weighs %d bytes packed, more than %d", total, mostDist)
	}
	t.Logf("dist weighs %d bytes packed", total)
}

// TestDist_Templates: no template and no style sheet names an address outside, and no
// template holds code or style of its own.
func TestDist_Templates(t *testing.T) {
	inline := regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=|<script(?:\s[^>]*)?>\s*[^<\s{]`)
	for _, files := range []fs.FS{templates, assets} {
		err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(files, p)
			if err != nil {
				return err
			}
			for _, x := range foreign.FindAllString(strings.ReplaceAll(string(b), "http://www.w3.org/", ""), -1) {
				t.Errorf("%s names an address outside: %s", p, x)
			}
			if path.Ext(p) == ".html" {
				for _, x := range inline.FindAllString(string(b), -1) {
					t.Errorf("%s has code or style of its own: %s", p, x)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestDist_Served: files have the hash of all in their address and are kept for good;
// under another hash there is nothing.
func TestDist_Served(t *testing.T) {
	h := serveDist()
	get := func(p string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", p, nil))
		return w
	}
	w := get(dist("site.js"))
	if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript") {
		t.Errorf("site.js: %d %v", w.Code, w.Header())
	}
	for _, p := range []string{"/dist/000000000000/site.js", "/dist/" + distHash() + "/../server.go", "/dist/" + distHash() + "/none.js"} {
		if w := get(p); w.Code == http.StatusOK {
			t.Errorf("%s is answered", p)
		}
	}
}

// TestDist_Built: dist is what the sources give, byte for byte. It needs what npm ci
// installs; make test does so first.
func TestDist_Built(t *testing.T) {
	without := t.Skip
	if os.Getenv("CI") != "" {
		without = t.Fatal
	}
	if _, err := exec.LookPath("node"); err != nil {
		without("node is not installed: whether dist is what its sources give was not looked at")
	}
	if _, err := os.Stat("islands/node_modules/esbuild"); err != nil {
		without("what builds dist is not installed: run make islands-tools")
	}
	for _, args := range [][]string{{"build.mjs", "--check"}, {"node_modules/typescript/bin/tsc", "--noEmit"}} {
		c := exec.Command("node", args...)
		c.Dir = "islands"
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("node %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
}
