package times

// relative reads this, last, next, past, coming, previous, following, that ...
// with the unit, month, weekday, season, part of day or holiday after it.
func (f *Finder) relative(i int) (match, bool) { return f.relativeTo(i, false) }

// relativeTo reads a relative expression; definite says that "the" stands before it,
// which lets "the next day" count from the time told last.
func (f *Finder) relativeTo(i int, definite bool) (match, bool) {
	w := f.atoms[i].word
	if w.class&relative == 0 {
		return match{}, false
	}
	rel, j := w.rel, i+1
	if f.is(j, "'") {
		return match{}, false
	}
	if v := f.atoms[j].word; v.class&relative != 0 && (rel == "this" || rel == "that" || rel == "same") {
		switch v.rel {
		case "past":
			rel, j = "last", j+1
		case "coming", "same", "current", "previous":
			rel, j = v.rel, j+1
		}
	}
	thing := f.atoms[j].word
	if thing != noWord {
		if m, ok := f.relativeThing(rel, i, j, thing, definite); ok {
			return m, true
		}
	}
	return f.relativeSpan(rel, i, j, definite)
}

func (f *Finder) relativeThing(rel string, i, j int, thing *word, definite bool) (match, bool) {
	c := thing.class
	switch {
	case c&weekday != 0 && f.atoms[j].upper:
		return f.relativeWeekday(rel, i, j)
	case c&(month|monthShort) != 0 && f.atoms[j].upper:
		if mo, end, ok := f.monthAt(j); ok {
			return f.relativeMonth(rel, mo, end)
		}
	case c&season != 0:
		return f.relativeSeason(rel, thing.season, j+1)
	case c&part != 0:
		return f.relativePart(rel, thing.part, j+1)
	case c&unitOne != 0 && f.atoms[j+1].mark != '-' || c&unitOne != 0 && !f.tight(j+2):
		return f.relativeUnit(rel, i, j, thing.unit, definite)
	case f.any(j, "fiscal", "financial", "calendar", "business", "working", "trading", "full", "whole", "entire"):
		v := f.atoms[j+1].word
		if v.class&unitOne != 0 {
			m, ok := f.relativeUnit(rel, i, j+1, v.unit, definite)
			if ok && f.any(j, "fiscal", "financial") {
				m.first, m.last, m.ranged = 1, 0, true
			}
			return m, ok
		}
	}
	if e, end := f.phrase(j); e != nil && e.holiday != "" {
		return f.relativeHoliday(rel, e, end)
	}
	return match{}, false
}

// relativeWeekday resolves last Friday, next Friday, this coming Sunday.
func (f *Finder) relativeWeekday(rel string, i, j int) (match, bool) {
	wd, end, ok := f.weekdayAt(j)
	if !ok || f.isName(j, end) {
		return match{}, false
	}
	base, anchor, ok := f.base(rel)
	if !ok {
		m := date(when{grain: grainDay, weekday: wd, unknown: true}, end, "weekday-"+rel)
		return f.withPart(m), rel != "first" && rel != "final" && rel != "recent" && rel != "full" && rel != "other"
	}
	var s int32
	switch rel {
	case "last", "past", "previous":
		s = onOrBefore(base-1, wd)
	case "next", "coming", "following":
		s = onOrBefore(base+7, wd)
	case "this", "current", "that", "same":
		s = weekStart2(base) + int32(wd) - 1
		if rel == "that" || rel == "same" {
			s = onOrBefore(base, wd)
		}
	default:
		return match{}, false
	}
	k := end + btoi(f.is(end, ","))
	if m, ok := f.monthDate(k); ok && m.grain == grainDay { // this coming Sunday, March 8
		m.rule, m.anchor = "weekday-"+rel, anchor
		return f.withPart(m), true
	}
	m := date(dayOf(s), end, "weekday-"+rel)
	m.anchor, m.counted = anchor, true
	return f.withPart(m), true
}

func weekStart2(s int32) int32 { return s - int32(weekdayOf(s)) + 1 }

// onOrBefore returns the last such weekday up to day s.
func onOrBefore(s int32, wd int8) int32 { return s - int32((weekdayOf(s)-int(wd)+7)%7) }

// base returns the day that a relative word counts from: the publication, or
// the time told last for previous, following, that and same.
func (f *Finder) base(rel string) (s int32, anchor int, ok bool) {
	switch rel {
	case "previous", "following", "that", "same", "earlier":
		if first, last, ok := f.told.days(); ok && f.told.id > 0 {
			if rel == "following" {
				return last, f.told.id, true
			}
			return first, f.told.id, true
		}
	}
	return f.published, anchorPublished, f.known
}

