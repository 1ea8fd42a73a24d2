package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/processes"
)

// A ledgerPage is a process laid out for people: where it stands, how it came there and
// who says so. What it shows of reports stands in quotation marks, with outlet, report
// and day; what is concluded says so.
type ledgerPage struct {
	page
	p     *processes.Process
	facts map[string]*processes.CitedFact
	names map[string]string

	get     func(report string) (*readout.Record, error) // nil for none: quotes stand alone then
	reports map[string]*page
}

func newLedgerPage(p *processes.Process, width int, colour bool) *ledgerPage {
	q := &ledgerPage{page: page{width: width, colour: colour}, p: p, facts: map[string]*processes.CitedFact{}, names: map[string]string{}, reports: map[string]*page{}}
	for i := range p.Cited {
		q.facts[p.Cited[i].ID] = &p.Cited[i]
	}
	for _, y := range p.Parties {
		q.names[y.Key] = plain(y.Name)
	}
	return q
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
	q.sides()
	q.unnamed()
	q.suggested()
	q.decided()
	return q.out.String()
}

// name is who is meant by a key.
func (q *ledgerPage) name(key string) string {
	if n := q.names[key]; n != "" {
		return n
	}
	n := keyName(key)
	q.names[key] = n
	return n
}

// keyName names a key of the dictionary, a country's code or whatever was made a key.
func keyName(key string) string {
	if key == "" {
		return ""
	}
	if len(key) == 3 && strings.ToUpper(key) == key {
		if d, err := theActors(); err == nil {
			return plain(d.Country(key))
		}
		return key
	}
	if _, rest, ok := strings.Cut(key, "."); ok {
		key = rest
	}
	return plain(title(spaced(key)))
}

func (q *ledgerPage) who(keys []string) string {
	var names []string
	for _, k := range keys {
		if n := q.name(k); !slices.Contains(names, n) && n != "" {
			names = append(names, n)
		}
	}
	return andList(names)
}

// andList writes "A, B and C".
func andList(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// head says what the process is.
func (q *ledgerPage) head() {
	p := q.p
	state := styled(stateColour(p.State), upper(p.State))
	q.item(0, 4, bold(plain(p.Name)), state)
	var parts []string
	for _, s := range []string{p.Kind, p.Type} {
		if s != "" && s != "other" {
			parts = append(parts, spaced(s))
		}
	}
	if len(p.Issues) > 0 {
		parts = append(parts, "on "+spaced(strings.Join(p.Issues, ", ")))
	}
	parts = append(parts, fmt.Sprintf("%s, %s", count(p.Reports, "report"), count(p.Groups, "independent text")))
	if p.Opened != "" {
		parts = append(parts, "since "+shortDay(p.Opened))
	}
	if p.AsOf != "" {
		parts = append(parts, "as of "+shortDay(p.AsOf))
	}
	q.item(0, 0, dim(p.ID+" · "+strings.Join(parts, " · ")), "")
}

// standing says where it stands now, and why.
func (q *ledgerPage) standing() {
	p := q.p
	q.heading(bold("WHERE IT STANDS"), "")
	s := styled(stateColour(p.State), spaced(p.State))
	if p.Since != "" {
		s += " since " + day(p.Since)
	}
	var now *processes.State
	for i := range p.States {
		if x := &p.States[i]; counts(x.Standing) {
			now = x
		}
	}
	if now != nil {
		q.item(2, 4, s, standingWord(now.Standing))
		q.cite(4, now.Facts, 2)
	} else {
		q.item(2, 4, s, "")
	}
	if p.Why != "" {
		q.item(2, 4, "why: "+plain(p.Why), "")
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
				line += ", for " + day(f.For)
			}
		case f.Value != "" && f.Value != "none":
			line = "taken up by: " + spaced(f.Value)
		}
		if line != "" {
			q.item(2, 4, line+", since "+shortDay(f.From), standingWord(f.Standing))
			q.cite(4, f.Facts, 1)
		}
	}
	for i := range p.States { // claims that have not become the state
		x := &p.States[i]
		if x.To == "" && (x.Standing == processes.Asserted || x.Standing == processes.Disputed) && x.From >= p.Since {
			q.item(2, 4, "claimed: "+spaced(x.State)+" on "+shortDay(x.From)+q.claim(x), "")
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
			q.item(2, 4, dim("note: "+plain(r)), "")
		}
	}
	for _, n := range seen {
		if n > 1 {
			q.item(2, 4, dim(fmt.Sprintf("and %d more of the kind", n-1)), "")
		}
	}
}

// counts says whether a state with that standing was the state of the process.
func counts(standing string) bool {
	return standing == processes.Confirmed || standing == processes.Inferred || standing == processes.Pinned
}

// claim says who claims a state and who denies it.
func (q *ledgerPage) claim(x *processes.State) string {
	s := ""
	if w := q.who(x.By); w != "" {
		s = ", says " + w
	}
	if w := q.who(x.DeniedBy); w != "" {
		s += "; denied by " + w
	}
	return s
}

