package statements

import "readout"

// findLeftover finds who speaks the quotations of sentence s that no cue has
// claimed. A quotation beside a verb is speech whatever the verb: "Not one step!"
// bellowed the guard. Only quotations that stand by themselves count, set off by
// a comma, a colon or their own stop.
func (f *Finder) findLeftover(d *readout.Document, s int) {
	x := d.Sentences[s]
	for i := x.First; i < x.Last; i++ {
		q := f.quoteOf[i]
		if q < 0 || f.quotes[q].first != i && i != x.First {
			continue
		}
		r := run{i, min(f.quotes[q].last, x.Last-1)}
		i = r.last
		if !f.whole(d, q, x) || !f.free(r.first, r.last) || f.spokenOf(r) {
			continue
		}
		v := f.verbBeside(d, r, x)
		if v < 0 || f.owner[v] >= 0 {
			continue
		}
		f.setRun(r, inContent)
		f.keepLeftover(d, s, v, find{})
	}
	if r, ok := f.quotedNext(d, x); ok && f.free(r.first, r.last) && !f.ownedSentence(x) {
		if v := f.verbBefore(d, x.Last-1, x); v >= 0 {
			f.setRun(r, inContent)
			f.keepLeftover(d, s, v, find{until: r.last + 1})
			for k := r.first; k <= r.last; k++ {
				f.marks[k] &^= inContent
			}
		}
	}
}

// whole says whether quotation q of sentence x is more than a word or two, or a
// sentence in a word or two: "We lost." And "No," he said.
func (f *Finder) whole(d *readout.Document, q int32, x readout.Sentence) bool {
	c := &f.quotes[q]
	if c.words > 2 {
		return true
	}
	if c.words == 0 || c.last-c.first < 3 || !upperFirst(d.Word(c.first+1)) {
		return false
	}
	w := d.Word(c.last - 1)
	return c.words == 2 && w == "." || c.first == x.First && (w == "," || w == "!" || w == "?")
}

// findShouted gives sentence s, which is a quotation that ends in "!" or "?", to
// the sentence after it that tells who spoke: "Fire!" Captain Roe shouted.
func (f *Finder) findShouted(d *readout.Document, s int) {
	x := d.Sentences[s]
	if s+1 >= len(d.Sentences) || d.Sentences[s+1].Paragraph != x.Paragraph || x.Last-x.First < 3 || !f.free(x.First, x.Last-1) {
		return
	}
	if w := d.Word(x.Last - 2); w != "!" && w != "?" || !f.wholly(d, s) {
		return
	}
	next := d.Sentences[s+1]
	for i := next.First; i < next.Last && i < next.First+10 && f.quoteOf[i] < 0; i++ {
		e := f.verbEntry(d, i)
		if e == nil || !finite(d, i) || e.Takes&(takesClause|takesQuote) == 0 || i+1 < next.Last && d.Word(i+1) == "that" {
			continue
		}
		source := sourceOf(d, i)
		if source < next.First || source >= i || !f.maySpeak(d, source) || f.spoken[i] || f.owner[i] >= 0 {
			return
		}
		from := len(f.runs)
		f.runs = append(f.runs, run{x.First, x.Last - 1})
		f.own(f.runs[from], int32(len(f.finds)))
		f.finds = append(f.finds, find{head: i, cue: verbGroup(d, i), source: source, words: f.sourceWords(d, source, i, run{i, i}, next),
			content: f.runs[from : from+1 : from+1], entry: e, rule: "beside", score: .6, sentence: int32(s + 1), goesOn: -1, within: -1})
		return
	}
}

// spokenOf says whether words of r are some statement's cue or source.
func (f *Finder) spokenOf(r run) bool {
	for i := r.first; i <= r.last; i++ {
		if f.spoken[i] {
			return true
		}
	}
	return false
}

// keepLeftover adds the marked quotation as what the subject of v says; n holds
// how far it may reach.
func (f *Finder) keepLeftover(d *readout.Document, s int, v int32, n find) {
	x := d.Sentences[s]
	defer f.clear(x, inContent|inSource|inCue|inStop)
	n.head, n.cue, n.entry, n.rule, n.score = v, verbGroup(d, v), f.entryOf(d, v), "beside", .6
	n.sentence, n.goesOn, n.within = int32(s), -1, -1
	if n.entry == &otherEntry {
		n.entry = &transcriptEntry // words in quotation marks are said
	}
	n.source = -1
	if d.Tokens[v].Tag != readout.NOUN {
		n.source = sourceOf(d, v)
	}
	if n.source < 0 {
		n.source = f.besideQuotation(d, v, x)
	}
	if n.source < 0 {
		n.source = f.nameBefore(d, v, x)
	}
	if (n.source < 0 || !f.maySpeak(d, n.source)) && d.Tokens[v].Fine == readout.VBG {
		n.source = f.mainSubject(d, x)
	}
	if n.source < 0 || f.speech(n.source) || !f.maySpeak(d, n.source) {
		return
	}
	n.words = f.sourceWords(d, n.source, v, n.cue, x)
	f.keepWords(d, x, n)
}

