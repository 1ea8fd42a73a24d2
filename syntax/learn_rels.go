package syntax

import (
	"readout"
	"readout/model"
)

// A relLearner learns the relation of every token to its head of the gold tree.
type relLearner struct {
	pairs          []pair
	hidden, scores model.Matrix
	dhidden        model.Matrix
	second         []bool
	drop           dropout
	sum            []float32
}

// A pair is a token and its head: rows of the frame, -1 for the root.
type pair struct {
	dep, head, far int
	rel            readout.Rel
}

// learn adds the gradients of all sentences with trees and returns the sum of the
// losses.
func (l *relLearner) learn(s *shard, share float32) float64 {
	l.collect(s)
	if len(l.pairs) == 0 {
		return 0
	}
	l.forward(s)
	loss := 0.0
	for i, p := range l.pairs {
		x := l.scores.Row(i)
		loss += classify(x[:readout.NumRels], x[:readout.NumRels], int(p.rel), share)
		clear(x[readout.NumRels:])
	}
	l.back(s)
	return loss
}

// collect finds the pairs of all sentences.
func (l *relLearner) collect(s *shard) {
	l.pairs = l.pairs[:0]
	for i, e := range s.examples {
		base := s.frame.start[i]
		for w, h := range e.Heads {
			p := pair{dep: base + w, head: base + int(h) - 1, far: far(w, int(h)-1), rel: e.Rels[w]}
			if h == 0 {
				p.head = -1
			}
			l.pairs = append(l.pairs, p)
		}
	}
}

// headRow returns a pair's row of m, or that of the root.
func (p pair) headRow(m *model.Matrix, root []float32) []float32 {
	if p.head < 0 {
		return root
	}
	return m.Row(p.head)
}

// forward fills l.scores: a row a pair.
func (l *relLearner) forward(s *shard) {
	n, k, size := s.net, s.net.columns, s.net.Rel
	l.hidden.Resize(len(l.pairs), size)
	l.drop.reset(len(l.pairs), size, s.dropout, s.rng)
	l.second, l.sum = grow(l.second, len(l.pairs)*size), grow(l.sum, pieces*size)
	for i, p := range l.pairs {
		copy(l.sum, n.distance.W.Row(p.far))
		model.AddScaled(l.sum, 1, s.head.Row(p.dep)[k.relDep:k.relDep+pieces*size])
		model.AddScaled(l.sum, 1, p.headRow(&s.head, s.arcs.root)[k.relHead:k.relHead+pieces*size])
		maxout(l.hidden.Row(i), l.second[i*size:(i+1)*size], l.sum)
		l.drop.apply(l.hidden.Row(i), i)
	}
	l.scores.Resize(len(l.pairs), widthRels)
	l.scores.Fill(n.relBias.W.Data)
	model.Multiply(&l.scores, &l.hidden, &n.relWeight.W)
}

// back carries the gradients in l.scores to the weights and the head matrix.
func (l *relLearner) back(s *shard) {
	n, k, size := s.net, s.net.columns, s.net.Rel
	l.dhidden.Resize(len(l.pairs), size)
	l.dhidden.Zero()
	s.scratch.linear(&l.hidden, &l.scores, n.relWeight, n.relBias, &l.dhidden)
	for i, p := range l.pairs {
		l.drop.apply(l.dhidden.Row(i), i)
		clear(l.sum)
		backMaxout(l.sum, l.second[i*size:(i+1)*size], l.dhidden.Row(i))
		model.AddScaled(n.distance.G.Row(p.far), 1, l.sum)
		model.AddScaled(s.dhead.Row(p.dep)[k.relDep:k.relDep+pieces*size], 1, l.sum)
		model.AddScaled(p.headRow(&s.dhead, s.arcs.droot)[k.relHead:k.relHead+pieces*size], 1, l.sum)
	}
}
