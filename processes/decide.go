package processes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

func compareDecisions(a, b Decision) int {
	return cmp.Or(cmp.Compare(a.When, b.When), cmp.Compare(a.ID, b.ID))
}

// Check says in one line what is wrong with a decision, nil if nothing is.
func (r *Rules) Check(d Decision) error {
	need := func(what, value string) error {
		if value == "" {
			return fmt.Errorf("decision %s %s: it does not say %s", d.Kind, d.ID, what)
		}
		return nil
	}
	if d.ID == "" || d.Who == "" || d.When == "" {
		return fmt.Errorf("a decision says who made it and when, and has an id: %+v", d)
	}
	if slices.ContainsFunc(r.Decisions, func(x Decision) bool { return x.ID == d.ID }) {
		return fmt.Errorf("decision %s was made before; undo it instead", d.ID)
	}
	switch d.Kind {
	case DecideMove, DecideOut:
		if d.Fact == "" && d.Strand == "" {
			return need("which fact or strand", "")
		}
		if d.Fact != "" && d.Report == "" {
			return need("in which report the fact stands", "")
		}
		if d.Kind == DecideMove {
			return need("to which process", d.Process)
		}
		return nil
	case DecideMerge:
		if d.Process == d.Into {
			return fmt.Errorf("decision %s: process %s is one with itself already", d.ID, d.Process)
		}
		return cmp.Or(need("which process", d.Process), need("into which process", d.Into))
	case DecideRename:
		return cmp.Or(need("which process", d.Process), need("the new name", d.Value))
	case DecidePin:
		if !slices.Contains(States, d.Value) {
			return fmt.Errorf("decision %s: there is no state %q; there are %s", d.ID, d.Value, strings.Join(States, ", "))
		}
		if !validDay(d.Day) {
			return fmt.Errorf("decision %s: %q is no day; write it as 2024-05-31", d.ID, d.Day)
		}
		return need("which process", d.Process)
	case DecideUndo:
		if !slices.ContainsFunc(r.Decisions, func(x Decision) bool { return x.ID == d.Of }) {
			return fmt.Errorf("decision %s takes back %q, which nobody made", d.ID, d.Of)
		}
		return nil
	}
	return fmt.Errorf("decision %s: there is no kind %q; there are move, out, merge, rename, pin and undo", d.ID, d.Kind)
}

// decide does to the groups of a region what persons decided. Groups that a decision
// joins to those of the region are fetched.
func decide(b *board, r *Region) {
	ds := b.rules.inForce("")
	done := map[string]bool{}
	for again := true; again; {
		again = false
		for i := range ds {
			x, y := ends(&ds[i])
			if x == "" || y == "" {
				continue
			}
			if !r.holds(x) && !r.holds(y) {
				continue
			}
			for _, id := range []string{x, y} {
				if r.find(id) < 0 && !done[id] {
					done[id], again = true, true
					r.fetch(b, id)
				}
			}
		}
	}
	for i := range ds {
		switch d := &ds[i]; d.Kind {
		case DecideMerge:
			r.merge(d)
		case DecideMove, DecideOut:
			r.move(b, d)
		}
	}
	r.Groups = slices.DeleteFunc(r.Groups, func(g Group) bool { return len(g.Members) == 0 })
}

// ends names the two things that a decision joins: strands, or processes.
func ends(d *Decision) (string, string) {
	switch d.Kind {
	case DecideMerge:
		return d.Process, d.Into
	case DecideMove, DecideOut:
		return or(d.Strand, "report "+d.Report), d.Process
	}
	return "", ""
}

// holds says whether what a decision names is looked at: a group, or a strand that is or
// was on one of the time lines, and may be in no group without the decision.
func (r *Region) holds(id string) bool {
	if r.find(id) >= 0 || slices.Contains(r.Strands, id) {
		return true
	}
	for _, b := range r.boards {
		for _, n := range b.under("s:"+id, firstOfDays, lastOfDays) {
			if h := b.home(n); h != "" && r.homes[h] {
				return true
			}
		}
	}
	return false
}

