package times

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
	t := told{when: m.when, id: len(f.out), atom: i, explicit: m.explicit}
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
	s := onOrBefore(f.published, wd)
	if s != f.published && f.comesAhead(i) {
		s += 7
	}
	return dayOf(s)
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
	return f.tense(i) > 0 || f.deferred(i)
}

// deferred says whether a day is what something is put off or extended to:
// "postponed until Tuesday", "gave them until 9 a.m. Tuesday".
func (f *Finder) deferred(i int) bool {
	k := i - 1
	for k > i-6 && f.atoms[k].kind != kindStop && !f.any(k, "until", "till", "to") {
		k--
	}
	if f.atoms[k].kind == kindStop || k <= i-6 {
		return false
	}
	d := f.doc
	t := f.atoms[i].tok
	for n := 0; n < 3 && t >= 0; n++ {
		if defers[d.Tokens[t].Lemma] {
			return true
		}
		t = d.Tokens[t].Head
	}
	return false
}

// resolveYear gives a bare month or day its year: that of the time told last in
// a history or beside a stated year, else the one the tense points to from the
// publication.
func (f *Finder) resolveYear(i int, w when, end int) (when, int) {
	if y, ok := f.yearAhead(w, end); ok {
		w.year = int16(y)
		return w, 0
	}
	t := f.told
	if t.id > 0 && !t.unknown && (f.narrative || !f.known || t.explicit && f.farFromPublished(t.when) && f.shareVerb(t.atom, i)) && t.grain <= grainYear {
		w.year = int16(f.nearestYear(w, t.when))
		return w, t.id
	}
	if !f.known {
		w.unknown = true
		return w, 0
	}
	w.year = int16(f.yearByTense(i, w))
	if w.grain == grainDay && int(w.day) > daysIn(int(w.year), int(w.month)) {
		w.unknown = true
	}
	return w, anchorPublished
}

func (f *Finder) farFromPublished(w when) bool {
	d := int(w.year) - int(f.publishedAt(grainYear).year)
	return d < -1 || d > 1
}

// yearAhead finds the year in "between June and September 1989".
func (f *Finder) yearAhead(w when, end int) (int, bool) {
	if !f.any(end, "and", "to", "-", "through", "until", "or", ",") {
		return 0, false
	}
	j := end + 1
	if f.any(j, "early", "late", "mid") {
		j += 1 + btoi(f.atoms[j+1].mark == '-')
	}
	first := f.dayNumber(j)
	if first > 0 {
		j++
	}
	m, j, ok := f.monthAt(j)
	if !ok {
		return 0, false
	}
	if first == 0 && f.dayNumber(j) > 0 {
		j++
	}
	j += btoi(f.is(j, ","))
	y, _, ok := f.yearAt(j)
	if !ok {
		return 0, false
	}
	if w.month > m {
		y--
	}
	return y, true
}

// nearestYear puts a bare month or day beside the time t; after a bare year it is in that year.
func (f *Finder) nearestYear(w, t when) int {
	y := int(t.year)
	month := int(t.month)
	switch t.grain {
	case grainYear, grainHalf:
		return y
	case grainQuarter:
		month = int(t.n)*3 - 1
	case grainSeason:
		month = int(t.n)*3 + 1
	case grainWeek, grainWeekend:
		month = (int(t.n)*7+15)/30 + 1
	}
	switch d := int(w.month) - month; {
	case d < -7:
		return y + 1
	case d > 9:
		return y - 1
	}
	return y
}

