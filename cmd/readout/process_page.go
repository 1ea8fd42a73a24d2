package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/processes"
	"readout/wording"
)

// A ledgerPage is a process laid out for people: where it stands, how it came there and
// who says so. What it shows of reports stands in quotation marks, with outlet, report
// and day; what is concluded says so.
type ledgerPage struct {
	page
	*wording.Ledger
	p *processes.Process

	get     func(report string) (*readout.Record, error) // nil for none: quotes stand alone then
	reports map[string]*page
}

func newLedgerPage(p *processes.Process, width int, colour bool) *ledgerPage {
	return &ledgerPage{page: page{Teller: &wording.Teller{}, width: width, colour: colour}, Ledger: wording.LedgerOf(p), p: p, reports: map[string]*page{}}
}

// whole writes the page.
func (q *ledgerPage) whole() string {
	q.head()
	q.standing()
	q.parties()
	q.history()
	q.rounds()
	q.positions()
	q.inTheWay()
	q.threats()
	q.coming()
	q.agreements()
	q.claims()
	q.sides()
	q.unnamed()
	q.suggested()
	q.decided()
	return q.out.String()
}

// head says what the process is.
func (q *ledgerPage) head() {
	p := q.p
	state := toned(upper(wording.State(p.State)), wording.OfState(p.State))
	q.item(0, 4, bold(wording.Plain(p.Name)), state)
	var parts []string
	for _, s := range []string{p.Kind, p.Type} {
		if s != "" && s != "other" {
			parts = append(parts, wording.Spaced(s))
		}
	}
	if len(p.Issues) > 0 {
		parts = append(parts, "on "+wording.Spaced(strings.Join(p.Issues, ", ")))
	}
	parts = append(parts, fmt.Sprintf("%s, %s", wording.Count(p.Reports, "report"), wording.Count(p.Groups, "independent text")))
	if p.Opened != "" {
		parts = append(parts, "since "+wording.Plain(p.Opened))
	}
	if p.AsOf != "" {
		parts = append(parts, "as of "+wording.Plain(p.AsOf))
	}
	q.item(0, 0, dim(p.ID+" · "+strings.Join(parts, " · ")), "")
}

// standing says where it stands now, and why.
func (q *ledgerPage) standing() {
	p := q.p
	q.heading(bold("WHERE IT STANDS"), "")
	s := stateWord(p.State)
	if p.Since != "" {
		s += " since " + wording.Day(p.Since)
	}
	if now := q.Now(); now != nil {
		q.item(2, 4, s, standingWord(now.Standing))
		q.cite(4, now.Facts, 2)
	} else {
		q.item(2, 4, s, "")
	}
	if p.Why != "" {
		q.item(2, 4, "why: "+wording.Plain(p.Why), "")
	}
	for i := range p.Flags {
		f := &p.Flags[i]
		if f.To != "" {
			continue
		}
		line := ""
		switch {
		case f.Flag == "resumption":
			line = resumption(f.Value)
			if f.For != "" {
				line += ", for " + wording.Day(f.For)
			}
		case f.Value != "" && f.Value != "none":
			line = "taken up by: " + wording.Spaced(f.Value)
		}
		if line != "" {
			q.item(2, 4, line+", since "+wording.Plain(f.From), standingWord(f.Standing))
			q.cite(4, f.Facts, 1)
		}
	}
	for i := range p.States { // claims that have not become the state
		x := &p.States[i]
		if x.To == "" && (x.Standing == processes.Asserted || x.Standing == processes.Disputed) && x.From >= p.Since {
			q.item(2, 4, "claimed: "+wording.Spaced(x.State)+" on "+wording.Plain(x.From)+q.Claim(x), "")
			q.cite(4, x.Facts, 1)
		}
	}
	q.remarks()
}

// remarks tells what was odd, once for each kind.
func (q *ledgerPage) remarks() {
	first := "" // day on which the first of its reports was stored: what was read together is not late
	for i := range q.p.Cited {
		if d := q.p.Cited[i].Stored; len(d) >= len(time.DateOnly) && (first == "" || d[:len(time.DateOnly)] < first) {
			first = d[:len(time.DateOnly)]
		}
	}
	seen := map[string]int{}
	for _, r := range q.p.Remarks {
		if strings.Contains(r, "came in late, on "+first) {
			continue
		}
		kind := strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' || c >= 'a' && c <= 'f' {
				return -1
			}
			return c
		}, r)
		if seen[kind]++; seen[kind] <= 1 {
			q.item(2, 4, dim("note: "+wording.Plain(r)), "")
		}
	}
	for _, n := range seen {
		if n > 1 {
			q.item(2, 4, dim(fmt.Sprintf("and %d more of the kind", n-1)), "")
		}
	}
}

