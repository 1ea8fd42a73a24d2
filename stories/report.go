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

// dayOf is the number of a day, noDay where s is none.
func dayOf(s string) int32 {
	if len(s) < len(time.DateOnly) {
		return noDay
	}
	t, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
	if err != nil {
		return noDay
	}
	return int32(t.Unix() / 86400)
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
