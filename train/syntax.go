package train

import (
	"bytes"
	"cmp"
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

// silverEpochs are those on silver trees, before the others.
const silverEpochs = 3

// Syntax trains the tagger, parser and name labeller and learns the lemma rules.
// It writes the weights after every epoch in which they are averaged.
func Syntax(ctx context.Context, o Options) error {
	gold, err := syntaxExamples(o)
	if err != nil {
		return err
	}
	var silver []syntax.Example
	if o.Silver != "" {
		if silver, err = silverTrees(o.Silver); err != nil {
			return err
		}
	}
	if err := writeLemmas(o); err != nil {
		return err
	}
	seed := cmp.Or(o.Seed, 1)
	all := append(silver, gold...)
	c := syntax.Config{Width: syntaxWidth, Layers: syntaxLayers, Hidden: syntaxHidden}
	l, err := syntax.NewLearner(c, all, syntaxDropout, seed)
	if err != nil {
		return err
	}
	r := syntaxRun{
		Options: o,
		learner: l,
		out:     cmp.Or(o.Out, filepath.Join("syntax", "data", "syntax.bin")),
		rng:     rand.New(rand.NewPCG(seed, 2)),
		begin:   time.Now(),
	}
	return r.run(ctx, all[:len(silver)], all[len(silver):], cmp.Or(o.Epochs, syntaxEpochs))
}

// A syntaxRun is one training.
type syntaxRun struct {
	Options
	learner     *syntax.Learner
	out         string
	rng         *rand.Rand
	begin       time.Time
	step, total int
}

func (r *syntaxRun) run(ctx context.Context, silver, gold []syntax.Example, epochs int) error {
	r.total = (silverEpochs*words(silver) + epochs*words(gold)) / batchWords
	fmt.Fprintf(r.Talk, "%d words of silver trees, %d of gold and of names, %d epochs\n", words(silver), words(gold), epochs)
	for epoch := range silverEpochs {
		if len(silver) > 0 {
			if err := r.epoch(ctx, fmt.Sprintf("silver epoch %d", epoch+1), silver, epoch > 0, false); err != nil {
				return err
			}
		}
	}
	for epoch := range epochs {
		average := epoch >= epochs/3 || epoch == epochs-1
		if err := r.epoch(ctx, fmt.Sprintf("epoch %d", epoch+1), gold, epoch > 0 || len(silver) > 0, average); err != nil {
			return err
		}
		if average {
			if err := writeSyntax(r.learner, r.out); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *syntaxRun) epoch(ctx context.Context, name string, examples []syntax.Example, explore, average bool) error {
	share := 0.0
	if explore {
		share = exploration
	}
	var sum syntax.Loss
	n := 0.0
	for batch := range batches(examples, r.rng) {
		if err := ctx.Err(); err != nil {
			return err
		}
		loss := r.learner.Step(batch, share, rate(r.step, r.total))
		sum.Tags, sum.Tree, sum.Names = sum.Tags+loss.Tags, sum.Tree+loss.Tree, sum.Names+loss.Names
		n++
		if r.step++; average && r.step%8 == 0 {
			r.learner.Average(0.02)
		}
	}
	fmt.Fprintf(r.Talk, "%s: loss tags %.4f tree %.4f names %.4f, %s\n", name, sum.Tags/n, sum.Tree/n, sum.Names/n, time.Since(r.begin).Round(time.Second))
	return nil
}

func words(examples []syntax.Example) int {
	n := 0
	for _, e := range examples {
		n += len(e.Words)
	}
	return n
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
