package events

import "readout"

// A way is what lies between a trigger and the root of its sentence.
type way struct {
	depth    int            // clauses between, not counting who said it
	status   readout.Status // what the words on the way make of it
	purpose  bool           // "to target them"
	part     bool           // a participle: "killing two"
	relative bool
	sub      bool // an adverbial clause: "after they met"
	past     bool // "had", "after", "since"
	neg      bool
	fixed    bool  // told as past in a clause of time or cause: no plan or wish above changes it
	host     int32 // the verb that a purpose or participle serves
}

// strength orders statuses: of two on one way the stronger stays.
var strength = map[readout.Status]int{
	"": 0, readout.Happened: 0, readout.Ongoing: 0, readout.Planned: 1, readout.Desired: 2, readout.Hypothetical: 3, readout.Alleged: 4, readout.Conditional: 5, readout.NotHappened: 6,
}

func (w *way) bear(s readout.Status) {
	if w.fixed && strength[s] < strength[readout.Alleged] {
		return
	}
	if strength[s] > strength[w.status] {
		w.status = s
	}
}

// path climbs from token i to the root.
func (x *run) path(i int32) way {
	w := way{host: -1}
	from := i
	for range 24 {
		t := x.tok(i)
		if t.Head < 0 {
			return w
		}
		switch t.Rel {
		case readout.RelXcomp, readout.RelCcomp, readout.RelCsubj, readout.RelCsubjPass:
			x.embedded(i, &w)
		case readout.RelAdvcl, readout.RelAdvclRelcl:
			x.adverbial(i, &w)
		case readout.RelConj:
			if i == from && x.nominal(i) && x.marker(i, readout.RelCase) == "for" && provides[x.verbLemma(t.Head)] {
				w.bear(readout.Conditional)
			}
		case readout.RelObj:
			if i == from && x.nominal(i) && averts[x.verbLemma(t.Head)] {
				w.bear(readout.NotHappened) // "fights his extradition"
			}
			if e, ok := x.lex.embedding(x.verbLemma(t.Head), false); ok && i == from && x.nominal(i) && (e == readout.Desired || e == readout.Planned || e == readout.Conditional) {
				w.bear(e) // "demanding their release"
			}
		case readout.RelAclRelcl:
			if e, ok := x.embedder(t.Head); ok && x.claimed(i) {
				w.bear(e) // "the charge that they meddle", taken for a relative clause
			}
			w.relative = true
			w.depth++
		case readout.RelAcl:
			x.adnominal(i, &w)
		case readout.RelNmod, readout.RelNmodPoss, readout.RelObl:
			m := x.marker(i, readout.RelCase)
			if m == "without" {
				w.neg = true
			}
			if m == "to" && i == from && x.nominal(i) && x.lemma(t.Head) == "lead" && x.tok(t.Head).Fine == readout.VBG {
				w.bear(readout.Conditional) // "a reward for information leading to his arrest"
			}
			if m == "against" && i == from && x.nominal(i) && guards[x.verbLemma(t.Head)] {
				w.bear(readout.Conditional) // "protection against raids"
			}
			if m == "for" && i == from && x.nominal(i) && provides[x.verbLemma(t.Head)] {
				w.bear(readout.Conditional) // "the accord provides for the release"
			}
			if e, ok := x.lex.embedding(x.lemma(t.Head), true); ok && m == "of" && i == from && x.nominal(i) && x.nominal(t.Head) {
				w.bear(e) // "the prospect of aid"
			}
			w.depth++
		}
		x.climbed(i, from, &w)
		i = t.Head
	}
	return w
}

// provides are the verbs whose "for" leads to what is still to come.
var provides = map[string]bool{"provide": true, "call": true, "allow": true, "push": true, "press": true, "plead": true, "campaign": true, "appeal": true, "hope": true, "prepare": true, "plan": true, "wait": true, "ask": true, "argue": true, "pray": true, "way": true, "path": true, "pretext": true, "prelude": true}

