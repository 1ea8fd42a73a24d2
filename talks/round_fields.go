package talks

import (
	"slices"
	"strings"

	"readout"
)

// This file finds what a report tells of an encounter beside the words for it: at whose
// invitation they sat, who brought them together, of what rank those are who came.

// circumstances fills fields of the kept meetings from words elsewhere in the report. They are
// those of all meetings of the report where these are between the same sides.
func (r *reading) circumstances() {
	if !r.ofTheSame() {
		return
	}
	hosts, between := r.namedHosts(), r.broughtTogether()
	rank := r.delegationsOf()
	for i := range r.rec.Meetings {
		m := &r.rec.Meetings[i]
		for _, id := range hosts {
			if m.Mode != "phone" && m.Kind != "call" && !r.seated(m.Parties, id) && !r.seated(m.HostedBy, id) {
				m.HostedBy = add(m.HostedBy, id)
			}
		}
		for _, id := range between {
			if !r.seated(m.Parties, id) && !r.seated(m.Mediators, id) {
				m.Mediators = add(m.Mediators, id)
			}
		}
		if m.Level == "" && m.Kind == "talks" && rank < len(levels) {
			m.Level = levels[rank]
		}
	}
}

// ofTheSame says whether all meetings of the report are between the same two sides.
func (r *reading) ofTheSame() bool {
	var two []string
	for i := range r.rec.Meetings {
		s := r.sidesOf(r.rec.Meetings[i].Parties)
		if two != nil && !sameSides(two, s) {
			return false
		}
		if len(s) > len(two) {
			two = s
		}
	}
	return len(r.rec.Meetings) > 0
}

// namedHosts are the states that the report calls the host: "Oman, the host, regretted".
func (r *reading) namedHosts() []string {
	var out []string
	for i := range r.d.Tokens {
		k := int32(i)
		t := &r.d.Tokens[k]
		if t.Lemma != "host" || t.Tag != readout.NOUN {
			continue
		}
		var ids []string
		if (t.Rel == readout.RelAppos || t.Rel == readout.RelNmodDesc) && t.Head >= 0 {
			ids = r.d.ActorsAt(t.Head)
		}
		for c := range r.d.Children(k) {
			if x := &r.d.Tokens[c]; x.Rel == readout.RelAppos || x.Rel == readout.RelNmodDesc || x.Rel == readout.RelFlat {
				ids = add(ids, r.d.ActorsAt(c)...)
			}
		}
		for _, id := range ids {
			if a := r.actor(id); a != nil && state(a) && a.Key != "" {
				out = add(out, id)
			}
		}
	}
	return out
}

// broughtTogether are those who had the sides meet: "X had brought the two together",
// "the call was arranged by X".
func (r *reading) broughtTogether() []string {
	var out []string
	for i := range r.d.Tokens {
		k := int32(i)
		t := &r.d.Tokens[k]
		if t.Tag != readout.VERB || r.negated(k) {
			continue
		}
		var who []string
		switch t.Lemma {
		case "bring":
			o := r.d.Child(k, readout.RelObj)
			if o < 0 || !r.has2(k, "together") || !r.couple(o) {
				continue
			}
			who = r.phrase(r.subject(k), nil)
		case "arrange", "broker", "facilitate", "organise", "organize", "engineer":
			s := r.d.Child(k, readout.RelNsubjPass)
			if t.Rel == readout.RelAcl && t.Head >= 0 {
				s = t.Head
			}
			if conj := t.Head; s < 0 && t.Rel == readout.RelConj && conj >= 0 {
				s = r.subject(conj)
			}
			if s < 0 || !r.is(s, isEncounter|isNegotiation) {
				continue
			}
			if by := r.agentOf(k); by >= 0 {
				who = r.phrase(by, nil)
			}
		default:
			continue
		}
		if st := r.status(k); st != readout.Happened {
			continue
		}
		for _, id := range r.parties(who) {
			if a := r.actor(id); a != nil && a.Kind != readout.ActorMedia && (r.side(id) != "" || a.Kind == readout.ActorNGO || a.Kind == readout.ActorOrganisation) {
				out = add(out, id)
			}
		}
	}
	return out
}

// has2 says whether a word hangs from the verb at token v or stands shortly behind it.
func (r *reading) has2(v int32, word string) bool {
	for k := v + 1; k < r.sentence(v).Last && k < v+7; k++ {
		if r.d.Word(k) == word {
			return true
		}
	}
	return false
}

