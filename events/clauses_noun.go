package events

import "readout"

// What a noun makes of the clause below it, for path.go.

// thought says whether noun h is of what is not told as done, and so is somebody's:
// a hope, a plan, an option.
func (x *run) thought(h int32) bool {
	e, ok := x.lex.embedding(x.lemma(h), true)
	return ok && e != ""
}

// claimed says whether clause i after a noun says what the noun is of: it begins
// with "that" and has a subject of its own.
func (x *run) claimed(i int32) bool {
	s := x.d.Child(i, readout.RelNsubj, readout.RelNsubjPass)
	if s < 0 || x.antecedent(i, s) != s {
		return false
	}
	first, _ := x.d.Subtree(i)
	return x.low(first) == "that"
}

// adnominal weighs a clause below a noun: "plan to attack", "forces backing him".
func (x *run) adnominal(i int32, w *way) {
	w.depth++
	t := x.tok(i)
	if x.clauseOf(i, w) {
		return
	}
	if x.stipulates(t.Head) {
		w.bear(readout.Conditional, "condition that")
		return
	}
	if e, ok := x.lex.embedding(x.lemma(t.Head), true); ok && (t.Fine == readout.VB || x.d.Child(i, readout.RelMark) >= 0) {
		w.bear(e, "noun "+x.lemma(t.Head))
		x.noTrial(t.Head, e, w)
		return
	}
	if x.participial(i) && x.strayedFrom(i, w) {
		return
	}
	if x.goal(i, x.marker(i, readout.RelMark)) {
		w.bear(readout.Conditional, "goal")
		return
	}
	if t.Fine == readout.VBG || t.Fine == readout.VBN || t.Fine == readout.VBD && x.undergone(i) {
		w.relative = true
		return
	}
	if t.Fine == readout.VB && !w.relative && x.fragment(t.Head) && x.marker(i, readout.RelMark) == "to" {
		w.bear(readout.Planned, "headline to") // "French president to visit Oslo"
		return
	}
	if t.Fine == readout.VB && !w.relative {
		w.purpose, w.host = true, t.Head // "men trained to fight them"
	}
}

// noTrial weighs noun h of a clause, which stands for e: a failed attempt, no plan, a
// demand that is rejected.
func (x *run) noTrial(h int32, e readout.Status, w *way) {
	for c := range x.d.Children(h) {
		if vain[x.low(c)] {
			w.bear(readout.NotHappened, "failed attempt")
		}
	}
	v := x.tok(h).Head
	had := v >= 0 && x.tok(h).Rel == readout.RelObj && x.lemma(v) == "have" && (x.negated(v) || x.contracted(v)) // "did not have the right to"
	if (x.negated(h) || had) && e != readout.NotHappened {
		w.bear(readout.NotHappened, "no "+x.lemma(h)+" to")
	}
	w.claimed = true
}

// goal says whether clause i, which begins with m, is what a noun or verb is about
// or aims at: "talks on ending the war", "steps towards lifting the siege".
func (x *run) goal(i int32, m string) bool {
	if x.tok(i).Fine != readout.VBG {
		return false
	}
	switch m {
	case "on", "about", "over", "towards", "toward", "at":
		return true
	}
	return false
}

// strayedFrom weighs a participle after "from" or "of" that hangs on the object of
// its verb: "kept them from attacking", "accused them of meddling". It says whether
// clause i is one.
func (x *run) strayedFrom(i int32, w *way) bool {
	n := x.tok(i).Head
	for n >= 0 && x.tok(n).Rel == readout.RelConj {
		n = x.tok(n).Head
	}
	if n < 0 || x.tok(n).Head < 0 {
		return false
	}
	v := x.verbLemma(x.tok(n).Head)
	if e, _ := x.lex.embedding(v, false); x.tok(n).Rel != readout.RelObj && x.tok(n).Rel != readout.RelNsubjPass && e != readout.NotHappened {
		return false
	}
	switch x.marker(i, readout.RelMark) {
	case "from":
		if issues[v] {
			return false
		}
		w.bear(readout.NotHappened, "kept from")
	case "of", "for", "with":
		e, ok := x.lex.embedding(v, false)
		if !ok || e != readout.Alleged {
			return false
		}
		w.bear(e, "verb "+v)
	default:
		return false
	}
	w.sub = true
	return true
}
