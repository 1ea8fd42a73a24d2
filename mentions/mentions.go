// Package mentions finds names, descriptions and pronouns, and the chains of
// those that stand for the same.
package mentions

import "readout"

// A Finder finds mentions; it serves one goroutine.
type Finder struct{}

// New returns a finder.
func New() *Finder { return &Finder{} }

// Find fills d.Mentions and d.Chains.
func (f *Finder) Find(d *readout.Document) { d.IndexMentions() }
