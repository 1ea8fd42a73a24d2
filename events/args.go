package events

import (
	"slices"

	"readout"
)

// An arg is a dependent of a trigger, by its function: subj, obj, iobj, poss,
// mod, or a preposition.
type arg struct {
	fn  string
	tok int32
}

// verbArgs gathers the arguments of verb v, of the active voice whatever its form.
func (x *run) verbArgs(v int32, out []arg) []arg {
	base := len(out)
	if s, o, ok := x.misread(v); ok {
		out = append(out, arg{"subj", s}, arg{"obj", o})
		return x.deep(base, x.own(v, false, out))
	}
	passive := x.passive(v)
	subj := x.subject(v)
	if subj >= 0 {
		if passive {
			out = append(out, arg{"obj", subj})
		} else {
			out = append(out, arg{"subj", subj})
		}
	}
	out = x.own(v, passive, out)
	if g := x.gap(v); g >= 0 && !passive {
		out = append(out, arg{"obj", g})
	}
	if passive && !has(out[base:], "subj") {
		out = x.agent(v, base, out)
	}
	if o := x.next(v); o >= 0 && !passive && !has(out[base:], "obj") {
		out = append(out, arg{"obj", o})
	}
	if !passive && (dative[x.verbLemma(v)] || slices.ContainsFunc(x.verbFrames(v), func(f *frame) bool { return f.takes("iobj") })) {
		out = x.receivers(base, out)
	}
	if dative[x.verbLemma(v)] && !has(out[base:], "to") {
		for _, a := range out[base:] {
			if a.fn == "iobj" {
				out = append(out, arg{"to", a.tok}) // "sell Chad trucks" is to sell them to Chad
				break
			}
		}
	}
	for i := base; i < len(out); i++ {
		if out[i].fn != "subj" {
			continue
		}
		if c := x.claimer(out[i].tok); c >= 0 {
			out[i].tok = c
		}
	}
	return x.deep(base, out)
}

// dative are the verbs that have who gets a thing before it or behind "to".
var dative = map[string]bool{"send": true, "sell": true, "give": true, "lend": true, "loan": true, "grant": true, "hand": true, "pay": true, "award": true, "deliver": true, "supply": true, "ship": true, "offer": true}

// agent adds the agent of passive verb v where it stands behind a time or a place and
// hangs on that: "were killed near the town on Monday night by gunmen".
func (x *run) agent(v int32, base int, out []arg) []arg {
	for _, a := range out[base:] {
		if a.tok < v || a.fn == "obj" || !x.timeWord(a.tok) && !x.overPlace(a.tok) {
			continue
		}
		for c := range x.d.Children(a.tok) {
			if r := x.tok(c).Rel; r != readout.RelNmod && r != readout.RelObl && r != readout.RelOblAgent || c < a.tok || x.marker(c, readout.RelCase) != "by" {
				continue
			}
			if x.names(c) && !x.timeWord(c) {
				return append(out, arg{"subj", c})
			}
		}
	}
	return out
}

// receivers makes of the first of two objects the one that gets the other ("lend it
// ten million"), also where it was taken for a part of the other ("give Chad six
// boats").
func (x *run) receivers(base int, out []arg) []arg {
	first := -1
	for i := base; i < len(out); i++ {
		if out[i].fn != "obj" {
			continue
		}
		o := out[i].tok
		for c := range x.d.Children(o) {
			if r := x.tok(c).Rel; r != readout.RelCompound && r != readout.RelNmodUnmarked || c > o {
				continue
			}
			if x.received(c, o, out[base:]) {
				return append(out, arg{"iobj", c})
			}
			if x.tok(c).Tag != readout.PROPN || c+1 >= o {
				continue
			}
			if n := x.tok(c + 1); n.Head == o && (n.Rel == readout.RelDet || n.Rel == readout.RelNummod) || n.Tag == readout.NUM && n.Head < o && n.Head > c {
				return append(out, arg{"iobj", c})
			}
		}
		if first >= 0 && out[first].tok < o && (x.tok(out[first].tok).Tag == readout.PRON || x.tok(out[first].tok).Tag == readout.PROPN) && !x.timeWord(o) {
			out[first].fn = "iobj"
			return out
		}
		first = i
	}
	return out
}

// received says whether noun c, taken for a part of the name of thing o, is who gets
// it: "gave the Taliban weapons", "give Chadian forces tanks". Where somebody else gets
// it, or c is the giver, it is whose thing it is.
func (x *run) received(c, o int32, args []arg) bool {
	if !x.hasClass(o, []string{"weapon", "aid", "force", "peacekeeper"}) || x.partyBehind(args, o) {
		return false
	}
	ids := x.direct(c)
	if x.tok(c).Tag != readout.PROPN {
		if !x.hasClass(c, []string{"force", "person"}) || c == 0 {
			return false
		}
		ids = x.who(c, nil, 2)
		for g := range x.d.Children(o) {
			if g < c && x.tok(g).Rel == readout.RelAmod {
				ids = merge(ids, x.direct(g))
			}
		}
	}
	if !x.located(ids) {
		return false
	}
	for _, a := range args {
		if a.fn == "subj" && x.sameCountry(x.who(a.tok, nil, 3), ids[0]) {
			return false
		}
	}
	return true
}

