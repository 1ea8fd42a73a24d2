package coder

import (
	"context"
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
	"leaving and going": {
		"The Polish president left the meeting with a smile.",
		"Use caution when visiting Kenya.",
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
