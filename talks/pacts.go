package talks

import (
	"slices"

	"readout"
)

// This file tells the negotiations what became of their agreements: in force,
// violated, failed. An agreement between two sides is a negotiation's, even where
// the report tells of no talks.

// A pact is one mention of an agreement that says something of its state.
type pact struct {
	at    int32
	hit   *hit
	state string
	sides []string // actors: parties, who alleges and who is blamed
	told  readout.Status
	by    []string
}

// pactStates are the states of a negotiation that those of its agreement stand for.
var pactStates = map[string]string{
	"in_principle": stPrinciple, "reached": stPrinciple, "initialled": stText, "signed": stSigned, "in_force": stInForce,
	"holding": stInForce, "fragile": stInForce, "extended": stInForce, "violated": stViolated, "failed": stFailed, "expired": stFailed, "withdrawn": stFailed,
}

// pactOf keeps what a mention of an agreement says, for the negotiations.
func (r *reading) pactOf(a *readout.Agreement, i int32, h *hit) {
	if h == nil || pactStates[a.State] == "" || a.Status == readout.NotHappened {
		return
	}
	if over := a.State == "failed" || a.State == "expired" || a.State == "withdrawn"; over && a.Date != "" && r.published() != "" && a.Date < r.d.Report.Published.Date.AddDate(0, 0, -window).Format("2006-01-02") {
		return // one of long ago
	}
	p := pact{at: r.top(h), hit: h, state: pactStates[a.State], sides: slices.Clone(a.Parties), told: a.Status}
	if a.Ceasefire != nil {
		for _, v := range a.Ceasefire.Violations {
			p.sides, p.by = add(add(p.sides, v.AllegedBy...), v.Blamed...), v.Blamed
		}
	}
	r.pacts = append(r.pacts, p)
}

// pactHints adds the hints of agreements to the processes of the record.
func (r *reading) pactHints() {
	for k := range r.pacts {
		p := &r.pacts[k]
		if r.older(p.at, p.state) || r.earlier(p.at) && p.state == stFailed {
			continue // an agreement of long ago
		}
		x := r.processFor(p)
		if x == nil {
			continue
		}
		h := readout.StateHint{State: p.state, Status: p.told, By: p.by, VouchedBy: r.voice(r.span(p.hit)), Span: r.span(p.hit), Rule: p.hit.pattern.id}
		h.Date, h.DateBasis, h.Before = r.hintDay(p.at, r.earlier(p.at), h.VouchedBy)
		x.States = inOrder(r.enterHint(x.States, h))
		if h.Status == readout.Happened && !h.Before {
			if next := step(x.State, h.State); x.State != next {
				x.State = next
				r.prove(&x.Item, p.hit)
			}
		}
	}
}

// processFor returns the process of the record whose agreement p is: that of the
// same sides, the only one there is, or a new one where both sides are known.
func (r *reading) processFor(p *pact) *readout.Process {
	sides := r.sidesOf(p.sides)
	ps := r.rec.Processes
	for i := range ps {
		if have := r.sidesOf(ps[i].Parties); len(sides) > 0 && len(intersect(have, sides)) == len(sides) {
			return &ps[i]
		}
	}
	if len(sides) < 2 && len(ps) == 0 {
		if two := r.onlyTwo(); len(intersect(r.sidesOf(two), sides)) == len(sides) {
			p.sides, sides = two, r.sidesOf(two)
		}
	}
	if len(sides) < 2 {
		if len(ps) == 1 && len(sides) == 0 && r.pointsTo(p, &ps[0]) {
			return &ps[0]
		}
		return nil
	}
	if len(ps) >= mostProcesses {
		return nil
	}
	q := process{sides: sides, parties: r.parties(p.sides), agreement: true, issues: []string{"ceasefire"}}
	if !r.within(p.hit, isCeasefire) {
		q.issues = nil
	}
	x := readout.Process{Parties: q.parties, Issues: q.issues, State: stUnknown, Resumption: "none", Intervention: "none", Outcome: "not_stated", Name: r.name(&q), Key: r.key(&q)}
	x.ID, x.Span, x.Rule, x.Score = r.newID("n", len(ps)), r.span(p.hit), "process.agreement", 0.7
	x.Status, x.VouchedBy, x.Evidence = p.told, r.voice(x.Span), []readout.Span{x.Span}
	if p.told == readout.Happened {
		x.State = p.state
	}
	x.Reason = x.State + ": of the agreement alone"
	r.rec.Processes = append(r.rec.Processes, x)
	return &r.rec.Processes[len(ps)]
}

