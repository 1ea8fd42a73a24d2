package events

import "readout"

// tense sets the status from the verb's own form and from the way.
func (x *run) tense(p *proto, w *way) {
	s := p.status
	if s == "" {
		s = x.verbStatus(p)
	}
	if (s == readout.Planned || s == readout.Desired || s == readout.Hypothetical) && !w.relative && (w.saidIf || x.underCondition(p)) && !x.unreal(p.verb) {
		s = readout.Conditional
	}
	if strength[s] < strength[readout.Hypothetical] && x.maybe(p.verb) {
		s = readout.Hypothetical
	}
	if q := x.adjective(p.head); strength[q] > strength[s] {
		s = q
	}
	if strength[w.status] > strength[s] {
		s = w.status
	}
	if s != readout.NotHappened && (x.doubted(p.head) || x.doubted(p.verb) || x.doubtfulSource(p.verb) || x.doubtedDeed(p.verb)) {
		s = readout.Alleged
	}
	p.status = s
	x.weighed(p)
	p.background = p.background || w.past || x.formerly(p.verb)
}

// verbStatus reads the form of the clause of p.
func (x *run) verbStatus(p *proto) readout.Status {
	v := p.verb
	if p.frame.noun && x.tok(v).Rel == readout.RelCsubj && x.goesOn(v, x.tok(v).Head) {
		return readout.Ongoing
	}
	if !x.verbal(v) && x.d.Child(v, readout.RelCop) < 0 {
		c := x.clause(v)
		if x.verbal(c) && x.modal(c) != "" && x.argOf(v, c) {
			return x.modalStatus(c, x.modal(c))
		}
		if p.frame.state || x.goesOn(v, c) {
			return readout.Ongoing
		}
		return readout.Happened
	}
	if b := x.isTo(v); b >= 0 && x.has(v, "have") && (x.low(b) == "was" || x.low(b) == "were") {
		return readout.NotHappened // "were to have begun today"
	}
	if m := x.modal(v); m != "" {
		return x.modalStatus(v, m)
	}
	if h := x.tok(v).Head; x.tok(v).Rel == readout.RelConj && x.tok(v).Fine == readout.VB && x.d.Child(v, readout.RelNsubj, readout.RelAux) < 0 && x.modal(h) != "" {
		return x.modalStatus(h, x.modal(h)) // "will begin to leave and release them"
	}
	if x.conditioned(v) && x.tok(v).Fine != readout.VBD && !x.has(v, "have") {
		return readout.Conditional
	}
	if x.progressive(v) || p.frame.state && x.present(v) || x.lasts(v) || p.frame.op == "ongoing" {
		return readout.Ongoing
	}
	return readout.Happened
}

// underCondition says whether the verb of p or that of its content has a condition.
func (x *run) underCondition(p *proto) bool {
	if x.conditioned(p.verb) {
		return true
	}
	return p.content >= 0 && x.conditioned(x.protos[p.content].verb)
}

// unreal says whether v tells of what would have been.
func (x *run) unreal(v int32) bool { return x.modal(v) == "would" && x.has(v, "have") }

// goesOn says whether the clause of verb or noun c tells of its subject, deed v, that
// it is under way: "talks continue", "the siege is in its third week".
func (x *run) goesOn(v, c int32) bool {
	if x.adjective(v) == readout.Ongoing {
		return true
	}
	if t := x.tok(v); t.Head != c || t.Rel != readout.RelNsubj && t.Rel != readout.RelCsubj {
		return false
	}
	l := x.lemma(c)
	if x.verbal(c) {
		return enduring[l] && (x.present(c) || x.progressive(c)) || l == "go" && x.low(min(c+1, int32(len(x.d.Tokens)-1))) == "on" && (x.present(c) || x.progressive(c))
	}
	cop := x.d.Child(c, readout.RelCop)
	if cop < 0 || x.low(cop) != "is" && x.low(cop) != "are" && x.low(cop) != "remain" {
		return false
	}
	return l == "underway" || l == "ongoing" || l == "way" && x.marker(c, readout.RelCase) == "under" || l == "progress" && x.marker(c, readout.RelCase) == "in"
}

// lasts says whether v in the present tells of what goes on: "maintains sanctions".
func (x *run) lasts(v int32) bool {
	if !lasting[x.verbLemma(v)] {
		return false
	}
	f := x.tok(v).Fine
	return f == readout.VBZ || f == readout.VBP || f == readout.VBN && !x.passive(v) && (x.has(v, "has") || x.has(v, "have")) && x.sinceThen(v)
}

// sinceThen says whether a "since" hangs on verb v.
func (x *run) sinceThen(v int32) bool {
	for c := range x.d.Children(v) {
		if x.low(c) == "since" || x.marker(c, readout.RelCase) == "since" || x.marker(c, readout.RelMark) == "since" {
			return true
		}
	}
	return false
}

// argOf says whether noun n is a direct argument of verb v.
func (x *run) argOf(n, v int32) bool {
	t := x.tok(n)
	return t.Head == v && (t.Rel == readout.RelObj || t.Rel == readout.RelNsubj || t.Rel == readout.RelNsubjPass || t.Rel == readout.RelObl)
}

func (x *run) modalStatus(v int32, m string) readout.Status {
	if x.conditioned(v) && !x.unreal(v) {
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
		if x.tok(c).Rel == readout.RelAux && (x.lemma(c) == lemma || x.low(c) == lemma) {
			return true
		}
	}
	return false
}

// progressive says whether v tells of something under way now: "is shelling",
// "has been shelling", "continues to shell".
func (x *run) progressive(v int32) bool {
	if x.gerund(v) {
		w := x.low(v - 1)
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
		switch x.low(c) {
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
		switch x.low(c) {
		case "has", "have", "'ve", "’ve", "is", "are":
			if isAux(x.tok(c).Rel) {
				return true
			}
		}
	}
	return false
}

// formerly says whether the clause of v tells of the past before the news.
func (x *run) formerly(v int32) bool {
	for c := range x.d.Children(v) {
		t := x.tok(c)
		switch w := x.low(c); {
		case w == "had" && t.Rel == readout.RelAux:
			return !x.reported(v) // "said that it had struck" is the news
		case w == "formerly" || w == "previously" || w == "once" && t.Rel == readout.RelAdvmod:
			return true
		}
	}
	return false
}