// find returns the group that has an id, or a strand or report of that name; -1 if none.
func (r *Region) find(id string) int {
	if i := slices.IndexFunc(r.Groups, func(g Group) bool { return g.ID == id }); i >= 0 {
		return i
	}
	report, isReport := strings.CutPrefix(id, "report ")
	return slices.IndexFunc(r.Groups, func(g Group) bool {
		if isReport {
			return g.entries[report] != nil
		}
		same := func(m Member) bool { return m.Strand == id }
		return slices.ContainsFunc(g.Members, same) || slices.ContainsFunc(g.Suggested, same)
	})
}

// fetch adds the groups of the run that a strand is in, or of a process that the user named.
func (r *Region) fetch(b *board, id string) {
	for _, n := range b.under("s:"+id, firstOfDays, lastOfDays) {
		if h := b.home(n); h != "" {
			for _, run := range b.run(h, n, map[string]bool{}) {
				r.take(b, run)
			}
			r.unique()
		}
	}
	for i := range b.rules.Named {
		if b.rules.Named[i].Key == id {
			for _, run := range b.run("n:"+id, newNode(&Entry{}, &Strand{}), map[string]bool{}) {
				r.take(b, run)
			}
			r.unique()
		}
	}
}

// unique drops groups that were taken twice.
func (r *Region) unique() {
	seen := map[string]bool{}
	r.Groups = slices.DeleteFunc(r.Groups, func(g Group) bool {
		was := seen[g.ID]
		seen[g.ID] = true
		return was
	})
}

// merge makes one group of two.
func (r *Region) merge(d *Decision) {
	i, k := r.find(d.Process), r.find(d.Into)
	if i < 0 || k < 0 || i == k {
		return
	}
	from, into := &r.Groups[i], &r.Groups[k]
	for _, m := range from.Members {
		m.Reason, m.Score, m.Because = ByHand, 1, "merged by "+d.Who+" from "+from.ID
		into.Members = append(into.Members, m)
	}
	into.Suggested = append(into.Suggested, from.Suggested...)
	into.Out = append(into.Out, from.Out...)
	into.Also = append(append(into.Also, from.ID), from.Also...)
	for id, e := range from.entries {
		into.entries[id] = e
	}
	r.Groups = slices.Delete(r.Groups, i, i+1)
}

// move takes a strand or a fact out of its group, and into another where one is named.
func (r *Region) move(b *board, d *Decision) {
	var e *Entry
	var at Member
	if d.Strand != "" {
		for _, n := range b.under("s:"+d.Strand, firstOfDays, lastOfDays) {
			e, at = n.e, Member{Report: n.e.Report, Strand: d.Strand}
		}
		same := func(m Member) bool { return m.Strand == d.Strand }
		for i := range r.Groups {
			r.Groups[i].Members = slices.DeleteFunc(r.Groups[i].Members, same)
			r.Groups[i].Suggested = slices.DeleteFunc(r.Groups[i].Suggested, same)
		}
	} else {
		at = Member{Report: d.Report, Fact: d.Fact}
		same := func(m Member) bool { return m.Fact == d.Fact && m.Report == d.Report }
		for i := range r.Groups {
			g := &r.Groups[i]
			if x := g.entries[d.Report]; x != nil {
				e = x
				g.Out = append(g.Out, d.Fact)
			}
			g.Members = slices.DeleteFunc(g.Members, same)
		}
	}
	if k := r.find(d.Process); d.Kind == DecideMove && k >= 0 && e != nil {
		g := &r.Groups[k]
		at.Reason, at.Score, at.Because = ByHand, 1, "moved here by "+d.Who
		g.Out = slices.DeleteFunc(g.Out, func(f string) bool { return f == d.Fact })
		g.Members = append(g.Members, at)
		g.entries[e.Report] = e
	}
}
