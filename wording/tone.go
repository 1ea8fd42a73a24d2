package wording

import "readout"

// A Tone is what a value means to who follows talks: colours and icons go by it, always
// beside the word itself.
type Tone string

// The tones.
const (
	Good    Tone = "good"    // it happened, they agreed, it holds
	Bad     Tone = "bad"     // it did not, they parted, it was broken
	Open    Tone = "open"    // it may still turn either way
	Claimed Tone = "claimed" // somebody says so, and nobody else
	Quiet   Tone = "quiet"   // it says nothing of the kind
)

// Status is the word for a status, and its tone.
func Status(s readout.Status) (string, Tone) {
	switch s {
	case readout.Happened, readout.Ongoing:
		return string(s), Good
	case readout.NotHappened:
		return "not happened", Bad
	case readout.Alleged:
		return "alleged", Claimed
	}
	return Spaced(string(s)), Open
}

// OfState is the tone of a state of talks or of an agreement.
func OfState(state string) Tone {
	switch state {
	case "ended_without_agreement", "walked_out", "collapsed", "suspended", "deadlocked", "violated", "agreement_failed", "abandoned":
		return Bad
	case "agreed_in_principle", "text_agreed", "signed", "in_force", "implementing", "completed":
		return Good
	}
	return Open
}

// OfOutcome is the tone of what came out of a round.
func OfOutcome(outcome string) Tone {
	switch outcome {
	case "no_agreement", "deadlock", "walkout", "cancelled":
		return Bad
	case "in_principle", "partial", "full", "gaps_narrowed", "agreed_to_continue":
		return Good
	}
	return Open
}

// Standing says how sure a state of a process is: its words, and their tone.
func Standing(standing string) (string, Tone) {
	switch standing {
	case "confirmed":
		return "confirmed", Good
	case "asserted":
		return "asserted by one side", Claimed
	case "disputed":
		return "disputed", Bad
	case "inferred":
		return "inferred", Quiet
	case "pinned":
		return "set by a person", Good
	case "noted":
		return "told, does not follow", Quiet
	}
	return Spaced(standing), Open
}

// Round is how a round ended, in words, and their tone.
func Round(status, outcome string) (string, Tone) {
	switch status {
	case "held", "":
		if outcome == "" || outcome == "not_stated" {
			return "held, outcome not stated", Good
		}
		return Spaced(outcome), OfOutcome(outcome)
	case "postponed", "cancelled", "refused", "disputed":
		return Spaced(status), Bad
	}
	return Spaced(status), Open
}

// Step is the tone of a next step or a deadline by what became of it.
func Step(status string) Tone {
	switch status {
	case "done", "met":
		return Good
	case "missed", "called_off", "passed":
		return Bad
	}
	return Open
}

// Resumption says whether a return to the table is in sight; empty where nothing is told.
func Resumption(r string) (lead, word string) {
	switch r {
	case "wanted":
		return "a return to the table is", "wished, not agreed"
	case "agreed":
		return "a return to the table is", "agreed, no day set"
	case "scheduled":
		return "a return to the table is", "scheduled"
	}
	return "", ""
}
