package talks

import (
	"fmt"
	"slices"
	"strings"
)

// A pattern is a phrase as a row of words. Its elements, parted by spaces, are
//
//	talks|round   one of these forms
//	=end|fail     one of these lemmas
//	^end|fail     one of these verbs by lemma, but no gerund ("ending")
//	?a            a form that may be absent; rows of them make "?a ?an"
//	*4            any run of up to four words
//
// and " / " parts alternatives. Case, hyphens and punctuation do not count: a
// run may cross a comma but nothing that ends a clause more firmly.
type pattern struct {
	id    string
	elems []element
	fills []fill

	negative bool // has its own "no", "not" or "without"
}

// A fill is what a pattern says when it is found: a field and its value.
type fill struct{ field, value string }

type element struct {
	words    []int32 // in the vocabulary
	forms    []int32 // regular forms of lemmas, for a lemmatiser that does not know the verb
	lemma    bool
	finite   bool
	optional bool
	gap      int
}

// A vocabulary numbers the words that any lexicon asks for, so that the rest of
// a report is 0 and costs one look-up a token.
type vocabulary map[string]int32

func (v vocabulary) id(w string) int32 {
	n, ok := v[w]
	if !ok {
		n = int32(len(v) + 1)
		v[w] = n
	}
	return n
}

// compile turns one alternative of a phrase into its elements.
func (v vocabulary) compile(s string) ([]element, error) {
	var elems []element
	for _, f := range strings.Fields(s) {
		var e element
		switch f[0] {
		case '*':
			if _, err := fmt.Sscanf(f, "*%d", &e.gap); err != nil || e.gap < 1 {
				return nil, fmt.Errorf("%q is not a run of words; write *4", f)
			}
			elems = append(elems, e)
			continue
		case '?':
			e.optional, f = true, f[1:]
		}
		if f[0] == '=' || f[0] == '^' {
			e.lemma, e.finite, f = true, f[0] == '^', f[1:]
		}
		for _, w := range strings.Split(f, "|") {
			if w == "" || w != strings.ToLower(w) {
				return nil, fmt.Errorf("%q: words are in small letters and not empty", f)
			}
			e.words = append(e.words, v.id(w))
			if e.lemma {
				e.forms = v.inflect(w, e.forms)
			}
		}
		elems = append(elems, e)
	}
	if len(elems) == 0 || elems[0].gap > 0 || elems[0].optional {
		return nil, fmt.Errorf("%q must begin with a word", s)
	}
	return elems, nil
}

// inflect adds the regular forms of a verb or noun.
func (v vocabulary) inflect(w string, into []int32) []int32 {
	stem, ed := w, "ed"
	switch {
	case strings.HasSuffix(w, "e"):
		stem, ed = w[:len(w)-1], "d"
	case strings.HasSuffix(w, "y") && len(w) > 2 && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		return append(into, v.id(w[:len(w)-1]+"ies"), v.id(w[:len(w)-1]+"ied"), v.id(w+"ing"))
	}
	return append(into, v.id(w+"s"), v.id(w+ed), v.id(stem+"ing"))
}

// A word is one word of the document as the patterns see it.
type word struct {
	form, lemma int32
	token       int32
	stop        bool // a clause ends after this word
	verb        bool
	gerund      bool
}

func (e *element) is(w word) bool {
	if w.form == 0 && w.lemma == 0 || e.finite && (w.gerund || !w.verb) {
		return false
	}
	x := w.form
	if e.lemma {
		x = w.lemma
	}
	for _, y := range e.words {
		if x == y {
			return true
		}
	}
	return e.lemma && slices.Contains(e.forms, w.form)
}

// match returns the index after the last word of elems matched at ws[i], -1 if
// they do not stand there. It sets verb to the first word that an element asks
// for by its lemma and that is a verb.
func match(elems []element, ws []word, i int, verb *int) int {
	if len(elems) == 0 {
		return i
	}
	e := &elems[0]
	if e.gap > 0 {
		for n := 0; n <= e.gap && i+n < len(ws); n++ {
			if end := match(elems[1:], ws, i+n, verb); end >= 0 {
				return end
			}
			if ws[i+n].stop {
				return -1
			}
		}
		return -1
	}
	if i < len(ws) && e.is(ws[i]) && !(ws[i].stop && len(elems) > 1) {
		if end := match(elems[1:], ws, i+1, verb); end >= 0 {
			if e.lemma && ws[i].verb {
				*verb = i
			}
			return end
		}
	}
	if e.optional {
		return match(elems[1:], ws, i, verb)
	}
	return -1
}
