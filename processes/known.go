package processes

import (
	"slices"
	"strings"
	"unicode"

	"readout"
)

// A report may name somebody whose side it does not tell: "President N", "the Front",
// "the army". Such a name is open: it stands in facts as a key of its own and becomes a
// side when other reports on the same days say whose it is, see [board.settle].

// A Known is a name of which a report says to which side it belongs.
type Known struct {
	Name  string `json:"name"` // folded: of a person, or the word that a movement is called by
	Side  string `json:"side"`
	Guess bool   `json:"guess,omitempty"` // concluded from what stands nearby, and not said
}

// openMark begins the key of a name whose side the report does not tell.
const openMark = '@'

// theGovernment is the open name of a government, army or head of state of no country.
const theGovernment = "the government"

// isOpen says whether a key is an open name.
func isOpen(key string) bool { return key != "" && key[0] == openMark }

// split parts a sorted list of keys into sides and open names.
func split(keys []string) (sides, open []string) {
	for _, k := range keys {
		if isOpen(k) {
			open = append(open, k[1:])
		} else {
			sides = append(sides, k)
		}
	}
	return sides, open
}

// mostKnown is how many names of one report others may ask for.
const mostKnown = 12

// open gives those whose side the report does not say keys of their own, and lists whose
// side it does.
func (c *cast) open() {
	c.guess = map[string]string{}
	leads := map[string]bool{}
	for i := range c.rec.Relations {
		if x := &c.rec.Relations[i]; x.Rel == "leads" {
			leads[x.A] = true
		}
	}
	meets := map[string]bool{}
	for i := range c.rec.Meetings {
		for _, id := range c.rec.Meetings[i].Parties {
			meets[id] = true
		}
		for _, x := range c.rec.Meetings[i].Participants {
			meets[x.Actor] = true
		}
	}
	movement := c.movement()
	for i := range c.rec.Actors {
		a := &c.rec.Actors[i]
		if k := c.keys[a.ID]; state(k) && c.hearsay(a) {
			switch {
			case a.Kind == readout.ActorPerson && !a.Anonymous && a.Key == "" && nameLike(a.Name):
				c.guess[fold(a.Name)] = k
				c.keys[a.ID] = string(openMark) + fold(a.Name)
			case homeless(a):
				c.guess[theGovernment] = k
				c.keys[a.ID] = string(openMark) + theGovernment
			}
		}
	}
	for i := range c.rec.Actors {
		a := &c.rec.Actors[i]
		k := c.keys[a.ID]
		switch {
		case isOpen(k):
		case a.Kind == readout.ActorMedia || slices.Contains(a.Sectors, "JRN"):
		case a.Kind == readout.ActorPerson && !a.Anonymous && a.Key == "" && nameLike(a.Name) && k == "" && (meets[a.ID] || serves(a)):
			if k == "" && a.Country != "" && state(a.Country) && meets[a.ID] {
				k = a.Country // "her counterpart N of B"
			}
			if k != "" {
				c.guess[fold(a.Name)] = k
			}
			c.keys[a.ID] = string(openMark) + fold(a.Name)
		case c.ofOpen(a) != "":
			c.keys[a.ID] = c.ofOpen(a)
		case k == "" && short(a):
			c.keys[a.ID] = string(openMark) + coreName(a.Name)
			if movement != "" && strings.HasSuffix(movement, "_"+coreName(a.Name)) {
				c.keys[a.ID] = movement
			}
		case k == "" && a.Country == "" && a.Side == "" && homeless(a):
			c.keys[a.ID] = string(openMark) + theGovernment
		}
	}
}

// hearsay says whether nothing but what stands nearby gives an actor his country: that of
// a person with a name, or of anybody where no word of the report is for that country.
func (c *cast) hearsay(a *readout.Actor) bool {
	if a.Basis == readout.BasisInferred && a.Kind == readout.ActorPerson {
		return true
	}
	if a.Basis != readout.BasisInferred && a.Basis != readout.BasisCoreference {
		return false
	}
	return !slices.ContainsFunc(c.rec.Actors, func(b readout.Actor) bool {
		return b.Country == a.Country && b.Basis != readout.BasisInferred && b.Basis != readout.BasisCoreference
	})
}

// ofOpen is the key of the person with an open name whose people somebody is: "two aides
// of President N's"; empty if he is nobody's.
func (c *cast) ofOpen(a *readout.Actor) string {
	if !a.Anonymous || a.Kind != readout.ActorPeople && a.Kind != readout.ActorPerson || a.Basis == readout.BasisDictionary {
		return ""
	}
	for i := range c.rec.Actors {
		b := &c.rec.Actors[i]
		if b.Kind == readout.ActorPerson && !b.Anonymous && isOpen(c.keys[b.ID]) && c.hearsay(b) && (a.Country == "" || a.Country == b.Country) && strings.Contains(" "+fold(a.Name)+" ", " "+fold(b.Name)+" ") {
			return c.keys[b.ID]
		}
	}
	return ""
}

// movement is the one armed group that the record names, empty if there is none or several.
func (c *cast) movement() string {
	one := ""
	for i := range c.rec.Actors {
		a := &c.rec.Actors[i]
		k := c.keys[a.ID]
		if k == "" || state(k) || generic(k) || a.Kind != readout.ActorArmedGroup && !(a.Kind == readout.ActorOrganisation && slices.Contains(a.Sectors, "REB")) {
			continue
		}
		if one != "" && one != k {
			return ""
		}
		one = k
	}
	return one
}

// nameLike says whether a name is one of a person: its last word begins with a capital.
func nameLike(name string) bool {
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	for _, w := range words {
		switch strings.ToLower(w) {
		case "a", "an", "the", "of", "for", "by", "in", "and":
			return false // a phrase, and no name
		}
	}
	for _, w := range []string{words[0], words[len(words)-1]} {
		if !unicode.IsUpper([]rune(w)[0]) {
			return false
		}
	}
	return true
}

