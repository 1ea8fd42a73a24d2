package times

// span reads a number and a unit, and what turns it into a date: two years,
// 8-month-old, three days ago, two weeks later.
func (f *Finder) span(i int) (match, bool) {
	q, ok := f.quantity(i)
	if !ok {
		return match{}, false
	}
	u, end, many := f.unit(q.end)
	if u == unitNone || !f.counts(i, q, u, end, many) {
		return match{}, false
	}
	hyphen := f.atoms[q.end].mark == '-'
	if f.atoms[end].mark == '-' && f.any(end+1, "ago", "earlier") {
		return match{}, false
	}
	n := q.n
	if q.bare {
		n = 1
	}
	if q.vague {
		n = 0
	}
	n, end = f.compound(n, u, end)
	if f.any(end, "or") && f.any(end+1, "so", "more", "longer") {
		end += 2
	}
	m := match{end: end, typ: typeDuration, value: duration(n, u), rule: "duration", quiet: true, units: n, unit: u}
	if q.more {
		m.mod = "APPROX"
	}
	if out, ok := f.counted(i, m, q, u); ok {
		return out, true
	}
	if hyphen || f.atoms[end].mark == '-' {
		if m, ok = f.hyphened(m, u); !ok {
			return m, false
		}
	} else if f.is(end, "old") && (u == year || f.any(end-1, "year", "years")) {
		return match{}, false
	}
	if q.bare && !f.articleStands(i, u, end) {
		return match{}, false
	}
	if q.first > 0 && end == m.end {
		f.queue = append(f.queue[:0], queued{q.first + 1, m})
		m.end, m.value = q.first, duration(q.low, u)
	}
	return m, true
}

// counts says whether number and unit go together: "three quarters of the
// votes" and "30 second" do not.
func (f *Finder) counts(i int, q quantity, u unit, end int, many bool) bool {
	hyphen := f.atoms[q.end].mark == '-'
	switch {
	case u == quarter && (f.is(end, "of") && !q.vague || f.any(end, "century") || !many && !hyphen && !f.any(end, "ago", "earlier", "later")):
		return false
	case u == quarter && !q.vague && q.n <= 3 && !f.any(i-1, "past", "last", "next", "first", "final", "previous", "consecutive", "for") && f.any(q.end, "quarters"):
		return false
	case u == weekend && !many:
		return false
	case q.vague && !many && !hyphen:
		return false
	case q.n == 1 && many && q.named && !q.more && !hyphen:
		return false
	case q.n > 1e6:
		return false
	case u == day && f.is(end, "care"):
		return false
	}
	return true
}

// compound adds "and a half" and "and 30 minutes" to what was read.
func (f *Finder) compound(n float64, u unit, end int) (float64, int) {
	j := end
	if f.seq(j, "and", "a", "half") {
		return n + .5, j + 3
	}
	if f.seq(j, "-", "and", "-", "a", "-", "half") {
		return n + .5, j + 6
	}
	return n, end
}

// hyphened reads what follows "two-year": -old, -long.
func (f *Finder) hyphened(m match, u unit) (match, bool) {
	j := m.end + btoi(f.atoms[m.end].mark == '-')
	switch {
	case f.is(j, "old"):
		if u == year && !f.oldThing(j+1) {
			return m, false
		}
		m.end = j + 1
	case f.is(j, "olds"):
		return m, false
	case f.is(j, "long"):
		m.end = j + 1
	}
	return m, true
}

// oldThing says whether "eight-year-old" tells of a thing and not of a person.
func (f *Finder) oldThing(j int) bool {
	a := &f.atoms[j]
	if a.kind != kindLetters || a.upper {
		return false
	}
	return f.any(j, "war", "conflict", "truce", "ceasefire", "agreement", "treaty", "accord", "dispute", "law", "ban", "embargo", "crisis", "rebellion", "insurgency", "regime",
		"government", "rule", "pact", "deal", "blockade", "siege", "company", "building", "civil", "border", "peace", "case", "campaign", "program", "programme", "policy", "mission", "occupation", "uprising", "fighting", "struggle")
}

