package syntax

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"readout"
)

//go:embed data/lemmas.tsv
var lemmaRules string

// A Lemmatiser finds dictionary forms: exceptions first, then the rule of the
// longest known suffix for the Penn tag, then the case in which the lemma of such
// a word is written (lemma_case.go). It keeps a cache and serves one goroutine.
type Lemmatiser struct {
	table *lemmaTable
	cache [numStandings][readout.NumFines]map[string]string
}

type lemmaKey struct {
	fine readout.Fine
	form string // in lower case, with straight quotation marks
}

// keyOf is the key of a form. Tags that are easily taken for each other and have
// the same lemmas are one: past tense and participle, infinitive and present, marks.
func keyOf(fine readout.Fine, form string) lemmaKey {
	switch fine {
	case readout.VBN:
		fine = readout.VBD
	case readout.VBP:
		fine = readout.VB
	case fineStop, fineComma, fineHyphen, fineMark:
		fine = fineColon
	}
	return lemmaKey{fine, form}
}

var fineStop, fineComma, fineColon, fineHyphen, fineMark = readout.ParseFine("."), readout.ParseFine(","), readout.ParseFine(":"), readout.ParseFine("HYPH"), readout.ParseFine("NFP")

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
const longestSuffix = 6

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

// cacheLimit bounds the cache of one Penn tag, longestLemma its words, so that
// odd input cannot fill the memory.
const (
	cacheLimit   = 20_000
	longestLemma = 64
)

// Lemma returns the lemma of a word with its Penn tag that stands within a
// sentence.
func (l *Lemmatiser) Lemma(word string, fine readout.Fine) string {
	return l.lemma(word, fine, inside)
}

func (l *Lemmatiser) lemma(word string, fine readout.Fine, at standing) string {
	c := l.cache[at][fine]
	if s, ok := c[word]; ok {
		return s
	}
	if len(word) > longestLemma {
		return l.table.lemma(word, fine, at)
	}
	if c == nil {
		c = map[string]string{}
		l.cache[at][fine] = c
	}
	if len(c) >= cacheLimit {
		clear(c)
	}
	word = strings.Clone(word) // the cache must not keep the report's text alive
	s := l.table.lemma(word, fine, at)
	c[word] = s
	return s
}

func (t *lemmaTable) lemma(word string, fine readout.Fine, at standing) string {
	plain := strings.Map(straight, word)
	low := strings.ToLower(plain)
	if s, ok := t.exceptions[keyOf(fine, low)]; ok {
		return s
	}
	e := t.rule(low, fine)
	if e.cut >= len(low) || e.cut > 0 && !ascii(low[len(low)-e.cut:]) {
		e = edit{}
	}
	if plain != low && len(low) == len(plain) {
		switch caseOf(plain, fine, at) {
		case asWritten:
			return plain[:len(plain)-e.cut] + e.add
		case titled:
			return capital(low[:len(low)-e.cut] + e.add)
		}
	}
	return low[:len(low)-e.cut] + e.add
}

// ascii says whether s is ASCII, so that cutting it off cuts no letter in two.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func (t *lemmaTable) rule(low string, fine readout.Fine) edit {
	for n := min(longestSuffix, len(low)); n >= 0; n-- {
		if e, ok := t.suffixes[keyOf(fine, low[len(low)-n:])]; ok {
			return e
		}
	}
	return edit{}
}

func (p *Parser) lemmatise(d *readout.Document) {
	for _, s := range d.Sentences {
		where := standings{shout: shouts(int(s.Last-s.First), func(i int) string { return d.Word(s.First + int32(i)) })}
		for i := s.First; i < s.Last; i++ {
			t := &d.Tokens[i]
			w := t.In(d.Report.Text)
			at := where.next(w)
			if at == opening && t.Name.Type() != readout.TypeUnknown {
				at = inside // a capital that would stand anywhere
			}
			t.Lemma = p.lemmas.lemma(w, t.Fine, at)
		}
	}
}
