package eval

import (
	"fmt"
	"slices"
	"strings"

	"readout/processes"
)

// A coming is a next step or a deadline as the ledger has it.
type coming struct {
	deadline bool
	owners   []string
	due      days
	words    string
	status   string
	facts    []string
}

// comings are the next steps and deadlines of a process.
func comings(p *processes.Process) (out []coming) {
	for _, x := range p.Steps {
		out = append(out, coming{false, x.Owners, daysOf(x.Due, ""), x.Words.Words, x.Status, x.Facts})
	}
	for _, x := range p.Deadlines {
		out = append(out, coming{true, x.Owners, daysOf(x.Due, ""), x.Words.Words, x.Status, x.Facts})
	}
	return out
}

// steps scores next steps and deadlines: core rows that are right.
func (s *ledgerScore) steps() {
	right, core, loose, predicted, status, told := 0, 0, 0, 0, 0, 0
	s.each(func(id string, p *processes.Process) {
		rows := s.g.of("steps", id)
		var list []coming
		if p != nil {
			list = comings(p)
		}
		ids := assign(len(list), len(rows), func(i, j int) float64 {
			v := s.stepFits(p, &list[i], rows[j])
			if v > 0 && !rows[j].optional() {
				v++
			}
			if v > 0 && statusRight(list[i].status, rows[j]) {
				v += .5
			}
			return v
		})
		for j, r := range rows {
			i := slices.Index(ids, j)
			if !r.optional() {
				if core++; i >= 0 {
					right++
				} else {
					s.missed("step", r, fmt.Sprintf("%s %s %s/%s (%s)", r.get("kind"), r.get("owner"), r.get("when_from"), r.get("when_to"), r.get("what")), s.nearSteps(p, list, r))
				}
			}
			if i >= 0 && !strings.Contains(r.get("note"), "its status is not counted") {
				if told++; statusRight(list[i].status, r) {
					status++
				} else {
					s.o.Say("step status %s: %s, predicted %s", r.id(), r.get("status"), list[i].status)
				}
			}
		}
		for i := range list {
			predicted++
			if !slices.ContainsFunc(rows, func(r *goldRow) bool { return s.stepFits(p, &list[i], r) > 0 }) {
				loose++
				at := ""
				for _, r := range rows {
					if s.overlap(r, p, list[i].facts) > 0 {
						at = " but stands at " + r.id()
					}
				}
				s.wrong("step", id, s.stepLine(&list[i]), p, list[i].facts, "no row"+at)
			}
		}
	})
	s.part("steps right", right, core)
	s.add("steps that match none", float64(loose), predicted)
	s.part("steps status", status, told)
}

// stepFits is more than 0 where a prediction is that of a row.
func (s *ledgerScore) stepFits(p *processes.Process, x *coming, r *goldRow) float64 {
	d := daysOf(r.get("when_from"), r.get("when_to"))
	if !slices.ContainsFunc(r.list("owner"), func(id string) bool { return s.sides.any(x.owners, id) }) {
		return 0
	}
	if x.due.none() != d.none() || !d.none() && !x.due.touches(d.wider(1)) {
		return 0
	}
	if bound := !d.none() && (r.get("kind") == "deadline" || r.get("set_by") != "" || strings.Contains(r.get("note"), "may be deadline")); x.deadline != (r.get("kind") == "deadline") && !bound {
		return 0
	}
	if n := s.overlap(r, p, x.facts); n > 0 {
		return 1000 + float64(min(n, 100))/1000
	}
	if s.saysAgain(p, x, r, d) {
		return 1000
	}
	return 0
}

// saysAgain says whether a prediction with a day has at least half of the row's words out
// of a report that is not in its evidence.
func (s *ledgerScore) saysAgain(p *processes.Process, x *coming, r *goldRow, d days) bool {
	if d.none() {
		return false
	}
	for _, e := range s.evidence(p, x.facts) {
		if slices.ContainsFunc(r.quotes, func(q goldQuote) bool { return q.report == e.report }) {
			continue
		}
		for _, words := range append([]string{r.get("what")}, words(r)...) {
			if n, all := sharedWords(words, e.words); all > 0 && 2*n >= all {
				return true
			}
		}
	}
	return false
}

func words(r *goldRow) (out []string) {
	for _, q := range r.quotes {
		out = append(out, q.words)
	}
	return out
}

// sharedWords counts the longer words of a, and those of them that b has, by how they begin.
func sharedWords(a, b string) (n, all int) {
	there := strings.Fields(plainName(b))
	for _, w := range strings.Fields(plainName(a)) {
		if len(w) < 4 {
			continue
		}
		all++
		stem := w[:min(len(w), 5)]
		if slices.ContainsFunc(there, func(v string) bool { return strings.HasPrefix(v, stem) }) {
			n++
		}
	}
	return n, all
}

// statusRight says whether a step's status is that of a row: still to come, done or
// missed. What has passed without a word is still open.
func statusRight(status string, r *goldRow) bool {
	class := func(v string) string {
		switch v {
		case "open", "scheduled", "agreed", "desired", "passed":
			return "open"
		case "met":
			return "done"
		}
		return v
	}
	if class(status) == class(r.get("status")) {
		return true
	}
	_, other, ok := strings.Cut(r.get("note"), "status may be ")
	return ok && class(status) == class(strings.TrimSpace(other))
}

func (s *ledgerScore) stepLine(x *coming) string {
	kind := "next_step"
	if x.deadline {
		kind = "deadline"
	}
	return fmt.Sprintf("%s [%s] %s/%s %s", kind, s.sideNames(x.owners), x.due.lo, x.due.hi, x.status)
}

// nearSteps writes the predictions that stand at a row.
func (s *ledgerScore) nearSteps(p *processes.Process, list []coming, r *goldRow) string {
	var out []string
	for i := range list {
		if s.overlap(r, p, list[i].facts) > 0 {
			out = append(out, s.stepLine(&list[i]))
		}
	}
	return strings.Join(out, "; ")
}
