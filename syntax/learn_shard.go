package syntax

import (
	"math/rand/v2"

	"readout/model"
)

// A shard is one goroutine's part of a step: some sentences of the batch, a
// network that shares its numbers with the others', and gradients of its own.
type shard struct {
	net      *network
	vectors  Vectors
	known    *Gazetteer
	features featurer
	rng      *rand.Rand
	source   *rand.PCG
	dropout  float32

	frame    frame
	examples []*Example
	rows     []rows
	hat0     model.Matrix // of the embeddings
	inv0     []float32
	drop0    dropout
	x        []model.Matrix // the input of each layer, and the output of the last
	tapes    []tape
	vector   model.Matrix // every token's vector from outside

	head, dhead model.Matrix
	grad        model.Matrix // of the encoder's output, and on the way down
	scratch     scratch
	arcs        arcLearner
	rels        relLearner
	hints       []int32
}

// load lays out the sentences and looks up what goes in.
func (s *shard) load(examples []*Example) {
	s.examples = examples
	lengths := make([]int, len(examples))
	for i, e := range examples {
		lengths[i] = len(e.Words)
	}
	s.frame.reset(lengths)
	s.rows = grow(s.rows, s.frame.size)
	for k, e := range examples {
		spelt := spellingOf(s.rng)
		word := func(i int) string { return respell(e.Words[i], spelt) }
		s.hints = hints(s.hints[:0], len(e.Words), word)
		s.known.mark(s.hints, word)
		for i := range e.Words {
			drop := s.rng.Float64() < rare/(rare+e.count[i])
			s.rows[s.frame.start[k]+i] = s.features.rows(word(i), s.hints[i], drop)
		}
	}
}

// encode runs the embeddings and the layers.
func (s *shard) encode() {
	n, f := s.net, &s.frame
	if s.x == nil {
		s.x, s.tapes = make([]model.Matrix, len(n.layers)+1), make([]tape, len(n.layers))
	}
	s.embed()
	for i := range n.layers {
		s.tapes[i].reset(f.size, n.Width, s.dropout, s.rng)
		n.layers[i].forward(f, &s.tapes[i], &s.x[i], &s.x[i+1])
	}
}

func (s *shard) top() *model.Matrix { return &s.x[len(s.x)-1] }

func (s *shard) embed() {
	n, f := s.net, &s.frame
	s.hat0.Resize(f.size, n.Width)
	s.drop0.reset(f.size, n.Width, s.dropout, s.rng)
	s.inv0 = grow(s.inv0, f.size)
	sum := &s.grad // free until the way back
	sum.Resize(f.size, n.Width)
	sum.Zero()
	s.vector.Resize(f.size, max(n.Vector, 1))
	s.vector.Zero()
	for r := range f.size {
		if !f.real[r] {
			continue
		}
		for t, i := range s.rows[r].table {
			model.AddScaled(sum.Row(r), 1, n.embed[t].W.Row(int(i)))
		}
		if v := s.rows[r].vector; v >= 0 {
			copy(s.vector.Row(r), s.vectors.table.W.Row(int(v)))
		}
	}
	model.Multiply(sum, &s.vector, &n.vectorWeight.W)
	x := &s.x[0]
	x.Resize(f.size, n.Width)
	for r := range f.size {
		if !f.real[r] {
			clear(x.Row(r))
			continue
		}
		s.inv0[r] = model.Normalise(x.Row(r), s.hat0.Row(r), sum.Row(r), n.gain0.W.Data, n.shift0.W.Data)
		s.drop0.apply(x.Row(r), r)
	}
}

// backEncoder carries the gradient of the encoder's output, in s.grad, down.
func (s *shard) backEncoder() {
	n, f := s.net, &s.frame
	for i := len(n.layers) - 1; i >= 0; i-- {
		n.layers[i].backward(f, &s.tapes[i], &s.x[i], &s.grad, &s.scratch)
	}
	sum := &s.scratch.inner
	sum.Resize(f.size, n.Width)
	sum.Zero()
	for r := range f.size {
		if !f.real[r] {
			continue
		}
		g := s.grad.Row(r)
		s.drop0.apply(g, r)
		model.NormaliseBack(sum.Row(r), n.gain0.G.Data, n.shift0.G.Data, g, s.hat0.Row(r), n.gain0.W.Data, s.inv0[r])
		for t, i := range s.rows[r].table {
			model.AddScaled(n.embed[t].Touch(i), 1, sum.Row(r))
		}
	}
	s.vector.Transpose(&s.scratch.flipped)
	model.Multiply(&n.vectorWeight.G, &s.scratch.flipped, sum)
}

// learn runs the sentences forward and back; share is what one word of the batch
// counts. The losses are sums over words.
func (s *shard) learn(examples []*Example, share float32) Loss {
	var loss Loss
	if len(examples) == 0 {
		return loss
	}
	n := s.net
	s.load(examples)
	s.encode()
	s.head.Resize(s.frame.size, n.columns.end)
	s.head.Fill(n.headBias.W.Data)
	model.Multiply(&s.head, s.top(), &n.headWeight.W)
	s.dhead.Resize(s.frame.size, n.columns.end)
	s.dhead.Zero()
	k := n.columns
	for i, e := range examples {
		for w := range e.Words {
			r := s.frame.start[i] + w
			h, g := s.head.Row(r), s.dhead.Row(r)
			if e.Tags != nil {
				loss.Tags += classify(g[k.tags:k.tags+len(n.Tags)], h[k.tags:k.tags+len(n.Tags)], e.tags[w], share)
			}
			if e.Names != nil {
				loss.Names += classify(g[k.names:k.names+numNames], h[k.names:k.names+numNames], int(e.Names[w]), share)
			}
		}
	}
	loss.Arcs = s.arcs.learn(s, share)
	loss.Rels = s.rels.learn(s, share)
	s.grad.Resize(s.frame.size, n.Width)
	s.grad.Zero()
	s.scratch.linear(s.top(), &s.dhead, n.headWeight, n.headBias, &s.grad)
	s.backRoot()
	s.backEncoder()
	return loss
}
