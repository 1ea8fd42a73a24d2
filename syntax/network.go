package syntax

import (
	"fmt"
	"math"
	"math/rand/v2"

	"readout"
	"readout/model"
)

// Config is the size of a network, and what its outputs stand for. It travels in
// the head of the weights file.
type Config struct {
	Width        int         `json:"width"`        // numbers a token
	Convolutions int         `json:"convolutions"` // layers that see one token more on either side
	Recurrences  int         `json:"recurrences"`  // layers after them that see the whole sentence
	Arc          int         `json:"arc"`          // numbers by which heads and dependents are matched
	Rel          int         `json:"rel"`          // and by which their relation is told
	Vector       int         `json:"vector"`       // numbers of a word's vector from outside; 0 without vectors
	Rows         []int       `json:"rows"`         // heights of the tables of embeddings
	Tags         [][2]string `json:"tags"`         // universal and Penn tag of each output of the tagger
	Steps        []float32   `json:"steps"`        // what a byte is worth in the input of each layer, of the heads, and of the relations
	Card         string      `json:"card"`         // what it was trained on, with licence and scores
}

const (
	pieces     = 2  // of a maxout unit
	gates      = 3  // numbers of a recurrent unit: its input, what it keeps, what it lets out
	window     = 3  // tokens that a convolution sees
	numNames   = 17 // O, and BIES of four types
	widthNames = 32 // numNames, rounded up for the kernel

	reach     = 23                           // distances between head and dependent that are told apart
	distances = 2*reach + 1                  // the middle one is the root's
	widthRels = (readout.NumRels + 15) &^ 15 // readout.NumRels, rounded up for the kernel
)

// roundUp rounds up for the kernel, which takes 16 columns at once.
func roundUp(n int) int { return (n + 15) &^ 15 }

// check says which size is out of bounds, if one is. The kernels take 8 or 16
// numbers at once, and the sums of more products than these sizes make would not
// fit the whole numbers that they are kept in.
func (c *Config) check() error {
	for _, s := range []struct {
		name                  string
		size, least, most, of int
	}{
		{"width", c.Width, 16, 320, 16},
		{"convolutions", c.Convolutions, 0, 16, 1},
		{"recurrences", c.Recurrences, 0, 16, 1},
		{"arc", c.Arc, 8, 128, 8},
		{"rel", c.Rel, 8, 320, 8},
		{"vector", c.Vector, 0, 1024, 1},
		{"tags", len(c.Tags), 1, 1024, 1},
	} {
		if s.size < s.least || s.size > s.most || s.size%s.of != 0 {
			return fmt.Errorf("%d as %s of the network, want %d to %d, a multiple of %d", s.size, s.name, s.least, s.most, s.of)
		}
	}
	return nil
}

// A layer turns every token's numbers into new ones, normalises them and adds them
// to the old. A convolution does so from a window of tokens with maxout units; a
// recurrence (a simple recurrent unit, Lei et al. 2018) runs over the sentence,
// half of its units from the left and half from the right.
type layer struct {
	recurrent                 bool
	weight, bias, gain, shift *model.Param
}

// inputs is how many tokens the layer sees at once.
func (l *layer) inputs() int {
	if l.recurrent {
		return 1
	}
	return window
}

// A network is the encoder and its heads: tags, names, and the tree, in which
// every token is matched with every other as its head (Dozat and Manning 2017).
// All of them are columns of one matrix.
type network struct {
	Config
	layers []layer
	embed  [numTables]*model.Param // learning only: reading has them as tables of bytes

	vectorWeight         *model.Param
	gain0, shift0        *model.Param
	root                 *model.Param // what stands for the root among the tokens
	headWeight, headBias *model.Param
	distance             *model.Param // a distance's part of what tells the relation
	relWeight, relBias   *model.Param
	dense                []*model.Param
	columns              columns
}

// columns say where each head's part of the head matrix begins.
type columns struct{ arcDep, arcHead, relDep, relHead, distance, tags, names, end int }

