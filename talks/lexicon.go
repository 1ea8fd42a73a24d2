package talks

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data/phrases.tsv
var phrasesTSV string

//go:embed data/words.tsv
var wordsTSV string

//go:embed data/issues.tsv
var issuesTSV string

// A lexicon is the room's data, compiled once and shared by all finders.
type lexicon struct {
	words    vocabulary
	patterns []pattern
	byForm   map[int32][]int32 // patterns whose first word is this form
	byLemma  map[int32][]int32
	class    []classes // by word of the vocabulary
	verb     []classes // the same for the regular forms of verbs
	examples []example
}

// An example is a sentence that must show its pattern.
type example struct{ id, where, text string }

var embedded = sync.OnceValue(func() *lexicon {
	l, err := load(phrasesTSV, wordsTSV, issuesTSV)
	if err != nil {
		panic("BUG: " + err.Error()) // the tests read the same data
	}
	return l
})

// load compiles the three tables. Its errors name file and line.
func load(phrases, words, issues string) (*lexicon, error) {
	l := &lexicon{words: vocabulary{}, byForm: map[int32][]int32{}, byLemma: map[int32][]int32{}}
	if err := rows("phrases.tsv", phrases, 4, l.phrase); err != nil {
		return nil, err
	}
	if err := rows("words.tsv", words, 2, l.wordClass); err != nil {
		return nil, err
	}
	if err := rows("issues.tsv", issues, 3, l.issueWords); err != nil {
		return nil, err
	}
	l.class = grow(l.class, int32(len(l.words)))
	l.verb = grow(l.verb, int32(len(l.words)))
	for i := range l.patterns {
		p := &l.patterns[i]
		for _, e := range p.elems {
			p.negative = p.negative || len(e.words) > 0 && !e.optional && l.class[e.words[0]]&isNegation != 0
		}
	}
	return l, nil
}

// rows reads a table with a header and n columns, "#" before a comment.
func rows(file, tsv string, n int, row func(cols []string, where string) error) error {
	for i, line := range strings.Split(tsv, "\n") {
		if i == 0 || line == "" || line[0] == '#' {
			continue
		}
		where := fmt.Sprintf("%s:%d", file, i+1)
		cols := strings.Split(line, "\t")
		if len(cols) != n {
			return fmt.Errorf("%s: %d columns, not %d", where, len(cols), n)
		}
		if err := row(cols, where); err != nil {
			return fmt.Errorf("%s: %w", where, err)
		}
	}
	return nil
}

func (l *lexicon) phrase(cols []string, where string) error {
	var fills []fill
	for _, f := range strings.Fields(cols[2]) {
		field, value, ok := strings.Cut(f, "=")
		if !ok || !known(field) {
			return fmt.Errorf("%q fills no field that we know", f)
		}
		fills = append(fills, fill{field, value})
	}
	l.examples = append(l.examples, example{cols[0], where, cols[3]})
	return l.add(cols[0], cols[1], " / ", fills)
}

// add compiles the alternatives of a phrase and files them under their first words.
func (l *lexicon) add(id, phrase, sep string, fills []fill) error {
	for _, alt := range strings.Split(phrase, sep) {
		elems, err := l.words.compile(alt)
		if err != nil {
			return err
		}
		n := int32(len(l.patterns))
		l.patterns = append(l.patterns, pattern{id: id, elems: elems, fills: fills})
		first := l.byForm
		if elems[0].lemma {
			first = l.byLemma
		}
		for _, w := range elems[0].words {
			first[w] = append(first[w], n)
		}
		for _, w := range elems[0].forms {
			l.byForm[w] = append(l.byForm[w], n)
		}
	}
	return nil
}

// known says whether some pass reads the field.
func known(field string) bool {
	switch field {
	case "tone", "assess", "outlook", "outcome", "overran", "setting", "mode", "format", "level", "intervention",
		"state", "resume", "gap", "sticking", "deadline", "proposal", "stance", "kind", "agreement", "threat", "next", "weight", "issue", "relation", "condition", "openness", "joint", "initiated", "progress", "change", "guarantor":
		return true
	}
	return false
}

func (l *lexicon) wordClass(cols []string, _ string) error {
	c, ok := classNames[cols[0]]
	if !ok {
		return fmt.Errorf("no class of words %q", cols[0])
	}
	for _, w := range strings.Fields(cols[1]) {
		id := l.words.id(w)
		l.class = grow(l.class, id)
		l.class[id] |= c
		for _, f := range l.words.inflect(w, nil) {
			l.verb = grow(l.verb, f)
			l.verb[f] |= c
		}
	}
	return nil
}

func (l *lexicon) issueWords(cols []string, where string) error {
	l.examples = append(l.examples, example{"issue." + cols[0], where, cols[2]})
	return l.add("issue."+cols[0], cols[1], ", ", []fill{{"issue", cols[0]}})
}

// grow returns s with room for index i.
func grow[T any](s []T, i int32) []T {
	for int(i) >= len(s) {
		var zero T
		s = append(s, zero)
	}
	return s
}
