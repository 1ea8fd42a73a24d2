package coder_test

import (
	"strings"
	"testing"

	"readout"
)

// TestPositionsOf holds whose a position is where a delegate, a movement or "N, for X" speaks, and what
// it is about where the words only count, point back or set it out behind a colon.
func TestPositionsOf(t *testing.T) {
	for lead, texts := range map[string]map[string]string{
		"The Ennedi Freedom Movement answered the Prime Minister by radio on Thursday.\n\n": {
			"The movement accepts the government's invitation to negotiate, provided that the talks are held abroad.": "(Ennedi Freedom Movement) other accepts_with_conditions",
			"The nurses would not be set free in advance, said Idriss Maro, who speaks for the fighters.":             "(Ennedi Freedom Movement) prisoners refuses",
			"Above all the movement wants the licence of the Fada gold mine suspended.":                               "(Ennedi Freedom Movement) natural_resources demands",
			"An amnesty is out of the question, the Prime Minister said.":                                             "",
		},
		"Negotiators for Chad and for the rebels of the Ennedi met in Lome on Thursday. The Ennedi Freedom Movement's delegation was led by the teacher Amina Dosso.\n\n": {
			"Dosso asked that the mining licence be frozen.":                                                                                                          "(Ennedi Freedom Movement) natural_resources demands",
			"Dosso demanded that government troops be pulled back from the wells.":                                                                                    "(Ennedi Freedom Movement) security_arrangements demands",
			"Justice Minister Ali Kosso, across from her, ruled out touching the mining licence.":                                                                     "TCD natural_resources refuses",
			"Justice Minister Ali Kosso again called for two nurses held since March to be set free.":                                                                 "TCD prisoners demands",
			"The rebels no longer ruled out letting the nurses go while the talks lasted.":                                                                            "(Ennedi Freedom Movement) prisoners open",
			"Justice Minister Ali Kosso replied that the government would not touch the mining licence.":                                                              "TCD natural_resources refuses",
			"The movement is prepared to keep its fighters away from the road, a delegate of the rebels said, if the army's helicopters stay away from the villages.": "(Ennedi Freedom Movement) security_arrangements accepts_with_conditions",
			"Unless the helicopters are grounded by June 1, the movement will leave the talks, Dosso said.":                                                           "(Ennedi Freedom Movement) security_arrangements insists",
			"The government has given up its insistence that the nurses be released beforehand.":                                                                      "",
			"The government has quietly dropped its demand for the nurses.":                                                                                           "",
			"Helicopters must stay on the ground, Dosso said.":                                                                                                        "(Ennedi Freedom Movement) security_arrangements demands",
			"The licence stands, Kosso said.":                                                                                                                         "",
		},
		"Peru seized nine Ecuadorean fuel lorries at the border last week. The foreign ministers of Peru and Ecuador held talks on the lorries in Bogota on Thursday.\n\n": {
			"Ecuadorean Foreign Minister Rosa Paz demanded that all nine be handed back with their cargo.": "ECU trade demands",
			"She demanded that all nine be returned.":                                                      "",
			"Peru would return the lorries but not the diesel, its minister Ana Solis indicated.":          "PER trade offers",
			"Rosa Paz, for Ecuador, insisted on an apology before any discussion of customs papers.":       "ECU other insists",
			"Rosa Paz turned it down within the hour.":                                                     "(Rosa Paz) territory refuses",
			"Ecuador refuses to reopen the crossing while a single lorry is missing.":                      "ECU territory refuses",
			"Ecuador wants both.": "",
			"Peru suggested that the two governments sort the matter out at a table.":                                                        "PER other offers",
			"For the first time Peru did not rule out returning the lorries with their load.":                                                "PER trade open",
			"Peru had offered to return all nine lorries, fuel included, against a resumption of gas supplies, two people in the room said.": "PER trade offers",
			"Peru is disposed to dialogue but does not negotiate under pressure.":                                                            "PER other refuses",
			"Peru will not sign under an ultimatum, its minister Ana Solis said.":                                                            "PER other refuses",
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

// held writes the positions of a record, each as its holder, issue and stance. States go by
// their code, all others by their name.
func held(rec *readout.Record) []string {
	var out []string
	for _, p := range rec.Positions {
		who := p.Holder
		for i := range rec.Actors {
			a := &rec.Actors[i]
			if a.ID != p.Holder {
				continue
			}
			if who = a.Country; a.Country == "" || len(a.Sectors) > 0 && a.Sectors[0] != "GOV" {
				who += "(" + a.Name + ")"
			}
		}
		out = append(out, who+" "+p.Issue+" "+p.Stance)
	}
	return out
}
