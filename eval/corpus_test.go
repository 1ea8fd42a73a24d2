package eval

import (
	"bytes"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"testing"

	"readout"
	"readout/examples/corpus"
	"readout/processes"
)

// corpusForTest is the gold of examples/corpus over the files' own text.
func corpusForTest(t *testing.T) (*corpusGold, map[string]*readout.Record) {
	t.Helper()
	g := &corpusGold{tables: map[string][]*goldRow{}, texts: map[string]string{}, number: map[string]string{}}
	records := map[string]*readout.Record{}
	files, err := fs.Glob(corpus.Files, "reports/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := fs.ReadFile(corpus.Files, f)
		if err != nil {
			t.Fatal(err)
		}
		n := f[len("reports/"):][:3]
		g.texts[n], g.number["r"+n] = string(b), n
		records[n] = &readout.Record{}
	}
	for _, name := range goldTables {
		b, err := fs.ReadFile(corpus.Files, "gold/"+name+".tsv")
		if err != nil {
			t.Fatal(err)
		}
		if g.tables[name], err = g.parse(name, string(b)); err != nil {
			t.Fatal(err)
		}
	}
	g.index()
	return g, records
}

// A teller turns rows of gold into the ledger that would say the same.
type goldTeller struct {
	g *corpusGold
	p *processes.Process
}

func (x *goldTeller) cite(r *goldRow) []string {
	f := processes.Fact{ID: fmt.Sprintf("f%d", len(x.p.Cited))}
	report := ""
	for _, q := range r.quotes[:min(1, len(r.quotes))] {
		report = "r" + q.report
		f.Evidence = []processes.Quote{{Start: q.span.Start, End: q.span.End, Words: q.words}}
	}
	x.p.Cited = append(x.p.Cited, processes.CitedFact{Fact: f, Report: report, Group: x.g.group[x.g.number[report]]})
	return []string{f.ID}
}

func keysOf(ids []string) (out []string) {
	for _, id := range ids {
		out = append(out, "."+id)
	}
	return out
}

func (x *goldTeller) tell() {
	g, p, id := x.g, x.p, x.p.ID
	for n, of := range g.process {
		if of == id {
			p.Members = append(p.Members, processes.Member{Report: "r" + n})
		}
	}
	for _, r := range g.of("parties", id) {
		role := r.list("role")[0]
		if role == "belligerent" {
			role = "negotiating_party"
		}
		p.Parties = append(p.Parties, processes.Party{Key: "." + r.get("party"), Name: g.row("actors", r.get("party")).list("names")[0], Role: role})
	}
	for _, r := range g.of("states", id) {
		p.States = append(p.States, processes.State{State: r.get("state"), From: r.get("from"), Standing: r.get("standing"), By: keysOf(r.list("by")), Facts: x.cite(r)})
	}
	for _, r := range g.of("flags", id) {
		p.Flags = append(p.Flags, processes.Flag{Flag: r.get("flag"), Value: r.get("value"), From: r.get("from"), Facts: x.cite(r)})
	}
	for _, r := range g.of("rounds", id) {
		p.Rounds = append(p.Rounds, processes.Round{Kind: r.get("kind"), Status: r.get("status"), From: r.get("from"), To: r.get("to"), Place: r.get("place"),
			Parties: keysOf(r.list("parties")), Third: keysOf(r.list("mediator")), Mediators: keysOf(r.list("mediator")), Hosts: keysOf(r.list("host")), Mode: r.get("mode"), Duration: r.get("duration"), Level: r.get("level"), Outcome: r.get("outcome"), Facts: x.cite(r)})
	}
	for _, r := range g.of("positions", id) {
		p.Positions = append(p.Positions, processes.Position{Holder: "." + r.get("holder"), Issue: r.get("issue"), Stance: r.get("stance"), Kind: r.get("kind"), From: r.get("first"), To: r.get("until"), Facts: x.cite(r)})
	}
	for _, r := range g.of("steps", id) {
		due := ""
		if r.get("when_from") != "" {
			due = r.get("when_from") + "/" + r.get("when_to")
		}
		if r.get("kind") == "deadline" {
			p.Deadlines = append(p.Deadlines, processes.Deadline{Due: due, Owners: keysOf(r.list("owner")), Status: r.get("status"), Facts: x.cite(r)})
			continue
		}
		p.Steps = append(p.Steps, processes.Step{Owners: keysOf(r.list("owner")), Due: due, Status: r.get("status"), Facts: x.cite(r)})
	}
	for _, r := range g.of("threats", id) {
		p.Threats = append(p.Threats, processes.Threat{By: keysOf(r.list("by")), To: keysOf(r.list("target")), Kind: r.get("kind"), Facts: x.cite(r)})
	}
	for _, r := range g.of("agreements", id) {
		a := processes.Agreement{Name: r.get("name"), Parties: keysOf(r.list("parties")), State: r.get("state"), Past: r.get("reached") < "2024", Facts: x.cite(r)}
		for _, c := range []struct{ column, state string }{{"reached", "in_principle"}, {"initialled", "initialled"}, {"signed", "signed"}, {"effective", "in_force"}, {"ended", "failed"}} {
			if r.get(c.column) != "" {
				standing := processes.Confirmed
				if strings.HasPrefix(r.get("note"), "disputed") {
					standing = processes.Disputed
				}
				a.History = append(a.History, processes.Turn{State: c.state, From: r.get(c.column), Standing: standing})
			}
		}
		p.Agreements = append(p.Agreements, a)
	}
	for _, r := range g.of("sourcing", id) {
		f := x.cite(r)
		switch r.get("how") {
		case "unnamed_only":
			p.UnnamedOnly = append(p.UnnamedOnly, f...)
		case "both_sides":
			p.Both = append(p.Both, f...)
		case "one_side":
			p.Vouched = append(p.Vouched, processes.Account{Alone: f})
		default:
			p.Claims = append(p.Claims, processes.Claim{How: processes.Disputed, Facts: f})
		}
	}
}

