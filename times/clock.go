package times

// clock reads a time of day with its zone and its day: 10:30 p.m. EST Friday,
// 1600 GMT, noon, four o'clock.
func (f *Finder) clock(i int) (match, bool) {
	h, mi, j, ok := f.clockAt(i)
	if !ok {
		return match{}, false
	}
	zulu := false
	if z := f.atoms[j].word; z.class&zone != 0 && f.atoms[j].upper {
		zulu, j = z.value == "+00", j+1
	} else if f.seq(j, "local", "time") {
		j += 2
	} else if f.atoms[j].mark == '(' && f.atoms[j+1].word.class&zone != 0 && f.is(j+2, ")") {
		j += 3
	}
	if f.is(j, "(") { // 10:30 a.m. (0730 GMT) Friday
		if _, _, k, ok := f.clockAt(j + 1); ok {
			k += btoi(f.atoms[k].word.class&zone != 0)
			if f.is(k, ")") {
				j = k + 1
			}
		}
	}
	d, end, anchor := f.clockDay(j)
	if p := f.atoms[end].word; end > j && p.class&part != 0 && !f.atoms[end].upper && h <= 12 { // 10:30 on Monday night
		h, end = partHour(h, p.part), end+1
	}
	if h == 24 && anchor == anchorPublished && end == j && f.known && (f.is(i-1, "since") || f.tense(i) < 0) {
		d = d.shift(-1) // the midnight that has passed
	}
	d.grain, d.hour, d.minute, d.zulu = grainClock, int8(h), int8(mi), zulu
	m := date(d, end, "clock")
	m.anchor = anchor
	return m, true
}

// clockAt reads hour and minute.
func (f *Finder) clockAt(i int) (h, mi, end int, ok bool) {
	a := &f.atoms[i]
	if a.word.class&clockWord != 0 {
		if f.atoms[i].upper && !a.line {
			return 0, 0, 0, false
		}
		h := int(a.word.value[0]-'0')*10 + int(a.word.value[1]-'0')
		return h, 0, i + 1, true
	}
	h, mi, end = int(a.num), -1, i+1
	if a.word.class&numberWord != 0 {
		h = int(a.word.number)
	} else if a.kind != kindDigits || f.atoms[i-1].mark == ':' && f.tight(i) || f.any(i-1, "$", ".") && f.tight(i) {
		return 0, 0, 0, false
	}
	if a.digits() == 4 {
		z := f.atoms[end].word
		if z.class&zone == 0 || !f.atoms[end].upper || h%100 > 59 || h/100 > 24 {
			return 0, 0, 0, false
		}
		return h / 100, h % 100, end, true
	}
	colon := false
	if (f.is(end, ":") || f.is(end, ".")) && f.tight(end) && f.atoms[end+1].digits() == 2 && f.tight(end+1) && f.atoms[end+1].num < 60 {
		colon = f.is(end, ":")
		mi, end = int(f.atoms[end+1].num), end+2
		if f.is(end, ":") && f.tight(end) && f.atoms[end+1].digits() == 2 {
			end += 2
		}
	}
	if half, k := f.meridiem(end); k > 0 {
		if h < 1 || h > 12 {
			return 0, 0, 0, false
		}
		return h%12 + half, mi, k, true
	}
	z := f.atoms[end].word
	switch {
	case f.seq(end, "o", "'", "clock"):
		end += 3
		if f.any(end, "in") && f.is(end+1, "the") {
			if p := f.atoms[end+2].word; p.class&part != 0 {
				return partHour(h, p.part), mi, end + 3, h <= 12
			}
		}
		return h, mi, end, h >= 1 && h <= 12
	case h <= 12 && h > 0 && f.seq(end, "in", "the") && f.any(end+2, "morning", "afternoon", "evening"):
		return partHour(h, f.atoms[end+2].word.part), mi, end + 3, f.is(i-1, "at") || colon
	case z.class&zone != 0 && f.atoms[end].upper && mi >= 0:
		return h, mi, end, h <= 24
	case colon && a.digits() > 0 && !(f.is(end, ".") && f.tight(end) && f.atoms[end+1].kind == kindDigits):
		return h, mi, end, h <= 24 && f.any(i-1, "at", "by", "around", "about", "until", "till", "from", "before", "after", "to", "between", "and", "since", "(", ",", "-", "t")
	}
	return 0, 0, 0, false
}

func partHour(h int, part string) int {
	if h < 12 && (part == "AF" || part == "EV" || part == "NI" && h > 5) {
		return h + 12
	}
	return h
}

// meridiem reads am, a.m., PM; end is 0 where there is none.
func (f *Finder) meridiem(j int) (hours, end int) {
	switch {
	case f.is(j, "am"):
		return 0, j + 1
	case f.is(j, "pm"):
		return 12, j + 1
	case f.any(j, "a", "p") && f.is(j+1, ".") && f.tight(j+1) && f.is(j+2, "m"):
		if f.is(j, "p") {
			hours = 12
		}
		return hours, j + 3 + btoi(f.is(j+3, ".") && f.tight(j+3))
	}
	return 0, 0
}

