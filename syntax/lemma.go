package syntax

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"readout"
)

//go:embed data/lemmas.tsv
var lemmaRules string

// A Lemmatiser finds dictionary forms: exceptions first, then the rule of the
// longest known suffix for the Penn tag. It keeps a cache and serves one goroutine.
type Lemmatiser struct {
	table *lemmaTable
	cache [readout.NumFines]map[string]string
}

type lemmaKey struct {
	fine readout.Fine
	form string
}

// An edit cuts bytes off the end and puts others there.
type edit struct {
	cut int
	add string
}

type lemmaTable struct {
	exceptions map[lemmaKey]string
	suffixes   map[lemmaKey]edit
}

// longestSuffix is the length in bytes of the longest suffix that has rules.
const longestSuffix = 5

var embeddedLemmas = sync.OnceValue(func() *lemmaTable {
	t, err := readLemmas(lemmaRules)
	if err != nil {
		panic("BUG: the embedded lemma rules: " + err.Error())
	}
	return t
})

// NewLemmatiser returns a lemmatiser with the embedded rules.
func NewLemmatiser() *Lemmatiser { return &Lemmatiser{table: embeddedLemmas()} }

// readLemmas reads lines of "form TAG lemma" (an exception) or "-suffix TAG cut add".
// The error names the line.
func readLemmas(tsv string) (*lemmaTable, error) {
	t := &lemmaTable{exceptions: map[lemmaKey]string{}, suffixes: map[lemmaKey]edit{}}
	n := 0
	for line := range strings.Lines(tsv) {
		n++
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		switch {
		case len(f) == 3:
			t.exceptions[lemmaKey{readout.ParseFine(f[1]), f[0]}] = f[2]
		case len(f) == 4 && strings.HasPrefix(f[0], "-"):
			cut, err := strconv.Atoi(f[2])
			if err != nil {
				return nil, fmt.Errorf("lemmas.tsv:%d: %q is no number of bytes to cut", n, f[2])
			}
			t.suffixes[lemmaKey{readout.ParseFine(f[1]), f[0][1:]}] = edit{cut, f[3]}
		default:
			return nil, fmt.Errorf("lemmas.tsv:%d: want 3 fields (form, tag, lemma) or 4 (-suffix, tag, cut, add), have %d", n, len(f))
		}
	}
	return t, nil
}

// cacheLimit bounds the cache of one Penn tag.
const cacheLimit = 20_000

// Lemma returns the lemma of a word with its Penn tag: in lower case but for
// proper nouns and acronyms.
func (l *Lemmatiser) Lemma(word string, fine readout.Fine) string {
	c := l.cache[fine]
	if s, ok := c[word]; ok {
		return s
	}
	if c == nil || len(c) >= cacheLimit {
		c = map[string]string{}
		l.cache[fine] = c
	}
	word = strings.Clone(word)
	s := l.table.lemma(word, fine)
	c[word] = s
	return s
}

func (t *lemmaTable) lemma(word string, fine readout.Fine) string {
	low := lowerStraight(word)
	if s, ok := t.exceptions[lemmaKey{fine, low}]; ok {
		return s
	}
	e := t.rule(low, fine)
	if e.cut > len(low) {
		return low
	}
	if len(low) == len(word) && keepsCase(word, fine) {
		return word[:len(word)-e.cut] + e.add
	}
	return low[:len(low)-e.cut] + e.add
}

func (t *lemmaTable) rule(low string, fine readout.Fine) edit {
	for n := min(longestSuffix, len(low)); n >= 0; n-- {
		if e, ok := t.suffixes[lemmaKey{fine, low[len(low)-n:]}]; ok {
			return e
		}
	}
	return edit{}
}

// keepsCase says whether the lemma of word is written as word is.
func keepsCase(word string, fine readout.Fine) bool {
	if fine == readout.NNP || fine == readout.NNPS {
		return true
	}
	return len(word) > 2 && strings.ToUpper(word[:2]) == word[:2] && strings.ToLower(word[:2]) != word[:2]
}

func lowerStraight(s string) string {
	return strings.ToLower(strings.Map(straight, s))
}

func (p *Parser) lemmatise(d *readout.Document) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Lemma = p.lemmas.Lemma(t.In(d.Report.Text), t.Fine)
	}
}
