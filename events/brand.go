package events

import (
	"slices"

	"readout"
)

// brands finds who calls what another does a wrong: "called the announcement blackmail",
// "branded the raid an act of war". The parser takes the two nouns for one.
func (x *run) brands(s readout.Sentence) {
	for i := s.First; i < s.Last; i++ {
		if slices.Contains(x.kept, x.memo[i]) || !x.verbal(i) || x.negated(i) || x.modal(i) != "" || x.passive(i) {
			continue
		}
		switch x.verbLemma(i) {
		case "call", "brand", "label", "dub", "term", "describe", "denounce":
		default:
			continue
		}
		bad, thing := x.wrong(i)
		subj := x.subject(i)
		if bad < 0 || subj < 0 || !x.names(subj) {
			continue
		}
		p := proto{frame: &branded, head: i, verb: i, typ: "ACCUSE", mode: "disapprove", cameo: "111", content: none, particle: none, object: none, first: i, last: i, rank: 4, status: readout.Happened}
		p.act.add(subj)
		if thing >= 0 {
			p.rec.add(thing)
		}
		w := x.path(i)
		if x.tense(&p, &w); strength[p.status] > 0 || x.samePeople(&p) {
			continue
		}
		p.score = x.score(&p, &w)
		x.protos = append(x.protos, p)
		x.kept = append(x.kept, int32(len(x.protos)-1))
	}
}

// branded stands for "called it blackmail".
var branded = frame{trigger: "brand", typ: "ACCUSE", mode: "disapprove", cameo: "111"}

// wrong returns the noun of a wrong that verb v calls its object, and the object, -1 where
// it is not told apart.
func (x *run) wrong(v int32) (bad, thing int32) {
	thing = -1
	for c := range x.d.Children(v) {
		r := x.tok(c).Rel
		if c < v || r != readout.RelObj && r != readout.RelXcomp && r != readout.RelObl {
			continue
		}
		if r == readout.RelObl && x.marker(c, readout.RelCase) != "as" {
			continue
		}
		if !x.nominal(c) || !x.hasClass(c, []string{"wrong"}) {
			if r == readout.RelObj {
				thing = c
			}
			continue
		}
		for g := range x.d.Children(c) {
			if r := x.tok(g).Rel; g > v && g < c && (r == readout.RelCompound || r == readout.RelNmodUnmarked) && x.nominal(g) {
				thing = g // "the announcement blackmail"
			}
		}
		if x.tok(c).Rel == readout.RelObj && thing < 0 {
			return -1, -1 // "called a crime"
		}
		return c, thing
	}
	return -1, -1
}