// partyBehind says whether "to" or "for" behind thing o brings who gets it.
func (x *run) partyBehind(args []arg, o int32) bool {
	for _, a := range args {
		if (a.fn == "to" || a.fn == "for") && (a.tok < o || x.names(a.tok) || x.inClass(a.tok, persons)) {
			return true
		}
	}
	return false
}

func has(args []arg, fn string) bool {
	for _, a := range args {
		if a.fn == fn {
			return true
		}
	}
	return false
}

// own adds the dependents below v itself.
func (x *run) own(v int32, passive bool, out []arg) []arg {
	for c := range x.d.Children(v) {
		switch x.tok(c).Rel {
		case readout.RelObj:
			out = append(out, arg{"obj", c})
		case readout.RelIobj:
			out = append(out, arg{"iobj", c})
		case readout.RelOblAgent:
			if !passive && !x.names(c) && !x.inClass(c, persons) && x.marker(c, readout.RelCase) == "by" {
				out = append(out, arg{"by", c}) // "spoke by telephone"
				continue
			}
			out = append(out, arg{"subj", c})
		case readout.RelObl, readout.RelNmod:
			p := x.marker(c, readout.RelCase)
			switch {
			case p == "by" && passive:
				p = "subj"
			case !passive && x.tok(c).Rel == readout.RelObl && x.bounded(c):
				p = "obj" // "killed at least twelve guards"
			case p == "" && c > v && !passive && x.bareObject(v, c):
				p = "obj"
			}
			if p != "" {
				out = append(out, arg{p, c})
			}
		case readout.RelAdvmod:
			out = x.nounPhrases(c, out) // "away from the talks"
		case readout.RelCcomp, readout.RelXcomp:
			// "imposed sanctions" mistaken for a clause, or "seek to"
			if x.nominal(c) && x.d.Child(c, readout.RelCop, readout.RelMark) < 0 {
				out = append(out, arg{"obj", c})
			} else if n := x.d.Child(c, readout.RelNummod); n >= 0 && n < c && x.tok(c).Tag == readout.ADJ {
				out = append(out, arg{"obj", n}) // "left 31 dead"
			}
		}
	}
	return out
}

// bareObject says whether noun c behind verb v and its particle is the object that the
// parser took for something else: "called off the dock strike".
func (x *run) bareObject(v, c int32) bool {
	return x.nominal(c) && !x.timeWord(c) && x.d.Child(v, readout.RelObj) < 0 && x.d.Child(v, readout.RelCompoundPrt) >= 0
}

// deep adds the prepositional phrases below the arguments, where a parser may
// have hung them and where many belong ("sanctions on Iran", "tons of aid for
// Mali"): those of the object first, and no deeper than three phrases.
func (x *run) deep(from int, out []arg) []arg {
	for range 3 {
		to := len(out)
		for _, core := range []bool{true, false} {
			for i := from; i < to; i++ {
				if (out[i].fn == "obj") == core && out[i].fn != "subj" && out[i].fn != "by" {
					out = x.nounPhrases(out[i].tok, out)
				}
			}
		}
		from = to
	}
	return out
}

// nounPhrases adds the prepositional phrases below noun n.
func (x *run) nounPhrases(n int32, out []arg) []arg {
	if directions[x.lemma(n)] {
		return out // "a trial in a town north of Bern"
	}
	for c := range x.d.Children(n) {
		switch x.tok(c).Rel {
		case readout.RelNmod, readout.RelObl:
			if p := x.marker(c, readout.RelCase); p != "" {
				out = append(out, arg{p, c})
			}
		case readout.RelConj:
			for g := range x.d.Children(c) {
				if p := x.marker(g, readout.RelCase); p != "" && x.tok(g).Rel == readout.RelNmod {
					out = append(out, arg{p, g})
				}
			}
		case readout.RelAppos, readout.RelNmodUnmarked:
			if p := x.introduced(c); p != "" {
				out = append(out, arg{p, c})
			}
		}
	}
	return out
}

// directions lead from one place to another, which takes no part.
var directions = map[string]bool{"north": true, "south": true, "east": true, "west": true, "northeast": true, "northwest": true, "southeast": true, "southwest": true,
	"mile": true, "kilometer": true, "kilometre": true, "km": true, "outskirts": true, "outside": true, "suburb": true}

// introduced returns the preposition that the phrase of token i begins with,
// where the parser hung it on an inner word.
func (x *run) introduced(i int32) string {
	first, _ := x.d.Subtree(i)
	if x.tok(first).Tag == readout.ADP {
		return x.low(first)
	}
	return ""
}

