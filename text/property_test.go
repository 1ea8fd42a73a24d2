package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
)

// pieces are what odd texts are made of.
var pieces = []string{
	"word", "Word", "U.S.", "Gen.", "p.m.", "1,000", "3.5%", "$4", "2019-03-05", "don't", "cannot", "O’Malley’s", "US-backed", "re-", "-", "--", "—", "...", "…", ". . .",
	".", "!", "?", "?!", ",", ";", ":", "(", ")", "[", "]", "[17]", "\"", "''", "“", "”", "‘", "’", "'", "«", "»", "•", "/", "w/", "@a.b", "www.x.org/?q=1,", "#tag", "&", "*", "_",
	" ", "  ", "\t", "\n", "\n\n", "\r\n", "\u00a0", "\u2028", "\u200b", "\u200d", "\ufeff", "\u00ad",
	"🕊️", "👩‍👩‍👧", "🇰🇪", "שלום", "السلام", "\u202eabc\u202c", "e\u0301\u0301", "İ", "ß", "中文。", "\x00", "\xff", "\xe2\x80", "\xc3", "\ufffd",
}

// oddText joins n pieces by chance.
func oddText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.IntN(len(pieces))])
		if r.IntN(2) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// damaged returns s with some bytes lost, doubled or changed.
func damaged(r *rand.Rand, s string) string {
	b := []byte(s)
	for range 1 + r.IntN(20) {
		i := r.IntN(len(b))
		switch r.IntN(3) {
		case 0:
			b = append(b[:i], b[min(len(b), i+1+r.IntN(4)):]...)
		case 1:
			b = append(b[:i:i], append([]byte{b[i], b[i]}, b[i+1:]...)...)
		default:
			b[i] = byte(r.IntN(256))
		}
		if len(b) == 0 {
			return ""
		}
	}
	return string(b)
}

// TestSplit_OddTexts holds what must be true whatever the text: see check, and
// that no letter is lost and no character cut in two.
func TestSplit_OddTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	d := &readout.Document{}
	for i := range 4000 {
		s := oddText(r, 1+r.IntN(60))
		if i%2 == 0 {
			s = damaged(r, sample)
		}
		d.Reset(&readout.Report{Text: s})
		Split(d)
		check(t, d)
		checkWhole(t, d)
		if t.Failed() {
			t.Fatalf("%q", s)
		}
	}
}

// checkWhole says whether the tokens are the text but for what space calls white
// space, and begin and end with characters where the text is whole.
func checkWhole(t *testing.T, d *readout.Document) {
	t.Helper()
	var want, got strings.Builder
	for i := 0; i < len(d.Report.Text); {
		r, size := utf8.DecodeRuneInString(d.Report.Text[i:])
		if !space(r) {
			want.WriteString(d.Report.Text[i : i+size])
		}
		i += size
	}
	whole := utf8.ValidString(d.Report.Text)
	for i, x := range d.Tokens {
		w := x.In(d.Report.Text)
		for j, r := range w {
			if !space(r) || r == utf8.RuneError {
				got.WriteString(w[j : j+max(1, sizeAt(w[j:]))])
			} else if whole {
				t.Errorf("token %d %q holds white space", i, w)
			}
		}
		if whole && !utf8.ValidString(w) {
			t.Errorf("token %d %q cuts a character", i, w)
		}
	}
	if got.String() != want.String() {
		t.Errorf("the tokens are\n%q, want\n%q", got.String(), want.String())
	}
}

func sizeAt(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// TestSplit_HugeWord reads words of a million bytes as they are.
func TestSplit_HugeWord(t *testing.T) {
	for _, unit := range []string{"a", "é", "9", "-", "'", "\xff", "🕊"} {
		d := &readout.Document{}
		d.Reset(&readout.Report{Text: "He said " + strings.Repeat(unit, 1<<20/len(unit)) + " twice."})
		Split(d)
		check(t, d)
		checkWhole(t, d)
	}
}

// TestSplit_NoAllocation says that reading into a document that was used before
// costs no memory for each token, and little for a report.
func TestSplit_NoAllocation(t *testing.T) {
	d := &readout.Document{}
	read := func(n int) float64 {
		r := &readout.Report{Text: strings.Repeat(sample, n)}
		return testing.AllocsPerRun(5, func() {
			d.Reset(r)
			Split(d)
		})
	}
	many, few := read(200), read(20)
	if many > few+2 || few > 10 {
		t.Errorf("%v allocations for %d tokens, %v for a tenth of them", many, len(d.Tokens), few)
	}
}
