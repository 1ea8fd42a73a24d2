package readout

import "testing"

func TestReport_Corrects(t *testing.T) {
	for _, c := range []struct {
		title, text string
		want        bool
	}{
		{"CORRECTION: Nine miners freed", "Nine were freed.", true},
		{"CORRECTED: Nine, not 14, miners freed", "Nine were freed.", true},
		{"Nine miners freed", "Our report of May 2 gave the figure of 14.", true},
		{"Nine miners freed", "Nine were freed. An earlier version of this story said 14.", true},
		{"Nine miners freed", "Nine were freed. The agency regrets the error.", true},
		{"Nine miners freed (corrected)", "Nine were freed. Correction: not 14.", true},
		{"Corrections officers strike", "Officers at the correctional facility in Orrin walked out.", false},
		{"Markets brace for a fall", "Traders spoke of a correction after a long rise.", false},
		{"Minister corrects himself", "The minister said he had been misheard about the mine.", false},
		{"Police revise toll", "Police said nine had died, and that the count may rise.", false},
	} {
		r := Report{Title: c.title, Text: c.text}
		if got := r.Corrects(); got != c.want {
			t.Errorf("%q, %q: %v", c.title, c.text, got)
		}
	}
}
