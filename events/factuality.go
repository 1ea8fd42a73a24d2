package events

import "readout"

// A Fact is how the text tells of a word: as what happened, did not or may.
type Fact struct {
	Status readout.Status
	// Score is from -3, did not happen, to 3, happened. It takes what a source says
	// for what happened as its words put it; who vouches is another question.
	Score float32
	// Learned says that the rules were silent and the classifier spoke.
	Learned bool
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
	p.negated = w.neg || x.unmade(i)
	x.tense(&p, &w)
	if p.negated {
		return Fact{Status: readout.NotHappened, Score: factScore[readout.NotHappened]}
	}
	return Fact{Status: p.status, Score: factScore[p.status]}
}

// factScore are the scores of the statuses on the scale of factuality.
var factScore = map[readout.Status]float32{
	readout.Happened: 3, readout.Ongoing: 3, readout.Alleged: 2, readout.Planned: .8,
	readout.Desired: .5, readout.Hypothetical: .3, readout.Conditional: .3, readout.NotHappened: -3,
}
