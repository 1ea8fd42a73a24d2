package times

// definite reads what begins with "the": the third quarter, the 1990s, the year
// 2000, the nine months, the day before, the weekend, the next day.
func (f *Finder) definite(i int) (match, bool) {
	j := i + 1
	if f.vetoed(j) {
		return match{}, false
	}
	if f.is(j, "time") && f.is(i-1, "at") && !f.is(j+1, "of") {
		return match{end: j + 1, typ: typeDate, value: "PAST_REF", rule: "at-the-time", quiet: true}, true
	}
	c := f.atoms[j].word.class
	if f.atoms[j].kind == kindDigits {
		return f.longest(j, (*Finder).definiteQuarter, (*Finder).decade, (*Finder).century, (*Finder).definiteSpan, (*Finder).definiteDay, (*Finder).holiday, (*Finder).yearPeriod)
	}
	var best match
	try := func(on class, rule func(*Finder, int) (match, bool)) {
		if c&on == 0 {
			return
		}
		if m, ok := rule(f, j); ok && m.end > best.end {
			best = m
		}
	}
	try(ordinal|relative|opener, (*Finder).definiteQuarter)
	try(decadeWord|numberWord, (*Finder).decade)
	try(ordinal|tens, (*Finder).century)
	try(unitOne|unitMany, (*Finder).definiteYear)
	try(unitOne|unitMany, (*Finder).definiteUnit)
	try(numberWord|tens|multiplier|couple|half|vague, (*Finder).definiteSpan)
	try(season, (*Finder).definiteSeason)
	try(ordinal, (*Finder).definiteDay)
	try(relative, (*Finder).definiteRelative)
	try(part, (*Finder).definitePart)
	try(unitOne|relative, (*Finder).definiteAgo)
	try(opener, (*Finder).fiscal)
	try(phraseStart, (*Finder).holiday)
	try(numberWord|tens, (*Finder).yearPeriod)
	return best, best.end > i
}

func (f *Finder) definiteRelative(j int) (match, bool) { return f.relativeTo(j, true) }

func (f *Finder) definiteAgo(j int) (match, bool) {
	if w := f.atoms[j].word; w.class&unitOne != 0 {
		return f.yearAgo(j)
	}
	if f.any(j, "comparable", "corresponding", "same") {
		if w := f.atoms[j+1].word; w.class&unitOne != 0 && f.atoms[j+2].mark == '-' {
			return f.yearAgo(j + 1)
		}
		if f.any(j+1, "period") {
			return f.comparable(j, j+1, year)
		}
	}
	if f.any(j, "latest") && f.is(j+1, "period") && f.period.id > 0 {
		m := date(f.period.when, j+2, "unit-latest")
		m.anchor = f.period.id
		return m, true
	}
	return match{}, false
}

// definiteQuarter reads the third quarter; the article of "the third-quarter
// loss" is not part of it.
func (f *Finder) definiteQuarter(j int) (match, bool) {
	m, ok := f.quarter(j)
	if ok && f.atoms[m.end-2].mark == '-' {
		return match{}, false
	}
	return m, ok
}

// yearPeriod reads "the 1988 period", the quarter told last put into another year.
func (f *Finder) yearPeriod(j int) (match, bool) {
	y, end, ok := f.yearAt(j)
	if !ok || !f.any(end, "period", "quarter") {
		return match{}, false
	}
	return f.toldPeriodOf(when{grain: grainYear, year: int16(y)}, end+1)
}

// toldPeriodOf puts the period told last into another year.
func (f *Finder) toldPeriodOf(y when, end int) (match, bool) {
	m := date(y, end, "year-period")
	m.quiet = true
	if f.period.id > 0 && !f.period.unknown {
		m.when, m.anchor = f.period.when, f.period.id
		m.year = y.year
	}
	return m, true
}

// definiteYear reads "the year 2000" and "the years 1751".
func (f *Finder) definiteYear(j int) (match, bool) {
	if !f.any(j, "year", "years") {
		return match{}, false
	}
	y, end, ok := f.yearAt(j + 1)
	if !ok {
		return match{}, false
	}
	f.yearRange(j, y, end)
	m := date(when{grain: grainYear, year: int16(y)}, end, "year")
	m.explicit = true
	return m, true
}

// definiteUnit reads the weekend, the week of May 6, the day before, the year.
func (f *Finder) definiteUnit(j int) (match, bool) {
	w, end := f.atoms[j].word, j+1
	u := w.unit
	switch {
	case w.class&unitMany != 0:
		return f.definiteUnits(j, u)
	case w.class&unitOne == 0, f.atoms[end].mark == '-' && f.tight(end):
		return match{}, false
	}
	if m, ok := f.unitOfDay(u, end); ok {
		return m, true
	}
	if u == day && (f.seq(end, "before", "yesterday") || f.seq(end, "after", "tomorrow")) {
		return f.dayBeyond(end), true
	}
	switch {
	case f.any(end, "before", "after") && u != weekend && u != quarter && u >= day:
		return f.dayBefore(j, u, end)
	case u == weekend:
		return f.weekendMatch(j, end), true
	case f.is(end, "of") || f.is(end, "that") || f.is(end, "when"):
		return match{}, false
	case u >= monthUnit && u <= year && f.yearEnds(end):
		return match{end: end, typ: typeDuration, value: duration(1, u), rule: "duration", quiet: true}, u == year
	case u == quarter:
		return f.theQuarter(j, end)
	}
	return f.theUnit(j, u, end)
}

