package eval

import (
	"slices"
	"strings"
	"unicode"
)

// A wordIndex numbers the words of a text (runs of letters, numbers and _) and
// its other marks by code point.
type wordIndex struct {
	text  []rune
	word  []int // of each code point, -1 where none
	marks int   // words + a gap: marks are numbered from here by their offset
	quote []bool
}

func newWordIndex(text string) *wordIndex {
	x := &wordIndex{text: []rune(text)}
	x.word = make([]int, len(x.text))
	n := 0
	for i, c := range x.text {
		x.word[i] = -1
		if !wordRune(c) {
			continue
		}
		if i == 0 || x.word[i-1] < 0 {
			n++
		}
		x.word[i] = n - 1
	}
	x.marks = n + 10
	x.quote = quotedRunes(x.text)
	return x
}

func wordRune(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsNumber(c) }

// A wordSet holds word numbers, sorted, each once.
type wordSet []int

// of gives the words of spans; where there are none, their marks.
func (x *wordIndex) of(spans [][2]int) wordSet {
	var words, marks wordSet
	for _, s := range spans {
		for i := max(0, s[0]); i < min(s[1], len(x.text)); i++ {
			if w := x.word[i]; w >= 0 {
				words = append(words, w)
			} else if !unicode.IsSpace(x.text[i]) {
				marks = append(marks, x.marks+i)
			}
		}
	}
	if len(words) == 0 {
		words = marks
	}
	slices.Sort(words)
	return slices.Compact(words)
}

type roleSets [numRoles]wordSet

func (a roleSets) equal(b roleSets) bool {
	return slices.Equal(a[0], b[0]) && slices.Equal(a[1], b[1]) && slices.Equal(a[2], b[2])
}

func (x *wordIndex) sets(list []Attribution) []roleSets {
	out := make([]roleSets, len(list))
	for i, a := range list {
		for r := range numRoles {
			out[i][r] = x.of(a.role(r))
		}
	}
	return out
}

func (x *wordIndex) union(list []Attribution, role int) wordSet {
	var out wordSet
	for _, a := range list {
		out = append(out, x.of(a.role(role))...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// direct says whether more than nine tenths of the content's letters stand in
// quotation marks.
func (x *wordIndex) direct(a Attribution) bool {
	n, in := 0, 0
	for _, s := range a.Content {
		for i := max(0, s[0]); i < min(s[1], len(x.text)); i++ {
			if unicode.IsLetter(x.text[i]) || unicode.IsNumber(x.text[i]) {
				n++
				in += oneIf(x.quote[i])
			}
		}
	}
	return n > 0 && 10*in > 9*n
}

func wordsShared(a, b wordSet) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

func wordShare(both int, a, b wordSet) float64 { return float64(both) / float64(len(a)+len(b)-both) }

func signOf(x float64) int {
	if x < 0 {
		return -1
	}
	return oneIf(x > 0)
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// quotedRunes marks the code points within double quotation marks. Curly marks
// open and close by their form, straight ones by the space around them; a
// quotation never closed runs to the end of its paragraph.
func quotedRunes(text []rune) []bool {
	out := make([]bool, len(text))
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && text[end] != '\n' {
			end++
		}
		quotedParagraph(text[start:end], out[start:end])
		start = end + 1
	}
	return out
}

func quotedParagraph(p []rune, out []bool) {
	mark := func(a, b int) {
		for i := a; i < b; i++ {
			out[i] = true
		}
	}
	at := func(i int) rune {
		if i < 0 || i >= len(p) {
			return ' '
		}
		return p[i]
	}
	open := -1
	for i := 0; i < len(p); i++ {
		c, w := p[i], 1
		if (c == '`' || c == '\'') && at(i+1) == c {
			c, w = '"', 2
		}
		if !strings.ContainsRune(`"“”„«»`, c) {
			continue
		}
		before, after := at(i-1), at(i+w)
		opens := false
		switch c {
		case '“', '„', '«':
			opens = true
		case '»':
		case '”':
			opens = open < 0 && unicode.IsSpace(before) && wordRune(after) && after != '_'
		default:
			a := unicode.IsSpace(before) || strings.ContainsRune("([-–—―/", before)
			b := unicode.IsSpace(after) || strings.ContainsRune(".,;:!?)]-–—―", after)
			opens = open < 0
			if a != b {
				opens = a
			}
			if open >= 0 && opens && !a {
				opens = false
			}
		}
		if opens {
			if open < 0 {
				open = i
			}
		} else if open >= 0 {
			mark(open, i+w)
			open = -1
		}
		i += w - 1
	}
	if open >= 0 && len(p)-open > 1 {
		mark(open, len(p))
	}
}
