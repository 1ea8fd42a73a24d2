package coder

import (
	"testing"
	"time"

	"readout"
)

// TestActorsBounds reads reports without a date and asks between which days the
// offices of those who speak put them.
func TestActorsBounds(t *testing.T) {
	c := New()
	f := func(text, from, to string) {
		t.Helper()
		d := c.Document(&readout.Report{Text: text, Lang: "en"})
		c.actors.Find(d)
		a, b, shown, ok := c.actors.Bounds(d)
		day := func(x time.Time) string {
			if x.IsZero() {
				return ""
			}
			return x.Format(time.DateOnly)
		}
		if day(a) != from || day(b) != to || ok != (from+to != "") {
			t.Errorf("%q: from %q to %q (%v), want %q to %q", text, day(a), day(b), ok, from, to)
		}
		if from != "" && shown[0].Empty() || to != "" && shown[1].Empty() {
			t.Errorf("%q: no words show it", text)
		}
	}
	f("President Barack Obama said on Tuesday that the talks would go on.", "2009-01-20", "2017-01-20")
	f("President Barack Obama said the talks would go on. Secretary of State John Kerry said they would not.", "2013-02-01", "2017-01-20")
	f("German Chancellor Angela Merkel said on Monday that she was hopeful.", "2005-11-22", "2021-12-08")
	f("Former President Barack Obama said on Tuesday that the talks would go on.", "", "")
	f("In 2011 President Barack Obama said that the talks would go on.", "", "")
	f("Barack Obama said on Tuesday that the talks would go on.", "", "")
	f("A spokesman for President Barack Obama left.", "", "")
	f("President Barack Obama said it was late. President Ronald Reagan said it was early.", "", "") // which contradict each other
	f("French President Emmanuel Macron said on Monday that he was hopeful.", "2017-05-14", "")
}
