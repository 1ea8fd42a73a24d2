package eval

import (
	"strings"

	"readout"
)

// Document makes the document of a gold sentence with its own tokens, parted by
// single spaces, for scoring what comes after the tokens.
func (s *GoldSentence) Document() *readout.Document {
	var text strings.Builder
	d := &readout.Document{}
	for _, w := range s.Words {
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		start := int32(text.Len())
		text.WriteString(w.Form)
		d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: start, End: int32(text.Len())}, Head: -1})
	}
	d.Report = &readout.Report{Text: text.String()}
	d.Sentences = []readout.Sentence{{Span: readout.Span{End: int32(text.Len())}, Last: int32(len(d.Tokens))}}
	return d
}
