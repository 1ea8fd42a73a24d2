package talks

import "readout"

// actAhead enters a measure without a day that a party announces of itself, at verb v:
// "Chad will appeal to the court, its minister said". Only what states and movements do to
// one another by word and paper counts; what they do with arms is a threat.
func (r *reading) actAhead(ps []process, v int32) {
	if !r.formal(v) || r.comingForm(v) != "will" || r.inCondition(v) || r.status(v) != readout.Planned || r.aheadOf(v) != nil || r.weekdayOf(v) != nil {
		return
	}
	s := r.d.Child(v, readout.RelNsubj)
	if s < 0 || r.d.Tokens[s].Tag == readout.PRON && !first1(r.d.Tokens[s].Lemma) {
		return
	}
	for c := range r.d.Children(v) {
		if r.is(c, isNegation) || r.d.Tokens[c].Rel == readout.RelAdvcl {
			return // on a condition, or in order to
		}
	}
	by := r.speakerParty(r.d.Tokens[v].Span)
	owners := r.parties(r.phrase(s, nil))
	if first1(r.d.Tokens[s].Lemma) {
		owners = by
	}
	if len(r.sidesOf(owners)) != 1 || len(intersect(r.sidesOf(owners), r.sidesOf(by))) == 0 {
		return // what others say of it is a guess
	}
	if table := r.table(ps, v); len(table) > 0 && len(intersect(r.sidesOf(owners), r.sidesOf(table))) == 0 {
		return
	}
	r.enterStep(readout.NextStep{What: r.announcedSpan(v), Owners: owners}, readout.Planned, v, "act")
}

// formal says whether verb v is of what is done by word and paper between states.
func (r *reading) formal(v int32) bool {
	switch r.d.Tokens[v].Lemma {
	case "complain", "appeal", "sue", "petition", "protest":
		return true
	case "file", "lodge", "submit", "present", "table", "send", "dispatch", "hand", "deliver", "circulate", "bring", "take":
		for c := range r.d.Children(v) {
			switch r.d.Tokens[c].Lemma {
			case "complaint", "protest", "note", "appeal", "case", "suit", "lawsuit", "proposal", "draft", "text", "plan", "list", "letter", "answer", "reply", "delegation", "envoy", "minister", "negotiator", "team", "matter", "dispute", "document", "map", "request", "paper", "emissary":
				if r.d.Tokens[c].Rel == readout.RelObj {
					return true
				}
			}
		}
	}
	return false
}
