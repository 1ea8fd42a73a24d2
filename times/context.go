package times

import "readout"

// publishedAt returns the piece of grain g that the report came out in; its
// year is unknown where the day is.
func (f *Finder) publishedAt(g grain) when {
	if !f.known {
		return when{grain: g, unknown: true}
	}
	return at(f.published, g)
}

// lastOf returns the last whole piece of grain g before the publication.
func (f *Finder) lastOf(g grain) when { return f.publishedAt(g).shift(-1) }

// tell keeps a match for later times to count from.
func (f *Finder) tell(i int, m match) {
	if f.narrative && m.anchor == anchorPublished {
		return
	}
	if m.quiet || m.unknown || m.value != "" || m.grain == grainNone || m.typ != typeDate && m.typ != typeTime {
		return
	}
	t := told{when: m.when, id: len(f.out), atom: i, end: m.end, token: f.headToken(i, m.end), explicit: m.explicit}
	f.told = t
	switch m.grain {
	case grainClock, grainPart, grainDay:
		f.day = t
		f.day.grain = grainDay
		f.told.grain = grainDay
	case grainQuarter, grainHalf, grainMonth:
		f.period = t
	}
}

// comparison returns the period that "a year earlier" is compared with, and
// its index: the quarter, half or month told last, else the present unit.
func (f *Finder) comparison(u unit) (when, int) {
	if f.period.id > 0 {
		return f.period.when, f.period.id
	}
	return f.publishedAt(u.grain()), anchorPublished
}

// near says whether atoms a and b are in one sentence or two neighbouring ones.
func (f *Finder) near(a, b int) bool {
	return f.sentence(b)-f.sentence(a) <= 1
}

func (f *Finder) sameSentence(a, b int) bool { return f.sentence(a) == f.sentence(b) }

