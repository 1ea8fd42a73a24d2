package syntax

import (
	"math/rand/v2"

	"readout/model"
)

// A trace is what forward notes down for the gradient.
type trace struct {
	hat0 model.Matrix
	inv0 []float32
	hat  []model.Matrix
	inv  [][]float32

	second [][]bool // which half of each maxout unit was the greater
	drop0  dropout
	drop   []dropout
}

func (t *trace) reset(n *network, size int, share float32, rng *rand.Rand) {
	if t.hat == nil {
		t.hat, t.inv = make([]model.Matrix, n.Layers), make([][]float32, n.Layers)
		t.second, t.drop = make([][]bool, n.Layers), make([]dropout, n.Layers)
	}
	grow := func(s *[]float32, n int) {
		if cap(*s) < n {
			*s = make([]float32, n+n/4)
		}
		*s = (*s)[:n]
	}
	t.hat0.Resize(size, n.Width)
	grow(&t.inv0, size)
	t.drop0.reset(size, n.Width, share, rng)
	for l := range t.hat {
		t.hat[l].Resize(size, n.Width)
		grow(&t.inv[l], size)
		if cap(t.second[l]) < size*n.Width {
			t.second[l] = make([]bool, size*n.Width*5/4)
		}
		t.second[l] = t.second[l][:size*n.Width]
		t.drop[l].reset(size, n.Width, share, rng)
	}
}

// A dropout is a mask of 0 and 1/(1-share).
type dropout struct{ mask model.Matrix }

func (d *dropout) reset(rows, cols int, share float32, rng *rand.Rand) {
	d.mask.Resize(rows, cols)
	keep := 1 / (1 - share)
	for i := range d.mask.Data {
		d.mask.Data[i] = keep
		if rng.Float32() < share {
			d.mask.Data[i] = 0
		}
	}
}

func (d *dropout) apply(x []float32, row int) {
	for i, m := range d.mask.Row(row) {
		x[i] *= m
	}
}

// gradients are those of the batch's matrices, and scratch.
type gradients struct {
	tags, names, slots model.Matrix
	x, units           model.Matrix
	window, flipped    model.Matrix
	row, norm          []float32
}

// linear adds the gradients of out = in·weight + bias for the gradient of out.
func (g *gradients) linear(in, out *model.Matrix, weight, bias *model.Param, din *model.Matrix) {
	in.Transpose(&g.flipped)
	model.Multiply(&weight.G, &g.flipped, out)
	weight.W.Transpose(&g.flipped)
	model.Multiply(din, out, &g.flipped)
	if bias != nil {
		for r := range out.Rows {
			model.AddScaled(bias.G.Data, 1, out.Row(r))
		}
	}
}

// backward carries the heads' gradients down to the embeddings.
func (l *Learner) backward() {
	n, b, g := l.net, &l.batch, &l.grad
	top := &b.x[n.Layers]
	g.x.Resize(b.size, n.Width)
	g.x.Zero()
	g.linear(top, &g.tags, n.tagWeight, n.tagBias, &g.x)
	g.linear(top, &g.names, n.nameWeight, n.nameBias, &g.x)
	g.linear(top, &g.slots, n.slotWeight, nil, &g.x)
	l.backEncoder()
}

// backEncoder carries the gradient of the encoder's output, in l.grad.x, down.
func (l *Learner) backEncoder() {
	for i := l.net.Layers - 1; i >= 0; i-- {
		l.backLayer(i)
	}
	l.backEmbed()
}

func (l *Learner) backLayer(i int) {
	n, b, g, t := l.net, &l.batch, &l.grad, l.batch.learn
	w, d := n.layers[i], n.Width
	if g.row == nil {
		g.row, g.norm = make([]float32, d), make([]float32, d)
	}
	g.units.Resize(b.size, pieces*d)
	g.units.Zero()
	for r := range b.size {
		if !b.real[r] {
			clear(g.x.Row(r))
			continue
		}
		copy(g.row, g.x.Row(r))
		t.drop[i].apply(g.row, r)
		clear(g.norm)
		model.NormaliseBack(g.norm, w.gain.G.Data, w.shift.G.Data, g.row, t.hat[i].Row(r), w.gain.W.Data, t.inv[i][r])
		units, second := g.units.Row(r), t.second[i][r*d:(r+1)*d]
		for j, v := range g.norm {
			if second[j] {
				units[d+j] = v
			} else {
				units[j] = v
			}
		}
		model.AddScaled(w.bias.G.Data, 1, units)
	}
	inner := b.size - 2
	g.window.Resize(inner, window*d)
	for r := range inner {
		copy(g.window.Row(r), b.x[i].Data[r*d:(r+window)*d])
	}
	units := model.Matrix{Rows: inner, Cols: pieces * d, Data: g.units.Data[pieces*d : (inner+1)*pieces*d]}
	g.window.Transpose(&g.flipped)
	model.Multiply(&w.weight.G, &g.flipped, &units)
	w.weight.W.Transpose(&g.flipped)
	model.MultiplyStrided(g.x.Data, d, units.Data, pieces*d, inner, &g.flipped)
}

func (l *Learner) backEmbed() {
	n, b, g, t := l.net, &l.batch, &l.grad, l.batch.learn
	for r := range b.size {
		if !b.real[r] {
			continue
		}
		copy(g.row, g.x.Row(r))
		t.drop0.apply(g.row, r)
		clear(g.norm)
		model.NormaliseBack(g.norm, n.gain0.G.Data, n.shift0.G.Data, g.row, t.hat0.Row(r), n.gain0.W.Data, t.inv0[r])
		for table, i := range b.rows[r] {
			model.AddScaled(n.embed[table].Touch(i), 1, g.norm)
		}
	}
}
