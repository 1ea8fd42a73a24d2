package follow_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
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

// variant is the n-th of many records like those of the corpus: of other states and
// another year, in words that nobody else uses, but of the same length.
func variant(n int) *readout.Record {
	recs := corpus()
	world := n / len(recs)
	b, err := export.Append(nil, recs[n%len(recs)])
	if err != nil {
		panic(err)
	}
	b = bytes.ReplaceAll(b, []byte(`"2024-`), fmt.Appendf(nil, `"%d-`, 1996+4*(world%7)))
	codes := map[string]string{}
	b = countries.ReplaceAllFunc(b, func(m []byte) []byte {
		k := string(m)
		if codes[k] == "" {
			codes[k] = fmt.Sprintf(`"country":"%c%c%c"`, 'A'+len(codes)%26, 'A'+world%26, 'A'+world/26%26)
		}
		return []byte(codes[k])
	})
	b = keys.ReplaceAllFunc(b, func(m []byte) []byte { return fmt.Appendf(nil, `"key":"w%d.%s`, world, m[len(`"key":"`):]) })
	rec, err := export.Read(b)
	if err != nil {
		panic(err)
	}
	for i := range rec.Actors { // nobody is in two worlds
		if a := &rec.Actors[i]; a.Kind == readout.ActorPerson && !a.Anonymous || a.Kind == readout.ActorArmedGroup || a.Kind == readout.ActorOrganisation {
			first, rest, _ := strings.Cut(a.Name, " ")
			if a.Kind == readout.ActorPerson {
				rest = strings.ReplaceAll(rest+" ", " ", fmt.Sprintf("%c%c ", 'a'+world%26, 'a'+world/26%26))
			}
			a.Name = strings.TrimSpace(fmt.Sprintf("%s%c%c %s", first, 'a'+world%26, 'a'+world/26%26, rest))
		}
	}
	r := rand.New(rand.NewPCG(uint64(n), 5))
	var letters [256]byte
	for i := range letters {
		letters[i] = byte(i)
	}
	for _, first := range []byte("aA") {
		for i, k := range r.Perm(26) {
			letters[int(first)+i] = first + byte(k)
		}
	}
	text := []byte(rec.Report.Text)
	for i, c := range text {
		text[i] = letters[c]
	}
	rec.Report.Text = string(text)
	rec.Report.Title = fmt.Sprint("Report ", n)
	rec.Report.ID = readout.MakeID(rec.Report.Text)
	return rec
}

var (
	countries = regexp.MustCompile(`"country":"[A-Z]{3}"`)
	keys      = regexp.MustCompile(`"key":"[a-zA-Z]`)
)

// size is how many reports the figures are measured with.
func size(variable string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil && n > 0 {
		return n
	}
	return otherwise
}

var filled = sync.OnceValues(func() (*store.Store, error) {
	dir, err := os.MkdirTemp("", "follow")
	if err != nil {
		return nil, err
	}
	s, err := local.Open(context.Background(), filepath.Join(dir, "s.db"))
	if err != nil {
		return nil, err
	}
	n := size("READOUT_FOLLOWED", 10000)
	var wait sync.WaitGroup
	errs := make(chan error, n)
	for k := range 64 {
		wait.Go(func() {
			for i := k; i < n; i += 64 {
				if _, err := s.Put(context.Background(), store.Filed{Record: variant(i)}); err != nil {
					errs <- err
				}
			}
		})
	}
	wait.Wait()
	close(errs)
	if err := <-errs; err != nil {
		return nil, err
	}
	_, err = follow.Update(context.Background(), s, follow.Options{})
	return s, err
})

// BenchmarkRebuild makes everything anew of READOUT_FOLLOWED reports, 10,000 if it says
// nothing: of what each brought by itself, or of their records.
func BenchmarkRebuild(b *testing.B) {
	s, err := filled()
	if err != nil {
		b.Fatal(err)
	}
	for _, records := range []bool{false, true} {
		name := map[bool]string{false: "kept", true: "records"}[records]
		b.Run(name, func(b *testing.B) {
			busy := cpuTime()
			for b.Loop() {
				sum, err := follow.Rebuild(b.Context(), s, follow.Options{Records: records})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(sum.Processes), "processes")
			}
			b.ReportMetric((cpuTime()-busy).Seconds()/float64(b.N), "cpu-s/op")
		})
	}
}

// BenchmarkNothing brings a store up to date that is.
func BenchmarkNothing(b *testing.B) {
	s, err := filled()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := follow.Update(b.Context(), s, follow.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOneMore enters one more report into that store.
func BenchmarkOneMore(b *testing.B) {
	s, err := filled()
	if err != nil {
		b.Fatal(err)
	}
	n := size("READOUT_FOLLOWED", 10000)
	var took, cpu time.Duration
	for b.Loop() {
		n++
		if _, err := s.Put(b.Context(), store.Filed{Record: variant(n)}); err != nil {
			b.Fatal(err)
		}
		start, busy := time.Now(), cpuTime()
		if _, err := follow.Update(b.Context(), s, follow.Options{}); err != nil {
			b.Fatal(err)
		}
		took, cpu = took+time.Since(start), cpu+cpuTime()-busy
	}
	b.ReportMetric(float64(took.Microseconds())/1000/float64(b.N), "ms/report")
	b.ReportMetric(float64(cpu.Microseconds())/1000/float64(b.N), "cpu-ms/report")
}
