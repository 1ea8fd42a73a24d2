package train

import (
	"fmt"
	"path/filepath"
	"strings"

	"readout"
	"readout/eval"
	"readout/syntax"
)

// silverTrees reads the CoNLL-U files in a folder, in which another parser drew
// the trees of news sentences, and makes them look like ours: names of persons
// are flat with the first word as head, relations have the subtypes of our
// treebanks, and where the parser that we have draws the same arc its label and
// its place for punctuation win. Tags are not taken over. Trees that are not
// projective are left out.
func silverTrees(folder string) ([]syntax.Example, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.conllu"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no CoNLL-U files in %q: name the folder of silver trees", folder)
	}
	p := syntax.New()
	var out []syntax.Example
	for _, f := range files {
		gold, err := eval.ReadCoNLLU(f)
		if err != nil {
			return nil, err
		}
		for i := range gold {
			if e, ok := silverTree(p, &gold[i]); ok {
				out = append(out, e)
			}
		}
	}
	return out, nil
}

func silverTree(p *syntax.Parser, s *eval.GoldSentence) (syntax.Example, bool) {
	d := s.Document()
	p.Parse(d)
	flattenPersons(s, d)
	e := syntax.Example{Words: forms(s.Words)}
	for i, w := range s.Words {
		e.Heads = append(e.Heads, int32(w.Head))
		e.Rels = append(e.Rels, silverRel(s, i))
		if int(d.Tokens[i].Head)+1 == w.Head {
			e.Rels[i] = d.Tokens[i].Rel
		}
	}
	for i, w := range s.Words {
		if h := d.Tokens[i].Head + 1; w.Rel == "punct" && h != 0 && fits(e.Heads, i, h) {
			e.Heads[i] = h
		}
	}
	return e, projective(e.Heads)
}

// flattenPersons turns names of persons that hang from their last word into
// names that hang from their first.
func flattenPersons(s *eval.GoldSentence, d *readout.Document) {
	for i := 0; i < len(s.Words); i++ {
		n := d.Tokens[i].Name
		if n.Type() != readout.TypePerson || n.Position() != readout.NameBegin {
			continue
		}
		last := i
		for last+1 < len(s.Words) && d.Tokens[last].Name.Position() != readout.NameEnd {
			last++
		}
		if top := s.Words[last]; top.Head < i+1 || top.Head > last+1 {
			for k := range s.Words {
				if s.Words[k].Head == last+1 {
					s.Words[k].Head = i + 1
				}
			}
			s.Words[i].Head, s.Words[i].Rel = top.Head, top.Rel
			for k := i + 1; k <= last; k++ {
				s.Words[k].Head, s.Words[k].Rel = i+1, "flat"
			}
			if i > 0 && s.Words[i-1].Head == i+1 && s.Words[i-1].Rel == "compound" {
				s.Words[i-1].Rel = "nmod:desc"
			}
		}
		i = last
	}
}

// silverRel is a relation in the subtypes of our treebanks.
func silverRel(s *eval.GoldSentence, i int) readout.Rel {
	w := s.Words[i]
	switch w.Rel {
	case "obl:tmod", "obl:npmod":
		return readout.RelOblUnmarked
	case "nmod:tmod", "nmod:npmod":
		return readout.RelNmodUnmarked
	case "obl":
		if passive(s, w.Head) && by(s, i+1) {
			return readout.RelOblAgent
		}
	}
	return readout.ParseRel(w.Rel)
}

func passive(s *eval.GoldSentence, head int) bool {
	for _, w := range s.Words {
		if w.Head == head && (w.Rel == "aux:pass" || w.Rel == "nsubj:pass") {
			return true
		}
	}
	return head > 0 && s.Words[head-1].Fine == "VBN" && strings.HasPrefix(s.Words[head-1].Rel, "acl")
}

func by(s *eval.GoldSentence, head int) bool {
	for _, w := range s.Words {
		if w.Head == head && w.Rel == "case" && strings.EqualFold(w.Form, "by") {
			return true
		}
	}
	return false
}

// fits says whether the arc from word i+1 to its head h crosses none of the others.
func fits(heads []int32, i int, h int32) bool {
	a, b := min(int32(i+1), h), max(int32(i+1), h)
	for k, g := range heads {
		if k == i || g == 0 {
			continue
		}
		c, e := min(int32(k+1), g), max(int32(k+1), g)
		if a < c && c < b && b < e || c < a && a < e && e < b {
			return false
		}
		if g == int32(i+1) { // something hangs from the punctuation: leave it alone
			return false
		}
	}
	return true
}

// projective says whether heads, counted from 1, are a projective tree with one root.
func projective(heads []int32) bool {
	roots := 0
	for i, h := range heads {
		if h == 0 {
			roots++
			continue
		}
		a, b := min(int32(i+1), h), max(int32(i+1), h)
		for k := a + 1; k < b; k++ {
			if g := heads[k-1]; g < a || g > b {
				return false
			}
		}
		steps := 0
		for k := h; k != 0; k = heads[k-1] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}
