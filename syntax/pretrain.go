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
	shards  [numShards]guesser
}

// A guesser is a shard's part of a pretrainer.
type guesser struct {
	weight, bias *model.Param
	hidden       []hiddenWord
	in, out, din model.Matrix // of the hidden words
}

type hiddenWord struct {
	row  int // in the frame
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
	l.guess = []*model.Param{p.weight, p.bias}
	for _, g := range l.guess {
		g.Learn(false)
	}
	for i := range p.shards {
		p.shards[i].weight, p.shards[i].bias = p.weight.Shadow(), p.bias.Shadow()
	}
	return p
}

// Step learns from a batch and returns the mean loss a hidden word.
func (p *Pretrainer) Step(batch []*Example, rate float64) float64 {
	l := p.learner
	words := 0
	for _, e := range batch {
		words += len(e.Words)
	}
	var losses [numShards]float64
	l.each(batch, func(i int, s *shard, part []*Example) {
		losses[i] = p.shards[i].learn(s, part, p.words, 1/(hiddenPart*float32(words)))
	})
	hidden := 0
	for i := range p.shards {
		p.weight.Drain(p.shards[i].weight)
		p.bias.Drain(p.shards[i].bias)
		hidden += len(p.shards[i].hidden)
	}
	l.adam.Rate = rate
	l.adam.Step(l.learning())
	return (losses[0] + losses[1]) / float64(max(1, hidden))
}

// learn hides words of the sentences and learns to guess them.
func (g *guesser) learn(s *shard, examples []*Example, words map[string]int, share float32) float64 {
	g.hidden = g.hidden[:0]
	if len(examples) == 0 {
		return 0
	}
	s.load(examples)
	g.hide(s, words)
	s.encode()
	top := s.top()
	g.in.Resize(len(g.hidden), top.Cols)
	for i, h := range g.hidden {
		copy(g.in.Row(i), top.Row(h.row))
	}
	g.out.Resize(len(g.hidden), g.weight.W.Cols)
	g.out.Fill(g.bias.W.Data)
	model.Multiply(&g.out, &g.in, &g.weight.W)
	loss := 0.0
	for i, h := range g.hidden {
		scores := g.out.Row(i)
		loss += classify(scores[:len(words)], scores[:len(words)], h.word, share)
		clear(scores[len(words):])
	}
	g.din.Resize(len(g.hidden), top.Cols)
	g.din.Zero()
	s.scratch.linear(&g.in, &g.out, g.weight, g.bias, &g.din)
	s.grad.Resize(s.frame.size, top.Cols)
	s.grad.Zero()
	for i, h := range g.hidden {
		copy(s.grad.Row(h.row), g.din.Row(i))
	}
	s.backEncoder()
	return loss
}

// hide takes some words away.
func (g *guesser) hide(s *shard, words map[string]int) {
	for k, e := range s.examples {
		for i, w := range e.Words {
			if s.rng.Float64() >= hiddenPart {
				continue
			}
			if word, ok := words[string(fold(nil, w))]; ok {
				r := s.frame.start[k] + i
				s.rows[r] = rows{vector: -1}
				g.hidden = append(g.hidden, hiddenWord{r, word})
			}
		}
	}
}
