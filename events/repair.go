package events

import "readout"

// A clause without articles ("Qatar sent food") may be parsed as a noun phrase
// with a participle in it. misread returns the subject and the object of verb v
// in such a phrase: the noun before it and the noun that it was hung on.
func (x *run) misread(v int32) (subj, obj int32, ok bool) {
	t := x.tok(v)
	if t.Rel != readout.RelAmod || t.Head <= v || v == 0 || t.Tag != readout.VERB && t.Tag != readout.ADJ {
		return
	}
	s, h := v-1, t.Head
	if !x.nominal(s) || !x.nominal(h) || x.tok(s).Rel == readout.RelNmodPoss {
		return
	}
	hs, hh := x.tok(s).Head, x.tok(h).Head
	switch {
	case hs == h && x.clausal(h): // both below the object
	case hh == s && x.clausal(s): // the object below the subject
	case hs == hh && hs >= 0 && x.tok(s).Rel == readout.RelNsubj:
	default:
		return
	}
	if x.d.Child(h, readout.RelCop) >= 0 {
		return
	}
	return s, h, true
}

// clausal says whether noun i stands where a clause should.
func (x *run) clausal(i int32) bool {
	switch x.tok(i).Rel {
	case readout.RelRoot, readout.RelCcomp, readout.RelParataxis, readout.RelConj, readout.RelAdvcl:
		return true
	}
	return false
}
