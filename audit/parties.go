package audit

import (
	"slices"
	"strings"

	"readout"
)

// What makes a side a party.
const (
	RoleTalks   = "talks"   // it meets or negotiates
	RoleAccused = "accused" // it is blamed
)

// How a party is heard.
const (
	HeardNamed      = "named"       // by name or by office, alone
	HeardUnnamed    = "unnamed"     // through unnamed sources only
	HeardTogether   = "together"    // only together with others
	HeardSecondHand = "second_hand" // only as others tell it
	HeardAsked      = "asked"       // it was asked and gave no answer
	HeardPerhaps    = "perhaps"     // somebody of no known side denies something: perhaps for it
	HeardNo         = "no"
)

// parties finds the sides that meet, negotiate or are accused, and how they are heard.
func (a *auditor) parties() {
	for i := range a.rec.Meetings {
		if m := &a.rec.Meetings[i]; m.Kind != "visit" && (m.Status == readout.Happened || m.Status == readout.Ongoing || m.Status == "") {
			a.party(RoleTalks, m.Parties, &m.Item)
		}
	}
	for i := range a.rec.Processes {
		if p := &a.rec.Processes[i]; p.State != "floated" {
			a.party(RoleTalks, p.Parties, &p.Item)
		}
	}
	for i := range a.rec.Events {
		if e := &a.rec.Events[i]; e.Type == "ACCUSE" && e.Mode == "allege" && e.Status == readout.Happened && !e.Background && len(e.Actors) > 0 &&
			slices.Contains(e.VouchedBy, readout.ByAuthor) {
			a.party(RoleAccused, e.Recipients, &readout.Item{Span: e.Trigger, Evidence: e.Evidence})
		}
	}
	asked := a.asked()
	for i := range a.out.Parties {
		p := &a.out.Parties[i]
		p.Asked = asked[p.Side]
		a.hear(p)
		if p.Heard == HeardNo || p.Heard == HeardSecondHand || p.Heard == HeardTogether {
			p.Unless = a.unsure()
		}
		if p.Heard == HeardNo && p.Role == RoleAccused && a.denies(p.Unless) {
			p.Heard = HeardPerhaps
		}
	}
	a.out.Parties = slices.DeleteFunc(a.out.Parties, func(p Party) bool { return p.Role == RoleTalks && !a.central(&p) })
}

// opening is how many sentences a report takes to say what it is about.
const opening = 5

// central says whether the report opens with what makes a party one. Of talks that
// are mentioned by the way nobody need be heard.
func (a *auditor) central(p *Party) bool {
	return slices.ContainsFunc(p.Evidence, func(e readout.Span) bool {
		return len(a.rec.Sentences) <= opening || e.Start < a.rec.Sentences[opening].Start
	})
}

// party notes the sides of actors. Talks have at least two.
func (a *auditor) party(role string, ids []string, it *readout.Item) {
	var sides []string
	var names []string
	for _, id := range ids {
		x := a.actors[id]
		if x == nil || !official(x) {
			continue
		}
		if side, _ := sideOf(x); side != "" && side != "UNO" && !slices.Contains(sides, side) {
			sides, names = append(sides, side), append(names, a.sideName(side, x))
		}
	}
	if role == RoleTalks && len(sides) < 2 {
		return
	}
	for i, side := range sides {
		if slices.ContainsFunc(a.out.Parties, func(p Party) bool { return p.Side == side }) {
			continue
		}
		p := Party{Side: side, Name: names[i], Role: role, Heard: HeardNo}
		for _, s := range append([]readout.Span{it.Span}, it.Evidence...) {
			if !s.Empty() && !slices.Contains(p.Evidence, s) {
				p.Evidence = append(p.Evidence, s)
			}
		}
		a.out.Parties = append(a.out.Parties, p)
	}
}

// sideName is a side as the report calls it.
func (a *auditor) sideName(side string, x *readout.Actor) string {
	if strings.Contains(side, " ") {
		return x.Name
	}
	for i := range a.rec.Actors {
		if y := &a.rec.Actors[i]; y.Country == side && y.Kind == readout.ActorGovernment && y.Key == side && y.Name != "" {
			return y.Name
		}
	}
	return side
}

// official says whether x speaks for a side: a government, an armed group, a body
// of it, or who has a rank or office in it. Who belongs to a firm, a newspaper or a
// school does not, whatever the country.
func official(x *readout.Actor) bool {
	switch x.Kind {
	case readout.ActorGovernment, readout.ActorArmedGroup, readout.ActorIGO:
		return true
	}
	if len(x.Sectors) == 0 {
		return x.Rank != "" || x.Office != "" || x.Side != ""
	}
	return slices.ContainsFunc(x.Sectors, func(s string) bool {
		switch s {
		case "GOV", "MIL", "LEG", "JUD", "SPY", "COP", "PTY":
			return true
		}
		return slices.Contains(camps, s)
	})
}

