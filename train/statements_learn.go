package train

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"readout"
	"readout/model"
	"readout/statements"
)

// The sizes of the models: 2 to the power of it, a byte each.
const (
	cueBits     = 20
	sourceBits  = 19
	contentBits = 20
	reachBits   = 17
)

// StatementsModel learns from documents and the statements marked in each. What
// segments of content teach comes of contents that a model chose which had not
// seen the document: each half of the documents is read with the other half's model.
func StatementsModel(docs []*readout.Document, gold [][]statements.Gold, o Options) *statements.Model {
	var halves [2]statements.Lesson
	finder := statements.NewWith(nil)
	for i, d := range docs {
		finder.Teach(d, gold[i], &halves[i%2])
	}
	first := [2]*statements.Finder{
		statements.NewWith(learnStatements(&halves[1], o)),
		statements.NewWith(learnStatements(&halves[0], o)),
	}
	all := join(&halves[0], &halves[1])
	for i, d := range docs {
		first[i%2].TeachSegments(d, gold[i], all)
	}
	return learnStatements(all, o)
}

func join(a, b *statements.Lesson) *statements.Lesson {
	return &statements.Lesson{
		Cue:     slices.Concat(a.Cue, b.Cue),
		Content: slices.Concat(a.Content, b.Content),
		Reach:   slices.Concat(a.Reach, b.Reach),
		Source:  slices.Concat(a.Source, b.Source),
	}
}

// learnStatements learns the four decisions from their examples.
func learnStatements(l *statements.Lesson, o Options) *statements.Model {
	epochs := o.Epochs
	if epochs == 0 {
		epochs = 6
	}
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	m := &statements.Model{
		Cue:     learnExamples(l.Cue, cueBits, epochs, rng),
		Content: learnExamples(l.Content, contentBits, epochs, rng),
		Reach:   learnExamples(l.Reach, reachBits, epochs, rng),
	}
	t := model.NewLinearTrainer(sourceBits, learningRate)
	for range epochs {
		rng.Shuffle(len(l.Source), func(i, j int) { l.Source[i], l.Source[j] = l.Source[j], l.Source[i] })
		for _, c := range l.Source {
			t.Rank(c.Options, c.Right)
		}
	}
	m.Source = t.Linear()
	if o.Talk != nil {
		fmt.Fprintf(o.Talk, "learnt from %d cue, %d source, %d content and %d reach decisions\n", len(l.Cue), len(l.Source), len(l.Content), len(l.Reach))
	}
	return m
}

const learningRate = .1

func learnExamples(examples []statements.Example, bits, epochs int, rng *rand.Rand) *model.Linear {
	t := model.NewLinearTrainer(bits, learningRate)
	for range epochs {
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, e := range examples {
			t.Learn(e.Features, e.Yes, 1)
		}
	}
	return t.Linear()
}
