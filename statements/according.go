package statements

import "readout"

// according fills in "according to X": X is the source, the clause the content.
func (f *Finder) according(d *readout.Document, x readout.Sentence, n *find) bool {
	v := n.head
	if v+1 >= x.Last || d.Tokens[v+1].Lemma != "to" {
		return false
	}
	h, top := accordingTo(d, v)
	if h < 0 {
		return false
	}
	n.source, n.cue, n.rule = h, run{v, v + 1}, "according"
	f.marks[h] |= inStop
	f.setBelow(d, top, inContent)
	return true
}

// accordingTo returns the noun and the clause of "according to" at v, -1 twice
// where there is none.
func accordingTo(d *readout.Document, v int32) (noun, clause int32) {
	if w := d.Word(v); w != "according" && w != "According" {
		return -1, -1
	}
	noun = d.Tokens[v].Head
	if noun > v { // "according" is the preposition of its noun
		clause = d.Tokens[noun].Head
	} else { // it is a participle, and the noun hangs on it
		clause, noun = noun, d.Child(v, readout.RelObl, readout.RelNmod)
	}
	if noun < 0 || clause < 0 || d.Tokens[noun].Tag == readout.PUNCT {
		return -1, -1
	}
	return noun, clause
}

// accordingByWords fills in "according to" where the tree went wrong: what
// follows up to a mark is the source, and the rest of the sentence the content.
func (f *Finder) accordingByWords(d *readout.Document, x readout.Sentence, n *find) bool {
	r := run{n.head + 2, n.head + 2}
	for r.last+1 < x.Last && !ends(d, r.last+1) {
		r.last++
	}
	if n.source = nominalHead(d, r); n.source < 0 {
		return false
	}
	n.words, n.rule = r, "according"
	for i := x.First; i < x.Last; i++ {
		if i < n.head || i > r.last {
			f.marks[i] |= inContent
		}
	}
	return true
}

// dropUnopened takes the closing mark off content that begins within its quotation.
func (f *Finder) dropUnopened(d *readout.Document, x readout.Sentence, content []run) {
	for k := range content {
		r := &content[k]
		if q := f.quoteOf[r.last]; q < 0 || f.quotes[q].last != r.last || f.quotes[q].first >= r.first || r.first == x.First || f.quotes[q].open {
			continue
		}
		for r.last > r.first && d.Tokens[r.last].Tag == readout.PUNCT {
			r.last--
		}
	}
}

// wordy says whether content holds more than small words: a noun, a verb, a name,
// or something in quotation marks.
func (f *Finder) wordy(d *readout.Document, content []run) bool {
	for _, r := range content {
		for i := r.first; i <= r.last; i++ {
			switch d.Tokens[i].Tag {
			case readout.CCONJ, readout.SCONJ, readout.ADP, readout.PART, readout.PUNCT, readout.DET:
				if f.quoteOf[i] < 0 {
					continue
				}
			}
			if calendar(d.Tokens[i].Lemma) && f.quoteOf[i] < 0 {
				continue
			}
			return true
		}
	}
	return false
}

// listed says whether cue n is a colon before something without a verb: "Seats: 40".
func listed(d *readout.Document, n *find) bool {
	if n.head < 0 || d.Word(n.head) != ":" && d.Word(n.cue.last) != ":" || d.Tokens[n.head].Tag == readout.VERB {
		return false
	}
	for _, r := range n.content {
		if says(d, r) {
			return false
		}
	}
	return true
}

// calls says whether a verb that only a quotation makes a cue, "spoke", has none:
// "the two spoke by telephone".
func (f *Finder) calls(d *readout.Document, n *find) bool {
	if n.head < 0 || n.entry.Takes != takesQuote {
		return false
	}
	switch d.Tokens[n.head].Lemma {
	case "speak", "talk":
	default:
		return false
	}
	for i := n.head + 1; int(i) < len(d.Tokens) && i < n.head+6; i++ {
		if d.Word(i) == "with" || d.Word(i) == "to" || d.Word(i) == "by" {
			for _, r := range n.content {
				if f.quoteOf[r.first] >= 0 {
					return false
				}
			}
			return true
		}
	}
	return false
}

// tells says whether content could be something said: it is quoted, or it has a
// verb with words of its own. A word that the lexicon does not know makes a
// statement of nothing less: "which", "the exchange", "Islam with its neighbours".
func (f *Finder) tells(d *readout.Document, content []run) bool {
	for _, r := range content {
		if r.last-r.first < 2 {
			continue
		}
		for i := r.first; i <= r.last; i++ {
			if f.quoteOf[i] >= 0 || d.Tokens[i].Tag == readout.AUX {
				return true
			}
			if d.Tokens[i].Tag == readout.VERB && d.Child(i, readout.RelNsubj, readout.RelNsubjPass, readout.RelMark) >= 0 {
				return true
			}
		}
	}
	return false
}

// tellsOfAnonymity says whether a cue is about how the source speaks, which is
// no statement: "spoke on condition of anonymity", "asked not to be named".
func (f *Finder) tellsOfAnonymity(d *readout.Document, cue run) bool {
	x := d.Sentences[d.SentenceOf(cue.last)]
	if d.Tokens[cue.first].Fine == readout.VBG && f.lexicon.reasons[d.Word(cue.first)] != "" {
		for i := x.First; i < cue.first; i++ {
			if anonymous(d, i) {
				return true
			}
		}
	}
	from := cue.first
	if d.Tokens[cue.last].Fine == readout.VB { // "spoke on condition of anonymity to discuss plans"
		from = max(x.First, cue.first-4)
	}
	for i := from; i < x.Last && i <= cue.last+5; i++ {
		if f.quoteOf[i] < 0 && anonymous(d, i) {
			switch d.Tokens[cue.first].Lemma {
			case "say", "tell", "add":
				return false
			}
			return true
		}
	}
	return false
}
