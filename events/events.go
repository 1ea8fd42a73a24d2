// Package events finds who did what to whom.
package events

import "readout"

// A Finder finds events; it serves one goroutine.
type Finder struct{}

// New returns a finder with the embedded data.
func New() *Finder { return &Finder{} }

// Find returns the events of d; rec holds what the rooms before found.
func (f *Finder) Find(d *readout.Document, rec *readout.Record) []readout.Event { return nil }
