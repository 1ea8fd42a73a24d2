package eval

import (
	"fmt"
	"slices"
	"strings"

	"readout/processes"
)

// threats scores who threatens whom with what.
func (s *ledgerScore) threats() {
	var m matching
	s.each(func(id string, p *processes.Process) {
		rows := s.g.of("threats", id)
		var list []processes.Threat
		if p != nil {
			list = p.Threats
		}
		ids := assign(len(list), len(rows), func(i, j int) float64 {
			x, r := &list[i], rows[j]
			if !s.sides.any(x.By, r.get("by")) || !s.sides.any(x.To, r.get("target")) || !r.among(x.Kind, "kind", "accept_kind") {
				return 0
			}
			if s.overlap(r, p, x.Facts) > 0 {
				return 1001
			}
			return 1000
		})
		for j, r := range rows {
			right := slices.Contains(ids, j)
			if m.add(r, right); !right && !r.optional() {
				var near []string
				for i := range list {
					if s.overlap(r, p, list[i].Facts) > 0 {
						near = append(near, fmt.Sprintf("%s to %s %s", s.sideNames(list[i].By), s.sideNames(list[i].To), list[i].Kind))
					}
				}
				s.missed("threat", r, r.get("by")+" to "+r.get("target")+" "+r.get("kind"), strings.Join(near, "; "))
			}
		}
		for i, j := range ids {
			if m.predicted++; j >= 0 {
				m.matched++
			} else {
				s.wrong("threat", id, fmt.Sprintf("%s to %s %s %s", s.sideNames(list[i].By), s.sideNames(list[i].To), list[i].Kind, list[i].From), p, list[i].Facts, "no row")
			}
		}
	})
	s.part("threats right", m.right, m.rows)
	s.add("threats that match none", float64(m.predicted-m.matched), m.predicted)
}

// agreements scores parties and states of agreements, and their days apart.
func (s *ledgerScore) agreements() {
	var m matching
	day, dated := 0, 0
	s.each(func(id string, p *processes.Process) {
		rows := s.g.of("agreements", id)
		var list []processes.Agreement
		if p != nil {
			list = p.Agreements
		}
		ids := assign(len(list), len(rows), func(i, j int) float64 {
			x, r := &list[i], rows[j]
			if !s.sides.all(x.Parties, r.list("parties")) || !s.sides.only(x.Parties, append(r.list("parties"), s.thirdOf(id, r)...)) || !agreementState(x, r) {
				return 0
			}
			right, all := agreementDays(x, r)
			return 1000 + 10*fraction(right, all) + float64(min(9, s.overlap(r, p, x.Facts)))/10
		})
		for j, r := range rows {
			i := slices.Index(ids, j)
			if m.add(r, i >= 0); i >= 0 {
				a, b := agreementDays(&list[i], r)
				day, dated = day+a, dated+b
			} else if !r.optional() {
				var near []string
				for i := range list {
					if s.overlap(r, p, list[i].Facts) > 0 || s.sides.all(list[i].Parties, r.list("parties")) {
						near = append(near, s.agreementLine(&list[i]))
					}
				}
				s.missed("agreement", r, r.get("name")+" "+r.get("parties")+" "+r.get("state"), strings.Join(near, "; "))
			}
		}
		for i, j := range ids {
			if m.predicted++; j >= 0 {
				m.matched++
			} else {
				s.wrong("agreement", id, s.agreementLine(&list[i]), p, list[i].Facts, "no row")
			}
		}
	})
	s.part("agreements right", m.right, m.rows)
	s.add("agreements that match none", float64(m.predicted-m.matched), m.predicted)
	s.part("agreements days", day, dated)
}

func (s *ledgerScore) agreementLine(x *processes.Agreement) string {
	return fmt.Sprintf("%s %q [%s] %s %s", x.Kind, x.Name, s.sideNames(x.Parties), x.Date, x.State)
}

