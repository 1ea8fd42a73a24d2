package coder_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/coder"
	"readout/internal/growth"
)

// longestSentence is how many tokens a sentence may have before it is split, so
// that the rooms that compare its tokens with each other take linear time.
const longestSentence = 400

// checkLanguage holds the promises of a Document: tokens ascend and lie in their
// sentences, trees have their roots in them, mentions and chains point at what is there.
func checkLanguage(t *testing.T, d *readout.Document) {
	t.Helper()
	if t.Failed() {
		return
	}
	text, next, at := d.Report.Text, int32(0), int32(0)
	for i, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Last-s.First > longestSentence || s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			t.Fatalf("sentence %d: %+v after token %d", i, s, next)
		}
		next = s.Last
		for k := s.First; k < s.Last; k++ {
			x := &d.Tokens[k]
			if x.Start < at || x.Empty() || int(x.End) > len(text) || d.SentenceOf(k) != i {
				t.Fatalf("token %d is %v after byte %d of %d", k, x.Span, at, len(text))
			}
			at = x.End
			if x.Head >= 0 && (x.Head < s.First || x.Head >= s.Last || x.Head == k) || (x.Head < 0) != (x.Rel == readout.RelRoot) {
				t.Fatalf("token %d of sentence %d to %d hangs from %d as %s", k, s.First, s.Last, x.Head, x.Rel)
			}
			if x.Lemma == "" || !utf8.ValidString(x.Lemma) && utf8.ValidString(text) {
				t.Fatalf("token %q has the lemma %q", d.Word(k), x.Lemma)
			}
		}
		checkTree(t, d, s)
	}
	if int(next) != len(d.Tokens) {
		t.Fatalf("%d of %d tokens are in sentences", next, len(d.Tokens))
	}
	checkMentions(t, d)
}

// checkTree says whether every token is below a root.
func checkTree(t *testing.T, d *readout.Document, s readout.Sentence) {
	t.Helper()
	for k := s.First; k < s.Last; k++ {
		steps := int32(0)
		for h := k; h >= 0; h = d.Tokens[h].Head {
			if steps++; steps > s.Last-s.First {
				t.Fatalf("token %d hangs from itself", k)
			}
		}
	}
}

func checkMentions(t *testing.T, d *readout.Document) {
	t.Helper()
	before := int32(0)
	for i, m := range d.Mentions {
		if m.Start < before || m.Empty() || int(m.End) > len(d.Report.Text) || m.Head < 0 || int(m.Head) >= len(d.Tokens) || int(m.Chain) >= len(d.Chains) {
			t.Fatalf("mention %d: %+v after byte %d", i, m, before)
		}
		if h := d.Tokens[m.Head]; h.Start < m.Start || h.End > m.End {
			t.Fatalf("mention %d: %v does not hold its head %v", i, m.Span, h.Span)
		}
		before = m.Start
	}
	for i, c := range d.Chains {
		if c.Best < 0 || int(c.Best) >= len(d.Mentions) {
			t.Fatalf("chain %d is best named by mention %d of %d", i, c.Best, len(d.Mentions))
		}
		for _, x := range c.Members {
			if x < 0 || int(x) >= len(d.Chains) {
				t.Fatalf("chain %d has the member %d of %d", i, x, len(d.Chains))
			}
		}
	}
}

// oddPieces are what odd texts are made of, beside words.
var oddPieces = []string{
	"Anna Vey", "the envoy", "He", "they", "said", "met", "Geneva", "the two leaders", "his Ruritanian counterpart", "who", "and", "of", "to", "that", "on Monday", "U.S.", "Gen.",
	".", "!", "?", ",", ":", ";", "(", ")", "“", "”", "\"", "'", "’s", "-", "—", "...", "\n", "\n\n", "\u2028", "\u200b", "\u00a0", "\u202e", "\u202c",
	"🕊️", "👩‍👩‍👧", "שלום", "السلام عليكم", "e\u0301", "İ", "中文。", "\x00", "\xff", "\xe2\x80", "\ufffd", "1,000", "3.5%", "https://x.org/?q=1", "@a.b", "#tag", "US-backed",
}

func oddText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(oddPieces[r.IntN(len(oddPieces))])
		if r.IntN(8) > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// damaged returns s with some bytes lost or changed and some stretches doubled.
func damaged(r *rand.Rand, s string) string {
	b := []byte(s)
	for range 1 + r.IntN(40) {
		if len(b) < 9 {
			break
		}
		i := r.IntN(len(b) - 8)
		switch r.IntN(3) {
		case 0:
			b = append(b[:i], b[i+1+r.IntN(7):]...)
		case 1:
			b = append(b[:i+8:i+8], b[i:]...)
		default:
			b[i] = byte(r.IntN(256))
		}
	}
	return string(b)
}

