package eval

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"time"

	"readout"
	"readout/coder"
)

// An Attribution is one gold or predicted statement: who (source), the words
// that say that something is said (cue), and what (content). Spans are
// half-open, in code points of the text.
type Attribution struct {
	ID      string   `json:"id"`
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
	Score   float64  `json:"score,omitempty"` // of what was found, from 0 to 1
}

// An Attributed is one report with its attributions, as the gold file has it.
type Attributed struct {
	Doc          string        `json:"doc"`
	Date         string        `json:"date,omitempty"`
	Text         string        `json:"text,omitempty"`
	Attributions []Attribution `json:"attributions"`
}

// Statements scores who said what against attributions of political news. The
// gold marks the outermost Attribution only, so nested statements are left out
// and a continued quotation counts as content of the statement it goes on from.
func Statements(ctx context.Context, o Options) ([]Row, error) {
	gold, err := ReadAttributed(o.attributionGold("statements", "polnear_dev.jsonl"))
	if err != nil {
		return nil, err
	}
	c, score := coder.NewWith(coder.Options{AllAttitudes: true}), newAttributionScore()
	var reports []scored
	for _, g := range gold {
		rec, err := c.Code(ctx, plainReport(g))
		if err != nil {
			return nil, err
		}
		p := Attributed{Doc: g.Doc, Attributions: attributionsOf(rec)}
		score.add(g.Text, g.Attributions, p.Attributions)
		reports = append(reports, scored{g.Text, g.Attributions, p.Attributions})
		o.listMisses(g, p.Attributions)
		if err := writeAttributed(o.Out, p); err != nil {
			return nil, err
		}
	}
	points := score.curve(reports)
	if o.Curve != nil {
		for _, p := range points {
			fmt.Fprintf(o.Curve, "threshold %.3f  precision %5.1f  recall %5.1f\n", p.threshold, p.precision, p.recall)
		}
	}
	rows := score.rows("polnear_dev")
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Metric == "linked recall direct" })
	return slices.Insert(rows, at, Row{Set: "polnear_dev", Metric: fmt.Sprintf("recall comm at precision %d", preciseEnough), Value: bestRecall(points), N: score.comm.linked.gold}), nil
}

// plainReport takes the whole text as a plain report.
func plainReport(g Attributed) *readout.Report {
	r := &readout.Report{ID: g.Doc, Text: g.Text, Lang: "en"}
	if day, err := time.Parse(time.DateOnly, g.Date); err == nil {
		r.Published = readout.Published{Date: day, Basis: readout.BasisMetadata, Certain: true}
	}
	return r
}

// attributionsOf turns the statements of a record into the gold's form.
func attributionsOf(rec *readout.Record) []Attribution {
	at := runeOffsets(rec.Report.Text)
	var out []Attribution
	index := make(map[string]int, len(rec.Statements))
	for _, s := range rec.Statements {
		if s.NestedIn != "" {
			continue
		}
		content := make([][2]int, 0, len(s.Content))
		for _, c := range s.Content {
			content = append(content, [2]int{at[c.Start], at[c.End]})
		}
		if i, ok := index[s.Continues]; ok && s.Continues != "" {
			out[i].Content = append(out[i].Content, content...)
			index[s.ID] = i
			continue
		}
		index[s.ID] = len(out)
		out = append(out, Attribution{ID: s.ID, Source: pair(at, s.Source), Cue: pair(at, s.Cue), Content: content, Score: float64(s.Score)})
	}
	return out
}

// pair gives a span as a list of at most one pair of code point offsets.
func pair(at []int, s readout.Span) [][2]int {
	if s.Empty() {
		return [][2]int{}
	}
	return [][2]int{{at[s.Start], at[s.End]}}
}

// runeOffsets gives for every byte offset of text, its length included, the
// number of code points before it.
func runeOffsets(text string) []int {
	at, n := make([]int, len(text)+1), 0
	for i := range text {
		at[i] = n
		n++
	}
	at[len(text)] = n
	for i := 1; i < len(text); i++ {
		if at[i] == 0 {
			at[i] = at[i-1]
		}
	}
	return at
}

func (o Options) attributionGold(elem ...string) string {
	if o.Gold != "" {
		return o.Gold
	}
	return o.Path(append([]string{"data"}, elem...)...)
}

// ReadAttributed reads one report a line, or of a folder that readout review export wrote
// the reports of which persons judged every statement.
func ReadAttributed(path string) ([]Attributed, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		g, err := ReadReviewed(path)
		if err != nil {
			return nil, err
		}
		return g.attributed(), nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read attributions: %w", err)
	}
	var out []Attributed
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<26)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var a Attributed
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, a)
	}
	return out, lines.Err()
}
