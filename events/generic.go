package events

import "readout"

// generic says whether p is said in passing of what something is like, and not as
// news: a relative clause or participle without a day that knows one party only
// ("who consults with officials"), names a lasting threat or a source of money
// ("a region threatened by extremists", "a network financed by the state"), or is
// what somebody is accused of in words.
func (x *run) generic(p *proto, act, rec []string) bool {
	if p.frame == &backed || p.frame == &labelled || x.dated(p.verb) {
		return false
	}
	q := quads[p.typ]
	if p.status == readout.Alleged && q%2 == 1 && p.detail && len(rec) == 0 && !p.sym {
		return true
	}
	if r := x.tok(p.verb).Rel; (r == readout.RelCsubj || r == readout.RelNsubj) && x.tok(p.verb).Fine == readout.VBG && len(act) == 0 {
		return true // "killing an officer will not be tolerated"
	}
	if !p.relative || x.nominal(p.head) {
		return false
	}
	if f := x.tok(p.verb).Fine; (f == readout.VBZ || f == readout.VBP) && x.modal(p.verb) == "" && !p.frame.state && (p.typ == "AID" || p.typ == "COOPERATE" || p.typ == "CONSULT") {
		return true // "the committee that funds them"
	}
	participle := x.tok(p.verb).Fine == readout.VBN && x.tok(p.verb).Rel == readout.RelAcl
	switch fine := x.tok(p.verb).Fine; {
	case q == 4 && (fine == readout.VBZ || fine == readout.VBP) && x.faceless(act):
		return true // "terror that strikes at worshippers"
	case participle && (p.typ == "THREATEN" || p.typ == "AID" || p.typ == "SUPPORT" || p.typ == "CONSULT"):
		return true
	case q%2 == 1:
		return len(act) == 0 || len(rec) == 0 && !p.sym
	}
	return false
}

// dated says whether a day or another time hangs on verb v.
func (x *run) dated(v int32) bool {
	for c := range x.d.Children(v) {
		if x.timeWord(c) {
			return true
		}
		if r := x.tok(c).Rel; r == readout.RelObl && x.tok(c).Tag == readout.NUM {
			return true // "in 1968"
		}
	}
	return false
}
