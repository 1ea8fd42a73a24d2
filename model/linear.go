package model

import (
	"encoding/binary"
	"fmt"
	"math"
)

// A Linear is a linear model over hashed features: a signed byte a bucket and
// one scale. A feature is any 32-bit hash; its high bits choose the bucket.
type Linear struct {
	Bits    int // 2^Bits buckets
	Scale   float32
	Weights []int8
}

// Score returns the sum of the weights of features.
func (m *Linear) Score(features []uint32) float32 {
	shift, sum := 32-uint(m.Bits), int32(0)
	for _, h := range features {
		sum += int32(m.Weights[h>>shift])
	}
	return m.Scale * float32(sum)
}

// AppendLinear appends the file form of m: bits and scale in 32 bits each,
// little-endian, then a byte a bucket.
func AppendLinear(b []byte, m *Linear) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(m.Bits))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.Scale))
	for _, w := range m.Weights {
		b = append(b, byte(w))
	}
	return b
}

// CutLinear reads a model from the front of b and returns what follows it. The
// error is ErrDamaged, wrapped with the reason.
func CutLinear(b []byte) (*Linear, []byte, error) {
	if len(b) < 8 {
		return nil, nil, fmt.Errorf("%w: it ends in the head of a linear model", ErrDamaged)
	}
	m := &Linear{Bits: int(binary.LittleEndian.Uint32(b)), Scale: math.Float32frombits(binary.LittleEndian.Uint32(b[4:]))}
	b = b[8:]
	if s := float64(m.Scale); math.IsNaN(s) || math.IsInf(s, 0) {
		return nil, nil, fmt.Errorf("%w: a linear model of the scale %v", ErrDamaged, s)
	}
	if m.Bits < 1 || m.Bits > 30 || len(b) < 1<<m.Bits {
		return nil, nil, fmt.Errorf("%w: a linear model of 2^%d weights in %d bytes", ErrDamaged, m.Bits, len(b))
	}
	m.Weights = make([]int8, 1<<m.Bits)
	for i := range m.Weights {
		m.Weights[i] = int8(b[i])
	}
	return m, b[1<<m.Bits:], nil
}

// Sigmoid turns a score into a probability.
func Sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

// A LinearTrainer learns a Linear by logistic regression with AdaGrad steps.
type LinearTrainer struct {
	bits    int
	rate    float32
	weights []float32
	squares []float32 // of gradients, summed
	sums    []float64 // of weights over time, for the mean: see Update
	step    float64
	scores  []float64
}

// NewLinearTrainer returns a trainer of 2^bits weights; rate is the step size.
func NewLinearTrainer(bits int, rate float32) *LinearTrainer {
	n := 1 << bits
	return &LinearTrainer{bits: bits, rate: rate, weights: make([]float32, n), squares: make([]float32, n), sums: make([]float64, n)}
}

func (t *LinearTrainer) score(features []uint32) float64 {
	shift, sum := 32-uint(t.bits), 0.0
	for _, h := range features {
		sum += float64(t.weights[h>>shift])
	}
	return sum
}

// nudge takes a step against gradient g, the same for all features. Sums follow
// the trick of averaged learning: the mean weight is weight - sum/step.
func (t *LinearTrainer) nudge(features []uint32, g float64) {
	if math.Abs(g) < 1e-3 {
		return
	}
	shift := 32 - uint(t.bits)
	for _, h := range features {
		i := h >> shift
		t.squares[i] += float32(g * g)
		d := -float64(t.rate) * g / math.Sqrt(float64(t.squares[i])+1e-6)
		t.weights[i] += float32(d)
		t.sums[i] += d * t.step
	}
}

// Learn takes one example with a yes or no; weight is its importance, 1 as a rule.
func (t *LinearTrainer) Learn(features []uint32, yes bool, weight float64) {
	t.step++
	g := 1 / (1 + math.Exp(-t.score(features)))
	if yes {
		g--
	}
	t.nudge(features, g*weight)
}

// Rank takes one choice among options, of which the one at right is right.
func (t *LinearTrainer) Rank(options [][]uint32, right int) {
	t.step++
	t.scores = t.scores[:0]
	top := math.Inf(-1)
	for _, o := range options {
		s := t.score(o)
		t.scores, top = append(t.scores, s), max(top, s)
	}
	sum := 0.0
	for i := range t.scores {
		t.scores[i] = math.Exp(t.scores[i] - top)
		sum += t.scores[i]
	}
	for i, o := range options {
		g := t.scores[i] / sum
		if i == right {
			g--
		}
		t.nudge(o, g)
	}
}

// MeanLinear returns the mean of what trainers of one size learnt, each over all
// its steps, rounded to bytes. Several that saw the examples in different orders
// are steadier than one.
func MeanLinear(trainers ...*LinearTrainer) *Linear {
	mean := make([]float64, len(trainers[0].weights))
	for _, t := range trainers {
		for i := range mean {
			mean[i] += (float64(t.weights[i]) - t.sums[i]/max(1, t.step)) / float64(len(trainers))
		}
	}
	largest := 0.0
	for _, w := range mean {
		largest = max(largest, math.Abs(w))
	}
	m := &Linear{Bits: trainers[0].bits, Scale: float32(max(largest, 1e-9) / 127), Weights: make([]int8, len(mean))}
	for i, w := range mean {
		m.Weights[i] = int8(math.Round(w / float64(m.Scale)))
	}
	return m
}
