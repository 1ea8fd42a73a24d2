package syntax

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"slices"

	"readout/model"
)

// A Pretrainer teaches a learner's encoder what words stand around a word, from
// plain text: it hides some words and has the encoder guess them. Its own output
// layer is thrown away.
type Pretrainer struct {
	learner *Learner
	words   map[string]int // the words that it guesses among
	weight  *model.Param
	bias    *model.Param
	hidden  []hiddenWord
	in, out model.Matrix // of the hidden words
	din     model.Matrix
}

type hiddenWord struct {
	row  int // in the batch
	word int // which of the words it is
}

const (
	guessWords = 4096 // the most frequent ones
	hiddenPart = 0.15 // of the words
)

// Pretrain returns a pretrainer for l that guesses among the most frequent words
// of the examples.
func (l *Learner) Pretrain(examples []Example) *Pretrainer {
	counts := map[string]int{}
	for _, e := range examples {
		for _, w := range e.Words {
			counts[string(fold(nil, w))]++
		}
	}
	frequent := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
	p := &Pretrainer{learner: l, words: map[string]int{}}
	for i, w := range frequent[:min(guessWords, len(frequent))] {
		p.words[w] = i
	}
	rng := rand.New(rand.NewPCG(9, 9))
	p.weight = model.NewParam("guess.weight", l.net.Width, roundUp(len(p.words))).Uniform(0.05, rng)
	p.bias = model.NewParam("guess.bias", 1, roundUp(len(p.words)))
	p.weight.Learn(false)
	p.bias.Learn(false)
	l.guess = []*model.Param{p.weight, p.bias}
	return p
}

// Step learns from a batch and returns the mean loss a hidden word.
func (p *Pretrainer) Step(batch []*Example, rate float64) float64 {
	l := p.learner
	l.load(batch)
	p.hide(batch)
	if len(p.hidden) == 0 {
		return 0
	}
	b, g := &l.batch, &l.grad
	b.learn.reset(l.net, b.size, l.dropout, l.rng)
	l.net.encode(b)
	loss := p.guess()
	g.x.Resize(b.size, l.net.Width)
	g.x.Zero()
	for i, h := range p.hidden {
		copy(g.x.Row(h.row), p.din.Row(i))
	}
	l.backEncoder()
	l.adam.Rate = rate
	l.adam.Step(l.learning())
	return loss
}

// hide takes some words of the batch away.
func (p *Pretrainer) hide(batch []*Example) {
	l := p.learner
	p.hidden = p.hidden[:0]
	for k, e := range batch {
		for i, w := range e.Words {
			if l.rng.Float64() >= hiddenPart {
				continue
			}
			if word, ok := p.words[string(fold(nil, w))]; ok {
				r := l.batch.start[k] + i
				l.batch.set(r, rows{})
				p.hidden = append(p.hidden, hiddenWord{r, word})
			}
		}
	}
}

// guess runs the output layer over the hidden words and leaves the gradient of
// its input in p.din.
func (p *Pretrainer) guess() float64 {
	top := &p.learner.batch.x[p.learner.net.Layers]
	p.in.Resize(len(p.hidden), top.Cols)
	for i, h := range p.hidden {
		copy(p.in.Row(i), top.Row(h.row))
	}
	p.out.Resize(len(p.hidden), p.weight.W.Cols)
	p.out.Fill(p.bias.W.Data)
	model.Multiply(&p.out, &p.in, &p.weight.W)
	loss, share := 0.0, 1/float32(len(p.hidden))
	for i, h := range p.hidden {
		scores := p.out.Row(i)
		loss += classify(scores[:len(p.words)], scores, h.word, share)
		clear(scores[len(p.words):])
	}
	p.din.Resize(len(p.hidden), top.Cols)
	p.din.Zero()
	p.learner.grad.linear(&p.in, &p.out, p.weight, p.bias, &p.din)
	return loss / float64(len(p.hidden))
}
