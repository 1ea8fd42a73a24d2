package coder_test

import (
	"slices"
	"testing"

	"readout"
)

// TestTalksGates holds what the three gates keep out: a phrase is a candidate, and
// stays one where its clause, its speaker or what it is about says so.
func TestTalksGates(t *testing.T) {
	f := func(gate, text string, wants ...string) {
		t.Helper()
		rec := readTalks(t, text)
		for _, w := range wants {
			if !told(rec, w) {
				t.Errorf("%s gate: %s\n want %s; hints %s", gate, text, w, hintsOf(rec))
			}
		}
	}
	// What the clause says: conditions, wishes, negations, what would have been.
	f("syntax", "Talks between Peru and Ecuador went on in Lima on Thursday. \"If they move one post, we will walk out of the talks,\" Ecuador's envoy said.", "-state:walked_out", "threat:halt_talks")
	f("syntax", "Talks between Peru and Ecuador went on in Lima on Thursday. The two sides have not signed an agreement.", "-state:signed", "-agreement:signed")
	f("syntax", "A treaty between Peru and Ecuador would have ended the dispute over the river.", "-state:signed", "-agreement:signed,reached", "-process")
	f("syntax", "Peru and Ecuador hope to sign a border treaty in June.", "-agreement:signed", "-state:signed")
	f("syntax", "Kenya and Somalia failed to agree on a ceasefire at talks in Cairo on Monday.", "-ceasefire", "-state:agreed_in_principle")
	f("syntax", "Any ceasefire between Kenya and Somalia must be monitored, the envoy said.", "-ceasefire")
	f("syntax", "Signing a treaty has proved hard for Peru and Ecuador.", "-agreement:signed", "-state:signed")
	// Whose word it is: one side's word moves nothing, a denial stands beside it.
	f("attribution", "Talks between Peru and Ecuador went on in Lima on Thursday. Peru's foreign minister said that the two sides had agreed on a border treaty.", "-state:agreed_in_principle")
	f("attribution", "Talks between Peru and Ecuador went on in Lima on Thursday. Peru said the negotiations had collapsed; Ecuador denied it.", "-state:collapsed")
	f("attribution", "Peru and Ecuador met in Lima on Thursday. Peru's foreign minister called the meeting constructive.", "tone:constructive", "-tone_by_author")
	f("attribution", "Ethiopia accused Eritrea of violating the ceasefire on Monday.", "-state:violated", "alleged")
	// What it is about: another agreement, another quarrel, no talks at all.
	f("attachment", "Talks between Kenya and Somalia on fishing went on in Nairobi on Thursday. In Yemen, a truce collapsed on Monday.", "-state:agreement_failed", "-state:collapsed")
	f("attachment", "Kenya and Somalia held talks in Nairobi on Thursday. A crane at the port collapsed on Monday.", "-state:collapsed")
	f("attachment", "The coalition in Rome collapsed on Monday after talks on the budget.", "-state:collapsed")
	f("attachment", "A bank and its staff reached an agreement on pay on Thursday.", "-agreement", "-process")
	f("attachment", "The film, a frank portrait of a widow, opened on Friday. Peru and Ecuador met in Lima on Thursday.", "-tone:frank")
	f("attachment", "In 2011 Peru and Ecuador signed an accord on trade. On Thursday their ministers met in Lima.", "-state:signed")
}

// toneByAuthor says whether a word of tone is given to the report itself.
func toneByAuthor(rec *readout.Record) bool {
	return slices.ContainsFunc(rec.Meetings, func(m readout.Meeting) bool {
		return slices.ContainsFunc(m.Tone, func(x readout.Tone) bool { return x.Holder == readout.ByAuthor })
	})
}
