package statements

import (
	_ "embed"
	"slices"
	"sync"

	"readout"
	"readout/model"
)

//go:embed data/statements.bin
var weightsFile []byte

// A Model holds the decisions that are learned: is this word a cue, which token
// heads its source, which parts of the sentence are its content, and which
// words beside it belong to the cue.
type Model struct{ Cue, Source, Content, Reach *model.Linear }

// ReadModel reads the file form of a model. An empty file is no model.
func ReadModel(b []byte) (*Model, error) {
	if len(b) == 0 {
		return nil, nil
	}
	m := &Model{}
	for _, p := range []**model.Linear{&m.Cue, &m.Source, &m.Content, &m.Reach} {
		var err error
		if *p, b, err = model.CutLinear(b); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// Bytes returns the file form of m.
func (m *Model) Bytes() []byte {
	var b []byte
	for _, p := range []*model.Linear{m.Cue, m.Source, m.Content, m.Reach} {
		b = model.AppendLinear(b, p)
	}
	return b
}

var embeddedModel = sync.OnceValues(func() (*Model, error) { return ReadModel(weightsFile) })

// floors are the scores from which a model's answer is taken for yes.
type floors struct {
	cue     float32 // a word is a cue
	part    float32 // a part of the sentence is content
	quote   float32 // a quotation stays content that the parts around it made so
	backup  float32 // a cue is taken that the rules find
	other   float32 // a word that the lexicon does not know is a cue
	stretch float32 // a stretch is content
	cut     float32 // a cue keeps its branch out of the content of the one before
	segment float32 // a segment of content stays
	added   float32 // a segment joins the content
}

// usual was set on a fifth of the training reports kept apart.
var usual = floors{cue: 0, part: .1, quote: -1, backup: -2, other: 1, stretch: 1.7, cut: 0, segment: -.4, added: .3}

// scoreCues scores the candidates of sentence s that here admits into f.cues,
// outermost and surest first.
func (f *Finder) scoreCues(d *readout.Document, s int, here func(int32) bool) {
	x := d.Sentences[s]
	f.cues = f.cues[:0]
	around := f.quotedAround(d, s)
	for i := x.First; i < x.Last; i++ {
		if !cueCandidate(d, i) || !here(i) || deed(d, i) {
			continue
		}
		f.feats = f.cueFeatures(f.feats[:0], d, i, around)
		z := f.model.Cue.Score(f.feats)
		e := f.entryOf(d, i)
		floor := f.cue
		if e == &otherEntry || done(d, i) {
			floor = f.other
		}
		f.cueScore[i] = z
		if z > floor {
			f.cues = append(f.cues, f.reported(d, candidate{head: i, depth: rank(d, i), entry: e, score: z}))
		}
	}
	f.rankReports()
	slices.SortFunc(f.cues, func(a, b candidate) int {
		switch {
		case a.depth != b.depth:
			return int(a.depth - b.depth)
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return int(a.head - b.head)
	})
}

// deed says whether token i is a verb that political reports use of words and
// reports of conflict of deeds: "attacked", "recalled its ambassador".
func deed(d *readout.Document, i int32) bool {
	if d.Tokens[i].Tag != readout.VERB {
		return false
	}
	switch d.Tokens[i].Lemma {
	case "attack", "hit", "strike", "fire", "target", "bomb", "shell", "raid", "seize", "storm", "shoot", "launch", "deploy", "sign", "hold", "release":
		return d.Child(i, readout.RelCcomp) < 0
	case "recall", "withdraw", "deliver", "suspend":
		return d.Child(i, readout.RelObj) >= 0 && d.Child(i, readout.RelCcomp, readout.RelParataxis) < 0
	}
	return false
}

// entryAmong returns the entry of the whole cue: of "said" in "declined to say",
// of "clear" in "made clear"; "called" is an order with "for" and "on" only.
func (f *Finder) entryAmong(d *readout.Document, e *entry, v int32, cue run) *entry {
	if d.Tokens[v].Lemma == "call" && d.Tokens[v].Tag == readout.VERB && !orders(d, v, cue) {
		return &calledEntry
	}
	if e != &otherEntry && !silence(d.Word(v)) {
		return e
	}
	for i := cue.last; i >= cue.first; i-- {
		if i == v {
			continue
		}
		if o := f.entryOf(d, i); o != &otherEntry && o != &transcriptEntry {
			return o
		}
	}
	return e
}

// orders says whether "call" at v has "for", "on" or "upon".
func orders(d *readout.Document, v int32, cue run) bool {
	for i := v + 1; i <= cue.last+1 && int(i) < len(d.Tokens); i++ {
		switch d.Tokens[i].Lemma {
		case "for", "on", "upon":
			return true
		}
	}
	for c := range d.Children(v) {
		if k := d.Child(c, readout.RelCase, readout.RelMark); k >= 0 && (d.Tokens[k].Lemma == "for" || d.Tokens[k].Lemma == "on" || d.Tokens[k].Lemma == "upon") {
			return true
		}
	}
	return d.Child(v, readout.RelXcomp) >= 0 && d.Child(v, readout.RelObj) < 0
}

var calledEntry = entry{Type: typeSay, Takes: takesClause | takesObject}

// done says whether token i is a participle that says what was done to the noun
// before it, by nobody named: "a truce agreed to in May".
func done(d *readout.Document, i int32) bool {
	t := &d.Tokens[i]
	return (t.Fine == readout.VBN || t.Fine == readout.VBD) && t.Rel == readout.RelAcl && agent(d, i) < 0 && d.Child(i, readout.RelNsubj) < 0
}

// reported fills in what stands before "..., he said" where that is content of
// the candidate by the words alone.
func (f *Finder) reported(d *readout.Document, c candidate) candidate {
	x := d.Sentences[d.SentenceOf(c.head)]
	c.source = f.bestSource(d, c.head)
	if c.source < 0 {
		c.source = f.besideQuotation(d, c.head, x)
	}
	cue := f.reach(d, c.head, c.source)
	f.pieces = f.stretches(f.pieces[:0], d, c.head, c.source, cue)
	for _, p := range f.pieces {
		if p.stretch != beforeCue || p.words.last < x.First {
			continue
		}
		f.feats = f.stretchFeatures(f.feats[:0], d, c.head, c.source, cue, p)
		if f.model.Content.Score(f.feats) > f.stretch {
			c.reports = p.words
		}
	}
	return c
}

// besideQuotation returns the head of the noun phrase between the end of a
// quotation and cue v, or between v and the sentence's end, -1 if anything else
// stands there: "...," Senator Ann Roe (Labour) said.
func (f *Finder) besideQuotation(d *readout.Document, v int32, x readout.Sentence) int32 {
	if d.Tokens[v].Tag != readout.VERB || f.quoteOf[x.First] < 0 {
		return -1
	}
	q := v
	for q > x.First && f.quoteOf[q] < 0 {
		q--
	}
	if f.quoteOf[q] < 0 {
		return -1
	}
	if r := (run{q + 1, v - 1}); r.first <= r.last {
		return nominalHead(d, r)
	}
	end := v + 1
	for end < x.Last && end < v+12 && !ends(d, end) {
		end++
	}
	return nominalHead(d, run{v + 1, end - 1})
}

// nominalHead returns the head of a run that holds nouns and no verb, -1 for any other.
func nominalHead(d *readout.Document, r run) int32 {
	noun := false
	for i := r.first; i <= r.last; i++ {
		switch t := &d.Tokens[i]; t.Tag {
		case readout.NOUN, readout.PROPN, readout.PRON:
			noun = true
		case readout.VERB, readout.AUX, readout.SCONJ:
			return -1
		}
	}
	if !noun || r.last-r.first > 14 {
		return -1
	}
	return nounHead(d, r)
}

// rankReports puts a cue that reports the words before it ahead of the cues in
// those words, whatever the tree says.
func (f *Finder) rankReports() {
	for i := range f.cues {
		c := &f.cues[i]
		if c.reports.last == 0 {
			continue
		}
		for _, u := range f.cues {
			if c.reports.has(u.head) {
				c.depth = min(c.depth, u.depth-1)
			}
		}
	}
}

// rank orders cues from the outermost inwards: twice the depth in the tree; a
// cue put beside or after the clause that it reports ("X, he said", "according
// to him, X") comes just before that clause's head.
func rank(d *readout.Document, i int32) int32 {
	t := &d.Tokens[i]
	if t.Rel == readout.RelParataxis && t.Head >= 0 && t.Head < i {
		return 2*int32(depth(d, t.Head)) - 1
	}
	if _, top := accordingTo(d, i); top >= 0 {
		return 2*int32(depth(d, top)) - 1
	}
	return 2 * int32(depth(d, i))
}

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
			if answers(e, d.Tokens[i].Lemma) {
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

// entryOf returns what the lexicon says of token i by its part of speech, an
// entry of type other where it says nothing.
func (f *Finder) entryOf(d *readout.Document, i int32) *entry {
	var e *entry
	switch t := &d.Tokens[i]; t.Tag {
	case readout.VERB, readout.AUX:
		e = f.lexicon.verb(t.Lemma, d.Word(i))
	case readout.NOUN, readout.PROPN:
		if e = f.lexicon.nouns[t.Lemma]; verbal(d, i) {
			e = f.lexicon.verb(t.Lemma, d.Word(i))
		}
	case readout.ADJ:
		e = f.lexicon.adjectives[t.Lemma]
	case readout.PUNCT, readout.SYM:
		e = &transcriptEntry
	case readout.ADP, readout.SCONJ:
		e = &accordingEntry
	}
	if w := d.Word(i); w == "according" || w == "According" {
		e = &accordingEntry
	}
	if e == nil {
		e = &otherEntry
	}
	return e
}

var otherEntry = entry{Type: typeOther, Takes: takesClause | takesObject}

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
	n.cue = f.reach(d, v, n.source)
	if noun, _ := accordingTo(d, v); noun >= 0 {
		n.cue = run{v, v + 1}
	}
	n.entry = f.entryAmong(d, n.entry, v, n.cue)
	if n.source >= 0 && c.entry.Type == typeShow && f.shows(d, n.source) && f.markShown(d, n.cue, x) {
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
	f.quotedAlone(d, n.cue, x)
	f.dropSegments(d, v, n.source, n.cue, x)
	if n.source < 0 && f.hearsay(d, v, x) {
		return
	}
	if r, ok := f.quotedNext(d, x); ok && f.marks[r.first]&inContent != 0 {
		n.until = r.last + 1
	}
	f.keep(d, x, n)
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
	case "document", "visual":
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

// bestSource returns the head of the best source for cue v, -1 where naming
// none scores best.
func (f *Finder) bestSource(d *readout.Document, v int32) int32 {
	k := f.likeliestSource(d, v)
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

func (f *Finder) likeliestSource(d *readout.Document, v int32) int32 {
	rule := ruleSource(d, v)
	f.feats = f.noSourceFeatures(f.feats[:0], d, v, rule)
	best, top := int32(-1), f.model.Source.Score(f.feats)
	f.options = f.sourceOptions(f.options[:0], d, v)
	for _, k := range f.options {
		if f.speech(k) && f.quoteOf[k] != f.quoteOf[v] {
			continue // who is quoted does not name himself in the quotation
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

// quotedAlone drops what is not quoted from the content where a quotation that
// opens the sentence is content: what follows "X," she said is the author's
// again, or another statement's.
func (f *Finder) quotedAlone(d *readout.Document, cue run, x readout.Sentence) {
	q := f.quoteOf[x.First]
	if q < 0 || f.quotes[q].words < 3 || f.marks[x.First+1]&inContent == 0 || f.quotes[q].last >= cue.first {
		return
	}
	for i := x.First; i < x.Last; i++ {
		if f.quoteOf[i] < 0 {
			f.marks[i] &^= inContent
		}
	}
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
