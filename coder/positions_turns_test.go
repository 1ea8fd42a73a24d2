package coder_test

import (
	"strings"
	"testing"
)

// TestTurns has the turns of phrase by which sides give way, stand firm, say no and put
// something forward, and what begins like them and says something else.
func TestTurns(t *testing.T) {
	lead := "Delegations of Malta and Tunisia held talks on prisoners, fishing and the sea border in Valletta on Thursday.\n\n"
	for text, want := range map[string]string{
		"Malta could live with joint patrols, its minister said.":         "accepts security_arrangements",
		"Tunisia can live with a fishing quota of 400 tons.":              "accepts natural_resources",
		"Tunisia cannot live with the new border.":                        "refuses territory",
		"Malta gave way on the prisoners.":                                "accepts prisoners",
		"Tunisia would not give way on the border.":                       "insists territory",
		"Tunisia refused to budge on the prisoners.":                      "insists prisoners",
		"Tunisia did not budge on the border.":                            "insists territory",
		"Malta stuck to its demand for observers.":                        "demands monitoring",
		"Malta is sticking to its demand that the fishermen be freed.":    "demands prisoners",
		"Tunisia held firm on the sea border.":                            "insists territory",
		"Tunisia dug in its heels over the sanctions.":                    "insists sanctions",
		"Malta again demanded the release of the fishermen.":              "demands prisoners",
		"Malta repeated its call for observers.":                          "demands monitoring",
		"Tunisia will not have foreign observers on its ships.":           "refuses monitoring",
		"Tunisia will have none of the observers, its minister said.":     "refuses monitoring",
		"Tunisia wants no observers on its ships.":                        "refuses monitoring",
		"Tunisia wants nothing to do with an international tribunal.":     "refuses justice/amnesty",
		"Tunisia would accept observers if the embargo were lifted.":      "accepts_with_conditions monitoring",
		"Malta said yes to observers.":                                    "accepts monitoring",
		"Malta said no to an amnesty.":                                    "refuses justice/amnesty",
		"Malta would hear nothing of an amnesty.":                         "refuses justice/amnesty",
		"An amnesty is not on the table, Malta's minister said.":          "refuses justice/amnesty",
		"The sea border is off the table, Tunisia's minister said.":       "refuses territory",
		"The islands are not for sale, Tunisia's minister said.":          "refuses territory",
		"The islands are not up for discussion, Tunisia's minister said.": "refuses territory",
		"Tunisia threw out the idea of joint patrols.":                    "refuses security_arrangements",
		"Malta waved away the idea of an amnesty.":                        "refuses justice/amnesty",
		"Tunisia is against an amnesty.":                                  "refuses justice/amnesty",
		"Malta is in favour of joint patrols.":                            "accepts security_arrangements",
		"Malta has nothing against observers.":                            "accepts monitoring",
		"Malta has no objection to observers.":                            "accepts monitoring",
		"Malta no longer objects to observers.":                           "accepts monitoring",
		"Malta put an exchange of prisoners on the table.":                "offers prisoners",
		"Malta tabled a plan for joint patrols.":                          "offers security_arrangements",
		"Tunisia, for its part, asks for the embargo to be lifted.":       "demands sanctions",
		"Malta suggested that observers be sent to the ports.":            "offers monitoring",
		"Tunisia is willing to free the fishermen but not the captain.":   "offers prisoners",
		"Tunisia agreed that the fishermen should be freed.":              "accepts prisoners",
		"Tunisia conceded that the quotas were too high.":                 "",
		"Malta welcomed the release of the fishermen.":                    "",
		"Malta lives with the fear of storms.":                            "",
		"The minister gave way to the singer on the stairs.":              "",
		"The prisoners gave way to fear.":                                 "",
		"Tunisia's fishermen called once more for higher wages.":          "",
		"The Tunisian minister stuck to his notes.":                       "",
		"Malta wants no trouble.":                                         "",
	} {
		rec := readTalks(t, lead+text+"\n")
		var got []string
		for _, p := range rec.Positions {
			got = append(got, p.Stance+" "+p.Issue)
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%s\n got  %q\n want %q", text, g, want)
		}
	}
}