// articleStands says whether "a week" is a stretch of time where it stands.
func (f *Finder) articleStands(i int, u unit, end int) bool {
	switch u {
	case second, minute, quarter, weekend:
		return f.any(i-1, "for", "in", "within", "than", "nearly", "almost", "over", "half", "about") && u != quarter && u != second || f.seq(end, "and", "a", "half")
	case day:
		return !f.any(end, "of", "when", "in", "for", "that", "to") || f.any(i-1, "for", "within", "than")
	}
	return !f.is(end, "of") || !f.is(i-1, "be")
}

// counted turns a stretch into a date where ago, later or the like follows.
func (f *Finder) counted(i int, m match, q quantity, u unit) (match, bool) {
	j := m.end
	n := m.units
	if u.grain() == grainClock && f.told.grain != grainClock && !f.is(j, "ago") {
		return m, false
	}
	switch {
	case f.is(j, "ago"):
		return f.agoMatch(m, n, u, j+1), true
	case f.is(j, "from") && f.any(j+1, "now", "today"):
		return f.fromPublished(m, n, u, 1, j+2, "from-now"), true
	case f.any(j, "hence"):
		return f.fromPublished(m, n, u, 1, j+1, "from-now"), true
	case f.any(j, "earlier", "previously") || f.any(j, "before") && f.clauseEnds(j+1):
		return f.fromTold(m, n, u, -1, j+1, "earlier"), true
	case f.any(j, "later", "afterward", "afterwards") || f.any(j, "after", "hence") && f.clauseEnds(j+1):
		return f.fromTold(m, n, u, 1, j+1, "later"), true
	case f.any(j, "before", "after") && f.atoms[i-1].kind != kindStop:
		return f.fromDate(m, n, u, j)
	}
	return m, false
}

// clauseEnds says whether "before" at j-1 has nothing after it to count from.
func (f *Finder) clauseEnds(j int) bool {
	a := &f.atoms[j]
	return a.kind == kindStop || a.kind == kindMark && a.mark != '"' && a.mark != '“' && a.mark != '$' && a.mark != '\''
}

// agoMatch counts back from the publication.
func (f *Finder) agoMatch(m match, n float64, u unit, end int) match {
	if n == 1 && u == year && f.period.id > 0 && f.period.grain != grainYear && !f.narrative {
		base, anchor := f.comparison(u)
		out := date(f.backBy(base, u, 1), end, "ago")
		out.anchor, out.quiet, out.counted = anchor, true, true
		return out
	}
	return f.fromPublished(m, n, u, -1, end, "ago")
}

// fromPublished counts n units from the publication date.
func (f *Finder) fromPublished(m match, n float64, u unit, sign, end int, rule string) match {
	out := f.countFrom(told{when: f.publishedAt(grainDay)}, n, u, sign, end, rule)
	out.anchor, out.mod, out.counted = anchorPublished, m.mod, true
	if !f.known {
		out.anchor = 0
	}
	return out
}

// fromTold counts n units from the time told last, or the publication date.
func (f *Finder) fromTold(m match, n float64, u unit, sign, end int, rule string) match {
	base := f.told
	if u == year && n == 1 && sign < 0 && f.period.id > 0 && !f.narrative {
		base = f.period
		out := date(f.backBy(base.when, u, 1), end, rule)
		out.anchor, out.quiet, out.counted = base.id, true, true
		return out
	}
	anchor := base.id
	if base.id == 0 || base.unknown {
		base, anchor = told{when: f.publishedAt(grainDay)}, anchorPublished
	}
	out := f.countFrom(base, n, u, sign, end, rule)
	out.anchor, out.mod, out.counted = anchor, m.mod, true
	return out
}

