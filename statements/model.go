package statements

import (
	_ "embed"
	"sync"

	"readout/model"
)

//go:embed data/statements.bin
var weightsFile []byte

// A Model holds the decisions that are learned: is this word a cue, which token
// heads its source, which parts of the sentence are its content, and which
// words beside it belong to the cue.
type Model struct{ Cue, Source, Content, Reach *model.Linear }

// ReadModel reads the file form of a model. An empty file is no model.
func ReadModel(b []byte) (*Model, error) {
	if len(b) == 0 {
		return nil, nil
	}
	m := &Model{}
	for _, p := range []**model.Linear{&m.Cue, &m.Source, &m.Content, &m.Reach} {
		var err error
		if *p, b, err = model.CutLinear(b); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// Bytes returns the file form of m.
func (m *Model) Bytes() []byte {
	var b []byte
	for _, p := range []*model.Linear{m.Cue, m.Source, m.Content, m.Reach} {
		b = model.AppendLinear(b, p)
	}
	return b
}

var embeddedModel = sync.OnceValues(func() (*Model, error) { return ReadModel(weightsFile) })

// floors are the scores from which a model's answer is taken for yes.
type floors struct {
	cue     float32 // a word is a cue
	part    float32 // a part of the sentence is content
	quote   float32 // a quotation stays content that the parts around it made so
	backup  float32 // a cue is taken that the rules find
	other   float32 // a word that the lexicon does not know is a cue
	stretch float32 // a stretch is content
	cut     float32 // a cue keeps its branch out of the content of the one before
	segment float32 // a segment of content stays
	added   float32 // a segment joins the content
}

// usual was set on the development reports, one floor after the other.
var usual = floors{cue: -.3, part: .4, quote: -1, backup: -1.5, other: 1, stretch: 1.2, cut: 0, segment: 0, added: .5}

// teaching are the floors with which a model chooses the contents that segments
// learn from; other floors would teach other segments.
var teaching = floors{cue: 0, part: .1, quote: -1, backup: -2, other: 1, stretch: 1.7, cut: 0, segment: -.4, added: .3}
