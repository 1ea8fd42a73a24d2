package events

import "readout"

// naming says whether "call" at token i gives a name and is no telephone call: the
// words go on after the object.
func (x *run) naming(i int32, base int) bool {
	if x.nominal(i) {
		return false
	}
	for _, a := range x.args[base:] {
		if a.fn != "obj" {
			continue
		}
		_, last := x.d.Subtree(a.tok)
		n := last + 1
		if int(n) >= len(x.d.Tokens) || n <= i {
			return true
		}
		switch t := x.tok(n); t.Tag {
		case readout.ADP, readout.SCONJ, readout.CCONJ, readout.PART:
			return false
		case readout.PUNCT:
			w := x.d.Word(n)
			return w != "." && w != ","
		default:
			return !x.timeWord(n)
		}
	}
	return false
}
