package processes

import "slices"

// threats lists what was announced, and whether it came.
func (f *folder) threats() {
	for _, x := range f.kind(KindThreat) {
		if x.Denied {
			continue
		}
		k := slices.IndexFunc(f.p.Threats, func(t Threat) bool {
			return slices.Equal(t.By, x.By) && (t.Kind == x.Value || t.Kind == "unspecified" || x.Value == "unspecified") &&
				(f.similar(t.Words.Words, x.What.Words) || f.similar(t.Condition.Words, x.If.Words) || t.Kind == x.Value && apart(t.From, x.lo) <= 3)
		})
		if k < 0 {
			f.p.Threats = append(f.p.Threats, Threat{By: x.By, Kind: x.Value, Condition: x.If, Words: x.What, From: x.lo})
			k = len(f.p.Threats) - 1
		}
		t := &f.p.Threats[k]
		if t.Kind == "unspecified" {
			t.Kind = x.Value
		}
		t.To = union(t.To, x.On)
		if t.Condition.Words == "" {
			t.Condition = x.If
		}
		t.Deadline = or(t.Deadline, x.Due)
		t.Facts = append(t.Facts, f.use([]*cited{x})...)
	}
	for i := range f.p.Threats {
		t := &f.p.Threats[i]
		t.Witness = f.witness(f.cited(t.Facts))
		if x := f.carriedOut(t); x != nil {
			t.CarriedOut = x.ID
			f.uses[x.ID] = true
		}
		if len(t.To) == 0 {
			t.To = without(f.parties, t.By)
		}
	}
}

// carriedOut returns what was done as threatened, nil if nothing was.
func (f *folder) carriedOut(t *Threat) *cited {
	kind := KindEvent
	switch t.Kind {
	case "halt_talks":
		kind = KindState
	case "withdraw_from_agreement":
		kind = KindAgreement
	}
	last := plus(t.From, 90)
	for _, x := range since(f.kind(kind), t.From) {
		if x.lo > last {
			break
		}
		if x.lo <= t.From || apart(t.From, x.lo) > 90 || !factual(x.Status) || len(x.By) == 0 || !within(x.By, t.By) {
			continue
		}
		switch {
		case x.Kind == KindEvent && slices.Contains(means(t.Kind), x.Value) && (len(t.To) == 0 || common(x.On, t.To) > 0),
			x.Kind == KindState && (x.Value == WalkedOut || x.Value == Suspended) && !x.Denied,
			x.Kind == KindAgreement && x.Value == "withdrawn":
			return x
		}
	}
	return nil
}

// means are the types of events by which a threat of that kind is carried out.
func means(kind string) []string {
	switch kind {
	case "force":
		return []string{"ASSAULT"}
	case "sanctions", "expel":
		return []string{"SANCTION"}
	}
	return nil
}

// steps lists what is to come and what became of it.
func (f *folder) steps() {
	var due []interval // of the steps
	for _, x := range f.kind(KindStep) {
		if x.Denied || f.onlyState(x) {
			continue
		}
		of := intervalOf(x.Due)
		k := len(f.p.Steps) - 1
		for k >= 0 && !f.sameStep(&f.p.Steps[k], due[k], x, of) {
			k--
		}
		if k < 0 {
			f.p.Steps = append(f.p.Steps, Step{Words: x.What, Owners: x.By, Told: x.Value, From: x.lo, Due: x.Due})
			due = append(due, of)
			k = len(f.p.Steps) - 1
		}
		s := &f.p.Steps[k]
		if !within(x.By, s.Owners) {
			s.Owners = union(slices.Clone(s.Owners), x.By)
		}
		if s.Due == "" {
			s.Due, due[k] = x.Due, of
		}
		if stepOrder(x.Value) > stepOrder(s.Told) {
			s.Told = x.Value
		}
		s.Facts = append(s.Facts, f.use([]*cited{x})...)
	}
	for i := range f.p.Steps {
		s := &f.p.Steps[i]
		s.Witness = f.witness(f.cited(s.Facts))
		f.settle(s)
	}
}