// pointsTo says whether an agreement whose sides are not named is that of x: it is
// "the truce", and its sentence names no other country.
func (r *reading) pointsTo(p *pact, x *readout.Process) bool {
	definite := false
	for i := p.hit.first; i <= p.hit.last; i++ {
		definite = definite || r.d.Tokens[i].Tag.Noun() && r.is(i, isAgreement) && r.definite(i)
	}
	have := r.sidesOf(x.Parties)
	s := r.sentence(p.at).Span
	for _, pl := range r.placesIn(s) {
		if pl.Kind == "country" && !slices.Contains(have, pl.Country) {
			return false
		}
	}
	return definite
}

// onlyTwo returns the two sides of a report that names just two states or armed
// groups; nil for any other.
func (r *reading) onlyTwo() []string {
	var out []string
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		if a.Anonymous || !state(a) && !rebel(a) && !opposes(a) && a.Kind != readout.ActorArmedGroup || !r.ofPowers([]string{a.ID}) || r.seated(out, a.ID) || r.helpsOnly(a) {
			continue
		}
		if out = append(out, r.party(a.ID)); len(out) > 2 {
			return nil
		}
	}
	if len(out) < 2 {
		return r.withUnnamed(out)
	}
	return out
}

// withUnnamed adds to at most one power that the report names the one other side of a war at
// home: "the army" and "the rebels", whatever they are called; nil where there are not two.
func (r *reading) withUnnamed(out []string) []string {
	isBand := func(id string) bool { a := r.actor(id); return a != nil && (rebel(a) || opposes(a)) }
	war := slices.ContainsFunc(out, isBand)
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		band := rebel(a) && (a.Kind == readout.ActorPeople || a.Kind == readout.ActorArmedGroup || a.Kind == readout.ActorOrganisation)
		force := a.Kind == readout.ActorGovernment && a.Country != "" && a.Country != "IGO" && a.Country != "UNO" && (slices.Contains(a.Sectors, "MIL") || len(a.Sectors) == 1 && a.Sectors[0] == "GOV" && a.Anonymous)
		if !band && !force || band && war || r.side(a.ID) == "" || r.seated(out, a.ID) || r.helpsOnly(a) {
			continue
		}
		war = war || band
		if out = append(out, r.party(a.ID)); len(out) > 2 {
			return nil
		}
	}
	if len(out) != 2 || !war {
		return nil
	}
	return out
}

// helpsOnly says whether all that the report tells of a state is that somebody of it
// mediates: "New Zealand's envoy", "the Omani who brokered it".
func (r *reading) helpsOnly(a *readout.Actor) bool {
	if !state(a) || len(a.Mentions) == 0 {
		return false
	}
	for _, m := range a.Mentions {
		i := r.headOf(r.tokenAt(m.Start), r.tokenAt(m.End-1))
		if r.d.Tokens[i].Tag == readout.PRON {
			continue
		}
		if !r.helping(i) && !r.helping(r.d.Tokens[i].Head) {
			return false
		}
	}
	return true
}

// helping says whether the noun at token i is a mediator, or has a clause that says so.
func (r *reading) helping(i int32) bool {
	if i < 0 {
		return false
	}
	if r.d.Tokens[i].Tag.Noun() && r.is(i, isMediator) {
		return true
	}
	for c := range r.d.Children(i) {
		if t := &r.d.Tokens[c]; t.Rel == readout.RelAclRelcl && (r.is(c, isMediate) || t.Lemma == "broker") || t.Rel == readout.RelAppos && r.is(c, isMediator) {
			return true
		}
	}
	return false
}
