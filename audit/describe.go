package audit

import (
	"slices"
	"strings"

	"readout"
)

// describe tells of each source what the record knows of its actor.
func (a *auditor) describe() {
	for i := range a.out.Sources {
		s := &a.out.Sources[i]
		if actor := a.actors[s.Actor]; actor != nil {
			s.Key, s.Name, s.Office = actor.Key, actor.Name, actor.Office
			if s.Rank == "" {
				s.Rank = actor.Rank
			}
			if s.Number == nil && s.Class == Unnamed {
				s.Number = actor.Number
			}
			s.Country = actor.Country
			s.Gender, s.GenderBy = a.gender(s, actor)
		}
		if s.Name == "" && !s.Words.Empty() {
			s.Name = strings.Join(strings.Fields(s.Words.In(a.text)), " ")
		}
		a.introduce(s)
		if s.Class == Unnamed && byOffice(s) {
			s.Class = Unresolved
		}
		if s.Class == Unnamed {
			if s.Anonymity.Reason == "" || s.Anonymity.Reason == notGiven {
				s.Anonymity = a.inOwnWords(s)
			}
			s.Type = typeOf(s)
		} else {
			s.Number, s.Anonymity = nil, readout.Anonymity{}
		}
		if actor := a.actors[s.Actor]; actor != nil && a.speaksFor(s) {
			s.Side, s.SideBasis = sideOf(actor)
		}
	}
}

// Stated is a reason for anonymity that the report gives in words of its own.
const Stated = "stated"

// inOwnWords looks for a reason that is none of the usual ones, after "anonymity" in
// a sentence where s speaks: "to discuss the minister's travels".
func (a *auditor) inOwnWords(s *Source) readout.Anonymity {
	for _, x := range s.Said {
		if x.Sentence >= len(a.rec.Sentences) {
			continue
		}
		sent := a.rec.Sentences[x.Sentence]
		from := strings.Index(sent.In(a.text), " anonymity")
		if from < 0 {
			continue
		}
		at := sent.Start + int32(from+len(" anonymity"))
		rest := a.text[at:sent.End]
		for _, opens := range []string{" because ", " to discuss ", " to describe ", " to speak ", " to talk ", " in order to ", " so as ", " citing ", " since ", " given "} {
			if strings.HasPrefix(rest, opens) || strings.HasPrefix(rest, ","+opens) {
				rest = strings.TrimPrefix(rest, ",")
				if end := strings.IndexAny(rest, ",.;:”\""); end > 0 {
					rest = rest[:end]
				}
				start := at + int32(strings.Index(a.text[at:sent.End], opens)) + 1
				return readout.Anonymity{Reason: Stated, Span: readout.Span{Start: start, End: start + int32(len(strings.TrimSpace(rest)))}}
			}
		}
	}
	return readout.Anonymity{Reason: notGiven}
}

// introduce shows a source by what describes it where only a pronoun speaks.
func (a *auditor) introduce(s *Source) {
	actor := a.actors[s.Actor]
	if actor == nil || !wholePronoun(s.Words.In(a.text)) {
		return
	}
	for _, m := range actor.Mentions {
		if m.In(a.text) == actor.Name {
			s.Words = m
			return
		}
	}
}

// byOffice says whether a source without a name is one person known by an office:
// "the governor". That is no unnamed source but one of whom the record does not know
// who it is.
func byOffice(s *Source) bool {
	if s.Number != nil && s.Number.Max > 1 {
		return false
	}
	switch first, _, _ := strings.Cut(strings.ToLower(s.Name), " "); first {
	case "a", "an", "another", "one", "some":
		return false
	}
	return nounType(s.Name) == Office
}

// camps are the sectors of those who stand against their government.
var camps = []string{"REB", "OPP", "SEP", "INS", "UAF"}

// sideOf returns for which side an actor speaks: the country, and the camp of
// those against its government; empty where the record does not say.
func sideOf(x *readout.Actor) (string, readout.Basis) {
	country := x.Side
	if country == "" {
		country = x.Country
	}
	switch country {
	case "", "IGO", "NGO", "IMG", "MNC":
		return "", ""
	}
	for _, c := range camps {
		if slices.Contains(x.Sectors, c) {
			return country + " " + c, x.Basis
		}
	}
	return country, x.Basis
}

