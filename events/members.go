package events

import "readout"

// A phrase may say who is meant by a word for many: "several states, among them Chad
// and Niger", "his neighbours, including Kenya".

// members returns the parties that the phrase of noun i, a word for several states or
// bodies, lists behind "including" or the like; nil if it lists none.
func (x *run) members(i int32, depth int) []string {
	if t := x.tok(i); t.Tag != readout.NOUN || !several[x.lemma(i)] {
		return nil
	}
	for c := range x.d.Children(i) {
		t := x.tok(c)
		if a := x.d.Child(c, readout.RelOblAgent); a >= 0 && t.Rel == readout.RelAcl && x.verbLemma(c) == "lead" {
			if ids := x.who(a, nil, depth-1); x.located(ids) {
				return ids // "forty countries led by Chad"
			}
		}
		if c < i || t.Rel != readout.RelNmod && t.Rel != readout.RelObl && t.Rel != readout.RelAppos || !x.nominal(c) {
			continue
		}
		switch x.marker(c, readout.RelCase) {
		case "including", "like", "such", "notably", "especially", "particularly":
		case "":
			if c < 3 || x.low(c-1) != "them" || x.low(c-2) != "among" {
				continue // "countries, among them Chad": them and Chad hang side by side
			}
		default:
			continue
		}
		if ids := x.who(c, nil, depth-1); x.located(ids) {
			return ids
		}
	}
	return nil
}

// several are the nouns for many states or bodies at once.
var several = map[string]bool{"country": true, "state": true, "nation": true, "neighbour": true, "neighbor": true, "ally": true, "partner": true, "government": true, "power": true, "member": true, "capital": true, "donor": true, "signatory": true, "guarantor": true, "mediator": true}

// beyondIt are the words for those who are never of the state that they are named after.
var beyondIt = map[string]bool{"neighbour": true, "neighbor": true, "neighbouring": true, "neighboring": true}

// claimer returns who claims the attack that noun n is, or laid the weapon that it is,
// where the phrase says so: "the bombing, claimed by the group, killed ten", "claimed
// responsibility for the bombing that killed ten", "a mine laid by rebels"; -1 if nobody.
func (x *run) claimer(n int32) int32 {
	if !x.nominal(n) || x.itself(n) || !x.hasClass(n, []string{"violence", "explosive", "weapon", "projectile", "handthrown"}) && len(x.lex.nouns[x.lemma(n)]) == 0 {
		return -1
	}
	for c := range x.d.Children(n) {
		if x.tok(c).Rel == readout.RelAcl && dealing[x.verbLemma(c)] {
			if a := x.d.Child(c, readout.RelOblAgent); a >= 0 {
				return a
			}
		}
	}
	h := x.tok(n).Head
	if h < 0 || x.marker(n, readout.RelCase) != "for" {
		return -1
	}
	if x.lemma(h) == "responsibility" {
		h = x.tok(h).Head
	}
	if h < 0 || !x.verbal(h) || x.passive(h) {
		return -1
	}
	if o := x.d.Child(h, readout.RelObj); o < 0 || x.lemma(o) != "responsibility" || x.verbLemma(h) != "claim" && x.verbLemma(h) != "accept" {
		return -1
	}
	return x.subject(h)
}

// dealing are the participles between a blow or a weapon and those who dealt it.
var dealing = map[string]bool{"claim": true, "lay": true, "plant": true, "throw": true, "hurl": true, "fire": true, "drop": true, "launch": true, "detonate": true, "stage": true, "conduct": true, "carry": true}
