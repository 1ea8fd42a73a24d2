package eval

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"readout"
	"readout/processes"
)

// A made-up corpus: two reports of talks between Redland and Blueland, which the
// mediator Greenland chairs.
const (
	report1 = "Redland and Blueland opened talks in Lima on March 4. Redland demands the island. The talks will resume on March 20 in Lima."
	report2 = "The talks were suspended on March 8. Blueland threatened sanctions unless Redland leaves the island. Redland agreed to leave the island."
)

func madeUp(t *testing.T, more ...string) *corpusGold {
	t.Helper()
	g := &corpusGold{tables: map[string][]*goldRow{}, texts: map[string]string{"001": report1, "002": report2}, number: map[string]string{"r1": "001", "r2": "002"}}
	tables := map[string]string{
		"reports":    "report\tpublished\tprocess\n001\t2024-03-04\tP\n002\t2024-03-09\tP",
		"actors":     "id\tcountry\tsectors\tnames\nRED\tRED\tGOV\tRedland\nBLU\tBLU\tGOV\tBlueland\nFRO\tRED\tREB\tthe Front\nGRE\tGRE\tGOV\tGreenland",
		"processes":  "id\tname\tparties\nP\tthe island\tRED|BLU",
		"parties":    "process\tparty\trole\nP\tRED\tnegotiating_party\nP\tBLU\tnegotiating_party\nP\tGRE\tmediator",
		"states":     "id\tprocess\tfrom\tto\tstate\taccept\tstanding\tby\tmatch\tweight\tevidence\nS1\tP\t2024-03-04\t2024-03-04\tin_session\t\tconfirmed\t\tstart\tcore\t001 opened talks\nS2\tP\t2024-03-08\t2024-03-08\tsuspended\tpaused\tconfirmed\t\tstart\tcore\t002 were suspended\nS3\tP\t2024-03-09\t2024-03-10\tagreed_in_principle\t\tdisputed\tRED\tclaim\tcore\t002 Redland agreed\nS4\tP\t2024-02-01\t2024-02-01\tfloated\t\tconfirmed\t\tstart\toptional\t001 talks",
		"asof":       "process\tday\tstate\tstanding\tnote\nP\t2024-03-05\tin_session\tconfirmed\t\nP\t2024-03-08\tsuspended\tconfirmed\tmay be paused",
		"flags":      "id\tprocess\tfrom\tto\tflag\tvalue\taccept\tweight\tevidence\nF1\tP\t2024-03-08\t2024-03-08\tresumption\tscheduled\tagreed\tcore\t001 will resume",
		"rounds":     "id\tprocess\tkind\tfrom\tto\tparties\taccept_parties\tmediator\thost\tlevel\taccept_level\tmode\tplace\tstatus\toutcome\taccept_outcome\tduration\tweight\tevidence\nR1\tP\ttalks\t2024-03-04\t2024-03-08\tRED|BLU\t\tGRE\t\tministerial\t\tin_person\tLima\theld\twalkout\tdeadlock\t\tcore\t001 opened talks\nR2\tP\ttalks\t2024-03-20\t2024-03-20\tRED|BLU\t\t\t\t\t\t\tLima\tscheduled\tnot_stated\t\t\tcore\t001 will resume on March 20\nR3\tP\tcall\t2024-03-09\t2024-03-09\tRED|BLU\t\t\t\t\t\t\t\theld\tnot_stated\t\t\toptional\t002 agreed",
		"positions":  "id\tprocess\tholder\tissue\taccept_issue\tstance\taccept_stance\tkind\tfirst\tuntil\tweight\tevidence\ttext\nO1\tP\tRED\tterritory\t\tdemands\t\tposition\t2024-03-04\t2024-03-09\tcore\t001 Redland demands the island\t\nO2\tP\tRED\tterritory\tother\taccepts\t\tposition\t2024-03-09\t\tcore\t002 agreed to leave the island\t",
		"steps":      "id\tprocess\tkind\twhat\towner\twhen_from\twhen_to\tset_by\tstatus\tweight\tevidence\tnote\nT1\tP\tnext_step\ttalks resume\tRED|BLU\t2024-03-20\t2024-03-20\t\tscheduled\tcore\t001 will resume on March 20\t\nT2\tP\tnext_step\tRedland leaves the island\tRED\t\t\t\topen\tcore\t002 leave the island\t",
		"threats":    "id\tprocess\tby\ttarget\tkind\taccept_kind\tweight\tevidence\nH1\tP\tBLU\tRED\tsanctions\tunspecified\tcore\t002 threatened sanctions",
		"agreements": "id\tprocess\tname\tparties\tmediators\tstate\treached\tinitialled\tsigned\teffective\tended\tweight\tevidence\tnote\nG1\tP\tisland accord\tRED|BLU\t\tin_principle\t2024-03-09\t\t\t\t\tcore\t002 agreed\t",
		"sourcing":   "id\tprocess\twhat\thow\twho\tevidence\nW1\tP\tthe leaving\tone_side\tRED\t002 agreed to leave",
		"happenings": "id\tprocess\twhat\ttypes\tcounts\tversions\tmay_join\nE1\tP\ttalks open\tCONSULT\t\t\t\nE2\tP\ttalks stop\tSANCTION|REJECT\tkilled 2-4\t2 (RED), 4 (BLU)\t\nE3\tP\tan agreement\tAGREE\t\t\tE2\nE4\t\ta storm\t\t\t\t",
		"mentions":   "happening\treport\ttrigger\trole\tquote\nE1\t001\topened\tnews\topened talks\nE1\t001\tresume\tbackground\tThe talks will resume\nE1\t002\ttalks\tdenial\tThe talks\nE2\t002\tsuspended\tnews\twere suspended\nE3\t002\tagreed\tnews\tRedland agreed\nE4\t002\tisland\tnews\tleaves the island",
		"groups":     "group\treports\nG\t001",
		"must_not":   "id\tprocess\twhat\nA02\tA\ta round of talks held on March 5\nZ99\tA\tread by hand",
	}
	for _, name := range goldTables {
		var err error
		if g.tables[name], err = g.parse(name, tables[name]); err != nil {
			t.Fatal(err)
		}
	}
	g.index()
	return g
}

