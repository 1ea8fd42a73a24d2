// Command benchtable makes docs/BENCHMARKS.md of what the benchmarks of folder bench print:
// it replaces what stands between the two marks of the page.
//
//	go test -run '^$' -bench . -count 5 ./bench | tee bench.txt
//	go run ./internal/benchtable bench.txt docs/BENCHMARKS.md
package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

const (
	begin = "<!-- figures -->\n"
	end   = "<!-- end of figures -->"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: benchtable RESULTS PAGE")
		os.Exit(2)
	}
	if err := replace(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "benchtable:", err)
		os.Exit(1)
	}
}

func replace(results, page string) error {
	b, err := os.ReadFile(results)
	if err != nil {
		return err
	}
	m := parse(string(b))
	if len(m.runs) == 0 {
		return fmt.Errorf("%s holds no results of benchmarks; go test -bench prints them", results)
	}
	text, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(text), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		return fmt.Errorf("%s lacks the marks between which the figures stand", page)
	}
	head := fmt.Sprintf("Measured %s at commit %s, on %d cores of %s, %s/%s, %s. Medians of %d runs; pages: %s.\n\n",
		time.Now().UTC().Format(time.DateOnly), commit(), runtime.NumCPU(), m.cpu, runtime.GOOS, runtime.GOARCH, runtime.Version(), m.most(), m.pages)
	return os.WriteFile(page, []byte(before+begin+head+m.tables()+end+after), 0o644)
}

// commit is the short name of the commit that was measured, with a word where files differ
// from it.
func commit() string {
	name, err := exec.Command("git", "rev-parse", "--short=10", "HEAD").Output()
	if err != nil {
		return "unknown"
	}
	s := strings.TrimSpace(string(name))
	if changed, err := exec.Command("git", "status", "--porcelain", "--untracked-files=no", "--", "*.go").Output(); err != nil || len(changed) > 0 {
		s += " (and changes)"
	}
	return s
}
