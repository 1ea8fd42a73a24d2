package times

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/syntax"
	"readout/text"
)

var trees = sync.OnceValue(syntax.New)

// read returns a document of a text with its trees; an empty day is not known.
func read(s, published string) *readout.Document {
	r := &readout.Report{Text: s}
	if d, err := time.Parse(time.DateOnly, published); err == nil {
		r.Published = readout.Published{Date: d, Basis: readout.BasisFlag, Certain: true}
	}
	d := new(readout.Document)
	d.Reset(r)
	text.Split(d)
	trees().Parse(d)
	return d
}

// TestRules runs testdata/rules.tsv: what is found in each sentence is what stands there.
func TestRules(t *testing.T) {
	raw, err := os.ReadFile("testdata/rules.tsv")
	if err != nil {
		t.Fatal(err)
	}
	want := map[[2]string][]string{}
	var order [][2]string
	for i, line := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n")[2:] {
		c := strings.Split(line, "\t")
		if len(c) != 10 {
			t.Fatalf("testdata/rules.tsv:%d: %d cells, want 10", i+3, len(c))
		}
		k := [2]string{c[1], c[2]}
		if want[k] == nil {
			order = append(order, k)
		}
		want[k] = append(want[k], strings.Join(slices.Concat(c[:1], c[3:]), " | "))
	}
	f := New()
	for _, k := range order {
		var got []string
		for _, x := range f.Find(read(k[1], k[0])) {
			got = append(got, strings.Join([]string{x.Rule, x.Span.In(k[1]), x.Type, x.Value, x.Mod, x.Begin, x.End, x.Anchor}, " | "))
		}
		if !slices.Equal(got, want[k]) {
			t.Errorf("%s %q\n got %s\nwant %s", k[0], k[1], strings.Join(got, "\n     "), strings.Join(want[k], "\n     "))
		}
	}
}

// TestPhrases runs the example of every phrase and holiday.
func TestPhrases(t *testing.T) {
	f := New()
	for _, x := range loaded().example {
		s := x.sentence
		at := strings.Index(strings.ToLower(s), strings.ToLower(x.phrase))
		span := readout.Span{Start: int32(at), End: int32(at + len(x.phrase))}
		found := false
		for _, y := range f.Find(read(s, "2021-03-10")) {
			found = found || y.Span.Contains(span)
			if x.typ == typeNone && y.Span.Overlaps(span) {
				t.Errorf("%q: %q is no time, found %q %s", s, x.phrase, y.Span.In(s), y.Value)
			}
		}
		if x.typ != typeNone && !found {
			t.Errorf("%q: %q not found", s, x.phrase)
		}
	}
}

// TestNoTimes holds sentences whose words only look like times.
func TestNoTimes(t *testing.T) {
	f := New()
	for _, s := range []string{
		"The second envoy may march on the capital.",
		"General May met April Glenn, and June Carver spoke.",
		"He was the first to speak, and he spoke first.",
		"Resolution 1701 and resolutions 1970 and 1973 were cited.",
		"A quarter of the votes went to three quarters of the parties.",
		"The 45-year-old man and his 12-year-old son were hurt.",
		"Prices will fall, and the fall of the junta is near.",
		"They sold 1,998 rifles and 2,016 mines for $2019.",
		"Mon dieu, he said, and Sat down in the sun.",
		"The score was 10:2 and the vote 51-49.",
	} {
		for _, x := range f.Find(read(s, "2021-03-10")) {
			t.Errorf("%q: found %q %s %s", s, x.Span.In(s), x.Value, x.Rule)
		}
	}
}

// TestWithoutTrees finds the same where syntax has not run.
func TestWithoutTrees(t *testing.T) {
	f := func(s, value string) {
		t.Helper()
		d := new(readout.Document)
		d.Reset(&readout.Report{Text: s, Published: readout.Published{Date: time.Date(2021, 3, 10, 0, 0, 0, 0, time.UTC)}})
		text.Split(d)
		got := New().Find(d)
		if len(got) != 1 || got[0].Value != value {
			t.Errorf("%q: %+v, want %s", s, got, value)
		}
	}
	f("The envoys met on Friday.", "2021-03-05")
	f("The envoys will meet on Friday.", "2021-03-12")
	f("The truce began in November.", "2020-11")
}

// TestBadDates says nothing of days that do not exist.
func TestBadDates(t *testing.T) {
	for _, s := range []string{"It fell on February 31.", "It fell on Sept. 31.", "It fell on 2016-02-30.", "It fell on 13/13/2016.", "In the year 0 it fell.", "In the year 12000 it fell."} {
		for _, x := range New().Find(read(s, "2021-03-10")) {
			if len(x.Value) > 7 || x.Value == "0" || strings.Contains(s, "12000") {
				t.Errorf("%q: found %q %s", s, x.Span.In(s), x.Value)
			}
		}
	}
}

// TestOwnsMemory finds times in two reports in turn; the first result stays as it was.
func TestOwnsMemory(t *testing.T) {
	f := New()
	a := f.Find(read("They met on Monday and on May 3, 2020.", "2021-03-10"))
	was := slices.Clone(a)
	f.Find(read("They met yesterday, in June 2019 and last week.", "2020-01-01"))
	if !slices.Equal(a, was) {
		t.Errorf("changed to %v from %v", a, was)
	}
}

func TestLexicon(t *testing.T) {
	if _, err := loadLexicon(); err != nil {
		t.Fatal(err)
	}
}
