package statements

import "readout"

// findObjectClauses finds a source and a cue put into a relative clause, whose
// rest is the content: "fighters that Ankara says are bandits", "a man police
// believe was the driver". Parsers often take the cue for a noun, so this goes
// by the words: a noun, a relative pronoun, the source, the cue, a finite verb.
func (f *Finder) findObjectClauses(d *readout.Document, s int) {
	x := d.Sentences[s]
	for v := x.First + 2; v+1 < x.Last; v++ {
		e := f.verbEntry(d, v)
		if e == nil || e.Takes&takesClause == 0 || f.owner[v] >= 0 && f.finds[f.owner[v]].head >= 0 || f.spoken[v] || !finite(d, v+1) {
			continue
		}
		pronoun := relativeBefore(d, v, x)
		if pronoun < 0 {
			continue
		}
		f.clear(x, inContent|inSource|inCue)
		n := find{head: v, cue: run{v, v}, words: run{pronoun + 1, v - 1}, entry: e, rule: "object_clause", score: .7,
			sentence: int32(s), goesOn: -1, within: -1}
		n.source = nounHead(d, n.words)
		for i := v + 1; i < x.Last && !ends(d, i); i++ {
			f.marks[i] |= inContent
		}
		f.keepWords(d, x, n)
		f.clear(x, inContent|inSource|inCue)
	}
}

// verbEntry returns the lexicon's entry of token i as a verb, though it may be
// tagged a noun.
func (f *Finder) verbEntry(d *readout.Document, i int32) *entry {
	switch d.Tokens[i].Tag {
	case readout.VERB, readout.NOUN:
		return f.lexicon.verbs[d.Tokens[i].Lemma]
	}
	return nil
}

// finite says whether token i is a finite verb or auxiliary that can follow a
// gap: "are", "was", "had".
func finite(d *readout.Document, i int32) bool {
	switch d.Tokens[i].Fine {
	case readout.VBD, readout.VBZ, readout.VBP, readout.MD:
		return true
	}
	return false
}

// relativeBefore returns the relative pronoun that a source of one to five words
// before v follows, -1 if there is none.
func relativeBefore(d *readout.Document, v int32, x readout.Sentence) int32 {
	for k := v - 1; k > x.First && k >= v-6; k-- {
		switch t := &d.Tokens[k]; d.Word(k) {
		case "that", "who", "which":
			if k < v-1 && d.Tokens[k-1].Tag.Noun() {
				return k
			}
			return -1
		default:
			switch t.Tag {
			case readout.DET, readout.ADJ, readout.NOUN, readout.PROPN, readout.PRON, readout.CCONJ, readout.NUM, readout.ADP:
			default:
				return -1
			}
		}
	}
	return -1
}

// ends says whether the mark at i ends a clause.
func ends(d *readout.Document, i int32) bool {
	switch d.Word(i) {
	case ",", ";", "—", "–", "--", ".", "!", "?", ":", ")":
		return true
	}
	return false
}

// nounHead returns the first noun or pronoun of a run that is followed by none of
// its own phrase: the head of a plain noun phrase.
func nounHead(d *readout.Document, r run) int32 {
	for i := r.first; i <= r.last; i++ {
		switch d.Tokens[i].Tag {
		case readout.NOUN, readout.PROPN, readout.PRON:
			if i == r.last || !d.Tokens[i+1].Tag.Noun() && d.Tokens[i+1].Tag != readout.PART {
				return i
			}
		}
	}
	return r.last
}
