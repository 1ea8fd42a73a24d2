package main

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/processes"
	"readout/wording"
)

// mostCited is how much of the words of a report one line of a process shows, in letters.
const mostCited = 220

// cite quotes at most n facts, each from another text, and says where they stand.
func (q *ledgerPage) cite(indent int, ids []string, n int) {
	for _, f := range q.Choose(ids, n) {
		words, ref := q.passage(f, wording.LongestQuote(f.Evidence))
		q.item(indent, indent, words+q.vouch(f), ref)
	}
}

// passage quotes words of a report, short ones within their sentence, and says where
// they stand.
func (q *ledgerPage) passage(f *processes.CitedFact, e processes.Quote) (words, ref string) {
	r := q.report(f.Report)
	at := readout.Span{Start: e.Start, End: e.End}
	if r == nil || int(e.End) > len(r.Text) || e.Start < 0 || at.In(r.Text) != e.Words {
		return `"` + wording.Cut(strings.Trim(wording.Plain(e.Words), `"“” ,`), mostCited) + `"`, dim(citedIn(f, ""))
	}
	all := at
	if first, end := r.Sentences(at); first+1 == end && r.Record.Sentences[first].Contains(at) {
		all = r.Record.Sentences[first]
	}
	words = r.Excerpt(all, at, mostCited)
	if part := wording.Plain(e.Words); all != at && strings.Count(words, part) == 1 {
		words = strings.Replace(words, part, bold(part), 1)
	}
	return words, dim(citedIn(f, r.refs(at)))
}

// report is a report as it is coded now; nil where it is not at hand.
func (q *ledgerPage) report(id string) *page {
	if r, ok := q.reports[id]; ok || q.get == nil {
		return r
	}
	q.reports[id] = nil
	if rec, err := q.get(id); err == nil {
		q.reports[id] = newPage(rec, q.width, false)
	}
	return q.reports[id]
}

// citedIn says where a fact stands.
func citedIn(f *processes.CitedFact, sentence string) string {
	return reference(f.Outlet, f.Published+" "+f.Report, strings.Map(func(r rune) rune {
		if isStyle(r) {
			return -1
		}
		return r
	}, sentence))
}

// positions lists who wants what, by issue.
func (q *ledgerPage) positions() {
	if len(q.p.Positions) == 0 {
		return
	}
	q.heading(bold("POSITIONS"), "")
	var issues []string
	for i := range q.p.Positions {
		if x := q.p.Positions[i].Issue; !slices.Contains(issues, x) {
			issues = append(issues, x)
		}
	}
	for _, issue := range issues {
		label := issue
		if label == "" || label == "other" {
			label = "other matters"
		}
		q.item(2, 4, bold(wording.Spaced(label)), "")
		for i := range q.p.Positions {
			x := &q.p.Positions[i]
			if x.Issue != issue {
				continue
			}
			s := q.Party(x.Holder) + " " + wording.Spaced(x.Stance)
			if x.Kind != "" && x.Kind != "position" && x.Kind+"s" != x.Stance {
				s += " (" + wording.Spaced(x.Kind) + ")"
			}
			if x.Change != "" && x.Change != "new" {
				s += ", " + wording.Spaced(x.Change)
			}
			when := wording.Plain(x.From)
			if x.To != "" {
				when += " to " + wording.Plain(x.To)
			}
			q.item(4, 6, s, dim(when))
			if q.words(6, x.Words, x.Facts) {
				continue
			}
			q.cite(6, x.Facts, 1)
		}
	}
}

// words quotes the words of a thing itself and says where they stand; false where it
// has none.
func (q *ledgerPage) words(indent int, w processes.Quote, ids []string) bool {
	f := q.Holding(ids, w)
	if w.Words == "" || f == nil {
		return false
	}
	words, ref := q.passage(f, w)
	q.item(indent, indent, words+q.vouch(f), ref)
	return true
}

// vouch says whose word a fact is, if not the report's own.
func (q *ledgerPage) vouch(f *processes.CitedFact) string {
	if who := q.Vouching(f); who != "" {
		return " - " + who
	}
	return ""
}

