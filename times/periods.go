package times

// quarter reads third quarter, third-quarter, fiscal second quarter, Q3 2016,
// 1988 third quarter, and first half of 1990.
func (f *Finder) quarter(i int) (match, bool) {
	j, rule := i, "quarter"
	var y yearMention
	if yy, end, ok := f.yearAt(j); ok {
		y, j = yearMention{year: yy, stated: true, known: true}, end
	}
	if f.any(j, "fiscal", "financial") {
		j, rule = j+1, "fiscal-quarter"
		j += btoi(f.atoms[j].mark == '-')
	}
	g, n, end := f.quarterName(j)
	if w := f.atoms[j].word; y.set() && w.class&season != 0 { // 1982 summer
		m := date(when{grain: grainSeason, n: w.season, year: int16(y.year)}, j+1, "season-year")
		m.explicit = true
		return m, f.nounLike(j)
	}
	if n == 0 {
		return match{}, false
	}
	if !y.set() {
		y, end = f.yearAfter(end)
	}
	if g == grainHalf && !y.set() {
		if !f.seq(end, "of", "the", "year") {
			return match{}, false
		}
		y, end = yearMention{year: int(f.publishedAt(grainYear).year), known: f.known, anchor: anchorPublished}, end+3
	}
	w := when{grain: g, n: int8(n)}
	if y.set() {
		w.year = int16(y.year)
	} else {
		w = f.resolvePeriod(i, w)
		y.anchor = anchorPublished
	}
	m := date(w, end, rule)
	m.explicit, m.anchor = y.stated, y.anchor
	if rule == "fiscal-quarter" {
		m.first, m.last, m.ranged = 1, 0, true // a fiscal year's days differ by country and firm
	}
	return m, true
}

// quarterName reads the name of a quarter or half.
func (f *Finder) quarterName(j int) (g grain, n, end int) {
	a := &f.atoms[j]
	if a.kind == kindLetters && f.is(j, "q") && f.tight(j+1) && f.atoms[j+1].digits() == 1 {
		if n = int(f.atoms[j+1].num); n >= 1 && n <= 4 {
			return grainQuarter, n, j + 2
		}
	}
	n = 0
	end = j + 1
	switch {
	case a.word.class&ordinal != 0:
		n = int(a.word.number)
	case a.digits() == 1 && f.ordinalMark(end):
		n, end = int(a.num), end+1
	case f.any(j, "last", "latter", "final") && f.is(j+1, "half"):
		return grainHalf, 2, j + 2
	}
	if n == 0 || n > 4 {
		return 0, 0, 0
	}
	end += btoi(f.atoms[end].mark == '-')
	end += btoi(f.any(end, "fiscal", "financial"))
	if f.is(end, "quarter") && !f.any(end+1, "final", "finals", "moon") && !(f.is(end+1, "of") && f.any(end+3, "game", "match", "season")) {
		return grainQuarter, n, end + 1
	}
	if f.is(end, "half") && n <= 2 && (f.is(end+1, "of") || f.atoms[end+1].digits() == 4) {
		return grainHalf, n, end + 1
	}
	return 0, 0, 0
}

// fiscal reads fiscal 1989, fiscal year 1989, fiscal second quarter.
func (f *Finder) fiscal(i int) (match, bool) {
	if !f.any(i, "fiscal", "financial", "fy") {
		return match{}, false
	}
	j := i + 1
	j += btoi(f.is(j, "year"))
	if a := &f.atoms[j]; f.is(i, "fy") && a.digits() == 2 { // FY21
		m := date(when{grain: grainYear, year: int16(f.fullYear(int(a.num)))}, j+1, "fiscal-year")
		m.explicit, m.first, m.last, m.ranged = true, 1, 0, true
		return m, true
	}
	if a, b := &f.atoms[j], &f.atoms[j+2]; a.digits() == 4 && f.any(j+1, "/", "-") && b.digits() == 2 && b.num == (a.num+1)%100 && f.tight(j+1) && f.tight(j+2) { // FY 2021/22
		m := date(when{grain: grainYear, year: int16(a.num + 1)}, j+3, "fiscal-year")
		m.explicit, m.first, m.last, m.ranged = true, 1, 0, true
		return m, true
	}
	if y, end, ok := f.yearAt(j); ok {
		m := date(when{grain: grainYear, year: int16(y)}, end, "fiscal-year")
		m.explicit = true
		m.first, m.last, m.ranged = 1, 0, true
		return m, true
	}
	if f.is(j-1, "year") && f.is(i-1, "the") {
		return match{end: j, typ: typeDuration, value: "P1Y", rule: "fiscal-year", quiet: true}, true
	}
	return match{}, false
}

