package syntax

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"readout"
)

// A LemmaExample is a word with its Penn tag and its lemma, and how much it counts.
type LemmaExample struct {
	Word   string
	Fine   readout.Fine
	Lemma  string
	Weight int
	at     standing
}

// LemmaSentence returns the examples of a sentence. Where a word or a lemma is
// "_" there is none.
func LemmaSentence(words []LemmaExample) []LemmaExample {
	where := standings{shout: shouts(len(words), func(i int) string { return words[i].Word })}
	var out []LemmaExample
	for _, x := range words {
		x.at = where.next(x.Word)
		if x.Word != "_" && x.Lemma != "_" {
			out = append(out, x)
		}
	}
	return out
}

// LearnLemmas writes the rules file that the examples teach: for each suffix
// and tag the edit that is right most often, where a shorter suffix does not say
// the same already, and the words for which one lemma is right more often than
// what the rules say.
func LearnLemmas(w io.Writer, examples []LemmaExample) error {
	t := &lemmaTable{exceptions: map[lemmaKey]string{}, suffixes: map[lemmaKey]edit{}}
	forms := map[lemmaKey][]LemmaExample{}
	for _, x := range examples {
		k := keyOf(x.Fine, lowerStraight(x.Word))
		forms[k] = append(forms[k], x)
	}
	t.learnSuffixes(forms)
	t.learnExceptions(forms)
	t.learnDerived(forms)
	return t.write(w)
}

// learnSuffixes counts each form once, however often it stands in the texts.
func (t *lemmaTable) learnSuffixes(forms map[lemmaKey][]LemmaExample) {
	edits := map[lemmaKey]map[edit]int{}
	for k, list := range forms {
		lemmas := map[string]int{}
		for _, x := range list {
			lemmas[strings.ToLower(x.Lemma)] += x.Weight
		}
		best, _ := most(lemmas)
		e := editTo(k.form, best)
		for n := 0; n <= min(longestSuffix, len(k.form)); n++ {
			add(edits, lemmaKey{k.fine, k.form[len(k.form)-n:]}, e)
		}
	}
	keys := slices.SortedFunc(maps.Keys(edits), func(a, b lemmaKey) int {
		return cmp.Or(cmp.Compare(len(a.form), len(b.form)), cmp.Compare(a.form, b.form), cmp.Compare(a.fine, b.fine))
	})
	for _, k := range keys {
		best, n := most(edits[k])
		if n >= 3 && (len(k.form) == 0 || best != t.rule(k.form, k.fine)) || len(k.form) == 0 {
			t.suffixes[k] = best
		}
	}
}

// inflects says whether a word with that tag may well be a form of the lemma: a
// verb or a plural, of a lemma that stands in the texts itself.
func inflects(fine readout.Fine, lemma string, forms map[lemmaKey][]LemmaExample) bool {
	switch fine {
	case readout.VBD, readout.VBG, readout.VBZ:
		return len(forms[keyOf(readout.VB, lemma)]) > 0
	case readout.NNS:
		return len(forms[keyOf(readout.NN, lemma)]) > 0
	}
	return false
}

// written says whether any of the words is written as form and its lemma too.
func written(list []LemmaExample, form string) bool {
	return slices.ContainsFunc(list, func(x LemmaExample) bool { return x.Word == form && x.Lemma == form })
}

// tells says whether the capital of a word with that tag means something within
// a sentence of news. The web writes nouns in capitals at will, so that its
// words are no reason to write them small.
func tells(fine readout.Fine) bool { return fine == readout.NN || fine == readout.JJ }

func (t *lemmaTable) learnExceptions(forms map[lemmaKey][]LemmaExample) {
	found := map[lemmaKey]string{}
	for k, list := range forms {
		if len(list) < 2 && !inflects(k.fine, list[0].Lemma, forms) {
			continue // perhaps a slip
		}
		lemmas, all, right := map[string]int{}, 0, 0 // with their weights
		for _, x := range list {
			lemmas[x.Lemma] += x.Weight
			all += x.Weight
			if t.lemma(x.Word, x.Fine, x.at) == x.Lemma {
				right += x.Weight
			}
		}
		best, n := most(lemmas)
		proper := k.fine == readout.JJ && best != strings.ToLower(best) && !written(list, k.form) // wherever it stands
		if 2*n <= all || n <= right && !proper || tells(k.fine) && best == t.lemma(k.form, k.fine, inside) {
			continue
		}
		found[k] = best
	}
	maps.Copy(t.exceptions, found)
}

func add[K, V comparable](m map[K]map[V]int, k K, v V) {
	if m[k] == nil {
		m[k] = map[V]int{}
	}
	m[k][v]++
}

// most returns the value counted most often; among equals the first in the order of print.
func most[V comparable](m map[V]int) (best V, n int) {
	for v, c := range m {
		if c > n || c == n && fmt.Sprint(v) < fmt.Sprint(best) {
			best, n = v, c
		}
	}
	return best, n
}

func editTo(form, lemma string) edit {
	same := 0
	for same < min(len(form), len(lemma)) && form[same] == lemma[same] {
		same++
	}
	return edit{len(form) - same, lemma[same:]}
}

func lowerStraight(s string) string {
	return strings.ToLower(strings.Map(straight, s))
}

func (t *lemmaTable) write(w io.Writer) error {
	lines := []string{}
	for k, e := range t.suffixes {
		lines = append(lines, fmt.Sprintf("-%s\t%s\t%d\t%s", k.form, k.fine, e.cut, e.add))
	}
	for k, lemma := range t.exceptions {
		lines = append(lines, fmt.Sprintf("%s\t%s\t%s", k.form, k.fine, lemma))
	}
	slices.Sort(lines)
	_, err := fmt.Fprintf(w, "# lemma rules: -suffix, Penn tag, bytes to cut, letters to add; or form, Penn tag, lemma\n%s\n", strings.Join(lines, "\n"))
	return err
}
