package actors

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"readout"
)

// An Answer says whom a name means on a day, and why.
type Answer struct {
	Name       string      `json:"name"`
	On         string      `json:"on"`         // the day, empty where none was given
	Office     string      `json:"office"`     // that the name began with
	Country    string      `json:"country"`    // of the state that the name began with
	Key        string      `json:"key"`        // of who is meant; empty where nobody is or several may be
	Rule       string      `json:"rule"`       // what decided, in words
	Candidates []Candidate `json:"candidates"` // all who bear the name, who is meant first
	Near       []string    `json:"near"`       // names like it, where nobody bears it
}

// A Candidate is one who bears the name.
type Candidate struct {
	Key     string      `json:"key"`
	Name    string      `json:"name"`
	Kind    string      `json:"kind"`
	Country string      `json:"country"`
	Sectors []string    `json:"sectors"`
	Source  string      `json:"source"`
	Roles   []RoleDated `json:"roles"`
	Held    bool        `json:"held"` // an office on that day
}

// A RoleDated is an office with its days as the tables have them; AsOf is the
// last day on which a source still shows one that has not ended.
type RoleDated struct {
	Office  string   `json:"office"`
	Rank    string   `json:"rank"`
	Country string   `json:"country"`
	Sectors []string `json:"sectors"`
	From    string   `json:"from"`
	To      string   `json:"to"`
	AsOf    string   `json:"as_of"`
	Source  string   `json:"source"`
	Now     bool     `json:"now"` // held on that day
}

// Look says whom a name means on a day, zero where the day is not known. The name
// may begin with a state and an office: "Russian Foreign Minister Lavrov".
func (d *Dictionary) Look(name string, on time.Time) Answer {
	f := NewFrom(d)
	name = strings.Join(strings.Fields(name), " ")
	a := Answer{Name: name, Candidates: []Candidate{}}
	if !on.IsZero() {
		y, m, dd := on.Date()
		f.today = int32(y*10000 + int(m)*100 + dd)
		a.On = on.Format(time.DateOnly)
	}
	who := f.exactly(name)
	if len(who) > 0 {
		f.decideName(&a, who)
	} else if states, t := f.officeOnly(name); t != nil {
		who = f.decideOffice(&a, states, t)
	} else {
		rest, states, t := f.opening(name)
		if who = f.decideSurname(&a, rest, states, t); len(who) == 0 {
			a.Near = f.near(rest)
		}
	}
	for i, e := range who {
		if f.dict.entities[e].key == a.Key && a.Key != "" {
			who = append([]int32{e}, append(slices.Clone(who[:i]), who[i+1:]...)...)
			break
		}
	}
	for _, e := range who {
		a.Candidates = append(a.Candidates, f.candidate(e))
	}
	return a
}

// exactly returns the entities with that name, in the order in which a reader
// finds them.
func (f *Finder) exactly(name string) []int32 {
	var out []int32
	k := name[:letters(name, 0)]
	for _, list := range [][]alias{f.dict.names[k], f.dict.names[plainWord(k)]} {
		for _, a := range list {
			if same(name, a.text) == len(name) && !slices.Contains(out, a.ent) {
				out = append(out, a.ent)
			}
		}
	}
	return out
}

// decideName says what the full name, or another that stands in the tables, means.
func (f *Finder) decideName(a *Answer, who []int32) {
	a.Rule = "the name stands in the tables"
	best := who[0]
	if f.today != 0 && f.dict.entities[best].kind == readout.ActorPerson && f.dict.entities[best].on(f.today) == nil {
		for _, e := range who[1:] {
			if f.dict.entities[e].on(f.today) != nil {
				best, a.Rule = e, "of those with the name, the one in office on the day"
				break
			}
		}
	}
	e := &f.dict.entities[best]
	for _, x := range f.dict.names[a.Name[:letters(a.Name, 0)]] {
		if x.ent != best || x.text != a.Name {
			continue
		}
		switch x.form {
		case formShort:
			a.Rule = "a short name that means one person of the news"
		case formCapital:
			a.Rule = "a capital, which stands for the government where it acts"
		case formSeat:
			a.Rule = "a seat of government, which stands for it"
		case formCity:
			a.Rule = "a place, which gives the state only"
		case formAdj, formPeople, formEthnic:
			a.Rule = "an adjective or people of the state"
		}
	}
	for _, x := range f.dict.names[a.Name[:letters(a.Name, 0)]] {
		if x.ent == best && x.text == a.Name && (x.short || e.loose) {
			a.Rule = "a name that others bear too: it counts where the report speaks of " + f.dict.stateName(e.country) + " or gives the full name"
		}
	}
	if best < f.dict.own {
		a.Rule = "the name stands in a file of your own, which wins"
	}
	a.Key = e.key
}

