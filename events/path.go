package events

import "readout"

// A way is what lies between a trigger and the root of its sentence.
type way struct {
	depth    int            // clauses between, not counting who said it
	status   readout.Status // what the words on the way make of it
	why      string         // the name of the rule that said so
	purpose  bool           // "to target them"
	part     bool           // a participle: "killing two"
	relative bool
	sub      bool // an adverbial clause: "after they met"
	past     bool // "had", "after", "since"
	neg      bool
	fixed    bool  // told as past in a clause of time or cause: no plan or wish above changes it
	unsure   bool  // something on the way is not told as done, whatever came out stronger
	given    bool  // a thing that is there whatever the clauses above say: "since the attack"
	claimed  bool  // the clause of a noun of saying: "the report that", see thing
	saidIf   bool  // the verb of saying above has the condition
	host     int32 // the verb that a purpose or participle serves
}

// strength orders statuses: of two on one way the stronger stays.
var strength = map[readout.Status]int{
	"": 0, readout.Happened: 0, readout.Ongoing: 0, readout.Planned: 1, readout.Desired: 2, readout.Hypothetical: 3, readout.Alleged: 4, readout.Conditional: 5, readout.NotHappened: 6,
}

// bear takes what rule why makes of the event, where that is stronger.
func (w *way) bear(s readout.Status, why string) {
	if w.given || w.fixed && strength[s] < strength[readout.Alleged] {
		return
	}
	w.unsure = w.unsure || strength[s] > 0 && s != readout.Alleged && s != readout.NotHappened
	if strength[s] > strength[w.status] {
		w.status, w.why = s, why
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
				w.bear(readout.Conditional, "provides for")
			}
		case readout.RelObj:
			x.thing(i, i == from && x.nominal(i), &w)
		case readout.RelNsubj, readout.RelNsubjPass:
			x.topic(i, i == from && x.nominal(i), &w)
		case readout.RelAclRelcl:
			w.depth++
			if x.stipulates(t.Head) {
				w.bear(readout.Conditional, "condition that")
			}
			if x.clauseOf(i, &w) {
				break // "the charge that they meddle", taken for a relative clause
			}
			w.relative = true
		case readout.RelAcl:
			x.adnominal(i, &w)
		case readout.RelNmod, readout.RelNmodPoss, readout.RelObl:
			x.oblique(i, i == from && x.nominal(i), &w)
			w.depth++
			w.given = w.given || i == from && x.presumed(i)
		}
		if x.lemma(t.Head) == "anniversary" {
			w.past = true
		}
		x.climbed(i, from, &w)
		i = t.Head
	}
	return w
}

// thing weighs the verb whose object i is: first for an event noun itself, or for
// the noun of a claim on the way.
func (x *run) thing(i int32, first bool, w *way) {
	v := x.verbLemma(x.tok(i).Head)
	if w.claimed {
		w.claimed = false
		if denies[v] || v == "turn" && x.hasWord(x.tok(i).Head, "down") {
			w.bear(readout.NotHappened, "denied claim")
		}
		return
	}
	if !first {
		return
	}
	if averts[v] {
		w.bear(readout.NotHappened, "averted") // "fights his extradition"
	}
	if v == "call" {
		return
	}
	switch e, _ := x.lex.embedding(v, false); e {
	case readout.Desired, readout.Planned, readout.Conditional, readout.Hypothetical:
		w.bear(e, "object of "+v) // "demanding their release"
	}
}

// topic weighs the verb whose subject i is, first as in thing.
func (x *run) topic(i int32, first bool, w *way) {
	h := x.tok(i).Head
	v := x.verbLemma(h)
	if w.claimed {
		w.claimed = false
		if untrue[v] || denies[v] && x.passive(h) {
			w.bear(readout.NotHappened, "false claim")
		}
		return
	}
	if trials[x.lemma(i)] && (fails[v] || averts[v] && x.passive(h)) {
		w.bear(readout.NotHappened, "failed attempt")
		return
	}
	if !first {
		return
	}
	switch {
	case averts[v] && x.passive(h):
		w.bear(readout.NotHappened, "averted")
	case x.occurs(h) && (x.negated(h) || x.contracted(h)):
		w.bear(readout.NotHappened, "did not take place")
	case x.passive(h) || x.d.Child(h, readout.RelCop) >= 0:
		switch e, _ := x.lex.embedding(v, false); e {
		case readout.Planned, readout.Desired, readout.Hypothetical:
			w.bear(e, "subject of "+v) // "a visit is planned", "an attack is unlikely"
		}
	}
}

