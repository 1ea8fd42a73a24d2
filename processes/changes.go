package processes

import (
	"slices"
)

// The kinds of a Change.
const (
	ChangeState     = "state"
	ChangeClaim     = "claim" // a state that is asserted or disputed
	ChangeFlag      = "flag"
	ChangeRound     = "round"
	ChangeAgreement = "agreement"
	ChangePosition  = "position"
	ChangeStep      = "step"
	ChangeName      = "name"
	ChangeMoved     = "moved" // it goes by another id from now on, or is part of another process
	ChangeGone      = "gone"
)

// ChangeKinds are all of them.
func ChangeKinds() []string {
	return []string{ChangeState, ChangeClaim, ChangeFlag, ChangeRound, ChangeAgreement, ChangePosition, ChangeStep, ChangeName, ChangeMoved, ChangeGone}
}

// A Change is what is otherwise in one state of a process than in another.
type Change struct {
	Process string   `json:"process"`
	Kind    string   `json:"kind"`
	Day     string   `json:"day,omitempty"`     // in the world
	Parties []string `json:"parties,omitempty"` // keys: who holds the position, whose step it is
	Issue   string   `json:"issue,omitempty"`   // of a position
	From    string   `json:"from,omitempty"`
	To      string   `json:"to"`
	Why     string   `json:"why,omitempty"`
	Facts   []string `json:"facts,omitempty"`
}

// Changes lists what changed from before to after, of which one may be nil: states that
// came, went or got another standing, flags, rounds, agreements, positions and steps, each
// with its facts. Of before it asks what a [Mark] keeps.
func Changes(before, after *Process) []Change {
	if before == nil && after == nil {
		return nil
	}
	if after == nil {
		return []Change{{Process: before.ID, Kind: ChangeGone, From: before.State, To: None}}
	}
	if before == nil {
		before = &Process{}
	}
	var out []Change
	add := func(c Change) {
		c.Process = after.ID
		out = append(out, c)
	}
	if before.Name != after.Name {
		add(Change{Kind: ChangeName, From: before.Name, To: after.Name})
	}
	for i := range after.States {
		s := &after.States[i]
		old := slices.IndexFunc(before.States, func(o State) bool { return o.State == s.State && o.From == s.From })
		if old >= 0 && before.States[old].Standing == s.Standing {
			continue
		}
		c := Change{Kind: ChangeState, Day: s.From, From: s.Previous, To: s.State, Why: s.Why, Facts: s.Facts}
		if !counts(s.Standing) {
			c.Kind, c.To = ChangeClaim, s.State+" ("+s.Standing+")"
		}
		add(c)
	}
	for i := range before.States {
		s := &before.States[i]
		if counts(s.Standing) && !slices.ContainsFunc(after.States, func(o State) bool { return o.State == s.State && o.From == s.From }) {
			add(Change{Kind: ChangeState, Day: s.From, From: s.State, To: "withdrawn", Why: "later reports tell it otherwise", Facts: s.Facts})
		}
	}
	for i := range after.Flags {
		x := &after.Flags[i]
		if !slices.ContainsFunc(before.Flags, func(o Flag) bool { return o.Flag == x.Flag && o.Value == x.Value && o.From == x.From }) {
			add(Change{Kind: ChangeFlag, Day: x.From, To: x.Flag + "=" + x.Value, Facts: x.Facts})
		}
	}
	for i := range after.Rounds {
		r := &after.Rounds[i]
		old := slices.IndexFunc(before.Rounds, func(o Round) bool { return sharesAny(o.Facts, r.Facts) })
		switch {
		case old < 0:
			add(Change{Kind: ChangeRound, Day: r.From, To: r.Kind + " " + r.Status + ", " + r.Outcome, Facts: r.Facts})
		case before.Rounds[old].Status != r.Status || before.Rounds[old].Outcome != r.Outcome:
			o := &before.Rounds[old]
			add(Change{Kind: ChangeRound, Day: r.From, From: o.Kind + " " + o.Status + ", " + o.Outcome, To: r.Kind + " " + r.Status + ", " + r.Outcome, Facts: r.Facts})
		}
	}
	for i := range after.Agreements {
		a := &after.Agreements[i]
		old := slices.IndexFunc(before.Agreements, func(o Agreement) bool { return sharesAny(o.Facts, a.Facts) })
		switch {
		case a.Past:
		case old < 0:
			add(Change{Kind: ChangeAgreement, Day: a.Date, To: a.Name + ": " + a.State, Facts: a.Facts})
		case before.Agreements[old].State != a.State:
			add(Change{Kind: ChangeAgreement, Day: a.Date, From: before.Agreements[old].State, To: a.Name + ": " + a.State, Facts: a.Facts})
		}
	}
	out = append(out, changedPositions(before, after)...)
	return append(out, changedSteps(before, after)...)
}

func sharesAny(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}
