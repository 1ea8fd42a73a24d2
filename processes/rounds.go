package processes

import (
	"cmp"
	"slices"

	"readout"
)

// rounds puts what reports tell of encounters together: the same parties, days that touch,
// nothing that speaks against it. Encounters of a party with a mediator are listed too;
// only those between the parties are numbered.
func (f *folder) rounds() {
	var ms []*cited
	for _, x := range f.kind(KindMeeting) {
		if !f.spokenOf(x) && !(f.notTogether(x) && common(x.Parties, f.parties) >= 2) && (!future(x.Value) || x.exact()) && !x.Denied && x.Value != "proposed" && f.ours(x) && (!held(x) || f.now == "" || x.lo <= f.now) {
			ms = append(ms, x)
		}
	}
	// those with a day first: what bears none joins one of them
	slices.SortStableFunc(ms, func(a, b *cited) int {
		return cmp.Or(cmp.Compare(dated(b), dated(a)), cmp.Compare(a.lo, b.lo), cmp.Compare(len(b.Parties), len(a.Parties)))
	})
	var all [][]*cited
	var days []stretch // of them
	for _, m := range ms {
		best := -1
		mine := stretchOf(m.lo, max(m.lo, lastDay(m.To)))
		for k := range all {
			if mine.touches(days[k], mostSlack) && f.sameRound(all[k], m) && (best < 0 || nearer(all[k], all[best], m)) {
				best = k
			}
		}
		if best >= 0 {
			all[best] = append(all[best], m)
			lo, hi, _ := span(all[best])
			days[best] = stretchOf(lo, hi)
			continue
		}
		if m.From == "" || m.Before && m.Number == 0 {
			if k := f.bare(all, m); k >= 0 {
				all[k] = append(all[k], m)
				lo, hi, _ := span(all[k])
				days[k] = stretchOf(lo, hi)
				continue
			}
		}
		all = append(all, []*cited{m})
		lo, hi, _ := span(all[len(all)-1])
		days = append(days, stretchOf(lo, hi))
	}
	all = f.lasting(all)
	for i, ms := range all {
		next := ""
		for _, o := range all[i+1:] {
			if lo, _, _ := span(o); held(o[0]) && !remote(o[0].Sort) && lo > next && next == "" {
				next = lo
			}
		}
		f.p.Rounds = append(f.p.Rounds, f.round(ms, next))
	}
	f.moved()
	slices.SortStableFunc(f.p.Rounds, func(a, b Round) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind), slices.Compare(a.Parties, b.Parties), slices.Compare(a.Facts, b.Facts))
	})
	n := 0
	for i := range f.p.Rounds {
		r := &f.p.Rounds[i]
		if r.Status != "held" && r.Status != "under_way" || common(r.Parties, f.parties) < 2 || r.Kind == "call" || r.Kind == "visit" || r.Kind == "encounter" {
			continue
		}
		n++
		r.Number = n
	}
}

// spokenOf says whether the words for talks tell only what became of them: "the talks
// collapsed on Monday" is no session on Monday.
func (f *folder) spokenOf(x *cited) bool {
	if x.Sort != "talks" || !held(x) || len(x.Evidence) == 0 {
		return false
	}
	for _, s := range f.statesIn(x.e) {
		if s.lo != x.lo || len(s.Evidence) == 0 || !slices.ContainsFunc(x.Evidence, func(q Quote) bool { return overlap(s.Evidence[0], q) }) {
			continue
		}
		switch s.Value {
		case Collapsed, Suspended, Postponed, Cancelled, Refused, Floated, AgreedTalk, Scheduled:
			return true
		}
	}
	return false
}

// ours says whether a meeting is between parties, or of a party with who mediates.
func (f *folder) ours(x *cited) bool {
	n := common(x.Parties, f.parties)
	if n >= 2 {
		return true
	}
	return n == 1 && x.Sort != "visit" && (common(x.Parties, f.third) > 0 || common(x.Third, f.third) > 0)
}

// dated is 2 for a meeting whose day is told, 1 for one that took place on the day of
// the report for all we know, 0 for one of an unknown day.
func dated(x *cited) int {
	switch {
	case x.exact():
		return 2
	case x.From != "" && !x.Before:
		return 1
	}
	return 0
}

// span is the days that some facts of one round cover. Days that are told outweigh those
// of publication.
func span(ms []*cited) (lo, hi string, basis readout.Basis) {
	best := 0
	for _, m := range ms {
		best = max(best, dated(m))
	}
	for _, m := range ms {
		if dated(m) < best {
			continue
		}
		to := max(lastDay(m.From), lastDay(m.To))
		if m.To != "" && apart(m.lo, to) > 45 {
			to = m.lo
		}
		if lo == "" || m.lo < lo {
			lo, basis = m.lo, m.Basis
		}
		hi = max(hi, to)
	}
	return lo, max(lo, hi), basis
}

