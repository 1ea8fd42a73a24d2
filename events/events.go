// Package events finds who did what to whom. Frames over the dependency tree
// give the type and the parties; operators ("agreed to", "threatened to") are
// put upon what they speak of, and the outer word wins; the path to the root,
// negation, modals and attribution tell whether it happened.
package events

import (
	"slices"

	"readout"
)

// A Finder finds events; it serves one goroutine.
type Finder struct {
	run run

	// Dropped is told of each event that a gate keeps out; nil tells nobody.
	Dropped func(gate string, trigger readout.Span)

	// MinScore is the score below which events are left out; 0 is the room's own.
	MinScore float32
	// RawScores leaves the scores as the frames and the backstop give them, and all
	// events in; calibration learns from it.
	RawScores bool
}

// New returns a finder with the embedded data.
func New() *Finder { return &Finder{run: run{lex: load(), backstop: embeddedBackstop()}} }

// run is the state of one call of Find, reused.
type run struct {
	lex        *lexicon
	d          *readout.Document
	rec        *readout.Record
	actors     map[string]*readout.Actor
	args       []arg
	protos     []proto
	memo       []int32
	used       []bool
	byName     map[string][]string // actors of a name, by its words
	sport      map[int32]bool      // paragraphs on sport
	said       map[int32][]int     // statements whose content reaches into a sentence
	paragraphs map[int32][]string  // contexts of a paragraph
	lows       []string            // the words in lower case, and the lemmas
	lemmas     []string
	counting   []int32    // the number, from 1, that each token is a word of or is counted by
	numbers    []quantity // of the report, in its order
	classed    []classed  // noun classes of each token
	covered    []int32    // shortest mention over each token, for heads that parser and mentions see differently
	doing      bool       // the actors of a party of doers are sought
	backstop   *Backstop  // nil proposes nothing
	features   []uint32   // of the verb that it looks at
	dropped    func(gate string, trigger readout.Span)
	genres     genres
	kept       []int32  // protos that become events, in the order of the text
	echoes     []proto  // that point back to what is told
	twoSides   []string // of the report, once they were sought
	twoAmid    []string // those that "between" stands before
	sidesKnown bool
	amidKnown  bool
	trace      *Trace // what was tried, nil where nobody asks
}

// Find returns the events of d; rec holds what the rooms before found. Only what
// the text tells of becomes an event: mentions of the same happening are one
// event with more evidence, and what nothing is known of but a word is left out.
func (f *Finder) Find(d *readout.Document, rec *readout.Record) []readout.Event {
	x := &f.run
	x.dropped = f.Dropped
	x.reset(d, rec)
	for s := range d.Sentences {
		x.sentence(s)
	}
	return x.events(f.MinScore, f.RawScores)
}

func (x *run) reset(d *readout.Document, rec *readout.Record) {
	x.d, x.rec = d, rec
	if x.trace != nil {
		*x.trace = Trace{seen: map[Try]bool{}}
	}
	n := len(d.Tokens)
	x.memo = slices.Grow(x.memo[:0], n)[:n]
	x.used = slices.Grow(x.used[:0], n)[:n]
	x.covered = slices.Grow(x.covered[:0], n)[:n]
	x.classed = slices.Grow(x.classed[:0], n)[:n]
	for i := range n {
		x.classed[i].known = false
		x.memo[i], x.used[i], x.covered[i] = unseen, false, -1
	}
	x.protos, x.kept, x.args, x.echoes = x.protos[:0], x.kept[:0], x.args[:0], x.echoes[:0]
	x.sidesKnown, x.amidKnown = false, false
	if x.byName == nil {
		x.byName = map[string][]string{}
	}
	clear(x.byName)
	if x.said == nil {
		x.said = map[int32][]int{}
	}
	x.lowered()
	x.quantities()
	x.contents()
	x.cover()
	if x.actors == nil {
		x.actors = map[string]*readout.Actor{}
	}
	index(x.actors, rec.Actors)
	if x.paragraphs == nil {
		x.paragraphs = map[int32][]string{}
	}
	clear(x.paragraphs)
	if x.sport == nil {
		x.sport = map[int32]bool{}
	}
	clear(x.sport)
	x.genres.known = false
}

// sentence reads all tokens of a sentence as triggers, lets operators take what
// they speak of, and keeps what is told.
func (x *run) sentence(s int) {
	sent := x.d.Sentences[s]
	for i := sent.First; i < sent.Last; i++ {
		x.at(i)
	}
	for i := sent.First; i < sent.Last; i++ {
		if m := x.memo[i]; m >= 0 {
			x.consume(x.protos[m].content)
		}
	}
	for i := sent.First; i < sent.Last; i++ {
		if m := x.memo[i]; m >= 0 && !x.used[i] {
			x.sought(&x.protos[m])
		}
	}
	x.taken(sent)
	from := len(x.kept)
	for i := sent.First; i < sent.Last; i++ {
		if m := x.memo[i]; m >= 0 && !x.used[i] && x.assert(&x.protos[m]) {
			x.kept = append(x.kept, m)
		}
	}
	x.demands(sent)
	x.labels(sent)
	x.blames(sent)
	x.brands(sent)
	x.within(from)
	x.absorb(from)
	x.propose(sent)
}

// events makes the events of what was kept.
func (x *run) events(least float32, raw bool) []readout.Event {
	var out, proposed []readout.Event
	for _, m := range x.kept {
		if e, ok := x.event(&x.protos[m]); ok && e.Proposed {
			proposed = append(proposed, e)
		} else if ok {
			out = append(out, e)
		}
	}
	byTrigger := func(a, b readout.Event) int { return int(a.Trigger.Start - b.Trigger.Start) }
	slices.SortStableFunc(out, byTrigger)
	out = x.settle(x.coreferent(out), least, UsualScore, raw)
	if proposed = x.settle(proposed, least, usualProposal, raw); len(proposed) > 0 {
		out = append(out, x.news(x.coreferent(proposed), out)...)
		slices.SortStableFunc(out, byTrigger)
	}
	x.tolls(out)
	for i := range out {
		out[i].ID = "e" + itoa(i+1)
	}
	if x.trace != nil {
		x.trace.named(out)
	}
	return out
}
