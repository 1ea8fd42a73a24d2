package talks

import (
	"readout"
	"slices"
)

// conditionalBelow says whether token i lies in an "if" clause below q.
func (r *reading) conditionalBelow(i, q int32) bool {
	for ; i >= 0 && i != q; i = r.d.Tokens[i].Head {
		if r.d.Tokens[i].Rel == readout.RelAdvcl && r.conditional(i) {
			return true
		}
	}
	return false
}

// codedThreat takes over a THREATEN event.
func (r *reading) codedThreat(ev *readout.Event, ps []process) {
	if len(ev.Actors) == 0 || ev.Status == readout.NotHappened || len(ev.Evidence) == 0 {
		return
	}
	if k := ev.Head + 1; int(k) < len(r.d.Tokens) && r.d.Tokens[k].Lemma == "against" {
		return // a warning, not a threat
	}
	if int(ev.Head) < len(r.d.Tokens) && r.d.Tokens[ev.Head].Lemma == "warn" && r.d.Child(ev.Head, readout.RelObj) >= 0 {
		if x := r.d.Child(ev.Head, readout.RelXcomp); x >= 0 && r.infinitive(x) {
			return // "warned people to stay away" is advice
		}
	}
	if int(ev.Head) >= len(r.d.Tokens) || ev.Status != readout.Conditional && !r.is(ev.Head, isThreat) {
		return
	}
	t := readout.Threat{By: r.parties(ev.Actors), Kind: "unspecified"}
	for _, id := range r.parties(ev.Recipients) {
		if !r.seated(t.By, id) {
			t.To = add(t.To, id)
		}
	}
	if len(r.sidesOf(t.By))+len(r.persons(t.By)) == 0 {
		return // of nobody that we know
	}
	if c := r.conditionOf(ev.Head); c >= 0 {
		if to := r.asked(c, t.By); len(to) > 0 {
			t.To = to
		}
		if first, last := r.d.Subtree(c); last-first < 40 {
			t.Condition = r.d.Words(first, r.trim(last))
		}
	}
	if len(t.To) == 0 {
		t.To = r.others(ps, ev.Head, t.By)
	}
	t.Span, t.Consequence, t.Status = ev.Trigger.Cover(ev.Evidence[0]), ev.Evidence[0], ev.Status
	if c := r.d.Child(ev.Head, readout.RelXcomp, readout.RelCcomp); c >= 0 {
		first, last := r.d.Subtree(c)
		t.Consequence = r.d.Words(first, r.trim(last))
	} else if r.d.Tokens[ev.Head].Tag == readout.VERB {
		t.Consequence = r.clauseSpan(ev.Head, -1)
	}
	switch ev.Mode {
	case "relations":
		t.Kind = "halt_talks"
	case "violence":
		t.Kind = "force"
	case "expel":
		t.Kind = "expel"
	}
	if ev.Head >= 0 && int(ev.Head) < len(r.d.Tokens) {
		if k := r.threatKind(ev.Head); k != "unspecified" {
			t.Kind = k
		}
	}
	if !t.Condition.Empty() && t.Consequence.Overlaps(t.Condition) && t.Condition.Start > t.Consequence.Start {
		if end := r.trim(r.tokenAt(t.Condition.Start) - 1); r.d.Tokens[end].End > t.Consequence.Start {
			t.Consequence.End = r.d.Tokens[end].End
		}
	}
	n := len(r.rec.Threats)
	r.enterThreat(t, "threat.event")
	if len(r.rec.Threats) > n && !t.Condition.Empty() {
		r.untilWhen(t)
	}
}

// conditionOf returns the verb of the clause with "if" or "unless" below a threat, also
// one below what is threatened; -1 if there is none.
func (r *reading) conditionOf(i int32) int32 {
	if i < 0 || int(i) >= len(r.d.Tokens) {
		return -1
	}
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelAdvcl:
			if r.conditional(c) {
				return c
			}
			fallthrough
		case readout.RelXcomp, readout.RelCcomp, readout.RelAcl:
			for k := range r.d.Children(c) {
				if r.d.Tokens[k].Rel == readout.RelAdvcl && r.conditional(k) {
					return k
				}
			}
		}
	}
	return -1
}

// shareTargets gives a threat that names nobody whom it is against the one that another
// threat of the same side in the report has; so with the deadlines that they set.
func (r *reading) shareTargets() {
	of := func(by []string) []string {
		var out []string
		for i := range r.rec.Threats {
			if t := &r.rec.Threats[i]; len(t.To) > 0 && len(intersect(r.sidesOf(t.By), r.sidesOf(by))) > 0 {
				if out != nil && !slices.Equal(r.sidesOf(out), r.sidesOf(t.To)) {
					return nil
				}
				out = t.To
			}
		}
		return out
	}
	for i := range r.rec.Threats {
		if t := &r.rec.Threats[i]; len(t.To) == 0 {
			t.To = of(t.By)
		}
	}
	for i := range r.rec.Deadlines {
		if d := &r.rec.Deadlines[i]; len(d.Owners) == 0 && d.SetBy != "" && d.Rule == "deadline.threat" {
			d.Owners = of([]string{d.SetBy})
		}
	}
}

// wordedThreat takes a formula ("all options are on the table") as a threat of
// who says it.
func (r *reading) wordedThreat(h *hit, ps []process) {
	if st := r.hitStatus(h); st == readout.NotHappened && !h.pattern.negative {
		return
	}
	top := r.top(h)
	by := r.parties(r.phrase(r.subject(top), nil))
	if len(by) == 0 {
		by = r.speakerParty(r.span(h))
	}
	if len(by) == 0 {
		return
	}
	t := readout.Threat{By: by, To: r.others(ps, h.first, by), Kind: h.value("threat"), Consequence: r.span(h)}
	t.Span, t.Status = t.Consequence, readout.Hypothetical
	r.enterThreat(t, "threat."+h.pattern.id)
}
