package processes

import (
	"slices"
	"strings"
	"unicode"

	"readout"
)

// A cast knows who the actors of a record count as: office-holders, armies and unnamed
// officials for their state, everybody else for himself.
type cast struct {
	rec   *readout.Record
	index map[string]int    // of Actor.ID
	keys  map[string]string // of Actor.ID; empty for who stands for no side
	names map[string]string // of keys
	guess map[string]string // sides that stand nearby, by open name
}

func newCast(rec *readout.Record) *cast {
	c := &cast{rec: rec, index: make(map[string]int, len(rec.Actors)), keys: make(map[string]string, len(rec.Actors)), names: map[string]string{}}
	for i := range rec.Actors {
		c.index[rec.Actors[i].ID] = i
	}
	for i := range rec.Actors {
		a := &rec.Actors[i]
		c.keys[a.ID] = sideOf(a)
	}
	c.bands()
	for i := range rec.Relations {
		x := &rec.Relations[i]
		own := c.keys[x.A] != "" && !((x.Rel == "leads" || x.Rel == "represents") && c.guessed(x.A))
		if k := c.keys[x.B]; !own && k != "" && (x.Rel == "leads" || x.Rel == "represents" || x.Rel == "member_of" || x.Rel == "part_of") {
			c.keys[x.A] = k // its leader speaks for it
		}
	}
	c.open()
	for i := range rec.Actors {
		c.name(&rec.Actors[i])
	}
	return c
}

// guessed says whether the country of an actor is concluded from what stands nearby.
func (c *cast) guessed(id string) bool {
	a := c.actor(id)
	return a != nil && (a.Basis == readout.BasisInferred || a.Basis == readout.BasisCoreference) && a.Kind == readout.ActorPerson
}

// sideOf is the stable key of the side that a stands for: the ISO code of a state, the
// dictionary's key, or country and folded name of who is in no dictionary.
func sideOf(a *readout.Actor) string {
	switch {
	case a.Kind == readout.ActorMedia || slices.Contains(a.Sectors, "JRN"):
		return ""
	case a.Country == "UNO" || a.Country == "EUR":
		return a.Country
	case state(a.Country) && official(a):
		return a.Country
	case a.Country == "" && state(a.Side):
		return a.Side
	case a.Key != "" && a.Kind != readout.ActorPerson:
		return a.Key
	case a.Kind == readout.ActorPeople || a.Kind == readout.ActorPerson || a.Kind == readout.ActorOther:
		return band(a)
	}
	if core := coreName(a.Name); core != "" && named(a) {
		if strings.Contains(core, "_") {
			return core // reports do not always tell the country
		}
		return strings.TrimPrefix(strings.ToLower(a.Country)+"."+core, ".")
	}
	return band(a)
}

// named says whether an actor that no dictionary has may be a side of its own: an armed
// group or a body with a name.
func named(a *readout.Actor) bool {
	switch a.Kind {
	case readout.ActorArmedGroup, readout.ActorNGO:
	case readout.ActorOrganisation:
		if len(a.Sectors) == 0 && !kindOfMovement(a.Name) {
			return false
		}
	default:
		return false
	}
	for _, w := range strings.Fields(a.Name) {
		switch w {
		case "by", "team", "delegation", "negotiators", "side": // a phrase, and no name
			return false
		}
	}
	for _, w := range strings.Fields(a.Name)[1:] { // the first may open a sentence
		if unicode.IsUpper([]rune(w)[0]) {
			return true
		}
	}
	return !strings.Contains(a.Name, " ") && unicode.IsUpper([]rune(a.Name + " ")[0])
}

// kindOfMovement says whether a body is called as movements are: a front, a resistance.
func kindOfMovement(name string) bool {
	words := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
	if len(words) < 2 {
		return false
	}
	switch words[len(words)-1] {
	case "Front", "Movement", "Resistance", "Brigade", "Brigades", "Insurgency", "Guerrillas", "Rebels":
		return true
	}
	return false
}

// band is the side of people known by country and calling alone: "the rebels". It is
// replaced by the one group of the record that it can mean, if there is one.
func band(a *readout.Actor) string {
	for _, s := range a.Sectors {
		switch s {
		case "REB", "OPP", "UAF", "SEP":
			if a.Country == "" {
				return "." + strings.ToLower(s)
			}
			return strings.ToLower(a.Country) + "." + strings.ToLower(s)
		}
	}
	return ""
}

