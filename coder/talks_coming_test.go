package coder_test

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

// coming writes the steps, deadlines and threats of a record: day, owners by country and
// the first words.
func coming(rec *readout.Record) string {
	var out []string
	for _, n := range rec.NextSteps {
		day := ""
		for _, t := range rec.Times {
			if t.ID == n.When {
				day = t.Begin
			}
		}
		if n.Begin != "" {
			day = n.Begin + "/" + n.End
		}
		out = append(out, "step "+n.State+" "+day+" "+strings.Join(countriesOf(rec, n.Owners), "+"))
	}
	for _, d := range rec.Deadlines {
		out = append(out, "deadline "+d.Date+" "+strings.Join(countriesOf(rec, d.Owners), "+"))
	}
	for _, x := range rec.Threats {
		out = append(out, "threat "+x.Kind+" "+strings.Join(countriesOf(rec, x.By), "+")+">"+strings.Join(countriesOf(rec, x.To), "+"))
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// TestComing holds what is plainly told to come: on a day, until a day, or else.
// The reports are of Friday, 9 May 2031.
func TestComing(t *testing.T) {
	const talks = "Peru and Ecuador held talks on the river in Lima on Thursday. "
	for text, want := range map[string]string{
		"The accord will be signed on Monday, 12 May.":                                                                                 "step scheduled 2031-05-12 ECU+PER",
		"The truce takes effect at noon on 15 May.":                                                                                    "step scheduled 2031-05-15 ECU+PER",
		"The parliament of Peru is to vote on the text on 14 May.":                                                                     "step scheduled 2031-05-14 PER",
		"Ecuador hopes to present a new draft on 20 May.":                                                                              "step desired 2031-05-20 ECU",
		"Peru has until 1 June to withdraw its police.":                                                                                "deadline 2031-06-01 PER",
		"The mediator asked Peru for a written answer by Tuesday.":                                                                     "deadline 2031-05-13 PER",
		"Peru will ban imports from Ecuador unless the engineers are freed by 25 May, its president said.":                             "deadline 2031-05-25 ECU; threat sanctions PER>ECU",
		"\"If our engineers are not home by 20 May, our team will go home,\" Peru's envoy said.":                                       "deadline 2031-05-20 ECU; threat halt_talks PER>ECU",
		"\"Should the talks fail, the army is ready to recapture the wells,\" Peru's president said.":                                  "threat force PER>ECU",
		"Should the talks fail, the army is ready to recapture the wells, Defence Minister Ana Rojas of Peru told troops on Thursday.": "threat force PER>ECU",
		"It was agreed that the ministers would meet again.":                                                                           "step agreed  ECU+PER",
		"It was not agreed that the ministers would meet again.":                                                                       "",
		// told to one's own people, counted in days, after the other's part, before a day untold
		"Both presidents told their ministers to draw up a treaty within a month.":                                                   "step scheduled 2031-05-09/2031-06-09 ECU+PER",
		"They instructed their experts to finish the text in ten days.":                                                              "step scheduled 2031-05-19/2031-05-19 ECU+PER",
		"The leaders gave their negotiators two weeks to prepare a draft.":                                                           "step scheduled 2031-05-09/2031-05-23 ECU+PER",
		"The talks will resume on 20 May. African Union mediator Amina Diallo hopes to have a text within two weeks of the opening.": "step desired 2031-05-20/2031-06-03 IGO; step scheduled 2031-05-20 ECU+PER",
		"They signed a truce. Ecuador will release 30 captives by 20 May and 25 once Peru's troops have left.":                       "step agreed  ECU; step scheduled 2031-05-20 ECU",
		"They signed a truce. Peru is to open the bridge as soon as Ecuador has handed over its maps.":                               "step agreed  PER",
		"They signed a truce. The African Union is to watch it with 60 observers, the first of whom will arrive in Piura on Monday.": "step scheduled 2031-05-12 IGO",
		"The captured sailors will be handed over before the feast, Peru's ministry said.":                                           "step scheduled 2031-05-09/ PER",
		"It was decided to hold a further round.":                                                                                    "step agreed  ECU+PER",
		"The consultations will be continued in Quito on 22 May.":                                                                    "step scheduled 2031-05-22 ECU+PER",
		"The minister of Ecuador said he would present a paper on 20 May.":                                                           "step scheduled 2031-05-20 ECU",
		"Peru's president told his driver to wait for an hour.":                                                                      "",
		"Peru's president told his negotiators to accept nothing at the talks that touched the river.":                               "",
		"They signed a truce. Ecuador left the bridge once Peru had withdrawn.":                                                      "",
		"It was decided to plant a tree.":                                                                                            "",
		"The talks lasted for two weeks after the opening.":                                                                          "",
		"The workers will be sent home before the feast, Peru's ministry said.":                                                      "",
		// on a timetable, of whose people, in a sentence around who said it
		"A ceremony has been pencilled in for Tuesday in Lima.":                                                      "step scheduled 2031-05-13/2031-05-13 ECU+PER",
		"The delegations fly home on Sunday.":                                                                        "",
		"The delegations fly to Quito on Sunday.":                                                                    "step scheduled 2031-05-11 ECU+PER",
		"Peru promised to send Ecuador an answer before the end of the month.":                                       "step scheduled 2031-05-22 PER",
		"Peru must withdraw its police no later than 1 June, the minister of Ecuador said.":                          "deadline 2031-06-01 PER",
		"Ecuador demanded that Peru pull back its police by Sunday.":                                                 "deadline 2031-05-11 PER",
		"Peru gave Ecuador ten days to free the engineers.":                                                          "deadline 2031-05-19 ECU",
		"A deadline that Peru had set for the release of its engineers ran out on Monday without a reply.":           "deadline 2031-05-05 ECU",
		"Unless the patrols stop by 20 May, he said, Peru will quit the talks.":                                      "deadline 2031-05-20 ECU; threat halt_talks PER>ECU",
		"Peru will go back to war if the wells are touched, its president said.":                                     "threat force PER>ECU",
		"Ecuador will turn off the water if the engineers are not home by midnight on 20 May, its president warned.": "deadline 2031-05-20 PER; threat sanctions ECU>PER",
		"Peru will complain to the World Court, its foreign minister said.":                                          "step agreed  PER",
		"The talks were planned to last until Sunday.":                                                               "",
		"Peru will complain to the World Court, a newspaper said.":                                                   "",
		"Peru must have known by Sunday, a diplomat said.":                                                           "",
		"Peru gave Ecuador ten days of calm.":                                                                        "",
		"The newspaper's deadline was Friday.":                                                                       "",
		// owners by whose people they are; talks that a report names no one for
		"The armistice takes hold soon. Soldiers of Peru are to be five miles from the bridge by 1 June.": "step scheduled 2031-06-01 PER",
		"By 1 June Ecuador's soldiers must have left the bridge.":                                         "deadline 2031-06-01 ECU",
		"Talks about the bridge and about a customs post are to begin in June.":                           "step scheduled 2031-06-01 ECU+PER",
		"The ministers have arranged to see each other on Sunday in Quito.":                               "step scheduled 2031-05-11/2031-05-11 ECU+PER",
		// what is over, of nobody, conditional or no matter of theirs is nothing to come
		"The accord was signed on Monday.":                                           "",
		"It will rain on 14 May.":                                                    "",
		"If the text is ready, the accord will be signed on 14 May.":                 "",
		"Peru will lift its embargo if the engineers are freed, its president said.": "",
		"Peru had until 1 May to withdraw its police.":                               "",
	} {
		if got := coming(readTalks(t, talks+text)); got != want {
			t.Errorf("%s\n got %q, want %q", text, got, want)
		}
	}
}
