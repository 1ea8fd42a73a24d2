package statements

import "readout"

// findContinuations gives quotations that have no cue of their own to the
// statement that they belong to: the sentences of one quotation are one content,
// and a quoted sentence after a statement goes on from it.
func (f *Finder) findContinuations(d *readout.Document) {
	cued := len(f.finds)
	for n := range cued {
		f.widen(d, int32(n))
	}
	f.goOn(d, cued)
}

// widen takes into find n the other sentences of the quotations it holds part of.
func (f *Finder) widen(d *readout.Document, n int32) {
	c := &f.finds[n]
	if c.within >= 0 {
		return
	}
	for k := range c.content {
		r := &c.content[k]
		if q := f.quoteOf[r.first]; q >= 0 {
			if from := f.quotes[q].first; from < r.first && f.free(from, r.first-1) && d.SentenceOf(from) < int(c.sentence) {
				f.own(run{from, r.first - 1}, n)
				r.first = from
			}
		}
		if q := f.quoteOf[r.last]; q >= 0 {
			if to := f.quotes[q].last; to > r.last && f.free(r.last+1, to) && d.SentenceOf(to) > int(c.sentence) {
				f.own(run{r.last + 1, to}, n)
				r.last = to
			}
		}
	}
	f.widenBack(d, n)
}

// widenBack takes in wholly quoted sentences right before the content, in the
// same paragraph, that are a quotation of their own: "A." "B," he said.
func (f *Finder) widenBack(d *readout.Document, n int32) {
	c := &f.finds[n]
	if len(c.content) == 0 || f.quoteOf[c.content[0].first] < 0 {
		return
	}
	s := d.SentenceOf(c.content[0].first)
	if c.content[0].first > d.Sentences[s].First+1 {
		return
	}
	for s--; s >= 0 && d.Sentences[s].Paragraph == d.Sentences[s+1].Paragraph; s-- {
		x := d.Sentences[s]
		if !f.wholly(d, s) || !f.free(x.First, x.Last-1) {
			return
		}
		f.own(run{x.First, x.Last - 1}, n)
		c.content[0].first = x.First
	}
}

// goOn adds the quotations that follow a statement without a cue.
func (f *Finder) goOn(d *readout.Document, cued int) {
	at, next := int32(-1), 0 // the statement to go on from; the next find with a cue
	for s := 0; s < len(d.Sentences); s++ {
		heard, quoted := false, false
		for ; next < cued && int(f.finds[next].sentence) <= s; next++ {
			c := &f.finds[next]
			if c.within >= 0 || quoted && !f.beginsQuoted(c) || at >= 0 && polarity(d, c) == unsaid {
				continue // what he did not say is no beginning of what he says
			}
			at, heard, quoted = int32(next), true, f.beginsQuoted(c)
		}
		if heard {
			continue
		}
		x := d.Sentences[s]
		if !f.wholly(d, s) {
			if !f.ownedSentence(x) {
				at = -1
			}
			continue
		}
		if n := f.owner[x.First]; n >= 0 {
			at = n
			continue
		}
		if at < 0 || !f.free(x.First, x.Last-1) {
			continue
		}
		newParagraph := s > 0 && d.Sentences[s-1].Paragraph != x.Paragraph
		if newParagraph && !f.endsQuoted(d, s-1) {
			at = -1
			continue
		}
		at = f.addContinuation(d, s, at)
	}
}

// beginsQuoted says whether the content of a find begins in quotation marks.
func (f *Finder) beginsQuoted(c *find) bool { return f.quoteOf[c.content[0].first] >= 0 }

// addContinuation adds sentence s, with the sentences after it in the same
// quotation, as going on from find at.
func (f *Finder) addContinuation(d *readout.Document, s int, at int32) int32 {
	x := d.Sentences[s]
	r := run{x.First, x.Last - 1}
	if q := f.quoteOf[r.last]; q >= 0 && f.quotes[q].last > r.last && f.free(r.first, f.quotes[q].last) {
		r.last = f.quotes[q].last
	}
	r, ok := trim(d, r)
	if !ok {
		return at
	}
	id := int32(len(f.finds))
	from := len(f.runs)
	f.runs = append(f.runs, r)
	f.finds = append(f.finds, find{head: -1, source: -1, content: f.runs[from : from+1 : from+1], entry: f.finds[at].entry,
		rule: "continued", score: .9 * f.finds[at].score, sentence: int32(s), goesOn: at, within: -1})
	f.own(r, id)
	return id
}

// endsQuoted says whether the last words of sentence s are quoted.
func (f *Finder) endsQuoted(d *readout.Document, s int) bool {
	x := d.Sentences[s]
	for i := x.First; i < x.Last; i++ {
		if f.quoteOf[i] >= 0 {
			return true
		}
	}
	return false
}

func (f *Finder) free(first, last int32) bool {
	for i := first; i <= last; i++ {
		if f.owner[i] >= 0 {
			return false
		}
	}
	return true
}

func (f *Finder) own(r run, n int32) {
	for i := r.first; i <= r.last; i++ {
		f.owner[i] = n
	}
}

// ownedSentence says whether any word of x belongs to a statement.
func (f *Finder) ownedSentence(x readout.Sentence) bool { return !f.free(x.First, x.Last-1) }
