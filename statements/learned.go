package statements

import (
	"readout"
	"readout/model"
)

// learnedCue adds the statement of one scored candidate, if it has content.
func (f *Finder) learnedCue(d *readout.Document, s int, c candidate) {
	x := d.Sentences[s]
	v := c.head
	if f.owner[v] >= 0 || f.spoken[v] {
		return
	}
	defer f.clear(x, inContent|inSource|inCue|inStop)
	n := find{head: v, entry: c.entry, score: model.Sigmoid(c.score), sentence: int32(s), goesOn: -1, within: -1, rule: "learned"}
	n.source = c.source
	if n.source >= 0 && f.noVoice(d, v, n.source, n.score) {
		return
	}
	n.cue = f.reach(d, v, n.source)
	if c.entry == &accordingEntry && v+2 < x.Last && d.Word(v+1) == "to" {
		n.cue = run{v, v + 1}
		if n.source < v && f.accordingByWords(d, x, &n) {
			f.keepWords(d, x, n)
			return
		}
	}
	n.entry = f.entryAmong(d, n.entry, v, n.cue)
	if neither(d, v) && v+2 < x.Last && d.Word(v+1) == "nor" && d.Tokens[v+2].Tag == readout.VERB {
		n.cue = run{min(n.cue.first, v-1), v + 2} // "neither confirm nor deny"
	}
	if f.markPlain(d, x, &n) {
		f.keepWords(d, x, n)
		return
	}
	if n.source >= 0 && c.entry.Type == typeShow && f.shows(d, n.source) && f.markShown(d, verbGroup(d, v), x) {
		n.cue = verbGroup(d, v)
		f.keep(d, x, n)
		return
	}
	if f.markRelative(d, v, x) {
		n.rule = "relative"
		f.keep(d, x, n)
		return
	}
	f.cutCues(d, v)
	f.chooseParts(d, v, n.source, n.cue)
	f.leaveOpening(d, v, x)
	f.quotedAlone(d, n.cue, x)
	f.dropSegments(d, v, n.source, n.cue, x)
	f.quotedAlone(d, n.cue, x)
	f.joinBefore(d, v, n.source, n.cue, x)
	f.leaveToOthers(d, v, n.cue, x)
	f.leaveHearer(d, n.entry, n.cue, x)
	f.leaveMain(d, v, x)
	f.quotedOnBothSides(d, v, n.source, n.cue, x)
	if n.source < 0 && (f.hearsay(d, v, x) || asked(d, v)) {
		return
	}
	if r, ok := f.quotedNext(d, x); ok && f.marks[r.first]&inContent != 0 {
		n.until = r.last + 1
	}
	f.keep(d, x, n)
}

// asked says whether cue v is the "Asked about it" before an answer.
func asked(d *readout.Document, v int32) bool {
	switch d.Tokens[v].Lemma {
	case "ask", "question", "press", "quiz":
		return d.Child(v, readout.RelAux, readout.RelAuxPass, readout.RelNsubj, readout.RelNsubjPass) < 0 &&
			(d.Tokens[v].Fine == readout.VBN || upperFirst(d.Word(v)))
	}
	return false
}

// noVoice says whether source h of cue v, outside quotation marks, is nobody's
// voice: the author or the reader, or a thing that "suggests".
func (f *Finder) noVoice(d *readout.Document, v, h int32, score float32) bool {
	if f.quoteOf[h] >= 0 {
		return false
	}
	switch t := &d.Tokens[h]; {
	case addressed(d, h):
		return true
	case !f.evidence(d, v):
		return false
	case t.Tag == readout.NOUN:
		return score < mute && !f.maySpeak(d, h)
	case t.Lemma == "this", t.Lemma == "that", t.Lemma == "it":
		c := d.ChainAt(h)
		return c == nil || c.Best < 0 || d.Mentions[c.Best].Head == h
	}
	return false
}

// mute is the score below which a thing is not taken for a source.
const mute = .7

// evidence says whether verb v is used of things as of people, "shows", "means".
func (f *Finder) evidence(d *readout.Document, v int32) bool {
	switch d.Tokens[v].Lemma {
	case "suggest", "show", "indicate", "confirm", "reveal", "demonstrate", "prove", "mean", "remind", "support", "illustrate", "back", "signal",
		"reflect", "need", "want", "help", "find", "see", "offer", "promise", "threaten", "demand", "require", "describe":
		return true
	}
	return false
}

