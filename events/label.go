package events

import "readout"

// labelled stands for "whom X claims are terrorists".
var labelled = frame{trigger: "label", typ: "ACCUSE", mode: "allege", cameo: "112"}

// labels finds who calls whom by a bad name: a word of claiming, "are" or "is",
// and such a name. Trees of this construction are seldom right, so it is read
// from left to right.
func (x *run) labels(s readout.Sentence) {
	for i := s.First + 1; i+2 < s.Last; i++ {
		if !claiming(x.lemma(i)) || x.lemma(i+1) != "be" {
			continue
		}
		name := x.badName(i+2, s.Last)
		if name < 0 {
			continue
		}
		p := proto{frame: &labelled, head: i, verb: i, typ: "ACCUSE", mode: "allege", cameo: "112", content: none, particle: none, object: none, first: i, last: i, rank: 4, status: readout.Happened, score: 0.6}
		if x.named(i, s.First, &p) {
			x.protos = append(x.protos, p)
			x.kept = append(x.kept, int32(len(x.protos)-1))
		}
	}
}

// blames finds who says that another is responsible or guilty.
func (x *run) blames(s readout.Sentence) {
	for i := s.First; i < s.Last; i++ {
		switch x.lemma(i) {
		case "responsible", "guilty", "complicit", "culpable":
		default:
			continue
		}
		if x.tok(i).Tag != readout.ADJ || x.d.Child(i, readout.RelCop) < 0 || x.memo[i] >= 0 || x.negated(i) {
			continue
		}
		subj := x.d.Child(i, readout.RelNsubj)
		if subj < 0 || !x.names(subj) {
			continue
		}
		p := proto{frame: &labelled, head: i, verb: i, typ: "ACCUSE", mode: "allege", cameo: "112", content: none, particle: none, object: none, first: i, last: i, rank: 4, status: readout.Happened}
		if p.rec.add(subj); !x.speaker(i, &p) || x.samePeople(&p) {
			continue
		}
		w := x.path(i)
		p.score = x.score(&p, &w)
		x.protos = append(x.protos, p)
		x.kept = append(x.kept, int32(len(x.protos)-1))
	}
}

func claiming(lemma string) bool {
	switch lemma {
	case "claim", "say", "allege", "insist", "maintain", "assert", "argue", "charge":
		return true
	}
	return false
}

// badName returns the noun that names an enemy or criminal within three words.
func (x *run) badName(i, last int32) int32 {
	for j := i; j < last && j < i+3; j++ {
		if x.nominal(j) && x.hasClass(j, []string{"villain"}) {
			return j
		}
	}
	return -1
}

// named fills the parties from the words before token i: those who claim stand
// between the relative pronoun and i, whom they call so before the pronoun.
func (x *run) named(i, first int32, p *proto) bool {
	for j := i - 1; j >= first && j > i-8; j-- {
		switch w := x.low(j); {
		case w == "that" || w == "who" || w == "which" || w == "whom":
			if j > first && x.nominal(j-1) {
				p.rec.add(j - 1)
			}
			return p.act.n > 0 && p.rec.n > 0
		case x.nominal(j) && len(x.direct(j)) > 0:
			p.act.add(j)
		}
	}
	return false
}
