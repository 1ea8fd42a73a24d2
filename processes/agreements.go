package processes

import (
	"cmp"
	"slices"

	"readout"
)

// agreements puts together what is told of each accord or ceasefire.
func (f *folder) agreements() {
	var all [][]*cited
	for i := range f.facts {
		x := &f.facts[i]
		if x.Kind != KindAgreement {
			continue
		}
		k := slices.IndexFunc(all, func(as []*cited) bool { return f.sameAccord(as, x) })
		if k < 0 {
			all = append(all, nil)
			k = len(all) - 1
		}
		all[k] = append(all[k], x)
	}
	for _, as := range all {
		f.p.Agreements = append(f.p.Agreements, f.agreement(as))
	}
	for i := range f.facts {
		if x := &f.facts[i]; x.Kind == KindViolation {
			f.breach(x)
		}
	}
}

// sameAccord says whether a fact tells of the agreement that others tell of: of the same
// kind, both of this process or both older with dates that agree.
func (f *folder) sameAccord(as []*cited, x *cited) bool {
	a := as[0]
	if f.past(a) != f.past(x) {
		return false
	}
	if a.Sort != x.Sort && a.Sort != "other" && x.Sort != "other" {
		return false
	}
	if f.past(x) {
		n := min(len(a.From), len(x.From))
		return a.From[:n] == x.From[:n]
	}
	return true
}

// stages is the life of an agreement, in order.
var stages = []string{"sought", "not_reached", "in_principle", "reached", "initialled", "declared", "signed", "ratified", "in_force", "holding", "fragile", "extended", "violated", "suspended", "withdrawn", "expired", "failed"}

func (f *folder) agreement(as []*cited) Agreement {
	a := Agreement{Kind: as[0].Sort, Name: as[0].Name, Past: f.past(as[0])}
	turns := map[string][]*cited{}
	for _, x := range as {
		if a.Kind == "other" {
			a.Kind, a.Name = x.Sort, x.Name
		}
		a.Parties = union(a.Parties, x.Parties)
		turns[x.Value] = append(turns[x.Value], x)
	}
	if len(a.Parties) == 0 && (!a.Past || a.Kind == "ceasefire" || a.Kind == "peace") {
		a.Parties = f.parties // an earlier truce, in a report on these two, was theirs
	}
	for _, s := range sorted(turns) {
		xs := turns[s]
		t := Turn{State: s, From: firstOf(xs), Witness: f.witness(xs), Facts: f.use(xs), Standing: Asserted}
		if w := &t.Witness; w.Author > 0 || len(w.Sides) >= 2 || w.Document || f.independent(xs) {
			t.Standing = Confirmed
		}
		if !slices.ContainsFunc(xs, func(x *cited) bool { return factual(x.Status) }) && s != "sought" && s != "not_reached" {
			t.Standing = Noted
		}
		a.History = append(a.History, t)
		a.Facts = append(a.Facts, t.Facts...)
	}
	slices.SortStableFunc(a.History, func(x, y Turn) int {
		return cmp.Or(cmp.Compare(x.From, y.From), slices.Index(stages, x.State)-slices.Index(stages, y.State))
	})
	for _, t := range a.History {
		if t.Standing == Confirmed && (a.State == "" || !retelling(a.State, t.State)) {
			a.State = t.State
			if slices.Index(stages, t.State) >= slices.Index(stages, "in_principle") && a.Date == "" {
				a.Date = t.From
			}
		}
	}
	f.contest(&a)
	if a.State == "" && len(a.History) > 0 {
		a.State = a.History[len(a.History)-1].State
	}
	if !a.Past {
		f.fate(&a)
	}
	return a
}

// contest marks what one side says of an agreement and another denies: that there is one is
// disputed, and its state is what is said of it, with that word. A side that is named with
// both keeps to what it says there is.
func (f *folder) contest(a *Agreement) {
	var yes, no []string
	free := false // somebody who is no party denies it, too
	for i := range a.History {
		t := &a.History[i]
		sides := common2(t.Witness.Sides, f.parties)
		switch {
		case t.State == "not_reached":
			no, free = union(no, sides), free || t.Witness.Author > 0
		case reachedStage(t.State) && t.Witness.Author == 0 && !t.Witness.Document:
			yes = union(yes, sides)
		}
	}
	if no = without(no, yes); len(no) == 0 || len(yes) == 0 {
		return
	}
	told := ""
	for i := range a.History {
		t := &a.History[i]
		switch {
		case reachedStage(t.State) && t.Witness.Author == 0 && !t.Witness.Document:
			t.Standing, told = Disputed, t.State
		case t.State == "not_reached" && !free:
			t.Standing = Disputed
		}
	}
	if !free && !slices.ContainsFunc(a.History, func(t Turn) bool { return reachedStage(t.State) && t.Standing == Confirmed }) {
		a.State = told
	}
}

// reachedStage says whether a state of an agreement is that there is one.
func reachedStage(state string) bool {
	return slices.Index(stages, state) >= slices.Index(stages, "in_principle")
}

// common2 returns what is in both of two sorted lists.
func common2(a, b []string) []string {
	var out []string
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}

// retelling says whether a state told later only tells again how an agreement came about.
func retelling(now, told string) bool {
	i, k := slices.Index(stages, now), slices.Index(stages, told)
	return i >= slices.Index(stages, "in_principle") && k < i
}

func firstOf(xs []*cited) string {
	first, exact := "", ""
	for _, x := range xs {
		if first == "" || x.lo < first {
			first = x.lo
		}
		if x.Basis != readout.BasisInferred && x.From != "" && (exact == "" || x.lo < exact) {
			exact = x.lo
		}
	}
	return or(exact, first)
}