// cite makes a fact that rests on words of a report.
func cite(p *processes.Process, report, words string) []string {
	text := map[string]string{"r1": report1, "r2": report2}[report]
	at := strings.Index(text, words)
	if at < 0 {
		panic("no such words: " + words)
	}
	id := fmt.Sprintf("f%d", len(p.Cited))
	p.Cited = append(p.Cited, processes.CitedFact{Report: report, Group: report, Fact: processes.Fact{ID: id, Kind: processes.KindMeeting,
		Evidence: []processes.Quote{{Start: int32(at), End: int32(at + len(words)), Words: words}}}})
	return []string{id}
}

// perfect is the ledger that the gold asks for.
func perfect() (*Followed, *processes.Process) {
	p := &processes.Process{ID: "p1", Name: "Redland and Blueland", State: "suspended", Since: "2024-03-08",
		Parties: []processes.Party{{Key: "RED", Name: "Redland", Role: "negotiating_party"}, {Key: "blu.x", Name: "Blueland", Role: "negotiating_party"}, {Key: "GRE", Name: "Greenland", Role: "mediator"}},
		Members: []processes.Member{{Report: "r1"}, {Report: "r2"}}}
	both := []string{"RED", "blu.x"}
	p.States = []processes.State{
		{State: "in_session", From: "2024-03-04", Standing: processes.Confirmed, Facts: cite(p, "r1", "opened talks")},
		{State: "suspended", From: "2024-03-08", Standing: processes.Confirmed, Facts: cite(p, "r2", "were suspended")},
		{State: "agreed_in_principle", From: "2024-03-09", Standing: processes.Disputed, By: []string{"RED"}, Facts: cite(p, "r2", "Redland agreed")},
	}
	p.Flags = []processes.Flag{{Flag: "resumption", Value: "scheduled", From: "2024-03-09", Facts: cite(p, "r1", "will resume")}}
	p.Rounds = []processes.Round{
		{Kind: "round", From: "2024-03-05", To: "2024-03-08", Parties: both, Third: []string{"GRE"}, Mediators: []string{"GRE"}, Status: "held", Outcome: "deadlock", Level: "ministerial", Place: "Lima", Facts: cite(p, "r1", "opened talks")},
		{Kind: "talks", From: "2024-03-20", To: "2024-03-20", Parties: both, Status: "proposed", Outcome: "not_stated", Place: "Lima", Facts: cite(p, "r1", "will resume on March 20")},
	}
	p.Positions = []processes.Position{
		{Holder: "RED", Issue: "territory", Stance: "insists", Kind: "position", From: "2024-03-04", To: "2024-03-08", Facts: cite(p, "r1", "demands the island")},
		{Holder: "RED", Issue: "other", Stance: "offers", Kind: "position", From: "2024-03-09", Facts: cite(p, "r2", "agreed to leave")},
	}
	p.Steps = []processes.Step{
		{Owners: []string{"RED"}, Due: "2024-03-20", Status: "agreed", Facts: cite(p, "r1", "will resume")},
		{Owners: []string{"RED"}, Status: "open", Facts: cite(p, "r2", "to leave the island")},
	}
	p.Threats = []processes.Threat{{By: []string{"blu.x"}, To: []string{"RED"}, Kind: "sanctions", Facts: cite(p, "r2", "threatened sanctions")}}
	accord := cite(p, "r2", "Redland agreed")
	p.Agreements = []processes.Agreement{{Name: "accord", Parties: both, State: "in_principle", History: []processes.Turn{{State: "in_principle", From: "2024-03-09"}}, Facts: accord}}
	p.Vouched = []processes.Account{{Side: "RED", Facts: accord, Alone: cite(p, "r2", "agreed to leave")}}
	f := &Followed{Processes: []*processes.Process{p}, Records: map[string]*readout.Record{}}
	f.AsOf = func(id, day string) (*processes.Process, error) {
		was := *p
		if day < "2024-03-08" {
			was.State = "in_session"
		}
		return &was, nil
	}
	return f, p
}

