package events

import "readout"

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
	if o := x.next(v); o >= 0 && !passive && !has(out[base:], "obj") {
		out = append(out, arg{"obj", o})
	}
	return x.deep(base, out)
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
			out = append(out, arg{"subj", c})
		case readout.RelObl, readout.RelNmod:
			p := x.marker(c, readout.RelCase)
			if p == "by" && passive {
				p = "subj"
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
			}
		}
	}
	return out
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

// introduced returns the preposition that the phrase of token i begins with,
// where the parser hung it on an inner word.
func (x *run) introduced(i int32) string {
	first, _ := x.d.Subtree(i)
	if x.tok(first).Tag == readout.ADP {
		return lower(x.d.Word(first))
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
	if p := x.owner(n); p >= 0 && x.d.Child(n, readout.RelNmodPoss) < 0 {
		out = append(out, arg{"poss", p})
	}
	if carrier >= 0 {
		out = x.carried(n, carrier, out)
	}
	return x.deep(base, out)
}

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

// subject returns the subject of verb v as its clause or the clause above gives
// it, -1 if none; of a passive it is the one who suffers.
func (x *run) subject(v int32) int32 {
	if n := x.between(v); n >= 0 {
		return n
	}
	for range 6 {
		s := x.d.Child(v, readout.RelNsubj, readout.RelNsubjPass, readout.RelNsubjOuter)
		if s < 0 || x.timeWord(s) {
			if f := x.fronted(v); f >= 0 {
				s = f // "Israel Friday closed": the day was taken for the subject
			}
		}
		if s >= 0 {
			return x.antecedent(v, s)
		}
		t := x.tok(v)
		switch t.Rel {
		case readout.RelConj:
			if !x.verbal(t.Head) && x.d.Child(t.Head, readout.RelCop) < 0 {
				u := x.verbAbove(t.Head)
				if u < 0 {
					return -1
				}
				v = u // "called it illegal and threatened": the conjunct went to the adjective
				continue
			}
			if x.passive(v) != x.passive(t.Head) && x.passive(t.Head) {
				// "was attacked and fled": the sufferer goes on as subject
				v = t.Head
				continue
			}
			v = t.Head
		case readout.RelXcomp:
			return x.controller(t.Head)
		case readout.RelAcl, readout.RelAclRelcl:
			if t.Rel == readout.RelAclRelcl && x.d.Child(v, readout.RelObj) < 0 && !x.passive(v) {
				return -1
			}
			if t.Fine == readout.VB { // "plan to attack": its holder
				return x.holder(t.Head)
			}
			return t.Head
		case readout.RelAdvcl:
			if x.d.Child(v, readout.RelMark) >= 0 && t.Fine != readout.VBG && t.Fine != readout.VB {
				return -1
			}
			v = t.Head
		default:
			return -1
		}
	}
	return -1
}

// fronted returns a noun before verb v that hangs on it without a preposition and
// is no time, -1 if there is none.
func (x *run) fronted(v int32) int32 {
	for c := range x.d.Children(v) {
		if c >= v {
			break
		}
		switch x.tok(c).Rel {
		case readout.RelAux, readout.RelAuxPass:
			if s := x.d.Child(c, readout.RelNsubj, readout.RelNsubjPass); s >= 0 {
				return s
			}
		case readout.RelOblUnmarked, readout.RelObl, readout.RelDislocated, readout.RelNmodUnmarked, readout.RelDep:
			if x.nominal(c) && !x.timeWord(c) && x.d.Child(c, readout.RelCase) < 0 && x.introduced(c) == "" {
				return c
			}
		}
	}
	return -1
}

// antecedent replaces a relative pronoun by the noun it stands for.
func (x *run) antecedent(v, s int32) int32 {
	f := x.tok(s).Fine
	if f != readout.WDT && f != readout.WP && !(lower(x.d.Word(s)) == "that" && x.tok(s).Tag == readout.PRON) {
		return s
	}
	for i := v; i >= 0; i = x.tok(i).Head {
		if r := x.tok(i).Rel; r == readout.RelAclRelcl || r == readout.RelAcl {
			return x.tok(i).Head
		}
		if x.tok(i).Rel != readout.RelConj {
			break
		}
	}
	return s
}

// controller returns who does the open complement of verb g: its object, or else
// its subject ("urged Iran to", "threatened to").
func (x *run) controller(g int32) int32 {
	if o := x.d.Child(g, readout.RelObj, readout.RelIobj); o >= 0 && !promises(x.verbLemma(g)) {
		return o
	}
	return x.subject(g)
}

// promises says whether the subject and not the object does what is promised.
func promises(lemma string) bool {
	return lemma == "promise" || lemma == "threaten" || lemma == "vow" || lemma == "pledge" || lemma == "use"
}

// holder returns whose plan, threat or offer noun n is: its possessor, or the
// subject of the verb that carries it.
func (x *run) holder(n int32) int32 {
	if p := x.d.Child(n, readout.RelNmodPoss); p >= 0 {
		return p
	}
	t := x.tok(n)
	if t.Rel == readout.RelObj && t.Head >= 0 {
		return x.subject(t.Head)
	}
	return -1
}

// gap returns the noun that is the object of verb v in a relative clause
// ("the talks that they held"), -1 if there is none.
func (x *run) gap(v int32) int32 {
	t := x.tok(v)
	if t.Rel != readout.RelAclRelcl {
		return -1
	}
	if o := x.d.Child(v, readout.RelObj); o >= 0 {
		if x.antecedent(v, o) != o {
			return t.Head
		}
		return -1
	}
	s := x.d.Child(v, readout.RelNsubj)
	if s >= 0 && x.antecedent(v, s) == s {
		return t.Head
	}
	return -1
}