func (f *Finder) relativeMonth(rel string, mo int8, end int) (match, bool) {
	switch rel {
	case "this", "last", "past", "next", "coming", "previous", "following", "that", "same":
	default:
		return match{}, false
	}
	w := when{grain: grainMonth, month: mo}
	n := f.dayNumber(end)
	if n > 0 && n <= daysIn(2000, int(mo)) && !f.dayIsCount(end) { // last May 3
		w.grain, w.day = grainDay, int8(n)
		end++
		if f.ordinalMark(end) {
			end++
		}
	}
	if y, k := f.yearAfter(end); y.stated { // this Dec. 13, 2018 photo
		w.year = int16(y.year)
		r := date(w, k, "month-"+rel)
		r.explicit = true
		return r, n <= daysIn(y.year, int(mo))
	}
	base, anchor, ok := f.base(rel)
	if !ok {
		w.unknown = true
		return date(w, end, "month-"+rel), true
	}
	y, m, _ := civil(base)
	w.year = int16(y)
	switch rel {
	case "last", "past", "previous":
		if int(mo) >= m {
			w.year--
		}
	case "next", "coming", "following":
		if int(mo) <= m {
			w.year++
		}
	}
	r := date(w, end, "month-"+rel)
	r.anchor, r.counted = anchor, true
	return r, true
}

func (f *Finder) relativeSeason(rel string, n int8, end int) (match, bool) {
	w := when{grain: grainSeason, n: n}
	switch rel {
	case "this", "last", "past", "next", "coming", "previous", "following", "that", "same":
	default:
		return match{}, false
	}
	base, anchor, ok := f.base(rel)
	if !ok {
		w.unknown = true
		return date(w, end, "season-"+rel), true
	}
	y, _, _ := civil(base)
	w.year = int16(y)
	switch rel {
	case "last", "past", "previous":
		for w.endsAfter(base) {
			w.year--
		}
	case "next", "coming", "following":
		for !w.startsAfter(base) {
			w.year++
		}
	case "this", "that", "same":
		if p := w.shift(-4); p.endsAfter(base) {
			w = p
		}
	}
	r := date(w, end, "season-"+rel)
	r.anchor, r.counted = anchor, true
	return r, true
}

func (w when) endsAfter(s int32) bool   { _, last, ok := w.days(); return ok && last >= s }
func (w when) startsAfter(s int32) bool { first, _, ok := w.days(); return ok && first > s }

// relativePart resolves this morning, last night, that evening, the next morning.
func (f *Finder) relativePart(rel, part string, end int) (match, bool) {
	shift := 0
	switch rel {
	case "this", "that", "same":
	case "last", "previous", "past":
		shift = -1
	case "next", "following", "coming":
		shift = 1
	default:
		return match{}, false
	}
	w, anchor := f.publishedAt(grainDay), anchorPublished
	if rel != "this" && rel != "last" && f.day.id > 0 {
		w, anchor = f.day.when, f.day.id
	}
	w = w.shift(shift)
	w.grain, w.part = grainPart, part
	m := date(w, end, "part-"+rel)
	m.anchor, m.counted = anchor, true
	return m, true
}

func (f *Finder) relativeHoliday(rel string, e *entry, end int) (match, bool) {
	base, anchor, ok := f.base(rel)
	if !ok {
		return match{}, false
	}
	y, _, _ := civil(base)
	s, _ := holidayDay(e.holiday, y)
	switch rel {
	case "last", "past", "previous":
		if s >= base {
			s, _ = holidayDay(e.holiday, y-1)
		}
	case "next", "coming", "following":
		if s <= base {
			s, _ = holidayDay(e.holiday, y+1)
		}
	case "this":
	default:
		return match{}, false
	}
	m := date(dayOf(s), end, "holiday-"+rel)
	m.anchor = anchor
	return m, true
}

