package actors

import (
	"cmp"
	"slices"
	"strings"
)

// officeOnly reads a name that is a state or body and an office alone: "Russian
// Foreign Minister", "President of France", "UN Secretary-General". The title is
// nil where it is none.
func (f *Finder) officeOnly(name string) (states []int32, t *title) {
	w := strings.Fields(name)
	for n := 1; n < len(w) && n <= 4; n++ {
		head := strings.Join(w[:n], " ")
		head = strings.TrimSuffix(strings.TrimSuffix(head, "'s"), "’s")
		if s := f.holders(head); s >= 0 {
			if t = f.titleNamed(w[n:]); t != nil {
				return []int32{s}, t
			}
		}
	}
	for i := 1; i+1 < len(w); i++ {
		if w[i] == "of" {
			if s := f.holders(strings.TrimPrefix(strings.Join(w[i+1:], " "), "the ")); s >= 0 {
				if t = f.titleNamed(w[:i]); t != nil {
					return []int32{s}, t
				}
			}
		}
	}
	return nil, nil
}

// holders returns the state or body of a name that offices can be of, -1 if none.
func (f *Finder) holders(name string) int32 {
	for _, e := range f.exactly(name) {
		if x := &f.dict.entities[e]; x.state() || len(f.dict.officers[x.country]) > 0 && x.key == strings.ToLower(x.country)+"."+keyed(x.name) {
			return e
		}
	}
	return -1
}

// titleNamed returns the title of those words, nil if they are none.
func (f *Finder) titleNamed(w []string) *title {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(strings.Join(w, " "), "-", " - ")))
	for _, p := range f.dict.titles.byLast[words[len(words)-1]] {
		if slices.Equal(p.words, words) && f.dict.title[p.id].office != "" {
			return &f.dict.title[p.id]
		}
	}
	return nil
}

// decideOffice says who holds an office of a state on the day, and returns all
// who ever did, the latest first.
func (f *Finder) decideOffice(a *Answer, states []int32, t *title) []int32 {
	country := f.dict.entities[states[0]].country
	a.Office, a.Country = t.office, country
	type held struct{ who, from int32 }
	var all []held
	now := int32(-1)
	for _, i := range f.dict.officers[country] {
		e := &f.dict.entities[i]
		for j := range e.roles {
			if r := &e.roles[j]; r.country == country && sameOffice(r.office, t.office) {
				if r.covers(f.today) {
					now = i
				}
				all = append(all, held{i, r.from})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b held) int { return cmp.Compare(b.from, a.from) })
	var who []int32
	for _, h := range all {
		if !slices.Contains(who, h.who) {
			who = append(who, h.who)
		}
	}
	switch {
	case f.today == 0:
		a.Rule = "not resolved: offices hold on days, and no day is given"
	case f.dict.holder(country, t.office, t.rank, f.today) >= 0:
		a.Key, a.Rule = f.dict.entities[f.dict.holder(country, t.office, t.rank, f.today)].key, "the one who held that office on the day"
	case now >= 0:
		a.Rule = "not resolved: several held such an office on the day"
	default:
		a.Rule = "not resolved: the tables show nobody in that office on the day"
	}
	return who
}

// near returns up to six names that are spelled much like one that nobody bears,
// the likest first.
func (f *Finder) near(name string) []string {
	key := surnameKey(name)
	if i := strings.LastIndexByte(key, ' '); i >= 0 && len(f.dict.surnames[key[i+1:]]) > 0 {
		key = key[i+1:] // the surname is right
	}
	most := min(2, len(key)/3)
	type like struct {
		name string
		off  int
		held bool
	}
	var all []like
	seen := map[string]bool{}
	note := func(i int32, off int) {
		e := &f.dict.entities[i]
		n := e.name
		if r := e.on(f.today); r != nil && r.office != "" {
			n += " (" + r.office + ", " + f.dict.stateName(r.country) + ")"
		} else {
			n += " (" + f.dict.stateName(e.country) + ")"
		}
		if !seen[n] {
			seen[n] = true
			all = append(all, like{n, off, e.on(f.today) != nil})
		}
	}
	for k, who := range f.dict.surnames {
		if off := apart(key, k, most); off <= most {
			for _, i := range who {
				note(i, off)
			}
		}
	}
	for i := range f.dict.entities {
		e := &f.dict.entities[i]
		if off := apart(key, surnameKey(e.name), most); off <= most {
			note(int32(i), off)
		}
	}
	slices.SortFunc(all, func(a, b like) int {
		in := func(l like) int {
			if l.held {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.off, b.off), cmp.Compare(in(a), in(b)), cmp.Compare(a.name, b.name))
	})
	out := []string{}
	for _, l := range all[:min(6, len(all))] {
		out = append(out, l.name)
	}
	return out
}

// apart counts the letters by which a and b differ; more than most is most+1.
func apart(a, b string, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		prev := row[0]
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := prev
			if a[i-1] != b[j-1] {
				cost = min(prev, row[j], row[j-1]) + 1
			}
			prev, row[j] = row[j], cost
			least = min(least, cost)
		}
		if least > most {
			return most + 1
		}
	}
	return row[len(b)]
}

// Country names the state of a code, or says what else the code stands for.
func (d *Dictionary) Country(code string) string { return d.d.stateName(code) }

func (d *dictionary) stateName(code string) string {
	if i, ok := d.byKey[code]; ok {
		return d.entities[i].name
	}
	switch code {
	case "UNO":
		return "United Nations"
	case "EUR":
		return "European Union"
	case "IGO":
		return "international organisation"
	case "NGO":
		return "non-governmental organisation"
	case "IMG":
		return "transnational armed group"
	case "MNC":
		return "multinational company"
	}
	return code
}
