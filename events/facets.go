package events

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"readout"
)

// facets are the classes of weapons or of targets by their words; a key of two words
// is parted by a blank.
type facets map[string]string

// readFacets reads a table of classes and their words; "_" joins a pair. A word that
// stands in two classes belongs to the first.
func readFacets(name string, into facets) error {
	return rows(name, 2, func(_ int, f []string) error {
		for _, w := range splitWords(f[1]) {
			w = strings.ReplaceAll(w, "_", " ")
			if strings.Count(w, " ") > 1 {
				return fmt.Errorf("%q has more than two words", w)
			}
			if into[w] == "" {
				into[w] = f[0]
			}
		}
		return nil
	})
}

func (l *lexicon) readWeapons() error {
	if err := readFacets("weapons.tsv", l.weapons); err != nil {
		return err
	}
	return readFacets("targets.tsv", l.targets)
}

// The types of which weapons are told, and those of which targets are.
var (
	withWeapons = map[string]bool{"ASSAULT": true, "MOBILIZE": true, "THREATEN": true, "AID": true, "RETREAT": true, "COERCE": true}
	withTargets = map[string]bool{"ASSAULT": true, "COERCE": true, "THREATEN": true}
)

// wields are the verbs whose object is the weapon, and not what it is turned on.
var wields = map[string]bool{"fire": true, "launch": true, "lob": true, "plant": true, "detonate": true, "hurl": true, "throw": true, "use": true, "drop": true, "deploy": true,
	"lay": true, "explode": true, "wield": true, "test": true, "send": true, "brandish": true, "carry": true, "release": true, "aim": true}

// weapons returns the weapons that dependencies link to p: the trigger's own word and
// what modifies it, its subject, what it fires, and what stands behind "with" or "by".
func (x *run) weapons(p *proto) []readout.Facet {
	if !withWeapons[p.typ] {
		return nil
	}
	var out []readout.Facet
	attack := p.typ == "ASSAULT" || p.typ == "THREATEN" || p.typ == "COERCE"
	for _, v := range [2]int32{p.head, p.verb} {
		if attack {
			out = x.facet(x.lex.weapons, v, out)
		}
		if s := x.subject(v); attack && s >= 0 && !x.nominal(v) && !x.passive(v) {
			out = x.facet(x.lex.weapons, s, out)
		}
		for c := range x.d.Children(v) {
			t := x.tok(c)
			switch t.Rel {
			case readout.RelNsubj, readout.RelOblAgent:
				if attack && !x.passive(v) || t.Rel == readout.RelOblAgent {
					out = x.facet(x.lex.weapons, c, out)
				}
			case readout.RelObj, readout.RelNsubjPass:
				if !attack || wields[x.lemma(v)] {
					out = x.weaponsBelow(c, out)
				}
			case readout.RelObl, readout.RelNmod:
				switch x.marker(c, readout.RelCase) {
				case "with", "by", "using", "of", "in", "from":
					if m := x.marker(c, readout.RelCase); attack && m != "of" && m != "from" || !attack && m == "of" {
						out = x.weaponsBelow(c, out)
					}
				}
			case readout.RelAdvcl, readout.RelXcomp, readout.RelConj, readout.RelAcl:
				if attack && wields[x.lemma(c)] {
					if o := x.d.Child(c, readout.RelObj); o >= 0 {
						out = x.weaponsBelow(o, out)
					}
				}
			}
		}
	}
	return out
}

// weaponsBelow takes noun n, those coordinated with it, and what "of" leads to.
func (x *run) weaponsBelow(n int32, out []readout.Facet) []readout.Facet {
	out = x.facet(x.lex.weapons, n, out)
	for c := range x.d.Children(n) {
		if r := x.tok(c).Rel; r == readout.RelConj && x.nominal(c) || r == readout.RelNmod && x.marker(c, readout.RelCase) == "of" {
			out = x.weaponsBelow(c, out)
		}
	}
	return out
}

