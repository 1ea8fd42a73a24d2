package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/article"
)

const report = "Envoys leave Bern\n\nThe envoys of both sides left Bern on Friday, officials said.\n"

func read(arg, stdin string, opt Options) (*readout.Report, error) {
	return Read(context.Background(), arg, strings.NewReader(stdin), opt)
}

func TestRead_File(t *testing.T) {
	name := filepath.Join(t.TempDir(), "report.txt")
	if err := os.WriteFile(name, []byte(report), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := read(name, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Text != report || r.Title != "Envoys leave Bern" {
		t.Errorf("text %q, title %q", r.Text, r.Title)
	}
}

func TestRead_Stdin(t *testing.T) {
	r, err := read("-", report, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Text != report {
		t.Errorf("text %q", r.Text)
	}
}

// TestRead_Trouble wants one line for everything that can be wrong, with the
// input's name and something to do.
func TestRead_Trouble(t *testing.T) {
	dir := t.TempDir()
	f := func(arg, stdin string, words ...string) {
		t.Helper()
		_, err := read(arg, stdin, Options{})
		if err == nil {
			t.Errorf("%.40q: no error", arg)
			return
		}
		s := err.Error()
		if strings.Contains(s, "\n") || !strings.Contains(s, "; ") {
			t.Errorf("%.40q: %q is not one line with a hint", arg, s)
		}
		for _, w := range append(words, arg) {
			if !strings.Contains(s, w) {
				t.Errorf("%.40q: %q does not say %q", arg, s, w)
			}
		}
	}
	f("", "", "no input")
	f(dir, "", "directory")
	f(filepath.Join(dir, "none.txt"), "", "no such file")
	f("www.example.org/report", "", "https://www.example.org/report")
	f("ftp://example.org/report", "", "http")
	f("http://", "", "no address")
	f("http://[::1", "", "no address")
	f("http://localhost/report", "", "not fetched")
	f("https://example.org:22/", "", "port 22")
	f("-", "", "empty")
	f("-", "%PDF-1.7", "PDF")
	f("-", strings.Repeat("x", article.MaxBytes+1), "16 MiB")
}

func TestRead_Wraps(t *testing.T) {
	if _, err := read("-", " ", Options{}); !errors.Is(err, article.ErrEmpty) {
		t.Errorf("error %v", err)
	}
	if _, err := read("none.txt", "", Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}
