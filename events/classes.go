package events

import (
	"strings"

	"readout"
)

// inClass says whether the noun i belongs to one of the classes. A measure or a
// container ("tons of grain", "aid deliveries") passes the question on.
func (x *run) inClass(i int32, classes []string) bool {
	if x.hasClass(i, classes) {
		return true
	}
	if n := x.tok(i).Name.Type(); n == readout.TypePerson || n == readout.TypeNationality {
		if overlap(persons, classes) {
			return true
		}
	}
	if x.tok(i).Name.Type() == readout.TypePerson {
		for c := range x.d.Children(i) {
			if r := x.tok(c).Rel; (r == readout.RelNmodDesc || r == readout.RelAppos || r == readout.RelCompound) && x.hasClass(c, classes) {
				return true // "ambassador Ann Lee"
			}
		}
	}
	generic := x.tok(i).Tag == readout.NUM || x.tok(i).Tag == readout.PRON || x.hasClass(i, containers)
	for c := range x.d.Children(i) {
		switch t := x.tok(c); t.Rel {
		case readout.RelCompound, readout.RelAmod:
			if generic && x.hasClass(c, classes) || t.Rel == readout.RelAmod && x.hasPair(c, i, classes) {
				return true
			}
			if t.Rel == readout.RelCompound && x.hasPair(c, i, classes) {
				return true
			}
		case readout.RelNmod:
			if generic && x.marker(c, readout.RelCase) == "of" && x.inClass(c, classes) {
				return true
			}
		case readout.RelConj:
			if x.hasClass(c, classes) {
				return true
			}
		}
	}
	return false
}

// persons is the class of words for people; names of people and peoples have it too.
var persons = []string{"person"}

// containers is the class of nouns that pass a question of class on.
var containers = []string{"container"}

func (x *run) hasClass(i int32, classes []string) bool {
	c := &x.classed[i]
	if !c.known {
		x.classify(i, c)
	}
	for _, l := range c.lists[:c.n] {
		if overlap(l, classes) {
			return true
		}
	}
	return false
}

// classed are the classes of one token, looked up when first asked for.
type classed struct {
	known bool
	n     int
	lists [5][]string
}

// classify looks up the classes of token i: those of its lemma, of its word, and of
// what is left of its word without a plural ending.
func (x *run) classify(i int32, c *classed) {
	c.known, c.n = true, 0
	add := func(w string) {
		if list := x.lex.classes[w]; len(list) > 0 {
			c.lists[c.n] = list
			c.n++
		}
	}
	l, w := x.lemma(i), x.low(i)
	add(l)
	if w != l {
		add(w)
	}
	if !strings.HasSuffix(w, "s") {
		return
	}
	if b, ok := strings.CutSuffix(w, "ies"); ok {
		add(b + "y")
	}
	add(w[:len(w)-1])
	if b, ok := strings.CutSuffix(w, "es"); ok && hisses(b) {
		add(b)
	}
}

// hisses says whether a noun ends so that its plural has "es" and not "s": "boxes",
// but not "aides", which are no "aid".
func hisses(w string) bool {
	for _, end := range []string{"s", "x", "z", "ch", "sh", "o"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// hasPair asks for a class of two words, such as "war games".
func (x *run) hasPair(a, b int32, classes []string) bool {
	if a+1 != b {
		return false
	}
	var buf [64]byte
	w := append(append(append(buf[:0], x.low(a)...), ' '), x.lemma(b)...)
	return overlap(x.lex.classes[string(w)], classes)
}

func overlap(a, b []string) bool {
	for _, s := range a {
		for _, t := range b {
			if s == t {
				return true
			}
		}
	}
	return false
}
