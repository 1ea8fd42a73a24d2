package times

import (
	"fmt"
	"strconv"
	"strings"
)

// The types of TIMEX3, and the veto that keeps words from being a time.
const (
	typeDate     = "DATE"
	typeTime     = "TIME"
	typeDuration = "DURATION"
	typeSet      = "SET"
	typeNone     = "NONE"
)

// addPhrase reads a line of phrases.tsv: phrase, type, value, mod, days, example.
func (l *lexicon) addPhrase(cells []string) error {
	e := entry{rule: "phrase", typ: cells[1], value: cells[2], mod: cells[3]}
	switch e.typ {
	case typeDate, typeTime, typeDuration, typeSet:
		if e.value == "" {
			return fmt.Errorf("phrase %q has no value", cells[0])
		}
	case typeNone:
	default:
		return fmt.Errorf("type %q is not DATE, TIME, DURATION, SET or NONE", e.typ)
	}
	if cells[4] != "" {
		if _, err := fmt.Sscanf(cells[4], "%d..%d", &e.first, &e.last); err != nil || e.first > e.last {
			return fmt.Errorf("days %q are not FIRST..LAST", cells[4])
		}
		e.dated = true
	}
	return l.grow(cells[0], e, cells[5])
}

// addHoliday reads a line of holidays.tsv: name, rule, days, example.
func (l *lexicon) addHoliday(cells []string) error {
	if _, ok := holidayDay(cells[1], 2020); !ok && cells[1] != anyDay {
		return fmt.Errorf("rule %q is none of those that holidayDay reads", cells[1])
	}
	e := entry{rule: "holiday", typ: typeDate, holiday: cells[1], length: 1, capital: true}
	if n, err := strconv.Atoi(cells[2]); cells[2] != "" {
		if err != nil || n < 2 || n > 40 {
			return fmt.Errorf("days %q: want 2 to 40, or nothing for one", cells[2])
		}
		e.length = int32(n)
	}
	return l.grow(cells[0], e, cells[3])
}

// anyDay is the rule of a name that stands for other days in other countries.
const anyDay = "?"

// grow puts a phrase into the trie.
func (l *lexicon) grow(phrase string, e entry, example string) error {
	node := int32(0)
	for i, s := range pieces(phrase) {
		w := l.get(strings.ToLower(s))
		w.class |= phraseWord
		if i == 0 {
			w.class |= phraseStart
		}
		key := uint64(node)<<32 | uint64(w.id)
		next, ok := l.edges[key]
		if !ok {
			next = int32(len(l.entries))
			l.entries = append(l.entries, entry{})
			l.edges[key] = next
		}
		node = next
	}
	if node == 0 || l.entries[node].typ != "" {
		return fmt.Errorf("phrase %q is empty or stands twice", phrase)
	}
	l.entries[node] = e
	if example == "" || !strings.Contains(strings.ToLower(example), strings.ToLower(phrase)) {
		return fmt.Errorf("the example of %q does not have it", phrase)
	}
	l.example = append(l.example, exampleLine{phrase, e.typ, example})
	return nil
}

// pieces cuts a phrase as a text is cut into atoms: letters, digits, marks.
func pieces(phrase string) []string {
	var out []string
	for i := 0; i < len(phrase); {
		j := i + 1
		switch {
		case phrase[i] == ' ':
			i++
			continue
		case isLetter(phrase[i]):
			for j < len(phrase) && isLetter(phrase[j]) {
				j++
			}
		case isDigit(phrase[i]):
			for j < len(phrase) && isDigit(phrase[j]) {
				j++
			}
		}
		out = append(out, phrase[i:j])
		i = j
	}
	return out
}

// phrase returns the longest phrase at atom i and the atom after it.
func (f *Finder) phrase(i int) (e *entry, end int) {
	node := int32(0)
	for j := i; ; j++ {
		w := f.atoms[j].word
		if w == noWord {
			w = f.wordOf(j)
		}
		if w.class&phraseWord == 0 {
			return e, end
		}
		next, ok := f.lex.edges[uint64(node)<<32|uint64(w.id)]
		if !ok {
			return e, end
		}
		node = next
		if x := &f.lex.entries[node]; x.typ != "" && (!x.capital || f.atoms[i].upper || f.atoms[i].kind == kindDigits) {
			e, end = x, j+1
		}
	}
}

// wordOf looks up the marks and digits that phrases may hold.
func (f *Finder) wordOf(j int) *word {
	a := &f.atoms[j]
	switch {
	case a.kind == kindMark && a.mark < 128:
		return f.lex.look(f.doc.Report.Text[a.start:a.end])
	case a.kind == kindDigits && a.end-a.start <= 4:
		return f.lex.look(f.doc.Report.Text[a.start:a.end])
	}
	return noWord
}
