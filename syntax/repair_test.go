package syntax

import (
	"testing"

	"readout"
)

// TestRepair hands trees that the parser is known to draw to the repairs.
func TestRepair(t *testing.T) {
	d := sentence("Ruritania", "'s", "newly", "elected", "government", "and", "the", "rebels", "signed", "a", "truce")
	for i, x := range []struct {
		head int32
		rel  readout.Rel
		tag  readout.Tag
		fine readout.Fine
	}{
		{3, readout.RelNsubj, readout.PROPN, readout.NNP}, {0, readout.RelCase, readout.PART, readout.POS}, {3, readout.RelAdvmod, readout.ADV, readout.RB},
		{-1, readout.RelRoot, readout.VERB, readout.VBN}, {3, readout.RelObj, readout.NOUN, readout.NN}, {7, readout.RelCc, readout.CCONJ, readout.CC},
		{7, readout.RelDet, readout.DET, readout.DT}, {8, readout.RelNsubj, readout.NOUN, readout.NNS}, {4, readout.RelAcl, readout.VERB, readout.VBD},
		{10, readout.RelDet, readout.DET, readout.DT}, {8, readout.RelObj, readout.NOUN, readout.NN},
	} {
		k := &d.Tokens[i]
		k.Head, k.Rel, k.Tag, k.Fine = x.head, x.rel, x.tag, x.fine
	}
	repair(d, d.Sentences[0])
	checkTrees(t, d)
	for i, want := range []struct {
		head int32
		rel  readout.Rel
	}{
		{4, readout.RelNmodPoss}, {0, readout.RelCase}, {3, readout.RelAdvmod}, {4, readout.RelAmod}, {8, readout.RelNsubj},
		{7, readout.RelCc}, {7, readout.RelDet}, {4, readout.RelConj}, {-1, readout.RelRoot}, {10, readout.RelDet}, {8, readout.RelObj},
	} {
		if got := d.Tokens[i]; got.Head != want.head || got.Rel != want.rel {
			t.Errorf("%s: %s of %d, want %s of %d", d.Word(int32(i)), got.Rel, got.Head, want.rel, want.head)
		}
	}
}

// TestRepair_given has a given name that is also a verb.
func TestRepair_given(t *testing.T) {
	d := sentence("Minister", "Pat", "Exempel", "resigned")
	single := readout.Name(readout.TypePerson, readout.NameSingle)
	for i, x := range []readout.Token{
		{Head: 1, Rel: readout.RelNsubj, Tag: readout.PROPN}, {Head: 3, Rel: readout.RelNsubj, Tag: readout.VERB, Fine: readout.VB},
		{Head: 1, Rel: readout.RelObj, Tag: readout.PROPN, Name: single}, {Head: -1, Rel: readout.RelRoot, Tag: readout.VERB},
	} {
		x.Span = d.Tokens[i].Span
		d.Tokens[i] = x
	}
	repair(d, d.Sentences[0])
	title, given, surname := d.Tokens[0], d.Tokens[1], d.Tokens[2]
	if given.Tag != readout.PROPN || given.Fine != readout.NNP || title.Rel != readout.RelNmodDesc || surname.Rel != readout.RelFlat {
		t.Errorf("%+v %+v %+v", title, given, surname)
	}
	if given.Name.Position() != readout.NameBegin || surname.Name.Position() != readout.NameEnd {
		t.Errorf("the name is labelled %d %d", given.Name, surname.Name)
	}
}

