package coder

import (
	"context"
	"slices"
	"strings"
	"testing"

	"readout"
)

// facetsRight is the share of the sentences below whose weapons and targets must all
// be right.
const facetsRight = 0.9

// facetSentences are sentences of ours with the weapons and, behind the stroke, the
// targets that their events must have.
var facetSentences = []struct{ text, want string }{
	{"Gunmen shot dead two policemen in Quetta.", "small-arms | police"},
	{"A suicide bomber killed ten soldiers in Kabul.", "suicide | military"},
	{"Russian forces shelled a hospital in Kherson.", "artillery | health"},
	{"A drone strike hit an oil refinery in Russia.", "drone | energy"},
	{"Israeli jets bombed a power plant in Gaza.", "aircraft explosives | energy"},
	{"Saudi warplanes bombed a market in Yemen.", "aircraft explosives | business"},
	{"A roadside bomb killed four peacekeepers in Mali.", "explosives | peacekeepers"},
	{"Rebels fired rockets at the airport in Goma.", "rocket | infrastructure"},
	{"North Korea fired two ballistic missiles.", "missile |"},
	{"The rebels attacked a church with machetes.", "blade | religious"},
	{"Attackers stabbed a priest in Lyon.", "blade | religious"},
	{"The mob torched the embassy in Tripoli.", "fire | diplomatic"},
	{"Police fired tear gas at the protesters.", "crowd-control | protesters"},
	{"Houthi fighters attacked a cargo ship with a missile.", "missile | ships"},
	{"Syrian helicopters dropped barrel bombs on a school.", "aircraft | school"},
	{"Gunmen attacked a convoy of aid workers in Darfur.", "small-arms | aid-workers"},
	{"Gunmen killed a journalist in Veracruz.", "small-arms | media"},
	{"The militants beheaded three farmers.", "blade | civilians"},
	{"The army attacked the refugee camp with artillery.", "artillery | refugees"},
	{"A car bomb killed nine people in Mogadishu.", "explosives | civilians"},
	{"Fighters used chlorine gas against the village.", "chemical | homes"},
	{"Soldiers opened fire on demonstrators in Khartoum.", "| protesters"},
	{"The Turkish army bombed rebel positions in Iraq.", "explosives | rebels"},
	{"The shelling of the village by rebels killed six children.", "artillery | civilians homes"},
	{"An air strike destroyed a bridge near Kharkiv.", "aircraft | infrastructure"},
	{"Militants attacked the police station with grenades.", "explosives | police"},
	{"Iranian police arrested two journalists.", "| media"},
	{"Turkey detained twelve opposition politicians.", "| opposition"},
	{"The United States sent Ukraine thirty tanks.", "tank |"},
	{"France gave Mali six helicopters.", "aircraft |"},
	{"Pirates seized an oil tanker off Somalia.", "| ships"},
	{"A mine killed three soldiers in the Donbas.", "explosives | military"},
	{"The rebels destroyed an army tank.", "| military"},
	{"Troops deployed to the border on Monday.", "|"},
	{"France condemned the drone attack.", "|"},
	{"Ministers met near the hospital.", "|"},
}

// TestFacets reads the weapons and targets of all sentences.
func TestFacets(t *testing.T) {
	c := New()
	right := 0
	for _, x := range facetSentences {
		rec, err := c.Code(context.Background(), &readout.Report{Text: x.text, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		var w, a []string
		for i := range rec.Events {
			w, a = classes(w, rec.Events[i].Weapons), classes(a, rec.Events[i].Targets)
		}
		slices.Sort(w)
		slices.Sort(a)
		if got := strings.TrimSpace(strings.Join(w, " ") + " | " + strings.Join(a, " ")); got == x.want {
			right++
		} else {
			t.Logf("%s\n\twant %s, got %s; %v", x.text, x.want, got, briefly(rec))
		}
	}
	t.Logf("%d of %d sentences right", right, len(facetSentences))
	if float64(right) < facetsRight*float64(len(facetSentences)) {
		t.Errorf("%d of %d sentences right, want %.0f %%; run with -v to see which are not", right, len(facetSentences), 100*facetsRight)
	}
}

func classes(out []string, list []readout.Facet) []string {
	for _, f := range list {
		if !slices.Contains(out, f.Class) {
			out = append(out, f.Class)
		}
	}
	return out
}
