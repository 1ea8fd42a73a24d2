package mentions

import "readout"

// controller returns the token that is understood as the subject of the clause
// without one that token h stands in, -1 if there is none: in "X urged Y to open
// its market" that is Y, in "X promised Y to open its market" and "X met Y
// before opening its market" it is X.
func (f *Finder) controller(h int32) int32 {
	d := f.d
	v := f.verb(h)
	if v < 0 || d.Child(v, readout.RelNsubj, readout.RelNsubjPass, readout.RelExpl) >= 0 {
		return -1
	}
	switch d.Tokens[v].Rel {
	case readout.RelXcomp, readout.RelAdvcl:
	default:
		return -1
	}
	g := d.Tokens[v].Head
	if g < 0 || g > v || d.Tokens[g].Tag != readout.VERB {
		return -1
	}
	if d.Tokens[v].Rel == readout.RelXcomp || f.has(v, readout.RelMark, "of", "from", "for", "into") {
		if o := d.Child(g, readout.RelObj, readout.RelIobj); o >= 0 && o < v && !f.lex.promises[f.lemma(g)] {
			return o
		}
	}
	return f.subject(g)
}

// verb returns the nearest verb above token h, -1 if none is near.
func (f *Finder) verb(h int32) int32 {
	d := f.d
	for up, n := d.Tokens[h].Head, 0; up >= 0 && n < 6; up, n = d.Tokens[up].Head, n+1 {
		if d.Tokens[up].Tag == readout.VERB {
			return up
		}
	}
	return -1
}