// seasonOf reads a season with a year, or alone where it can be no verb.
func (f *Finder) seasonOf(i int) (match, bool) {
	a := &f.atoms[i]
	if y, end := f.yearAfter(i + 1); y.set() {
		if y.stated && f.atoms[end].mark == '-' && f.tight(end) && f.atoms[end+1].digits() == 2 && f.tight(end+1) && (y.year+1)%100 == int(f.atoms[end+1].num) {
			end += 2 // the winter of 1944-45
		}
		m := date(when{grain: grainSeason, n: a.word.season, year: int16(y.year)}, end, "season-year")
		m.explicit, m.anchor = y.stated, y.anchor
		return m, true
	}
	name := a.word.text
	if (name == "summer" || name == "winter" || name == "autumn" || name == "spring" && f.nounLike(i)) && !a.upper && !f.any(i+1, "olympics", "games", "palace", "school", "camp", "house", "coat", "clothes", "olympian", "olympians", "sports") {
		w := f.resolvePeriod(i, when{grain: grainSeason, n: a.word.season})
		m := date(w, i+1, "season")
		m.anchor = anchorPublished
		if f.narrative && f.told.id > 0 {
			m.anchor = f.told.id
		}
		return m, true
	}
	before := f.any(i-1, "in", "by", "until", "since", "during", "this", "last", "next", "early", "late", "mid", "-", "before", "after", "every", "each", "through")
	article := f.is(i-1, "the") && f.any(i-2, "in", "by", "until", "since", "during", "through", "over", "into", "for", "of", "before", "after", "throughout", "this", "earlier", "later")
	switch name {
	case "fall", "spring":
		if a.upper || !before && !article || f.any(i+1, "of", "in", "to", "from", "short", "for", "under") || f.is(i-1, "-") && !f.is(i-2, "mid") {
			return match{}, false
		}
	default:
		if a.upper && !f.atoms[i].line && !before || !before && !article {
			return match{}, false
		}
	}
	w := f.resolvePeriod(i, when{grain: grainSeason, n: a.word.season})
	m := date(w, i+1, "season")
	m.anchor = anchorPublished
	return m, true
}

// yearAgo reads year-ago, year-earlier, with the period they speak of.
func (f *Finder) yearAgo(i int) (match, bool) {
	w := f.atoms[i].word
	if w.class&unitOne == 0 || f.atoms[i+1].mark != '-' || !f.any(i+2, "ago", "earlier") {
		return match{}, false
	}
	end := i + 3
	base, anchor := f.comparison(w.unit)
	m := date(base, end, "year-ago")
	switch {
	case f.is(end, "period"):
		m.end++
	case f.any(end, "quarter", "month", "week"):
		m.end++
		if g := f.atoms[end].word.unit.grain(); g != base.grain && f.known {
			m.when = f.lastOf(g)
		}
	default:
		if g, n, e := f.quarterName(end); n > 0 {
			m.end = e
			m.when = f.resolvePeriod(i, when{grain: g, n: int8(n)})
		} else if q, ok := f.quantity(end); ok {
			if u, e, _ := f.unit(q.end); u != unitNone {
				return match{end: e, typ: typeDuration, value: duration(q.n, u), rule: "year-ago-duration", quiet: true}, true
			}
		}
	}
	m.when = f.backBy(m.when, w.unit, 1)
	m.anchor, m.quiet = anchor, true
	return m, true
}

// backBy moves w back by n units and keeps its grain.
func (f *Finder) backBy(w when, u unit, n int) when {
	if w.unknown {
		return w
	}
	months := map[unit]int{year: 12, quarter: 3, monthUnit: 1, decade: 120, century: 1200}[u]
	y, m, d := int(w.year), int(w.month), int(w.day)
	switch w.grain {
	case grainDay, grainPart, grainClock:
		if months > 0 {
			y, m, d = addMonths(y, m, d, -n*months)
		} else {
			y, m, d = civil(serial(y, m, d) - int32(n*f.daysOf(u)))
		}
		w.year, w.month, w.day = int16(y), int8(m), int8(d)
	case grainMonth:
		return w.shift(-n * max(months, 1))
	case grainQuarter:
		return w.shift(-n * max(months/3, 1))
	case grainHalf:
		return w.shift(-n * max(months/6, 1))
	case grainSeason:
		return w.shift(-n * max(months/3, 1))
	case grainYear:
		return w.shift(-n * max(months/12, 1))
	default:
		if s, _, ok := w.days(); ok {
			y, m, d = civil(s)
			if months > 0 {
				y, m, d = addMonths(y, m, d, -n*months)
				return at(serial(y, m, d), w.grain)
			}
			return at(s-int32(n*f.daysOf(u)), w.grain)
		}
	}
	return w
}

func (f *Finder) daysOf(u unit) int {
	switch u {
	case week:
		return 7
	case fortnight:
		return 14
	case day, nightUnit:
		return 1
	case weekend:
		return 7
	}
	return 0
}
