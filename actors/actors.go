// Package actors says who: it knows states, leaders and bodies, and composes
// actors from words such as "Russian forces".
package actors

import "readout"

// A Finder finds actors; it serves one goroutine.
type Finder struct{}

// New returns a finder with the embedded dictionary.
func New() *Finder { return &Finder{} }

// Names widens and corrects the name labels of d by the dictionary.
func (f *Finder) Names(d *readout.Document) {}

// Find returns the actors of d and sets the actors of its chains.
func (f *Finder) Find(d *readout.Document) []readout.Actor { return nil }
