package events

import (
	"slices"

	"readout"
)

// aftermath returns the attack of list, told shortly before, of which e tells what came
// of it: "A patrol came under fire on Friday. Four of the men were injured." -1 if none.
func (x *run) aftermath(list []readout.Event, e *readout.Event) int {
	if e.Type != "ASSAULT" || len(e.Actors) > 0 || x.stated(e) || e.Background || settled(e.Status) != readout.Happened || len(list) == 0 {
		return -1
	}
	l := x.verbLemma(e.Head)
	if k := harm[l].kind; k != "killed" && k != "injured" && l != "fall" || l == "fall" && e.Place != "" {
		return -1
	}
	for i := len(list) - 1; i >= 0; i-- {
		o := &list[i]
		if o.Type != "ASSAULT" {
			continue
		}
		far := x.d.SentenceOf(e.Head) - x.d.SentenceOf(o.Head)
		if far != 1 || !x.stated(o) || len(e.Counts) == 0 && l != "fall" || settled(o.Status) != readout.Happened || o.Background || e.Place != "" && (o.Place == "" || x.placeName(e.Place) != x.placeName(o.Place)) {
			return -1
		}
		if !x.compatible(o.Recipients, e.Recipients) && !x.faceless(e.Recipients) || x.rivals(o, e) && e.Mode != "" {
			return -1
		}
		for _, c := range e.Counts {
			if slices.ContainsFunc(o.Counts, func(d readout.Count) bool { return d.Kind == c.Kind }) {
				return -1 // another toll is another attack, as far as one knows
			}
		}
		return i
	}
	return -1
}
