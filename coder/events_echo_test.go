package coder

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
)

// toldEvents lists the events of a text that came out on Thursday, 19 June 2025: type, parties
// by country, status, day, and the words of its mentions.
func toldEvents(t *testing.T, text string) []string {
	t.Helper()
	r := &readout.Report{Text: text, Lang: "en"}
	r.Published.Date = time.Date(2025, 6, 19, 0, 0, 0, 0, time.UTC)
	rec, err := New().Code(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range rec.Events {
		e := &rec.Events[i]
		var lands []string
		for _, id := range slices.Concat(e.Actors, e.Recipients) {
			for k := range rec.Actors {
				if a := &rec.Actors[k]; a.ID == id && a.Country != "" && !slices.Contains(lands, a.Country) {
					lands = append(lands, a.Country)
				}
			}
		}
		slices.Sort(lands)
		words := []string{e.Trigger.In(r.Text)}
		for _, m := range e.Mentions {
			words = append(words, m.In(r.Text))
		}
		out = append(out, strings.Join([]string{e.Type, strings.Join(lands, "+"), string(e.Status), e.Date, strings.Join(words, "|")}, " "))
	}
	return out
}

// Each text must give an event that begins as the line says and has the word among its
// mentions; "no" turns it round.
func TestEvents_Echoes(t *testing.T) {
	for _, c := range []struct{ text, begins, word string }{
		{"Chad and Libya held talks in Oslo on Monday.\n\nThe talks ended on Wednesday.", "CONSULT LBY+TCD happened 2025-06-16", "talks"},
		{"The presidents of Chad and Libya spoke by telephone on Friday.\n\nThe conversation, the third between the two men, lasted an hour.", "CONSULT LBY+TCD happened 2025-06-13", "conversation"},
		{"Chad and Libya held talks in Oslo on Monday.\n\nThe first round was held in Tunis in March.", "CONSULT LBY+TCD happened 2025-03", "round was held"},
		{"Talks between Chad and Libya began in May.\n\nThe talks broke down on June 4.", "REJECT LBY+TCD happened 2025-06-04", "broke down"},
		{"Chad and Libya held talks in Oslo in May.\n\nA further meeting was planned. The talks have been put off, Norway said.", "REJECT LBY+TCD happened", "put off"},
		{"Chad and Libya signed a border treaty on Monday.\n\nThe treaty was signed in a tent.", "SUPPORT LBY+TCD happened 2025-06-16", "treaty was signed"},
		{"Libyan gunmen attacked a Chadian depot on Sunday and killed nine guards.\n\nThe attack was the worst in years.", "ASSAULT LBY+TCD happened 2025-06-15", "attack"},
		{"Libyan gunmen attacked a Chadian depot on Sunday and wounded nine guards.\n\nA second guard died in hospital on Tuesday.", "ASSAULT LBY+TCD happened 2025-06-15", "died"},
		{"Chad and Libya met in Oslo on Monday.\n\nThe talks about music were long.", "no REJECT", ""},
		{"The prime minister of Chad told his Libyan counterpart in a telephone call on Monday that the well was closed.", "CONSULT LBY+TCD happened 2025-06-16", "call"},
		{"The presidents of Chad and Libya agreed on a border treaty on Monday, at their first meeting.", "CONSULT LBY+TCD happened", "meeting"},
		{"The general signed for Chad and the minister for Libya.", "SUPPORT LBY+TCD happened", "signed"},
		// what points to nothing, or to what is not told as done, is no event
		{"The cabinet of Chad met on Monday.\n\nThe talks were long.", "no CONSULT LBY", ""},
		{"A man died in hospital on Tuesday, doctors in Chad said.", "no ASSAULT", ""},
		{"Chad and Libya held talks on Monday.\n\nThe talks will resume next week if the rebels agree.", "no CONSULT LBY+TCD happened 2025-06-2", ""},
		{"Libyan gunmen attacked a Chadian depot on Sunday.\n\nThe general signed for the club in May.", "no SUPPORT", ""},
		{"A telephone call took place on Monday between the presidents of Chad and Libya.", "CONSULT LBY+TCD happened 2025-06-16", "call"},
		{"The president of Chad spoke by telephone on Monday with the president of Libya.", "CONSULT LBY+TCD happened 2025-06-16", "spoke"},
		{"Norway mediates between Chad and Libya in a quarrel over a well.\n\nThe talks broke down on June 4.", "REJECT LBY+TCD happened 2025-06-04", "broke down"},
		{"Chad and Libya met in Oslo on June 2.\n\nThey talked until two in the morning.", "CONSULT LBY+TCD happened 2025-06-02", "talked"},
		{"The quarrel is between Chad and Libya. Norway's envoy appealed to the two countries on Monday to return to the table.", "REQUEST LBY+NOR+TCD happened 2025-06-16", ""},
		{"A Chadian patrol came under fire on Friday. Four of the men were injured.", "ASSAULT TCD happened 2025-06-13", "injured"},
		{"Norway offered on Friday to host talks between Chad and Libya.", "AGREE", "offered"},
		{"The UN envoy Lena Horn saw the president of Chad on Tuesday.", "CONSULT TCD+UNO happened 2025-06-17", "saw"},
		{"The UN envoy Lena Horn saw the president of Chad as a friend.", "no CONSULT", ""},
		{"The president of Chad saw the Libyan army advance on Tuesday.", "no CONSULT", ""},
		{"The Chadian movement saw Libya's forces leave.", "no CONSULT", ""},
		{"A Chadian patrol came under fire on Friday. In Mali four soldiers were injured.", "no ASSAULT MLI+TCD", ""},
		{"Chad and Libya met in Oslo on June 2.\n\nClashes took place in Mali.", "no ASSAULT LBY+TCD", ""},
		{"A drone hit a market in Chad on Monday, killing dozens of people. The army said that the rebels had shelled the town. The rebels said that more than 100 people had died.", "ASSAULT  happened 2025-06-16", "died"},
		{"Ann Roe, Libya's foreign minister, called the Chadian announcement blackmail.", "ACCUSE LBY", "called"},
		{"Libya's foreign minister called the summit with Chad a success.", "no ACCUSE", ""},
		{"The Chadian president was present at a meeting with Libya's envoy on Monday.", "CONSULT LBY+TCD happened 2025-06-16", "meeting"},
		{"Unless the nine men are freed by Friday, he said, Chad will leave the talks with Libya.", "no REJECT TCD happened", ""},
		// days
		{"Libyan gunmen stormed a Chadian depot on Sunday and killed nine guards.", "ASSAULT LBY+TCD happened 2025-06-15", "killed"},
		{"Libyan troops opened fire on Sunday, killing nine Chadian guards.", "ASSAULT LBY+TCD happened 2025-06-15", "opened fire"},
		{"June 12: Libya frees 40 Chadian captives.", "RETREAT LBY+TCD happened 2025-06-12", "frees"},
		{"The nine Chadian captives who were to be freed on Thursday stayed in their cells.", "no RETREAT", ""},
		{"The talks between Chad and Libya were to have begun today.", "CONSULT LBY+TCD not_happened", ""},
		{"Libya was to be paid, and the nine Chadian captives were to be freed by Libya on Saturday.", "no RETREAT LBY+TCD happened", ""},
		// who is held
		{"Nine Turkish sailors are being held in Athens.", "COERCE TUR", "held"},
		{"Turkey wants the nine sailors detained in Athens to be freed.", "COERCE", "detained"},
		{"The idea is held in contempt in Turkey.", "no COERCE", ""},
		{"He accused the army of having shelled a village on Monday.", "ASSAULT", "shelled"},
	} {
		got := toldEvents(t, c.text)
		begins, turned := strings.CutPrefix(c.begins, "no ")
		found := slices.ContainsFunc(got, func(e string) bool { return strings.HasPrefix(e, begins) && strings.Contains(e, c.word) })
		if found == turned {
			t.Errorf("%q: want %s %s, got %q", c.text, c.begins, c.word, got)
		}
	}
}
