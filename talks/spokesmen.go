package talks

import (
	"slices"
	"strings"

	"readout"
)

// This file reads for whom people act of whom the report does not say otherwise whose they
// are: "the rebels sent N", "the Front's team is led by N", "N will speak for the Front".

// spokesmen adds to r.leaderOf those whom verbs say to act for somebody.
func (r *reading) spokesmen() {
	for s := range r.d.Sentences {
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			switch t := &r.d.Tokens[i]; {
			case t.Tag == readout.VERB:
				r.actsFor(i)
			case t.Tag == readout.NOUN && delegationWord(t.Lemma):
				r.ledBy(i)
			case t.Tag == readout.PROPN && t.Rel.Subject():
				r.forSide(i)
			}
		}
	}
}

// actsFor reads the verb at token i.
func (r *reading) actsFor(i int32) {
	subject, object := r.d.Child(i, readout.RelNsubj), r.d.Child(i, readout.RelObj)
	if r.negated(i) {
		return
	}
	switch r.d.Tokens[i].Lemma {
	case "send", "dispatch", "name", "appoint", "delegate":
		if object < 0 || !r.toTalks(i) {
			return
		}
		r.stands(r.onePerson(object), r.groupAt(subject, false))
	case "represent":
		if object >= 0 {
			r.stands(r.onePerson(subject), r.groupAt(object, true))
		}
		fallthrough
	case "lead", "head":
		if p := r.d.Child(i, readout.RelNsubjPass); p >= 0 {
			r.stands(r.onePerson(r.agentOf(i)), r.groupAt(p, r.d.Tokens[i].Lemma == "represent"))
		} else if object >= 0 && delegationWord(r.d.Tokens[object].Lemma) {
			r.stands(r.onePerson(subject), r.groupAt(object, true))
		}
	case "speak", "negotiate", "sign", "act":
		for c := range r.d.Children(i) {
			if r.d.Tokens[c].Rel == readout.RelObl && (r.opensWith(c, "for") || r.opensWith(c, "behalf")) {
				r.stands(r.onePerson(subject), r.groupAt(c, true))
			}
		}
	}
}

// forSide reads "N, for Peru, said": who speaks for a side in the round of speakers.
func (r *reading) forSide(i int32) {
	for c := range r.d.Children(i) {
		if t := &r.d.Tokens[c]; t.Rel == readout.RelNmod && c > i && t.Tag == readout.PROPN && r.caseOf(c) == "for" {
			if a, b := r.d.Subtree(c); a > 0 && (r.d.Word(a) == "," || r.d.Word(a-1) == ",") && int(b)+1 < len(r.d.Tokens) && (r.d.Word(b+1) == "," || r.d.Word(b) == ",") {
				r.stands(r.onePerson(i), r.groupAt(c, true))
			}
		}
	}
}

// negated says whether the verb at token i is denied in its own clause.
func (r *reading) negated(i int32) bool {
	for c := range r.d.Children(i) {
		if r.is(c, isNegation) {
			return true
		}
	}
	return false
}

// toTalks says whether somebody is sent anywhere that is no prison: no goal is told, or
// talks, or a place.
func (r *reading) toTalks(v int32) bool {
	for c := range r.d.Children(v) {
		if r.d.Tokens[c].Rel != readout.RelObl || r.caseOf(c) != "to" && r.caseOf(c) != "into" {
			continue
		}
		if !r.is(c, isNegotiation|isEncounter) && r.d.Tokens[c].Tag != readout.PROPN {
			return false
		}
	}
	return true
}

// ledBy reads "the rebel team by N", whose verb the clause before has, and "their
// negotiator N".
func (r *reading) ledBy(i int32) {
	for c := range r.d.Children(i) {
		if t := &r.d.Tokens[c]; t.Rel == readout.RelNmod && c > i && r.caseOf(c) == "by" {
			r.stands(r.onePerson(c), r.groupAt(i, true))
		}
	}
}

// delegationWord says whether a noun names who sits at the table for a side.
func delegationWord(lemma string) bool {
	switch lemma {
	case "delegation", "team", "side", "mission", "negotiator", "contingent":
		return true
	}
	return false
}