// opening takes the state and the office off the beginning of a name.
func (f *Finder) opening(name string) (rest string, states []int32, t *title) {
	w := strings.Fields(name)
	for n := min(len(w)-1, 3); n > 0; n-- {
		for _, e := range f.exactly(strings.Join(w[:n], " ")) {
			if f.dict.entities[e].state() {
				states, w = []int32{e}, w[n:]
				n = 0
				break
			}
		}
	}
	for n := min(len(w)-1, 5); n > 0 && t == nil; n-- {
		words := strings.Fields(strings.ToLower(strings.ReplaceAll(strings.Join(w[:n], " "), "-", " - ")))
		for _, p := range f.dict.titles.byLast[words[len(words)-1]] {
			if slices.Equal(p.words, words) {
				t, w = &f.dict.title[p.id], w[n:]
				break
			}
		}
	}
	if i := slices.Index(w, "of"); i > 0 && i+1 < len(w) {
		for _, e := range f.exactly(strings.TrimPrefix(strings.Join(w[i+1:], " "), "the ")) {
			if f.dict.entities[e].state() {
				return strings.Join(w[:i], " "), []int32{e}, t
			}
		}
	}
	return strings.Join(w, " "), states, t
}

// decideSurname says what a surname means, with the office and the states that
// stand before it, and returns all who bear it.
func (f *Finder) decideSurname(a *Answer, name string, states []int32, t *title) []int32 {
	if t != nil {
		a.Office = t.office
	}
	if len(states) > 0 {
		a.Country = f.dict.entities[states[0]].country
	}
	all := f.exactly(name)
	for _, e := range f.dict.surnames[surnameKey(name)] {
		if !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	spelled := len(all) == 0
	if spelled && t != nil && len(states) > 0 {
		all = slices.Clone(f.dict.skeletons[skeleton(surnameKey(name))])
	}
	if len(states) > 0 {
		all = slices.DeleteFunc(all, func(e int32) bool { return !f.fromOne(&f.dict.entities[e], states) })
	}
	best := int32(-1)
	switch {
	case len(f.exactly(name)) == 1 && len(all) > 0:
		best, a.Rule = all[0], "the name stands in the tables"
	case t != nil && t.office != "":
		best, a.Rule = f.bySurname(name, t.office, t.rank, states), "the one of that surname who held such an office on the day, or ever where none did then"
		if spelled {
			a.Rule += "; the tables spell it otherwise"
		}
	case strings.TrimSpace(name) == "":
	case f.respelled(name, states) >= 0:
		best, a.Rule = f.respelled(name, states), "another spelling of a full name, of one in office on the day"
		all = []int32{best}
	default:
		for _, e := range all {
			if r := f.dict.entities[e].on(f.today); r != nil && (r.rank == "head_of_state_gov" || r.rank == "ministerial") {
				if best >= 0 {
					best = -1
					break
				}
				best = e
			}
		}
		if best >= 0 {
			a.Rule = fmt.Sprintf("the one minister or head of that surname on the day, where the report names the state %s", f.dict.entities[best].on(f.today).country)
		}
	}
	switch {
	case best >= 0:
		a.Key = f.dict.entities[best].key
	case len(all) > 0 && f.today == 0:
		a.Rule = "not resolved: offices hold on days, and no day is given"
	case len(all) > 0:
		a.Rule = "not resolved by the surname alone: none of them, or more than one, held an office on the day that would settle it"
	}
	return all
}

func (f *Finder) candidate(i int32) Candidate {
	e := &f.dict.entities[i]
	c := Candidate{Key: e.key, Name: e.name, Kind: e.kind, Country: e.country, Sectors: append([]string{}, e.sectors...), Source: sourceOf(e.source), Roles: []RoleDated{}, Held: e.on(f.today) != nil}
	for j := range e.roles {
		r := &e.roles[j]
		if r.office == "" && r.from == 0 && len(r.sectors) == 0 {
			continue // another spelling only
		}
		c.Roles = append(c.Roles, RoleDated{Office: r.office, Rank: r.rank, Country: r.country, Sectors: append([]string{}, r.sectors...), From: dateOf(r.from), To: dateOf(r.to), AsOf: dateOf(r.asOf),
			Source: sourceOf(r.source), Now: r.covers(f.today)})
	}
	return c
}

// sourceOf names the source of a table's lines; data/README.md says more.
func sourceOf(table string) string {
	switch table {
	case "own":
		return "your own file"
	case "leaders.tsv":
		return "compiled lists of leaders"
	case "cities.tsv":
		return "GeoNames"
	}
	return "by hand"
}

// dateOf writes 20160500 as 2016-05.
func dateOf(n int32) string {
	switch {
	case n == 0:
		return ""
	case n%10000 == 0:
		return fmt.Sprintf("%04d", n/10000)
	case n%100 == 0:
		return fmt.Sprintf("%04d-%02d", n/10000, n/100%100)
	}
	return fmt.Sprintf("%04d-%02d-%02d", n/10000, n/100%100, n%100)
}
