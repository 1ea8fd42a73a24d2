package wording

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Spaced returns s, a value of the record, with spaces for its underscores.
func Spaced(s string) string { return strings.ReplaceAll(s, "_", " ") }

// State is a state of a process in words. That one is given up is never reported: it
// is presumed of what nobody has reported on for half a year.
func State(s string) string {
	if s == "abandoned" {
		return "presumed abandoned"
	}
	return Spaced(s)
}

// Capital returns s with a capital first letter.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return strings.ToUpper(string(r)) + s[n:]
}

// Plain puts s on one line and makes it harmless.
func Plain(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r == 0x7f, r >= 0x80 && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, private(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

// isPlain says whether s is printable ASCII with single spaces within: most words are.
func isPlain(s string) bool {
	space := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// Count writes n things: "1 statement", "2 statements".
func Count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}

// List joins names: "A, B and C".
func List(s []string) string {
	switch n := len(s); n {
	case 0:
		return ""
	case 1:
		return s[0]
	default:
		return strings.Join(s[:n-1], ", ") + " and " + s[n-1]
	}
}

// Cut shortens s to n columns, at a word where one ends in the second half.
func Cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	short := string(r[:n-2])
	if i := strings.LastIndexByte(short, ' '); i >= n/2 {
		short = short[:i]
	}
	return short + ".."
}

// Within writes a description as it stands within a sentence: "The official"
// becomes "the official".
func Within(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	switch first {
	case "The", "A", "An", "Both", "Some", "One", "Two", "Three", "Several", "Many", "Other", "Another", "Its", "His", "Her", "Their", "He", "She", "They", "It":
		return strings.TrimSpace(strings.ToLower(first) + " " + rest)
	}
	return s
}

// Ranges writes sorted numbers, three and more in a row as "4-6".
func Ranges(n []int) (out []string) {
	for i := 0; i < len(n); {
		j := i
		for j+1 < len(n) && n[j+1] == n[j]+1 {
			j++
		}
		if j-i > 1 {
			out = append(out, fmt.Sprintf("%d-%d", n[i], n[j]))
		} else {
			for _, x := range n[i : j+1] {
				out = append(out, strconv.Itoa(x))
			}
		}
		i = j + 1
	}
	return out
}

// Title returns s with a capital at each word.
func Title(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = Capital(w)
	}
	return strings.Join(words, " ")
}

// private says whether r has a meaning only among who agreed on it; a terminal's
// styles are kept in such letters.
func private(r rune) bool { return r >= 0x100000 && r <= 0x10fffd }
