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
	s, known := holidayDay(e.holiday, y)
	if !known {
		return match{}, false
	}
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
	m := e.feast(s, end, "holiday-"+rel)
	m.anchor = anchor
	return m, true
}