// remote says whether an encounter is a call; all others are of one family.
func remote(kind string) bool { return kind == "call" || kind == "video" }

// sameRound says whether a meeting may be the one that others tell of.
func (f *folder) sameRound(ms []*cited, m *cited) bool {
	first := ms[0]
	if remote(first.Sort) != remote(m.Sort) || future(first.Value) != future(m.Value) {
		return false
	}
	if held(first) != held(m) && !future(m.Value) {
		return false
	}
	a, b := without(first.Parties, f.third), without(m.Parties, f.third)
	if common(a, b) < min(len(a), len(b)) || len(a) != len(b) && (len(a) < 2 || len(b) < 2) {
		return false
	}
	if (len(a) < 2 || len(b) < 2) && common(union(first.Parties, first.Third), union(m.Parties, m.Third)) < 2 {
		return false // with another mediator
	}
	lo, hi, _ := span(ms)
	slack := sameTurn
	if dated(m) < 2 || dated(ms[0]) < 2 {
		slack = mostSlack
	}
	if !touch(lo, hi, m, slack) || first.Number > 0 && m.Number > 0 && first.Number != m.Number {
		return false
	}
	leaders := func(x *cited) bool { return x.Level == "head_of_state_gov" }
	for _, x := range ms {
		if x.Level != "" && m.Level != "" && leaders(x) != leaders(m) && x.Sort != "summit" && m.Sort != "summit" {
			return false // the leaders' meeting is not their ministers' talks
		}
		if x.Place != "" && m.Place != "" && x.Place != m.Place && x.Value == m.Value && f.far(x.Place, m.Place) {
			return false
		}
		if len(x.People) > 1 && len(m.People) > 1 && common(x.People, m.People) == 0 && x.Level != m.Level {
			return false
		}
	}
	return true
}

// far says whether two names of places can be told apart: neither holds the other.
func (f *folder) far(a, b string) bool {
	a, b = fold(a), fold(b)
	return len(a) > 0 && len(b) > 0 && a != b && !contains(a, b) && !contains(b, a) && !f.isParty(a) && !f.isParty(b)
}

// isParty says whether a place is named like a party: a country is no place to meet at that
// could differ from a town in it.
func (f *folder) isParty(place string) bool {
	for i := range f.p.Parties {
		if fold(f.p.Parties[i].Name) == place {
			return true
		}
	}
	return false
}

func contains(a, b string) bool {
	return len(b) > 0 && len(a) >= len(b) && (a[:len(b)] == b || a[len(a)-len(b):] == b)
}

// mostSlack is how many days may lie between a round and a meeting that is of it, where
// the day of one is not told.
const mostSlack = 3

// A stretch is the numbers of the first and the last of some days; ok where both are days.
type stretch struct {
	lo, hi int
	ok     bool
}

func stretchOf(lo, hi string) stretch {
	a, ok1 := number(lo)
	b, ok2 := number(hi)
	return stretch{a, b, ok1 && ok2}
}

// touches says the same as touch.
func (s stretch) touches(t stretch, slack int) bool {
	return s.ok && t.ok && s.lo-t.hi <= slack && t.lo-s.hi <= slack
}

func touch(lo, hi string, m *cited, slack int) bool {
	to := max(m.lo, lastDay(m.To))
	return apart(hi, m.lo) <= slack && apart(to, lo) <= slack
}

// nearer says whether m is nearer in time to the round a than to the round b; the
// earlier one wins where it is as near.
func nearer(a, b []*cited, m *cited) bool {
	d := func(ms []*cited) int {
		lo, hi, _ := span(ms)
		return max(0, apart(hi, m.lo), apart(m.lo, lo))
	}
	return d(a) < d(b)
}

func future(state string) bool { return state == "scheduled" || state == "proposed" }

func held(x *cited) bool {
	return x.Value == "held" || x.Value == "under_way" || x.Value == "adjourned"
}

// longRound is how many days may lie between two reports of one round.
const longRound = 4

// lasting joins talks of a few days apart between which the session was not left: one
// round lasts until somebody tells of its end.
func (f *folder) lasting(all [][]*cited) [][]*cited {
	slices.SortStableFunc(all, func(a, b []*cited) int {
		x, _, _ := span(a)
		y, _, _ := span(b)
		return cmp.Compare(x, y)
	})
	var out [][]*cited
	for _, ms := range all {
		joined := false
		for k := len(out) - 1; k >= 0 && !joined && k >= len(out)-4; k-- {
			_, to, _ := span(out[k])
			from, _, _ := span(ms)
			if a, b := out[k][0], ms[0]; a.Sort == "talks" && b.Sort == "talks" && held(a) && held(b) && slices.Equal(without(a.Parties, f.third), without(b.Parties, f.third)) &&
				(a.Number == 0 || b.Number == 0 || a.Number == b.Number) && apart(to, from) <= longRound && apart(to, from) >= 0 && f.inSession(to, from) {
				out[k] = append(out[k], ms...)
				joined = true
			}
		}
		if !joined {
			out = append(out, ms)
		}
	}
	return out
}

