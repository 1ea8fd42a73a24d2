package syntax

import (
	"strings"

	"readout"
)

// repair mends what grammar forbids, sentence by sentence: an owner that is the
// subject of the participle before its noun ("Yemen's recognised government"), the
// first of two subjects made the head of their verb ("the government and the
// movement signed"), a given name taken for the verb that it also is ("Minister
// Grace Exempel"), and a person put beside the state whose officer he is ("the
// President of Ruritania, Pat Exempel"). Nothing hangs on an auxiliary: a preposition
// or a subject there belongs to its verb ("accused of having shelled").
func repair(d *readout.Document, s readout.Sentence) {
	for i := s.First + 1; i+1 < s.Last; i++ {
		if t := d.Tokens[i].Tag; t == readout.VERB || t == readout.AUX {
			mendGiven(d, i)
		}
		mendHolder(d, i)
	}
	for i := s.First; i < s.Last; i++ {
		if d.Tokens[i].Fine == readout.POS && d.Tokens[i].Rel == readout.RelCase {
			mendOwner(d, s, i)
		}
	}
	for i := s.First; i < s.Last; i++ {
		mendSources(d, s, i)
		mendHeadless(d, s, i)
		mendTo(d, s, i)
		mendLonger(d, s, i)
		mendBusy(d, s, i)
		switch d.Tokens[i].Rel {
		case readout.RelMark, readout.RelCase, readout.RelNsubj:
			if h := d.Tokens[i].Head; h >= 0 && (d.Tokens[h].Rel == readout.RelAux || d.Tokens[h].Rel == readout.RelAuxPass) {
				d.Tokens[i].Head = d.Tokens[h].Head
			}
		}
		if d.Tokens[i].Rel == readout.RelNsubj {
			mendSubjects(d, s, i)
		}
		if d.Tokens[i].Rel == readout.RelObj {
			mendTold(d, s, i)
			mendFronted(d, s, i)
		}
	}
	mendParticiples(d, s)
}

// mendTold handles the object i of a verb that has none but what is said: where a
// finite verb without subject or conjunction is put beside that verb, i is its subject.
func mendTold(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	say := t[i].Head
	if say < 0 || say > i || !t[i].Tag.Noun() {
		return
	}
	if w := d.Word(say); !telling[w] {
		return
	}
	verb := int32(-1)
	for k := i + 1; k < s.Last; k++ {
		if t[k].Head == say && (t[k].Rel == readout.RelConj || t[k].Rel == readout.RelParataxis) {
			verb = k
			break
		}
	}
	if verb < 0 || t[verb].Fine != readout.VBD && t[verb].Fine != readout.VBZ && t[verb].Fine != readout.VBP {
		return
	}
	for k := i + 1; k < s.Last; k++ {
		if r := t[k].Rel; t[k].Head == verb && k < verb && (r == readout.RelCc || r.Subject() || r == readout.RelAuxPass) {
			return
		}
	}
	t[i].Head, t[i].Rel = verb, readout.RelNsubj
	t[verb].Rel = readout.RelCcomp
}

// telling are the words that are followed by what is told, and seldom by a thing.
var telling = map[string]bool{"said": true, "says": true, "say": true, "saying": true, "contended": true, "contends": true, "contend": true, "argued": true, "argues": true,
	"alleged": true, "alleges": true, "insisted": true, "insists": true, "believe": true, "believes": true, "believed": true, "think": true, "thinks": true, "thought": true}

// mendOwner handles the possessive mark i.
func mendOwner(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	owner := t[i].Head
	if owner < 0 || owner > i || !t[owner].Rel.Subject() {
		return
	}
	verb := t[owner].Head
	if verb < i || t[verb].Fine != readout.VBN && t[verb].Fine != readout.VBD && t[verb].Fine != readout.VBG || verb-i > 3 {
		return
	}
	noun := int32(-1)
	for k := verb + 1; k < s.Last && k <= verb+4; k++ {
		if t[k].Tag.Noun() && t[k].Head == verb && (t[k].Rel == readout.RelObj || t[k].Rel == readout.RelXcomp) {
			noun = k
			break
		}
		if t[k].Tag != readout.ADJ && !t[k].Tag.Noun() && t[k].Tag != readout.PUNCT {
			return
		}
	}
	if noun < 0 {
		return
	}
	head, rel := t[verb].Head, t[verb].Rel
	for k := s.First; k < s.Last; k++ { // what hung from the verb hangs from the noun, but for its adverb
		if t[k].Head == verb && k != noun && !(k < verb && k > i) {
			t[k].Head = noun
		}
	}
	t[noun].Head, t[noun].Rel = head, rel
	t[verb].Head, t[verb].Rel = noun, readout.RelAmod
	t[owner].Head, t[owner].Rel = noun, readout.RelNmodPoss
}

