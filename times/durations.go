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
	if f.atoms[i].word.class&article != 0 && (hyphen || f.atoms[end].mark == '-' && f.tight(end)) {
		return match{}, false // the article of "a two-day visit" is not part of it
	}
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
	if f.seq(i, "one", "day") && end == i+2 && f.atoms[i-1].kind == kindStop && f.tense(i) > 0 {
		m.typ, m.value, m.rule = typeDate, "FUTURE_REF", "one-day"
		return m, true
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
	case n == 0 && f.any(j, "earlier", "later"):
		return f.vagueLater(u, j+1)
	case f.seq(j, "'", "time") && f.is(i-1, "in"):
		return f.fromPublished(m, n, u, 1, j+2, "from-now"), true
	case f.seq(j, "'", "s", "time") && f.is(i-1, "in"):
		return f.fromPublished(m, n, u, 1, j+3, "from-now"), true
	case f.is(j, "ago"):
		return f.agoMatch(m, n, u, j+1), true
	case f.is(j, "from") && f.any(j+1, "now", "today"):
		return f.fromPublished(m, n, u, 1, j+2, "from-now"), true
	case f.any(j, "hence"):
		return f.fromPublished(m, n, u, 1, j+1, "from-now"), true
	case f.any(j, "earlier", "later") && f.is(j+1, "than"):
		return m, false // earlier than planned
	case f.any(j, "earlier", "previously") || f.any(j, "before") && f.clauseEnds(j+1):
		return f.fromTold(i, m, n, u, -1, j+1, "earlier"), true
	case f.any(j, "later", "afterward", "afterwards") || f.any(j, "after", "hence") && f.clauseEnds(j+1):
		return f.fromTold(i, m, n, u, 1, j+1, "later"), true
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
	if n == 1 && u == year && f.period.id > 0 && f.period.grain != grainMonth && !f.narrative {
		base, anchor := f.comparison(u)
		out := date(f.backBy(base, u, 1), end, "ago")
		out.anchor, out.quiet, out.counted = anchor, true, true
		return out
	}
	if u >= week && f.known && n == float64(int(n)) && n > 0 && n < beyond(u) {
		g := grainNone
		switch {
		case f.is(end, "today"):
			g, end = grainDay, end+1
		case f.seq(end, "this", "week"):
			g, end = grainWeek, end+2
		case f.seq(end, "this", "month") && u >= monthUnit:
			g, end = grainMonth, end+2
		}
		if g != grainNone {
			out := date(at(move(f.published, n, u, -1), g), end, "ago-today")
			out.anchor, out.counted = anchorPublished, true
			return out
		}
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

// fromTold counts n units from the time told last, or the publication date. What
// came later and is past already cannot count from the publication.
func (f *Finder) fromTold(i int, m match, n float64, u unit, sign, end int, rule string) match {
	base := f.told
	if u == year && n == 1 && sign < 0 && f.period.id > 0 && f.period.grain != grainMonth && !f.narrative {
		base = f.period
		out := date(f.backBy(base.when, u, 1), end, rule)
		out.anchor, out.quiet, out.counted = base.id, true, true
		return out
	}
	anchor := base.id
	switch {
	case base.id > 0 && !base.unknown && f.licensed(base, i, n, u, sign):
	case sign > 0 && f.known && f.tense(i) <= 0:
		base, anchor = told{when: when{grain: grainDay, unknown: true}}, 0
	default:
		base, anchor = told{when: f.publishedAt(grainDay)}, anchorPublished
	}
	out := f.countFrom(base, n, u, sign, end, rule)
	out.anchor, out.mod, out.counted = anchor, m.mod, true
	return out
}

// licensed says whether the story lets a count at atom i start from the time told
// last: from one told near by, or in a history, and not into the future where the
// verb is past.
func (f *Finder) licensed(base told, i int, n float64, u unit, sign int) bool {
	if f.narrative || !f.known {
		return true
	}
	if f.sentence(i)-f.sentence(base.atom) > 4 {
		return false
	}
	first, _, ok := base.days()
	return !ok || move(first, n, u, sign) <= f.published || f.tense(i) > 0
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
