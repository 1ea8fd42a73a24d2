package mentions

import (
	"strings"

	"readout"
)

// apart says whether two names for bodies or groups belong to different states or
// are parts of different wholes: "the Utopian Foreign Ministry" and "the Arcadian
// Foreign Ministry", "northern Greens" and "Greens".
func (f *Finder) apart(m, n int32) bool {
	d := f.d
	x, y := &d.Mentions[m], &d.Mentions[n]
	a, b := f.qualifier(x), f.qualifier(y)
	if a >= 0 && b >= 0 {
		return !f.sameState(a, b)
	}
	many := d.Tokens[x.Head].Fine == readout.NNPS && x.Type != readout.TypeLocation && (f.Known == nil || f.Known(d, x.Head) != "armed_group")
	return many && (a >= 0) != (b >= 0)
}

// qualifier returns the state or place that stands before name x or behind it with
// "of", -1 if none does.
func (f *Finder) qualifier(x *readout.Mention) int32 {
	d := f.d
	for c := range d.Children(x.Head) {
		t := &d.Tokens[c]
		if t.Start < x.Start || t.End > x.End || t.Name == d.Tokens[x.Head].Name {
			continue
		}
		if typ := t.Name.Type(); typ != readout.TypeNationality && typ != readout.TypeLocation {
			continue
		}
		switch t.Rel {
		case readout.RelAmod, readout.RelCompound, readout.RelNmodPoss, readout.RelNmodDesc:
			return c
		case readout.RelNmod:
			if f.has(c, readout.RelCase, "of") {
				return c
			}
		}
	}
	return -1
}

// sameState says whether words a and b may name one state: they are the same, or
// one is a demonym that begins like the name ("Utopia", "Utopian") or that of a
// short form ("US", "American").
func (f *Finder) sameState(a, b int32) bool {
	if f.sameWord(a, b) {
		return true
	}
	if f.d.Tokens[a].Name.Type() == f.d.Tokens[b].Name.Type() {
		return false
	}
	if f.shortState(a) != f.shortState(b) {
		if f.shortState(b) {
			a, b = b, a
		}
		w, ok := shortStates[strings.ReplaceAll(f.d.Word(a), ".", "")]
		return !ok || w == f.d.Word(b)
	}
	x, y := f.d.Word(a), f.d.Word(b)
	return len(x) > 2 && len(y) > 2 && x[:2] == y[:2]
}

// shortStates are the demonyms of states that have short forms.
var shortStates = map[string]string{"US": "American", "USA": "American", "UK": "British", "GB": "British", "EU": "European", "UAE": "Emirati",
	"DRC": "Congolese", "PRC": "Chinese", "DPRK": "Korean", "ROK": "Korean", "USSR": "Soviet", "UN": ""}

// shortState says whether token i is a short form such as "US".
func (f *Finder) shortState(i int32) bool {
	w := f.d.Word(i)
	return len(w) <= 4 && len(w) > 1 && capital(w) && capital(w[len(w)-2:])
}
