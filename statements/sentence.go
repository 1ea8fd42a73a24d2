package statements

import (
	"slices"

	"readout"
)

// A candidate is a word that may be a cue.
type candidate struct {
	head  int32
	depth int32
	entry *entry
	score float32

	source  int32 // head of its source, -1 for none; of learned candidates
	reports run   // the words before it that it reports, if there are any
}

// findSentence finds the statements whose cue is in sentence s and outside
// quotation marks, outermost first: a cue within the content of another is
// nested in it.
func (f *Finder) findSentence(d *readout.Document, s int) {
	outside := func(i int32) bool { return !f.speech(i) }
	if f.model == nil {
		f.findCues(d, s, outside)
		return
	}
	f.scoreCues(d, s, outside)
	for _, c := range f.cues {
		f.learnedCue(d, s, c)
	}
	f.backUp(d, s, outside)
	f.findObjectClauses(d, s)
	f.findHidden(d, s)
	f.findLeftover(d, s)
	if s > 0 {
		f.findShouted(d, s-1)
	}
	f.findCues(d, s, func(i int32) bool { return !f.speech(i) && f.owner[i] >= 0 })
}

// findWithinQuotations finds the statements that quoted people tell of. Where
// nobody is known to say the quotation, what it tells of stays out too.
func (f *Finder) findWithinQuotations(d *readout.Document) {
	for s := range d.Sentences {
		f.findCues(d, s, func(i int32) bool { return f.speech(i) && f.owner[i] >= 0 })
	}
}

// speech says whether token i stands in a quotation of somebody's speech; a
// word or two in quotation marks are not taken for speech.
func (f *Finder) speech(i int32) bool {
	q := f.quoteOf[i]
	return q >= 0 && f.quotes[q].words > 2
}

func (f *Finder) findCues(d *readout.Document, s int, here func(int32) bool) {
	x := d.Sentences[s]
	f.cues = f.cues[:0]
	for i := x.First; i < x.Last; i++ {
		if !here(i) {
			continue
		}
		if e := f.cueEntry(d, i); e != nil {
			f.cues = append(f.cues, candidate{head: i, depth: int32(depth(d, i)), entry: e, score: .8})
		}
	}
	slices.SortFunc(f.cues, func(a, b candidate) int {
		if a.depth != b.depth {
			return int(a.depth - b.depth)
		}
		return int(a.head - b.head)
	})
	for _, c := range f.cues {
		f.findCue(d, s, c)
	}
}

// cueEntry returns what the lexicon says of token i as a cue, nil if it is none.
func (f *Finder) cueEntry(d *readout.Document, i int32) *entry {
	t := &d.Tokens[i]
	if w := d.Word(i); w == "according" || w == "According" {
		return &accordingEntry
	}
	if verbal(d, i) {
		if t.Rel == readout.RelAmod || t.Rel == readout.RelCompound {
			return nil
		}
		return f.lexicon.verb(t.Lemma, d.Word(i))
	}
	switch t.Tag {
	case readout.NOUN:
		if e := f.lexicon.nouns[t.Lemma]; e != nil && d.Child(i, readout.RelAcl, readout.RelCcomp, readout.RelAclRelcl) >= 0 {
			return e
		}
	case readout.ADJ:
		if e := f.lexicon.adjectives[t.Lemma]; e != nil && d.Child(i, readout.RelCcomp, readout.RelXcomp, readout.RelAdvcl) >= 0 && d.Child(i, readout.RelCop) >= 0 {
			return e
		}
	}
	return nil
}

// verbal says whether token i is a verb, or a noun by its tag that has a subject
// and an object: "Cairo denies the charge".
func verbal(d *readout.Document, i int32) bool {
	switch d.Tokens[i].Tag {
	case readout.VERB:
		return true
	case readout.NOUN:
		return d.Child(i, readout.RelNsubj) >= 0 && d.Child(i, readout.RelObj, readout.RelCcomp, readout.RelXcomp) >= 0 && d.Child(i, readout.RelDet, readout.RelCop) < 0
	}
	return false
}

var accordingEntry = entry{Type: typeSay, Takes: takesClause}

