package processes

import (
	"slices"
	"sort"
	"strings"
)

// This file says what became of what was to come. Nothing is done or missed because its
// day is over: a report must say so, or what it tells must be it.

// settle says what became of a step by today.
func (f *folder) settle(s *Step) {
	s.Status = or(s.Told, "open")
	if s.Status == "done" || s.Status == "missed" {
		s.Closed = s.From
		return
	}
	lo, hi := firstDay(s.Due), lastDay(s.Due)
	if f.wordsOfTalks(s.Words.Words) && f.settleTalks(s, lo, hi) {
		return
	}
	if lo != "" && hi == "" {
		hi = plus(lo, mostOpen) // "before the holidays": no last day is told
	}
	if hi == "" {
		return
	}
	w, first, last := "", plus(lo, -2), plus(hi, 3)
	for i := range f.p.States {
		st := &f.p.States[i]
		if !counts(st.Standing) || len(st.Facts) == 0 || st.From < first || st.From > last || st.From < s.From {
			continue
		}
		if w == "" {
			w = f.m.plain.get(s.Words.Words, fold)
		}
		if doneBy(w, st.State) {
			s.Status, s.Closed, s.ClosedBy = "done", st.From, st.Facts[:1]
			return
		}
	}
	if x := f.cameTrue(s, lo, hi); x != nil {
		s.Status, s.Closed, s.ClosedBy = "done", x.lo, []string{x.ID}
		f.uses[x.ID] = true
	} else if x := f.deed(s.Words.Words, s.Owners, s.From, hi); x != nil {
		s.Status, s.Closed, s.ClosedBy = "done", x.lo, []string{x.ID}
		f.uses[x.ID] = true
	}
}

// mostOpen is for how many days something may still come that has no last day.
const mostOpen = 30

// settleTalks says whether the talks of a step were held, called off, or overtaken by a stop
// of the negotiation. Of several rounds about the day one that was held counts before one
// that was not, and a nearer one before others.
func (f *folder) settleTalks(s *Step, lo, hi string) bool {
	best, far := -1, 1<<30
	before, after := plus(lo, -sameTurn), plus(hi, sameTurn)
	for i := range f.p.Rounds {
		r := &f.p.Rounds[i]
		if r.From == "" || r.To < s.From {
			continue
		}
		near := lo != "" && r.From <= after && r.To >= before
		soon := lo == "" && r.From > s.From && apart(s.From, r.From) <= f.rules.window() && common(r.Parties, f.parties) >= 2
		if !near && !soon || len(s.Owners) > 0 && common(s.Owners, union(slices.Clone(r.Parties), r.Third)) == 0 {
			continue
		}
		d := 0
		switch r.Status {
		case "held", "under_way":
			if near && r.From > plus(hi, 1) {
				d = 2 * apart(hi, r.From)
			}
		case "postponed", "cancelled", "refused":
			if lo == "" || r.From < s.From {
				continue
			}
			d = 1
			if r.From > hi {
				d += 2 * apart(hi, r.From)
			}
		default:
			continue
		}
		if lo == "" {
			d += apart(s.From, r.From)
		}
		if d < far {
			best, far = i, d
		}
	}
	if best >= 0 {
		r := &f.p.Rounds[best]
		s.Status, s.Closed, s.ClosedBy = "done", max(r.From, lo), r.Facts[:1]
		if r.Status != "held" && r.Status != "under_way" {
			s.Status, s.Closed = "missed", r.From
		}
		f.uses[r.Facts[0]] = true
		return true
	}
	if lo == "" {
		return false
	}
	for i := range f.p.States { // it began on the very day, or stopped before it
		st := &f.p.States[i]
		if !counts(st.Standing) || len(st.Facts) == 0 || st.From <= s.From || st.From > plus(hi, 1) {
			continue
		}
		switch st.State {
		case InSession:
			if st.From >= plus(lo, -1) {
				s.Status, s.Closed, s.ClosedBy = "done", st.From, st.Facts[:1]
				return true
			}
		case Suspended, WalkedOut, Collapsed, None, Failed:
			if st.From <= lo && hi < f.now {
				s.Status, s.Closed, s.ClosedBy = "missed", st.From, st.Facts[:1]
			}
		}
	}
	return s.Status == "missed"
}

// doneBy says whether a state is what the words of a step announce.
func doneBy(words, state string) bool {
	switch state {
	case Signed:
		return hasStem(words, "sign", "signature", "ceremony")
	case TextAgreed:
		return hasStem(words, "initial", "writing", "draft", "paper", "finalis", "finaliz", "complet")
	case InForce:
		return hasStem(words, "force", "effect", "begin", "start")
	}
	return false
}

