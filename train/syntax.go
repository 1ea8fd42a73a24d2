package train

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"readout/syntax"
)

// The sizes and the schedule of the syntax network; what else was tried stands in
// syntax/data/README.md.
const (
	syntaxWidth   = 96
	syntaxLayers  = 4
	syntaxHidden  = 64
	syntaxDropout = 0.25
	syntaxRate    = 0.002
	batchWords    = 500
	exploration   = 0.9 // after the first epoch on trees

	plainEpochs  = 2 // on plain text, first
	silverEpochs = 3 // then on silver trees, where there are any
	goldEpochs   = 12
)

// Syntax trains the tagger, parser and name labeller and learns the lemma rules.
// It writes the weights whenever an epoch has averaged them. A checkpoint lies
// beside the weights until training ends; where one of the same training is
// found, training goes on from there.
func Syntax(ctx context.Context, o Options) error {
	x, err := syntaxCorpora(o)
	if err != nil {
		return err
	}
	out := cmp.Or(o.Out, filepath.Join("syntax", "data", "syntax.bin"))
	if err := writeLemmas(o, out); err != nil {
		return err
	}
	seed := cmp.Or(o.Seed, 1)
	all := slices.Concat(x.silver, x.gold, x.plain)
	c := syntax.Config{Width: syntaxWidth, Layers: syntaxLayers, Hidden: syntaxHidden}
	l, err := syntax.NewLearner(c, all, syntaxDropout, seed)
	if err != nil {
		return err
	}
	trees := len(x.silver) + len(x.gold)
	r := newSyntaxRun(o, l, seed, out)
	r.plan(all, all[:len(x.silver)], all[len(x.silver):trees], cmp.Or(o.Epochs, goldEpochs))
	return r.run(ctx)
}

// corpora are what the syntax network learns from.
type corpora struct{ silver, gold, plain []syntax.Example }

func syntaxCorpora(o Options) (x corpora, err error) {
	if x.gold, err = syntaxExamples(o); err != nil {
		return x, err
	}
	if o.Silver != "" {
		if x.silver, err = silverTrees(o.Silver); err != nil {
			return x, err
		}
	}
	if x.plain, err = plainSentences(o); err != nil {
		return x, err
	}
	fmt.Fprintf(o.Talk, "%d words of plain text, %d of silver trees, %d of gold trees and of names\n", words(x.plain), words(x.silver), words(x.gold))
	return x, nil
}

func words(examples []syntax.Example) int {
	n := 0
	for _, e := range examples {
		n += len(e.Words)
	}
	return n
}
