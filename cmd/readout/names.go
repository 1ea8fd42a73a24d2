package main

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"readout"
	"readout/actors"
	"readout/audit"
)

// mostNamed is how many letters of a long description stand for a speaker.
const mostNamed = 60

// name returns how an actor is called: its name in bold, or the id where the
// record has no such actor.
func (p *page) name(id string) string {
	a := p.actors[id]
	if a == nil {
		return bold(plain(id))
	}
	return bold(nameOf(a))
}

func nameOf(a *readout.Actor) string {
	if n := plain(a.Name); n != "" {
		return n
	}
	return a.ID
}

// fullName is the name with office and country: "Ada Berg (Foreign Minister, NOR)".
func (p *page) fullName(id string) string {
	a := p.actors[id]
	if a == nil || a.Kind != readout.ActorPerson {
		return p.name(id)
	}
	var notes []string
	for _, s := range []string{plain(a.Office), a.Country} {
		if s != "" && !strings.Contains(nameOf(a), s) {
			notes = append(notes, s)
		}
	}
	if len(notes) == 0 {
		return p.name(id)
	}
	return p.name(id) + " (" + strings.Join(notes, ", ") + ")"
}

// surname is the last word of a person's name, with what tells him from his father
// ("Marcos Jr."), and the whole name of others.
func (p *page) surname(id string) string {
	a := p.actors[id]
	if a == nil || a.Kind != readout.ActorPerson || a.Anonymous {
		return p.name(id)
	}
	f := strings.Fields(nameOf(a))
	last := len(f) - 1
	switch f[last] {
	case "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV":
		last = max(0, last-1)
	}
	return bold(strings.Join(f[last:], " "))
}

// country is a country by name: as the record has it, else as the dictionary does,
// else by one of its bodies that the record names.
func (p *page) country(code string) string {
	name := code
	if p.rec != nil {
		for i := range p.rec.Actors {
			a := &p.rec.Actors[i]
			if a.Country != code || a.Kind != readout.ActorGovernment || a.Name == "" {
				continue
			}
			if a.Key == code {
				return nameOf(a)
			}
			if name == code {
				name = nameOf(a)
			}
		}
	}
	if d, err := theActors(); err == nil && d.Country(code) != code {
		return d.Country(code)
	}
	return name
}

// theActors is the dictionary that is built in.
var theActors = sync.OnceValues(func() (*actors.Dictionary, error) { return actors.Load() })

// list joins the names of ids as f gives them: "A, B and C".
func list(ids []string, f func(string) string) string {
	var names []string
	for _, id := range ids {
		if n := f(id); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return join(names)
}

func join(s []string) string {
	switch n := len(s); n {
	case 0:
		return ""
	case 1:
		return s[0]
	default:
		return strings.Join(s[:n-1], ", ") + " and " + s[n-1]
	}
}

// vouched says in a few words who vouches for something.
func (p *page) vouched(by []string) string {
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
			add(p.speaker(p.said[v]))
		}
	}
	if n := len(who); n > 3 {
		who = append(who[:1], fmt.Sprintf("%d others", n-1))
	}
	return join(who)
}

// voucher is vouched for a narrow column: where the report itself vouches, the
// others add nothing.
func (p *page) voucher(by []string) string {
	if slices.Contains(by, readout.ByAuthor) {
		return "the report"
	}
	return p.vouched(by)
}

// speaker names who made a statement: by name, or in the words of the report.
func (p *page) speaker(s *readout.Statement) string {
	if s == nil {
		return ""
	}
	s = p.origin(s)
	if len(s.Speakers) > 0 {
		if a := p.actors[s.Speakers[0]]; a != nil && !a.Anonymous {
			return list(s.Speakers, func(id string) string { return strip(p.surname(id)) })
		}
	}
	if !s.Source.Empty() {
		return within(cutWords(p.words(s.Source), mostNamed))
	}
	if len(s.Speakers) > 0 {
		return list(s.Speakers, func(id string) string { return strip(p.name(id)) })
	}
	return "somebody unnamed"
}

// within writes a description as it stands within a sentence: "The official"
// becomes "the official".
func within(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	switch first {
	case "The", "A", "An", "Both", "Some", "One", "Two", "Three", "Several", "Many", "Other", "Another", "Its", "His", "Her", "Their", "He", "She", "They", "It":
		return strings.TrimSpace(strings.ToLower(first) + " " + rest)
	}
	return s
}

// origin is the statement that names the speaker of s; see audit.Origin.
func (p *page) origin(s *readout.Statement) *readout.Statement {
	return audit.Origin(p.rec, p.said, s)
}

// strip takes the styles out of s.
func strip(s string) string {
	return strings.Map(func(r rune) rune {
		if isStyle(r) {
			return -1
		}
		return r
	}, s)
}
