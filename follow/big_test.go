package follow_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/export"
	"readout/follow"
	"readout/store"
	"readout/store/local"
)

// A world is a store of many reports as an archive of some years has them: fourteen
// negotiations of up to 500 reports each, and news of forty other conflicts, of which most
// is of none. Its records are those of the corpus, of other states, other days and in
// words of their own. What tells of one thing shares half of its words, what tells of one
// conflict its names and some more, as reports do. Most stories are of two or three
// reports within a few days and a few of hundreds, as in news.

// worlds is how many copies of the corpus with its three negotiations there are, and the
// most episodes of one: the first of them goes on for three years.
const (
	worlds    = 14
	episodes  = 22
	conflicts = 40   // that are of no negotiation
	archived  = 1200 // days
	mostStory = 300  // reports of one story
)

// A told says what the n-th report of the store is made of.
type told struct {
	of    int    // index of a record in the corpus
	world int    // whose states they are
	days  int    // by how many days it is later than the corpus
	lag   int    // by how many days it came out after the first report of its story
	story uint64 // what shares half of its words with it
	plain bool   // it is of no negotiation
}

// plan says of what the reports of a store of n are made, in the order in which they come:
// by day, but for a few that are late.
func plan(n int) []told {
	recs := corpus()
	first := recs[0].Report.Published.Date
	for _, rec := range recs {
		if d := rec.Report.Published.Date; !d.IsZero() && d.Before(first) {
			first = d
		}
	}
	r := rand.New(rand.NewPCG(8, 8))
	var out []told
	for w := range worlds {
		of := max(1, episodes*(worlds-w)/worlds*n/100_000)
		for e := range of {
			for k, rec := range recs {
				week := max(0, int(rec.Report.Published.Date.Sub(first).Hours())/24/7)
				out = append(out, told{of: k, world: w, days: archived - 45*(of-e) - w, story: uint64((w*1000+e)*100 + week)})
			}
		}
	}
	out = out[:min(len(out), n)]
	for story := uint64(100_000_000); len(out) < n; story++ {
		of, days, world := r.IntN(len(recs)), r.IntN(archived), worlds+r.IntN(conflicts)
		size := int(1.5 * math.Pow(1-r.Float64(), -1/1.3))
		for range min(size, mostStory, n-len(out)) {
			out = append(out, told{of, world, days, int(r.ExpFloat64() * 1.5), story, true})
		}
	}
	day := make([]float64, n) // on which it comes
	at := make([]int, n)
	for i, x := range out {
		at[i], day[i] = i, float64(x.days+x.lag)+r.Float64()
		if d := recs[x.of].Report.Published.Date; !d.IsZero() {
			day[i] += d.Sub(first).Hours() / 24
		}
		if r.IntN(20) == 0 {
			day[i] += 20 * r.ExpFloat64()
		}
	}
	slices.SortFunc(at, func(i, k int) int { return cmp.Compare(day[i], day[k]) })
	sorted := make([]told, n)
	for i, k := range at {
		sorted[i] = out[k]
	}
	return sorted
}

var (
	days       = regexp.MustCompile(`"20\d\d-\d\d-\d\d`)
	corpusJSON = sync.OnceValue(func() (out [2][][]byte) {
		for _, rec := range corpus() {
			plain := *rec
			plain.Processes, plain.Meetings, plain.Positions, plain.NextSteps, plain.Deadlines, plain.Threats, plain.Agreements = nil, nil, nil, nil, nil, nil, nil
			for i, r := range []*readout.Record{rec, &plain} {
				b, err := export.Append(nil, r)
				if err != nil {
					panic(err)
				}
				out[i] = append(out[i], b)
			}
		}
		return out
	})
	codes = sync.OnceValue(func() map[string]int { // of all countries of the corpus
		out := map[string]int{}
		for _, b := range corpusJSON()[0] {
			for _, m := range countries.FindAll(b, -1) {
				if _, ok := out[string(m)]; !ok {
					out[string(m)] = len(out)
				}
			}
		}
		return out
	})
)

