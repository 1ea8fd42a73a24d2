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
		epochs = 4
	}
	m := &statements.Model{
		Cue:     learnExamples(l.Cue, cueBits, epochs, o.Seed),
		Content: learnExamples(l.Content, contentBits, epochs, o.Seed),
		Reach:   learnExamples(l.Reach, reachBits, epochs, o.Seed),
		Source:  learnChoices(l.Source, sourceBits, epochs, o.Seed),
	}
	if o.Talk != nil {
		fmt.Fprintf(o.Talk, "learnt from %d cue, %d source, %d content and %d reach decisions\n", len(l.Cue), len(l.Source), len(l.Content), len(l.Reach))
	}
	return m
}

const learningRate = .1

// runs is how often the examples are learnt in another order; the model is the
// mean of all.
const runs = 8

// inRuns calls learn with each run's own trainer and chance.
func inRuns(bits int, seed uint64, learn func(*model.LinearTrainer, *rand.Rand)) *model.Linear {
	var all []*model.LinearTrainer
	for r := range runs {
		t := model.NewLinearTrainer(bits, learningRate)
		learn(t, rand.New(rand.NewPCG(seed, uint64(r)+1)))
		all = append(all, t)
	}
	return model.MeanLinear(all...)
}

func learnExamples(examples []statements.Example, bits, epochs int, seed uint64) *model.Linear {
	examples = slices.Clone(examples)
	return inRuns(bits, seed, func(t *model.LinearTrainer, rng *rand.Rand) {
		var kept []uint32
		for range epochs {
			rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
			for _, e := range examples {
				kept = thin(kept[:0], e.Features, rng)
				t.Learn(kept, e.Yes, 1)
			}
		}
	})
}

func learnChoices(choices []statements.Choice, bits, epochs int, seed uint64) *model.Linear {
	choices = slices.Clone(choices)
	return inRuns(bits, seed, func(t *model.LinearTrainer, rng *rand.Rand) {
		for range epochs {
			rng.Shuffle(len(choices), func(i, j int) { choices[i], choices[j] = choices[j], choices[i] })
			for _, c := range choices {
				t.Rank(c.Options, c.Right)
			}
		}
	})
}

// dropout is the share of features that each example goes without, so that no
// decision comes to rest on one of them.
const dropout = .15

// thin appends the features that chance lets stay.
func thin(out, features []uint32, rng *rand.Rand) []uint32 {
	for _, h := range features {
		if rng.Float32() >= dropout {
			out = append(out, h)
		}
	}
	return out
}
