package text

import (
	"unicode"
	"unicode/utf8"
)

// space says whether r parts words: white space, and the invisible marks that
// pages leave behind (zero-width space, byte order mark, direction marks).
func space(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	switch r {
	case '\u200b', '\ufeff', '\u200e', '\u200f', '\u2060', '\u00ad':
		return true
	}
	return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' || unicode.IsSpace(r)
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func upper(c byte) bool { return 'A' <= c && c <= 'Z' }

// opens says whether r is a mark that stands alone before a word.
func opens(r rune) bool {
	switch r {
	case '(', '[', '{', '<', '"', '\'', '`', '$', '#', '@', '*', '-', '.', '~', '•',
		'“', '”', '‘', '„', '«', '»', '‹', '›', '–', '—', '…', '€', '£', '¥', '→', '·', '■', '►':
		return true
	}
	return false
}

// closes says whether r is a mark that stands alone after a word.
func closes(r rune) bool {
	switch r {
	case ')', ']', '}', '>', '"', '\'', ',', ';', ':', '.', '!', '?', '%', '*', '-', '/',
		'”', '’', '»', '›', '…', '–', '—', '°', '•', '·', '™', '®', '©':
		return true
	}
	return false
}

// first and last return the first and the last rune of s, 0 when there is none.
func first(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func last(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func isLower(r rune) bool { return unicode.IsLower(r) }

func isUpper(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }
