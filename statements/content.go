package statements

import "readout"

// markContent sets inContent on what verb v says, by the first of these that the
// tree offers, and returns the name of the rule, empty where there is nothing:
// a clause below the verb; the clause that the verb is put into or after
// ("X, he said"); an open infinitive; a quotation in the sentence; a noun phrase.
func (f *Finder) markContent(d *readout.Document, v int32, e *entry, x readout.Sentence) string {
	if e.Takes&(takesClause|takesHearer) != 0 {
		if f.markBelow(d, v, readout.RelCcomp) {
			return "clause"
		}
		if f.markAround(d, v, x) {
			return "inverted"
		}
		if f.markParataxis(d, v) {
			return "parataxis"
		}
		if f.markRelative(d, v, x) {
			return "relative"
		}
	}
	if d.Tokens[v].Lemma == "call" && f.markCall(d, v) {
		return "infinitive"
	}
	if e.Takes&(takesOpen|takesHearer) != 0 && f.markInfinitive(d, v, e) {
		return "infinitive"
	}
	if e.Takes&(takesClause|takesQuote) != 0 && f.markQuotations(d, v, x) {
		return "quotation"
	}
	if e.Takes&takesObject != 0 && f.markBelow(d, v, readout.RelObj) {
		return "object"
	}
	return ""
}

// markBelow marks the dependents of v that have the relation.
func (f *Finder) markBelow(d *readout.Document, v int32, r readout.Rel) bool {
	found := false
	for c := range d.Children(v) {
		if d.Tokens[c].Rel == r {
			f.setBelow(d, c, inContent)
			found = true
		}
	}
	return found
}

// markInfinitive marks "to leave" under "hopes to leave", and "them to leave"
// under "wants them to leave".
func (f *Finder) markInfinitive(d *readout.Document, v int32, e *entry) bool {
	if f.markBelow(d, v, readout.RelXcomp) {
		if e.Takes&takesHearer == 0 {
			f.markBelow(d, v, readout.RelObj)
		}
		return true
	}
	o := d.Child(v, readout.RelObj)
	if o < 0 || e.Takes&takesOpen == 0 {
		return false
	}
	for c := range d.Children(o) {
		if d.Tokens[c].Rel == readout.RelAcl && that(d, c) && d.Tokens[c].Tag == readout.VERB {
			f.setBelow(d, o, inContent)
			return true
		}
	}
	return false
}

// markCall marks who is called on, what is called for, and to do what.
func (f *Finder) markCall(d *readout.Document, v int32) bool {
	found := false
	for c := range d.Children(v) {
		k := d.Child(c, readout.RelCase, readout.RelMark)
		if c < v || k < 0 {
			continue
		}
		switch d.Tokens[k].Lemma {
		case "on", "upon", "for":
			f.setBelow(d, c, inContent)
			f.marks[k] &^= inContent
			found = true
		case "to":
			f.setBelow(d, c, inContent)
		}
	}
	return found
}

// markAround marks the clause that v interrupts or follows: v hangs on it by
// parataxis, or by a parser's slip as advcl, conj or dep with a subject of its own.
func (f *Finder) markAround(d *readout.Document, v int32, x readout.Sentence) bool {
	t := &d.Tokens[v]
	if t.Head < 0 {
		return false
	}
	switch t.Rel {
	case readout.RelParataxis, readout.RelDiscourse:
	case readout.RelDep, readout.RelCcomp:
		if t.Head > v {
			return false
		}
	default:
		return false
	}
	top := t.Head
	if t.Head > v {
		// "He said: X" with X as head takes all that follows
		if a, _ := d.Subtree(t.Head); a >= v {
			return false
		}
	}
	f.marks[v] |= inStop
	for c := range d.Children(top) {
		// "X, he said, adding that Y": Y is another statement's
		if c > v && d.Tokens[c].Rel == readout.RelAdvcl && d.Tokens[c].Fine == readout.VBG && f.lexicon.verbs[d.Tokens[c].Lemma] != nil {
			f.marks[c] |= inStop
		}
	}
	f.setBelow(d, top, inContent)
	f.clear(x, inStop)
	return true
}

// markParataxis marks a clause that hangs loosely on v and stands after it.
func (f *Finder) markParataxis(d *readout.Document, v int32) bool {
	found := false
	for c := range d.Children(v) {
		if d.Tokens[c].Rel == readout.RelParataxis && (d.Tokens[c].Tag == readout.VERB || d.Child(c, readout.RelNsubj, readout.RelCop) >= 0) {
			f.setBelow(d, c, inContent)
			found = true
		}
	}
	return found
}

// markRelative marks the clause before a noun that stands for it: "the talks had
// failed, a fact he acknowledged" says that the talks had failed. The clause goes
// back to the nearest conjunction that has a verb after it.
func (f *Finder) markRelative(d *readout.Document, v int32, x readout.Sentence) bool {
	t := &d.Tokens[v]
	if t.Rel != readout.RelAclRelcl && t.Rel != readout.RelAcl || t.Head < 0 || t.Head > v || !shellNoun(d.Tokens[t.Head].Lemma) || d.Child(v, readout.RelNsubj) < 0 {
		return false
	}
	end := t.Head
	for end > x.First && t.Head-end < 5 && !divides(d, end) {
		end--
	}
	if !divides(d, end) {
		return false
	}
	verb := false
	for i := end - 1; i >= x.First; i-- {
		if verb && subordinates(d, i) {
			break
		}
		verb = verb || finite(d, i)
		f.marks[i] |= inContent
	}
	return verb
}

// subordinates says whether token i is a conjunction that opens a clause.
func subordinates(d *readout.Document, i int32) bool {
	switch d.Tokens[i].Tag {
	case readout.SCONJ, readout.ADP, readout.ADV:
	default:
		return false
	}
	switch d.Tokens[i].Lemma {
	case "after", "because", "since", "while", "when", "although", "though", "before", "until", "if", "that", "as", "unless", "whereas":
		return true
	}
	return false
}

// shellNoun says whether a noun can stand for the clause before it.
func shellNoun(lemma string) bool {
	switch lemma {
	case "fact", "point", "claim", "charge", "allegation", "assertion", "suggestion", "accusation", "something", "prospect", "possibility", "argument", "position", "view", "notion":
		return true
	}
	return false
}

// markQuotations marks the quotations of the sentence that no other statement has.
func (f *Finder) markQuotations(d *readout.Document, v int32, x readout.Sentence) bool {
	found := false
	for i := x.First; i < x.Last; i++ {
		q := f.quoteOf[i]
		if q < 0 || f.owner[i] >= 0 || f.quotes[q].has(v) || f.quotes[q].words < 3 {
			continue
		}
		f.marks[i] |= inContent
		found = true
	}
	return found
}

// markQuotationsTouched takes in the rest of each quotation that the content
// holds more than half of within the sentence.
func (f *Finder) markQuotationsTouched(d *readout.Document, x readout.Sentence) {
	for i := x.First; i < x.Last; {
		q := f.quoteOf[i]
		if q < 0 {
			i++
			continue
		}
		from, in, n := i, 0, 0
		for ; i < x.Last && f.quoteOf[i] == q; i++ {
			n++
			if f.marks[i]&inContent != 0 {
				in++
			}
		}
		for k := from; 2*in > n && k < i; k++ {
			f.marks[k] |= inContent
		}
	}
}
