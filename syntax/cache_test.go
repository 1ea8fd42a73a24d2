package syntax

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout"
)

// document makes sentences of the given lengths from words that word names.
func document(word func(i int) string, lengths ...int) *readout.Document {
	d := &readout.Document{}
	var text strings.Builder
	for _, n := range lengths {
		s := readout.Sentence{First: int32(len(d.Tokens))}
		for range n {
			at := int32(text.Len())
			text.WriteString(word(len(d.Tokens)))
			d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: at, End: int32(text.Len())}})
			text.WriteByte(' ')
		}
		s.Last = int32(len(d.Tokens))
		d.Sentences = append(d.Sentences, s)
	}
	d.Report = &readout.Report{Text: text.String()}
	return d
}

// TestParse_fullCache reads more words than the cache has places for, also words
// too long to be found again, and then a sentence that comes out as from a fresh
// parser.
func TestParse_fullCache(t *testing.T) {
	p := New()
	long := strings.Repeat("a", longestCached)
	for name, word := range map[string]func(i int) string{
		"new words":         func(i int) string { return fmt.Sprintf("w%x", i) },
		"new long words":    func(i int) string { return fmt.Sprintf("%s%x", long, i) },
		"one long word":     func(int) string { return long + "b" },
		"words that return": func(i int) string { return fmt.Sprintf("v%x", i%(cachedWords+100)) },
	} {
		lengths := slices.Repeat([]int{30}, cachedWords/10)
		d := document(word, lengths...)
		p.Parse(d)
		checkTrees(t, d)
		if n := p.words.words(); n > cachedWords {
			t.Errorf("%s: %d words in the cache", name, n)
		}
		if n := len(p.words.places); n > cachedWords {
			t.Errorf("%s: %d words are found", name, n)
		}
		for k := range p.words.places {
			if len(k.word) > longestCached {
				t.Fatalf("%s: %q is kept", name, k.word)
			}
		}
		got, want := sentence("The", "envoys", "left", "Geneva", "."), sentence("The", "envoys", "left", "Geneva", ".")
		p.Parse(got)
		New().Parse(want)
		if !slices.Equal(got.Tokens, want.Tokens) {
			t.Errorf("%s: %v, want %v", name, got.Tokens, want.Tokens)
		}
	}
}

// TestWordCache_batch has more words at once than the cache has places for.
func TestWordCache_batch(t *testing.T) {
	c := newWordCache(embedded())
	c.input("envoys", 0)
	c.makeRoom(cachedWords + 50)
	if c.words() != 0 || len(c.places) != 0 {
		t.Fatalf("%d words are left", c.words())
	}
	for i := range cachedWords + 50 {
		if place := c.input(fmt.Sprintf("w%x", i), 0); int(place) != i {
			t.Fatalf("word %d is at %d", i, place)
		}
	}
	first, _ := c.at(c.input("w0", 0))
	first = slices.Clone(first)
	c.makeRoom(1)
	again, _ := c.at(c.input("w0", 0))
	if c.words() != 1 || !slices.Equal(first, again) {
		t.Errorf("%d words; the first changed: %v", c.words(), !slices.Equal(first, again))
	}
}

// TestParse_lengths reads sentences of all sizes alone and together: what stands
// beside a sentence does not change its tree.
func TestParse_lengths(t *testing.T) {
	text := strings.Fields("The envoys of Ruritania met Anna Vey in Geneva on Friday , and the talks on a truce ended , officials said .")
	word := func(i int) string { return text[i%len(text)] }
	lengths := []int{0, 1, 2, 3, 20, 0, 161, 255, 400, 1, 0, 20, 257, 0}
	p := New()
	all := document(word, lengths...)
	p.Parse(all)
	checkTrees(t, all)
	for k, s := range all.Sentences {
		alone := document(func(i int) string { return word(i + int(s.First)) }, lengths[k])
		New().Parse(alone)
		for i, want := range alone.Tokens {
			got := all.Tokens[int(s.First)+i]
			if want.Head >= 0 {
				want.Head += s.First
			}
			if got.Head != want.Head || got.Rel != want.Rel || got.Tag != want.Tag || got.Fine != want.Fine || got.Name != want.Name || got.Lemma != want.Lemma {
				t.Fatalf("sentence %d of %d words: token %d is %+v, alone %+v", k, lengths[k], i, got, want)
			}
		}
	}
	none := &readout.Document{Report: &readout.Report{}}
	p.Parse(none)
}