// facet adds the class of token i in table t, once a class. Two words count before
// one: "car bomb", "police station"; a modifier counts where the noun itself says
// nothing ("drone attack").
func (x *run) facet(t facets, i int32, out []readout.Facet) []readout.Facet {
	class, first := "", i
	for c := range x.d.Children(i) {
		if r := x.tok(c).Rel; r != readout.RelCompound && r != readout.RelAmod || c > i {
			continue
		}
		if k := t[x.low(c)+" "+x.lemma(i)]; k != "" {
			class, first = k, c
		} else if k := t[x.low(c)+" "+x.low(i)]; k != "" {
			class, first = k, c
		}
	}
	last := i
	if class == "" {
		if class = t[x.lemma(i)]; class == "" {
			class = t[x.low(i)]
		}
	}
	if class == "" {
		for c := range x.d.Children(i) {
			if r := x.tok(c).Rel; class == "" && (r == readout.RelCompound || r == readout.RelAmod) && x.tok(c).Name == 0 {
				if class = t[x.lemma(c)]; class != "" {
					first, last = c, c
				}
			}
		}
	}
	if class == "" || slices.ContainsFunc(out, func(f readout.Facet) bool { return f.Class == class }) {
		return out
	}
	return append(out, readout.Facet{Class: class, Span: x.d.Words(first, last)})
}

// targets returns what p is turned on: its recipients and its object, with what is
// coordinated with them.
func (x *run) targets(p *proto) []readout.Facet {
	if !withTargets[p.typ] {
		return nil
	}
	var out []readout.Facet
	for _, t := range p.rec.all() {
		out = x.targetsBelow(t, out, 3)
	}
	if p.object >= 0 && !wields[x.lemma(p.head)] && p.object != p.head && !x.means(p.object) {
		out = x.targetsBelow(p.object, out, 3)
	}
	if o := x.d.Child(p.head, readout.RelObj, readout.RelNsubjPass); len(out) == 0 && o >= 0 && p.typ == "ASSAULT" && !wields[x.lemma(p.head)] && !p.frame.noun {
		out = x.targetsBelow(o, out, 3)
	}
	return out
}

// means says whether noun n is what something is done with.
func (x *run) means(n int32) bool {
	switch x.marker(n, readout.RelCase) {
	case "with", "by", "using", "in", "from":
		return true
	}
	return false
}

func (x *run) targetsBelow(n int32, out []readout.Facet, depth int) []readout.Facet {
	if depth == 0 {
		return out
	}
	had := len(out)
	out = x.facet(x.lex.targets, n, out)
	for c := range x.d.Children(n) {
		r := x.tok(c).Rel
		if r == readout.RelConj && x.nominal(c) || r == readout.RelNmod && len(out) == had && x.marker(c, readout.RelCase) == "of" {
			out = x.targetsBelow(c, out, depth-1)
		}
	}
	if len(out) == had {
		out = x.sector(n, out)
	}
	return out
}

// sector adds the class that an actor's sector stands for.
func (x *run) sector(n int32, out []readout.Facet) []readout.Facet {
	for _, id := range x.direct(n) {
		a := x.actors[id]
		if a == nil || len(a.Sectors) == 0 {
			continue
		}
		class := sectorTargets[a.Sectors[0]]
		if class == "" || slices.ContainsFunc(out, func(f readout.Facet) bool { return f.Class == class }) {
			continue
		}
		out = append(out, readout.Facet{Class: class, Span: x.tok(n).Span})
	}
	return out
}

// sectorTargets are the classes of PLOVER's sectors.
var sectorTargets = map[string]string{"MIL": "military", "COP": "police", "GOV": "government", "LEG": "government", "JUD": "government", "CVL": "civilians", "JRN": "media",
	"REF": "refugees", "MED": "health", "EDU": "school", "REL": "religious", "OPP": "opposition", "REB": "rebels", "PRM": "rebels", "UAF": "rebels", "BUS": "business"}

// faceted fills weapons and targets of e, also from those protos of its sentence that
// were left for p because they tell the same.
func (x *run) faceted(p *proto, e *readout.Event) {
	if !withWeapons[p.typ] {
		return
	}
	e.Weapons, e.Targets = x.weapons(p), x.targets(p)
	s := x.d.SentenceOf(p.head)
	for i := sort.Search(len(x.protos), func(i int) bool { return x.d.SentenceOf(x.protos[i].head) >= s }); i < len(x.protos); i++ {
		o := &x.protos[i]
		if x.d.SentenceOf(o.head) != s {
			break
		}
		if o == p || o.typ != p.typ || slices.Contains(x.kept, int32(i)) || !x.d.Below(o.verb, p.verb) {
			continue
		}
		e.Weapons, e.Targets = moreFacets(e.Weapons, x.weapons(o)), moreFacets(e.Targets, x.targets(o))
	}
}

// moreFacets adds to a what b has of other classes.
func moreFacets(a, b []readout.Facet) []readout.Facet {
	for _, f := range b {
		if !slices.ContainsFunc(a, func(o readout.Facet) bool { return o.Class == f.Class }) {
			a = append(a, f)
		}
	}
	return a
}
