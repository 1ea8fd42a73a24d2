package events

import "readout"

// vouchers returns the indexes of the statements whose content holds the span.
func (x *run) vouchers(s readout.Span) []int {
	var out []int
	for i := range x.rec.Statements {
		for _, c := range x.rec.Statements[i].Content {
			if c.Contains(s) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// vouch says who vouches for p and what that makes of its status. A claim makes
// it alleged, a hope desired; a plain "said" leaves it as it was told.
func (x *run) vouch(p *proto, trigger readout.Span) []string {
	list := x.vouchers(trigger)
	if len(list) == 0 {
		return []string{readout.ByAuthor}
	}
	var by []string
	for _, k := range list {
		st := &x.rec.Statements[k]
		by = append(by, st.ID)
		if strength[p.status] > 0 {
			continue
		}
		switch {
		case st.Polarity == "negative" || st.CueType == "deny":
			p.status = readout.NotHappened
		case st.CueType == "claim" || st.CueType == "believe":
			p.status = readout.Alleged
		case st.CueType == "hope":
			p.status = readout.Desired
		case st.CueType == "expect" || st.CueType == "intend":
			p.status = readout.Planned
		}
	}
	return by
}
