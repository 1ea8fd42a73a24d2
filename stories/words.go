package stories

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// A word is a run of letters and digits of a text, with what its looks tell.
type word struct {
	start, end int
	upper      bool // begins with a capital letter
	digit      bool // begins with a digit
	opens      bool // opens a sentence, so that its capital tells nothing
	joined     bool // follows the word before it as the parts of a name do
}

// wordsOf appends the words of text[from:to] to list. An apostrophe parts words;
// digits hold together over commas and points ("1,200", "7.5").
func wordsOf(list []word, text string, from, to int) []word {
	opens, last := true, -1 // last is the end of the word before, -1 for none
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			opens = opens || ends(text, r, i)
			i += n
			continue
		}
		end := wordEnd(text[:to], i, unicode.IsDigit(r))
		list = append(list, word{start: i, end: end, upper: unicode.IsUpper(r), digit: unicode.IsDigit(r), opens: opens, joined: last >= 0 && joins(text, last, i)})
		opens, last, i = false, end, end
	}
	return list
}

// ends says whether the mark r at i ends a sentence or opens a quotation.
func ends(text string, r rune, i int) bool {
	switch r {
	case '.':
		return !initial(text, i)
	case '!', '?', '\n', '"', '“', '”', ':', '|':
		return true
	}
	return false
}

// initial says whether the point at i ends a single capital letter, as in "J. Smith".
func initial(text string, i int) bool {
	return i > 0 && text[i-1] >= 'A' && text[i-1] <= 'Z' && (i == 1 || text[i-2] == ' ' || text[i-2] == '.')
}

// joins says whether what stands between two words leaves them one name.
func joins(text string, a, b int) bool {
	switch text[a:b] {
	case " ", "-":
		return true
	case ". ", ".":
		return initial(text, a)
	}
	return false
}

func wordEnd(text string, i int, digits bool) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
		case digits && (r == ',' || r == '.') && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9':
		default:
			return i
		}
		i += n
	}
	return i
}

// Words yields the words of a text as its stems are made of them.
func Words(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, w := range wordsOf(nil, text, 0, len(text)) {
			if !yield(text[w.start:w.end]) {
				return
			}
		}
	}
}