// Genders.
const (
	Man   = "man"
	Woman = "woman"
)

// genderWords are pronouns and titles that show a gender.
var genderWords = map[string]string{
	"he": Man, "him": Man, "his": Man, "himself": Man, "mr": Man, "sir": Man, "lord": Man, "king": Man, "prince": Man, "sheikh": Man,
	"spokesman": Man, "businessman": Man, "congressman": Man, "chairman": Man, "policeman": Man, "father": Man, "brother": Man, "husband": Man,
	"she": Woman, "her": Woman, "hers": Woman, "herself": Woman, "mrs": Woman, "ms": Woman, "miss": Woman, "lady": Woman, "queen": Woman,
	"princess": Woman, "spokeswoman": Woman, "businesswoman": Woman, "congresswoman": Woman, "chairwoman": Woman, "policewoman": Woman,
	"mother": Woman, "sister": Woman, "wife": Woman,
}

// gender reads the gender of a person off the report's own pronouns and titles. It
// says nothing where they do not agree.
func (a *auditor) gender(s *Source, actor *readout.Actor) (string, readout.Span) {
	if actor.Kind != readout.ActorPerson || s.Class != Named && s.Class != Unnamed {
		return "", readout.Span{}
	}
	found, by := "", readout.Span{}
	spans := slices.Clone(actor.Mentions)
	for _, x := range s.Said {
		if x.As == AsSaid && len(s.Said) > 0 {
			spans = append(spans, x.Source)
		}
	}
	for _, m := range spans {
		words := m.In(a.text)
		if strings.Contains(words, ",") || strings.Contains(words, " of ") {
			continue // "the spokesman, a brother of" tells of others
		}
		for _, w := range strings.Fields(words) {
			g := genderWords[strings.ToLower(strings.Trim(w, ".'’"))]
			if g == "" || g == found || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") {
				continue
			}
			if len(strings.Fields(words)) > 1 && pronoun(w) {
				continue // "his wife"
			}
			if found != "" {
				return "", readout.Span{}
			}
			found, by = g, m
		}
	}
	return found, by
}

func pronoun(w string) bool {
	switch strings.ToLower(w) {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return true
	}
	return false
}

// The types of an unnamed source.
const (
	Insider   = "insider"   // who knows by office or from inside
	Bystander = "bystander" // who saw, lives there or was struck
	Expert    = "expert"    // who judges from outside
	People    = "people"    // anybody else
	Office    = "office"    // one of an office; who is meant by "the governor" has a name
)

// typeOf tells unnamed sources apart by their nouns; the last one counts.
func typeOf(s *Source) string {
	typ := nounType(s.Name)
	switch {
	case typ == Office && s.Rank == "":
		return People // "a candidate"
	case typ == Office:
		return Insider // "a minister"
	case typ != "" && typ != People:
		return typ
	case !s.Access.Empty() || s.Anonymity.Reason != notGiven && s.Anonymity.Reason != "":
		return Insider // "people briefed on the talks", a lawyer who asked not to be named
	case typ != "":
		return typ
	case s.Rank != "":
		return Insider
	}
	return People
}

// nounType is the type of the noun that a description is about, empty for others.
func nounType(description string) string {
	lex, typ := lexicon(), ""
	for _, w := range words(description) {
		if t := lex.nouns[w]; t != "" {
			typ = t
		} else if typ != "" && stops(w) {
			break // "an official of the research institute"
		}
	}
	return typ
}

// stops says whether w ends the noun that a description is about.
func stops(w string) bool {
	switch w {
	case "of", "from", "in", "at", "with", "who", "on", "for", "to", "close", "briefed", "familiar", "near", "by":
		return true
	}
	return false
}

// words returns the words of s in small letters, without marks at their ends.
func words(s string) []string {
	out := strings.Fields(strings.ToLower(s))
	for i := range out {
		out[i] = strings.Trim(out[i], wordMarks)
	}
	return out
}
