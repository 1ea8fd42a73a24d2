package events

import "readout"

// What the word above a clause makes of it, for path.go.

// embedded weighs the word that i is the complement of.
func (x *run) embedded(i int32, w *way) {
	h := x.tok(i).Head
	if x.nominal(h) && x.clauseOf(i, w) {
		w.depth++
		return
	}
	l := x.verbLemma(h)
	e, ok := x.embedder(h)
	if m := x.marker(i, readout.RelMark); m == "whether" || m == "if" {
		if e == readout.Hypothetical {
			w.bear(e, "verb "+l) // "is considering whether to"
		} else {
			w.bear(readout.Conditional, m)
		}
	}
	if !ok {
		if n := x.extraposed(i); n >= 0 {
			e, ok = x.lex.embedding(x.lemma(n), true)
			l = x.lemma(n)
		}
	}
	if l == "call" && x.nominal(i) {
		ok = false // "called it an attack"
	}
	if ok && !w.relative { // a relative clause is told for itself
		w.bear(e, "verb "+l)
		x.reportedAs(i, h, e, w)
		if x.negated(h) {
			x.unsaid(i, h, e, w)
		}
	}
	if !ok && x.tok(i).Rel == readout.RelXcomp && (x.negated(h) || x.contracted(h)) && !x.notOnly(h) {
		w.bear(readout.NotHappened, "not "+l) // "was not able to", "did not manage to"
	}
	if !ok || e != "" {
		w.depth++
	}
	x.mandated(i, w)
	x.auxiliary(i, h, w)
	switch m := x.modal(h); m {
	case "will", "would":
		switch x.tok(i).Rel {
		case readout.RelXcomp:
			if m == "would" && x.has(h, "have") {
				w.bear(readout.Hypothetical, "would have")
			} else {
				w.bear(readout.Planned, m)
			}
		case readout.RelCsubj, readout.RelCsubjPass:
			if f := x.tok(i).Fine; f == readout.VB || f == readout.VBG {
				w.bear(readout.Hypothetical, m) // "closing the border would hurt them"
			}
		}
	case "may", "might", "could":
		w.bear(readout.Hypothetical, m)
	}
	if x.conditioned(h) {
		if ok && e == "" && x.tok(h).Fine == readout.VBD && (x.modal(i) == "will" || x.modal(i) == "would") {
			w.saidIf = true // "unless they are freed by May, he said, we will leave"
			return
		}
		w.bear(readout.Conditional, "condition above")
	}
}

// extraposed returns the noun that clause i says what it is of, where that is the
// subject of its verb: "fears are growing that they attack"; -1 if none.
func (x *run) extraposed(i int32) int32 {
	if x.marker(i, readout.RelMark) != "that" {
		return -1
	}
	s := x.d.Child(x.tok(i).Head, readout.RelNsubj, readout.RelNsubjPass)
	if s < 0 || s > i || !x.nominal(s) {
		return -1
	}
	if _, ok := x.lex.embedding(x.lemma(s), true); !ok {
		return -1
	}
	return s
}

// reportedAs weighs an infinitive after a word of saying: "is said to have killed"
// is hearsay, "pledged to send" a plan.
func (x *run) reportedAs(i, h int32, e readout.Status, w *way) {
	if s := x.d.Child(h, readout.RelNsubj); e == "" && s >= 0 && x.hasUnproven(s) {
		w.bear(readout.Alleged, "unconfirmed reports")
	}
	if e != "" || x.marker(i, readout.RelMark) != "to" {
		return
	}
	switch {
	case x.has(i, "have"), x.passive(h):
		w.bear(readout.Alleged, "said to have") // "is said to have killed", "are reported to be killing"
	case !x.passive(h) && x.tok(i).Fine == readout.VB:
		w.bear(readout.Planned, "verb "+x.verbLemma(h))
	}
}

// unsaid weighs clause i below a verb h of status e that is negated.
func (x *run) unsaid(i, h int32, e readout.Status, w *way) {
	l := x.verbLemma(h)
	switch {
	case l == "true":
		w.bear(readout.NotHappened, "not true")
	case x.tok(i).Rel == readout.RelXcomp && e != readout.NotHappened && e != "":
		w.bear(readout.NotHappened, "not "+l)
	case e == "" && l != "doubt" && !factive[l]:
		w.bear(readout.Hypothetical, "not "+l)
	}
}

// mandated weighs a clause in the subjunctive: "insisted that the men be freed".
func (x *run) mandated(i int32, w *way) {
	t := x.tok(i)
	if t.Rel != readout.RelCcomp || x.marker(i, readout.RelMark) != "that" || x.modal(i) != "" || x.d.Child(i, readout.RelNsubj, readout.RelNsubjPass) < 0 {
		return
	}
	if t.Fine == readout.VB && x.d.Child(i, readout.RelAux, readout.RelCop) < 0 {
		w.bear(readout.Desired, "subjunctive")
		return
	}
	for c := range x.d.Children(i) {
		if r := x.tok(c).Rel; r == readout.RelAuxPass || r == readout.RelCop {
			if x.low(c) == "be" && x.d.Child(i, readout.RelAux) < 0 {
				w.bear(readout.Desired, "subjunctive")
			}
		}
	}
}

// auxiliary weighs words that with an infinitive stand for an auxiliary: "is going
// to", "has yet to", "remains to be".
func (x *run) auxiliary(i, h int32, w *way) {
	if x.marker(i, readout.RelMark) != "to" {
		return
	}
	t := x.tok(h)
	switch l := x.lemma(h); {
	case l == "go" && t.Fine == readout.VBG:
		w.bear(readout.Planned, "going to")
	case (l == "have" || l == "be") && x.hasWord(h, "yet"), l == "remain":
		w.bear(readout.NotHappened, "yet to")
	case t.Fine == readout.VB && x.imperative(h):
		w.bear(readout.Desired, "imperative")
	case l == "have" && (t.Fine == readout.VBZ || t.Fine == readout.VBP || t.Fine == readout.VB):
		w.bear(readout.Desired, "has to")
	}
}

// hasWord says whether a child of i is this word.
func (x *run) hasWord(i int32, word string) bool {
	for c := range x.d.Children(i) {
		if x.low(c) == word {
			return true
		}
	}
	return false
}

// embedder returns what word h makes of the clause below it. A verb that was
// taken for a noun ("who denies that") is read as the verb.
func (x *run) embedder(h int32) (readout.Status, bool) {
	if x.nominal(h) {
		if e, ok := x.lex.embedding(x.lemma(h), true); ok {
			return e, true
		}
	}
	return x.lex.embedding(x.verbLemma(h), false)
}
