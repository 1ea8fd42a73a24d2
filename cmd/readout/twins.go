package main

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// twins names the other unnamed speakers who may be the same person. It says so
// once, where the first of them speaks.
func (p *page) twins(o *readout.Statement) string {
	if o.SourceKind != readout.SourceAnonymous || len(o.Speakers) != 1 {
		return ""
	}
	me := p.actors[o.Speakers[0]]
	if me == nil || p.doubted[me.ID] {
		return ""
	}
	seen := []string{me.ID}
	var names []string
	for i := range p.rec.Statements {
		x := &p.rec.Statements[i]
		if x.SourceKind != readout.SourceAnonymous || len(x.Speakers) != 1 || x.Source.Empty() || slices.Contains(seen, x.Speakers[0]) {
			continue
		}
		if a := p.actors[x.Speakers[0]]; a != nil && maybeSame(me, a) {
			seen = append(seen, a.ID)
			names = append(names, p.quote(x.Source))
		}
	}
	if len(names) == 0 {
		return ""
	}
	for _, id := range seen {
		p.doubted[id] = true
	}
	return fmt.Sprintf("perhaps the same person as %s: 1 to %d persons", join(names), len(seen))
}

// maybeSame says whether nothing in the record keeps two unnamed persons apart.
func maybeSame(a, b *readout.Actor) bool {
	agree := func(x, y string) bool { return x == "" || y == "" || x == y }
	one := func(x *readout.Actor) bool { return x.Number == nil || x.Number.Max <= 1 }
	return a.Anonymous && b.Anonymous && one(a) && one(b) && agree(a.Side, b.Side) && agree(trade(a), trade(b)) &&
		vague(a) && vague(b)
}

// vagueNouns are what reports call who shall not be known. The first few fit
// anybody; the others say a trade.
var vagueNouns = []string{"official", "source", "person", "insider", "diplomat", "envoy", "negotiator", "aide", "adviser",
	"advisor", "minister", "lawmaker", "officer", "spokesman", "spokeswoman", "spokesperson"}

const anybody = 4 // of vagueNouns

// noun returns the index in vagueNouns of what a is called, -1 for another word.
func noun(a *readout.Actor) int {
	for _, w := range strings.Fields(strings.ToLower(a.Name)) {
		if i := slices.Index(vagueNouns, strings.Trim(w, ",.;")); i >= 0 {
			return i
		}
	}
	return -1
}

func vague(a *readout.Actor) bool { return noun(a) >= 0 }

// trade is what sets an unnamed person apart from others, empty where nothing does.
func trade(a *readout.Actor) string {
	if i := noun(a); i >= anybody {
		return vagueNouns[i]
	}
	return ""
}
