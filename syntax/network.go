package syntax

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"

	"readout"
	"readout/model"
)

// Config is the size of a network, and what its outputs stand for. It travels in
// the head of the weights file.
type Config struct {
	Width  int         `json:"width"`  // numbers a token
	Layers int         `json:"layers"` // each sees one token more on either side
	Hidden int         `json:"hidden"` // of the parser
	Tags   [][2]string `json:"tags"`   // universal and Penn tag of each output of the tagger
	Known  []uint32    `json:"known"`  // hashes of the words that training saw
	Card   string      `json:"card"`   // what it was trained on, with licence and scores
}

const (
	pieces     = 2  // of a maxout unit
	window     = 3  // tokens that a layer sees
	numNames   = 17 // O, and BIES of four types
	widthNames = 32 // numNames, rounded up for the kernel
)

// numActions counts the parser's moves: shift, and an arc to the left or to the
// right with each relation.
const numActions = 1 + 2*readout.NumRels

func roundUp(n int) int { return (n + 15) &^ 15 }

// A layer is a convolution over window tokens into maxout units, normalised and
// added to its input.
type layer struct{ weight, bias, gain, shift *model.Param }

// A network is the encoder and its three heads: tags, tree and names. When
// reading, the embeddings are tables of bytes; when learning, parameters.
type network struct {
	Config
	tags   [][2]uint8 // readout.Tag and readout.Fine of each output
	tables [numTables]*model.Table
	embed  [numTables]*model.Param // learning only

	gain0, shift0          *model.Param
	layers                 []layer
	tagWeight, tagBias     *model.Param
	nameWeight, nameBias   *model.Param
	slotWeight, slotBias   *model.Param // a token's part of the parser's hidden layer in each slot
	slotEmpty              *model.Param // the same for "no token" and for the root, a row a slot
	actionWeight, actBias  *model.Param
	dense                  []*model.Param
	widthTags, widthAction int
}

// newNetwork returns a network with chance weights, ready to learn.
func newNetwork(c Config, rng *rand.Rand) (*network, error) {
	n := &network{Config: c}
	for i := range n.embed {
		n.embed[i] = model.NewParam(fmt.Sprintf("embed%d", i), tableRows[i], c.Width).Uniform(0.1, rng)
		n.embed[i].Learn(true)
	}
	make := func(name string, rows, cols int) (*model.Param, error) {
		p := model.NewParam(name, rows, cols)
		if rows > 1 {
			p.Uniform(math.Sqrt(6/float64(rows+cols)), rng)
		}
		return p, nil
	}
	if err := n.shape(make); err != nil {
		return nil, err
	}
	n.gain0.Constant(1)
	for _, l := range n.layers {
		l.gain.Constant(1)
	}
	n.slotWeight.Uniform(0.5*math.Sqrt(6/float64(c.Width+c.Hidden)), rng)
	n.slotEmpty.Uniform(0.05, rng)
	for _, p := range n.dense {
		p.Learn(false)
	}
	return n, nil
}

// loadNetwork reads a weights file, for reading reports.
func loadNetwork(data []byte) (*network, error) {
	f, err := model.Read(data)
	if err != nil {
		return nil, err
	}
	n := &network{}
	if err := f.About(&n.Config); err != nil {
		return nil, fmt.Errorf("%w: %v", model.ErrDamaged, err)
	}
	for i := range n.tables {
		if n.tables[i], err = f.Table(fmt.Sprintf("embed%d", i)); err != nil {
			return nil, err
		}
		if n.tables[i].Rows != tableRows[i] || n.tables[i].Cols != n.Width {
			return nil, fmt.Errorf("%w: embed%d has the wrong shape", model.ErrDamaged, i)
		}
	}
	return n, n.shape(func(name string, rows, cols int) (*model.Param, error) {
		p, err := f.Dense(name)
		if err == nil && (p.W.Rows != rows || p.W.Cols != cols) {
			err = fmt.Errorf("%w: %s has the wrong shape", model.ErrDamaged, name)
		}
		return p, err
	})
}

// shape names every dense parameter with its shape, and takes each from get.
func (n *network) shape(get func(name string, rows, cols int) (*model.Param, error)) error {
	var err error
	take := func(name string, rows, cols int) *model.Param {
		p, e := get(name, rows, cols)
		if e != nil && err == nil {
			err = e
		}
		n.dense = append(n.dense, p)
		return p
	}
	n.widthTags, n.widthAction = roundUp(len(n.Tags)), roundUp(numActions)
	n.gain0, n.shift0 = take("gain0", 1, n.Width), take("shift0", 1, n.Width)
	for l := range n.Layers {
		name := func(s string) string { return fmt.Sprintf("layer%d.%s", l, s) }
		n.layers = append(n.layers, layer{
			weight: take(name("weight"), window*n.Width, pieces*n.Width),
			bias:   take(name("bias"), 1, pieces*n.Width),
			gain:   take(name("gain"), 1, n.Width),
			shift:  take(name("shift"), 1, n.Width),
		})
	}
	n.tagWeight, n.tagBias = take("tag.weight", n.Width, n.widthTags), take("tag.bias", 1, n.widthTags)
	n.nameWeight, n.nameBias = take("name.weight", n.Width, widthNames), take("name.bias", 1, widthNames)
	hidden := pieces * n.Hidden
	n.slotWeight, n.slotBias = take("slot.weight", n.Width, numSlots*hidden), take("slot.bias", 1, hidden)
	n.slotEmpty = take("slot.empty", 2*numSlots, hidden)
	n.actionWeight, n.actBias = take("action.weight", n.Hidden, n.widthAction), take("action.bias", 1, n.widthAction)
	for _, t := range n.Tags {
		n.tags = append(n.tags, [2]uint8{uint8(readout.ParseTag(t[0])), uint8(readout.ParseFine(t[1]))})
	}
	return err
}

func (n *network) vocabulary() vocabulary {
	v := make(vocabulary, len(n.Known))
	for _, h := range n.Known {
		v[h] = struct{}{}
	}
	return v
}

// write writes the weights file of a network that has learned.
func (n *network) write(w io.Writer) error {
	slices.Sort(n.Known)
	return model.Write(w, n.Config, n.dense, n.embed[:])
}
