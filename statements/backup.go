package statements

import (
	"readout"
	"readout/model"
)

// backUp finds cues of sentence s that the model scored low but not hopeless,
// where the lexicon knows the word and the tree shows both who says it and what.
func (f *Finder) backUp(d *readout.Document, s int, here func(int32) bool) {
	x := d.Sentences[s]
	for i := x.First; i < x.Last; i++ {
		if !here(i) || f.owner[i] >= 0 || f.spoken[i] || f.cueScore[i] > f.cue {
			continue
		}
		if f.cueScore[i] > -90 && verbal(d, i) && f.backUpShown(d, s, i) {
			continue
		}
		if that := i+1 < x.Last && d.Word(i+1) == "that" && d.Tokens[i].Tag == readout.NOUN; f.cueScore[i] < f.backup && !that {
			continue
		}
		e := f.cueEntry(d, i)
		if e == nil {
			continue
		}
		if d.Tokens[i].Tag == readout.NOUN && !verbal(d, i) && e.speech() {
			f.findCue(d, s, candidate{head: i, entry: e, score: f.backedScore(i)})
			continue
		}
		if !verbal(d, i) || sourceOf(d, i) < 0 {
			continue
		}
		if f.adding(d, i) != nil {
			f.findAdded(d, s, i, e)
			continue
		}
		f.clear(x, inContent)
		switch f.markContent(d, i, e, x) {
		case "object":
			f.clear(x, inContent)
			if answers(e, d.Tokens[i].Lemma) && !possessed(d, i, x) {
				f.findCue(d, s, candidate{head: i, entry: e, score: f.backedScore(i)})
			}
		case "clause", "relative", "infinitive", "inverted":
			f.clear(x, inContent)
			f.findCue(d, s, candidate{head: i, entry: e, score: f.backedScore(i)})
		default:
			f.clear(x, inContent)
		}
	}
}

// backUpShown finds what a document or a picture shows, which political reports
// seldom tell of.
func (f *Finder) backUpShown(d *readout.Document, s int, i int32) bool {
	e := f.cueEntry(d, i)
	if e == nil || e.Type != typeShow {
		return false
	}
	x := d.Sentences[s]
	n := find{head: i, cue: verbGroup(d, i), source: sourceOf(d, i), entry: e, rule: "shown", score: f.backedScore(i), sentence: int32(s), goesOn: -1, within: -1}
	if n.source < 0 || !f.shows(d, n.source) || !f.markShown(d, n.cue, x) {
		return false
	}
	f.keep(d, x, n)
	f.clear(x, inContent|inSource|inCue|inStop)
	return true
}

// possessed says whether a possessive mark stands right before the words of verb
// v, which then is no verb: "the isle's disputed council".
func possessed(d *readout.Document, v int32, x readout.Sentence) bool {
	k := v - 1
	for k > x.First && d.Tokens[k].Tag == readout.ADV {
		k--
	}
	return k >= x.First && d.Tokens[k].Fine == readout.POS
}

// answers says whether a verb with a noun phrase alone tells what somebody says
// to something: "denied the charge", "demands their return", "welcomed the truce".
func answers(e *entry, lemma string) bool {
	switch e.Type {
	case typeDeny, typeOrder, typeAcknowledge, typePromise:
		return true
	}
	switch lemma {
	case "welcome", "condemn", "denounce", "reject", "criticise", "criticize", "praise", "hail", "deplore", "dismiss", "announce":
		return true
	}
	return false
}

// backedScore is the score of a cue that a rule found and the model doubts.
func (f *Finder) backedScore(i int32) float32 { return max(.5, model.Sigmoid(f.cueScore[i])) }

// findAdded finds what ", adding ..." adds: by the tree, or else all that
// follows if it is a clause or a quotation. Who adds is who spoke before.
func (f *Finder) findAdded(d *readout.Document, s int, v int32, e *entry) {
	x := d.Sentences[s]
	n := find{head: v, cue: run{v, v}, source: sourceOf(d, v), entry: e, score: f.backedScore(v), sentence: int32(s), goesOn: -1, within: -1}
	spoke := f.spokeBefore(int32(s), v)
	if spoke >= 0 {
		n.source = f.finds[spoke].source
	}
	if n.rule = f.markContent(d, v, e, x); n.rule != "clause" {
		f.clear(x, inContent)
		if !clauseFollows(d, v, x) {
			return
		}
		n.rule = "participle"
		for i := v + 1; i < x.Last; i++ {
			f.marks[i] |= inContent
		}
	}
	f.markQuotationsTouched(d, x)
	if spoke >= 0 {
		n.words = f.finds[spoke].words
	} else if n.source >= 0 {
		n.words = f.sourceRun(d, n.source, v)
	}
	f.keepWords(d, x, n)
	f.clear(x, inContent|inSource|inCue|inStop)
}

// spokeBefore returns the last outermost find whose cue stands before v in
// sentence s, -1 if there is none.
func (f *Finder) spokeBefore(s, v int32) int32 {
	for n := len(f.finds) - 1; n >= 0 && f.finds[n].sentence == s; n-- {
		if c := &f.finds[n]; c.head >= 0 && c.head < v && c.within < 0 {
			return int32(n)
		}
	}
	return -1
}

// clauseFollows says whether "that", a question word, a quotation or a noun
// phrase with a finite verb follows v.
func clauseFollows(d *readout.Document, v int32, x readout.Sentence) bool {
	if v+1 >= x.Last {
		return false
	}
	switch d.Word(v + 1) {
	case "that", "how", "why", "whether", "what", ":":
		return true
	}
	if doubleMark(d.Word(v + 1)) {
		return true
	}
	if t := d.Tokens[v+1].Tag; t == readout.ADP || t == readout.SCONJ || t == readout.PART {
		return false
	}
	for i := v + 1; i < x.Last && !ends(d, i); i++ {
		if finite(d, i) {
			return true
		}
	}
	return false
}