// nounArgs gathers the arguments of an event noun. carrier is the verb that
// carries it ("launch an attack"), -1 without one.
func (x *run) nounArgs(n, carrier int32, out []arg) []arg {
	base := len(out)
	out = x.nounPhrases(n, out)
	for c := range x.d.Children(n) {
		switch x.tok(c).Rel {
		case readout.RelNmodPoss:
			out = append(out, arg{"poss", c})
		case readout.RelAmod, readout.RelCompound, readout.RelNmodDesc, readout.RelNmodUnmarked:
			out = append(out, arg{"mod", c})
		case readout.RelAcl:
			// "talks aimed at", "attack carried out by"
			if brokering[x.verbLemma(c)] && x.hasClass(n, []string{"accord", "talks", "session", "calling"}) {
				continue // "an accord brokered by Kenya" is not Kenya's
			}
			if a := x.d.Child(c, readout.RelOblAgent); a >= 0 {
				out = append(out, arg{"by", a})
			} else if x.passive(c) {
				for _, p := range x.own(c, true, nil) {
					if p.fn == "subj" {
						out = append(out, arg{"by", p.tok})
					}
				}
			}
		}
	}
	out = x.besideVerb(n, out)
	if a := x.doerBeside(n, out[base:]); a >= 0 {
		out = append(out, arg{"by", a})
	}
	if s := x.protesting(n); s >= 0 {
		out = append(out, arg{"by", s})
	}
	if p := x.owner(n); p >= 0 && x.d.Child(n, readout.RelNmodPoss) < 0 {
		out = append(out, arg{"poss", p})
	}
	if carrier >= 0 {
		out = x.carried(n, carrier, out)
	} else {
		out = x.conferring(n, base, out)
	}
	return x.deep(base, out)
}

// brokering are the verbs for what those do who bring others to an accord.
var brokering = map[string]bool{"broker": true, "mediate": true, "facilitate": true, "host": true, "sponsor": true, "guarantee": true, "supervise": true, "monitor": true, "oversee": true, "witness": true, "chair": true, "convene": true, "moderate": true, "arrange": true, "observe": true, "attend": true}

// doerBeside returns who does what event noun n tells where the parser hung them on the
// verb whose object n is: "condemned the killing of two workers by gunmen"; -1 if nobody.
func (x *run) doerBeside(n int32, args []arg) int32 {
	t := x.tok(n)
	if t.Rel != readout.RelObj || t.Head < 0 || x.passive(t.Head) || has(args, "by") || !has(args, "of") {
		return -1
	}
	for c := range x.d.Children(t.Head) {
		if r := x.tok(c).Rel; c > n && (r == readout.RelObl || r == readout.RelOblAgent) && x.marker(c, readout.RelCase) == "by" && !x.timeWord(c) && x.names(c) {
			return c
		}
	}
	return -1
}

// protesting returns the people who do in protest what their verb says, n being the
// protest: "farmers blocked roads in protest against the tax"; -1 where a state or an
// officer only shows displeasure ("resigned in protest").
func (x *run) protesting(n int32) int32 {
	t := x.tok(n)
	if x.lemma(n) != "protest" || t.Rel != readout.RelObl || t.Head < 0 || x.marker(n, readout.RelCase) != "in" || !public[x.verbLemma(t.Head)] || x.passive(t.Head) {
		return -1
	}
	s := x.subject(t.Head)
	if s < 0 || x.tok(s).Fine != readout.NNS || !x.inClass(s, persons) && !x.inClass(s, []string{"mob"}) {
		return -1
	}
	return s
}

// public are the verbs for what crowds do in protest.
var public = map[string]bool{"block": true, "blockade": true, "burn": true, "march": true, "gather": true, "take": true, "occupy": true, "dump": true, "barricade": true, "torch": true, "rally": true, "sit": true, "walk": true, "strike": true, "camp": true, "chant": true, "throw": true, "drive": true, "set": true, "stage": true, "wave": true, "storm": true}

// owner returns the noun before an "'s" just left of noun n, which a parser may
// have hung elsewhere; -1 if there is none.
func (x *run) owner(n int32) int32 {
	for i := n - 1; i > 0 && i >= n-4; i-- {
		switch x.d.Word(i) {
		case "'s", "’s", "'", "’":
			if x.nominal(i - 1) {
				return i - 1
			}
			return -1
		}
		if t := x.tok(i).Tag; t != readout.ADJ && t != readout.NOUN && t != readout.PROPN && t != readout.VERB && t != readout.ADV {
			return -1
		}
	}
	return -1
}

// carried adds what the verb that carries a noun gives it.
func (x *run) carried(n, carrier int32, out []arg) []arg {
	if s := x.subject(carrier); s >= 0 && s != n && !x.passive(carrier) {
		out = append(out, arg{"subj", s})
	}
	for _, a := range x.own(carrier, x.passive(carrier), nil) {
		if a.tok != n && a.fn != "obj" {
			out = append(out, a)
		}
	}
	return out
}
