package syntax

import (
	"fmt"
	"slices"

	"readout"
	"readout/model"
)

// An engine is a network made ready for reading: weights are bytes, so that trees
// come out the same on every machine. It does not change and serves any number of
// goroutines.
type engine struct {
	Config
	columns columns
	tags    [][2]uint8 // readout.Tag and readout.Fine of each output of the tagger

	known, vectorWords []uint32
	gazetteer          Gazetteer
	tables             [numTables]*model.Table
	vectors            *model.Table // nil without
	vectorWeight       *model.Matrix
	gain0, shift0      []float32

	layers   []byteLayer
	first    []*model.ByteMatrix // the first layer's weights for each token of its window, where it is a convolution
	nothing  []float32           // what no token gives to it, a part for each place in the window
	heads    *model.ByteMatrix
	distance *model.Matrix
	rels     *model.ByteMatrix
	rootRow  []float32 // the root's row of the heads
}

// A byteLayer is a layer made ready for reading.
type byteLayer struct {
	recurrent   bool
	weight      *model.ByteMatrix
	gain, shift []float32
}

// newEngine reads a weights file. The error is model.ErrDamaged, wrapped.
func newEngine(data []byte) (*engine, error) {
	f, err := model.Read(data)
	if err != nil {
		return nil, err
	}
	e, n := &engine{}, &network{}
	if err := f.About(&n.Config); err != nil {
		return nil, fmt.Errorf("%w: %v", model.ErrDamaged, err)
	}
	e.Config = n.Config
	for name, list := range map[string]*[]uint32{"known": &e.known, "vector.words": &e.vectorWords, "gazetteer": &e.gazetteer.keys, "gazetteer.kinds": &e.gazetteer.kinds} {
		if *list, err = f.Numbers(name); err != nil {
			return nil, err
		}
	}
	if !slices.IsSorted(e.known) || !slices.IsSorted(e.vectorWords) || !slices.IsSorted(e.gazetteer.keys) || len(e.gazetteer.keys) != len(e.gazetteer.kinds) || len(e.Steps) != e.Convolutions+e.Recurrences+2 {
		return nil, fmt.Errorf("%w: its lists do not fit", model.ErrDamaged)
	}
	if len(e.Rows) != len(e.tables) {
		return nil, fmt.Errorf("%w: %d tables of embeddings, want %d", model.ErrDamaged, len(e.Rows), len(e.tables))
	}
	for i := range e.tables {
		if h := e.Rows[i]; h < 1 || h&(h-1) != 0 {
			return nil, fmt.Errorf("%w: a table of %d rows, want a power of two", model.ErrDamaged, h)
		}
		if e.tables[i], err = table(f, fmt.Sprintf("embed%d", i), e.Rows[i], e.Width); err != nil {
			return nil, err
		}
	}
	if e.Vector > 0 {
		if e.vectors, err = table(f, "vectors", len(e.vectorWords), e.Vector); err != nil {
			return nil, err
		}
	}
	err = n.shape(func(name string, rows, cols int) (*model.Param, error) {
		p, err := f.Dense(name)
		if err == nil && (p.W.Rows != rows || p.W.Cols != cols) {
			err = fmt.Errorf("%w: %s has the wrong shape", model.ErrDamaged, name)
		}
		if err != nil {
			p = model.NewParam(name, rows, cols)
		}
		return p, err
	})
	if err != nil {
		return nil, err
	}
	e.ready(n)
	return e, nil
}

func table(f *model.File, name string, rows, cols int) (*model.Table, error) {
	t, err := f.Table(name)
	if err == nil && (t.Rows != rows || t.Cols != cols) {
		err = fmt.Errorf("%w: %s has the wrong shape", model.ErrDamaged, name)
	}
	return t, err
}

// ready rounds the weights of n to bytes.
func (e *engine) ready(n *network) {
	e.columns = n.columns
	for _, t := range n.Tags {
		e.tags = append(e.tags, [2]uint8{uint8(readout.ParseTag(t[0])), uint8(readout.ParseFine(t[1]))})
	}
	e.vectorWeight, e.gain0, e.shift0, e.distance = &n.vectorWeight.W, n.gain0.W.Data, n.shift0.W.Data, &n.distance.W
	bytes := func(w, bias *model.Param, step float32) *model.ByteMatrix {
		m := model.NewByteMatrix(&w.W)
		m.Ready(step, bias.W.Data)
		return m
	}
	for i, l := range n.layers {
		e.layers = append(e.layers, byteLayer{l.recurrent, bytes(l.weight, l.bias, e.Steps[i]), l.gain.W.Data, l.shift.W.Data})
	}
	if e.Convolutions > 0 {
		e.first = e.layers[0].weight.Split(window)
		e.nothing = make([]float32, window*e.first[0].Cols)
		e.parts(e.nothing, make([]float32, e.Width), make([]uint8, 4*e.Width), make([]float32, 4*e.first[0].Cols))
	}
	step := e.Steps[len(n.layers)]
	e.heads = bytes(n.headWeight, n.headBias, step)
	e.rels = bytes(n.relWeight, n.relBias, e.Steps[len(n.layers)+1])
	const four = 4 // rows, as the kernel likes them
	root, rows := make([]uint8, four*e.Width), make([]float32, four*e.columns.end)
	model.Quantise(root[:e.Width], n.root.W.Data, step)
	model.MultiplyBytes(rows, e.columns.end, root, e.Width, four, e.heads)
	e.rootRow = rows[:e.columns.end]
}

// parts writes to out what a token with the numbers x gives to the first layer at
// each place of the window; bytes and rows are scratch for four rows.
func (e *engine) parts(out, x []float32, bytes []uint8, rows []float32) {
	model.Quantise(bytes[:e.Width], x, e.Steps[0])
	for i, m := range e.first {
		model.MultiplyBytes(rows, m.Cols, bytes, e.Width, 4, m) // the kernel likes fours
		copy(out[i*m.Cols:(i+1)*m.Cols], rows)
	}
}
