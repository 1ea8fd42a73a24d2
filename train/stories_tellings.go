package train

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"

	"readout/eval"
	"readout/stories"
)

// Tellings learns when two tellings are of one event, from pairs of marked mentions
// of ECB+'s train split that lie in one story.
func Tellings(ctx context.Context, o Options) error {
	if o.Out == "" {
		o.Out = "stories/data/tellings.tsv"
	}
	list, gold, err := eval.StoryTellings(ctx, eval.Options{Data: o.Data}, "train")
	if err != nil {
		return err
	}
	set := stories.NewSetting(list)
	var pairs [][]float64
	var same []bool
	for i := range list {
		for j := range i {
			if a, b := &list[i], &list[j]; a.Story == b.Story {
				pairs = append(pairs, set.Features(a, b))
				same = append(same, gold[a.ID] == gold[b.ID])
			}
		}
	}
	w := learnOdds(pairs, same, o.Seed)
	if o.Talk != nil {
		fmt.Fprintf(o.Talk, "%d mentions, %d pairs\n", len(list), len(pairs))
	}
	var b bytes.Buffer
	b.WriteString("feature\tweight\n")
	for i, name := range stories.FeatureNames {
		fmt.Fprintf(&b, "%s\t%.2f\n", name, w[i])
	}
	return os.WriteFile(o.Out, b.Bytes(), 0o644)
}

// learnOdds learns weights by AdaGrad steps over pairs drawn by chance, the mean of
// those of the second half.
func learnOdds(pairs [][]float64, yes []bool, seed uint64) []float64 {
	const times, rate = 4, .2
	n := len(pairs[0])
	w, squares, sum := make([]float64, n), make([]float64, n), make([]float64, n)
	rng := rand.New(rand.NewPCG(1, seed))
	steps := times * len(pairs)
	for step := range steps {
		i := rng.IntN(len(pairs))
		z := 0.0
		for k, v := range pairs[i] {
			z += w[k] * v
		}
		g := 1 / (1 + math.Exp(-z))
		if yes[i] {
			g--
		}
		for k, v := range pairs[i] {
			if v != 0 {
				squares[k] += g * g * v * v
				w[k] -= rate * g * v / math.Sqrt(squares[k]+1e-9)
			}
		}
		if step >= steps/2 {
			for k := range w {
				sum[k] += w[k]
			}
		}
	}
	mean := slices.Clone(sum)
	for k := range mean {
		mean[k] /= float64(steps - steps/2)
	}
	return mean
}
