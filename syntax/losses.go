package syntax

import (
	"math"

	"readout/model"
)

// moves are the parser's moves of a batch, kept so that the gradients of the
// action layer are two matrix products.
type moves struct {
	n       int
	hidden  model.Matrix
	actions model.Matrix // gradients
	second  []bool
	slots   [][numSlots]int32 // row of the batch in each slot, see pack
	dhidden model.Matrix
	flipped model.Matrix
	back    []float32
}

// heads fills the gradients of the three heads' outputs and returns the losses.
func (l *Learner) heads(batch []*Example, explore float64) Loss {
	b, g := &l.batch, &l.grad
	for m, like := range map[*model.Matrix]*model.Matrix{&g.tags: &b.tags, &g.names: &b.names, &g.slots: &b.slots} {
		m.Resize(like.Rows, like.Cols)
		m.Zero()
	}
	words, limit := 0, 0
	for _, e := range batch {
		words += len(e.Words)
		if e.Heads != nil {
			limit += 2 * len(e.Words)
		}
	}
	l.moves.reset(limit, l.net)
	share := 1 / float32(words)
	var loss Loss
	for k, e := range batch {
		base := b.start[k]
		for i := range e.Words {
			if e.Tags != nil {
				loss.Tags += classify(g.tags.Row(base + i)[:len(l.net.Tags)], b.tags.Row(base+i), e.tags[i], share)
			}
			if e.Names != nil {
				loss.Names += classify(g.names.Row(base + i)[:numNames], b.names.Row(base+i), int(e.Names[i]), share)
			}
		}
		if e.Heads != nil {
			loss.Tree += l.tree(e, base, explore, share)
		}
	}
	l.moves.backward(l.net, &g.slots)
	n := float64(words)
	return Loss{loss.Tags / n, loss.Tree / n, loss.Names / n}
}

// classify writes to grad the gradient of a softmax over scores for the right
// class, times share, and returns the loss.
func classify(grad, scores []float32, right int, share float32) float64 {
	copy(grad, scores)
	model.Softmax(grad)
	loss := -math.Log(float64(grad[right]) + 1e-9)
	grad[right]--
	for i := range grad {
		grad[i] *= share
	}
	return loss
}

// tree parses a sentence, learning from each state the moves that lose least.
func (l *Learner) tree(e *Example, base int, explore float64, share float32) float64 {
	d, loss := l.decoder, 0.0
	d.state.reset(len(e.Words))
	for !d.state.done() {
		l.net.score(&l.batch, base, d)
		grad := l.moves.pack(d, base)
		move, rel, nll := l.oracle(e, grad, share)
		loss += nll
		if l.rng.Float64() < explore {
			move, rel = d.best()
		}
		d.state.do(move, rel)
	}
	return loss
}

// oracle writes the gradient of -log of the share of probability that the best
// moves have together, and returns the likeliest of them.
func (l *Learner) oracle(e *Example, grad []float32, share float32) (move int, rel int32, loss float64) {
	d := l.decoder
	var costs [numMoves]int
	least := math.MaxInt
	top := float32(math.Inf(-1))
	for m := range numMoves {
		if costs[m] = d.state.cost(m, e.heads); costs[m] < 0 {
			continue
		}
		least = min(least, costs[m])
		from, to := actionsOf(m)
		for _, v := range d.actions[from:to] {
			top = max(top, v)
		}
	}
	var all, good float32
	var right [numMoves]int
	best := float32(-1)
	for m := range numMoves {
		right[m] = -1
		if costs[m] < 0 {
			continue
		}
		from, to := actionsOf(m)
		for a := from; a < to; a++ {
			grad[a] = float32(math.Exp(float64(d.actions[a] - top)))
			all += grad[a]
		}
		if costs[m] > least {
			continue
		}
		r := int32(0)
		if m != shift {
			r = int32(e.Rels[d.state.down(0)-1])
		}
		right[m] = from + int(r)
		p := grad[right[m]]
		good += p
		if p > best {
			best, move, rel = p, m, r
		}
	}
	for a := range grad {
		grad[a] /= all
	}
	share0 := good / all
	for _, a := range right {
		if a >= 0 {
			grad[a] -= grad[a] / (share0 + 1e-20)
		}
	}
	for a := range grad {
		grad[a] *= share
	}
	return move, rel, -math.Log(float64(share0) + 1e-9)
}

func (m *moves) reset(limit int, n *network) {
	m.n = 0
	m.hidden.Resize(limit, n.Hidden)
	m.actions.Resize(limit, n.widthAction)
	m.actions.Zero()
	if cap(m.second) < limit*n.Hidden {
		m.second = make([]bool, limit*n.Hidden*5/4)
		m.slots = make([][numSlots]int32, limit*5/4)
	}
	m.second, m.slots = m.second[:limit*n.Hidden], m.slots[:limit]
	m.back = append(m.back[:0], make([]float32, pieces*n.Hidden)...)
}

// pack keeps the decoder's state and returns the row for the actions' gradient.
// A slot without a word is kept as -1, the root as -2.
func (m *moves) pack(d *decoder, base int) []float32 {
	copy(m.hidden.Row(m.n), d.hidden)
	copy(m.second[m.n*len(d.hidden):], d.second)
	for i, w := range d.slots {
		switch w {
		case none:
			m.slots[m.n][i] = -1
		case d.state.root():
			m.slots[m.n][i] = -2
		default:
			m.slots[m.n][i] = int32(base) + w - 1
		}
	}
	m.n++
	return m.actions.Row(m.n - 1)[:numActions]
}

// backward adds the gradients of the action layer and of what went into it.
func (m *moves) backward(n *network, dslots *model.Matrix) {
	if m.n == 0 {
		return
	}
	hidden := model.Matrix{Rows: m.n, Cols: n.Hidden, Data: m.hidden.Data[:m.n*n.Hidden]}
	actions := model.Matrix{Rows: m.n, Cols: n.widthAction, Data: m.actions.Data[:m.n*n.widthAction]}
	hidden.Transpose(&m.flipped)
	model.Multiply(&n.actionWeight.G, &m.flipped, &actions)
	n.actionWeight.W.Transpose(&m.flipped)
	m.dhidden.Resize(m.n, n.Hidden)
	m.dhidden.Zero()
	model.Multiply(&m.dhidden, &actions, &m.flipped)
	width := pieces * n.Hidden
	for k := range m.n {
		model.AddScaled(n.actBias.G.Data, 1, actions.Row(k))
		clear(m.back)
		for j, v := range m.dhidden.Row(k) {
			if m.second[k*n.Hidden+j] {
				m.back[n.Hidden+j] = v
			} else {
				m.back[j] = v
			}
		}
		model.AddScaled(n.slotBias.G.Data, 1, m.back)
		for slot, r := range m.slots[k] {
			switch r {
			case -1:
				model.AddScaled(n.slotEmpty.G.Row(slot), 1, m.back)
			case -2:
				model.AddScaled(n.slotEmpty.G.Row(numSlots+slot), 1, m.back)
			default:
				model.AddScaled(dslots.Row(int(r))[slot*width:(slot+1)*width], 1, m.back)
			}
		}
	}
}
