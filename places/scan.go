package places

import (
	"strings"

	"readout"
)

// A name is a name of a place in the text.
type name struct {
	span        readout.Span
	first, last int32 // words
	group       int32
	rule        string
	adjective   bool // Syrian
	people      bool // Syrians
	tagged      bool // the tagger says that it is a place
	evidence    float32
}

// scan picks the names of places: first all that might be, then those that the
// evidence of the whole report is for.
func (f *Finder) scan() {
	for i := 0; i < len(f.words); {
		i = f.scanAt(i)
	}
	for i := range f.names {
		n := &f.names[i]
		g := &f.groups[n.group]
		g.evidence = max(g.evidence, n.evidence)
		if n.evidence >= accept {
			g.mentions++
		}
	}
	for i := range f.groups {
		f.weighAlone(&f.groups[i])
	}
	f.vote()
	kept := f.names[:0]
	for _, n := range f.names {
		if f.holds(&n) {
			kept = append(kept, n)
		}
	}
	f.names = kept
}

// holds says whether a name stands when the report is seen as a whole: others of
// the same letters, and the countries that it speaks of.
func (f *Finder) holds(n *name) bool {
	g := &f.groups[n.group]
	if n.adjective || g.count == 0 {
		return true
	}
	v := n.evidence
	if v < accept && g.evidence > accept {
		v += min(g.evidence-accept, fromOthers)
	}
	if v < accept {
		v += f.local(g)
	}
	return v >= accept || n.tagged && v >= acceptTagged
}

// local says how well the report's countries and divisions go with a name.
func (f *Finder) local(g *group) (v float32) {
	for k := g.first; k < g.first+g.count; k++ {
		e := &f.entries[k]
		if e.kind >= kindCountry {
			continue
		}
		x := min(localMost, localCountry*f.votes.country[e.country])
		if e.div >= 0 {
			x += min(localMost, f.votes.division[e.div])
		}
		v = max(v, x)
	}
	return v
}

// scanAt looks at the name that begins at word i and returns where to go on.
func (f *Finder) scanAt(i int) int {
	w := &f.words[i]
	if !w.is(capital) && !f.articleAt(i) && !f.theAt(i) {
		return i + 1
	}
	if w.is(filed) && f.low(i) == "united" && f.low(i+1) == "nations" {
		f.names = append(f.names, name{span: f.span(i, i+1), first: int32(i), last: int32(i + 1), rule: "dateline", group: f.groupOf("un headquarters"), evidence: accept + 1})
		return i + 2
	}
	last, tagged := f.taggedAt(i)
	if end := f.adjectiveAt(i, last); end >= 0 {
		return end + 1
	}
	if tagged {
		if next := f.takeTagged(i, last); next > i {
			return next
		}
	}
	last, key := f.longest(i)
	if last < 0 {
		return i + 1
	}
	if f.theAt(i) {
		if far, _ := f.longest(i + 1); far > last {
			return i + 1 // the Gulf of Aden, not the Gulf
		}
	}
	last, key = f.wider(i, last, key)
	n := name{span: readout.Span{Start: w.Start, End: f.words[last].End}, first: int32(i), last: int32(last), rule: "gazetteer"}
	n.group = f.groupOf(key)
	n.evidence = f.evidence(&n)
	if w.is(filed) && (w.is(opening) || !w.has(classCommon|classFunction)) {
		n.rule, n.evidence = "dateline", accept+1
	}
	if n.evidence < doubtful {
		return i + 1
	}
	f.names = append(f.names, n)
	return last + 1
}

// wider takes in the word for a division after a name of words i to last, where the
// name is also that of a division: Aleppo province, the province of Aleppo.
func (f *Finder) wider(i, last int, key string) (int, string) {
	if key == "" || strings.ContainsAny(key[:1], inGazetteer+asDivision) {
		return last, key
	}
	far := last
	if f.joined(last) && divisionWord(f.low(last+1)) && !(f.word(last+1).is(capital) && (f.wordAt(last+2) == "of" || f.joined(last+1) && f.word(last+2).is(capital))) {
		far++
	} else if f.wordAt(i-1) != "of" || !divisionWord(f.low(i-2)) {
		return last, key
	}
	f.found = f.g.find(f.found[:0], []byte(key))
	for _, e := range f.found {
		if e.kind == kindDivision {
			return far, asDivision + key
		}
	}
	return last, key
}

// divisionWord says whether a word names a first-level division.
func divisionWord(s string) bool {
	switch s {
	case "province", "governorate", "oblast", "region", "state", "prefecture", "krai", "department", "voivodeship", "canton":
		return true
	}
	return false
}

// adjectiveAt notes an adjective of origin or a people at word i, which speaks for
// a country and is no place, and returns its last word; -1 where there is none or
// the name that the tagger sees goes beyond it, to word last.
func (f *Finder) adjectiveAt(i, last int) int {
	w := &f.words[i]
	if !w.is(capital) || last > i {
		return -1
	}
	if i+1 < len(f.words) && f.joined(i) && f.words[i+1].is(capital) {
		key := append(fold(f.buf[:0], w.In(f.text)), ' ')
		f.buf = fold(key, f.words[i+1].In(f.text))
		if o, ok := adjectives()[string(f.buf)]; ok {
			f.addAdjective(i, i+1, o)
			return i + 1
		}
	}
	f.buf = fold(f.buf[:0], w.In(f.text))
	o, ok := adjectives()[string(f.buf)]
	if !ok {
		return -1
	}
	f.addAdjective(i, i, o)
	return i
}

func (f *Finder) addAdjective(i, last int, o origin) {
	span := readout.Span{Start: f.words[i].Start, End: f.words[last].End}
	f.names = append(f.names, name{span: span, first: int32(i), last: int32(last), group: f.groupOf(ofAdjectives + o.place), rule: "adjective", adjective: true, people: o.people, evidence: accept})
}
