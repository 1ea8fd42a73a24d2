package main

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/article"
	"readout/coder"
	"readout/follow"
	"readout/store"
	"readout/store/local"
	"readout/store/postgres"
	"readout/store/storetest"
)

// costFile has what was measured and what is assumed: a name, a value, its unit and where
// it comes from, a line.
const costFile = "../../docs/scale.tsv"

// costs reads the table.
func costs(t *testing.T) (value map[string]float64, lines []string) {
	t.Helper()
	b, err := os.ReadFile(costFile)
	if err != nil {
		t.Fatal(err)
	}
	value = map[string]float64{}
	lines = strings.Split(strings.TrimSpace(string(b)), "\n")
	for _, line := range lines[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			t.Fatalf("%s: %q has not four columns", costFile, line)
		}
		if value[f[0]], err = strconv.ParseFloat(f[1], 64); err != nil {
			t.Fatal(err)
		}
	}
	return value, lines
}

// TestCost_Measure measures what a page costs, on one processor, with the pages in
// READOUT_COST (the folder data of the corpora), and writes it into the table. Time of
// processors, but for the writers of the stores, who are alone at what they do: of
// those time on the clock.
func TestCost_Measure(t *testing.T) {
	data := os.Getenv("READOUT_COST")
	if data == "" {
		t.Skip("READOUT_COST does not say where the corpora are")
	}
	files, err := filepath.Glob(filepath.Join(data, "html", "pages", "*.html.gz"))
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	measured := map[string]float64{}
	n := float64(len(files))
	perPage := func(name string, f func()) {
		runtime.GC()
		from := cpuTime()
		f()
		measured[name] = (cpuTime() - from).Seconds() * 1000 / n
	}
	var pages [][]byte
	packed := int64(0)
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		info, _ := f.Stat()
		packed += info.Size()
		f.Close()
		pages = append(pages, b)
	}
	measured["page_packed"] = float64(packed) / n
	reports := make([]*readout.Report, len(pages))
	perPage("extract", func() {
		for i, b := range pages {
			if reports[i], err = article.Read(b, article.Hints{URL: fmt.Sprintf("https://example.org/%d", i), ContentType: "text/html"}); err != nil {
				t.Log(err)
			}
		}
	})
	perPage("language", func() {
		for _, r := range reports {
			if r != nil {
				_, _ = article.Read([]byte(r.Text), article.Hints{})
			}
		}
	})
	c := coder.New()
	if _, err := c.Code(t.Context(), reports[0]); err != nil { // loads what is loaded once
		t.Fatal(err)
	}
	recs, seen := []*readout.Record{}, map[string]bool{}
	perPage("code", func() {
		for _, r := range reports {
			if r == nil || seen[r.ID] {
				continue
			}
			seen[r.ID] = true
			rec, err := c.Code(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			recs = append(recs, rec)
		}
	})
	put := func(s *store.Store) time.Duration {
		start := time.Now()
		var wait sync.WaitGroup
		next := make(chan int)
		for range 16 {
			wait.Go(func() {
				for i := range next {
					f := store.Filed{Record: recs[i], Page: &store.Page{Body: pages[i], URL: recs[i].Report.URL, Type: "text/html"}}
					if _, err := s.Put(context.Background(), f); err != nil {
						t.Error(err)
					}
				}
			})
		}
		for i := range recs {
			next <- i
		}
		close(next)
		wait.Wait()
		return time.Since(start)
	}
	file := filepath.Join(t.TempDir(), "c.db")
	s, err := local.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	perPage("store", func() { measured["write_sqlite"] = put(s).Seconds() * 1000 / n })
	perPage("follow", func() {
		if _, err := follow.Update(t.Context(), s, follow.Options{}); err != nil {
			t.Fatal(err)
		}
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	measured["stored"] = float64(info.Size()) / n
	if server, err := storetest.StartCluster(); err == nil {
		p, err := postgres.Open(t.Context(), server.URL(""))
		if err != nil {
			t.Fatal(err)
		}
		measured["write_postgres"] = put(p).Seconds() * 1000 / n
		p.Close()
		server.Stop()
	}
	_, lines := costs(t)
	for i, line := range lines {
		f := strings.Split(line, "\t")
		if v, ok := measured[f[0]]; ok {
			f[1] = strconv.FormatFloat(v, 'f', 2, 64)
			if v > 100 {
				f[1] = strconv.FormatFloat(v, 'f', 0, 64)
			}
			lines[i] = strings.Join(f, "\t")
		}
	}
	if err := os.WriteFile(costFile, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pages, %d reports: %v", len(files), len(recs), measured)
}

// TestCost holds that the figures of docs/SCALE.md follow from the table; -update writes
// them anew.
func TestCost(t *testing.T) {
	v, lines := costs(t)
	var b strings.Builder
	p := func(format string, a ...any) { fmt.Fprintf(&b, format+"\n", a...) }
	p("| | value | unit | from where |\n|---|---|---|---|")
	for _, line := range lines[1:] {
		f := strings.Split(line, "\t")
		p("| `%s` | %s | %s | %s |", f[0], f[1], f[2], f[3])
	}
	coded := v["code"] + v["follow"]
	cpu := v["extract"] + v["store"] + v["english"]*coded
	p("\n    c  =  extract + store + english * (code + follow)  =  %.1f ms of one core a page\n", cpu)
	p("| stage | pages a second and core |\n|---|---|")
	for _, stage := range []string{"extract", "language", "code", "store", "follow"} {
		p("| %s | %.0f |", stage, 1000/v[stage])
	}
	p("| all, `1000 / c` | %.0f |", 1000/cpu)
	hours := func(pages float64) float64 { return pages * cpu / 1000 / 3600 }
	price := hours(1e6) * v["core_hour"]
	gb := func(pages float64) float64 { return pages * v["stored"] / 1e9 }
	p("\n| | core hours `pages * c / 3.6e6` | price of them | stored `pages * stored` | a month of storage |\n|---|---|---|---|---|")
	for _, row := range []struct {
		name  string
		pages float64
	}{{"a million pages", 1e6}, {"CC-NEWS, a day", v["pages_day"]}, {"CC-NEWS, a year", 365 * v["pages_day"]}, {"CC-NEWS, ten years", 3650 * v["pages_day"]}} {
		p("| %s | %.0f | $%.2f | %.0f GB | $%.2f |", row.name, hours(row.pages), hours(row.pages)*v["core_hour"], gb(row.pages), gb(row.pages)*v["gb_month"])
	}
	if math.IsNaN(price) || price <= 0 {
		t.Fatalf("a million pages cost %v", price)
	}
	p("\n| cores | what they bring, pages/s | one PostgreSQL keeps `1000 / write_postgres` | one follower `1000 / (english * follow_large)` | slowest | a year of CC-NEWS in days |\n|---|---|---|---|---|---|")
	for _, cores := range []float64{1, 10, 100, 1000} {
		bring, keep, followed := cores*1000/cpu, 1000/v["write_postgres"], 1000/(v["english"]*v["follow_large"])
		slowest, name := bring, "cores"
		if keep < slowest {
			slowest, name = keep, "the database's writer"
		}
		if followed < slowest {
			slowest, name = followed, "the follower"
		}
		p("| %.0f | %.0f | %.0f | %.0f | %s | %.1f |", cores, bring, keep, followed, name, 365*v["pages_day"]/slowest/86400)
	}
	const file, from, to = "../../docs/SCALE.md", "<!-- figures -->\n", "<!-- end of figures -->\n"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(text), from)
	have, tail, ok2 := strings.Cut(rest, to)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for figures", file)
	}
	if *update {
		if err := os.WriteFile(file, []byte(head+from+b.String()+to+tail), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have != b.String() {
		t.Errorf("%s does not follow from %s: go test ./cmd/readout -run TestCost$ -update", file, costFile)
	}
}