// fate carries the state of the talks over to the agreement that they made.
func (f *folder) fate(a *Agreement) {
	of := map[string]string{Principle: "in_principle", TextAgreed: "initialled", Signed: "signed", InForce: "in_force", Implement: "in_force", Violated: "violated", Failed: "failed"}
	for i := range f.p.States {
		s := &f.p.States[i]
		to := of[s.State]
		if to == "" || s.From < a.Date && a.Date != "" {
			continue
		}
		if slices.ContainsFunc(a.History, func(t Turn) bool { return t.State == to && t.Standing == Confirmed }) || !counts(s.Standing) && s.Standing != Asserted && s.Standing != Disputed {
			continue
		}
		standing := s.Standing
		if counts(standing) {
			standing = Confirmed
			if slices.Index(stages, to) > slices.Index(stages, a.State) {
				a.State = to
			}
			if a.Date == "" {
				a.Date = s.From
			}
		}
		a.History = append(a.History, Turn{State: to, From: s.From, Standing: standing, Witness: s.Witness, Facts: s.Facts})
	}
	slices.SortStableFunc(a.History, func(x, y Turn) int { return cmp.Compare(x.From, y.From) })
}

// breach enters a violation under the last agreement that was in force.
func (f *folder) breach(x *cited) {
	at := -1
	for i := range f.p.Agreements {
		if a := &f.p.Agreements[i]; !a.Past && (at < 0 || a.Kind == "ceasefire") {
			at = i
		}
	}
	if at < 0 {
		return
	}
	a := &f.p.Agreements[at]
	w := f.witness([]*cited{x})
	b := Breach{From: x.lo, AllegedBy: x.By, Blamed: x.On, Standing: Asserted, Facts: f.use([]*cited{x})}
	if w.Author > 0 || w.Document {
		b.Standing = Confirmed
	}
	if len(x.Evidence) > 0 {
		b.Words = x.Evidence[0]
	}
	for i := range a.Breaches {
		o := &a.Breaches[i]
		if apart(o.From, b.From) <= sameTurn && slices.Equal(o.Blamed, b.Blamed) {
			o.AllegedBy = union(slices.Clone(o.AllegedBy), b.AllegedBy)
			o.Facts = append(o.Facts, b.Facts...)
			if len(o.AllegedBy) > 1 || b.Standing == Confirmed {
				o.Standing = Confirmed
			}
			return
		}
	}
	a.Breaches = append(a.Breaches, b)
}

// others lists relations and assessments.
func (f *folder) others() {
	for i := range f.facts {
		x := &f.facts[i]
		switch x.Kind {
		case KindRelation:
			k := slices.IndexFunc(f.p.Relations, func(r Relation) bool { return r.A == x.By[0] && r.B == x.On[0] && r.Rel == x.Value })
			if k < 0 {
				f.p.Relations = append(f.p.Relations, Relation{A: x.By[0], Rel: x.Value, B: x.On[0], From: x.lo})
				k = len(f.p.Relations) - 1
			}
			f.p.Relations[k].Facts = append(f.p.Relations[k].Facts, f.use([]*cited{x})...)
		case KindAssessment:
			a := Assessment{Polarity: x.Value, Modality: x.Sort, Words: x.What, From: x.lo, Facts: f.use([]*cited{x})}
			if len(x.By) > 0 {
				a.Holder = x.By[0]
			}
			f.p.Assessments = append(f.p.Assessments, a)
		}
	}
}

// accounts tells what each side vouches for, what both do and what only unnamed sources
// say. Facts of one kind, day and value in several reports are one.
func (f *folder) accounts() {
	type matter struct{ kind, value, day, words string }
	sides := map[string][]string{}
	both := map[string]bool{}
	who := map[matter][]string{}
	ids := map[matter][]*cited{}
	var order []matter
	for i := range f.facts {
		x := &f.facts[i]
		if x.Kind == KindEvent || x.Kind == KindRelation {
			continue
		}
		m := matter{x.Kind, x.Value, x.lo, ""}
		if x.Kind != KindState && x.Kind != KindMeeting && x.Kind != KindAgreement {
			m.words = x.ID
		}
		if ids[m] == nil {
			order = append(order, m)
		}
		ids[m] = append(ids[m], x)
		for _, v := range f.vouchers(x) {
			if v.Kind == VoucherSide && slices.Contains(f.parties, v.Side) {
				who[m] = insert(who[m], v.Side)
			}
		}
	}
	for i := range f.p.Rounds { // of a round that both tell of, all that is told of it by name
		r := &f.p.Rounds[i]
		if len(r.Witness.Sides) < 2 {
			continue
		}
		for _, x := range f.cited(r.Facts) {
			m := matter{x.Kind, x.Value, x.lo, ""}
			if slices.ContainsFunc(x.Vouched, func(v Voucher) bool { return v.Kind != VoucherUnnamed }) {
				who[m] = union(who[m], r.Witness.Sides)
			}
		}
	}
	for _, m := range order {
		facts := f.use(ids[m])
		for _, s := range who[m] {
			sides[s] = append(sides[s], facts...)
		}
		if len(who[m]) >= 2 {
			for _, id := range facts {
				both[id] = true
			}
		}
	}
	for _, s := range f.parties {
		if len(sides[s]) == 0 {
			continue
		}
		a := Account{Side: s, Facts: sides[s]}
		for _, id := range sides[s] {
			x := f.byID()[id]
			w := f.witness([]*cited{x})
			if w.Author == 0 && len(w.Sides) == 1 && !w.Document && len(w.Third) == 0 && !both[id] {
				a.Alone = append(a.Alone, id)
			}
		}
		f.p.Vouched = append(f.p.Vouched, a)
	}
}
