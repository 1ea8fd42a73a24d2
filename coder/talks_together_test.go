package coder_test

import (
	"slices"
	"strings"
	"testing"
)

// TestTogether: those whom one verb has meet each other, whoever is told beside the word for
// the encounter; and how a round came out, in the words in which papers say it. Want is a
// meeting as in TestRounds, or a state hint.
func TestTogether(t *testing.T) {
	for text, want := range map[string]string{
		"Peru and Chile ended a third day of talks in Quito on Thursday without result.":                                                                         "talks held 2031-05-08 CHL+PER",
		"The talks between Peru and Chile in Quito broke up on Thursday after two hours.":                                                                        "talks held 2031-05-08 CHL+PER - - - no_agreement",
		"Peru and Chile put off Saturday's talks to May 20.":                                                                                                     "talks postponed - CHL+PER",
		"Peru and Chile scrapped the session that was to have begun in Quito on Wednesday.":                                                                      "meeting cancelled 2031-05-07 CHL+PER",
		"Ecuador invited Peru and Chile to a new session in Quito on May 20. Peru has accepted. The reply of Chile is awaited.":                                  "meeting proposed 2031-05-20 CHL+PER",
		"The foreign ministers of Peru and Chile returned to the table in Quito on Wednesday.":                                                                   "talks held 2031-05-07 CHL+PER",
		"The deputy ministers of Peru and Chile met in secret in Arica on April 28. They came within a page of a deal. It foundered on the price of water.":      "meeting held 2031-04-28 CHL+PER - - - no_agreement",
		"Three days after they sat down again, the Central African Republic and Chad agreed in principle on Thursday to stop shooting at each other.":            "agreed_in_principle@05-08",
		"Talks between Peru and Chile broke off in Quito on Thursday.":                                                                                           "suspended@05-08",
		"The negotiations between the Government of Peru and the Northern Liberation Front, postponed this week after the fighting, will begin on May 14 there.": "talks scheduled 2031-05-14 Northern_Liberation_Front+PER",
	} {
		rec := readTalks(t, text+"\n")
		if strings.Contains(want, "@") {
			if got := hintsOf(rec); !slices.Contains(strings.Fields(got), want) {
				t.Errorf("%s\n got %s\nwant %s", text, got, want)
			}
			continue
		}
		var got []string
		for i := range rec.Meetings {
			m := &rec.Meetings[i]
			got = append(got, strings.Join([]string{m.Kind, m.State, m.Date, partiesOf(rec, m), m.Level, m.Mode, m.Duration, m.Outcome}, "|"))
		}
		if !slices.ContainsFunc(got, func(g string) bool { return likeRound(g, want) }) {
			t.Errorf("%s\n got %v\nwant %s", text, got, want)
		}
	}
	for text, want := range map[string]string{ // whose truce it is, where the report names neither side
		"Fighters of the Ennedi Freedom Movement fired on a fuel truck on Thursday in breach of the truce they are bound by, international monitors concluded. They also faulted Chad's army, which has moved back into a post at Fada.": "Chad Ennedi Freedom Movement",
		"Church bells marked the start of the truce in the Ennedi on Thursday. Neither Chad's army nor the rebels reported an incident, said Helen Moss, the New Zealander who mediated it.":                                             "Chad the rebels",
		"Church bells marked the start of the truce in the north on Thursday. Chad's army reported no incident.":                                                                                                                         "",
	} {
		rec, got := readTalks(t, text+"\n"), []string{}
		for _, p := range rec.Processes {
			for _, a := range rec.Actors {
				if slices.Contains(p.Parties, a.ID) {
					got = append(got, a.Name)
				}
			}
		}
		slices.Sort(got)
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s\n got %q\nwant %q", text, g, want)
		}
	}
	for _, text := range []string{
		"Farmers of Peru and Chile complained in a telephone call to a radio on Thursday.",
		"Ecuador invited singers to a session in Quito on May 20.",
		"The fishermen of Peru and Chile ended a third day of fasting on Thursday without result.",
	} {
		if rec := readTalks(t, text+"\n"); len(rec.Meetings) > 0 {
			t.Errorf("%s: %+v", text, rec.Meetings)
		}
	}
}
