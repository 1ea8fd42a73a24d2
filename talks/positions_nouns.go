package talks

import (
	"readout"
)

// This file reads nouns of stance: "its demand for X", "a refusal to".

// givesUp are the verbs by which who refused something no longer does.
var givesUp = setOf("drop abandon withdraw lift end shelve overcome")

// nounOfStance reads "A's demand that X", "its refusal to X", "made X a condition".
func (r *reading) nounOfStance(ps []process, i int32, w *stanceWord) {
	t := &r.d.Tokens[i]
	v := t.Head
	if v >= 0 && r.d.Tokens[v].Tag == readout.VERB {
		if w.stance == "refuses" && !w.negated && t.Rel == readout.RelObj && givesUp[r.d.Tokens[v].Lemma] {
			r.givenUp(ps, i, v)
			return
		}
		switch r.d.Tokens[v].Lemma {
		case "drop", "abandon", "withdraw", "soften", "forget", "lack", "deny", "lower", "scrap", "retract", "give":
			return
		}
		m, ok := r.take(v)
		if !ok || m.not && t.Rel == readout.RelObj && !w.negated {
			return
		}
	}
	if w.negated && !r.denied(i) { // "has no intention of freeing them"
		return
	}
	holders := r.ownersOf(ps, i)
	content := r.nounContent(i)
	made := false
	if t.Rel == readout.RelNsubj && v >= 0 && len(content) == 0 && r.d.Child(v, readout.RelCop) >= 0 && (r.d.Tokens[v].Tag.Noun() || r.infinitive(v)) {
		if m, ok := r.take(v); ok && !m.not {
			content = []int32{v} // "its main demand is X"
		}
	}
	if o := t.Head; o >= 0 && w.kind == "precondition" && r.d.Tokens[o].Rel == readout.RelObj && r.caseOf(i) == "" && r.d.Tokens[r.d.Tokens[o].Head].Lemma == "make" {
		v, made = r.d.Tokens[o].Head, true // "made X a condition", with the condition below X
		holders, content = r.holdersAt(ps, v), []int32{o}
	}
	if len(holders) == 0 && v >= 0 && (t.Rel == readout.RelObj || t.Rel == readout.RelXcomp || t.Rel == readout.RelObl) && r.d.Tokens[v].Tag == readout.VERB {
		switch r.d.Tokens[v].Lemma {
		case "have":
			if w.negated {
				holders = r.holdersAt(ps, v)
			}
		case "make", "set", "present", "bring", "put", "table", "repeat", "renew", "reiterate", "raise", "state", "voice", "express", "maintain", "name", "come", "submit", "announce", "issue":
			holders = r.holdersAt(ps, v)
			if r.d.Tokens[v].Lemma == "make" && w.kind == "precondition" {
				if o := r.d.Child(v, readout.RelObj); o >= 0 && o != i {
					content, made = []int32{o}, true
				}
			}
		}
	}
	if len(content) == 0 || len(holders) == 0 || w.kind == "precondition" && !made && r.d.Child(i, readout.RelAclRelcl) >= 0 {
		return
	}
	stance := w.stance
	if w.lemma == "willingness" || w.lemma == "readiness" {
		stance, _ = r.led(&stanceWord{stance: "open"}, content[0], false)
	}
	st := stand{stance: stance, kind: w.kind, rule: "position." + w.lemma, at: i}
	if made {
		st.at = v
	}
	if r.stood(ps, &st, holders, taken{}) {
		st.from = min(st.from, i)
		if !made {
			st.from, _ = r.d.Subtree(i)
		}
		r.enterContent(ps, &st, content)
	}
}

// givenUp reads "dropped its objections to X", the noun at token i: what is accepted now.
func (r *reading) givenUp(ps []process, i, v int32) {
	m, ok := r.take(v)
	if !ok || m.not {
		return
	}
	st := stand{stance: "accepts", kind: "position", rule: "position.give_up", at: v, own: true}
	if r.stood(ps, &st, r.holdersAt(ps, v), m) {
		content := r.nounContent(i)
		if len(content) == 0 {
			content = r.contentOf(v, "to")
		}
		r.enterContent(ps, &st, content)
	}
}

// ownersOf are whose demand or offer the noun at token i is.
func (r *reading) ownersOf(ps []process, i int32) []string {
	for c := range r.d.Children(i) {
		switch t := &r.d.Tokens[c]; t.Rel {
		case readout.RelNmodPoss, readout.RelAmod, readout.RelCompound:
			if first1(t.Lemma) || t.Lemma == "our" || t.Lemma == "my" {
				return r.takers(r.speakerParty(t.Span))
			}
			if ids := r.holdersOf(ps, c, i); len(ids) > 0 {
				return ids
			}
		case readout.RelNmod:
			if p := r.caseOf(c); (p == "by" || p == "of" || p == "from") && len(r.d.ActorsAt(c)) > 0 {
				return r.holdersOf(ps, c, i)
			}
		}
	}
	return nil
}

// nounContent lists what the noun of stance at token i is about.
func (r *reading) nounContent(i int32) []int32 {
	var out []int32
	for c := range r.d.Children(i) {
		if c < i {
			continue
		}
		t := &r.d.Tokens[c]
		switch t.Rel {
		case readout.RelAcl, readout.RelCcomp, readout.RelXcomp:
			out = append(out, c)
		case readout.RelAclRelcl:
			if r.d.Child(c, readout.RelMark) >= 0 {
				out = append(out, c)
			}
		case readout.RelNmod:
			if p := r.caseOf(c); (p == "for" || p == "on" || p == "to" || p == "of") && len(r.sidesOf(r.d.ActorsAt(c))) == 0 {
				out = append(out, c)
			}
		}
	}
	return out
}