func TestDocument_OddTexts(t *testing.T) {
	c, r := coder.New(), rand.New(rand.NewPCG(3, 4))
	n := 1500
	if testing.Short() {
		n = 150
	}
	reports := examples(t)
	for i := range n {
		s := oddText(r, 1+r.IntN(120))
		if i%5 == 0 {
			s = damaged(r, reports[r.IntN(len(reports))])
		}
		checkLanguage(t, c.Document(&readout.Report{Text: s, Lang: "en"}))
		if t.Failed() {
			t.Fatalf("%q", s)
		}
	}
}

func TestDocument_BigTexts(t *testing.T) {
	c := coder.New()
	for name, s := range map[string]string{
		"a word of 1 MB":                  "He saw " + strings.Repeat("a", 1<<20) + " there.",
		"a word of 1 MB in capitals":      strings.Repeat("É", 1<<19),
		"1 MB of emoji":                   strings.Repeat("🕊️", 1<<17),
		"1 MB of invalid bytes":           strings.Repeat("\xff", 1<<20),
		"a sentence of 401 tokens":        strings.Repeat("word ", 400) + ".",
		"20,000 tokens without a stop":    strings.Repeat("the envoy met him and ", 4000),
		"names without a stop":            strings.Repeat("Anna Vey ", 4000),
		"20,000 marks":                    strings.Repeat("( \" ", 10000),
		"20,000 lines":                    strings.Repeat("He left\n", 10000),
		"right to left without any stop":  strings.Repeat("السلام عليكم ", 5000),
		"zero-width spaces":               strings.Repeat("\u200b", 1<<18),
		"pronouns":                        strings.Repeat("He said he told him. ", 3000),
		"one name and its short form":     strings.Repeat("Anna Vey met Vey. ", 3000),
		"as many different names as fit":  madeNames(3000),
		"descriptions that may be anyone": strings.Repeat("The official met the two leaders and an envoy. ", 2000),
	} {
		t.Run(name, func(t *testing.T) { checkLanguage(t, c.Document(&readout.Report{Text: s, Lang: "en"})) })
	}
}

// madeNames are n different names that each do something.
func madeNames(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("Ms. " + madeName(i) + " " + madeName(i*7+1) + " left. ")
	}
	return b.String()
}

func madeName(i int) string {
	const syllables = "babedodugafehiku"
	w := ""
	for range 4 {
		k := i % 8 * 2
		w += syllables[k : k+2]
		i /= 8
	}
	return strings.ToUpper(w[:1]) + w[1:]
}

// TestDocument_Allocations says that a report costs a coder that has read such
// words before no memory for each token.
func TestDocument_Allocations(t *testing.T) {
	c := coder.New()
	const unit = "“We won’t sign,” said Anna Vey, the Ruritanian envoy, in Geneva. She left the US-backed talks on Monday.\n"
	read := func(n int) float64 {
		r := &readout.Report{Text: strings.Repeat(unit, n), Lang: "en"}
		c.Document(r)
		return testing.AllocsPerRun(5, func() { c.Document(r) })
	}
	if few, many := read(20), read(200); many > few+10 || few > 30 {
		t.Errorf("%v allocations for 200 sentences, %v for 20", many, few)
	}
}

// FuzzDocument gives any text to the language rooms, bytes that are no text too.
func FuzzDocument(f *testing.F) {
	for _, s := range nasty() {
		f.Add(s)
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		f.Add(oddText(r, 40))
	}
	c := coder.New()
	f.Fuzz(func(t *testing.T, s string) {
		checkLanguage(t, c.Document(&readout.Report{Text: s, Lang: "en"}))
	})
}

// TestDocument_Linear doubles texts up to 100,000 tokens: sentences, trees and
// mentions take no more than two and a half times as long for twice the text.
func TestDocument_Linear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	c := coder.New()
	for _, x := range []struct {
		unit   string
		tokens int
	}{
		{"The envoy, who met Anna Vey in Geneva on Monday, said that he would not sign. ", 50_000},
		{"the envoy met him and ", 10_000}, {"Anna Vey ", 10_000}, {"He said he told him. ", 10_000}, {"( \" ", 10_000}, {"He left\n", 10_000},
		{"The official met the two leaders and an envoy. ", 10_000},
	} {
		per := len(c.Document(&readout.Report{Text: strings.Repeat(x.unit, 10), Lang: "en"}).Tokens)
		n := x.tokens * 10 / per
		read := func(n int) func() {
			r := &readout.Report{Text: strings.Repeat(x.unit, n), Lang: "en"}
			return func() { c.Document(r) }
		}
		growth.AtMost(t, 3, fmt.Sprintf("twice %d tokens of %q", x.tokens, x.unit), read(n), read(2*n))
	}
}