func standingWord(s string) string {
	switch s {
	case processes.Confirmed:
		return styled(styleGreen, "confirmed")
	case processes.Asserted:
		return styled(stylePurple, "asserted by one side")
	case processes.Disputed:
		return styled(styleRed, "disputed")
	case processes.Inferred:
		return dim("inferred")
	case processes.Pinned:
		return styled(styleGreen, "set by a person")
	case processes.Noted:
		return dim("told, does not follow")
	}
	return spaced(s)
}

// parties names who takes part and in which part.
func (q *ledgerPage) parties() {
	if len(q.p.Parties) == 0 {
		return
	}
	q.heading(bold("PARTIES"), "")
	wide := 0
	for _, y := range q.p.Parties {
		wide = max(wide, length(plain(y.Name)))
	}
	wide = min(wide, q.width/2)
	for _, y := range q.p.Parties {
		s := pad(plain(y.Name), wide) + "  " + spaced(y.Role)
		if len(y.People) > 0 {
			s += ": " + plain(strings.Join(y.People[:min(len(y.People), 5)], ", "))
		}
		q.item(2, wide+4, s, dim(count(y.Reports, "report")))
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
		s := pad(shortDay(x.From), 12)
		switch {
		case counts(x.Standing):
			s += styled(stateColour(x.State), spaced(x.State))
		default:
			s += "claimed: " + spaced(x.State)
		}
		if len(x.Act) > 0 {
			s += " (" + q.who(x.Act) + ")"
		}
		if len(x.Passed) > 0 {
			s += dim(" by way of " + spaced(strings.Join(x.Passed, ", ")) + ", which no report tells of")
		}
		if !counts(x.Standing) {
			s += q.claim(x)
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
		s := fmt.Sprintf("%2s  %s", number, pad(roundDays(r), 20)) + spaced(r.Kind)
		if r.Level != "" {
			s += ", " + spaced(r.Level)
		}
		if r.Format != "" {
			s += ", " + spaced(r.Format)
		}
		if r.Place != "" {
			s += ", " + plain(r.Place)
		}
		right := roundEnd(r)
		q.item(2, 6, s, right)
		who := q.who(r.Parties)
		if len(r.Third) > 0 {
			who += ", with " + q.who(r.Third)
		}
		if len(r.People) > 0 {
			who += " (" + plain(title(strings.Join(r.People[:min(len(r.People), 4)], ", "))) + ")"
		}
		if who != "" {
			q.item(6, 8, who, dim(fmt.Sprintf("%s, %s", count(r.Reports, "report"), count(r.Groups, "text"))))
		}
		if len(r.By) > 0 && (r.Status == "postponed" || r.Status == "cancelled" || r.Status == "refused") {
			s := spaced(r.Status) + " by " + q.who(r.By)
			if r.Until != "" {
				s += " until " + day(r.Until)
			}
			q.item(6, 8, s, "")
		}
		for _, v := range r.Outcomes {
			if len(r.Outcomes) > 1 {
				q.item(6, 8, "some say: "+spaced(v.Value)+" ("+count(v.Groups, "text")+")", "")
			}
		}
		q.cite(6, q.after(r.Facts, r.From), 1)
	}
}

// after are the facts that were told on a day or later; all where none were.
func (q *ledgerPage) after(ids []string, day string) []string {
	var out []string
	for _, id := range ids {
		if f := q.facts[id]; f != nil && f.Published >= day {
			out = append(out, id)
		}
	}
	if len(out) == 0 {
		return ids
	}
	return out
}

func roundDays(r *processes.Round) string {
	if r.From == "" {
		return "no date"
	}
	return fromTo(r.From, r.To)
}

// fromTo writes two days for a narrow column: "2024-03-11 to 17".
func fromTo(from, to string) string {
	if to == "" || to == from {
		return shortDay(from)
	}
	for _, n := range [...]int{8, 5} { // the same month, the same year
		if len(from) == len(time.DateOnly) && len(to) == len(time.DateOnly) && from[:n] == to[:n] {
			return shortDay(from) + " to " + to[n:]
		}
	}
	return shortDay(from) + " to " + shortDay(to)
}

// roundEnd is what became of a round.
func roundEnd(r *processes.Round) string {
	switch r.Status {
	case "held", "":
		if r.Outcome == "" || r.Outcome == "not_stated" {
			return styled(styleGreen, "held") + dim(", outcome not stated")
		}
		return styled(outcomeColour(r.Outcome), spaced(r.Outcome))
	case "postponed", "cancelled", "refused", "disputed":
		return styled(styleRed, spaced(r.Status))
	}
	return styled(styleYellow, spaced(r.Status))
}

func outcomeColour(o string) rune {
	switch o {
	case "no_agreement", "deadlock", "walkout", "cancelled":
		return styleRed
	case "in_principle", "partial", "full", "gaps_narrowed", "agreed_to_continue":
		return styleGreen
	}
	return styleYellow
}

// shortDay is a day, month or year as it stands in a table.
func shortDay(iso string) string { return plain(iso) }

// sayDay is a day as a sentence has it.
func sayDay(iso string) string {
	if t, err := time.Parse(time.DateOnly, iso); err == nil {
		return t.Format("2 January 2006")
	}
	return day(iso)
}