// unitOfDay reads the rest of "the week of May 6".
func (f *Finder) unitOfDay(u unit, end int) (match, bool) {
	if u != week && u != weekend || !f.is(end, "of") {
		return match{}, false
	}
	m, ok := f.day0(end + 1)
	s, _, known := m.days()
	if !ok || !known || m.grain != grainDay {
		return match{}, false
	}
	out := date(at(s, u.grain()), m.end, "unit-of-day")
	out.anchor = m.anchor
	return out, true
}

// dayBeyond is the day before yesterday or the day after tomorrow.
func (f *Finder) dayBeyond(end int) match {
	n, rule := 2, "day-after-tomorrow"
	if f.is(end, "before") {
		n, rule = -2, "day-before-yesterday"
	}
	m := date(f.publishedAt(grainDay).shift(n), end+2, rule)
	m.anchor = anchorPublished
	return m
}

// yearEnds says whether "ended March 31" follows: then "the year" is a stretch
// of its own and no year of the calendar.
func (f *Finder) yearEnds(end int) bool {
	return f.any(end, "ended", "ending") || f.is(end, "to") && f.namesMonth(end+1)
}

// theQuarter is the quarter told last, or the last whole one.
func (f *Finder) theQuarter(j, end int) (match, bool) {
	m := date(f.lastOf(grainQuarter), end, "unit-the")
	m.anchor = anchorPublished
	if f.period.id == 0 || f.period.grain != grainQuarter {
		return m, f.any(j-2, "for", "in", "during", "of", "throughout")
	}
	m.when, m.anchor = f.period.when, f.period.id
	if f.seq(end, "a", "year") && f.any(end+2, "ago", "earlier") {
		m.when, m.end, m.quiet = f.backBy(m.when, year, 1), end+3, true
	}
	return m, true
}

// theUnit reads the day, the week, the month, the year after a word that shows
// that a certain one is meant.
func (f *Finder) theUnit(j int, u unit, end int) (match, bool) {
	m := date(f.publishedAt(u.grain()), end, "unit-the")
	m.anchor, m.quiet = anchorPublished, true
	switch {
	case f.atoms[end].kind == kindDigits:
		return match{}, false
	case u == day:
		if f.day.id > 0 && f.near(f.day.atom, j) {
			m.when, m.anchor = f.day.when, f.day.id
		}
		return m, f.is(j-2, "in") && f.any(j-3, "later", "earlier", "late", "early")
	case u == week:
		return m, f.any(j-2, "for", "in", "of", "during", "earlier", "later", "this", "on")
	case u == year:
		if f.narrative && f.told.id > 0 {
			m.when, m.anchor = f.unitBase(j, "that", year, true)
		}
		return m, f.any(j-2, "for", "in", "of", "during", "earlier", "later", "throughout", "so") || f.is(j-2, "before") && (f.seq(end, "is", "out") || f.any(end, "ends"))
	case u == monthUnit:
		return m, f.any(j-2, "for", "in", "of", "during", "earlier", "later")
	}
	return match{}, false
}

func (f *Finder) namesMonth(i int) bool { _, _, ok := f.monthAt(i); return ok }

// definiteUnits reads "the weeks ahead", "the years that followed".
func (f *Finder) definiteUnits(j int, u unit) (match, bool) {
	m := match{end: j + 1, typ: typeDuration, value: duration(0, u), rule: "bare-units", quiet: true}
	switch {
	case u < day || u == quarter:
	case f.is(j+1, "ahead"):
		m.end++
		f.around(&m, 1, fewOf(u), u)
		return m, true
	case f.any(j+1, "before", "after", "since", "following", "leading", "preceding"), f.seq(j+1, "that", "followed"):
		return m, true
	}
	return match{}, false
}

// dayBefore reads "the day before", counted from the time told last, and "the
// day after May 9", counted from the day beside it.
func (f *Finder) dayBefore(j int, u unit, end int) (match, bool) {
	sign := -1
	if f.is(end, "after") {
		sign = 1
	}
	if f.clauseEnds(end + 1) {
		return f.fromTold(j, match{}, 1, u, sign, end+1, "the-day-before"), true
	}
	m, ok := f.fromDate(match{}, 1, u, end)
	return m, ok
}

// weekendMatch resolves "the weekend": the one before, or the coming one where the verb is future.
func (f *Finder) weekendMatch(j, end int) match {
	w := when{grain: grainWeekend, unknown: true}
	if f.known {
		w = at(f.published, grainWeekend)
		first, _, _ := w.days()
		if first > f.published && f.tense(j) <= 0 {
			w = w.shift(-1)
		}
	}
	m := date(w, end, "weekend")
	m.anchor = anchorPublished
	return m
}

