package syntax

import (
	"math/rand/v2"

	"readout/model"
)

// A tape is what a layer notes down on the way forward for the way back.
type tape struct {
	units  model.Matrix // before maxout or the gates
	second []bool       // of maxout: which half was the greater
	cells  model.Matrix // of a recurrence
	hat    model.Matrix // normalised, before gain and shift
	inv    []float32    // 1/deviation
	drop   dropout
}

func (t *tape) reset(size, width int, share float32, rng *rand.Rand) {
	t.hat.Resize(size, width)
	t.cells.Resize(size, width)
	t.inv, t.second = grow(t.inv, size), grow(t.second, size*width)
	t.drop.reset(size, width, share, rng)
}

// forward writes to out what the layer makes of in.
func (l *layer) forward(f *frame, t *tape, in, out *model.Matrix) {
	d, units := in.Cols, l.weight.W.Cols
	t.units.Resize(f.size, units)
	t.units.Fill(l.bias.W.Data)
	if l.recurrent {
		model.MultiplyStrided(t.units.Data[units:], units, in.Data[d:], d, f.inner(), &l.weight.W)
		l.runCells(f, t)
	} else { // the window of row r is the rows r-1 to r+1, which lie one after the other in memory
		model.MultiplyStrided(t.units.Data[units:], units, in.Data, d, f.inner(), &l.weight.W)
	}
	out.Resize(f.size, d)
	v := make([]float32, d)
	for r := range f.size {
		y := out.Row(r)
		if !f.real[r] {
			clear(y)
			continue
		}
		if u := t.units.Row(r); l.recurrent {
			for j, c := range t.cells.Row(r) {
				v[j] = gate(u[2*d+j]) * c
			}
		} else {
			maxout(v, t.second[r*d:(r+1)*d], u)
		}
		t.inv[r] = model.Normalise(y, t.hat.Row(r), v, l.gain.W.Data, l.shift.W.Data)
		t.drop.apply(y, r)
		model.AddScaled(y, 1, in.Row(r))
	}
}

// runCells runs the cells of a recurrence over every sentence. The empty rows
// between them hold zeros.
func (l *layer) runCells(f *frame, t *tape) {
	d := t.cells.Cols
	half := d / 2
	clear(t.cells.Row(0))
	clear(t.cells.Row(f.size - 1))
	step := func(r, before, from, to int) {
		c := t.cells.Row(r)
		if !f.real[r] {
			clear(c[from:to])
			return
		}
		u, p := t.units.Row(r), t.cells.Row(before)
		for j := from; j < to; j++ {
			keep := gate(u[d+j])
			c[j] = keep*p[j] + (1-keep)*u[j]
		}
	}
	for r := 1; r < f.size-1; r++ {
		step(r, r-1, 0, half)
	}
	for r := f.size - 2; r > 0; r-- {
		step(r, r+1, half, d)
	}
}

// gate is the hard sigmoid, which is as good as the soft one and comes out the
// same everywhere.
func gate(x float32) float32 { return max(0, min(1, 0.25*x+0.5)) }

// open says whether a change of x changes its gate.
func open(x float32) bool { return x > -2 && x < 2 }

// maxout writes to y the greater of the two halves of units, number by number,
// and to second, where it is not nil, which of them it was.
func maxout(y []float32, second []bool, units []float32) {
	n := len(y)
	a, b := units[:n], units[n:2*n]
	for i := range y {
		y[i] = max(a[i], b[i])
	}
	if second != nil {
		for i := range y {
			second[i] = b[i] > a[i]
		}
	}
}

// backward takes the gradient of what the layer gave out, leaves that of what it
// took in in its place, and adds those of the weights.
func (l *layer) backward(f *frame, t *tape, in, grad *model.Matrix, s *scratch) {
	d, units := in.Cols, l.weight.W.Cols
	s.units.Resize(f.size, units)
	s.units.Zero()
	s.inner.Resize(f.size, d) // gradient before normalising
	s.inner.Zero()
	row := make([]float32, d)
	for r := range f.size {
		if !f.real[r] {
			clear(grad.Row(r))
			continue
		}
		copy(row, grad.Row(r))
		t.drop.apply(row, r)
		model.NormaliseBack(s.inner.Row(r), l.gain.G.Data, l.shift.G.Data, row, t.hat.Row(r), l.gain.W.Data, t.inv[r])
	}
	if l.recurrent {
		l.backCells(f, t, s)
	} else {
		for r, real := range f.real {
			if real {
				backMaxout(s.units.Row(r), t.second[r*d:(r+1)*d], s.inner.Row(r))
			}
		}
	}
	for r, real := range f.real {
		if real {
			model.AddScaled(l.bias.G.Data, 1, s.units.Row(r))
		}
	}
	l.backProduct(f, in, grad, s)
}

// backProduct carries the gradients in s.units to the weights and to grad.
func (l *layer) backProduct(f *frame, in, grad *model.Matrix, s *scratch) {
	d, units, n := in.Cols, s.units.Cols, f.inner()
	w := l.inputs() * d
	s.window.Resize(n, w)
	for r := range n {
		from := r * d
		if l.recurrent {
			from += d
		}
		copy(s.window.Row(r), in.Data[from:from+w])
	}
	du := model.Matrix{Rows: n, Cols: units, Data: s.units.Data[units : (n+1)*units]}
	s.window.Transpose(&s.flipped)
	model.Multiply(&l.weight.G, &s.flipped, &du)
	l.weight.W.Transpose(&s.flipped)
	into := grad.Data
	if l.recurrent {
		into = into[d:]
	}
	model.MultiplyStrided(into, d, du.Data, units, n, &s.flipped)
}

// backCells carries the gradients in s.inner through gates and cells to s.units.
func (l *layer) backCells(f *frame, t *tape, s *scratch) {
	d := t.cells.Cols
	half := d / 2
	carry := make([]float32, d)
	step := func(r, before, from, to int) {
		if !f.real[r] {
			clear(carry[from:to])
			return
		}
		u, du, c, p, dy := t.units.Row(r), s.units.Row(r), t.cells.Row(r), t.cells.Row(before), s.inner.Row(r)
		for j := from; j < to; j++ {
			if open(u[2*d+j]) {
				du[2*d+j] = 0.25 * dy[j] * c[j]
			}
			keep := gate(u[d+j])
			dc := dy[j]*gate(u[2*d+j]) + carry[j]
			if open(u[d+j]) {
				du[d+j] = 0.25 * dc * (p[j] - u[j])
			}
			du[j] = dc * (1 - keep)
			carry[j] = dc * keep
		}
	}
	for r := f.size - 2; r > 0; r-- {
		step(r, r-1, 0, half)
	}
	for r := 1; r < f.size-1; r++ {
		step(r, r+1, half, d)
	}
}

// scratch is memory for the way back.
type scratch struct{ units, inner, window, flipped model.Matrix }

// linear adds the gradients of out = in·weight + bias for the gradient of out.
func (s *scratch) linear(in, out *model.Matrix, weight, bias *model.Param, din *model.Matrix) {
	in.Transpose(&s.flipped)
	model.Multiply(&weight.G, &s.flipped, out)
	weight.W.Transpose(&s.flipped)
	model.Multiply(din, out, &s.flipped)
	for r := range out.Rows {
		model.AddScaled(bias.G.Data, 1, out.Row(r))
	}
}