// couple says whether the phrase of token i stands for those who met: "them", "the two",
// "the sides".
func (r *reading) couple(i int32) bool {
	switch t := &r.d.Tokens[i]; t.Lemma {
	case "they", "them", "two", "three", "pair", "both", "side", "party", "delegation", "man", "enemy", "rival", "adversary":
		return true
	default:
		return len(r.sidesOf(r.phrase(i, nil))) >= 2
	}
}

// delegationsOf is the highest rank of those who come with a delegation ("the minister N
// and her delegation", "a team led by N") or of whom the talks are said to be ("the
// ministers had agreed"); len(levels) if none is told.
func (r *reading) delegationsOf() int {
	best := len(levels)
	rank := func(ids []string) {
		for _, id := range r.persons(ids) {
			if k := slices.Index(levels, r.actor(id).Rank); k >= 0 {
				best = min(best, k)
			}
		}
	}
	for i := range r.d.Tokens {
		k := int32(i)
		t := &r.d.Tokens[k]
		switch {
		case t.Tag == readout.NOUN && (t.Lemma == "delegation" || t.Lemma == "team"):
			if p := r.d.Child(k, readout.RelNmodPoss); p >= 0 && r.d.Tokens[p].Tag == readout.PRON && t.Rel == readout.RelConj && t.Head >= 0 {
				rank(r.phrase(t.Head, nil)) // "N and her delegation"
			}
			for c := range r.d.Children(k) {
				if v := &r.d.Tokens[c]; v.Tag == readout.VERB && (v.Lemma == "lead" || v.Lemma == "head") {
					if by := r.agentOf(c); by >= 0 {
						rank(r.phrase(by, nil))
					}
				}
			}
		case t.Tag == readout.VERB && (t.Lemma == "lead" || t.Lemma == "head"):
			if o := r.d.Child(k, readout.RelObj); o >= 0 && delegationWord(r.d.Tokens[o].Lemma) && !r.negated(k) {
				rank(r.phrase(r.subject(k), nil))
			}
		case t.Fine == readout.NNS && t.Lemma == "minister" && t.Rel.Subject() && r.definite(k) && r.d.Child(k, readout.RelNmod) < 0:
			best = min(best, 1)
		}
	}
	return best
}

// whereOf returns the place at which "travels to B, where she was to meet" has the verb
// at token i.
func (r *reading) whereOf(i int32) *readout.Place {
	k := r.whereBefore(i)
	if k <= 0 {
		return nil
	}
	if k--; r.d.Tokens[k].Tag == readout.PUNCT {
		k--
	}
	places := r.placesIn(r.d.Tokens[k].Span)
	if len(places) == 0 {
		return nil
	}
	return &places[0]
}

// whereBefore is the token "where" that opens the clause of the verb at token i, -1 if
// none does.
func (r *reading) whereBefore(i int32) int32 {
	if r.d.Tokens[i].Tag != readout.VERB {
		return -1
	}
	for k := i - 1; k > r.sentence(i).First && k > i-8; k-- {
		switch {
		case strings.EqualFold(r.d.Word(k), "where"):
			return k
		case r.d.Tokens[k].Tag == readout.PUNCT:
			return -1
		}
	}
	return -1
}

// stayedAway says whether who was to meet there does not go: "will not travel to B, where
// she was to meet her counterpart".
func (r *reading) stayedAway(i int32) bool {
	k := r.whereBefore(i)
	if k < 0 {
		return false
	}
	for v := k - 1; v >= r.sentence(i).First && v > k-9; v-- {
		switch t := &r.d.Tokens[v]; {
		case t.Tag != readout.VERB:
		case t.Lemma == "go", t.Lemma == "travel", t.Lemma == "come", t.Lemma == "fly", t.Lemma == "return":
			return r.negated(v)
		case t.Lemma == "cancel", t.Lemma == "scrap", t.Lemma == "abandon":
			return r.status(v) == readout.Happened
		default:
			return false
		}
	}
	return false
}

// listedRank is the level of those who are listed behind "they met:", by the words for
// them, where none has an office; empty if these tell of none.
func (r *reading) listedRank(x *encounter) string {
	if !x.mentions[0].listed {
		return ""
	}
	for _, id := range x.actors {
		for _, w := range strings.Fields(strings.ToLower(r.actor(id).Name)) {
			switch strings.TrimSuffix(w, "s") {
			case "adviser", "advisor", "aide", "staff", "official", "officer", "deputy", "secretary":
				return "senior_official"
			}
		}
	}
	return ""
}