// fromDate reads "two days before May 9".
func (f *Finder) fromDate(m match, n float64, u unit, j int) (match, bool) {
	sign := 1
	if f.is(j, "before") {
		sign = -1
	}
	k := j + 1
	to, ok := f.core(k)
	if !ok || to.typ != typeDate || to.unknown || to.value != "" || n == 0 {
		return m, false
	}
	out := f.countFrom(told{when: to.when}, n, u, sign, to.end, "before-date")
	out.explicit = to.explicit
	return out, true
}

// countFrom counts n units from base, and is as fine as the unit.
func (f *Finder) countFrom(base told, n float64, u unit, sign, end int, rule string) match {
	if n == 0 {
		ref := "PAST_REF"
		if sign > 0 {
			ref = "FUTURE_REF"
		}
		return match{end: end, typ: typeDate, value: ref, rule: rule, quiet: true}
	}
	g := u.grain()
	if g == grainClock {
		return f.countClock(base, n, u, sign, end, rule)
	}
	w := base.when
	first, last, ok := w.days()
	if !ok {
		return date(when{grain: g, unknown: true}, end, rule)
	}
	if n != float64(int(n)) && (u == year || u == decade) {
		n, u = n*12, monthUnit
		if w.grain == grainYear {
			g = grainYear
		}
	}
	if w.grain > g { // "three days later" after a month: only the month is sure
		to := func(s int32) int32 { return move(s, n, u, sign) }
		out := date(at(to(first), g), end, rule)
		out.value = vagueIn(to(first), to(last), g)
		out.first, out.last, out.ranged = to(first), to(last), true
		out.quiet = true
		return out
	}
	return date(at(move(first, n, u, sign), g), end, rule)
}

// countClock counts hours and minutes from a clock time.
func (f *Finder) countClock(base told, n float64, u unit, sign, end int, rule string) match {
	size := map[unit]float64{hour: 60, minute: 1, second: 1. / 60}[u]
	w := base.when
	if w.grain != grainClock || w.unknown {
		ref := "PAST_REF"
		if sign > 0 {
			ref = "FUTURE_REF"
		}
		return match{end: end, typ: typeDate, value: ref, rule: rule, quiet: true}
	}
	t := int(w.hour)*60 + int(max(w.minute, 0)) + sign*int(n*size)
	d := floorDiv(t, 1440)
	t -= d * 1440
	w = w.shift(d)
	w.hour, w.minute = int8(t/60), int8(t%60)
	return date(w, end, rule)
}

// move moves a day by n units.
func move(s int32, n float64, u unit, sign int) int32 {
	months := 0.
	switch u {
	case monthUnit:
		months = n
	case quarter:
		months = 3 * n
	case year:
		months = 12 * n
	case decade:
		months = 120 * n
	case century:
		months = 1200 * n
	case millennium:
		months = 12000 * n
	case week, weekend:
		return s + int32(sign)*int32(7*n)
	case fortnight:
		return s + int32(sign)*int32(14*n)
	case seasonUnit:
		months = 12 * n
	default:
		return s + int32(sign)*int32(n)
	}
	y, m, d := civil(s)
	y, m, d = addMonths(y, m, d, sign*int(max(min(months, 120000), -120000)))
	y = max(min(y, 30000), -30000)
	return serial(y, m, d)
}

// vagueIn writes what is common to both ends of a stretch: 1980-XX-XX.
func vagueIn(first, last int32, g grain) string {
	y1, m1, _ := civil(first)
	y2, m2, _ := civil(last)
	b := []byte("XXXX")
	if y1 == y2 && y1 > 0 {
		b = pad(b[:0], y1, 4)
	}
	if g == grainYear {
		return string(b)
	}
	if g == grainWeek {
		return string(b) + "-WXX"
	}
	if y1 == y2 && m1 == m2 {
		b = pad(append(b, '-'), m1, 2)
	} else {
		b = append(b, "-XX"...)
	}
	if g <= grainDay {
		b = append(b, "-XX"...)
	}
	return string(b)
}

