package coder

import (
	"context"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/events"
)

// gateExamples say of each gate what it keeps out and what it lets pass: a report of
// ours in which the gate holds, and one like it that has an event of a type.
var gateExamples = []struct{ gate, out, pass, typ string }{
	{"title", "The agency presented its Moon Investigating Exploration Rover to young visitors in a bright hall.",
		"Engineers of the agency showed how Venezuela attacked Guyana in a large bright hall.", "ASSAULT"},
	{"disaster", "A strong earthquake hit the south of Peru, killing ten people.",
		"Rockets with a range of sixty miles hit southern Israel, killing ten people.", "ASSAULT"},
	{"genre", "The quarterback threw for two touchdowns before halftime. The coach praised his rookie receiver, who was injured in the first quarter. The Hawks beat the Bears.",
		"The minister called for two votes before noon. The president praised his envoy, who was injured in an attack by rebels.", "ASSAULT"},
	{"crime", "The jury heard how the defendant stabbed his girlfriend. The prosecutor called it murder, and a detective told of the robbery. Her mother was shot too.",
		"The court heard how the rebels stabbed a soldier. The minister called it murder, and an officer told of the raid. His driver was shot too.", "ASSAULT"},
	{"poll", "Sixty percent in a new poll of Americans say so. Most Americans want Congress to cut the aid to Egypt.",
		"Two senators of the majority say so. The American president wants Congress to cut the aid to Egypt.", "REQUEST"},
	{"drawn", "The Canadian soldier pulled out a gun.",
		"Canada pulled out its soldiers.", "RETREAT"},
	{"words", "The Danish government vowed to continue the legal battle against Norway.",
		"The Danish government vowed to continue the attack on Norway.", "THREATEN"},
	{"home", "The Korean government unveiled a plan to help manufacturers.",
		"The Korean government unveiled a plan to help Laos.", "AGREE"},
	{"visit", "Canadian minister Ann Lee visited the church on Saturday.",
		"Canadian minister Ann Lee visited Kenya on Saturday.", "CONSULT"},
	{"trivial", "The murder trial heard of a robbery and of an inmate. Police asked anyone with information to call.",
		"The parliament heard of a treaty and of an envoy. Chad asked Niger for help.", "REQUEST"},
	{"lasting", "Millions are displaced.", "Millions of Syrians were displaced on Monday.", "COERCE"},
	{"undone", "Talks with Iran never took place.", "Talks between Iran and Iraq never took place.", "CONSULT"},
	{"lifeless", "The crisis attacked the villages of Mali.", "The militants attacked the villages of Mali.", "ASSAULT"},
	{"generic", "The committee that funds them met on Monday.", "The Danish committee met the Norwegian minister on Monday.", "CONSULT"},
	{"jailer", "The brother of Ann Novak deported Mark Lee to Cuba.", "Canada deported Mark Lee to Cuba.", "COERCE"},
	{"firm", "The repair company sent its troops of painters to Cuba.", "The Canadian army sent its troops to Cuba.", "MOBILIZE"},
	{"domestic", "The senator opposed the bill.", "The senator opposed the war in Iraq.", "ACCUSE"},
	{"allegation", "The ministry's allegations are false.", "The ministry's allegations against Iran are false.", "ACCUSE"},
	{"return", "The week marked a return to larger crowds of people.", "Denmark returned the ship to Norway on Monday.", "RETREAT"},
	{"journey", "The Swiss governor travels to Basel.", "The Swiss president travels to Kenya.", "CONSULT"},
	{"encounter", "They called the exiles criminals.", "The Polish president called the Chadian president on Monday.", "CONSULT"},
	{"release", "The envoy of Kenya wrote in an email, released on Monday, that he would stay.", "Turkmenistan released three prisoners on Friday.", "RETREAT"},
	{"sense", "The Peruvian officers were treated for shock.", "Peru treated Bolivian soldiers for wounds.", "AID"},
	{"nobody", "Kenya is threatened by drought.", "Kenya is threatened by Somali rebels.", "THREATEN"},
	{"nature", "The plague killed nine Chadian farmers.", "Rebels killed nine Chadian farmers.", "ASSAULT"},
	{"unpolitical", "The painters attacked the old colours with brushes.", "The rebels attacked the old town with rockets.", "ASSAULT"},
	{"accident", "Four people were killed when a bus crashed near the Serbian border.",
		"Four people were killed when a bomb exploded near the Serbian border.", "ASSAULT"},
	{"figure", "The French government wages a war on poverty.", "The French government wages a war on Mali.", "ASSAULT"},
	{"sport", "The Danish striker attacked Norway before halftime, and the goalkeeper lost.",
		"The Danish fleet attacked Norway before dawn, and the garrison lost.", "ASSAULT"},
	{"flight", "The gunman fled to Mexico.", "Thousands of Syrian villagers fled to Turkey.", "SANCTION"},
	{"anonymity", "An Israeli officer asked not to be named.", "An Israeli officer asked Egypt not to send tanks.", "REQUEST"},
	{"refusal", "The British minister left the meeting with a smile.", "Peru declined an offer of aid from Chile.", "REJECT"},
	{"opinion", "The senator agreed, but also had doubts.", "Chile agreed to meet Peru.", "AGREE"},
	{"citizens", "The shopkeeper bought the house and thanked Ann Novak for it.", "The Polish president thanked Sweden for it.", "SUPPORT"},
}

// TestGates wants each gate to be the one that keeps its example out, and the other
// example to be coded.
func TestGates(t *testing.T) {
	var dropped []string
	c := NewWith(Options{Dropped: func(gate string, _ readout.Span) { dropped = append(dropped, gate) }})
	for _, x := range gateExamples {
		dropped = dropped[:0]
		rec := code(t, c, x.out)
		if !slices.Contains(dropped, x.gate) {
			t.Errorf("gate %s does not hold, but %v: %v: %s", x.gate, dropped, briefly(rec), x.out)
		}
		rec = code(t, c, x.pass)
		if x.typ != "" && !slices.ContainsFunc(rec.Events, func(e readout.Event) bool { return e.Type == x.typ }) {
			t.Errorf("gate %s: no %s in %v (%v): %s", x.gate, x.typ, briefly(rec), dropped, x.pass)
		}
	}
}

// TestGateNames wants a figure of every gate to be one that a reader can look up.
func TestGateNames(t *testing.T) {
	names := events.Gates()
	for i, n := range names {
		if n == "" || strings.ContainsAny(n, " \t") || slices.Contains(names[:i], n) {
			t.Errorf("gate %d is called %q", i, n)
		}
	}
	shown := map[string]bool{}
	for _, x := range gateExamples {
		if !slices.Contains(names, x.gate) {
			t.Errorf("no gate %q", x.gate)
		}
		shown[x.gate] = true
	}
	for _, n := range names {
		if !shown[n] {
			t.Errorf("gate %s has no example", n)
		}
	}
}

func code(t *testing.T, c *Coder, text string) *readout.Record {
	t.Helper()
	rec, err := c.Code(context.Background(), &readout.Report{Text: text, Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	return rec
}