// agentOf returns by whom the passive verb at token v is done, -1 if it is not told.
func (r *reading) agentOf(v int32) int32 {
	for c := range r.d.Children(v) {
		if t := &r.d.Tokens[c]; t.Rel == readout.RelOblAgent || t.Rel == readout.RelObl && r.caseOf(c) == "by" {
			return c
		}
	}
	return -1
}

// onePerson returns the one person with a name whom the phrase of token i names, empty if
// there is none.
func (r *reading) onePerson(i int32) string {
	if i < 0 {
		return ""
	}
	ps := r.persons(r.phrase(i, nil))
	if len(ps) == 0 {
		for c := range r.d.Children(i) {
			if rel := r.d.Tokens[c].Rel; rel == readout.RelAppos || rel == readout.RelFlat || rel == readout.RelCompound || rel == readout.RelNmodDesc {
				ps = add(ps, r.persons(r.d.ActorsAt(c))...)
			}
		}
	}
	if len(ps) != 1 {
		return ""
	}
	return ps[0]
}

// groupAt returns the armed group that the phrase of token i names, or the state where
// states count; empty if it names none.
func (r *reading) groupAt(i int32, states bool) string {
	if i < 0 {
		return ""
	}
	ids := r.phrase(i, nil)
	for c := range r.d.Children(i) {
		if rel := r.d.Tokens[c].Rel; rel == readout.RelCompound || rel == readout.RelAmod || rel == readout.RelNmodPoss {
			ids = add(ids, r.d.ActorsAt(c)...)
			if r.theRebels != "" && (r.d.Tokens[c].Lemma == "rebel" || r.d.Tokens[c].Lemma == "insurgent" || r.d.Tokens[c].Lemma == "guerrilla") {
				ids = append(ids, r.theRebels)
			}
		}
	}
	one := ""
	for _, id := range ids {
		a := r.actor(id)
		if a == nil || a.Kind == readout.ActorPerson && !a.Anonymous {
			continue
		}
		g := ""
		switch {
		case rebel(a) && a.Anonymous:
			g = r.theRebels
		case rebel(a) && phrased(a.Name):
			g = r.theRebels
		case a.Kind == readout.ActorArmedGroup || a.Kind == readout.ActorOrganisation && (rebel(a) || opposes(a)):
			g = id
		case states && a.Key != "" && state(a):
			g = id
		}
		if g == "" || g == one {
			continue
		}
		if one != "" {
			return ""
		}
		one = g
	}
	return one
}

// stands enters that a person acts for a group or state, where nothing better is known.
func (r *reading) stands(person, group string) {
	a, g := r.actor(person), r.actor(group)
	if a == nil || g == nil || r.leaderOf[person] != "" || a.Key != "" {
		return
	}
	if a.Country != "" && !guessed(a) && a.Basis != readout.BasisCoreference && slices.Contains(a.Sectors, "GOV") {
		return // of whose office we know
	}
	if r.leaderOf == nil {
		r.leaderOf = map[string]string{}
	}
	r.leaderOf[person] = group
}

// phrased says whether what was taken for the name of a group is a phrase about who sits
// at the table.
func phrased(name string) bool {
	for _, w := range strings.Fields(name) {
		if w == "by" || delegationWord(strings.TrimSuffix(w, "s")) {
			return true
		}
	}
	return false
}

// represented enters for whom people act as relations.
func (r *reading) represented() {
	for i := range r.rec.Actors {
		id := r.rec.Actors[i].ID
		g := r.leaderOf[id]
		if g == "" || slices.ContainsFunc(r.rec.Relations, func(x readout.Relation) bool { return x.A == id && x.B == g }) || len(r.rec.Actors[i].Mentions) == 0 {
			continue
		}
		x := readout.Relation{A: id, Rel: "represents", B: g}
		x.Status, x.Rule, x.Score, x.VouchedBy = readout.Happened, "relation.represents", 0.7, []string{readout.ByAuthor}
		x.ID, x.Span = r.newID("r", len(r.rec.Relations)), r.rec.Actors[i].Mentions[0]
		x.Evidence = []readout.Span{x.Span}
		r.rec.Relations = append(r.rec.Relations, x)
	}
}
