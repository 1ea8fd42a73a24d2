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

func (a *arcLearner) sentence(s *shard, e *Example, base int, share float32) float64 {
	k, size := s.net.columns, s.net.Arc
	words := len(e.Words)
	wide := roundUp(words + 1)
	a.dep.Resize(words, size)
	a.head.Resize(wide, size)
	a.head.Zero()
	a.depDrop.reset(words, size, s.dropout, s.rng)
	a.hdDrop.reset(words+1, size, s.dropout, s.rng)
	if need := wide * size; cap(a.depSecond) < need {
		a.depSecond, a.hdSecond = make([]bool, need*5/4), make([]bool, need*5/4)
	}
	row := func(h int) []float32 { // of head h, 0 being the root
		if h == 0 {
			return a.root
		}
		return s.head.Row(base + h - 1)
	}
	for i := range words {
		maxout(a.dep.Row(i), a.depSecond[i*size:(i+1)*size], s.head.Row(base + i)[k.arcDep:])
		a.depDrop.apply(a.dep.Row(i), i)
	}
	for h := range words + 1 {
		maxout(a.head.Row(h), a.hdSecond[h*size:(h+1)*size], row(h)[k.arcHead:])
		a.hdDrop.apply(a.head.Row(h), h)
	}
	a.head.Transpose(&a.flipped)
	a.scores.Resize(words, wide)
	a.scores.Zero()
	model.Multiply(&a.scores, &a.dep, &a.flipped)
	scale := arcScale(size)
	loss := 0.0
	for i := range words {
		x := a.scores.Row(i)
		near := s.head.Row(base + i)[k.distance:]
		for h := range words + 1 {
			x[h] = x[h]*scale + row(h)[k.distance+distances] + near[far(i, h-1)]
		}
		x[i+1] = float32(math.Inf(-1)) // nobody is his own head
		loss += classify(x[:words+1], x[:words+1], int(e.Heads[i]), share)
		clear(x[words+1:])
		dnear := s.dhead.Row(base + i)[k.distance:]
		for h := range words + 1 {
			d := x[h]
			dnear[far(i, h-1)] += d
			if h == 0 {
				a.droot[k.distance+distances] += d
			} else {
				s.dhead.Row(base + h - 1)[k.distance+distances] += d
			}
			x[h] = d * scale
		}
	}
	a.ddep.Resize(words, size)
	a.ddep.Zero()
	model.Multiply(&a.ddep, &a.scores, &a.head)
	a.scores.Transpose(&a.scoresFlipped)
	a.dhead.Resize(wide, size)
	a.dhead.Zero()
	model.Multiply(&a.dhead, &a.scoresFlipped, &a.dep)
	for i := range words {
		a.depDrop.apply(a.ddep.Row(i), i)
		backMaxout(s.dhead.Row(base + i)[k.arcDep:], a.depSecond[i*size:(i+1)*size], a.ddep.Row(i))
	}
	for h := range words + 1 {
		a.hdDrop.apply(a.dhead.Row(h), h)
		into := a.droot
		if h > 0 {
			into = s.dhead.Row(base + h - 1)
		}
		backMaxout(into[k.arcHead:], a.hdSecond[h*size:(h+1)*size], a.dhead.Row(h))
	}
	return loss
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