// sentence returns the index of the sentence that atom i is in.
func (f *Finder) sentence(i int) int {
	t := f.atoms[i].tok
	lo, hi := 0, len(f.doc.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.doc.Sentences[mid].Last <= t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// resolveWeekday takes the last such day up to the publication, or the next one
// where the governing verb is future.
func (f *Finder) resolveWeekday(i int, wd int8) when {
	if !f.known {
		return when{grain: grainDay, weekday: wd, unknown: true}
	}
	if s, _, ok := f.day.days(); ok && f.day.atom == i-2 && f.day.id > 0 && f.rangeWord(i-1) && f.atoms[i-2].word.class&weekday != 0 {
		return dayOf(onOrBefore(s+7, wd)) // Monday to Thursday
	}
	s := onOrBefore(f.published, wd)
	if told := f.weekdays[wd]; told != 0 && f.is(i+1, "'") && f.is(i+2, "s") {
		s = told // Friday's talks, after "they met on Friday"
	} else if s != f.published && f.comesAhead(i) {
		s += 7
	}
	defer func() { f.weekdays[wd] = s }()
	if last, _, ok := f.weekdayAt(i + 2); ok && f.rangeWord(i+1) && s <= f.published && onOrBefore(s+7, last) > f.published && f.tense(i) < 0 {
		s -= 7 // they met from Monday to Thursday: all of it is past
	}
	return dayOf(s)
}

// rangeWord says whether atom i leads from the first day of a stretch to its last.
func (f *Finder) rangeWord(i int) bool {
	return f.any(i, "to", "through", "until", "till", "-") || f.is(i, "and") && f.is(i-2, "between")
}

// comesAhead says whether the weekday at atom i is the next one. A possessive
// ("Wednesday's ruling") is past, and "until Friday" to come, whatever the verb.
func (f *Finder) comesAhead(i int) bool {
	if f.is(i+1, "'") && f.is(i+2, "s") {
		return f.seq(i-2, "ahead", "of")
	}
	if f.seq(i-3, "as", "early", "as") || f.seq(i-3, "as", "soon", "as") {
		return true
	}
	v := f.tense(i)
	return v > 0 || v == 0 && f.any(i-1, "by", "until", "till", "before") || f.deferred(i)
}

// deferred says whether a day is what something is put off or extended to:
// "postponed until Tuesday", "gave them until 9 a.m. Tuesday".
func (f *Finder) deferred(i int) bool {
	k := i - 1
	for k > i-10 && f.atoms[k].kind != kindStop && !f.any(k, "until", "till") && (k < i-5 || !f.is(k, "to")) {
		k--
	}
	if f.atoms[k].kind == kindStop || k <= i-10 {
		return false
	}
	d := f.doc
	t := f.atoms[i].tok
	for n := 0; n < 4 && t >= 0; n++ {
		if defers[d.Tokens[t].Lemma] {
			return true
		}
		t = d.Tokens[t].Head
	}
	return false
}

// isHistory says whether the report tells of other years than its own, and has
// few days of the week: then bare dates follow the one told before.
func (f *Finder) isHistory() bool {
	y0 := int32(-10) // every year is another where the report's is not known
	if f.known {
		y0 = int32(f.publishedAt(grainYear).year)
	}
	near, far, news := 0, 0, 0
	for i := 8; i < len(f.atoms)-8; i++ {
		a := &f.atoms[i]
		if a.word.class&(weekday|deictic|deicticNight) != 0 {
			news++
		}
		if a.digits() != 4 || a.num < 1000 || a.num > 2199 {
			continue
		}
		if _, _, ok := f.yearAt(i); !ok {
			continue
		}
		if a.num < y0-1 || a.num > y0+1 {
			far++
		} else {
			near++
		}
	}
	return far >= 6+3*news && (near*4 < far || news == 0 && near < far)
}

// bearsName says whether the report has a person of the name at atom i: Theresa
// May, Prime Minister May.
func (f *Finder) bearsName(i int) bool {
	s := f.doc.Word(f.atoms[i].tok)
	for k := range f.doc.Tokens {
		t := &f.doc.Tokens[k]
		if t.Len() != len(s) || f.doc.Word(int32(k)) != s {
			continue
		}
		if t.Name.Type() == readout.TypePerson {
			return true
		}
		if k > 0 {
			switch f.doc.Word(int32(k - 1)) {
			case "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Minister", "President", "Secretary", "General", "Gen.", "Colonel", "Col.", "Senator", "Sen.", "Judge", "Lady", "Lord", "Sir", "Captain", "Professor":
				return true
			}
		}
	}
	return false
}

// monthStands says whether the name of a month is one, where it could be a verb
// or a person: May, March, April, June, August.
func (f *Finder) monthStands(i, j int) bool {
	a := &f.atoms[i]
	if a.word.class&monthShort != 0 {
		return f.is(i+1, ".")
	}
	if f.token(i).Name != 0 && f.token(i).Name.Type() == 1 {
		return false
	}
	switch a.word.text {
	case "may", "march", "april", "june", "august":
		if f.bearsName(i) && f.atoms[j].kind == kindLetters && !f.any(i-1, "in", "last", "next", "this", "since", "until", "till", "early", "late", "mid", "-", "during", "between") {
			return false
		}
		if f.atoms[j].upper && f.any(j, "street", "avenue", "square", "road", "bridge", "boulevard", "lane") {
			return false
		}
		strong := f.any(i-1, "in", "last", "next", "this", "since", "by", "until", "till", "early", "late", "of", "during", "through", "from", "between", "before", "after", "mid", "-", "each", "every", "for", "to", "and", "or", "that", "earlier", "following", "previous")
		if a.word.text == "may" && (a.line || f.any(i-1, "for", "to", "and", "of", "-") && f.atoms[j].kind == kindLetters && !f.any(j, "and", "to", "that", "for", "as", "at", "in", "after", "when", "by", "with", "but") && f.tokenVerb(j)) {
			return false
		}
		if a.line && a.word.text == "march" {
			return false
		}
		if f.atoms[j].upper && f.atoms[j].kind == kindLetters && f.atoms[j].word == noWord && a.word.text != "may" && a.word.text != "march" && !f.any(i-1, "in", "since", "last", "next", "until") {
			return false
		}
		if f.any(i-1, "the", "a", "an", "its", "his", "their", "s") && f.atoms[j].kind == kindLetters && (!f.atoms[j].upper || f.is(i-1, "the")) && !f.any(j, "on", "to", "of", "and", "or") {
			return true
		}
		return strong || f.atoms[j].kind != kindLetters && !f.atoms[i-1].upper
	}
	return true
}
