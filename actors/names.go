package actors

import "readout"

// Names widens and corrects the name labels of d by the dictionary. A longer
// name that the parser found ("Bank of Israel") stays whole.
func (f *Finder) Names(d *readout.Document) {
	f.scan(d)
	f.read = d.Report
	f.offices(d)
	f.titled(d)
	f.several(d)
	f.land(d)
	for _, h := range f.hits {
		f.label(d, h)
	}
	f.torn = false
	f.repair(d)
	f.retitle(d)
	if f.torn {
		d.Link()
	}
}

// offices takes the label off a "name" that is an office: "National Security
// Adviser" before a person's name.
func (f *Finder) offices(d *readout.Document) {
	f.d = d
	for i := int32(0); int(i) < len(d.Tokens); i++ {
		if d.Tokens[i].Name == 0 {
			continue
		}
		_, b := run(d.Tokens, i)
		if d.Tokens[i].Name.Type() == readout.TypePerson {
			f.strip(d, i, b)
		}
		if t := d.Tokens[i].Name.Type(); t == readout.TypeOrganisation || t == readout.TypeLocation && b > i {
			h := d.Tokens[b].Head
			inner := h >= i && h < b && d.Tokens[b].Rel != readout.RelFlat // "Federation of Scientists" is no scientist
			if g := f.agent(b); g != nil && !inner && g.typ == readout.TypePerson && f.hitAt[b] < 0 {
				for k := i; k <= b; k++ {
					d.Tokens[k].Name = 0
				}
			}
		}
		i = b
	}
}

// several takes the label off a "name" that is nothing but two or more names of
// the dictionary with words that join them: "United Nations and European Union".
func (f *Finder) several(d *readout.Document) {
	for n := 0; n+1 < len(f.hits); n++ {
		a, b := run(d.Tokens, f.hits[n].first)
		if a < 0 || b < f.hits[n+1].last || f.hits[n].last == b {
			continue
		}
		names := 0
		for i := a; i <= b; i++ {
			if k := f.hitAt[i]; k >= 0 && f.hits[k].first == i && f.hits[k].last <= b {
				names, i = names+1, f.hits[k].last
				continue
			}
			switch d.Word(i) {
			case "and", "&", ",", "the", "The", "or", "/":
				continue
			}
			names = -1
			break
		}
		adj := f.hits[n].form == formAdj || f.hits[n].form == formCity
		if names > 1 && !(adj && f.hits[n].last+1 == f.hits[n+1].first) { // "Russian Duma" is one
			for i := a; i <= b; i++ {
				d.Tokens[i].Name = 0
			}
		}
	}
}

// land makes places of the "bodies" that are named for what they are on the map:
// the Exempel Shoal, Fort Exempel.
func (f *Finder) land(d *readout.Document) {
	for i := int32(0); int(i) < len(d.Tokens); i++ {
		t := d.Tokens[i].Name.Type()
		if t == readout.TypeUnknown {
			continue
		}
		a, b := run(d.Tokens, i)
		if (t == readout.TypeOrganisation && b > a && (landEnds[d.Word(b)] || landBegins[d.Word(a)] && b == a+1) || t == readout.TypePerson && b > a && seaEnds[d.Word(b)]) && f.hitAt[b] < 0 {
			relabel(d.Tokens, a, b, readout.TypeLocation)
		}
		i = b
	}
}

var landEnds = map[string]bool{"Shoal": true, "Reef": true, "Island": true, "Islands": true, "Strait": true, "Straits": true, "Mountains": true, "Peninsula": true,
	"Desert": true, "Heights": true, "Crossing": true, "Ocean": true, "Sea": true}

var landBegins = map[string]bool{"Mount": true}

var seaEnds = map[string]bool{"Shoal": true, "Reef": true, "Island": true, "Islands": true, "Strait": true, "Peninsula": true, "Airport": true}

// strip takes the label off a title that the parser took for the first word of
// a person's name ("Justice", "Gen.").
func (f *Finder) strip(d *readout.Document, a, b int32) {
	n := a
	for n < b && f.hitAt[n] < 0 && f.titleAt(n) != nil {
		n++
	}
	if n == a {
		return
	}
	for i := a; i < n; i++ {
		d.Tokens[i].Name = 0
	}
	relabel(d.Tokens, n, b, readout.TypePerson)
}

