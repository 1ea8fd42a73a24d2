package processes

import "slices"

// changedPositions lists the positions that were taken, given up or changed.
func changedPositions(before, after *Process) (out []Change) {
	for i := range after.Positions {
		x := &after.Positions[i]
		c := Change{Process: after.ID, Kind: ChangePosition, Day: x.From, Parties: []string{x.Holder}, Issue: x.Issue, To: x.Stance, Facts: x.Facts}
		old := slices.IndexFunc(before.Positions, func(o Position) bool {
			return o.Holder == x.Holder && o.Issue == x.Issue && sharesAny(o.Facts, x.Facts)
		})
		switch {
		case old < 0:
			if k := slices.IndexFunc(after.Positions, func(o Position) bool { return superseded(&o, x) && o.Stance != x.Stance }); k >= 0 {
				c.From = after.Positions[k].Stance
			}
		case stance(before.Positions[old].Stance) != stance(x.Stance):
			c.From = before.Positions[old].Stance
		case before.Positions[old].To == "" && x.To != "" && !slices.ContainsFunc(after.Positions, func(o Position) bool { return superseded(x, &o) }):
			c.Day, c.From, c.To = x.To, x.Stance, "ended"
		default:
			continue
		}
		out = append(out, c)
	}
	return out
}

// superseded says whether a position ended because the same party took another one.
func superseded(x, by *Position) bool {
	return x.Holder == by.Holder && x.Issue == by.Issue && x.To != "" && x.To == by.From
}

// changedSteps lists the steps that are new, were done, missed or called off, or have
// another day.
func changedSteps(before, after *Process) (out []Change) {
	for i := range after.Steps {
		x := &after.Steps[i]
		c := Change{Process: after.ID, Kind: ChangeStep, Day: or(x.Due, x.From), Parties: x.Owners, To: stepText(x), Facts: x.Facts}
		old := slices.IndexFunc(before.Steps, func(o Step) bool { return sharesAny(o.Facts, x.Facts) })
		if old >= 0 {
			if c.From = stepText(&before.Steps[old]); c.From == c.To {
				continue
			}
			c.Day = or(x.Closed, c.Day)
		}
		out = append(out, c)
	}
	return out
}

// stepText is where a step stands: "scheduled for 2024-05-01".
func stepText(x *Step) string {
	if x.Due != "" && x.Closed == "" {
		return x.Status + " for " + x.Due
	}
	return x.Status
}

// Mark returns of a process only what [Changes] asks of the one before: what is to be
// kept in order to say later what has changed.
func Mark(p *Process) *Process {
	m := &Process{ID: p.ID, Name: p.Name, State: p.State}
	for _, x := range p.States {
		m.States = append(m.States, State{State: x.State, From: x.From, Standing: x.Standing, Facts: x.Facts})
	}
	for _, x := range p.Flags {
		m.Flags = append(m.Flags, Flag{Flag: x.Flag, Value: x.Value, From: x.From, Facts: x.Facts})
	}
	for _, x := range p.Rounds {
		m.Rounds = append(m.Rounds, Round{Kind: x.Kind, Status: x.Status, Outcome: x.Outcome, Facts: x.Facts})
	}
	for _, x := range p.Agreements {
		m.Agreements = append(m.Agreements, Agreement{State: x.State, Past: x.Past, Facts: x.Facts})
	}
	for _, x := range p.Positions {
		m.Positions = append(m.Positions, Position{Holder: x.Holder, Issue: x.Issue, Stance: x.Stance, To: x.To, Facts: x.Facts})
	}
	for _, x := range p.Steps {
		m.Steps = append(m.Steps, Step{Status: x.Status, Due: x.Due, Closed: x.Closed, Facts: x.Facts})
	}
	return m
}

// marked calls f with every fact that a mark names.
func (p *Process) marked(f func(id string)) {
	each := func(ids []string) {
		for _, id := range ids {
			f(id)
		}
	}
	for i := range p.States {
		each(p.States[i].Facts)
	}
	for i := range p.Flags {
		each(p.Flags[i].Facts)
	}
	for i := range p.Rounds {
		each(p.Rounds[i].Facts)
	}
	for i := range p.Agreements {
		each(p.Agreements[i].Facts)
	}
	for i := range p.Positions {
		each(p.Positions[i].Facts)
	}
	for i := range p.Steps {
		each(p.Steps[i].Facts)
	}
}

// A CitedChange is a change with facts that show it.
type CitedChange struct {
	Name string `json:"name"` // of the process
	Change
	Known string            `json:"known,omitempty"` // ISO day on which a report first told of it
	Names map[string]string `json:"names,omitempty"` // of those in Parties
	Cited []*CitedFact      `json:"cited"`
}

// Cite adds to changes of a process their facts: those that were not known before come
// first. At most so many each; 0 for all. Known is the first day of what is new among them;
// empty where nothing is, and later reports made what was told before another thing.
func Cite(before, after *Process, list []Change, most int) []CitedChange {
	known := map[string]bool{}
	if before != nil {
		before.marked(func(id string) { known[id] = true })
	}
	if after == nil {
		after = &Process{}
	}
	facts := make(map[string]*CitedFact, len(after.Cited))
	for i := range after.Cited {
		facts[after.Cited[i].ID] = &after.Cited[i]
	}
	out := make([]CitedChange, 0, len(list))
	for _, c := range list {
		x := CitedChange{Name: after.Name, Change: c, Cited: []*CitedFact{}}
		for _, old := range []bool{false, true} {
			for _, id := range c.Facts {
				f := facts[id]
				if f == nil || known[id] != old {
					continue
				}
				if !old && f.Published != "" && (x.Known == "" || f.Published < x.Known) {
					x.Known = f.Published
				}
				if most == 0 || len(x.Cited) < most {
					x.Cited = append(x.Cited, f)
				}
			}
		}
		for _, y := range after.Parties {
			if slices.Contains(c.Parties, y.Key) {
				if x.Names == nil {
					x.Names = map[string]string{}
				}
				x.Names[y.Key] = y.Name
			}
		}
		out = append(out, x)
	}
	return out
}
