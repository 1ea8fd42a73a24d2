package syntax

import "readout/model"

// A batch is sentences on their way through the network. Their tokens are rows of
// matrices, with an empty row before, between and after the sentences, so that
// the window of a layer never sees a neighbouring sentence.
type batch struct {
	start []int // row of each sentence's first token
	rows  []rows
	real  []bool // false for the empty rows
	size  int

	x     []model.Matrix // the input of each layer, and the output of the last
	units model.Matrix   // a layer's maxout units
	tags  model.Matrix
	names model.Matrix
	slots model.Matrix // every token's part of the parser's hidden layer, for every slot
	sum   []float32

	learn *trace // what the gradient needs; nil when reading
}

// reset makes room for sentences of the given lengths.
func (b *batch) reset(lengths []int) {
	b.start = b.start[:0]
	n := 1
	for _, l := range lengths {
		b.start = append(b.start, n)
		n += l + 1
	}
	for (n-2)%4 != 0 { // the kernel likes all rows but the first and the last to come in fours
		n++
	}
	b.size = n
	if cap(b.rows) < n {
		b.rows, b.real = make([]rows, n+n/4), make([]bool, n+n/4)
	}
	b.rows, b.real = b.rows[:n], b.real[:n]
	clear(b.real)
}

func (b *batch) set(r int, f rows) { b.rows[r], b.real[r] = f, true }

// encode runs the embeddings and the layers.
func (n *network) encode(b *batch) {
	n.embedTokens(b)
	n.convolve(b)
}

// convolve runs the layers on b.x[0].
func (n *network) convolve(b *batch) {
	for l := range n.layers {
		n.runLayer(b, l)
	}
}

// forward runs the encoder and the heads' matrix products.
func (n *network) forward(b *batch) {
	n.encode(b)
	n.runHeads(b)
}

func (n *network) runHeads(b *batch) {
	top := &b.x[n.Layers]
	multiply := func(out *model.Matrix, weight *model.Param) { // the first and the last row are empty
		model.MultiplyStrided(out.Data[out.Cols:], out.Cols, top.Data[top.Cols:], top.Cols, b.size-2, &weight.W)
	}
	head := func(out *model.Matrix, weight, bias *model.Param) {
		out.Resize(b.size, weight.W.Cols)
		out.Fill(bias.W.Data)
		multiply(out, weight)
	}
	head(&b.tags, n.tagWeight, n.tagBias)
	head(&b.names, n.nameWeight, n.nameBias)
	b.slots.Resize(b.size, n.slotWeight.W.Cols)
	b.slots.Zero()
	multiply(&b.slots, n.slotWeight)
}

// shape makes room for the layers' outputs.
func (b *batch) shape(n *network) {
	if b.x == nil {
		b.x = make([]model.Matrix, n.Layers+1)
		b.sum = make([]float32, n.Width)
	}
	for l := range b.x {
		b.x[l].Resize(b.size, n.Width)
	}
}

func (n *network) embedTokens(b *batch) {
	b.shape(n)
	for r := range b.size {
		x := b.x[0].Row(r)
		if !b.real[r] {
			clear(x)
			continue
		}
		n.sumRows(b.sum, &b.rows[r])
		var hat []float32
		if b.learn != nil {
			hat = b.learn.hat0.Row(r)
		}
		inv := model.Normalise(x, hat, b.sum, n.gain0.W.Data, n.shift0.W.Data)
		if b.learn != nil {
			b.learn.inv0[r] = inv
			b.learn.drop0.apply(x, r)
		}
	}
}

// sumRows writes to sum the rows of a token, added up.
func (n *network) sumRows(sum []float32, r *rows) {
	clear(sum)
	for t, i := range r {
		if n.tables[t] != nil {
			n.tables[t].AddRow(sum, int(i))
		} else {
			model.AddScaled(sum, 1, n.embed[t].W.Row(int(i)))
		}
	}
}

// runLayer makes x[l+1] from x[l]. The window of row r is the rows r-1 to r+1,
// which lie one after the other in memory, so the product slides over them.
func (n *network) runLayer(b *batch, l int) {
	w, d := n.layers[l], n.Width
	in, out := &b.x[l], &b.x[l+1]
	b.units.Resize(b.size, pieces*d)
	b.units.Fill(w.bias.W.Data)
	inner := b.size - 2
	model.MultiplyStrided(b.units.Data[pieces*d:], pieces*d, in.Data, d, inner, &w.weight.W)
	for r := range b.size {
		y := out.Row(r)
		if !b.real[r] {
			clear(y)
			continue
		}
		var hat []float32
		var from []bool
		if b.learn != nil {
			hat, from = b.learn.hat[l].Row(r), b.learn.second[l][r*d:(r+1)*d]
		}
		maxout(b.sum, from, b.units.Row(r))
		inv := model.Normalise(y, hat, b.sum, w.gain.W.Data, w.shift.W.Data)
		if b.learn != nil {
			b.learn.inv[l][r] = inv
			b.learn.drop[l].apply(y, r)
		}
		for i, v := range in.Row(r) {
			y[i] += v
		}
	}
}

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
