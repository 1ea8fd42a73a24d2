package statements

import "readout"

// bestSource returns the head of the best source for cue v, -1 where naming
// none scores best.
func (f *Finder) bestSource(d *readout.Document, v int32) int32 {
	if k := personBefore(d, v); k >= 0 {
		return k
	}
	k := f.likeliestSource(d, v)
	if k > v {
		k = f.rather(d, v, k)
	}
	k = f.holderOfAccess(d, titled(d, k), v)
	if k < 0 && finite(d, v) && d.Tokens[v].Tag == readout.VERB {
		if s := d.Child(v, readout.RelNsubj); s >= 0 && d.Tokens[s].Tag != readout.PRON && f.quoteOf[s] < 0 && f.maySpeak(d, s) {
			k = s // who plainly says so is named
		} else {
			k = f.accessSubject(d, v)
		}
	}
	if k < 0 && d.Tokens[v].Fine == readout.VBG && d.Tokens[v].Rel == readout.RelAdvcl {
		k = sourceOf(d, v) // corpora leave the source of ", accusing them of" unmarked
	}
	if k < 0 {
		return -1
	}
	for i := range f.times {
		if f.times[i].Span.Contains(d.Tokens[k].Span) {
			return -1
		}
	}
	return k
}

// titled returns the name after token k where k is only its title: "Mr Novak".
func titled(d *readout.Document, k int32) int32 {
	if k < 0 || int(k)+1 >= len(d.Tokens) || d.Tokens[k+1].Tag != readout.PROPN {
		return k
	}
	switch d.Word(k) {
	case "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.":
		return k + 1
	}
	return k
}

// rather returns the name that stands right before verb v at the start of its
// sentence instead of source k after it, which then is who is told, or how.
func (f *Finder) rather(d *readout.Document, v, k int32) int32 {
	x := d.Sentences[d.SentenceOf(v)]
	n := f.nameBefore(d, v, x)
	if n < 0 || d.Tokens[n].Tag != readout.PROPN {
		return k
	}
	for d.Tokens[n].Rel == readout.RelConj && d.Tokens[n].Head >= x.First && d.Tokens[n].Head < n && d.Tokens[d.Tokens[n].Head].Tag.Noun() {
		n = d.Tokens[n].Head
	}
	if first := f.sourceRun(d, n, v).first; first > x.First {
		return k
	}
	return n
}

// holderOfAccess returns the person before "close to" and the like where the tree
// made the name after it the source k of verb v: "a diplomat close to Ana Roe said".
func (f *Finder) holderOfAccess(d *readout.Document, k, v int32) int32 {
	if k < 2 || k > v {
		return k
	}
	c := k - 1
	for c > 1 && k-c < 6 && d.Tokens[c].Tag != readout.ADP && (d.Tokens[c].Tag.Noun() || d.Tokens[c].Tag == readout.ADJ || d.Tokens[c].Tag == readout.DET) {
		c--
	}
	if d.Tokens[c].Tag != readout.ADP || !f.accessAt(d, c-1) || d.Tokens[c-2].Tag != readout.NOUN || d.SentenceOf(c-2) != d.SentenceOf(k) {
		return k
	}
	return c - 2
}

// accessSubject returns the person with whom the sentence of verb v opens and who
// is said to know, "two people briefed on the talks, who ..., said", where the
// tree took the participle for the verb; -1 if there is none.
func (f *Finder) accessSubject(d *readout.Document, v int32) int32 {
	for i := d.Sentences[d.SentenceOf(v)].First; i+2 < v; i++ {
		switch {
		case d.Tokens[i].Tag == readout.VERB || d.Tokens[i].Tag == readout.PUNCT:
			return -1
		case d.Tokens[i].Tag == readout.NOUN && f.maySpeak(d, i) && f.accessAt(d, i+1):
			return i
		}
	}
	return -1
}

// personBefore returns the person whose name stands right before participle v,
// with no comma between: "footage of Ana Roe saying ..."; -1 if none does.
func personBefore(d *readout.Document, v int32) int32 {
	if d.Tokens[v].Fine != readout.VBG || v == 0 || d.Tokens[v-1].Name.Type() != readout.TypePerson {
		return -1
	}
	first := v - 1
	for first > 0 && d.Tokens[first-1].Name.Type() == readout.TypePerson {
		first--
	}
	return headOf(d, first, v-1)
}

func (f *Finder) likeliestSource(d *readout.Document, v int32) int32 {
	rule := ruleSource(d, v)
	f.feats = f.noSourceFeatures(f.feats[:0], d, v, rule)
	best, top := int32(-1), f.model.Source.Score(f.feats)
	f.options = f.sourceOptions(f.options[:0], d, v)
	for _, k := range f.options {
		if f.speech(k) && f.quoteOf[k] != f.quoteOf[v] {
			continue // who is quoted does not name himself in the quotation
		}
		if elsewhere(d, k, v) {
			continue
		}
		f.feats = f.sourceFeatures(f.feats[:0], d, v, k, rule)
		if z := f.model.Source.Score(f.feats); z > top {
			best, top = k, z
		}
	}
	return best
}

// ruleSource returns the source by rule: the subject of a verb or an adjective,
// the owner of a noun.
func ruleSource(d *readout.Document, v int32) int32 {
	if noun, _ := accordingTo(d, v); noun >= 0 {
		return noun
	}
	if d.Tokens[v].Tag == readout.NOUN {
		return ownerOf(d, v)
	}
	return sourceOf(d, v)
}