func (q *ledgerPage) inTheWay() {
	if len(q.p.Sticking) == 0 {
		return
	}
	q.heading(bold("IN THE WAY"), "")
	for i := range q.p.Sticking {
		x := &q.p.Sticking[i]
		s := wording.Spaced(strings.Trim(x.Issue+", "+x.Kind, ", "))
		when := wording.Plain(x.From)
		if x.To != "" {
			when += " to " + wording.Plain(x.To)
		}
		if s != "" {
			q.item(2, 4, s, dim(when))
		}
		if !q.words(4, x.Words, x.Facts) {
			q.cite(4, x.Facts, 1)
		}
	}
}

func (q *ledgerPage) threats() {
	if len(q.p.Threats) == 0 {
		return
	}
	q.heading(bold("THREATS"), "")
	for i := range q.p.Threats {
		x := &q.p.Threats[i]
		s := q.Parties(x.By)
		if len(x.To) > 0 {
			s += " to " + q.Parties(x.To)
		}
		s += ": " + wording.Spaced(x.Kind)
		if x.Deadline != "" {
			s += ", by " + wording.Day(x.Deadline)
		}
		right := dim("not known to be carried out")
		if f := q.Facts[x.CarriedOut]; x.CarriedOut != "" {
			right = styled(styleRed, "carried out")
			if f != nil && f.From != "" {
				right += " " + wording.Plain(f.From)
			}
		}
		q.item(2, 4, s, right)
		if x.Condition.Words != "" {
			q.item(4, 6, `if "`+wording.Cut(wording.Plain(x.Condition.Words), mostCited)+`"`, "")
		}
		if !q.words(4, x.Words, x.Facts) {
			q.cite(4, x.Facts, 1)
		}
	}
}

// mostClosed is how many steps that are done or were missed are shown.
const mostClosed = 5

// coming lists next steps and deadlines, those that are still open first.
func (q *ledgerPage) coming() {
	if len(q.p.Steps)+len(q.p.Deadlines)+len(q.p.Proposals) == 0 {
		return
	}
	open := func(s string) bool {
		return s != "done" && s != "missed" && s != "called_off" && s != "met" && s != "passed"
	}
	q.heading(bold("NEXT"), "")
	for i := range q.p.Steps {
		if x := &q.p.Steps[i]; open(x.Status) {
			q.step(x.Status, x.Due, q.Parties(x.Owners), x.Words, x.Facts)
		}
	}
	for i := range q.p.Deadlines {
		if x := &q.p.Deadlines[i]; open(x.Status) {
			q.step("deadline, "+x.Status, x.Due, q.Parties(x.SetBy), x.Words, x.Facts)
		}
	}
	shown, left := 0, 0
	for i := len(q.p.Steps) - 1; i >= 0; i-- { // the last ones first
		switch x := &q.p.Steps[i]; {
		case open(x.Status):
		case shown == mostClosed:
			left++
		default:
			shown++
			q.step(x.Status, x.Due, q.Parties(x.Owners), x.Words, x.Facts)
		}
	}
	for i := range q.p.Deadlines {
		if x := &q.p.Deadlines[i]; !open(x.Status) {
			q.step("deadline, "+x.Status, x.Due, q.Parties(x.SetBy), x.Words, x.Facts)
		}
	}
	if left > 0 {
		q.item(2, 4, dim(fmt.Sprintf("and %d more that are done or were missed; all with --json", left)), "")
	}
	for i := range q.p.Proposals {
		x := &q.p.Proposals[i]
		s := "proposed"
		if x.Kind != "" {
			s = wording.Spaced(x.Kind)
		}
		if w := q.Parties(x.By); w != "" {
			s += " by " + w
		}
		if w := q.Parties(x.Accepted); w != "" {
			s += ", accepted by " + w
		}
		if w := q.Parties(x.Rejected); w != "" {
			s += ", rejected by " + w
		}
		q.item(2, 4, s, wording.Spaced(x.State))
		if !q.words(4, x.Words, x.Facts) {
			q.cite(4, x.Facts, 1)
		}
	}
}

