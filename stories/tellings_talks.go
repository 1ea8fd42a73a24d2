package stories

import (
	"slices"
	"strconv"
)

// roundDays is how long talks that opened or ended may have lasted.
const roundDays = 4

// widen gives talks that are told to open, to end or to be on their third day the days
// that they may have lasted.
func (t *Telling) widen() {
	words := slices.Concat(t.Words, t.With)
	if talksNoun(t.word()) {
		words = append(words, t.Near...)
	}
	from, until := dayOf(t.From), dayOf(t.Until)
	if until-from > roundDays {
		return
	}
	if n := dayNumber(words); n > 0 {
		t.From, t.Until = isoDay(until-min(int32(n)-1, roundDays)), isoDay(from+roundDays)
		return
	}
	for _, w := range words {
		switch w {
		case "end", "conclud", "clos", "wrap", "adjourn", "break", "finish":
			t.From = isoDay(until - roundDays)
			return
		case "open", "begin", "start", "resum", "conven", "sit":
			t.Until = isoDay(from + roundDays)
			return
		}
	}
}

// talksNoun says whether a stem names talks that may last.
func talksNoun(w string) bool {
	for _, s := range [...]string{"talks", "round", "session", "negotiations", "discussions", "consultations"} {
		if w == Stem(s) {
			return true
		}
	}
	return false
}

// dayNumber is the number in "third day", "day three", "three days in"; 0 for none.
func dayNumber(words []string) int {
	for i, w := range words {
		if w != "day" {
			continue
		}
		for _, k := range [...]int{i - 1, i + 1} {
			if k >= 0 && k < len(words) {
				if n := small(words[k]); n > 1 {
					return n
				}
			}
		}
	}
	return 0
}

// small reads a number or ordinal up to ten, by its stem.
func small(w string) int {
	if n, err := strconv.Atoi(w); err == nil && n <= 10 {
		return n
	}
	for _, list := range [...][]string{smallNumbers, {"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}} {
		for n, s := range list {
			if s != "" && Stem(s) == w {
				return n
			}
		}
	}
	return 0
}

// anotherRound says whether talks that are looked back at can be others than those of a
// day: one of the two resumed what had been before, or nothing says that it is past.
func anotherRound(back, t *Telling) bool {
	if back.Type != "CONSULT" || t.Type != "CONSULT" {
		return false
	}
	return back.resumes() != t.resumes() || talksNoun(back.word()) && !back.Past && back.Place == ""
}

// resumes says whether talks go on after a pause.
func (t *Telling) resumes() bool {
	for _, w := range slices.Concat(t.Words, t.With) {
		switch w {
		case "return", "resum", "again", "anew", "renew", "reconven":
			return true
		}
	}
	return false
}
