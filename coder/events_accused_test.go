package coder_test

import (
	"context"
	"testing"

	"readout"
	"readout/coder"
)

// TestEvents_Accused has deeds whose doer is known by the charge or the verdict.
func TestEvents_Accused(t *testing.T) {
	c := coder.New()
	f := func(text, actor string, want readout.Status) {
		t.Helper()
		rec, err := c.Code(context.Background(), &readout.Report{ID: "c", Lang: "en", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range rec.Events {
			if e.Type != "ASSAULT" {
				continue
			}
			got := ""
			for _, a := range rec.Actors {
				if len(e.Actors) == 1 && a.ID == e.Actors[0] {
					got = a.Name
				}
			}
			if got != actor || e.Status != want {
				t.Errorf("%q: by %q, %s; want by %q, %s", text, got, e.Status, actor, want)
			}
			return
		}
		t.Errorf("%q: no ASSAULT in %+v", text, rec.Events)
	}
	f("The rebel was charged with the murder of two Kenyan soldiers.", "The rebel", readout.Alleged)
	f("A court found Anna Okoth guilty of the killing of a policeman.", "Anna Okoth", readout.Happened)
	f("Two rebels are under arrest for the assassination of a Kenyan minister.", "Two rebels", readout.Alleged)
	f("Okoth faces trial on charges of the kidnapping of a Kenyan diplomat.", "Okoth", readout.Alleged)
	f("Okoth was sentenced to ten years in prison for the bombing of the Kenyan embassy.", "Okoth", readout.Happened)
	f("Two rebels were arrested in the killing of a Kenyan minister.", "Two rebels", readout.Alleged)
	f("The murder of two Kenyan soldiers was condemned by rebels.", "", readout.Happened)
}