// names are the words of all names that belong to one country.
var names = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, b := range corpusJSON()[0] {
		for _, m := range nameFields.FindAllSubmatch(b, -1) {
			for _, w := range named.FindAll(m[1], -1) {
				out[string(w)] = true
			}
		}
	}
	for _, w := range strings.Fields("Front Liberation Movement Army Foreign Minister Ministry President Prime United Nations Union African Security Council Special Envoy January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday") {
		delete(out, w)
	}
	return out
})

var (
	named      = regexp.MustCompile(`[A-Z][a-z]{3,}\b`)
	nameFields = regexp.MustCompile(`"name":"([^"]+)"`)
)

// record makes the n-th record of a store.
func (x told) record(n int) *readout.Record {
	which := 0
	if x.plain {
		which = 1
	}
	b := days.ReplaceAllFunc(corpusJSON()[which][x.of], func(m []byte) []byte {
		t, err := time.Parse(time.DateOnly, string(m[1:]))
		if err != nil {
			return m
		}
		return t.AddDate(0, 0, x.days+x.lag).AppendFormat([]byte{'"'}, time.DateOnly)
	})
	b = countries.ReplaceAllFunc(b, func(m []byte) []byte {
		k := codes()[string(m)]
		return fmt.Appendf(nil, `"country":"%c%c%c"`, 'A'+k%26, 'A'+x.world%26, 'A'+(x.world/26+7*(k/26))%26)
	})
	b = keys.ReplaceAllFunc(b, func(m []byte) []byte {
		return fmt.Appendf(nil, `"key":"w%d.%s`, x.world, m[len(`"key":"`):])
	})
	b = named.ReplaceAllFunc(b, func(m []byte) []byte { // other people, other movements
		if names()[string(m)] {
			m = slices.Clone(m)
			m[len(m)-1], m[len(m)-2] = 'a'+byte(x.world%26), 'a'+byte(x.world/26)
		}
		return m
	})
	rec, err := export.Read(b)
	if err != nil {
		panic(err)
	}
	rec.Report.Text = reworded(rec.Report.Text, uint64(x.world), x.story, uint64(n))
	rec.Report.Title = fmt.Sprint("Report ", n)
	rec.Report.ID = readout.MakeID(rec.Report.Text)
	return rec
}

// reworded writes a text in other words of the same lengths: half of them are the
// story's, names and an eighth of the others are the conflict's, the rest are its own.
func reworded(text string, world, story, own uint64) string {
	var letters [3][256]byte
	for i, seed := range [...]uint64{world, story, own} {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		for c := range letters[i] {
			letters[i][c] = byte(c)
		}
		for _, first := range []byte("aA") {
			for c, k := range r.Perm(26) {
				letters[i][int(first)+c] = first + byte(k)
			}
		}
		for c, k := range r.Perm(10) {
			letters[i]['0'+c] = '0' + byte(k)
		}
	}
	out := []byte(text)
	for at := 0; at < len(out); {
		end := at
		for end < len(out) && (out[end]|0x20 >= 'a' && out[end]|0x20 <= 'z' || out[end] >= '0' && out[end] <= '9') {
			end++
		}
		h := fnv.New32a()
		h.Write(bytes.ToLower(out[at:end]))
		of := &letters[2]
		switch k := h.Sum32() >> 7 & 7; {
		case names()[string(out[at:end])], k == 0:
			of = &letters[0]
		case k < 5:
			of = &letters[1]
		}
		for i := at; i < end; i++ {
			out[i] = of[out[i]]
		}
		at = end + 1
	}
	return string(out)
}

