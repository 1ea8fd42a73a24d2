package events

import (
	"slices"
	"strings"

	"readout"
)

// A clause without articles ("Qatar sent food") may be parsed as a noun phrase
// with a participle in it. misread returns the subject and the object of verb v
// in such a phrase: the noun before it and the noun that it was hung on.
func (x *run) misread(v int32) (subj, obj int32, ok bool) {
	t := x.tok(v)
	if x.gerund(v) && t.Head > v {
		if s := x.d.Child(t.Head, readout.RelNsubj); s >= 0 {
			return s, t.Head, true
		}
		return v - 1, t.Head, true
	}
	if t.Rel != readout.RelAmod || t.Head <= v || v == 0 || t.Tag != readout.VERB && t.Tag != readout.ADJ {
		return
	}
	h := t.Head
	if !x.nominal(h) || x.d.Child(h, readout.RelCop) >= 0 {
		return
	}
	if s := x.d.Child(v, readout.RelNsubj, readout.RelNsubjPass); s >= 0 && s < v && !x.owned(s, v) {
		return s, h, true // "tanks shelled positions": a subject of its own
	}
	if s := x.d.Child(h, readout.RelNsubj, readout.RelNsubjPass); s >= 0 && s < v {
		return s, h, true // the subject went to the object
	}
	s := v - 1
	if x.lemma(s) == "have" && x.tok(h).Head == s {
		if n := x.subject(s); n >= 0 {
			return n, h, true // "have outlawed parties": the auxiliary became the verb
		}
	}
	if !x.nominal(s) || x.tok(s).Rel == readout.RelNmodPoss || x.timeWord(s) {
		return
	}
	hs, hh := x.tok(s).Head, x.tok(h).Head
	switch {
	case hs == h && (x.clausal(h) || t.Fine == readout.VBD): // both below the object
	case hh == s && x.clausal(s): // the object below the subject
	case hs == hh && hs >= 0 && x.tok(s).Rel == readout.RelNsubj:
	case hs == hh && hs >= 0 && x.tok(s).Rel == readout.RelConj && x.tok(h).Rel == readout.RelConj && x.d.Child(h, readout.RelCc, readout.RelPunct) < 0:
		s = hs // "jets and tanks shelled posts", taken for three of a kind
	default:
		return
	}
	return s, h, true
}

// torn says whether noun i is the object of a verb that was taken for its attribute.
func (x *run) torn(i int32) bool {
	v := x.d.Child(i, readout.RelAmod)
	if v < 0 || x.tok(v).Tag != readout.VERB {
		return false
	}
	_, o, ok := x.misread(v)
	return ok && o == i
}

// owned says whether an "'s" stands between tokens a and b.
func (x *run) owned(a, b int32) bool {
	for i := a + 1; i < b; i++ {
		if w := x.d.Word(i); w == "'s" || w == "’s" {
			return true
		}
	}
	return false
}

// next returns the last noun of the phrase right after verb v, which is its object
// where the parser found none; -1 if another word comes first.
func (x *run) next(v int32) int32 {
	t := x.tok(v)
	if t.Tag != readout.VERB || t.Rel == readout.RelAmod || v+1 >= x.d.Sentences[x.d.SentenceOf(v)].Last {
		return -1
	}
	return x.phrase(v + 1)
}

// phrase returns the last noun of the noun phrase that begins at token from, -1 if
// none does.
func (x *run) phrase(from int32) (n int32) {
	found, sum := int32(-1), int32(-1)
	defer func() {
		if n < 0 {
			n = sum // "$4 million"
		}
	}()
	end := x.d.Sentences[x.d.SentenceOf(from)].Last
	for i := from; i < end && i < from+8; i++ {
		switch w := x.tok(i); w.Tag {
		case readout.SYM:
			sum = i
		case readout.DET, readout.ADJ, readout.NUM:
			if sum >= 0 {
				sum = i
			}
			if found >= 0 && w.Tag == readout.DET {
				return found
			}
		case readout.NOUN, readout.PROPN:
			if x.timeWord(i) {
				if found < 0 {
					continue // "rejected Thursday an appeal"
				}
				return found
			}
			found = i
		case readout.VERB:
			if found >= 0 || w.Fine != readout.VBN && w.Fine != readout.VBG {
				return found
			}
		case readout.PART:
			if found < 0 || x.d.Word(i) == "to" {
				return found
			}
		case readout.ADV, readout.ADP:
			if found < 0 && x.low(i) == "at" && i+1 < end && slices.Contains(approximately, x.low(i+1)) {
				continue // "killed at least ten"
			}
			if found >= 0 || !slices.Contains(approximately, x.low(i)) || x.low(i) == "to" && (i == from || x.low(i-1) != "up") {
				return found
			}
		case readout.PUNCT:
			if x.d.Word(i) != "-" {
				return found
			}
		default:
			return found
		}
	}
	return found
}

// approximately are the words that stand before a number.
var approximately = strings.Fields("than more less about around over nearly almost some approximately roughly up to least most")

// timeWord says whether token i is a day or another word of time, which is no
// object wherever it stands.
func (x *run) timeWord(i int32) bool { return x.hasClass(i, []string{"when"}) }

// clausal says whether noun i stands where a clause should.
func (x *run) clausal(i int32) bool {
	switch x.tok(i).Rel {
	case readout.RelRoot, readout.RelCcomp, readout.RelParataxis, readout.RelConj, readout.RelAdvcl:
		return true
	}
	return false
}
