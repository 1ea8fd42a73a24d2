package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"iter"
	"reflect"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

type sheetLine struct {
	Name  string   `parquet:"name,zstd"`
	Day   int32    `parquet:"day,date,optional"`
	Count int64    `parquet:"count"`
	Score *float64 `parquet:"score,optional"`
	Open  bool     `parquet:"open"`
}

func sheetRows() iter.Seq2[*sheetLine, error] {
	half := 0.5
	return func(yield func(*sheetLine, error) bool) {
		for _, l := range []sheetLine{{"=HYPERLINK(\"x\")", DayOf("2016-09-05"), 0, &half, true}, {"\t@A, \"B\"\nC", 0, -3, nil, false}, {"+1", 1, 1 << 40, nil, false}} {
			if !yield(&l, nil) {
				return
			}
		}
	}
}

// TestSheet_Forms: a table says the same in each of its forms.
func TestSheet_Forms(t *testing.T) {
	s := SheetOf(sheetRows())
	if !reflect.DeepEqual(s.Columns, []string{"name", "day", "count", "score", "open"}) {
		t.Error(s.Columns)
	}
	var b bytes.Buffer
	if err := s.Write(&b, "csv"); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"name", "day", "count", "score", "open"}, {"'=HYPERLINK(\"x\")", "2016-09-05", "0", "0.5", "true"}, {"'\t@A, \"B\"\nC", "", "-3", "", "false"}, {"'+1", "1970-01-02", "1099511627776", "", "false"}}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("CSV: %q", rows)
	}
	b.Reset()
	if err := s.Write(&b, "json"); err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	if err := json.Unmarshal(b.Bytes(), &list); err != nil {
		t.Fatalf("%v in %s", err, b.Bytes())
	}
	if len(list) != 3 || list[0]["day"] != "2016-09-05" || list[1]["day"] != nil || list[0]["score"] != 0.5 || list[1]["count"] != -3.0 || list[1]["name"] != "\t@A, \"B\"\nC" {
		t.Errorf("JSON: %s", b.Bytes())
	}
	b.Reset()
	if err := s.Write(&b, "parquet"); err != nil {
		t.Fatal(err)
	}
	got, err := parquet.Read[sheetLine](bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil || len(got) != 3 || got[0].Name != "=HYPERLINK(\"x\")" || got[0].Day != DayOf("2016-09-05") || got[1].Score != nil || got[2].Count != 1<<40 {
		t.Errorf("Parquet: %v %+v", err, got)
	}
	if err := s.Write(&b, "xls"); err == nil || !strings.Contains(err.Error(), "csv, json or parquet") {
		t.Error(err)
	}
}

// TestSheet_Columns: the sheets of events, statements and reports have the columns of the format csv.
func TestSheet_Columns(t *testing.T) {
	none := func(func(*Event, error) bool) {}
	var b bytes.Buffer
	if err := EventSheet(none).Write(&b, "csv"); err != nil {
		t.Fatal(err)
	}
	head := strings.TrimSpace(strings.TrimPrefix(b.String(), "\uFEFF"))
	b.Reset()
	if err := writeCSV(&b, &Source{Events: func() iter.Seq2[*Event, error] { return none }}, &Options{Tally: &Tally{}}); err != nil {
		t.Fatal(err)
	}
	if head != strings.TrimSpace(b.String()) || !strings.HasPrefix(head, "event_id,report_id,") {
		t.Errorf("%s\nis not\n%s", head, b.String())
	}
}
