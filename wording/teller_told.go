package wording

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// Counts writes the numbers of people: `killed 3 to 5 ("at least three")`.
func (t *Teller) Counts(e *readout.Event) string {
	var parts []string
	for _, c := range e.Counts {
		s := Spaced(c.Kind) + " " + Number(c.Range)
		if c.Unit != "" {
			s += " " + Plain(c.Unit)
		}
		if !c.Span.Empty() {
			s += " (" + t.Quote(c.Span) + ")"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

// Facets names the classes of weapons or targets: "weapon drone, missile".
func (t *Teller) Facets(what string, list []readout.Facet) string {
	var names []string
	for _, f := range list {
		names = append(names, Plain(f.Class))
	}
	if len(names) == 0 {
		return ""
	}
	return what + " " + strings.Join(names, ", ")
}

// WhenMet is day, duration and whether it took longer than planned.
func (t *Teller) WhenMet(m *readout.Meeting) string {
	var parts []string
	if m.Date != "" {
		parts = append(parts, Day(m.Date)+Basis(m.DateBasis))
	}
	if m.Duration != "" {
		parts = append(parts, Duration(m.Duration))
	}
	if m.Overran {
		parts = append(parts, "longer than planned")
	}
	return strings.Join(parts, ", ")
}

// HowMet is level, format, setting, mode and place.
func (t *Teller) HowMet(m *readout.Meeting) string {
	levels := map[string]string{"head_of_state_gov": "leaders", "ministerial": "ministers", "special_envoy": "envoys",
		"ambassadorial": "ambassadors", "senior_official": "senior officials", "official": "officials"}
	modes := map[string]string{"phone": "by phone", "video": "by video", "written": "in writing"}
	var parts []string
	for _, s := range []string{levels[m.Level], m.Format, m.Setting, modes[m.Mode]} {
		if s != "" && s != "unknown" && s != "stand_alone" && s != "remote" && s != "not_stated" {
			parts = append(parts, Spaced(s))
		}
	}
	s := strings.Join(parts, ", ")
	if pl := t.Places[m.Place]; pl != nil {
		if s != "" {
			s += "; "
		}
		s += t.PlaceName(pl) + Basis(m.PlaceBasis)
	}
	return s
}

// PlaceName is a place with its country: "Oslo, NOR".
func (t *Teller) PlaceName(pl *readout.Place) string {
	n := Plain(pl.Name)
	if n == "" {
		n = t.Words(pl.Span)
	}
	if pl.Country != "" && pl.Kind != "country" {
		n += ", " + pl.Country
	}
	return n
}

// Condition quotes the condition of a threat, which may or may not begin with
// its own "if".
func (t *Teller) Condition(x *readout.Threat) string {
	words := strings.ToLower(t.Words(x.Condition))
	for _, w := range []string{"if ", "unless ", "until ", "should ", "as long as "} {
		if strings.HasPrefix(words, w) {
			return t.Quote(x.Condition)
		}
	}
	return "if " + t.Quote(x.Condition)
}

// OnlyClaimed says whether an event rests on nothing but somebody's word. That
// somebody accuses, asks or refuses is no claim of his: he does it by saying it.
func (t *Teller) OnlyClaimed(e *readout.Event) bool {
	if e.Status == readout.Alleged {
		return true
	}
	if e.Status != readout.Happened && e.Status != readout.Ongoing || len(e.VouchedBy) == 0 {
		return false
	}
	return !slices.ContainsFunc(e.VouchedBy, func(v string) bool {
		s := t.Said[v]
		return s == nil || Verbal(e) && t.SpeaksFor(e.Actors, t.Origin(s).Speakers)
	})
}

// SpeaksFor says whether one of the speakers is one of the actors, or of the
// state that acts.
func (t *Teller) SpeaksFor(actors, speakers []string) bool {
	return slices.ContainsFunc(actors, func(id string) bool {
		if slices.Contains(speakers, id) {
			return true
		}
		a := t.Actors[id]
		return a != nil && a.Kind == readout.ActorGovernment && IsCountry(a.Country) &&
			slices.ContainsFunc(speakers, func(s string) bool { b := t.Actors[s]; return b != nil && cmp.Or(b.Side, b.Country) == a.Country })
	})
}
