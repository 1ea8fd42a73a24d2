package times

// yearAt reads a year of four digits or in words.
func (f *Finder) yearAt(i int) (y, end int, ok bool) {
	a := &f.atoms[i]
	if a.digits() == 4 {
		if a.num < 1000 || a.num > 2199 || f.tight(i+1) && (f.atoms[i+1].kind == kindLetters && !f.is(i+1, "s") || f.any(i+1, "%", "/")) ||
			f.tight(i+1) && f.any(i+1, ".", ",", ":") && f.atoms[i+2].kind == kindDigits && f.tight(i+2) {
			return 0, 0, false
		}
		if f.is(i+1, "s") && f.tight(i+1) {
			return 0, 0, false
		}
		return int(a.num), i + 1, true
	}
	return f.yearInWords(i)
}

// yearInWords reads nineteen ninety-six, two thousand and five, twenty sixteen.
func (f *Finder) yearInWords(i int) (y, end int, ok bool) {
	w := f.atoms[i].word
	if w.class&(numberWord|tens) == 0 || w.number < 2 || w.number > 20 {
		return 0, 0, false
	}
	if w.number == 2 && f.is(i+1, "thousand") {
		q, ok := f.amount(i)
		if !ok || q.n < 2000 || q.n > 2199 || q.n != float64(int(q.n)) {
			return 0, 0, false
		}
		return int(q.n), q.end, true
	}
	if w.number < 11 {
		return 0, 0, false
	}
	j := i + 1
	j += btoi(f.atoms[j].mark == '-')
	v := f.atoms[j].word
	if v.class&(numberWord|tens) == 0 || v.number < 10 || v.number > 99 {
		return 0, 0, false
	}
	y, end = int(w.number)*100+int(v.number), j+1
	if v.class&tens != 0 {
		k := end + btoi(f.atoms[end].mark == '-')
		if x := f.atoms[k].word; x.class&numberWord != 0 && x.number > 0 && x.number < 10 {
			y, end = y+int(x.number), k+1
		}
	}
	return y, end, true
}

// fullYear gives a year of two digits its century: the latest that is not
// beyond the publication, from 1930 to 2029 where that is not known.
func (f *Finder) fullYear(n int) int {
	base := 2029
	if f.known {
		base = int(f.publishedAt(grainYear).year) + 1
	}
	if f.narrative && f.told.id > 0 && !f.told.unknown {
		base = int(f.told.year) + 50
	}
	y := base - base%100 + n
	if y > base {
		y -= 100
	}
	return y
}

// bareYear reads a year that stands alone, and the first of two ("2001-2004").
func (f *Finder) bareYear(i int) (match, bool) {
	if m, ok := f.yearWithEra(i); ok {
		return m, true
	}
	y, end, ok := f.yearAt(i)
	if !ok || !f.yearStands(i, y, end) {
		return match{}, false
	}
	if m, ok := f.splitYear(y, end); ok {
		return m, true
	}
	f.yearRange(i, y, end)
	m := date(when{grain: grainYear, year: int16(y)}, end, "year")
	m.explicit = true
	return m, true
}

// splitYear reads the rest of "2020-21 fiscal year", which is the year that it
// ends in; its days differ by country.
func (f *Finder) splitYear(y, end int) (match, bool) {
	a := &f.atoms[end+1]
	if !f.is(end, "-") || a.digits() != 2 || int(a.num) != (y+1)%100 || !f.tight(end) || !f.tight(end+1) ||
		!f.any(end+2, "fiscal", "financial", "academic", "school", "budget") || !f.is(end+3, "year") {
		return match{}, false
	}
	m := date(when{grain: grainYear, year: int16(y + 1)}, end+4, "split-year")
	m.explicit, m.first, m.last, m.ranged = true, 1, 0, true
	return m, true
}

// yearRange queues the second year of "1914-18" and "2001-2004".
func (f *Finder) yearRange(i, y, end int) {
	if f.atoms[end].mark != '-' || !f.tight(end) || !f.tight(end+1) {
		return
	}
	a := &f.atoms[end+1]
	second := int(a.num)
	switch {
	case a.digits() == 2:
		second += y - y%100
	case a.digits() != 4:
		return
	}
	if second <= y || second > 2199 || f.tight(end+2) && f.atoms[end+2].mark == '-' {
		return
	}
	m := date(when{grain: grainYear, year: int16(second)}, end+2, "year-range")
	m.explicit, m.quiet = true, true
	f.queue = append(f.queue[:0], queued{end + 1, m})
}

