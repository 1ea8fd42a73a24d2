package talks

import (
	"readout"
	"slices"
)

// inPrinciple says whether the agreement at token i is one in outline only: "in principle",
// "a preliminary deal".
func (r *reading) inPrinciple(i int32) bool {
	for k := i + 1; k < r.sentence(i).Last && k <= i+3; k++ {
		if r.d.Tokens[k].Lemma == "principle" && r.d.Tokens[k-1].Lemma == "in" {
			return true
		}
	}
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Lemma {
		case "preliminary", "provisional", "tentative", "outline", "framework":
			return r.d.Tokens[c].Rel == readout.RelAmod || r.d.Tokens[c].Rel == readout.RelCompound && r.d.Tokens[c].Lemma == "outline"
		}
	}
	return false
}

// rumoured says whether the agreement at token i is only what reports or rumours have, and
// whether these are called untrue: "rumours of a deal are unfounded", "denied reports of an
// accord".
func (r *reading) rumoured(i int32) (rumour, untrue bool) {
	h := r.d.Tokens[i].Head
	if h < 0 || h > i || r.d.Tokens[i].Rel != readout.RelNmod && r.d.Tokens[i].Rel != readout.RelAcl {
		return false, false
	}
	switch r.d.Tokens[h].Lemma {
	case "report", "rumour", "rumor", "claim", "talk", "speculation", "suggestion", "story", "account", "allegation", "assertion", "word":
	default:
		return false, false
	}
	if c := r.caseOf(i); c != "of" && c != "about" && c != "on" {
		return false, false
	}
	v := r.d.Tokens[h].Head
	if v < 0 {
		return true, false
	}
	if x := r.d.Child(v, readout.RelCcomp); x > i && x < v && r.is(v, isSay) && r.d.Tokens[h].Rel.Subject() {
		v = x // "rumours of a deal are unfounded, A said", hung on the saying
	}
	switch rel := r.d.Tokens[h].Rel; {
	case rel.Subject():
		switch r.d.Tokens[v].Lemma {
		case "false", "untrue", "unfounded", "baseless", "groundless", "wrong", "incorrect", "inaccurate", "invention", "fabrication", "nonsense", "lie", "fiction", "fantasy", "deny", "dismiss", "reject", "refute", "premature":
			return true, r.status(v) != readout.NotHappened
		case "correspond", "match", "accord", "agree", "conform", "reflect":
			return true, r.status(v) == readout.NotHappened
		case "foundation", "basis", "truth", "substance", "ground":
			return true, r.caseOf(v) == "without" || r.denied(v)
		case "have", "lack":
			o := r.d.Child(v, readout.RelObj)
			return true, o >= 0 && (r.d.Tokens[v].Lemma == "lack" || r.denied(o))
		case "true", "correct":
			return true, r.status(v) == readout.NotHappened
		}
	case rel == readout.RelObj || rel == readout.RelNsubjPass:
		switch r.d.Tokens[v].Lemma {
		case "deny", "dismiss", "reject", "refute", "contradict", "disclaim":
			return true, r.status(v) != readout.NotHappened
		}
	}
	return true, false
}

func later(a, b string) bool {
	i, j := slices.Index(course, a), slices.Index(course, b)
	return i > 0 && j > 0 && i > j
}

// agreementState is what the phrases of its clause say of the agreement at
// token i, and the phrase that says it.
func (r *reading) agreementState(i int32) (string, *hit) {
	state, by := "", (*hit)(nil)
	s := int32(r.d.SentenceOf(i))
	hits := r.hitsIn(s)
	for k := range hits {
		h := &hits[k]
		if next := r.stateBy(i, h); next != "" && weight(next) > weight(state) {
			state, by = next, h
		}
	}
	if state == "" {
		state = r.described(i)
	}
	if state == "" {
		state = r.wished(i)
	}
	return state, by
}

// described is what a clause behind the noun says: "the treaty that they signed".
func (r *reading) described(i int32) string {
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelAcl, readout.RelAclRelcl:
		default:
			continue
		}
		if r.status(c) != readout.Happened || r.infinitive(c) || r.d.Tokens[c].Fine == readout.VBG {
			continue
		}
		switch r.d.Tokens[c].Lemma {
		case "sign":
			return "signed"
		case "agree", "reach", "strike", "broker", "conclude", "negotiate", "mediate":
			return "reached"
		case "ratify":
			return "ratified"
		case "fail", "collapse":
			if r.d.Child(c, readout.RelXcomp) >= 0 {
				continue // it fails to say something
			}
			return "failed"
		}
	}
	return ""
}

// weight orders the states where a clause says several: the end outweighs the
// beginning, and a failure to reach outweighs all.
func weight(state string) int {
	order := []string{"", "sought", "in_principle", "reached", "declared", "initialled", "signed", "ratified", "in_force", "holding", "fragile", "extended", "violated", "withdrawn", "expired", "failed", "not_reached"}
	return slices.Index(order, state)
}

