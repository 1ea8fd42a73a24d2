package places

import (
	"slices"
	"strings"

	"readout"
)

// here adds the places that no name states: those of summits, with basis
// host_event, and of "here", with basis dateline or host_event. Without a
// dateline and a dated summit there is none.
func (f *Finder) here(out []readout.Place) []readout.Place {
	hosts := f.hosts()
	for _, h := range hosts {
		e := h.summit.entry(f.g)
		p := f.inferred(h.first, h.last, &e, readout.BasisHostEvent, "summit/"+h.summit.series)
		out = append(out, p)
		if first, last, ok := f.venue(h.first); ok {
			v := p
			v.Span, v.Rule, v.Kind = f.span(first, last), "venue", kindSite.String()
			out = append(out, v)
		}
	}
	filed, known := f.dateline()
	for i := range f.words {
		switch {
		case !f.deictic(i):
		case known:
			p := filed
			p.Span, p.Rule = f.words[i].Span, "here"
			out = append(out, p)
		case one(hosts):
			e := hosts[0].summit.entry(f.g)
			out = append(out, f.inferred(i, i, &e, readout.BasisHostEvent, "here"))
		}
	}
	slices.SortStableFunc(out, func(a, b readout.Place) int { return int(a.Span.Start - b.Span.Start) })
	return out
}

func (f *Finder) span(first, last int) readout.Span {
	return readout.Span{Start: f.words[first].Start, End: f.words[last].End}
}

// inferred makes a place that rests on more than its words.
func (f *Finder) inferred(first, last int, e *entry, b readout.Basis, rule string) readout.Place {
	lat, lon := e.at.lat, e.at.lon
	return readout.Place{Span: f.span(first, last), Name: e.name(), Key: f.key(e), Kind: e.kind.String(), Country: iso3(e.country), Lat: &lat, Lon: &lon, Basis: b, Rule: rule, Score: 0.8}
}

// one says whether the report names summits and all are the same: else "here"
// stays open.
func one(hosts []host) bool {
	for i := range hosts {
		if hosts[i].summit != hosts[0].summit {
			return false
		}
	}
	return len(hosts) > 0
}

// deictic says whether word i is a "here" that the report itself says of its place.
func (f *Finder) deictic(i int) bool {
	w := &f.words[i]
	if w.tok < 0 || w.In(f.text) != "here" || f.d.Tokens[w.tok].Quote > 0 {
		return false
	}
	switch f.wordAt(i + 1) {
	case "'s", "’s", "is", "are", "was", "were", "to", "we", "you", "it", "he", "she", "they", "I":
		return false
	case "and":
		return f.wordAt(i+2) != "there" && f.wordAt(i+2) != "now"
	}
	switch f.wordAt(i - 1) {
	case "right", "out", "up", "neither", "look", "where", "over", "from":
		return false
	}
	return true
}

func (f *Finder) wordAt(i int) string {
	if i < 0 || i >= len(f.words) {
		return ""
	}
	return f.words[i].In(f.text)
}

// outside is a word before the first or after the last.
var outside = word{tok: -1}

// word returns word i, an empty one where there is none.
func (f *Finder) word(i int) *word {
	if i < 0 || i >= len(f.words) {
		return &outside
	}
	return &f.words[i]
}

// dateline returns the place of the report's dateline.
func (f *Finder) dateline() (readout.Place, bool) {
	d := &f.d.Report.Dateline
	if !d.Span.Empty() {
		for i := range f.names {
			if n := &f.names[i]; d.Span.Contains(n.span) {
				p := f.place(n)
				p.Basis = readout.BasisDateline
				return p, p.Lat != nil
			}
		}
	}
	inner, outer, _ := strings.Cut(d.Place, ",")
	inner, _, _ = strings.Cut(inner, "/")
	if strings.TrimSpace(inner) == "" {
		return readout.Place{}, false
	}
	g := f.groupOf(string(fold(nil, inner)))
	if outer != "" {
		f.inside(g, f.groupOf(string(fold(nil, outer))))
		f.weighAlone(&f.groups[g])
	} else if f.groups[g].mentions == 0 {
		f.groups[g].mentions = 1
		f.findKin(int(g))
		f.weigh(int(g))
		f.choose(&f.groups[g])
	}
	p := f.place(&name{group: g})
	p.Basis = readout.BasisDateline
	return p, p.Lat != nil
}

// venue returns the words of a room or building that the words before a summit
// at word i put there: a conference room at the summit.
func (f *Finder) venue(i int) (first, last int, ok bool) {
	switch f.wordAt(i - 1) {
	case "at", "in", "inside", "of":
	default:
		return 0, 0, false
	}
	last = i - 2
	switch f.wordAt(last) {
	case "room", "hall", "hotel", "palace", "center", "centre", "lounge", "ballroom", "villa", "compound", "building", "pavilion", "chamber", "auditorium", "suite":
	default:
		return 0, 0, false
	}
	for first = last; first > 0 && first > last-5 && f.joined(first-1); first-- {
		switch f.wordAt(first) {
		case "a", "the", "an", "its", "their":
			return first, last, true
		}
		if f.words[first].is(mark) {
			return 0, 0, false
		}
	}
	return last, last, true
}
