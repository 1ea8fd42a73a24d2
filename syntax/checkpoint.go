package syntax

import (
	"encoding/gob"
	"fmt"
	"io"
	"slices"

	"readout/model"
)

// A checkpoint is all that a learner knows, so that training can go on after a
// kill as if nothing had been.
type checkpoint struct {
	Known          []uint32
	Weights        [][]float32
	Means, Squares [][]float32
	Average        [][]float32
	Steps          int
	Random         []byte
	Position       []byte // whatever the training wants back
	Sizes          [7]int
}

// Save writes a checkpoint; position is what the training wants to find again.
func (l *Learner) Save(w io.Writer, position []byte) error {
	c := l.checkpoint()
	c.Average, c.Steps, c.Position = l.average, l.adam.Steps, position
	for _, p := range l.learning() {
		mean, square := p.Moments()
		c.Weights, c.Means, c.Squares = append(c.Weights, p.W.Data), append(c.Means, mean), append(c.Squares, square)
	}
	var err error
	if c.Random, err = l.source.MarshalBinary(); err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	return gob.NewEncoder(w).Encode(c)
}

// learning are the parameters that have moments: the network's and a pretrainer's.
func (l *Learner) learning() []*model.Param { return slices.Concat(l.params, l.guess) }

func (l *Learner) checkpoint() checkpoint {
	n := l.net
	return checkpoint{Known: l.known, Sizes: [7]int{n.Width, n.Convolutions, n.Recurrences, n.Arc, n.Rel, l.sources.Vectors.Len(), len(n.Tags)}}
}

// Restore goes back to a checkpoint and returns its position. The error says
// that the checkpoint is damaged or of another training; l is then unchanged.
func (l *Learner) Restore(r io.Reader) (position []byte, err error) {
	var c checkpoint
	if err := gob.NewDecoder(r).Decode(&c); err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	want := l.checkpoint()
	if c.Sizes != want.Sizes || !slices.Equal(c.Known, want.Known) {
		return nil, fmt.Errorf("checkpoint: it is of another training (other data or sizes)")
	}
	if !fitting(c.Weights, l.learning()) || !fitting(c.Means, l.learning()) || !fitting(c.Squares, l.learning()) || c.Average != nil && !fitting(c.Average, l.params) {
		return nil, fmt.Errorf("checkpoint: its weights have other sizes")
	}
	if err := l.source.UnmarshalBinary(c.Random); err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	for i, p := range l.learning() {
		mean, square := p.Moments()
		copy(p.W.Data, c.Weights[i])
		copy(mean, c.Means[i])
		copy(square, c.Squares[i])
	}
	l.average, l.adam.Steps = c.Average, c.Steps
	return c.Position, nil
}

// fitting says whether there are as many numbers as the parameters have.
func fitting(numbers [][]float32, params []*model.Param) bool {
	return slices.EqualFunc(numbers, params, func(n []float32, p *model.Param) bool { return len(n) == len(p.W.Data) })
}
