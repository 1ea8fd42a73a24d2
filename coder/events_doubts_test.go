package coder

import (
	"context"
	"slices"
	"testing"

	"readout"
)

// doubtful are sentences of ours in which words of PLOVER's stand for something
// else, by what they stand for.
var doubtful = map[string][]string{
	"accidents": {
		"Four people were killed when a bus crashed near the Serbian border.",
		"Two Danish tourists died in a helicopter crash in Nepal.",
		"A gas explosion at a bakery in Lublin killed three people.",
		"The earthquake in Peru left forty people dead.",
		"Nine miners were injured in an avalanche in Kashmir.",
		"Three children were killed in a fire at a Kenyan school.",
		"The wreck of the ferry injured a dozen passengers.",
	},
	"figures of speech": {
		"The senator lost a custody battle with her husband.",
		"The two ministers fought an election battle in May.",
		"The president battled cancer for a year.",
		"The French government wages a war on poverty.",
		"The company is targeting younger customers in Spain.",
		"The minister targeted voters over sixty.",
		"Norway met its climate targets.",
		"A member of the Ghanaian delegation, speaking by phone, gave no details.",
		"The factory could not meet demand from Poland.",
		"Chaos is taking over the capital of Sudan.",
	},
	"questions and anonymity": {
		"Asked about the vote, the president smiled.",
		"The ministers were asked whether they could see a way out.",
		"The French diplomat requested anonymity.",
		"An Israeli officer asked not to be named.",
		"The Turkish official asked to remain anonymous.",
		"The minister declined to discuss the terms.",
	},
	"opinions and rules": {
		"The senator agreed, but also had doubts.",
		"The governor agreed that the rules should be modernized.",
		"The French minister called it a common illness.",
		"Security protocol called for an ambulance.",
	},
	"those who flee": {
		"The gunman fled in a white car.",
		"The suspects fled to Mexico.",
		"The minister, who fled as a child, lives in Rome.",
	},
	"private people": {
		"The singer married a Danish dancer and thanked her.",
		"The shopkeeper bought the house from a neighbour.",
		"The miner met his wife in a bar.",
	},
	"no refusal and no threat": {
		"The president declined to threaten the rebels.",
		"Kenya is threatened by drought.",
		"The ministry warned that a storm could kill hundreds.",
		"The United States is committed to the region.",
	},
	"things that nobody does": {
		"The bureau's allegations are false, a Danish lawyer said.",
		"The shares of the Peruvian bank declined two per cent.",
		"Farmers were hit by Chinese tariffs.",
		"Obama's involvement offers a reminder.",
		"The Swiss governor travels to Basel.",
	},
	"leaving and going": {
		"The Polish president left the meeting with a smile.",
		"Use caution when visiting Kenya.",
		"The week marked a return to larger crowds of people.",
	},
}

// TestDoubtful wants none of them coded.
func TestDoubtful(t *testing.T) {
	c := New()
	for class, list := range doubtful {
		t.Run(class, func(t *testing.T) {
			for _, s := range list {
				rec, err := c.Code(context.Background(), &readout.Report{Text: s, Lang: "en"})
				if err != nil {
					t.Fatal(err)
				}
				if len(rec.Events) > 0 {
					t.Errorf("%v: %s", briefly(rec), s)
				}
			}
		})
	}
}

