package processes

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"readout"
)

// someEntries makes reports of invented talks: pairs and threes, single voices, named
// frames, denials, copies, late and undated ones.
func someEntries(r *rand.Rand, n, days int) []*Entry {
	keys := []string{"AAA", "BBB", "CCC", "DDD", "aaa.front", "bbb.league", "aaa.reb"}
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	var out []*Entry
	for i := range n {
		day := plus("2024-01-01", r.IntN(days))
		e := &Entry{Schema: Schema, Report: fmt.Sprintf("r%04d", i), Published: day, Stored: "2025-01-01T00:00:00Z", Names: map[string]string{}}
		if r.IntN(6) == 0 {
			e.Group = fmt.Sprintf("g%d", r.IntN(n/4+1))
		}
		if r.IntN(25) == 0 {
			e.Published = ""
		}
		for k := range 1 + r.IntN(2) {
			s := Strand{From: day, To: day, Loose: r.IntN(5) == 0}
			for range 1 + r.IntN(10)/3 {
				s.Parties = insert(s.Parties, keys[r.IntN(len(keys))])
			}
			if r.IntN(2) == 0 {
				s.Issues = []string{pick("ceasefire", "trade", "prisoners", "territory", "sanctions")}
			}
			if r.IntN(6) == 0 {
				s.Focus = pick("north", "south")
			}
			if r.IntN(12) == 0 {
				s.Frames = []string{pick("harbour process", "lake format")}
			}
			if r.IntN(3) == 0 {
				s.People = []string{pick("ada moss", "ben rook", "cora vane")}
			}
			if r.IntN(4) == 0 {
				s.Third = []string{"EEE"}
			}
			if r.IntN(4) == 0 { // a side of whom only the name is told
				s.Open = []string{pick("ada moss", "ben rook", "cora vane", "rook", "front", theGovernment)}
				if r.IntN(3) > 0 {
					s.Parties = s.Parties[:r.IntN(2)]
				}
			}
			if r.IntN(6) == 0 {
				s.Heard = []string{pick("ada moss", "cora vane", "rook", "front")}
			}
			if len(s.Parties) == 2 && s.Loose && r.IntN(3) == 0 {
				s.Parties = insert(s.Parties[:1:1], pick("UNO", "igo.league"))
			}
			s.ID = fmt.Sprintf("p%04d%d", i, k)
			e.Strands = append(e.Strands, s)
			for range 1 + r.IntN(4) {
				e.Facts = append(e.Facts, someFact(r, e, k, len(e.Facts), day, pick))
			}
		}
		for range r.IntN(3) {
			e.Known = append(e.Known, Known{Name: pick("ada moss", "ben rook", "cora vane", "dan rook", "front"), Side: keys[r.IntN(len(keys))], Guess: r.IntN(3) == 0})
		}
		out = append(out, e)
	}
	return out
}

func someFact(r *rand.Rand, e *Entry, strand, n int, day string, pick func(...string) string) Fact {
	s := &e.Strands[strand]
	f := Fact{ID: fmt.Sprintf("f%s%d", e.Report, n), Strand: strand, From: plus(day, -r.IntN(4)), Basis: readout.BasisAnchored, Status: readout.Happened, Parties: s.Parties,
		Evidence: []Quote{{int32(10 * n), int32(10*n + 8), pick("they met in town", "the talks went on", "nothing was agreed")}}}
	f.Vouched = []Voucher{{Kind: VoucherAuthor}}
	switch r.IntN(4) {
	case 0:
		if seats := r.Perm(len(s.Parties)); len(seats) > 0 {
			f.Vouched = []Voucher{{Kind: VoucherSide, Side: s.Parties[seats[0]]}}
		}
	case 1:
		f.Vouched = []Voucher{{Kind: VoucherUnnamed, Side: pick("", "AAA", "BBB")}}
	}
	if r.IntN(3) == 0 {
		f.From, f.Basis = day, readout.BasisInferred
	}
	f.Before = r.IntN(15) == 0
	f.Kind = pick(KindState, KindState, KindState, KindMeeting, KindPosition, KindStep, KindThreat, KindAgreement, KindSticking, KindEvent, KindMediation, KindViolation, KindDeadline, KindProposal)
	f.By = s.Parties[:min(1, len(s.Parties))]
	for _, name := range s.Open {
		f.Parties, f.By = insert(slices.Clone(s.Parties), string(openMark)+name), []string{string(openMark) + name}
	}
	f.What = f.Evidence[0]
	switch f.Kind {
	case KindState:
		f.Value = States[2+r.IntN(len(States)-2)]
		f.Denied = r.IntN(10) == 0
		if r.IntN(6) == 0 {
			f.Resumption, f.Due = pick("wanted", "agreed", "scheduled"), plus(day, r.IntN(10))
		}
	case KindMeeting:
		f.Value, f.Sort, f.Level, f.Outcome = pick("held", "held", "scheduled", "cancelled", "postponed"), pick("talks", "meeting", "call"), pick("", "ministerial", "head_of_state_gov"), pick("", "no_agreement", "in_principle")
		f.Place, f.People = pick("", "Lake Town", "Harbour"), s.People
	case KindPosition:
		f.Value, f.Issue, f.Sort = pick("demands", "refuses", "accepts", "aims"), pick("ceasefire", "trade", "other"), "position"
	case KindStep:
		f.Value, f.Due, f.Rule = pick("desired", "agreed", "scheduled"), plus(day, r.IntN(9)), "step.meet"
	case KindThreat:
		f.Value = pick("force", "sanctions", "halt_talks")
	case KindAgreement:
		f.Value, f.Sort = pick("signed", "reached", "violated", "failed", "not_reached"), pick("ceasefire", "other")
	case KindEvent:
		f.Value, f.On = pick("ASSAULT", "SANCTION"), s.Parties[max(0, len(s.Parties)-1):]
	case KindMediation:
		f.Value, f.By = "under_way", []string{"EEE"}
	case KindDeadline:
		f.Due = plus(day, r.IntN(20))
	}
	return f
}