// yearStands says whether four digits are a year and no count.
func (f *Finder) yearStands(i, y, end int) bool {
	prev, next := &f.atoms[i-1], &f.atoms[end]
	switch prev.mark {
	case '$', '£', '€', '#', '/', '.', '+', '¥', '%':
		return false
	case ':':
		if f.tight(i) {
			return false
		}
	case '-':
		if !prev.space && f.tight(i) && !f.any(i-2, "mid", "post", "pre", "early", "late", "end") && f.atoms[i-2].kind != kindStop {
			return false
		}
	case ',':
		if f.tight(i) && f.atoms[i-2].kind == kindDigits {
			return false
		}
	}
	if next.mark == '-' && f.tight(end) && f.tight(end+1) && f.atoms[end+1].kind == kindLetters && f.unitAt(end+1) != unitNone {
		return false
	}
	if next.mark == '%' || f.atoms[end].mark == '°' || f.unitAt(end) != unitNone && !f.any(end, "quarter", "fiscal", "year") {
		return false
	}
	if f.any(end, "percent", "feet", "meters", "metres", "miles", "kilometers", "kilometres", "people", "troops", "soldiers", "dollars", "tons", "tonnes",
		"barrels", "members", "men", "women", "points", "gmt", "hours", "km", "lb", "acres", "shares", "votes", "civilians", "refugees", "workers", "students", "protesters") {
		return false
	}
	if f.resolution(i) || f.known && y > int(f.publishedAt(grainYear).year)+35 && !f.any(i-1, "in", "by", "until", "till", "before", "to", "year", "and") {
		return false
	}
	if y >= 1900 && y < 2100 {
		if next.kind == kindLetters && !next.upper && f.tokenPlural(end) && !f.any(i-1, "in", "of", "since", "the", "his", "its", "their", "for", "from", "s", "'", "early", "late", "mid", "-") && !f.atoms[i].line {
			return false
		}
		if f.any(i-1, "about") {
			return f.any(i-2, "in", "from", "since") || next.kind != kindLetters || f.any(end, "by", "in", "the", "when", "and", "with")
		}
		return !f.any(i-1, "nearly", "some", "than", "no", "number", "flight", "room", "resolution", "building")
	}
	if f.narrative && (prev.kind != kindLetters || prev.word.class&(season|month) != 0 || f.atoms[end].mark == '-' && f.atoms[end+1].kind == kindDigits) {
		return true
	}
	if f.any(i-1, "the", "of", "to", "by", "for", "through") && !f.narrative {
		return false // too often a number: "the implementation of 1701"
	}
	return f.any(i-1, "as", "for", "in", "of", "since", "by", "from", "until", "till", "to", "between", "and", "during", "before", "after", "circa", "year", "(", "early", "late", "-", "around", "through", "the") &&
		(f.is(i-1, "the") || !(next.kind == kindLetters && !next.upper && f.tokenPlural(end)))
}

// resolution says whether a number names a resolution: "resolution 1701",
// "resolutions 1970 and 1973", or after "of" where the report speaks of one.
func (f *Finder) resolution(i int) bool {
	for k := i - 1; k > i-8; k-- {
		a := &f.atoms[k]
		switch {
		case f.any(k, "resolution", "resolutions", "unscr"):
			return true
		case a.kind == kindDigits && a.digits() <= 4, f.any(k, "and", ",", "or", "s", "/", ".", "unsc", "no"):
		default:
			return false
		}
	}
	return false
}

// yearWithEra reads 490 BC, AD 69 and 149 B.C.
func (f *Finder) yearWithEra(i int) (match, bool) {
	j, y := i, 0
	if f.atoms[i].digits() == 0 || f.atoms[i].digits() > 4 {
		return match{}, false
	}
	y, j = int(f.atoms[i].num), i+1
	end, bc := f.eraAt(j)
	if end == 0 && (f.atoms[j].mark == '-' || f.any(j, "to", "and")) && f.atoms[j+1].kind == kindDigits && f.atoms[j+1].digits() <= 4 {
		if e, b := f.eraAt(j + 2); e > 0 && b && f.atoms[j+1].num < f.atoms[i].num { // 499-493 BC
			end, bc = j, true
		}
	}
	if end == 0 || y == 0 {
		return match{}, false
	}
	if bc {
		y = 1 - y
	}
	m := date(when{grain: grainYear, year: int16(y)}, end, "year-era")
	m.explicit = true
	return m, true
}

// eraAt reads BC, B.C., BCE, AD, CE; end is 0 where there is none.
func (f *Finder) eraAt(j int) (end int, bc bool) {
	switch {
	case !f.atoms[j].upper:
	case f.any(j, "bc", "bce"):
		return j + 1, true
	case f.any(j, "ad", "ce"):
		return j + 1, false
	case f.seq(j, "b", ".", "c"):
		return j + 3 + btoi(f.is(j+3, ".")), true
	case f.seq(j, "a", ".", "d"):
		return j + 3 + btoi(f.is(j+3, ".")), false
	}
	return 0, false
}

// shortYear reads '96 and '90s.
func (f *Finder) shortYear(i int) (match, bool) {
	a := &f.atoms[i+1]
	if a.digits() != 2 || !f.tight(i+1) || !f.atoms[i].space {
		return match{}, false
	}
	if f.is(i+2, "s") && f.tight(i+2) && a.num%10 == 0 {
		return f.decadeMatch(f.fullYear(int(a.num)), i+3), true
	}
	if f.atoms[i+2].kind == kindLetters && f.tight(i+2) || f.unitAt(i+2) != unitNone {
		return match{}, false
	}
	m := date(when{grain: grainYear, year: int16(f.fullYear(int(a.num)))}, i+2, "short-year")
	m.explicit = true
	return m, true
}

// wordYear reads a year in words where a preposition or "year" shows that it is one.
func (f *Finder) wordYear(i int) (match, bool) {
	if m, ok := f.decade(i); ok {
		return m, true
	}
	y, end, ok := f.yearInWords(i)
	if !ok || f.unitAt(end) != unitNone {
		return match{}, false
	}
	if f.any(i+1, "thousand") && !f.any(i-1, "year", "in", "since", "until", "by") {
		return match{}, false
	}
	if f.is(i+1, "thousand") && !f.is(i-1, "year") && f.atoms[end].kind == kindLetters {
		return match{}, false
	}
	m := date(when{grain: grainYear, year: int16(y)}, end, "year-words")
	m.explicit = true
	return m, true
}
