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

// besideVerb adds the parties of noun n that stand behind the verb which says that it
// takes place: "a call took place on Monday between the two presidents".
func (x *run) besideVerb(n int32, out []arg) []arg {
	t := x.tok(n)
	if t.Rel != readout.RelNsubj && t.Rel != readout.RelNsubjPass || t.Head < n || !x.verbal(t.Head) || !x.takesPlace(n) && !x.rages(n) {
		return out
	}
	top := t.Head
	for range 2 {
		for c := range x.d.Children(top) {
			if c < t.Head || x.tok(c).Rel != readout.RelObl && x.tok(c).Rel != readout.RelNmod || x.timeWord(c) {
				continue
			}
			if m := x.marker(c, readout.RelCase); m == "between" || (m == "with" || m == "among") && x.itself(c) {
				return append(out, arg{m, c})
			}
		}
		if top = x.d.Child(t.Head, readout.RelObj); top < 0 {
			break // "took place between"
		}
	}
	return out
}

// saw says whether p, "saw", tells of officials who met: one of another, and nothing that
// the one was seen to do or be.
func (x *run) saw(p *proto, act, rec []string) bool {
	if !x.official(act) || !x.official(rec) || p.rec.n == 0 {
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
