package syntax

import (
	"maps"
	"strings"

	"readout"
)

// learnDerived adds what the rules would get wrong of words that are known in
// their base form alone: their regular forms are made, and those that the rules
// do not lead back to the base become exceptions. Forms that stand in the texts
// are left to these. Nouns on a double letter may be verbs as well (to shell).
func (t *lemmaTable) learnDerived(forms map[lemmaKey][]LemmaExample) {
	found := map[lemmaKey]string{}
	for k, list := range forms {
		if !plain(k.form) || strings.ToLower(list[0].Lemma) != k.form || len(k.form) < 3 || len(list) < 2 {
			continue
		}
		for _, x := range regularForms(k) {
			key := keyOf(x.fine, x.form)
			if len(forms[key]) == 0 && t.lemma(x.form, x.fine, inside) != k.form && (found[key] == "" || k.form < found[key]) {
				found[key] = k.form
			}
		}
	}
	maps.Copy(t.exceptions, found)
}

// longestCompared is the length of the longest adjectives with comparatives; longer
// ones take "more".
const longestCompared = 6

// regularForms are the forms of a base that are made without doubling its last
// letter; none where it might be doubled.
func regularForms(base lemmaKey) []lemmaKey {
	w := base.form
	switch base.fine {
	case readout.VB:
		return inflections(w, readout.VBD, "ed", readout.VBG, "ing")
	case readout.JJ:
		if len(w) > longestCompared {
			return nil
		}
		return inflections(w, readout.JJR, "er", readout.JJS, "est")
	case readout.NN:
		out := []lemmaKey{{readout.NNS, plural(w)}}
		if doubled(w) {
			out = append(out, inflections(w, readout.VBD, "ed", readout.VBG, "ing")...)
		}
		return out
	}
	return nil
}

// inflections adds two endings to w. An e before them falls, a y becomes an i but before ing.
func inflections(w string, one readout.Fine, end1 string, two readout.Fine, end2 string) []lemmaKey {
	n := len(w)
	last, before := w[n-1], w[n-2]
	put := func(stem1, stem2 string) []lemmaKey { return []lemmaKey{{one, stem1 + end1}, {two, stem2 + end2}} }
	switch {
	case last == 'e' && before != 'e':
		if before == 'i' || before == 'y' || before == 'o' { // die, dye, toe
			return nil
		}
		return put(w[:n-1], w[:n-1])
	case last == 'y' && !vowel(before):
		if end2 == "ing" {
			return put(w[:n-1]+"i", w)
		}
		return put(w[:n-1]+"i", w[:n-1]+"i")
	case vowel(last), vowel(before) && !vowel(w[n-3]):
		return nil
	}
	return put(w, w)
}

// plural is the regular plural of a noun.
func plural(w string) string {
	n := len(w)
	switch {
	case strings.HasSuffix(w, "man"):
		return w[:n-2] + "en"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"):
		return w + "es"
	case w[n-1] == 'o' && !vowel(w[n-2]):
		return w + "es"
	case w[n-1] == 'y' && !vowel(w[n-2]):
		return w[:n-1] + "ies"
	}
	return w + "s"
}

func doubled(w string) bool { return !vowel(w[len(w)-1]) && w[len(w)-1] == w[len(w)-2] }

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// plain says whether w is of small letters alone.
func plain(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return w != ""
}