// clockDay returns the day of a clock time: the date beside it, else the day
// told last in the same sentence, else the publication day.
func (f *Finder) clockDay(j int) (w when, end, anchor int) {
	k := j + btoi(f.is(j, ","))
	k += btoi(f.is(k, "on"))
	m, ok := f.day0(k)
	if !ok && f.is(k, "this") || f.is(k, "last") && f.is(k+1, "night") {
		m, ok = f.relative(k)
	}
	if ok && (m.grain == grainDay || m.grain == grainPart) && m.value == "" && m.weekdayKnown() {
		if len(f.queue) > 0 {
			f.queue = f.queue[:0]
		}
		return m.when, m.end, m.anchor
	}
	if f.day.id > 0 && f.sameSentence(f.day.atom, j) {
		return f.day.when, j, f.day.id
	}
	if f.day.id > 0 && (f.narrative || !f.known && f.near(f.day.atom, j)) {
		return f.day.when, j, f.day.id
	}
	return f.publishedAt(grainDay), j, anchorPublished
}

func (m match) weekdayKnown() bool { return m.typ == typeDate || m.typ == typeTime }

// withPart reads the part of day or the clock time right after a date.
func (f *Finder) withPart(m match) match {
	if m.grain != grainDay || m.value == "PRESENT_REF" {
		return m
	}
	j := m.end
	w := f.atoms[j].word
	if w.class&part != 0 && !f.atoms[j].upper {
		m.grain, m.part, m.typ, m.end = grainPart, w.part, typeTime, j+1
		return m
	}
	if w.class&parts != 0 && m.rule == "weekday" {
		wd := int32(f.atoms[j-1].word.number)
		return match{end: j + 1, typ: typeSet, value: weekdaySet(wd) + "T" + w.part, rule: "weekday-parts", quiet: true}
	}
	if h, mi, end, ok := f.clockAt(j); ok && f.atoms[j].kind == kindDigits && (f.is(j+1, ":") || end > j+1) && len(f.queue) == 0 {
		m.grain, m.hour, m.minute, m.typ, m.end = grainClock, int8(h), int8(mi), typeTime, end
	}
	return m
}

// numericDate reads 2016-09-05, 2016/9/5, 9/5/2016 and 05.09.2016. Where day
// and month could be either, the American order is read for slashes, but where
// that day is yet to come and the other is not.
func (f *Finder) numericDate(i int) (match, bool) {
	sep := f.atoms[i+1].mark
	if sep != '-' && sep != '/' && sep != '.' || f.atoms[i+3].mark != sep || f.tight(i) && f.atoms[i-1].kind == kindMark && f.any(i-1, "-", "/", ".") {
		return match{}, false
	}
	for k := i + 1; k <= i+4; k++ {
		if !f.tight(k) {
			return match{}, false
		}
	}
	a, b, c := &f.atoms[i], &f.atoms[i+2], &f.atoms[i+4]
	var y, mo, d int32
	switch {
	case a.digits() == 4 && b.digits() <= 2 && c.digits() <= 2 && sep != '.':
		y, mo, d = a.num, b.num, c.num
	case a.digits() <= 2 && b.digits() <= 2 && c.digits() == 4:
		y, mo, d = c.num, a.num, b.num
		if sep == '.' || mo > 12 {
			mo, d = d, mo
		}
	case sep == '/' && a.digits() <= 2 && b.digits() <= 2 && c.digits() == 2:
		y, mo, d = int32(f.fullYear(int(c.num))), a.num, b.num
		if mo > 12 {
			mo, d = d, mo
		}
	default:
		return match{}, false
	}
	if sep == '/' && d <= 12 && a.digits() <= 2 && f.known && mo >= 1 && d >= 1 && serial(int(y), int(mo), int(d)) > f.published+60 && serial(int(y), int(d), int(mo)) <= f.published {
		mo, d = d, mo
	}
	if b.digits() == 0 || c.digits() == 0 {
		return match{}, false
	}
	if y < 1000 || y > 2199 || mo < 1 || mo > 12 || d < 1 || int(d) > daysIn(int(y), int(mo)) {
		return noDay(i + 5)
	}
	m := date(when{grain: grainDay, year: int16(y), month: int8(mo), day: int8(d)}, i+5, "numeric")
	m.explicit = true
	if f.is(m.end, "t") && f.tight(m.end) {
		if h, mi, end, ok := f.clockAt(m.end + 1); ok {
			m.grain, m.hour, m.minute, m.typ, m.end = grainClock, int8(h), int8(mi), typeTime, end
			if f.is(end, "z") && f.tight(end) {
				m.zulu, m.end = true, end+1
			}
		}
	}
	return m, true
}
