package times

import "readout"

// approximate reads about, nearly, more than, at least and their kin before a
// stretch, a clock time or a date.
func (f *Finder) approximate(i int) (match, bool) {
	mod, j := f.approxAt(i)
	if j == 0 {
		return match{}, false
	}
	if f.any(i, "another") {
		return f.another(i)
	}
	m, ok := f.span(j)
	if ok && (m.typ == typeDuration || f.is(m.end-1, "ago") || f.any(m.end-1, "later", "earlier")) {
		if f.is(i, "some") && f.atoms[j].kind == kindLetters && f.atoms[j].word.class&(numberWord|tens|article) == 0 {
			return match{}, false
		}
		if m.mod == "" {
			m.mod = mod
		}
		return m, true
	}
	if mod == "APPROX" && !f.is(i, "some") {
		if m, ok = f.longest(j, (*Finder).clock, (*Finder).calendar, (*Finder).bareYear, (*Finder).bareUnits); ok && m.typ != typeDuration && (m.grain != grainPart) && !m.counted {
			m.mod = mod
			return m, true
		}
	}
	if f.seq(i, "at", "least") && f.is(j, "the") {
		if m, ok := f.definite(j); ok && m.typ == typeDuration {
			m.mod = mod
			return m, true
		}
	}
	return match{}, false
}

// approxAt reads the modifier; end is 0 where there is none.
func (f *Finder) approxAt(i int) (mod string, end int) {
	w := f.atoms[i].word
	switch {
	case f.seq(i, "no", "more", "than"):
		return "EQUAL_OR_LESS", i + 3
	case f.seq(i, "no", "less", "than"), f.seq(i, "no", "fewer", "than"):
		return "EQUAL_OR_MORE", i + 3
	case f.seq(i, "not", "more", "than"):
		return "EQUAL_OR_LESS", i + 3
	case f.seq(i, "more", "than"):
		return "MORE_THAN", i + 2
	case f.seq(i, "less", "than"):
		return "LESS_THAN", i + 2
	case f.seq(i, "well", "over"):
		return "MORE_THAN", i + 2
	case f.seq(i, "at", "least"):
		return "EQUAL_OR_MORE", i + 2
	case f.seq(i, "at", "most"), f.seq(i, "up", "to"):
		return "EQUAL_OR_LESS", i + 2
	case f.seq(i, "as", "long", "as"), f.seq(i, "as", "many", "as"):
		return "EQUAL_OR_LESS", i + 3
	case f.seq(i, "close", "to"):
		return "LESS_THAN", i + 2
	case f.is(i, "over") && f.atoms[i-1].kind == kindLetters && !f.any(i-1, "for", "in", "after", "than", "of", "by", "with", "within", "at", "last", "lasted", "lasts", "took", "take", "takes", "is", "was", "been", "be", "the", "and", "spent", "just", "by"):
		return "", 0 // they met over three days
	case w.class&approx != 0:
		if f.any(i, "only", "just", "exactly") {
			return "", 0
		}
		return w.mod, i + 1
	}
	return "", 0
}

// another reads "another two weeks", "another year".
func (f *Finder) another(i int) (match, bool) {
	j := i + 1
	n := 1.
	if q, ok := f.quantity(j); ok && q.named {
		n, j = q.n, q.end
	}
	u, end, _ := f.unit(j)
	if u == unitNone || u == day && end == i+2 || u == second || u == quarter {
		return match{}, false
	}
	return match{end: end, typ: typeDuration, value: duration(n, u), rule: "duration", quiet: true}, true
}

// staged reads early, late, mid, earlier, later before a date: early next year,
// mid-1996, late on is left out.
func (f *Finder) staged(i int) (match, bool) {
	w := f.atoms[i].word
	mod, j := w.mod, i+1
	if f.atoms[j].mark == '-' {
		if !f.any(i, "mid", "early", "late") || !f.tight(j+1) {
			return match{}, false
		}
		j++
	} else if f.any(i, "earlier", "later", "early", "late") && f.any(j, "in") {
		j++
	} else if f.is(i, "middle") {
		return match{}, false
	}
	if f.any(i, "sometime") {
		j += btoi(f.any(j, "in"))
	}
	if m, ok := f.earlyHours(i, j); ok {
		return m, true
	}
	if f.any(i, "small", "wee") {
		return match{}, false
	}
	m, ok := f.core(j)
	if f.is(i, "mid") && f.is(j, "year") && j == i+2 { // by mid-year
		m, ok = date(f.publishedAt(grainYear), j+1, "mid-year"), true
		m.anchor = anchorPublished
	}
	if w := f.atoms[j].word; !ok && f.is(i-1, "the") && w.class&unitMany != 0 && w.unit >= day && w.unit != quarter {
		return match{end: j + 1, typ: typeDuration, value: duration(0, w.unit), mod: mod, rule: "bare-units", quiet: true}, true
	}
	if !ok || m.typ != typeDate && m.typ != typeTime {
		return f.barePart(i, j, mod)
	}
	if m.grain == grainClock || m.value != "" && m.value != m.when.value() {
		return match{}, false
	}
	m.mod = mod
	if mod == "earlier" || mod == "later" {
		f.trim(&m, mod)
		m.mod = ""
	}
	return m, true
}