// parties names who takes part and in which part.
func (q *ledgerPage) parties() {
	if len(q.p.Parties) == 0 {
		return
	}
	q.heading(bold("PARTIES"), "")
	wide := 0
	for _, y := range q.p.Parties {
		wide = max(wide, length(wording.Plain(y.Name)))
	}
	wide = min(wide, q.width/2)
	for _, y := range q.p.Parties {
		s := pad(wording.Plain(y.Name), wide) + "  " + wording.Spaced(y.Role)
		if len(y.People) > 0 {
			s += ": " + wording.Plain(strings.Join(y.People[:min(len(y.People), 5)], ", "))
		}
		q.item(2, wide+4, s, dim(wording.Count(y.Reports, "report")))
	}
}

// history lists the states, those that are claimed among them.
func (q *ledgerPage) history() {
	if len(q.p.States) == 0 {
		return
	}
	q.heading(bold("HOW IT CAME THERE"), "")
	for i := range q.p.States {
		x := &q.p.States[i]
		s := pad(wording.Plain(x.From), 12)
		switch {
		case wording.Was(x.Standing):
			s += stateWord(x.State)
		default:
			s += "claimed: " + wording.Spaced(x.State)
		}
		if len(x.Act) > 0 {
			s += " (" + q.Parties(x.Act) + ")"
		}
		if len(x.Passed) > 0 {
			s += dim(" by way of " + wording.Spaced(strings.Join(x.Passed, ", ")) + ", which no report tells of")
		}
		if !wording.Was(x.Standing) {
			s += q.Claim(x)
		}
		right := standingWord(x.Standing)
		if n := x.Witness.Groups; n > 1 {
			right += dim(fmt.Sprintf(", %d texts", n))
		}
		q.item(2, 14, s, right)
		q.cite(14, x.Facts, 1)
	}
}

// rounds lists encounters, those that failed to take place among them.
func (q *ledgerPage) rounds() {
	if len(q.p.Rounds) == 0 {
		return
	}
	q.heading(bold("ROUNDS"), "")
	for i := range q.p.Rounds {
		r := &q.p.Rounds[i]
		number := "" // of those that were held
		if r.Number > 0 {
			number = strconv.Itoa(r.Number)
		}
		s := fmt.Sprintf("%2s  %s", number, pad(roundDays(r), 20)) + wording.Spaced(r.Kind)
		if r.Level != "" {
			s += ", " + wording.Spaced(r.Level)
		}
		if r.Format != "" {
			s += ", " + wording.Spaced(r.Format)
		}
		if r.Place != "" {
			s += ", " + wording.Plain(r.Place)
		}
		right := roundEnd(r)
		q.item(2, 6, s, right)
		who := q.Parties(r.Parties)
		if len(r.Third) > 0 {
			who += ", with " + q.Parties(r.Third)
		}
		if len(r.People) > 0 {
			who += " (" + wording.Plain(wording.Title(strings.Join(r.People[:min(len(r.People), 4)], ", "))) + ")"
		}
		if who != "" {
			q.item(6, 8, who, dim(fmt.Sprintf("%s, %s", wording.Count(r.Reports, "report"), wording.Count(r.Groups, "text"))))
		}
		if len(r.By) > 0 && (r.Status == "postponed" || r.Status == "cancelled" || r.Status == "refused") {
			s := wording.Spaced(r.Status) + " by " + q.Parties(r.By)
			if r.Until != "" {
				s += " until " + wording.Day(r.Until)
			}
			q.item(6, 8, s, "")
		}
		for _, v := range r.Outcomes {
			if len(r.Outcomes) > 1 {
				q.item(6, 8, "some say: "+wording.Spaced(v.Value)+" ("+wording.Count(v.Groups, "text")+")", "")
			}
		}
		q.cite(6, q.After(r.Facts, r.From), 1)
	}
}

func roundDays(r *processes.Round) string {
	if r.From == "" {
		return "no date"
	}
	return wording.FromTo(r.From, r.To)
}

// roundEnd is what became of a round, in its colour.
func roundEnd(r *processes.Round) string { return toned(wording.Round(r.Status, r.Outcome)) }
