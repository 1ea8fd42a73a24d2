package actors

import (
	"iter"

	"readout"
)

// repair puts right what the parser often gets wrong around names that the
// dictionary or the labels settle, so that every later room sees the phrase
// whole: a name torn into pieces, and a demonym hung on a verb.
func (f *Finder) repair(d *readout.Document) {
	f.d = d
	for i := int32(0); int(i) < len(d.Tokens); i++ {
		n := d.Tokens[i].Name
		if d.Tokens[i].Rel == readout.RelObj {
			f.change(d, i, func() bool { return possessed(d, i) })
		}
		if n == 0 {
			if i > 0 && elect(d, i) && d.Tokens[i-1].Tag.Noun() && d.Tokens[i+1].Head >= 0 && d.Tokens[i-1].Head != i+1 {
				f.change(d, i, func() bool { // president-elect
					d.Tokens[i].Head, d.Tokens[i].Rel = i-1, readout.RelPunct
					d.Tokens[i+1].Head, d.Tokens[i+1].Rel = i-1, readout.RelAmod
					return true
				})
			}
			if w := d.Word(i); w == "between" || w == "Between" {
				f.change(d, i, func() bool { return f.between(d, i) })
			}
			continue
		}
		_, b := run(d.Tokens, i)
		switch {
		case b > i && n.Type() == readout.TypePerson:
			f.change(d, i, func() bool { return f.unite(d, i, b) })
			f.change(d, i, func() bool { return f.settle(d, i, b) })
		case b == i && n.Type() == readout.TypeNationality:
			f.change(d, i, func() bool { return f.rehang(d, i) })
		}
		i = b
	}
}

// longest is the number of tokens of the longest sentence whose tree is repaired.
const longest = 1000

// possessed rights a participle that was taken for the verb between a possessor
// and what it has: in "Utopia's widely recognised government signed" the
// government signs.
func possessed(d *readout.Document, n int32) bool {
	toks := d.Tokens
	v := toks[n].Head
	if v < 0 || v > n || toks[v].Tag != readout.VERB {
		return false
	}
	owned, w := false, int32(-1)
	for c := range kids(d, n) {
		owned = owned || toks[c].Rel == readout.RelNmodPoss && c < v
	}
	for c := range kids(d, v) {
		if toks[c].Rel == readout.RelConj && toks[c].Tag == readout.VERB && c > n && !subject(d, c) {
			w = c
			break
		}
	}
	if !owned || w < 0 || subject(d, v) {
		return false
	}
	for c := range kids(d, v) {
		if c != n && c != w && c > n {
			toks[c].Head = w
		}
	}
	toks[w].Head, toks[w].Rel = toks[v].Head, toks[v].Rel
	toks[n].Head, toks[n].Rel = w, readout.RelNsubj
	toks[v].Head, toks[v].Rel = n, readout.RelAmod
	return true
}

// change lets do move heads in the sentence of token i and takes everything
// back where it is a tree no more.
func (f *Finder) change(d *readout.Document, i int32, do func() bool) {
	s := d.Sentences[d.SentenceOf(i)]
	if s.Last-s.First > longest {
		return
	}
	f.saved = append(f.saved[:0], d.Tokens[s.First:s.Last]...)
	if !do() {
		return
	}
	for k := s.First; k < s.Last; k++ {
		steps := s.Last - s.First
		for h := k; h >= 0; h = d.Tokens[h].Head {
			if steps--; steps < 0 {
				copy(d.Tokens[s.First:s.Last], f.saved)
				return
			}
		}
	}
	f.torn = true
}

// kids yields the dependents of token i by the heads as they are now; the
// tables of d are linked again only when all is done.
func kids(d *readout.Document, i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		s := d.Sentences[d.SentenceOf(i)]
		for c := s.First; c < s.Last; c++ {
			if d.Tokens[c].Head == i && !yield(c) {
				return
			}
		}
	}
}

func subject(d *readout.Document, i int32) bool {
	for c := range kids(d, i) {
		if d.Tokens[c].Rel.Subject() {
			return true
		}
	}
	return false
}

