package events

import "readout"

// mustFrame stands for "X said that Y must do it".
var mustFrame = frame{op: "demand", trigger: "must", typ: "REQUEST", mode: "change", cameo: "100"}

// demands finds what a speaker says that another must do.
func (x *run) demands(s readout.Sentence) {
	for i := s.First; i < s.Last; i++ {
		v := x.obliged(i)
		if v < 0 {
			continue
		}
		subj := x.subject(v)
		if subj < 0 && i > s.First && x.nominal(i-1) {
			subj = i - 1 // lost to the verb of saying
		}
		if subj < 0 || !x.itself(subj) {
			continue // "the use of force by them should end"
		}
		p := proto{frame: &mustFrame, head: i, verb: v, typ: "REQUEST", mode: "change", cameo: "100", content: none, particle: none, object: none, first: i, last: i, rank: 3, status: readout.Happened}
		if !x.speaker(v, &p) {
			continue
		}
		p.rec.add(subj)
		if x.samePeople(&p) || !x.powers(x.party(&p.rec)) || x.faceless(merge(x.party(&p.act), p.said)) {
			continue
		}
		x.ask(v, &p)
		w := x.path(v)
		p.score = x.score(&p, &w)
		x.protos = append(x.protos, p)
		x.kept = append(x.kept, int32(len(x.protos)-1))
	}
}

// obliged returns the verb of which token i says that it must be done, -1 if none.
func (x *run) obliged(i int32) int32 {
	t := x.tok(i)
	w := x.low(i)
	switch {
	case isAux(t.Rel) && t.Rel == readout.RelAux && (w == "must" || w == "should"):
		if s := x.d.Child(t.Head, readout.RelNsubj, readout.RelNsubjPass); s > i {
			return -1 // "should they attempt it" is a condition
		}
		if x.has(t.Head, "have") || x.tok(t.Head).Fine == readout.VBG {
			return -1 // "they must be dreaming"
		}
		return t.Head
	case (w == "has" || w == "have" || w == "needs" || w == "need" || w == "ought") && t.Tag != readout.NOUN:
		c := x.d.Child(i, readout.RelXcomp)
		if c > i && c <= i+3 && x.marker(c, readout.RelMark) == "to" {
			return c
		}
	}
	return -1
}

// speaker fills the actor of p with who says so: the subject of the verb of
// saying above v, or the speakers of the statement.
func (x *run) speaker(v int32, p *proto) bool {
	for i := v; i >= 0; i = x.tok(i).Head {
		t := x.tok(i)
		if t.Rel == readout.RelCcomp && t.Head >= 0 {
			if e, ok := x.lex.embedding(x.lemma(t.Head), false); ok && e == "" {
				if s := x.subject(t.Head); s >= 0 && x.names(s) {
					p.act.add(s)
					return true
				}
			}
			break
		}
		if t.Rel != readout.RelConj && t.Rel != readout.RelXcomp {
			break
		}
	}
	for _, k := range x.vouchers(v, x.tok(v).Span) {
		p.said = merge(p.said, x.rec.Statements[k].Speakers)
	}
	return len(p.said) > 0
}

// samePeople says whether p asks something of those who ask.
func (x *run) samePeople(p *proto) bool {
	a := merge(x.party(&p.act), p.said)
	for _, id := range x.party(&p.rec) {
		for _, o := range a {
			if o == id {
				return true
			}
		}
	}
	return false
}

// powers says whether one of ids can be told what it must do: a state, a body of
// states, an armed group or an office.
func (x *run) powers(ids []string) bool {
	return x.power(ids, func(a *readout.Actor) bool { return a.Country != "" && overlap(a.Sectors, offices) })
}

var offices = []string{"GOV", "MIL", "LEG", "JUD", "REB", "COP", "PRM", "SPY"}

// ask gives p the mode of what is asked, and takes the content's place.
func (x *run) ask(v int32, p *proto) {
	m := x.seek(v, -1, 1)
	if m == none {
		return
	}
	e := x.protos[m]
	e.negated = e.negated || x.negated(v)
	if c := x.compose("demand", &e); c != nil {
		p.mode, p.cameo = c.mode, c.cameo
	}
	for i, k := range x.kept {
		if k == m {
			x.kept = append(x.kept[:i], x.kept[i+1:]...)
			break
		}
	}
}