// bareUnits reads units without a number where their neighbours show a stretch
// or a date: for weeks, years of war, days later, weeks ago.
func (f *Finder) bareUnits(i int) (match, bool) {
	w := f.atoms[i].word
	j := i + 1
	if w.class&unitMany == 0 {
		return f.bareUnit(i, w)
	}
	if f.any(j, "or", "and") {
		if v := f.atoms[j+1].word; v.class&unitMany != 0 && v.unit > w.unit {
			j += 2
		}
	}
	m := match{end: j, typ: typeDuration, value: duration(0, w.unit), rule: "bare-units", quiet: true, unit: w.unit}
	switch {
	case f.any(j, "ago"):
		return f.countFrom(told{}, 0, w.unit, -1, j+1, "ago"), true
	case f.any(j, "earlier", "later"):
		return f.vagueLater(w.unit, j), true
	case f.any(i-1, "for", "in", "within", "of", "after", "take", "takes", "took", "through", "over", "spent", "spend") && (!f.any(j, "of") || j > i+1) && w.unit != second && w.unit != minute && w.unit != quarter:
		return m, !f.is(i-1, "of") && !f.is(i-1, "through") && !f.is(i-1, "over") || f.atoms[j].kind != kindLetters
	case f.any(j, "of") && f.any(i-1, "after", "for", "despite", "following", "by", "through", "with", "ended", "end") && w.unit >= hour && w.unit != quarter:
		return m, true
	case f.atoms[j].mark == '-' && f.is(j+1, "long"):
		m.end = j + 2
		return m, true
	}
	return match{}, false
}

// vagueLater is "days later": after the time told, by nobody knows how much.
func (f *Finder) vagueLater(u unit, j int) match {
	sign := 1
	if f.is(j, "earlier") {
		sign = -1
	}
	out := f.countFrom(told{}, 0, u, sign, j+1, "later")
	if f.told.id > 0 && !f.told.unknown {
		out.anchor = f.told.id
	}
	return out
}

// bareUnit reads week-long, month-old and year-end.
func (f *Finder) bareUnit(i int, w *word) (match, bool) {
	j := i + 1
	if f.is(j, "'") && f.is(j+1, "s") {
		j += 2
	}
	if w.unit == year && (f.atoms[i+1].mark == '-' && f.is(i+2, "end") || f.is(i+1, "end") || f.is(j, "end") && j > i+1) {
		end := i + 3
		if f.is(i+1, "end") {
			end = i + 2
		} else if f.is(j, "end") && j > i+1 {
			end = j + 1
		}
		m := date(f.publishedAt(grainYear), end, "year-end")
		m.mod, m.anchor = "END", anchorPublished
		return m, true
	}
	if f.atoms[i+1].mark == '-' && f.any(i+2, "long") && w.class&unitOne != 0 && w.unit >= hour {
		m := match{end: i + 3, typ: typeDuration, value: duration(1, w.unit), rule: "unit-long", quiet: true}
		return m, true
	}
	return match{}, false
}

// rate reads "a year" where it says how often or how fast.
func (f *Finder) rate(i int) (match, bool) {
	if !f.any(i, "a", "an") {
		return match{}, false
	}
	w := f.atoms[i+1].word
	if w.class&unitOne == 0 || w.unit == second {
		return match{}, false
	}
	p := &f.atoms[i-1]
	if !f.any(i-1, "times", "once", "twice", "million", "billion", "percent", "dollars", "barrels", "tons", "tonnes", "cents", "hours", "days", "%", "euros", "pounds", "people") && p.kind != kindDigits {
		return match{}, false
	}
	if f.any(i+2, "ago", "earlier", "later", "before", "after", "from", "and", "or") {
		return match{}, false
	}
	return match{end: i + 2, typ: typeSet, value: duration(1, w.unit), rule: "rate", quiet: true}, true
}
