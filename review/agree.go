package review

import (
	"maps"
	"math"
	"slices"
	"time"

	"readout"
)

// An Agreement is how far coders agree on one field, as Krippendorff's alpha.
//
// What is compared are codings matched by their key, and added ones by kind and
// overlapping words. A coder gives a coding a value by judging it: what was accepted has
// the program's value, what was rejected is absent. A coding that a coder did not judge
// has no value of theirs; one that only some added is absent for those who did not add it.
type Agreement struct {
	Field string  `json:"field"` // "there" for whether there is such a coding at all
	Alpha float64 `json:"alpha"`
	None  bool    `json:"undefined,omitempty"` // nothing varies, or nothing was judged twice
	Units int     `json:"units"`               // that two or more coders gave a value
}

// A Unanimity is one coding as each coder has it.
type Unanimity struct {
	Report, Kind, Key string
	Words             string
	At                readout.Span                 // of them, in bytes of the text
	Values            map[string]map[string]string // coder, field
	Agreed            bool
}

// Compare matches what coders said of the records, as the program coded them.
func Compare(records []*readout.Record, coders []string, list []Judgement) (out []Unanimity) {
	for _, rec := range records {
		var here []Unanimity
		for _, who := range coders {
			own := Holding(slices.DeleteFunc(slices.Clone(list), func(j Judgement) bool { return j.Who != who || j.Report != rec.Report.ID }))
			now, _ := Apply(rec, own)
			judged := map[string]bool{}
			for _, j := range own {
				judged[j.Target] = true
			}
			for _, key := range slices.Sorted(maps.Keys(judged)) {
				values := map[string]string{"there": "no"}
				c, there := Find(now, key)
				if !there {
					if c, there = Find(rec, key); !there {
						continue // an orphan
					}
				} else {
					values = valuesOf(now, &c)
				}
				i := slices.IndexFunc(here, func(u Unanimity) bool { return u.Key == key })
				if said := c.Said(); i < 0 && said != nil && said.Verdict == "added" {
					i = slices.IndexFunc(here, func(u Unanimity) bool {
						at, _ := SpanOf(rec.Report.Text, u.Words, c.At)
						return u.Kind == c.Kind && u.Values[who] == nil && at.Overlaps(c.At) && isAdded(list, u.Key)
					})
				}
				if i < 0 {
					i = len(here)
					here = append(here, Unanimity{Report: rec.Report.ID, Kind: c.Kind, Key: key, Words: c.At.In(rec.Report.Text), At: c.At, Values: map[string]map[string]string{}})
				}
				here[i].Values[who] = values
			}
		}
		for i := range here {
			u := &here[i]
			for _, who := range coders {
				if u.Values[who] == nil && isAdded(list, u.Key) {
					u.Values[who] = map[string]string{"there": "no"}
				}
			}
			u.Agreed = len(u.Values) == len(coders)
			for _, who := range coders[1:] {
				for f, v := range u.Values[coders[0]] {
					u.Agreed = u.Agreed && u.Values[who][f] == v
				}
				u.Agreed = u.Agreed && len(u.Values[who]) == len(u.Values[coders[0]])
			}
		}
		slices.SortFunc(here, func(a, b Unanimity) int {
			if a.Key < b.Key {
				return -1
			}
			return 1
		})
		out = append(out, here...)
	}
	return out
}

func isAdded(list []Judgement, key string) bool {
	return slices.ContainsFunc(list, func(j Judgement) bool { return j.Verdict == Add && j.Target == key })
}

func valuesOf(rec *readout.Record, c *Coding) map[string]string {
	out := map[string]string{"there": "yes"}
	for _, f := range fieldsOf[c.Kind] {
		out[f.Name] = Told(rec, c, f.Name)
	}
	return out
}

// compared are the fields of which agreement is told; days are compared as numbers.
var compared = []string{"there", "type", "status", "actors", "recipients", "date", "place", "speakers", "cue_type", "stance", "state", "parties", "holder"}

// Agree measures how far coders agree, field by field.
func Agree(units []Unanimity, coders []string) (out []Agreement) {
	for _, field := range compared {
		names := map[string]float64{}
		var list []Unit
		n := 0
		for _, u := range units {
			v := make(Unit, len(coders))
			have := 0
			for i, who := range coders {
				s, ok := u.Values[who][field]
				if v[i] = number(field, s, names); !ok {
					v[i] = math.NaN()
				}
				if !math.IsNaN(v[i]) {
					have++
				}
			}
			if have > 1 {
				n++
			}
			list = append(list, v)
		}
		if n == 0 {
			continue
		}
		distance := Nominal
		if field == "date" {
			distance = Interval
		}
		a, _ := Alpha(list, distance)
		x := Agreement{Field: field, Alpha: math.Round(a*1000) / 1000, Units: n}
		if math.IsNaN(a) {
			x.Alpha, x.None = 0, true
		}
		out = append(out, x)
	}
	return out
}

// number is a value as a number: the day of a date, and one for each other value.
func number(field, s string, names map[string]float64) float64 {
	if field == "date" {
		d, err := time.Parse(time.DateOnly, s[:min(len(s), 10)])
		if err != nil {
			return math.NaN()
		}
		return float64(d.Unix() / 86400)
	}
	if _, ok := names[s]; !ok {
		names[s] = float64(len(names))
	}
	return names[s]
}
