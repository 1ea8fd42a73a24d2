package coder_test

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

// partiesOf names the parties of a meeting by country, else by name, sorted.
func partiesOf(rec *readout.Record, m *readout.Meeting) string {
	var out []string
	for _, a := range rec.Actors {
		switch {
		case !slices.Contains(m.Parties, a.ID):
		case a.Country != "":
			out = append(out, a.Country)
		default:
			out = append(out, a.Name)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "+")
}

// TestRounds holds what a report tells of one round: of a call, of one that did not take
// place, of leaders, of counterparts. Want is kind, state, day, parties, level, mode,
// duration, outcome; - is for what need not be told.
func TestRounds(t *testing.T) {
	const front = "Northern Liberation Front"
	for _, f := range []struct{ text, want string }{
		{"President Luis Campo of Peru spoke by telephone today with the leader of the Northern Liberation Front, Osei Barano. The conversation, the first between the two men, lasted fifty minutes.",
			"call held 2031-05-09 " + front + "+PER head_of_state_gov phone PT50M -"},
		{"Today, at the request of the Chilean side, a telephone conversation took place between the President of Peru, Luis Campo, and the President of Chile, Marta Rojas.",
			"call held 2031-05-09 CHL+PER head_of_state_gov phone - -"},
		{"Nobody knew of the talks between Peru and Chile. On the evening of March 12, two days before the second round, Trade Ministers Ana Solis and Pedro Lara met in secret in a farmhouse in Arica. They parted without an agreement.",
			"meeting held 2031-03-12 CHL+PER ministerial in_person - no_agreement"},
		{"Peru's Foreign Minister Ana Solis will not travel to Quito, where she was to have met her Chilean counterpart Pedro Lara on Monday, her ministry said on Friday. Peru cancelled the meeting because of the insults, the statement said.",
			"meeting cancelled 2031-05-12 CHL+PER ministerial - - -"},
		{"The third round of talks on the Lauca river, scheduled for today, did not take place because the delegation of Chile did not arrive. Peru's Minister Ana Solis and her delegation waited until three. The Peruvian side remains open to dialogue.",
			"talks cancelled 2031-05-09 CHL+PER - - - cancelled"},
		{"Peru called off Wednesday's meeting with Chile on the border crossing, the foreign ministry in Lima said.",
			"meeting cancelled 2031-05-07 CHL+PER - - - cancelled"},
		{"President Luis Campo of Peru and rebel leader Osei Barano reached an agreement in principle on a truce on Thursday, at their first meeting, and told their negotiators to write it down. The two men met for three hours.",
			"meeting held 2031-05-08 Osei Barano+PER head_of_state_gov in_person PT3H in_principle"},
		{"Peru's government and the Northern Liberation Front returned to their table in Ecuador on Tuesday for a second round of peace talks.",
			"talks held 2031-05-06 " + front + "+PER - - - -"},
		{"Peru and Chile ended two days of border talks in Quito on Wednesday. Ecuador hosted the talks.",
			"talks held 2031-05-07 CHL+PER - in_person P2D -"},
		{"The second round of talks between Peru and Chile ended in Lima on Wednesday after two days and will be continued in the Chilean town of Arica on May 28, both delegations said.",
			"talks held 2031-05-07 CHL+PER - in_person P2D -"},
		{"The third round of talks on the waters of the Lauca will be held in Quito on June 4, 2031, by agreement with the governments of Peru and Chile, the foreign ministry of Ecuador announced.",
			"talks scheduled 2031-06-04 CHL+PER - - - -"},
		{"The foreign ministers of Peru and Chile sat down in Ecuador's capital on Monday, at the invitation of Ecuador, for five days of talks on the border.",
			"talks held 2031-05-05 CHL+PER ministerial in_person P5D -"},
		{"Nobody had known of it. They met on the weekend of April 12 and 13, in the library of a seminary in Quito: two aides of President Luis Campo and the lawyer Osei Barano. A church charity had brought the three together. They agreed only that there should be a second meeting; it took place, again in Quito, on April 25.",
			"meeting held 2031-04-12/2031-04-13 - senior_official in_person - -"},
		{"Nobody had known of it. They met on April 12, in a farmhouse: two advisers of President Luis Campo and the lawyer Osei Barano. They wanted a second meeting; it took place in Quito on April 25.",
			"meeting held 2031-04-25 - senior_official - - -"},
		{"Peru and Chile hold talks in Lima this week. They first met on March 12 in Arica. A second meeting was agreed; it was held in Tacna on March 30.",
			"meeting held 2031-03-30 CHL+PER - in_person - -"},
		{"Peru's Foreign Minister Ana Solis will not go to Arica, where she was to meet her Chilean counterpart Pedro Lara on Monday. Ecuador, the host, regretted the decision.",
			"meeting - 2031-05-12 CHL+PER ministerial in_person - -"},
		{"The talks have failed, the envoy of the African Union said on Thursday, after a month of efforts to end the dispute between Peru and Chile. The talks began on April 4.",
			"talks held - CHL+PER - - - -"},
		{"Talks between Peru and Chile on water ended in Quito on Thursday. Minister Ana Solis and her delegation left at once.",
			"talks held 2031-05-08 CHL+PER ministerial in_person - -"},
	} {
		rec := readTalks(t, f.text+"\n")
		var got []string
		for i := range rec.Meetings {
			m := &rec.Meetings[i]
			got = append(got, strings.Join([]string{m.Kind, m.State, m.Date, partiesOf(rec, m), m.Level, m.Mode, m.Duration, m.Outcome}, "|"))
		}
		if !slices.ContainsFunc(got, func(g string) bool { return likeRound(g, f.want) }) {
			t.Errorf("%q\n got %v\nwant %s", f.text, got, f.want)
		}
	}
}

// likeRound compares what was found with what is wanted, field by field.
func likeRound(got, want string) bool {
	names := strings.NewReplacer("Northern Liberation Front", "Northern_Liberation_Front", "Osei Barano", "Osei_Barano")
	g, w := strings.Split(names.Replace(got), "|"), strings.Fields(names.Replace(want))
	for i := range w {
		if i >= len(g) || w[i] != "-" && w[i] != g[i] {
			return false
		}
	}
	return true
}

// TestNoRounds holds that there is no meeting of powers without two of them, and that
// those whom somebody met one after the other did not meet each other.
func TestNoRounds(t *testing.T) {
	for _, text := range []string{
		"The striker Osei Barano met the coach of Peru's team at the stadium on Monday. They reached an agreement in principle on a contract.",
		"Delegates of the People's Party of Peru met on Tuesday for their congress in Lima.",
		"The talks on the new contract did not take place because the delegation of Peru's football club did not arrive.",
		"The president sat down at his desk in Lima on Monday and signed a law.",
	} {
		if rec := readTalks(t, text+"\n"); len(rec.Meetings) > 0 {
			t.Errorf("%q: %+v", text, rec.Meetings)
		}
	}
	rec := readTalks(t, "UN envoy Nils Holm met President Luis Campo of Peru on Tuesday and President Marta Rojas of Chile on Thursday.\n")
	for i := range rec.Meetings {
		if p := partiesOf(rec, &rec.Meetings[i]); strings.Contains(p, "CHL") && strings.Contains(p, "PER") {
			t.Errorf("met one after the other: %s", p)
		}
	}
	rec = readTalks(t, "The talks between Peru and Chile opened in Quito on Monday. They are planned to last until next Friday.\n")
	for _, p := range rec.Processes {
		if p.Resumption == "scheduled" {
			t.Error("how long talks are to last is no resumption")
		}
	}
}

// TestRoundsNot holds what is no round, or not of whom it might be taken for.
func TestRoundsNot(t *testing.T) {
	for _, text := range []string{
		"The match between Peru and Chile was a poor one. It was held in the national stadium of Quito on Thursday.",
		"The dispute between Peru and Chile is old, and so is the one between Ecuador and Brazil. The talks on the price of milk failed on Thursday, a farmer said.",
		"They waited on Thursday in the rain: two aides of President Luis Campo and the lawyer Osei Barano.",
	} {
		rec := readTalks(t, text+"\n")
		for i := range rec.Meetings {
			t.Errorf("%q: %s of %s", text, rec.Meetings[i].Kind, partiesOf(rec, &rec.Meetings[i]))
		}
	}
}

// TestRepresents holds for whom people act.
func TestRepresents(t *testing.T) {
	const talks = " Talks between Chad's government and the Northern Liberation Front opened in Quito on Thursday."
	for text, want := range map[string]bool{
		"The rebels sent Osei Barano, a lawyer who lives in Quito.":                                                   true,
		"The rebel team is led by Osei Barano.":                                                                       true,
		"The government team will be led by Bako Lund, a former judge, and the rebel team by the lawyer Osei Barano.": true,
		"Osei Barano will speak for the Northern Liberation Front.":                                                   true,
		"The leader of the Northern Liberation Front, Osei Barano, smiled.":                                           true,
		"The rebels sent Osei Barano to prison.":                                                                      false,
		"Osei Barano does not speak for the Northern Liberation Front.":                                               false,
		"Osei Barano, a shopkeeper, was afraid of the Northern Liberation Front.":                                     false,
	} {
		rec := readTalks(t, text+talks+"\n")
		got := false
		for _, x := range rec.Relations {
			for _, a := range rec.Actors {
				got = got || a.ID == x.A && a.Name == "Osei Barano" && (x.Rel == "leads" || x.Rel == "represents")
			}
		}
		if got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
