package coder_test

import (
	"strings"
	"testing"
)

// TestPositionsSaid holds further forms in which delegations say what they want, will not have, or take, and
// what sounds like them and is none.
func TestPositionsSaid(t *testing.T) {
	for lead, texts := range map[string]map[string]string{
		"Delegations of Malta and Tunisia held talks on prisoners, fishing and the sea border in Valletta on Thursday.\n\n": {
			"Malta's foreign minister, Carmen Borg, said her country could live with joint patrols.": "MLT security_arrangements accepts",
			"\"We can live with observers,\" Tunisia's minister said.":                               "TUN monitoring accepts",
			"Tunisia's delegation called once more for the release of the fishermen.":                "TUN prisoners demands",
			"The Tunisian side once again asked for the fishermen to be freed.":                      "TUN prisoners demands",
			"The Maltese side stood by its refusal to lift the embargo.":                             "MLT sanctions refuses",
			"Malta is not going to lift the embargo, its minister said.":                             "MLT sanctions refuses",
			"\"We are not going to lift the embargo,\" the Maltese minister said.":                   "MLT sanctions refuses",
			"\"No observers on our soil,\" the Tunisian minister said.":                              "TUN monitoring refuses",
			"Only if the fishermen are freed will Malta lift the embargo.":                           "MLT sanctions accepts_with_conditions",
			"Malta will lift the embargo only if the fishermen are freed.":                           "MLT sanctions accepts_with_conditions",
			"Malta would lift the embargo in exchange for the fishermen.":                            "MLT sanctions accepts_with_conditions",
			"Malta is prepared to lift the embargo step by step.":                                    "MLT sanctions offers",
			"Malta has agreed to observers.":                                                         "MLT monitoring accepts",
			"Tunisia has not accepted observers.":                                                    "TUN monitoring refuses",
			"Tunisia balked at observers.":                                                           "TUN monitoring refuses",
			"Tunisia bristled at the idea of observers.":                                             "TUN monitoring refuses",
			"Tunisia has reservations about the observers.":                                          "",
			"Malta's main demand is the release of the fishermen.":                                   "MLT prisoners demands",
			"The two sides remain apart on the border.":                                              "",
			"Tunisia must first free the fishermen, the Maltese minister said.":                      "MLT prisoners demands",
			"Tunisia has dropped its opposition to observers.":                                       "TUN monitoring accepts",
			"Tunisia softened its stance on observers.":                                              "",
			"Tunisia agreed to consider the release of the fishermen.":                               "TUN prisoners open",
			"Tunisia said it was ready for a compromise on the border.":                              "TUN territory open",
			"Tunisia hinted at a release of the fishermen.":                                          "",
			"\"I will not sell out our fishermen,\" said the Maltese minister.":                      "",
			"The Maltese opposition demanded that the embargo be kept.":                              "",
			"Malta insisted that the fishermen had been in its own waters.":                          "",
		},
	} {
		for text, want := range texts {
			rec := readTalks(t, lead+text+"\n")
			if g := strings.Join(held(rec), ", "); g != want {
				t.Errorf("%s\n got  %q\n want %q", text, g, want)
			}
		}
	}
}
