// Package coder reads a report: it runs the rooms in order. A newcomer starts here.
package coder

import (
	"context"

	"readout"
	"readout/actors"
	"readout/events"
	"readout/mentions"
	"readout/places"
	"readout/statements"
	"readout/syntax"
	"readout/talks"
	"readout/text"
	"readout/times"
)

// A Coder turns reports into records. It reuses its memory and serves one
// goroutine; make one for each.
type Coder struct {
	allAttitudes bool

	parser     *syntax.Parser
	actors     *actors.Finder
	mentions   *mentions.Finder
	times      *times.Finder
	places     *places.Finder
	statements *statements.Finder
	events     *events.Finder
	talks      *talks.Finder
	doc        readout.Document
	trace      *events.Trace
	version    readout.CoderVersion
}

// Options say what a coder shall know beside what is embedded. The zero value
// asks for nothing more.
type Options struct {
	Actors       *actors.Dictionary // with a user's own, see actors.Load; nil for the embedded one
	Frames       *events.Lexicon    // with a user's own, see events.Load; nil for the embedded one
	Trace        bool               // keep what was tried for events, see Coder.Trace
	MinScore     float32            // events whose score is lower are left out; 0 for the usual one
	RawScores    bool               // leave the scores of events as they are before calibration, which learns from them
	AllAttitudes bool               // keep what private persons hope, believe, expect and intend

	// Dropped is told of each event that a gate keeps out, by the gate's name and
	// the event's trigger; nil tells nobody.
	Dropped func(gate string, trigger readout.Span)
}

// New returns a coder with the embedded models and lexicons.
func New() *Coder { return NewWith(Options{}) }

// NewWith returns a coder with what o adds.
func NewWith(o Options) *Coder {
	who, which := actors.New(), mentions.New()
	if o.Actors != nil {
		who = actors.NewFrom(o.Actors)
	}
	which.Noun, which.Known = who.Noun, who.Known
	what := events.New()
	if o.Frames != nil {
		what = events.NewFrom(o.Frames)
	}
	what.Dropped, what.MinScore, what.RawScores = o.Dropped, o.MinScore, o.RawScores
	var trace *events.Trace
	if o.Trace {
		trace = &events.Trace{}
		what.Trace(trace)
	}
	return &Coder{
		trace:        trace,
		allAttitudes: o.AllAttitudes,
		version:      versionWith(o),
		parser:       syntax.New(),
		actors:       who,
		mentions:     which,
		times:        times.New(),
		places:       places.New(),
		statements:   statements.New(),
		events:       what,
		talks:        talks.New(),
	}
}

// Code reads r. The record owns its memory but for r itself, which it points to.
// The error is ctx's; every report gives a record.
func (c *Coder) Code(ctx context.Context, r *readout.Report) (*readout.Record, error) {
	rec := &readout.Record{Schema: readout.Schema, Coder: c.version, Report: r}
	if r.Skipped != "" {
		return rec, ctx.Err()
	}
	d := c.Document(r)
	for _, s := range d.Sentences {
		rec.Sentences = append(rec.Sentences, s.Span)
	}
	rec.Times = c.times.Find(d)
	rec.Places = c.places.Find(d)
	rec.Actors = c.actors.Find(d)
	if !r.Published.Known() {
		c.bound(d, rec)
	}
	if err := ctx.Err(); err != nil {
		return rec, err
	}
	rec.Statements = c.statements.Find(d, rec)
	rec.Events = c.events.Find(d, rec)
	c.talks.Find(d, rec)
	if !c.allAttitudes {
		leaveOutThin(rec)
	}
	settle(rec)
	return rec, ctx.Err()
}

// Trace is what was tried for the events of the report coded last; it stays valid
// until the coder's next call. It is nil where the options did not ask for it.
func (c *Coder) Trace() *events.Trace { return c.trace }

// Document runs the language rooms alone: sentences, tokens, trees, mentions and
// chains. It stays valid until the coder's next call.
func (c *Coder) Document(r *readout.Report) *readout.Document {
	d := &c.doc
	d.Reset(r)
	text.Split(d)
	c.parser.Parse(d)
	c.actors.Names(d)
	c.mentions.Find(d)
	return d
}
