package eval

import (
	"context"
	"slices"

	"readout"
	"readout/coder"
)

// JudgedEvents codes the documents of which codings were judged (see Codings) and
// returns the events that still are what was judged, with the verdict on their type.
// Scores are those before calibration. Sentence goes on counting from first.
func JudgedEvents(ctx context.Context, o Options, first int) ([]ScoredEvent, error) {
	docs, err := codingDocs(o)
	if err != nil {
		return nil, err
	}
	sets, err := judgedSets(o)
	if err != nil {
		return nil, err
	}
	verdicts := map[string][]verdict{}
	for _, s := range sets {
		for _, v := range s.list {
			verdicts[v.doc] = append(verdicts[v.doc], v)
		}
	}
	c := coder.NewWith(coder.Options{RawScores: true})
	var out []ScoredEvent
	for _, d := range docs {
		list := verdicts[d.id]
		if len(list) == 0 || ctx.Err() != nil {
			continue
		}
		rec, err := c.Code(ctx, d.report)
		if err != nil {
			return nil, err
		}
		first++
		for _, v := range list {
			i := slices.IndexFunc(rec.Events, func(e readout.Event) bool { return e.Type == v.typ && e.Trigger.Overlaps(v.trigger) })
			if i >= 0 && (v.typeRight == "yes" || v.typeRight == "no") && !rec.Events[i].Proposed {
				out = append(out, ScoredEvent{first, rec.Events[i], v.typeRight == "yes"})
			}
		}
	}
	return out, ctx.Err()
}

// MainEvents leaves of each sentence the event of a frame with the highest score: the
// sets mark one event a sentence as a rule, so that of the others they say little.
func MainEvents(list []ScoredEvent) []ScoredEvent {
	var out []ScoredEvent
	for _, s := range list {
		n := len(out) - 1
		switch {
		case s.Event.Proposed:
		case n < 0 || out[n].Sentence != s.Sentence:
			out = append(out, s)
		case s.Event.Score > out[n].Event.Score:
			out[n] = s
		}
	}
	return out
}
