package main

import (
	"readout"
	"readout/wording"
)

// toned is a word in the colour of its tone.
func toned(word string, t wording.Tone) string {
	switch t {
	case wording.Good:
		return styled(styleGreen, word)
	case wording.Bad:
		return styled(styleRed, word)
	case wording.Claimed:
		return styled(stylePurple, word)
	case wording.Quiet:
		return dim(word)
	}
	return styled(styleYellow, word)
}

// statusWord is a status in words and in its colour.
func statusWord(s readout.Status) string { return toned(wording.Status(s)) }

// stateWord is a state of talks or of an agreement in its colour.
func stateWord(state string) string { return toned(wording.State(state), wording.OfState(state)) }

// standingWord says how sure a state of a process is, in its colour.
func standingWord(s string) string { return toned(wording.Standing(s)) }
