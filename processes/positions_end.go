package processes

import (
	"slices"
	"strings"
)

// endPositions ends what had to be so before talks when the talks are agreed to or begin,
// and what both sides have settled when they come to terms.
func (f *folder) endPositions() {
	ts := f.terms()
	for i := range f.p.Positions {
		p := &f.p.Positions[i]
		if p.To == "" {
			p.To = f.held[i].dropped
		}
		if p.To == "" {
			p.To = f.settled(p, ts)
		}
	}
	for i := range f.p.Positions { // after the conditions that they refuse
		if p := &f.p.Positions[i]; p.Stance == "refuses" {
			p.To = f.fallen(p)
		}
	}
}

// fallen is the day on which what somebody refuses is asked for no more, where it was a
// condition of another's; else the day that the refusal ends by itself.
func (f *folder) fallen(p *Position) string {
	for i := range f.p.Positions {
		c := &f.p.Positions[i]
		if c.Kind == "precondition" && c.Issue == p.Issue && c.Issue != "other" && c.Holder != p.Holder && c.From <= p.From && c.To > p.From && (p.To == "" || c.To < p.To) {
			return c.To
		}
	}
	return p.To
}

// dropped is the day on which a precondition was met or dropped, empty if it was not.
func (f *folder) dropped(p *Position) string {
	if p.Kind != "precondition" || ofSignature(p.Words.Words) {
		return ""
	}
	for k := range f.p.States {
		s := &f.p.States[k]
		if counts(s.Standing) && s.From > p.From && (s.State == AgreedTalk && s.Previous != Scheduled || s.State == InSession) {
			return s.From
		}
	}
	return ""
}

// ofSignature says whether a precondition is one of putting a name to a text, which talks
// that begin do not meet.
func ofSignature(words string) bool {
	w := " " + fold(words) + " "
	return slices.ContainsFunc([]string{" signed ", " signing ", " signature ", " sign ", " initialled ", " ratified "}, func(x string) bool { return strings.Contains(w, x) })
}

// settled is the day on which the sides came to terms about the issue of a demand, an offer
// or a refusal: an agreement was reached, and somebody accepted or offered something on
// that issue with it. Empty if they did not; a red line stays.
func (f *folder) settled(p *Position, ts []term) string {
	if p.Kind == "red_line" || p.Kind == "claim" || p.Issue == "other" || !slices.Contains([]string{"demands", "insists", "refuses", "offers", "accepts_with_conditions", "open"}, p.Stance) {
		return ""
	}
	for _, t := range ts {
		if t.issue == p.Issue && t.from > p.From && t.reached > p.From {
			return t.reached
		}
	}
	return ""
}

// A term is what somebody accepted or offered on an issue, and the day of an agreement that
// it may be part of.
type term struct{ issue, from, reached string }

// terms lists them by agreement, in the order in which those were reached.
func (f *folder) terms() (out []term) {
	for k := range f.p.States {
		s := &f.p.States[k]
		if !counts(s.Standing) || s.State != Principle && s.State != TextAgreed && s.State != Signed {
			continue
		}
		for i := range f.p.Positions {
			if t := &f.p.Positions[i]; apart(t.From, s.From) <= 1 && (t.Stance == "accepts" || t.Stance == "offers") {
				out = append(out, term{t.Issue, t.From, s.From})
			}
		}
	}
	return out
}

// outbid ends the last offer of a holder on an issue with the next one, which takes its place.
func (f *folder) outbid(n *Position, at int) {
	if n.Stance != "offers" || n.Issue == "other" {
		return
	}
	for i := len(f.p.Positions) - 1; i >= at; i-- {
		if p := &f.p.Positions[i]; p.Stance == "offers" && p.To == "" && p.From < n.From && p.From != "" {
			p.To = n.From
			return
		}
	}
}
