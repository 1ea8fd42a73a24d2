package coder_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"readout"
	"readout/coder"
)

// TestEvents_TwoTimes has deeds of one kind that a sentence tells with a time each, and
// such as are one: the report is of Thursday, 8 May 2031.
func TestEvents_TwoTimes(t *testing.T) {
	c := coder.New()
	f := func(text, typ string, dates ...string) {
		t.Helper()
		r := &readout.Report{ID: "c", Lang: "en", Text: text,
			Published: readout.Published{Date: time.Date(2031, 5, 8, 0, 0, 0, 0, time.UTC), Basis: readout.BasisFlag, Certain: true}}
		rec, err := c.Code(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range rec.Events {
			if e.Type == typ {
				got = append(got, e.Date)
			}
		}
		if !slices.Equal(got, dates) {
			t.Errorf("%q: %s on %q, want %q", text, typ, got, dates)
		}
	}
	f("Norway's envoy met the Finnish minister in Turku on Tuesday, two days after she had seen President Anders Holm in Oslo.", "CONSULT", "2031-05-06", "2031-05-04")
	f("Three days before it expelled a consul, Norway recalled its ambassador to Sweden on Friday.", "SANCTION", "", "2031-05-02")
	f("Norway walked out on April 5, three days later Sweden suspended its participation, and a meeting of the ministers planned for April 20 was called off by Norway.", "REJECT", "2031-04-05", "")
	f("Finnish troops attacked the port on Friday and shelled the town of Halm on Monday.", "ASSAULT", "2031-05-02", "2031-05-05")
	f("Peru's president received the Chilean envoy on Tuesday, a week after he had met the Bolivian president in Tacna.", "CONSULT", "2031-05-06", "2031-04-28/2031-04-30")
	// one deed
	f("Norwegian gunmen attacked a bus on Tuesday, killing nine Swedish farmers.", "ASSAULT", "2031-05-06")
	f("Nine Swedish farmers were killed on Tuesday when Norwegian soldiers shelled a village.", "ASSAULT", "2031-05-06")
	f("Norway and Sweden held talks on Tuesday and met in a hotel.", "CONSULT", "2031-05-06")

	// what each of two sides does of what both do
	f("Norway and Sweden have both agreed to hold talks in Turku. Sweden accepted the invitation on Saturday. Norway said yes on Monday.", "AGREE", "2031-05-03/2031-05-05")
	f("Chad and Niger have both agreed to meet in Dakar. Niger accepted the invitation on Monday. Chad said yes on Tuesday.", "AGREE", "2031-05-05/2031-05-06")
	f("Peru and Chile agreed on Tuesday to share the river. Peru accepted a Finnish loan on Sunday.", "AGREE", "2031-05-06", "2031-05-04")
	f("Chile agreed on Sunday to open the border. Peru accepted an invitation on Tuesday.", "AGREE", "2031-05-04", "2031-05-06")

	// the day of "when"
	f("The quarrel began on May 3, when Norway closed its border with Sweden.", "COERCE", "2031-05-03")
	f("Trade has been at a standstill since April 20, when soldiers of Norway shot dead two Swedish herders.", "ASSAULT", "2031-04-20")
	f("The feud goes back to May 1, when the army of Norway attacked a Swedish village.", "ASSAULT", "2031-05-01")
	f("The envoy came on May 3, when Norway had closed its border with Sweden.", "COERCE", "")
}

// TestEvents_Thanked has deeds that are only named in thanks or blame, and who did them.
func TestEvents_Thanked(t *testing.T) {
	c := coder.New()
	f := func(text, typ, by string) {
		t.Helper()
		rec, err := c.Code(context.Background(), &readout.Report{ID: "c", Lang: "en", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, e := range rec.Events {
			if e.Type == typ && len(e.Actors) > 0 {
				for _, a := range rec.Actors {
					if a.ID == e.Actors[0] {
						got = a.Country
					}
				}
			}
		}
		if got != by {
			t.Errorf("%q: %s by %q, want %q", text, typ, got, by)
		}
	}
	f("Sweden thanked Norway for the release of the nurses.", "RETREAT", "NOR")
	f("Sweden's king praised Norway for the release of 12 sailors.", "RETREAT", "NOR")
	f("Norway was thanked for the release of the nurses.", "RETREAT", "NOR")
	f("Peru's foreign minister thanked his Chilean counterpart for the release of the fishermen.", "RETREAT", "CHL")
	f("Finland condemned Norway for the attack on the harbour of Turku.", "ASSAULT", "NOR")
	f("Sweden thanked the doctors after the release of the nurses.", "RETREAT", "")
	f("Sweden called for the release of the nurses.", "RETREAT", "")
	f("Sweden waited for the release of the nurses.", "RETREAT", "")

	// whose release it is, where nobody is named to whom they go
	to := func(text, want string) {
		t.Helper()
		rec, err := c.Code(context.Background(), &readout.Report{ID: "c", Lang: "en", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, e := range rec.Events {
			for _, a := range rec.Actors {
				if e.Type == "RETREAT" && len(e.Recipients) > 0 && a.ID == e.Recipients[0] {
					got = a.Country
				}
			}
		}
		if got != want {
			t.Errorf("%q: to %q, want %q", text, got, want)
		}
	}
	to("Norway handed over the Swedish border guards.", "SWE")
	to("Norway handed over the Swedish border guards to Finland.", "FIN")
}
