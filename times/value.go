package times

import "strconv"

// value writes w as TIMEX3 does.
func (w when) value() string {
	b := make([]byte, 0, 24)
	b = w.appendYear(b)
	switch w.grain {
	case grainClock, grainPart, grainDay:
		b = w.appendDay(b)
	case grainWeek:
		b = w.appendWeek(b)
	case grainWeekend:
		b = append(w.appendWeek(b), "-WE"...)
	case grainMonth:
		b = append(b, '-')
		b = pad(b, int(w.month), 2)
	case grainQuarter:
		b = append(b, "-Q"...)
		b = digitOrX(b, w.n)
	case grainSeason:
		b = append(b, '-')
		b = append(b, seasonNames[w.n]...)
	case grainHalf:
		b = append(b, "-H"...)
		b = digitOrX(b, w.n)
	}
	switch w.grain {
	case grainPart:
		b = append(append(b, 'T'), w.part...)
	case grainClock:
		b = append(b, 'T')
		b = two(b, int(w.hour))
		b = append(b, ':')
		b = two(b, int(max(w.minute, 0)))
		if w.zulu {
			b = append(b, 'Z')
		}
	}
	return string(b)
}

func (w when) appendYear(b []byte) []byte {
	y := int(w.year)
	digits, cut := 4, 1
	switch w.grain {
	case grainDecade:
		digits, cut = 3, 10
	case grainCentury:
		digits, cut = 2, 100
	case grainMillennium:
		digits, cut = 1, 1000
	}
	if w.unknown {
		return append(b, "XXXX"[:digits]...)
	}
	if y <= 0 {
		b = append(b, "BC"...)
		y = 1 - y
	}
	return pad(b, y/cut, digits)
}

func (w when) appendDay(b []byte) []byte {
	if w.weekday > 0 {
		b = append(b, "-WXX-"...)
		return digitOrX(b, w.weekday)
	}
	b = append(b, '-')
	b = pad(b, int(w.month), 2)
	b = append(b, '-')
	return pad(b, int(w.day), 2)
}

func (w when) appendWeek(b []byte) []byte {
	b = append(b, "-W"...)
	return pad(b, int(w.n), 2)
}

// pad writes n with digits, X for each digit where n is 0.
func pad(b []byte, n, digits int) []byte {
	if n <= 0 {
		return append(b, "XXXX"[:digits]...)
	}
	s := strconv.Itoa(n)
	for i := len(s); i < digits; i++ {
		b = append(b, '0')
	}
	return append(b, s...)
}

// two writes n from 0 to 99 in two digits.
func two(b []byte, n int) []byte { return append(b, byte('0'+n/10%10), byte('0'+n%10)) }

func digitOrX(b []byte, n int8) []byte {
	if n <= 0 {
		return append(b, 'X')
	}
	return append(b, byte('0'+n))
}

// iso writes a day as ISO 8601 does.
func iso(s int32) string {
	w := dayOf(s)
	if w.year < 1 || w.year > 9999 {
		return w.value()
	}
	y := int(w.year)
	b := [10]byte{byte('0' + y/1000), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-', byte('0' + w.month/10), byte('0' + w.month%10), '-', byte('0' + w.day/10), byte('0' + w.day%10)}
	return string(b[:])
}

// duration writes n units, n 0 for an unknown number.
func duration(n float64, u unit) string {
	letters := [...]string{"", "S", "M", "H", "D", "W", "W", "M", "Q", "Y", "Y", "Y", "Y", "WE", "NI", "SU"}
	switch u {
	case fortnight:
		n *= 2
	case decade:
		n *= 10
	case century:
		n *= 100
	case millennium:
		n *= 1000
	}
	prefix := "P"
	if u == second || u == minute || u == hour {
		prefix = "PT"
	}
	if n == 0 {
		switch u {
		case decade:
			return "PXDE"
		case century:
			return "PXCE"
		case second, minute, hour:
			return "PTX" + letters[u]
		}
		return "PX" + letters[u]
	}
	whole := float64(int(n))
	if n == whole {
		return prefix + strconv.Itoa(int(n)) + letters[u]
	}
	if n-whole == 0.5 {
		head := prefix
		if whole > 0 {
			head += strconv.Itoa(int(whole)) + letters[u]
		}
		switch u {
		case year, decade, century:
			return head + "6M"
		case hour:
			return head + "30M"
		case minute:
			return head + "30S"
		}
	}
	return prefix + strconv.FormatFloat(n, 'f', -1, 64) + letters[u]
}