// findCue adds the statement of one candidate, if it has content.
func (f *Finder) findCue(d *readout.Document, s int, c candidate) {
	x := d.Sentences[s]
	defer f.clear(x, inContent|inSource|inCue|inStop)
	n := find{head: c.head, entry: c.entry, score: c.score, sentence: int32(s), goesOn: -1, within: f.owner[c.head], source: -1}
	if c.entry != &accordingEntry {
		n.entry = f.entryAmong(d, c.entry, c.head, run{c.head, c.head})
	}
	var ok bool
	switch {
	case c.entry == &accordingEntry:
		ok = f.according(d, x, &n)
	case verbal(d, c.head):
		ok = f.verbal(d, x, &n)
	default:
		ok = f.nominal(d, x, &n)
	}
	if ok {
		f.keep(d, x, n)
	}
}

// verbal fills in the statement of a verb.
func (f *Finder) verbal(d *readout.Document, x readout.Sentence, n *find) bool {
	v := n.head
	n.rule = f.markContent(d, v, n.entry, x)
	n.source = sourceOf(d, v)
	if n.rule == "" || n.within >= 0 && n.rule == "object" {
		return false
	}
	if n.source < 0 && n.rule != "quotation" && d.Tokens[v].Rel != readout.RelRoot {
		return false
	}
	if n.source >= 0 && addressed(d, n.source) && !f.performs(d, n) {
		return false // what the author thinks himself, or the reader, or who is quoted
	}
	if n.within >= 0 && d.Tokens[v].Fine == readout.VBG && f.adding(d, v) == nil {
		return false // "adding salt is easy"
	}
	if n.source >= 0 && d.Tokens[n.source].Tag == readout.NOUN && n.entry.Type != typeShow && !f.maySpeak(d, n.source) {
		return false // "the rumble knows", "a factor supports"
	}
	n.cue = verbGroup(d, v)
	return true
}

// performs says whether who is quoted does something with his words: "We demand
// that they leave". "We say" and "we hope" only repeat that he speaks.
func (f *Finder) performs(d *readout.Document, n *find) bool {
	if n.within < 0 {
		return n.entry.speech() && f.quoteOf[n.source] >= 0
	}
	switch n.entry.Type {
	case typeDeny, typeOrder, typePromise, typeThreaten:
		return d.Tokens[n.source].Lemma != "you" && finite(d, n.head) && n.rule != "quotation"
	}
	return false
}

// addressed says whether token i is a pronoun of the first or second person.
func addressed(d *readout.Document, i int32) bool {
	switch d.Tokens[i].Lemma {
	case "i", "I", "we", "you", "me", "us":
		return d.Tokens[i].Tag == readout.PRON
	}
	return false
}

// nominal fills in the statement of a noun or an adjective: "the charge that X".
func (f *Finder) nominal(d *readout.Document, x readout.Sentence, n *find) bool {
	v := n.head
	for c := range d.Children(v) {
		switch d.Tokens[c].Rel {
		case readout.RelAcl, readout.RelCcomp, readout.RelXcomp, readout.RelAdvcl:
			if that(d, c) || d.Tokens[c].Rel == readout.RelXcomp {
				f.setBelow(d, c, inContent)
				n.rule = "noun"
			}
		case readout.RelAclRelcl:
			if tellsClause(d, v, c) {
				f.setBelow(d, c, inContent)
				n.rule = "noun"
			}
		}
	}
	if n.rule == "" {
		return false
	}
	n.source = ownerOf(d, v)
	if d.Tokens[v].Tag == readout.ADJ {
		n.source, n.rule = sourceOf(d, v), "adjective"
	}
	n.cue = run{v, v}
	return true
}

// tellsClause says whether clause c, which the tree takes for a relative one,
// tells what noun v says: "that" stands right after the noun and a subject after
// that, and the verb is not what one does with such a noun ("the claim that he made").
func tellsClause(d *readout.Document, v, c int32) bool {
	if int(v)+1 >= len(d.Tokens) || d.Word(v+1) != "that" || d.Child(c, readout.RelNsubj, readout.RelNsubjPass) <= v+1 {
		return false
	}
	switch d.Tokens[c].Lemma {
	case "make", "level", "bring", "issue", "give", "file", "deny", "reject", "repeat", "dismiss", "raise", "face", "lodge", "release", "publish", "call", "hear":
		return false
	}
	return true
}