// oblique weighs the word that a phrase hangs on, first as in thing.
func (x *run) oblique(i int32, first bool, w *way) {
	t := x.tok(i)
	m := x.marker(i, readout.RelCase)
	if m == "without" {
		w.neg = true
	}
	if !first {
		return
	}
	switch {
	case m == "to" && x.lemma(t.Head) == "lead" && x.tok(t.Head).Fine == readout.VBG:
		w.bear(readout.Conditional, "leading to") // "a reward for information leading to his arrest"
	case m == "against" && guards[x.verbLemma(t.Head)]:
		w.bear(readout.Conditional, "guard against") // "protection against raids"
	case m == "for" && provides[x.verbLemma(t.Head)]:
		w.bear(readout.Conditional, "provides for") // "the accord provides for the release"
	}
	if !x.nominal(t.Head) {
		return
	}
	if m == "of" && hints[x.lemma(t.Head)] && x.negated(t.Head) {
		w.bear(readout.NotHappened, "no "+x.lemma(t.Head)+" of")
	}
	e, ok := x.lex.embedding(x.lemma(t.Head), true)
	wide := (m == "in" || m == "for") && (e == readout.Desired || e == readout.Hypothetical)
	if ok && (m == "of" || wide) {
		w.bear(e, "noun "+x.lemma(t.Head)) // "the prospect of aid", "interest in talks"
	}
}

// clauseOf weighs clause i of the noun that says what it is of: "the claim that
// they met", "no sign that". It says whether i is one.
func (x *run) clauseOf(i int32, w *way) bool {
	h := x.tok(i).Head
	e, ok := x.embedder(h)
	if !ok || !x.claimed(i) {
		return false
	}
	w.bear(e, "noun "+x.lemma(h))
	if x.negated(h) && (e == "" || e == readout.Alleged) {
		w.bear(readout.NotHappened, "no "+x.lemma(h)+" that")
	}
	if x.hasUnproven(h) {
		w.bear(readout.Alleged, "unconfirmed reports")
	}
	w.claimed = e == "" || e == readout.Alleged
	return true
}

// presumed says whether noun i stands for a thing that is there whatever the clause
// around it says: "failed to enforce the order".
func (x *run) presumed(i int32) bool {
	if !x.nominal(i) {
		return false
	}
	switch x.tok(i).Rel {
	case readout.RelObj, readout.RelObl, readout.RelNsubj, readout.RelNmod, readout.RelNmodPoss:
	default:
		return false
	}
	for c := range x.d.Children(i) {
		switch x.tok(c).Rel {
		case readout.RelNmodPoss:
			return true
		case readout.RelDet:
			switch x.low(c) {
			case "the", "this", "that", "these", "those":
				return true
			}
		}
	}
	return false
}

// calledFalse says whether verb i speaks of a claim: "rejected reports that they
// met". What is claimed is then told by itself, as what did not happen.
func (x *run) calledFalse(i int32) bool {
	o := x.d.Child(i, readout.RelObj, readout.RelNsubjPass)
	if o < 0 || !x.nominal(o) || !denies[x.verbLemma(i)] {
		return false
	}
	if e, ok := x.lex.embedding(x.lemma(o), true); !ok || e != "" && e != readout.Alleged {
		return false
	}
	for c := range x.d.Children(o) {
		if r := x.tok(c).Rel; (r == readout.RelAcl || r == readout.RelAclRelcl || r == readout.RelCcomp) && x.claimed(c) {
			return true
		}
	}
	return false
}
