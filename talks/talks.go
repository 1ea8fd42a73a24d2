// Package talks gathers what one report says of negotiations: meetings,
// positions, threats, next steps, agreements and the state of each process.
//
// Phrases are candidates and never facts. A candidate passes three gates before
// it fills a field: what its clause says of it (mood.go), whose word it is
// (voice.go), and which meeting, process or agreement it is about (scope.go).
package talks

import "readout"

// A Finder finds the facts of negotiations; it serves one goroutine.
type Finder struct {
	lex *lexicon
	r   reading
}

// New returns a finder with the embedded phrases.
func New() *Finder { return &Finder{lex: embedded()} }

// Find fills the lists of rec from Meetings to Processes, and Event.Meeting; the
// lists before them hold what the other rooms found. It keeps nothing of d.
func (f *Finder) Find(d *readout.Document, rec *readout.Record) {
	if len(d.Tokens) == 0 {
		return
	}
	r := &f.r
	r.start(f.lex, d, rec)
	r.encounters()
	r.keep()
	ps := r.negotiations()
	r.threats(ps)
	r.toMeet(ps)
	r.steps(ps)
	r.deadlines(ps)
	r.agreements(ps)
	r.dueSteps(ps)
	r.pactHints()
	r.proposals()
	r.positions(ps)
	r.issuesOfPositions(ps)
	r.mediations(ps)
	r.overtures(ps)
	r.relations()
	r.effects()
	r.assessments()
	r.d, r.rec = nil, nil
}
