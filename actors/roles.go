package actors

import (
	"slices"
	"strings"
)

// on returns the role that e holds on a day (yyyymmdd), the latest begun where
// there are several and what is written by hand of two sources, nil where no source shows one.
func (e *entity) on(day int32) *role {
	var best *role
	for i := range e.roles {
		r := &e.roles[i]
		if r.covers(day) && (best == nil || weight(r) > weight(best) || weight(r) == weight(best) && r.from != best.from) {
			best = r
		}
	}
	return best
}

// covers says whether the role is known to be held on a day.
func (r *role) covers(day int32) bool {
	if day == 0 || r.from == 0 || fill(r.from, 0) > day {
		return false
	}
	if r.to != 0 {
		return day <= fill(r.to, 99)
	}
	return r.asOf == 0 || day <= fill(r.asOf, 99)+10000 // an open role is trusted for a year
}

// certainty says how well the role is known to be held on a day: 2 where a
// source says so, 1 where it is trusted beyond the last day seen, 0 where not.
func (r *role) certainty(day int32) int {
	switch {
	case !r.covers(day):
		return 0
	case r.to == 0 && r.asOf != 0 && day > fill(r.asOf, 99):
		return 1
	}
	return 2
}

// ended says whether the role was over by a day.
func (r *role) ended(day int32) bool { return day != 0 && r.to != 0 && fill(r.to, 99) < day }

// fill turns a year or month into a day that begins (0) or ends (99) it.
func fill(d, with int32) int32 {
	if d%100 == 0 {
		d += with
	}
	if d/100%100 == 0 {
		d += with * 100
	}
	return d
}

// weight ranks roles held at once: the head of state or government before a minister.
func weight(r *role) int {
	switch r.rank {
	case "head_of_state_gov":
		if r.office == "Vice President" || r.office == "Governor-General" || r.office == "Crown Prince" {
			return 1
		}
		return 4
	case "ministerial":
		return 3
	}
	return 2
}

// had returns a role of e by that office, the day apart; nil if none.
func (e *entity) had(office string) *role {
	for i := len(e.roles) - 1; i >= 0; i-- {
		if e.roles[i].office == office {
			return &e.roles[i]
		}
	}
	return nil
}

// holder returns the person who holds an office of a state on a day, -1 if the
// dictionary names none or more than one.
func (d *dictionary) holder(country, office, rank string, day int32) int32 {
	if !single[office] {
		return -1 // a state has many ambassadors
	}
	found, several, level := int32(-1), false, 0
	for _, i := range d.officers[country] {
		e := &d.entities[i]
		for j := range e.roles {
			r := &e.roles[j]
			held := r.certainty(day)
			if r.country != country || held == 0 || held < level || !(r.office == office || sameOffice(r.office, office)) {
				continue
			}
			several = held == level && found >= 0 && (found != i || several)
			found, level = i, held
		}
	}
	if several {
		return -1
	}
	return found
}

// single are the offices that one person at a time holds in a state.
var single = map[string]bool{"President": true, "Vice President": true, "Prime Minister": true, "Chancellor": true, "King": true, "Queen": true,
	"Emir": true, "Crown Prince": true, "Supreme Leader": true, "Foreign Minister": true, "Secretary of State": true, "Foreign Secretary": true,
	"Defence Minister": true, "Defence Secretary": true, "Secretary of Defense": true, "National Security Adviser": true, "Secretary-General": true,
	"High Representative": true, "Pope": true, "Treasury Secretary": true}

// sameOffice joins the names of one office in different states, and an office
// that says what it is for with one that does not: Special Envoy for Utopia.
func sameOffice(a, b string) bool {
	if a == b || foreign[a] && foreign[b] || defence[a] && defence[b] {
		return true
	}
	x, what, _ := strings.Cut(a, " for ")
	y, why, _ := strings.Cut(b, " for ")
	return (what == "" || why == "" || what == why) && (x == y || envoys[x] && envoys[y])
}

var envoys = map[string]bool{"Envoy": true, "Special Envoy": true, "Special Representative": true, "Chief Mediator": true}

var foreign = map[string]bool{"Foreign Minister": true, "Secretary of State": true, "Foreign Secretary": true}
var defence = map[string]bool{"Defence Minister": true, "Secretary of Defense": true, "Defence Secretary": true}

// like returns a role of e by an office like that one, the day apart; nil if none.
func (e *entity) like(office, rank string) *role {
	if r := e.had(office); r != nil {
		return r
	}
	for j := range e.roles {
		r := &e.roles[j]
		switch {
		case sameOffice(r.office, office), office == "leader" && r.rank == rank, r.office == "leader" && r.rank == rank:
			return r
		}
	}
	return nil
}

// bySurname returns the person of that surname who held an office like the one
// that the text gives, in the states that it names. Where the day is known and
// some held it then, only those count. Where a state is named, the surname may be
// spelled otherwise than the dictionary does.
func (f *Finder) bySurname(name, office, rank string, states []int32) int32 {
	key := surnameKey(name)
	e := f.oneOf(f.dict.surnames[key], office, rank, states)
	if e == none && len(states) > 0 {
		e = f.oneOf(f.dict.skeletons[skeleton(key)], office, rank, states)
	}
	return max(e, -1)
}

// none says that oneOf saw nobody; -1 that it saw several.
const none = -2

func (f *Finder) oneOf(persons []int32, office, rank string, states []int32) int32 {
	best, several, level := int32(none), false, 0
	for _, i := range persons {
		e := &f.dict.entities[i]
		if len(states) > 0 && !f.fromOne(e, states) {
			continue
		}
		r := e.like(office, rank)
		if r == nil {
			continue
		}
		held := r.certainty(f.today)
		for j := range e.roles {
			if e.roles[j].office == r.office {
				held = max(held, e.roles[j].certainty(f.today))
			}
		}
		switch {
		case held > level:
			best, several, level = i, false, held
		case held == level && best >= 0:
			several = true
		case held == level:
			best = i
		}
	}
	if several {
		return -1
	}
	return best
}

func (f *Finder) fromOne(e *entity, states []int32) bool {
	for _, s := range states {
		c := f.dict.entities[s].country
		if c == e.country || slices.ContainsFunc(e.roles, func(r role) bool { return r.country == c }) {
			return true
		}
	}
	return false
}
