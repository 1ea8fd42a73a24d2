package stories

import (
	"slices"
	"strings"

	"readout"
)

// What the codes of two typed events say for and against their being one, added to
// what their words say. The numbers are logarithms of odds, set by hand on news of
// our own; never means that no words can outweigh it.

const never = -1e3

// families are types by which reports tell of one happening, each as it sees it.
var families = map[string]string{
	"AGREE": "accord", "SUPPORT": "accord", "COOPERATE": "accord", "CONCEDE": "accord", "RETREAT": "accord",
	"ASSAULT": "force", "COERCE": "force", "PROTEST": "protest", "CONSULT": "talk", "AID": "aid", "MOBILIZE": "mobilize",
	"SANCTION": "sanction", "ACCUSE": "accuse", "REJECT": "reject", "REQUEST": "request", "THREATEN": "threaten",
}

// codes weighs the codes of two events; 0 where one has none.
func codes(a, b *Telling) float64 {
	if a.Type == "" || b.Type == "" {
		return 0
	}
	if a.Story != b.Story && !shareDay(a, b) {
		return never
	}
	z := agreement(a, b)
	if z > never && a.Story != b.Story {
		z += otherStory
	}
	return z
}

// agreement weighs the codes of two typed events.
func agreement(a, b *Telling) float64 {
	if a.family() != b.family() {
		return never
	}
	z := typedBias
	if a.Type == b.Type || a.seizes() && b.seizes() || a.breaksOff() && b.breaksOff() {
		z += sameType
	}
	for _, f := range [...]func(a, b *Telling) float64{parties, days, places, tolls, statuses} {
		v := f(a, b)
		if v <= never {
			return never
		}
		z += v
	}
	return z
}

const (
	typedBias  = -1.0
	sameType   = 1.0
	otherStory = -0.5
)

// shareDay says whether tellings of two stories may be of one happening by the days
// that they state: what is looked up by keys must be all that can be one.
func shareDay(a, b *Telling) bool {
	if !a.dated() || !b.dated() {
		return false
	}
	keys := b.dayKeys()
	return slices.ContainsFunc(a.dayKeys(), func(k int64) bool { return slices.Contains(keys, k) })
}

// parties compares who acts and who is acted on. Sides that are exchanged are two events.
func parties(a, b *Telling) float64 {
	if a.mutual() || b.mutual() {
		return ordinals(a, b) + together(knownOf(slices.Concat(a.By, a.To)), knownOf(slices.Concat(b.By, b.To)))
	}
	if a.Symmetric || b.Symmetric {
		return ordinals(a, b) + together(slices.Concat(a.By, a.To), slices.Concat(b.By, b.To))
	}
	by, to := meet(a.By, b.By), meet(a.To, b.To)
	if crossed := meet(a.By, b.To) == agree && meet(a.To, b.By) == agree; crossed && by != agree {
		return never
	}
	z := ordinals(a, b)
	switch by {
	case agree:
		z += 1
	case differ:
		z -= 2
	}
	switch to {
	case agree:
		z += 1
	case differ:
		z -= 2.5
	}
	return z
}

// mutual says whether it is a fight of two sides, whoever began it.
func (t *Telling) mutual() bool {
	if t.Type != "ASSAULT" {
		return false
	}
	if t.Symmetric {
		return true
	}
	for i := range t.By {
		for k := range t.By[:i] {
			if t.By[i].known() && t.By[k].known() && !t.By[i].is(&t.By[k]) {
				return true
			}
		}
	}
	return false
}

func knownOf(ps []Party) []Party {
	return slices.DeleteFunc(ps, func(p Party) bool { return !p.known() })
}

// together compares the parties of what is done together.
func together(a, b []Party) float64 {
	common, alone := 0, 0
	for i := range a {
		if slices.ContainsFunc(b, func(p Party) bool { return p.is(&a[i]) }) {
			common++
		}
	}
	for i := range b {
		if !slices.ContainsFunc(a, func(p Party) bool { return p.is(&b[i]) }) {
			alone++
		}
	}
	rest := len(a) - common
	common = max(common, len(b)-alone) // one of a may stand for several of b
	switch {
	case len(a) == 0 || len(b) == 0:
		return 0
	case common == 0:
		return -4
	case rest > 0 && alone > 0: // A with B, A with C
		return -3
	case common >= 2:
		return 2
	}
	return .5
}

