package store

import (
	"strings"
	"unicode"
)

// Words say which words a text must hold: of every list in All one phrase, and none of
// None. They hold nothing that means something to an index: a phrase is letters and
// digits alone.
type Words struct {
	All  [][]Phrase
	None []Phrase
}

// A Phrase is words in a row. With Prefix the last one may go on: "kenya" finds
// "Kenyan".
type Phrase struct {
	Words  []string
	Prefix bool
}

// Empty says that nothing is asked for.
func (w Words) Empty() bool { return len(w.All) == 0 && len(w.None) == 0 }

// mostWords bounds what one question may ask for; the rest is left out.
const (
	mostWords   = 32
	longestWord = 100 // in code points
)

// MakePhrase makes a phrase of any text; it has no words where the text has none. A star
// right after the last word makes a prefix.
func MakePhrase(s string) Phrase {
	s = clean(s)
	var p Phrase
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !isWord(r) }) {
		if len(p.Words) == mostWords {
			return p
		}
		if r := []rune(w); len(r) > longestWord {
			w = string(r[:longestWord])
		}
		p.Words = append(p.Words, strings.ToLower(w))
	}
	star := strings.TrimRightFunc(s, unicode.IsSpace)
	p.Prefix = len(p.Words) > 0 && strings.HasSuffix(star, "*") && strings.HasSuffix(strings.ToLower(strings.TrimSuffix(star, "*")), p.Words[len(p.Words)-1])
	return p
}

// isWord says that r is part of a word, as the indexes have it.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Mn, r)
}
