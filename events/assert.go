package events

import "readout"

// assert says whether p is told as an event, and gives it its status and type.
// What is only a purpose, a condition or the name of a thing is no event.
func (x *run) assert(p *proto) bool {
	if x.asked(p.head) {
		return x.drop(p, "stands in a question")
	}
	if x.toldBy(p) {
		p.verb = x.tok(p.head).Head
	}
	w := x.path(p.verb)
	p.relative = w.relative
	p.told = w.fixed || w.relative
	p.negated = p.negated || w.neg || p.object >= 0 && x.negated(p.object) || x.unmade(p.verb) || p.head != p.verb && x.unmade(p.head)
	x.tense(p, &w)
	x.presupposed(p, &w)
	if p.frame == &backed {
		p.status, p.negated = readout.Ongoing, false // said in passing, whatever the clause around it
	}
	if !x.told(p, &w) {
		return x.drop(p, x.untold(p, &w))
	}
	x.future(p, &w)
	if p.typ == "" {
		return x.drop(p, "an operator without an event that it works on")
	}
	x.against(p)
	p.score = x.score(p, &w)
	return !x.idle(p, &w) || x.drop(p, "neither told as done nor of anyone known")
}

// toldBy says whether p is a noun that is but the object of a verb which tells of
// the same: the aid of "sent no aid".
func (x *run) toldBy(p *proto) bool {
	t := x.tok(p.head)
	if !x.nominal(p.head) || p.verb != p.head || p.content >= 0 || t.Head < 0 || t.Rel != readout.RelObj && t.Rel != readout.RelNsubjPass {
		return false
	}
	m := x.memo[t.Head]
	return m >= 0 && !x.used[t.Head] && x.protos[m].typ == p.typ && x.protos[m].object == p.head
}

// beside says whether noun i is what somebody is or is not in or on, so that a "not"
// is not the noun's: "I was not on the call".
func (x *run) beside(i int32) bool {
	return x.nominal(i) && x.d.Child(i, readout.RelCop) >= 0 && x.d.Child(i, readout.RelCase) >= 0
}

// presupposed turns "they could not sustain their offensive" into the offensive,
// which is under way whether it is sustained or not.
func (x *run) presupposed(p *proto, w *way) {
	if p.content < 0 || p.frame.op != "ongoing" || !p.negated && strength[p.status] == 0 && w.status == "" {
		return
	}
	e := &x.protos[p.content]
	if !x.nominal(e.head) || x.d.Child(e.head, readout.RelNmodPoss) < 0 {
		return
	}
	p.status, p.negated, w.status = readout.Ongoing, false, ""
	p.first, p.last = e.head, e.head
	p.head = e.head
}

// idle says whether p is neither told as done nor of anyone known: a wish, a
// plan or a denial without a party, or one in a relative clause.
func (x *run) idle(p *proto, w *way) bool {
	if strength[p.status] == 0 {
		return false
	}
	if w.relative && (p.frame.op == "want" || p.frame.op == "intend") {
		return true
	}
	if p.status == readout.NotHappened && (w.relative || w.part || w.depth > 1) {
		return true
	}
	if m := x.modal(p.verb); p.status == readout.Hypothetical && (m == "can" || m == "ca") {
		return true
	}
	if p.status == readout.Alleged && p.typ == "ASSAULT" && x.crowd(&p.rec) {
		return false // who claims that people were killed is heard
	}
	if p.status == readout.Alleged && p.typ == "ASSAULT" && x.warring(x.party(&p.act)) {
		return false // "accused the army of shelling a village": which army, the report knows
	}
	return !x.known(&p.act) && !x.known(&p.rec)
}

// warring says whether ids are armies or armed groups, and no single soldiers.
func (x *run) warring(ids []string) bool {
	for _, id := range ids {
		if a := x.actors[id]; a == nil || a.Kind == readout.ActorPerson || !overlap(a.Sectors, []string{"MIL", "REB", "UAF"}) {
			return false
		}
	}
	return len(ids) > 0
}

// known says whether one of the fillers names an actor with a country.
func (x *run) known(p *party) bool {
	for _, id := range x.party(p) {
		if x.country(id) != "" {
			return true
		}
	}
	return false
}

