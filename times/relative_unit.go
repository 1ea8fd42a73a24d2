package times

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
	case "last", "next", "coming", "following", "previous", "earlier":
		shift = shiftOf(rel)
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
	if rel == "coming" && u == year && definite {
		m := match{end: end, typ: typeDuration, value: duration(1, u), rule: "span-coming", quiet: true}
		f.around(&m, 1, 1, u)
		return m, true
	}
	if rel == "last" && u == decade {
		m := match{end: end, typ: typeDuration, value: duration(1, u), rule: "span-last", quiet: true}
		f.around(&m, -1, 1, u)
		return m, true
	}
	w, anchor := f.unitBase(i, rel, u, definite)
	if rel == "this" && u == weekend && w.startsAfter(f.published) && f.tense(i) < 0 {
		shift-- // they marched this weekend, a Monday's paper says
	}
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

// shiftOf returns how many pieces of calendar a relative word moves by.
func shiftOf(rel string) int {
	switch rel {
	case "last", "previous", "earlier":
		return -1
	case "next", "coming", "following":
		return 1
	}
	return 0
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
func (f *Finder) unitBase(i int, rel string, u unit, definite bool) (when, int) {
	g := u.grain()
	t := f.told
	if u == day && f.day.id > 0 {
		t = f.day
	}
	narrative := rel == "that" || rel == "same" || rel == "previous" || rel == "following" || rel == "earlier" ||
		definite && rel == "next" && (u == day || f.narrative || f.nextAfterTold(i))
	if f.narrative && rel == "last" && definite {
		narrative = false
	}
	switch {
	case narrative && t.id == 0 && shiftOf(rel) > 0 && f.known && f.tense(i) <= 0:
		return when{grain: g, unknown: true}, 0 // the next day they left: after a day that is not told
	case !narrative || t.id == 0:
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

// nextAfterTold says whether "the next year" with "next" at atom i is the one after
// the time told last and not the one that lies ahead: "In May 2016 they fled. The
// next year they came back".
func (f *Finder) nextAfterTold(i int) bool {
	if f.told.id == 0 || f.any(i-2, "over", "in", "within", "during", "for", "into", "throughout", "by") {
		return false
	}
	_, last, ok := f.told.days()
	return ok && (!f.known || last < f.published) && f.tense(i) < 0
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
