package times

// A quantity is a number as words or digits give it.
type quantity struct {
	n     float64
	vague bool // several, a few, dozens of
	more  bool // n is only the lower bound: two to three
	end   int  // the atom after it
	first int  // the atom after the first of two numbers ("12" of "12 and 18"), else 0
	low   float64
	bare  bool // the article alone
	named bool // has a number in words or digits
}

// quantity reads a number at atom i: 12, 1,200, 2.5, 2 1/2, twenty-three, two
// and a half, a couple of, a few, half a.
func (f *Finder) quantity(i int) (quantity, bool) {
	q, ok := f.amount(i)
	if !ok {
		return q, false
	}
	j := q.end
	sep := f.atoms[j]
	switch {
	case q.vague:
	case f.any(j, "or", "to") && (q.named || f.is(j, "or")):
		if r, ok := f.amount(j + 1); ok && (r.named || r.vague) && (r.n > q.n || r.vague) {
			r.low, r.more = q.n, true
			if !r.vague {
				r.n = q.n
			}
			return r, true
		}
	case sep.mark == '-' && q.named && f.atoms[j+1].kind == kindDigits:
		if r, ok := f.amount(j + 1); ok && r.n > q.n {
			r.low, r.n, r.more = q.n, q.n, true
			return r, true
		}
	case f.is(j, "and") && q.named:
		if r, ok := f.amount(j + 1); ok && r.named && r.n > q.n && f.unitAt(r.end) != unitNone {
			r.low, r.first = q.n, j
			return r, true
		}
	}
	return q, true
}

// amount reads one number.
func (f *Finder) amount(i int) (quantity, bool) {
	a := &f.atoms[i]
	if a.kind == kindDigits {
		return f.digitAmount(i)
	}
	if a.mark == '½' {
		return quantity{n: .5, end: i + 1, named: true}, true
	}
	if a.word == noWord {
		return quantity{}, false
	}
	c := a.word.class
	switch {
	case c&article != 0:
		return f.articleAmount(i)
	case c&vague != 0:
		j := i + 1
		if f.is(j, "of") {
			j++
		} else if f.any(i, "dozens", "hundreds", "scores", "tens", "thousands") {
			return quantity{}, false
		}
		return quantity{vague: true, end: j}, !f.is(i-1, "as")
	case c&couple != 0:
		return f.coupleAmount(i)
	case c&half != 0 && f.any(i+1, "a", "an"):
		return quantity{n: .5, end: i + 2, named: true}, true
	case c&half != 0 && f.atoms[i+1].mark == '-':
		return quantity{n: .5, end: i + 1, named: true}, true
	case c&(numberWord|tens) != 0:
		return f.wordAmount(i)
	}
	return quantity{}, false
}

func (f *Finder) articleAmount(i int) (quantity, bool) {
	w := f.atoms[i+1].word
	switch {
	case w.class&couple != 0:
		return f.coupleAmount(i + 1)
	case w.class&vague != 0 && !f.any(i+1, "various"):
		return quantity{vague: true, end: i + 2}, true
	case f.is(i+1, "good") && f.is(i+2, "many"):
		return quantity{vague: true, end: i + 3}, true
	case w.class&multiplier != 0:
		return f.wordAmount(i)
	case w.class&half != 0 && f.atoms[i+2].mark == '-':
		return quantity{n: .5, end: i + 2, named: true}, true
	case w.class&unitOne != 0 || f.any(i+1, "further", "full", "single", "whole", "calendar", "additional", "trading", "mere"):
		return quantity{n: 1, end: i + 1, bare: true}, true
	}
	return quantity{}, false
}

func (f *Finder) coupleAmount(i int) (quantity, bool) {
	if f.is(i+1, "of") {
		i++
	}
	return quantity{n: 2, end: i + 1, named: true}, true
}

