// Package places finds place names in a report and says where they are.
//
// [Finder.Find] goes four steps. scan.go picks the names: those that the name
// tagger marked (tagged.go) and runs of capitalised words that the gazetteer
// knows (match.go), where the words beside them speak for a place and not for a
// person or an organisation (evidence.go). score.go weighs the places that a name
// may mean (senses.go) against each other, for the whole report at once: people
// who live there, kind, "X, Y", the countries and divisions that the report speaks
// of, nearness. metonym.go sets apart the names that act for a government
// ("Moscow claims"), which are actors, by their words and tree (uses.go). here.go
// finds the place of "here" and of a summit (hosts.go), borders.go that of the
// border of two countries. What rests on anything but the words themselves says so
// by its Basis, and a name that cannot be placed stays without coordinates.
// bounds.go says what summits tell of the day of a report without one. weights.go has the numbers, data/README.md the tables.
package places

import (
	"slices"
	"strconv"

	"readout"
)

// A Finder finds places; it serves one goroutine.
type Finder struct {
	g       *gazetteer
	maps    *atlas
	lexicon map[string]wordEntry

	d       *readout.Document
	text    string
	words   []word
	names   []name
	groups  []group
	byKey   map[string]int32
	entries []entry         // of the groups
	found   []entry         // scratch
	persons map[string]bool // surnames
	givens  map[string]bool // given names of persons
	named   map[string]bool // single words that the tagger takes for persons or parts of organisations
	votes   votes
	spread  float32 // how many countries the report names
	joins   int     // names followed over "and"
	buf     []byte
	key1    []byte // scratch of keyOf
}

// New returns a finder with the embedded gazetteer.
func New() *Finder {
	return &Finder{g: embedded(), maps: maps(), lexicon: lexicon(), byKey: map[string]int32{}, persons: map[string]bool{}, givens: map[string]bool{}, named: map[string]bool{}}
}

// Find returns the places that d speaks of, in the order of the text, ids p1, p2
// ... Spans are bytes of the report's text. A name that stands for a government
// is none of them.
func (f *Finder) Find(d *readout.Document) []readout.Place {
	f.resolve(d)
	var out []readout.Place
	for i := range f.names {
		n := &f.names[i]
		if n.adjective || f.organisation(n) || f.metonym(n) {
			continue
		}
		p := f.place(n)
		if p.Lat != nil && p.Score < leastSure && p.Key != "" {
			doubt(&p)
		}
		out = append(out, p)
	}
	out = f.here(f.capitals(f.borders(out)))
	for i := range out {
		out[i].ID = "p" + strconv.Itoa(i+1)
	}
	return out
}

// Toponyms returns every name of a place in d as gazetteers' gold counts them:
// with those that stand for a government and with adjectives of origin, without
// names of peoples.
func (f *Finder) Toponyms(d *readout.Document) []readout.Place {
	f.resolve(d)
	var out []readout.Place
	for i := range f.names {
		if n := &f.names[i]; !n.people {
			out = append(out, f.place(n))
		}
	}
	return out
}

// Locate says where the names at the given spans of d are, one place a span; a
// span that the gazetteer does not know stays without coordinates.
func (f *Finder) Locate(d *readout.Document, spans []readout.Span) []readout.Place {
	f.start(d)
	f.give(spans)
	f.score()
	out := make([]readout.Place, 0, len(spans))
	for i := range f.names {
		out = append(out, f.place(&f.names[i]))
	}
	return out
}

func (f *Finder) resolve(d *readout.Document) {
	f.start(d)
	f.scan()
	f.score()
}

// place writes down what stands for a name.
func (f *Finder) place(n *name) readout.Place {
	g := &f.groups[n.group]
	p := readout.Place{Span: n.span, Name: n.span.In(f.text), Basis: readout.BasisStated, Rule: n.rule}
	if n.rule == "dateline" {
		p.Basis = readout.BasisDateline
	}
	if g.best < 0 {
		p.Rule += "/unresolved"
		return p
	}
	e := &f.entries[g.first+g.best]
	p.Name, p.Key, p.Kind, p.Country = e.name(), f.key(e), e.kind.String(), iso3(e.country)
	p.Score = g.sure
	lat, lon := e.at.lat, e.at.lon
	p.Lat, p.Lon = &lat, &lon
	p.Alternatives = f.alternatives(g)
	if g.elsewhere > 0 && e.kind < kindRegion && e.country != g.elsewhere-1 {
		doubt(&p)
		p.Name, p.Country = n.span.In(f.text), iso3(g.elsewhere-1)
	}
	return p
}

// doubt takes back a sense that too little speaks for: it joins the alternatives.
// The country stays where all of them lie in it.
func doubt(p *readout.Place) {
	first := readout.Alternative{Key: p.Key, Name: p.Name, Country: p.Country, Score: p.Score}
	p.Alternatives = slices.Insert(p.Alternatives, 0, first)
	p.Alternatives = p.Alternatives[:min(len(p.Alternatives), maxAlternatives)]
	for _, a := range p.Alternatives {
		if a.Country != p.Country {
			p.Country = ""
		}
	}
	p.Key, p.Kind, p.Lat, p.Lon = "", "", nil, nil
	p.Rule += "/unresolved"
}

func (f *Finder) key(e *entry) string {
	if e.key != "" {
		return e.key
	}
	return f.g.key(e.id)
}