func (q *ledgerPage) step(status, due, who string, w processes.Quote, facts []string) {
	when := "no date"
	if due != "" {
		from, to, _ := strings.Cut(due, "/")
		when = wording.FromTo(from, to)
	}
	colour := styleYellow
	switch {
	case strings.HasSuffix(status, "done"), strings.HasSuffix(status, "met"):
		colour = styleGreen
	case strings.HasSuffix(status, "missed"), strings.HasSuffix(status, "called_off"), strings.HasSuffix(status, "passed"):
		colour = styleRed
	}
	q.item(2, 20, pad(when, 18)+who, styled(colour, wording.Spaced(status)))
	if !q.words(20, w, facts) {
		q.cite(20, facts, 1)
	}
}

func (q *ledgerPage) agreements() {
	if len(q.p.Agreements) == 0 {
		return
	}
	q.heading(bold("AGREEMENTS"), "")
	for i := range q.p.Agreements {
		x := &q.p.Agreements[i]
		name := wording.Plain(x.Name)
		if name == "" {
			name = wording.Spaced(x.Kind)
		}
		if x.Date != "" {
			name += ", " + wording.Day(x.Date)
		}
		if x.Past {
			name += dim(" (earlier)")
		}
		q.item(2, 4, name, stateWord(x.State))
		var turns []string
		for _, t := range x.History {
			s := wording.Spaced(t.State)
			if t.From != "" {
				s += " " + wording.Plain(t.From)
			}
			if t.Standing != processes.Confirmed && t.Standing != "" {
				s += " (" + wording.Spaced(t.Standing) + ")"
			}
			turns = append(turns, s)
		}
		if len(turns) > 1 {
			q.item(4, 6, strings.Join(turns, " · "), "")
		}
		q.cite(4, x.Facts, 1)
		for _, b := range x.Breaches {
			s := "breach"
			if w := q.Parties(b.Blamed); w != "" {
				s += " by " + w
			}
			if b.From != "" {
				s += ", " + wording.Plain(b.From)
			}
			if w := q.Parties(b.AllegedBy); w != "" {
				s += ", says " + w
			}
			q.item(4, 6, s, standingWord(b.Standing))
			if !q.words(6, b.Words, b.Facts) {
				q.cite(6, b.Facts, 1)
			}
		}
	}
}

// mostAlone is how many things that one side alone says are shown.
const mostAlone = 5

// sides says what each side alone vouches for.
func (q *ledgerPage) sides() {
	first := true
	for _, a := range q.p.Vouched {
		if len(a.Alone) == 0 {
			continue
		}
		if first {
			q.heading(bold("ONLY ONE SIDE SAYS"), "")
			first = false
		}
		q.item(2, 4, bold(q.Party(a.Side)), dim(fmt.Sprintf("%s, %d of them alone", wording.Count(len(a.Facts), "fact"), len(a.Alone))))
		q.cite(4, a.Alone, mostAlone)
	}
}

// unnamed says what rests on sources without a name alone.
func (q *ledgerPage) unnamed() {
	if len(q.p.UnnamedOnly) == 0 {
		return
	}
	q.heading(bold("ONLY UNNAMED SOURCES SAY"), "")
	q.cite(2, q.p.UnnamedOnly, mostAlone)
}

// suggested lists what may belong to the process.
func (q *ledgerPage) suggested() {
	if len(q.p.Suggested) == 0 {
		return
	}
	q.heading(bold("MAY BELONG HERE"), "")
	for i, m := range q.p.Suggested {
		if i == mostAlone {
			q.item(2, 4, dim(fmt.Sprintf("and %d more", len(q.p.Suggested)-i)), "")
			break
		}
		id := m.Strand
		if id == "" {
			id = m.Fact
		}
		q.item(2, 4, wording.Plain(m.Because), dim("report "+m.Report+", "+id))
	}
	q.item(2, 4, dim("to take one in: readout process move ID "+q.p.ID), "")
}

// decided lists what persons decided.
func (q *ledgerPage) decided() {
	if len(q.p.Decisions) == 0 {
		return
	}
	q.heading(bold("DECIDED BY PERSONS"), "")
	for _, d := range q.p.Decisions {
		s := wording.Plain(strings.Join(strings.Fields(strings.Join([]string{d.Kind, d.Value, d.Fact, d.Strand, d.Into, d.Day}, " ")), " "))
		if d.Why != "" {
			s += ": " + wording.Plain(d.Why)
		}
		q.item(2, 4, s, dim(wording.Plain(d.Who)+" "+d.When[:min(10, len(d.When))]))
	}
}
