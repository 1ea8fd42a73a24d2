package coder_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"readout"
	"readout/coder"
)

// readTalks codes a report of our own as of Friday 9 May 2031.
func readTalks(t *testing.T, text string) *readout.Record {
	t.Helper()
	day := time.Date(2031, 5, 9, 0, 0, 0, 0, time.UTC)
	r := &readout.Report{Text: text, Lang: "en", Published: readout.Published{Date: day, Basis: readout.BasisFlag, Certain: true}}
	rec, err := coder.New().Code(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// countriesOf names the countries of some actors, sorted.
func countriesOf(rec *readout.Record, ids []string) []string {
	var out []string
	for _, a := range rec.Actors {
		if slices.Contains(ids, a.ID) {
			out = append(out, a.Country)
		}
	}
	slices.Sort(out)
	return out
}

// oneProcess checks that the record has one process of these parties and state.
func oneProcess(t *testing.T, rec *readout.Record, state, resumption string, parties ...string) readout.Process {
	t.Helper()
	if len(rec.Processes) != 1 {
		t.Fatalf("%d processes, want one: %+v", len(rec.Processes), rec.Processes)
	}
	p := rec.Processes[0]
	if p.State != state || p.Resumption != resumption {
		t.Errorf("%s, resumption %s; want %s, %s; because %s", p.State, p.Resumption, state, resumption, p.Reason)
	}
	if got := countriesOf(rec, p.Parties); !slices.Equal(got, parties) {
		t.Errorf("parties %v, want %v", got, parties)
	}
	if len(p.Evidence) == 0 || len(p.VouchedBy) == 0 {
		t.Error("a process without evidence")
	}
	return p
}

func TestTalksThatFail(t *testing.T) {
	rec := readTalks(t, "The foreign ministers of Peru and Ecuador met in Geneva on Tuesday for talks on their border, but the negotiations ended without an agreement.\n\nThe talks lasted six hours.\n")
	p := oneProcess(t, rec, "ended_without_agreement", "none", "ECU", "PER")
	if p.Outcome != "no_agreement" || !slices.Contains(p.Issues, "territory") {
		t.Errorf("outcome %s, issues %v", p.Outcome, p.Issues)
	}
	if len(rec.Meetings) != 1 {
		t.Fatalf("%d meetings, want one", len(rec.Meetings))
	}
	m := rec.Meetings[0]
	if m.Date != "2031-05-06" || m.Level != "ministerial" || m.Format != "bilateral" || m.Duration != "PT6H" || m.Outcome != "no_agreement" {
		t.Errorf("meeting of %s, level %s, format %s, duration %s, outcome %s", m.Date, m.Level, m.Format, m.Duration, m.Outcome)
	}
	for _, a := range rec.Agreements {
		if a.State != "not_reached" {
			t.Errorf("agreement %s", a.State)
		}
	}
}

func TestTalksThatResumeNextWeek(t *testing.T) {
	rec := readTalks(t, "Kenya and Somalia suspended their talks on maritime borders on Monday after the Somali delegation walked out.\n\nThe two sides agreed to resume the talks on 12 May.\n")
	oneProcess(t, rec, "suspended", "scheduled", "KEN", "SOM")
	if len(rec.NextSteps) != 1 || rec.NextSteps[0].Status != readout.Planned || rec.NextSteps[0].When == "" {
		t.Errorf("next steps %+v", rec.NextSteps)
	}
}

func TestCeasefireSigned(t *testing.T) {
	rec := readTalks(t, "Armenia and Azerbaijan signed a ceasefire agreement in Tbilisi on Friday, ending six weeks of fighting along their border.\n")
	p := oneProcess(t, rec, "signed", "none", "ARM", "AZE")
	if p.Outcome != "full" || !slices.Contains(p.Issues, "ceasefire") {
		t.Errorf("outcome %s, issues %v", p.Outcome, p.Issues)
	}
	if len(rec.Agreements) != 1 || rec.Agreements[0].State != "signed" || rec.Agreements[0].Kind != "ceasefire" {
		t.Errorf("agreements %+v", rec.Agreements)
	}
}

// TestClaimDenied holds that one side's word moves nothing.
func TestClaimDenied(t *testing.T) {
	rec := readTalks(t, "Talks between India and Pakistan on the release of prisoners continued in Dubai on Friday.\n\nIndia's foreign ministry said an agreement had been reached. Pakistan denied that any deal had been reached.\n")
	oneProcess(t, rec, "in_session", "none", "IND", "PAK")
	for _, a := range rec.Agreements {
		if a.Status == readout.Happened {
			t.Errorf("agreement %s happened, and only one side says so", a.State)
		}
	}
}

func TestRoundPostponed(t *testing.T) {
	rec := readTalks(t, "A third round of talks between Sudan and Ethiopia was postponed on Monday, the African Union said.\n")
	oneProcess(t, rec, "agreed_to_talk", "none", "ETH", "SDN")
	for _, m := range rec.Meetings {
		if m.Status != readout.NotHappened || m.Outcome != "cancelled" {
			t.Errorf("a postponed round is %s, outcome %s", m.Status, m.Outcome)
		}
	}
}

func TestMediation(t *testing.T) {
	rec := readTalks(t, "Qatar is mediating talks between Chad and Libya on a prisoner exchange.\n\nThe negotiations in Doha are deadlocked over the number of prisoners, mediators said.\n")
	p := oneProcess(t, rec, "deadlocked", "none", "LBY", "TCD")
	if p.Intervention != "mediator" {
		t.Errorf("intervention %s", p.Intervention)
	}
	if len(p.StickingPoints) != 1 || p.StickingPoints[0].In(rec.Report.Text) != "the number of prisoners" {
		t.Errorf("sticking points %v", p.StickingPoints)
	}
}

// TestConditionalThreat holds that a threat is no deed.
func TestConditionalThreat(t *testing.T) {
	rec := readTalks(t, "Greece and Turkey held talks in Vienna on Thursday.\n\n\"If Turkey sends its ships back, we will suspend the talks,\" Greek Foreign Minister Nikos Vasilakis said.\n")
	oneProcess(t, rec, "in_session", "none", "GRC", "TUR")
	if len(rec.Threats) != 1 {
		t.Fatalf("%d threats, want one", len(rec.Threats))
	}
	th := rec.Threats[0]
	if th.Status != readout.Conditional || th.Kind != "halt_talks" || !slices.Equal(countriesOf(rec, th.By), []string{"GRC"}) || !slices.Equal(countriesOf(rec, th.To), []string{"TUR"}) {
		t.Errorf("threat %+v by %v to %v", th, countriesOf(rec, th.By), countriesOf(rec, th.To))
	}
	if got := th.Condition.In(rec.Report.Text); got != "If Turkey sends its ships back" {
		t.Errorf("condition %q", got)
	}
}

// TestOneMeetingToldTwice holds that a call told by verb and by noun is one.
func TestOneMeetingToldTwice(t *testing.T) {
	rec := readTalks(t, "President Maria Lopez of Colombia spoke by phone with Venezuelan President Juan Perez on Wednesday.\n\nThe two leaders discussed trade, Lopez's office said. It called the conversation constructive.\n")
	if len(rec.Meetings) != 1 {
		t.Fatalf("%d meetings, want one: %+v", len(rec.Meetings), rec.Meetings)
	}
	m := rec.Meetings[0]
	if m.Kind != "call" || m.Mode != "phone" || m.Level != "head_of_state_gov" || m.Date != "2031-05-07" || len(m.Participants) != 2 {
		t.Errorf("%s, mode %s, level %s, date %s, %d participants", m.Kind, m.Mode, m.Level, m.Date, len(m.Participants))
	}
	if len(m.Agenda) != 1 || m.Agenda[0].Topic.In(rec.Report.Text) != "trade" {
		t.Errorf("agenda %v", m.Agenda)
	}
	if len(m.Tone) != 1 || m.Tone[0].Holder == readout.ByAuthor {
		t.Errorf("tone %v: the word is not the author's", m.Tone)
	}
}

// TestNothingFromPlans holds that what may come is neither a meeting nor a deal.
func TestNothingFromPlans(t *testing.T) {
	rec := readTalks(t, "Serbia and Kosovo could reach an agreement by the end of the year. The parties have not yet signed anything. If the talks fail, a deal would be lost.\n")
	if len(rec.Meetings) != 0 {
		t.Errorf("meetings %+v", rec.Meetings)
	}
	for _, p := range rec.Processes {
		if slices.Contains([]string{"agreed_in_principle", "signed", "collapsed", "ended_without_agreement"}, p.State) {
			t.Errorf("process %s because %s", p.State, p.Reason)
		}
	}
	for _, a := range rec.Agreements {
		if a.State != "sought" && a.State != "not_reached" {
			t.Errorf("agreement %s", a.State)
		}
	}
}

// TestPhotoParticipants holds that whom only a picture shows is marked so.
func TestPhotoParticipants(t *testing.T) {
	rec := readTalks(t, "President Maria Lopez of Colombia met Brazilian President Luiz Prado in Quito on Wednesday.\n\nPhotos of the meeting released by the palace show the two presidents and Foreign Minister Ana Ruiz seated around a table.\n")
	if len(rec.Meetings) != 1 {
		t.Fatalf("%d meetings, want one", len(rec.Meetings))
	}
	kinds := map[string]string{}
	for _, p := range rec.Meetings[0].Participants {
		for _, a := range rec.Actors {
			if a.ID == p.Actor {
				kinds[a.Name] = p.EvidenceKind
			}
		}
	}
	if kinds["Maria Lopez"] != "text" || kinds["Luiz Prado"] != "text" || kinds["Ana Ruiz"] != "photo" {
		t.Errorf("participants %v", kinds)
	}
}

// TestPastAgreement holds that an agreement that failed is dated and no news.
func TestPastAgreement(t *testing.T) {
	rec := readTalks(t, "Sudan and Ethiopia opened talks in Cairo on Thursday on ending the fighting along their border.\n\nA truce agreed to in March 2030 failed within weeks.\n")
	p := oneProcess(t, rec, "in_session", "none", "ETH", "SDN")
	if !slices.Contains(p.Issues, "ceasefire") {
		t.Errorf("issues %v", p.Issues)
	}
	if len(rec.Agreements) != 1 || rec.Agreements[0].Date != "2030-03" || rec.Agreements[0].State != "failed" || rec.Agreements[0].Kind != "ceasefire" {
		t.Errorf("agreements %+v", rec.Agreements)
	}
}

// TestFormerTie holds that a tie of the past is told as one.
func TestFormerTie(t *testing.T) {
	rec := readTalks(t, "Hamas, a group once tied to the Muslim Brotherhood, rejected the offer. Iran-backed Hezbollah welcomed it.\n")
	ties := map[string]bool{}
	for _, r := range rec.Relations {
		ties[r.Rel] = true
	}
	if !ties["former_tie"] || !ties["backs"] || ties["allied_with"] || ties["other"] {
		t.Errorf("relations %+v", rec.Relations)
	}
}

func TestProposal(t *testing.T) {
	rec := readTalks(t, "Egypt has presented a plan that would open the crossing in order to bring food to the city.\n")
	if len(rec.Proposals) != 1 {
		t.Fatalf("%d proposals, want one", len(rec.Proposals))
	}
	p := rec.Proposals[0]
	if got := countriesOf(rec, p.By); !slices.Equal(got, []string{"EGY"}) {
		t.Errorf("by %v", got)
	}
	if len(p.Measures) != 1 || p.Measures[0].In(rec.Report.Text) != "open the crossing" {
		t.Errorf("measures %v", p.Measures)
	}
	if p.Status == readout.Ongoing {
		t.Error("what a plan would do is not under way")
	}
}

// TestDisplaced holds that people who fled are counted with their bounds.
func TestDisplaced(t *testing.T) {
	rec := readTalks(t, "The shelling has caused thousands of people to flee the town.\n")
	for _, e := range rec.Effects {
		if e.Kind == "displacement" && e.Quantity != nil && e.Quantity.Min >= 1000 {
			return
		}
	}
	t.Errorf("effects %+v", rec.Effects)
}

// TestDeadline holds that the day in a condition is a deadline.
func TestDeadline(t *testing.T) {
	rec := readTalks(t, "Japan said it would walk out of the trade talks with Canada if the tariffs were not lifted by 30 June.\n")
	if len(rec.Deadlines) != 1 || rec.Deadlines[0].Date != "2031-06-30" {
		t.Errorf("deadlines %+v", rec.Deadlines)
	}
	for _, p := range rec.Processes {
		if p.State == "walked_out" {
			t.Error("a threat to walk out taken for a walk-out")
		}
	}
}

// TestWalkOut holds that who leaves the table moves the state, and that the
// other side's readiness to come back is a wish.
func TestWalkOut(t *testing.T) {
	rec := readTalks(t, "Delegates of the Colombian government walked out of peace talks with the National Liberation Army on Tuesday.\n\n\"We are ready to return to the table,\" the group said in a statement. The government insists on the release of all hostages.\n")
	p := oneProcess(t, rec, "walked_out", "wanted", "COL", "COL")
	if p.Outcome != "walkout" || !slices.Contains(p.Issues, "prisoners") {
		t.Errorf("outcome %s, issues %v", p.Outcome, p.Issues)
	}
	if !slices.ContainsFunc(rec.Positions, func(p readout.Position) bool { return p.Issue == "prisoners" && p.Stance == "insists" }) {
		t.Errorf("positions %+v", rec.Positions)
	}
}

// TestNotYetSigned holds that a negation within a phrase counts.
func TestNotYetSigned(t *testing.T) {
	rec := readTalks(t, "Israel and Hamas have agreed in principle to a three-day truce, Egyptian mediators said on Sunday. The agreement has not been signed.\n")
	oneProcess(t, rec, "agreed_in_principle", "none", "ISR", "PSE")
	for _, a := range rec.Agreements {
		if a.State == "signed" || a.State == "in_force" {
			t.Errorf("agreement %s", a.State)
		}
	}
}

// TestRoundPutOff holds that what was to come and was put off is neither held
// nor a next step.
func TestRoundPutOff(t *testing.T) {
	rec := readTalks(t, "A new round of negotiations between Iran and Oman was to begin in Vienna on Monday but was put off at the last minute.\n")
	oneProcess(t, rec, "agreed_to_talk", "none", "IRN", "OMN")
	if len(rec.Meetings) != 1 || rec.Meetings[0].Status != readout.NotHappened || len(rec.NextSteps) != 0 {
		t.Errorf("meetings %+v, next steps %+v", rec.Meetings, rec.NextSteps)
	}
}

func TestTruceInForce(t *testing.T) {
	rec := readTalks(t, "A ceasefire between Sudan and Ethiopia took effect at midnight.\n\nThe truce, brokered by Saudi Arabia, was largely holding on Friday.\n")
	p := oneProcess(t, rec, "in_force", "none", "ETH", "SDN")
	if p.Intervention != "mediator" {
		t.Errorf("intervention %s", p.Intervention)
	}
	if len(rec.Agreements) != 1 || rec.Agreements[0].State != "holding" {
		t.Errorf("agreements %+v", rec.Agreements)
	}
}

// TestLabel holds that what one side calls another is that side's claim.
func TestLabel(t *testing.T) {
	rec := readTalks(t, "Turkey and Iran opened talks on the border on Thursday. The two armies shelled Kurdish fighters that Ankara claims are terrorists.\n")
	for _, p := range rec.Positions {
		if p.Kind == "claim" {
			if got := countriesOf(rec, []string{p.Holder}); p.Status != readout.Alleged || !slices.Equal(got, []string{"TUR"}) {
				t.Errorf("%v, held by %v", p.Status, got)
			}
			return
		}
	}
	t.Errorf("positions %+v", rec.Positions)
}

// TestMediatorsWord holds that a mediator's word moves the state and one side's
// wish does not.
func TestMediatorsWord(t *testing.T) {
	rec := readTalks(t, "Norway is mediating peace talks between Colombia and the National Liberation Army in Oslo.\n\nThe talks have collapsed, the mediators said on Friday. The group said the talks had been suspended.\n")
	oneProcess(t, rec, "collapsed", "none", "COL", "COL")
}

// TestTalksOfLongAgo has no negotiation in session where talks of another season
// are only remembered.
func TestTalksOfLongAgo(t *testing.T) {
	rec := readTalks(t, "The Iranian minister received a Swiss envoy on Monday. Talks between Iran and the United States in Oman broke down in February.")
	for _, p := range rec.Processes {
		if p.State == "in_session" {
			t.Errorf("%s is in session", p.Name)
		}
	}
}

// TestAgreementOnSomething has the other side below what the agreement is on.
func TestAgreementOnSomething(t *testing.T) {
	rec := readTalks(t, "The Peruvian president signed an agreement on navy training with Ecuador on Friday.\n")
	if len(rec.Agreements) != 1 || len(rec.Agreements[0].Parties) != 2 {
		t.Errorf("want one agreement of two parties: %+v", rec.Agreements)
	}
}

// TestNothingToNegotiate holds that what is no subject for negotiation opens no talks.
func TestNothingToNegotiate(t *testing.T) {
	rec := readTalks(t, "The presidents of Peru and Ecuador spoke by telephone on Friday. The Peruvian president made clear that the border is not a subject for negotiation.\n")
	if len(rec.Processes) > 0 {
		t.Errorf("no talks are told of: %+v", rec.Processes)
	}
}

// TestTurnOfSubject quotes the whole of what is said of a subject, not the subject alone.
func TestTurnOfSubject(t *testing.T) {
	for text, want := range map[string]string{
		"The foreign ministers of Peru and Ecuador held talks on the border on Friday. \"The border is not a subject for negotiation,\" the Peruvian minister said.\n": "The border is not a subject for negotiation",
		"The foreign ministers of Peru and Ecuador held talks on the border on Friday. \"An amnesty is off the table,\" the Peruvian minister said.\n":                 "An amnesty is off the table",
		"The foreign ministers of Peru and Ecuador held talks on trade on Friday. \"The embargo stays in place,\" the Peruvian minister said.\n":                       "The embargo stays in place",
	} {
		rec := readTalks(t, text)
		if len(rec.Positions) != 1 || rec.Positions[0].Stance != "refuses" || rec.Report.Text[rec.Positions[0].Span.Start:rec.Positions[0].Span.End] != want {
			t.Errorf("want one refusal, %q: %+v", want, rec.Positions)
		}
	}
}
