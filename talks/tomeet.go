package talks

import (
	"slices"
	"strconv"
	"strings"

	"readout"
)

// This file says of each meeting whether it was held, is under way, was put off,
// called off or refused, and lists those that are set or proposed.

// stateOfMeeting is what the report says became of an encounter, and who brought
// that about where it did not take place.
func (r *reading) stateOfMeeting(x *encounter, st readout.Status) (state string, by []string, until string) {
	switch st {
	case readout.Happened, readout.Alleged:
		state = "held"
	case readout.Ongoing:
		state = "under_way"
	}
	for i := range x.mentions {
		m := &x.mentions[i]
		hits := r.hitsIn(int32(r.d.SentenceOf(m.head)))
		for k := range hits {
			h := &hits[k]
			v := h.value("state")
			if st != readout.NotHappened || !off(v) && v != trRefused || r.d.Tokens[m.head].Tag == readout.VERB && v != trRefused && !(m.head >= h.first && m.head <= h.last) {
				continue
			}
			if s := r.hitStatus(h); s != readout.Happened && s != readout.NotHappened && v != trRefused {
				continue
			}
			state, by = v, r.doers(h, r.top(h))
			if v == trPostponed {
				until = r.dayAhead(r.top(h), r.span(h))
			}
			return state, by, until
		}
	}
	return state, by, until
}

// toMeet lists the meetings that are set or proposed, which no word has taking place.
func (r *reading) toMeet(ps []process) {
	for e := range r.meetings {
		x := &r.meetings[e]
		if x.meeting >= 0 || len(r.sidesOf(x.actors)) < 2 && len(r.persons(x.actors)) < 2 {
			continue
		}
		k := slices.IndexFunc(x.mentions, func(m mention) bool { return m.status == readout.Planned && !m.past })
		state := "scheduled"
		if k < 0 {
			k = slices.IndexFunc(x.mentions, func(m mention) bool { return m.status == readout.Desired && !m.past && r.proposedAt(m.head) })
			state = "proposed"
		}
		if k < 0 || r.longAgo(x.mentions[k].head) {
			continue
		}
		m := &x.mentions[k]
		if !m.told && state == "scheduled" && m.event < 0 && r.dayAhead(m.head, m.evidence) == "" {
			continue
		}
		y := readout.Meeting{Kind: x.kind(), State: state, Parties: r.parties(x.actors), Date: r.dayAhead(m.head, m.evidence)}
		y.ID, y.Status, y.VouchedBy = "m"+strconv.Itoa(len(r.rec.Meetings)+1), m.status, m.vouched
		y.Span, y.Evidence = r.d.Words(m.head, m.head), []readout.Span{m.evidence}
		y.Rule, y.Score = "meeting."+state, 0.7
		if y.Date != "" {
			y.DateBasis = readout.BasisAnchored
		}
		if p := r.placeOf(m.head); p != nil {
			y.Place, y.PlaceBasis = p.ID, p.Basis
		}
		for _, id := range r.persons(x.actors) {
			y.Participants = append(y.Participants, readout.Participant{Actor: id, Role: "principal", EvidenceKind: "text", Span: r.naming(id, x)})
		}
		y.Level, y.Format, y.Number = r.level(x), format(len(r.sidesOf(y.Parties))), r.ordinal(m.head)
		if p := holding(ps, e); p != nil && p.id != "" {
			y.Series = p.id
		}
		r.hostTells(&y)
		if m.event >= 0 {
			ev := &r.rec.Events[m.event]
			y.Events = []string{ev.ID}
			if ev.Meeting == "" {
				ev.Meeting = y.ID
			}
		}
		r.rec.Meetings = append(r.rec.Meetings, y)
	}
}

// proposedAt says whether somebody proposes or calls for the encounter at token i.
func (r *reading) proposedAt(i int32) bool {
	for n := 0; i >= 0 && n < 4; n++ {
		switch i = r.d.Tokens[i].Head; {
		case i < 0:
			return false
		case offers(r.d.Tokens[i].Lemma) && r.d.Tokens[i].Lemma != "want" && r.d.Tokens[i].Lemma != "seek", r.d.Tokens[i].Lemma == "call", r.d.Tokens[i].Lemma == "invite", r.d.Tokens[i].Lemma == "suggest", r.d.Tokens[i].Lemma == "urge":
			return true
		}
	}
	return false
}

// ordinals are the numbers of rounds.
var ordinals = []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"}

// ordinal is the number in its series that the noun at token i has: "the third
// round", "a 5th session"; 0 if none.
func (r *reading) ordinal(i int32) int {
	if !r.d.Tokens[i].Tag.Noun() {
		return 0
	}
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		if t.Rel != readout.RelAmod && t.Rel != readout.RelNummod || c > i {
			continue
		}
		w := strings.ToLower(r.d.Word(c))
		if n := slices.Index(ordinals, w); n > 0 {
			if n == 1 && r.sinceBehind(i) {
				return 0 // "their first meeting since 2014" opens no series
			}
			return n
		}
		if len(w) > 2 && w[0] >= '1' && w[0] <= '9' {
			switch w[len(w)-2:] {
			case "st", "nd", "rd", "th":
				n, _ := strconv.Atoi(w[:len(w)-2])
				return n
			}
		}
	}
	return 0
}

// sinceBehind says whether "since" or "in" follows the noun at token i: a first
// meeting in years.
func (r *reading) sinceBehind(i int32) bool {
	for k := i + 1; k < r.sentence(i).Last && k < i+8; k++ {
		if l := r.d.Tokens[k].Lemma; l == "since" || l == "in" && k == i+1 {
			return true
		}
	}
	return false
}
