package statements

import "readout"

// A quotation is a stretch of tokens in quotation marks, within one paragraph.
// One that runs over paragraphs is several quotations, each after the first
// with resumed set.
type quotation struct {
	run
	words   int32
	resumed bool // goes on from the paragraph before, whose quotation was left open
	open    bool // has no closing mark in its paragraph
}

// A run is a stretch of tokens, both ends included.
type run struct{ first, last int32 }

func (r run) has(i int32) bool { return r.first <= i && i <= r.last }

// findQuotations fills f.quotes and f.quoteOf from the depth that each token has.
func (f *Finder) findQuotations(d *readout.Document) {
	f.quotes = f.quotes[:0]
	for i := range f.quoteOf {
		f.quoteOf[i] = -1
	}
	for s := 0; s < len(d.Sentences); {
		first, paragraph := d.Sentences[s].First, d.Sentences[s].Paragraph
		for s < len(d.Sentences) && d.Sentences[s].Paragraph == paragraph {
			s++
		}
		f.paragraphQuotations(d, first, d.Sentences[s-1].Last)
	}
}

func (f *Finder) paragraphQuotations(d *readout.Document, first, last int32) {
	start := int32(-1)
	flush := func(end int32, open bool) {
		if start >= 0 {
			f.addQuotation(d, run{start, end}, open, start == first)
		}
		start = -1
	}
	for i := first; i < last; i++ {
		t := &d.Tokens[i]
		if t.Quote == 0 {
			flush(i-1, false)
			continue
		}
		if start < 0 {
			start = i
			continue
		}
		if t.Quote == 1 && t.Len() <= 3 && closes(d.Word(start), d.Word(i)) {
			flush(i, false)
		}
	}
	flush(last-1, true)
}

func (f *Finder) addQuotation(d *readout.Document, r run, open, leads bool) {
	q := quotation{run: r, open: open}
	if n := len(f.quotes); leads && n > 0 && f.quotes[n-1].open && f.quotes[n-1].last+1 >= r.first {
		q.resumed = true
	}
	for i := r.first; i <= r.last; i++ {
		f.quoteOf[i] = int32(len(f.quotes))
		if d.Tokens[i].Tag != readout.PUNCT {
			q.words++
		}
	}
	f.quotes = append(f.quotes, q)
}

// closes says whether mark ends what begins with the mark open; an apostrophe
// does not end a quotation in double marks.
func closes(open, mark string) bool {
	switch mark {
	case `"`, "“", "”", "„", "«", "»", "``", "''":
		return true
	case "‘", "’", "'", "`":
		return open == "‘" || open == "'" || open == "`"
	}
	return false
}

// wholly says whether all words of sentence s stand in quotation marks.
func (f *Finder) wholly(d *readout.Document, s int) bool {
	x, quoted := d.Sentences[s], false
	for i := x.First; i < x.Last; i++ {
		if f.quoteOf[i] >= 0 {
			quoted = true
		} else if d.Tokens[i].Tag != readout.PUNCT {
			return false
		}
	}
	return quoted
}