// generic says whether key is that of a band.
func generic(key string) bool {
	switch _, calling, _ := strings.Cut(key, "."); calling {
	case "reb", "opp", "uaf", "sep":
		return true
	}
	return false
}

// bands lets "the rebels" be the one armed group that the record names for the country,
// and a group without a key the one whose name it holds.
func (c *cast) bands() {
	var groups []*readout.Actor
	for i := range c.rec.Actors {
		a := &c.rec.Actors[i]
		if k := c.keys[a.ID]; (a.Kind == readout.ActorArmedGroup || a.Kind == readout.ActorOrganisation) && k != "" && !state(k) && !generic(k) {
			groups = append(groups, a)
		}
	}
	for i := range c.rec.Actors { // "African Union observers" are of the Union
		a := &c.rec.Actors[i]
		if c.keys[a.ID] != "" || a.Country != "IGO" && a.Country != "" || a.Kind != readout.ActorPeople && a.Kind != readout.ActorPerson {
			continue
		}
		for k := range c.rec.Actors {
			if g := &c.rec.Actors[k]; g.Kind == readout.ActorIGO && g.Key != "" && c.keys[g.ID] != "" && strings.Contains(" "+fold(a.Name)+" ", " "+fold(g.Name)+" ") {
				c.keys[a.ID] = c.keys[g.ID]
			}
		}
	}
	rebellious := slices.ContainsFunc(groups, func(g *readout.Actor) bool { return slices.Contains(g.Sectors, "REB") })
	for i := range c.rec.Actors {
		a := &c.rec.Actors[i]
		k := c.keys[a.ID]
		if k == "" || state(k) || a.Key != "" && a.Kind != readout.ActorPerson {
			continue
		}
		one, n := "", 0
		for _, g := range groups {
			if generic(k) && a.Anonymous && strings.Contains(" "+fold(a.Name)+" ", " "+fold(g.Name)+" ") {
				one, n = c.keys[g.ID], 1 // "fighters of the X Movement"
				break
			}
			alike := rebels(g, a) || !rebellious && g.Key == "" && kindOfMovement(g.Name) && slices.Contains(g.Sectors, "OPP") && slices.Contains(a.Sectors, "REB")
			near := a.Country == "" || g.Country == "" || a.Country == g.Country || a.Basis == readout.BasisInferred
			switch {
			case g == a:
			case !generic(k) && g.Key != "" && holdsName(a.Name, g.Name), generic(k) && alike && near:
				if c.keys[g.ID] != one {
					one, n = c.keys[g.ID], n+1
				}
			}
		}
		switch {
		case n == 1:
			c.keys[a.ID] = one
		case strings.HasPrefix(k, "."):
			c.keys[a.ID] = "" // rebels of nowhere
		}
	}
}

// rebels says whether a group is of the calling that people are known by.
func rebels(g, a *readout.Actor) bool {
	return slices.ContainsFunc(a.Sectors, func(s string) bool { return s != "GOV" && slices.Contains(g.Sectors, s) })
}

// holdsName says whether the words of name stand in long.
func holdsName(long, name string) bool {
	return strings.Contains(" "+fold(long)+" ", " "+coreName(name)+" ") && coreName(name) != ""
}

func (c *cast) name(a *readout.Actor) {
	k := c.keys[a.ID]
	if k == "" || isOpen(k) {
		return
	}
	best := a.Name
	if a.Kind == readout.ActorPerson || a.Kind == readout.ActorPeople || a.Basis == readout.BasisComposed && state(k) {
		best = k
	}
	if old, ok := c.names[k]; !ok || old == k && best != k || a.Key == k && a.Kind != readout.ActorPerson {
		c.names[k] = best
	}
}

// mouthpiece is the side that an outlet speaks for: a ministry, an office or an agency of
// the state, by its name; empty for an outlet of its own.
func (c *cast) mouthpiece(outlet string) string { return mouthOf(outlet, c.names) }