// inSession says whether the talks were in session from one day to another, as far as
// reports tell.
func (f *folder) inSession(from, to string) bool {
	in := false
	for i := range f.p.States {
		s := &f.p.States[i]
		if !counts(s.Standing) {
			continue
		}
		if s.From <= from {
			in = s.State == InSession
		} else if s.From < to || s.From == to && s.State == InSession {
			in = false // it was left, or began anew
		}
	}
	return in
}

// bare returns the round that a meeting of an unknown day may be: the last one before
// the report, -1 if there is none.
func (f *folder) bare(all [][]*cited, m *cited) int {
	best, bestTo := -1, ""
	for k, ms := range all {
		lo, hi, _ := span(ms)
		if lo > m.hi || apart(hi, m.hi) > f.rules.window() || held(ms[0]) != held(m) || remote(ms[0].Sort) != remote(m.Sort) || common(ms[0].Parties, m.Parties) < 2 {
			continue
		}
		if hi > bestTo {
			best, bestTo = k, hi
		}
	}
	return best
}

// round makes one round of what reports tell of it; next is the day of the one after it.
func (f *folder) round(ms []*cited, next string) Round {
	r := Round{Kind: "meeting", Reports: 0, Witness: f.witness(ms)}
	r.From, r.To, r.Basis = span(ms)
	kinds, places, levels, formats, status := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	modes, lengths, wide := map[string]int{}, map[string]int{}, map[string]bool{}
	outcomes := map[string][]*cited{}
	reports, groups := map[string]bool{}, map[string]bool{}
	for _, m := range ms {
		reports[m.e.Report], groups[m.group()] = true, true
		count(kinds, m.Sort)
		if count(places, m.Place); m.Wide {
			wide[m.Place] = true
		}
		count(levels, m.Level)
		count(formats, m.Format)
		count(status, m.Value)
		count(modes, m.Mode)
		count(lengths, m.Duration)
		r.Hosts = union(r.Hosts, m.Hosts)
		r.Mediators = union(r.Mediators, without(m.Third, m.Hosts))
		r.Parties = union(r.Parties, without(m.Parties, f.third))
		r.Third = union(union(r.Third, m.Third), inBoth(m.Parties, f.third))
		r.People = union(r.People, m.People)
		if m.Value == "cancelled" || m.Value == "refused" || m.Value == "postponed" {
			r.By = union(r.By, m.By)
		}
		if m.Due != "" {
			r.Until = max(r.Until, m.Due)
		}
		if m.Outcome != "" && m.Outcome != "not_stated" {
			outcomes[m.Outcome] = append(outcomes[m.Outcome], m)
		}
	}
	r.Third = without(r.Third, r.Parties)
	r.Reports, r.Groups = len(reports), len(groups)
	for _, k := range []string{"talks", "summit", "call", "video", "visit", "conference"} {
		if kinds[k] > 0 {
			r.Kind = k
			break
		}
	}
	for _, p := range sorted(places) { // a town says more than its country
		if wide[p] && len(places) > len(wide) {
			delete(places, p)
		}
	}
	r.Place, r.Level, r.Format = most(places), highest(levels), most(formats)
	r.Status = most(status)
	if status["held"]+status["under_way"]+status["adjourned"] > 0 {
		r.Status = "held"
		if status["held"]+status["adjourned"] == 0 && r.To >= f.now {
			r.Status = "under_way"
		}
		switch w := &r.Witness; {
		case w.Author == 0 && len(w.Sides)+len(w.Third) == 1 && !w.Document && len(w.Unnamed) == 0 && allAlleged(ms):
			r.Status = "alleged"
		}
	}
	r.Facts = f.use(ms)
	if to := f.until(r.From, r.To, next); to != "" && r.Status == "held" && r.Kind == "talks" && common(r.Parties, f.parties) >= 2 {
		r.To = to
	}
	f.conclude(&r, most(modes), most(lengths))
	f.result(&r, outcomes)
	return r
}

func inBoth(a, b []string) []string {
	var out []string
	for _, s := range a {
		if slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}

func count(m map[string]int, v string) {
	if v != "" {
		m[v]++
	}
}

// most is the most frequent value, the first by the alphabet of several.
func most(m map[string]int) string {
	if top := byCount(m); len(top) > 0 {
		return top[0]
	}
	return ""
}
