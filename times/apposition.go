package times

// A date and its weekday may name one day in two expressions: "12 May, a
// Friday,", "Friday (May 12)", "February 12, which was a Monday". Then the
// weekday is that day, however far it lies from the publication, and a date
// without its year is of a year in which it falls on that weekday. Where the
// two do not agree each is read for itself.

// statedWeekday returns the day that the date beside a weekday names: the
// weekday is atoms i to j.
func (f *Finder) statedWeekday(i int, wd int8, j int) (when, bool) {
	w := f.day.when
	if f.day.id == 0 || f.day.end == 0 || f.day.end != f.apposed(i) {
		if !f.any(j, "(", "[") {
			return when{}, false
		}
		m, ok := f.monthDate(j + 1)
		f.queue = f.queue[:0]
		if !ok || m.grain != grainDay {
			return when{}, false
		}
		w = m.when
	}
	s, _, ok := w.days()
	if !ok || weekdayOf(s) != int(wd) {
		return when{}, false
	}
	return dayOf(s), true
}

// apposed returns the atom after the words to which those from i on stand in
// apposition, 0 where they do not.
func (f *Finder) apposed(i int) int {
	k := i - 1
	if f.is(k, "a") {
		k--
	} else if f.is(k, "on") && f.is(k-1, "fell") {
		k--
	}
	if f.any(k, "was", "is", "fell") && f.any(k-1, "which", "that") {
		k -= 2
	}
	if !f.any(k, ",", "(", "[") && f.atoms[k].mark != '-' {
		return 0
	}
	for k > 8 && (f.any(k, ",", "(", "[") || f.atoms[k].mark == '-') {
		k--
	}
	return k + 1
}

// weekdayBeside returns the weekday that stands beside the date of atoms i to
// end, 0 for none.
func (f *Finder) weekdayBeside(i, end int) int8 {
	if f.any(i-1, "(", "[") && f.atoms[i-2].upper && f.atoms[i-2].word.class&weekday != 0 {
		return int8(f.atoms[i-2].word.number)
	}
	k := end
	for n := 0; n < 6 && f.atoms[k].kind != kindStop; n, k = n+1, k+1 {
		if wd, _, ok := f.weekdayAt(k); ok {
			if f.apposed(k) == end && (!f.is(end, ",") || k > end+1) {
				return wd
			}
			return 0
		}
	}
	return 0
}
