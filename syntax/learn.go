package syntax

import (
	"io"
	"math/rand/v2"
	"sync"

	"readout/model"
)

// A Learner trains a network from examples, a batch in two halves side by side.
// The halves do not depend on the number of cores, so neither do the weights; on
// machines that add up floats otherwise (model.Multiply) they differ in rounding.
type Learner struct {
	net     *network
	known   []uint32
	sources Sources
	params  []*model.Param
	guess   []*model.Param // of a Pretrainer
	adam    model.Adam
	source  *rand.PCG
	shards  [numShards]*shard
	average [][]float32
}

// Sources are what a network knows besides the examples. Either may be empty.
type Sources struct {
	Vectors   Vectors
	Gazetteer Gazetteer
}

const numShards = 2

// Loss is the mean negative log-likelihood a word of each head.
type Loss struct{ Tags, Arcs, Rels, Names float64 }

// Words that training seldom sees are taken for unknown ones with probability
// rare/(rare+count), so that the unknown word's row learns something.
const rare = 0.25

// NewLearner returns a learner with chance weights. It fills the tags of c from
// the examples and keeps their indices in them. The error says which size of c
// cannot be, or that no example has tags.
func NewLearner(c Config, examples []Example, from Sources, dropout float32, seed uint64) (*Learner, error) {
	c.Vector = from.Vectors.Size()
	known := c.prepare(examples)
	if err := c.check(); err != nil {
		return nil, err
	}
	l := &Learner{known: known, sources: from, source: rand.NewPCG(seed, 1)}
	net, err := newNetwork(c, rand.New(l.source))
	if err != nil {
		return nil, err
	}
	l.net = net
	l.params = append(append(l.params, net.dense...), net.embed[:]...)
	l.adam = model.Adam{Clip: 5, Decay: 1e-5}
	for i := range l.shards {
		s := &shard{net: net.shadow(), vectors: from.Vectors, known: &from.Gazetteer, dropout: dropout, source: rand.NewPCG(0, 0)}
		s.features = featurer{heights: net.Rows, known: known, vectors: from.Vectors.words}
		s.rng = rand.New(s.source)
		l.shards[i] = s
	}
	return l, nil
}

// shadow returns a network that shares the numbers of n and has gradients of its own.
func (n *network) shadow() *network {
	s := &network{Config: n.Config}
	for i, p := range n.embed {
		s.embed[i] = p.Shadow()
	}
	i := 0
	// No error: nothing is read.
	_ = s.shape(func(string, int, int) (*model.Param, error) {
		p := n.dense[i].Shadow()
		i++
		return p, nil
	})
	return s
}

// Step learns from a batch at the given rate.
func (l *Learner) Step(batch []*Example, rate float64) Loss {
	words := 0
	for _, e := range batch {
		words += len(e.Words)
	}
	var losses [numShards]Loss
	l.each(batch, func(i int, s *shard, part []*Example) { losses[i] = s.learn(part, 1/float32(words)) })
	l.adam.Rate = rate
	l.adam.Step(l.params)
	n := float64(words)
	a, b := losses[0], losses[1]
	return Loss{(a.Tags + b.Tags) / n, (a.Arcs + b.Arcs) / n, (a.Rels + b.Rels) / n, (a.Names + b.Names) / n}
}

// each has every shard do its part of the batch and adds up their gradients, in
// the same order every time.
func (l *Learner) each(batch []*Example, do func(i int, s *shard, part []*Example)) {
	total, done, cut := 0, 0, 0
	for _, e := range batch {
		total += len(e.Words)
	}
	for cut < len(batch) && done*2 < total {
		done += len(batch[cut].Words)
		cut++
	}
	parts := [numShards][]*Example{batch[:cut], batch[cut:]}
	var wg sync.WaitGroup
	for i, s := range l.shards {
		s.source.Seed(l.source.Uint64(), uint64(i))
		wg.Go(func() { do(i, s, parts[i]) })
	}
	wg.Wait()
	for _, s := range l.shards {
		for i, p := range l.net.dense {
			p.Drain(s.net.dense[i])
		}
		for i, p := range l.net.embed {
			p.Drain(s.net.embed[i])
		}
	}
}

// Average moves the running average of the weights a share of the way to where
// they are; the first call starts it.
func (l *Learner) Average(share float32) {
	if l.average == nil {
		for _, p := range l.params {
			l.average = append(l.average, append([]float32(nil), p.W.Data...))
		}
		return
	}
	for i, p := range l.params {
		avg := l.average[i]
		for j, v := range p.W.Data {
			avg[j] += share * (v - avg[j])
		}
	}
}

// Write writes the weights file with the averaged weights, where there are any,
// and goes on learning from the others. The examples show how large numbers get
// on their way through the network. card says what it was trained on.
func (l *Learner) Write(w io.Writer, examples []*Example, card string) error {
	l.swap()
	defer l.swap()
	l.net.Card = card
	l.net.Steps = l.steps(examples)
	return model.Write(w, l.net.contents(l.known, l.sources))
}

// swap exchanges the weights and their average. It copies, since shards share the
// weights' memory.
func (l *Learner) swap() {
	for i, avg := range l.average {
		for j, v := range l.params[i].W.Data {
			l.params[i].W.Data[j], avg[j] = avg[j], v
		}
	}
}
