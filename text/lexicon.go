package text

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/*.tsv
var data embed.FS

// A shortening is what a word with a full stop may be; see data/abbreviations.tsv.
type shortening uint8

const (
	noShortening shortening = iota
	isTitle                 // before a name ("Gen. Haddad"); never ends a sentence
	isNumbering             // only before a figure ("No. 10")
	isCalendar              // capitalised day or month ("Sept. 9")
	isState                 // capitalised, after a comma ("Dayton, Ohio")
	isAlways                // whatever follows; ends a sentence before a usual first word
)

var shortenings = map[string]shortening{
	"title": isTitle, "numbering": isNumbering, "calendar": isCalendar, "state": isState, "always": isAlways,
}

// A lexicon holds the word lists, all in lower case.
type lexicon struct {
	shortenings  map[string]shortening // without the last stop
	prefixes     map[string]bool
	units        map[string]bool
	starters     map[string]bool
	contractions map[string]int // word to the length of its first part
	cues         map[string]bool
}

// lexiconOnce loads the embedded lists; a mistake in them is our own bug.
var lexiconOnce = sync.OnceValue(func() *lexicon {
	l, err := loadLexicon()
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return l
})

func loadLexicon() (*lexicon, error) {
	l := &lexicon{shortenings: map[string]shortening{}, contractions: map[string]int{}}
	err := readTSV("data/abbreviations.tsv", 3, func(f []string) error {
		k, ok := shortenings[f[1]]
		if !ok {
			return fmt.Errorf("unknown kind %q", f[1])
		}
		l.shortenings[f[0]] = k
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = readTSV("data/contractions.tsv", 2, func(f []string) error {
		n, err := strconv.Atoi(f[1])
		if err != nil || n < 1 || n >= len(f[0]) {
			return fmt.Errorf("%q cannot be cut at %q", f[0], f[1])
		}
		l.contractions[f[0]] = n
		return nil
	})
	if err != nil {
		return nil, err
	}
	for name, set := range map[string]*map[string]bool{
		"prefixes": &l.prefixes, "units": &l.units, "starters": &l.starters, "cues": &l.cues,
	} {
		*set = map[string]bool{}
		if err := readTSV("data/"+name+".tsv", 1, func(f []string) error {
			(*set)[f[0]] = true
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// readTSV gives f the fields of every line below the header; errors name file and line.
func readTSV(name string, fields int, f func([]string) error) error {
	b, err := data.ReadFile(name)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		row := strings.Split(line, "\t")
		switch {
		case len(row) != fields:
			err = fmt.Errorf("%d fields, want %d", len(row), fields)
		case i > 0 && (row[0] == "" || row[0] != strings.ToLower(row[0])):
			err = fmt.Errorf("%q is empty or not in lower case", row[0])
		case i > 0:
			err = f(row)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

// maxWord is longer than every word in the lists.
const maxWord = 24

// lower returns w in lower case in buf, nil when w is too long to be listed.
// Only ASCII letters are folded: the lists have no others.
func lower(buf *[maxWord]byte, w string) []byte {
	if len(w) > maxWord {
		return nil
	}
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return buf[:len(w)]
}

func has(set map[string]bool, w string) bool {
	var buf [maxWord]byte
	return set[string(lower(&buf, w))]
}