// deadlines lists the days that were set, and what became of them.
func (f *folder) deadlines() {
	for i := range f.facts {
		if x := &f.facts[i]; x.Kind == KindDeadline || x.Kind == KindThreat && x.Due != "" && !x.Denied {
			f.deadline(x)
		}
	}
	for i := range f.p.Deadlines {
		d := &f.p.Deadlines[i]
		d.Witness = f.witness(f.cited(d.Facts))
	}
	for i := range f.p.Deadlines {
		if d := &f.p.Deadlines[i]; len(d.Owners) == 0 && len(d.SetBy) == 1 && len(f.parties) == 2 && common(d.SetBy, f.parties) == 1 {
			d.Owners = without(f.parties, d.SetBy) // what one sets is for the other
		}
		f.expire(&f.p.Deadlines[i])
	}
}

// onlyState says whether a step without a day only says that there are to be talks,
// where they have not begun or are under way: the state history tells that.
func (f *folder) onlyState(x *cited) bool {
	if x.Due != "" || x.Value == "open" || !f.ofTalks(x) {
		return false
	}
	if x.Value == "desired" {
		return true // the flag of the talks says that they are wanted
	}
	at := None
	for i := range f.p.States {
		if s := &f.p.States[i]; counts(s.Standing) && s.From <= x.lo {
			at = s.State
		}
	}
	switch at {
	case None, Floated, AgreedTalk, Scheduled, Pre, InSession:
		return true
	}
	return false
}

func stepOrder(told string) int {
	return slices.Index([]string{"open", "desired", "agreed", "scheduled", "done", "missed"}, told)
}

// sameStep says whether a fact tells of a step again: the same day and one of the same
// owners, or the same words within a few days.
func (f *folder) sameStep(s *Step, due interval, x *cited, of interval) bool {
	both := s.Due != "" && x.Due != ""
	sameDay := s.From == x.lo
	near := !both && apart(s.From, x.lo) <= 7
	if both && !(due.lo <= of.hi && of.lo <= due.hi) || !both && !near && !sameDay {
		return false
	}
	if common(s.Owners, x.By) == 0 && len(s.Owners)+len(x.By) > 0 {
		return false
	}
	talks := f.wordsOfTalks(s.Words.Words) && f.wordsOfTalks(x.What.Words)
	switch {
	case talks && sameDay && (s.Due == "") != (x.Due == ""): // that they go on, and when
		return true
	case talks && (both || near && s.Due == x.Due):
		return true
	}
	return (both || near) && f.similar(s.Words.Words, x.What.Words)
}

// An interval is the first and the last day on which something is due, empty where it is
// not told.
type interval struct{ lo, hi string }

func intervalOf(due string) interval { return interval{firstDay(due), lastDay(due)} }

// deadline enters a day that was set.
func (f *folder) deadline(x *cited) {
	k := slices.IndexFunc(f.p.Deadlines, func(d Deadline) bool {
		return firstDay(d.Due) == firstDay(x.Due) && (len(d.SetBy) == 0 || len(x.By) == 0 || common(d.SetBy, x.By) > 0)
	})
	if k < 0 {
		f.p.Deadlines = append(f.p.Deadlines, Deadline{Due: x.Due, SetBy: x.By, Words: x.What, Or: x.Then, Status: "open"})
		k = len(f.p.Deadlines) - 1
	}
	d := &f.p.Deadlines[k]
	d.Owners = union(slices.Clone(d.Owners), x.On)
	if x.Kind == KindThreat {
		if x.If.Words != "" {
			d.Words = x.If
		}
	}
	d.SetBy = union(slices.Clone(d.SetBy), x.By)
	if d.Or.Words == "" {
		d.Or = x.Then
	}
	d.Facts = append(d.Facts, f.use([]*cited{x})...)
}
