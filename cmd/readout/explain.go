package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"readout"
)

// A finding is one coding with what led to it.
type finding struct {
	what  string         // "event e3: CONSULT, CAMEO 040, happened"
	rule  string         // the frame, pattern or model that found it
	score float32        // 0 where the room gives none
	at    readout.Span   // where it was found
	words []readout.Span // what it rests on
	by    []string       // who vouches
}

// explainRecord writes which rule and which words are behind each coding:
// of sentence n, counted from 1, or of all where n is 0. d holds the language
// analysis of the same report, which is shown for a single sentence.
func explainRecord(w io.Writer, rec *readout.Record, d *readout.Document, n, width int, colour bool) error {
	p := newPage(rec, width, colour)
	p.verbose = true
	if n > len(rec.Sentences) && rec.Report.Skipped == "" {
		return fmt.Errorf("there is no sentence %d to explain: the report has %s", n, count(len(rec.Sentences), "sentence"))
	}
	p.head()
	if rec.Report.Skipped != "" {
		p.skipped()
	}
	all := p.findings()
	for i := range rec.Sentences {
		if n == 0 || n == i+1 {
			p.explain(i, all, n != 0, d)
		}
	}
	_, err := io.WriteString(w, p.out.String())
	return err
}

// explain writes the findings of one sentence, and the analysis of its words if wanted.
func (p *page) explain(sentence int, all []finding, deep bool, d *readout.Document) {
	s := p.rec.Sentences[sentence]
	var here []finding
	for _, f := range all {
		if first, end := p.sentences(f.at); first <= sentence && sentence < end {
			here = append(here, f)
		}
	}
	if len(here) == 0 && !deep {
		return
	}
	p.heading(bold(fmt.Sprintf("SENTENCE %d", sentence+1)), "")
	p.item(2, 2, p.quote(s), "")
	for _, f := range here {
		p.finding(&f)
	}
	if len(here) == 0 {
		p.item(2, 2, "Nothing was coded from this sentence.", "")
	}
	if deep {
		p.analysis(d, s)
	}
}

func (p *page) finding(f *finding) {
	p.item(2, 4, f.what, "")
	why := "rule " + f.rule
	if f.rule == "" {
		why = "rule not named"
	}
	if f.score != 0 {
		why += fmt.Sprintf(", score %.2f", f.score)
	}
	if v := p.vouched(f.by); v != "" {
		why += ", says " + v
	}
	p.item(4, 6, why, "")
	if q := p.quotes(solid(f.words)); q != "" {
		p.item(4, 6, "rests on "+q, "")
	}
}

// solid leaves out the spans that stand for none or come again.
func solid(spans []readout.Span) []readout.Span {
	var out []readout.Span
	for _, s := range spans {
		if !s.Empty() && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// analysis writes the words of sentence s as the language rooms see them: lemma,
// part of speech, relation and head, and the name that a word is part of.
func (p *page) analysis(d *readout.Document, s readout.Span) {
	p.item(2, 2, dim("word, lemma, part of speech, relation to its head, name:"), "")
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if !s.Contains(t.Span) {
			continue
		}
		head := "root"
		if t.Head >= 0 {
			head = plain(d.Word(t.Head))
		}
		line := pad(plain(d.Word(int32(i))), 18) + " " + pad(plain(t.Lemma), 16) + " " + pad(t.Tag.String(), 6) + " " +
			pad(t.Rel.String()+" < "+head, 28) + " " + nameWord(t.Name.Type())
		p.line(4, strings.TrimRight(line, " "))
	}
}

func nameWord(t readout.EntityType) string {
	switch t {
	case readout.TypePerson:
		return "person"
	case readout.TypeOrganisation:
		return "organisation"
	case readout.TypeLocation:
		return "place"
	case readout.TypeNationality:
		return "nationality"
	}
	return ""
}
