package talks

import (
	"slices"

	"readout"
)

// agreements lists the accords and ceasefires that the report says something
// definite of: sought, not reached, signed, in force, failed. An agreement that
// is only imagined ("any deal") is none.
func (r *reading) agreements(ps []process) {
	for s := range r.d.Sentences {
		if r.has[s]&isAgreement == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if r.d.Tokens[i].Tag.Noun() && r.is(i, isAgreement) && !r.modifier(i) && !r.inName(i) {
				r.agreement(i, ps)
			}
		}
	}
}

// modifier says whether the noun only tells what kind of agreement another is:
// "ceasefire" in "ceasefire agreement".
func (r *reading) modifier(i int32) bool {
	t := &r.d.Tokens[i]
	return t.Rel == readout.RelCompound && t.Head >= 0
}

// inName says whether token i is part of the name of an actor, as in the
// "Government of National Accord".
func (r *reading) inName(i int32) bool {
	at := r.d.Tokens[i].Span
	return slices.ContainsFunc(r.mentionsIn(readout.Span{Start: at.Start - 80, End: at.End}), func(m readout.Mention) bool {
		return m.Kind == readout.KindName && m.Contains(at) && m.Head != i && m.Chain >= 0 && len(r.d.Chains[m.Chain].Actors) > 0
	})
}

// agreement reads the noun at token i.
func (r *reading) agreement(i int32, ps []process) {
	state, h := r.agreementState(i)
	when := r.agreedIn(i)
	rumour, untrue := r.rumoured(i)
	if untrue {
		state, when = "not_reached", ""
	}
	if state == "" && r.definite(i) {
		r.furtherOf(i)
		return
	}
	if state == "" || r.generic(i) && when == "" && state != "not_reached" && state != "failed" {
		return
	}
	if r.generic(i) && len(r.rec.Agreements) > 0 {
		return
	}
	if state == "reached" || state == "declared" {
		if r.inPrinciple(i) {
			state = "in_principle"
		}
	}
	s := r.noun(i)
	a := readout.Agreement{Kind: r.agreementKind(i), Date: when, State: state, Name: r.title(i, s, when)}
	a.Span, a.VouchedBy, a.Rule, a.Score = s, r.voice(s), "agreement."+state, 0.7
	a.Evidence = []readout.Span{s}
	if h != nil {
		r.prove(&a.Item, h)
	}
	if st := r.statement(a.VouchedBy[0]); st != nil && !asserts(st.CueType) && h == nil {
		a.VouchedBy = []string{readout.ByAuthor} // what a demand mentions on the way is the author's
	}
	if state == "sought" || state == "not_reached" {
		a.Date = "" // it has none
		a.Name = r.title(i, s, "")
	}
	a.Status = readout.Happened
	switch {
	case state == "not_reached":
		a.Status = readout.NotHappened
	case state == "sought":
		a.Status = readout.Desired
	case rumour, h != nil && r.accused(h), !r.corroborated(a.VouchedBy, r.at(ps, i)):
		a.Status = readout.Alleged
	}
	a.Parties = r.signatories(i, h)
	if len(a.Parties) < 2 && (state == "not_reached" || state == "sought") {
		if p := r.processAt(ps, i); p != nil {
			a.Parties = p.parties
		}
	}
	if a.Kind == "other" && len(a.Parties) > 0 && !r.ofPowers(a.Parties) || a.Kind == "other" && len(a.Parties) == 0 && len(r.rec.Processes) == 0 && !r.powersIn(i) {
		return // a contract, a plea, a publisher's deal
	}
	r.particulars(&a, i, h)
	if a.Date == "" && h != nil && state != "not_reached" && state != "sought" {
		a.Date = r.agesAgo(r.top(h))
	}
	r.pactOf(&a, i, h)
	r.enterAgreement(a, r.definite(i))
}

// furtherOf adds what is told of an agreement that the report has told of before,
// "the truce, which Norway monitors", to the last one of its kind.
func (r *reading) furtherOf(i int32) {
	kind := r.agreementKind(i)
	for k := len(r.rec.Agreements) - 1; k >= recent(len(r.rec.Agreements)); k-- {
		b := &r.rec.Agreements[k]
		if b.Kind != kind && kind != "other" || b.State == "not_reached" || b.State == "sought" && kind == "other" {
			continue
		}
		a := readout.Agreement{Kind: b.Kind, State: "told"}
		r.particulars(&a, i, nil)
		if a.Ceasefire != nil {
			a.Ceasefire.Term, a.Ceasefire.Class = "", ""
		}
		mergeAgreement(b, &a)
		return
	}
}