// serves says whether a person has an office or is of a calling that sits at tables.
func serves(a *readout.Actor) bool {
	if a.Office != "" || a.Rank != "" {
		return true
	}
	return slices.ContainsFunc(a.Sectors, func(s string) bool {
		switch s {
		case "GOV", "MIL", "LEG", "REB", "SEP", "UAF", "OPP":
			return true
		}
		return false
	})
}

// short says whether a group is named by the word for its kind alone: "the Front".
func short(a *readout.Actor) bool {
	if a.Kind != readout.ActorOrganisation && a.Kind != readout.ActorArmedGroup && a.Kind != readout.ActorPeople || a.Key != "" {
		return false
	}
	words := strings.Fields(a.Name)
	if len(words) == 0 || !unicode.IsUpper([]rune(words[len(words)-1])[0]) {
		return false
	}
	return kindOfGroup(coreName(a.Name))
}

// kindOfGroup says whether a word is what movements call themselves by for short.
func kindOfGroup(word string) bool {
	switch word {
	case "front", "league", "alliance", "coalition", "council", "congress", "brigade", "brigades", "union", "resistance", "army", "party", "organisation", "organization", "committee":
		return true
	}
	return false
}

// homeless says whether an actor is a government of no country, or whoever heads it.
func homeless(a *readout.Actor) bool {
	if slices.Contains(a.Sectors, "REB") {
		return false
	}
	words := strings.Fields(fold(a.Name))
	switch a.Kind {
	case readout.ActorGovernment:
		return slices.ContainsFunc(words, func(w string) bool {
			switch w {
			case "government", "army", "military", "defence", "defense", "presidency", "cabinet", "authorities", "administration", "republic":
				return true
			}
			return false
		}) && !slices.ContainsFunc(words, func(w string) bool { return w == "rebel" || w == "opposition" || w == "shadow" })
	case readout.ActorPerson, readout.ActorPeople:
		if a.Kind == readout.ActorPeople && slices.Contains(a.Sectors, "MIL") && len(words) < 3 {
			return slices.ContainsFunc(words, func(w string) bool { return w == "soldiers" || w == "troops" }) // nobody's else than the state's
		}
		return a.Anonymous && a.Office != "" && a.Rank == "head_of_state_gov" && slices.Contains(words, "president")
	}
	return false
}

// known lists the names that the report gives a side: its own people by their office,
// and movements by the word that they are called by for short.
func (r *reader) known() []Known {
	var out []Known
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		k := r.keys[a.ID]
		if k == "" || isOpen(k) || len(out) >= mostKnown {
			continue
		}
		x := Known{Side: k}
		switch {
		case a.Kind == readout.ActorPerson && !a.Anonymous && a.Key == "" && nameLike(a.Name) && strings.Contains(a.Name, " "):
			if a.Basis == readout.BasisCoreference && a.Office == "" && state(k) {
				continue // of whom a pronoun alone says it
			}
			x.Name = fold(a.Name)
		case !state(k) && a.Kind != readout.ActorPerson && a.Kind != readout.ActorIGO:
			core := coreName(a.Name)
			if x.Name = core[strings.LastIndexByte(core, '_')+1:]; x.Name == core || !kindOfGroup(x.Name) {
				continue
			}
		default:
			continue
		}
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	for _, name := range sorted(r.guess) {
		out = append(out, Known{Name: name, Side: r.guess[name], Guess: true})
	}
	return out
}

// sameName says whether two folded names may be of one: they are equal, or one is the
// last word of the other.
func sameName(a, b string) bool {
	if a == b {
		return true
	}
	if kindOfGroup(a) || kindOfGroup(b) {
		return false
	}
	if strings.Contains(a, " ") == strings.Contains(b, " ") {
		return false
	}
	return lastWord(a) == lastWord(b)
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// guessed is the side that the report itself suggests for an open name.
func (e *Entry) guessed(name string) string {
	for i := range e.Known {
		if e.Known[i].Guess && e.Known[i].Name == name {
			return e.Known[i].Side
		}
	}
	return ""
}

// openKeys lead to a strand by a name whose side it does not tell; with "k" in the place
// of "o" to the reports that know it. A word for a kind of group ("the Front") is one of
// many in a large ledger: it is asked for beside the parties of the strand alone, or where
// there are none beside who mediates, who is there and what place it is about.
func (s *Strand) openKeys(name string) []string {
	if !kindOfGroup(name) {
		return []string{"o:" + lastWord(name)}
	}
	about := s.seats()
	if len(about) == 0 {
		about = s.beside()
	}
	return groupKeys("o:", name, about)
}

// knownKeys lead to a report that knows whose a name is.
func (e *Entry) knownKeys(name string) []string {
	if !kindOfGroup(name) {
		return []string{"k:" + lastWord(name)}
	}
	var about []string
	for i := range e.Strands {
		about = union(union(about, e.Strands[i].seats()), e.Strands[i].beside())
	}
	return groupKeys("k:", name, about)
}

func groupKeys(kind, name string, about []string) (out []string) {
	for _, x := range about {
		out = append(out, kind+name+"|"+x)
	}
	return out
}

// beside are those who mediate and who are there, and the place, as a sorted list.
func (s *Strand) beside() (out []string) {
	for _, t := range s.Third {
		if !between(t) {
			out = insert(out, "t:"+t)
		}
	}
	for _, p := range s.People {
		out = insert(out, "p:"+p)
	}
	if s.Focus != "" {
		out = insert(out, "o:"+s.Focus)
	}
	return out
}
