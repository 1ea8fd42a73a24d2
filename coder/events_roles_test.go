package coder

import (
	"context"
	"slices"
	"testing"

	"readout"
)

// roleExamples are sentences of ours on voice, roles and coordination, written
// like the examples of the lexicons.
var roleExamples = []lexiconExample{
	{"passive with agent", "ASSAULT", "A Turkish convoy was attacked by Syrian rebels on Friday.", "SYR>TUR"},
	{"passive without agent", "COERCE", "Two Polish reporters were detained on Friday.", ">POL"},
	{"reduced relative", "ASSAULT", "The Indian soldiers killed by Chinese troops were buried on Friday.", "CHN>IND"},
	{"relative clause", "COERCE", "The Iranian officials who arrested the British sailors left on Friday.", "IRN>GBR"},
	{"receive swaps the roles", "AID", "Mali received weapons from Russia.", "RUS>MLI"},
	{"shared modifier", "CONSULT", "Senior Hungarian and Romanian officials met on Friday.", "HUN+ROU"},
	{"shared subject", "COERCE", "Kenyan police stopped a bus and arrested five Somali men.", "KEN>SOM"},
	{"shared object", "ACCUSE", "France criticized and condemned Iran.", "FRA>IRN"},
	{"compound recipients", "SANCTION", "Canada imposed sanctions on Russia and Belarus.", "CAN>RUS,BLR"},
	{"compound actors", "ACCUSE", "France and Germany condemned Iran.", "FRA,DEU>IRN"},
	{"between", "CONSULT", "Talks between Armenia and Azerbaijan began on Friday.", "ARM+AZE"},
	{"with", "CONSULT", "The Armenian minister held talks with Azerbaijani officials.", "ARM+AZE"},
	{"possessive agent", "ASSAULT", "Russia's bombardment of Ukrainian towns went on.", "RUS>UKR"},
	{"adjective agent", "ASSAULT", "The Russian shelling of a Ukrainian town went on.", "RUS>UKR"},
	{"of and by", "ASSAULT", "The shelling of a Ukrainian town by Russian forces went on.", "RUS>UKR"},
	{"control by the object", "REQUEST", "Brazil urged Venezuela to release the prisoners.", "BRA>VEN"},
	{"control by the subject", "THREATEN", "Turkey threatened to invade Syria.", "TUR>SYR"},
	{"outer verb wins", "REJECT", "Ghana has refused to send troops to Sudan.", "GHA>SDN"},
	{"request that is rejected", "REJECT", "Serbia rejected Croatia's request to extradite the general.", "SRB>HRV"},
	{"help that will come", "AGREE", "Norway will give Malawi a loan.", "NOR>MWI:planned"},
	{"help that will not come", "REJECT", "Finland will not give Tanzania a grant.", "FIN>TZA"},
	{"ambassador summoned", "ACCUSE", "Nigeria summoned the Chadian ambassador to complain about the raid.", "NGA>TCD"},
	{"diplomats expelled", "SANCTION", "Switzerland expelled two Russian diplomats.", "CHE>RUS"},
	{"persons deported", "COERCE", "Pakistan deported two Afghan refugees.", "PAK>AFG"},
	{"aid that is cut", "SANCTION", "Britain suspended its aid to Rwanda.", "GBR>RWA"},
	{"attacks that are halted", "RETREAT", "Israel suspended its air strikes on Lebanon.", "ISR>LBN"},
	{"curfew lifted", "CONCEDE", "Egypt lifted the curfew on Friday.", "EGY>"},
	{"said that they must", "REQUEST", "Kenya insisted that Somalia must hand back the ship.", "KEN>SOM"},
	{"speaker is not the actor", "ASSAULT", "French officials said that Sudan had bombed a Chadian village.", "SDN>TCD"},
	{"announced support", "SANCTION", "Australia announced sanctions against Myanmar.", "AUS>MMR"},
	{"order of things given", "AGREE", "Qatar will give Sudan ten million dollars.", "QAT>SDN:planned"},
	{"whose letter demands it", "REQUEST", "Ghana sent a letter demanding that Togo free the pilots.", "GHA>TGO"},
	{"who is wished to act", "REQUEST", "Turkey called for Russia to release the pilots.", "TUR>RUS"},
	{"air strikes are no walkout", "ASSAULT", "Israel launched air strikes on Syria.", "ISR>SYR"},
	{"author of what is condemned", "ACCUSE", "The Arab League condemned the decision announced by Chad.", ">TCD"},
	{"whose embassy it was", "ASSAULT", "The Norwegian embassy bombing shocked the town.", ">NOR"},
	{"who in a pair", "REJECT", "Chad and Sudan, which refused to release the pilots, border on Libya.", "SDN>"},
	{"object with a number", "ASSAULT", "Russian raids have killed at least eight Turkish officers since May.", "RUS>TUR"},
	{"day as subject", "COERCE", "Israel Friday closed its border with Egypt.", "ISR>EGY"},
}

// TestEventRoles runs them through the whole chain.
func TestEventRoles(t *testing.T) {
	c := New()
	right := 0
	for i := range roleExamples {
		x := &roleExamples[i]
		rec, err := c.Code(context.Background(), &readout.Report{Text: x.text, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(rec.Events, func(e readout.Event) bool { return x.fits(rec, &e) }) {
			right++
			continue
		}
		t.Logf("%s: %s %s not in %v: %s", x.at, x.typ, x.expect, briefly(rec), x.text)
	}
	t.Logf("%d of %d", right, len(roleExamples))
	if float64(right) < 0.85*float64(len(roleExamples)) {
		t.Errorf("%d of %d right, want 85 %%", right, len(roleExamples))
	}
}

// noEvents are sentences of ours in which nothing of PLOVER's happens: metaphor,
// sport, business, conditions, purposes, mere names.
var noEvents = []string{
	"The two chains are fighting a price war over milk.",
	"Arsenal attacked from the first minute and beat Chelsea 2-0.",
	"The company launched a new phone on Monday.",
	"She was killed by a falling tree.",
	"The film Star Wars opened in May.",
	"The storm killed twelve people in the south.",
	"He fought cancer for ten years.",
	"Shares were hit by a wave of selling.",
	"The bill was shot down in a heated debate.",
	"The singer met her fans after the concert.",
	"The minister declined to comment.",
	"Prices exploded after the harvest failed.",
	"The team struck a deal with a new sponsor.",
	"The virus attacked his lungs.",
	"The bank offered its customers a new account.",
	"The editors agreed to change the headline.",
	"The soldiers were ready.",
	"The history of the war fills three volumes.",
}

// TestNoEvents says how many of them stay without an event.
func TestNoEvents(t *testing.T) {
	c := New()
	empty := 0
	for _, s := range noEvents {
		rec, err := c.Code(context.Background(), &readout.Report{Text: s, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		if len(rec.Events) == 0 {
			empty++
			continue
		}
		t.Logf("%v: %s", briefly(rec), s)
	}
	t.Logf("%d of %d", empty, len(noEvents))
	if float64(empty) < 0.85*float64(len(noEvents)) {
		t.Errorf("%d of %d without an event, want 85 %%", empty, len(noEvents))
	}
}
