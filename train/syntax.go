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
	syntaxWidth        = 96
	syntaxConvolutions = 1
	syntaxRecurrences  = 4
	syntaxArc          = 64
	syntaxRel          = 64
	syntaxDropout      = 0.25
	syntaxRate         = 0.002
	batchWords         = 600

	plainEpochs  = 1 // on plain text, first
	silverEpochs = 3 // then on silver trees, where there are any
	goldEpochs   = 16

	shownSentences = 400 // of the gold trees, by which bytes are scaled
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
	from, err := syntaxSources(o)
	if err != nil {
		return err
	}
	seed := cmp.Or(o.Seed, 1)
	all := slices.Concat(x.silver, x.gold, x.names, x.plain)
	c := syntax.Config{Width: syntaxWidth, Convolutions: syntaxConvolutions, Recurrences: syntaxRecurrences, Arc: syntaxArc, Rel: syntaxRel}
	l, err := syntax.NewLearner(c, all, from, syntaxDropout, seed)
	if err != nil {
		return err
	}
	x.split(all) // the learner keeps what it needs of an example in it
	r := newSyntaxRun(o, l, seed, out)
	r.plan(all, x, cmp.Or(o.Epochs, goldEpochs))
	return r.run(ctx)
}

func syntaxSources(o Options) (s syntax.Sources, err error) {
	if s.Vectors, err = wordVectors(o); err != nil {
		return s, err
	}
	names, err := knownNames()
	if err != nil {
		return s, err
	}
	fmt.Fprintf(o.Talk, "%d word vectors, %d known names\n", s.Vectors.Len(), len(names))
	s.Gazetteer = syntax.NewGazetteer(names)
	return s, nil
}

// corpora are what the syntax network learns from.
type corpora struct {
	silver []syntax.Example // trees by another parser
	gold   []syntax.Example // trees and names by people
	names  []syntax.Example // names by another program
	plain  []syntax.Example
}

// split makes the corpora parts of all, in which they stand one after the other.
func (x *corpora) split(all []syntax.Example) {
	for _, c := range []*[]syntax.Example{&x.silver, &x.gold, &x.names, &x.plain} {
		n := len(*c)
		*c, all = all[:n:n], all[n:]
	}
}

func syntaxCorpora(o Options) (x corpora, err error) {
	if x.gold, err = syntaxExamples(o); err != nil {
		return x, err
	}
	if x.names, err = silverNames(o.path("language", "polnear_train_corenlp.jsonl.gz")); err != nil {
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
	fmt.Fprintf(o.Talk, "words: %d of plain text, %d of silver trees, %d of silver names, %d of gold\n", words(x.plain), words(x.silver), words(x.names), words(x.gold))
	return x, nil
}

func words(examples []syntax.Example) int {
	n := 0
	for _, e := range examples {
		n += len(e.Words)
	}
	return n
}
