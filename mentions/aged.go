package mentions

import (
	"strings"

	"readout"
)

// aged returns the chain of the person that a phrase with an age takes up: after a
// sentence about Muster, "the 57-year-old scientist" is Muster. It is -1 where m
// is no such phrase, or where nobody suits it.
func (f *Finder) aged(m int32) int32 {
	d := f.d
	x := &d.Mentions[m]
	if x.Type != readout.TypePerson || f.number(x.Head) == readout.Plural || !f.yearsOld(x) {
		return -1
	}
	a := f.ask(x.Head, pronoun{role: possessive})
	g := nounGender(f.lemma(x.Head))
	own := f.kind[m]
	best, score := int32(-1), -100000
	for o := m - 1; o >= 0 && o >= m-farthest; o-- {
		y := &d.Mentions[o]
		if a.sentence-d.SentenceOf(y.Head) > 2 {
			break
		}
		if y.Chain < 0 || d.SentenceOf(y.Head) == a.sentence || y.Kind != readout.KindName {
			continue
		}
		c := f.alive(y.Chain)
		ch := &d.Chains[c]
		if ch.Type != readout.TypePerson || ch.Number == readout.Plural || g != readout.GenderUnknown && ch.Gender != readout.GenderUnknown && ch.Gender != g {
			continue
		}
		if f.things[c].rank != "" && own == "" && private[f.lemma(x.Head)] {
			continue // "the 34-year-old mother" is not the prosecutor
		}
		if v := f.rate(y, &a); v > score {
			best, score = c, v
		}
	}
	return best
}

// private are nouns for persons by whom officers are seldom called.
var private = map[string]bool{"mother": true, "father": true, "man": true, "woman": true, "boy": true, "girl": true, "teenager": true, "teen": true, "youth": true,
	"victim": true, "suspect": true, "student": true, "member": true, "gunman": true, "shooter": true, "killer": true, "worker": true, "resident": true, "defendant": true,
	"driver": true, "baby": true, "child": true, "pensioner": true, "pedestrian": true, "shopkeeper": true}

// yearsOld says whether an age stands before the head of x: "57-year-old".
func (f *Finder) yearsOld(x *readout.Mention) bool {
	d := f.d
	for i := x.Head - 1; i >= 0 && d.Tokens[i].Start >= x.Start; i-- {
		if w := d.Word(i); strings.HasSuffix(w, "-year-old") || w == "old" && i >= 2 && d.Word(i-2) == "year" {
			return true
		}
	}
	return false
}
