package stories

import (
	"cmp"
	"time"
)

// A Report is what is known of a report for putting it into its story.
type Report struct {
	ID     string
	Group  string // of its text: copies of one wire report share it; empty for one of its own
	Day    string // when it came out, ISO; empty where unknown
	Outlet string
	Title  string
	Vector Vector
	Story  string // that it is in now; read of what comes from a Source and by Load
}

// A Key is a term that a report is looked up by, with its weight.
type Key struct {
	Hash   uint32
	Weight float32
}

// Keys are the terms by which a report is found, two dozen at most.
func (v Vector) Keys() []Key { return profileOf(v).weighedKeys() }

func (p *profile) weighedKeys() []Key {
	out := make([]Key, len(p.keys))
	for i, k := range p.keys {
		out[i] = Key{k, float32(general().rarity(k))}
	}
	return out
}

// noDay stands for a day that is not known.
const noDay = 1 << 30

// dayOf is the number of a day, noDay where s is none. It is asked for all pairs of
// tellings, and so does without the calendar's own reader.
func dayOf(s string) int32 {
	if len(s) < len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return noDay
	}
	number := func(s string) (n int32) {
		for i := range len(s) {
			if s[i] < '0' || s[i] > '9' {
				return -1
			}
			n = 10*n + int32(s[i]-'0')
		}
		return n
	}
	y, m, d := number(s[:4]), number(s[5:7]), number(s[8:10])
	if y < 0 || m < 1 || m > 12 || d < 1 || d > daysOf(y, m) {
		return noDay
	}
	if m <= 2 { // years that begin in March end with the day that may be missing
		y, m = y-1, m+12
	}
	return 365*y + (y+400)/4 - (y+400)/100 + (y+400)/400 - 98 + (153*(m-3)+2)/5 + d - 719468
}

func daysOf(year, month int32) int32 {
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

// earlier orders reports: by day, those without one last, then by their ids.
func earlier(a, b *Report) int {
	return cmp.Or(cmp.Compare(dayOf(a.Day), dayOf(b.Day)), cmp.Compare(a.ID, b.ID))
}

// group is the text group, its own where it has none.
func (r *Report) group() string {
	if r.Group == "" {
		return r.ID
	}
	return r.Group
}
