package talks

import (
	"slices"

	"readout"
)

// This file finds what a stance is about where its own words do not say it.

// fromContext is the issue of a stance whose content names none: that of the
// plan it speaks of, "it" and "the offer", else "other" where the holder sits
// at the table and the stance is a plain one.
func (r *reading) fromContext(ps []process, st *stand, c int32, m *matter) string {
	if st.own && slices.ContainsFunc(r.ownersOf(ps, c), func(id string) bool { return !r.atTable(ps, id) }) {
		return "" // "welcomed the Swiss offer": of a host, for all we know
	}
	back := r.d.Tokens[c].Tag == readout.PRON || r.is(c, isProposal)
	switch r.d.Tokens[c].Lemma {
	case "idea", "demand", "condition", "term", "text", "request", "step", "move", "suggestion", "so", "point", "measure", "call", "licence", "license", "concession", "permit":
		back = true
	}
	table := r.mentions(r.d.Words(m.first, m.last), isNegotiation|isAgreement|isProposal) || r.stanceForm(c, formTalk) != nil
	agenda := ""
	if len(ps) == 1 && len(ps[0].issues) > 0 && len(ps[0].issues) <= 2 && r.atTable(ps, st.holders[0]) {
		agenda = ps[0].issues[0] // what the talks are about, first of all
	}
	switch r.d.Tokens[c].Lemma {
	case "text", "draft", "document":
		if agenda != "" {
			return agenda
		}
	}
	if o := r.d.Child(c, readout.RelObj); o >= 0 && agenda != "" && (r.d.Tokens[o].Lemma == "text" || r.d.Tokens[o].Lemma == "draft") {
		return agenda
	}
	if back {
		if issue := r.issueBehind(c); issue != "" {
			return issue
		}
		if issue := r.issueBefore(st.at); issue != "" {
			return issue
		}
		table = true
	}
	if o := r.d.Child(c, readout.RelObj, readout.RelNsubjPass); o >= 0 && r.d.Tokens[c].Tag == readout.VERB && r.pronominal(o) {
		if issue := r.issueBefore(st.at); issue != "" {
			return issue
		}
	}
	talks := r.mentions(r.d.Words(m.first, m.last), isNegotiation) || r.toTalk(c)
	if !st.strong || !r.diplomatic() && !talks {
		return ""
	}
	if agenda != "" && r.stanceForm(c, formTalk) == nil && !talks && (r.stanceForm(c, formGive, formTake) != nil || st.kind == "red_line") {
		return agenda
	}
	at := slices.ContainsFunc(st.holders, func(id string) bool { return r.atTable(ps, id) })
	if (table || talks || r.d.Tokens[c].Lemma == "sign") && (at || back || talks || r.stanceForm(c, formTalk) != nil || r.mentions(r.d.Words(m.first, m.last), isNegotiation)) {
		return "other"
	}
	return ""
}

// toTalk says whether the noun at token c is an invitation or an offer to talk.
func (r *reading) toTalk(c int32) bool {
	switch r.d.Tokens[c].Lemma {
	case "invitation", "offer", "proposal", "call", "appeal", "request":
	default:
		return false
	}
	for x := range r.d.Children(c) {
		if rel := r.d.Tokens[x].Rel; rel == readout.RelAcl && r.infinitive(x) && r.is(x, isNegotiate|isMeet) || rel == readout.RelNmod && r.is(x, isNegotiation) {
			return true
		}
	}
	return false
}

// issueBehind is the issue of what a colon or a dash after token c sets out: "put an offer
// on the table: all nine lorries at once".
func (r *reading) issueBehind(c int32) string {
	end := r.sentence(c).Last
	for k := c + 1; k < end-1; k++ {
		switch r.d.Word(k) {
		case ":", "—", "–", " - ":
			return r.issueOf(k+1, r.trim(end-1), r.headOf(k+1, r.trim(end-1)))
		}
	}
	return ""
}

// pronominal says whether the noun phrase at token o points back: "it", "them",
// "forty of them".
func (r *reading) pronominal(o int32) bool {
	if l := r.d.Tokens[o].Lemma; r.d.Tokens[o].Tag == readout.PRON {
		return l == "it" || l == "they" || l == "them" || l == "that" || l == "this" || l == "these"
	}
	for c := range r.d.Children(o) {
		if r.d.Tokens[c].Rel == readout.RelNmod && r.d.Tokens[c].Tag == readout.PRON && r.caseOf(c) == "of" {
			return true
		}
	}
	return false
}
