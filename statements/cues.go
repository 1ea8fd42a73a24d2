package statements

import (
	"slices"

	"readout"
)

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
		if words, h := f.trailing(d, i, x); h >= 0 {
			f.cues = append(f.cues, candidate{head: i, depth: -1, entry: f.entryOf(d, i), score: 2, source: h, reports: run{x.First, words.first - 2}})
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
	case "call":
		return int(i)+1 < len(d.Tokens) && (d.Word(i+1) == "off" || d.Word(i+1) == "up")
	case "plead":
		return int(i)+1 < len(d.Tokens) && (d.Word(i+1) == "guilty" || d.Word(i+1) == "not")
	case "decline":
		return d.Child(i, readout.RelXcomp, readout.RelObj) < 0 || int(i)+1 < len(d.Tokens) && d.Tokens[i+1].Tag == readout.NUM // shares
	case "reply", "respond", "answer":
		return negated(d, i) && (int(i)+1 >= len(d.Tokens) || d.Word(i+1) != "to") // "has not yet replied"
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
	if c.source < 0 && d.Tokens[c.head].Tag == readout.VERB {
		c.source = f.besideQuotation(d, c.head, x)
	}
	if c.source < 0 {
		c.source = f.nameBefore(d, c.head, x)
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
	if f.quoteOf[x.First] < 0 {
		return -1
	}
	q := v
	for q > x.First && !f.speech(q) && (f.quoteOf[q] < 0 || f.quotes[f.quoteOf[q]].first > x.First) {
		q-- // over a nickname in marks
	}
	if f.quoteOf[q] < 0 {
		return -1
	}
	if r := (run{q + 1, v - 1}); r.first <= r.last {
		if r.last-r.first > 30 {
			return -1
		}
		if t := d.Tokens[r.first].Tag; t == readout.ADP || t == readout.PART || t == readout.CCONJ {
			// the sentence went on after the quotation: "…" of the plan, Ann Roe said
			for i := r.last; i > r.first; i-- {
				if d.Word(i) == "," {
					return nominalHead(d, run{i + 1, r.last})
				}
			}
			return -1
		}
		for i := r.first + 1; i < r.last; i++ {
			if d.Word(i) == "," {
				r.last = i - 1 // the name; what stands in apposition may hold verbs
			}
		}
		return nominalHead(d, r)
	}
	end := v + 1
	for end < x.Last && end < v+12 && !ends(d, end) {
		end++
	}
	return nominalHead(d, run{v + 1, end - 1})
}

// nameBefore returns the name or pronoun right before a finite verb, whatever the
// tree makes of it: "Ms. Roe (Labour) said"; -1 if something else stands there.
func (f *Finder) nameBefore(d *readout.Document, v int32, x readout.Sentence) int32 {
	switch d.Tokens[v].Fine {
	case readout.VBD, readout.VBZ, readout.VBP:
	default:
		return -1
	}
	if d.Child(v, readout.RelNsubjPass, readout.RelAuxPass, readout.RelExpl) >= 0 {
		return -1
	}
	k := verbGroup(d, v).first - 1
	for k > x.First && d.Tokens[k].Tag == readout.ADV {
		k--
	}
	if k > x.First && d.Word(k) == ")" {
		for k > x.First && d.Word(k) != "(" {
			k--
		}
		k--
	}
	if k > x.First && d.Word(k) == "," {
		k = beforeApposition(d, k, x)
	}
	if k < x.First || f.speech(k) && !f.speech(v) {
		return -1
	}
	switch t := &d.Tokens[k]; {
	case t.Fine == readout.PRP && t.Rel != readout.RelObj && t.Rel != readout.RelObl:
		return k
	case t.Tag != readout.PROPN || calendar(t.Lemma):
		return -1
	}
	first := k
	for first > x.First && d.Tokens[first-1].Tag == readout.PROPN {
		first--
	}
	return headOf(d, first, k)
}

// beforeApposition returns the token before the words in apposition that the
// comma at k closes: of "Ann Roe, a judge," the name. It is k where there are none.
func beforeApposition(d *readout.Document, k int32, x readout.Sentence) int32 {
	for i := k - 1; i > x.First && k-i < 14; i-- {
		if d.Word(i) == "," {
			if d.Tokens[i-1].Tag == readout.PROPN {
				return i - 1
			}
			return k
		}
		if finite(d, i) {
			return k
		}
	}
	return k
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
	h := nounHead(d, r)
	first := h
	for first > r.first && d.Tokens[h].Tag == readout.PROPN && d.Tokens[first-1].Tag == readout.PROPN {
		first--
	}
	return headOf(d, first, h) // the tree's head of a name, which its mention has
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
	if t.Rel == readout.RelParataxis && t.Fine != readout.VBG && t.Head >= 0 && t.Head < i {
		return 2*int32(depth(d, t.Head)) - 1
	}
	if _, top := accordingTo(d, i); top >= 0 {
		return 2*int32(depth(d, top)) - 1
	}
	return 2 * int32(depth(d, i))
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
