package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"debug/elf"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/coder"
)

var day = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// TestPacked holds that an archive has the program, which can be run, and the papers, and
// that it comes out the same at another time.
func TestPacked(t *testing.T) {
	top(t)
	for target, ending := range map[string]string{"linux/amd64": ".tar.gz", "windows/amd64": ".zip"} {
		one, two := t.TempDir(), t.TempDir()
		file, err := packed(one, "readout-1", target, day, []byte("program"), []byte("notices"))
		if err != nil || !strings.HasSuffix(file, ending) {
			t.Fatal(file, err)
		}
		for _, p := range papers { // as another checkout would have them
			now := time.Now()
			if err := os.Chtimes(p, now, now); err != nil {
				t.Fatal(err)
			}
		}
		other, err := packed(two, "readout-1", target, day, []byte("program"), []byte("notices"))
		if err != nil {
			t.Fatal(err)
		}
		a, b := read(t, file), read(t, other)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: two archives of the same differ", target)
		}
		got := contents(t, ending, a)
		base := "readout-1-" + strings.ReplaceAll(target, "/", "-") + "/"
		exe := map[string]string{".zip": "readout.exe", ".tar.gz": "readout"}[ending]
		for name, want := range map[string]string{exe: "program -rwxr-xr-x", "THIRD-PARTY.txt": "notices -rw-r--r--"} {
			if got[base+name] != want {
				t.Errorf("%s: %s is %q, want %q", target, name, got[base+name], want)
			}
		}
		for _, p := range papers {
			if !strings.HasPrefix(got[base+p], string(read(t, p))) {
				t.Errorf("%s: %s is not in it", target, p)
			}
		}
		if len(got) != 2+len(papers) {
			t.Errorf("%s: %d files", target, len(got))
		}
	}
}

// contents are the files of an archive: what is in them and their rights.
func contents(t *testing.T, ending string, b []byte) map[string]string {
	t.Helper()
	out := map[string]string{}
	if ending == ".zip" {
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, _ := io.ReadAll(r)
			out[f.Name] = string(text) + " " + f.Mode().String()
		}
		return out
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil || h.Uid != 0 || h.Uname != "" || !h.ModTime.Equal(day) {
			t.Fatal(h, err)
		}
		text, _ := io.ReadAll(r)
		out[h.Name] = string(text) + " " + h.FileInfo().Mode().String()
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestSums holds the sums to what sha256sum reads.
func TestSums(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []string{"b", "a"} {
		if err := os.WriteFile(filepath.Join(dir, n), []byte("abc"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := sums(dir); err != nil {
		t.Fatal(err)
	}
	const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" // FIPS 180-2, appendix B.1
	if got := string(read(t, filepath.Join(dir, "SHA256SUMS"))); got != abc+"  a\n"+abc+"  b\n" {
		t.Errorf("%q", got)
	}
}

// TestBillOfMaterials holds that the bill has every module with its licence, the libraries
// of the pages and the models, and comes out the same.
func TestBillOfMaterials(t *testing.T) {
	top(t)
	mods, err := modules(t.Context(), []string{"linux/amd64"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := billOfMaterials("1.2.3", day, mods)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := billOfMaterials("1.2.3", day, mods); !bytes.Equal(again, b) {
		t.Error("two bills of the same differ")
	}
	var bill struct {
		BomFormat, SpecVersion string
		Metadata               struct {
			Timestamp string
			Component struct{ Name, Version string }
		}
		Components []struct {
			Name, Version, Purl string
			Licenses            []struct{ License struct{ ID string } }
			Hashes              []struct{ Alg, Content string }
		}
	}
	if err := json.Unmarshal(b, &bill); err != nil {
		t.Fatal(err)
	}
	if bill.BomFormat != "CycloneDX" || bill.SpecVersion != "1.6" || bill.Metadata.Timestamp != "2026-03-01T12:00:00Z" || bill.Metadata.Component.Version != "1.2.3" {
		t.Errorf("%+v", bill.Metadata)
	}
	has := map[string]string{}
	for _, c := range bill.Components {
		if len(c.Licenses) == 0 || c.Licenses[0].License.ID == "" || c.Purl == "" && (len(c.Hashes) != 1 || c.Hashes[0].Alg != "SHA-256") {
			t.Errorf("no licence, or neither address nor sum: %+v", c)
		}
		has[c.Name] = c.Licenses[0].License.ID
	}
	for name, want := range map[string]string{"modernc.org/sqlite": "BSD-3-Clause", "github.com/spf13/cobra": "Apache-2.0", "d3-force": "ISC",
		"htmx.org": "0BSD", "syntax/data/syntax.bin": "CC-BY-SA-4.0", "places/data/gazetteer.bin": "CC-BY-4.0"} {
		if has[name] != want {
			t.Errorf("%s is under %q, want %q", name, has[name], want)
		}
	}
}

// TestThirdParty holds that the licences of all that is in the program are passed on.
func TestThirdParty(t *testing.T) {
	top(t)
	mods, err := modules(t.Context(), []string{"linux/amd64", "windows/amd64"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := thirdParty(mods)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mods {
		if !strings.HasPrefix(m.dir, mustAbs(".")) && !bytes.Contains(b, []byte("\n"+m.path+" "+m.version+" (")) {
			t.Errorf("%s is missing", m.path)
		}
	}
	for _, want := range []string{"The Go Authors", "SQLite Is Public Domain", "htmx", "Copyright"} {
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("%q is missing", want)
		}
	}
	if bytes.Contains(b, []byte("\r")) {
		t.Error("lines end in two ways")
	}
}

func TestVersion(t *testing.T) {
	v, err := programVersion("../../coder/version.go")
	if err != nil || v != coder.Program {
		t.Errorf("%q, %v; the program says %q", v, err, coder.Program)
	}
	if _, err := programVersion("main.go"); err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("no version: %v", err)
	}
}

func TestRun_Trouble(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		out, target, want string
	}{
		{"", "linux/amd64", "-out DIR"},
		{dir, "linux/amd64", "does not exist yet"},
		{dir + "/x", "plan9/amd64", "is none of linux/amd64"},
	} {
		if err := run(t.Context(), c.out, []string{c.target}, false); err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestSame(t *testing.T) {
	if err := same("x", []byte("abc"), []byte("abc")); err != nil {
		t.Error(err)
	}
	for _, b := range []string{"abd", "ab", "abcd"} {
		if err := same("x", []byte("abc"), []byte(b)); err == nil {
			t.Errorf("abc and %s are the same", b)
		}
	}
}

// TestStatic holds that a program that needs a loader is told from one that does not.
func TestStatic(t *testing.T) {
	head := func(kind elf.ProgType) []byte {
		b := make([]byte, 64+56)
		copy(b, "\x7fELF\x02\x01\x01")
		b[16], b[18], b[20] = 2, 62, 1             // ET_EXEC, x86-64, version
		b[32], b[52], b[54], b[56] = 64, 64, 56, 1 // program headers: where, and one of 56 bytes
		b[58] = 64
		b[64] = byte(kind)
		return b
	}
	if err := static(head(elf.PT_LOAD)); err != nil {
		t.Error(err)
	}
	if err := static(head(elf.PT_INTERP)); err == nil {
		t.Error("a program with a loader passed as static")
	}
	if err := static([]byte("MZ")); err == nil {
		t.Error("a program of Windows passed as one of Linux")
	}
}
