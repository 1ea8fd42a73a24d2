package syntax

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A spelling is how a sentence is written while learning: mostly as it stands, at
// times as headlines and hasty writers would.
type spelling int

const (
	asItStands spelling = iota
	asHeadline          // Every Word With A Capital
	asShout             // ALL CAPITALS
	asHaste             // no capitals
)

// The shares of sentences that are spelt otherwise.
const (
	headlineShare = 0.04
	shoutShare    = 0.02
	hasteShare    = 0.04
)

func spellingOf(rng *rand.Rand) spelling {
	switch x := rng.Float64(); {
	case x < headlineShare:
		return asHeadline
	case x < headlineShare+shoutShare:
		return asShout
	case x < headlineShare+shoutShare+hasteShare:
		return asHaste
	}
	return asItStands
}

// respell writes a word in a spelling. Short words of a headline stay small.
func respell(w string, s spelling) string {
	switch s {
	case asHeadline:
		if r, n := utf8.DecodeRuneInString(w); len(w) > 3 && unicode.IsLower(r) {
			return string(unicode.ToUpper(r)) + w[n:]
		}
	case asShout:
		return strings.ToUpper(w)
	case asHaste:
		return strings.ToLower(w)
	}
	return w
}
