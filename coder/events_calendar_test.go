package coder_test

import (
	"context"
	"testing"
	"time"

	"readout"
	"readout/coder"
)

// TestEvents_Calendar has events whose day says whether they can have happened: the
// report is of Saturday, 20 August 2016.
func TestEvents_Calendar(t *testing.T) {
	c := coder.New()
	f := func(text, typ string, want readout.Status, place string) {
		t.Helper()
		r := &readout.Report{ID: "c", Lang: "en", Text: text,
			Published: readout.Published{Date: time.Date(2016, 8, 20, 0, 0, 0, 0, time.UTC), Basis: readout.BasisFlag, Certain: true}}
		rec, err := c.Code(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range rec.Events {
			if e.Type != typ || e.Status != want {
				continue
			}
			got := ""
			for _, p := range rec.Places {
				if p.ID == e.Place {
					got = p.Name
				}
			}
			if got != place {
				t.Errorf("%q: place %q, want %q", text, got, place)
			}
			return
		}
		t.Errorf("%q: no %s that is %s: %+v", text, typ, want, rec.Events)
	}
	f("The Kenyan and Ethiopian leaders meet in Cairo next Friday.", "AGREE", readout.Planned, "Cairo")
	f("Talks between Kenya and Ethiopia next week are welcome.", "AGREE", readout.Planned, "")
	f("The Kenyan and Ethiopian leaders met in Cairo last Friday.", "CONSULT", readout.Happened, "Cairo")
	f("The Kenyan president's visit to Mexico last Friday would earn him attention.", "CONSULT", readout.Happened, "")
	f("Kenya lashed out at Somalia on Monday.", "ACCUSE", readout.Happened, "")
	f("Kenyan troops fired on Somalia.", "ASSAULT", readout.Happened, "")
	f("Kenyan troops fired on rebels in Somalia.", "ASSAULT", readout.Happened, "Somalia")
	f("A drone hit a crowded market in North Darfur on Tuesday.", "ASSAULT", readout.Happened, "North Darfur")
}
