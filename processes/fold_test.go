package processes

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout"
)

// A teller makes reports of the talks of AAA and the movement bbb.front, which EEE mediates.
type teller struct {
	t  *testing.T
	es []*Entry
}

// says adds a report of a day that tells one state. By is who vouches: author, document, a
// side, or ? and a side for an unnamed source; "!" before the state denies it, and a day
// behind "@" is that of the state.
func (w *teller) says(day, state, by string) *Fact {
	w.t.Helper()
	n := len(w.es)
	state, at, exact := strings.Cut(state, "@")
	f := Fact{ID: fmt.Sprintf("f%d", n), Kind: KindState, Status: readout.Happened, From: day, Basis: readout.BasisInferred, Parties: []string{"AAA", "bbb.front"},
		Evidence: []Quote{{0, 5, "words"}}}
	if exact {
		f.From, f.Basis = at, readout.BasisAnchored
	}
	f.Value, f.Denied = strings.TrimPrefix(state, "!"), strings.HasPrefix(state, "!")
	for _, v := range strings.Fields(by) {
		switch {
		case v == VoucherAuthor || v == VoucherDocument:
			f.Vouched = append(f.Vouched, Voucher{Kind: v})
		case v[0] == '?':
			f.Vouched = append(f.Vouched, Voucher{Kind: VoucherUnnamed, Side: v[1:]})
		default:
			f.Vouched = append(f.Vouched, Voucher{Kind: VoucherSide, Side: v})
		}
	}
	s := Strand{ID: fmt.Sprintf("p%d", n), Parties: f.Parties, Third: []string{"EEE"}, Issues: []string{"ceasefire"}, From: min(f.From, day), To: day}
	e := &Entry{Schema: Schema, Report: fmt.Sprintf("r%03d", n), Published: day, Stored: day + "T12:00:00Z", Strands: []Strand{s}, Facts: []Fact{f}}
	w.es = append(w.es, e)
	return &e.Facts[0]
}

func (w *teller) process(at AsOf, rules Rules) *Process {
	w.t.Helper()
	l := New(rules)
	for _, e := range w.es {
		put(w.t, l, e)
	}
	ps := l.Processes(at)
	if len(ps) != 1 {
		w.t.Fatalf("%d processes", len(ps))
	}
	return ps[0]
}

// historyOf writes the history in short: "in_session 2024-03-01, collapsed 2024-03-04 asserted".
func historyOf(p *Process) string {
	var out []string
	for _, s := range p.States {
		x := s.State + " " + s.From
		if s.Standing != Confirmed {
			x += " " + s.Standing
		}
		out = append(out, x)
	}
	return strings.Join(out, ", ")
}

