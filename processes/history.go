package processes

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// history runs the turns through the state machine.
func (f *folder) history() {
	h := &historian{folder: f, state: None}
	ts := f.turns()
	h.weigh(ts)
	for i := range ts {
		if !implied(ts, i) {
			h.pass(&ts[i])
		}
	}
	h.silence(f.now)
	h.leaders()
	f.p.State, f.p.Resumption, f.p.Intervention, f.p.Outcome = h.state, "none", "none", outcomeOf(h.state)
	for k, s := range f.p.States {
		if !counts(s.Standing) {
			continue
		}
		f.p.Since, f.p.Why = s.From, s.Why
		if f.p.Opened == "" {
			f.p.Opened = s.From
		}
		for j := k + 1; j < len(f.p.States); j++ {
			if counts(f.p.States[j].Standing) {
				f.p.States[k].To = f.p.States[j].From
				break
			}
		}
	}
	for _, fl := range f.p.Flags {
		if fl.To != "" || fl.Standing != Confirmed && fl.Standing != Inferred {
			continue
		}
		if fl.Flag == "resumption" {
			f.p.Resumption = fl.Value
		} else {
			f.p.Intervention = fl.Value
		}
	}
	if slices.Contains(over[1:], h.state) {
		f.p.Closed = f.p.Since
	}
	if !slices.ContainsFunc(f.entries, func(e *Entry) bool { return e.Published != "" }) {
		f.p.Since, f.p.Opened = "", "" // the days on which its reports were stored say nothing of it
	}
	if f.p.Why == "" {
		f.p.Why = "no report says where the talks stand"
	}
}

// implied says whether a turn says nothing that another one of its day does not: that
// talks are agreed to, in the reports that set their day; that they are held, in the
// reports that tell how they stood.
func implied(ts []turn, i int) bool {
	t := &ts[i]
	if t.pinned != nil {
		return false
	}
	first := i // the turns of a day stand together
	for first > 0 && ts[first-1].day == t.day {
		first--
	}
	for k := first; k < len(ts) && ts[k].day == t.day; k++ {
		o := &ts[k]
		if k == i || o.pinned != nil {
			continue
		}
		switch t.trigger {
		case AgreedTalk:
			if (o.trigger == Scheduled || rank(o.trigger) >= rank(Principle) && rank(o.trigger) <= rank(InForce)) && onlyIn(t, o) {
				return true
			}
		case Floated, Scheduled: // what is to follow from an agreement resumes no talks
			if rank(o.trigger) >= rank(Principle) && rank(o.trigger) <= rank(InForce) && onlyIn(t, o) {
				return true
			}
		case InSession, Met:
			if (rank(o.trigger) > rank(InSession) || o.trigger == Pre) && onlyIn(t, o) && !slices.ContainsFunc(t.claims, func(c claim) bool { return !c.weak() && c.Kind == KindState }) {
				return true
			}
		}
	}
	return false
}

// onlyIn says whether all reports that tell of t tell of o.
func onlyIn(t, o *turn) bool {
	for _, c := range t.claims {
		if !slices.ContainsFunc(o.claims, func(x claim) bool { return x.group() == c.group() }) {
			return false
		}
	}
	return true
}

// counts says whether a state of that standing is one that the process was in.
func counts(standing string) bool {
	return standing == Confirmed || standing == Inferred || standing == Pinned
}

// A historian writes the state history.
type historian struct {
	*folder
	state string
	last  string // day of the last state
	due   string // the day that was set, while talks are scheduled
	lost  map[*turn]string
}

