package events

import (
	"strings"

	"readout"
)

// unmade says whether word i is negated: itself, by its subject, by the verb that
// it is joined to, or by an adjective.
func (x *run) unmade(i int32) bool {
	if !x.beside(i) && (x.negated(i) || x.contracted(i)) && !x.notOnly(i) {
		return true
	}
	if x.nominal(i) {
		return x.adjective(i) == readout.NotHappened
	}
	return x.verbal(i) && (x.denied(i) || x.norEither(i) || x.nearly(i))
}

// nearly says whether verb i is told of what all but happened: "nearly drowned".
func (x *run) nearly(i int32) bool {
	if i == 0 || x.tok(i-1).Head != i {
		return false
	}
	w := x.low(i - 1)
	return w == "nearly" || w == "almost" || w == "narrowly" && averts[x.verbLemma(i)]
}

// contracted says whether an auxiliary of i carries its "not" in it: "hasn't", "cannot".
func (x *run) contracted(i int32) bool {
	for c := range x.d.Children(i) {
		if w := x.low(c); w == "cannot" || len(w) > 3 && strings.HasSuffix(w, "n't") {
			return true
		}
	}
	return false
}

// norEither says whether i goes on a negation: "has not met or called him", "nor
// has it sent aid".
func (x *run) norEither(i int32) bool {
	for c := range x.d.Children(i) {
		if x.tok(c).Rel != readout.RelCc {
			continue
		}
		switch x.low(c) {
		case "nor":
			return true
		case "or":
			t := x.tok(i)
			return t.Rel == readout.RelConj && x.d.Child(i, readout.RelNsubj, readout.RelNsubjPass, readout.RelAux, readout.RelMark) < 0 && (x.negated(t.Head) || x.contracted(t.Head))
		}
	}
	return false
}

// denied says whether v is told of nobody: "none of them attacked", "neither
// side", "no soldier was hurt".
func (x *run) denied(v int32) bool {
	if o := x.d.Child(v, readout.RelObj); o >= 0 && (x.low(o) == "nothing" || x.low(o) == "nobody" || x.low(o) == "none") {
		return true
	}
	s := x.d.Child(v, readout.RelNsubj, readout.RelNsubjPass)
	if s < 0 {
		return false
	}
	switch x.low(s) {
	case "none", "nobody", "neither", "nothing":
		return true
	}
	for c := range x.d.Children(s) {
		if w := x.low(c); (w == "no" || w == "neither") && c < s && x.low(c+1) != "fewer" && x.low(c+1) != "less" {
			return true
		}
	}
	return false
}

// notOnly says whether the "not" of v begins "not only".
func (x *run) notOnly(v int32) bool {
	for c := range x.d.Children(v) {
		if w := x.low(c); (w == "only" || w == "just" || w == "merely") && c > 0 && x.low(c-1) == "not" {
			return true
		}
	}
	return false
}
