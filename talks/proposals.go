package talks

import (
	"slices"
	"strings"

	"readout"
)

// proposals lists plans and drafts with what they would do and what for.
func (r *reading) proposals() {
	for s := range r.d.Sentences {
		if r.has[s]&isProposal == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			switch t := &r.d.Tokens[i]; {
			case t.Tag == readout.NOUN && r.is(i, isProposal) && !r.modifier(i):
				r.proposal(i)
			case t.Tag == readout.VERB && t.Lemma == "propose":
				r.proposed(i)
			}
		}
	}
}

// proposed reads "A proposed a joint committee".
func (r *reading) proposed(v int32) {
	obj := r.d.Child(v, readout.RelObj)
	by := r.phrase(r.subject(v), nil)
	if obj < 0 || !r.mayPropose(by, v) || r.is(obj, isProposal) || r.status(v) != readout.Happened {
		return
	}
	p := readout.Proposal{By: by, Measures: r.each(obj)}
	if len(p.Measures) == 0 {
		return
	}
	p.Span, p.Status = r.clauseSpan(v, r.d.Child(v, readout.RelNsubj)), readout.Planned
	p.Kind, p.State = "plan", "tabled"
	p.ID, p.VouchedBy = r.newID("pr", len(r.rec.Proposals)), r.voice(r.d.Tokens[v].Span)
	p.Evidence, p.Rule, p.Score = []readout.Span{p.Span}, "proposal.verb", 0.7
	r.rec.Proposals = append(r.rec.Proposals, p)
}

// mayPropose says whether a proposal of these actors is one among states or
// armed groups, and not a politician's programme.
func (r *reading) mayPropose(by []string, i int32) bool {
	return len(by) > 0 && (r.diplomatic() || r.twoPowers(i) || state(r.actor(by[0])) && r.actor(by[0]).Kind == readout.ActorGovernment) && (slices.ContainsFunc(by, func(id string) bool {
		a := r.actor(id)
		return a != nil && (a.Kind == readout.ActorGovernment || a.Kind == readout.ActorIGO || a.Kind == readout.ActorArmedGroup || rebel(a) || a.Rank != "" || official(a))
	}))
}

func (r *reading) proposal(i int32) {
	p := readout.Proposal{}
	p.Status = r.status(i)
	if d := r.d.Child(i, readout.RelDet); d >= 0 && r.d.Tokens[d].Lemma == "any" {
		return
	}
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		switch {
		case (t.Rel == readout.RelAclRelcl || t.Rel == readout.RelAcl) && t.Tag == readout.VERB:
			r.joined(c, func(v int32) {
				if v == c || !r.is(v, isSay) && r.d.Tokens[v].Fine != readout.VBD {
					r.measure(&p, v)
				}
			})
			if st := r.status(c); st == readout.NotHappened && !r.infinitive(c) {
				p.Status = st
			}
		case t.Rel == readout.RelNmod:
			switch r.caseOf(c) {
			case "for", "on":
				if r.d.ActorsAt(c) == nil && !r.placeAt(c) {
					p.Measures = append(p.Measures, r.each(c)...)
				}
			}
		}
	}
	p.By = r.proposers(i)
	if len(p.Measures) == 0 || !r.mayPropose(p.By, i) {
		return
	}
	if p.Status == readout.Happened && !r.tabled(i) {
		p.Status = readout.Planned
	}
	r.fate(&p, i)
	first, last := r.d.Subtree(i)
	s := r.sentence(i)
	p.Span = r.d.Words(max(first, s.First), r.trim(min(last, s.Last-1)))
	p.ID, p.VouchedBy = r.newID("pr", len(r.rec.Proposals)), r.voice(r.d.Tokens[i].Span)
	p.Evidence, p.Rule, p.Score = []readout.Span{p.Span}, "proposal", 0.7
	r.rec.Proposals = append(r.rec.Proposals, p)
}

// placeAt says whether token i is the name of a place.
func (r *reading) placeAt(i int32) bool {
	at := r.d.Tokens[i].Span
	return slices.ContainsFunc(r.placesIn(readout.Span{Start: at.Start - 60, End: at.End}), func(p readout.Place) bool { return p.Span.Overlaps(at) })
}

// tabled says whether the proposal was put forward, which happened, whatever
// becomes of it.
func (r *reading) tabled(i int32) bool {
	hits := r.hitsIn(int32(r.d.SentenceOf(i)))
	for k := range hits {
		if h := &hits[k]; h.value("proposal") != "" && h.first <= i && i <= h.last {
			return true
		}
	}
	return false
}

func (r *reading) infinitive(i int32) bool {
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Fine == readout.TO || r.d.Tokens[c].Rel == readout.RelMark && r.d.Tokens[c].Lemma == "to" {
			return true
		}
	}
	return false
}

