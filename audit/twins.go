package audit

import (
	"slices"
	"strings"

	"readout"
)

// mostPerhaps is how many others a source names that may be the same person; a text
// with more of them is no report.
const mostPerhaps = 20

// twins says which unnamed sources may be one person, and how many persons there
// are at least and at most.
func (a *auditor) twins() {
	var single []*Source
	for i := range a.out.Sources {
		s := &a.out.Sources[i]
		if s.Class == Unnamed && s.Number != nil && s.Number.Max == 1 {
			single = append(single, s)
		}
	}
	var apart []*Source // no two of them can be the same
	for _, s := range single {
		for _, t := range single {
			if len(s.Perhaps) < mostPerhaps && s != t && a.maybeSame(s, t) {
				s.Perhaps = append(s.Perhaps, t.ID)
			}
		}
		if !slices.ContainsFunc(apart, func(t *Source) bool { return a.maybeSame(s, t) }) {
			apart = append(apart, s)
		}
	}
	if len(single) > 0 {
		a.out.Unnamed = &readout.Range{Min: len(apart), Max: len(single)}
	}
}

func (a *auditor) maybeSame(s, t *Source) bool { return MaybeSame(a.person(s), a.person(t)) }

// person is the actor behind an unnamed source, made up from its words where the
// record has none.
func (a *auditor) person(s *Source) *readout.Actor {
	if x := a.actors[s.Actor]; x != nil {
		return x
	}
	return &readout.Actor{Name: s.Name, Anonymous: true, Number: s.Number}
}

// MaybeSame says whether nothing in a record keeps two of its unnamed persons apart.
func MaybeSame(a, b *readout.Actor) bool {
	agree := func(x, y string) bool { return x == "" || y == "" || x == y }
	one := func(x *readout.Actor) bool { return x.Number == nil || x.Number.Max <= 1 }
	return a.Anonymous && b.Anonymous && one(a) && one(b) && agree(a.Side, b.Side) && agree(trade(a), trade(b)) &&
		!opposed(a, b) && !opposed(b, a) && vagueNoun(a) >= 0 && vagueNoun(b) >= 0
}

// opposed says whether a stands against a government and b for it: an insurgent source
// is no police source.
func opposed(a, b *readout.Actor) bool {
	state := func(s string) bool { return s == "GOV" || s == "MIL" || s == "COP" || s == "SPY" }
	return slices.ContainsFunc(a.Sectors, func(s string) bool { return slices.Contains(camps, s) }) && slices.ContainsFunc(b.Sectors, state)
}

// vagueNouns are what reports call who shall not be known. The first few fit
// anybody; the others say a trade.
var vagueNouns = []string{"official", "source", "person", "insider", "diplomat", "envoy", "negotiator", "aide", "adviser",
	"advisor", "minister", "lawmaker", "officer", "spokesman", "spokeswoman", "spokesperson"}

const anybody = 4 // of vagueNouns

// vagueNoun returns the index in vagueNouns of what x is called, -1 for another word.
func vagueNoun(x *readout.Actor) int {
	for _, w := range strings.Fields(strings.ToLower(x.Name)) {
		if i := slices.Index(vagueNouns, strings.Trim(w, ",.;")); i >= 0 {
			return i
		}
	}
	return -1
}

// trade is what sets an unnamed person apart from others, empty where nothing does.
func trade(x *readout.Actor) string {
	if i := vagueNoun(x); i >= anybody {
		return vagueNouns[i]
	}
	return ""
}
