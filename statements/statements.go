// Package statements finds who said what: the words that say that something is
// said (the cue), who says it (the source) and what (the content), in direct,
// mixed and indirect speech, with documents, photos and unnamed sources among
// the sources and statements within statements.
//
// [Finder.Find] is the way through: quotations, cues with their sources and
// contents sentence by sentence, quotations that no cue claims, quotations that go
// on without a cue, and then what is known of each statement besides. What models
// choose is put right by words where these leave no doubt (plain.go, apart.go).
package statements

import "readout"

// A Finder finds statements; it keeps scratch memory and serves one goroutine.
type Finder struct {
	lexicon *lexicon
	model   *Model // nil: rules alone
	floors
	scratch
}

// New returns a finder with the embedded data.
func New() *Finder {
	m, err := embeddedModel()
	if err != nil {
		panic("BUG: embedded weights: " + err.Error())
	}
	return NewWith(m)
}

// NewWith returns a finder with model m, or with rules alone where m is nil.
func NewWith(m *Model) *Finder {
	return &Finder{lexicon: words(), model: m, floors: usual}
}

// Find returns the statements of d in the order of the text; rec holds the times
// and actors that the rooms before found. The statements own their memory.
func (f *Finder) Find(d *readout.Document, rec *readout.Record) []readout.Statement {
	if len(d.Tokens) == 0 {
		return nil
	}
	f.reset(d)
	f.times = rec.Times
	defer func() { f.times = nil }()
	f.findQuotations(d)
	if f.model != nil {
		f.hashTokens(d)
	}
	f.findSignatures(d)
	for s := range d.Sentences {
		f.findTranscript(d, s)
		f.findSentence(d, s)
	}
	f.findContinuations(d)
	f.findWithinQuotations(d)
	f.findOrder()
	return f.publish(d, rec)
}
