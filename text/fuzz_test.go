package text

import (
	"testing"
	"unicode/utf8"

	"readout"
)

// FuzzSplit gives any text and checks what every later room relies on.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "A.", sample, "\xff\x00 \"", "“a\n\n“b", "a\u2028b\u200bc", "((((", "1,2.3-4–5", "n't 's ’", "U.S. “", "''`` --...", "@x. www. ://", "-'-"} {
		f.Add(s, uint16(1), uint16(3))
	}
	f.Fuzz(func(t *testing.T, s string, from, to uint16) {
		r := &readout.Report{Text: s}
		if out := (readout.Span{Start: int32(from), End: int32(to)}); int(to) <= len(s) && from < to && boundary(s, from) && boundary(s, to) {
			r.Residue = []readout.Residue{{Span: out}}
		}
		d := &readout.Document{}
		d.Reset(r)
		Split(d)
		check(t, d)
	})
}

func boundary(s string, i uint16) bool { return int(i) == len(s) || utf8.RuneStart(s[i]) }

func check(t *testing.T, d *readout.Document) {
	t.Helper()
	at, next := int32(0), int32(0)
	for _, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Last-s.First > maxSentence {
			t.Fatalf("sentence of tokens %d to %d after token %d", s.First, s.Last, next)
		}
		if s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			t.Fatalf("sentence %v does not fit its tokens", s.Span)
		}
		next = s.Last
	}
	if int(next) != len(d.Tokens) {
		t.Fatalf("%d of %d tokens are in sentences", next, len(d.Tokens))
	}
	for i, x := range d.Tokens {
		if x.Start < at || x.Empty() || int(x.End) > len(d.Report.Text) {
			t.Fatalf("token %d is %v after byte %d of %d", i, x.Span, at, len(d.Report.Text))
		}
		at = x.End
		if x.Head != -1 || x.Quote > maxQuote {
			t.Fatalf("token %d has head %d, depth %d", i, x.Head, x.Quote)
		}
		for _, o := range d.Report.Residue {
			if x.Overlaps(o.Span) {
				t.Fatalf("token %v lies in residue %v", x.Span, o.Span)
			}
		}
	}
}
