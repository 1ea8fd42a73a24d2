package times

// decade reads 1990s, the nineties, nineteen-sixties.
func (f *Finder) decade(i int) (match, bool) {
	a := &f.atoms[i]
	switch {
	case a.digits() == 4 || a.digits() == 2:
		j := i + 1
		j += btoi(f.is(j, "'"))
		if a.num%10 != 0 || !f.is(j, "s") || !f.tight(j) || !f.tight(i+1) {
			return match{}, false
		}
		y := int(a.num)
		if a.digits() == 2 {
			if f.any(i-1, "his", "her", "their", "my", "your", "early", "late", "mid", "-") && !f.isDecadeContext(i) {
				return match{}, false
			}
			if y < 20 || !f.is(i-1, "the") && !f.any(i-1, "early", "late", "mid", "-") {
				return match{}, false
			}
			y = f.fullYear(y)
		}
		if y < 1000 || y > 2190 {
			return match{}, false
		}
		m := f.decadeMatch(y, j+1)
		if y%100 == 0 && f.is(i-1, "the") && y < 1900 {
			m.grain, m.rule = grainCentury, "century-years"
		}
		return m, true
	case a.word.class&decadeWord != 0:
		if f.any(i-1, "his", "her", "their", "my", "your") || !f.isDecadeContext(i) {
			return match{}, false
		}
		return f.decadeMatch(f.fullYear(int(a.word.number)), i+1), true
	case a.word.class&numberWord != 0 && a.word.number > 10:
		j := i + 1
		j += btoi(f.atoms[j].mark == '-')
		if w := f.atoms[j].word; w.class&decadeWord != 0 {
			return f.decadeMatch(int(a.word.number)*100+int(w.number), j+1), true
		}
	}
	return match{}, false
}

// isDecadeContext says whether "the" stands before, with or without early, mid, late.
func (f *Finder) isDecadeContext(i int) bool {
	for k := i - 1; k >= i-3; k-- {
		if f.is(k, "the") {
			return true
		}
		if !f.any(k, "early", "late", "mid", "-", "roaring", "swinging") {
			return false
		}
	}
	return false
}

func (f *Finder) decadeMatch(y, end int) match {
	m := date(when{grain: grainDecade, year: int16(y - y%10)}, end, "decade")
	m.explicit = true
	return m
}

// century reads 20th century, nineteenth-century, 4th century BC.
func (f *Finder) century(i int) (match, bool) {
	a := &f.atoms[i]
	j, n := i+1, 0
	if a.digits() > 0 && f.ordinalMark(j) {
		n, j = int(a.num), j+1
	} else if a.word.class&ordinal != 0 {
		n = int(a.word.number)
	} else if a.word.class&tens != 0 && f.atoms[j].mark == '-' && f.atoms[j+1].word.class&ordinal != 0 {
		n, j = int(a.word.number+f.atoms[j+1].word.number), j+2
	}
	k := j + btoi(f.atoms[j].mark == '-')
	if n == 0 || n > 30 {
		return match{}, false
	}
	if !f.any(k, "century", "centuries") {
		// "the 18th and 19th centuries": the first stands for itself
		if f.any(j, "and", "to", "or") || f.atoms[j].mark == '-' {
			if m, ok := f.century(j + 1); ok && f.is(m.end-1, "centuries") {
				m.year, m.end = int16((n-1)*100), j
				return m, true
			}
		}
		return match{}, false
	}
	y, end := (n-1)*100, k+1
	if e, bc := f.eraAt(end); e > 0 {
		end = e
		if bc {
			y = 1 - n*100
		}
	}
	m := date(when{grain: grainCentury, year: int16(y)}, end, "century")
	if y < 0 {
		m.value = "BC" + string([]byte{'0' + byte((n-1)/10), '0' + byte((n-1)%10)})
		m.first, m.last, m.ranged = serial(y, 1, 1), serial(y+99, 12, 31), true
	}
	m.explicit = true
	return m, true
}