// pass lets one turn move the state, or sets it down as what somebody claims.
func (h *historian) pass(t *turn) {
	h.silence(t.day)
	if h.flag(t) || t.trigger == Implement && t.pinned == nil && h.state != InForce {
		return // before and after an agreement captives are freed, too
	}
	if (t.trigger == InSession || t.trigger == Met) && slices.Contains([]string{Paused, Deadlocked, Suspended, Ended, WalkedOut, Collapsed}, h.state) &&
		!slices.ContainsFunc(t.claims, func(c claim) bool { return !c.weak() }) {
		return // talks that are spoken of are not resumed
	}
	to, passed, ok := Next(h.state, t.trigger)
	if t.pinned != nil {
		to, passed, ok = t.trigger, nil, true
	}
	h.asSet(t)
	if x, y, z := Next(h.state, t.trigger); t.pinned == nil {
		to, passed, ok = x, y, z
	}
	standing, w := h.standing(t)
	target := h.target(t.trigger)
	if !ok || to == h.state {
		if target == h.state && standing == Confirmed {
			h.support(t)
			return
		}
		if !telling(t.trigger) || target == h.state {
			return
		}
		if standing == Confirmed && (rank(target) < rank(h.state) || h.was(target)) {
			return // it tells again what led here
		}
		if standing == Confirmed {
			standing = Noted
		}
		to = target
	}
	if win := h.lost[t]; win != "" && standing == Confirmed {
		standing = Noted
	}
	if d := h.asScheduled(t); d != "" && to == InSession && standing == Confirmed {
		t.day, t.basis = d, readout.BasisInferred
	}
	if !counts(standing) && h.again(t, to, &w) {
		return
	}
	s := State{State: to, From: t.day, Basis: t.basis, Standing: standing, Previous: h.state, Passed: passed, Witness: w, DeniedBy: deniers(t)}
	if a := acts(t.claims); common(a, h.parties) == 1 {
		s.Act = a
	}
	switch t.trigger {
	case WalkedOut, Suspended, Postponed, Cancelled, Refused, Violated:
		s.Act = acts(t.claims)
	}
	if standing != Confirmed && standing != Pinned {
		s.By = w.whose()
		s.Passed = nil
	}
	if standing == Pinned {
		s.By, s.Basis = []string{t.pinned.Who}, ""
	}
	s.Facts = h.use(slices.Concat(h.facts0(t.claims), h.facts0(t.denials), h.facts0(t.gone)))
	s.own = len(s.Facts)
	if counts(standing) {
		h.borneOut(&s)
	}
	s.Why = h.why(t, &s, h.lost[t])
	h.p.States = append(h.p.States, s)
	if counts(standing) {
		h.state, h.last = to, t.day
		h.lower(t.day)
		h.due = t.due
	}
}

// borneOut lets what somebody claimed before and is confirmed now be one entry.
func (h *historian) borneOut(s *State) {
	for i := len(h.p.States) - 1; i >= 0; i-- {
		old := &h.p.States[i]
		if counts(old.Standing) {
			return
		}
		if old.State != s.State || old.Standing == Noted || apart(old.From, s.From) > answered {
			continue
		}
		for _, id := range old.Facts {
			if !slices.Contains(s.Facts, id) {
				s.Facts = append(s.Facts, id)
			}
		}
		s.own = len(s.Facts)
		h.p.States = slices.Delete(h.p.States, i, i+1)
	}
}

// asScheduled is the day on which talks that are told to be going on were to begin: a
// report of their third day does not open them. It is empty where the report tells of
// the opening, or no day had been set.
func (h *historian) asScheduled(t *turn) string {
	if t.trigger != InSession || slices.ContainsFunc(t.claims, func(c claim) bool { return c.Kind == KindState && !c.weak() }) {
		return ""
	}
	due := ""
	if h.state == Scheduled {
		due = firstDay(h.due)
	} else {
		for i := range h.p.Flags {
			if x := &h.p.Flags[i]; x.Flag == "resumption" && x.To == "" && x.Standing == Confirmed {
				due = firstDay(x.For)
			}
		}
	}
	if due == "" || due >= t.day || apart(due, t.day) > 14 || due < h.last {
		return ""
	}
	return due
}

// again adds a claim to the one that the same sides made before, if nothing moved since.
func (h *historian) again(t *turn, to string, w *Witness) bool {
	for i := len(h.p.States) - 1; i >= 0; i-- {
		s := &h.p.States[i]
		if counts(s.Standing) {
			return false
		}
		if s.State == to && (common(s.By, w.whose()) > 0 || len(s.By) == 0) {
			s.Facts = append(s.Facts, h.use(h.facts0(t.claims))...)
			if len(t.denials) > 0 {
				s.Standing, s.DeniedBy = Disputed, union(s.DeniedBy, deniers(t))
				s.Facts = append(s.Facts, h.use(h.facts0(t.denials))...)
			}
			return true
		}
	}
	return false
}

// was says whether the process has been in a state.
func (h *historian) was(state string) bool {
	return slices.ContainsFunc(h.p.States, func(s State) bool { return s.State == state && counts(s.Standing) })
}

