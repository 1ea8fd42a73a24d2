package article

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

const (
	english = "en"
	// minGuess is the fewest letters whose language is guessed; below, the
	// guess of a Latin text is often wrong and English is assumed.
	minGuess = 60
	// maxGuess is how much of a text is looked at, in bytes.
	maxGuess = 4 << 10
	// plainEnglish is the share of little words, in percent, that only English has.
	plainEnglish = 12
	// someEnglish is the share that outweighs an unsure guess (tables, lists of names).
	someEnglish = 4
)

// language returns the ISO 639-1 code of the language of s, the three-letter
// code where there is none of two. Text without letters counts as English.
func language(s string) string {
	if len(s) > maxGuess {
		s = strings.ToValidUTF8(s[:maxGuess], "")
	}
	latin, other := 0, 0
	for _, r := range s {
		switch {
		case r < 0x250 && unicode.IsLetter(r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	if other <= latin && (latin < minGuess || littleWords(s) >= plainEnglish) || latin+other == 0 {
		return english
	}
	info := whatlanggo.Detect(s)
	if other <= latin && !info.IsReliable() && littleWords(s) >= someEnglish {
		return english
	}
	lang := info.Lang
	if code := lang.Iso6391(); code != "" {
		return code
	}
	if code := lang.Iso6393(); code != "" {
		return code
	}
	return "und"
}

// littleWords returns the share of the words of s that are English little words, in percent.
func littleWords(s string) int {
	n, all := 0, 0
	for _, w := range strings.Fields(s) {
		all++
		switch strings.ToLower(w) {
		case "the", "of", "and", "to", "that", "is", "was", "with", "for", "by", "his", "has", "have", "said", "from", "which", "were", "been", "their", "they", "he", "it",
			"this", "would", "you", "after", "who", "its", "not", "says", "but", "she", "than":
			n++
		}
	}
	return n * 100 / max(all, 1)
}
