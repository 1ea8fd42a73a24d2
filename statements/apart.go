package statements

import "readout"

// leaveToOthers takes out of the content of cue v the quotations that other verbs
// lead to or follow, and what goes on after a quotation that ends by itself.
func (f *Finder) leaveToOthers(d *readout.Document, v int32, cue run, x readout.Sentence) {
	for i := x.First; i < x.Last; i++ {
		q := f.quoteOf[i]
		if q < 0 || f.quotes[q].first != i {
			continue
		}
		r := run{i, min(f.quotes[q].last, x.Last-1)}
		i = r.last
		if f.quotes[q].words < 2 || r.first < cue.last || f.marks[r.first+1]&inContent == 0 {
			continue
		}
		switch w := f.leader(d, r, x); {
		case w >= 0 && w != v && !cue.has(w) && w > cue.last:
			f.unmarkRun(run{clauseStart(d, w, cue.last), r.last})
		case r.first > x.First && d.Word(r.first-1) == ":" && f.followed(d, r, x):
			f.unmarkRun(run{r.first, x.Last - 1})
		case r.first == cue.last+1 && actsNext(d, r.last, x):
			f.unmarkRun(run{r.last + 1, x.Last - 1})
		}
	}
}

func (f *Finder) unmarkRun(r run) {
	for i := r.first; i <= r.last; i++ {
		f.marks[i] &^= inContent
	}
}

// leader returns the participle that leads to quotation r by a comma, "while
// chanting, ...", -1 if none does.
func (f *Finder) leader(d *readout.Document, r run, x readout.Sentence) int32 {
	if r.first-1 <= x.First || d.Word(r.first-1) != "," {
		return -1
	}
	w := f.verbBefore(d, r.first-1, x)
	if w <= x.First || d.Tokens[w].Fine != readout.VBG {
		return -1
	}
	e := f.verbEntry(d, w)
	switch before := d.Tokens[w-1].Tag; {
	case e == nil || e.Takes&(takesClause|takesQuote) == 0:
		return -1
	case before == readout.PUNCT, before == readout.SCONJ, before == readout.CCONJ, before == readout.ADV:
		return w
	}
	return -1
}

// clauseStart returns the first of the conjunction, adverb and mark right before
// participle w, after token low.
func clauseStart(d *readout.Document, w, low int32) int32 {
	for w-1 > low {
		switch d.Tokens[w-1].Tag {
		case readout.SCONJ, readout.CCONJ, readout.ADV, readout.PUNCT:
			w--
			continue
		}
		break
	}
	return w
}

// followed says whether a verb of speech with a subject stands right after
// quotation r: "...," the union wrote.
func (f *Finder) followed(d *readout.Document, r run, x readout.Sentence) bool {
	if !breaks(d.Word(r.last - 1)) {
		return false
	}
	for i := r.last + 1; i < x.Last && i < r.last+8; i++ {
		if e := f.verbEntry(d, i); e != nil && finite(d, i) {
			return e.Takes&takesClause != 0
		}
	}
	return false
}

// actsNext says whether the quotation that ends at token q stands by itself and
// what the speaker does next follows: "...," and then left.
func actsNext(d *readout.Document, q int32, x readout.Sentence) bool {
	if q+2 >= x.Last || d.Tokens[q-1].Tag != readout.PUNCT || d.Tokens[q+1].Tag != readout.CCONJ {
		return false
	}
	k := q + 2
	for k+1 < x.Last && d.Tokens[k].Tag == readout.ADV {
		k++
	}
	return d.Tokens[k].Tag == readout.VERB
}

// elsewhere says whether token k after verb v is where, when or to whom it is said
// and not by whom: "said on Twitter", "told him in Oslo".
func elsewhere(d *readout.Document, k, v int32) bool {
	if k < v || d.Tokens[v].Tag != readout.VERB {
		return false
	}
	c := d.Child(k, readout.RelCase)
	if c < v || c > k {
		return false
	}
	switch d.Tokens[c].Lemma {
	case "on", "in", "at", "to", "with", "during", "after", "before", "about", "for", "of", "against":
		return d.Tokens[k].Rel == readout.RelObl || d.Tokens[k].Head == v
	}
	return false
}

// leaveHearer takes out of the content who is told, where and when, between the
// cue and its "that" or its quotation: "told reporters in Oslo on Sunday that ...",
// "told me, ...".
func (f *Finder) leaveHearer(d *readout.Document, e *entry, cue run, x readout.Sentence) {
	if e.Takes&(takesHearer|takesClause) == 0 || cue.last+2 >= x.Last || f.marks[cue.last+1]&inContent == 0 || d.Word(cue.last+1) == "that" {
		return
	}
	for i := cue.last + 1; i < x.Last && i < cue.last+16; i++ {
		switch t := &d.Tokens[i]; {
		case f.speech(i) && d.Word(i-1) == "," && f.marks[i+1]&inContent != 0:
			f.unmarkRun(run{cue.last + 1, i - 1})
			return
		case f.quoteOf[i] >= 0, t.Tag == readout.VERB, t.Tag == readout.AUX, d.Word(i) == ":", d.Word(i) == ";":
			return
		case d.Word(i) == "that" && t.Tag == readout.SCONJ:
			f.unmarkRun(run{cue.last + 1, i - 1})
			return
		}
	}
}

// leaveMain takes the main clause out of the content of a cue in a relative
// clause before it: "Roe, who warned that it would break, | resigned".
func (f *Finder) leaveMain(d *readout.Document, v int32, x readout.Sentence) {
	if d.Tokens[v].Rel != readout.RelAclRelcl {
		return
	}
	for i := v + 1; i < x.Last; i++ {
		if d.Below(i, v) || !finite(d, i) || f.marks[i]&inContent == 0 || d.Word(i-1) != "," {
			continue
		}
		f.unmarkRun(run{i - 1, x.Last - 1})
		return
	}
}

// joinBefore takes all of the sentence before a final ", the staff said." where
// part of it, and no other statement's, is content already.
func (f *Finder) joinBefore(d *readout.Document, v, source int32, cue run, x readout.Sentence) {
	if source < 0 || source > v || cue.last+2 < x.Last || !finite(d, v) {
		return
	}
	lo, _ := f.clauseOf(d, v, source, cue, x)
	if lo == cue.first || lo-3 < x.First || d.Word(lo-1) != "," {
		return
	}
	touched := false
	for i := x.First; i < lo-1; i++ {
		if f.quoteOf[i] >= 0 || f.spoken[i] || f.owner[i] >= 0 || f.marks[i]&inStop != 0 {
			return
		}
		touched = touched || f.marks[i]&inContent != 0
	}
	first := x.First
	for i := x.First; i < lo-1 && i < x.First+8; i++ {
		if w := d.Word(i); w == "—" || w == "--" || w == "–" {
			first = i + 1 // a dateline
		}
	}
	if touched {
		f.setRun(run{first, lo - 2}, inContent)
	}
}
