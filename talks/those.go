package talks

import "readout"

// This file reads "the two leaders", "the pair", "both ministers": those of whom
// an encounter was told before, named by what they are or how many.

// those says whether the phrase of token i stands for people whom the report has
// named as taking part in an encounter, and of which rank they must be ("the two
// presidents"); rank is empty where the word tells of none.
func (r *reading) those(i int32) (rank string, ok bool) {
	if i < 0 || !r.d.Tokens[i].Tag.Noun() && r.d.Tokens[i].Tag != readout.NUM && r.d.Tokens[i].Tag != readout.PRON {
		return "", false
	}
	t := &r.d.Tokens[i]
	the, two := false, false
	for c := range r.d.Children(i) {
		switch x := &r.d.Tokens[c]; x.Rel {
		case readout.RelDet, readout.RelNummod, readout.RelCcPreconj:
			switch x.Lemma {
			case "the", "these", "those":
				the = true
			case "both", "two", "three", "four":
				two = true
			default:
				return "", false
			}
		case readout.RelNmod, readout.RelNmodPoss, readout.RelCompound, readout.RelAmod, readout.RelAclRelcl, readout.RelAppos, readout.RelConj:
			return "", false // "the leaders of the unions" are those
		}
	}
	switch t.Lemma {
	case "pair", "duo", "trio":
		return "", the
	case "two", "both":
		return "", t.Rel.Subject() && (the || t.Lemma == "both")
	case "man", "woman", "counterpart", "interlocutor":
		return "", two
	}
	if t.Fine != readout.NNS || !the && !two {
		return "", false
	}
	switch t.Lemma {
	case "leader", "president":
		return levels[0], true
	case "minister":
		return levels[1], true
	case "envoy":
		return levels[2], true
	case "diplomat", "official":
		return "", two
	}
	return "", false
}

// ranked says whether one of those who take part in e has that rank, or whether
// nothing is known of their ranks.
func (r *reading) ranked(e *encounter, rank string) bool {
	best := r.level(e)
	return rank == "" || best == rank || best == ""
}

// peopled says whether an encounter is one of at least two people with names.
func (r *reading) peopled(e *encounter) bool { return len(r.persons(e.actors)) >= 2 }
