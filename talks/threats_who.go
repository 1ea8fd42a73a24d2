package talks

import (
	"readout"
	"slices"
	"strings"
)

// threatener is the party that will act: the subject, and for "we" the side of
// the speaker.
func (r *reading) threatener(q int32) []string {
	s := r.subject(q)
	if s < 0 || first1(r.d.Tokens[s].Lemma) {
		return r.speakerParty(r.d.Tokens[q].Span)
	}
	by := r.parties(r.phrase(s, nil))
	if len(r.sidesOf(by)) > 0 && r.d.Tokens[s].Tag != readout.PRON {
		return by
	}
	switch r.d.Tokens[s].Lemma {
	case "movement", "front", "group", "organisation", "organization", "party", "alliance":
		if by := r.speakerParty(r.d.Tokens[q].Span); len(by) == 1 && r.somebody(by) && r.definite(s) && !state(r.actor(by[0])) {
			return by // "his people said the movement would"
		}
	}
	if r.ownBody(s) {
		by := r.speakerParty(r.d.Tokens[q].Span)
		if g := r.theGovernment(); len(g) > 0 && r.d.Tokens[s].Lemma != "movement" && (len(r.sidesOf(by)) == 0 || r.guessedSpeaker(r.d.Tokens[q].Span)) {
			return g
		}
		return by
	}
	return by
}

// guessedSpeaker says whether the side of all who say the words of s was only concluded.
func (r *reading) guessedSpeaker(s readout.Span) bool {
	st := r.statementAt(s)
	if st == nil {
		return false
	}
	for _, id := range r.speakers(st) {
		if a := r.actor(id); a == nil || a.Basis != readout.BasisInferred {
			return false
		}
	}
	return true
}

// theGovernment is the one government that the report tells of beside one group of rebels,
// nil where there are several or no rebels.
func (r *reading) theGovernment() []string {
	if r.theRebels == "" {
		return nil
	}
	var out []string
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		if state(a) && a.Country != "" && slices.Contains(a.Sectors, "GOV") {
			out = add(out, a.ID)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// ownBody says whether token i is what the speaker calls his own: "our delegation", "his
// movement", or "the army" of no named state.
func (r *reading) ownBody(i int32) bool {
	switch r.d.Tokens[i].Lemma {
	case "army", "military", "government":
		return true
	case "force", "troop", "troops", "soldier":
		for c := range r.d.Children(i) {
			if r.d.Tokens[c].Lemma == "government" || r.d.Tokens[c].Lemma == "arm" || r.d.Tokens[c].Lemma == "armed" {
				return true
			}
		}
	}
	p := r.d.Child(i, readout.RelNmodPoss)
	if p < 0 || r.d.Tokens[p].Tag != readout.PRON && r.d.Tokens[p].Tag != readout.DET {
		return false
	}
	switch r.d.Tokens[i].Lemma {
	case "movement", "group", "government", "country", "side", "army", "party", "front", "people", "force":
		return true
	}
	return r.is(i, isNegotiator)
}

func first1(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "we", "i", "us":
		return true
	}
	return false
}

// speakerParty is the side of whoever says the words of s, nil for the author.
func (r *reading) speakerParty(s readout.Span) []string {
	if st := r.statementAt(s); st != nil {
		return r.parties(r.speakers(st))
	}
	return nil
}

// others are the parties of the process at hand that are not among by.
func (r *reading) others(ps []process, i int32, by []string) []string {
	p := r.processAt(ps, i)
	if p == nil || len(intersect(r.sidesOf(by), p.sides)) == 0 && len(intersect(by, r.seats(p))) == 0 {
		return r.addressed(i, by)
	}
	var out []string
	var speaks []string
	if st := r.statementAt(r.d.Tokens[i].Span); st != nil {
		speaks = r.speakers(st)
	}
	for _, id := range r.seats(p) {
		if !r.seated(by, id) && !slices.Contains(by, id) && !slices.Contains(speaks, id) {
			out = add(out, id)
		}
	}
	if len(out) == 0 {
		return r.addressed(i, by)
	}
	return out
}

// addressed returns the one other party that the sentence of token i names.
func (r *reading) addressed(i int32, by []string) []string {
	s := r.sentence(i)
	var out []string
	for _, m := range r.mentionsIn(s.Span) {
		if m.Kind != readout.KindName || m.Chain < 0 {
			continue
		}
		for _, id := range r.d.Chains[m.Chain].Actors {
			if a := r.actor(id); a != nil && a.Kind == readout.ActorPerson && a.Basis == readout.BasisInferred {
				continue // whose he is was only guessed
			}
			if id = r.party(id); r.side(id) != "" && !r.seated(by, id) {
				out = add(out, id)
			}
		}
	}
	if len(out) == 0 && len(r.sidesOf(by)) == 1 {
		if two := r.onlyTwo(); len(intersect(r.sidesOf(two), r.sidesOf(by))) == 1 {
			for _, id := range two {
				if !r.seated(by, id) {
					out = add(out, id)
				}
			}
		} else if g := r.theGovernment(); len(g) == 1 && r.side(by[0]) == r.theRebels {
			out = g
		} else if len(g) == 1 && r.seated(g, by[0]) {
			out = []string{r.theRebels}
		}
	}
	if len(out) == 0 && len(r.sidesOf(by)) == 0 { // "the army", "the government" of a state not named
		for i := range r.rec.Actors {
			if a := &r.rec.Actors[i]; a.Kind == readout.ActorGovernment && a.Country == "" && !a.Anonymous && !slices.Contains(by, a.ID) {
				out = add(out, a.ID)
			}
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}