// relativeUnit resolves last week, this year, the following month, that day.
func (f *Finder) relativeUnit(rel string, i, j int, u unit, definite bool) (match, bool) {
	end := j + 1
	shift := 0
	if u == second || u == minute || u == hour || u == nightUnit {
		return match{}, false
	}
	if f.is(end, "of") && (definite || rel != "last") && (rel == "first" || rel == "last" || rel == "final" || rel == "second") {
		return f.unitWithin(rel, u, end)
	}
	switch rel {
	case "this", "current":
	case "that", "same":
	case "last":
		shift = -1
	case "next", "coming", "following":
		shift = 1
	case "previous", "earlier":
		shift = -1
	case "past":
		return f.pastUnit(u, end, definite)
	case "latest":
		return f.latest(u, end)
	case "comparable":
		return f.comparable(i, j, u)
	case "full":
		if u != year || !definite {
			return match{}, false
		}
	default:
		return match{}, false
	}
	if rel == "this" && u == day || f.atoms[i].upper && f.atoms[j].upper && !f.atoms[i].line {
		return match{}, false
	}
	if (rel == "next" || rel == "coming") && u == decade || (rel == "next" || rel == "last") && u == century {
		return match{end: end, typ: typeDuration, value: duration(1, u), rule: "span-" + rel, quiet: true}, true
	}
	if rel == "last" && u == decade {
		m := match{end: end, typ: typeDuration, value: duration(1, u), rule: "span-last", quiet: true}
		f.around(&m, -1, 1, u)
		return m, true
	}
	w, anchor := f.unitBase(rel, u, definite)
	if m, ok := f.yearsQuarter(w.shift(shift), u, end); ok {
		m.anchor = anchor
		return m, true
	}
	m := date(w.shift(shift), end, "unit-"+rel)
	m.anchor, m.counted = anchor, true
	if f.is(end, "or") && f.is(end+1, "so") {
		m.end += 2
	}
	if u == day && f.atoms[end].word.class&part != 0 {
		return f.withPart(m), true
	}
	return m, true
}

// unitWithin reads the first day of May, the last week of August; of what is
// no date it is a stretch ("the last week of the war").
func (f *Finder) unitWithin(rel string, u unit, end int) (match, bool) {
	m, ok := f.full(end + 1)
	if !ok || m.typ != typeDate || m.value != "" || m.grain <= u.grain() {
		return match{end: end, typ: typeDuration, value: duration(1, u), rule: "span-" + rel, quiet: true}, u != quarter
	}
	first, last, ok := m.days()
	if !ok {
		return m, true
	}
	m.rule, m.mod, m.ranged = "unit-within", "START", true
	m.first, m.last = first, move(first, 1, u, 1)-1
	if rel != "first" {
		m.mod = "END"
		m.first, m.last = move(last, 1, u, -1)+1, last
	}
	if u == day {
		m.when, m.mod = dayOf(m.first), ""
	}
	return m, true
}

// yearsQuarter reads the rest of "this year's third quarter".
func (f *Finder) yearsQuarter(y when, u unit, end int) (match, bool) {
	if u != year || !f.is(end, "'") || !f.is(end+1, "s") {
		return match{}, false
	}
	if f.is(end+2, "quarter") {
		return f.toldPeriodOf(y, end+3)
	}
	if w := f.atoms[end+2].word; w.class&season != 0 {
		return date(when{grain: grainSeason, year: y.year, n: w.season, unknown: y.unknown}, end+3, "year-season"), true
	}
	g, n, e := f.quarterName(end + 2)
	if n == 0 {
		return match{}, false
	}
	return date(when{grain: g, year: y.year, n: int8(n), unknown: y.unknown}, e, "year-quarter"), true
}

// unitBase returns the piece of calendar that a relative unit counts from.
func (f *Finder) unitBase(rel string, u unit, definite bool) (when, int) {
	g := u.grain()
	t := f.told
	if u == day && f.day.id > 0 {
		t = f.day
	}
	narrative := rel == "that" || rel == "same" || rel == "previous" || rel == "following" || rel == "earlier" ||
		definite && rel == "next" && (u == day || f.narrative)
	if f.narrative && rel == "last" && definite {
		narrative = false
	}
	if !narrative || t.id == 0 {
		return f.publishedAt(g), anchorPublished
	}
	first, last, ok := t.days()
	if !ok {
		return when{grain: g, unknown: true}, t.id
	}
	if t.grain > g { // "that day" after a month
		if u == day || u == week {
			w := when{grain: g, unknown: true}
			return w, t.id
		}
	}
	if rel == "following" || rel == "next" {
		return at(last, g), t.id
	}
	return at(first, g), t.id
}

// pastUnit reads the past year, the past week: a stretch up to the publication.
func (f *Finder) pastUnit(u unit, end int, definite bool) (match, bool) {
	if u == quarter || u == weekend {
		m := date(f.lastOf(u.grain()), end, "unit-past")
		m.anchor = anchorPublished
		return m, true
	}
	m := match{end: end, typ: typeDuration, value: duration(1, u), rule: "span-past", quiet: true}
	if f.is(end, "or") && f.is(end+1, "so") {
		m.end += 2
	}
	f.around(&m, -1, 1, u)
	return m, true
}

