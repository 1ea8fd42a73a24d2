package coder

import (
	"context"
	"testing"
	"time"

	"readout"
)

// TestBounds reads reports without a date: what their own words say of it, and
// which times that resolves.
func TestBounds(t *testing.T) {
	c := New()
	f := func(text, from, to, shown string, times map[string]string) {
		t.Helper()
		r := &readout.Report{Text: text, Lang: "en"}
		rec, err := c.Code(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		day := func(d time.Time) string {
			if d.IsZero() {
				return ""
			}
			return d.Format(time.DateOnly)
		}
		p := r.Published
		if p.Known() || day(p.From) != from || day(p.To) != to {
			t.Errorf("%q: from %q to %q, want %q to %q", text, day(p.From), day(p.To), from, to)
		}
		words := ""
		for _, s := range p.Evidence {
			words += s.In(text) + ";"
		}
		if words != shown || (shown != "") != (p.Basis == readout.BasisInferred) {
			t.Errorf("%q: shown by %q (%s), want %q", text, words, p.Basis, shown)
		}
		for _, x := range rec.Times {
			if want, ok := times[x.Span.In(text)]; ok && x.Value != want {
				t.Errorf("%q: %q is %s, want %s", text, x.Span.In(text), x.Value, want)
			}
		}
	}
	f("The envoys met on 3 May 2019 in Oslo. They will meet again on 12 June 2020, the mediator said on Monday.", "2019-05-03", "2020-06-12", "3 May 2019;12 June 2020;",
		map[string]string{"Monday": "XXXX-WXX-1"})
	f("The envoys met on 3 May 2019 in Oslo. They will meet again on 12 June 2019. A truce was signed in February of this year.", "2019-05-03", "2019-06-12", "3 May 2019;12 June 2019;",
		map[string]string{"February of this year": "2019-02"})
	f("The two leaders met at the G20 summit in Hangzhou on Monday.", "2015-08-01", "", "G20 summit in Hangzhou;", map[string]string{"Monday": "XXXX-WXX-1"})
	f("The envoys met on Monday and will meet again on Friday.", "", "", "", map[string]string{"Monday": "XXXX-WXX-1", "Friday": "XXXX-WXX-5"})
	f("The envoys met on 3 May 2019. They will meet again on 2 June 2009.", "", "", "", nil) // which contradict each other
}

// TestBounds_day has a dateline with a day, which the summit gives its year.
func TestBounds_day(t *testing.T) {
	const text = "HANGZHOU, China, Sept 5 (Wire) - The two presidents spoke here at the G20 summit on Sunday."
	span := readout.Span{Start: 0, End: 30}
	r := &readout.Report{Text: text, Lang: "en", Dateline: readout.Dateline{Place: "Hangzhou, China", Span: span}, Layout: []readout.Layout{{Span: span, Kind: readout.LayoutDateline}}}
	rec, err := New().Code(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	if p := r.Published; p.Date.Format(time.DateOnly) != "2016-09-05" || p.Basis != readout.BasisInferred || p.Certain {
		t.Errorf("%+v", p)
	}
	if len(rec.Times) != 1 || rec.Times[0].Value != "2016-09-04" {
		t.Errorf("Sunday is %+v", rec.Times)
	}
}

// TestBounds_dateline has a summit's city for a dateline.
func TestBounds_dateline(t *testing.T) {
	const text = "HANGZHOU, China - The two presidents spoke here at the G20 summit on Monday. The truce signed in February has collapsed. Last year it held."
	r := &readout.Report{Text: text, Lang: "en", Dateline: readout.Dateline{Place: "Hangzhou, China", Span: readout.Span{Start: 0, End: 17}},
		Layout: []readout.Layout{{Span: readout.Span{Start: 0, End: 17}, Kind: readout.LayoutDateline}}}
	rec, err := New().Code(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	if p := r.Published; p.From.Format(time.DateOnly) != "2016-08-31" || p.To.Format(time.DateOnly) != "2016-09-09" || p.Known() {
		t.Errorf("%+v", p)
	}
	want := map[string]string{"Monday": "XXXX-WXX-1", "February": "2016-02", "Last year": "2015"}
	for _, x := range rec.Times {
		if x.Value != want[x.Span.In(text)] {
			t.Errorf("%q is %s, want %s", x.Span.In(text), x.Value, want[x.Span.In(text)])
		}
	}
}