func TestFold(t *testing.T) {
	f := func(name, want string, tell func(w *teller)) {
		t.Run(name, func(t *testing.T) {
			w := &teller{t: t}
			tell(w)
			if got := historyOf(w.process(AsOf{}, Rules{})); got != want {
				t.Errorf("\n got %s\nwant %s", got, want)
			}
		})
	}
	f("one side's word is asserted", "in_session 2024-03-01, agreed_in_principle 2024-03-05 asserted", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "agreed_in_principle", "AAA")
	})
	f("the other side confirms", "in_session 2024-03-01, agreed_in_principle 2024-03-05", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "agreed_in_principle", "AAA")
		w.says("2024-03-06", "agreed_in_principle", "bbb.front")
	})
	f("the mediator confirms", "in_session 2024-03-01, agreed_in_principle 2024-03-05", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "agreed_in_principle", "AAA")
		w.says("2024-03-05", "agreed_in_principle", "EEE")
	})
	f("two outlets with one source are one voice", "in_session 2024-03-01, deadlocked 2024-03-05 asserted", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "deadlocked", "AAA")
		w.says("2024-03-05", "deadlocked", "AAA")
	})
	f("two independent reports", "in_session 2024-03-01, deadlocked 2024-03-05", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "deadlocked", "AAA")
		w.says("2024-03-05", "deadlocked", "bbb.front")
	})
	f("an unnamed official confirms nothing", "in_session 2024-03-01, deadlocked 2024-03-05 asserted", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "deadlocked", "AAA")
		w.says("2024-03-05", "deadlocked", "?bbb.front")
	})
	f("unnamed sources alone lift no state", "in_session 2024-03-01, deadlocked 2024-03-05 asserted", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "deadlocked", "?")
		w.says("2024-03-05", "deadlocked", "?AAA")
	})
	f("who suspends needs no witness", "in_session 2024-03-01, suspended 2024-03-05", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "suspended", "AAA").By = []string{"AAA"}
	})
	f("who is said to have suspended does", "in_session 2024-03-01, suspended 2024-03-05 asserted", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "suspended", "AAA").By = []string{"bbb.front"}
	})
	f("a denial disputes", "in_session 2024-03-01, agreed_in_principle 2024-03-05 disputed", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "agreed_in_principle", "AAA")
		w.says("2024-03-06", "!agreed_in_principle", "bbb.front")
	})
	f("who denied it admits it", "in_session 2024-03-01, agreed_in_principle 2024-03-05", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "agreed_in_principle", "AAA")
		w.says("2024-03-06", "!agreed_in_principle", "bbb.front")
		w.says("2024-03-09", "agreed_in_principle@2024-03-05", "bbb.front")
	})
	f("a denial by another stays", "in_session 2024-03-01, agreed_in_principle 2024-03-05 disputed", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "agreed_in_principle", "AAA")
		w.says("2024-03-06", "!agreed_in_principle", "bbb.front")
		w.says("2024-03-09", "agreed_in_principle@2024-03-05", "AAA")
	})
	f("a denial against two reports", "in_session 2024-03-01, collapsed 2024-03-05", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "collapsed", "author")
		w.says("2024-03-05", "collapsed", "author")
		w.says("2024-03-06", "!collapsed", "bbb.front")
	})
	f("a report takes back what it said", "in_session 2024-03-01, signed 2024-03-05 disputed", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "signed", "author")
		w.says("2024-03-06", "!signed", "author")
	})
	f("what is planned or imagined moves nothing", "in_session 2024-03-01", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		for _, s := range []readout.Status{readout.Planned, readout.Desired, readout.Conditional, readout.Hypothetical} {
			w.says("2024-03-02", "signed", "author").Status = s
		}
	})
	f("late reports count where they belong", "in_session 2024-03-01, paused 2024-03-03, in_session 2024-03-10", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-10", "in_session@2024-03-10", "author")
		w.says("2024-04-02", "paused@2024-03-03", "author")
	})
	f("told again is no other state", "in_session 2024-03-01, suspended 2024-03-04", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-04", "suspended@2024-03-04", "author")
		w.says("2024-03-07", "suspended", "author")
		w.says("2024-03-09", "suspended", "author").Before = true
	})
	f("two states in one report", "suspended 2024-03-04, in_session 2024-03-05", func(w *teller) {
		w.says("2024-03-05", "suspended@2024-03-04", "author")
		w.says("2024-03-05", "in_session@2024-03-05", "author")
	})
	f("one day told both ways: more texts outweigh", "in_session 2024-03-01, collapsed 2024-03-05 noted, signed 2024-03-05", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "signed@2024-03-05", "author")
		w.says("2024-03-06", "signed@2024-03-05", "author")
		w.says("2024-03-06", "collapsed@2024-03-05", "author")
	})
	f("one day told both ways: the later report", "in_session 2024-03-01, collapsed 2024-03-05, signed 2024-03-05 noted", func(w *teller) {
		w.says("2024-03-01", "in_session", "author")
		w.says("2024-03-05", "signed@2024-03-05", "author")
		w.says("2024-03-06", "collapsed@2024-03-05", "author")
	})
	f("an unfulfilled step that cannot follow is no state", "signed 2024-03-05", func(w *teller) {
		w.says("2024-03-05", "signed", "author")
		w.says("2024-03-08", "in_session", "author")
	})
	f("half a year of silence", "in_session 2024-03-01, abandoned 2024-08-28 inferred, in_session 2025-03-01", func(w *teller) {
		w.says("2024-03-01", "in_session", "author").Resumption = ""
		w.es[0].Strands[0].Frames = []string{"lake talks"}
		w.says("2025-03-01", "in_session@2025-03-01", "author")
		w.es[1].Strands[0].Frames = []string{"lake talks"}
	})
	f("postponed, and a new day", "scheduled 2024-03-01, agreed_to_talk 2024-03-04, scheduled 2024-03-07", func(w *teller) {
		w.says("2024-03-01", "scheduled", "author").Due = "2024-03-05"
		w.says("2024-03-04", "postponed", "EEE")
		w.says("2024-03-07", "scheduled", "author").Due = "2024-03-12"
	})
	f("refused", "floated 2024-03-01, none 2024-03-03", func(w *teller) {
		w.says("2024-03-01", "floated", "AAA")
		w.says("2024-03-03", "refused", "bbb.front")
	})
}

