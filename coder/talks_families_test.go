package coder_test

import (
	"strings"
	"testing"
)

// TestStateFamilies: the many ways to say that talks are floated, go on, stop or fail, and
// that a truce is signed, begins or is broken; and what only looks like one of them.
func TestStateFamilies(t *testing.T) {
	f := func(state string, want bool, texts ...string) {
		t.Helper()
		for _, text := range texts {
			got := hintsOf(readTalks(t, text))
			has := false
			for _, h := range strings.Fields(got) {
				has = has || strings.HasPrefix(h, state+"@") || strings.HasPrefix(h, "~"+state+"@")
			}
			if has != want {
				t.Errorf("%s\n got %s; %s: %t", text, got, state, !want)
			}
		}
	}
	f("ended_without_agreement", true,
		"The round of talks between Peru and Chile finished on Thursday empty-handed.",
		"Talks between Peru and Chile came to nothing on Thursday.",
		"Peru and Chile wound up three days of negotiations on Thursday with nothing to show for them.",
		"Negotiators for Peru and Chile went home from the talks on Thursday with no deal.")
	f("ended_without_agreement", false,
		"The fishermen came home empty-handed as talks between Peru and Chile began on Thursday.",
		"Talks between Peru and Chile began on Thursday. Nothing was stolen from the hotel.",
		"Talks between Peru and Chile may come to nothing, an analyst said on Thursday.")
	f("suspended", true,
		"Peru pulled the plug on its talks with Chile on Thursday.",
		"Peru put its negotiations with Chile on ice on Thursday.",
		"Peru suspended its participation in the talks with Chile on Thursday.",
		"Peru called a halt to its negotiations with Chile on Thursday.")
	f("suspended", false,
		"Peru put its budget on ice on Thursday while its talks with Chile went on.",
		"Peru threatened on Thursday to pull the plug on its talks with Chile.",
		"Peru called on Chile on Thursday to hold talks.")
	f("signed", true,
		"Peru and Chile put their names to a truce on Thursday.",
		"The presidents of Peru and Chile put their signatures to a peace agreement on Thursday.",
		"Peru and Chile inked a ceasefire deal on Thursday.")
	f("signed", false,
		"Peru refused on Thursday to put its name to the truce with Chile.",
		"Back when it signed the Lima Treaty with Chile more than 20 years ago, Peru pledged to open its ports.",
		"Peru and Chile hope to put their names to a truce in June.")
	f("in_force", true,
		"The ceasefire between Peru and Chile began at dawn on Thursday.",
		"A truce between Peru and Chile started on Thursday at noon.",
		"A ceasefire between Peru and Chile took hold on Thursday.")
	f("in_force", false,
		"A truce between Peru and Chile would begin on Thursday if both agreed.",
		"The truce between Peru and Chile has not begun.",
		"Peru and Chile called for the start of a truce.")
	f("violated", true,
		"Peru and Chile both broke the ceasefire between them on Thursday, observers found.")
	f("violated", false,
		"An arbitration panel in 2001 found Peru in breach of the agreement with Chile.")
	f("floated", true,
		"Peru proposed face-to-face negotiations to Chile on Thursday.",
		"Ecuador on Thursday offered its good offices to Peru and Chile.",
		"Peru offered Chile talks on Thursday.")
	f("floated", false,
		"Peru proposed a levy on fish to Chile on Thursday.",
		"Peru offered no talks to Chile on Thursday.",
		"Ecuador offered its good offices to tourists on Thursday.")
	f("agreed_to_talk", true,
		"Peru and Chile have accepted the good offices of Ecuador, the government of Ecuador said on Thursday.")
	f("agreed_to_talk", false,
		"Peru accepted the good offices of Ecuador on Thursday.",
		"Peru and Chile accepted the office chairs of Ecuador on Thursday.")
	f("in_session", false,
		"Peru and Chile had been holding direct talks on a withdrawal before the war.",
		"Peru and Chile had been negotiating a withdrawal until the shooting began.",
		"Until March, negotiators of Peru and Chile had been meeting for talks in Quito.")
	f("in_session", false,
		"The newspaper spoke of signals from Peru that it wants to renew the long-stalled peace talks with Chile.",
		"Peru had indicated its interest in resuming talks with Chile in remarks made last week by the ambassador.",
		"A paper said Peru had shown an interest in resuming the talks with Chile in a speech of its president.")
	f("collapsed", true,
		"Peru scuttled the talks with Chile on Thursday.",
		"The president of Peru torpedoed the negotiations with Chile on Thursday.",
		"Peru wrecked its negotiations with Chile on Thursday, mediators said.",
		"An attack on Thursday derailed the talks between Peru and Chile.")
	f("collapsed", false,
		"Peru threatened on Thursday to scuttle the talks with Chile.",
		"An attack on Thursday did not derail the talks between Peru and Chile.",
		"Peru scuttled two trawlers on Thursday while its talks with Chile went on.",
		"Hardliners tried on Thursday to torpedo the talks between Peru and Chile.")
	f("refused", false,
		"Peru hopes for talks with Chile, which has long refused to negotiate with Lima.",
		"Peru has always refused to negotiate with Chile.")
	f("refused", true, "Talks between Peru and Chile were to open on Friday. Peru refused to meet the delegation of Chile on Thursday.")
}
