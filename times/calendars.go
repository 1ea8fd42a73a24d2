package times

// Calendars beside the Gregorian one, as far as holidays follow them. All count
// days like serial.

// fromJulianDay is the Julian day number of 1970-01-01.
const fromJulianDay = 2440588

// orthodoxEaster returns the Easter Sunday of the Eastern churches, by the rule
// of the Julian computus.
func orthodoxEaster(year int) int32 {
	d := (19*(year%19) + 15) % 30
	e := (2*(year%4) + 4*(year%7) - d + 34) % 7
	t := d + e + 114
	return serial(year, t/31, t%31+1) + int32(year/100-year/400-2) // from the Julian calendar
}

// islamic returns the first day in a Gregorian year that is the given day of the
// Islamic calendar by its civil rule, which is a day off where the moon is
// watched; false in the few years that have none.
func islamic(year, month, day int) (int32, bool) {
	for y := (year-622)*33/32 - 1; ; y++ {
		s := int32((11*y+3)/30+354*y+30*month-(month-1)/2+day+1948440-385) - fromJulianDay
		switch g, _, _ := civil(s); {
		case g == year:
			return s, true
		case g > year:
			return 0, false
		}
	}
}

// hebrewMonths counts the days from the epoch of the Hebrew calendar to the new
// moon of a year's start.
func hebrewMonths(year int) int {
	months := (235*year - 234) / 19
	days := 29*months + (12084+13753*months)/25920
	if 3*(days+1)%7 < 3 {
		days++
	}
	return days
}

// roshHashanah returns the first day of the Hebrew year that begins in a Gregorian year.
func roshHashanah(year int) int32 {
	y := year + 3761
	before, days, after := hebrewMonths(y-1), hebrewMonths(y), hebrewMonths(y+1)
	switch {
	case after-days == 356:
		days += 2
	case days-before == 382:
		days++
	}
	return int32(347998+days) - fromJulianDay
}

// passover returns the first day of Passover in a Gregorian year.
func passover(year int) int32 { return roshHashanah(year) - 163 }

// hanukkah returns the first day of Hanukkah in a Gregorian year.
func hanukkah(year int) int32 {
	first := roshHashanah(year)
	if n := roshHashanah(year+1) - first; n == 355 || n == 385 {
		return first + 84
	}
	return first + 83
}
