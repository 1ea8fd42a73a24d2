package events

import "readout"

// What adjectives, adverbs and sources say of whether a deed is so.

// adjective returns what an adjective makes of event noun i: "planned talks", "a
// possible attack"; empty for nothing.
func (x *run) adjective(i int32) readout.Status {
	if !x.nominal(i) {
		return ""
	}
	for c := range x.d.Children(i) {
		if r := x.tok(c).Rel; r == readout.RelAmod || r == readout.RelCompound {
			if s, ok := prospects[x.low(c)]; ok {
				return s
			}
		}
	}
	return ""
}

// doubted says whether "alleged", "suspected" or "reportedly" hangs on i.
func (x *run) doubted(i int32) bool {
	for c := range x.d.Children(i) {
		if doubts[x.low(c)] {
			return true
		}
	}
	return false
}

// doubtedDeed says whether the subject of v is a deed that is doubted: "alleged
// strikes killed six". Of suspects it does not say so.
func (x *run) doubtedDeed(v int32) bool {
	s := x.d.Child(v, readout.RelNsubj, readout.RelNsubjPass)
	return s >= 0 && x.nominal(s) && len(x.lex.nouns[x.lemma(s)]) > 0 && x.doubted(s)
}

// doubtfulSource says whether v is told "according to unconfirmed reports" or to
// rumours.
func (x *run) doubtfulSource(v int32) bool {
	for c := range x.d.Children(v) {
		if r := x.tok(c).Rel; r != readout.RelObl && r != readout.RelNmod || !x.nominal(c) {
			continue
		}
		if x.hasUnproven(c) || x.marker(c, readout.RelCase) == "according" && hearsay[x.lemma(c)] {
			return true
		}
	}
	return false
}

// hasUnproven says whether noun n is a report that nobody bears out.
func (x *run) hasUnproven(n int32) bool {
	for g := range x.d.Children(n) {
		if unproven[x.low(g)] {
			return true
		}
	}
	return false
}

// maybe says whether "perhaps" or the like hangs on v.
func (x *run) maybe(v int32) bool {
	for c := range x.d.Children(v) {
		if x.tok(c).Rel == readout.RelAdvmod && maybes[x.low(c)] {
			return true
		}
	}
	return false
}
