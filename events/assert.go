package events

import "readout"

// assert says whether p is told as an event, and gives it its status and type.
// What is only a purpose, a condition or the name of a thing is no event.
func (x *run) assert(p *proto) bool {
	if x.asked(p.head) || x.naming(p) {
		return false
	}
	w := x.path(p.verb)
	p.negated = p.negated || w.neg || x.negated(p.verb) || x.negated(p.head) || p.object >= 0 && x.negated(p.object)
	x.tense(p, &w)
	x.presupposed(p, &w)
	if !x.told(p, &w) {
		return false
	}
	x.future(p, &w)
	if p.typ == "" {
		return false
	}
	x.against(p)
	p.score = x.score(p, &w)
	return !x.idle(p, &w)
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
	return !x.known(&p.act) && !x.known(&p.rec)
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

// naming says whether "call" gives a name and is no telephone call: the words go
// on after the object.
func (x *run) naming(p *proto) bool {
	if p.typ != "CONSULT" || p.frame.lemma != "call" || p.frame.noun || p.rec.n == 0 {
		return false
	}
	_, last := x.d.Subtree(p.rec.toks[0])
	n := last + 1
	if int(n) >= len(x.d.Tokens) || n <= p.head {
		return true
	}
	switch t := x.tok(n); t.Tag {
	case readout.ADP, readout.SCONJ, readout.CCONJ, readout.PART:
		return false
	case readout.PUNCT:
		w := x.d.Word(n)
		return w != "." && w != ","
	default:
		return !x.timeWord(n)
	}
}

// tense sets the status from the verb's own form and from the way.
func (x *run) tense(p *proto, w *way) {
	s := p.status
	if s == "" {
		s = x.verbStatus(p)
	}
	if strength[w.status] > strength[s] {
		s = w.status
	}
	if x.doubted(p.head) || x.doubted(p.verb) {
		s = readout.Alleged
	}
	p.status = s
	p.background = p.background || w.past || x.formerly(p.verb)
}

// verbStatus reads the form of the clause of p.
func (x *run) verbStatus(p *proto) readout.Status {
	v := p.verb
	if !x.verbal(v) && x.d.Child(v, readout.RelCop) < 0 {
		c := x.clause(v)
		if x.verbal(c) && x.modal(c) != "" && x.argOf(v, c) {
			return x.modalStatus(c, x.modal(c))
		}
		if p.frame.state {
			return readout.Ongoing
		}
		return readout.Happened
	}
	if m := x.modal(v); m != "" {
		return x.modalStatus(v, m)
	}
	if x.conditioned(v) && x.tok(v).Fine != readout.VBD {
		return readout.Conditional
	}
	if x.progressive(v) || p.frame.state && x.present(v) || p.frame.op == "ongoing" {
		return readout.Ongoing
	}
	return readout.Happened
}

// argOf says whether noun n is a direct argument of verb v.
func (x *run) argOf(n, v int32) bool {
	t := x.tok(n)
	return t.Head == v && (t.Rel == readout.RelObj || t.Rel == readout.RelNsubj || t.Rel == readout.RelNsubjPass || t.Rel == readout.RelObl)
}

func (x *run) modalStatus(v int32, m string) readout.Status {
	if x.conditioned(v) {
		return readout.Conditional
	}
	switch m {
	case "will":
		return readout.Planned
	case "would":
		if x.has(v, "have") || !x.reported(v) {
			return readout.Hypothetical
		}
		return readout.Planned
	case "must", "should":
		return readout.Desired
	}
	return readout.Hypothetical
}

// reported says whether v stands in reported speech, where "would" is a "will"
// of the past.
func (x *run) reported(v int32) bool {
	for i := v; i >= 0; i = x.tok(i).Head {
		switch t := x.tok(i); t.Rel {
		case readout.RelCcomp, readout.RelParataxis:
			return true
		case readout.RelConj, readout.RelXcomp:
		default:
			return len(x.vouchers(v, x.tok(v).Span)) > 0 && t.Rel == readout.RelRoot
		}
	}
	return false
}

// has says whether verb v has the auxiliary.
func (x *run) has(v int32, lemma string) bool {
	for c := range x.d.Children(v) {
		if x.tok(c).Rel == readout.RelAux && (x.lemma(c) == lemma || lower(x.d.Word(c)) == lemma) {
			return true
		}
	}
	return false
}

// progressive says whether v tells of something under way now: "is shelling",
// "has been shelling", "continues to shell".
func (x *run) progressive(v int32) bool {
	if x.gerund(v) {
		w := lower(x.d.Word(v - 1))
		return x.lemma(v-1) == "be" && w != "was" && w != "were"
	}
	if x.tok(v).Fine != readout.VBG {
		return false
	}
	now, be := true, false
	for c := range x.d.Children(v) {
		if r := x.tok(c).Rel; r != readout.RelAux && r != readout.RelAuxPass {
			continue
		}
		switch lower(x.d.Word(c)) {
		case "is", "are", "am", "'s", "’s", "'re", "’re", "been":
			be = true
		case "was", "were", "had":
			now = false
		}
	}
	return be && now
}

// present says whether v stands in the present or the present perfect.
func (x *run) present(v int32) bool {
	t := x.tok(v)
	if t.Fine == readout.VBZ || t.Fine == readout.VBP {
		return true
	}
	for c := range x.d.Children(v) {
		switch lower(x.d.Word(c)) {
		case "has", "have", "'ve", "’ve", "is", "are":
			if isAux(x.tok(c).Rel) {
				return true
			}
		}
	}
	return false
}

// doubted says whether "alleged", "suspected" or "reportedly" hangs on i.
func (x *run) doubted(i int32) bool {
	for c := range x.d.Children(i) {
		switch lower(x.d.Word(c)) {
		case "alleged", "allegedly", "suspected", "reportedly", "purported", "purportedly", "apparent":
			return true
		}
	}
	return false
}

// formerly says whether the clause of v tells of the past before the news.
func (x *run) formerly(v int32) bool {
	for c := range x.d.Children(v) {
		t := x.tok(c)
		switch w := lower(x.d.Word(c)); {
		case w == "had" && t.Rel == readout.RelAux:
			return true
		case w == "formerly" || w == "previously" || w == "once" && t.Rel == readout.RelAdvmod:
			return true
		}
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
	case x.nominal(p.head) && p.verb == p.head && p.content < 0:
		return x.nounTold(p, w)
	}
	return true
}

// serves says whether a purpose is told as done: it belongs to material action
// that is under way ("have joined to target them").
func (x *run) serves(p *proto, w *way) bool {
	m := x.memo[w.host]
	if m < 0 {
		return false
	}
	h := &x.protos[m]
	q := quads[h.typ]
	if (q != 2 && q != 4) || quads[p.typ] != 4 || x.modal(w.host) != "" || x.negated(w.host) || p.rec.n == 0 {
		return false
	}
	p.status = x.verbStatus(h)
	if p.act.n == 0 {
		p.act = h.act
	}
	return p.status == readout.Ongoing || p.status == readout.Happened
}

// nounTold says whether an event noun by itself tells of an event: with a party
// named, and not as a mere modifier of another noun.
func (x *run) nounTold(p *proto, w *way) bool {
	if r := x.tok(p.head).Rel; r == readout.RelCompound || r == readout.RelAmod {
		return false
	}
	if p.act.n == 0 && p.rec.n == 0 {
		return p.frame.bare
	}
	return p.act.n > 0 || quads[p.typ]%2 == 0 || p.typ == "CONSULT" // words need a speaker
}

// future gives what is to come its own type: help that will be given is AGREE, a
// blow that will be struck THREATEN, help that will not be given REJECT.
func (x *run) future(p *proto, w *way) {
	if p.negated && strength[p.status] <= 1 {
		if c := x.compose("refusal", p); c != nil && p.status == readout.Planned && !w.relative && w.depth <= 1 {
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
	may := p.status == readout.Hypothetical && (p.typ == "SANCTION" || p.typ == "COERCE") && x.modal(p.verb) == "may" && !w.relative
	if p.status != readout.Planned && p.status != readout.Conditional && p.status != readout.Desired && !may {
		return
	}
	if x.tok(p.verb).Tag != readout.VERB && p.content < 0 && x.nominal(p.head) && p.status != readout.Planned {
		return
	}
	if c := x.compose("will", p); c != nil && c.typ != "=" {
		p.typ, p.mode, p.cameo = c.typ, c.mode, c.cameo
	}
}
