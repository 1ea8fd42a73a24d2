package statements_test

import (
	"os"
	"strings"
	"testing"

	"readout"
	"readout/actors"
	"readout/mentions"
	"readout/statements"
	"readout/syntax"
	"readout/text"
	"readout/times"
)

// A chain runs the rooms up to statements.
type chain struct {
	parser   *syntax.Parser
	actors   *actors.Finder
	mentions *mentions.Finder
	times    *times.Finder
	doc      readout.Document
}

func newChain() *chain {
	who, which := actors.New(), mentions.New()
	which.Noun, which.Known = who.Noun, who.Known
	return &chain{parser: syntax.New(), actors: who, mentions: which, times: times.New()}
}

func (c *chain) read(r *readout.Report, f *statements.Finder) *readout.Record {
	d := &c.doc
	d.Reset(r)
	text.Split(d)
	c.parser.Parse(d)
	c.actors.Names(d)
	c.mentions.Find(d)
	rec := &readout.Record{Report: r}
	rec.Times = c.times.Find(d)
	rec.Actors = c.actors.Find(d)
	rec.Statements = f.Find(d, rec)
	return rec
}

// TestExamples holds the finder to the example of every rule: a statement with
// that source, cue, content, form, kind of source and type of cue. An empty kind
// is not looked at.
func TestExamples(t *testing.T) {
	table, err := os.ReadFile("testdata/examples.tsv")
	if err != nil {
		t.Fatal(err)
	}
	c, f, n := newChain(), statements.New(), 1
	for line := range strings.Lines(string(table)) {
		e := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if n++; n == 2 {
			continue
		}
		if len(e) != 8 {
			t.Fatalf("testdata/examples.tsv:%d: %d fields, want 8", n-1, len(e))
		}
		r := &readout.Report{Text: strings.ReplaceAll(e[1], "¶", "\n\n"), Lang: "en"}
		rec := c.read(r, f)
		if !holds(rec, e) {
			t.Errorf("testdata/examples.tsv:%d: %s: %s\nwant %q\n%s", n-1, e[0], e[1], e[2:], listed(rec))
		}
	}
}

func holds(rec *readout.Record, e []string) bool {
	for _, s := range rec.Statements {
		source, cue, content := parts(rec, &s)
		if source == e[2] && cue == e[3] && content == e[4] && s.Quote == e[5] && (e[6] == "" || s.SourceKind == e[6]) && s.CueType == e[7] {
			return true
		}
	}
	return false
}

func parts(rec *readout.Record, s *readout.Statement) (source, cue, content string) {
	var c []string
	for _, x := range s.Content {
		c = append(c, x.In(rec.Report.Text))
	}
	return s.Source.In(rec.Report.Text), s.Cue.In(rec.Report.Text), strings.Join(c, " ... ")
}

func listed(rec *readout.Record) string {
	var b strings.Builder
	for _, s := range rec.Statements {
		source, cue, content := parts(rec, &s)
		b.WriteString("got  " + strings.Join([]string{source, cue, content, s.Quote, s.SourceKind, s.CueType, s.Rule}, " | ") + "\n")
	}
	return b.String()
}