// mendSubjects handles the subject i, which a conjunction ties to the noun before it.
func mendSubjects(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	verb := t[i].Head
	if verb < i || t[verb].Rel != readout.RelAcl || t[verb].Fine != readout.VBD && t[verb].Fine != readout.VBZ && t[verb].Fine != readout.VBP {
		return
	}
	first := t[verb].Head
	if first < 0 || first > i || !t[first].Tag.Noun() && t[first].Tag != readout.PRON {
		return
	}
	tied := false
	for k := first + 1; k < i; k++ {
		tied = tied || t[k].Rel == readout.RelCc && t[k].Head == i
		if t[k].Tag == readout.PUNCT || t[k].Tag == readout.VERB {
			return
		}
	}
	if !tied {
		return
	}
	head, rel := t[first].Head, t[first].Rel
	for k := verb; k < s.Last; k++ { // what comes after the verb is the verb's
		if t[k].Head == first && k != verb {
			t[k].Head = verb
		}
	}
	t[verb].Head, t[verb].Rel = head, rel
	t[first].Head, t[first].Rel = verb, readout.RelNsubj
	t[i].Head, t[i].Rel = first, readout.RelConj
}

// mendGiven handles the verb i, which is none where it is written with a capital
// between a title and a surname that hang from it and is itself in a noun's place.
func mendGiven(d *readout.Document, i int32) {
	t := d.Tokens
	title, surname := &t[i-1], &t[i+1]
	if title.Head != i || surname.Head != i || !title.Tag.Noun() || surname.Tag != readout.PROPN {
		return
	}
	for k := i - 1; k <= i+1; k++ {
		if !startsUpper(d.Word(k)) {
			return
		}
	}
	switch t[i].Rel {
	case readout.RelNsubj, readout.RelNsubjPass, readout.RelObj, readout.RelIobj, readout.RelObl, readout.RelNmod, readout.RelAppos:
	default:
		return
	}
	t[i].Tag, t[i].Fine = readout.PROPN, readout.NNP
	title.Rel, surname.Rel = readout.RelNmodDesc, readout.RelFlat
	if n := surname.Name; n.Type() == readout.TypePerson && (n.Position() == readout.NameSingle || n.Position() == readout.NameBegin) {
		t[i].Name = readout.Name(readout.TypePerson, readout.NameBegin)
		after := readout.NameInside
		if n.Position() == readout.NameSingle {
			after = readout.NameEnd
		}
		surname.Name = readout.Name(readout.TypePerson, after)
	}
}

// mendHolder handles the person at i, who stands in apposition to the officer and
// not to the state between them.
func mendHolder(d *readout.Document, i int32) {
	t := d.Tokens
	n := t[i].Name
	if n.Type() != readout.TypePerson || n.Position() != readout.NameBegin && n.Position() != readout.NameSingle || t[i].Rel != readout.RelConj && t[i].Rel != readout.RelAppos || d.Word(i-1) != "," {
		return
	}
	state := t[i].Head
	if state < 0 || state > i || t[state].Name.Type() != readout.TypeLocation || t[state].Rel != readout.RelNmod {
		return
	}
	officer := t[state].Head
	if officer < 0 || officer > state || !t[officer].Tag.Noun() || !officerWord(d.Word(officer)) {
		return
	}
	for k := state + 1; k < i; k++ {
		if t[k].Rel == readout.RelCc {
			return
		}
	}
	t[i].Head, t[i].Rel = officer, readout.RelAppos
}

// officerWord says whether w is a word for those who lead states and speak for them.
func officerWord(w string) bool {
	switch strings.ToLower(w) {
	case "president", "minister", "premier", "chancellor", "king", "queen", "emir", "leader", "ambassador", "secretary", "governor", "envoy":
		return true
	}
	return false
}