// partyExamples are sentences of ours on who does and who suffers, in the notation
// of the lexicons.
var partyExamples = []lexiconExample{
	{"second party behind a title", "CONSULT", "King Abdullah and Egyptian leader Omar Hassan met in Amman on Monday.", "JOR+EGY"},
	{"possessor suffers", "COERCE", "The Polish editor's arrest by Russian police caused outrage.", "RUS>POL"},
	{"the shelling killed", "ASSAULT", "The shelling of a Ukrainian town by Russian troops killed ten Ukrainian soldiers.", "RUS>UKR"},
	{"who wants a blow", "ASSAULT", "The Turkish militants wanted to raid a Syrian base.", "TUR>SYR:desired"},
	{"deed that somebody contributes to", "AID", "Norway has contributed $3 million in assistance to Chad and Niger.", "NOR>TCD,NER"},
	{"driven out", "SANCTION", "Thousands of Syrian villagers fled to Turkey.", ">SYR"},
	{"conference quitted", "REJECT", "Serbia abruptly left the meeting with Austria.", "SRB>AUT"},
	{"asked in earnest", "REQUEST", "Ukraine asked Poland to send tanks.", "UKR>POL"},
	{"step taken under duress", "COERCE", "The Polish minister was forced to resign.", ">POL"},
	{"target as a modifier", "ASSAULT", "The Kuwait invasion by Iraqi troops shocked the world.", "IRQ>KWT"},
	{"second verb of a promise", "AGREE", "Chad will open an embassy in Norway and send aid to Sudan.", "TCD>SDN:planned"},
	{"bus that a bomb hit", "ASSAULT", "A roadside bomb hit a bus in Kabul, killing nine people.", ">"},
	{"party and what is its own", "THREATEN", "Eritrean troops threatened Djibouti and its only deep port.", "ERI>DJI"},
	{"killed by gunmen", "ASSAULT", "Gunmen killed three Turkish soldiers.", ">TUR"},
}

// TestWhoDoesIt runs them through the whole chain.
func TestWhoDoesIt(t *testing.T) {
	c := New()
	for i := range partyExamples {
		x := &partyExamples[i]
		rec, err := c.Code(context.Background(), &readout.Report{Text: x.text, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(rec.Events, func(e readout.Event) bool { return x.fits(rec, &e) }) {
			t.Errorf("%s: %s %s not in %v: %s", x.at, x.typ, x.expect, briefly(rec), x.text)
		}
	}
}

// sceneExamples say where an event takes place: a type, the name of the place or
// nothing, the sentence.
var sceneExamples = [][3]string{
	{"CONSULT", "Ankara", "Turkish and Russian ministers held talks in Ankara on ending the fighting in Libya."},
	{"CONSULT", "", "The French minister met Russian officials to discuss policy in Syria."},
	{"CONSULT", "Geneva", "The French minister met his Greek counterpart in Geneva."},
	{"ACCUSE", "", "Cyprus condemned the bomb attacks in Kenya."},
	{"ASSAULT", "Kabul", "A suicide bomber killed ten people in Kabul."},
	{"ASSAULT", "Mali", "Rebels attacked a Chadian base in Mali."},
}

// TestScenes runs them through the whole chain.
func TestScenes(t *testing.T) {
	c := New()
	for _, x := range sceneExamples {
		rec, err := c.Code(context.Background(), &readout.Report{Text: x[2], Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for i := range rec.Events {
			e := &rec.Events[i]
			place := ""
			for _, p := range rec.Places {
				if p.ID == e.Place {
					place = p.Name
				}
			}
			if e.Type == x[0] {
				found = true
				if place != x[1] {
					t.Errorf("place %q, want %q: %s", place, x[1], x[2])
				}
			}
		}
		if !found {
			t.Errorf("no %s in %v: %s", x[0], briefly(rec), x[2])
		}
	}
}

// TestReleasesApart keeps the two sides of an exchange apart.
func TestReleasesApart(t *testing.T) {
	text := "Two hostages held by the Houthis were released on Tuesday. Three Houthi fighters were released in Aden."
	rec, err := New().Code(context.Background(), &readout.Report{Text: text, Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	if len(rec.Events) != 2 || rec.Events[0].Mode != "release" || rec.Events[1].Mode != "release" {
		t.Errorf("want two releases: %v", briefly(rec))
	}
}

// TestToldTwice wants one event of several mentions.
func TestToldTwice(t *testing.T) {
	c := New()
	for text, want := range map[string]string{
		"Gunmen killed three Turkish soldiers in Hakkari on Monday. The attack came at dawn. The killing of the three soldiers angered the town.":           "ASSAULT",
		"Police in Minsk arrested the editor Ivan Petrov on Tuesday. Petrov's arrest angered his readers. The arrest of Petrov was illegal, a lawyer said.": "COERCE",
		"The Chadian minister Ali Bakari resigned on Monday. His party said that Bakari had resigned of his own will.":                                      "RETREAT",
	} {
		rec, err := c.Code(context.Background(), &readout.Report{Text: text, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, e := range rec.Events {
			if e.Type == want {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%d events of type %s, want one: %v: %s", n, want, briefly(rec), text)
		}
	}
}
