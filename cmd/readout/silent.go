package main

import (
	"slices"

	"readout"
)

// silent names the countries that negotiate or meet and of which nobody is
// quoted, or only together with others. It says nothing where a named speaker's
// country is not known.
func (p *page) silent() {
	byName := ""
	for i := range p.rec.Statements {
		s := p.origin(&p.rec.Statements[i])
		if len(p.speakerCountries(s)) > 0 || s.Source.Empty() {
			continue
		}
		switch sourceWord(s.SourceKind) {
		case "unnamed":
			byName = " by name"
		case "document", "picture":
		default:
			return
		}
	}
	for _, c := range p.countries() {
		alone, together := p.quoted(c)
		switch {
		case alone:
		case together:
			p.item(2, 4, "Nobody from "+p.country(c)+" is quoted but together with others.", "")
		default:
			p.item(2, 4, "Nobody from "+p.country(c)+" is quoted"+byName+".", "")
		}
	}
}

// quoted says whether somebody of a country speaks alone, or together with others.
func (p *page) quoted(country string) (alone, together bool) {
	for i := range p.rec.Statements {
		sides := p.speakerCountries(&p.rec.Statements[i])
		if slices.Contains(sides, country) {
			alone = alone || len(sides) == 1
			together = together || len(sides) > 1
		}
	}
	return alone, together
}

// countries are those of the parties of meetings and talks.
func (p *page) countries() []string {
	var ids, out []string
	for i := range p.rec.Meetings {
		ids = append(ids, p.rec.Meetings[i].Parties...)
	}
	for i := range p.rec.Processes {
		ids = append(ids, p.rec.Processes[i].Parties...)
	}
	for _, id := range ids {
		if a := p.actors[id]; a != nil && isCountry(a.Country) && !slices.Contains(out, a.Country) {
			out = append(out, a.Country)
		}
	}
	return out
}

// isCountry says whether a code is a country's and not that of bodies of many.
func isCountry(code string) bool {
	switch code {
	case "", "UNO", "EUR", "IGO", "NGO", "IMG", "MNC":
		return false
	}
	return true
}

func (p *page) speakerCountries(s *readout.Statement) []string {
	var out []string
	for _, id := range p.origin(s).Speakers {
		a := p.actors[id]
		if a == nil {
			continue
		}
		c := a.Side
		if c == "" {
			c = a.Country
		}
		if c != "" && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}
