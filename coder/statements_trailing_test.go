package coder

import (
	"context"
	"strings"
	"testing"

	"readout"
)

// Who speaks stands between the last comma and the verb, whatever stands between him and it.
func TestStatements_Trailing(t *testing.T) {
	c := New()
	for _, x := range []struct{ text, source, content string }{
		{"Chad has agreed to free 20 prisoners, an Asian diplomat with close knowledge of the matter said on Saturday.", "an Asian diplomat with close knowledge of the matter", "Chad has agreed to free 20 prisoners"},
		{"Chad has agreed to free 20 prisoners, an aide who is close to the president told reporters on Monday.", "an aide who is close to the president", "Chad has agreed to free 20 prisoners"},
		{"Peru has accepted the offer, a lawyer with ties to both families said.", "a lawyer with ties to both families", "Peru has accepted the offer"},
		{"The rebels have left the town, three people familiar with the talks said.", "three people familiar with the talks", "The rebels have left the town"},
		{"The border will stay closed, an officer on the general staff said on Monday.", "an officer on the general staff", "The border will stay closed"},
		// a second noun with a participle is no speaker of what stands before it
		{"Chad sent an envoy, a judge with long experience added to the delegation.", "", ""},
		{"He met Lena Horn, a judge who is close to the king told of the case.", "", ""},
		{"When the talks ended, a diplomat with ties to Chad said he was glad.", "a diplomat with ties to Chad", "he was glad"},
	} {
		rec, err := c.Code(context.Background(), &readout.Report{Text: x.text, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range rec.Statements {
			s := &rec.Statements[i]
			var content []string
			for _, w := range s.Content {
				content = append(content, w.In(x.text))
			}
			got = append(got, s.Source.In(x.text)+": "+strings.Join(content, " ... "))
		}
		want := x.source + ": " + x.content
		if x.source == "" && len(got) == 0 || len(got) == 1 && got[0] == want {
			continue
		}
		t.Errorf("%q: got %q, want %q", x.text, got, want)
	}
}