// figures scores a ledger and returns its rows by name, and what is listed.
func figures(t *testing.T, f *Followed) (map[string]float64, string) {
	t.Helper()
	var talk bytes.Buffer
	rows, err := scoreLedger(madeUp(t), f, Options{Talk: &talk})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]float64{}
	for _, r := range rows {
		out[r.Metric] = r.Value
	}
	return out, talk.String()
}

func TestLedgerPerfect(t *testing.T) {
	f, _ := perfect()
	got, talk := figures(t, f)
	want := map[string]float64{"processes found": 1, "processes split": 0, "processes merged": 0, "reports in their process": 1,
		"states F1": 1, "as-of right": 1, "flags right": 1, "flags that match none": 0, "rounds F1": 1, "rounds with outcome F1": 1,
		"rounds level": 1, "rounds place": 1, "rounds mediator": 1, "rounds mode": 0,
		"positions right": 1, "positions at a row but wrong": 0, "positions that match none": 0, "positions kind": 1, "positions until": 1,
		"steps right": 1, "steps that match none": 0, "steps status": 1, "threats right": 1, "agreements right": 1, "agreements days": 1,
		"sourcing right": 1, "must not, broken": 0, "must not, to be read by hand": 1}
	for k, v := range want {
		if x, ok := got[k]; !ok || x != v {
			t.Errorf("%s is %v, want %v", k, x, v)
		}
	}
	if talk != "" {
		t.Errorf("a perfect ledger is told of errors:\n%s", talk)
	}
}

