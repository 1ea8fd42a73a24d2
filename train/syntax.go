package train

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"readout/syntax"
)

// The sizes and the schedule of the syntax network; notes on what else was tried
// stand in syntax/data/README.md.
const (
	syntaxWidth   = 96
	syntaxLayers  = 4
	syntaxHidden  = 64
	syntaxDropout = 0.25
	syntaxRate    = 0.002
	syntaxEpochs  = 15
	batchWords    = 500
	exploration   = 0.9 // after the first epoch
)

// Syntax trains the tagger, parser and name labeller and learns the lemma rules.
// It writes the weights after every epoch in which they are averaged.
func Syntax(ctx context.Context, o Options) error {
	examples, err := syntaxExamples(o)
	if err != nil {
		return err
	}
	if err := writeLemmas(o); err != nil {
		return err
	}
	seed := o.Seed
	if seed == 0 {
		seed = 1
	}
	c := syntax.Config{Width: syntaxWidth, Layers: syntaxLayers, Hidden: syntaxHidden}
	l, err := syntax.NewLearner(c, examples, syntaxDropout, seed)
	if err != nil {
		return err
	}
	epochs := o.Epochs
	if epochs == 0 {
		epochs = syntaxEpochs
	}
	out := o.Out
	if out == "" {
		out = filepath.Join("syntax", "data", "syntax.bin")
	}
	return syntaxEpochsRun(ctx, o, l, examples, epochs, out, rand.New(rand.NewPCG(seed, 2)))
}

func syntaxEpochsRun(ctx context.Context, o Options, l *syntax.Learner, examples []syntax.Example, epochs int, out string, rng *rand.Rand) error {
	words := 0
	for _, e := range examples {
		words += len(e.Words)
	}
	fmt.Fprintf(o.Talk, "%d sentences, %d words, %d epochs\n", len(examples), words, epochs)
	total, step, begin := epochs*words/batchWords, 0, time.Now()
	for epoch := range epochs {
		explore := exploration
		if epoch == 0 {
			explore = 0
		}
		var sum syntax.Loss
		n := 0
		for batch := range batches(examples, rng) {
			if err := ctx.Err(); err != nil {
				return err
			}
			loss := l.Step(batch, explore, rate(step, total))
			sum.Tags, sum.Tree, sum.Names = sum.Tags+loss.Tags, sum.Tree+loss.Tree, sum.Names+loss.Names
			n++
			if step++; epoch >= epochs/3 && step%8 == 0 {
				l.Average(0.02)
			}
		}
		f := float64(n)
		fmt.Fprintf(o.Talk, "epoch %d: loss tags %.4f tree %.4f names %.4f, %s\n", epoch+1, sum.Tags/f, sum.Tree/f, sum.Names/f, time.Since(begin).Round(time.Second))
		if epoch >= epochs/3 || epoch == epochs-1 {
			if err := writeSyntax(l, out); err != nil {
				return err
			}
		}
	}
	return nil
}

// rate warms up over a hundred steps and falls to almost nothing.
func rate(step, total int) float64 {
	warm := min(1, float64(step+1)/100)
	return syntaxRate * warm * max(0.02, 1-float64(step)/float64(total))
}

// batches yields the examples in a new order, about batchWords words at a time.
func batches(examples []syntax.Example, rng *rand.Rand) func(func([]*syntax.Example) bool) {
	return func(yield func([]*syntax.Example) bool) {
		var batch []*syntax.Example
		n := 0
		for _, i := range rng.Perm(len(examples)) {
			batch = append(batch, &examples[i])
			if n += len(examples[i].Words); n >= batchWords {
				if !yield(batch) {
					return
				}
				batch, n = batch[:0], 0
			}
		}
		if n > 0 {
			yield(batch)
		}
	}
}

func writeSyntax(l *syntax.Learner, out string) error {
	var b bytes.Buffer
	if err := l.Write(&b, "see README.md beside this file"); err != nil {
		return err
	}
	return writeFile(out, b.Bytes())
}

// writeFile writes beside and renames, so that nobody reads half a file.
func writeFile(path string, data []byte) error {
	tmp := path + ".new"
	if err := os.WriteFile(tmp, data, 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}
