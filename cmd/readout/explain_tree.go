package main

import (
	"strconv"
	"strings"

	"readout"
	"readout/wording"
)

// tree writes the words of sentence s as the language rooms see them, each below
// the word that it hangs on: its number, lemma, part of speech, relation, and the
// name that it is part of.
func (p *page) tree(d *readout.Document, s readout.Span) {
	p.item(2, 2, dim("tree: number, word, lemma, part of speech, relation to the word above, name"), "")
	first := int32(-1)
	for i := range d.Tokens {
		if !s.Contains(d.Tokens[i].Span) {
			continue
		}
		if first < 0 {
			first = int32(i)
		}
		if h := d.Tokens[i].Head; h < 0 || !s.Contains(d.Tokens[h].Span) {
			p.branch(d, int32(i), first, 0)
		}
	}
}

// deepest is how far the words of a tree are moved in.
const deepest = 12

func (p *page) branch(d *readout.Document, i, first int32, depth int) {
	t := &d.Tokens[i]
	in := strings.Repeat("  ", min(depth, deepest))
	if depth > deepest {
		in += strconv.Itoa(depth) + " "
	}
	line := pad(strconv.Itoa(int(i-first)+1), 3) + " " + pad(in+wording.Plain(d.Word(i)), 28) + " " + pad(wording.Plain(t.Lemma), 14) + " " +
		pad(t.Tag.String(), 6) + " " + pad(t.Rel.String(), 12) + " " + nameWord(t.Name.Type())
	p.line(4, strings.TrimRight(line, " "))
	for c := range d.Children(i) {
		p.branch(d, c, first, depth+1)
	}
}
