package times

// A match is an expression found, not yet recorded.
type match struct {
	when
	end         int // the atom after it
	typ         string
	value       string // where it is not that of when
	mod         string
	rule        string
	anchor      int // index in Finder.out plus one, anchorPublished, or 0 for none
	first, last int32
	ranged      bool // first and last stand
	explicit    bool // names its year
	quiet       bool // later times do not count from it
	counted     bool // a relative or deictic time
	units       float64
	unit        unit
	edge        bool // mod says only the very start or end: the end of 2016
}

// anchorPublished marks what counts from the publication date.
const anchorPublished = -1

// match returns the longest expression at atom i. One of type NONE is a phrase
// that only looks like a time.
func (f *Finder) match(i int) (match, bool) {
	a := &f.atoms[i]
	var best match
	if a.word.class&phraseStart != 0 || a.kind == kindDigits {
		if e, end := f.phrase(i); e != nil {
			best = f.phraseMatch(i, e, end)
		}
	}
	if m, ok := f.full(i); ok && m.end > best.end {
		best = m
	}
	return best, best.end > i
}

// vetoed says whether a phrase that is no time begins at atom i.
func (f *Finder) vetoed(i int) bool {
	if w := f.atoms[i].word; w.class&phraseStart == 0 {
		return false
	}
	e, _ := f.phrase(i)
	return e != nil && e.typ == typeNone
}

// full reads an expression with what may stand before it: about, early, the end of.
func (f *Finder) full(i int) (match, bool) {
	w := f.atoms[i].word
	if w == noWord || f.depth > 4 {
		return f.core(i)
	}
	f.depth++
	defer func() { f.depth-- }()
	var best match
	try := func(m match, ok bool) {
		if ok && m.end > best.end {
			best = m
		}
	}
	c := w.class
	if c&(approx|opener) != 0 {
		try(f.approximate(i))
	}
	if c&stage != 0 {
		try(f.staged(i))
	}
	if c&boundary != 0 {
		try(f.bounded(i))
	}
	if c&the != 0 {
		if s := f.atoms[i+1].word; s != noWord {
			if s.class&stage != 0 {
				try(f.staged(i + 1))
			}
			if s.class&boundary != 0 {
				try(f.bounded(i + 1))
			}
		}
	}
	try(f.core(i))
	return best, best.end > i
}

// core reads an expression without modifiers. Dates within dates ("two days
// before the end of ...") are read to a small depth only.
func (f *Finder) core(i int) (match, bool) {
	a := &f.atoms[i]
	if f.depth > 4 || f.vetoed(i) {
		return match{}, false
	}
	f.depth++
	defer func() { f.depth-- }()
	switch a.kind {
	case kindDigits:
		return f.fromDigits(i)
	case kindMark:
		return f.fromMark(i)
	}
	w := a.word
	if w == noWord {
		return match{}, false
	}
	return f.fromWord(i, w)
}

// fromDigits tries what may begin with digits.
func (f *Finder) fromDigits(i int) (match, bool) {
	return f.longest(i, (*Finder).clock, (*Finder).numericDate, (*Finder).calendar, (*Finder).decade, (*Finder).century,
		(*Finder).quarter, (*Finder).span, (*Finder).bareYear)
}

func (f *Finder) fromMark(i int) (match, bool) {
	switch f.atoms[i].mark {
	case '\'':
		return f.longest(i, (*Finder).shortYear)
	case '½':
		return f.longest(i, (*Finder).span)
	}
	return match{}, false
}

// fromWord tries what may begin with a word of the lexicon.
func (f *Finder) fromWord(i int, w *word) (match, bool) {
	c := w.class
	var best match
	try := func(rules ...func(*Finder, int) (match, bool)) {
		if m, ok := f.longest(i, rules...); ok && m.end > best.end {
			best = m
		}
	}
	if c&(month|monthShort|weekday|weekdayShort|deictic) != 0 {
		try((*Finder).calendar)
	}
	if c&article != 0 && !f.bare(i+1) {
		try((*Finder).rate, (*Finder).span)
	}
	if c&(numberWord|tens|vague|couple|half) != 0 {
		try((*Finder).span, (*Finder).wordYear, (*Finder).clock, (*Finder).partOfOne)
	}
	if c&(unitMany|unitOne|parts|seasons) != 0 {
		try((*Finder).bareUnits, (*Finder).yearAgo)
	}
	if c&clockWord != 0 {
		try((*Finder).clock)
	}
	if c&part != 0 {
		try((*Finder).partOfDay)
	}
	if c&(deicticNight|set|every|weekdays) != 0 {
		try((*Finder).repeated, (*Finder).tonight)
	}
	if c&relative != 0 {
		try((*Finder).relative)
	}
	if c&season != 0 {
		try((*Finder).seasonOf)
	}
	if c&ordinal != 0 || f.is(i, "q") || f.any(i, "fiscal", "financial", "fy") {
		try((*Finder).quarter, (*Finder).century, (*Finder).calendar, (*Finder).fiscal)
	}
	if c&decadeWord != 0 {
		try((*Finder).decade)
	}
	if c&the != 0 {
		try((*Finder).definite)
	}
	if c&phraseStart != 0 {
		try((*Finder).holiday)
	}
	if f.is(i, "then") {
		try((*Finder).then)
	}
	return best, best.end > i
}

// bare says whether neither atom i nor the one after it is of a word of time.
func (f *Finder) bare(i int) bool {
	return f.atoms[i].kind == kindLetters && f.atoms[i].word == noWord && f.atoms[i+1].word == noWord
}

func (f *Finder) longest(i int, rules ...func(*Finder, int) (match, bool)) (match, bool) {
	var best match
	for _, rule := range rules {
		if m, ok := rule(f, i); ok && m.end > best.end {
			best = m
		}
	}
	return best, best.end > i
}

// date makes a match of type DATE, or TIME for a part of a day.
func date(w when, end int, rule string) match {
	m := match{when: w, end: end, typ: typeDate, rule: rule}
	if w.grain == grainPart || w.grain == grainClock {
		m.typ = typeTime
	}
	return m
}
