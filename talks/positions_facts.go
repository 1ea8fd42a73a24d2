package talks

import (
	"strings"

	"readout"
)

// This file tells wants from facts: what is conceded, welcomed or wanted at home.

// someone says whether the noun or pronoun at token c is one person.
func (r *reading) someone(c int32) bool {
	switch w := strings.ToLower(r.d.Word(c)); w {
	case "him", "her", "me", "you", "us":
		return true
	}
	return r.d.Tokens[c].Tag == readout.PROPN && r.person(r.d.ActorsAt(c))
}

// toldAsSo says whether what the verb at token i takes is no wish but a fact: "conceded that
// the tariffs were too high", "welcomed the release", "suggested that the border was closed".
func (r *reading) toldAsSo(i int32, w *stanceWord, content []int32) bool {
	if len(content) == 0 {
		return false
	}
	c := content[0]
	t := &r.d.Tokens[c]
	switch w.lemma {
	case "welcome", "embrace":
		return t.Tag.Noun() && r.d.Child(c, readout.RelAclRelcl) < 0 && deeds[t.Lemma]
	case "concede", "accept", "agree", "suggest":
	default:
		return false
	}
	if t.Rel != readout.RelCcomp && t.Rel != readout.RelParataxis {
		return w.lemma == "suggest" && t.Fine != readout.VBG && !t.Tag.Noun() || w.lemma == "suggest" && r.d.Child(c, readout.RelAux) >= 0
	}
	if (t.Fine == readout.VB || r.infinitive(c)) && w.lemma != "suggest" {
		return false
	}
	for x := range r.d.Children(c) {
		y := &r.d.Tokens[x]
		if y.Rel != readout.RelAux && y.Rel != readout.RelAuxPass && y.Rel != readout.RelCop {
			continue
		}
		switch y.Lemma {
		case "should", "must", "ought":
			return false
		case "would", "will", "shall", "can", "could", "may", "might":
			return w.lemma == "suggest"
		}
		if y.Fine == readout.VB && r.d.Word(x) == "be" {
			return false // "that observers be sent"
		}
	}
	if t.Fine == readout.VBP && w.lemma == "suggest" && r.d.Tokens[i].Fine == readout.VBD {
		return false // "suggested that they meet"
	}
	return t.Fine != readout.VB
}

// deeds are nouns for what is done already where it is welcomed.
var deeds = setOf("release withdrawal retreat return handover exchange swap arrest signing departure reopening opening lifting end pardon election visit arrival evacuation resumption start")

// atHome says whether the verb at token i is said to somebody of the holder's own side:
// "he urged the president to make a deal" is a quarrel at home.
func (r *reading) atHome(i int32, holders []string) bool {
	for c := range r.d.Children(i) {
		if rel := r.d.Tokens[c].Rel; rel != readout.RelObj && rel != readout.RelIobj && !(rel == readout.RelObl && r.caseOf(c) == "on") {
			continue
		}
		for _, id := range r.d.ActorsAt(c) {
			if a := r.actor(id); a != nil && a.Kind == readout.ActorPerson && r.side(id) != "" && r.seated(holders, id) {
				return true
			}
		}
	}
	return false
}

// wantsDone says whether "want" at token i wants something done by others: "wants its
// soldiers freed", "wants the ban on its wine lifted".
func (r *reading) wantsDone(i int32) bool {
	done := func(c int32) bool {
		f := r.d.Tokens[c].Fine
		return (f == readout.VBN || f == readout.VBD) && r.d.Child(c, readout.RelAux, readout.RelMark) < 0
	}
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		if c > i+1 && (t.Rel == readout.RelXcomp || t.Rel == readout.RelCcomp) && done(c) {
			return true
		}
	}
	o := r.d.Child(i, readout.RelObj)
	last := r.trim(r.clauseEnd(i))
	if o <= i || last <= o || !done(last) {
		return false
	}
	t := &r.d.Tokens[last]
	return t.Rel == readout.RelAcl || t.Rel == readout.RelXcomp
}

// owed are things that only the other side can give: who wants them demands them.
var owed = map[string]bool{"apology": true, "compensation": true, "reparation": true, "reparations": true, "explanation": true, "damages": true}
