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

// A LemmaExample is a word with its Penn tag and its lemma.
type LemmaExample struct {
	Word  string
	Fine  readout.Fine
	Lemma string
}

// LearnLemmas writes the rules file that the examples teach: for each suffix
// and tag the edit that is right most often, where a shorter suffix does not say
// the same already, and the words that the rules get wrong.
func LearnLemmas(w io.Writer, examples []LemmaExample) error {
	t := &lemmaTable{exceptions: map[lemmaKey]string{}, suffixes: map[lemmaKey]edit{}}
	forms, edits := countLemmas(examples)
	keys := slices.SortedFunc(maps.Keys(edits), func(a, b lemmaKey) int {
		return cmp.Or(cmp.Compare(len(a.form), len(b.form)), cmp.Compare(a.form, b.form), cmp.Compare(a.fine, b.fine))
	})
	for _, k := range keys {
		best, n := most(edits[k])
		if n >= 3 && (len(k.form) == 0 || best != t.rule(k.form, k.fine)) || len(k.form) == 0 {
			t.suffixes[k] = best
		}
	}
	for k, lemmas := range forms {
		best, n := most(lemmas)
		if n >= 2 && t.lemma(k.form, k.fine) != best && (strings.ToLower(best) == best || best == "I") {
			t.exceptions[k] = best
		}
	}
	return t.write(w)
}

// countLemmas counts the lemmas of each form and the edits of each suffix; a form
// counts once for its suffixes, however often it stands in the text.
func countLemmas(examples []LemmaExample) (map[lemmaKey]map[string]int, map[lemmaKey]map[edit]int) {
	forms, edits := map[lemmaKey]map[string]int{}, map[lemmaKey]map[edit]int{}
	for _, x := range examples {
		lemma := x.Lemma
		if x.Fine != readout.NNP && x.Fine != readout.NNPS && !keepsCase(x.Word, x.Fine) && lemma != "I" {
			lemma = strings.ToLower(lemma)
		}
		add(forms, lemmaKey{x.Fine, lowerStraight(x.Word)}, lemma)
	}
	for k, lemmas := range forms {
		best, _ := most(lemmas)
		e := editTo(k.form, strings.ToLower(best))
		for n := 0; n <= min(longestSuffix, len(k.form)); n++ {
			add(edits, lemmaKey{k.fine, k.form[len(k.form)-n:]}, e)
		}
	}
	return forms, edits
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