// measure adds the clause of verb v to the measures, and what follows "to", "in
// order to" or "in an effort to" to the purposes.
func (r *reading) measure(p *readout.Proposal, v int32) {
	last := v
	for c := range r.d.Children(v) {
		if t := &r.d.Tokens[c]; t.Rel == readout.RelObj || t.Rel == readout.RelObl {
			if k := r.aim(c); k >= 0 {
				r.joined(k, func(x int32) { p.Purposes = append(p.Purposes, r.predicate(x)) })
				if t.Rel == readout.RelObj {
					last = max(last, c)
				}
				continue
			}
			_, b := r.d.Subtree(c)
			last = max(last, b)
		} else if t.Rel == readout.RelAdvcl && r.infinitive(c) {
			r.joined(c, func(x int32) { p.Purposes = append(p.Purposes, r.predicate(x)) })
		}
	}
	p.Measures = append(p.Measures, r.d.Words(v, r.trim(last)))
}

// aim returns the infinitive below "effort", "bid", "attempt" or "order"; -1 if
// token i leads to none.
func (r *reading) aim(i int32) int32 {
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		if (t.Rel == readout.RelAcl || t.Rel == readout.RelAdvcl) && r.infinitive(c) {
			switch r.d.Tokens[i].Lemma {
			case "effort", "bid", "attempt", "order", "move", "aim", "drive":
				return c
			}
			return c
		}
		if t.Rel == readout.RelObl || t.Rel == readout.RelNmod {
			if k := r.aim(c); k >= 0 {
				return k
			}
		}
	}
	return -1
}

// predicate is the span of a verb with what follows it, without "to" and what
// is joined to it.
func (r *reading) predicate(v int32) readout.Span {
	first, last := v, v
	for c := range r.d.Children(v) {
		switch r.d.Tokens[c].Rel {
		case readout.RelConj, readout.RelCc, readout.RelMark, readout.RelPunct, readout.RelNsubj:
			continue
		case readout.RelAdvmod:
			first = min(first, c)
		}
		_, b := r.d.Subtree(c)
		last = max(last, b)
	}
	return r.d.Words(first, r.trim(last))
}

// proposers are who puts the proposal forward, or negotiates it.
func (r *reading) proposers(i int32) []string {
	var out []string
	for c := range r.d.Children(i) {
		switch t := &r.d.Tokens[c]; t.Rel {
		case readout.RelNmodPoss, readout.RelCompound, readout.RelAmod:
			out = r.phrase(c, out)
		case readout.RelNmod:
			if r.caseOf(c) == "by" {
				out = r.phrase(c, out)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	v := r.d.Tokens[i].Head
	if v < 0 || r.d.Tokens[v].Tag != readout.VERB || r.d.Tokens[i].Rel != readout.RelObj {
		return nil
	}
	if !slices.Contains([]string{"negotiate", "propose", "present", "table", "float", "unveil", "offer", "draft", "put", "submit", "announce", "prepare", "work", "outline", "circulate", "draw", "suggest", "finalise", "finalize"}, r.d.Tokens[v].Lemma) {
		return nil
	}
	return r.phrase(r.subject(v), nil)
}

// fate is what became of a proposal, and of what kind it is.
func (r *reading) fate(p *readout.Proposal, i int32) {
	p.Kind = "plan"
	switch l := r.d.Tokens[i].Lemma; {
	case l == "draft":
		p.Kind = "draft"
	case strings.HasPrefix(l, "counter"):
		p.Kind = "counter"
	}
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Lemma {
		case "counter":
			p.Kind = "counter"
		case "final":
			p.Kind = "final_offer"
		case "bridging":
			p.Kind = "bridging"
		case "draft":
			p.Kind = "draft"
		}
	}
	switch p.Status {
	case readout.NotHappened:
		p.State = "not_agreed"
	case readout.Desired, readout.Hypothetical, readout.Conditional:
		p.State = "floated"
	default:
		if r.tabled(i) {
			p.State = "tabled"
		}
	}
	r.answers(p, i)
}

// answers enters who accepted or rejected the proposal of the noun at token i.
func (r *reading) answers(p *readout.Proposal, i int32) {
	hits := r.hitsIn(int32(r.d.SentenceOf(i)))
	for k := range hits {
		h := &hits[k]
		if i < h.first || i > h.last || r.hitStatus(h) != readout.Happened {
			continue
		}
		who := r.parties(r.agents(h))
		switch {
		case h.pattern.id == "C30":
			p.State, p.AcceptedBy = "accepted", add(p.AcceptedBy, who...)
		case h.pattern.id == "C31":
			p.State, p.RejectedBy = "rejected", add(p.RejectedBy, who...)
		}
	}
}
