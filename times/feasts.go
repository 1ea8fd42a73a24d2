package times

import "strings"

// holiday reads a named day or feast with its year or without.
func (f *Finder) holiday(i int) (match, bool) {
	e, end := f.phrase(i)
	if e == nil || e.holiday == "" {
		return match{}, false
	}
	if f.any(end, "agreement", "accord", "island", "islands", "tree", "trees", "card", "cards", "gift", "gifts", "carol", "carols", "egg", "eggs", "shopping", "market", "markets", "war", "rising") {
		return match{}, false
	}
	if y, k := f.yearAfter(end); y.set() {
		m := date(when{grain: grainDay, unknown: true}, k, "holiday-year")
		if s, ok := holidayDay(e.holiday, y.year); ok {
			m = e.feast(s, k, "holiday-year")
		}
		m.explicit, m.anchor = y.stated, y.anchor
		return m, true
	}
	m := date(when{grain: grainDay, unknown: true}, end, "holiday")
	anchor := 0
	if s, ok := f.holidayNear(i, e); ok {
		m, anchor = e.feast(s, end, "holiday"), anchorPublished
	}
	if p := f.atoms[end].word; p.class&part != 0 && !f.atoms[end].upper {
		m = f.withPart(m)
	}
	if f.is(end, "week") {
		if s, _, ok := m.days(); ok {
			m.when, m.end = weekOf(s), m.end+1
		}
	}
	m.anchor = anchor
	return m, true
}

// feast makes the match of a holiday that begins on day s. One longer than a
// week has the value of its month; one by the moon is about right.
func (e *entry) feast(s int32, end int, rule string) match {
	w := dayOf(s)
	if e.length > 8 {
		w = at(s, grainMonth)
	}
	m := date(w, end, rule)
	if e.length > 1 {
		m.first, m.last, m.ranged = s, s+e.length-1, true
	}
	if strings.HasPrefix(e.holiday, "islamic") {
		m.mod = "APPROX"
		m.first, m.last, m.ranged = s-1, s+e.length-1, true // a day before, where the moon is seen early
	}
	return m
}

// holidayNear returns the first day of a holiday nearest to the publication on
// the side that the verb's tense says.
func (f *Finder) holidayNear(i int, e *entry) (day int32, ok bool) {
	if !f.known {
		return 0, false
	}
	y, _, _ := civil(f.published)
	tense := f.tense(i)
	best := int32(1 << 30)
	for k := y - 1; k <= y+1; k++ {
		s, known := holidayDay(e.holiday, k)
		d := s - f.published
		if !known || d > 30 && tense < 0 || d < -30 && tense > 0 {
			continue
		}
		if d < 0 {
			d = max(0, -d-e.length+1)
		}
		if d < best {
			best, day, ok = d, s, true
		}
	}
	return day, ok
}
