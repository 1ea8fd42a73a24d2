package events

import "readout"

// conferring adds those who talk in the call or at the meeting of noun n where only the
// clause around it names them: "told the premier in a telephone call", "agreed at their
// first meeting".
func (x *run) conferring(n int32, base int, out []arg) []arg {
	t := x.tok(n)
	if t.Rel != readout.RelObl && t.Rel != readout.RelNmod || t.Head < 0 || !x.hasClass(n, []string{"talks", "session", "calling"}) {
		return out
	}
	if s := x.attending(n); s >= 0 {
		return append(out, arg{"by", s})
	}
	own := false
	for _, a := range out[base:] {
		if a.fn == "poss" && x.low(a.tok) == "their" {
			own = true
		} else if a.fn != "mod" && x.names(a.tok) {
			return out
		}
	}
	v := t.Head
	if !x.verbal(v) {
		v = x.verbAbove(n)
	}
	if v < 0 || x.passive(v) || x.negated(v) || x.modal(v) != "" {
		return out
	}
	switch x.marker(n, readout.RelCase) {
	case "in", "during", "over", "at", "by":
	default:
		return out
	}
	s := x.subject(v)
	if s < 0 || !x.names(s) {
		return out
	}
	if own {
		if len(x.powersOf(x.who(s, nil, 4))) < 2 {
			return out
		}
		for i := base; i < len(out); i++ {
			if out[i].fn == "poss" {
				out[i] = arg{"by", s}
			}
		}
		return out
	}
	for c := range x.d.Children(v) {
		r := x.tok(c).Rel
		addressed := (r == readout.RelObj || r == readout.RelIobj) && !x.timeWord(c) || r == readout.RelObl && (x.marker(c, readout.RelCase) == "to" || x.marker(c, readout.RelCase) == "with")
		if addressed && c != n && x.itself(c) && x.codable(x.who(c, nil, 3)) {
			return append(out, arg{"by", s}, arg{"with", c})
		}
	}
	return out
}

// attending returns who is said to be present at noun n, -1 if nobody.
func (x *run) attending(n int32) int32 {
	h := x.tok(n).Head
	if x.marker(n, readout.RelCase) != "at" || x.lemma(h) != "present" || x.d.Child(h, readout.RelCop) < 0 || x.negated(h) {
		return -1
	}
	return x.d.Child(h, readout.RelNsubj)
}

// besideVerb adds the parties of noun n that stand behind the verb which says that it
// takes place: "a call took place on Monday between the two presidents".
func (x *run) besideVerb(n int32, out []arg) []arg {
	t := x.tok(n)
	if t.Rel != readout.RelNsubj && t.Rel != readout.RelNsubjPass || t.Head < n || !x.verbal(t.Head) || !x.takesPlace(n) && !x.rages(n) {
		return out
	}
	if c := x.parted(t.Head, t.Head); c >= 0 {
		return append(out, arg{x.marker(c, readout.RelCase), c})
	}
	for c := range x.d.Children(t.Head) { // "took place on Monday between"
		if c < t.Head || x.tok(c).Rel != readout.RelObj && !x.timeWord(c) && !x.placeAt(c) {
			continue
		}
		if g := x.parted(c, t.Head); g >= 0 {
			return append(out, arg{x.marker(g, readout.RelCase), g})
		}
	}
	return out
}

// saw says whether p, "saw", tells of officials who met: one of another, and nothing that
// the one was seen to do or be.
func (x *run) saw(p *proto, act, rec []string) bool {
	if !x.official(act) && !(x.heads(rec) && x.dated(p.head) && x.nameKnown(act)) || !x.official(rec) {
		return false
	}
	for c := range x.d.Children(p.head) {
		switch x.tok(c).Rel {
		case readout.RelXcomp, readout.RelCcomp:
			return false
		case readout.RelAdvcl:
			if c > p.head && x.tok(c).Fine == readout.VBG {
				return false
			}
		}
		if x.marker(c, readout.RelCase) == "as" {
			return false
		}
	}
	t := p.rec.toks[0]
	return x.d.Child(t, readout.RelAcl, readout.RelAclRelcl) < 0 && !x.overTelevision(p.head)
}

// parted returns the parties behind "between" or "with" below token top and behind verb v;
// -1 if there are none.
func (x *run) parted(top, v int32) int32 {
	for c := range x.d.Children(top) {
		if r := x.tok(c).Rel; c < v || r != readout.RelObl && r != readout.RelNmod || x.timeWord(c) {
			continue
		}
		if m := x.marker(c, readout.RelCase); m == "between" || (m == "with" || m == "among") && x.itself(c) {
			return c
		}
	}
	return -1
}

// chaired says whether a is an encounter that names nobody and b says who leads it.
func (x *run) chaired(a, b *proto) bool {
	return a.typ == "CONSULT" && a.frame.noun && a.act.n+a.rec.n == 0 && x.pointing(a.head) && !b.frame.noun && brokering[x.verbLemma(b.head)]
}

// heads says whether one of ids heads a state, a government or a ministry.
func (x *run) heads(ids []string) bool {
	for _, id := range ids {
		if a := x.actors[id]; a != nil && (a.Rank == "head_of_state_gov" || a.Rank == "ministerial") {
			return true
		}
	}
	return false
}

// nameKnown says whether all of ids are persons told by name.
func (x *run) nameKnown(ids []string) bool {
	for _, id := range ids {
		if a := x.actors[id]; a == nil || a.Kind != readout.ActorPerson || a.Anonymous || common(a.Name) {
			return false
		}
	}
	return len(ids) > 0
}

// involved says whether act are persons told by name, of whom the report does not say what
// they are, in a report on two sides one of which is theirs to speak to: "Lind asked Chad to
// reconsider", where she has long been known for the mediator.
func (x *run) involved(act, rec []string) bool {
	if !x.nameKnown(act) || !x.codable(rec) {
		return false
	}
	for _, id := range act {
		if len(x.actors[id].Sectors) > 0 {
			return false
		}
	}
	sides := x.sides()
	for _, id := range rec {
		if x.oneSide(sides, id) {
			return true
		}
	}
	return false
}

// overTelevision says whether who is seen is seen in a picture only.
func (x *run) overTelevision(v int32) bool {
	for c := range x.d.Children(v) {
		switch x.lemma(c) {
		case "television", "tv", "video", "screen", "picture", "photograph", "footage", "crowd":
			return true
		}
	}
	return false
}

// signatories adds to the parties of a signing all for whom it is done: "the minister
// signed for Chad and the general for the rebels".
func (x *run) signatories(base int, p *proto) {
	for _, a := range x.args[base:] {
		if a.fn == "for" && x.names(a.tok) {
			p.act.add(a.tok)
		}
	}
}