// unite gives the name of tokens a to b one head, its first token. It says
// whether anything changed.
func (f *Finder) unite(d *readout.Document, a, b int32) bool {
	toks := d.Tokens
	tops, main := 0, int32(-1)
	for i := a; i <= b; i++ {
		if h := toks[i].Head; h >= a && h <= b || toks[i].Rel == readout.RelPunct {
			continue
		}
		tops++
		if main < 0 || argument(toks[i].Rel) && !argument(toks[main].Rel) {
			main = i
		}
	}
	if tops < 2 {
		return false
	}
	for i := a; i <= b; i++ {
		if h := toks[main].Head; h >= 0 && d.Below(h, i) {
			return false // the sentence hangs on the name
		}
	}
	head, rel := toks[main].Head, toks[main].Rel
	for i := a; i <= b; i++ {
		for c := range kids(d, i) {
			if c < a || c > b {
				toks[c].Head = a
			}
		}
	}
	for i := a + 1; i <= b; i++ {
		toks[i].Head = a
		if toks[i].Rel != readout.RelPunct {
			toks[i].Rel = readout.RelFlat
		}
	}
	toks[a].Head, toks[a].Rel = head, rel
	return true
}

// argument says whether a relation is one of a verb or noun to a party.
func argument(r readout.Rel) bool {
	switch r {
	case readout.RelObj, readout.RelIobj, readout.RelObl, readout.RelOblAgent, readout.RelNmod, readout.RelNmodPoss, readout.RelConj, readout.RelAppos, readout.RelRoot:
		return true
	}
	return r.Subject()
}

// rehang moves demonym i, where it hangs on a verb as if it described it, to the
// noun that follows: "Utopian Foreign Minister X and his counterpart met".
func (f *Finder) rehang(d *readout.Document, i int32) bool {
	toks := d.Tokens
	t := &toks[i]
	if t.Rel != readout.RelAmod && t.Rel != readout.RelCompound || t.Head < 0 || toks[t.Head].Tag.Noun() || int(i)+1 >= len(toks) {
		return false
	}
	for c := range kids(d, i) {
		if toks[c].Rel != readout.RelPunct {
			return false
		}
	}
	for n := i + 1; n < t.Head; n = toks[n].Head {
		if toks[n].Tag.Noun() {
			t.Head = n
			return true
		}
		if toks[n].Head <= n || toks[n].Tag != readout.ADJ {
			return false
		}
	}
	return false
}

// settle rights the relation of a person's name that hangs on another name as
// its part, though "and" stands between, or on a verb as if it described it.
func (f *Finder) settle(d *readout.Document, a, b int32) bool {
	toks := d.Tokens
	h := top(d, a, b)
	if h < 0 || toks[h].Head < 0 {
		return false
	}
	t, up := &toks[h], toks[h].Head
	switch {
	case t.Rel == readout.RelFlat && up < a:
		for i := up + 1; i < a; i++ {
			if w := d.Word(i); w == "and" || w == "," || w == "&" {
				t.Rel = readout.RelConj
				return true
			}
		}
	case t.Rel == readout.RelAppos && up < a && toks[up].Name != 0 && toks[up].Name.Type() != readout.TypePerson && toks[up].Rel == readout.RelNmod:
		g := toks[up].Head // "the president of Utopia, X": X is the president
		if g < 0 {
			return false
		}
		if x := f.agent(g); x != nil && x.typ == readout.TypePerson {
			t.Head = g
			return true
		}
	case t.Rel == readout.RelCompound && up > b && toks[up].Tag == readout.VERB && !subject(d, up):
		t.Rel = readout.RelNsubj
		return true
	}
	return false
}

// between joins the two parties of "between X and Y" where the tree has torn
// them apart: nothing else can follow.
func (f *Finder) between(d *readout.Document, i int32) bool {
	toks := d.Tokens
	a := toks[i].Head
	if toks[i].Rel != readout.RelCase || a <= i || a > i+10 {
		return false
	}
	for c := range kids(d, a) {
		if toks[c].Rel == readout.RelConj {
			return false
		}
	}
	and := a + 1
	for ; int(and) < len(toks) && and < a+8; and++ {
		if d.Word(and) == "and" {
			break
		}
		if t := &toks[and]; t.Tag == readout.VERB || t.Tag == readout.PUNCT {
			return false
		}
	}
	if int(and)+1 >= len(toks) || and >= a+8 || d.SentenceOf(and+1) != d.SentenceOf(i) {
		return false
	}
	b := and + 1
	for h := toks[b].Head; h > b && h < and+9 && (toks[h].Tag.Noun()); h = toks[h].Head {
		b = h
	}
	if !toks[b].Tag.Noun() && toks[b].Name == 0 {
		return false
	}
	toks[b].Head, toks[b].Rel = a, readout.RelConj
	toks[and].Head, toks[and].Rel = b, readout.RelCc
	return true
}
