package syntax

import (
	"math"

	"readout/model"
)

// An arcLearner learns which token is the head of which: for every token a
// softmax over the root and all the others of its sentence.
type arcLearner struct {
	root, droot []float32 // the root's row of the head matrix, and its gradient

	dep, head           model.Matrix // of one sentence, after maxout; head 0 is the root's
	depSecond, hdSecond []bool
	depDrop, hdDrop     dropout
	scores, flipped     model.Matrix
	ddep, dhead         model.Matrix
	scoresFlipped       model.Matrix
}

// learn adds the gradients of all sentences with trees to s.dhead and returns the
// sum of the losses.
func (a *arcLearner) learn(s *shard, share float32) float64 {
	n := s.net
	a.root = append(a.root[:0], n.headBias.W.Data...)
	for i, v := range n.root.W.Data {
		model.AddScaled(a.root, v, n.headWeight.W.Row(i))
	}
	a.droot = append(a.droot[:0], make([]float32, len(a.root))...)
	loss := 0.0
	for i, e := range s.examples {
		if e.Heads != nil {
			loss += a.sentence(s, e, s.frame.start[i], share)
		}
	}
	return loss
}

// sentence adds the gradients of a sentence whose first token is row base of the
// frame, and returns the sum of its losses.
func (a *arcLearner) sentence(s *shard, e *Example, base int, share float32) float64 {
	a.match(s, base, len(e.Words))
	loss := a.choose(s, e, base, share)
	a.back(s, base, len(e.Words))
	return loss
}

// row returns the row of the head matrix of head h, 0 being the root.
func (a *arcLearner) row(s *shard, base, h int) []float32 {
	if h == 0 {
		return a.root
	}
	return s.head.Row(base + h - 1)
}

// gradient returns the gradient of that row.
func (a *arcLearner) gradient(s *shard, base, h int) []float32 {
	if h == 0 {
		return a.droot
	}
	return s.dhead.Row(base + h - 1)
}

// match fills a.scores with what every word has in common with every head.
func (a *arcLearner) match(s *shard, base, words int) {
	k, size := s.net.columns, s.net.Arc
	wide := roundUp(words + 1)
	a.dep.Resize(words, size)
	a.head.Resize(wide, size)
	a.head.Zero()
	a.depDrop.reset(words, size, s.dropout, s.rng)
	a.hdDrop.reset(words+1, size, s.dropout, s.rng)
	a.depSecond, a.hdSecond = grow(a.depSecond, words*size), grow(a.hdSecond, wide*size)
	for i := range words {
		maxout(a.dep.Row(i), a.depSecond[i*size:(i+1)*size], s.head.Row(base + i)[k.arcDep:])
		a.depDrop.apply(a.dep.Row(i), i)
	}
	for h := range words + 1 {
		maxout(a.head.Row(h), a.hdSecond[h*size:(h+1)*size], a.row(s, base, h)[k.arcHead:])
		a.hdDrop.apply(a.head.Row(h), h)
	}
	a.head.Transpose(&a.flipped)
	a.scores.Resize(words, wide)
	a.scores.Zero()
	model.Multiply(&a.scores, &a.dep, &a.flipped)
}

// choose makes the scores whole, puts their gradients in their place, and returns
// the sum of the losses.
func (a *arcLearner) choose(s *shard, e *Example, base int, share float32) float64 {
	k, scale, heads := s.net.columns, arcScale(s.net.Arc), len(e.Words)+1
	loss := 0.0
	for i := range e.Words {
		x, near := a.scores.Row(i), s.head.Row(base + i)[k.distance:]
		for h := range heads {
			x[h] = x[h]*scale + a.row(s, base, h)[k.distance+distances] + near[far(i, h-1)]
		}
		x[i+1] = float32(math.Inf(-1)) // nobody is his own head
		loss += classify(x[:heads], x[:heads], int(e.Heads[i]), share)
		clear(x[heads:])
		dnear := s.dhead.Row(base + i)[k.distance:]
		for h := range heads {
			d := x[h]
			dnear[far(i, h-1)] += d
			a.gradient(s, base, h)[k.distance+distances] += d
			x[h] = d * scale
		}
	}
	return loss
}

// back carries the gradients in a.scores to the head matrix.
func (a *arcLearner) back(s *shard, base, words int) {
	k, size := s.net.columns, s.net.Arc
	a.ddep.Resize(words, size)
	a.ddep.Zero()
	model.Multiply(&a.ddep, &a.scores, &a.head)
	a.scores.Transpose(&a.scoresFlipped)
	a.dhead.Resize(a.head.Rows, size)
	a.dhead.Zero()
	model.Multiply(&a.dhead, &a.scoresFlipped, &a.dep)
	for i := range words {
		a.depDrop.apply(a.ddep.Row(i), i)
		backMaxout(s.dhead.Row(base + i)[k.arcDep:], a.depSecond[i*size:(i+1)*size], a.ddep.Row(i))
	}
	for h := range words + 1 {
		a.hdDrop.apply(a.dhead.Row(h), h)
		backMaxout(a.gradient(s, base, h)[k.arcHead:], a.hdSecond[h*size:(h+1)*size], a.dhead.Row(h))
	}
}

// arcScale keeps the matching of two tokens near 1, whatever their size.
func arcScale(size int) float32 { return float32(1 / math.Sqrt(float64(size))) }

// backMaxout adds the gradient dy of maxout to that of its units.
func backMaxout(units []float32, second []bool, dy []float32) {
	n := len(dy)
	for j, v := range dy {
		if second[j] {
			units[n+j] += v
		} else {
			units[j] += v
		}
	}
}

// backRoot carries the gradient of the root's row to the weights and the root.
func (s *shard) backRoot() {
	n := s.net
	for i, v := range n.root.W.Data {
		model.AddScaled(n.headWeight.G.Row(i), v, s.arcs.droot)
		sum := float32(0)
		for j, w := range n.headWeight.W.Row(i) {
			sum += w * s.arcs.droot[j]
		}
		n.root.G.Data[i] += sum
	}
	model.AddScaled(n.headBias.G.Data, 1, s.arcs.droot)
}

// classify writes to grad the gradient of a softmax over scores for the right
// class, times share, and returns the loss. grad may be scores.
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