// definiteSpan reads "the nine months", "the first two years".
func (f *Finder) definiteSpan(j int) (match, bool) {
	q, ok := f.quantity(j)
	if !ok || q.bare || !q.named {
		return match{}, false
	}
	u, end, many := f.unit(q.end)
	if u == unitNone || !many && f.atoms[q.end].mark != '-' || u == quarter || f.any(end, "ago", "earlier") {
		return match{}, false
	}
	if f.atoms[q.end].mark == '-' {
		return match{}, false
	}
	return match{end: end, typ: typeDuration, value: duration(q.n, u), rule: "duration", quiet: true, unit: u, units: q.n}, true
}

func (f *Finder) definiteSeason(j int) (match, bool) {
	w := f.atoms[j].word
	if w.class&season == 0 {
		return match{}, false
	}
	return f.seasonOf(j)
}

// definiteDay reads "the 24th of February", "the 15th".
func (f *Finder) definiteDay(j int) (match, bool) {
	if m, ok := f.calendar(j); ok && m.grain <= grainMonth {
		w := f.atoms[j].word
		if w.class&(weekday|weekdayShort|month|monthShort|deictic) != 0 {
			return match{}, false
		}
		return m, true
	}
	n := f.dayNumber(j)
	if n == 0 || f.atoms[j].kind != kindDigits || !f.ordinalMark(j+1) {
		return match{}, false
	}
	if m, ok := f.dayOfNext(n, j+2); ok {
		return m, true
	}
	if !f.any(j-2, "on", "by", "until", "since", "of", "till") || f.told.id == 0 {
		return match{}, false
	}
	if a := &f.atoms[j+2]; a.kind == kindLetters && !f.any(j+2, "and", "at", "in", "when", "to", "for", "but", "after", "before", "with") {
		return match{}, false
	}
	w := f.told.when
	if w.unknown || w.grain > grainMonth || w.grain == grainWeek || w.grain == grainWeekend || n > daysIn(int(w.year), int(w.month)) {
		return match{}, false
	}
	w.grain, w.day = grainDay, int8(n)
	m := date(w, j+2, "day-of-told-month")
	m.anchor = f.told.id
	return m, true
}

// dayOfNext reads the rest of "the 21st of next month".
func (f *Finder) dayOfNext(n, end int) (match, bool) {
	if !f.is(end, "of") || !f.any(end+1, "this", "last", "next", "the", "that") || !f.is(end+2, "month") {
		return match{}, false
	}
	w, anchor := f.publishedAt(grainMonth), anchorPublished
	switch {
	case f.is(end+1, "last"):
		w = w.shift(-1)
	case f.is(end+1, "next"):
		w = w.shift(1)
	case f.is(end+1, "that"):
		if w, anchor = f.told.when, f.told.id; w.grain > grainMonth || anchor == 0 {
			return match{}, false
		}
	}
	if !w.unknown && n > daysIn(int(w.year), int(w.month)) {
		return noDay(end + 3)
	}
	w.grain, w.day = grainDay, int8(n)
	m := date(w, end+3, "day-of-month")
	m.anchor, m.counted = anchor, true
	return m, true
}

// partOfDay reads dawn on Sunday and evening of 5 May.
func (f *Finder) partOfDay(i int) (match, bool) {
	if f.atoms[i].upper && !f.atoms[i].line || !f.any(i+1, "on", "of") {
		return match{}, false
	}
	m, ok := f.day0(i + 2)
	if !ok || m.grain != grainDay || m.typ != typeDate || m.value != "" || len(f.queue) > 0 {
		f.queue = f.queue[:0]
		return match{}, false
	}
	m.grain, m.part, m.typ, m.rule = grainPart, f.atoms[i].word.part, typeTime, "part-of-day"
	return m, true
}

// definitePart reads "the night of June 20", "the morning".
func (f *Finder) definitePart(j int) (match, bool) {
	w := f.atoms[j].word
	if w.class&part == 0 || f.atoms[j].upper {
		return match{}, false
	}
	end := j + 1
	if f.any(end, "of", "on") {
		k := end + 1
		if m, ok := f.day0(k); ok && m.grain == grainDay && m.typ == typeDate && m.value == "" {
			m.grain, m.part, m.typ = grainPart, w.part, typeTime
			m.rule = "part-of-day"
			return m, true
		}
		return match{}, false
	}
	if f.any(end, "before", "after") {
		return match{}, false
	}
	d, anchor := when{grain: grainDay, unknown: true}, 0
	if f.day.id > 0 && f.near(f.day.atom, j) {
		d, anchor = f.day.when, f.day.id
	} else if f.known {
		d, anchor = f.publishedAt(grainDay), anchorPublished
	}
	d.grain, d.part = grainPart, w.part
	m := date(d, end, "part-the")
	m.anchor, m.quiet = anchor, true
	return m, !f.nounAt(end) && f.any(j-2, "in", "during", "through", "throughout", "on", "by", "until", "into", "for", "of", "later", "earlier", "over", "overnight")
}
