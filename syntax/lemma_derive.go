package syntax

import (
	"maps"
	"strings"

	"readout"
)

// learnDerived adds what the rules would get wrong of verbs that are known in
// their base form alone: their regular forms are made, and those that the rules
// do not lead back to the base become exceptions. Forms that stand in the texts
// are left to these. Nouns on a double letter may be verbs as well (to shell).
func (t *lemmaTable) learnDerived(forms map[lemmaKey][]LemmaExample) {
	found := map[lemmaKey]string{}
	for k, list := range forms {
		if !plain(k.form) || strings.ToLower(list[0].Lemma) != k.form || len(k.form) < 3 || len(list) < 2 {
			continue
		}
		if k.fine != readout.VB && (k.fine != readout.NN || !doubled(k.form)) {
			continue
		}
		for fine, form := range regularForms(k.form) {
			key := keyOf(fine, form)
			if len(forms[key]) == 0 && t.lemma(form, fine, inside) != k.form && (found[key] == "" || k.form < found[key]) {
				found[key] = k.form
			}
		}
	}
	maps.Copy(t.exceptions, found)
}

// regularForms are the forms of a verb that are made without doubling its last
// letter; none where it might be doubled.
func regularForms(base string) map[readout.Fine]string {
	n := len(base)
	last, before := base[n-1], base[n-2]
	switch {
	case last == 'e' && before != 'e':
		stem := base[:n-1]
		if before == 'i' || before == 'y' || before == 'o' { // die, dye, toe
			return nil
		}
		return map[readout.Fine]string{readout.VBD: stem + "ed", readout.VBG: stem + "ing"}
	case last == 'y' && !vowel(before):
		return map[readout.Fine]string{readout.VBD: base[:n-1] + "ied", readout.VBG: base + "ing"}
	case vowel(last), !vowel(last) && vowel(before) && !vowel(base[n-3]):
		return nil
	}
	return map[readout.Fine]string{readout.VBD: base + "ed", readout.VBG: base + "ing"}
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
