package web

import (
	"cmp"
	"slices"
	"strings"

	"readout/processes"
	"readout/wording"
)

// mostAlone is how many things that one side alone says are quoted.
const mostAlone = 8

func markStep(status string) toned { return toned{wording.Spaced(status), wording.Step(status)} }

func isOpen(status string) bool { return wording.Step(status) == wording.Open }

// comingOf lists what is in the way, what is threatened and what comes next.
func (q *request) comingOf(l *wording.Ledger, v *processPage) {
	p := l.Process
	for i := range p.Sticking {
		x := &p.Sticking[i]
		v.InTheWay = append(v.InTheWay, thing{When: wording.FromTo(x.From, x.To), Text: wording.Spaced(strings.Trim(x.Issue+", "+x.Kind, ", ")), Cites: q.words(l, x.Words, x.Facts)})
	}
	for i := range p.Threats {
		x := &p.Threats[i]
		t := thing{When: x.From, Who: l.Parties(x.By), Text: wording.Spaced(x.Kind), Mark: toned{"not known to be carried out", wording.Open}, If: wording.Plain(x.Condition.Words), Cites: q.words(l, x.Words, x.Facts)}
		if len(x.To) > 0 {
			t.Who += " to " + l.Parties(x.To)
		}
		if x.CarriedOut != "" {
			t.Mark = toned{"carried out", wording.Bad}
			if f := l.Facts[x.CarriedOut]; f != nil && f.From != "" {
				t.Mark.Word += " " + f.From
			}
		}
		if x.Deadline != "" {
			t.Text += ", by " + wording.Day(x.Deadline)
		}
		v.Threats = append(v.Threats, t)
	}
	add := func(t thing, status string) {
		if isOpen(status) {
			v.Next = append(v.Next, t)
		} else {
			v.Closed = append(v.Closed, t)
		}
	}
	for i := range p.Steps {
		x := &p.Steps[i]
		add(thing{When: due(x.Due), Who: l.Parties(x.Owners), Text: "step", Mark: markStep(x.Status), Cites: q.words(l, x.Words, x.Facts)}, x.Status)
	}
	for i := range p.Deadlines {
		x := &p.Deadlines[i]
		t := thing{When: due(x.Due), Who: l.Parties(x.Owners), Text: "deadline", Mark: markStep(x.Status), Cites: q.words(l, x.Words, x.Facts)}
		if w := l.Parties(x.SetBy); w != "" {
			t.Text += ", set by " + w
		}
		add(t, x.Status)
	}
	for i := range v.Next {
		if t := &v.Next[i]; p.AsOf != "" && t.When < p.AsOf && t.When != "no date" {
			t.Late = true
		}
	}
	byDue := func(a, b thing) int { return cmp.Compare(a.When, b.When) }
	slices.SortStableFunc(v.Next, byDue)
	for i := range v.Next {
		if !v.Next[i].Late {
			v.Soonest = &v.Next[i]
			break
		}
	}
	slices.SortStableFunc(v.Closed, func(a, b thing) int { return byDue(b, a) })
	for i := range p.Proposals {
		x := &p.Proposals[i]
		t := thing{When: x.From, Who: l.Parties(x.By), Text: cmp.Or(wording.Spaced(x.Kind), "proposal"), Mark: toned{wording.Spaced(x.State), wording.Open}, Cites: q.words(l, x.Words, x.Facts)}
		if w := l.Parties(x.Accepted); w != "" {
			t.Text += ", accepted by " + w
		}
		if w := l.Parties(x.Rejected); w != "" {
			t.Text += ", rejected by " + w
		}
		v.Proposals = append(v.Proposals, t)
	}
}

// due is a day or the days between two.
func due(s string) string {
	if s == "" {
		return "no date"
	}
	from, to, _ := strings.Cut(s, "/")
	return wording.FromTo(from, to)
}

func (q *request) agreementsOf(l *wording.Ledger, v *processPage) {
	for i := range l.Process.Agreements {
		x := &l.Process.Agreements[i]
		a := agreementLine{thing: thing{When: x.Date, Who: l.Parties(x.Parties), Text: cmp.Or(wording.Plain(x.Name), wording.Spaced(x.Kind)),
			Mark: tonedState(x.State), Cites: q.cites(l, x.Facts, 2)}}
		for _, t := range x.History {
			s := strings.TrimSpace(wording.Spaced(t.State) + " " + t.From)
			if t.Standing != processes.Confirmed && t.Standing != "" {
				s += " (" + wording.Spaced(t.Standing) + ")"
			}
			a.Turns = append(a.Turns, s)
		}
		for _, b := range x.Breaches {
			t := thing{When: b.From, Who: l.Parties(b.Blamed), Text: "breach", Mark: tonedStanding(b.Standing), Cites: q.words(l, b.Words, b.Facts)}
			if w := l.Parties(b.AllegedBy); w != "" {
				t.Text += ", says " + w
			}
			a.Breaches = append(a.Breaches, t)
		}
		v.Agreements = append(v.Agreements, a)
	}
}

// sourcesOf says what is disputed, what both sides say, what each alone vouches for, what only unnamed sources say, what
// may belong here and what persons decided.
func (q *request) sourcesOf(l *wording.Ledger, v *processPage) {
	p := l.Process
	for i := range p.Claims {
		c := &p.Claims[i]
		line := standingLine{Matter: wording.Capital(l.Matter(c)), Who: l.Standing(c), Formerly: l.Formerly(c)}
		switch c.How {
		case processes.Disputed:
			line.Cites = q.words(l, c.Words, c.Facts)
			v.Disputed = append(v.Disputed, line)
		case processes.BothSides:
			line.Cites = q.words(l, c.Words, c.Facts)
			v.Both = append(v.Both, line)
		}
	}
	for _, a := range p.Vouched {
		if len(a.Alone) > 0 {
			v.Alone = append(v.Alone, aloneLine{l.Party(a.Side), len(a.Facts), len(a.Alone), q.cites(l, a.Alone, mostAlone)})
		}
	}
	v.Unnamed = q.cites(l, p.UnnamedOnly, mostAlone)
	for _, m := range p.Suggested {
		v.Suggested = append(v.Suggested, suggestion{wording.Plain(m.Because), "/reports/" + m.Report})
	}
	for _, d := range p.Decisions {
		s := wording.Plain(strings.Join(strings.Fields(strings.Join([]string{d.Kind, d.Value, d.Fact, d.Strand, d.Into, d.Day}, " ")), " "))
		if d.Why != "" {
			s += ": " + wording.Plain(d.Why)
		}
		v.Decisions = append(v.Decisions, s+" - "+wording.Plain(d.Who)+" "+d.When[:min(10, len(d.When))])
	}
}