// TestLedgerMistakes makes one mistake at a time.
func TestLedgerMistakes(t *testing.T) {
	half := 2.0 / 3
	for _, c := range []struct {
		name string
		do   func(p *processes.Process)
		want map[string]float64
	}{
		{"a state is missing", func(p *processes.Process) { p.States = p.States[1:] }, map[string]float64{"states P": 1, "states R": half}},
		{"a state two days off", func(p *processes.Process) { p.States[0].From = "2024-03-06" }, map[string]float64{"states P": half, "states R": half}},
		{"a state one day off", func(p *processes.Process) { p.States[0].From = "2024-03-03" }, map[string]float64{"states F1": 1}},
		{"a state accepted", func(p *processes.Process) { p.States[1].State = "paused" }, map[string]float64{"states F1": 1}},
		{"another state", func(p *processes.Process) { p.States[1].State = "collapsed" }, map[string]float64{"states P": half, "states R": half}},
		{"a state only asserted", func(p *processes.Process) { p.States[0].Standing = processes.Asserted }, map[string]float64{"states P": half, "states R": half}},
		{"a state only noted", func(p *processes.Process) { p.States[0].Standing = processes.Noted }, map[string]float64{"states P": half, "states R": half}},
		{"a repeated state is no entry", func(p *processes.Process) {
			p.States = append(p.States, processes.State{State: "suspended", From: "2024-03-12", Standing: processes.Confirmed})
		}, map[string]float64{"states F1": 1}},
		{"a state too many", func(p *processes.Process) {
			p.States = append(p.States, processes.State{State: "signed", From: "2024-03-12", Standing: processes.Confirmed})
		}, map[string]float64{"states P": .75, "states R": 1}},
		{"an optional state", func(p *processes.Process) {
			p.States = append([]processes.State{{State: "floated", From: "2024-02-01", Standing: processes.Confirmed}}, p.States...)
		}, map[string]float64{"states F1": 1}},
		{"a claim believed", func(p *processes.Process) { p.States[2].Standing = processes.Confirmed }, map[string]float64{"states P": half, "states R": half}},
		{"a claim of the other side", func(p *processes.Process) { p.States[2].By = []string{"blu.x"} }, map[string]float64{"states R": half}},
		{"a claim that holds elsewhere", func(p *processes.Process) {
			p.States = append(p.States, processes.State{State: "agreed_in_principle", From: "2024-03-20", Standing: processes.Confirmed})
		}, map[string]float64{"states P": .5, "states R": half}},
		{"a flag too late", func(p *processes.Process) { p.Flags[0].From = "2024-03-10" }, map[string]float64{"flags right": 0, "flags that match none": 1}},
		{"a round is missing", func(p *processes.Process) { p.Rounds = p.Rounds[:1] }, map[string]float64{"rounds P": 1, "rounds R": .5}},
		{"a round twice", func(p *processes.Process) { p.Rounds = append(p.Rounds, p.Rounds[0]) }, map[string]float64{"rounds P": half, "rounds R": 1, "rounds with outcome P": half}},
		{"a round of one party", func(p *processes.Process) { p.Rounds[0].Parties = []string{"RED"} }, map[string]float64{"rounds P": .5, "rounds R": .5}},
		{"a round with somebody else", func(p *processes.Process) { p.Rounds[0].Parties = append(p.Rounds[0].Parties, "red.reb") }, map[string]float64{"rounds P": .5}},
		{"the mediator among the parties", func(p *processes.Process) { p.Rounds[0].Parties = append(p.Rounds[0].Parties, "GRE") }, map[string]float64{"rounds F1": 1}},
		{"a round on another day", func(p *processes.Process) { p.Rounds[1].From, p.Rounds[1].To = "2024-03-22", "2024-03-22" }, map[string]float64{"rounds F1": .5}},
		{"a call for talks", func(p *processes.Process) { p.Rounds[0].Kind, p.Rounds[0].To = "call", "2024-03-05" }, map[string]float64{"rounds F1": .5}},
		{"another outcome", func(p *processes.Process) { p.Rounds[0].Outcome = "full" }, map[string]float64{"rounds F1": 1, "rounds with outcome F1": .5}},
		{"planned and told as held", func(p *processes.Process) { p.Rounds[1].Status = "held" }, map[string]float64{"rounds F1": 1, "rounds with outcome R": .5}},
		{"an optional round", func(p *processes.Process) {
			p.Rounds = append(p.Rounds, processes.Round{Kind: "video", From: "2024-03-10", Parties: []string{"RED", "blu.x"}, Status: "held", Outcome: "not_stated"})
		}, map[string]float64{"rounds F1": 1, "rounds with outcome F1": 1}},
		{"the other holder", func(p *processes.Process) { p.Positions[0].Holder = "blu.x" }, map[string]float64{"positions right": .5, "positions at a row but wrong": 1, "positions wrong in holder": 1}},
		{"rebels for the state", func(p *processes.Process) { p.Positions[0].Holder = "red.reb" }, map[string]float64{"positions right": .5}},
		{"another stance", func(p *processes.Process) { p.Positions[0].Stance = "refuses" }, map[string]float64{"positions right": .5, "positions wrong in stance": 1}},
		{"another issue", func(p *processes.Process) { p.Positions[0].Issue = "trade" }, map[string]float64{"positions right": .5, "positions wrong in issue": 1}},
		{"a position too late", func(p *processes.Process) { p.Positions[0].From = "2024-03-08" }, map[string]float64{"positions right": .5, "positions at a row but wrong": 0}},
		{"a position of nowhere", func(p *processes.Process) {
			p.Positions = append(p.Positions, processes.Position{Holder: "blu.x", Issue: "trade", Stance: "demands", From: "2024-03-04", Facts: cite(p, "r2", "sanctions")})
		}, map[string]float64{"positions right": 1, "positions that match none": 1}},
		{"a step of the other", func(p *processes.Process) { p.Steps[1].Owners = []string{"blu.x"} }, map[string]float64{"steps right": .5, "steps that match none": 1}},
		{"a step without its day", func(p *processes.Process) { p.Steps[0].Due = "" }, map[string]float64{"steps right": .5}},
		{"a step done", func(p *processes.Process) { p.Steps[0].Status = "done" }, map[string]float64{"steps right": 1, "steps status": .5}},
		{"a step of other words", func(p *processes.Process) { p.Steps[1].Facts = cite(p, "r1", "Lima") }, map[string]float64{"steps right": .5}},
		{"the same step in another report", func(p *processes.Process) { p.Steps[0].Facts = cite(p, "r2", "The talks") }, map[string]float64{"steps right": 1}},
		{"a threat turned round", func(p *processes.Process) { p.Threats[0].By, p.Threats[0].To = p.Threats[0].To, p.Threats[0].By }, map[string]float64{"threats right": 0, "threats that match none": 1}},
		{"an agreement in force", func(p *processes.Process) { p.Agreements[0].State = "in_force" }, map[string]float64{"agreements right": 0, "agreements that match none": 1}},
		{"nobody's word", func(p *processes.Process) { p.Vouched = nil }, map[string]float64{"sourcing right": 0}},
		{"a party is missing", func(p *processes.Process) { p.Parties = p.Parties[:1] }, map[string]float64{"processes found": 0, "states F1": 0, "rounds F1": 0, "positions right": 0, "as-of right": 0}},
		{"a report is missing", func(p *processes.Process) { p.Members = p.Members[:1] }, map[string]float64{"processes found": 1, "reports in their process": .5}},
		{"another state as of a day", func(p *processes.Process) { p.State = "collapsed" }, map[string]float64{"as-of right": .5}},
	} {
		f, p := perfect()
		c.do(p)
		got, talk := figures(t, f)
		for k, v := range c.want {
			if x, ok := got[k]; !ok || x < v-1e-9 || x > v+1e-9 {
				t.Errorf("%s: %s is %v, want %v\n%s", c.name, k, x, v, talk)
			}
		}
	}
}
