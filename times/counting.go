package times

// countFrom counts n units from base, and is as fine as the unit.
func (f *Finder) countFrom(base told, n float64, u unit, sign, end int, rule string) match {
	if n == 0 || n > beyond(u) {
		ref := "PAST_REF"
		if sign > 0 {
			ref = "FUTURE_REF"
		}
		return match{end: end, typ: typeDate, value: ref, rule: rule, quiet: true}
	}
	g := u.grain()
	if g > grainYear { // a decade ago is a year, give or take
		g = grainYear
	}
	if g == grainClock {
		return f.countClock(base, n, u, sign, end, rule)
	}
	w := base.when
	first, last, ok := w.days()
	if !ok {
		return date(when{grain: g, unknown: true}, end, rule)
	}
	if n != float64(int(n)) && (u == year || u == decade) {
		n, u = n*12, monthUnit
		if w.grain == grainYear {
			g = grainYear
		}
	}
	if w.grain > g { // "three days later" after a month: only the month is sure
		to := func(s int32) int32 { return move(s, n, u, sign) }
		out := date(at(to(first), g), end, rule)
		out.value = vagueIn(to(first), to(last), g)
		out.first, out.last, out.ranged = to(first), to(last), true
		out.quiet = true
		return out
	}
	return date(at(move(first, n, u, sign), g), end, rule)
}

// beyond is the number of units that no calendar of four digits holds.
func beyond(u unit) float64 {
	switch u {
	case year:
		return 9000
	case decade:
		return 900
	case century:
		return 90
	case millennium:
		return 9
	}
	return 100000
}

// countClock counts hours and minutes from a clock time.
func (f *Finder) countClock(base told, n float64, u unit, sign, end int, rule string) match {
	size := map[unit]float64{hour: 60, minute: 1, second: 1. / 60}[u]
	w := base.when
	if w.grain != grainClock || w.unknown {
		ref := "PAST_REF"
		if sign > 0 {
			ref = "FUTURE_REF"
		}
		return match{end: end, typ: typeDate, value: ref, rule: rule, quiet: true}
	}
	t := int(w.hour)*60 + int(max(w.minute, 0)) + sign*int(n*size)
	d := floorDiv(t, 1440)
	t -= d * 1440
	w = w.shift(d)
	w.hour, w.minute = int8(t/60), int8(t%60)
	return date(w, end, rule)
}

// move moves a day by n units.
func move(s int32, n float64, u unit, sign int) int32 {
	months := 0.
	switch u {
	case monthUnit:
		months = n
	case quarter:
		months = 3 * n
	case year:
		months = 12 * n
	case decade:
		months = 120 * n
	case century:
		months = 1200 * n
	case millennium:
		months = 12000 * n
	case week, weekend:
		return s + int32(sign)*int32(7*n)
	case fortnight:
		return s + int32(sign)*int32(14*n)
	case seasonUnit:
		months = 12 * n
	default:
		return s + int32(sign)*int32(n)
	}
	y, m, d := civil(s)
	y, m, d = addMonths(y, m, d, sign*int(max(min(months, 120000), -120000)))
	y = max(min(y, 30000), -30000)
	return serial(y, m, d)
}

// vagueIn writes what is common to both ends of a stretch: 1980-XX-XX.
func vagueIn(first, last int32, g grain) string {
	y1, m1, _ := civil(first)
	y2, m2, _ := civil(last)
	b := []byte("XXXX")
	if y1 == y2 && y1 > 0 {
		b = pad(b[:0], y1, 4)
	}
	if g == grainYear {
		return string(b)
	}
	if g == grainWeek {
		return string(b) + "-WXX"
	}
	if y1 == y2 && m1 == m2 {
		b = pad(append(b, '-'), m1, 2)
	} else {
		b = append(b, "-XX"...)
	}
	if g <= grainDay {
		b = append(b, "-XX"...)
	}
	return string(b)
}
