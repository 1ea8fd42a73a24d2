package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout"
)

// A splitter cuts one report's text into tokens.
type splitter struct {
	*lexicon
	text   string
	tokens []readout.Token
	tail   []readout.Span  // closing marks of the chunk at hand, last first
	room   [8]readout.Span // where they lie, as a rule
}

func (s *splitter) add(a, b int) {
	if a < b {
		s.tokens = append(s.tokens, readout.Token{Span: readout.Span{Start: int32(a), End: int32(b)}, Head: -1})
	}
}

// split adds the tokens of text[start:end], chunk by chunk between white space.
func (s *splitter) split(start, end int32) {
	i, n := int(start), int(end)
	for i < n {
		r, size := utf8.DecodeRuneInString(s.text[i:n])
		if space(r) {
			i += size
			continue
		}
		j, plain := i, true
		for j < n && !space(r) {
			plain = plain && (r < utf8.RuneSelf && letter(byte(r)))
			j += size
			r, size = utf8.DecodeRuneInString(s.text[j:n])
		}
		if plain {
			s.word(i, j)
		} else {
			s.chunk(i, j, n)
		}
		i = j
	}
}

// word adds a chunk of letters alone; nearly all words are such.
func (s *splitter) word(a, b int) {
	if n := b - a; n >= 4 && n <= 8 {
		var buf [maxWord]byte
		if k := s.contractions[string(lower(&buf, s.text[a:b]))]; k > 0 {
			s.add(a, a+k)
			s.add(a+k, b)
			return
		}
	}
	s.add(a, b)
}

// chunk adds the tokens of text[a:b], which has no white space; end is where
// the paragraph ends.
func (s *splitter) chunk(a, b, end int) {
	if address(s.text[a:b]) {
		s.address(a, b)
		return
	}
	b = s.peel(a, b, end)
	for a < b {
		if a = s.lead(a, b); a >= b {
			break
		}
		i, size := s.inner(a, b)
		if i < b && s.text[i-1] == '.' && i-a > 1 && s.stops(a, i, i) {
			s.piece(a, i-1)
			s.add(i-1, i)
		} else {
			s.piece(a, i)
		}
		s.add(i, i+size)
		a = i + size
	}
	for i := len(s.tail) - 1; i >= 0; i-- {
		s.add(int(s.tail[i].Start), int(s.tail[i].End))
	}
}

// lead adds the opening marks at the start of text[a:b] and returns where the word begins.
func (s *splitter) lead(a, b int) int {
	for a < b {
		r, size := utf8.DecodeRuneInString(s.text[a:b])
		if !opens(r) || elided(s.text[a:b], r, size) {
			return a
		}
		e := a + size
		if size == 1 && strings.IndexByte(".-*`'~", byte(r)) >= 0 {
			e = run(s.text, a, b)
		}
		if r == '‘' && strings.HasPrefix(s.text[e:b], "‘") {
			e += size // ‘‘ is one mark
		}
		rest := s.text[e:b]
		switch {
		case rest == "":
		case r == '@', r == '#' && !digit(rest[0]), r == '-' && e-a == 1 && digit(rest[0]), r == '.' && e-a == 1 && digit(rest[0]):
			return a // a handle, a tag, a negative number, a decimal
		}
		s.add(a, e)
		a = e
	}
	return a
}

// elided says whether the quotation mark r that starts w stands for letters
// left out ('90s, 'em) rather than for a quotation.
func elided(w string, r rune, size int) bool {
	if r != '\'' && r != '‘' && r != '’' {
		return false
	}
	rest := w[size:]
	if len(rest) >= 3 && digit(rest[0]) && digit(rest[1]) && rest[2]|0x20 == 's' {
		return true
	}
	switch rest {
	case "em", "til", "tis", "twas", "cause", "cuz", "bout", "n":
		return true
	}
	return false
}

// run returns the end of the run of the byte at a.
func run(t string, a, b int) int {
	e := a + 1
	for e < b && t[e] == t[a] {
		e++
	}
	return e
}

// inner returns where the first mark stands that parts the word text[a:b]
// within, and its length; b and 0 when none does.
func (s *splitter) inner(a, b int) (int, int) {
	for i := a; i < b; {
		c := s.text[i]
		if letter(c) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[i:b])
		if i > a {
			if n := s.parts(r, size, a, i, b); n > 0 {
				return i, n
			}
		}
		i += size
	}
	return b, 0
}

// parts returns the length of the mark at i if it parts the word text[a:b].
func (s *splitter) parts(r rune, size, a, i, b int) int {
	before, after := s.text[i-1], byte(0)
	if i+size < b {
		after = s.text[i+size]
	}
	switch r {
	case '—', '–', '…', '(', ')', '[', ']', '{', '}', '"', '“', '”', '«', '»', '„', ';', '!', '?', '=', '<', '>', '$', '€', '£', '¥', '%', '°', '|':
		return size
	case '-', '.':
		e := run(s.text, i, b)
		if r == '-' && e-i >= 2 || r == '.' && e-i >= 3 {
			return e - i
		}
		if r == '.' && e-i == 1 && glued(s.text[a:b], i-a) {
			return 1
		}
	case ',', ':':
		if !digit(before) || !digit(after) {
			return size
		}
	case '/':
		if letter(before) && letter(after) && i > a+1 {
			return size
		}
	}
	return 0
}

// glued says whether the stop at i of w ends a sentence whose next one lost its
// space ("agreement.The"), which pages do where markup stood between.
func glued(w string, i int) bool {
	return i >= 2 && i+2 < len(w) && 'a' <= w[i-1] && w[i-1] <= 'z' && 'a' <= w[i-2] && w[i-2] <= 'z' &&
		upper(w[i+1]) && 'a' <= w[i+2] && w[i+2] <= 'z' && strings.IndexByte(w[i+1:min(len(w), i+maxWord)], '.') < 0
}

// piece adds the tokens of a word that no mark parts within.
func (s *splitter) piece(a, b int) {
	if a >= b {
		return
	}
	n := len(s.tokens)
	for {
		m := clitic(s.text, a, b)
		if m == b {
			break
		}
		s.tokens = append(s.tokens, readout.Token{Span: readout.Span{Start: int32(m), End: int32(b)}, Head: -1})
		b = m
	}
	clitics := len(s.tokens) - n
	s.hyphens(a, b)
	if clitics > 0 {
		turn(s.tokens[n:], clitics)
	}
}

// turn moves the first k tokens, which stand in reverse order, behind the others.
func turn(t []readout.Token, k int) {
	slices.Reverse(t)
	slices.Reverse(t[:len(t)-k])
}

// simple adds a word without marks within: a number with its unit, or a word.
func (s *splitter) simple(a, b int) {
	k := a
	for k < b && (digit(s.text[k]) || k > a && strings.IndexByte(".,:", s.text[k]) >= 0) {
		k++
	}
	if k > a && k < b && has(s.units, s.text[k:b]) {
		s.add(a, k)
		s.add(k, b)
		return
	}
	s.word(a, b)
}