// hearsay says whether cue v, which names no source, is a passive that tells of
// a thing and no words: "the exchange had been agreed".
func (f *Finder) hearsay(d *readout.Document, v int32, x readout.Sentence) bool {
	if d.Tokens[v].Tag != readout.VERB || d.Child(v, readout.RelNsubjPass) < 0 || d.Child(v, readout.RelCcomp, readout.RelXcomp, readout.RelParataxis) >= 0 {
		return false
	}
	for i := x.First; i < x.Last; i++ {
		if f.marks[i]&inContent != 0 && f.speech(i) {
			return false
		}
	}
	return true
}

// cutCues keeps the branches of other cues that stand beside v, "adding that Y",
// out of what v says.
func (f *Finder) cutCues(d *readout.Document, v int32) {
	for _, c := range f.cues {
		if c.head <= v || c.score <= f.cut {
			continue
		}
		switch d.Tokens[c.head].Rel {
		case readout.RelAdvcl, readout.RelConj, readout.RelParataxis:
			if d.Below(v, d.Tokens[c.head].Head) || f.adding(d, c.head) != nil {
				f.marks[c.head] |= inStop
			}
		}
	}
	x := d.Sentences[d.SentenceOf(v)]
	for i := v + 2; i < x.Last; i++ {
		if f.adding(d, i) != nil && (d.Below(v, d.Tokens[i].Head) || speakersOwn(d.Tokens[i].Lemma)) {
			f.marks[i] |= inStop
		}
	}
}

// speakersOwn says whether a participle tells what the speaker of the sentence
// says besides, wherever the parser hangs it.
func speakersOwn(lemma string) bool {
	switch lemma {
	case "add", "note", "stress", "emphasise", "emphasize", "underline", "underscore", "continue":
		return true
	}
	return false
}

// adding returns the entry of a participle of speech after a comma, such as
// ", adding that ...", nil where i is none.
func (f *Finder) adding(d *readout.Document, i int32) *entry {
	t := &d.Tokens[i]
	if t.Fine != readout.VBG || t.Head < 0 || i == 0 || d.Word(i-1) != "," && d.Tokens[i-1].Tag != readout.ADV {
		return nil
	}
	switch t.Rel {
	case readout.RelAdvcl, readout.RelAcl, readout.RelConj, readout.RelXcomp, readout.RelDep, readout.RelParataxis:
		if e := f.lexicon.verbs[t.Lemma]; e != nil && e.Takes&takesClause != 0 && (e.speech() || e.Type == typeShow) && f.quoteOf[i] < 0 {
			return e
		}
	}
	return nil
}

// shows says whether a source is a document or a picture.
func (f *Finder) shows(d *readout.Document, source int32) bool {
	switch f.lexicon.sources[d.Tokens[source].Lemma].Class {
	case "document", "visual", "social":
		return true
	}
	return false
}

// markShown marks all that follows "photos show" in its sentence.
func (f *Finder) markShown(d *readout.Document, cue run, x readout.Sentence) bool {
	if cue.last+1 >= x.Last || d.Tokens[cue.last+1].Tag == readout.PUNCT {
		return false
	}
	f.setRun(run{cue.last + 1, x.Last - 1}, inContent)
	return true
}

// reach returns the words of the cue around v.
func (f *Finder) reach(d *readout.Document, v, source int32) run {
	r := run{v, v}
	x := d.Sentences[d.SentenceOf(v)]
	for k, n := v-1, uint32(0); k >= x.First && k != source && f.owner[k] < 0; k, n = k-1, n+1 {
		f.feats = f.reachFeatures(f.feats[:0], d, v, k, false, n)
		if f.model.Reach.Score(f.feats) <= 0 {
			break
		}
		r.first = k
	}
	for k, n := v+1, uint32(0); k < x.Last && k != source && f.owner[k] < 0; k, n = k+1, n+1 {
		f.feats = f.reachFeatures(f.feats[:0], d, v, k, true, n)
		if f.model.Reach.Score(f.feats) <= 0 {
			break
		}
		r.last = k
	}
	return r
}

// chooseParts marks the parts of the sentence that are content of cue v; where
// none scores above the floor, the best one. A quotation is in or out as one.
func (f *Finder) chooseParts(d *readout.Document, v, source int32, cue run) {
	f.pieces = f.parts(f.pieces[:0], d, v, source, cue)
	best, top, found := -1, float32(-1), false
	above := uint32(aboveNone)
	for i, p := range f.pieces {
		ids := f.partTokens(d, p)
		if p.up > 0 && p.whole {
			above = aboveNone
		}
		f.feats = f.partFeatures(f.feats[:0], d, v, source, cue, p, ids, above)
		z := f.model.Content.Score(f.feats)
		if p.whole {
			above = aboveOut
		}
		if z > top {
			best, top = i, z
		}
		floor := f.part
		if p.stretch != noStretch {
			floor = f.stretch
		}
		if z <= floor {
			if p.quoted() && z < f.quote {
				f.unmark(ids, inContent)
			}
			continue
		}
		found = true
		if p.whole {
			above = aboveIn
		}
		f.mark(ids, inContent)
	}
	if !found && best >= 0 {
		f.mark(f.partTokens(d, f.pieces[best]), inContent)
	}
}

