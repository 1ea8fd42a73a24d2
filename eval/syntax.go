package eval

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"readout"
	"readout/syntax"
)

// A set is one gold file of a suite and the name of its rows.
type set struct{ name, path string }

// sets returns the suite's files, or those that the options name. The error says
// which there are.
func (o Options) sets(known ...set) ([]set, error) {
	if o.Gold != "" {
		base := filepath.Base(o.Gold)
		known = []set{{strings.TrimSuffix(base, filepath.Ext(base)), o.Gold}}
	}
	var out []set
	var names []string
	for _, s := range known {
		names = append(names, s.name)
		if o.Set == "" || o.Set == s.name || strings.HasPrefix(o.Set, s.name+"-") {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no set %q: the sets are %s, and their genres, as in %s-news", o.Set, strings.Join(names, ", "), names[0])
	}
	return out, nil
}

// takes says whether the options ask for that genre of a set.
func (o Options) takes(s set, genre string) bool {
	return o.Set == "" || o.Set == s.name || o.Set == s.name+"-"+genre
}

// treebanks are the sets with trees.
func (o Options) treebanks() ([]set, error) {
	return o.sets(
		set{"ewt-dev", o.Path("data", "language", "en_ewt-ud-dev.conllu")},
		set{"gum-dev", o.Path("data", "language", "gum-open-dev.conllu")},
	)
}

// Syntax scores tags, lemmas and trees of the embedded parser; see Trees.
func Syntax(ctx context.Context, o Options) ([]Row, error) { return Trees(ctx, syntax.New(), o) }

// Trees scores tags, lemmas and trees on treebanks, with the gold tokens. LAS
// counts whole labels with their subtypes. Out gets CoNLL-U.
func Trees(ctx context.Context, p *syntax.Parser, o Options) ([]Row, error) {
	sets, err := o.treebanks()
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, s := range sets {
		gold, err := ReadCoNLLU(s.path)
		if err != nil {
			return nil, err
		}
		var c genreCounts[treeCounts, *treeCounts]
		for i := range gold {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if genre := gold[i].Genre(); o.takes(s, genre) {
				c.add(genre, treeScore(&gold[i], p, o))
			}
		}
		rows = append(rows, c.rows(s.name, o)...)
	}
	return rows, nil
}

type treeCounts struct{ words, tags, fines, lemmas, heads, labels int }

func (c *treeCounts) merge(d treeCounts) {
	c.words, c.tags, c.fines = c.words+d.words, c.tags+d.tags, c.fines+d.fines
	c.lemmas, c.heads, c.labels = c.lemmas+d.lemmas, c.heads+d.heads, c.labels+d.labels
}

func treeScore(s *GoldSentence, p *syntax.Parser, o Options) treeCounts {
	d := s.Document()
	p.Parse(d)
	c := treeCounts{words: len(s.Words)}
	wrong := fault{id: s.ID, text: s.Text}
	for i, w := range s.Words {
		t := &d.Tokens[i]
		tag, fine, lemma := t.Tag.String() == w.Tag, t.Fine.String() == w.Fine, t.Lemma == w.Lemma
		c.tags += count(tag)
		c.fines += count(fine)
		c.lemmas += count(lemma)
		head, label := int(t.Head)+1 == w.Head, t.Rel.String() == w.Rel
		c.heads += count(head)
		c.labels += count(head && label)
		if o.Talk == nil {
			continue
		}
		what := strconv.Itoa(i+1) + " " + w.Form
		if !tag || !fine {
			wrong.add(what, w.Tag+" "+w.Fine, t.Tag.String()+" "+t.Fine.String())
		}
		if !lemma {
			wrong.add(what, "lemma "+w.Lemma, "lemma "+t.Lemma)
		}
		if !head || !label {
			wrong.add(what, s.arc(w.Head, w.Rel), s.arc(int(t.Head)+1, t.Rel.String()))
		}
	}
	o.wrong(&wrong)
	if o.Out != nil {
		writeTree(o.Out, s, d)
	}
	return c
}

// arc shows the relation of a word to its head, counted from 1, for a person to read.
func (s *GoldSentence) arc(head int, rel string) string {
	if head < 1 || head > len(s.Words) {
		return rel
	}
	return fmt.Sprintf("%s of %d %s", rel, head, s.Words[head-1].Form)
}

func writeTree(w io.Writer, s *GoldSentence, d *readout.Document) {
	fmt.Fprintf(w, "# sent_id = %s\n", s.ID)
	for i := range s.Words {
		t := &d.Tokens[i]
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t_\n", i+1, s.Words[i].Form, t.Lemma, t.Tag, t.Fine, t.Head+1, t.Rel)
	}
	io.WriteString(w, "\n")
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
