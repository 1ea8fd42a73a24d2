package processes

import (
	"fmt"
	"slices"

	"readout"
)

// mostDays is how long a round lasts at most that no report says to go on.
const mostDays = 14

// until is the day on which the session that a round opened was left, empty if that is
// not told, or if another round, on the day next, began before.
func (f *folder) until(from, to, next string) string {
	for i := range f.p.States {
		s := &f.p.States[i]
		if !counts(s.Standing) || s.State != InSession || s.From > plus(to, sameTurn) || s.To == "" || s.To <= to {
			continue
		}
		if (next == "" || s.To < next) && apart(from, s.To) <= mostDays {
			return s.To
		}
	}
	return ""
}

// conclude fills what follows from the rest: who mediates talks between the parties, how
// they met and how long.
func (f *folder) conclude(r *Round, mode, length string) {
	between := common(r.Parties, f.parties) >= 2
	if between && (r.Kind == "talks" || r.Kind == "summit") && len(r.Mediators) == 0 {
		for i := range f.p.Parties {
			if p := &f.p.Parties[i]; p.Role == "mediator" && (p.From == "" || r.To == "" || p.From <= r.To) {
				r.Mediators = insert(r.Mediators, p.Key)
			}
		}
	}
	r.Mediators = without(without(r.Mediators, r.Parties), r.Hosts)
	switch {
	case mode != "":
		r.Mode = mode
	case r.Kind == "call":
		r.Mode = "phone"
	case r.Kind == "video":
		r.Mode = "video"
	case r.Place != "":
		r.Mode = "in_person"
	}
	r.Duration = length
	if days := apart(r.From, r.To) + 1; length == "" && days >= 2 && days <= mostDays && between && r.Status == "held" {
		r.Duration = fmt.Sprintf("P%dD", days)
	}
}

func allAlleged(ms []*cited) bool {
	return !slices.ContainsFunc(ms, func(m *cited) bool { return m.Status != readout.Alleged })
}

// ranks of levels, the highest first.
var ranks = []string{"head_of_state_gov", "ministerial", "special_envoy", "ambassadorial", "senior_official", "technical", "military", "legislative", "non_official"}

func highest(levels map[string]int) string {
	for _, l := range ranks {
		if levels[l] > 0 {
			return l
		}
	}
	return most(levels)
}

// result is the outcome of a round: what most texts say, and what the talks came to on
// its last day where no report gives one.
func (f *folder) result(r *Round, outcomes map[string][]*cited) {
	r.Outcome = "not_stated"
	best := -1
	fresh := false // what was told at the time outweighs what is told in passing weeks later
	for _, xs := range outcomes {
		fresh = fresh || slices.ContainsFunc(xs, func(x *cited) bool { return atTheTime(x, r) })
	}
	for _, o := range sorted(outcomes) {
		w := f.witness(outcomes[o])
		if weightOf(o) >= weightOf("partial") && w.Author == 0 && len(w.Third) == 0 && len(union(slices.Clone(w.Sides), inBoth(w.Unnamed, f.parties))) < 2 && !w.Document {
			w.Sides, w.Author = nil, -1 // a success that one side alone tells of
		}
		v := Version{Value: o, Groups: w.Groups, Facts: f.use(outcomes[o])}
		if n := 10*(2*w.Author+len(w.Sides)+len(w.Third)) + weightOf(o); n > best && w.Author >= 0 && (!fresh || slices.ContainsFunc(outcomes[o], func(x *cited) bool { return atTheTime(x, r) })) {
			best, r.Outcome = n, o
		}
		r.Outcomes = append(r.Outcomes, v)
	}
	if r.Status == "cancelled" || r.Status == "refused" || r.Status == "postponed" {
		r.Outcome = "cancelled"
		return
	}
	if len(r.Outcomes) == 1 && r.Outcomes[0].Value == r.Outcome {
		r.Outcomes = nil
	}
	if r.Status != "held" || common(r.Parties, f.parties) < 2 {
		return
	}
	after := plus(r.To, sameTurn)
	for i := range f.p.States { // what the state history says of its days says more than a word of one report
		s := &f.p.States[i]
		if s.From < r.From || s.From > after || !counts(s.Standing) {
			continue
		}
		switch s.State {
		case Deadlocked, WalkedOut, Principle, Ended, TextAgreed, Signed, Collapsed:
			o := outcomeOf(s.State)
			if r.Outcome == "not_stated" || weightOf(o) > weightOf(r.Outcome) {
				r.Outcome = o
			}
		case Paused:
			if r.Outcome == "not_stated" {
				r.Outcome = "agreed_to_continue"
			}
		}
	}
	if r.Outcome == "not_stated" {
		for i := range f.p.Flags {
			if x := &f.p.Flags[i]; x.Flag == "resumption" && x.Standing == Confirmed && (x.Value == "agreed" || x.Value == "scheduled") && x.From >= r.From && x.From <= plus(r.To, sameTurn) {
				r.Outcome = "agreed_to_continue"
			}
		}
	}
}

