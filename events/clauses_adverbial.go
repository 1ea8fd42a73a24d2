package events

import "readout"

// What an adverbial clause makes of what it tells, for path.go.

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
	if k := x.d.Child(i, readout.RelMark); x.participial(i) && k > 0 && x.nominal(k-1) {
		if e, ok := x.lex.embedding(x.lemma(k-1), true); ok && e != "" {
			w.bear(e, "noun "+x.lemma(k-1)) // "its interest in resuming talks", hung on the verb
			return
		}
	}
	if e, ok := x.embedder(t.Head); ok && e != "" && x.participial(i) && (m == "of" || m == "in" || m == "at" || m == "about" || m == "for" || m == "with") {
		w.bear(e, "word "+x.lemma(t.Head)) // "interested in sending", "accused of sending"
		w.sub = true
		w.depth--
		return
	}
	x.subordinate(i, m, w)
}

// participial says whether verb i is an -ing form, also one in the perfect: "having shelled".
func (x *run) participial(i int32) bool {
	if x.tok(i).Fine == readout.VBG {
		return true
	}
	return x.has(i, "having") || x.has(i, "being")
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
		w.past = w.past || m == "since" || m == "after" && x.yearsAfter(i) // what "after" leads to is as a rule news too
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
			w.given = w.given || x.speaksOf(i) // "ordered them to leave, accusing them of theft"
		case t.Fine == readout.VB && x.d.Child(i, readout.RelNsubj) < 0:
			w.purpose, w.host = true, t.Head
		}
	default:
		w.sub = true
	}
}

// speaksOf says whether participle i after a comma is of speaking: whoever acts then
// speaks, whatever is still to come of what it hangs on.
func (x *run) speaksOf(i int32) bool {
	first, _ := x.d.Subtree(i)
	if x.tok(i).Fine != readout.VBG || first == 0 || x.d.Word(first-1) != "," && x.d.Word(first) != "," {
		return false
	}
	e, ok := x.lex.embedding(x.verbLemma(i), false)
	return ok && (e == "" || e == readout.Alleged || e == readout.Desired)
}

// yearsAfter says whether years lie between clause i, after its "after", and the news.
func (x *run) yearsAfter(i int32) bool {
	k := x.d.Child(i, readout.RelMark)
	return k > 0 && ages[x.lemma(k-1)]
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
