package events

import "readout"

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
		if s < 0 && x.d.Child(v, readout.RelXcomp) >= 0 {
			s = x.d.Child(v, readout.RelExpl) // "it was ready to": an "it" that is somebody
		}
		if s < 0 {
			s = x.introducedBy(v)
		}
		if s < 0 {
			s = x.swallowed(v)
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
			if u := x.reportedBeside(v); u >= 0 {
				v = u
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
		case readout.RelCcomp:
			switch x.marker(v, readout.RelMark) {
			case "whether":
				if t.Fine == readout.VB {
					return x.controller(t.Head) // "is debating whether to send"
				}
			case "to":
				if x.passive(t.Head) {
					return x.subject(t.Head) // "is said to have shelled"
				}
			}
			return -1
		case readout.RelAcl, readout.RelAclRelcl:
			if t.Rel == readout.RelAcl && t.Fine == readout.VBG && x.timeWord(t.Head) {
				u := x.verbAbove(t.Head) // "was found guilty last month of killing"
				if u < 0 {
					return -1
				}
				if o := x.accused(v, u); o >= 0 {
					return o
				}
				v = u
				continue
			}
			if !x.nominal(t.Head) && t.Rel == readout.RelAcl {
				u := x.verbAbove(v)
				if u < 0 {
					return -1
				}
				v = u // "has again outright rejected": hung on an adverb
				continue
			}
			if t.Rel == readout.RelAclRelcl && x.d.Child(v, readout.RelObj) < 0 && !x.passive(v) {
				return -1
			}
			if t.Rel == readout.RelAcl && t.Fine == readout.VBG && x.written(t.Head) {
				v = x.verbAbove(t.Head) // "sent letters to the ministries urging them"
				if v < 0 {
					return -1
				}
				continue
			}
			if t.Fine == readout.VB || t.Rel == readout.RelAcl && t.Fine == readout.VBG && (x.hasClass(t.Head, speeches) || x.thought(t.Head)) {
				return x.holder(t.Head) // "plan to attack", "hope of meeting", "a letter demanding": its holder
			}
			return t.Head
		case readout.RelAmod:
			if x.befell(v) {
				return t.Head
			}
			return -1
		case readout.RelAdvcl:
			if x.d.Child(v, readout.RelMark) >= 0 && !x.participial(v) && t.Fine != readout.VB {
				return -1
			}
			if o := x.charged(v); o >= 0 {
				return o
			}
			if s := x.lent(v); s >= 0 {
				return s
			}
			v = t.Head
		default:
			return -1
		}
	}
	return -1
}

// befell says whether participle v before a noun tells what was done to the people
// of that noun: "the 23 detained fishermen".
func (x *run) befell(v int32) bool {
	h := x.tok(v).Head
	return h > v && x.d.Child(h, readout.RelNummod) >= 0 && x.tok(v).Tag == readout.VERB && harm[x.verbLemma(v)].kind == "detained" && x.passive(v) && x.inClass(h, persons)
}

// swallowed returns the subject of verb v that a clause before it took for its object,
// over the comma: "two days after they met, Chad and Niger agreed"; -1 if there is none.
func (x *run) swallowed(v int32) int32 {
	for c := range x.d.Children(v) {
		if c >= v || x.tok(c).Rel != readout.RelAdvcl {
			continue
		}
		for o := range x.d.Children(c) {
			if r := x.tok(o).Rel; o < c || r != readout.RelObj && r != readout.RelIobj && r != readout.RelObl || x.d.Child(o, readout.RelCase) >= 0 {
				continue
			}
			a, b := x.d.Subtree(o)
			for b+1 < v && x.tok(b+1).Tag == readout.ADV {
				b++
			}
			if a > 0 && x.d.Word(a-1) == "," && b < v && (b+1 == v || isAux(x.tok(b+1).Rel)) && !x.timeWord(o) {
				return o
			}
		}
	}
	return -1
}

// lent returns the subject that a participle between it and finite verb v took for its
// own: "were killed when Greeks protesting there threw bombs"; -1 if there is none.
func (x *run) lent(v int32) int32 {
	t := x.tok(v)
	if t.Fine != readout.VBD && t.Fine != readout.VBZ && t.Fine != readout.VBP {
		return -1
	}
	for c := range x.d.Children(t.Head) {
		if c >= v || c < t.Head {
			continue
		}
		if w := x.tok(c); w.Rel == readout.RelAdvcl && w.Fine == readout.VBG && x.d.Child(c, readout.RelAux) < 0 {
			if s := x.d.Child(c, readout.RelNsubj); s >= 0 && s < c {
				return s
			}
		}
	}
	return -1
}

