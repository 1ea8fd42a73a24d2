package events

import "readout"

// What the words around a clause make of it, for path.go.

// issues are the verbs whose "from" leads to what did happen.
var issues = map[string]bool{"benefit": true, "come": true, "result": true, "return": true, "suffer": true, "profit": true, "recover": true, "stem": true, "derive": true, "gain": true, "learn": true, "emerge": true, "range": true, "die": true}

// averts are the verbs whose object they are to keep from happening.
var averts = map[string]bool{"avoid": true, "avert": true, "prevent": true, "escape": true, "evade": true, "resist": true, "fight": true, "battle": true, "forestall": true, "thwart": true, "foil": true}

// guards are the words whose "against" leads to what is feared, not told.
var guards = map[string]bool{"protection": true, "protect": true, "guard": true, "defence": true, "defense": true, "shield": true, "safeguard": true, "warn": true, "warning": true, "insurance": true, "deterrent": true, "advise": true, "precaution": true}

// timed returns the "when" or "where" that clause i begins with, "" without one.
func (x *run) timed(i int32) string {
	for c := range x.d.Children(i) {
		if c >= i {
			break
		}
		if x.tok(c).Rel == readout.RelAdvmod {
			switch w := x.low(c); w {
			case "when", "where", "whenever":
				return w
			}
		}
	}
	return ""
}

// pastTold says whether clause i has a subject of its own and tells of the past.
func (x *run) pastTold(i int32) bool {
	switch x.tok(i).Fine {
	case readout.VBD:
		return true
	case readout.VBN, readout.VBG:
	default:
		return false
	}
	be := x.d.Child(i, readout.RelAux, readout.RelAuxPass) < 0 && x.tok(i).Fine == readout.VBN
	for c := range x.d.Children(i) {
		if isAux(x.tok(c).Rel) {
			switch x.low(c) {
			case "was", "were", "had", "has", "have":
				be = true
			}
		}
	}
	return be && x.modal(i) == "" && x.d.Child(i, readout.RelNsubj, readout.RelNsubjPass) >= 0
}

// strayedFrom weighs a participle after "from" or "of" that hangs on the object of
// its verb: "kept them from attacking", "accused them of meddling". It says whether
// clause i is one.
func (x *run) strayedFrom(i int32, w *way) bool {
	n := x.tok(i).Head
	for n >= 0 && x.tok(n).Rel == readout.RelConj {
		n = x.tok(n).Head
	}
	if n < 0 || x.tok(n).Rel != readout.RelObj && x.tok(n).Rel != readout.RelNsubjPass {
		return false
	}
	v := x.verbLemma(x.tok(n).Head)
	switch x.marker(i, readout.RelMark) {
	case "from":
		if issues[v] {
			return false
		}
		w.bear(readout.NotHappened)
	case "of", "for", "with":
		e, ok := x.lex.embedding(v, false)
		if !ok || e != readout.Alleged {
			return false
		}
		w.bear(e)
	default:
		return false
	}
	w.sub = true
	return true
}