// embedded weighs the word that i is the complement of.
func (x *run) embedded(i int32, w *way) {
	h := x.tok(i).Head
	if m := x.marker(i, readout.RelMark); m == "whether" || m == "if" {
		w.bear(readout.Conditional)
	}
	e, ok := x.embedder(h)
	if ok && !w.relative { // a relative clause is told for itself
		w.bear(e)
		if x.negated(h) && e != readout.NotHappened && x.tok(i).Rel == readout.RelXcomp {
			w.bear(readout.NotHappened)
		}
	}
	if !ok || e != "" {
		w.depth++
	}
	switch x.modal(h) {
	case "will", "would":
		if x.tok(i).Rel == readout.RelXcomp {
			w.bear(readout.Planned)
		}
	case "may", "might", "could":
		w.bear(readout.Hypothetical)
	}
	if x.conditioned(h) {
		w.bear(readout.Conditional)
	}
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
	w.depth++
	if w.relative {
		return // a relative clause is told for itself
	}
	m := x.marker(i, readout.RelMark)
	if m == "" {
		m = x.timed(i)
	}
	t := x.tok(i)
	if x.goal(i, m) {
		w.bear(readout.Conditional)
		return
	}
	if k := x.d.Child(i, readout.RelMark); t.Fine == readout.VBG && k > 0 && x.nominal(k-1) {
		if e, ok := x.lex.embedding(x.lemma(k-1), true); ok && e != "" {
			w.bear(e) // "its interest in resuming talks", hung on the verb
			return
		}
	}
	switch m {
	case "from":
		if !issues[x.verbLemma(t.Head)] {
			w.bear(readout.NotHappened) // "kept them from attacking"
		}
		w.sub = true
	case "if", "unless", "once", "until", "whether", "lest":
		w.bear(readout.Conditional)
	case "to":
		w.purpose, w.host = true, t.Head
	case "for", "of", "with":
		if e, ok := x.embedder(t.Head); ok && e == readout.Alleged || x.lemma(t.Head) == "blame" {
			w.bear(readout.Alleged) // "blamed for bringing", "accused of sending"
		}
		w.sub = true
	case "after", "since", "before", "because", "as", "while", "when", "although", "though", "where":
		w.sub = true
		w.past = w.past || m == "after" || m == "since"
		switch {
		case x.pastTold(i):
			w.fixed = true
		case (t.Fine == readout.VBZ || t.Fine == readout.VBP) && (m == "after" || m == "before" || m == "when" || m == "as"):
			if o := x.modal(t.Head); o == "will" {
				w.bear(readout.Planned) // "will stay after they leave"
				w.past = false
			} else if m == "when" && o == "" {
				w.bear(readout.Conditional) // "when they attack, people flee"
			}
		}
	case "without", "instead":
		w.neg = true
	case "":
		if t.Fine == readout.VBG || t.Fine == readout.VBN {
			w.part, w.host = true, t.Head
		} else if t.Fine == readout.VB && x.d.Child(i, readout.RelNsubj) < 0 {
			w.purpose, w.host = true, t.Head
		}
	default:
		w.sub = true
	}
}

// adnominal weighs a clause below a noun: "plan to attack", "forces backing him".
func (x *run) adnominal(i int32, w *way) {
	w.depth++
	t := x.tok(i)
	if e, ok := x.lex.embedding(x.lemma(t.Head), true); ok && (t.Fine == readout.VB || x.d.Child(i, readout.RelMark) >= 0 || x.claimed(i)) {
		w.bear(e)
		return
	}
	if t.Fine == readout.VBG && x.strayedFrom(i, w) {
		return
	}
	if x.goal(i, x.marker(i, readout.RelMark)) {
		w.bear(readout.Conditional)
		return
	}
	if t.Fine == readout.VBG || t.Fine == readout.VBN {
		w.relative = true
		return
	}
	if t.Fine == readout.VB && !w.relative {
		w.purpose, w.host = true, t.Head // "men trained to fight them"
	}
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

// conditioned says whether an if-clause hangs on verb v.
func (x *run) conditioned(v int32) bool {
	for c := range x.d.Children(v) {
		if x.tok(c).Rel != readout.RelAdvcl {
			continue
		}
		switch x.marker(c, readout.RelMark) {
		case "if", "unless":
			return true
		}
	}
	return false
}
