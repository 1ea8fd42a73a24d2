package talks

import (
	"slices"

	"readout"
)

// overtures enters talks that are only proposed, and offers of good offices, where no
// talks are told of: "A proposed negotiations to B", "N offered both its good offices",
// "A and B have accepted the good offices of N".
func (r *reading) overtures(ps []process) {
	for s := range r.d.Sentences {
		if len(r.rec.Processes) >= mostProcesses {
			return
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if t := &r.d.Tokens[i]; t.Tag == readout.VERB {
				switch t.Lemma {
				case "offer", "propose", "suggest", "tender", "extend", "volunteer", "float":
					r.overture(ps, i, stFloated)
				case "accept", "embrace", "welcome":
					r.overture(ps, i, stAgreedTalk)
				}
			}
		}
	}
}

// overture reads the verb at token i.
func (r *reading) overture(ps []process, i int32, state string) {
	what, offices := r.offered(i)
	if what < 0 || state == stAgreedTalk && !offices || r.status(i) != readout.Happened || r.earlier(i) || r.older(i, state) {
		return
	}
	ids := r.between(what)
	for _, top := range []int32{i, what} {
		for c := range r.d.Children(top) {
			if x := r.d.Tokens[c].Rel; x == readout.RelIobj || (x == readout.RelObl || x == readout.RelNmod) && r.caseOf(c) == "to" {
				ids = r.phrase(c, ids)
			}
		}
	}
	var from []string
	if s := r.subject(i); s >= 0 {
		from = r.phrase(s, nil)
	}
	switch {
	case state == stAgreedTalk:
		ids = from
	case !offices:
		ids = add(ids, from...)
	case len(r.sidesOf(ids)) < 2:
		ids = r.table(ps, i) // "offered its good offices"
	}
	sides := r.sidesOf(r.parties(ids))
	if len(sides) != 2 || offices && state == stFloated && len(intersect(sides, r.sidesOf(from))) > 0 {
		return
	}
	if slices.ContainsFunc(r.rec.Processes, func(p readout.Process) bool { return sameSides(r.sidesOf(p.Parties), sides) }) {
		return
	}
	q := process{sides: sides, parties: r.parties(ids)}
	x := readout.Process{Parties: q.parties, State: state, Resumption: "none", Intervention: "none", Outcome: "not_stated", Name: r.name(&q), Key: r.key(&q)}
	x.ID, x.Span, x.Rule, x.Score, x.Status = r.newID("n", len(r.rec.Processes)), r.d.Words(i, what), "process.overture", 0.6, readout.Happened
	x.VouchedBy, x.Evidence = r.voice(x.Span), []readout.Span{x.Span}
	x.Reason = state + ": talks are offered"
	h := readout.StateHint{State: state, Status: readout.Happened, VouchedBy: x.VouchedBy, Span: x.Span, Rule: x.Rule}
	if h.Date, h.DateBasis, h.Before = r.hintDay(i, false, x.VouchedBy); h.Date != r.published() && h.Date != r.ownDay(i) && r.published() != "" {
		h.Date, h.DateBasis = r.published(), readout.BasisInferred // the day of something else: of the offer that is accepted
	}
	x.States = []readout.StateHint{h}
	r.rec.Processes = append(r.rec.Processes, x)
}

// offered is the word for talks, or for good offices, that the verb at token i has as
// its object; -1 if it offers something else.
func (r *reading) offered(i int32) (what int32, offices bool) {
	for k := i + 1; k < r.sentence(i).Last && k < i+12; k++ {
		t := &r.d.Tokens[k]
		if t.Tag == readout.VERB && t.Rel != readout.RelAmod && t.Rel != readout.RelAcl {
			return -1, false
		}
		if t.Lemma == "office" && r.d.Tokens[k-1].Lemma == "good" && r.d.Below(k, i) {
			return k, true
		}
		if t.Tag.Noun() && (t.Rel == readout.RelObj || t.Rel == readout.RelConj || t.Rel == readout.RelCcomp) && r.d.Below(k, i) {
			if r.is(k, isNegotiation) && !r.is(k, isRound) && !r.denied(k) {
				return k, false
			}
			if t.Rel == readout.RelObj && !r.is(k, isRound) {
				continue
			}
		}
	}
	return -1, false
}
