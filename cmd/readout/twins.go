package main

import (
	"fmt"
	"slices"

	"readout"
	"readout/audit"
	"readout/wording"
)

// twins names the other unnamed speakers who may be the same person. It says so
// once, where the first of them speaks.
func (p *page) twins(o *readout.Statement) string {
	if o.SourceKind != readout.SourceAnonymous || len(o.Speakers) != 1 {
		return ""
	}
	me := p.Actors[o.Speakers[0]]
	if me == nil || p.doubted[me.ID] {
		return ""
	}
	seen := []string{me.ID}
	var names []string
	for i := range p.Record.Statements {
		x := &p.Record.Statements[i]
		if x.SourceKind != readout.SourceAnonymous || len(x.Speakers) != 1 || x.Source.Empty() || slices.Contains(seen, x.Speakers[0]) {
			continue
		}
		if a := p.Actors[x.Speakers[0]]; a != nil && audit.MaybeSame(me, a) {
			seen = append(seen, a.ID)
			names = append(names, p.Quote(x.Source))
		}
	}
	if len(names) == 0 {
		return ""
	}
	for _, id := range seen {
		p.doubted[id] = true
	}
	return fmt.Sprintf("perhaps the same person as %s: 1 to %d persons", wording.List(names), len(seen))
}