// ofPowers says whether one of the parties is a state, a body of states or an
// armed group, or speaks for one.
func (r *reading) ofPowers(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		a := r.actor(id)
		if a == nil {
			return false
		}
		return official(a) && a.Country != "" || a.Kind == readout.ActorIGO || a.Kind == readout.ActorArmedGroup || rebel(a) || slices.Contains(a.Sectors, "OPP")
	})
}

// powersIn says whether the sentence of token i names a state, a body of states or
// an armed group by name.
func (r *reading) powersIn(i int32) bool {
	for _, m := range r.mentionsIn(r.sentence(i).Span) {
		if m.Kind != readout.KindPronoun && m.Chain >= 0 && r.ofPowers(r.d.Chains[m.Chain].Actors) {
			return true
		}
	}
	return false
}

// definite says whether "the" or "this" stands before the noun.
func (r *reading) definite(i int32) bool {
	d := r.d.Child(i, readout.RelDet)
	return d >= 0 && !r.is(d, isIndefinite|isNegation)
}

// at returns the sides of the process at hand at token i.
func (r *reading) at(ps []process, i int32) []string {
	if p := r.processAt(ps, i); p != nil {
		return p.sides
	}
	return nil
}

// enterAgreement adds a, or joins it to the one that it tells of again.
func (r *reading) enterAgreement(a readout.Agreement, definite bool) {
	for k := recent(len(r.rec.Agreements)); k < len(r.rec.Agreements); k++ {
		b := &r.rec.Agreements[k]
		if b.Kind != a.Kind && b.Kind != "other" && a.Kind != "other" || a.Date != "" && b.Date != "" && a.Date != b.Date {
			continue
		}
		if a.Date == "" && b.Date == "" && (a.State == "sought" && b.State == "not_reached" || a.State == "not_reached" && b.State == "sought") {
			b.State, b.Status = "not_reached", readout.NotHappened // what was sought is what was not reached
			a.State = b.State
		}
		if a.State == b.State && (a.Date == b.Date || a.Date == "") {
			b.Evidence = append(b.Evidence, a.Evidence...)
			b.VouchedBy = add(b.VouchedBy, a.VouchedBy...)
			if b.Kind == "other" && a.Kind != "other" {
				b.Kind, b.Name, b.Span = a.Kind, a.Name, a.Span
			}
			mergeAgreement(b, &a)
			return
		}
		again := definite && a.State != "not_reached" && a.State != "sought" && (a.Kind == b.Kind || a.Kind == "other")
		if a.Date == "" && (again || b.Date == "") && later(a.State, b.State) && a.Status == readout.Happened {
			b.State, b.Evidence = a.State, append(b.Evidence, a.Evidence...)
			if len(b.Parties) == 0 {
				b.Parties = a.Parties
			}
			mergeAgreement(b, &a)
			return
		}
		if again && (a.Date == "" || b.Date == "") && (b.State == a.State || later(b.State, a.State) || a.Status != readout.Happened && later(a.State, b.State)) {
			b.Evidence = append(b.Evidence, a.Evidence...) // told of again, no further on
			if b.Date == "" {
				b.Date = a.Date
			}
			mergeAgreement(b, &a)
			return
		}
	}
	a.ID = r.newID("ag", len(r.rec.Agreements))
	r.rec.Agreements = append(r.rec.Agreements, a)
}

// course is the life of an agreement; what comes later says more.
var course = []string{"sought", "in_principle", "reached", "initialled", "signed", "ratified", "declared", "in_force", "holding", "extended", "violated"}

// generic says whether the noun names no agreement in particular: "any deal",
// "agreements", or one that a condition imagines.
func (r *reading) generic(i int32) bool {
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel == readout.RelDet && (r.d.Tokens[c].Lemma == "any" || r.is(c, isNegation)) {
			return true
		}
	}
	st := r.status(i)
	return st == readout.Conditional || st == readout.Hypothetical
}
