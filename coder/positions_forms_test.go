package coder_test

import (
	"slices"
	"strings"
	"testing"
)

// TestPositionsForms has forms in which sides say what they want of each other, each with
// what looks like it and says something else.
func TestPositionsForms(t *testing.T) {
	lead := "GENEVA, March 4, 2024 - Delegations of Georgia and Russia held talks in Geneva on Monday.\n\n"
	for text, want := range map[string]string{
		// wants it done
		"Georgia wants its three soldiers freed.":       "GEO prisoners demands",
		"Georgia wants the ban on its wine lifted.":     "GEO trade demands",
		"Georgia wants its voice heard, a poet said.":   "",
		"Russia offered to ease the ban on meat.":       "RUS trade offers",
		"Russia offered to lift the ban on wine.":       "RUS trade offers",
		"Russia lifted a glass of wine, the host said.": "",
		// let go
		"The fishermen would not be let go in advance, the Russian minister said.":      "RUS prisoners refuses",
		"\"The pilots will not be let go before a trial,\" the Georgian minister said.": "GEO prisoners refuses",
		"Russia no longer excludes letting the sailors go.":                             "RUS prisoners open",
		"Russia no longer ruled out letting the fishermen go while the talks lasted.":   "RUS prisoners open",
		"\"Our sailors must come home,\" the Russian minister said.":                    "RUS prisoners demands",
		// troops and the ground they stand on
		"Russia demanded that Georgian troops be pulled back from the river.":                         "RUS security_arrangements demands",
		"Georgia asked that the Russian troops be moved away from the lake.":                          "GEO security_arrangements demands",
		"Georgia has no intention of pulling its troops out of the gorge, the defence minister said.": "GEO security_arrangements refuses",
		"The troops kept watch at the lake.":                                                          "",
		"Georgia held its breath.":                                                                    "",
		// intentions that nobody has
		"Russia has no plan to hand over the sailors, its minister said.": "RUS prisoners refuses",
		"Georgia has no plan for the weekend.":                            "",
		// before anything else
		"Georgia insisted on compensation before any discussion of the port.": "GEO other insists",
		"Georgia insisted on an apology before any discussion of the border.": "GEO other insists",
		"Russia demanded an apology before any talks.":                        "RUS other demands",
		// recognition
		"Russia demanded that Georgia recognise the two republics.":              "RUS recognition demands",
		"Georgia said again that it would not recognise the result of the vote.": "GEO recognition refuses",
		// put on the table, called what it is, given up
		"Georgia put forward autonomy for the north.":                                     "GEO status/self_determination offers",
		"Russia called autonomy a non-starter.":                                           "RUS status/self_determination refuses",
		"Russia dropped its objections to observers.":                                     "RUS monitoring accepts",
		"\"There is no deal while the embargo lasts,\" the Georgian minister said.":       "GEO sanctions insists",
		"The Russian minister said that all the lorries would be returned at once.":       "RUS trade offers",
		"Georgia would return the trucks but not the fuel, its minister said.":            "GEO trade offers",
		"Russian lawmakers demanded that the sanctions be lifted.":                        "",
		"Russia wants an end to the trade war.":                                           "RUS trade aims",
		"Georgia would leave the European Union next year, its minister said.":            "",
		"Georgian senator Nino Beridze urged the Georgian president to lift the embargo.": "",
		"Georgian farmers want the tariffs lowered.":                                      "",
	} {
		rec := readTalks(t, lead+text+"\n")
		var got []string
		for _, p := range rec.Positions {
			who := p.Holder
			for i := range rec.Actors {
				if rec.Actors[i].ID == p.Holder {
					who = rec.Actors[i].Country
				}
			}
			got = append(got, who+" "+p.Issue+" "+p.Stance)
		}
		slices.Sort(got)
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%s\n got  %q\n want %q", text, g, want)
		}
	}
	for text, talks := range map[string]bool{
		"Negotiators for Peru and for Chile met in Vienna on Friday.\n":      true,
		"The foreign ministers of Peru and Chile met in Vienna on Friday.\n": false,
	} {
		rec := readTalks(t, text+"\nThey shook hands.\n")
		if len(rec.Meetings) != 1 || (rec.Meetings[0].Kind == "talks") != talks {
			t.Errorf("%s %+v", text, rec.Meetings)
		}
	}
}
