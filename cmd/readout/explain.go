package main

import (
	"fmt"
	"io"

	"readout"
	"readout/wording"
)

// explainRecord writes which rule and which words are behind each coding:
// of sentence n, counted from 1, or of all where n is 0. For a single sentence a
// shows its tree and which frames were tried.
func explainRecord(w io.Writer, rec *readout.Record, a *analysis, n, width int, colour bool) error {
	p := newPage(rec, width, colour)
	p.verbose = true
	if err := inReport(rec, n); err != nil {
		return err
	}
	p.head()
	if rec.Report.Skipped != "" {
		p.skipped()
	}
	all := p.Findings()
	for i := range rec.Sentences {
		if n == 0 || n == i+1 {
			p.explain(i, all, n != 0, a)
		}
	}
	_, err := io.WriteString(w, p.out.String())
	return err
}

// inReport says what is wrong with the number of a sentence.
func inReport(rec *readout.Record, n int) error {
	if n > len(rec.Sentences) && rec.Report.Skipped == "" {
		return fmt.Errorf("there is no sentence %d to explain: the report has %s", n, wording.Count(len(rec.Sentences), "sentence"))
	}
	return nil
}

// explain writes the findings of one sentence, and the analysis of its words if wanted.
func (p *page) explain(sentence int, all []wording.Finding, deep bool, a *analysis) {
	s := p.Record.Sentences[sentence]
	var here []wording.Finding
	for _, f := range all {
		if first, end := p.Sentences(f.At); first <= sentence && sentence < end {
			here = append(here, f)
		}
	}
	if len(here) == 0 && !deep {
		return
	}
	p.heading(bold(fmt.Sprintf("SENTENCE %d", sentence+1)), "")
	p.item(2, 2, p.Quote(s), "")
	for _, f := range here {
		p.finding(&f)
	}
	if len(here) == 0 {
		p.item(2, 2, "Nothing was coded from this sentence.", "")
	}
	if deep {
		p.tried(a, s)
		p.tree(a.d, s)
	}
}

func (p *page) finding(f *wording.Finding) {
	what := bold(f.Label())
	if f.What != "" {
		what += ": " + f.What
	}
	p.item(2, 4, what, "")
	why := "rule " + f.Rule
	if f.Rule == "" {
		why = "rule not named"
	}
	if f.Score != 0 {
		why += fmt.Sprintf(", score %.2f", f.Score)
	}
	if v := p.Vouched(f.By); v != "" {
		why += ", says " + v
	}
	p.item(4, 6, why, "")
	if q := p.quotes(f.Words); q != "" {
		p.item(4, 6, "rests on "+q, "")
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
