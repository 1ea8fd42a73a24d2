package statements

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"readout"
)

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

// findQuotations fills f.quotes and f.quoteOf. Double marks count by their form
// and the space around them, so that a mark of the wrong form or a missing one
// spoils its own paragraph at most; where they leave a token outside, the depth
// that it has from single marks counts.
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
	f.blockQuotations(d)
}

// blockQuotations takes paragraphs that a page sets apart as quoted, and that
// have no quotation marks, for quotations.
func (f *Finder) blockQuotations(d *readout.Document) {
	added := false
	for _, l := range d.Report.Layout {
		if l.Kind != readout.LayoutBlockquote {
			continue
		}
		for s := 0; s < len(d.Sentences); {
			first, paragraph := s, d.Sentences[s].Paragraph
			for s < len(d.Sentences) && d.Sentences[s].Paragraph == paragraph {
				s++
			}
			r := run{d.Sentences[first].First, d.Sentences[s-1].Last - 1}
			if r.first <= r.last && l.Span.Contains(d.Words(r.first, r.last)) && f.unquoted(r) {
				f.addQuotation(d, r, true, true)
				added = true
			}
		}
	}
	if added {
		f.sortQuotations()
	}
}

// unquoted says whether no token of r is quoted.
func (f *Finder) unquoted(r run) bool {
	for i := r.first; i <= r.last; i++ {
		if f.quoteOf[i] >= 0 {
			return false
		}
	}
	return true
}

// sortQuotations brings quotations added later into the order of the text.
func (f *Finder) sortQuotations() {
	slices.SortFunc(f.quotes, func(a, b quotation) int { return int(a.first - b.first) })
	for q := range f.quotes {
		for i := f.quotes[q].first; i <= f.quotes[q].last; i++ {
			f.quoteOf[i] = int32(q)
		}
	}
}

func (f *Finder) paragraphQuotations(d *readout.Document, first, last int32) {
	start, single := int32(-1), false // where the open quotation began, and by which mark
	for i := first; i < last; i++ {
		switch {
		case doubleMark(d.Word(i)):
			switch opens := opening(d, i, first, last, start >= 0 && !single); {
			case opens && start < 0:
				start, single = i, false
			case !opens && start >= 0 && !single:
				f.addQuotation(d, run{start, i}, false, start == first)
				start = -1
			}
		case start < 0 && d.Tokens[i].Quote > 0 && singleMark(d.Word(i)):
			start, single = i, true
		case start >= 0 && single && (i+1 == last || d.Tokens[i+1].Quote == 0):
			f.addQuotation(d, run{start, i}, false, start == first)
			start = -1
		}
	}
	if start >= 0 && start < last-1 {
		f.addQuotation(d, run{start, last - 1}, true, start == first)
	}
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

func doubleMark(w string) bool {
	switch w {
	case `"`, "“", "”", "„", "‟", "«", "»", "``", "''":
		return true
	}
	return false
}

func singleMark(w string) bool {
	switch w {
	case "‘", "’", "'", "`", "‹", "›":
		return true
	}
	return false
}

// opening says whether the double mark at i, in the paragraph [first, last),
// begins a quotation; open says whether one is open.
func opening(d *readout.Document, i, first, last int32, open bool) bool {
	before := i == first || d.Tokens[i-1].End < d.Tokens[i].Start || openBracket(d.Word(i-1))
	letter := i+1 < last && d.Tokens[i+1].Start == d.Tokens[i].End && wordStart(d.Word(i+1))
	switch d.Word(i) {
	case "“", "„", "«", "``":
		return !open || before && letter
	case "»", "”", "‟": // some countries write »so« and ”so”
		return !open && before && letter
	}
	after := i+1 == last || d.Tokens[i+1].Start > d.Tokens[i].End || d.Tokens[i+1].Tag == readout.PUNCT
	switch {
	case before != after:
		return before
	case open:
		return false
	}
	return true
}

func openBracket(w string) bool {
	switch w {
	case "(", "[", "-", "–", "—", "―", "/":
		return true
	}
	return false
}

// wordStart says whether w begins with a letter or a digit.
func wordStart(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(c) || unicode.IsDigit(c)
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
