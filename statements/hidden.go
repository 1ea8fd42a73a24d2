package statements

import "readout"

var (
	reportedlyEntry = entry{Type: typeSay, Takes: takesClause}
	allegedlyEntry  = entry{Type: typeClaim, Takes: takesClause, Stance: "claims"}
)

// findHidden finds what is told with its source hidden: "reportedly", and
// passives such as "is said to have fled".
func (f *Finder) findHidden(d *readout.Document, s int) {
	x := d.Sentences[s]
	for i := x.First; i < x.Last; i++ {
		if f.owner[i] >= 0 || f.spoken[i] || f.quoteOf[i] >= 0 {
			continue
		}
		n := find{head: i, cue: run{i, i}, source: -1, score: .6, sentence: int32(s), goesOn: -1, within: -1}
		switch {
		case d.Tokens[i].Tag == readout.ADV && f.reportedly(d, &n):
		case d.Tokens[i].Fine == readout.VBN && f.rumoured(d, &n):
		default:
			continue
		}
		if f.unowned(x) >= 3 {
			f.keepWords(d, x, n)
		}
		f.clear(x, inContent|inSource|inCue|inStop)
	}
}

// unowned counts the marked words of x that no statement has.
func (f *Finder) unowned(x readout.Sentence) int {
	n := 0
	for i := x.First; i < x.Last; i++ {
		if f.marks[i]&inContent != 0 && f.owner[i] < 0 {
			n++
		}
	}
	return n
}

// reportedly marks the clause of an adverb that hides its source.
func (f *Finder) reportedly(d *readout.Document, n *find) bool {
	switch d.Tokens[n.head].Lemma {
	case "reportedly":
		n.entry = &reportedlyEntry
	case "allegedly", "purportedly", "supposedly":
		n.entry = &allegedlyEntry
	default:
		return false
	}
	h := d.Tokens[n.head].Head
	if h < 0 || f.owner[h] >= 0 {
		return false
	}
	n.rule = "reportedly"
	f.marks[n.head] |= inStop
	f.setBelow(d, h, inContent)
	f.marks[n.head] &^= inContent
	return true
}

// rumoured marks the subject and the infinitive of a passive that hides its
// source: "the general is said to have fled".
func (f *Finder) rumoured(d *readout.Document, n *find) bool {
	v := n.head
	switch d.Tokens[v].Lemma {
	case "say", "believe", "report", "allege", "think", "understand", "rumour", "rumor", "claim", "suspect":
	default:
		return false
	}
	subject, told := d.Child(v, readout.RelNsubjPass), d.Child(v, readout.RelXcomp, readout.RelCcomp)
	if subject < 0 || told < 0 || d.Child(v, readout.RelAuxPass) < 0 || agent(d, v) >= 0 {
		return false
	}
	if n.entry = f.lexicon.verbs[d.Tokens[v].Lemma]; n.entry == nil {
		n.entry = &reportedlyEntry
	}
	n.rule, n.cue = "hidden", verbGroup(d, v)
	f.setBelow(d, subject, inContent)
	f.setBelow(d, told, inContent)
	return true
}
