package times

import (
	"unicode"
	"unicode/utf8"

	"readout"
)

// An atom is a run of letters, a run of digits, or one mark. Tokens are cut
// further so that "mid-1990s", "10:30" and "third-quarter" read alike however
// they were tokenised.
type atom struct {
	start, end int32
	tok        int32 // token it is part of
	word       *word // never nil; noWord for what the lexicon does not know
	num        int32 // value of a run of digits, -1 where it is none or too long
	mark       rune  // the mark, 0 for letters and digits
	kind       uint8
	space      bool // white space or a sentence's start goes before
	upper      bool // begins with a capital letter
	line       bool // begins a paragraph or sentence
}

// The kinds of an atom. Stops part the sentences and have no text.
const (
	kindStop uint8 = iota
	kindLetters
	kindDigits
	kindMark
)

var noWord, noAtom = new(word), atom{num: -1, word: noWord}

// digits returns how many digits an atom has; 0 where it is no number.
func (a *atom) digits() int {
	if a.kind != kindDigits {
		return 0
	}
	return int(a.end - a.start)
}

// split fills f.atoms: eight stops at each end and three between sentences, so
// that looking around needs no check of bounds.
func (f *Finder) split() {
	d := f.doc
	f.atoms = f.atoms[:0]
	f.pad()
	for _, s := range d.Sentences {
		first := true
		for i := s.First; i < s.Last; i++ {
			f.cut(i, first)
			first = false
		}
		e := atom{num: -1, word: noWord, start: s.End, end: s.End, tok: s.Last - 1}
		f.atoms = append(f.atoms, e, e, e)
	}
	f.pad()
}

func (f *Finder) pad() {
	for range 8 {
		f.atoms = append(f.atoms, noAtom)
	}
}

// cut appends the atoms of token i.
func (f *Finder) cut(i int32, first bool) {
	span := f.doc.Tokens[i].Span
	text := f.doc.Report.Text
	if isAddress(span.In(text)) {
		f.atoms = append(f.atoms, atom{start: span.Start, end: span.End, tok: i, num: -1, word: noWord, kind: kindLetters, space: true, upper: true})
		return
	}
	for p := span.Start; p < span.End; {
		a := atom{start: p, tok: i, num: -1, word: noWord, line: first && p == span.Start}
		a.space = p == 0 || isSpace(text[p-1])
		c := text[p]
		switch {
		case isDigit(c):
			for p < span.End && isDigit(text[p]) {
				p++
			}
			a.kind, a.num = kindDigits, number(text[a.start:p])
		case isLetter(c):
			a.kind, a.upper = kindLetters, c < 'a'
			for p < span.End && isLetter(text[p]) {
				p++
			}
			if p < span.End && text[p] >= utf8.RuneSelf && f.letterAt(p, span.End) {
				p = f.cutRune(&a, p, span.End)
			} else {
				a.word = f.lex.look(text[a.start:p])
			}
		case c < utf8.RuneSelf:
			a.kind, a.mark = kindMark, rune(c)
			p++
		default:
			p = f.cutRune(&a, p, span.End)
		}
		a.end = p
		if a.mark == ' ' || a.mark == '\n' || a.mark == '\t' || a.mark == '\r' {
			continue
		}
		f.atoms = append(f.atoms, a)
	}
}

// isAddress says whether a token is a web or mail address or a handle, whose
// letters and digits mean no time.
func isAddress(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '@', '_', '#', '=', '~', '\\':
			return len(s) > 1
		case ':':
			if i+2 < len(s) && s[i+1] == '/' && s[i+2] == '/' {
				return true
			}
		case '.':
			if i > 1 && i+3 < len(s) && isLetter(s[i-1]) && s[i+1] >= 'a' && isLetter(s[i+1]) && isLetter(s[i+2]) {
				return true
			}
		}
	}
	return false
}

// cutRune reads an atom that begins beyond ASCII: a mark, or a run of foreign letters.
func (f *Finder) cutRune(a *atom, p, end int32) int32 {
	text := f.doc.Report.Text
	r, n := utf8.DecodeRuneInString(text[p:end])
	if !unicode.IsLetter(r) {
		switch r {
		case '‘', '’', 'ʼ':
			r = '\''
		case '‐', '‑', '–', '—':
			r = '-'
		case 0:
			r = utf8.RuneError
		}
		if unicode.IsSpace(r) {
			r = ' '
		}
		a.kind, a.mark = kindMark, r
		return p + int32(n)
	}
	if a.kind != kindLetters {
		a.kind, a.upper = kindLetters, unicode.IsUpper(r)
	}
	for p < end && unicode.IsLetter(r) {
		p += int32(n)
		r, n = utf8.DecodeRuneInString(text[p:end])
	}
	return p
}

// letterAt says whether a letter stands at p.
func (f *Finder) letterAt(p, end int32) bool {
	r, _ := utf8.DecodeRuneInString(f.doc.Report.Text[p:end])
	return unicode.IsLetter(r)
}

func number(s string) int32 {
	if len(s) > 8 {
		return -1
	}
	n := int32(0)
	for i := range len(s) {
		n = n*10 + int32(s[i]-'0')
	}
	return n
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isSpace(c byte) bool  { return c <= ' ' }

// is says whether atom i is that word or mark, in any case. The word is given in lower case.
func (f *Finder) is(i int, word string) bool {
	a := &f.atoms[i]
	if int(a.end-a.start) != len(word) {
		return len(word) == 1 && a.mark == rune(word[0])
	}
	text := f.doc.Report.Text[a.start:a.end]
	for j := range len(word) {
		c := text[j]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != word[j] {
			return false
		}
	}
	return len(word) > 0
}

// any says whether atom i is one of the words.
func (f *Finder) any(i int, words ...string) bool {
	for _, w := range words {
		if f.is(i, w) {
			return true
		}
	}
	return false
}

// seq says whether the atoms from i are these words and marks.
func (f *Finder) seq(i int, words ...string) bool {
	for j, w := range words {
		if !f.is(i+j, w) {
			return false
		}
	}
	return true
}

// tight says whether atom i follows the one before it without white space.
func (f *Finder) tight(i int) bool { return !f.atoms[i].space && f.atoms[i].end > f.atoms[i].start }

// token returns the token of atom i.
func (f *Finder) token(i int) *readout.Token { return &f.doc.Tokens[f.atoms[i].tok] }
