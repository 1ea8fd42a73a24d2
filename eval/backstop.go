package eval

import (
	"context"
	"fmt"
	"io"
	"slices"

	"readout"
	"readout/coder"
	"readout/events"
)

// A ScoredEvent is an event of a development sentence, and whether the sentence's
// gold has its type.
type ScoredEvent struct {
	Sentence int
	Event    readout.Event
	Right    bool
}

// ScoredEvents codes the development sentences of both sets and returns all events,
// with the number of events in the gold.
func ScoredEvents(ctx context.Context, o Options, with coder.Options) (list []ScoredEvent, gold int, err error) {
	with.MinScore = 1e-6
	c := coder.NewWith(with)
	n := 0
	for _, name := range []string{"plover_gsr.dev.jsonl", "plv.dev.jsonl"} {
		sentences, err := readSentences(o.Path("data", "events", name))
		if err != nil {
			return nil, 0, err
		}
		for i := range sentences {
			g := &sentences[i]
			rec, err := c.Code(ctx, seedReport(g.Text))
			if err != nil {
				return nil, 0, err
			}
			n++
			gold += len(g.Events)
			for _, e := range rec.Events {
				e.Evidence = nil
				list = append(list, ScoredEvent{n, e, typeWanted(g, e.Type)})
			}
		}
	}
	return list, gold, nil
}

// RawEvents are ScoredEvents with the scores as they are before calibration. frames
// replace the embedded ones, nil leaves those.
func RawEvents(ctx context.Context, o Options, frames *events.Lexicon) ([]ScoredEvent, error) {
	list, _, err := ScoredEvents(ctx, o, coder.Options{RawScores: true, Frames: frames})
	return list, err
}

// typeWanted says whether the gold of a sentence has the type; PLV does not tell
// CONCEDE and RETREAT apart.
func typeWanted(g *goldSentence, typ string) bool {
	return slices.ContainsFunc(g.Events, func(e goldEvent) bool { return e.Type == typ || e.Type == yield(typ) })
}

// eventCurve writes precision and recall of the types at thresholds of the score,
// counting a type once a sentence: of all events, and of those of frames alone.
func eventCurve(ctx context.Context, w io.Writer, o Options) error {
	list, gold, err := ScoredEvents(ctx, o, coder.Options{})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "types of events at thresholds of the score, GSR and PLV dev, %d events in the gold\n", gold)
	fmt.Fprintln(w, "score        all: P     R    F1     n   frames: P     R    F1     n   proposals: P     n")
	for k := range 20 {
		t := float32(k) / 20
		all := typesAt(list, t, func(*readout.Event) bool { return true })
		frames := typesAt(list, t, func(e *readout.Event) bool { return !e.Proposed })
		fmt.Fprintf(w, " %.2f       %s         %s            %s\n", t, all.row(gold), frames.row(gold), typesAt(list, t, func(e *readout.Event) bool { return e.Proposed }).short())
	}
	main := MainEvents(list)
	fmt.Fprintf(w, "of the %d main events: Brier score %.3f, expected calibration error %.3f\n", len(main), Brier(main), CalibrationError(main))
	return nil
}

type typeCount struct{ said, right int }

// typesAt counts the types of those events that score t or more.
func typesAt(list []ScoredEvent, t float32, counts func(*readout.Event) bool) (c typeCount) {
	seen := map[string]bool{}
	for i := range list {
		s := &list[i]
		key := fmt.Sprint(s.Sentence, yield(s.Event.Type))
		if s.Event.Score < t || seen[key] || !counts(&s.Event) {
			continue
		}
		seen[key] = true
		c.said++
		if s.Right {
			c.right++
		}
	}
	return c
}

func (c typeCount) row(gold int) string {
	p, r := float64(c.right)/float64(max(1, c.said)), float64(c.right)/float64(max(1, gold))
	return fmt.Sprintf("%.3f %.3f %.3f %5d", p, r, 2*p*r/max(1e-9, p+r), c.said)
}

func (c typeCount) short() string {
	return fmt.Sprintf("%.3f %5d", float64(c.right)/float64(max(1, c.said)), c.said)
}

// Brier is the mean square of what scores miss.
func Brier(list []ScoredEvent) float64 {
	sum := 0.
	for _, s := range list {
		d := float64(s.Event.Score)
		if s.Right {
			d--
		}
		sum += d * d
	}
	return sum / float64(max(1, len(list)))
}

// CalibrationError is the mean difference between the scores and the share of right
// ones in ten bins of the score, by their sizes.
func CalibrationError(list []ScoredEvent) float64 {
	var n, right, score [10]float64
	for _, s := range list {
		b := min(9, int(s.Event.Score*10))
		n[b]++
		score[b] += float64(s.Event.Score)
		if s.Right {
			right[b]++
		}
	}
	sum := 0.
	for b := range n {
		sum += max(score[b]-right[b], right[b]-score[b])
	}
	return sum / float64(max(1, len(list)))
}
