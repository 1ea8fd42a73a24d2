package events

import (
	"strings"

	"readout"
)

// A Fact is how the text tells of a word: as what happened, did not or may.
type Fact struct {
	Status readout.Status
	// Score is from -3, did not happen, to 3, happened. It takes what a source says
	// for what happened as its words put it; who vouches is another question.
	Score float32
	// Rule names what set the status: a word on the way to the root, "negated", a
	// modal, or "own form" where nothing around the word changes it.
	Rule string
}

// Factuality says how d tells of each of the tokens, by the rules that give events
// their status, whether or not a frame knows the word. rec holds what the rooms
// before found and may be empty.
func (f *Finder) Factuality(d *readout.Document, rec *readout.Record, tokens []int32) []Fact {
	x := &f.run
	x.reset(d, rec)
	out := make([]Fact, 0, len(tokens))
	for _, i := range tokens {
		out = append(out, x.fact(i))
	}
	return out
}

// plain is the frame of a word of which nothing is known.
var plain = frame{trigger: "word"}

// fact weighs one word.
func (x *run) fact(i int32) Fact {
	p := proto{frame: &plain, head: i, verb: i, content: none, particle: none, object: none, first: i, last: i}
	w := x.path(i)
	if x.presumed(i) && w.why != "averted" && w.why != "did not take place" {
		w = way{host: -1}
	}
	p.negated = w.neg || x.unmade(i) || x.unmadeWith(i)
	x.tense(&p, &w)
	f := Fact{Status: p.status, Rule: "own form"}
	switch m := x.modal(i); {
	case p.negated:
		f.Status, f.Rule = readout.NotHappened, "negated"
	case p.status == w.status:
		f.Rule = w.why
	case m != "":
		f.Rule = m
	case p.status == readout.Alleged:
		f.Rule = "doubted"
	case x.asked(i):
		f.Status, f.Rule = readout.Hypothetical, "question"
	case x.imperative(x.host(i)):
		f.Status, f.Rule = readout.Desired, "imperative"
	case w.purpose:
		f.Status, f.Rule = readout.Desired, "purpose"
	}
	f.Score = factScore[f.Status]
	switch m := x.modal(i); {
	case f.Rule == "negated" && (w.status == readout.Conditional && open[w.why] || m == "may" || m == "might"):
		f.Score = -.5 // "if they do not act", "may not have met"
	case f.Status == readout.NotHappened && w.unsure && !strings.HasPrefix(f.Rule, "n"):
		f.Score = -.5 // "could fail to act"
	case open[f.Rule]:
		f.Score = .3
	case f.Status == readout.Hypothetical && (f.Rule == "own form" || f.Rule == "can"):
		f.Score = 1.2 // a thing in the clause of a "may", or what somebody is able to do
	}
	return f
}

// open are the rules of which nothing follows for the word: what is asked, tried,
// wished, owed or thought, and not what is planned, asked for or believed.
var open = map[string]bool{
	"if": true, "unless": true, "whether": true, "lest": true, "condition": true,
	"verb try": true, "noun effort": true, "noun attempt": true, "noun right": true, "noun chance": true, "noun opportunity": true,
	"verb want": true, "verb hope": true, "verb like": true, "verb wish": true, "verb need": true, "noun hope": true, "noun desire": true,
	"should": true, "has to": true, "imperative": true, "verb willing": true, "verb ready": true, "verb prepared": true, "verb intend": true,
	"verb think": true, "verb guess": true, "verb suppose": true, "verb assume": true,
}

// host returns the verb whose form word i shares: the first of those that a bare
// verb is joined to, as in "will leave and free them"; else i itself.
func (x *run) host(i int32) int32 {
	for range 4 {
		t := x.tok(i)
		if t.Rel != readout.RelConj || t.Fine != readout.VB || x.d.Child(i, readout.RelNsubj, readout.RelNsubjPass, readout.RelAux, readout.RelMark) >= 0 {
			return i
		}
		i = t.Head
	}
	return i
}

// unmadeWith says whether noun i is what a negated verb would have made: "has not
// reached a deal".
func (x *run) unmadeWith(i int32) bool {
	t := x.tok(i)
	if !x.nominal(i) || t.Head < 0 || t.Rel != readout.RelObj && t.Rel != readout.RelNsubjPass || x.presumed(i) {
		return false
	}
	return x.unmade(t.Head)
}

// imperative says whether verb i is an order: "stop the war".
func (x *run) imperative(i int32) bool {
	t := x.tok(i)
	return t.Fine == readout.VB && t.Rel == readout.RelRoot && x.d.Child(i, readout.RelNsubj, readout.RelNsubjPass, readout.RelAux, readout.RelMark) < 0
}

// factScore are the scores of the statuses on the scale of factuality: what is
// planned or wished is likelier than what only may be.
var factScore = map[readout.Status]float32{
	readout.Happened: 3, readout.Ongoing: 3, readout.Alleged: 2, readout.Planned: 2,
	readout.Desired: 1.2, readout.Hypothetical: .7, readout.Conditional: 1.2, readout.NotHappened: -3,
}
