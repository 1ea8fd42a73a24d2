package main

import (
	"strings"
)

// name is how an actor is called, in bold.
func (p *page) name(id string) string { return bold(p.Name(id)) }

// fullName is the name in bold with office and country: "Ada Berg (Foreign Minister, NOR)".
func (p *page) fullName(id string) string {
	if n := p.Notes(id); n != "" {
		return p.name(id) + " (" + n + ")"
	}
	return p.name(id)
}

// surname is the last word of a person's name, and the whole name of others, in bold.
func (p *page) surname(id string) string { return bold(p.Surname(id)) }

// strip takes the styles out of s.
func strip(s string) string {
	return strings.Map(func(r rune) rune {
		if isStyle(r) {
			return -1
		}
		return r
	}, s)
}
