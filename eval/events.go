package eval

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout"
	"readout/coder"
)

// Events scores the coding of single sentences: the PLOVER gold records, where
// as a rule one event a sentence is marked, and the sentences of PLV with one
// marked pair. For the first the main event of a sentence is what our own score
// puts highest; rows "all ..." count every event. The levels are those of the
// corpora's scorers. Values are fractions.
func Events(ctx context.Context, o Options) ([]Row, error) {
	gsr, plv := o.Path("data", "events", "plover_gsr.dev.jsonl"), o.Path("data", "events", "plv.dev.jsonl")
	if o.Gold != "" {
		if strings.Contains(filepath.Base(o.Gold), "plv") {
			return plvRows(ctx, o, o.Gold)
		}
		return gsrRows(ctx, o, o.Gold)
	}
	if o.Curve != nil {
		if err := eventCurve(ctx, o.Curve, o); err != nil {
			return nil, err
		}
	}
	rows, err := gsrRows(ctx, o, gsr)
	if err != nil {
		return nil, err
	}
	o.Out = nil // one set a file; the other by its name
	more, err := plvRows(ctx, o, plv)
	return append(rows, more...), err
}

// A goldSentence is a sentence of either set with its events.
type goldSentence struct {
	ID     string      `json:"id"`
	Part   string      `json:"part"`
	Text   string      `json:"text"`
	Events []goldEvent `json:"events"`
}

type goldEvent struct {
	Type       string   `json:"type2"`
	Source     []string `json:"source"`
	Target     []string `json:"target"`
	Reciprocal bool     `json:"reciprocal"`
	SourceText texts    `json:"source_text"`
	TargetText texts    `json:"target_text"`
}

// texts is a string, or a list of them.
type texts []string

func (t *texts) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		*t = texts{""}
		return json.Unmarshal(b, &(*t)[0])
	}
	return json.Unmarshal(b, (*[]string)(t))
}

// A codedEvent is an event of ours in the sets' codes.
type codedEvent struct {
	Type       string   `json:"type"`
	Source     []string `json:"source"`
	Target     []string `json:"target"`
	SourceText string   `json:"source_text"`
	TargetText string   `json:"target_text"`
	score      float32
	note       string
}

func readSentences(path string) ([]goldSentence, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the gold events: %w", err)
	}
	var out []goldSentence
	in := bufio.NewScanner(bytes.NewReader(b))
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		var s goldSentence
		if err := json.Unmarshal(in.Bytes(), &s); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, s)
	}
	return out, in.Err()
}

// codeSentence reads one sentence as a report of unknown date and returns its
// events, the best first.
func codeSentence(ctx context.Context, c *coder.Coder, text string) ([]codedEvent, error) {
	rec, err := c.Code(ctx, seedReport(text))
	if err != nil {
		return nil, err
	}
	who := map[string]*readout.Actor{}
	for i := range rec.Actors {
		who[rec.Actors[i].ID] = &rec.Actors[i]
	}
	var out []codedEvent
	for i := range rec.Events {
		out = append(out, coded(rec, &rec.Events[i], who))
	}
	slices.SortStableFunc(out, func(a, b codedEvent) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	return out, nil
}

// coded puts an event into the sets' codes. Of a reciprocal event the first
// party goes to the source and the others to the target.
func coded(rec *readout.Record, e *readout.Event, who map[string]*readout.Actor) codedEvent {
	source, target := e.Actors, e.Recipients
	if e.Symmetric && len(target) == 0 && len(source) > 1 {
		source, target = source[:1], source[1:]
	}
	return codedEvent{
		Type: e.Type, Source: partyCodes(source, who), Target: partyCodes(target, who),
		SourceText: spanWords(rec.Report.Text, e.ActorWords), TargetText: spanWords(rec.Report.Text, e.RecipientWords),
		score: e.Score, note: fmt.Sprintf("%s %q %s", e.Status, e.Trigger.In(rec.Report.Text), e.Rule),
	}
}

func spanWords(text string, list []readout.Span) string {
	var words []string
	for _, s := range list {
		words = append(words, s.In(text))
	}
	return strings.Join(words, " ")
}

// partyCodes writes each party as country and first sector, as the sets do:
// every organisation of states is IGO there.
func partyCodes(ids []string, who map[string]*readout.Actor) []string {
	out := []string{}
	for _, id := range ids {
		a := who[id]
		if a == nil || a.Country == "" {
			continue
		}
		code := a.Country
		switch code {
		case "UNO", "EUR":
			code = "IGO"
		}
		if len(a.Sectors) > 0 {
			code += a.Sectors[0]
		}
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// writeEvents writes the predictions of one sentence.
func writeEvents(w io.Writer, id string, list []codedEvent) error {
	if w == nil {
		return nil
	}
	if list == nil {
		list = []codedEvent{}
	}
	b, err := json.Marshal(map[string]any{"id": id, "events": list})
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}
