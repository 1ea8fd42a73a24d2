package statements_test

import (
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/growth"
	"readout/statements"
)

// odd are texts that break finders of quotations.
var odd = []string{
	"", " ", "“", "”", `"`, "''", "‘’", "“”", `""""""`, "“ “ “ ” ”", "said", "said said said", ": : :", "— —", "according to",
	"“We came. We saw", "He said “", "” said the king “ that", "NAME:", ": said NAME", "“a” — “b” — “c”",
	"« Nous partons », said the envoy. „Wir gehen“, said another.", "‘It is cold,’ he said. ‘It is “very” cold,’ he said.",
	"“One.\n\n“Two.\n\n“Three,” said she.", "\x00\x00", "He said: he said: he said:", strings.Repeat("“", 200),
}

func TestOddQuotations(t *testing.T) {
	c, f := newChain(), statements.New()
	for _, text := range odd {
		check(t, c.read(&readout.Report{Text: text, Lang: "en"}, f))
	}
}

// check holds what is true of every list of statements.
func check(t *testing.T, rec *readout.Record) {
	t.Helper()
	ids := map[string]bool{}
	for _, s := range rec.Statements {
		ids[s.ID] = true
	}
	for _, s := range rec.Statements {
		if len(s.Content) == 0 || s.Rule == "" || s.Score < 0 || s.Score > 1 || s.Quote == "" {
			t.Errorf("%q: %+v", rec.Report.Text, s)
		}
		for _, x := range append([]readout.Span{s.Source, s.Cue, s.Access, s.Anonymity.Span}, s.Content...) {
			if x.Start < 0 || int(x.End) > len(rec.Report.Text) || x.Start > x.End {
				t.Errorf("%q: span %v", rec.Report.Text, x)
			}
		}
		if s.Continues != "" && !ids[s.Continues] || s.NestedIn != "" && !ids[s.NestedIn] || s.Continues == s.ID || s.NestedIn == s.ID {
			t.Errorf("%q: links of %+v", rec.Report.Text, s)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, text := range odd {
		f.Add(text)
	}
	f.Add("The mayor said, “Go home.” “Now,” she added.")
	c, x := newChain(), statements.New()
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		check(t, c.read(&readout.Report{Text: strings.ToValidUTF8(text, "\uFFFD"), Lang: "en"}, x))
	})
}

// TestLongQuotations holds that time grows with the length of the text and no faster.
func TestLongQuotations(t *testing.T) {
	c, f := newChain(), statements.New()
	for _, text := range []string{
		"“" + strings.Repeat("We are here to stay. ", 1500),
		strings.Repeat("“ ”", 2500),
		strings.Repeat("“Go,” he said. ", 1500),
	} {
		start := time.Now()
		check(t, c.read(&readout.Report{Text: text, Lang: "en"}, f))
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%.20q...: %v", text, d)
		}
	}
}

// TestLinear holds that what an interview costs grows with its length and not with its
// square: four times as long takes four times the time, and not sixteen.
func TestLinear(t *testing.T) {
	turn := "Q: Minister, will you sign the text that they sent?\n\nA: No. “Nobody reads it,” my aide told me, and he was right. An official said we would, but the official was wrong.\n\n"
	find := func(turns int) func() {
		c, f := newChain(), statements.New()
		rec := c.read(&readout.Report{Text: strings.Repeat(turn, turns), Lang: "en"}, f)
		check(t, rec)
		return func() { f.Find(&c.doc, rec) }
	}
	growth.AtMost(t, 9, "four times the turns", find(150), find(600)) // 20,000 words
}

// TestUnclosed holds the spans of a report that is one unclosed quotation and of
// marks of other languages.
func TestUnclosed(t *testing.T) {
	c, f := newChain(), statements.New()
	for _, e := range [][3]string{
		{"“We will not leave,” said Ana Roe. “We were born here. The river is ours", "Ana Roe", "“We were born here. The river is ours"},
		{"The envoy said: “We will not leave. The river is ours.", "The envoy", "“We will not leave. The river is ours."},
		{"« Nous restons », said Ana Roe. « Nous sommes nés ici. »", "Ana Roe", "« Nous sommes nés ici. »"},
		{"„Wir bleiben“, said Ana Roe. „Wir sind hier geboren.“", "Ana Roe", "„Wir sind hier geboren.“"},
		{"\"We stay,\" said Ana Roe. \"We were born here.", "Ana Roe", "\"We were born here"},
	} {
		rec := c.read(report(e[0]), f)
		check(t, rec)
		first, last := rec.Statements[0], rec.Statements[len(rec.Statements)-1]
		if source, _, _ := parts(rec, &first); source != e[1] {
			t.Errorf("%s: source %q", e[0], source)
		}
		if _, _, content := parts(rec, &last); content != e[2] {
			t.Errorf("%s: content %q, want %q", e[0], content, e[2])
		}
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The minister said on Monday that the border would stay closed, adding that talks would go on. "+
		"“We will not sign this paper,” President Lukas Berg told reporters in the capital.\n\n"+
		"Two officials familiar with the plan, who asked not to be named, expect a decision by Friday.\n\n", 20)
	c, f := newChain(), statements.New()
	r := &readout.Report{Text: text, Lang: "en"}
	rec := c.read(r, f)
	if len(rec.Statements) < 60 {
		b.Fatalf("%d statements", len(rec.Statements))
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f.Find(&c.doc, rec)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(c.doc.Tokens)), "ns/token")
}
