package audit

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data/nouns.tsv
var nounsTSV string

//go:embed data/judgements.tsv
var judgementsTSV string

//go:embed data/silence.tsv
var silenceTSV string

//go:embed data/rules.tsv
var rulesTSV string

// A lexiconData is what the TSV files hold.
type lexiconData struct {
	nouns      map[string]string // type of an unnamed source by its noun
	judgements map[string]string // class by phrase; see data/README.md
	longest    int               // words of the longest phrase
	silence    []string
	rules      []Rule
}

var lexicon = sync.OnceValue(func() *lexiconData {
	l, err := load()
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return l
})

func load() (*lexiconData, error) {
	l := &lexiconData{nouns: map[string]string{}, judgements: map[string]string{}}
	err := rows("nouns.tsv", nounsTSV, 2, func(f []string) error {
		switch f[1] {
		case Insider, Bystander, Expert, People, Office:
		default:
			return fmt.Errorf("no such type: %s", f[1])
		}
		return once(l.nouns, f[0], f[1])
	})
	if err != nil {
		return nil, err
	}
	err = rows("judgements.tsv", judgementsTSV, 2, func(f []string) error {
		switch f[1] {
		case opinion, forecast, attack, accusing, hoping, hidden:
		default:
			return fmt.Errorf("no such class: %s", f[1])
		}
		l.longest = max(l.longest, len(strings.Fields(f[0])))
		return once(l.judgements, f[0], f[1])
	})
	if err != nil {
		return nil, err
	}
	err = rows("silence.tsv", silenceTSV, 1, func(f []string) error {
		l.silence = append(l.silence, f[0])
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = rows("rules.tsv", rulesTSV, 4, func(f []string) error {
		l.rules = append(l.rules, Rule{f[0], f[1], f[2], f[3]})
		return nil
	})
	return l, err
}

func once(m map[string]string, key, value string) error {
	if m[key] != "" {
		return fmt.Errorf("%q stands there twice", key)
	}
	m[key] = value
	return nil
}

// rows calls f with the fields of every line of a TSV after its header.
func rows(file, text string, fields int, f func([]string) error) error {
	for i, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if i == 0 {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != fields {
			return fmt.Errorf("%s:%d: %d fields, want %d", file, i+1, len(row), fields)
		}
		if err := f(row); err != nil {
			return fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
	}
	return nil
}
