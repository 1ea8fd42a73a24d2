package talks

import (
	_ "embed"
	"strings"
	"sync"

	"readout"
)

//go:embed data/stances.tsv
var stancesTSV string

// The forms of a word of stance, as stances.tsv tells them apart.
const (
	formVerb = "verb" // "demands X"
	formLead = "lead" // "is ready to"
	formNoun = "noun" // "its demand for X"
	formSaid = "said" // "X is not negotiable"
	formGive = "give" // "will free X", "will not free X"
	formTake = "take" // "will never accept X"
	formTalk = "talk" // "is ready to discuss X"
)

// A stanceWord is one line's word: what it says of who holds it.
type stanceWord struct {
	lemma        string
	form         string
	stance, kind string
	with         string // preposition or particle that it needs
	negated      bool   // says so only under a negation
}

// stanceWords lists the words of stance by lemma.
var stanceWords = sync.OnceValue(func() map[string][]stanceWord {
	words := map[string][]stanceWord{}
	for i, line := range strings.Split(stancesTSV, "\n") {
		if i == 0 || line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		for _, f := range strings.Fields(cols[1]) {
			w := stanceWord{form: cols[0], stance: cols[2], kind: cols[3]}
			f, w.negated = strings.CutPrefix(f, "-")
			w.lemma, w.with, _ = strings.Cut(f, "+")
			words[w.lemma] = append(words[w.lemma], w)
		}
	}
	return words
})

// wordsOfStance returns what the lexicon has for token i in one of the forms.
func (r *reading) wordsOfStance(i int32) []stanceWord {
	t := &r.d.Tokens[i]
	switch t.Tag {
	case readout.VERB, readout.ADJ, readout.NOUN, readout.ADV:
		if ws := stanceWords()[t.Lemma]; ws != nil {
			return ws
		}
		if t.Tag == readout.VERB { // "unwilling", which the tagger takes for a verb
			return stanceWords()[r.d.Word(i)]
		}
	}
	return nil
}

// stanceForm returns the word of token i in that form, nil if it has none.
func (r *reading) stanceForm(i int32, forms ...string) *stanceWord {
	if i < 0 {
		return nil
	}
	ws := r.wordsOfStance(i)
	for k := range ws {
		for _, f := range forms {
			if ws[k].form == f && r.goesWith(i, ws[k].with) {
				return &ws[k]
			}
		}
	}
	return nil
}

// goesWith says whether the particle or preposition stands with token i.
func (r *reading) goesWith(i int32, with string) bool {
	if with == "" {
		return true
	}
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		switch {
		case t.Lemma == with && (t.Rel == readout.RelCompoundPrt || t.Rel == readout.RelCase || t.Rel == readout.RelAdvmod || t.Rel == readout.RelXcomp):
			return true
		case (t.Rel == readout.RelObl || t.Rel == readout.RelAdvcl || t.Rel == readout.RelNmod) && r.opensWith(c, with):
			return true
		}
	}
	for k := i + 1; k < min(i+4, int32(len(r.d.Tokens))); k++ { // "called once more for"
		if t := &r.d.Tokens[k]; t.Lemma == with {
			return true
		} else if t.Tag != readout.ADV && t.Lemma != "more" {
			return false
		}
	}
	return false
}
