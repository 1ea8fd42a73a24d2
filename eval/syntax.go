package eval

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"readout/syntax"
)

// A set is one gold file of a suite and the name of its rows.
type set struct{ name, path string }

// sets returns the suite's files, or the one that the options name.
func (o Options) sets(known ...set) []set {
	if o.Gold == "" {
		return known
	}
	base := filepath.Base(o.Gold)
	return []set{{strings.TrimSuffix(base, filepath.Ext(base)), o.Gold}}
}

// Syntax scores tags, lemmas and trees of the embedded parser; see Trees.
func Syntax(ctx context.Context, o Options) ([]Row, error) { return Trees(ctx, syntax.New(), o) }

// Trees scores tags, lemmas and trees on treebanks, with the gold tokens. LAS
// counts whole labels with their subtypes. Out gets CoNLL-U.
func Trees(ctx context.Context, p *syntax.Parser, o Options) ([]Row, error) {
	var rows []Row
	for _, s := range o.sets(
		set{"ewt-dev", o.Path("data", "language", "en_ewt-ud-dev.conllu")},
		set{"gum-dev", o.Path("data", "language", "gum-open-dev.conllu")},
	) {
		gold, err := ReadCoNLLU(s.path)
		if err != nil {
			return nil, err
		}
		var c treeCounts
		for i := range gold {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			c.add(&gold[i], p, o)
		}
		rows = append(rows, c.rows(s.name)...)
	}
	return rows, nil
}

type treeCounts struct{ words, tags, fines, lemmas, heads, labels int }

func (c *treeCounts) add(s *GoldSentence, p *syntax.Parser, o Options) {
	d := s.Document()
	p.Parse(d)
	if o.Out != nil {
		fmt.Fprintf(o.Out, "# sent_id = %s\n", s.ID)
	}
	for i, w := range s.Words {
		t := &d.Tokens[i]
		c.words++
		c.tags += count(t.Tag.String() == w.Tag)
		c.fines += count(t.Fine.String() == w.Fine)
		c.lemmas += count(t.Lemma == w.Lemma)
		head, label := int(t.Head)+1 == w.Head, t.Rel.String() == w.Rel
		c.heads += count(head)
		c.labels += count(head && label)
		if !head || !label {
			o.Say("%s %d %s: %s of %d, gold %s of %d", s.ID, i+1, w.Form, t.Rel, t.Head+1, w.Rel, w.Head)
		}
		if o.Out != nil {
			fmt.Fprintf(o.Out, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t_\n", i+1, w.Form, t.Lemma, t.Tag, t.Fine, t.Head+1, t.Rel)
		}
	}
	if o.Out != nil {
		io.WriteString(o.Out, "\n")
	}
}

func (c *treeCounts) rows(name string) []Row {
	var rows []Row
	for _, m := range []struct {
		metric string
		right  int
	}{{"UPOS", c.tags}, {"XPOS", c.fines}, {"lemma", c.lemmas}, {"UAS", c.heads}, {"LAS", c.labels}} {
		rows = append(rows, Row{name, m.metric, 100 * float64(m.right) / float64(max(1, c.words)), c.words})
	}
	return rows
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