// thirdOf are the mediators of a row and who mediates or hosts its process.
func (s *ledgerScore) thirdOf(process string, r *goldRow) []string {
	out := r.list("mediators")
	for _, y := range s.g.of("parties", process) {
		for _, role := range y.list("role") {
			if role == "mediator" || role == "host" {
				out = append(out, y.get("party"))
			}
		}
	}
	return out
}

// agreementState says whether the state is right. One that is disputed is to be told as
// not reached, or as disputed.
func agreementState(x *processes.Agreement, r *goldRow) bool {
	if !strings.HasPrefix(r.get("note"), "disputed") {
		return x.State == r.get("state")
	}
	return x.State == "not_reached" || x.State == r.get("state") &&
		slices.ContainsFunc(x.History, func(t processes.Turn) bool { return t.State == x.State && t.Standing == processes.Disputed })
}

// agreementDays counts the days of a row, and those that the history of x has.
func agreementDays(x *processes.Agreement, r *goldRow) (right, all int) {
	for _, c := range []struct{ column, states string }{
		{"reached", "in_principle text_agreed reached"}, {"initialled", "initialled text_agreed"}, {"signed", "signed"},
		{"effective", "in_force"}, {"ended", "failed expired withdrawn"}} {
		d := daysOf(r.get(c.column), "").wider(1)
		if d.none() {
			continue
		}
		all++
		if slices.ContainsFunc(x.History, func(t processes.Turn) bool {
			return slices.Contains(strings.Fields(c.states), t.State) && daysOf(t.From, "").touches(d)
		}) {
			right++
		}
	}
	return right, all
}

// sourcing scores what is listed as resting on one side, both, unnamed sources, or as
// disputed.
func (s *ledgerScore) sourcing() {
	right, all := 0, 0
	s.each(func(id string, p *processes.Process) {
		for _, r := range s.g.of("sourcing", id) {
			all++
			r = s.widened(r)
			if p != nil && s.overlap(r, p, listed(p, r.get("how"))) > 0 {
				right++
				continue
			}
			var near []string
			if p != nil {
				for _, how := range []string{"unnamed_only", "one_side", "both_sides", "disputed"} {
					if s.overlap(r, p, listed(p, how)) > 0 {
						near = append(near, "listed as "+how)
					}
				}
			}
			s.missed("sourcing", r, r.get("how")+" "+r.get("who")+" ("+r.get("what")+")", strings.Join(near, ", "))
		}
	})
	s.part("sourcing right", right, all)
}

// widened is a row whose quotes are the whole sentences that they stand in: the source is
// named in another part of the sentence than what it says.
func (s *ledgerScore) widened(r *goldRow) *goldRow {
	out := &goldRow{cells: r.cells}
	for _, q := range r.quotes {
		if rec := s.f.Records[q.report]; rec != nil {
			for _, x := range rec.Sentences {
				if x.Start < q.span.End && q.span.Start < x.End {
					q.span.Start, q.span.End = min(q.span.Start, x.Start), max(q.span.End, x.End)
				}
			}
		}
		out.quotes = append(out.quotes, q)
	}
	return out
}

// listed are the facts that a process lists under a heading of sourcing, now or until
// more became known.
func listed(p *processes.Process, how string) (out []string) {
	switch how {
	case "unnamed_only":
		out = append(out, p.UnnamedOnly...)
	case "both_sides":
		out = append(out, p.Both...)
	case "one_side":
		for _, a := range p.Vouched {
			out = append(out, a.Alone...)
		}
	}
	for i := range p.Claims {
		c := &p.Claims[i]
		if c.How == how {
			out = append(out, c.Facts...)
			continue
		}
		for k := range c.History { // with all that had been told of it by then
			if c.History[k].How == how {
				for _, h := range c.History[:k+1] {
					out = append(out, h.Facts...)
				}
			}
		}
	}
	return out
}
