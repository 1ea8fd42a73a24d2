package times

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
		return f.vagueLater(w.unit, j+1)
	case f.any(i-1, "for", "in", "within", "of", "after", "take", "takes", "took", "through", "over", "spent", "spend") && (!f.any(j, "of") || j > i+1) && w.unit != second && w.unit != minute && w.unit != quarter:
		return m, !f.is(i-1, "of") && !f.is(i-1, "through") && !f.is(i-1, "over") || f.atoms[j].kind != kindLetters
	case f.any(j, "of") && f.any(i-1, "after", "for", "despite", "following", "by", "through", "with", "ended", "end") && w.unit >= hour && w.unit != quarter:
		return m, true
	case f.atoms[j].mark == '-' && (f.is(j+1, "long") || f.is(j+1, "old") && w.unit >= day):
		m.end = j + 2
		return m, true
	}
	return match{}, false
}

// vagueLater is "days later": after the time told, by nobody knows how much. It
// keeps what both may share: the year.
func (f *Finder) vagueLater(u unit, end int) (match, bool) {
	first, _, ok := f.told.days()
	g := u.grain()
	if u < day || f.told.id == 0 || !ok {
		return match{}, false
	}
	if g > grainYear {
		g = grainYear
	}
	m := date(when{grain: g}, end, "vague-later")
	m.value, m.anchor, m.quiet = vagueIn(first, first+45+365*int32(btoi(u >= year)), g), f.told.id, true
	return m, true
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
		m.mod, m.anchor, m.edge = "END", anchorPublished, true
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
