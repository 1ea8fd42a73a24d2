package talks

import (
	"slices"

	"readout"
)

// mediations lists who mediates, or offers to, for each process, and who accepted
// or refused that.
func (r *reading) mediations(ps []process) {
	for s := range r.d.Sentences {
		if r.has[s]&(isMediate|isMediator) == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if r.is(i, isMediate) {
				r.mediationAt(ps, i)
			} else if r.d.Tokens[i].Lemma == "mediator" && r.d.Tokens[i].Tag.Noun() {
				r.mediatorAt(ps, i)
			}
		}
	}
}

// mediationAt reads the word for mediating at token i.
func (r *reading) mediationAt(ps []process, i int32) {
	m := readout.Mediation{State: "under_way", Span: r.d.Words(i, i), VouchedBy: r.voice(r.d.Tokens[i].Span)}
	who := r.mediatesAt(i)
	if i >= 2 && r.d.Word(i-1) == "-" {
		who = r.d.ActorsAt(i - 2) // "Qatar-mediated"
	}
	for c := range r.d.Children(i) {
		if x := r.d.Tokens[c].Rel; x == readout.RelNmodPoss || (x == readout.RelAmod || x == readout.RelCompound) && r.d.Tokens[i].Tag.Noun() {
			who = r.phrase(c, who)
		}
	}
	m.State, m.By = r.mediationState(i, &who)
	if m.State == "" {
		return
	}
	x := r.processMediated(ps, i, r.mediatedFor(i))
	if x == nil && m.State == "offered" {
		x = r.offeredFor(i)
	}
	if x == nil || len(m.By) > 0 && len(intersect(r.sidesOf(m.By), r.sidesOf(x.Parties))) == 0 {
		return
	}
	if r.d.Tokens[i].Lemma == "facilitate" {
		m.Strategy = "facilitation"
	}
	for _, id := range r.parties(who) {
		if s := r.side(id); s == "" || slices.Contains(r.sidesOf(x.Parties), s) {
			continue
		}
		m.Mediator = id
		if r.drafts(id) {
			m.Strategy = "formulation"
		}
		if !slices.ContainsFunc(x.Mediation, func(o readout.Mediation) bool { return o.Mediator == id && o.State == m.State }) {
			x.Mediation = append(x.Mediation, m)
		}
	}
}

// mediatorAt reads "the mediator of the Union, N", "Union mediator N", for whom it is that
// mediates.
func (r *reading) mediatorAt(ps []process, i int32) {
	switch r.status(i) {
	case readout.Happened, readout.Ongoing:
	default:
		return
	}
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Lemma {
		case "former", "new", "another", "possible", "would-be", "no", "any", "a":
			return // who may or did
		}
	}
	var who []string
	body := func(c int32) {
		for _, id := range r.d.ActorsAt(c) {
			if a := r.actor(id); a != nil && (a.Kind == readout.ActorIGO || a.Key != "" && state(a)) {
				who = add(who, id)
			}
		}
	}
	first, last := r.d.Subtree(i)
	for c := max(first, i-4); c <= min(last, i+8); c++ {
		switch r.d.Tokens[c].Rel {
		case readout.RelCompound, readout.RelNmodPoss, readout.RelAmod:
			if c < i {
				body(c)
			}
		case readout.RelNmod:
			if p := r.caseOf(c); p == "of" || p == "from" {
				body(c)
			}
		}
	}
	x := r.processMediated(ps, i, r.mediatedFor(i))
	if x == nil {
		return
	}
	for _, id := range who {
		if s := r.side(id); s == "" || slices.Contains(r.sidesOf(x.Parties), s) || slices.ContainsFunc(x.Mediation, func(o readout.Mediation) bool { return o.Mediator == id }) {
			continue
		}
		x.Mediation = append(x.Mediation, readout.Mediation{Mediator: id, State: "under_way", Span: r.d.Words(i, i), VouchedBy: r.voice(r.d.Tokens[i].Span)})
	}
}