// barePart reads mid-afternoon, early morning, late afternoon, which need no article.
func (f *Finder) barePart(i, j int, mod string) (match, bool) {
	p := f.atoms[j].word
	if p.class&season != 0 && !f.atoms[j].upper && (f.any(i, "mid") || f.any(i-1, "in", "by", "the", "until", "since", "this", "last", "next")) {
		m := date(f.resolvePeriod(i, when{grain: grainSeason, n: p.season}), j+1, "season")
		m.anchor, m.mod = anchorPublished, mod
		return m, true
	}
	if p.class&part == 0 || f.atoms[j].upper || f.atoms[i+1].mark == '-' && !f.is(i, "mid") || mod == "earlier" || mod == "later" {
		return match{}, false
	}
	end := j + 1
	if f.is(end, "hours") && f.any(end+1, "of", "on") {
		end += 2
	}
	d, end, anchor := f.clockDay(end)
	d.grain, d.part = grainPart, p.part
	m := date(d, end, "part-stage")
	m.anchor, m.mod, m.quiet = anchor, mod, true
	return m, true
}

// earlyHours reads "the early hours of Monday".
func (f *Finder) earlyHours(i, j int) (match, bool) {
	if !f.any(j, "hours", "part", "days", "weeks", "months", "years") || !f.is(j+1, "of") && !f.is(j+1, "on") {
		return match{}, false
	}
	m, ok := f.full(j + 2)
	if !ok || m.typ != typeDate {
		return match{}, false
	}
	m.mod = f.atoms[i].word.mod
	if f.is(j, "hours") && m.grain == grainDay && m.value == "" {
		m.grain, m.part, m.typ = grainPart, "MO", typeTime
		if f.is(i, "late") {
			m.part = "NI"
		}
	}
	return m, true
}

// trim keeps the days of "earlier this year" before the publication, of "later
// that year" after the time told last.
func (f *Finder) trim(m *match, mod string) {
	first, last, ok := m.days()
	if !ok || m.ranged {
		return
	}
	from, to, known := f.published, f.published, f.known
	if m.anchor > 0 && m.anchor == f.told.id {
		from, to, known = f.told.days()
	}
	if !known || from < first || to > last || from == first && to == last {
		return
	}
	m.ranged = true
	m.first, m.last = first, to
	if mod == "later" {
		m.first, m.last = from, last
	}
}

// bounded reads the start of, the end of, the rest of a date.
func (f *Finder) bounded(i int) (match, bool) {
	w := f.atoms[i].word
	if f.any(i, "course", "most", "much", "part", "eve", "height", "turn", "dawn", "balance") {
		return match{}, false
	}
	j := i + 1
	switch {
	case f.is(j, "of"):
		j++
	case f.atoms[j].mark == '-' && f.is(i, "end"):
		j++
		if _, _, ok := f.monthAt(j); !ok && f.atoms[j].digits() != 4 {
			return match{}, false
		}
	case f.is(i, "end") && f.atoms[j].digits() == 4:
	default:
		return match{}, false
	}
	m, ok := f.full(j)
	if !ok {
		m, ok = f.unitInBound(j)
	}
	if !ok || m.typ != typeDate || m.value != "" {
		return match{}, false
	}
	m.mod, m.edge = w.mod, true
	return m, true
}

// unitInBound reads "the month" after "the end of", where it is the present one.
func (f *Finder) unitInBound(j int) (match, bool) {
	j += btoi(f.is(j, "the"))
	w := f.atoms[j].word
	if w.class&unitOne == 0 || w.unit < day || w.unit == quarter || f.is(j+1, "of") {
		return match{}, false
	}
	m := date(f.publishedAt(w.unit.grain()), j+1, "unit-the")
	m.anchor, m.quiet = anchorPublished, true
	if w.unit == day && f.day.id > 0 {
		m.when, m.anchor = f.day.when, f.day.id
	} else if first, _, ok := f.told.days(); ok && f.narrative && f.told.grain <= w.unit.grain() {
		m.when, m.anchor = at(first, w.unit.grain()), f.told.id
	}
	return m, true
}

// phraseMatch makes the match of a phrase.
func (f *Finder) phraseMatch(i int, e *entry, end int) match {
	if e.holiday != "" {
		return match{}
	}
	m := match{end: end, typ: e.typ, value: e.value, mod: e.mod, rule: "phrase", quiet: true}
	if f.is(end-1, "time") && f.is(i, "this") && f.any(end, "last", "next", "tomorrow", "yesterday") {
		return match{}
	}
	if end == i+1 && f.is(i, "future") && f.token(i).Fine == readout.JJ {
		return match{} // future relations are relations
	}
	if e.dated && f.known {
		m.first, m.last, m.ranged = f.published+e.first, f.published+e.last, true
		m.anchor = anchorPublished
	}
	if e.typ == typeDate && isDigit(e.value[0]) {
		n := func(s string) int16 { return int16(number(s)) }
		m.when = when{grain: grainDay, year: n(e.value[:4]), month: int8(n(e.value[5:7])), day: int8(n(e.value[8:10]))}
		m.value, m.explicit = "", true
	}
	return m
}