// TestFlags: talks that have stopped have flags, and no other state, until they go on.
func TestFlags(t *testing.T) {
	w := &teller{t: t}
	w.says("2024-03-01", "in_session", "author")
	w.says("2024-03-05", "suspended", "author")
	w.says("2024-03-06", "floated", "AAA")
	p := w.process(AsOf{}, Rules{})
	if p.State != Suspended || p.Resumption != "wanted" {
		t.Errorf("%s, resumption %s", p.State, p.Resumption)
	}
	w.says("2024-03-08", "scheduled", "AAA").Due = "2024-03-20"
	if p = w.process(AsOf{}, Rules{}); p.Resumption != "wanted" {
		t.Errorf("one side set a day: resumption %s", p.Resumption)
	}
	w.says("2024-03-09", "scheduled", "EEE").Due = "2024-03-20"
	if p = w.process(AsOf{}, Rules{}); p.Resumption != "scheduled" || p.State != Suspended {
		t.Errorf("the host set a day: %s, resumption %s", p.State, p.Resumption)
	}
	w.says("2024-03-20", "in_session", "author")
	if p = w.process(AsOf{}, Rules{}); p.Resumption != "none" || p.State != InSession {
		t.Errorf("resumed: %s, resumption %s", p.State, p.Resumption)
	}
}

// TestAsOf: what was so by a day, and what was known by a day, are two things.
func TestAsOf(t *testing.T) {
	w := &teller{t: t}
	w.says("2024-03-01", "in_session", "author")
	w.says("2024-03-20", "paused@2024-03-04", "author")
	f := func(at AsOf, want string) {
		t.Helper()
		if p := w.process(at, Rules{}); p.State != want {
			t.Errorf("%+v: %s, want %s", at, p.State, want)
		}
	}
	f(AsOf{Day: "2024-03-03"}, InSession)
	f(AsOf{Day: "2024-03-05"}, Paused)
	f(AsOf{Reported: "2024-03-05"}, InSession)
	f(AsOf{Stored: "2024-03-05"}, InSession)
	f(AsOf{Now: "2024-09-20"}, Abandoned)
	l := New(Rules{})
	put(t, l, w.es[0])
	if p := l.Process("p0", AsOf{Reported: "2024-02-01"}); p != nil {
		t.Errorf("known before it was told: %+v", p)
	}
}

