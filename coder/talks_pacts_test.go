package coder_test

import (
	"slices"
	"strings"
	"testing"
)

// TestPacts holds in what state an agreement is that a sentence tells of: one in principle
// is not yet reached, one that is only rumoured is alleged, one whose rumour is called
// untrue is none.
func TestPacts(t *testing.T) {
	const talks = "Peru and Ecuador held talks on the river in Lima on Thursday. "
	for text, want := range map[string]string{
		"Peru and Ecuador reached an agreement in principle on the river on Friday.":                            "in_principle happened",
		"Peru and Ecuador struck a preliminary deal on the river on Friday.":                                    "in_principle happened",
		"Peru and Ecuador reached an agreement on the river on Friday.":                                         "reached happened",
		"Reports of an agreement with Ecuador on the river are unfounded, the foreign ministry of Peru said.":   "not_reached not_happened",
		"Rumours of a deal between Peru and Ecuador lack any foundation, the foreign ministry of Peru said.":    "not_reached not_happened",
		"The foreign ministry of Peru denied reports of an accord with Ecuador.":                                "not_reached not_happened",
		"Claims of a ceasefire with Ecuador do not correspond to the truth, the foreign ministry of Peru said.": "not_reached not_happened",
		"Peru and Ecuador signed a truce meant to end a year of fighting on Friday.":                            "signed happened",
	} {
		var got []string
		for _, a := range readTalks(t, talks+text).Agreements {
			got = append(got, a.State+" "+string(a.Status))
			if strings.Contains(a.Name, " meant ") {
				t.Errorf("%s: name %q", text, a.Name)
			}
		}
		if slices.Sort(got); strings.Join(got, "; ") != want {
			t.Errorf("%s\n got %q, want %q", text, got, want)
		}
	}
}

// TestPacts_LastYear: an agreement of a month of last year has that month and no made-up
// day of it.
func TestPacts_LastYear(t *testing.T) {
	for text, want := range map[string]string{
		"Last year, the two sides had agreed on a truce in October.": "2030-10",
		"On Tuesday the two sides agreed on a truce.":                "2031-05-06",
	} {
		rec := readTalks(t, "Peace talks between Chad and the Borku Front were suspended on Thursday.\n\n"+text+"\n")
		if len(rec.Agreements) != 1 || rec.Agreements[0].Reached != want {
			t.Errorf("%s %+v", text, rec.Agreements)
		}
	}
}
