package wording

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/audit"
)

// MostNamed is how many letters of a long description stand for a speaker.
const MostNamed = 60

// Name is how an actor is called, or the id where the record has no such actor.
func (t *Teller) Name(id string) string {
	if a := t.Actors[id]; a != nil {
		return Actor(a)
	}
	return Plain(id)
}

// Actor is how an actor is called.
func Actor(a *readout.Actor) string {
	if n := Plain(a.Name); n != "" {
		return n
	}
	return a.ID
}

// Notes are the office and the country of a person, as far as the name does not tell
// them: "Foreign Minister, NOR".
func (t *Teller) Notes(id string) string {
	a := t.Actors[id]
	if a == nil || a.Kind != readout.ActorPerson {
		return ""
	}
	var notes []string
	for _, s := range []string{Plain(a.Office), a.Country} {
		if s != "" && !strings.Contains(Actor(a), s) {
			notes = append(notes, s)
		}
	}
	return strings.Join(notes, ", ")
}

// FullName is the name with office and country: "Ada Berg (Foreign Minister, NOR)".
func (t *Teller) FullName(id string) string {
	if n := t.Notes(id); n != "" {
		return t.Name(id) + " (" + n + ")"
	}
	return t.Name(id)
}

// Surname is the last word of a person's name, with what tells him from his father
// ("Marcos Jr."), and the whole name of others.
func (t *Teller) Surname(id string) string {
	a := t.Actors[id]
	if a == nil || a.Kind != readout.ActorPerson || a.Anonymous {
		return t.Name(id)
	}
	f := strings.Fields(Actor(a))
	last := len(f) - 1
	switch f[last] {
	case "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV":
		last = max(0, last-1)
	}
	return strings.Join(f[last:], " ")
}

// Names joins the names of ids as f gives them, each once: "A, B and C".
func Names(ids []string, f func(id string) string) string {
	var names []string
	for _, id := range ids {
		if n := f(id); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return List(names)
}

// Country is a country by name: as the record has it, else as the dictionary does,
// else by one of its bodies that the record names.
func (t *Teller) Country(code string) string {
	name := code
	if t.Record != nil {
		for i := range t.Record.Actors {
			a := &t.Record.Actors[i]
			if a.Country != code || a.Kind != readout.ActorGovernment || a.Name == "" {
				continue
			}
			if a.Key == code {
				return Actor(a)
			}
			if name == code {
				name = Actor(a)
			}
		}
	}
	if n := Country(code); n != code {
		return n
	}
	return name
}

// Holder names whose word something is: an actor, a statement's speaker, or the
// report itself; the last goes without saying.
func (t *Teller) Holder(id string) string {
	if id == "" || id == readout.ByAuthor {
		return ""
	}
	if s := t.Said[id]; s != nil {
		return t.Speaker(s)
	}
	return t.Name(id)
}

// Origin is the statement that names the speaker of s; see audit.Origin.
func (t *Teller) Origin(s *readout.Statement) *readout.Statement {
	return audit.Origin(t.Record, t.Said, s)
}

// Speaker names who made a statement: by name, or in the words of the report.
func (t *Teller) Speaker(s *readout.Statement) string {
	if s == nil {
		return ""
	}
	s = t.Origin(s)
	if len(s.Speakers) > 0 {
		if a := t.Actors[s.Speakers[0]]; a != nil && !a.Anonymous {
			return Names(s.Speakers, t.Surname)
		}
	}
	if !s.Source.Empty() {
		return Within(Cut(t.Words(s.Source), MostNamed))
	}
	if len(s.Speakers) > 0 {
		return Names(s.Speakers, t.Name)
	}
	return "somebody unnamed"
}

// Vouched says in a few words who vouches for something.
func (t *Teller) Vouched(by []string) string {
	var who []string
	add := func(w string) {
		if w != "" && !slices.Contains(who, w) {
			who = append(who, w)
		}
	}
	if slices.Contains(by, readout.ByAuthor) {
		add("the report")
	}
	for _, v := range by {
		switch v {
		case readout.ByAuthor:
		case readout.ByDocument:
			add("a document")
		case readout.ByInferred:
			add("inferred")
		default:
			add(t.Speaker(t.Said[v]))
		}
	}
	if n := len(who); n > 3 {
		who = append(who[:1], fmt.Sprintf("%d others", n-1))
	}
	return List(who)
}

// Voucher is vouched for a narrow column: where the report itself vouches, the
// others add nothing.
func (t *Teller) Voucher(by []string) string {
	if slices.Contains(by, readout.ByAuthor) {
		return "the report"
	}
	return t.Vouched(by)
}

// Named says whether all who make a statement have names.
func (t *Teller) Named(o *readout.Statement) bool {
	for _, id := range o.Speakers {
		if a := t.Actors[id]; a == nil || a.Anonymous {
			return false
		}
	}
	return len(o.Speakers) > 0
}

// Side is the country for which an unnamed speaker speaks.
func (t *Teller) Side(o *readout.Statement) string {
	var out []string
	for _, id := range o.Speakers {
		if a := t.Actors[id]; a != nil && a.Side != "" && !slices.Contains(out, t.Country(a.Side)) {
			out = append(out, t.Country(a.Side))
		}
	}
	return List(out)
}
