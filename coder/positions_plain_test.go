package coder_test

import (
	"strings"
	"testing"
)

// TestPositionsPlain has the plain forms in which sides say what they want, and what looks
// like them and is none.
func TestPositionsPlain(t *testing.T) {
	lead := "LOME, June 3, 2031 (Own News) - Peace talks between Chad and the rebel Ennedi Liberation Front opened in Lome on Monday.\n\n"
	for text, want := range map[string]string{
		"Chad ruled out freeing the prisoners.":                                                               "refuses prisoners",
		"Chad called for the hostages to be set free.":                                                        "demands prisoners",
		"Chad requested the immediate release of the hostages.":                                               "demands prisoners",
		"The Front requested a withdrawal of troops from the valley.":                                         "demands security_arrangements",
		"The return of the refugees was requested by the Front.":                                              "demands displaced",
		"Chad called on the Front to set the drivers free.":                                                   "demands prisoners",
		"Chad called for two nurses held since May to be set free.":                                           "demands prisoners",
		"The Front offered to set 12 sailors free.":                                                           "offers prisoners",
		"The Front accepts a ceasefire, provided that the prisoners are freed first.":                         "accepts_with_conditions ceasefire",
		"The Front accepts a ceasefire on condition that the prisoners are freed.":                            "accepts_with_conditions ceasefire",
		"The Front accepts a ceasefire as long as the troops leave the valley.":                               "accepts_with_conditions ceasefire",
		"Qatar, the mediator, requested the release of the hostages.":                                         "",
		"The drivers set off for a free concert, Chad said.":                                                  "",
		"A journalist requested an interview with Chad's minister.":                                           "",
		"Chad offered to free 40 prisoners.":                                                                  "offers prisoners",
		"Chad is prepared to free its hostages.":                                                              "offers prisoners",
		"The Front is not ready to give up its weapons.":                                                      "refuses demobilisation",
		"The Front refuses to hand over its guns.":                                                            "refuses demobilisation",
		"The border is not up for negotiation, Chad said.":                                                    "refuses territory",
		"The seat is not up for election, Chad said.":                                                         "",
		"Without a withdrawal of troops there would be no ceasefire, the Front said.":                         "insists security_arrangements",
		"There will be no ceasefire without a withdrawal of troops, the Front said.":                          "insists security_arrangements",
		"The Front no longer rules out a release of the hostages.":                                            "open prisoners",
		"The Front no longer insists on a ceasefire.":                                                         "",
		"The Front no longer demands a ceasefire.":                                                            "",
		"Chad would accept a ceasefire if the prisoners were freed.":                                          "accepts_with_conditions ceasefire",
		"The Front would free the hostages if the troops left, an analyst said.":                              "",
		"\"We want peace,\" said the Front's spokesman, Omar Saleh. The Front would free the hostages.":       "offers prisoners",
		"Chad wants an apology for the raid.":                                                                 "demands other",
		"Chad wants peace.":                                                                                   "",
		"Chad will ban imports from the valley unless the hostages are freed by June 9.":                      "insists prisoners",
		"Chad will ban imports from the valley unless the 23 drivers held in the valley are freed by June 9.": "insists prisoners",
		"The government will free 140 prisoners in two groups.":                                               "offers prisoners",
		"Should the talks fail, the army is ready to retake the valley.":                                      "",
		"Chad accepted the withdrawal plan as a basis for further talks.":                                     "accepts_with_conditions other",
		"The prisoners must be freed before a ceasefire is signed, the Front said.":                           "demands prisoners",
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
