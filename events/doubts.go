package events

import "readout"

// Some words look like an event and are none, however well a frame fits: a
// question that a reporter put, a rule that "calls for" something, an agreement
// of minds. What follows are the tests of the gates that know single types.

// proposed says whether the object of p is something that can be declined.
func (x *run) proposed(p *proto) bool {
	o := x.d.Child(p.head, readout.RelObj, readout.RelNsubjPass)
	return o >= 0 && x.hasClass(o, []string{"proposal", "role", "talks", "aid"})
}

// qualified says whether a modifier of noun i has one of the classes.
func (x *run) qualified(i int32, classes []string) bool {
	for c := range x.d.Children(i) {
		if r := x.tok(c).Rel; (r == readout.RelCompound || r == readout.RelAmod) && x.hasClass(c, classes) {
			return true
		}
	}
	return false
}

// atHome says whether those with a country among rec are all of one of act's.
func (x *run) atHome(act, rec []string) bool {
	for _, id := range rec {
		if x.country(id) != "" && !x.sameCountry(act, id) {
			return false
		}
	}
	return true
}

// armed says whether all of ids bear arms for a state: they take to the streets, but
// not in protest.
func (x *run) armed(ids []string) bool {
	for _, id := range ids {
		if a := x.actors[id]; a == nil || !overlap(a.Sectors, []string{"MIL", "COP"}) {
			return false
		}
	}
	return true
}

// voiceless says whether p is of a verb in the active voice, whose subject should
// have been known: "when visiting Kenya", "blame them".
func (x *run) voiceless(p *proto) bool {
	return !p.sym && !x.nominal(p.head) && x.verbal(p.head) && !x.passive(p.head) && p.act.n == 0 && !x.truce(p)
}

// reporters says whether p is what somebody was asked, not what anybody demands:
// "asked about the vote", "they were asked whether".
func (x *run) reporters(p *proto, act []string) bool {
	if x.verbLemma(p.head) != "ask" || x.nominal(p.head) {
		return false
	}
	if len(act) == 0 || p.rec.n == 0 && p.content < 0 && p.object < 0 {
		return true
	}
	r := x.tok(p.head).Rel
	bare := (r == readout.RelAdvcl || r == readout.RelAcl) && x.tok(p.head).Fine != readout.VBG && x.d.Child(p.head, readout.RelNsubj, readout.RelAux, readout.RelMark) < 0
	return (bare || x.passive(p.head)) && x.d.Child(p.head, readout.RelOblAgent) < 0
}

// unnamed says whether what p asks for is not to be named.
func (x *run) unnamed(p *proto) bool {
	if p.object >= 0 && x.lemma(p.object) == "anonymity" {
		return true
	}
	for c := range x.d.Children(p.head) {
		switch t := x.tok(c); t.Rel {
		case readout.RelObj, readout.RelObl:
			if l := x.lemma(c); l == "anonymity" || l == "confidentiality" {
				return true
			}
		case readout.RelXcomp, readout.RelCcomp, readout.RelAdvcl:
			switch x.verbLemma(c) {
			case "name", "identify", "quote":
				return true
			case "remain", "stay":
				return x.lemma(c+1) == "anonymous" || x.lemma(c+1) == "unnamed" || x.lemma(c+1) == "unidentified"
			}
		}
	}
	return false
}

// journey are the verbs of going that are a visit where an official goes.
var journey = map[string]bool{"go": true, "travel": true, "fly": true, "arrive": true, "return": true, "come": true}

// official says whether one of ids holds an office or speaks for a body.
func (x *run) official(ids []string) bool {
	for _, id := range ids {
		a := x.actors[id]
		if a == nil {
			continue
		}
		if a.Kind != readout.ActorPerson && a.Kind != readout.ActorPeople && a.Kind != readout.ActorOther || a.Office != "" || a.Rank != "" || a.Key != "" || x.codable([]string{id}) && a.Country == "" {
			return true
		}
		for _, s := range a.Sectors {
			switch s {
			case "GOV", "LEG", "PTY", "OPP", "MIL", "JUD", "SPY", "REB":
				return true
			}
		}
	}
	return false
}

// toPublic says whether an appeal is only meant to please, or an invitation for
// everybody: "appeal to voters", "the public is invited".
func (x *run) toPublic(p *proto) bool {
	switch l := x.verbLemma(p.head); {
	case l == "urge" || l == "encourage" || l == "remind" || l == "ask":
	case (l == "appeal" || l == "invite") && p.content < 0:
	default:
		return false
	}
	for _, t := range p.rec.all() {
		if x.inClass(t, []string{"public"}) {
			return true
		}
	}
	return false
}

