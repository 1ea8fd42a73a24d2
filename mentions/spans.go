package mentions

import "readout"

// longest is the number of tokens that a phrase may run on behind its head; a
// longer one comes of a wrong tree more often than not.
const longest = 16

// phrase returns the first and the last token of the noun phrase headed by h,
// without clauses, appositions, conjuncts and its preposition.
func (f *Finder) phrase(h int32) (first, last int32) {
	d := f.d
	first, last = h, h
	for c := range d.Children(h) {
		r := d.Tokens[c].Rel
		if c < h && before(r) {
			a, b := d.Subtree(c)
			if b < h && !f.comma(b, h) {
				first = min(first, a)
			}
		}
		if c > h && r == readout.RelConj {
			break // what stands behind "and" is the other's
		}
		if c > h && after(r) && d.Tokens[c].Fine != readout.VBG && d.Child(c, readout.RelMark) < 0 && !f.aside(c) { // "accused X of delaying"
			if _, b := f.phrase(c); b-h <= longest && !f.comma(h, c) {
				last = max(last, b)
			}
		}
	}
	for first < h && (d.Tokens[first].Tag == readout.ADP || d.Tokens[first].Tag == readout.PUNCT) {
		first++
	}
	return f.paired(f.bounded(first, h), h), last
}

// aside says whether the phrase behind a noun says when or about what, not who: in
// "officials on Monday" the day belongs to what they do.
func (f *Finder) aside(c int32) bool {
	t := &f.d.Tokens[c]
	if calendar[f.d.Word(c)] {
		return true
	}
	switch t.Lemma {
	case "today", "yesterday", "tomorrow":
		return true
	}
	if f.has(c, readout.RelCase, "about", "regarding", "concerning") {
		return true // what they do it about
	}
	return t.Tag == readout.NUM && t.Len() == 4 && f.has(c, readout.RelCase, "in", "since", "until", "by")
}

// bounded takes in the whole of "at least", "at most" and "more than" before a number.
func (f *Finder) bounded(first, h int32) int32 {
	d := f.d
	if first < 1 || first >= h || d.SentenceOf(first-1) != d.SentenceOf(h) {
		return first
	}
	switch before := d.Tokens[first-1].Lemma; d.Word(first) {
	case "least", "most":
		if before == "at" {
			return first - 1
		}
	case "than":
		if before == "more" || before == "few" || before == "less" {
			return first - 1
		}
	}
	return first
}

// paired takes in the state that "and" joins to the one that the phrase begins
// with, where the tree has cut it off: "Russian and US officials".
func (f *Finder) paired(first, h int32) int32 {
	d := f.d
	if first < 2 || first >= h || d.SentenceOf(first-2) != d.SentenceOf(first) {
		return first
	}
	if and := d.Word(first - 1); and != "and" && and != "or" {
		return first
	}
	if !f.stateLike(first) || !f.stateLike(first-2) {
		return first
	}
	first -= 2
	if first > 0 && d.SentenceOf(first-1) == d.SentenceOf(h) {
		switch d.Word(first - 1) {
		case "both", "Both", "the", "The":
			first--
		}
	}
	return first
}

// stateLike says whether token i is a demonym, or a short form that serves as one.
func (f *Finder) stateLike(i int32) bool {
	t := &f.d.Tokens[i]
	if t.Name.Position() != readout.NameSingle || t.Fine == readout.NNPS || t.Fine == readout.NNS {
		return false
	}
	switch w := f.d.Word(i); w {
	case "US", "U.S.", "UK", "U.K.", "UN", "U.N.", "EU", "NATO":
		return true
	}
	return t.Name.Type() == readout.TypeNationality
}

// before says whether a dependent of relation r in front of its head is part of the phrase.
func before(r readout.Rel) bool {
	switch r {
	case readout.RelDet, readout.RelDetPredet, readout.RelAmod, readout.RelCompound, readout.RelNummod,
		readout.RelNmodPoss, readout.RelNmodDesc, readout.RelNmodUnmarked, readout.RelFlat, readout.RelCcPreconj:
		return true
	}
	return false
}

// after says the same of a dependent behind its head.
func after(r readout.Rel) bool {
	switch r {
	case readout.RelCompound, readout.RelFlat, readout.RelNmod, readout.RelNummod,
		readout.RelAmod, readout.RelFixed, readout.RelGoeswith, readout.RelNmodUnmarked:
		return true
	}
	return false
}

// comma says whether a comma or a semicolon stands between tokens a and b.
func (f *Finder) comma(a, b int32) bool {
	for i := a + 1; i < b; i++ {
		if w := f.d.Word(i); w == "," || w == ";" || w == ":" {
			return true
		}
	}
	return false
}

// has says whether token h has a dependent with one of the words, and which.
func (f *Finder) has(h int32, rel readout.Rel, words ...string) bool {
	d := f.d
	for c := range d.Children(h) {
		if d.Tokens[c].Rel != rel {
			continue
		}
		w := d.Word(c)
		for _, x := range words {
			if len(w) == len(x) && fold(w, x) {
				return true
			}
		}
	}
	return false
}

// fold compares ASCII words of one length without case; x is lower case.
func fold(w, x string) bool {
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != x[i] {
			return false
		}
	}
	return true
}

// of returns the dependent of h that the preposition "of" brings, -1 if none.
func (f *Finder) of(h int32) int32 {
	for c := range f.d.Children(h) {
		if c > h && f.d.Tokens[c].Rel == readout.RelNmod && f.has(c, readout.RelCase, "of") {
			return c
		}
	}
	return -1
}