// TestDecisions: what persons decide counts, is told and can be undone.
func TestDecisions(t *testing.T) {
	w := &teller{t: t}
	w.says("2024-03-01", "in_session", "author")
	w.says("2024-03-05", "collapsed", "author")
	l := New(Rules{})
	for _, e := range w.es {
		put(t, l, e)
	}
	decide := func(d Decision) {
		t.Helper()
		d.Who, d.When = "ada", "2024-04-0"+d.ID[1:]+"T00:00:00Z"
		if err := l.Decide(d); err != nil {
			t.Fatal(err)
		}
	}
	state := func(want string) {
		t.Helper()
		if p := l.Process("p0", AsOf{}); p == nil || p.State != want {
			t.Errorf("%+v, want %s", p, want)
		}
	}
	state(Collapsed)
	decide(Decision{ID: "d1", Kind: DecideOut, Report: "r001", Fact: "f1"})
	state(InSession)
	decide(Decision{ID: "d2", Kind: DecideUndo, Of: "d1"})
	state(Collapsed)
	decide(Decision{ID: "d3", Kind: DecidePin, Process: "p0", Value: Paused, Day: "2024-03-06"})
	state(Paused)
	decide(Decision{ID: "d4", Kind: DecideRename, Process: "p1", Value: "The hill talks"})
	if p := l.Process("p0", AsOf{}); p.Name != "The hill talks" || p.NamedBy != "person" || len(p.Decisions) != 2 {
		t.Errorf("%s, %s, %d decisions", p.Name, p.NamedBy, len(p.Decisions))
	}
	for _, d := range []Decision{{Kind: "melt"}, {Kind: DecidePin, Process: "p0", Value: "asleep", Day: "2024-03-06"}, {Kind: DecidePin, Process: "p0", Value: Paused, Day: "May"}, {Kind: DecideUndo, Of: "d99"}, {Kind: DecideMove, Strand: "p0"}} {
		d.ID, d.Who, d.When = "d9", "ada", "2024-05-01T00:00:00Z"
		if err := l.Decide(d); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%+v: %v", d, err)
		}
	}
}

// TestApart: a process of one party with a third is another process.
func TestApart(t *testing.T) {
	w := &teller{t: t}
	w.says("2024-03-01", "in_session", "author")
	w.says("2024-03-02", "in_session", "author")
	w.es[1].Strands[0].Parties = []string{"AAA", "CCC"}
	w.says("2024-06-20", "in_session", "author") // after more than sixty days of silence
	w.says("2024-03-05", "in_session", "author")
	l := New(Rules{})
	for _, e := range w.es {
		put(t, l, e)
	}
	if n := len(l.Groups()); n != 3 {
		t.Fatalf("%d groups", n)
	}
	if a, b := l.Group("p0"), l.Group("p3"); a != b {
		t.Error("one process is two")
	}
	if m := l.Group("p0").Members; m[0].Reason != SameParties || m[1].Because == "" {
		t.Errorf("%+v", m)
	}
}