// asSet opens the session on the day that was set for it, where a later report has the
// talks stuck, left or done without having told of their opening.
func (h *historian) asSet(t *turn) {
	switch t.trigger {
	case Deadlocked, WalkedOut, Ended, Principle, TextAgreed, Over:
	default:
		return
	}
	if t.pinned != nil || h.state == InSession {
		return
	}
	due, facts := "", []string(nil)
	if h.state == Scheduled {
		due = firstDay(h.due)
	}
	for i := range h.p.Flags {
		if x := &h.p.Flags[i]; x.Flag == "resumption" && x.Value == "scheduled" && x.To == "" && x.Standing == Confirmed {
			due, facts = firstDay(x.For), x.Facts
		}
	}
	if due == "" || due > t.day || due < h.last || apart(due, t.day) > mostDays {
		return
	}
	if standing, _ := h.standing(t); standing != Confirmed {
		return
	}
	to, passed, ok := Next(h.state, InSession)
	if !ok {
		return
	}
	h.p.States = append(h.p.States, State{State: to, From: due, Basis: readout.BasisInferred, Standing: Inferred, Previous: h.state, Passed: passed, Facts: facts,
		Why: "on the day that had been set; what was told afterwards supposes it"})
	h.state, h.last = to, due
	h.lower(due)
}

// telling says whether a trigger is worth a line where it cannot follow.
func telling(trigger string) bool {
	switch trigger {
	case Met, Over, Floated, AgreedTalk, Scheduled, InSession, Postponed, Cancelled, Refused, Paused, Pre:
		return false
	}
	return true
}

// target is the state that a trigger leads to.
func (h *historian) target(trigger string) string {
	switch trigger {
	case Met:
		return InSession
	case Over:
		return Paused
	case Postponed:
		return AgreedTalk
	case Cancelled, Refused:
		return None
	}
	return trigger
}

// support adds to the state in force what tells of it again.
func (h *historian) support(t *turn) {
	for i := len(h.p.States) - 1; i >= 0; i-- {
		if s := &h.p.States[i]; counts(s.Standing) {
			for _, id := range h.use(h.facts0(t.claims)) {
				if !slices.Contains(s.Facts, id) && len(s.Facts) < 40 {
					s.Facts = append(s.Facts, id)
				}
			}
			return
		}
	}
}

// silence lets the clock run until a day: a negotiation of which nothing is heard for
// half a year is abandoned.
func (h *historian) silence(day string) {
	if !slices.Contains(open, h.state) || day == "" {
		return
	}
	last := h.last
	if i, found := slices.BinarySearch(h.days, day); i > 0 { // the last day of news before this one
		last = max(last, h.days[i-1])
	} else if found {
		last = max(last, day)
	}
	if last == "" || apart(last, day) < h.rules.abandon() {
		return
	}
	on := plus(last, h.rules.abandon())
	h.p.States = append(h.p.States, State{State: Abandoned, From: on, Basis: readout.BasisInferred, Standing: Inferred, Previous: h.state,
		Why: fmt.Sprintf("no report for %d days after %s", h.rules.abandon(), last)})
	h.state, h.last = Abandoned, on
	h.lower(on)
}

// why says in a sentence what a state rests on.
func (h *historian) why(t *turn, s *State, win string) string {
	if t.pinned != nil {
		return strings.TrimSpace(fmt.Sprintf("%s by decision of %s on %s. %s", s.State, t.pinned.Who, dayOf(t.pinned.When), t.pinned.Why))
	}
	words := ""
	for _, c := range t.claims {
		if len(c.Evidence) > 0 {
			words = c.Evidence[0].Words
			break
		}
	}
	var who []string
	if s.Witness.Author > 0 {
		who = append(who, plural(s.Witness.Author, "report"))
	}
	for _, list := range [][]string{s.Witness.Sides, s.Witness.Third} {
		who = append(who, list...)
	}
	if len(s.Witness.Unnamed) > 0 {
		who = append(who, "unnamed sources")
	}
	if s.Witness.Document {
		who = append(who, "a document")
	}
	out := fmt.Sprintf("%q, by %s", words, strings.Join(who, ", "))
	switch {
	case win != "":
		out += "; outweighed by " + win + ", told of the same day"
	case s.Standing == Asserted:
		out = "asserted: " + out + " alone"
	case s.Standing == Disputed:
		out = "disputed: " + out + "; denied by " + strings.Join(s.DeniedBy, ", ")
	case s.Standing == Noted:
		out += "; it cannot follow " + h.state
	case len(s.DeniedBy) > 0:
		out += "; denied by " + strings.Join(s.DeniedBy, ", ")
	}
	if len(s.Passed) > 0 {
		out += "; no report tells of " + strings.Join(s.Passed, ", ")
	}
	return out
}

func plural(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// outcomeOf is the outcome so far that a state means.
func outcomeOf(state string) string {
	switch state {
	case Ended, Collapsed:
		return "no_agreement"
	case Deadlocked:
		return "deadlock"
	case WalkedOut:
		return "walkout"
	case Principle:
		return "in_principle"
	case TextAgreed, Signed, InForce, Implement, Violated, Completed:
		return "full"
	}
	return "not_stated"
}
