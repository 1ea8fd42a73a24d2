package actors

import "readout"

// retitle puts trees right where a title has taken the place of the name behind
// it: in "met Secretary of State X Y" the name is the head and the title its
// description, whatever the parser made of "of". Later rooms then find the
// person where the verb points.
func (f *Finder) retitle(d *readout.Document) {
	for i := int32(1); int(i) < len(d.Tokens); i++ {
		n := d.Tokens[i].Name
		if n.Type() != readout.TypePerson || !begins(n) {
			continue
		}
		_, b := run(d.Tokens, i)
		if t := f.titleBefore(d, i); t >= 0 && d.SentenceOf(t) == d.SentenceOf(i) {
			if h := top(d, i, b); h >= 0 {
				if elect(d, t+1) && t+3 == i {
					f.change(d, i, func() bool { return gather(d, t, h) })
				}
				f.change(d, i, func() bool { return f.lift(d, t, h, i) })
			}
		}
		i = b
	}
}

// titleBefore returns the head of the title that ends right before token i, -1 if none.
func (f *Finder) titleBefore(d *readout.Document, i int32) int32 {
	f.d = d
	t := i - 1
	if elect(d, i-2) && i >= 3 {
		t = i - 3
	}
	if t >= 2 && (d.Word(t-1) == "of" || d.Word(t-1) == "for") {
		if g := f.titleAt(t - 2); g != nil && g.rank != "" && f.ofPhrase(t-2) >= 0 {
			return t - 2
		}
	}
	if d.Tokens[t].Tag.Noun() && (d.Tokens[t].Name == 0) {
		if g := f.agent(t); g != nil && g.typ == readout.TypePerson || f.titleAt(t) != nil {
			return t
		}
	}
	return -1
}

// gather hangs the "-elect" behind title t, and the name that h heads, on the title.
func gather(d *readout.Document, t, h int32) bool {
	toks := d.Tokens
	verb := toks[t].Head == t+2
	if e := t + 2; verb && toks[e].Head >= 0 && toks[h].Head == e { // "elect" stands where the name should
		for c := range kids(d, e) {
			if c != t && c != t+1 && c != h {
				toks[c].Head = h
			}
		}
		toks[h].Head, toks[h].Rel = toks[e].Head, toks[e].Rel
		toks[t].Head, toks[t].Rel = h, readout.RelNmodDesc
	} else if verb { // "elect" was taken for the verb
		v := int32(-1)
		for c := range kids(d, e) {
			if toks[c].Tag == readout.VERB && c > e {
				v = c
				break
			}
		}
		if v < 0 {
			return false
		}
		for c := range kids(d, e) {
			if c != t && c != t+1 && c != v {
				toks[c].Head = v
			}
		}
		toks[v].Head, toks[v].Rel = toks[e].Head, toks[e].Rel
		toks[t].Head, toks[t].Rel = h, readout.RelNmodDesc
	}
	toks[t+1].Head, toks[t+1].Rel = t, readout.RelPunct
	toks[t+2].Head, toks[t+2].Rel = t, readout.RelAmod
	if !verb && !d.Below(h, t) {
		toks[h].Head, toks[h].Rel = t, readout.RelAppos
	}
	return true
}

// top returns the token of a to b whose head lies outside, -1 if there is none.
func top(d *readout.Document, a, b int32) int32 {
	for i := a; i <= b; i++ {
		if h := d.Tokens[i].Head; h < a || h > b {
			return i
		}
	}
	return -1
}

// lift makes name head h take the place of its title t, which begins the phrase
// before token first. It says whether anything changed.
func (f *Finder) lift(d *readout.Document, t, h, first int32) bool {
	if !d.Below(h, t) || d.Tokens[h].Head == t && d.Tokens[t].Rel == readout.RelNmodDesc {
		return false
	}
	for up := d.Tokens[h].Head; up != t; up = d.Tokens[up].Head {
		if up < t || up >= first {
			return false // something else lies between
		}
	}
	toks := d.Tokens
	head, rel := toks[t].Head, toks[t].Rel
	for c := range kids(d, t) {
		if c != h && (c < t && !part(toks[c].Rel) || c > first) {
			toks[c].Head = h
		}
	}
	for i := t + 1; i < first; i++ { // "of State" belongs to the title
		if w := d.Word(i); toks[i].Head == h && (w == "of" || w == "for") {
			toks[i].Head, toks[i].Rel = i+1, readout.RelCase
			toks[i+1].Head, toks[i+1].Rel = t, readout.RelNmod
		}
	}
	for up := toks[h].Head; up != t && up >= 0; up = toks[up].Head {
		if up > t && up < first {
			toks[up].Head, toks[up].Rel = t, readout.RelNmod
			break
		}
	}
	toks[h].Head, toks[h].Rel = head, rel
	toks[t].Head, toks[t].Rel = h, readout.RelNmodDesc
	return true
}

// part says whether a dependent of relation r stays with the title.
func part(r readout.Rel) bool {
	switch r {
	case readout.RelAmod, readout.RelCompound, readout.RelDet, readout.RelNmodPoss, readout.RelNummod, readout.RelFlat, readout.RelNmodDesc, readout.RelNmod:
		return true
	}
	return false
}
