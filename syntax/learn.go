package syntax

import (
	"io"
	"math/rand/v2"

	"readout/model"
)

// A Learner trains a network from examples.
type Learner struct {
	net      *network
	params   []*model.Param
	guess    []*model.Param // of a Pretrainer
	adam     model.Adam
	source   *rand.PCG
	rng      *rand.Rand
	batch    batch
	features featurer
	decoder  *decoder
	moves    moves
	hints    []int32
	average  [][]float32
	dropout  float32
	grad     gradients
}

// Loss is the mean negative log-likelihood a word of each head.
type Loss struct{ Tags, Tree, Names float64 }

// Words that training seldom sees are taken for unknown ones with probability
// rare/(rare+count), so that the unknown word's row learns something.
const rare = 0.25

// NewLearner returns a learner with chance weights. It fills the tags and the
// vocabulary of c from the examples and keeps their indices in them.
func NewLearner(c Config, examples []Example, dropout float32, seed uint64) (*Learner, error) {
	c.prepare(examples)
	source := rand.NewPCG(seed, 1)
	rng := rand.New(source)
	net, err := newNetwork(c, rng)
	if err != nil {
		return nil, err
	}
	l := &Learner{net: net, source: source, rng: rng, decoder: net.newDecoder(), dropout: dropout}
	l.features.known = net.vocabulary()
	l.params = append(append(l.params, net.dense...), net.embed[:]...)
	l.adam = model.Adam{Clip: 5, Decay: 1e-5}
	l.batch.learn = &trace{}
	return l, nil
}

// Step learns from a batch at the given rate. explore is the probability of
// following the parser's own move instead of the oracle's.
func (l *Learner) Step(batch []*Example, explore, rate float64) Loss {
	b := &l.batch
	l.load(batch)
	b.learn.reset(l.net, b.size, l.dropout, l.rng)
	l.net.forward(b)
	loss := l.heads(batch, explore)
	l.backward()
	l.adam.Rate = rate
	l.adam.Step(l.params)
	return loss
}

func (l *Learner) load(batch []*Example) {
	lengths := make([]int, len(batch))
	for i, e := range batch {
		lengths[i] = len(e.Words)
	}
	l.batch.reset(lengths)
	for k, e := range batch {
		l.hints = hints(l.hints[:0], len(e.Words), func(i int) string { return e.Words[i] })
		for i, w := range e.Words {
			drop := l.rng.Float64() < rare/(rare+e.count[i])
			l.batch.set(l.batch.start[k]+i, l.features.rows(w, l.hints[i], drop))
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
// and goes on learning from the others. card says what they were trained on.
func (l *Learner) Write(w io.Writer, card string) error {
	l.swap()
	defer l.swap()
	l.net.Card = card
	return l.net.write(w)
}

func (l *Learner) swap() {
	for i := range l.average {
		l.params[i].W.Data, l.average[i] = l.average[i], l.params[i].W.Data
	}
}
