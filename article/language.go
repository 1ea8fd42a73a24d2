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
	// brief is up to how many letters a guess needs a word to bear it out.
	brief = 200
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
	if other == 0 && latin < brief && !otherTongue(s) {
		return english // a headline of names, whose letters show nothing
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

// otherTongue says whether s has a letter that English has not, or one of the commonest words
// of another language that is written in Latin letters.
func otherTongue(s string) bool {
	for i, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if i == 0 {
			w = strings.ToLower(w) // elsewhere a capital begins a name: "El Obeid"
		}
		if strings.ContainsFunc(w, func(r rune) bool { return r > 0x7f }) || strings.Contains(otherLittleWords, " "+w+" ") {
			return true
		}
	}
	return false
}

// otherLittleWords are words of French, Spanish, Portuguese, Italian, German, Dutch, the
// Nordic languages, Polish, Turkish, Indonesian, Romanian, Swahili and Vietnamese that
// English texts hardly have.
const otherLittleWords = " le la les des du et un une dans que qui pour est sur avec au aux el los las y en con por del se su una uno dos das em os um uma il che non gli della delle nel " +
	"der das und ist von mit den dem des nicht ein eine auf im zu het een van de op zijn voor niet og och att det som til av ikke w z na nie jest do się ve bir bu ile yang dan di untuk dengan ini si cu pe sunt la ya wa kwa na katika "

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
