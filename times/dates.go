package times

// calendar reads a date with a month or a weekday, or today and its kin, with
// the part of day or clock time after it.
func (f *Finder) calendar(i int) (match, bool) {
	m, ok := f.day0(i)
	if !ok {
		return m, false
	}
	return f.withPart(m), true
}

// day0 reads a date without part of day.
func (f *Finder) day0(i int) (match, bool) {
	if f.vetoed(i) {
		return match{}, false
	}
	if m, ok := f.today(i); ok {
		return m, true
	}
	if wd, j, ok := f.weekdayAt(i); ok {
		return f.weekdayDate(i, wd, j)
	}
	return f.monthDate(i)
}

// today reads yesterday, today, tomorrow.
func (f *Finder) today(i int) (match, bool) {
	w := f.atoms[i].word
	if w.class&deictic == 0 {
		return match{}, false
	}
	if w.number != 0 && f.is(i+1, "'") && f.is(i+2, "s") && f.atoms[i].upper && f.atoms[i+3].upper {
		return match{}, false
	}
	m := date(f.publishedAt(grainDay).shift(int(w.number)), i+1, w.text)
	m.anchor, m.counted = anchorPublished, true
	if !f.known && w.number == 0 {
		m.value = "PRESENT_REF"
	}
	return m, true
}

