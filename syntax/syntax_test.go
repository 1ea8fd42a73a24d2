package syntax

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout"
)

// sentence makes a document of one sentence from words.
func sentence(words ...string) *readout.Document {
	d := &readout.Document{Report: &readout.Report{Text: strings.Join(words, " ")}}
	at := int32(0)
	for _, w := range words {
		d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: at, End: at + int32(len(w))}})
		at += int32(len(w)) + 1
	}
	d.Sentences = []readout.Sentence{{Span: readout.Span{End: at - 1}, Last: int32(len(words))}}
	return d
}

func TestParse(t *testing.T) {
	d := sentence("The", "ministers", "met", "in", "Geneva", "on", "Friday", ".")
	New().Parse(d)
	for i, want := range []struct {
		head  int32
		rel   readout.Rel
		tag   readout.Tag
		lemma string
	}{
		{1, readout.RelDet, readout.DET, "the"},
		{2, readout.RelNsubj, readout.NOUN, "minister"},
		{-1, readout.RelRoot, readout.VERB, "meet"},
		{4, readout.RelCase, readout.ADP, "in"},
		{2, readout.RelObl, readout.PROPN, "Geneva"},
		{6, readout.RelCase, readout.ADP, "on"},
		{2, readout.RelObl, readout.PROPN, "Friday"},
		{2, readout.RelPunct, readout.PUNCT, "."},
	} {
		got := d.Tokens[i]
		if got.Head != want.head || got.Rel != want.rel || got.Tag != want.tag || got.Lemma != want.lemma {
			t.Errorf("%s: head %d %s %s %q, want %d %s %s %q", d.Word(int32(i)), got.Head, got.Rel, got.Tag, got.Lemma, want.head, want.rel, want.tag, want.lemma)
		}
	}
	if n := d.Tokens[4].Name; n.Type() != readout.TypeLocation {
		t.Errorf("Geneva is labelled %d", n)
	}
	if got := slices.Collect(d.Children(2)); !slices.Equal(got, []int32{1, 4, 6, 7}) {
		t.Errorf("the children of met are %v", got)
	}
}

// TestParseAnything holds for every document: one root a sentence, heads inside
// the sentence, no cycle, well-formed names; also for many and for empty sentences.
func TestParseAnything(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	words := []string{"the", "Talks", "ended", ",", "“", "”", "—", "U.S.", "'s", "said", "2016", "日本", "é", "and", "that", "Mr.", "x\u0301"}
	p := New()
	for range 200 {
		d := &readout.Document{}
		var text []string
		at := int32(0)
		for range 1 + rng.IntN(5) {
			s := readout.Sentence{First: int32(len(d.Tokens))}
			for range rng.IntN(40) {
				w := words[rng.IntN(len(words))]
				text = append(text, w)
				d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: at, End: at + int32(len(w))}})
				at += int32(len(w)) + 1
			}
			s.Last = int32(len(d.Tokens))
			d.Sentences = append(d.Sentences, s)
		}
		d.Report = &readout.Report{Text: strings.Join(text, " ")}
		p.Parse(d)
		checkTrees(t, d)
	}
}

func checkTrees(t *testing.T, d *readout.Document) {
	t.Helper()
	for _, s := range d.Sentences {
		roots := 0
		for i := s.First; i < s.Last; i++ {
			h := d.Tokens[i].Head
			if h == -1 {
				roots++
				continue
			}
			if h < s.First || h >= s.Last {
				t.Fatalf("the head of token %d is %d, outside its sentence", i, h)
			}
			steps := 0
			for ; h >= 0; h = d.Tokens[h].Head {
				if steps++; steps > int(s.Last-s.First) {
					t.Fatalf("token %d is on a cycle", i)
				}
			}
		}
		if s.Last > s.First && roots != 1 {
			t.Fatalf("%d roots in %q", roots, d.Report.Text)
		}
		before := readout.NameLabel(0)
		for i := s.First; i < s.Last; i++ {
			if !follows(before, d.Tokens[i].Name) {
				t.Fatalf("label %d after %d", d.Tokens[i].Name, before)
			}
			before = d.Tokens[i].Name
		}
		if !ends(before) {
			t.Fatal("a name that does not end")
		}
	}
}

// TestParse_allocates nothing once it has seen a document like it.
func TestParse_allocates(t *testing.T) {
	text := strings.Fields("The envoys of Ruritania met Anna Vey in Geneva on Friday , and the talks on a truce ended , officials said .")
	d := document(func(i int) string { return text[i%len(text)] }, 22, 22, 15, 180, 22, 3, 22)
	p := New()
	p.Parse(d)
	if n := testing.AllocsPerRun(10, func() { p.Parse(d) }); n > 0 {
		t.Errorf("%v allocations a document", n)
	}
}
