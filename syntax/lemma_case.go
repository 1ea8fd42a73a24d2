package syntax

import (
	"unicode"
	"unicode/utf8"

	"readout"
)

// A standing is where a word stands, which says what its capital means.
type standing uint8

const (
	inside   standing = iota
	opening           // begins a sentence, or one within: after a colon or a quotation mark
	shouting          // in a headline, where most words have capitals
	numStandings
)

// standings tells the standings of the words of a sentence, one after the other.
type standings struct{ begun, shout bool }

func (s *standings) next(word string) standing {
	r, _ := utf8.DecodeRuneInString(word)
	first := !s.begun
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		s.begun = true
	case r == ':' || r == '.' || r == '!' || r == '?' || straight(r) == '"' || r == '‘':
		s.begun = false
	}
	switch {
	case s.shout:
		return shouting
	case first:
		return opening
	}
	return inside
}

// shouts says whether more than three in four of the words have a capital.
func shouts(n int, word func(int) string) bool {
	capitals, letters := 0, 0
	for i := range n {
		r, _ := utf8.DecodeRuneInString(word(i))
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	return letters > 3 && capitals*4 > letters*3
}

// A lemmaCase is how a lemma is written.
type lemmaCase uint8

const (
	lowered   lemmaCase = iota
	asWritten           // NATO, McDonald, American
	titled              // GENEVA is Geneva
)

// longestAcronym is how many letters all in capitals may have to be taken for
// an acronym rather than for a name that is shouted.
const (
	longestAcronym      = 5
	longestAcronymAloud = 4 // in a headline
)

// caseOf says how the lemma of a word with capitals is written. Proper nouns keep
// theirs. Adjectives within a sentence are capitalised for being made from names
// (American), nouns for being names though tagged otherwise (the Constitution);
// that other words have capitals says nothing of them.
func caseOf(word string, fine readout.Fine, at standing) lemmaCase {
	upper, lower, inner := 0, 0, false
	for i, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
			inner = inner || i > 0
		case unicode.IsLower(r):
			lower++
		}
	}
	noun := fine == readout.NN || fine == readout.NNS || fine == readout.CD
	switch {
	case fine == readout.NNP || fine == readout.NNPS:
		limit := longestAcronym
		if at == shouting {
			limit = longestAcronymAloud
		}
		if lower == 0 && upper > limit {
			return titled
		}
		return asWritten
	case foreign(fine):
		return asWritten
	case lower == 0 && (upper > 1 || len(word) > 1): // GDP, L2
		if noun && at != shouting || fine == readout.CD {
			return asWritten
		}
	case lower == 0: // plan B
		if noun {
			return asWritten
		}
	case inner: // PhD
		if noun || fine == readout.JJ {
			return asWritten
		}
	case at == inside && (noun || fine == readout.JJ):
		return asWritten
	}
	return lowered
}

// foreign says whether a tag is of words that are not looked up: of other
// languages, and addresses.
func foreign(fine readout.Fine) bool {
	return fine == fineFW || fine == fineADD
}

var fineFW, fineADD = readout.ParseFine("FW"), readout.ParseFine("ADD")

// capital returns s with its first letter as a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
