package stories

import (
	"cmp"
	"slices"

	"readout"
)

const (
	mostCast = 4 // sides that a report is about
	inHead   = 3 // what a mention in the title or the first sentences counts more
	headline = 2 // first sentences
)

// castOf are the sides that a report is about: those that are named most and first.
// What it tells of without saying who it was is one of theirs.
func castOf(rec *readout.Record) []string {
	end := int32(0)
	if n := min(headline, len(rec.Sentences)); n > 0 {
		end = rec.Sentences[n-1].End
	}
	weight := map[string]int{}
	var order []string
	for i := range rec.Actors {
		a := &rec.Actors[i]
		if a.Anonymous || a.Country == "" && a.Key == "" && !rebels(a) || slices.Contains(a.Sectors, "MED") || body(a.Country) {
			continue
		}
		p := Party{Key: a.Key, Name: a.Name, Land: a.Country, Rebel: rebels(a)}
		atom := p.atom()
		if atom == "" {
			continue
		}
		if weight[atom] == 0 {
			order = append(order, atom)
		}
		weight[atom] += len(a.Mentions)
		if slices.ContainsFunc(a.Mentions, func(s readout.Span) bool { return s.Start < end }) {
			weight[atom] += inHead
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b)) })
	return order[:min(mostCast, len(order))]
}

func rebels(a *readout.Actor) bool {
	return slices.Contains(a.Sectors, "REB") || slices.Contains(a.Sectors, "SEP") || a.Kind == readout.ActorArmedGroup
}

// body says whether a code is that of no state: who mediates and observes is no side.
func body(country string) bool {
	switch country {
	case "UNO", "IGO", "NGO", "IMG", "MNC", "EUR":
		return true
	}
	return false
}
