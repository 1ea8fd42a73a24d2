package processes

import (
	"strings"
	"testing"
)

// TestPositions_End: terms end what was asked and offered on their issues; a red line, an
// issue that they leave out and what is asked afterwards stay; a refused condition falls with
// the condition.
func TestPositions_End(t *testing.T) {
	for _, x := range []struct {
		name string
		told string // "DAY STATE HOLDER KIND ISSUE STANCE: WORDS", one a line
		want string
	}{
		{"terms", "2024-03-01 in_session AAA position prisoners demands: the crew freed\n2024-03-08 in_session BBB position prisoners refuses: letting the sailors go\n2024-03-20 agreed_in_principle BBB position prisoners offers: will let forty men go home",
			"AAA demands to 2024-03-20, BBB refuses to 2024-03-20, BBB offers"},
		{"another issue", "2024-03-01 in_session AAA position trade demands: lower duties\n2024-03-20 agreed_in_principle BBB position prisoners offers: will let forty men go home",
			"AAA demands, BBB offers"},
		{"red line", "2024-03-01 in_session AAA red_line prisoners demands: every man freed\n2024-03-20 agreed_in_principle BBB position prisoners offers: will let forty men go home",
			"AAA demands, BBB offers"},
		{"no agreement", "2024-03-01 in_session AAA position prisoners demands: the crew freed\n2024-03-20 in_session BBB position prisoners offers: will let forty men go home",
			"AAA demands, BBB offers"},
		{"asked afterwards", "2024-03-20 agreed_in_principle BBB position prisoners offers: will let forty men go home\n2024-04-02 implementing AAA position prisoners demands: the crew freed",
			"AAA demands, BBB offers"},
		{"condition of talks", "2024-03-01 floated AAA precondition trade demands: tolls gone first\n2024-03-03 floated BBB position trade refuses: will not touch its tolls\n2024-03-09 agreed_to_talk",
			"AAA demands to 2024-03-09, BBB refuses to 2024-03-09"},
		{"refused before it was a condition", "2024-03-01 floated BBB position trade refuses: will not touch its tolls\n2024-03-03 floated AAA precondition trade demands: tolls gone first\n2024-03-09 agreed_to_talk",
			"AAA demands to 2024-03-09, BBB refuses"},
		{"condition of a signature", "2024-03-01 floated AAA precondition territory demands: the hill empty before a truce is signed\n2024-03-09 agreed_to_talk",
			"AAA demands"},
		{"another offer of one holder", "2024-03-01 in_session AAA position trade offers: a panel for the levy\n2024-03-12 in_session BBB position trade offers: half of what timber pays\n2024-03-15 in_session AAA position trade offers: fees by weight alone",
			"AAA offers to 2024-03-15, AAA offers, BBB offers"},
	} {
		w := &teller{t: t}
		for _, line := range strings.Split(x.told, "\n") {
			head, words, ok := strings.Cut(line, ": ")
			h := strings.Fields(head)
			w.says(h[0], h[1], "author")
			if !ok {
				continue
			}
			w.holds(h[5], h[4], words)
			e := w.es[len(w.es)-1]
			f := &e.Facts[len(e.Facts)-1]
			f.By, f.Sort = []string{h[2]}, h[3]
		}
		var got []string
		for _, p := range w.process(AsOf{}, Rules{}).Positions {
			s := p.Holder + " " + p.Stance
			if p.To != "" {
				s += " to " + p.To
			}
			got = append(got, s)
		}
		if g := strings.Join(got, ", "); g != x.want {
			t.Errorf("%s:\n got  %s\n want %s", x.name, g, x.want)
		}
	}
}
