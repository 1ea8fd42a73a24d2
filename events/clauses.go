package events

import "readout"

// What the clause or noun above a clause makes of it, for path.go.

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
	case x.has(i, "have"):
		w.bear(readout.Alleged, "said to have")
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

// adverbial weighs an adverbial clause.
func (x *run) adverbial(i int32, w *way) {
	t := x.tok(i)
	m := x.marker(i, readout.RelMark)
	if m == "" {
		m = x.timed(i)
	}
	if m == "" {
		m = x.marker(i, readout.RelCase)
	}
	if m == "to" && t.Fine == readout.VB && x.complement(t.Head) {
		x.embedded(i, w)
		return // "is due to meet"
	}
	w.depth++
	if w.relative {
		return // a relative clause is told for itself
	}
	if x.goal(i, m) || x.asLong(t.Head) {
		w.bear(readout.Conditional, "goal")
		return
	}
	if k := x.d.Child(i, readout.RelMark); t.Fine == readout.VBG && k > 0 && x.nominal(k-1) {
		if e, ok := x.lex.embedding(x.lemma(k-1), true); ok && e != "" {
			w.bear(e, "noun "+x.lemma(k-1)) // "its interest in resuming talks", hung on the verb
			return
		}
	}
	if e, ok := x.embedder(t.Head); ok && e != "" && t.Fine == readout.VBG && (m == "of" || m == "in" || m == "at" || m == "about" || m == "for" || m == "with") {
		w.bear(e, "word "+x.lemma(t.Head)) // "interested in sending", "accused of sending"
		w.sub = true
		w.depth--
		return
	}
	x.subordinate(i, m, w)
}

// complement says whether an infinitive below word h is what h is of, and no
// purpose: h is an adjective or a verb without an object.
func (x *run) complement(h int32) bool {
	if x.d.Child(h, readout.RelObj) >= 0 {
		return false
	}
	if x.lemma(h) == "have" && x.hasWord(h, "yet") {
		return true
	}
	e, ok := x.embedder(h)
	return ok && e != ""
}

// subordinate weighs a clause after conjunction or preposition m.
func (x *run) subordinate(i int32, m string, w *way) {
	t := x.tok(i)
	switch m {
	case "from":
		if !issues[x.verbLemma(t.Head)] {
			w.bear(readout.NotHappened, "kept from") // "kept them from attacking"
		}
		w.sub = true
	case "if", "unless", "once", "until", "whether", "lest":
		w.bear(readout.Conditional, m)
	case "to":
		w.purpose, w.host = true, t.Head
	case "for", "of", "with":
		if x.lemma(t.Head) == "blame" {
			w.bear(readout.Alleged, "blamed for")
		}
		w.sub = true
	case "after", "since", "before", "because", "as", "while", "when", "although", "though", "where":
		w.sub = true
		w.past = w.past || m == "since" // what "after" leads to is as a rule news too
		x.clauseOfTime(i, m, w)
	case "without", "instead", "rather":
		w.neg = true
	case "against":
		w.bear(readout.NotHappened, "against")
	case "":
		switch {
		case x.isCondition(i, -1):
			w.bear(readout.Conditional, "condition")
		case t.Fine == readout.VBG || t.Fine == readout.VBN:
			w.part, w.host = true, t.Head
		case t.Fine == readout.VB && x.d.Child(i, readout.RelNsubj) < 0:
			w.purpose, w.host = true, t.Head
		}
	default:
		w.sub = true
	}
}

// clauseOfTime weighs a clause after "when", "after" and the like.
func (x *run) clauseOfTime(i int32, m string, w *way) {
	t := x.tok(i)
	switch {
	case m == "before" && (x.modal(i) == "could" || x.modal(i) == "can"):
		w.bear(readout.NotHappened, "before they could")
	case x.pastTold(i):
		w.fixed = true
	case (t.Fine == readout.VBZ || t.Fine == readout.VBP) && (m == "after" || m == "before" || m == "when" || m == "as"):
		if o := x.modal(t.Head); o == "will" {
			w.bear(readout.Planned, "will after") // "will stay after they leave"
			w.past = false
		} else if m == "when" && o == "" {
			w.bear(readout.Conditional, "whenever") // "when they attack, people flee"
		}
	}
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
	if t.Fine == readout.VBG && x.strayedFrom(i, w) {
		return
	}
	if x.goal(i, x.marker(i, readout.RelMark)) {
		w.bear(readout.Conditional, "goal")
		return
	}
	if t.Fine == readout.VBG || t.Fine == readout.VBN {
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
