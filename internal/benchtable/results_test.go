package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const printed = `goos: linux
cpu: A Processor
pages: 60 made pages of 70 KB
BenchmarkEnd/text-record/on-1-2   	       1	 100000000 ns/op	 10.0 ms/report	 100.0 reports/s	 70000 tokens/s	20000000 B/op	 5 allocs/op
BenchmarkEnd/text-record/on-1-2   	       1	 300000000 ns/op	 30.0 ms/report	 300.0 reports/s	 90000 tokens/s	20000000 B/op	 5 allocs/op
BenchmarkEnd/text-record/on-1-2   	       1	 200000000 ns/op	 20.0 ms/report	 200.0 reports/s	 80000 tokens/s	20000000 B/op	 5 allocs/op
BenchmarkRoom/text-2	1	1000000 ns/op	0.5 ms/report	2000 reports/s
BenchmarkRoom/syntax-2	1	11000000 ns/op	5.5 ms/report	180 reports/s	16 allocs/op
BenchmarkLength/2KB-2	1	4000000 ns/op	4.0 ms/report
BenchmarkLength/16KB-2	1	40000000 ns/op	40.0 ms/report
BenchmarkLength/1KB-2	1	2000000 ns/op	1.5 ms/report
PASS
`

// TestReplace makes a page of what benchmarks printed: medians, shares taken off, growth.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	results, page := filepath.Join(dir, "r.txt"), filepath.Join(dir, "p.md")
	for file, text := range map[string]string{results: printed, page: "before\n" + begin + "old\n" + end + "\nafter\n"} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := replace(results, page); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	got := string(b)
	for _, want := range []string{
		"before\n" + begin, end + "\nafter\n", "of A Processor", "Medians of 3 runs; pages: 60 made pages of 70 KB.",
		"| text of 600 words to record | 1 core | 200 | 5 | 80,000 | 2 | 60 | 150 |",
		"| `syntax` | 5 | 200 |",
		"| 1KB | 1.5 |  |  |\n| 2KB | 4 |  | 2.67 |\n| 16KB | 40 |",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "old") || strings.Contains(got, "are stored") {
		t.Errorf("what was there before or was not measured stands on the page:\n%s", got)
	}
	for file, text := range map[string]string{results: "nothing\n", page: "no marks\n"} {
		keep, _ := os.ReadFile(file)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := replace(results, page); err == nil {
			t.Errorf("%s with %q is taken", filepath.Base(file), text)
		}
		if err := os.WriteFile(file, keep, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