// asked says whether token i stands in a question.
func (x *run) asked(i int32) bool {
	last := x.d.Sentences[x.d.SentenceOf(i)].Last - 1
	for last > i && x.tok(last).Tag == readout.PUNCT {
		if x.d.Word(last) == "?" {
			return true
		}
		last--
	}
	return false
}

// told says whether the way to the root leaves an event that the text tells of.
func (x *run) told(p *proto, w *way) bool {
	p.detail = w.relative || w.sub || w.part || w.depth > 1
	switch {
	case p.frame == &backed:
		return true // said in passing, whatever the clause around it
	case w.purpose:
		return x.serves(p, w)
	case w.status == readout.Conditional:
		return false // "if they attack": the condition is not the news
	case x.nominal(p.head) && p.verb == p.head && p.content < 0 && !(x.gerund(p.head) && !p.frame.noun):
		return x.nounTold(p, w)
	}
	return true
}

// serves says whether a purpose is told as done: it belongs to material action
// that is under way ("have joined to target them").
func (x *run) serves(p *proto, w *way) bool {
	if p.typ == "CONSULT" && p.content < 0 && x.arrived(w.host) && p.rec.n > 0 && x.names(p.rec.toks[0]) {
		p.mode, p.cameo, p.status = "visit", "042", readout.Happened
		return true // "arrived in the capital to meet the king"
	}
	m := x.memo[w.host]
	if m < 0 {
		return false
	}
	h := &x.protos[m]
	q := quads[h.typ]
	if (q != 2 && q != 4) || h.typ == "AID" || quads[p.typ] != 4 || x.modal(w.host) != "" || x.negated(w.host) || p.rec.n == 0 {
		return false
	}
	p.status = x.verbStatus(h)
	if p.act.n == 0 {
		p.act = h.act
	}
	return p.status == readout.Ongoing || p.status == readout.Happened
}

// arrived says whether verb v tells that somebody has gone to a place.
func (x *run) arrived(v int32) bool {
	switch x.verbLemma(v) {
	case "arrive", "travel", "fly", "land", "come":
		return x.tok(v).Fine == readout.VBD && !x.negated(v) && x.modal(v) == ""
	}
	return false
}

// nounTold says whether an event noun by itself tells of an event: with a party
// named, and not as a mere modifier of another noun.
func (x *run) nounTold(p *proto, w *way) bool {
	if r := x.tok(p.head).Rel; r == readout.RelCompound || r == readout.RelAmod {
		return false
	}
	if p.act.n == 0 && p.rec.n == 0 {
		p.echo = !p.frame.bare && x.points(p)
		return p.frame.bare || p.echo
	}
	return p.act.n > 0 || quads[p.typ]%2 == 0 || p.typ == "CONSULT" // words need a speaker
}

// future gives what is to come its own type: help that will be given is AGREE, a
// blow that will be struck THREATEN, help that will not be given REJECT.
func (x *run) future(p *proto, w *way) {
	if p.negated && (strength[p.status] <= 1 || p.status == readout.Conditional) {
		if c := x.compose("refusal", p); c != nil && (p.status == readout.Planned || p.status == readout.Conditional) && !w.relative && w.depth <= 1 {
			p.typ, p.mode, p.cameo, p.status, p.negated = c.typ, c.mode, c.cameo, readout.Happened, false
			return
		}
		p.status = readout.NotHappened
		return
	}
	if p.negated {
		p.status = readout.NotHappened
		return
	}
	if p.frame.op == "order" || p.frame.op == "try" {
		return // an order for a blow is no threat, nor is an attempt at one
	}
	may := p.status == readout.Hypothetical && (p.typ == "SANCTION" || p.typ == "COERCE") && x.modal(p.verb) == "may" && !w.relative
	if p.status != readout.Planned && p.status != readout.Conditional && p.status != readout.Desired && !may {
		return
	}
	if x.tok(p.verb).Tag != readout.VERB && p.content < 0 && x.nominal(p.head) && p.status != readout.Planned {
		return
	}
	if p.status == readout.Desired && quads[p.typ] == 4 {
		return // who wants a blow does not threaten it yet
	}
	if c := x.compose("will", p); c != nil && c.typ != "=" {
		p.typ, p.mode, p.cameo = c.typ, c.mode, c.cameo
	}
}
