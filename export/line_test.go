package export

import (
	"strings"
	"testing"

	"readout"
)

// TestLine holds that other things than records keep a record's promises.
func TestLine(t *testing.T) {
	type thing struct {
		Name  string         `json:"name"`
		Empty string         `json:"empty"`
		Words []readout.Span `json:"words"`
	}
	var b strings.Builder
	const text = "Zoë said no"
	if err := Line(&b, text, &thing{Name: "a", Words: []readout.Span{{Start: 5, End: 9}}}); err != nil {
		t.Fatal(err)
	}
	if want := `{"name":"a","words":[{"start":4,"end":8,"text":"said"}]}` + "\n"; b.String() != want {
		t.Errorf("got %s, want %s", b.String(), want)
	}
	if err := Line(&b, text, &thing{Words: []readout.Span{{Start: 3, End: 9}}}); err == nil {
		t.Error("a span that cuts a letter in two was written")
	}
}