func (c *Config) columns() columns {
	var k columns
	at := 0
	take := func(n int) int {
		at += roundUp(n)
		return at - roundUp(n)
	}
	k.arcDep, k.arcHead = take(pieces*c.Arc), take(pieces*c.Arc)
	k.relDep, k.relHead = take(pieces*c.Rel), take(pieces*c.Rel)
	k.distance = take(distances + 1) // and how much of a head the token is, whoever asks
	k.tags, k.names = take(len(c.Tags)), take(numNames)
	k.end = at
	return k
}

// newNetwork returns a network with chance weights, ready to learn.
func newNetwork(c Config, rng *rand.Rand) (*network, error) {
	c.Rows = tableRows[:]
	n := &network{Config: c}
	for i := range n.embed {
		n.embed[i] = model.NewParam(fmt.Sprintf("embed%d", i), tableRows[i], c.Width).Uniform(0.1, rng)
		n.embed[i].Learn(true)
	}
	err := n.shape(func(name string, rows, cols int) (*model.Param, error) {
		p := model.NewParam(name, rows, cols)
		if rows > 1 {
			p.Uniform(math.Sqrt(6/float64(rows+cols)), rng)
		}
		return p, nil
	})
	if err != nil {
		return nil, err
	}
	n.gain0.Constant(1)
	for _, l := range n.layers {
		l.gain.Constant(1)
		if l.recurrent { // begin by keeping much
			for j := range c.Width {
				l.bias.W.Data[c.Width+j] = 1
			}
		}
	}
	n.root.Uniform(0.5, rng)
	n.distance.Constant(0)
	n.vectorWeight.Uniform(0.05, rng)
	for r := range c.Width {
		clear(n.headWeight.W.Row(r)[n.columns.distance : n.columns.distance+distances+1])
	}
	for _, p := range n.dense {
		p.Learn(false)
	}
	return n, nil
}

// shape names every dense parameter with its shape, and takes each from get. It
// returns the first error of get; n is then of no use.
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
	n.columns = n.Config.columns()
	n.vectorWeight = take("vector.weight", max(n.Vector, 1), n.Width)
	n.gain0, n.shift0 = take("gain0", 1, n.Width), take("shift0", 1, n.Width)
	for l := range n.Convolutions + n.Recurrences {
		name := func(s string) string { return fmt.Sprintf("layer%d.%s", l, s) }
		y := layer{recurrent: l >= n.Convolutions}
		units := pieces * n.Width
		if y.recurrent {
			units = gates * n.Width
		}
		y.weight, y.bias = take(name("weight"), y.inputs()*n.Width, units), take(name("bias"), 1, units)
		y.gain, y.shift = take(name("gain"), 1, n.Width), take(name("shift"), 1, n.Width)
		n.layers = append(n.layers, y)
	}
	n.root = take("root", 1, n.Width)
	n.headWeight, n.headBias = take("head.weight", n.Width, n.columns.end), take("head.bias", 1, n.columns.end)
	n.distance = take("distance", distances, pieces*n.Rel)
	n.relWeight, n.relBias = take("rel.weight", n.Rel, widthRels), take("rel.bias", 1, widthRels)
	return err
}

// far returns the index of the distance from the token dep to its head, tokens
// counting from 0 and the root being -1.
func far(dep, head int) int {
	if head < 0 {
		return reach
	}
	return reach + max(-reach, min(reach, head-dep))
}

// contents are what the weights file of a network that has learned holds.
func (n *network) contents(known []uint32, from Sources) model.Contents {
	c := model.Contents{About: n.Config, Dense: n.dense, Tables: n.embed[:], Numbers: map[string][]uint32{
		"known": known, "vector.words": from.Vectors.words, "gazetteer": from.Gazetteer.keys, "gazetteer.kinds": from.Gazetteer.kinds,
	}}
	if v := from.Vectors.table; v != nil {
		c.Tables = append(c.Tables[:len(c.Tables):len(c.Tables)], v)
	}
	return c
}
