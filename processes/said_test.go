package processes

import (
	"strings"
	"testing"

	"readout"
)

// TestManner: how sources speak, by verb and by what they say.
func TestManner(t *testing.T) {
	f := func(want, cue, kind, polarity, content string) {
		t.Helper()
		text := "Peru " + cue + " " + content
		at := int32(len("Peru "))
		rec := &readout.Record{
			Report: &readout.Report{ID: "r", Text: text},
			Actors: []readout.Actor{{ID: "a", Kind: readout.ActorGovernment, Name: "Peru", Country: "PER", Key: "PER"}, {ID: "b", Kind: readout.ActorGovernment, Name: "Chile", Country: "CHL", Key: "CHL"}},
		}
		st := readout.Statement{ID: "s", Speakers: []string{"a"}, About: []string{"b"}, SourceKind: readout.SourceInstitution, Source: readout.Span{Start: 0, End: 4}, CueType: kind, Polarity: polarity,
			Cue: readout.Span{Start: at, End: at + int32(len(cue))}, Content: []readout.Span{{Start: at + int32(len(cue)) + 1, End: int32(len(text))}}}
		rec.Statements = []readout.Statement{st}
		r := newReader(rec, &Entry{})
		if all := r.hearings(); len(all) == 0 && want != "" || len(all) == 1 && all[0].how != want {
			t.Errorf("%q: %+v, want %q", text, all, want)
		}
	}
	f(ClaimDenies, "denied", "deny", "negative", "that its jets had crossed the border")
	f(ClaimDenies, "rejected", "other", "", "the panel's finding as far as the bridge is concerned")
	f(ClaimDenies, "dismissed", "other", "", "the allegations out of hand")
	f(ClaimDenies, "called", "say", "", "the accusation baseless")
	f(ClaimDenies, "described", "say", "", "that as a fabrication")
	f(ClaimDenies, "said", "say", "", "these reports were entirely untrue")
	f(ClaimDenies, "said", "say", "", "there was no truth in the story")
	f(ClaimDenies, "said", "say", "", "the claim did not correspond to the facts")
	f(ClaimDenies, "said", "say", "", "there had been no meeting of any kind")
	f(ClaimDenies, "said", "say", "", "it knew of no wounded civilians")
	f(ClaimDenies, "insisted", "insist", "", "no accord was reached in Quito")
	f(ClaimDenies, "said", "say", "", "it rejected the conclusion about the mine")

	f(ClaimConfirms, "confirmed", "acknowledge", "", "it an hour later")
	f(ClaimConfirms, "said", "say", "", "\"Yes, we had met before, in March\"")
	f(ClaimConfirms, "admitted", "acknowledge", "", "that its patrol had strayed")
	f(ClaimConfirms, "said", "say", "", "it accepted the finding on the bridge")
	f(ClaimConfirms, "said", "say", "", "its men had carried out the attack on the depot")
	f(ClaimConfirms, "said", "say", "", "we were behind the raid on the post")
	f(ClaimConfirms, "accepted", "other", "", "the verdict of the observers")

	f(ClaimLeaves, "does not dispute", "deny", "", "it")
	f(ClaimLeaves, "did not contest", "other", "", "the account")
	f(ClaimLeaves, "has never denied", "deny", "", "that the two had met")
	f(ClaimAccuses, "accused", "claim", "", "Chile of having shelled a village")

	// refusing an offer denies nothing, and what one does not wish or expect is no denial
	f(ClaimSays, "rejected", "other", "", "the offer of a ceasefire")
	f(ClaimSays, "called", "say", "", "on Chile to return")
	f(ClaimSays, "called", "say", "", "it a good day")
	f(ClaimSays, "said", "say", "", "there would be no second round")
	f(ClaimSays, "said", "say", "", "there will be no concessions")
	f(ClaimSays, "said", "say", "", "no fewer than nine attackers were seen")
	f(ClaimSays, "said", "say", "", "no one was better placed than the envoy")
	f(ClaimSays, "said", "say", "", "it accepted the invitation of the host")
	f(ClaimSays, "said", "say", "", "the report was not wrong")
	f(ClaimSays, "said", "say", "", "the enemy had carried out the attack")
	f("", "would neither confirm nor deny", "acknowledge", "unsaid", "the account")
}

// TestBegan: who asked for a call.
func TestBegan(t *testing.T) {
	f := func(want, text string) {
		t.Helper()
		rec := &readout.Record{Report: &readout.Report{ID: "r", Text: text}, Sentences: []readout.Span{{Start: 0, End: int32(len(text))}}}
		for _, x := range []struct{ name, key string }{{"Peru", "PER"}, {"Chile", "CHL"}} {
			a := readout.Actor{ID: x.key, Kind: readout.ActorGovernment, Name: x.name, Country: x.key, Key: x.key}
			for at := 0; ; {
				i := strings.Index(text[at:], x.name)
				if i < 0 {
					break
				}
				a.Mentions = append(a.Mentions, readout.Span{Start: int32(at + i), End: int32(at + i + len(x.name))})
				at += i + len(x.name)
			}
			rec.Actors = append(rec.Actors, a)
		}
		r := newReader(rec, &Entry{})
		if got := strings.Join(r.began(&readout.Meeting{Kind: "call", Item: readout.Item{Span: rec.Sentences[0]}}), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	f("CHL", "At the initiative of Chile the presidents spoke by telephone")
	f("PER", "The two spoke on Tuesday at Peru's request")
	f("CHL", "The president of Peru received a telephone call from Chile")
	f("CHL", "Peru took a call from the president of Chile")
	f("PER", "The leader of Peru telephoned that of Chile")
	f("PER", "The conversation with Chile was requested by Peru")
	f("PER", "Chile listened; Peru had sought the conversation")
	f("", "Peru and Chile spoke by telephone")
	f("", "Peru called on Chile to withdraw")
	f("", "Peru sought the support of Chile in a call")
}

// TestBothSides: names of sources that are both parties.
func TestBothSides(t *testing.T) {
	for name, want := range map[string]bool{
		"both sides": true, "delegates on both sides": true, "members of both delegations": true, "officials of both": true, "envoys from both foreign ministries": true, "Both ministers": true, "the two governments": true,
		"both Peru and Chile": false, "both men": false, "both hostages": false, "a member of the delegation": false, "two officials": false, "the other side": false, "a diplomat close to one side": false,
	} {
		if bothSides(name) != want {
			t.Errorf("%q: %t", name, !want)
		}
	}
}

// TestTopic: what an answer is about.
func TestTopic(t *testing.T) {
	for text, want := range map[string]string{
		"the call on Tuesday":                        "call",
		"the meeting in the monastery":               "meeting",
		"reports of secret contacts with the rebels": topicTalks,
		"that an agreement had been reached":         topicAccord,
		"what her ministry had denied in March":      topicDenied,
		"the accusation":                             "",
		"it":                                         "",
		"that its jets had crossed":                  "",
	} {
		if got := topicOf(strings.Fields(fold(text))); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
