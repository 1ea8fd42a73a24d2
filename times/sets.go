package times

// repeated reads what comes again and again: daily, every Monday, each year,
// Tuesdays, Tuesday nights.
func (f *Finder) repeated(i int) (match, bool) {
	w := f.atoms[i].word
	m := match{typ: typeSet, quiet: true}
	switch {
	case w.class&set != 0:
		m.end, m.value, m.rule = i+1, w.value, "set"
		if f.atoms[i].upper && !f.atoms[i].line {
			return m, false // the Daily X
		}
	case w.class&weekdays != 0:
		if !f.atoms[i].upper {
			return m, false
		}
		m.end, m.value, m.rule = i+1, weekdaySet(w.number), "weekdays"
	case w.class&every != 0:
		return f.everyMatch(i)
	default:
		return m, false
	}
	return m, true
}

func weekdaySet(n int32) string { return "XXXX-WXX-" + string(rune('0'+n)) }

// everyMatch reads each July, every two weeks, every other day, every Monday.
func (f *Finder) everyMatch(i int) (match, bool) {
	m := match{typ: typeSet, quiet: true, rule: "every"}
	j := i + 1
	other := f.is(j, "other")
	j += btoi(other)
	w := f.atoms[j].word
	if w == noWord && f.atoms[j].kind != kindDigits {
		return m, false
	}
	if wd, end, ok := f.weekdayAt(j); ok {
		m.end, m.value = end, weekdaySet(int32(wd))
		if p := f.atoms[end].word; p.class&part != 0 {
			m.end, m.value = end+1, m.value+"T"+p.part
		}
		return m, true
	}
	if mo, end, ok := f.monthAt(j); ok {
		m.end, m.value = end, when{grain: grainMonth, month: mo, unknown: true}.value()
		return m, true
	}
	if q, ok := f.quantity(j); ok && !q.bare {
		if u, end, _ := f.unit(q.end); u != unitNone && !q.vague {
			m.end, m.value = end, duration(q.n, u)
			return m, true
		}
		return m, false
	}
	if w == noWord {
		return m, false
	}
	switch {
	case w.class&unitOne != 0:
		n := 1.
		if other {
			n = 2
		}
		if w.unit == second && !other && f.atoms[j+1].kind == kindLetters {
			return m, false
		}
		m.end, m.value = j+1, duration(n, w.unit)
	case w.class&part != 0:
		m.end, m.value = j+1, "XXXX-XX-XXT"+w.part
	case w.class&season != 0:
		m.end, m.value = j+1, "XXXX-"+seasonNames[w.season]
	default:
		return m, false
	}
	return m, true
}

// tonight reads tonight and overnight.
func (f *Finder) tonight(i int) (match, bool) {
	w := f.atoms[i].word
	if w.class&deicticNight == 0 {
		return match{}, false
	}
	d := f.publishedAt(grainDay)
	past := w.text == "overnight" && f.tense(i) <= 0
	on, beside := match{}, false
	if w.text == "overnight" {
		on, beside = f.nightBeside(i + 1)
	}
	switch {
	case beside:
		d = on.when
	case past:
		d = d.shift(-1) // into the day of publication
	}
	d.grain, d.part = grainPart, "NI"
	m := date(d, i+1, w.text)
	m.anchor = anchorPublished
	if s, _, ok := d.days(); ok && (past || beside) {
		m.first, m.last, m.ranged = s, s+1, true
	}
	return m, true
}

// nightBeside returns the day after "overnight" at atom i-1: that on which the
// night began, "on Friday", or that into which it went.
func (f *Finder) nightBeside(i int) (match, bool) {
	into := f.any(i, "into", "to")
	m, ok := f.day0(i + btoi(into || f.any(i, "on", "from")))
	f.queue = f.queue[:0]
	if !ok || m.grain != grainDay || m.typ != typeDate || m.value != "" {
		return match{}, false
	}
	if into {
		m.when = m.when.shift(-1)
	}
	return m, true
}

// then reads "since then", "until then", "by then": the time told last.
func (f *Finder) then(i int) (match, bool) {
	if !f.any(i-1, "since", "until", "till", "by", "before") || f.told.id == 0 {
		return match{}, false
	}
	m := date(f.told.when, i+1, "then")
	m.anchor, m.quiet = f.told.id, true
	return m, true
}

// partOfOne reads "one morning", "one day" stays with the phrases.
func (f *Finder) partOfOne(i int) (match, bool) {
	if !f.is(i, "one") {
		return match{}, false
	}
	p := f.atoms[i+1].word
	if p.class&part == 0 || f.atoms[i+1].upper {
		return match{}, false
	}
	m := date(when{grain: grainPart, unknown: true, part: p.part}, i+2, "part-of-one")
	m.quiet = true
	return m, true
}