// quotedOnBothSides joins the quotation after an inserted "he said," to the one
// before it: "If they come," he said, "we will be ready."
func (f *Finder) quotedOnBothSides(d *readout.Document, v, source int32, cue run, x readout.Sentence) {
	lo, hi := f.clauseOf(d, v, source, cue, x)
	if lo-3 < x.First || f.quoteOf[lo-1] < 0 || f.marks[lo-3]&inContent == 0 || d.Word(lo-2) != "," {
		return
	}
	for k := hi + 1; k < x.Last && k <= hi+2; k++ {
		if q := f.quoteOf[k]; q >= 0 && f.quotes[q].first == k && k+1 < x.Last && !upperFirst(d.Word(k+1)) {
			f.setRun(run{k, min(f.quotes[q].last, x.Last-1)}, inContent)
			return
		}
	}
}

// quotedAlone drops what is not quoted from the content where a quotation that
// opens the sentence is content: what follows "X," she said is the author's
// again, or another statement's. So is what leads to a quotation by a colon.
func (f *Finder) quotedAlone(d *readout.Document, cue run, x readout.Sentence) {
	first := int32(-1) // of the quotation
	for i := x.First; i < cue.first; i++ {
		q := f.quoteOf[i]
		if q < 0 {
			continue
		}
		if f.quotes[q].words >= 3 && f.quotes[q].last < cue.first && (i == x.First || d.Word(i-1) == ":") && f.marks[i+1]&inContent != 0 {
			first = i
		}
		i = f.quotes[q].last
	}
	if first < 0 {
		return
	}
	other := false // whether another verb has begun after the cue
	for i := x.First; i < x.Last; i++ {
		other = other || i > cue.last && f.quoteOf[i] < 0 && begins(d, i)
		if f.quoteOf[i] < 0 || other && !f.goesOnQuoted(d, i) {
			f.marks[i] &^= inContent
		}
	}
}

// leaveOpening leaves the quotation that opens sentence x to the verb right
// after it where v is a participle below that verb: "One more," she sang, asking
// the crowd, "Are you tired?"
func (f *Finder) leaveOpening(d *readout.Document, v int32, x readout.Sentence) {
	q := f.quoteOf[x.First]
	if q < 0 || d.Tokens[v].Fine != readout.VBG || d.Tokens[v].Head <= f.quotes[q].last || d.Tokens[v].Head >= v {
		return
	}
	for i := x.First; i <= f.quotes[q].last; i++ {
		f.marks[i] &^= inContent
	}
}

// goesOnQuoted says whether token i stands in a quotation that goes on with a
// sentence broken off before: "If they come," he said, pointing west, "we stay."
func (f *Finder) goesOnQuoted(d *readout.Document, i int32) bool {
	q := f.quotes[f.quoteOf[i]].first
	return q > 1 && int(q)+1 < len(d.Tokens) && d.Word(q-1) == "," && !upperFirst(d.Word(q+1)) && d.Tokens[q-2].Tag != readout.VERB
}

// begins says whether another clause of whoever speaks begins with the verb at
// i: ", adding", ", going on to say", "and told", "but the crowd shouted".
func begins(d *readout.Document, i int32) bool {
	if i < 2 || d.Tokens[i].Tag != readout.VERB {
		return false
	}
	switch d.Tokens[i].Fine {
	case readout.VBG:
		k := i - 1
		for k > i-3 && d.Tokens[k].Tag == readout.ADV {
			k--
		}
		return d.Word(k) == "," || d.Tokens[k].Tag == readout.CCONJ
	case readout.VBD, readout.VBZ, readout.VBP:
		if d.Tokens[i].Rel != readout.RelConj {
			return false
		}
		c := d.Child(i, readout.RelCc)
		return c >= 0 && c < i
	}
	return false
}

func (f *Finder) mark(ids []int32, m mark) {
	for _, k := range ids {
		f.marks[k] |= m
	}
}

func (f *Finder) unmark(ids []int32, m mark) {
	for _, k := range ids {
		f.marks[k] &^= m
	}
}