// mouthOf is the side among some, by key and name, that an official name speaks for.
func mouthOf(outlet string, names map[string]string) string {
	if !officialName(outlet) {
		return ""
	}
	best, long := "", 0
	words := strings.Fields(fold(outlet))
	for _, k := range sorted(names) {
		if !state(k) {
			continue
		}
		for _, n := range strings.Fields(fold(names[k])) {
			for _, w := range words {
				if m := prefix(w, n); m > long && (m >= 5 || m == len(n) || m >= 4 && m >= len(w)-2) {
					best, long = k, m
				}
			}
		}
	}
	return best
}

// officialName says whether a name is that of an office or agency of a state.
func officialName(outlet string) bool {
	for _, w := range strings.Fields(fold(outlet)) {
		switch w {
		case "ministry", "government", "state", "presidency", "president", "presidential", "kremlin", "embassy", "army", "military", "national", "cabinet", "chancellery", "spokesperson", "official", "oficial", "nacional", "estatal":
			return true
		}
	}
	return false
}

// prefix is how many bytes two words begin alike with.
func prefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func (c *cast) actor(id string) *readout.Actor {
	if i, ok := c.index[id]; ok {
		return &c.rec.Actors[i]
	}
	return nil
}

// sides returns the keys of some actors, sorted, each once.
func (c *cast) sides(ids ...string) []string {
	var out []string
	for _, id := range ids {
		if k := c.keys[id]; k != "" {
			out = insert(out, k)
		}
	}
	return out
}

// people returns the folded names of the persons among some actors.
func (c *cast) people(ids ...string) []string {
	var out []string
	for _, id := range ids {
		if a := c.actor(id); a != nil && a.Kind == readout.ActorPerson && !a.Anonymous && strings.Contains(a.Name, " ") {
			out = insert(out, fold(a.Name))
		}
	}
	return out
}

// state says whether a key is the code of a state or of the United Nations or the Union.
func state(key string) bool {
	if len(key) != 3 {
		return false
	}
	for i := range 3 {
		if key[i] < 'A' || key[i] > 'Z' {
			return false
		}
	}
	return key != "IGO" && key != "NGO" && key != "IMG" && key != "MNC"
}

// official says whether an actor speaks for its country: a government, and a person or
// a group in its service.
func official(a *readout.Actor) bool {
	service := a.Kind == readout.ActorGovernment || a.Kind == readout.ActorPerson || a.Kind == readout.ActorOrganisation
	for _, s := range a.Sectors {
		switch s {
		case "REB", "OPP", "UAF", "SEP", "CVL", "MED", "JRN", "ELI", "REF", "EDU", "BUS", "LAB", "REL":
			return false
		case "GOV", "MIL", "LEG", "JUD", "SPY", "COP":
			service = service || a.Kind == readout.ActorPeople
		}
	}
	return service
}

// possessives takes what makes an owner of a name off it.
var possessives = strings.NewReplacer("’s ", " ", "'s ", " ")

// fold writes a name in small letters, without marks and possessives.
func fold(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range possessives.Replace(strings.ToLower(name) + " ") {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
			continue
		}
		gap = true
	}
	return b.String()
}

// coreName is what is left of a group's name without articles and words for groups.
func coreName(name string) string {
	var keep []string
	for _, w := range strings.Fields(fold(name)) {
		switch w {
		case "the", "a", "an", "of", "its", "his", "her", "their", "rebel", "rebels", "movement", "group", "groups", "forces", "force", "fighters", "fighter",
			"militia", "militias", "militants", "guerrillas", "insurgents", "delegation", "negotiators", "side", "leadership", "armed", "leaders", "representatives":
			continue
		}
		keep = append(keep, w)
	}
	return strings.Join(keep, "_")
}

// insert puts s into a sorted list where it is not yet.
func insert(list []string, s string) []string {
	i, found := slices.BinarySearch(list, s)
	if found {
		return list
	}
	return slices.Insert(list, i, s)
}

// within says whether all of a, which is sorted, is in b, which is too.
func within(a, b []string) bool {
	for _, s := range a {
		if _, ok := slices.BinarySearch(b, s); !ok {
			return false
		}
	}
	return true
}

// common counts what two sorted lists share.
func common(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// union returns what is in either of two sorted lists.
func union(a, b []string) []string {
	for _, s := range b {
		a = insert(a, s)
	}
	return a
}

// without returns what of a is not in b; both are sorted.
func without(a, b []string) []string {
	var out []string
	for _, s := range a {
		if _, ok := slices.BinarySearch(b, s); !ok {
			out = append(out, s)
		}
	}
	return out
}