// mediationState says whether mediation was offered, accepted or refused, or takes
// place, and by whom; empty where it is only imagined. An offer may name the
// mediator as its subject.
func (r *reading) mediationState(i int32, who *[]string) (state string, by []string) {
	for n, v := 0, r.d.Tokens[i].Head; v >= 0 && n < 3; n, v = n+1, r.d.Tokens[v].Head {
		switch r.d.Tokens[v].Lemma {
		case "offer", "propose", "volunteer", "ready", "willing":
			if s := r.subject(v); len(*who) == 0 && s >= 0 {
				*who = r.phrase(s, nil)
			}
			if up := r.d.Tokens[v].Head; up >= 0 && r.d.Tokens[v].Tag.Noun() {
				for c := range r.d.Children(v) {
					if r.d.Tokens[c].Rel == readout.RelNmodPoss {
						*who = r.phrase(c, *who)
					}
				}
				if st, by := r.answered(up); st != "" {
					return st, by
				}
			}
			return "offered", nil
		}
		if st, by := r.answered(v); st != "" && r.d.Tokens[i].Tag.Noun() {
			return st, by
		}
		if r.d.Tokens[v].Tag == readout.VERB {
			break
		}
	}
	switch r.status(i) {
	case readout.Happened, readout.Ongoing:
		return "under_way", nil
	case readout.Planned:
		if r.d.Tokens[i].Tag.Noun() && r.opensWith(i, "under") {
			return "under_way", nil // talks are set that somebody mediates
		}
	case readout.Desired:
		if r.d.Tokens[i].Tag == readout.VERB && r.d.Tokens[i].Rel != readout.RelAcl {
			return "under_way", nil // trying to mediate is mediating
		}
	}
	if t := &r.d.Tokens[i]; t.Rel == readout.RelAmod || t.Rel == readout.RelAcl {
		return "under_way", nil
	}
	return "", nil
}

// answered says whether verb v accepts or refuses, and who does.
func (r *reading) answered(v int32) (state string, by []string) {
	if r.status(v) != readout.Happened {
		return "", nil
	}
	switch r.d.Tokens[v].Lemma {
	case "accept", "welcome", "agree":
		state = "accepted"
	case "reject", "refuse", "decline", "dismiss", "spurn":
		state = "refused"
	default:
		return "", nil
	}
	return state, r.parties(r.phrase(r.subject(v), nil))
}

// mediatedFor returns the sides between which token i has somebody mediate.
func (r *reading) mediatedFor(i int32) []string {
	ids := r.between(i)
	for c := range r.d.Children(i) {
		switch r.caseOf(c) {
		case "between", "among":
			ids = r.phrase(c, ids)
		}
	}
	return r.sidesOf(ids)
}

// offeredFor makes a process of the dispute in which somebody offers to mediate,
// where its sides are named beside the word: an offer to mediate is one of talks.
func (r *reading) offeredFor(i int32) *readout.Process {
	var ids []string
	for k := i + 1; k < r.sentence(i).Last && k < i+8; k++ {
		switch r.d.Tokens[k].Lemma {
		case "dispute", "conflict", "crisis", "war", "mediate", "row", "standoff":
			ids = r.between(k)
		}
	}
	if ids == nil {
		ids = r.between(i)
	}
	if len(r.sidesOf(ids)) < 2 || len(r.rec.Processes) >= mostProcesses {
		return nil
	}
	q := process{sides: r.sidesOf(ids), parties: r.parties(ids)}
	x := readout.Process{Parties: q.parties, State: stFloated, Resumption: "none", Intervention: "none", Outcome: "not_stated", Name: r.name(&q), Key: r.key(&q)}
	x.ID, x.Span, x.Rule, x.Score, x.Status = r.newID("n", len(r.rec.Processes)), r.d.Words(i, i), "process.mediation", 0.6, readout.Happened
	x.VouchedBy, x.Evidence = r.voice(x.Span), []readout.Span{x.Span}
	x.Reason = stFloated + ": mediation is offered"
	h := readout.StateHint{State: stFloated, Status: readout.Happened, VouchedBy: x.VouchedBy, Span: x.Span, Rule: x.Rule}
	h.Date, h.DateBasis, h.Before = r.hintDay(i, r.earlier(i), x.VouchedBy)
	x.States = []readout.StateHint{h}
	r.rec.Processes = append(r.rec.Processes, x)
	return &r.rec.Processes[len(r.rec.Processes)-1]
}

// processMediated returns the process of the record that mediation at token i is
// for, between sides where they are named.
func (r *reading) processMediated(ps []process, i int32, sides []string) *readout.Process {
	if len(sides) > 0 {
		for k := range r.rec.Processes {
			if x := &r.rec.Processes[k]; len(intersect(r.sidesOf(x.Parties), sides)) == len(sides) {
				return x
			}
		}
		return nil
	}
	if p := r.processAt(ps, i); p != nil && p.id != "" {
		return r.process(p.id)
	}
	if len(r.rec.Processes) == 1 {
		return &r.rec.Processes[0]
	}
	return nil
}

// drafts says whether the mediator put a proposal of its own forward.
func (r *reading) drafts(id string) bool {
	return slices.ContainsFunc(r.rec.Proposals, func(p readout.Proposal) bool {
		return len(p.By) > 0 && slices.Contains(r.sidesOf(p.By), r.side(id))
	})
}