// opinion says whether an agreement is only of minds: one party, and neither a
// thing agreed on nor another who agrees.
func (x *run) opinion(p *proto, act, rec []string) bool {
	if p.frame.lemma == "propose" && p.frame.op != "" && p.content < 0 || p.frame.lemma == "commit" && p.content < 0 && (x.d.Child(p.head, readout.RelCop) >= 0 || x.passive(p.head)) && x.d.Child(p.head, readout.RelXcomp, readout.RelCcomp, readout.RelAdvcl) < 0 {
		return len(rec) == 0 // plans at home; "committed" as an adjective
	}
	if p.frame.op == "promise" && p.frame.lemma == "offer" && p.content < 0 && !x.infinitive(p.head) {
		return len(rec) == 0 // "offers a reminder"
	}
	if p.frame.op == "promise" && p.frame.lemma != "commit" && p.content < 0 && x.verbal(p.head) && x.passive(p.head) {
		return true // "they are guaranteed a seat"
	}
	if p.frame.op == "promise" && p.content < 0 && x.d.Child(p.head, readout.RelCop) >= 0 {
		return true // "why it is promising"
	}
	if p.frame.op == "willing" && p.content < 0 {
		return len(rec) == 0 // a limit to what they would do
	}
	if p.frame.lemma != "agree" || p.frame.noun {
		return false
	}
	for c := range x.d.Children(p.head) {
		if x.marker(c, readout.RelCase) == "with" && x.hasClass(c, []string{"view"}) {
			return true
		}
	}
	if p.content < 0 {
		if c := x.d.Child(p.head, readout.RelCcomp); c >= 0 && x.modal(c) == "" && p.object < 0 && !x.infinitive(p.head) {
			return len(rec) == 0 // "both agree that it is a crime"
		}
		return (len(act) < 2 || x.single(&p.act)) && len(rec) == 0 && p.object < 0 && !x.infinitive(p.head)
	}
	e := &x.protos[p.content]
	return x.tok(e.verb).Rel == readout.RelCcomp && (x.modal(e.verb) == "should" || x.modal(e.verb) == "must") && len(act) < 2
}

// single says whether a party is one person: a noun in the singular, or "he".
func (x *run) single(p *party) bool {
	if p.n != 1 {
		return false
	}
	t := x.tok(p.toks[0])
	if t.Fine != readout.NN && t.Fine != readout.NNP && t.Tag != readout.PRON || x.low(p.toks[0]) == "they" {
		return false
	}
	return x.d.Child(p.toks[0], readout.RelConj) < 0
}

// sparing says whether what p refuses is to harm or blame: "declined to threaten
// them" rejects nothing.
func (x *run) sparing(p *proto) bool {
	e := &x.protos[p.content]
	if x.nominal(e.head) || x.tok(e.verb).Head != p.head || e.negated {
		return false
	}
	switch e.typ {
	case "THREATEN", "ACCUSE", "ASSAULT", "SANCTION", "COERCE":
		return true
	}
	return false
}

// walksOut says whether who leaves a meeting does so before its end; everybody
// leaves a meeting some time.
func (x *run) walksOut(p *proto) bool {
	if p.object < 0 || !x.hasClass(p.object, []string{"session"}) {
		return true
	}
	for c := range x.d.Children(p.head) {
		switch x.lemma(c) {
		case "abruptly", "early", "angrily", "suddenly", "protest", "prematurely", "anger", "agreement":
			return true
		}
	}
	return false
}

// refugees says whether a party is of people who may be driven out: more than
// one, and none who would run from the law or from battle.
func (x *run) refugees(p *party) bool {
	for _, t := range p.all() {
		if x.inClass(t, []string{"runaway"}) || x.tok(t).Name.Type() == readout.TypePerson {
			return false
		}
		switch f := x.tok(t).Fine; {
		case f == readout.NNS || f == readout.NNPS || x.tok(t).Tag == readout.NUM || x.tok(t).Tag == readout.ADJ:
			return true
		case x.hasClass(t, []string{"populace"}):
			return true
		}
		if x.quantityOf(t) != nil {
			return true
		}
	}
	return false
}

// abstractReturn says whether nobody's and nothing's return is named.
func (x *run) abstractReturn(p *proto) bool {
	if x.d.Child(p.head, readout.RelNmodPoss) >= 0 {
		return false
	}
	for c := range x.d.Children(p.head) {
		if x.marker(c, readout.RelCase) == "of" {
			return false
		}
	}
	return true
}

// handedBack says whether what is returned is the object of the verb; who returns
// to a country hands nothing back.
func (x *run) handedBack(p *proto) bool {
	return x.passive(p.head) || x.d.Child(p.head, readout.RelObj) >= 0 || x.gap(p.head) >= 0
}

// domestic says whether p is of one party alone and about what parties at home
// decide day by day: a bill, a change that they support, words not spoken.
func (x *run) domestic(p *proto, rec []string) bool {
	if quads[p.typ]%2 == 0 || len(rec) > 0 || p.sym {
		return false
	}
	if p.status == readout.NotHappened {
		return true
	}
	switch p.typ {
	case "AGREE", "REJECT", "REQUEST", "SUPPORT":
	default:
		return false
	}
	if o := x.d.Child(p.head, readout.RelObj); o >= 0 && x.verbLemma(p.head) == "sign" && x.hasClass(o, []string{"paperwork"}) && x.d.Child(o, readout.RelNmod) < 0 {
		return true // "signed a memorandum"
	}
	if p.object >= 0 && x.hasClass(p.object, []string{"lawmaking"}) {
		return true
	}
	for _, t := range p.rec.all() {
		if x.hasClass(t, []string{"lawmaking"}) {
			return true
		}
	}
	o := x.d.Child(p.head, readout.RelObj)
	return o >= 0 && x.hasClass(o, []string{"lawmaking"})
}