// that says whether clause c opens with "that", "whether" or an infinitive's "to".
func that(d *readout.Document, c int32) bool {
	m := d.Child(c, readout.RelMark)
	if m < 0 {
		return false
	}
	switch d.Tokens[m].Lemma {
	case "that", "whether", "to":
		return true
	}
	return false
}

// verbGroup returns the verb with its auxiliaries, particles and the adverbs
// between them.
func verbGroup(d *readout.Document, v int32) run {
	r := run{v, v}
	part := func(k int32) bool {
		t := &d.Tokens[k]
		if t.Head != v {
			return false
		}
		switch t.Rel {
		case readout.RelAux, readout.RelAuxPass, readout.RelCop, readout.RelCompoundPrt:
			return true
		case readout.RelAdvmod:
			return t.Fine != readout.WRB
		}
		return false
	}
	for k := v - 1; k >= 0 && part(k); k-- {
		r.first = k
	}
	for k := v + 1; int(k) < len(d.Tokens) && part(k) && d.Tokens[k].Rel != readout.RelCop; k++ {
		r.last = k
	}
	return r
}

// keep finishes a find and adds it: the source's words, quotations taken whole,
// and the words of source and cue out of the content.
func (f *Finder) keep(d *readout.Document, x readout.Sentence, n find) {
	if n.source >= 0 {
		n.words = f.sourceWords(d, n.source, n.head, n.cue, x)
	}
	f.markQuotationsTouched(d, x)
	f.keepWords(d, x, n)
}

// sourceWords returns the words of a source in the sentence of cue v.
func (f *Finder) sourceWords(d *readout.Document, source, v int32, cue run, x readout.Sentence) run {
	r := f.sourceRun(d, source, v)
	if k := nounsBetween(d, r.last+1, cue.first); k > r.last {
		r.last = k // a name that the tree tore off
	}
	if cue.first > r.last && cue.first-r.last <= 3 {
		r.first = f.leftmost(d, r.first, x)
	}
	return r
}

// nounsBetween returns the last token before b where all from a to it are nouns and
// names, six at most; a-1 where they are not.
func nounsBetween(d *readout.Document, a, b int32) int32 {
	if b-a > 6 {
		return a - 1
	}
	for i := a; i < b; i++ {
		if !d.Tokens[i].Tag.Noun() {
			return a - 1
		}
	}
	return max(a, b) - 1
}

// keepWords adds a find whose source's words stand, if it has content that no
// other statement has.
func (f *Finder) keepWords(d *readout.Document, x readout.Sentence, n find) {
	if f.tellsOfAnonymity(d, n.cue) {
		return
	}
	// "a charge she denies" is about what another has said in the same sentence
	for i := x.First; i < x.Last && n.rule != "relative"; i++ {
		if taken := f.owner[i] != n.within || n.within < 0 && f.spoken[i]; taken {
			f.marks[i] &^= inContent
		}
	}
	f.setRun(n.cue, inCue)
	if n.source >= 0 {
		f.setRun(n.words, inSource)
	}
	n.content = f.collect(d, x.First, max(x.Last, n.until), inContent, inCue|inSource)
	f.dropUnopened(d, x, n.content)
	for i := x.Last; i < n.until; i++ {
		f.marks[i] &^= inContent
	}
	if !f.wordy(d, n.content) || f.calls(d, &n) || listed(d, &n) || n.entry == &otherEntry && !f.tells(d, n.content) {
		return
	}
	id := int32(len(f.finds))
	for _, r := range n.content {
		if n.rule != "relative" || f.free(r.first, r.last) {
			f.own(r, id)
		}
	}
	for i := x.First; i < x.Last; i++ {
		f.spoken[i] = f.spoken[i] || f.marks[i]&(inCue|inSource) != 0
	}
	f.finds = append(f.finds, n)
}

func (f *Finder) setRun(r run, m mark) {
	for i := r.first; i <= r.last; i++ {
		f.marks[i] |= m
	}
}
