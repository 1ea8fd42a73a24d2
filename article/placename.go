package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxPlace is the most words in a dateline's place ("UNITED NATIONS, New York").
const maxPlace = 7

// placeName says whether s reads as one or more names of places.
func placeName(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '/' })
	if len(words) == 0 || len(words) > maxPlace {
		return false
	}
	for i, w := range words {
		r := firstRune(strings.TrimLeft(w, "'’"))
		switch strings.Trim(w, ",") {
		case "and", "of", "de", "la", "el", "al", "the", "du", "des", "di", "da", "do", "en", "near", "in", "sur", "am":
			if i == 0 {
				return false
			}
			continue
		}
		if i == 0 && opensSentence(w) && (len(words) == 1 || !capitals(s)) {
			return false // "On March 5 - a Tuesday", but IN THE HILLS, 5 March
		}
		if !unicode.IsUpper(r) || strings.ContainsAny(w, "\"“”?!;") || stopped(w) && !strings.HasSuffix(w, ",") && !abbreviated(w) {
			return false
		}
	}
	return true
}

// abbreviated says whether w is letters with stops, or a short word with one ("N.Y.", "St.").
func abbreviated(w string) bool {
	w = strings.TrimRight(w, ",")
	return strings.HasSuffix(w, ".") && (strings.Count(w, ".") > 1 || len(w) <= 6)
}

// capitals says whether the first name of a place is in capitals.
func capitals(s string) bool {
	name, _, _ := strings.Cut(s, ",")
	letters := 0
	for _, r := range name {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 3
}

// nameCase writes names in capitals as names: GENEVA becomes Geneva.
func nameCase(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		j := i
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if !unicode.IsLetter(r) {
				break
			}
			j += n
		}
		if word := s[i:j]; len(word) > 1 && strings.ToUpper(word) == word && (j == len(s) || s[j] != '.') && !initials(word) {
			r, n := utf8.DecodeRuneInString(word)
			b.WriteRune(r)
			b.WriteString(strings.ToLower(word[n:]))
		} else {
			b.WriteString(word)
		}
		if j < len(s) {
			_, n := utf8.DecodeRuneInString(s[j:])
			b.WriteString(s[j : j+n])
			j += n
		}
		i = j
	}
	return b.String()
}

// initials says whether a word in capitals is one in any text.
func initials(w string) bool {
	switch w {
	case "UK", "US", "UN", "EU", "UAE", "USA", "DC", "DR":
		return true
	}
	return false
}
