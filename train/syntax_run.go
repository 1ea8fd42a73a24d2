package train

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"time"

	"readout/eval"
	"readout/syntax"
)

// An epoch is one walk through examples.
type epoch struct {
	name     string
	examples []syntax.Example
	plain    bool // hidden words are guessed; otherwise the heads learn
	average  bool
	steps    int
}

// A syntaxRun is one training: its plan, and where it stands.
type syntaxRun struct {
	Options
	learner    *syntax.Learner
	pretrainer *syntax.Pretrainer
	out        string
	epochs     []epoch
	seed       uint64
	source     *rand.PCG
	treeSteps  int // of all epochs on trees: the schedule of the rate
	shown      []*syntax.Example

	at    position
	begin time.Time
	done  int // steps since begin
}

// A position is where a run stands between two epochs, and which run it is.
type position struct {
	Epoch, TreeStep, PlainStep int
	Random                     []byte
	Seed                       uint64
	Epochs                     int
}

func newSyntaxRun(o Options, l *syntax.Learner, seed uint64, out string) *syntaxRun {
	return &syntaxRun{Options: o, learner: l, out: out, seed: seed, source: rand.NewPCG(seed, 2), begin: time.Now()}
}

func (r *syntaxRun) plan(all []syntax.Example, x corpora, epochs int) {
	add := func(e epoch) {
		e.steps = max(1, words(e.examples)/batchWords)
		if !e.plain {
			r.treeSteps += e.steps
		}
		r.epochs = append(r.epochs, e)
	}
	for i := range plainEpochs {
		add(epoch{name: fmt.Sprintf("plain text %d", i+1), examples: all, plain: true})
	}
	for i := range silverEpochs {
		if len(x.silver) > 0 {
			add(epoch{name: fmt.Sprintf("silver trees %d", i+1), examples: x.silver})
		}
	}
	half := len(x.names) / 2 // each half in its turn: there are more of them than of gold
	halves := [][]syntax.Example{slices.Concat(x.gold, x.names[:half]), slices.Concat(x.gold, x.names[half:])}
	for i := range epochs {
		add(epoch{name: fmt.Sprintf("gold trees and names %d", i+1), examples: halves[i%2], average: i >= epochs/3 || i == epochs-1})
	}
	for i := range x.gold {
		if len(r.shown) < shownSentences && x.gold[i].Heads != nil && i%7 == 0 {
			r.shown = append(r.shown, &x.gold[i])
		}
	}
	r.pretrainer = r.learner.Pretrain(all)
}

func (r *syntaxRun) run(ctx context.Context) error {
	if err := r.resume(); err != nil {
		return err
	}
	for r.at.Epoch < len(r.epochs) {
		if err := r.epoch(ctx, r.epochs[r.at.Epoch]); err != nil {
			return err
		}
		r.at.Epoch++
		if err := r.save(); err != nil {
			return err
		}
	}
	return os.Remove(r.checkpoint())
}

func (r *syntaxRun) epoch(ctx context.Context, e epoch) error {
	rng := rand.New(r.source)
	var sum syntax.Loss
	var guess, n float64
	for batch := range batches(e.examples, rng) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if e.plain {
			guess += r.pretrainer.Step(batch, syntaxRate*warm(r.at.PlainStep))
			r.at.PlainStep++
		} else {
			loss := r.learner.Step(batch, syntaxRate*warm(r.at.TreeStep)*max(0.02, 1-float64(r.at.TreeStep)/float64(r.treeSteps)))
			sum.Tags, sum.Arcs, sum.Rels, sum.Names = sum.Tags+loss.Tags, sum.Arcs+loss.Arcs, sum.Rels+loss.Rels, sum.Names+loss.Names
			r.at.TreeStep++
		}
		if e.average && r.at.TreeStep%8 == 0 {
			r.learner.Average(0.02)
		}
		n++
		r.done++
	}
	if e.plain {
		fmt.Fprintf(r.Talk, "%s: loss %.4f a hidden word, %s\n", e.name, guess/n, r.left())
	} else {
		fmt.Fprintf(r.Talk, "%s: loss tags %.4f arcs %.4f relations %.4f names %.4f, %s\n", e.name, sum.Tags/n, sum.Arcs/n, sum.Rels/n, sum.Names/n, r.left())
	}
	if e.average {
		return r.write(ctx)
	}
	return nil
}

// warm raises the rate over the first hundred steps.
func warm(step int) float64 { return min(1, float64(step+1)/100) }

// left says how long the run has taken and will take.
func (r *syntaxRun) left() string {
	steps := 0
	for _, e := range r.epochs[r.at.Epoch+1:] {
		steps += e.steps
	}
	taken := time.Since(r.begin)
	return fmt.Sprintf("%s gone, about %s left", taken.Round(time.Second), (taken / time.Duration(max(1, r.done)) * time.Duration(steps)).Round(time.Second))
}

// write writes the averaged weights and tells their scores.
func (r *syntaxRun) write(ctx context.Context) error {
	var b bytes.Buffer
	if err := r.learner.Write(&b, r.shown, "README.md beside this file"); err != nil {
		return err
	}
	if err := writeFile(r.out, b.Bytes()); err != nil {
		return err
	}
	p, err := syntax.Load(b.Bytes())
	if err != nil {
		return err
	}
	rows, err := eval.Trees(ctx, p, eval.Options{Data: r.Data})
	if err != nil {
		return err
	}
	names, err := eval.NameSpans(ctx, p, eval.Options{Data: r.Data})
	if err != nil {
		return err
	}
	for _, row := range append(rows, names...) {
		fmt.Fprintf(r.Talk, "  %s %s %.2f", row.Set, row.Metric, row.Value)
	}
	fmt.Fprintln(r.Talk)
	return nil
}

func (r *syntaxRun) checkpoint() string { return r.out + ".checkpoint" }

func (r *syntaxRun) save() (err error) {
	if r.at.Random, err = r.source.MarshalBinary(); err != nil {
		return err
	}
	r.at.Seed, r.at.Epochs = r.seed, len(r.epochs)
	var at, b bytes.Buffer
	if err := gob.NewEncoder(&at).Encode(r.at); err != nil {
		return err
	}
	if err := r.learner.Save(&b, at.Bytes()); err != nil {
		return err
	}
	return writeFile(r.checkpoint(), b.Bytes())
}

// resume goes back to the checkpoint, if there is one of this training.
func (r *syntaxRun) resume() error {
	f, err := os.Open(r.checkpoint())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	at, err := r.learner.Restore(f)
	if err != nil {
		return fmt.Errorf("%w; remove %s to start anew", err, r.checkpoint())
	}
	err = gob.NewDecoder(bytes.NewReader(at)).Decode(&r.at)
	if err == nil {
		err = r.source.UnmarshalBinary(r.at.Random)
	}
	if err == nil && (r.at.Seed != r.seed || r.at.Epochs != len(r.epochs) || r.at.Epoch < 0 || r.at.Epoch > r.at.Epochs) {
		err = errors.New("it is of another training (other seed or epochs)")
	}
	if err != nil {
		return fmt.Errorf("checkpoint: %w; remove %s to start anew", err, r.checkpoint())
	}
	fmt.Fprintf(r.Talk, "going on after epoch %d of %d\n", r.at.Epoch, len(r.epochs))
	return nil
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

// writeFile writes beside and renames, so that nobody reads half a file.
func writeFile(path string, data []byte) error {
	tmp := path + ".new"
	if err := os.WriteFile(tmp, data, 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}
