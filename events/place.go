package events

import (
	"slices"
	"sort"

	"readout"
)

// where gives e the place that a locative phrase of its clause names. What people
// talk about has places of its own, which are not where they talk.
func (x *run) where(p *proto, e *readout.Event) {
	s := x.d.Sentences[x.d.SentenceOf(p.head)]
	list := x.rec.Places
	for i := sort.Search(len(list), func(i int) bool { return list[i].Span.Start >= s.Start }); i < len(list) && list[i].Span.Start < s.End; i++ {
		pl := &list[i]
		if !s.Contains(pl.Span) {
			continue
		}
		k := x.tokenAt(pl.Span.Start)
		if int(k) >= len(x.d.Tokens) {
			continue
		}
		if k = x.nameHead(k, pl.Span); x.locative(k) && !x.aimedPlace(k, p) && x.attached(k, p) && x.scene(k, p) {
			e.Place, e.PlaceBasis = pl.ID, readout.BasisStated
			return
		}
	}
}

var locatives = []string{"in", "at", "near", "outside", "inside", "on", "around", "across", "throughout", "along", "off", "beside"}

// nameHead climbs from token k to the head of the name with the span s.
func (x *run) nameHead(k int32, s readout.Span) int32 {
	for int(k+1) < len(x.d.Tokens) && x.tok(k).Head >= 0 && s.Contains(x.tok(x.tok(k).Head).Span) {
		k = x.tok(k).Head
	}
	return k
}

// locative says whether the name headed by token k stands in a phrase of place.
func (x *run) locative(k int32) bool {
	r := x.tok(k).Rel
	return (r == readout.RelObl || r == readout.RelNmod) && slices.Contains(locatives, x.marker(k, readout.RelCase))
}

// aimedPlace says whether the place at token k is a party of p and no scene: "lashed
// out at Chad", "fired on Chad".
func (x *run) aimedPlace(k int32, p *proto) bool {
	return x.holds(&p.rec, k) && x.marker(k, readout.RelCase) != "in"
}

// scene says whether the place at token k is where p goes on: words are spoken
// where their own verb or noun says, or a person who speaks; deeds are done also
// where those are who suffer them ("an attack on a base in Mali").
func (x *run) scene(k int32, p *proto) bool {
	words := quads[p.typ]%2 == 1
	if first, _ := x.d.Subtree(k); words && first > 0 && first-1 != p.head && x.nominal(first-1) && x.hasClass(first-1, []string{"violence"}) {
		return false // "condemned the attacks in Kenya", whatever "in" hangs on
	}
	for i := x.tok(k).Head; i >= 0; i = x.tok(i).Head {
		if i == p.head || i == p.verb {
			return true
		}
		t := x.tok(i)
		switch {
		case x.verbal(i) && t.Rel != readout.RelAmod:
			return i == x.clause(p.verb) || x.tok(p.head).Head == i
		case x.topical(x.marker(i, readout.RelCase)):
			return false
		case x.marker(i, readout.RelCase) == "during" || x.marker(i, readout.RelCase) == "at":
			continue // "during a stop in Flint"
		case words && t.Name.Type() != readout.TypePerson && !x.hasClass(i, []string{"session", "talks"}):
			return false
		}
	}
	return false
}

// topical says whether a preposition leads to what something is about.
func (x *run) topical(prep string) bool {
	switch prep {
	case "about", "over", "regarding", "concerning", "for", "toward", "towards", "despite", "because", "since", "after", "before", "amid", "like":
		return true
	}
	return false
}
