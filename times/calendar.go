package times

// A grain is how fine a time is, from the finest up.
type grain uint8

const (
	grainNone grain = iota
	grainClock
	grainPart // of a day
	grainDay
	grainWeekend
	grainWeek
	grainMonth
	grainQuarter
	grainSeason
	grainHalf
	grainYear
	grainDecade
	grainCentury
	grainMillennium
)

// A when is a piece of the calendar. Fields finer than its grain mean nothing.
// Years before 1 BC are 0 and less.
type when struct {
	grain   grain
	year    int16 // first year of a decade, century or millennium
	month   int8
	day     int8
	n       int8 // number of the week, quarter, half or season
	weekday int8 // 1 Monday to 7, where only the weekday is known
	hour    int8 // of a clock time; 24 is midnight at the end of the day
	minute  int8 // -1 not stated
	zulu    bool // the clock time is universal time
	part    string
	unknown bool // the year (or all, by weekday) is not known
}

// Seasons as n of a when.
const (
	spring int8 = iota + 1
	summer
	autumn
	winter
)

var seasonNames = [...]string{"", "SP", "SU", "FA", "WI"}

// serial counts days from 1970-01-01 in the Gregorian calendar, for every year.
func serial(year, month, day int) int32 {
	if month <= 2 {
		year--
		month += 12
	}
	era := floorDiv(year, 400)
	yoe := year - era*400
	doy := (153*(month-3)+2)/5 + day - 1
	return int32(era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468)
}

// civil is the inverse of serial.
func civil(s int32) (year, month, day int) {
	z := int(s) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = mp + 3
	year = yoe + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// weekdayOf returns 1 for Monday to 7 for Sunday.
func weekdayOf(s int32) int { return (int(s) + 3 - floorDiv(int(s)+3, 7)*7) + 1 }

// isoWeek returns the ISO 8601 year and week of a day.
func isoWeek(s int32) (year, week int) {
	thursday := s - int32(weekdayOf(s)) + 4
	year, _, _ = civil(thursday)
	return year, int(thursday-serial(year, 1, 1))/7 + 1
}

// weekStart returns the Monday of an ISO week.
func weekStart(year, week int) int32 {
	jan4 := serial(year, 1, 4)
	return jan4 - int32(weekdayOf(jan4)) + 1 + int32(week-1)*7
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func dayOf(s int32) when {
	y, m, d := civil(s)
	return when{grain: grainDay, year: int16(y), month: int8(m), day: int8(d)}
}

func weekOf(s int32) when {
	y, w := isoWeek(s)
	return when{grain: grainWeek, year: int16(y), n: int8(w)}
}

// addMonths moves a month and keeps the day in the month.
func addMonths(y, m, d, n int) (int, int, int) {
	t := y*12 + m - 1 + n
	y, m = floorDiv(t, 12), t-floorDiv(t, 12)*12+1
	return y, m, min(d, daysIn(y, m))
}

// days returns the first and the last day that w covers; ok is false where
// its year is not known.
func (w when) days() (first, last int32, ok bool) {
	if w.unknown || w.grain == grainNone {
		return 0, 0, false
	}
	y, m := int(w.year), int(w.month)
	span := func(y0, m0, months int) (int32, int32, bool) {
		y1, m1, _ := addMonths(y0, m0, 1, months)
		return serial(y0, m0, 1), serial(y1, m1, 1) - 1, true
	}
	switch w.grain {
	case grainClock, grainPart, grainDay:
		s := serial(y, m, int(w.day))
		return s, s, true
	case grainWeek:
		s := weekStart(y, int(w.n))
		return s, s + 6, true
	case grainWeekend:
		s := weekStart(y, int(w.n))
		return s + 5, s + 6, true
	case grainMonth:
		return span(y, m, 1)
	case grainQuarter:
		return span(y, int(w.n)*3-2, 3)
	case grainHalf:
		return span(y, int(w.n)*6-5, 6)
	case grainSeason:
		return span(y, int(w.n)*3, 3)
	case grainYear:
		return span(y, 1, 12)
	case grainDecade:
		return span(y, 1, 120)
	case grainCentury:
		return span(y, 1, 1200)
	}
	return span(y, 1, 12000)
}

// at returns the piece of grain g that day s lies in.
func at(s int32, g grain) when {
	y, m, d := civil(s)
	w := when{grain: g, year: int16(y), month: int8(m), day: int8(d)}
	switch g {
	case grainWeek, grainWeekend:
		w = weekOf(s)
		w.grain = g
	case grainQuarter:
		w.n = int8((m + 2) / 3)
	case grainHalf:
		w.n = int8((m + 5) / 6)
	case grainSeason:
		w.n = int8(m / 3)
		if w.n == 0 {
			w.n = winter
			w.year--
		}
	case grainDecade:
		w.year = int16(floorDiv(y, 10) * 10)
	case grainCentury:
		w.year = int16(floorDiv(y, 100) * 100)
	case grainMillennium:
		w.year = int16(floorDiv(y, 1000) * 1000)
	}
	return w
}

// shift moves w by n pieces of its own grain.
func (w when) shift(n int) when {
	if w.unknown {
		return w
	}
	y := int(w.year)
	switch w.grain {
	case grainClock, grainPart, grainDay:
		yy, mm, dd := civil(serial(y, int(w.month), int(w.day)) + int32(n))
		w.year, w.month, w.day = int16(yy), int8(mm), int8(dd)
	case grainWeek, grainWeekend:
		g := w.grain
		w = weekOf(weekStart(y, int(w.n)) + int32(7*n))
		w.grain = g
	case grainMonth:
		yy, mm, _ := addMonths(y, int(w.month), 1, n)
		w.year, w.month = int16(yy), int8(mm)
	case grainQuarter, grainSeason:
		t := y*4 + int(w.n) - 1 + n
		w.year, w.n = int16(floorDiv(t, 4)), int8(t-floorDiv(t, 4)*4+1)
	case grainHalf:
		t := y*2 + int(w.n) - 1 + n
		w.year, w.n = int16(floorDiv(t, 2)), int8(t-floorDiv(t, 2)*2+1)
	case grainYear:
		w.year += int16(n)
	case grainDecade:
		w.year += int16(10 * n)
	case grainCentury:
		w.year += int16(100 * n)
	case grainMillennium:
		w.year += int16(1000 * n)
	}
	return w
}