// weekdayAt reads the name of a weekday: only with a capital letter, and short
// forms only with a full stop or before a date.
func (f *Finder) weekdayAt(i int) (n int8, end int, ok bool) {
	a := &f.atoms[i]
	if !a.upper || a.word.class&(weekday|weekdayShort) == 0 {
		return 0, 0, false
	}
	end = i + 1
	if a.word.class&weekdayShort != 0 {
		if f.is(end, ".") && f.tight(end) {
			end++
		} else if _, _, ok := f.monthAt(end + btoi(f.is(end, ","))); !ok {
			return 0, 0, false
		}
	}
	return int8(a.word.number), end, true
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// monthAt reads the name of a month, short forms with or without their full stop.
func (f *Finder) monthAt(i int) (n int8, end int, ok bool) {
	a := &f.atoms[i]
	if a.word.class&(month|monthShort) == 0 || !a.upper {
		return 0, 0, false
	}
	end = i + 1
	if a.word.class&monthShort != 0 || len(a.word.text) <= 4 {
		if f.is(end, ".") && f.tight(end) && (a.word.class&monthShort != 0 || f.atoms[end+1].kind == kindDigits) {
			end++
		} else if a.word.class&month == 0 && f.dayNumber(end) == 0 && f.dayNumber(i-1) == 0 && f.atoms[end].digits() != 4 {
			return 0, 0, false
		}
	}
	return int8(a.word.number), end, true
}

// weekdayDate reads what may follow a weekday: ", Sept. 9", "the 9th".
func (f *Finder) weekdayDate(i int, wd int8, j int) (match, bool) {
	if f.isName(i, j) {
		return match{}, false
	}
	k := j + btoi(f.is(j, ","))
	k += btoi(f.is(k, "the"))
	if m, ok := f.monthDate(k); ok && m.grain == grainDay {
		if !m.explicit && m.anchor == anchorPublished {
			m.when = f.fitWeekday(m.when, wd)
		}
		return m, true
	}
	if n := f.dayNumber(j + 1); f.is(j, "the") && n > 0 && f.ordinalMark(j+2) {
		if w, ok := f.dayOfMonthNear(n, int(wd)); ok {
			m := date(w, j+3, "weekday-day")
			m.anchor = anchorPublished
			return m, true
		}
	}
	if w, end, ok := f.weekAfter(j); ok {
		if s, _, known := w.days(); known {
			w = dayOf(s + int32(wd) - 1)
		} else {
			w = when{grain: grainDay, weekday: wd, unknown: true}
		}
		m := date(w, end, "weekday-of-week")
		m.anchor, m.counted = anchorPublished, true
		return m, true
	}
	if w, ok := f.statedWeekday(i, wd, j); ok {
		return date(w, j, "weekday-of-date"), true
	}
	m := date(f.resolveWeekday(i, wd), j, "weekday")
	m.anchor, m.counted = anchorPublished, true
	return m, true
}

// weekAfter reads the week of "Thursday next week" and "Thursday of last week".
func (f *Finder) weekAfter(j int) (w when, end int, ok bool) {
	j += btoi(f.is(j, "of"))
	if !f.any(j, "this", "last", "next") || !f.is(j+1, "week") || f.is(j+2, "'") {
		return when{}, 0, false
	}
	return f.publishedAt(grainWeek).shift(shiftOf(f.atoms[j].word.rel)), j + 2, true
}

// fitWeekday moves a day to the year near it in which it falls on that weekday.
func (f *Finder) fitWeekday(w when, wd int8) when {
	for _, n := range [...]int16{0, 1, -1} {
		v := w
		v.year += n
		if s, _, ok := v.days(); ok && weekdayOf(s) == int(wd) && int(v.day) <= daysIn(int(v.year), int(v.month)) {
			return v
		}
	}
	return w
}

// monthDate reads Sept. 9, 9 September 2016, the 9th of September, September 2016, September.
func (f *Finder) monthDate(i int) (match, bool) {
	if f.vetoed(i) {
		return match{}, false
	}
	if n := f.dayNumber(i); n > 0 {
		j := i + 1
		if f.ordinalMark(j) {
			j++
		}
		if f.is(j, "of") {
			j++
		}
		if m, k, ok := f.monthAt(j); ok {
			return f.dayMonth(i, n, m, k)
		}
		return f.dayRange(i, n, j)
	}
	m, j, ok := f.monthAt(i)
	if !ok {
		return match{}, false
	}
	j += btoi(f.is(j, "the") && f.dayNumber(j+1) > 0 && f.ordinalMark(j+2))
	if n := f.dayNumber(j); n > 0 && !f.dayIsCount(j) {
		end := j + 1
		if f.ordinalMark(end) {
			end++
		}
		return f.monthDay(i, m, n, end)
	}
	return f.monthAlone(i, m, j)
}

// dayIsCount says whether the number at j counts something ("May 10 million", "10:30", "March 1.5").
func (f *Finder) dayIsCount(j int) bool {
	if (f.any(j+1, ":", ".", "%", "/") || f.is(j+1, ",") && f.atoms[j+2].digits() == 3) && f.tight(j+1) && f.atoms[j+2].kind == kindDigits && f.tight(j+2) {
		return !f.is(j+1, ":") || f.atoms[j].digits() <= 2
	}
	return f.any(j+1, "million", "billion", "percent", "%")
}

// dayNumber returns the day of a month that atom i may be, as 9, 9th or ninth; 0 if none.
func (f *Finder) dayNumber(i int) int {
	if i < 0 {
		return 0
	}
	a := &f.atoms[i]
	if n := a.digits(); n == 1 || n == 2 {
		if a.num <= 31 {
			return int(a.num)
		}
		return 0
	}
	if a.word.class&ordinal != 0 && a.word.number <= 31 {
		return int(a.word.number)
	}
	return 0
}

// ordinalMark says whether atom i is the ending of 9th.
func (f *Finder) ordinalMark(i int) bool {
	return f.tight(i) && f.atoms[i-1].kind == kindDigits && f.any(i, "st", "nd", "rd", "th")
}

// dayMonth reads the year after "9 September" and the day before it ("7 to 9 September").
func (f *Finder) dayMonth(i, n int, m int8, j int) (match, bool) {
	y, end := f.yearAfter(j)
	return f.ymd(i, y, m, n, end, "day-month")
}

// monthDay reads the year or the second day after "September 9".
func (f *Finder) monthDay(i int, m int8, n, j int) (match, bool) {
	if second, end := f.secondDay(j); second > n {
		y, end := f.yearAfter(end)
		if r, ok := f.ymd(i, y, m, n, j, "month-day"); ok {
			if s, ok := f.ymd(i, y, m, second, end, "month-day-range"); ok {
				if !y.set() {
					s.when = r.when
					s.day = int8(second)
				}
				f.queue = append(f.queue[:0], queued{j + 1, s})
			}
			return r, ok
		}
	}
	y, end := f.yearAfter(j)
	return f.ymd(i, y, m, n, end, "month-day")
}

// secondDay reads "-11", "to 11" or "and 11" after a day.
func (f *Finder) secondDay(j int) (n, end int) {
	dash := f.atoms[j].mark == '-'
	if !dash && !f.any(j, "to", "through", "and", "or") {
		return 0, 0
	}
	n = f.dayNumber(j + 1)
	end = j + 2
	if n == 0 || f.atoms[j+1].kind != kindDigits || f.dayIsCount(j+1) {
		return 0, 0
	}
	if f.ordinalMark(end) {
		end++
	}
	if _, _, month := f.monthAt(end); month || f.unitAt(end) != unitNone || !dash && f.nounAt(end) {
		return 0, 0
	}
	return n, end
}

// dayRange reads "7 to 9 September", where the month comes after the second day.
func (f *Finder) dayRange(i, n, j int) (match, bool) {
	dash := f.atoms[j].mark == '-'
	if f.atoms[i].kind != kindDigits || !dash && !f.any(j, "to", "and", "or", "through") {
		return match{}, false
	}
	second := f.dayNumber(j + 1)
	k := j + 2
	if f.ordinalMark(k) {
		k++
	}
	k += btoi(f.is(k, "of"))
	m, end, ok := f.monthAt(k)
	if !ok || second <= n {
		return match{}, false
	}
	y, end := f.yearAfter(end)
	r, ok := f.ymd(i, y, m, n, j, "day-range")
	s, ok2 := f.ymd(i, y, m, second, end, "day-month")
	if !ok || !ok2 {
		return match{}, false
	}
	f.queue = append(f.queue[:0], queued{j + 1, s})
	return r, true
}

// A yearMention is the year that stands beside a month or quarter.
type yearMention struct {
	year   int
	stated bool // in digits or words
	known  bool
	anchor int
}

func (y yearMention) set() bool { return y.stated || y.known }

// noDay is the match of a day that the calendar does not have, such as 31 June:
// its words are passed over.
func noDay(end int) (match, bool) { return match{end: end, typ: typeNone}, true }

// ymd makes the match of a full or bare day. One that does not exist is noDay.
func (f *Finder) ymd(i int, y yearMention, m int8, n, end int, rule string) (match, bool) {
	w := when{grain: grainDay, month: m, day: int8(n)}
	r := match{explicit: y.stated}
	switch {
	case y.set():
		w.year = int16(y.year)
		if n > daysIn(y.year, int(m)) {
			return noDay(end)
		}
	case n > daysIn(2000, int(m)):
		return noDay(end)
	default:
		if w, r.anchor = f.resolveYear(i, w, end); r.anchor == anchorPublished && !w.unknown {
			if wd := f.weekdayBeside(i, end); wd > 0 {
				w = f.fitWeekday(w, wd)
			}
		}
	}
	out := date(w, end, rule)
	out.explicit = r.explicit || r.anchor > 0 // a chain of dates told from one with its year
	if out.anchor = r.anchor; y.anchor != 0 {
		out.anchor = y.anchor
	}
	return out, true
}

// monthAlone reads a month, with its year or without.
func (f *Finder) monthAlone(i int, m int8, j int) (match, bool) {
	w := when{grain: grainMonth, month: m}
	y, end := f.yearAfter(j)
	if y.set() {
		w.year = int16(y.year)
		r := date(w, end, "month-year")
		r.explicit, r.anchor = y.stated, y.anchor
		return r, true
	}
	if !f.monthStands(i, j) {
		return match{}, false
	}
	w, anchor := f.resolveYear(i, w, j)
	r := date(w, j, "month")
	r.anchor, r.explicit = anchor, anchor > 0
	return r, true
}

// yearAfter reads the year after a month, quarter or season: 2016, ", 2016", "of
// 2016", "last year", "of the same year".
func (f *Finder) yearAfter(j int) (yearMention, int) {
	k := j
	if f.any(k, ",", "of", "in", "'") {
		k++
	}
	if f.is(k, "the") && f.is(k+1, "year") {
		k += 2
	}
	if f.atoms[k].digits() > 0 && f.atoms[k].digits() <= 4 && f.atoms[k].num > 0 {
		if end, bc := f.eraAt(k + 1); end > 0 {
			y := int(f.atoms[k].num)
			if bc {
				y = 1 - y
			}
			return yearMention{year: y, stated: true, known: true}, end
		}
	}
	if y, end, ok := f.yearAt(k); ok && (k == j || !f.is(j, ",") || f.atoms[k].digits() == 4) && (!f.is(j, "in") || f.atoms[k].digits() == 4) {
		return yearMention{year: y, stated: true, known: true}, end
	}
	if f.is(j, "'") && f.atoms[k].digits() == 2 && f.tight(k) {
		return yearMention{year: f.fullYear(int(f.atoms[k].num)), stated: true, known: true}, k + 1
	}
	if f.is(k, "fiscal") {
		if y, end, ok := f.yearAt(k + 1); ok {
			return yearMention{year: y, stated: true, known: true}, end
		}
	}
	k = j + btoi(f.any(j, "of"))
	k += btoi(f.is(k, "the") && f.is(j, "of"))
	w := f.atoms[k].word
	if w.class&relative == 0 || !f.is(k+1, "year") || f.is(k+2, "'") {
		return yearMention{}, j
	}
	base, anchor, ok := f.yearBase(w.rel)
	if !ok {
		return yearMention{}, j
	}
	return yearMention{year: base, known: true, anchor: anchor}, k + 2
}

// yearBase resolves "last year", "this year", "that year" and the like.
func (f *Finder) yearBase(rel string) (y, anchor int, ok bool) {
	shift := 0
	switch rel {
	case "last", "past":
		shift = -1
	case "next", "coming":
		shift = 1
	case "this", "current":
	case "that", "same", "previous", "following":
		if f.told.id == 0 || f.told.unknown {
			return 0, 0, false
		}
		switch rel {
		case "previous":
			shift = -1
		case "following":
			shift = 1
		}
		return int(f.told.year) + shift, f.told.id, true
	default:
		return 0, 0, false
	}
	if !f.known {
		return 0, 0, false
	}
	return int(f.publishedAt(grainYear).year) + shift, anchorPublished, true
}
