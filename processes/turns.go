package processes

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// A turn is what all reports tell of one trigger on one day.
type turn struct {
	trigger string
	day     string
	basis   readout.Basis
	before  bool // known to have been so before the day
	due     string
	claims  []claim
	denials []claim
	pinned  *Decision

	admitted bool    // a side says so now that had denied it
	gone     []claim // denials that are no more
}

// turns puts the claims of one trigger and day together.
func (f *folder) turns() []turn {
	by := map[string][]claim{}
	cs := f.claims()
	slices.SortStableFunc(cs, func(a, b claim) int { return cmp.Compare(a.day(), b.day()) })
	for _, c := range cs {
		k := c.trigger
		if k == Scheduled { // each day that is set is another plan
			k += "|" + firstDay(c.due)
		}
		by[k] = append(by[k], c)
	}
	var out []turn
	for _, k := range sorted(by) {
		t, _, _ := strings.Cut(k, "|")
		out = append(out, f.turnsOf(t, by[k])...)
	}
	for i := range f.ds {
		if d := &f.ds[i]; d.Kind == DecidePin && (f.now == "" || d.Day <= f.now) {
			out = append(out, turn{trigger: d.Value, day: d.Day, pinned: d})
		}
	}
	slices.SortStableFunc(out, compareTurns)
	return out
}

// turnsOf tells the turns of one trigger apart by their days. Exact days come first;
// what bears none joins the turn that it may speak of.
func (f *folder) turnsOf(trigger string, cs []claim) []turn {
	var out []turn
	var rest, before, denials, assents []claim
	for _, c := range cs {
		switch {
		case c.assent:
			assents = append(assents, c)
		case c.denial:
			denials = append(denials, c)
		case c.Before:
			before = append(before, c)
		case c.exact():
			if n := len(out); n > 0 && apart(out[n-1].claims[0].day(), c.day()) <= sameTurn {
				out[n-1].claims = append(out[n-1].claims, c)
				continue
			}
			out = append(out, turn{trigger: trigger, claims: []claim{c}})
		default:
			rest = append(rest, c)
		}
	}
	for i := range out {
		out[i].day = mostTold(out[i].claims)
		out[i].basis = out[i].claims[0].Basis
	}
	exact := len(out)
	slices.SortStableFunc(rest, func(a, b claim) int { return cmp.Compare(a.lo, b.lo) })
	for _, c := range rest {
		if k := latest(out[:exact], c.hi, retold); k >= 0 && (c.lo <= out[k].day || apart(out[k].day, c.lo) <= retold) {
			out[k].claims = append(out[k].claims, c)
			continue
		}
		if n := len(out); n > exact && apart(out[n-1].claims[0].lo, c.lo) <= sameTurn {
			out[n-1].claims = append(out[n-1].claims, c)
			continue
		}
		out = append(out, turn{trigger: trigger, day: c.lo, basis: or2(c.Basis, readout.BasisInferred), claims: []claim{c}})
	}
	slices.SortStableFunc(out, compareTurns)
	told := len(out)
	for _, c := range before {
		if k := latest(out[:told], c.hi, f.rules.window()); k >= 0 {
			out[k].claims = append(out[k].claims, c)
			continue
		}
		if n := len(out); n > told && apart(out[n-1].day, c.hi) <= f.rules.window() {
			out[n-1].claims = append(out[n-1].claims, c)
			continue
		}
		out = append(out, turn{trigger: trigger, day: c.hi, basis: readout.BasisInferred, before: true, claims: []claim{c}})
	}
	for i := range out {
		for _, c := range out[i].claims {
			if c.due != "" && (out[i].due == "" || c.due > out[i].due) {
				out[i].due = c.due
			}
		}
	}
	for _, c := range denials {
		if k := latest(out, plus(c.hi, sameTurn), answered); k >= 0 {
			out[k].denials = append(out[k].denials, c)
		}
	}
	for i := range out {
		out[i].lastWord(assents)
	}
	return out
}

// lastWord takes out the denials of sides that have said otherwise since.
func (t *turn) lastWord(assents []claim) {
	if len(t.denials) == 0 {
		return
	}
	defer func() { t.admitted = len(t.denials) == 0 }()
	for _, c := range assents {
		if common(saying(c.Vouched), deniers(t)) > 0 {
			t.claims = append(t.claims, c)
		}
	}
	t.denials = slices.DeleteFunc(t.denials, func(d claim) bool {
		who := saying(d.Vouched)
		if len(d.DeniedBy) > 0 {
			who = saying(d.DeniedBy)
		}
		if len(who) == 0 {
			return false
		}
		for _, c := range t.claims {
			if c.e.Published > d.e.Published && c.cited != d.cited {
				who = without(who, saying(c.Vouched))
			}
		}
		if len(who) == 0 {
			t.gone = append(t.gone, d)
		}
		return len(who) == 0
	})
}

func or2(a, b readout.Basis) readout.Basis {
	if a != "" {
		return a
	}
	return b
}

// latest returns the last turn on or before a day that is at most limit days back, -1
// if there is none.
func latest(ts []turn, day string, limit int) int {
	best := -1
	for i := range ts {
		if ts[i].day <= day && apart(ts[i].day, day) <= limit && (best < 0 || ts[i].day >= ts[best].day) {
			best = i
		}
	}
	return best
}

// mostTold is the day that most independent texts give, the earlier one of two.
func mostTold(cs []claim) string {
	groups := map[string]map[string]bool{}
	for _, c := range cs {
		d := c.day()
		if groups[d] == nil {
			groups[d] = map[string]bool{}
		}
		groups[d][c.group()] = true
	}
	best := ""
	for _, d := range sorted(groups) {
		if best == "" || len(groups[d]) > len(groups[best]) {
			best = d
		}
	}
	return best
}

// compareTurns puts turns in the order of the world: by day, what was so before the day
// first, then in the order in which a negotiation goes.
func compareTurns(a, b turn) int {
	if c := cmp.Compare(a.day, b.day); c != 0 {
		return c
	}
	if a.before != b.before {
		if a.before {
			return -1
		}
		return 1
	}
	if (a.pinned != nil) != (b.pinned != nil) {
		if a.pinned != nil {
			return 1
		}
		return -1
	}
	return cmp.Compare(a.rank(), b.rank())
}

// rank is where a turn stands in the order of one day's news: that talks are to go on some
// days later is told at their end.
func (t *turn) rank() int {
	if t.trigger == Floated || t.trigger == AgreedTalk || t.trigger == Scheduled {
		if d := firstDay(t.due); d != "" && apart(t.day, d) >= recess {
			return 2*len(States) + rank(t.trigger)
		}
	}
	return rank(t.trigger)
}

// rank is where a trigger stands in the order of one day's news.
func rank(trigger string) int {
	switch trigger {
	case Refused:
		trigger = Floated
	case Postponed, Cancelled:
		return 2*slices.Index(States, AgreedTalk) - 1 // before the new day is set
	case Met:
		trigger = InSession
	case Over:
		trigger = Paused
	}
	return 2 * slices.Index(States, trigger)
}