// stateBy is what one phrase says of the agreement at token i, if it is about it.
func (r *reading) stateBy(i int32, h *hit) string {
	inside := i >= h.first && i <= h.last
	if h.pattern.id == "E11" && r.d.Tokens[r.top(h)].Lemma == "fail" && r.d.Child(r.top(h), readout.RelXcomp) >= 0 {
		return "" // "a deal that fails to name the islands" has not failed
	}
	if r.unasserted(h) {
		return ""
	}
	if v := h.value("agreement"); v != "" && (inside || r.governs(h, i)) && !r.interrupted(h) {
		st := r.hitStatus(h)
		switch {
		case r.toBe(h) && v == "in_force":
			return "reached"
		case r.toBe(h):
			return ""
		case st == readout.Happened || st == readout.Ongoing || v == "violated" && r.accused(h):
			return v
		case v == "in_force" && st == readout.Planned:
			return "reached" // it is to take effect, so there is one
		case st == readout.NotHappened && v == "reached":
			return "not_reached"
		case st == readout.Desired || st == readout.Planned:
			if v == "reached" || v == "signed" || v == "in_principle" {
				return "sought"
			}
		}
		return ""
	}
	if h.value("outcome") == "no_agreement" && (inside || r.governs(h, i)) && r.hitStatus(h) == readout.Happened && h.value("gap") == "" {
		return "not_reached"
	}
	return ""
}

// unasserted says whether a phrase is the gerund with which a sentence begins:
// "signing a deal has proved hard" leaves open whether they did; "after signing"
// does not.
func (r *reading) unasserted(h *hit) bool {
	v := h.verb
	if v < 0 || r.d.Tokens[v].Fine != readout.VBG || r.d.Child(v, readout.RelAux) >= 0 {
		return false
	}
	switch r.d.Tokens[v].Rel {
	case readout.RelAmod, readout.RelAcl, readout.RelConj:
		return false
	}
	if r.d.Tokens[v].Head <= v && !r.finiteBehind(h.last) {
		return false
	}
	switch r.preposition(v) {
	case "after", "since", "by", "following", "upon", "on", "when", "while", "having":
		return false
	}
	return true
}

// finiteBehind says whether a finite verb follows token i with no mark between: what
// stands before it is its subject.
func (r *reading) finiteBehind(i int32) bool {
	for k := i + 1; k < r.sentence(i).Last && k < i+6; k++ {
		switch t := &r.d.Tokens[k]; {
		case t.Tag == readout.PUNCT, t.Tag == readout.CCONJ, t.Tag == readout.SCONJ, t.Fine == readout.WDT, t.Fine == readout.WP:
			return false
		case t.Fine == readout.VBD, t.Fine == readout.VBZ, t.Fine == readout.MD:
			return true
		}
	}
	return false
}

// interrupted says whether another verb stands between the words of a phrase:
// "agreed to negotiate a deal" is no deal.
func (r *reading) interrupted(h *hit) bool {
	if h.verb != h.first {
		return false
	}
	for k := h.first + 1; k < h.last; k++ {
		if r.d.Tokens[k].Tag == readout.VERB && r.d.Tokens[k].Fine == readout.VB {
			return true
		}
	}
	return false
}

// accused says whether a phrase is what somebody is accused of.
func (r *reading) accused(h *hit) bool {
	v := r.d.Tokens[r.top(h)].Head
	if v < 0 {
		return false
	}
	switch r.d.Tokens[v].Lemma {
	case "accuse", "blame", "suspect", "deny":
		return true
	}
	return false
}

// toBe says whether the day of a phrase is still to come.
func (r *reading) toBe(h *hit) bool {
	pub := r.d.Report.Published
	return pub.Known() && r.present(r.top(h)) && r.dayOf(r.top(h)) > pub.Date.Format("2006-01-02")
}

// governs says whether the agreement at token i hangs from the phrase, or the
// phrase's verb has it for its subject: "settlements, including a ceasefire, failed".
func (r *reading) governs(h *hit, i int32) bool {
	top := r.top(h)
	if !r.d.Below(i, top) {
		return false
	}
	for n := 0; i != top && n < 10; n++ {
		t := &r.d.Tokens[i]
		switch t.Rel {
		case readout.RelAclRelcl, readout.RelCcomp, readout.RelParataxis, readout.RelAdvcl:
			return false
		}
		i = t.Head
	}
	return true
}

// wished says "sought" where the clause seeks the agreement.
func (r *reading) wished(i int32) string {
	t := &r.d.Tokens[i]
	if t.Head < 0 {
		return ""
	}
	switch t.Rel {
	case readout.RelObj, readout.RelObl, readout.RelNmod:
	default:
		return ""
	}
	if !r.is(t.Head, isReach|isDesire) && t.Head >= 0 && !(r.d.Tokens[t.Head].Lemma == "come" || r.d.Tokens[t.Head].Lemma == "work" || r.d.Tokens[t.Head].Lemma == "negotiate") {
		return ""
	}
	if st := r.status(i); st == readout.Desired {
		return "sought"
	}
	return ""
}