// TestRepair_to: an adjective between "to" and a noun with an article or number is a verb.
func TestRepair_to(t *testing.T) {
	for _, x := range []struct {
		next string
		tag  readout.Tag
		fine readout.Fine
		rel  readout.Rel
		verb bool
	}{
		{"40", readout.NUM, readout.CD, readout.RelNummod, true}, {"the", readout.DET, readout.DT, readout.RelDet, true}, {"its", readout.PRON, readout.PRPS, readout.RelNmodPoss, true},
		{"political", readout.ADJ, readout.JJ, readout.RelAmod, false}, // "agreed to free political debate"
	} {
		d := sentence("Ruritania", "offered", "to", "free", x.next, "prisoners", ".")
		for i, y := range []struct {
			head int32
			rel  readout.Rel
			tag  readout.Tag
			fine readout.Fine
		}{
			{1, readout.RelNsubj, readout.PROPN, readout.NNP}, {-1, readout.RelRoot, readout.VERB, readout.VBD}, {5, readout.RelCase, readout.ADP, readout.IN},
			{5, readout.RelAmod, readout.ADJ, readout.JJ}, {5, x.rel, x.tag, x.fine}, {1, readout.RelObl, readout.NOUN, readout.NNS}, {1, readout.RelPunct, readout.PUNCT, 0},
		} {
			k := &d.Tokens[i]
			k.Head, k.Rel, k.Tag, k.Fine = y.head, y.rel, y.tag, y.fine
		}
		repair(d, d.Sentences[0])
		checkTrees(t, d)
		free, n := d.Tokens[3], d.Tokens[5]
		if got := free.Tag == readout.VERB && free.Rel == readout.RelXcomp && free.Head == 1 && n.Head == 3 && n.Rel == readout.RelObj && d.Tokens[2].Rel == readout.RelMark; got != x.verb {
			t.Errorf("to free %s: %+v %+v", x.next, free, n)
		}
	}
}

// TestRepair_busy: an adjective with an auxiliary and an object is a verb; one without is none.
func TestRepair_busy(t *testing.T) {
	for _, obj := range []bool{true, false} {
		d := sentence("Ruritania", "will", "free", "prisoners", ".")
		rel := readout.RelObj
		if !obj {
			rel = readout.RelObl
		}
		for i, y := range []struct {
			head int32
			rel  readout.Rel
			tag  readout.Tag
			fine readout.Fine
		}{
			{2, readout.RelNsubj, readout.PROPN, readout.NNP}, {2, readout.RelAux, readout.AUX, readout.MD}, {-1, readout.RelRoot, readout.ADJ, readout.JJ},
			{2, rel, readout.NOUN, readout.NNS}, {2, readout.RelPunct, readout.PUNCT, 0},
		} {
			k := &d.Tokens[i]
			k.Head, k.Rel, k.Tag, k.Fine = y.head, y.rel, y.tag, y.fine
		}
		repair(d, d.Sentences[0])
		if got := d.Tokens[2].Tag == readout.VERB; got != obj {
			t.Errorf("object %v: %s", obj, d.Tokens[2].Tag)
		}
	}
}

// TestRepair_fronted: what stands before a finite verb without a subject, behind a clause,
// is its subject; not where the verb has one.
func TestRepair_fronted(t *testing.T) {
	for _, other := range []bool{false, true} {
		d := sentence("After", "they", "met", "Ruritania", "they", "agreed", "again")
		rel := readout.RelAdvmod
		if other {
			rel = readout.RelNsubj
		}
		for i, x := range []struct {
			head int32
			rel  readout.Rel
			tag  readout.Tag
			fine readout.Fine
		}{
			{2, readout.RelMark, readout.SCONJ, readout.IN}, {2, readout.RelNsubj, readout.PRON, readout.PRP}, {5, readout.RelAdvcl, readout.VERB, readout.VBD},
			{5, readout.RelObj, readout.PROPN, readout.NNP}, {5, rel, readout.PRON, readout.PRP}, {-1, readout.RelRoot, readout.VERB, readout.VBD}, {5, readout.RelAdvmod, readout.ADV, readout.RB},
		} {
			k := &d.Tokens[i]
			k.Head, k.Rel, k.Tag, k.Fine = x.head, x.rel, x.tag, x.fine
		}
		repair(d, d.Sentences[0])
		if got := d.Tokens[3].Rel == readout.RelNsubj; got == other {
			t.Errorf("with another subject %v: %s", other, d.Tokens[3].Rel)
		}
	}
}
