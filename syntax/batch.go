package syntax

import "readout/model"

// A batch is sentences on their way through an engine.
type batch struct {
	frame frame
	words []int32      // every token's place in the cache of words
	x     model.Matrix // every token's numbers, to which each layer adds
	bytes []uint8      // the same as bytes, for the products
	units model.Matrix
	inner model.Matrix // what a layer makes, before it is normalised
	cell  []float32
	heads model.Matrix
}

// reset makes room for sentences of the given lengths; what their words are is
// then written to b.words.
func (b *batch) reset(e *engine, lengths []int) {
	b.frame.reset(lengths)
	b.x.Resize(b.frame.size, e.Width)
	b.x.Zero()
	b.bytes = grow(b.bytes, b.frame.size*e.Width)
	b.inner.Resize(b.frame.size, e.Width)
	b.words = grow(b.words, b.frame.size)
	b.cell = grow(b.cell, e.Width)
}

// run carries the tokens through the layers and the heads, and leaves a row of
// b.heads for every row of the frame but the first and the last.
func (e *engine) run(b *batch, c *wordCache) {
	for r, real := range b.frame.real {
		if real {
			x, _ := c.at(b.words[r])
			copy(b.x.Row(r), x)
		}
	}
	for i := range e.layers {
		if i == 0 && e.first != nil {
			e.convolveWords(b, c)
			continue
		}
		model.Quantise(b.bytes, b.x.Data, e.Steps[i])
		e.layers[i].run(b)
	}
	model.Quantise(b.bytes, b.x.Data, e.Steps[len(e.layers)])
	width := e.columns.end
	b.heads.Resize(b.frame.size, width)
	model.MultiplyBytes(b.heads.Data[width:], width, b.bytes[e.Width:], e.Width, b.frame.inner(), e.heads)
}

// convolveWords runs the first layer, whose products the cache has.
func (e *engine) convolveWords(b *batch, c *wordCache) {
	n := len(e.nothing) / window
	part := func(r, place int) []float32 {
		all := e.nothing
		if b.frame.real[r] {
			_, all = c.at(b.words[r])
		}
		return all[place*n : (place+1)*n]
	}
	b.units.Resize(b.frame.size, n)
	l := &e.layers[0]
	for r, real := range b.frame.real {
		if !real {
			continue
		}
		u := b.units.Row(r)
		model.Add3(u, part(r-1, 0), part(r, 1), part(r+1, 2))
		l.weight.Finish(u)
		model.Maxout(b.inner.Row(r), u)
		model.AddNormalised(b.x.Row(r), b.inner.Row(r), l.gain, l.shift)
	}
}

// run adds to b.x what the layer makes of b.bytes.
func (l *byteLayer) run(b *batch) {
	d, units := b.x.Cols, l.weight.Cols
	b.units.Resize(b.frame.size, units)
	from := 0 // the window of row r is the rows r-1 to r+1, which lie one after the other in memory
	if l.recurrent {
		from = d
	}
	model.MultiplyBytes(b.units.Data[units:], units, b.bytes[from:], d, b.frame.inner(), l.weight)
	if l.recurrent {
		b.recur(d / 2)
	} else {
		for r, real := range b.frame.real {
			if real {
				model.Maxout(b.inner.Row(r), b.units.Row(r))
			}
		}
	}
	for r, real := range b.frame.real {
		if real {
			model.AddNormalised(b.x.Row(r), b.inner.Row(r), l.gain, l.shift)
		}
	}
}

// recur runs the first half of the units from the left and the second from the right.
func (b *batch) recur(half int) {
	d := 2 * half
	step := func(r, from, to int) {
		u := b.units.Row(r)
		model.Recur(b.inner.Row(r)[from:to], b.cell[from:to], u[from:to], u[d+from:d+to], u[2*d+from:2*d+to])
	}
	for k, start := range b.frame.start {
		clear(b.cell)
		n := b.frame.length[k]
		for i := range n {
			step(start+i, 0, half)
		}
		for i := n - 1; i >= 0; i-- {
			step(start+i, half, d)
		}
	}
}