// ordinals keep the first round from the second.
func ordinals(a, b *Telling) float64 {
	x, y := ordinal(a.With), ordinal(b.With)
	if x != "" && y != "" && x != y {
		return -2
	}
	return 0
}

func ordinal(words []string) string {
	for _, w := range words {
		switch w {
		case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth":
			return w
		}
	}
	return ""
}

type meeting int

const (
	unknown meeting = iota // one side says nothing
	agree
	differ
)

// meet says whether two lists of parties have one in common. They differ only where
// both say who it is: "Fighters" may be anybody's.
func meet(a, b []Party) meeting {
	known := false
	for i := range a {
		for j := range b {
			if a[i].is(&b[j]) {
				return agree
			}
			known = known || a[i].known() && b[j].known()
		}
	}
	if known {
		return differ
	}
	return unknown
}

// several says whether one name stands for more than one side: "negotiators of the
// government and of the Front".
func (p *Party) several() bool { return strings.Contains(p.Name, " and ") }

// known says whether it is told which side or who the party is.
func (p *Party) known() bool { return p.Key != "" || p.Land != "" }

// is says whether two parties are one or stand for one side.
func (p *Party) is(q *Party) bool {
	switch {
	case p.Key != "" && p.Key == q.Key:
		return true
	case p.Land != "" && q.Land != "" && (p.Rebel == q.Rebel || p.Land != q.Land || !p.several() && !q.several()):
		return p.Land == q.Land && p.Rebel == q.Rebel
	}
	v, _ := share(p.Words, q.Words)
	return v > .5
}

// days compares when. What is told without a day is taken for as old as its report.
func days(a, b *Telling) float64 {
	if a.Told && b.Told {
		if a.From > b.Until || b.From > a.Until {
			return never
		}
		if a.From == a.Until || b.From == b.Until {
			return 1.5
		}
		return .7
	}
	if a.Told || b.Told {
		if b.Told {
			a, b = b, a
		}
		if b.Day == "" {
			return 0
		}
		since := dayOf(b.Day) - dayOf(a.Until) // from the day that is told to the other's report
		switch {
		case b.Past:
			if since < 0 && b.Status == readout.Happened {
				return -3
			}
			return 0
		case since >= -1 && since <= 3:
			return .7
		case since > 14 || since < -14:
			return -3
		case since > 5 || since < -5:
			return -2.5
		}
		return 0
	}
	if a.Day == "" || b.Day == "" {
		return 0
	}
	apart := dayOf(a.Day) - dayOf(b.Day)
	switch apart = max(apart, -apart); {
	case a.Past != b.Past:
		return -.5
	case apart <= 1:
		return .7
	case apart > 14:
		return -3
	case apart > 4:
		return -2
	}
	return 0
}

// places compares where: two places of which neither holds the other are two events.
func places(a, b *Telling) float64 {
	switch {
	case a.Place == "" || b.Place == "":
		return 0
	case a.Place == b.Place:
		if a.Wide {
			return .3
		}
		return 1.2
	case a.Land != "" && b.Land != "" && a.Land != b.Land:
		return never
	case a.Wide || b.Wide:
		return 0
	}
	return never
}

// tolls compares the numbers of dead, injured and so on.
func tolls(a, b *Telling) float64 {
	z := 0.0
	for _, x := range a.Counts {
		for _, y := range b.Counts {
			if x.Kind != y.Kind || x.Unit != y.Unit {
				continue
			}
			switch low, high := min(x.Max, y.Max), max(x.Min, y.Min); {
			case high <= low || x.Open && x.Min <= y.Max || y.Open && y.Min <= x.Max:
				z = max(z, 1)
			case high > 3*max(low, 1):
				z = min(z, -1)
			}
		}
	}
	return z
}

// statuses keeps what is only planned or wished from what took place, unless the days agree.
func statuses(a, b *Telling) float64 {
	if ahead(a.Status) == ahead(b.Status) {
		return 0
	}
	if a.Told && b.Told && a.From == b.From {
		return 0
	}
	return -2
}

func ahead(s readout.Status) bool {
	switch s {
	case readout.Planned, readout.Desired, readout.Conditional, readout.Hypothetical:
		return true
	}
	return false
}