func ledgerJSON(t *testing.T, l *Ledger, at AsOf) []byte {
	t.Helper()
	b, err := json.Marshal(l.Processes(at))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestOrder: whatever the order in which reports arrive, and whether they are entered one
// by one or built from all, the ledger is the same to the last byte.
func TestOrder(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		es := someEntries(r, 60, 40+int(seed%40)*20)
		rules := Rules{}
		if seed%3 == 1 {
			rules.Named = []Named{{Key: "lake", Name: "The lake talks", Parties: []string{"AAA", "aaa.front"}, Aliases: []string{"lake format"}, From: "2024-01-10"}}
		}
		if seed%4 == 2 {
			rules.Decisions = someDecisions(es)
		}
		at := AsOf{Now: "2025-06-01"}
		whole := New(rules)
		for _, e := range es {
			whole.put(e)
		}
		whole.Rebuild()
		want := ledgerJSON(t, whole, at)
		if seed == 0 && len(whole.Groups()) < 5 {
			t.Fatalf("%d groups", len(whole.Groups()))
		}
		for order := range 3 {
			r.Shuffle(len(es), func(i, k int) { es[i], es[k] = es[k], es[i] })
			one := New(rules)
			for i, e := range es {
				if i%9 == 3 { // coded before by an older version
					old := *e
					old.Strands = slices.Clone(e.Strands)
					for k := range old.Strands {
						old.Strands[k].Parties = []string{"AAA", "BBB"}
					}
					put(t, one, &old)
				}
				put(t, one, e)
				if i%11 == 5 {
					if _, err := one.Remove(e.Report); err != nil {
						t.Fatal(err)
					}
					put(t, one, e)
				}
				if seed%5 == 0 && order == 0 {
					sameAsAnew(t, fmt.Sprintf("seed %d, %d entered", seed, i+1), one)
				}
			}
			if got := ledgerJSON(t, one, at); !bytes.Equal(got, want) {
				t.Fatalf("seed %d: entered one by one it is another ledger:\n%s", seed, firstDifference(got, want))
			}
		}
	}
}

// sameAsAnew fails where a ledger, or the outline of one of its processes, is another one
// than what is made anew of the same reports by who remembers nothing.
func sameAsAnew(t *testing.T, when string, l *Ledger) {
	t.Helper()
	anew := New(l.rules)
	for _, e := range l.entries {
		anew.put(e)
	}
	anew.Rebuild()
	at := AsOf{}
	if got, want := ledgerJSON(t, l, at), ledgerJSON(t, anew, at); !bytes.Equal(got, want) {
		t.Fatalf("%s: it is another ledger than the whole:\n%s", when, firstDifference(got, want))
	}
	for _, g := range l.Groups() {
		o, p := l.memory.Outline(g, &l.rules, at), Fold(g, &l.rules, at)
		list := Changes(nil, o.Process)
		o.Prove(list)
		all := Changes(nil, p)
		for _, x := range [][2]any{{Mark(o.Process), Mark(p)}, {Cite(nil, o.Process, list, 0), Cite(nil, p, all, 0)}, {o.Parties, p.Parties}, {o.Remarks, p.Remarks},
			{[]any{o.Kind, o.Type, o.Since, o.Opened, o.Resumption, o.Intervention, o.Issues, o.Reports, o.Groups, o.Rounds}, []any{p.Kind, p.Type, p.Since, p.Opened, p.Resumption, p.Intervention, p.Issues, p.Reports, p.Groups, p.Rounds}}} {
			got, err1 := json.Marshal(x[0])
			want, err2 := json.Marshal(x[1])
			if err1 != nil || err2 != nil || !bytes.Equal(got, want) {
				t.Fatalf("%s: the outline of %s is another one than the whole:\n%s", when, g.ID, firstDifference(got, want))
			}
		}
	}
}

func put(t *testing.T, l *Ledger, e *Entry) {
	t.Helper()
	if _, err := l.Put(e); err != nil {
		t.Fatal(err)
	}
}

func someDecisions(es []*Entry) []Decision {
	return []Decision{
		{ID: "d1", Kind: DecideMerge, Process: es[3].Strands[0].ID, Into: es[9].Strands[0].ID, Who: "ada", When: "2025-02-01T00:00:00Z"},
		{ID: "d2", Kind: DecideMove, Strand: es[5].Strands[0].ID, Process: es[9].Strands[0].ID, Who: "ada", When: "2025-02-02T00:00:00Z"},
		{ID: "d3", Kind: DecideOut, Report: es[7].Report, Fact: es[7].Facts[0].ID, Who: "ada", When: "2025-02-03T00:00:00Z"},
		{ID: "d4", Kind: DecidePin, Process: es[9].Strands[0].ID, Value: Signed, Day: "2024-02-02", Who: "ada", When: "2025-02-04T00:00:00Z"},
		{ID: "d5", Kind: DecideRename, Process: es[9].Strands[0].ID, Value: "The talks", Who: "ada", When: "2025-02-05T00:00:00Z"},
	}
}

func firstDifference(a, b []byte) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	cut := func(x []byte) string { return string(x[max(0, i-300):min(len(x), i+200)]) }
	return cut(a) + "\n---\n" + cut(b)
}
