package times

import (
	"testing"
	"time"

	"readout"
	"readout/text"
)

// FuzzFind feeds any text: nothing panics, spans are whole and in order, and
// no interval ends before it begins.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"The truce held from May 3-5, 2020 to Feb. 31.", "two and a half years ago, 12 to 18 months later",
		"the end of the 470s BC, 99999999 weeks from now", "a hundred thousand million decades hence", "10:30 p.m. EST Friday night, '96",
		"the last week of the last week of the last week of 1990", "\xff on Monday \x00 the 15th", "this this this past past year's third quarter",
		"2016-09-05T25:61 13/13/2016 1/1/0001 9999999999", "the the early early late mid-mid-1990s",
	} {
		f.Add(s, int64(0))
		f.Add(s, int64(1610000000))
	}
	f.Fuzz(func(t *testing.T, s string, unix int64) {
		r := &readout.Report{Text: s}
		if unix != 0 {
			r.Published.Date = time.Unix(unix%(1<<36), 0).UTC()
		}
		d := new(readout.Document)
		d.Reset(r)
		text.Split(d)
		end := int32(0)
		for _, x := range New().Find(d) {
			if x.Span.Start < end || x.Span.Empty() || int(x.Span.End) > len(s) {
				t.Fatalf("span %v after %d in %q", x.Span, end, s)
			}
			end = x.Span.End
			if x.Value == "" || x.Type == "" || x.Rule == "" {
				t.Fatalf("%q lacks value, type or rule: %+v", x.Span.In(s), x)
			}
			if x.Begin > x.End || (x.Begin == "") != (x.End == "") {
				t.Fatalf("%q from %s to %s", x.Span.In(s), x.Begin, x.End)
			}
			for _, v := range []string{x.Begin, x.End} {
				if _, err := time.Parse(time.DateOnly, v); v != "" && err != nil {
					t.Fatalf("%q: %v", x.Span.In(s), err)
				}
			}
		}
	})
}

const benchText = `The two delegations met in the border town on Monday for ninety minutes, the third round since talks broke down in February. ` +
	`A spokesman said the ceasefire of 12 May 2019, which lapsed last year, could be renewed in the coming days if both sides withdrew their guns by Friday. ` +
	`Fighting has killed more than two thousand people over the past two and a half years, most of them in the villages along the river, and forced many others to leave. ` +
	`He will fly to the capital next week, where ministers are due to meet at 10 a.m. on Thursday to weigh a plan put forward by the mediators. ` +
	`Neither side would say whether the prisoners taken in the first weeks of the war will be freed, and the envoy declined to answer questions from reporters. `

func BenchmarkFind(b *testing.B) {
	d := read(benchText, "2021-03-10")
	f := New()
	n := len(f.Find(d))
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		if got := len(f.Find(d)); got != n {
			b.Fatalf("found %d, then %d", n, got)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(d.Tokens)), "ns/token")
}
