package coder_test

import (
	"context"
	"testing"

	"readout"
	"readout/coder"
)

// TestEvents_Help has help whose recipient stands in its purpose, and forces that
// come to keep the peace, which the codebook counts as help.
func TestEvents_Help(t *testing.T) {
	c := coder.New()
	f := func(text, typ, recipient string) {
		t.Helper()
		rec, err := c.Code(context.Background(), &readout.Report{ID: "c", Lang: "en", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range rec.Events {
			if e.Type != typ {
				continue
			}
			if recipient == "" {
				return
			}
			for _, a := range rec.Actors {
				if len(e.Recipients) > 0 && a.ID == e.Recipients[0] && (a.Country == recipient || a.Side == recipient) {
					return
				}
			}
		}
		t.Errorf("%q: no %s to %s in %+v", text, typ, recipient, rec.Events)
	}
	f("Kenya has provided nearly $1.7 billion in humanitarian assistance to support Somali refugees.", "AID", "SOM")
	f("Kenya sent grain to feed Somali villagers.", "AID", "SOM")
	f("Kenya announced the deployment of 230 troops to Liberia on a peacekeeping mission.", "AID", "LBR")
	f("Kenya sent 200 soldiers to Syria to serve as a peacekeeping force.", "AID", "SYR")
	f("Kenya sent 200 soldiers to fight rebels in Somalia.", "MOBILIZE", "")
}