// TestGoldIsRight scores the gold by itself: who says what it says has everything right
// and says nothing that may not be said. It holds the rules and the rows to each other.
func TestGoldIsRight(t *testing.T) {
	g, records := corpusForTest(t)
	f := &Followed{Records: records}
	for _, r := range g.tables["processes"] {
		x := &goldTeller{g, &processes.Process{ID: r.id(), Name: r.get("name")}}
		x.tell()
		f.Processes = append(f.Processes, x.p)
	}
	f.AsOf = func(id, day string) (*processes.Process, error) {
		for _, r := range g.tables["asof"] {
			if r.get("process") == id && r.get("day") == day {
				p := &processes.Process{State: r.get("state")}
				if r.get("standing") != processes.Confirmed {
					p.States = []processes.State{{State: r.get("state"), Standing: r.get("standing")}}
				}
				return p, nil
			}
		}
		return nil, nil
	}
	var talk bytes.Buffer
	rows, err := scoreLedger(g, f, Options{Talk: &talk})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		want := 1.0
		if strings.HasSuffix(r.Metric, "by hand") {
			continue
		}
		if lowerIsBetter(r.Metric) {
			want = 0
		}
		if r.Value != want {
			t.Errorf("%s is %v of %d, want %v", r.Metric, r.Value, r.N, want)
		}
	}
	if t.Failed() {
		t.Log(talk.String())
	}
}

// TestGoldHappenings does the same for happenings.
func TestGoldHappenings(t *testing.T) {
	g, records := corpusForTest(t)
	f := &Followed{Records: records}
	for _, h := range g.tables["happenings"] {
		types := h.list("types")
		if len(types) == 0 {
			continue
		}
		m := Merged{ID: h.id()}
		groups := map[string]bool{}
		for _, r := range g.tables["mentions"] {
			if r.get("happening") != h.id() {
				continue
			}
			q, _ := g.quote(r.get("report"), r.get("quote"))
			at := q.span.Start + int32(strings.Index(q.words, r.get("trigger")))
			m.Events = append(m.Events, MergedEvent{q.report, &readout.Event{Type: types[0], Trigger: readout.Span{Start: at, End: at + int32(len(r.get("trigger")))}}})
			groups[g.group[q.report]] = true
		}
		m.Groups = len(groups)
		for _, c := range h.list("counts") {
			kind, n, _ := strings.Cut(c, " ")
			lo, hi, ok := strings.Cut(n, "-")
			if !ok {
				hi = lo
			}
			a, _ := strconv.Atoi(lo)
			b, _ := strconv.Atoi(hi)
			m.Ranges = append(m.Ranges, readout.Count{Kind: kind, Range: readout.Range{Min: a, Max: b}})
			m.Disagree = append(m.Disagree, kind)
		}
		if manyVersions(h.get("versions")) {
			m.Disagree = append(m.Disagree, "by")
		}
		f.Merged = append(f.Merged, m)
	}
	var talk bytes.Buffer
	rows, err := scoreHappenings(g, f, Options{Talk: &talk})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		want := 1.0
		if lowerIsBetter(r.Metric) {
			want = 0
		}
		if r.Value != want {
			t.Errorf("%s is %v of %d, want %v", r.Metric, r.Value, r.N, want)
		}
	}
	if t.Failed() {
		t.Log(talk.String())
	}
}