// hosts fills who hosts the kept meetings and on whose ground they met.
func (r *reading) hosts() {
	for e := range r.meetings {
		x := &r.meetings[e]
		if x.meeting < 0 {
			continue
		}
		m := &r.rec.Meetings[x.meeting]
		for i := range x.mentions {
			r.hostOf(m, &x.mentions[i])
		}
		r.hostTells(m)
		m.Ground = r.ground(m)
	}
}

// hostTells makes a host of a state that is no party and tells of the meeting on its
// own ground: "will meet here on Friday, the foreign ministry of Oman said".
func (r *reading) hostTells(m *readout.Meeting) {
	country := ""
	for i := range r.rec.Places {
		if p := &r.rec.Places[i]; p.ID == m.Place && m.Place != "" && m.PlaceBasis != readout.BasisInferred {
			country = p.Country
		}
	}
	if country == "" || len(r.sidesOf(m.Parties)) < 2 {
		return
	}
	for _, v := range m.VouchedBy {
		st := r.statement(v)
		if st == nil {
			continue
		}
		for _, id := range r.parties(r.speakers(st)) {
			if a := r.actor(id); a != nil && a.Country == country && official(a) && !r.seated(m.Parties, id) {
				m.HostedBy = add(m.HostedBy, id)
			}
		}
	}
}

// hostOf reads "Oman hosted the talks", "talks hosted by Oman", "convened by the UN",
// "at the invitation of France", "mediated by Qatar".
func (r *reading) hostOf(m *readout.Meeting, n *mention) {
	i := n.head
	read := func(v int32) {
		lemma := r.d.Tokens[v].Lemma
		var into *[]string
		switch {
		case lemma == "host":
			into = &m.HostedBy
		case lemma == "convene", lemma == "initiate", lemma == "invite":
			into = &m.InitiatedBy
		case r.is(v, isMediate), lemma == "chair":
			into = &m.Mediators
		default:
			return
		}
		who := r.mediatesAt(v)
		if i >= 2 && v >= 2 && r.d.Word(v-1) == "-" {
			who = r.d.ActorsAt(v - 2)
		}
		for _, id := range r.parties(who) {
			if r.side(id) != "" && (lemma != "mediate" || !slices.Contains(m.Parties, id)) {
				*into = add(*into, id)
			}
		}
	}
	if r.d.Tokens[i].Lemma == "host" || r.is(i, isMediate) && r.d.Tokens[i].Tag == readout.VERB {
		read(i)
	}
	for c := range r.d.Children(i) {
		if t := &r.d.Tokens[c]; (t.Rel == readout.RelAcl || t.Rel == readout.RelAmod || t.Rel == readout.RelAclRelcl) && t.Tag != readout.NOUN {
			read(c)
		}
	}
	if v := r.d.Tokens[i].Head; v >= 0 && (r.d.Tokens[i].Rel.Subject() || r.d.Tokens[i].Rel == readout.RelObj) && r.d.Tokens[v].Tag == readout.VERB {
		read(v)
	}
	hits := r.hitsIn(int32(r.d.SentenceOf(i)))
	for k := range hits {
		h := &hits[k]
		who := r.parties(r.opening(h.last + 1))
		switch {
		case h.pattern.id == "B22b":
			m.InitiatedBy = add(m.InitiatedBy, who...)
		case h.pattern.id == "B20" && len(who) == 1 && r.side(who[0]) != "" && !r.seated(m.Parties, who[0]) && r.attach(h.first, kept) == r.meetingAt(i):
			m.Mediators = add(m.Mediators, who...)
		}
	}
	if m.Number == 0 {
		m.Number = r.ordinal(i)
	}
}

// ground says on whose ground a meeting took place, where the report states the
// place: that of a party, of a mediator, or of neither.
func (r *reading) ground(m *readout.Meeting) string {
	if m.Place == "" || m.PlaceBasis == readout.BasisInferred || m.Mode == "phone" || m.Mode == "video" || len(r.sidesOf(m.Parties)) < 2 {
		return ""
	}
	country := ""
	for i := range r.rec.Places {
		if p := &r.rec.Places[i]; p.ID == m.Place {
			country = p.Country
		}
	}
	of := func(ids []string) bool {
		return slices.ContainsFunc(ids, func(id string) bool { a := r.actor(id); return a != nil && a.Country == country })
	}
	switch {
	case country == "":
		return ""
	case of(m.Parties):
		return "party"
	case of(m.Mediators):
		return "mediator"
	}
	return "neutral_third"
}
