package syntax

import (
	"bytes"
	"strings"
	"testing"

	"readout"
)

// TestLemma_Case reads words where their capital means something and where not.
func TestLemma_Case(t *testing.T) {
	l := NewLemmatiser()
	for _, c := range []struct {
		word string
		fine readout.Fine
		at   standing
		want string
	}{
		{"Ruritanian", readout.JJ, inside, "Ruritanian"}, {"Lengthy", readout.JJ, opening, "lengthy"}, {"Russian", readout.JJ, opening, "Russian"},
		{"Constitution", readout.NN, inside, "Constitution"}, {"Ferries", readout.NNS, opening, "ferry"}, {"Fresh", readout.JJ, shouting, "fresh"},
		{"NATO", readout.NNP, inside, "NATO"}, {"UNIDENTIFIED", readout.NNP, inside, "Unidentified"}, {"LAGOS", readout.NNP, shouting, "Lagos"},
		{"GDP", readout.NN, inside, "GDP"}, {"CEASEFIRE", readout.NN, shouting, "ceasefire"}, {"MPs", readout.NNS, inside, "MP"},
		{"Marching", readout.VBG, inside, "march"}, {"O’Malley", readout.NNP, inside, "O'Malley"}, {"Dec.", readout.NNP, inside, "December"},
		{"shelled", readout.VBN, inside, "shell"}, {"refugees", readout.NNS, inside, "refugee"}, {"withdrew", readout.VBD, inside, "withdraw"},
		{"", readout.NN, inside, ""}, {"s", readout.NNS, inside, "s"}, {"שלום", readout.NNPS, inside, "שלום"}, {"\xff\xfeS", readout.NNS, inside, "\ufffd\ufffd"},
	} {
		if got := l.lemma(c.word, c.fine, c.at); got != c.want {
			t.Errorf("%s %s, %d: %q, want %q", c.word, c.fine, c.at, got, c.want)
		}
	}
}

func TestStandings(t *testing.T) {
	f := func(words string, want ...standing) {
		t.Helper()
		list := strings.Fields(words)
		s := standings{shout: shouts(len(list), func(i int) string { return list[i] })}
		for i, w := range list {
			if got := s.next(w); got != want[i] {
				t.Errorf("%q: word %d stands %d, want %d", words, i, got, want[i])
			}
		}
	}
	f(`“ Fresh talks ” : Envoys left`, opening, opening, inside, inside, opening, opening, inside)
	f("ENVOYS LEAVE LAGOS AGAIN", shouting, shouting, shouting, shouting)
	f("3 Envoys left", opening, inside, inside)
}

// TestLearnLemmas learns from a handful of words and reads others by them.
func TestLearnLemmas(t *testing.T) {
	var words []LemmaExample
	for _, x := range []string{"marched march", "searched search", "reached reach", "walked walk", "talked talk", "went go", "went go"} {
		form, lemma, _ := strings.Cut(x, " ")
		words = append(words, LemmaExample{Word: form, Fine: readout.VBD, Lemma: lemma, Weight: 1})
	}
	for _, x := range []string{"shell", "shelle", "shell", "shelle"} { // both might have shelled
		words = append(words, LemmaExample{Word: x, Fine: readout.VB, Lemma: x, Weight: 1})
	}
	words = append(words, LemmaExample{Word: "_", Fine: readout.VBD, Lemma: "x", Weight: 9})
	var b bytes.Buffer
	if err := LearnLemmas(&b, LemmaSentence(words)); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		var again bytes.Buffer
		if err := LearnLemmas(&again, LemmaSentence(words)); err != nil || again.String() != b.String() {
			t.Fatalf("learnt again: %v\n%s\nnot\n%s", err, again.String(), b.String())
		}
	}
	table, err := readLemmas(b.String())
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{"launched": "launch", "Went": "go", "stalked": "stalk"} {
		if got := table.lemma(word, readout.VBN, opening); got != want {
			t.Errorf("%s: %q, want %q, by\n%s", word, got, want, b.String())
		}
	}
}

// TestLemmatiser_Cache says that words seen before cost no memory, and that odd
// ones are not kept.
func TestLemmatiser_Cache(t *testing.T) {
	l := NewLemmatiser()
	words := strings.Fields("The envoys left Lagos on Sunday without signing")
	read := func() {
		for _, w := range words {
			l.Lemma(w, readout.NN)
		}
	}
	read()
	if n := testing.AllocsPerRun(10, read); n != 0 {
		t.Errorf("%v allocations for words seen before", n)
	}
	l.Lemma(strings.Repeat("a", longestLemma+1), readout.NN)
	if n := len(l.cache[inside][readout.NN]); n != len(words) {
		t.Errorf("%d words are kept, want %d", n, len(words))
	}
}

func TestLemma(t *testing.T) {
	l := NewLemmatiser()
	for _, c := range []struct {
		word string
		fine readout.Fine
		want string
	}{
		{"talks", readout.NNS, "talk"}, {"ended", readout.VBD, "end"}, {"met", readout.VBD, "meet"}, {"countries", readout.NNS, "country"},
		{"agreed", readout.VBD, "agree"}, {"shelling", readout.VBG, "shell"}, {"was", readout.VBD, "be"}, {"n’t", readout.RB, "not"},
		{"Kremlin", readout.NNP, "Kremlin"}, {"I", readout.PRP, "I"}, {"us", readout.PRP, "we"}, {"withdrew", readout.VBD, "withdraw"},
	} {
		if got := l.Lemma(c.word, c.fine); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.word, c.fine, got, c.want)
		}
	}
}

func TestLemmaRulesNameTheirLine(t *testing.T) {
	_, err := readLemmas("# head\nran\tVBD\n")
	if err == nil || !strings.Contains(err.Error(), "lemmas.tsv:2") {
		t.Errorf("error %v does not name the line", err)
	}
}
