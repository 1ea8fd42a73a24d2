package statements

import "readout"

// A clause, a comma, who says it and the verb: "Chad will leave, a diplomat with close
// knowledge of the matter said on Monday." Where a phrase stands between the noun and its
// verb, the tree takes the verb for a participle and the noun for an apposition of what
// stands before the comma.

// trailing returns the words between the comma and the verb v, and their head noun, where
// v closes such a sentence and hangs on that noun; -1 elsewhere.
func (f *Finder) trailing(d *readout.Document, v int32, x readout.Sentence) (words run, head int32) {
	t := &d.Tokens[v]
	if t.Rel != readout.RelAcl && t.Rel != readout.RelAclRelcl && (t.Rel != readout.RelAdvcl || d.Child(v, readout.RelNsubj) >= 0) || t.Fine != readout.VBD && t.Fine != readout.VBN && t.Fine != readout.VBZ || !closing(t.Lemma) || f.speech(v) {
		return run{}, -1
	}
	if d.Child(v, readout.RelAux, readout.RelAuxPass) >= 0 || !f.closes(d, v, x) {
		return run{}, -1
	}
	comma := v - 1
	for comma > x.First && v-comma < 18 && d.Word(comma) != "," {
		comma--
	}
	if d.Word(comma) != "," || comma+2 >= v || !told(d, x.First, comma) {
		return run{}, -1
	}
	first := comma + 1
	if g := d.Tokens[first].Tag; g != readout.DET && g != readout.NUM {
		return run{}, -1
	}
	h, next := int32(-1), first+1
	for ; next < v; next++ {
		g := d.Tokens[next].Tag
		if g == readout.NOUN || g == readout.PROPN {
			h = next
		} else if g != readout.ADJ && g != readout.NUM || h >= 0 {
			break
		}
	}
	if h < 0 || !f.maySpeak(d, h) || next == v || !f.qualifies(d, run{next, v - 1}) {
		return run{}, -1
	}
	return run{first, v - 1}, h
}

// qualifies says whether the words r behind a noun say more of it and no more: a phrase,
// or a clause with "who".
func (f *Finder) qualifies(d *readout.Document, r run) bool {
	who := false
	switch d.Word(r.first) {
	case "who", "whose":
		who = true
	case "with", "on", "in", "of", "from", "at", "close", "familiar", "near", "inside", "for":
	default:
		return false
	}
	for i := r.first; i <= r.last; i++ {
		if d.Tokens[i].Tag == readout.PUNCT || d.Tokens[i].Tag == readout.SCONJ || finite(d, i) && !who || f.speech(i) {
			return false
		}
	}
	return true
}

// closes says whether nothing but a hearer, a time or a place follows verb v.
func (f *Finder) closes(d *readout.Document, v int32, x readout.Sentence) bool {
	if x.Last-v > 14 {
		return false
	}
	for i := v + 1; i < x.Last-1; i++ {
		switch t := &d.Tokens[i]; {
		case finite(d, i), t.Tag == readout.SCONJ, t.Tag == readout.PUNCT && d.Word(i) != ",", t.Tag == readout.VERB:
			return false
		}
	}
	return d.Tokens[v].Lemma != "tell" || v+1 < x.Last && d.Tokens[v+1].Tag.Noun()
}

// told says whether the words from a to b hold a finite verb, and do not begin as a
// clause below another does.
func told(d *readout.Document, a, b int32) bool {
	if d.Tokens[a].Tag == readout.SCONJ || d.Tokens[a].Fine == readout.WRB {
		return false
	}
	for i := a; i < b; i++ {
		if finite(d, i) {
			return true
		}
	}
	return false
}

// closing lists the verbs that such sentences close with.
func closing(lemma string) bool {
	switch lemma {
	case "say", "tell", "add", "announce", "confirm", "disclose", "reveal", "claim", "acknowledge", "insist", "report":
		return true
	}
	return false
}

// markTrailing fills in the statement of such a sentence.
func (f *Finder) markTrailing(d *readout.Document, x readout.Sentence, n *find) bool {
	words, h := f.trailing(d, n.head, x)
	if h < 0 {
		return false
	}
	n.source, n.words, n.cue, n.rule = h, words, verbGroup(d, n.head), "trailing"
	f.setRun(run{x.First, words.first - 2}, inContent)
	return true
}
