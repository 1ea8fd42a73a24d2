package talks

import "readout"

// counterparts are the two sides of the talks that the report tells of, where those
// who met are of no known side but one at least by an office of state: "Trade
// Ministers N and M met in secret". Nil where they are not two, or x names a side.
func (r *reading) counterparts(x *encounter) []string {
	ps := r.persons(x.actors)
	if len(ps) != 2 || len(r.sidesOf(x.actors)) > 0 {
		return nil
	}
	office := false
	for _, id := range ps {
		a := r.actor(id)
		if a.Country != "" {
			return nil
		}
		switch a.Rank {
		case "ministerial", "head_of_state_gov":
			office = true
		}
	}
	if !office {
		return nil
	}
	return r.theTwo()
}

// theTwo are the parties of all talks that the report tells of, if they are the same two.
func (r *reading) theTwo() []string {
	var out []string
	for e := range r.meetings {
		x := &r.meetings[e]
		if !x.talks || len(r.sidesOf(x.actors)) < 2 {
			continue
		}
		two := r.parties(x.actors)
		if len(two) != 2 || out != nil && !sameSides(r.sidesOf(out), r.sidesOf(two)) {
			return nil
		}
		out = two
	}
	return out
}

// together says whether those who met were in one place: they met or sat down, or the
// place is told.
func (r *reading) together(x *encounter, m *readout.Meeting) bool {
	switch m.Format {
	case "proximity", "shuttle":
		return false
	}
	if m.Kind == "call" || len(m.Parties) < 2 {
		return false
	}
	if m.Place != "" && m.PlaceBasis != readout.BasisInferred {
		return true
	}
	for i := range x.mentions {
		if n := &x.mentions[i]; r.d.Tokens[n.head].Tag == readout.VERB && (r.is(n.head, isMeet) || r.d.Tokens[n.head].Lemma == "sit") {
			return true
		}
	}
	return false
}

// levelOfWords is the level that the words for those who met name, where they stand
// for their sides: "the foreign ministers of A and B".
func (r *reading) levelOfWords(x *encounter) string {
	best := len(levels)
	for i := range x.mentions {
		n := &x.mentions[i]
		for k := r.tokenAt(n.evidence.Start); k < int32(len(r.d.Tokens)) && r.d.Tokens[k].Start < n.evidence.End; k++ {
			if !r.d.Tokens[k].Tag.Noun() {
				continue
			}
			switch r.d.Tokens[k].Lemma {
			case "president", "premier":
				best = min(best, 0)
			case "minister":
				if k > 0 && r.d.Tokens[k-1].Lemma == "prime" {
					best = min(best, 0)
				}
				best = min(best, 1)
			case "ambassador":
				best = min(best, 3)
			case "negotiator", "official", "representative", "diplomat":
				best = min(best, 4)
			}
		}
	}
	if best == len(levels) {
		return ""
	}
	return levels[best]
}
