package model

import (
	"math"
	"math/rand/v2"
)

// A Param is a matrix that is learned: the numbers, and while learning their
// gradients and Adam's moments.
type Param struct {
	Name string
	W    Matrix
	G    Matrix // gradient; empty when not learning

	mean, square []float32
	sparse       bool    // only the touched rows have gradients
	touched      []int32 // those rows, in the order of the first touch, so that sums come out the same every time
	isTouched    []bool
}

// NewParam returns a parameter of the given shape without memory for learning.
func NewParam(name string, rows, cols int) *Param {
	p := &Param{Name: name}
	p.W.Resize(rows, cols)
	p.W.Zero()
	return p
}

// Uniform sets the numbers to chance within ±scale.
func (p *Param) Uniform(scale float64, rng *rand.Rand) *Param {
	for i := range p.W.Data {
		p.W.Data[i] = float32((rng.Float64()*2 - 1) * scale)
	}
	return p
}

// Constant sets the numbers to v.
func (p *Param) Constant(v float32) *Param {
	for i := range p.W.Data {
		p.W.Data[i] = v
	}
	return p
}

// Learn gives p memory for learning. A sparse one, such as a table of
// embeddings, keeps gradients of the rows it is told of by Touch alone.
func (p *Param) Learn(sparse bool) {
	p.G.Resize(p.W.Rows, p.W.Cols)
	p.G.Zero()
	p.mean, p.square = make([]float32, len(p.W.Data)), make([]float32, len(p.W.Data))
	p.sparse = sparse
	if sparse {
		p.isTouched = make([]bool, p.W.Rows)
	}
}

// Moments returns Adam's memory of p, for checkpoints; writing to it restores one.
func (p *Param) Moments() (mean, square []float32) { return p.mean, p.square }

// Shadow returns a parameter that shares the numbers of p and has gradients of its
// own, so that two goroutines can learn at once.
func (p *Param) Shadow() *Param {
	s := &Param{Name: p.Name, W: p.W, sparse: p.sparse}
	s.G.Resize(p.W.Rows, p.W.Cols)
	s.G.Zero()
	if p.sparse {
		s.isTouched = make([]bool, p.W.Rows)
	}
	return s
}

// Drain adds the gradients of s, a shadow of p, to those of p and clears them.
func (p *Param) Drain(s *Param) {
	if !p.sparse {
		AddScaled(p.G.Data, 1, s.G.Data)
		clear(s.G.Data)
		return
	}
	for _, r := range s.touched {
		g := s.G.Row(int(r))
		AddScaled(p.Touch(r), 1, g)
		clear(g)
		s.isTouched[r] = false
	}
	s.touched = s.touched[:0]
}

// Forget clears the gradients of a sparse parameter.
func (p *Param) Forget() {
	for _, r := range p.touched {
		clear(p.G.Row(int(r)))
		p.isTouched[r] = false
	}
	p.touched = p.touched[:0]
}

// Touch returns the gradient of a row of a sparse parameter, for adding to.
func (p *Param) Touch(row int32) []float32 {
	if !p.isTouched[row] {
		p.isTouched[row] = true
		p.touched = append(p.touched, row)
	}
	return p.G.Row(int(row))
}

// An Adam takes steps against the gradients of parameters.
type Adam struct {
	Rate  float64
	Clip  float64 // the longest gradient that is followed whole
	Decay float64 // of the dense weights, a step
	Steps int     // taken so far
}

// Step moves every parameter and clears the gradients.
func (a *Adam) Step(params []*Param) {
	a.Steps++
	scale := float32(1)
	if norm := length(params); norm > a.Clip {
		scale = float32(a.Clip / norm)
	}
	const b1, b2 = 0.9, 0.98
	m := 1 / (1 - math.Pow(b1, float64(a.Steps)))
	s := 1 / (1 - math.Pow(b2, float64(a.Steps)))
	for _, p := range params {
		if !p.sparse {
			a.move(p, 0, len(p.W.Data), scale, float32(m), float32(s), float32(a.Decay))
			continue
		}
		for _, r := range p.touched {
			a.move(p, int(r)*p.W.Cols, (int(r)+1)*p.W.Cols, scale, float32(m), float32(s), 0)
			p.isTouched[r] = false
		}
		p.touched = p.touched[:0]
	}
}

func (a *Adam) move(p *Param, from, to int, scale, m, s, decay float32) {
	const b1, b2, eps = 0.9, 0.98, 1e-8
	rate := float32(a.Rate)
	for i := from; i < to; i++ {
		g := p.G.Data[i] * scale
		p.mean[i] = b1*p.mean[i] + (1-b1)*g
		p.square[i] = b2*p.square[i] + (1-b2)*g*g
		p.W.Data[i] -= rate * (p.mean[i]*m/(float32(math.Sqrt(float64(p.square[i]*s)))+eps) + decay*p.W.Data[i])
		p.G.Data[i] = 0
	}
}

func length(params []*Param) float64 {
	sum := 0.0
	add := func(g []float32) {
		for _, v := range g {
			sum += float64(v) * float64(v)
		}
	}
	for _, p := range params {
		if !p.sparse {
			add(p.G.Data)
			continue
		}
		for _, r := range p.touched {
			add(p.G.Row(int(r)))
		}
	}
	return math.Sqrt(sum)
}
