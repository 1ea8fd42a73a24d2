// Package statements finds who said what.
package statements

import "readout"

// A Finder finds statements; it serves one goroutine.
type Finder struct{}

// New returns a finder with the embedded data.
func New() *Finder { return &Finder{} }

// Find returns the statements of d; rec holds what the rooms before found.
func (f *Finder) Find(d *readout.Document, rec *readout.Record) []readout.Statement { return nil }
