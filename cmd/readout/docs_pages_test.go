package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDocs_Commands runs the blocks of commands of the pages that people follow, a page in
// a folder of its own that has the examples, a piece under a heading in a fresh one. Each
// command must succeed.
func TestDocs_Commands(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"TUTORIAL.md", "HOWTO.md"} {
		text, err := os.ReadFile(filepath.Join(root, "docs", page))
		if err != nil {
			t.Fatal(err)
		}
		ran := 0
		for _, piece := range strings.Split("\n"+string(text), "\n## ") {
			title, _, _ := strings.Cut(strings.TrimSpace(piece), "\n")
			dir := t.TempDir()
			if err := os.Symlink(filepath.Join(root, "examples"), filepath.Join(dir, "examples")); err != nil {
				t.Fatal(err)
			}
			for _, block := range fenced(piece, "sh") {
				for _, line := range strings.Split(strings.TrimSpace(block), "\n") {
					ran++
					c := exec.Command("sh", "-c", line)
					c.Dir = dir
					c.Env = append(os.Environ(), asProgram+"=1", "READOUT_DB=", "PATH="+programs(t)+string(filepath.ListSeparator)+os.Getenv("PATH"))
					if out, err := c.CombinedOutput(); err != nil {
						t.Errorf("%s, %s: %s: %v\n%s", page, title, line, err, out)
					}
				}
			}
		}
		if ran < 6 {
			t.Errorf("%s: %d commands found", page, ran)
		}
	}
}

// programs is a folder in which this test's program is called readout.
func programs(t *testing.T) string {
	dir := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(dir, "readout")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// fenced returns the blocks of a language.
func fenced(text, language string) (out []string) {
	for _, part := range strings.Split(text, "\n```"+language+"\n")[1:] {
		block, _, _ := strings.Cut(part, "\n```")
		out = append(out, block)
	}
	return out
}

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// TestDocs_Links holds that every link between pages leads to a file that is there, and to
// a heading that it has.
func TestDocs_Links(t *testing.T) {
	root := "../.."
	var pages []string
	for _, glob := range []string{"*.md", "docs/*.md", "examples/*.md", "examples/*/*.md", "deploy/*.md"} {
		list, err := filepath.Glob(filepath.Join(root, glob))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, list...)
	}
	followed := 0
	for _, page := range pages {
		b, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(b), -1) {
			file, heading, _ := strings.Cut(m[1], "#")
			if strings.Contains(file, "://") || strings.HasPrefix(file, "mailto:") {
				continue
			}
			followed++
			to := page
			if file != "" {
				to = filepath.Join(filepath.Dir(page), file)
			}
			text, err := os.ReadFile(to)
			if i, e := os.Stat(to); e == nil && i.IsDir() {
				continue
			}
			if err != nil {
				t.Errorf("%s links to %s, which is not there", page, m[1])
				continue
			}
			if heading != "" && !hasHeading(string(text), heading) {
				t.Errorf("%s links to %s, which has no such heading", page, m[1])
			}
		}
	}
	if followed < 20 {
		t.Errorf("only %d links found", followed)
	}
}

var unlinked = regexp.MustCompile("[^a-z0-9 _-]")

// hasHeading says whether Markdown has a heading of that anchor.
func hasHeading(text, anchor string) bool {
	for _, line := range strings.Split(text, "\n") {
		if s := strings.TrimLeft(line, "#"); s != line && strings.ReplaceAll(unlinked.ReplaceAllString(strings.ToLower(strings.TrimSpace(s)), ""), " ", "-") == anchor {
			return true
		}
	}
	return false
}

// TestDocs_Reliability holds that each test that docs/RELIABILITY.md names is there.
func TestDocs_Reliability(t *testing.T) {
	b, err := os.ReadFile("../../docs/RELIABILITY.md")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	err = filepath.WalkDir("../..", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			if d != nil && d.IsDir() && d.Name() == "node_modules" {
				return filepath.SkipDir
			}
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range testFunc.FindAllStringSubmatch(string(text), -1) {
			there[m[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	named := namedTest.FindAllStringSubmatch(string(b), -1)
	if len(named) < 50 {
		t.Errorf("only %d tests are named", len(named))
	}
	for _, m := range named {
		if !there[m[1]] {
			t.Errorf("docs/RELIABILITY.md names %s, which is not there", m[1])
		}
	}
}

var (
	testFunc  = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	namedTest = regexp.MustCompile("`((?:Test|Fuzz)\\w+)`")
)
