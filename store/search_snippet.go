package store

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Snippet is a piece of text around what was looked for. Marks are the places of the
// words in Text, in bytes; in JSON in code points.
type Snippet struct {
	Text  string
	Marks [][2]int
	Cut   [2]bool // words are missing before, after
}

// MarshalJSON writes the marks in code points and three dots where words are missing.
func (s Snippet) MarshalJSON() ([]byte, error) {
	text, shift := s.Text, 0
	if s.Cut[0] {
		text, shift = "... "+text, 4
	}
	if s.Cut[1] {
		text += " ..."
	}
	marks := [][2]int{}
	for _, m := range s.Marks {
		from := utf8.RuneCountInString(s.Text[:m[0]]) + shift
		marks = append(marks, [2]int{from, from + utf8.RuneCountInString(s.Text[m[0]:m[1]])})
	}
	return json.Marshal(struct {
		Text  string   `json:"text"`
		Marks [][2]int `json:"marks"`
	}{text, marks})
}

// IsZero says that there is none.
func (s Snippet) IsZero() bool { return s.Text == "" }

// snippetSize is how much text a snippet has, in bytes, about.
const snippetSize = 240

// makeSnippet takes the piece of text in which most of the words stand.
func makeSnippet(text string, w Words) Snippet {
	marks := found(text, w)
	from := 0
	if len(marks) > 0 && len(text) > snippetSize {
		from = best(marks)
	}
	to := min(len(text), from+snippetSize)
	from, to = atWords(text, from, to)
	s := Snippet{Text: oneLine(text[from:to]), Cut: [2]bool{from > 0, to < len(text)}}
	for _, m := range marks {
		if m.from >= from && m.to <= to {
			s.Marks = append(s.Marks, [2]int{m.from - from, m.to - from})
		}
	}
	return s
}

// A place is where the phrase of a number stands in a text.
type place struct{ from, to, phrase int }

// found returns where the phrases stand, in order.
func found(text string, w Words) []place {
	var phrases []Phrase
	for _, list := range w.All {
		phrases = append(phrases, list...)
	}
	if len(phrases) == 0 {
		return nil
	}
	var words [][2]int
	var out []place
	at := -1
	for i, r := range text {
		if isWord(r) {
			if at < 0 {
				at = i
			}
			continue
		}
		if at >= 0 {
			words = append(words, [2]int{at, i})
			at = -1
		}
	}
	if at >= 0 {
		words = append(words, [2]int{at, len(text)})
	}
	for i := range words {
		for k := range phrases {
			if n := phrases[k].at(text, words[i:]); n > 0 {
				out = append(out, place{words[i][0], words[i+n-1][1], k})
				break
			}
		}
	}
	return slices.CompactFunc(out, func(later, before place) bool { return later.from < before.to })
}

// at returns how many words the phrase takes from the front of words, 0 where it does
// not stand there.
func (p *Phrase) at(text string, words [][2]int) int {
	if len(words) < len(p.Words) {
		return 0
	}
	for i, w := range p.Words {
		have := text[words[i][0]:words[i][1]]
		switch last := i == len(p.Words)-1; {
		case len(have) >= len(w) && strings.EqualFold(have, w):
		case last && p.Prefix && len(have) > len(w) && strings.HasPrefix(strings.ToLower(have), w):
		case !ascii(have+w) && Fold(have) == Fold(w):
		default:
			return 0
		}
	}
	return len(p.Words)
}

// best is where the piece with most different phrases begins, with room before the
// first.
func best(marks []place) int {
	most, start := 0, 0
	for i := range marks {
		seen := map[int]bool{}
		for _, m := range marks[i:] {
			if m.to > marks[i].from+snippetSize*3/4 {
				break
			}
			seen[m.phrase] = true
		}
		if len(seen) > most {
			most, start = len(seen), marks[i].from
		}
	}
	return max(0, start-snippetSize/4)
}

// atWords moves the ends of a piece to where words end.
func atWords(text string, from, to int) (int, int) {
	if from > 0 {
		if i := strings.IndexByte(text[from:to], ' '); i >= 0 && i < snippetSize/4 {
			from += i + 1
		}
	}
	for from < to && !utf8.RuneStart(text[from]) {
		from++
	}
	if to < len(text) {
		if i := strings.LastIndexByte(text[from:to], ' '); i > snippetSize/2 {
			to = from + i
		}
		for to > from && !utf8.RuneStart(text[to]) {
			to--
		}
	}
	return from, to
}

// oneLine makes a line of s, byte for byte as long.
func oneLine(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c < ' ' || c == 0x7f {
			b[i] = ' '
		}
	}
	return string(b)
}