// archive returns a store of n reports and how they were planned. Where READOUT_ARCHIVE
// names a folder it is kept there and found again.
func archive(b testing.TB, n int) (*store.Store, []told) {
	all := plan(n + n/50)
	dir := os.Getenv("READOUT_ARCHIVE")
	if dir == "" {
		dir = b.TempDir()
	}
	kept := filepath.Join(dir, fmt.Sprintf("archive-%d-%s.db", n, follow.Version))
	open := func(file string) *store.Store {
		s, err := local.Open(b.Context(), file)
		if err != nil {
			b.Fatal(err)
		}
		return s
	}
	if _, err := os.Stat(kept); err != nil {
		s := open(kept + ".new")
		var wait sync.WaitGroup
		errs := make(chan error, n)
		for k := range 64 {
			wait.Go(func() {
				for i := k; i < n; i += 64 {
					if _, err := s.Put(context.Background(), store.Filed{Record: all[i].record(i)}); err != nil {
						errs <- err
					}
				}
			})
		}
		wait.Wait()
		close(errs)
		if err := <-errs; err != nil {
			b.Fatal(err)
		}
		start, busy := time.Now(), cpuTime()
		if _, err := follow.Update(b.Context(), s, follow.Options{}); err != nil {
			b.Fatal(err)
		}
		b.Logf("derived from %d reports in %.1f s, %.1f s of CPU", n, time.Since(start).Seconds(), (cpuTime() - busy).Seconds())
		if err := s.Backup(b.Context(), kept); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
	s := open(kept)
	// what a run adds is thrown away
	scratch := filepath.Join(b.TempDir(), "s.db")
	if err := s.Backup(b.Context(), scratch); err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	s = open(scratch)
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	return s, all[n:]
}

// BenchmarkEnter enters more reports, one at a time, into a store of READOUT_FOLLOWED
// reports, and tells of the time that each took: what is derived from it and what it
// changes, and in all, and of memory. A part of them are of negotiations as in the store.
func BenchmarkEnter(b *testing.B) {
	s, more := archive(b, size("READOUT_FOLLOWED", 3000))
	if _, err := follow.Update(b.Context(), s, follow.Options{}); err != nil {
		b.Fatal(err)
	}
	list, err := s.Processes(b.Context(), store.ProcessFilter{})
	if err != nil {
		b.Fatal(err)
	}
	sizes := make([]string, 0, len(list))
	slices.SortFunc(list, func(a, b store.ProcessRow) int { return int(b.Reports - a.Reports) })
	for _, p := range list {
		sizes = append(sizes, fmt.Sprint(p.Reports))
	}
	b.Logf("%d processes, the largest of %s reports", len(list), strings.Join(sizes[:min(len(sizes), 45)], " "))
	n := 0
	for _, plain := range []bool{true, false} {
		name := map[bool]string{true: "none", false: "process"}[plain]
		b.Run(name, func(b *testing.B) {
			var took, all, busy []float64
			var before, after runtime.MemStats
			folds := 0
			runtime.ReadMemStats(&before)
			for b.Loop() {
				for more[n%len(more)].plain != plain {
					n++
				}
				rec := more[n%len(more)].record(10_000_000 + n)
				n++
				start := time.Now()
				if _, err := s.Put(b.Context(), store.Filed{Record: rec}); err != nil {
					b.Fatal(err)
				}
				put, cpu := time.Now(), cpuTime()
				sum, err := follow.Update(b.Context(), s, follow.Options{})
				if err != nil {
					b.Fatal(err)
				}
				folds += sum.Processes
				end := time.Now()
				took, all, busy = append(took, ms(end.Sub(put))), append(all, ms(end.Sub(start))), append(busy, ms(cpuTime()-cpu))
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(len(took))/1e6, "MB/op")
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.HeapAlloc)/1e6, "MB-held") // with the store's own
			b.ReportMetric(float64(folds)/float64(len(took)), "folds/op")
			for what, list := range map[string][]float64{"ms": took, "put+ms": all, "cpu-ms": busy} {
				slices.Sort(list)
				b.ReportMetric(list[len(list)/2], "p50-"+what)
				b.ReportMetric(list[len(list)*95/100], "p95-"+what)
			}
		})
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
