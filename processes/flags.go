package processes

import (
	"slices"

	"readout"
)

// flag takes talks to come as a flag where talks have been.
func (h *historian) flag(t *turn) bool {
	if t.pinned != nil {
		return false
	}
	value := ""
	switch t.trigger {
	case Floated:
		value = "wanted"
	case AgreedTalk:
		value = "agreed"
	case Scheduled:
		value = "scheduled"
	default:
		return false
	}
	var row *Transition
	for i := range FlagTransitions {
		if x := &FlagTransitions[i]; x.Trigger == value && slices.Contains(x.From, h.state) {
			row = x
		}
	}
	if row == nil && h.state == InSession && value != "wanted" && t.due != "" && apart(t.day, firstDay(t.due)) >= recess {
		h.adjourn(t)
		return h.flag(t)
	}
	if row == nil {
		return h.state == InSession || !slices.Contains(over, h.state) && rank(t.trigger) < rank(h.state) && !slices.Contains([]string{Floated, AgreedTalk, Scheduled, Pre}, h.state)
	}
	xs := h.facts0(t.claims)
	w := h.witness(xs)
	standing := Asserted
	if h.suffices(row.Evidence, xs, &w, acts(t.claims)) || value == "wanted" && len(w.Unnamed) > 0 { // a wish is a wish, whoever tells of it
		standing = Confirmed
	} else if value != "wanted" {
		value, standing = "wanted", Confirmed // one side's word is its wish
	}
	if len(t.denials) > 0 {
		standing = Disputed
	}
	for i := range h.p.Flags {
		if x := &h.p.Flags[i]; x.Flag == "resumption" && x.To == "" && x.Standing == standing {
			if x.Value == value && (x.For == t.due || t.due == "") {
				x.Facts = append(x.Facts, h.use(xs)...)
				return true
			}
			if standing == Confirmed && order(value) < order(x.Value) {
				return true // what is scheduled is wanted, too
			}
			if standing == Confirmed {
				x.To = t.day
			}
		}
	}
	h.p.Flags = append(h.p.Flags, Flag{Flag: "resumption", Value: value, From: t.day, For: t.due, Standing: standing, Facts: h.use(xs)})
	return true
}

// recess is how many days lie at least between sessions of two rounds.
const recess = 3

// adjourn lets talks that are to go on some days later be in recess until then.
func (h *historian) adjourn(t *turn) {
	s := State{State: Paused, From: t.day, Basis: readout.BasisInferred, Standing: Inferred, Previous: h.state, Witness: h.witness(h.facts0(t.claims)), Facts: h.use(h.facts0(t.claims))}
	s.Why = "the talks are to go on, on " + t.due
	h.p.States = append(h.p.States, s)
	h.state, h.last = Paused, t.day
}

func order(resumption string) int {
	return slices.Index([]string{"none", "wanted", "agreed", "scheduled"}, resumption)
}

// lower ends the flags when the state moves on.
func (h *historian) lower(day string) {
	switch h.state {
	case Ended, Suspended, WalkedOut, Collapsed, Paused, Deadlocked, Failed:
		return // going on was the matter before, and is
	}
	for i := range h.p.Flags {
		if h.p.Flags[i].To == "" {
			h.p.Flags[i].To = day
		}
	}
}

// leaders notes that leaders took a matter up which others negotiate, and that somebody
// mediates.
func (h *historian) leaders() {
	lower := false
	for i := range h.facts {
		if x := &h.facts[i]; x.Kind == KindMeeting && x.Level != "" && x.Level != "head_of_state_gov" {
			lower = true
		}
	}
	var first, mediated *cited
	for i := range h.facts {
		x := &h.facts[i]
		if x.Kind == KindMeeting && x.Level == "head_of_state_gov" && lower && first == nil && (x.Sort != "talks" || x.exact() && len(x.People) > 1) && common(x.Parties, h.parties) >= 2 && factual(x.Status) && (x.Value == "held" || x.Value == "under_way") {
			first = x
		}
		if x.Kind == KindMediation && (x.Value == "under_way" || x.Value == "accepted") && mediated == nil && h.stoppedOn(x.lo) && !h.there(x) {
			mediated = x // who has sat there from the start does not step in
		}
	}
	switch {
	case first != nil:
		h.p.Flags = append(h.p.Flags, Flag{Flag: "intervention", Value: "leaders", From: first.lo, Standing: Confirmed, Facts: h.use([]*cited{first})})
	case mediated != nil:
		h.p.Flags = append(h.p.Flags, Flag{Flag: "intervention", Value: "mediator", From: mediated.lo, Standing: Confirmed, Facts: h.use([]*cited{mediated})})
	}
}

// there says whether who mediates did so before the day of a fact.
func (h *historian) there(x *cited) bool {
	return slices.ContainsFunc(h.facts, func(o cited) bool {
		return o.lo < x.lo && (o.Kind == KindMediation && common(o.By, x.By) > 0 || common(o.Third, x.By) > 0)
	})
}

// stoppedOn says whether the talks had come to a stop by a day.
func (h *historian) stoppedOn(day string) bool {
	at := ""
	for i := range h.p.States {
		if s := &h.p.States[i]; counts(s.Standing) && s.From <= day {
			at = s.State
		}
	}
	return slices.Contains([]string{Deadlocked, Suspended, Ended, WalkedOut, Collapsed}, at)
}
