package actors

import (
	"slices"
	"strings"

	"readout"
)

// named says whether a name has that surname.
func named(name, family string) bool {
	f := strings.Fields(foldWords(family))
	return len(f) > 0 && slices.ContainsFunc(strings.Fields(foldWords(name)), func(w string) bool { return alikeWord(w, f[len(f)-1]) })
}

// samePerson says whether two names of one state are likely one person's: the
// first words are alike, and one name has the other's surname or all of its
// words. A surname may be empty where it is not known.
func samePerson(a, b, familyA, familyB string) bool {
	x, y := strings.Fields(foldWords(a)), strings.Fields(foldWords(b))
	if len(x) == 0 || len(y) == 0 || forenamed(a) != forenamed(b) && (len(x) == 1 || len(y) == 1) {
		return false
	}
	if len(x) == 1 || len(y) == 1 {
		return named(a, b) || named(b, a)
	}
	within := func(x, y []string) bool {
		return !slices.ContainsFunc(x, func(w string) bool { return !slices.ContainsFunc(y, func(v string) bool { return alikeWord(w, v) }) })
	}
	if len(x) == len(y) && within(x, y) && within(y, x) {
		return true // maybe in another order
	}
	if !alikeWord(x[0], y[0]) && !(x[0][0] == y[0][0] && (strings.HasPrefix(x[0], y[0]) || strings.HasPrefix(y[0], x[0]))) {
		return false
	}
	return within(x, y) || within(y, x) || familyA != "" && named(b, familyA) && named(b, familyB) || familyA == "" && alikeWord(x[len(x)-1], surnameKey(familyB))
}

// forenamed says whether a name of two words begins with a forename that is a
// particle elsewhere: Ben Higgins, Van Jones.
func forenamed(name string) bool {
	w := strings.Fields(name)
	return len(w) == 2 && particles[strings.ToLower(w[0])] && large(w[0])
}

// alikeWord says whether two words of names are one word, maybe spelled otherwise.
func alikeWord(a, b string) bool {
	return a == b || len(a) > 3 && len(b) > 3 && max(len(a)-len(b), len(b)-len(a)) < 3 && a[0] == b[0] && skeleton(a) == skeleton(b) && skeleton(a) != ""
}

// foldWords writes a name as surnameKey does, particles left out everywhere.
func foldWords(s string) string {
	var out []string
	for _, w := range strings.Fields(surnameKey(s)) {
		if !particles[w] && len(w) > 1 {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// respelled returns the person of the dictionary whose full name the text gives
// in another spelling: Haydar al-Abadi for Haider al-Abadi. Only who holds an
// office on the day counts, and only where there is one; -1 otherwise.
func (f *Finder) respelled(text string, states []int32) int32 {
	n := strings.LastIndexByte(text, ' ')
	if n < 0 || f.today == 0 {
		return -1
	}
	found := int32(-1)
	for _, i := range f.dict.skeletons[skeleton(surnameKey(text[n+1:]))] {
		e := &f.dict.entities[i]
		if i == found || e.on(f.today) == nil || len(states) > 0 && !f.fromOne(e, states) || !samePerson(e.name, text, "", text[n+1:]) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// namesake returns who of those with the name of mention name held an office on
// the day of publication, where ent did not: the younger Ferdinand Marcos.
func (f *Finder) namesake(name, ent int32) int32 {
	if f.today == 0 || f.dict.entities[ent].on(f.today) != nil {
		return ent
	}
	a, b := f.core(name)
	text := f.d.Words(a, b).In(f.d.Report.Text)
	for _, x := range f.dict.names[text[:letters(text, 0)]] {
		if e := &f.dict.entities[x.ent]; x.ent != ent && x.text == text && e.kind == readout.ActorPerson && e.on(f.today) != nil {
			return x.ent
		}
	}
	return ent
}

// initialled returns the person of the dictionary whose name the text gives with
// initials, or with the full form of a short given name: "Benjamin L. Exempel"
// for Ben Exempel. Only who holds or held an office by the day counts; -1 otherwise.
func (f *Finder) initialled(text string, states []int32) int32 {
	w := strings.Fields(text)
	k := slices.DeleteFunc(slices.Clone(w), func(x string) bool {
		return len(x) == 2 && x[1] == '.' && large(x) || x == "Jr." || x == "Jr" || x == "Sr."
	})
	if len(k) < 2 {
		return -1
	}
	for _, first := range append([]string{k[0]}, shortNames[k[0]]...) {
		name := first + " " + strings.Join(k[1:], " ")
		if name == text {
			continue
		}
		for _, a := range f.dict.names[first[:letters(first, 0)]] {
			if e := &f.dict.entities[a.ent]; a.text == name && e.kind == readout.ActorPerson && f.begun(e) && (len(states) == 0 || f.fromOne(e, states)) {
				return a.ent
			}
		}
	}
	return -1
}

// begun says whether a role of e had begun by the day, and ended less than
// fifteen years before it.
func (f *Finder) begun(e *entity) bool {
	return f.today != 0 && slices.ContainsFunc(e.roles, func(r role) bool {
		return r.from != 0 && fill(r.from, 0) <= f.today && (r.to == 0 || fill(r.to, 99)+150000 > f.today)
	})
}

// shortNames are the short forms of given names.
var shortNames = map[string][]string{"Benjamin": {"Ben"}, "Joseph": {"Joe"}, "William": {"Bill"}, "Robert": {"Bob", "Rob"}, "James": {"Jim"}, "Michael": {"Mike"}, "Thomas": {"Tom"},
	"Edward": {"Ted", "Ed"}, "Charles": {"Chuck", "Charlie"}, "Christopher": {"Chris"}, "Daniel": {"Dan"}, "David": {"Dave"}, "Timothy": {"Tim"}, "Steven": {"Steve"},
	"Stephen": {"Steve"}, "Jacob": {"Jack"}, "Samuel": {"Sam"}, "Richard": {"Dick", "Rich"}, "Kenneth": {"Ken"}, "Anthony": {"Tony"}, "Antony": {"Tony"}, "Ronald": {"Ron"},
	"Lawrence": {"Larry"}, "Gerald": {"Gerry", "Jerry"}, "Patrick": {"Pat"}, "Peter": {"Pete"}, "Andrew": {"Andy"}, "Nicholas": {"Nick"}, "Susan": {"Sue"}, "Elizabeth": {"Liz"}, "Matthew": {"Matt"}}
