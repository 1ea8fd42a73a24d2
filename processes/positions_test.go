package processes

import (
	"strings"
	"testing"
)

// holds adds a position of AAA to the report that the teller made last.
func (w *teller) holds(stance, issue, words string) {
	w.t.Helper()
	e := w.es[len(w.es)-1]
	f := e.Facts[0]
	f.ID, f.Kind, f.Value, f.Issue, f.Sort, f.By = f.ID+"p"+string(rune('a'+len(e.Facts))), KindPosition, stance, issue, "position", []string{"AAA"}
	at := int32(10 + 100*len(e.Facts))
	f.What = Quote{at, at + int32(len(words)), words}
	f.Evidence = []Quote{f.What}
	e.Facts = append(e.Facts, f)
}

// TestPositions_Again: an offer in other words days later is another offer, told by others
// on its day the same; a demand is one however it is put, until it is given up.
func TestPositions_Again(t *testing.T) {
	for _, x := range []struct {
		told string // "DAY STANCE: WORDS", one a line
		want string
	}{
		{"2024-03-01 offers: to put the levy before a panel\n2024-03-09 offers: half of what is charged on timber", "offers 2024-03-01 to 2024-03-09, offers 2024-03-09"},
		{"2024-03-01 offers: to put the levy before a panel\n2024-03-02 offers: that experts look at the tax", "offers 2024-03-01"},
		{"2024-03-01 offers: to put the levy before a panel\n2024-03-20 offers: to put the levy before a panel", "offers 2024-03-01"},
		{"2024-03-01 demands: an end of the levy\n2024-03-09 demands: that timber goes free of charge", "demands 2024-03-01"},
		{"2024-03-01 refuses: to end the levy\n2024-03-09 accepts: an end of the levy", "refuses 2024-03-01 to 2024-03-09, accepts 2024-03-09 softer"},
	} {
		w := &teller{t: t}
		for _, line := range strings.Split(x.told, "\n") {
			head, words, _ := strings.Cut(line, ": ")
			day, stance, _ := strings.Cut(head, " ")
			w.says(day, "in_session", "author")
			w.holds(stance, "trade", words)
		}
		var got []string
		for _, p := range w.process(AsOf{}, Rules{}).Positions {
			s := p.Stance + " " + p.From
			if p.To != "" {
				s += " to " + p.To
			}
			if p.Change != "new" {
				s += " " + p.Change
			}
			got = append(got, s)
		}
		if g := strings.Join(got, ", "); g != x.want {
			t.Errorf("%s\n got  %s\n want %s", x.told, g, x.want)
		}
	}
}
