package syntax

import (
	"readout"
	"readout/model"
)

// A decoder reads a tree from a batch, greedily. It keeps scratch memory.
type decoder struct {
	state   state
	slots   [numSlots]int32
	sum     []float32 // both pieces of the hidden layer
	hidden  []float32
	second  []bool
	actions []float32
}

func (n *network) newDecoder() *decoder {
	return &decoder{
		sum:     make([]float32, pieces*n.Hidden),
		hidden:  make([]float32, n.Hidden),
		second:  make([]bool, n.Hidden),
		actions: make([]float32, n.widthAction),
	}
}

// score fills d.actions for the state; base is the row of the sentence's first token.
func (n *network) score(b *batch, base int, d *decoder) {
	d.state.slots(&d.slots)
	width := pieces * n.Hidden
	copy(d.sum, n.slotBias.W.Data)
	for slot, w := range d.slots {
		var part []float32
		switch w {
		case none:
			part = n.slotEmpty.W.Row(slot)
		case d.state.root():
			part = n.slotEmpty.W.Row(numSlots + slot)
		default:
			part = b.slots.Row(base + int(w) - 1)[slot*width : (slot+1)*width]
		}
		model.AddScaled(d.sum, 1, part)
	}
	maxout(d.hidden, d.second, d.sum)
	copy(d.actions, n.actBias.W.Data)
	for i, v := range d.hidden {
		model.AddScaled(d.actions, v, n.actionWeight.W.Row(i))
	}
}

// best returns the best legal action: a move and a relation. What hangs from the
// root is related as root, and nothing else is.
func (d *decoder) best() (move int, rel int32) {
	top := float32(0)
	found := false
	for m := range numMoves {
		if !d.state.legal(m) {
			continue
		}
		from, to := actionsOf(m)
		if m == arcLeft && d.state.next == d.state.root() {
			return m, int32(readout.RelRoot)
		}
		for a := from; a < to; a++ {
			if v := d.actions[a]; (!found || v > top) && (m == shift || a-from != int(readout.RelRoot)) {
				found, top, move, rel = true, v, m, int32(a-from)
			}
		}
	}
	return move, rel
}

// actionsOf returns the range of a move's actions, one a relation.
func actionsOf(move int) (from, to int) {
	const rels = (numActions - 1) / 2
	switch move {
	case shift:
		return 0, 1
	case arcLeft:
		return 1, 1 + rels
	}
	return 1 + rels, numActions
}

// parse reads the tree of a sentence of n words into d.state.
func (net *network) parse(b *batch, base, n int, d *decoder) {
	d.state.reset(n)
	for !d.state.done() {
		net.score(b, base, d)
		d.state.do(d.best())
	}
}

// argmax returns the index of the greatest number.
func argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}
