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
	n := &network{}
	if err := f.About(&n.Config); err != nil {
		return nil, damaged("%v", err)
	}
	e := &engine{Config: n.Config}
	if err := e.check(); err != nil {
		return nil, damaged("%v", err)
	}
	if err := e.checkSteps(); err != nil {
		return nil, err
	}
	if err := e.readLists(f); err != nil {
		return nil, err
	}
	if err := e.readTables(f); err != nil {
		return nil, err
	}
	if err := n.read(f); err != nil {
		return nil, err
	}
	e.ready(n)
	return e, nil
}

// damaged says what is wrong with a weights file.
func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", model.ErrDamaged, fmt.Sprintf(format, args...))
}

// The least and the greatest step that a byte may be worth; training gives those
// between 1/127 and 64/127.
const leastStep, greatestStep = 1e-4, 1e4

func (e *engine) checkSteps() error {
	if want := e.Convolutions + e.Recurrences + 2; len(e.Steps) != want {
		return damaged("%d steps, want %d", len(e.Steps), want)
	}
	for _, s := range e.Steps {
		if s < leastStep || s > greatestStep {
			return damaged("a byte is worth %v", s)
		}
	}
	return nil
}

// readLists reads the words and names that the network knows.
func (e *engine) readLists(f *model.File) (err error) {
	for _, l := range []struct {
		name string
		list *[]uint32
	}{
		{"known", &e.known}, {"vector.words", &e.vectorWords}, {"gazetteer", &e.gazetteer.keys}, {"gazetteer.kinds", &e.gazetteer.kinds},
	} {
		if *l.list, err = f.Numbers(l.name); err != nil {
			return err
		}
	}
	for _, list := range [][]uint32{e.known, e.vectorWords, e.gazetteer.keys} {
		if !slices.IsSorted(list) {
			return damaged("a list of words is not in order")
		}
	}
	if len(e.gazetteer.keys) != len(e.gazetteer.kinds) {
		return damaged("%d names of %d kinds", len(e.gazetteer.keys), len(e.gazetteer.kinds))
	}
	if e.Vector == 0 && len(e.vectorWords) > 0 {
		return damaged("%d words have vectors of no numbers", len(e.vectorWords))
	}
	return nil
}

// readTables reads the embeddings and the word vectors.
func (e *engine) readTables(f *model.File) (err error) {
	if len(e.Rows) != numTables {
		return damaged("%d tables of embeddings, want %d", len(e.Rows), numTables)
	}
	for i, rows := range e.Rows {
		if rows < 1 || rows&(rows-1) != 0 {
			return damaged("a table of %d rows, want a power of two", rows)
		}
		if (i == tableHint || i == tableKnown) && rows != tableRows[i] { // these are not hashed
			return damaged("table %d has %d rows, want %d", i, rows, tableRows[i])
		}
		if e.tables[i], err = table(f, fmt.Sprintf("embed%d", i), rows, e.Width); err != nil {
			return err
		}
	}
	if e.Vector > 0 {
		e.vectors, err = table(f, "vectors", len(e.vectorWords), e.Vector)
	}
	return err
}

// read takes the dense parameters from a file.
func (n *network) read(f *model.File) error {
	return n.shape(func(name string, rows, cols int) (*model.Param, error) {
		p, err := f.Dense(name)
		if err == nil && (p.W.Rows != rows || p.W.Cols != cols) {
			err = damaged("%s is %d by %d, want %d by %d", name, p.W.Rows, p.W.Cols, rows, cols)
		}
		return p, err
	})
}

func table(f *model.File, name string, rows, cols int) (*model.Table, error) {
	t, err := f.Table(name)
	if err == nil && (t.Rows != rows || t.Cols != cols) {
		err = damaged("%s is %d by %d, want %d by %d", name, t.Rows, t.Cols, rows, cols)
	}
	return t, err
}

// four is the number of rows that the kernel takes at once: where there are fewer,
// the others are filled up with rows that mean nothing.
const four = 4

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
		e.parts(e.nothing, make([]float32, e.Width), make([]uint8, four*e.Width), make([]float32, four*e.first[0].Cols))
	}
	step := e.Steps[len(n.layers)]
	e.heads = bytes(n.headWeight, n.headBias, step)
	e.rels = bytes(n.relWeight, n.relBias, e.Steps[len(n.layers)+1])
	root, rows := make([]uint8, four*e.Width), make([]float32, four*e.columns.end)
	model.Quantise(root[:e.Width], n.root.W.Data, step)
	model.MultiplyBytes(rows, e.columns.end, root, e.Width, four, e.heads)
	e.rootRow = rows[:e.columns.end]
}

// parts writes to out what a token with the numbers x gives to the first layer at
// each place of the window; bytes and rows are scratch for four rows. Without a
// convolution it gives nothing.
func (e *engine) parts(out, x []float32, bytes []uint8, rows []float32) {
	model.Quantise(bytes[:e.Width], x, e.Steps[0])
	for i, m := range e.first {
		model.MultiplyBytes(rows, m.Cols, bytes, e.Width, four, m)
		copy(out[i*m.Cols:(i+1)*m.Cols], rows)
	}
}