// written says whether noun n is to whom something is sent or said, so that a
// participle behind it tells what the sender does.
func (x *run) written(n int32) bool {
	for x.marker(n, readout.RelCase) != "to" { // "to officials in the ministry urging them"
		if x.tok(n).Rel != readout.RelNmod || !x.nominal(x.tok(n).Head) {
			return false
		}
		n = x.tok(n).Head
	}
	if r := x.tok(n).Rel; r != readout.RelObl && r != readout.RelNmod {
		return false
	}
	v := x.verbAbove(n)
	if v < 0 {
		return false
	}
	switch x.verbLemma(v) {
	case "send", "write", "deliver", "issue", "address", "submit", "hand", "speak", "release", "post", "fire":
		return true
	}
	return false
}

// charged returns the object of the verb above participle v where the object did
// what the participle says: "convicted him of killing", -1 if it did not.
func (x *run) charged(v int32) int32 { return x.accused(v, x.tok(v).Head) }

// reportedBeside returns the verb of saying above the clause that v was taken for the
// second verb of, where v itself is of speech and the first is not: "said that the
// police had beaten them and called for an inquiry"; -1 elsewhere.
func (x *run) reportedBeside(v int32) int32 {
	h := x.tok(v).Head
	if h < 0 || x.tok(h).Rel != readout.RelCcomp || x.tok(h).Head < 0 || x.tok(v).Fine != readout.VBD && x.tok(v).Fine != readout.VBN || h > v {
		return -1
	}
	s := x.tok(h).Head
	if !x.verbal(s) || s > h || x.tok(s).Fine != readout.VBD || !telling[x.verbLemma(s)] || !speaking[x.verbLemma(v)] || speaking[x.verbLemma(h)] || telling[x.verbLemma(h)] {
		return -1
	}
	return s
}

// telling are the verbs that report, speaking those that do something by words.
var (
	telling  = map[string]bool{"say": true, "announce": true, "report": true, "claim": true, "add": true, "state": true, "declare": true}
	speaking = map[string]bool{"call": true, "urge": true, "warn": true, "accuse": true, "condemn": true, "denounce": true, "demand": true, "vow": true, "pledge": true, "promise": true, "threaten": true, "praise": true, "criticize": true, "criticise": true, "blame": true, "deny": true, "reject": true, "thank": true, "apologize": true, "appeal": true}
)

// accused returns the object of verb h where it did what participle v below h says.
func (x *run) accused(v, h int32) int32 {
	if !x.participial(v) || h < 0 || x.passive(h) {
		return -1
	}
	switch x.marker(v, readout.RelMark) {
	case "of", "for", "from", "with", "into":
	default:
		return -1
	}
	o := x.d.Child(h, readout.RelObj)
	if o < 0 || !x.names(o) && !x.inClass(o, persons) && x.tok(o).Tag != readout.PRON {
		return -1
	}
	return o
}

