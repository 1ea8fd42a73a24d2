package talks

import (
	"testing"

	"readout"
	"readout/syntax"
	"readout/text"
)

// readSentence parses a text of our own, without actors.
func readSentence(s string) *reading {
	d := &readout.Document{}
	d.Reset(&readout.Report{Text: s})
	text.Split(d)
	syntax.New().Parse(d)
	r := &reading{}
	r.start(embedded(), d, &readout.Record{})
	return r
}

// TestStatus holds the first gate: what the clause says of a word.
func TestStatus(t *testing.T) {
	f := func(sentence, word string, want readout.Status) {
		t.Helper()
		r := readSentence(sentence)
		for i := range r.d.Tokens {
			if r.d.Word(int32(i)) == word {
				if got := r.status(int32(i)); got != want {
					t.Errorf("%q: %s is %s, want %s", sentence, word, got, want)
				}
				return
			}
		}
		t.Errorf("%q has no %s", sentence, word)
	}
	f("The ministers met on Monday.", "met", readout.Happened)
	f("The ministers will meet on Monday.", "meet", readout.Planned)
	f("The ministers did not meet on Monday.", "meet", readout.NotHappened)
	f("The ministers could meet on Monday.", "meet", readout.Hypothetical)
	f("The ministers hope to meet on Monday.", "meet", readout.Desired)
	f("The ministers plan to meet on Monday.", "meet", readout.Planned)
	f("The ministers refused to meet on Monday.", "meet", readout.NotHappened)
	f("The ministers were to meet on Monday.", "meet", readout.Planned)
	f("They failed to reach a deal.", "deal", readout.NotHappened)
	f("No deal was reached.", "reached", readout.NotHappened)
	f("The plan would have ended the siege.", "ended", readout.NotHappened)
	f("If they meet in May, the war will end.", "meet", readout.Conditional)
	f("They were asked whether they would meet.", "meet", readout.Hypothetical)
}

// TestEarlier holds what came before the news.
func TestEarlier(t *testing.T) {
	f := func(sentence, word string, want bool) {
		t.Helper()
		r := readSentence(sentence)
		for i := range r.d.Tokens {
			if r.d.Word(int32(i)) == word {
				if got := r.earlier(int32(i)); got != want {
					t.Errorf("%q: %s earlier is %v", sentence, word, got)
				}
				return
			}
		}
	}
	f("The talks resumed on Monday.", "resumed", false)
	f("They had worked on a deal for weeks.", "worked", true)
	f("The talks resumed after they collapsed in May.", "collapsed", true)
	f("The talks resumed after they collapsed in May.", "resumed", false)
}

// TestNegatedPhrases holds that a phrase with its own "no" says what it says,
// and one under a "not" does not.
func TestNegatedPhrases(t *testing.T) {
	f := func(sentence, id string, want readout.Status) {
		t.Helper()
		r := readSentence(sentence)
		for i := range r.hits {
			if h := &r.hits[i]; h.pattern.id == id {
				if got := r.hitStatus(h); got != want {
					t.Errorf("%q: %s is %s, want %s", sentence, id, got, want)
				}
				return
			}
		}
		t.Errorf("%q has no %s", sentence, id)
	}
	f("The round ended without a deal.", "C01", readout.Happened)
	f("No deal was reached on Sunday.", "C03", readout.Happened)
	f("The accord has not been signed.", "D04", readout.NotHappened)
	f("The two sides have not yet signed the accord.", "D04", readout.NotHappened)
	f("The delegation threatened to walk out.", "C07", readout.Planned)
	f("We will walk away from the talks.", "C07", readout.Planned)
	f("The delegation walked out.", "C07", readout.Happened)
	f("They hope to sign the treaty in May.", "D04", readout.Desired)
}