// digitAmount reads 12, 1,200, 2.5, 2 1/2 and 30.
func (f *Finder) digitAmount(i int) (quantity, bool) {
	if f.atoms[i].num < 0 {
		return quantity{}, false
	}
	n, j := float64(f.atoms[i].num), i+1
	for f.atoms[j].mark == ',' && f.tight(j) && f.atoms[j+1].digits() == 3 && f.tight(j+1) && n < 1e6 {
		n, j = n*1000+float64(f.atoms[j+1].num), j+2
	}
	if f.atoms[j].mark == '.' && f.tight(j) && f.atoms[j+1].digits() == 1 && f.tight(j+1) {
		n, j = n+float64(f.atoms[j+1].num)/10, j+2
	}
	if f.atoms[j].num == 1 && f.seq(j+1, "/", "2") {
		n, j = n+.5, j+3
	} else if f.atoms[j].mark == '½' {
		n, j = n+.5, j+1
	}
	return f.andHalf(quantity{n: n, end: j, named: true}), true
}

// wordAmount reads numbers in words up to the millions.
func (f *Finder) wordAmount(i int) (quantity, bool) {
	total, part, j := 0, 0, i
	if f.atoms[i].word.class&article != 0 {
		part, j = 1, i+1
	}
	for {
		k := j
		if j > i && (f.atoms[k].mark == '-' || f.is(k, "and") && (total > 0 || part >= 100)) {
			k++
		}
		w := f.atoms[k].word
		if w.class&(numberWord|tens|multiplier) == 0 {
			break
		}
		switch {
		case w.class&multiplier != 0:
			if part == 0 && j > i {
				return quantity{}, false
			}
			part = max(part, 1) * int(w.number)
			if w.number >= 1000 {
				total, part = total+part, 0
			}
		case w.class&tens != 0:
			if part%100 != 0 {
				return quantity{n: float64(total + part), end: j, named: true}, true
			}
			part += int(w.number)
		default:
			if part%10 != 0 || part%100 != 0 && w.number > 9 || part%100 != 0 && w.number == 0 {
				return quantity{n: float64(total + part), end: j, named: true}, true
			}
			part += int(w.number)
		}
		j = k + 1
		if total+part > 1e7 {
			break
		}
	}
	if j == i {
		return quantity{}, false
	}
	return f.andHalf(quantity{n: float64(total + part), end: j, named: true}), true
}

// andHalf adds "and a half".
func (f *Finder) andHalf(q quantity) quantity {
	j := q.end
	if f.atoms[j].mark == '-' {
		j++
	}
	if !f.is(j, "and") {
		return q
	}
	j++
	for f.atoms[j].mark == '-' {
		j++
	}
	if f.any(j, "a", "one") {
		j++
		for f.atoms[j].mark == '-' {
			j++
		}
		if f.is(j, "half") {
			q.n, q.end = q.n+.5, j+1
		}
	}
	return q
}

// unitAt returns the unit that atom i names, past a hyphen and words such as
// "more" and "consecutive".
func (f *Finder) unitAt(i int) unit {
	u, _, _ := f.unit(i)
	return u
}

// unit returns the unit at atom i, the atom after it, and whether it is plural.
func (f *Finder) unit(i int) (u unit, end int, many bool) {
	hyphen := f.atoms[i].mark == '-'
	if hyphen {
		i++
	}
	for k := 0; k < 2 && !hyphen && f.any(i, "more", "additional", "consecutive", "straight", "full", "trading", "business", "working", "calendar", "long", "solid", "extra", "successive", "whole", "further", "single", "tense", "mere", "other", "fiscal", "bloody"); k++ {
		i++
	}
	w := f.atoms[i].word
	if w == noWord {
		return unitNone, 0, false
	}
	switch {
	case w.class&unitMany != 0:
		return w.unit, i + 1, true
	case w.class&unitOne != 0:
		if w.unit == second && !hyphen {
			return unitNone, 0, false
		}
		return w.unit, i + 1, false
	case w.class&parts != 0 && w.part == "NI":
		return nightUnit, i + 1, true
	case w.class&seasons != 0:
		return seasonUnit, i + 1, true
	}
	return unitNone, 0, false
}
