package export

import (
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"
)

// A rowMaker makes rows by chance that look like those of news: few types and
// countries, many reports and words. The same seed gives the same rows.
type rowMaker struct{ *rand.Rand }

func newRowMaker() *rowMaker { return &rowMaker{rand.New(rand.NewPCG(5, 6))} }

var (
	someCountries = strings.Fields("USA RUS CHN SYR TUR IRN ISR PSE FRA DEU GBR UKR ROU TLS UNO IGO EUR XKX")
	someSectors   = []string{"GOV", "MIL", "REB", "GOV MIL", "JRN", "COP", ""}
	someNames     = strings.Fields("Aral Boro Cena Dovo Elka Fera Gant Holm Irna Jost Kell Lund")
	someCAMEO     = map[string]string{"AGREE": "057", "CONSULT": "042", "SUPPORT": "051", "CONCEDE": "081", "COOPERATE": "062", "AID": "073", "RETREAT": "0871", "REQUEST": "020", "ACCUSE": "112", "REJECT": "120", "THREATEN": "138", "PROTEST": "141", "SANCTION": "163", "MOBILIZE": "154", "COERCE": "173", "ASSAULT": "195"}
)

func pick[T any](r *rowMaker, list []T) T { return list[r.IntN(len(list))] }

func (r *rowMaker) party() Party {
	c := pick(r, someCountries)
	name := pick(r, someNames) + " " + pick(r, someNames)
	return Party{ID: "a1", Key: strings.ToLower(c + "." + name), Name: name, Kind: "person", Country: c, Sectors: pick(r, someSectors), Office: "Minister"}
}

func (r *rowMaker) parties(most int) (out []Party) {
	for range r.IntN(most) + 1 {
		out = append(out, r.party())
	}
	return out
}

func (r *rowMaker) words(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pick(r, someNames))
		b.WriteByte(' ')
	}
	return b.String() + "“said” \"so\", é."
}

// event is event n, five of which are told by one report.
func (r *rowMaker) event(n int) *Event {
	day := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(1500)).Format(time.DateOnly)
	typ := Types[r.IntN(len(Types))]
	g, lat, lon := float64(r.IntN(20)-10), r.Float64()*180-90, r.Float64()*360-180
	report := fmt.Sprintf("%016x", uint64(n/5)*0x9e3779b97f4a7c15)
	e := &Event{
		N: int64(n), ID: fmt.Sprintf("%016x", uint64(n+1)*0xbf58476d1ce4e5b9), Local: fmt.Sprint("e", n%5+1), Report: report, Title: r.words(5), Outlet: pick(r, someNames) + " News",
		URL: "https://example.org/" + report, Published: day, Group: report, Type: typ, Quad: 1 + len(typ)%4, CAMEO: someCAMEO[typ], Status: "happened",
		From: day, To: day, DateBasis: "stated", Place: pick(r, someNames), Country: pick(r, someCountries), Goldstein: &g, Intensity: &g, Score: float64(float32(r.Float64())),
		Vouched: "author", Start: int64(r.IntN(3000)), Trigger: "met", Words: r.words(20), Rule: "frame:" + typ, Actors: r.parties(2), Recipients: r.parties(2),
	}
	if n%3 > 0 {
		e.Lat, e.Lon = &lat, &lon
	}
	return e
}

// source yields n events made of a pool; ids and reports differ throughout.
func (r *rowMaker) source(n int) *Source {
	pool := make([]*Event, 5000)
	for i := range pool {
		pool[i] = r.event(i)
	}
	return &Source{Events: func() iter.Seq2[*Event, error] {
		return func(yield func(*Event, error) bool) {
			for i := range n {
				e := *pool[i%len(pool)]
				e.ID = hexID(uint64(i+1) * 0xbf58476d1ce4e5b9)
				e.Report = hexID(uint64(i/5) * 0x9e3779b97f4a7c15)
				e.Group = e.Report
				if !yield(&e, nil) {
					return
				}
			}
		}
	}}
}

func hexID(n uint64) string {
	var b [16]byte
	for i := range b {
		b[i] = "0123456789abcdef"[n>>(60-4*i)&15]
	}
	return string(b[:])
}

// The floors of the exports: rows a second, and the memory in use while 1 M go out.
var floors = map[string]float64{"parquet": 100_000, "csv": 150_000}

const memoryFloor = 300 << 20

// benchmarkFormat writes a million events; go test -bench Format -benchtime 1x.
func BenchmarkFormat(b *testing.B) {
	for _, f := range Formats() {
		if f.Deep {
			continue
		}
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				start := time.Now()
				peak := writeMany(b, &f, 1_000_000)
				b.ReportMetric(1e6/time.Since(start).Seconds(), "rows/s")
				b.ReportMetric(float64(peak>>20), "MB-peak")
			}
		})
	}
}

// writeMany writes n events and returns the most memory that was in use.
func writeMany(tb testing.TB, f *Format, n int) uint64 {
	tb.Helper()
	var peak uint64
	var m runtime.MemStats
	t := &Tally{Program: "readout test"}
	src := newRowMaker().source(n)
	inner := src.Events
	i := 0
	src.Events = func() iter.Seq2[*Event, error] {
		return watch(inner(), func(*Event) {
			if i++; i%100_000 == 0 {
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapInuse+m.StackInuse)
			}
		})
	}
	if err := f.Write(io.Discard, t.Watch(src), &Options{Tally: t, Period: "month"}); err != nil {
		tb.Fatal(err)
	}
	return peak
}

// TestFloors is the small form of the benchmark: a tenth of the rows at a tenth of the
// speed, which only a mistake would miss.
func TestFloors(t *testing.T) {
	for name, floor := range floors {
		f, err := FindFormat(name)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		peak := writeMany(t, f, 100_000)
		if got := 100_000 / time.Since(start).Seconds(); got < floor/10 {
			t.Errorf("%s: %.0f rows/s, floor %.0f", name, got, floor/10)
		}
		if peak > memoryFloor {
			t.Errorf("%s: %d MB in use", name, peak>>20)
		}
	}
}