// mainSubject returns the subject of sentence x, -1 if it has none.
func (f *Finder) mainSubject(d *readout.Document, x readout.Sentence) int32 {
	for i := x.First; i < x.Last; i++ {
		if d.Tokens[i].Head < 0 {
			return d.Child(i, readout.RelNsubj)
		}
	}
	return -1
}

// maySpeak says whether token h can head the words for somebody or a text that
// speaks: a name, a pronoun of persons, a noun that the lexicon has or that looks
// like one for persons.
func (f *Finder) maySpeak(d *readout.Document, h int32) bool {
	switch t := &d.Tokens[h]; t.Tag {
	case readout.PROPN:
		return !calendar(t.Lemma)
	case readout.PRON:
		switch t.Lemma {
		case "it", "this", "that", "which", "what", "there", "these", "those":
			return false
		}
		return true
	case readout.NOUN:
		if _, some := numbers[t.Lemma+"s"]; some {
			return true // "thousands of people"
		}
		return f.class(t.Lemma) != 0 || agentNoun(t.Lemma)
	}
	return false
}

// verbBeside returns the verb that a quotation r of sentence x hangs on by the
// marks: the first after it where its last mark is a comma, "?" or "!", the one
// before it where a comma or a colon leads to it; -1 if there is none.
func (f *Finder) verbBeside(d *readout.Document, r run, x readout.Sentence) int32 {
	after := r.first <= x.First+1
	if r.first > x.First && d.Word(r.first-1) == ":" && f.followed(d, r, x) {
		after = true
	} else if r.first > x.First {
		switch d.Word(r.first - 1) {
		case ",", ":":
			return f.verbBefore(d, r.first-1, x)
		}
		if e := f.verbEntry(d, r.first-1); e != nil && e.Takes&(takesClause|takesQuote) != 0 && verbal(d, r.first-1) {
			return r.first - 1 // singing “...”
		}
	}
	if !after || !breaks(d.Word(r.last-1)) && !breaks(d.Word(r.last)) {
		return -1
	}
	for i := r.last + 1; i < x.Last && i < r.last+20 && !f.speech(i); i++ {
		switch d.Tokens[i].Fine {
		case readout.VBD, readout.VBZ, readout.VBP:
			if d.Tokens[i].Tag == readout.VERB {
				return i
			}
		case readout.VBN: // taken for a participle of the noun before it: "a guard shouted"
			if d.Tokens[i].Tag == readout.VERB && i == x.Last-2 && d.Tokens[i-1].Tag.Noun() {
				return i
			}
		}
		if i > r.last+1 && f.taggedNoun(d, i, x) {
			return i
		}
	}
	return -1
}

// verbBefore returns the verb that leads to a quotation by the mark at i: the
// word before a comma; before a colon the highest verb of the words before it.
func (f *Finder) verbBefore(d *readout.Document, i int32, x readout.Sentence) int32 {
	if d.Word(i) == "," {
		k := i - 1
		for k > x.First && d.Tokens[k].Tag == readout.ADV {
			k-- // "adding later, ..."
		}
		if k >= x.First && d.Tokens[k].Tag == readout.VERB {
			return k
		}
		return putIt(d, i, x)
	}
	first := i
	for first > x.First && f.quoteOf[first-1] < 0 && d.Word(first-1) != ";" {
		first--
	}
	best, least := int32(-1), 0
	for k := first; k < i; k++ {
		if d.Tokens[k].Tag != readout.VERB && d.Child(k, readout.RelCop) < 0 {
			continue
		}
		if n := depth(d, k); best < 0 || n < least {
			best, least = k, n
		}
	}
	return best
}

// taggedNoun says whether token i, the last of sentence x, is a verb of speech
// that taggers take for a noun: "the letter read", "a guard in the tower asks".
func (f *Finder) taggedNoun(d *readout.Document, i int32, x readout.Sentence) bool {
	if i != x.Last-2 || d.Tokens[i].Tag != readout.NOUN || !d.Tokens[i-1].Tag.Noun() {
		return false
	}
	return d.Word(i) == "read" || d.Tokens[i].Fine == readout.NNS && f.verbEntry(d, i) != nil
}

// putIt returns the verb of "as Ana Roe put it," that leads to a quotation by the
// comma at i, -1 if there is none.
func putIt(d *readout.Document, i int32, x readout.Sentence) int32 {
	for k := i - 1; k > x.First && i-k < 14; k-- {
		if d.Word(k) == "it" && d.Tokens[k-1].Lemma == "put" {
			return k - 1
		}
	}
	return -1
}

// breaks says whether a mark within a quotation shows that the sentence goes on after it.
func breaks(w string) bool {
	switch w {
	case ",", "?", "!", "—", "…", "...":
		return true
	}
	return false
}
