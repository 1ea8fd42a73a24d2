// Package text finds paragraphs, sentences, tokens and the depth of quotation.
//
// [Split] is the whole of it. A report's text is cut into paragraphs (see
// paragraphs.go), each paragraph into tokens in the manner of Universal
// Dependencies (tokens.go, hyphens.go, clitics.go), the tokens into sentences
// (sentences.go), and last every token learns how deep in quotation marks it
// stands (quotes.go). Titles, bylines, datelines, subheads and page furniture
// have neither tokens nor sentences. All of it takes time in proportion to the
// length of the text, whatever the text.
package text

import "readout"

// Split fills d.Sentences and d.Tokens from d.Report. Spans are bytes of
// d.Report.Text; tokens and sentences stand in the order of the text, every
// token is in just one sentence, and Head is -1 until syntax sets it.
func Split(d *readout.Document) {
	s := splitter{lexicon: lexiconOnce(), text: d.Report.Text, tokens: d.Tokens[:0]}
	s.tail = s.room[:0]
	d.Sentences = d.Sentences[:0]
	q := quoter{text: s.text}
	n := int32(0)
	for _, p := range paragraphs(d.Report) {
		first := int32(len(s.tokens))
		s.split(p.Start, p.End)
		if int(first) == len(s.tokens) {
			continue
		}
		d.Sentences = s.sentences(d.Sentences, first, n)
		q.paragraph(s.tokens[first:])
		n++
	}
	d.Tokens = s.tokens
}