// speaksFor says whether the words of s count as those of its side.
func (a *auditor) speaksFor(s *Source) bool {
	switch s.Class {
	case StateMedia, Named, Body:
		x := a.actors[s.Actor]
		return x != nil && (s.Class == StateMedia || official(x))
	case Unnamed:
		return s.Type == Insider
	}
	return false
}

// hear works out how a party is heard.
func (a *auditor) hear(p *Party) {
	best := len(hearing)
	for i := range a.out.Sources {
		s := &a.out.Sources[i]
		if s.Side != p.Side {
			continue
		}
		how := HeardSecondHand
		switch {
		case s.Count.Statements == 0 && s.Count.Declined > 0:
			how = HeardAsked
		case s.Count.Statements == 0 && s.Count.SecondHand == 0:
			how = HeardNo
		case s.Count.Statements == 0:
		case !a.alone(s):
			how = HeardTogether
		case s.Class == Unnamed:
			how = HeardUnnamed
		default:
			how = HeardNamed
		}
		level := slices.Index(hearing, how)
		if how != HeardNo && (how != HeardSecondHand || best >= level) {
			if how != HeardSecondHand && best == slices.Index(hearing, HeardSecondHand) {
				p.Sources = nil // who is only told of matters where nobody speaks
			}
			p.Sources = append(p.Sources, s.ID)
		}
		best = min(best, level)
	}
	if best < len(hearing) {
		p.Heard = hearing[best]
	}
	if !p.Asked.Empty() && (p.Heard == HeardNo || p.Heard == HeardSecondHand) {
		p.Heard = HeardAsked
	}
}

// hearing is from best to worst.
var hearing = []string{HeardNamed, HeardUnnamed, HeardTogether, HeardAsked, HeardSecondHand, HeardNo}

// alone says whether s says something that is not said together with another side.
func (a *auditor) alone(s *Source) bool {
	for _, x := range s.Said {
		if x.As != AsSaid {
			continue
		}
		st := a.said[x.Statement]
		other := slices.ContainsFunc(Origin(a.rec, a.said, st).Speakers, func(id string) bool {
			y := a.actors[id]
			if y == nil {
				return false
			}
			side, _ := sideOf(y)
			return side != s.Side
		})
		if !other {
			return true
		}
	}
	return false
}

// asked finds the sides that were asked and did not answer, with the words that
// say so: the actor nearest before "did not respond", or else after it.
func (a *auditor) asked() map[string]readout.Span {
	out := map[string]readout.Span{}
	for _, sent := range a.rec.Sentences {
		low := strings.ToLower(sent.In(a.text))
		if len(low) != sent.Len() {
			continue // a letter that changes its length
		}
		for _, phrase := range lexicon().silence {
			at := strings.Index(low, phrase)
			if at < 0 {
				continue
			}
			words := readout.Span{Start: sent.Start + int32(at), End: sent.Start + int32(at+len(phrase))}
			if x := a.nearest(sent, words); x != nil {
				if side, _ := sideOf(x); side != "" && out[side] == (readout.Span{}) {
					out[side] = words
				}
			}
			break
		}
	}
	return out
}

// nearest returns the actor with a side whose mention in sent ends last before
// words, or else begins first after them.
func (a *auditor) nearest(sent, words readout.Span) *readout.Actor {
	var best *readout.Actor
	far := int32(1 << 30)
	for i := range a.rec.Actors {
		x := &a.rec.Actors[i]
		if side, _ := sideOf(x); side == "" {
			continue
		}
		for _, m := range x.Mentions {
			if !sent.Contains(m) {
				continue
			}
			d := words.Start - m.End
			if d < 0 {
				d = 1<<20 + m.Start - words.End
			}
			if d < far {
				best, far = x, d
			}
		}
	}
	return best
}

// unsure are the sources that could speak for any side: insiders and officials of
// whom the record does not say which.
func (a *auditor) unsure() []string {
	var out []string
	for i := range a.out.Sources {
		s := &a.out.Sources[i]
		if s.Side != "" || s.Count.Statements == 0 {
			continue
		}
		x := a.actors[s.Actor]
		if s.Class == Body && x != nil && x.Anonymous || s.Class == Unresolved && wholePronoun(s.Name) || s.Class == Unnamed && s.Type == Insider || s.Class == Named && (x == nil || official(x)) {
			out = append(out, s.ID)
		}
	}
	return out
}

// denies says whether one of the sources denies something.
func (a *auditor) denies(ids []string) bool {
	return slices.ContainsFunc(a.out.Sources, func(s Source) bool {
		return slices.Contains(ids, s.ID) && slices.ContainsFunc(s.Said, func(x Said) bool { return a.said[x.Statement].CueType == "deny" })
	})
}
