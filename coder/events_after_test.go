package coder_test

import (
	"context"
	"testing"
	"time"

	"readout"
	"readout/coder"
)

// TestEvents_After has events that are dated from what came later, and such as are only
// named in it and take no day from it: the report is of Thursday, 8 May 2031.
func TestEvents_After(t *testing.T) {
	c := coder.New()
	f := func(text, typ, date string) {
		t.Helper()
		r := &readout.Report{ID: "c", Lang: "en", Text: text,
			Published: readout.Published{Date: time.Date(2031, 5, 8, 0, 0, 0, 0, time.UTC), Basis: readout.BasisFlag, Certain: true}}
		rec, err := c.Code(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range rec.Events {
			if e.Type != typ {
				continue
			}
			if e.Date != date {
				t.Errorf("%q: %s on %q, want %q", text, typ, e.Date, date)
			}
			return
		}
		if date != "" {
			t.Errorf("%q: no %s", text, typ)
		}
	}
	f("Norway's army attacked the town of Halm on Friday, two weeks after a ceasefire took effect.", "RETREAT", "2031-04-17/2031-04-19")
	f("Norway freed 20 Swedish soldiers on Tuesday, three days after the two presidents met in Oslo.", "CONSULT", "2031-05-03")
	f("Norway and Sweden signed the text on Tuesday, a week after their leaders had met in Oslo.", "CONSULT", "2031-04-28/2031-04-30")
	f("Four days after Norwegian troops attacked Sweden, the two ministers met on Wednesday.", "ASSAULT", "2031-05-03")
	f("Sweden closed the border on Wednesday, one day after Norwegian soldiers shot dead a Swedish farmer.", "ASSAULT", "2031-05-06")

	f("Norway's army launched an assault on the town of Halm on Friday with tanks and three planes, two weeks after a ceasefire took effect.", "RETREAT", "2031-04-17/2031-04-19")

	// how long is left open, or the day of what came later is
	f("Norway freed 20 Swedish soldiers on Tuesday, more than a week after the two presidents met in Oslo.", "CONSULT", "")
	f("Norway freed 20 Swedish soldiers on Tuesday, nearly two weeks after the two presidents met in Oslo.", "CONSULT", "")
	f("Norway is to free 20 Swedish soldiers three days after the two presidents meet in Oslo.", "CONSULT", "")
	f("Norwegian troops attacked Sweden on Tuesday, after the two presidents met for three days.", "ASSAULT", "2031-05-06")

	f("Norway freed the 14 detained Swedish nurses on Sunday.", "COERCE", "")
	f("Norway freed the 14 detained Swedish nurses on Sunday.", "RETREAT", "2031-05-04")
	f("Norway and Sweden held talks on Monday about the clash at Halm.", "CONSULT", "2031-05-05")
	f("Norway and Sweden held talks on Monday about the clash at Halm.", "ASSAULT", "")
	f("Sweden thanked Norway on Monday for the release of the nurses.", "RETREAT", "")
	f("Norway detained 14 Swedish nurses on Sunday.", "COERCE", "2031-05-04")
	f("Sweden welcomed the release of the nurses on Monday.", "SUPPORT", "2031-05-05")
}