// atTheTime says whether a fact was reported within days of a round.
func atTheTime(x *cited, r *Round) bool {
	return x.e.Published != "" && x.e.Published <= plus(r.To, mostDays/2)
}

// weightOf orders outcomes: the more definite outweighs.
func weightOf(outcome string) int {
	return slices.Index([]string{"not_stated", "exchange_of_views", "positions_stated", "gaps_narrowed", "agreed_to_continue", "no_agreement", "deadlock", "walkout", "partial", "in_principle", "full"}, outcome)
}

// moved drops rounds that were set and then took place, were called off or put off on
// that day: their facts prove the one that there was.
func (f *folder) moved() {
	rs := f.p.Rounds
	gone := map[int]bool{}
	for i := range rs {
		if rs[i].Status != "scheduled" && rs[i].Status != "proposed" {
			continue
		}
		for k := range rs {
			o := &rs[k]
			if k == i || gone[k] || o.Status == "proposed" || o.Status == "scheduled" && (k > i || rs[i].Status == "scheduled" && o.From != rs[i].From) || remote(o.Kind) != remote(rs[i].Kind) {
				continue
			}
			if common(o.Parties, rs[i].Parties) < min(len(o.Parties), len(rs[i].Parties)) {
				continue
			}
			if apart(o.To, rs[i].From) <= sameTurn && apart(rs[i].To, o.From) <= sameTurn+1 {
				gone[i] = true
				if rs[i].From < o.From && o.Status == "held" {
					o.From, o.Basis = rs[i].From, readout.BasisInferred // told on its second or third day
				}
				for _, id := range rs[i].Facts {
					if !slices.Contains(o.Facts, id) {
						o.Facts = append(o.Facts, id)
					}
				}
				break
			}
		}
	}
	for i := range rs { // a day that was set and for which another one was set since
		r := &rs[i]
		if gone[i] || r.Status != "scheduled" {
			continue
		}
		for k := range f.p.States {
			s := &f.p.States[k]
			if !counts(s.Standing) || s.Previous != Scheduled || s.From > r.To || s.From < f.toldBy(r) {
				continue
			}
			switch s.State {
			case AgreedTalk:
				r.Status, r.Outcome, r.By = "postponed", "cancelled", s.Act
			case None:
				r.Status, r.Outcome, r.By = "cancelled", "cancelled", s.Act
			}
		}
		if r.Status != "scheduled" || f.now == "" || r.To >= f.now {
			continue
		}
		for k := range rs {
			o := &rs[k]
			if k != i && !gone[k] && o.From > r.To && apart(r.To, o.From) <= 21 && slices.Equal(o.Parties, r.Parties) && remote(o.Kind) == remote(r.Kind) && f.toldBy(o) <= r.To {
				r.Status, r.Until, r.Outcome = "postponed", o.From, "cancelled"
				break
			}
		}
	}
	var kept []Round
	for i := range rs {
		if !gone[i] {
			kept = append(kept, rs[i])
		}
	}
	f.p.Rounds = kept
}

// toldBy is the day on which a round was first told of.
func (f *folder) toldBy(r *Round) string {
	first := ""
	for _, x := range f.cited(r.Facts) {
		if first == "" || x.e.Published < first {
			first = x.e.Published
		}
	}
	return first
}
