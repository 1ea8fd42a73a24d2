package main

import (
	"slices"
	"strings"

	"readout/audit"
	"readout/wording"
)

// silent names the parties to the talks of which nobody is quoted, or only together
// with others or as others tell it. It says nothing where somebody with a name could
// speak for them and the record does not say so.
func (p *page) silent() {
	a := audit.Of(p.Record)
	for i := range a.Parties {
		x := &a.Parties[i]
		if x.Role != audit.RoleTalks {
			continue
		}
		how, ok := "", true
		switch x.Heard {
		case audit.HeardNo, audit.HeardAsked:
			how, ok = unlessUnnamed(a, x)
		case audit.HeardTogether:
			how = " but together with others"
		case audit.HeardSecondHand:
			how = " but as others tell it"
		default:
			continue
		}
		if ok {
			p.item(2, 4, "Nobody from "+p.partyName(x)+" is quoted"+how+".", "")
		}
	}
}

// unlessUnnamed says how sure it is that nobody speaks for a party: not by name
// where only unnamed sources could, and not at all where others could.
func unlessUnnamed(a *audit.Audit, x *audit.Party) (how string, ok bool) {
	if len(x.Unless) == 0 {
		return "", true
	}
	unnamed := !slices.ContainsFunc(a.Sources, func(s audit.Source) bool {
		return slices.Contains(x.Unless, s.ID) && s.Class != audit.Unnamed
	})
	return " by name", unnamed
}

// partyName is a party as the report calls it.
func (p *page) partyName(x *audit.Party) string {
	if strings.Contains(x.Side, " ") {
		return wording.Plain(x.Name)
	}
	return p.SideName(x.Side)
}