// introducedBy returns the noun after the "for" that stands before infinitive v and
// says who is to do it, wherever that hangs ("a wish for the envoys to meet"), -1 if
// there is none.
func (x *run) introducedBy(v int32) int32 {
	m := x.d.Child(v, readout.RelMark)
	if x.tok(v).Fine != readout.VB || m <= 0 || x.low(m) != "to" || x.d.SentenceOf(m-1) != x.d.SentenceOf(v) {
		return -1
	}
	for i := m - 1; i >= 0 && i < m; i = x.tok(i).Head {
		if !x.nominal(i) && x.tok(i).Tag != readout.PRON {
			continue
		}
		if c := x.d.Child(i, readout.RelCase, readout.RelMark); c >= 0 {
			if x.low(c) == "for" && !x.timeWord(i) {
				return i
			}
			if x.tok(i).Rel != readout.RelNmod {
				return -1
			}
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
		case readout.RelAmod: // "an unarmed teenager shot by police"
			if x.tok(v).Rel == readout.RelAcl && x.tok(c).Tag == readout.NOUN && x.inClass(c, persons) && x.names(c) {
				return c
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
	if n := s + 1; s > 0 && n < v && x.lemma(s-1) == "tell" && x.tok(s).Name == 0 && x.tok(n).Name.Type() == readout.TypePerson {
		return n // "told police Exempel loaded": whom he told was taken for a part of the name
	}
	switch x.d.Word(s) {
	case "Jr.", "Jr", "Sr.", "Sr", "II", "III":
		for i := s - 1; i >= 0 && i >= s-2; i-- {
			if x.tok(i).Tag == readout.PROPN {
				return x.nameTop(i) // "Pat Exempel, Jr. fired"
			}
		}
	}
	f := x.tok(s).Fine
	if f != readout.WDT && f != readout.WP && !(x.low(s) == "that" && x.tok(s).Tag == readout.PRON) {
		return s
	}
	for i := v; i >= 0; i = x.tok(i).Head {
		if r := x.tok(i).Rel; r == readout.RelAclRelcl || r == readout.RelAcl {
			return x.deedOf(x.lastOf(x.someone(x.tok(i).Head, s), s))
		}
		if x.tok(i).Rel != readout.RelConj {
			break
		}
	}
	return s
}

// someone climbs from place n, where "who" follows, to the noun whose place it is: "a
// clerk in Gaborone, who gave".
func (x *run) someone(n, s int32) int32 {
	if w := x.low(s); w != "who" && w != "whom" {
		return n
	}
	for i := n; x.placeAt(i) && x.tok(i).Name.Type() != readout.TypePerson; {
		t := x.tok(i)
		if t.Head < 0 || t.Rel != readout.RelNmod && t.Rel != readout.RelNmodPoss && t.Rel != readout.RelAppos && t.Rel != readout.RelFlat || !x.nominal(t.Head) {
			return n
		}
		if i = t.Head; !x.placeAt(i) && x.inClass(i, persons) || x.tok(i).Name.Type() == readout.TypePerson {
			return i
		}
	}
	return n
}

// nameTop climbs from the last word of a name to its head.
func (x *run) nameTop(i int32) int32 {
	for x.tok(i).Rel == readout.RelFlat && x.tok(i).Head >= 0 {
		i = x.tok(i).Head
	}
	return i
}

// lastOf returns the last noun coordinated with n before token s, or n: in "his party
// and the rebels, who refuse" those who refuse are the rebels.
func (x *run) lastOf(n, s int32) int32 {
	last := n
	if x.low(s) == "which" && x.tok(n).Tag == readout.PROPN && x.many(s) {
		return n // "Chad and Niger, which have": both
	}
	for c := range x.d.Children(n) {
		if c < s && x.tok(c).Rel == readout.RelConj && x.nominal(c) && len(x.direct(c)) > 0 {
			last = c
		}
	}
	return last
}

// many says whether the verb behind relative pronoun s is one of several.
func (x *run) many(s int32) bool {
	if int(s)+1 >= len(x.d.Tokens) {
		return false
	}
	switch x.low(s + 1) {
	case "have", "are", "were":
		return true
	}
	return x.tok(s+1).Fine == readout.VBP
}

// deedOf returns the attack whose target noun n is, or n: in "the bombing of a
// clinic that killed two" it is the bombing that killed.
func (x *run) deedOf(n int32) int32 {
	t := x.tok(n)
	if t.Rel == readout.RelNmod && t.Head >= 0 && x.nominal(t.Head) && t.Name == 0 && x.hasClass(n, []string{"building", "territory", "session"}) {
		if x.hasClass(t.Head, []string{"violence"}) || len(x.lex.nouns[x.lemma(t.Head)]) > 0 {
			return t.Head
		}
	}
	return n
}

// controller returns who does the open complement of verb g: its object, or else
// its subject ("urged Iran to", "threatened to").
func (x *run) controller(g int32) int32 {
	if o := x.d.Child(g, readout.RelObj, readout.RelIobj); o >= 0 && !promises(x.verbLemma(g)) {
		return o
	}
	return x.subject(g)
}

// promises says whether the subject and not the object does what is promised, or what one
// goes somewhere for: "visited Tehran to mediate".
func promises(lemma string) bool {
	switch lemma {
	case "promise", "threaten", "vow", "pledge", "use", "visit", "meet", "tour", "leave", "enter", "reach", "join", "hold", "cross":
		return true
	}
	return false
}

// speeches are the nouns that say what their holders say.
var speeches = []string{"statement", "accord", "demand", "proposal", "protestnote"}

// holder returns whose plan, threat or offer noun n is: its possessor, or the
// subject of the verb that carries it.
func (x *run) holder(n int32) int32 {
	if p := x.d.Child(n, readout.RelNmodPoss); p >= 0 {
		return p
	}
	for c := range x.d.Children(n) {
		if r := x.tok(c).Rel; (r == readout.RelAmod || r == readout.RelCompound) && x.located(x.direct(c)) {
			return c // "the Chadian plan to leave"
		}
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
	if t.Rel != readout.RelAclRelcl || x.d.Child(v, readout.RelXcomp, readout.RelCcomp) >= 0 {
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