// hasStem says whether a word of folded words begins with one of some stems.
func hasStem(words string, stems ...string) bool {
	for _, w := range strings.Fields(words) {
		for _, s := range stems {
			if strings.HasPrefix(w, s) {
				return true
			}
		}
	}
	return false
}

// cameTrue returns an event or meeting of the owner on the day of a step, told as done.
func (f *folder) cameTrue(s *Step, lo, hi string) *cited {
	words := f.longWords(s.Words.Words)
	first, last := plus(lo, -1), plus(hi, 2)
	at := sort.Search(len(f.facts), func(i int) bool { return f.facts[i].lo >= first })
	for i := at; i < len(f.facts) && f.facts[i].lo <= last; i++ {
		x := &f.facts[i]
		if x.Kind != KindEvent && x.Kind != KindProposal && x.Kind != KindMeeting || !factual(x.Status) || x.lo <= s.From && lo != x.lo || common(x.By, s.Owners) == 0 {
			continue
		}
		for _, q := range x.Evidence {
			if 3*common(f.longWords(q.Words), words) >= 2*len(words) && len(words) > 1 {
				return x
			}
		}
	}
	return nil
}

// deed returns the event by which somebody did what words announce, from a day to a
// few days after another: captives set free, troops withdrawn. Nil if none is told.
func (f *folder) deed(words string, owners []string, from, to string) *cited {
	w := f.m.plain.get(words, fold)
	mode := ""
	switch {
	case hasStem(w, "prisoner", "captive", "detain", "hostage", "soldier", "guard", "sailor", "driver", "fisher", "servicem", "crew", "brother", "son", "men", "inmate", "engineer", "pilot") && hasStem(w, "free", "releas", "hand", "return", "home", "repatriat", "exchang", "cell", "let", "custody"),
		hasStem(w, "freed", "release"):
		mode = "release"
	case hasStem(w, "withdraw", "pull", "leav", "vacat", "evacuat", "retreat", "left"):
		mode = "withdraw"
	}
	if mode == "" {
		return nil
	}
	last := plus(to, 3)
	for _, x := range since(f.kind(KindEvent), from) {
		if x.lo > last {
			break
		}
		if !factual(x.Status) || x.lo == from && !x.exact() {
			continue
		}
		if x.Value != "RETREAT" && x.Value != "CONCEDE" || x.Sort != mode && x.Sort != "" {
			continue
		}
		if len(owners) > 0 && common(x.By, owners) > 0 {
			return x
		}
	}
	return nil
}

// expire says what became of a deadline: met by a deed of whoever had to do it, missed where
// a report says that it passed for nothing or what was threatened was done, else passed.
func (f *folder) expire(d *Deadline) {
	last := lastDay(d.Due)
	facts := f.cited(d.Facts)
	from := ""
	for _, x := range facts {
		if from == "" || x.lo < from {
			from = x.lo
		}
	}
	if x := f.deed(d.Words.Words, d.Owners, from, last); x != nil {
		d.Status = "met"
		if x.lo > last {
			d.Status = "missed"
		}
		f.uses[x.ID] = true
		d.Facts = append(d.Facts, x.ID)
		return
	}
	for _, x := range facts {
		switch {
		case x.Kind == KindDeadline && x.Status == "not_happened" && last <= f.now:
			d.Status = "missed"
			return
		case x.Kind == KindDeadline && x.Status == "happened":
			d.Status = "met"
		}
	}
	if d.Status == "met" {
		return
	}
	if last >= f.now {
		return
	}
	d.Status = "passed"
	for i := range f.p.Threats { // they did what they had threatened for it
		t := &f.p.Threats[i]
		if t.CarriedOut == "" || t.Deadline != d.Due && !slices.ContainsFunc(t.Facts, func(id string) bool { return slices.Contains(d.Facts, id) || f.overlapping(id, d.Facts) }) {
			continue
		}
		if x := f.byID()[t.CarriedOut]; x != nil && x.lo >= last && apart(last, x.lo) <= 7 {
			d.Status = "missed"
		}
	}
}

// overlapping says whether the words of a fact overlap those of one of others of its report.
func (f *folder) overlapping(id string, others []string) bool {
	x := f.byID()[id]
	if x == nil {
		return false
	}
	for _, y := range f.cited(others) {
		if y.e == x.e && len(x.Evidence) > 0 && len(y.Evidence) > 0 && x.Evidence[0].Start < y.Evidence[0].End && y.Evidence[0].Start < x.Evidence[0].End {
			return true
		}
	}
	return false
}
