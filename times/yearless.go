package times

// resolveYear gives a bare month or day its year: that of the time told last in
// a history or beside a stated year, else the one the tense points to from the
// publication.
func (f *Finder) resolveYear(i int, w when, end int) (when, int) {
	if y, ok := f.yearAhead(w, end); ok {
		w.year = int16(y)
		return w, 0
	}
	if w.month == 9 && w.day == 11 && f.attacksOf2001(end) {
		w.year = 2001
		return w, 0
	}
	t := f.told
	if t.id > 0 && !t.unknown && (f.narrative || t.explicit && f.farFromPublished(t.when) && f.shareVerb(t, i)) && t.grain <= grainYear {
		w.year = int16(f.nearestYear(w, t.when))
		return w, t.id
	}
	if !f.known {
		w.unknown = true
		return w, 0
	}
	w.year = int16(f.yearByTense(i, w))
	if w.grain == grainDay && int(w.day) > daysIn(int(w.year), int(w.month)) {
		w.unknown = true
	}
	return w, anchorPublished
}

// attacksOf2001 says whether a "Sept. 11" that ends before atom end is that of 2001:
// what follows says so, or a report of later years speaks of 9/11 too.
func (f *Finder) attacksOf2001(end int) bool {
	if !f.known || f.published < serial(2001, 9, 12) {
		return false
	}
	if f.any(end, "attack", "attacks", "attackers", "hijackers", "terrorist", "terrorists", "conspiracy", "commission", "memorial", "victims", "plot", "plotters", "bombings", "era", "tragedy", "anniversary") {
		return true
	}
	for i := range f.atoms[:len(f.atoms)-8] {
		if f.atoms[i].num == 9 && f.is(i+1, "/") && f.atoms[i+2].num == 11 {
			return true
		}
	}
	return false
}

func (f *Finder) farFromPublished(w when) bool {
	d := int(w.year) - int(f.publishedAt(grainYear).year)
	return d < -1 || d > 1
}

// yearAhead finds the year in "between June and September 1989".
func (f *Finder) yearAhead(w when, end int) (int, bool) {
	if !f.any(end, "and", "to", "-", "through", "until", "or", ",") {
		return 0, false
	}
	j := end + 1
	if f.any(j, "early", "late", "mid") {
		j += 1 + btoi(f.atoms[j+1].mark == '-')
	}
	first := f.dayNumber(j)
	if first > 0 {
		j++
	}
	m, j, ok := f.monthAt(j)
	if !ok {
		return 0, false
	}
	if first == 0 && f.dayNumber(j) > 0 {
		j++
	}
	j += btoi(f.is(j, ","))
	y, _, ok := f.yearAt(j)
	if !ok {
		return 0, false
	}
	if w.month > m {
		y--
	}
	return y, true
}

// nearestYear puts a bare month or day beside the time t; after a bare year it is in that year.
func (f *Finder) nearestYear(w, t when) int {
	y := int(t.year)
	month := int(t.month)
	switch t.grain {
	case grainYear, grainHalf:
		return y
	case grainQuarter:
		month = int(t.n)*3 - 1
	case grainSeason:
		month = int(t.n)*3 + 1
	case grainWeek, grainWeekend:
		month = (int(t.n)*7+15)/30 + 1
	}
	switch d := int(w.month) - month; {
	case d < -7:
		return y + 1
	case d > 9:
		return y - 1
	}
	return y
}

// yearByTense takes the year in which a bare month or day is nearest to the
// publication; where it is far on both sides the tense decides.
func (f *Finder) yearByTense(i int, w when) int {
	y, m, d := civil(f.published)
	since := f.is(i-1, "ended") || f.sinceBefore(i)
	if first, _, _ := (when{grain: w.grain, year: int16(y), month: w.month, day: max(w.day, 1)}).days(); since && first > f.published {
		return y - 1
	}
	gap := int(w.month) - m // months ahead in the publication's year
	if gap == 0 && w.grain == grainMonth {
		return y
	}
	direct := f.directTense(i)
	if f.dueBefore(i) {
		direct = 0
	}
	switch {
	case direct < 0 && (gap > 0 || gap == 0 && int(w.day) > d):
		return y - 1
	case direct > 0 && gap < -1:
		return y + 1
	}
	if gap == 0 || w.grain == grainDay && (gap == 1 || gap == -1) {
		return y
	}
	if w.grain == grainDay && gap > 0 && int(w.day) < d {
		gap-- // whole months
	}
	tense := f.dateTense(i)
	switch {
	case gap > 8:
		if tense > 0 {
			return y
		}
		return y - 1
	case gap > 4:
		if tense > 0 || tense == 0 && gap < 6 {
			return y
		}
		return y - 1
	case gap >= -4:
		return y
	case gap >= -7:
		if tense > 0 {
			return y + 1
		}
		return y
	}
	if tense < 0 && gap > -10 {
		return y
	}
	return y + 1
}

// dateTense is the tense of a date, which words such as "effective" and "by" may tell better than the verb.
func (f *Finder) dateTense(i int) int {
	switch {
	case f.any(i-1, "ended", "since"), f.sinceBefore(i):
		return -1
	case f.any(i-1, "expire", "expires", "ending"), f.dueBefore(i), f.any(i-1, "by", "until", "till", "through") && f.tense(i) == 0:
		return 1
	}
	return f.tense(i)
}

// dueBefore says whether a word such as "due in" or "effective" stands before a date.
func (f *Finder) dueBefore(i int) bool {
	i -= 1 + btoi(f.any(i-1, "in", "on", "for", "by"))
	return f.any(i, "payable", "effective", "due", "slated", "scheduled", "planned")
}

// sinceBefore says whether "since" opens the clause: "Since taking office in September".
func (f *Finder) sinceBefore(i int) bool {
	for k := i - 1; k > i-7 && f.atoms[k].kind != kindStop && f.atoms[k].mark == 0; k-- {
		if f.is(k, "since") {
			return true
		}
	}
	return false
}

// resolvePeriod gives a bare quarter or season its year: the last that has
// begun by the publication, or the next where the verb is future.
func (f *Finder) resolvePeriod(i int, w when) when {
	if f.narrative && f.told.id > 0 && !f.told.unknown {
		w.year = f.told.year
		return w
	}
	if !f.known {
		w.unknown = true
		return w
	}
	w.year = f.publishedAt(grainYear).year
	if w.startsAfter(f.published) {
		if first, _, ok := w.days(); f.tense(i) > 0 || ok && first-f.published < 60 && w.grain == grainSeason {
			return w
		}
		return w.shift(-yearOf(w.grain))
	}
	if _, last, ok := w.days(); ok && f.published-last > 150 && f.tense(i) > 0 {
		w = w.shift(yearOf(w.grain))
	}
	return w
}

// yearOf returns how many pieces of a grain a year has.
func yearOf(g grain) int {
	switch g {
	case grainQuarter, grainSeason:
		return 4
	case grainHalf:
		return 2
	case grainMonth:
		return 12
	}
	return 1
}
