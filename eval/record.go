package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"readout"
	"readout/article"
	"readout/coder"
	"readout/export"
)

// Record scores a whole record against one made by hand: the seed of the
// corpora, or the gold that o.Gold names, whose report lies beside it as
// report.txt. The rows are those of the corpora's own scorer of records, and
// one more: what must not be said and yet is.
func Record(ctx context.Context, o Options) ([]Row, error) {
	path := o.Gold
	if path == "" {
		path = o.Path("seed", "gold.json")
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the gold record: %w", err)
	}
	var gold node
	if err := json.Unmarshal(raw, &gold.v); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	text, err := os.ReadFile(filepath.Join(filepath.Dir(path), "report.txt"))
	if err != nil {
		return nil, fmt.Errorf("read the report of the gold record: %w", err)
	}
	line, err := codeReport(ctx, string(text), gold.at("doc").str("publication_date"))
	if err != nil {
		return nil, err
	}
	if o.Out != nil {
		if _, err := o.Out.Write(line); err != nil {
			return nil, err
		}
	}
	var rec node
	if err := json.Unmarshal(line, &rec.v); err != nil {
		return nil, fmt.Errorf("read the record back: %w", err)
	}
	s := recordScore{gold: gold, rec: rec, text: []rune(rec.at("report").str("text"))}
	s.all()
	for i, m := range s.misses {
		if i < o.Errors {
			o.Say("%s", m)
		}
	}
	return s.rows, nil
}

// codeReport reads a text as of the day published and returns its record as one
// line of JSON.
func codeReport(ctx context.Context, text, published string) ([]byte, error) {
	day, err := time.Parse("2006-01-02", published)
	if err != nil {
		return nil, fmt.Errorf("the gold's publication date: %w", err)
	}
	r, err := article.Read([]byte(text), article.Hints{Name: "report.txt", Date: day})
	if err != nil {
		return nil, fmt.Errorf("read the report: %w", err)
	}
	rec, err := coder.New().Code(ctx, r)
	if err != nil {
		return nil, err
	}
	return export.Append(nil, rec)
}

// seedReport makes the report of a sentence or two of plain text.
func seedReport(text string) *readout.Report {
	return &readout.Report{ID: readout.MakeID(text), Text: text, Lang: "en"}
}
