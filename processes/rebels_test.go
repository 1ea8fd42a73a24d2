package processes_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"readout"
	"readout/coder"
	"readout/processes"
)

// TestTheRebels: "the rebels", fighters "of the X Movement" and who commands it are the one
// movement that a report names, though only its name tells that it opposes; they are not
// where it names two, or a group of rebels beside a movement.
func TestTheRebels(t *testing.T) {
	c := coder.New()
	code := func(text string) *processes.Entry {
		rec, err := c.Code(context.Background(), &readout.Report{ID: "r", Text: text, Published: readout.Published{Date: time.Date(2031, 6, 3, 0, 0, 0, 0, time.UTC)}})
		if err != nil {
			t.Fatal(err)
		}
		return processes.FactsOf(rec, processes.Meta{})
	}
	both := func(text string) bool {
		return slices.ContainsFunc(code(text).Strands, func(s processes.Strand) bool { return slices.Equal(s.Parties, []string{"TCD", "ennedi_freedom"}) })
	}
	const named = " The Ennedi Freedom Movement named its delegates."
	for _, text := range []string{
		"Chad and the rebels of the Ennedi will hold their first direct negotiations in Lome from June 9, the envoy announced on Tuesday." + named,
		"Negotiators for Chad and for the guerrillas of the Ennedi faced each other on Tuesday for the first time." + named,
		"Talks between Chad's government and the Ennedi rebels were adjourned on Tuesday." + named,
		"Chad and the insurgents opened talks in Lome on Tuesday." + named,
		"Chad met fighters of the Ennedi Freedom Movement for talks in Lome on Tuesday.",
	} {
		if !both(text) {
			t.Errorf("%q: no strand of both", text)
		}
	}
	for _, text := range []string{
		"Chad and the rebels of the Ennedi will hold talks in Lome from June 9." + named + " The Tibesti Patriotic Front stayed away.",
		"Chad and the Borku rebels held talks in Lome on Tuesday.",
		"Chad and Niger held talks in Lome on Tuesday." + named,
	} {
		if both(text) {
			t.Errorf("%q: a strand of both", text)
		}
	}
	for text, want := range map[string]bool{
		"On Sunday the envoy conferred with Idriss Maro, the Ennedi Freedom Movement's commander, in Fada.": true,
		"The envoy saw Idriss Maro, the Ennedi Freedom Movement's military leader, on Sunday.":              true,
		"The envoy saw the Ennedi Freedom Movement's leader, Idriss Maro, on Sunday.":                       true,
		"The envoy saw Idriss Maro, military commander of the Ennedi Freedom Movement, on Sunday.":          true,
		"The envoy saw Idriss Maro, the brother of the Ennedi Freedom Movement's leader, on Sunday.":        false,
		"The envoy and Idriss Maro, who heads a bank, saw the Ennedi Freedom Movement's leader.":            false,
		"Idriss Maro, the Ennedi Freedom Movement's critic, met the envoy on Sunday.":                       false,
	} {
		got := slices.ContainsFunc(code(text).Known, func(k processes.Known) bool { return k.Name == "idriss maro" && k.Side == "ennedi_freedom" })
		if got != want {
			t.Errorf("%q: known %v", text, got)
		}
	}
}

// TestRebelsElsewhere: rebels without a name, of a state that talks with one movement on
// those days, are that movement; where it talks with two they are a side of their own.
func TestRebelsElsewhere(t *testing.T) {
	c := coder.New()
	ledger := func(texts ...string) []string {
		l := processes.New(processes.Rules{})
		for i, text := range texts {
			rec, err := c.Code(context.Background(), &readout.Report{ID: string(rune('a' + i)), Text: text, Lang: "en", Published: readout.Published{Date: time.Date(2031, 6, 3+i, 0, 0, 0, 0, time.UTC), Certain: true}})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := l.Put(processes.FactsOf(rec, processes.Meta{})); err != nil {
				t.Fatal(err)
			}
		}
		var out []string
		for _, p := range l.Processes(processes.AsOf{}) {
			who := ""
			for _, x := range p.Parties {
				who += x.Key + " "
			}
			out = append(out, who+string(rune('0'+p.Reports)))
		}
		slices.Sort(out)
		return out
	}
	named := "Chad's government and the rebel Ennedi Freedom Movement opened peace talks in Lome on Tuesday.\n"
	unnamed := "Talks between Chad's government and the Chadian rebels were adjourned in Lome on Wednesday. The rebels demanded the release of their prisoners.\n"
	other := "Chad's government and the rebel Tibesti Patriotic Front opened peace talks in Accra on Tuesday.\n"
	if got, want := ledger(named, unnamed), []string{"TCD ennedi_freedom 2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	spokesman := "Chad's government and the rebel Ennedi Freedom Movement opened peace talks in Lome on Tuesday. The Ennedi Freedom Movement's spokesman, Idriss Maro, was there.\n"
	truce := "Church bells marked the start of the truce at midnight. By noon neither the army of Chad nor the rebels had reported an incident. Rebel spokesman Idriss Maro spoke of 70 fighters on their way to a camp.\n"
	if got, want := ledger(spokesman, truce), []string{"TCD ennedi_freedom 2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := ledger(named, unnamed, other), 3; len(got) != want {
		t.Errorf("got %q, want %d processes", got, want)
	}
}