// label marks the tokens of hit h where nothing speaks against it.
func (f *Finder) label(d *readout.Document, h hit) {
	typ := f.entityType(h)
	toks := d.Tokens
	if !f.plausible(d, h) {
		return
	}
	if was := toks[h.first].Name.Type(); h.form == formCity && was != readout.TypeUnknown && was != readout.TypeLocation {
		if !f.whole(d, h) || !f.placed(d, h.first) {
			return // the parser sees a person or body of that name
		}
	}
	a, b := run(toks, h.first)
	if a >= 0 && (a < h.first || b > h.last) {
		t := toks[h.first].Name.Type()
		leads := a == h.first && typ == readout.TypeNationality && t == readout.TypePerson && h.form != formEthnic // Karen Exempel
		if !leads {
			return // the parser's name is longer
		}
		relabel(toks, h.last+1, b, t)
	}
	if h.last > h.first { // a name that begins inside and runs on loses its head
		if a, b := run(toks, h.last); a >= 0 && b > h.last {
			relabel(toks, h.last+1, b, toks[b].Name.Type())
		}
	}
	relabel(toks, h.first, h.last, typ)
}

// takes are verbs whose object is a place more often than a person.
var takes = map[string]bool{"seize": true, "capture": true, "retake": true, "recapture": true, "shell": true, "bombard": true, "bomb": true,
	"besiege": true, "storm": true, "leave": true, "enter": true, "reach": true, "take": true, "liberate": true, "hit": true, "flee": true, "visit": true}

// whole says whether hit h is all of the name that the parser saw.
func (f *Finder) whole(d *readout.Document, h hit) bool {
	a, b := run(d.Tokens, h.first)
	return a == h.first && b == h.last
}

// placed says whether the words around token i speak of a place: "in X", "seized
// X", "X, the capital of".
func (f *Finder) placed(d *readout.Document, i int32) bool {
	if t := &d.Tokens[i]; t.Rel == readout.RelObj && t.Head >= 0 && takes[d.Tokens[t.Head].Lemma] {
		return true
	}
	if i > 0 {
		switch d.Word(i - 1) {
		case "in", "In", "near", "at", "outside", "inside", "around":
			return true
		}
	}
	for k := i + 1; k <= i+4 && int(k) < len(d.Tokens); k++ {
		switch d.Word(k) {
		case "capital", "city", "town", "village", "province", "port":
			return d.Word(i+1) == ","
		}
	}
	return false
}

// relabel marks tokens a to b as one name of type t.
func relabel(toks []readout.Token, a, b int32, t readout.EntityType) {
	for i := a; i <= b; i++ {
		p := readout.NameInside
		switch {
		case a == b:
			p = readout.NameSingle
		case i == a:
			p = readout.NameBegin
		case i == b:
			p = readout.NameEnd
		}
		toks[i].Name = readout.Name(t, p)
	}
}

// run returns the first and the last token of the name that token i is in, -1 if none.
func run(toks []readout.Token, i int32) (a, b int32) {
	n := toks[i].Name
	if n == 0 {
		return -1, -1
	}
	a, b = i, i
	for a > 0 && !begins(toks[a].Name) && toks[a-1].Name.Type() == n.Type() {
		a--
	}
	for int(b)+1 < len(toks) && toks[b+1].Name.Type() == n.Type() && !begins(toks[b+1].Name) {
		b++
	}
	return a, b
}

func begins(n readout.NameLabel) bool {
	return n.Position() == readout.NameBegin || n.Position() == readout.NameSingle
}

// entityType is what kind of name a hit is.
func (f *Finder) entityType(h hit) readout.EntityType {
	switch h.form {
	case formAdj, formPeople, formEthnic:
		return readout.TypeNationality
	case formSeat:
		return readout.TypeOrganisation
	}
	switch e := &f.dict.entities[h.ent]; {
	case e.kind == readout.ActorPerson:
		return readout.TypePerson
	case h.form == formCapital, h.form == formCity, e.state():
		return readout.TypeLocation
	}
	return readout.TypeOrganisation
}

// plausible rejects a place that is a person's name ("Chad Smith", "Denzel
// Washington") and a demonym that is a verb ("polish").
func (f *Finder) plausible(d *readout.Document, h hit) bool {
	t := &d.Tokens[h.first]
	if t.Tag == readout.VERB && h.form == formAdj {
		return false
	}
	if h.form == formCity && t.Tag != readout.PROPN {
		return false
	}
	if h.form == formShort || h.form == formName && f.entityType(h) != readout.TypeLocation {
		return true
	}
	if h.first > 0 && t.Rel == readout.RelFlat && t.Head < h.first && d.Tokens[h.first-1].Tag == readout.PROPN && f.hitAt[h.first-1] < 0 {
		return false
	}
	n := h.last + 1
	return int(n) >= len(d.Tokens) || d.Tokens[n].Rel != readout.RelFlat || d.Tokens[n].Head != h.last || h.form == formAdj || f.hitAt[n] >= 0
}
