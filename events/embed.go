package events

import (
	"fmt"

	"readout"
)

// An embedder says what a word makes of the clause below it.
type embedder struct {
	noun   bool
	status readout.Status
}

func (l *lexicon) readEmbedding() error {
	return rows("embedding.tsv", 3, func(_ int, f []string) error {
		s := readout.Status(f[2])
		if s == "said" {
			s = "" // who says it is another matter, see vouch
		} else if s == "goal" {
			s = readout.Conditional // what one works for is not told as an event
		} else if strength[s] == 0 {
			return fmt.Errorf("%s: status %q", f[0], f[2])
		}
		if f[1] != "v" && f[1] != "n" {
			return fmt.Errorf("%s: %q is neither v nor n", f[0], f[1])
		}
		l.embeds[f[0]] = append(l.embeds[f[0]], embedder{f[1] == "n", s})
		return nil
	})
}

// embedding returns what the word makes of its complement; no words of saying
// change it, so their status is empty.
func (l *lexicon) embedding(lemma string, noun bool) (readout.Status, bool) {
	for _, e := range l.embeds[lemma] {
		if e.noun == noun {
			return e.status, true
		}
	}
	return "", false
}