// latest reads the latest quarter, period, month: the one the report is about.
func (f *Finder) latest(u unit, end int) (match, bool) {
	m := date(f.lastOf(u.grain()), end, "unit-latest")
	m.anchor = anchorPublished
	if _, last, ok := f.period.days(); ok && f.period.id > 0 && f.period.grain == u.grain() && last < f.published {
		m.when, m.anchor = f.period.when, f.period.id
	}
	return m, true
}

// comparable reads the comparable quarter, the corresponding period last year.
func (f *Finder) comparable(i, j int, u unit) (match, bool) {
	end := j + 1
	base, anchor := f.comparison(year)
	y, k := f.yearAfter(end)
	switch {
	case y.set():
		base.year, end = int16(y.year), k
	case f.any(end, "a") && f.is(end+1, "year") && f.any(end+2, "ago", "earlier"):
		base, end = f.backBy(base, year, 1), end+3
	default:
		base = f.backBy(base, year, 1)
	}
	m := date(base, end, "comparable")
	m.anchor, m.quiet = anchor, true
	return m, true
}

// relativeSpan reads the past two years, the next 12 to 18 months, recent
// weeks, coming days, the first nine months.
func (f *Finder) relativeSpan(rel string, i, j int, definite bool) (match, bool) {
	q, ok := f.quantity(j)
	named := ok && !q.bare && (q.named || q.vague)
	k := j
	if named {
		k = q.end
	}
	u, end, many := f.unit(k)
	if u == unitNone || !many && !(named && q.n == 1) {
		return match{}, false
	}
	if !named && u < day && !(rel == "coming" || rel == "recent" || rel == "first" || rel == "final" || rel == "past") {
		return match{}, false
	}
	if f.any(end, "ago", "earlier", "later", "old") || f.atoms[end].mark == '-' && f.is(end+1, "old") {
		return match{}, false
	}
	n := 0.
	if named && !q.vague {
		n = q.n
	}
	if n, end = f.compound(n, u, end); f.is(end, "or") && f.is(end+1, "so") {
		end += 2
	}
	m := match{end: end, typ: typeDuration, value: duration(n, u), rule: "span-" + rel, quiet: true}
	if q.more {
		m.mod = "APPROX"
	}
	return f.relativeStretch(rel, m, n, u, named)
}

// relativeStretch says which days a stretch covers.
func (f *Finder) relativeStretch(rel string, m match, n float64, u unit, named bool) (match, bool) {
	switch rel {
	case "last", "past", "recent", "previous", "latest":
		if !named {
			if rel == "previous" || rel == "latest" || rel == "last" {
				return m, false
			}
			if rel == "past" && u != year {
				m.value = "PAST_REF"
			}
			if rel == "past" || u == day {
				m.typ, m.value = typeDate, "PAST_REF"
			}
			if rel == "recent" && u == year {
				m.typ, m.value = typeDate, "PAST_REF"
			}
			n = fewOf(u)
		}
		if rel != "previous" {
			f.around(&m, -1, n, u)
		}
	case "next", "coming", "following", "future":
		if !named {
			if rel == "following" {
				return m, u >= day && u != quarter
			}
			if rel == "next" && !named {
				return m, false
			}
			m.typ, m.value = typeDate, "FUTURE_REF"
			n = fewOf(u)
		}
		if rel != "following" && rel != "future" {
			f.around(&m, 1, n, u)
		}
	case "first", "final", "full", "other", "that", "same":
		if !named && rel != "first" && rel != "final" {
			return m, false
		}
		if !named && u < hour {
			return m, false
		}
	case "this":
		if !named {
			return m, false
		}
	default:
		return m, false
	}
	return m, true
}

// fewOf is our convention for "coming days" and its kin, an interval for people
// beside the TIMEX value: 7 days, 4 weeks, 3 months.
func fewOf(u unit) float64 {
	switch u {
	case day:
		return 7
	case week:
		return 4
	case monthUnit:
		return 3
	}
	return 0
}

// around gives a stretch the n units before or after the publication.
func (f *Finder) around(m *match, sign int, n float64, u unit) {
	if !f.known || n == 0 || u < day {
		return
	}
	m.anchor, m.ranged = anchorPublished, true
	if sign < 0 {
		m.first, m.last = move(f.published, n, u, -1)+1, f.published
		if u == day {
			m.first = f.published - int32(n) + 1
		}
		return
	}
	m.first, m.last = f.published+1, move(f.published, n, u, 1)
}