func TestNamed(t *testing.T) {
	known := func(a string) (string, bool) {
		k, ok := map[string]string{"Aland": "AAA", "AAA": "AAA", "the Front": "bbb.front"}[a]
		return k, ok
	}
	ns, err := ReadNamed(strings.NewReader("key\tname\tparties\taliases\n# a remark\nlake\tThe Lake Process\tAland|the Front\tLake Format, lake talks\n"), "processes.tsv", known)
	if err != nil || len(ns) != 1 || !slices.Equal(ns[0].Parties, []string{"AAA", "bbb.front"}) || !slices.Contains(ns[0].Aliases, "lake format") {
		t.Fatalf("%+v, %v", ns, err)
	}
	w := &teller{t: t}
	w.says("2024-03-01", "in_session", "author")
	w.says("2024-09-01", "paused", "author")
	if p := w.process(AsOf{}, Rules{Named: ns}); p.ID != "lake" || p.Name != "The Lake Process" || p.NamedBy != "user" || p.Reports != 2 {
		t.Errorf("%s %s %s %d", p.ID, p.Name, p.NamedBy, p.Reports)
	}
	for text, want := range map[string]string{
		"key\tparties\nx\tAland|Nowhere\n":                 `processes.tsv:2: actor "Nowhere" is not known`,
		"key\tname\n":                                      `processes.tsv:1: the header has no column "parties"`,
		"key\tparties\tfrom\nx\tAland|the Front\tMay 3\n":  `processes.tsv:2: "May 3" is no day`,
		"key\tparties\nx\tAland\n":                         `processes.tsv:2: process x has fewer than two parties`,
		"key\tparties\tissues\nx\tAland|the Front\tfish\n": `processes.tsv:2: there is no issue "fish"`,
	} {
		if _, err := ReadNamed(strings.NewReader(text), "processes.tsv", known); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestOddDays: dates that cannot be, or that contradict each other, are told and do not
// change the answer.
func TestOddDays(t *testing.T) {
	w := &teller{t: t}
	w.says("2024-03-01", "in_session", "author")
	w.says("2031-01-01", "signed", "author")
	w.es[1].Stored = "2024-03-02T00:00:00Z"
	w.es[1].Strands[0].Frames, w.es[0].Strands[0].Frames = []string{"lake talks"}, []string{"lake talks"}
	p := w.process(AsOf{Now: "2024-03-03"}, Rules{})
	if p.State != InSession || !strings.Contains(strings.Join(p.Remarks, "\n"), "2031-01-01") {
		t.Errorf("%s, %q", p.State, p.Remarks)
	}
	w = &teller{t: t}
	w.says("2024-03-01", "in_session", "author")
	w.says("2024-03-05", "in_session", "author")
	w.es[0].Group, w.es[1].Group = "g", "g"
	if p = w.process(AsOf{}, Rules{}); p.Groups != 1 || p.Reports != 2 || !strings.Contains(strings.Join(p.Remarks, "\n"), "one text with two dates") {
		t.Errorf("%d groups, %q", p.Groups, p.Remarks)
	}
	w = &teller{t: t}
	w.says("", "in_session", "author")
	w.es[0].Stored = "2024-03-01T00:00:00Z"
	w.es[0].Strands[0].From, w.es[0].Strands[0].To = "2024-03-01", "2024-03-01"
	if p = w.process(AsOf{Now: "2024-03-02"}, Rules{}); p.State != InSession || len(p.Remarks) != 1 {
		t.Errorf("%s, %q", p.State, p.Remarks)
	}
}

// TestEntry: an entry comes back as it was written, and an older one says so.
func TestEntry(t *testing.T) {
	w := &teller{t: t}
	w.says("2024-03-01", "in_session", "author ?AAA")
	b, err := w.es[0].Marshal()
	if err != nil {
		t.Fatal(err)
	}
	e, err := Unmarshal(b)
	if err != nil || fmt.Sprintf("%+v", *e) != fmt.Sprintf("%+v", *w.es[0]) {
		t.Errorf("%+v, %v", e, err)
	}
	w.es[0].Schema = 0
	b, _ = w.es[0].Marshal()
	if _, err := Unmarshal(b); err == nil || !strings.Contains(err.Error(), "another version") {
		t.Errorf("%v", err)
	}
	if c := Changes(nil, w.process(AsOf{}, Rules{})); len(c) == 0 || c[len(c)-1].Kind == "" {
		t.Errorf("%+v", c)
	}
}

// TestNothingToGoBy: records without text, days or parties make entries, and no panic.
func TestNothingToGoBy(t *testing.T) {
	if e := FactsOf(&readout.Record{}, Meta{}); e.Report != "" || len(e.Facts) != 0 {
		t.Errorf("%+v", e)
	}
	rec := &readout.Record{Report: &readout.Report{ID: "r1", Text: "Talks."}, Processes: []readout.Process{{Parties: []string{"a9"}, State: "in_session"}}}
	rec.Processes[0].ID, rec.Processes[0].Span = "n1", readout.Span{Start: 3, End: 99}
	rec.Meetings = []readout.Meeting{{Series: "n7", Parties: []string{"a1", "a2"}, Place: "p3"}}
	rec.Threats = []readout.Threat{{By: []string{"a1"}}}
	rec.NextSteps = []readout.NextStep{{When: "t4"}}
	l := New(Rules{})
	put(t, l, FactsOf(rec, Meta{}))
	w := &teller{t: t}
	w.says("", "in_session", "author")
	w.es[0].Stored = ""
	w.es[0].Strands[0].From, w.es[0].Strands[0].To = firstOfDays, firstOfDays
	put(t, l, w.es[0])
	if ps := l.Processes(AsOf{}); len(ps) != 1 || len(ps[0].States) != 1 {
		t.Errorf("%+v", ps)
	}
	if _, err := l.Remove("nobody"); err != nil {
		t.Error(err)
	}
}
