// Package text finds paragraphs, sentences, tokens and the depth of quotation.
package text

import "readout"

// Split fills d.Sentences and d.Tokens from d.Report.
func Split(d *readout.Document) {}
