package events

import (
	"fmt"
	"math"
	"strconv"

	"readout"
)

// Signs names what the chance that an event's type is right is reckoned from, in the
// order of [SignsOf]; scores.tsv has a weight for each. For an event of a frame it
// rests on its rank alone, so that of two the better borne out one stays the better.
var Signs = []string{"bias", "rank", "proposed", "chance of a proposal"}

// SignsOf returns the signs of e, whose score is still that of its frame: how well
// it is borne out (see score), or for a proposal the model's probability.
func SignsOf(e *readout.Event) []float64 {
	if e.Proposed {
		p := math.Min(.999, math.Max(.001, float64(e.Score)))
		return []float64{1, 0, 1, math.Log(p / (1 - p))}
	}
	return []float64{1, float64(e.Score), 0, 0}
}

// readScores reads the weights of the signs.
func (l *lexicon) readScores() error {
	err := rows("scores.tsv", 2, func(_ int, f []string) error {
		v, err := strconv.ParseFloat(f[1], 64)
		if n := len(l.signs); n >= len(Signs) || f[0] != Signs[n] {
			return fmt.Errorf("%q is not the next sign: they are %v", f[0], Signs)
		}
		l.signs = append(l.signs, v)
		return err
	})
	if err == nil && len(l.signs) != len(Signs) {
		err = fmt.Errorf("events/data/scores.tsv: %d signs, want %d", len(l.signs), len(Signs))
	}
	return err
}

// calibrate turns what bears an event out into the chance that its type is right,
// from 0 to 1.
func (x *run) calibrate(e *readout.Event) {
	sum := 0.
	for i, s := range SignsOf(e) {
		sum += float64(x.lex.signs[i] * s)
	}
	e.Score = float32(1 / (1 + math.Exp(-sum)))
}

// Scores below which nothing is told unless asked for. Of what frames find, all is
// told. A proposal must be likelier right than not by a good deal: where a fifth of the
// verbs is hidden from the frames, those from here on add right types at the
// precision of the frames, and those below cost precision.
const (
	UsualScore    = 0.01
	usualProposal = 0.6
)

// settle calibrates the scores of list and leaves out what falls below the least.
func (x *run) settle(list []readout.Event, least, usual float32, raw bool) []readout.Event {
	if least == 0 {
		least = usual
	}
	kept := list[:0]
	for i := range list {
		if e := &list[i]; !raw {
			x.calibrate(e)
			if e.Score < least {
				if x.dropped != nil && !e.Proposed {
					x.dropped("score", e.Trigger)
				}
				continue
			}
		}
		kept = append(kept, list[i])
	}
	return kept
}
