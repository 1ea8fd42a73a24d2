package coder

import (
	"context"
	"slices"
	"testing"

	"readout"
)

// statusRight is the share of the sentences below that must come out right.
const statusRight = 0.85

// statusExamples are sentences of ours with the status that their event has:
// a type, the status, the sentence.
var statusExamples = [][3]string{
	{"ASSAULT", "happened", "Turkish jets bombed two villages in Syria on Friday."},
	{"ASSAULT", "happened", "The army said that rebels had attacked a Malian convoy."},
	{"CONSULT", "happened", "The Polish president met the Czech prime minister in Warsaw."},
	{"SANCTION", "happened", "Canada imposed sanctions on three Belarusian banks on Monday."},
	{"COERCE", "happened", "Four Kenyan journalists were arrested by Ugandan police."},
	{"AGREE", "happened", "Norway promised to send doctors to Malawi."},
	{"THREATEN", "happened", "Iran threatened to attack Israel if the raids continued."},
	{"REJECT", "happened", "Serbia refused to release the Croatian prisoners."},
	{"REJECT", "happened", "Talks between Chad and Sudan ended without an agreement."},
	{"ASSAULT", "ongoing", "Russian forces are shelling the Ukrainian town."},
	{"ASSAULT", "ongoing", "Ethiopia continues to bomb Eritrean positions."},
	{"SUPPORT", "ongoing", "Iran backs the Syrian government."},
	{"ASSAULT", "ongoing", "Sudanese planes have been bombing villages in Chad since May."},
	{"CONSULT", "ongoing", "The ministers of Chad and Sudan are holding talks in Doha."},
	{"COERCE", "ongoing", "Turkey is maintaining its blockade of Armenia."},
	{"ASSAULT", "not_happened", "Israel did not attack the Lebanese village."},
	{"ASSAULT", "not_happened", "Denmark said that its jets had not bombed the Libyan camp."},
	{"CONSULT", "not_happened", "The Greek minister never met the Turkish president."},
	{"ASSAULT", "not_happened", "Russia denied that it had shelled the Georgian village."},
	{"ASSAULT", "not_happened", "Kenyan police prevented an attack on the Somali embassy."},
	{"SANCTION", "not_happened", "Japan has not imposed sanctions on Myanmar."},
	{"AGREE", "planned", "The Polish president will visit Norway in May."},
	{"AGREE", "planned", "Denmark plans to send aid to Ethiopia."},
	{"AGREE", "planned", "The Chadian and Sudanese ministers are to meet in Doha on Sunday."},
	{"CONCEDE", "planned", "Turkey will lift the curfew in the Kurdish town on Sunday."},
	{"THREATEN", "planned", "Canada will impose sanctions on Belarus next week."},
	{"AGREE", "planned", "Brazil intends to cooperate with Peru on the border."},
	{"AGREE", "desired", "The United States hopes to cooperate with India."},
	{"AGREE", "desired", "Egypt wants to hold talks with Ethiopia."},
	{"AGREE", "desired", "Chile wishes to meet Bolivian officials."},
	{"AGREE", "desired", "Jordan expressed a desire to cooperate with Iraq."},
	{"THREATEN", "conditional", "If Sudan attacks again, Chad will bomb its airfields."},
	{"THREATEN", "conditional", "Israel will attack Lebanon unless the rockets stop."},
	{"AGREE", "conditional", "France will send aid to Mali if the election is held."},
	{"THREATEN", "conditional", "If there is no agreement, Egypt will walk away from the talks."},
	{"AGREE", "conditional", "Norway would meet the Taliban if they released the hostages."},
	{"ASSAULT", "hypothetical", "Russia could attack Georgia again, analysts fear."},
	{"COOPERATE", "hypothetical", "The plan would have boosted cooperation between Iran and Iraq."},
	{"SANCTION", "hypothetical", "Canada is considering sanctions against Belarus."},
	{"ASSAULT", "hypothetical", "Turkish troops might invade Syria."},
	{"COERCE", "hypothetical", "Kenya might close its border with Somalia."},
	{"ASSAULT", "alleged", "Russia allegedly bombed a hospital in Syria."},
	{"ASSAULT", "alleged", "Chad claims that Sudan attacked the town."},
	{"COERCE", "alleged", "China reportedly arrested an Australian journalist."},
	{"ASSAULT", "alleged", "Sudan accused Chad of bombing a village in Darfur."},
	{"ASSAULT", "happened", "Norway hopes to visit the camp after Sudan bombed it, leaving two Chadian soldiers dead."},
	{"ASSAULT", "not_happened", "Police kept the Turkish men from attacking the Greek embassy."},
	{"AGREE", "desired", "Syria voiced its interest in resuming talks with Israel."},
	{"AGREE", "desired", "The officials indicated a desire for Chad and Sudan to reconvene talks."},
	{"COERCE", "alleged", "The claim that Russia meddled in American elections is old."},
}

// TestEventStatus runs the sentences through the whole chain.
func TestEventStatus(t *testing.T) {
	c := New()
	right := 0
	for _, x := range statusExamples {
		rec, err := c.Code(context.Background(), &readout.Report{Text: x[2], Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(rec.Events, func(e readout.Event) bool { return e.Type == x[0] && string(e.Status) == x[1] }) {
			right++
			continue
		}
		t.Logf("%s %s not in %v: %s", x[0], x[1], briefly(rec), x[2])
	}
	t.Logf("%d of %d", right, len(statusExamples))
	if float64(right) < statusRight*float64(len(statusExamples)) {
		t.Errorf("%d of %d statuses right, want %.0f %%", right, len(statusExamples), 100*statusRight)
	}
}