// yearByTense takes the year in which a bare month or day is nearest to the
// publication; where it is far on both sides the tense decides.
func (f *Finder) yearByTense(i int, w when) int {
	y, m, d := civil(f.published)
	since := f.is(i-1, "ended") || f.sinceBefore(i)
	if first, _, _ := (when{grain: w.grain, year: int16(y), month: w.month, day: max(w.day, 1)}).days(); since && first > f.published {
		return y - 1
	}
	gap := int(w.month) - m // months ahead in the publication's year
	if gap == 0 && w.grain == grainMonth {
		return y
	}
	switch direct := f.directTense(i); {
	case direct < 0 && (gap > 0 || gap == 0 && int(w.day) > d):
		return y - 1
	case direct > 0 && gap < -1:
		return y + 1
	}
	if gap == 0 || w.grain == grainDay && (gap == 1 || gap == -1) {
		return y
	}
	if w.grain == grainDay && gap > 0 && int(w.day) < d {
		gap-- // whole months
	}
	tense := f.dateTense(i)
	switch {
	case gap > 8:
		if tense > 0 {
			return y
		}
		return y - 1
	case gap > 4:
		if tense > 0 || tense == 0 && gap < 6 {
			return y
		}
		return y - 1
	case gap >= -4:
		return y
	case gap >= -7:
		if tense > 0 {
			return y + 1
		}
		return y
	}
	if tense < 0 && gap > -10 {
		return y
	}
	return y + 1
}

// sinceBefore says whether "since" opens the clause: "Since taking office in September".
func (f *Finder) sinceBefore(i int) bool {
	for k := i - 1; k > i-7 && f.atoms[k].kind != kindStop && f.atoms[k].mark == 0; k-- {
		if f.is(k, "since") {
			return true
		}
	}
	return false
}

// dateTense is the tense of a date, which words such as "effective" and "by" may tell better than the verb.
func (f *Finder) dateTense(i int) int {
	switch {
	case f.any(i-1, "ended", "since"), f.sinceBefore(i):
		return -1
	case f.any(i-1, "effective", "payable", "due", "expire", "expires", "ending"), f.any(i-1, "by", "until", "till") && f.tense(i) == 0:
		return 1
	}
	return f.tense(i)
}

// resolvePeriod gives a bare quarter or season its year: the last that has
// begun by the publication, or the next where the verb is future.
func (f *Finder) resolvePeriod(i int, w when) when {
	if f.narrative && f.told.id > 0 && !f.told.unknown {
		w.year = f.told.year
		return w
	}
	if !f.known {
		w.unknown = true
		return w
	}
	w.year = f.publishedAt(grainYear).year
	if w.startsAfter(f.published) {
		if first, _, ok := w.days(); f.tense(i) > 0 || ok && first-f.published < 60 && w.grain == grainSeason {
			return w
		}
		return w.shift(-yearOf(w.grain))
	}
	if _, last, ok := w.days(); ok && f.published-last > 150 && f.tense(i) > 0 {
		w = w.shift(yearOf(w.grain))
	}
	return w
}

// yearOf returns how many pieces of a grain a year has.
func yearOf(g grain) int {
	switch g {
	case grainQuarter, grainSeason:
		return 4
	case grainHalf:
		return 2
	case grainMonth:
		return 12
	}
	return 1
}

// isHistory says whether the report tells of other years than its own, and has
// few days of the week: then bare dates follow the one told before.
func (f *Finder) isHistory() bool {
	if !f.known {
		return true
	}
	y0 := int32(f.publishedAt(grainYear).year)
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
	return far >= 6+3*news && near*4 < far
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
		strong := f.any(i-1, "in", "last", "next", "this", "since", "by", "until", "till", "early", "late", "of", "during", "through", "from", "between", "before", "after", "mid", "-", "each", "every", "for", "to", "and", "or", "that", "earlier", "following", "previous")
		if a.word.text == "may" && (a.line || f.any(i-1, "for", "to", "and", "of", "-") && f.atoms[j].kind == kindLetters && !f.any(j, "and", "to", "that", "for", "as", "at", "in", "after", "when", "by", "with", "but") && f.tokenVerb(j)) {
			return false
		}
		if a.line && a.word.text == "march" {
			return false
		}
		if f.atoms[j].upper && f.atoms[j].kind == kindLetters && f.atoms[j].word == noWord && a.word.text != "may" && a.word.text != "march" && !f.any(i-1, "in", "since", "last", "next", "by", "until") {
			return false
		}
		if f.any(i-1, "the", "a", "an", "its", "his", "their", "s") && f.atoms[j].kind == kindLetters && (!f.atoms[j].upper || f.is(i-1, "the")) && !f.any(j, "on", "to", "of", "and", "or") {
			return true
		}
		return strong || f.atoms[j].kind != kindLetters && !f.atoms[i-1].upper
	}
	return true
}
