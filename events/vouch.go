package events

import (
	"sort"

	"readout"
)

// contents notes for each sentence the statements whose content reaches into it.
func (x *run) contents() {
	clear(x.said)
	for i := range x.rec.Statements {
		for _, c := range x.rec.Statements[i].Content {
			s := sort.Search(len(x.d.Sentences), func(k int) bool { return x.d.Sentences[k].End > c.Start })
			for ; s < len(x.d.Sentences) && x.d.Sentences[s].Start < c.End; s++ {
				if l := x.said[int32(s)]; len(l) == 0 || l[len(l)-1] != i {
					x.said[int32(s)] = append(l, i)
				}
			}
		}
	}
}

// vouchers returns the indexes of the statements whose content holds the span,
// which lies in the sentence of token i.
func (x *run) vouchers(i int32, s readout.Span) []int {
	var out []int
	for _, k := range x.said[int32(x.d.SentenceOf(i))] {
		for _, c := range x.rec.Statements[k].Content {
			if c.Contains(s) {
				out = append(out, k)
				break
			}
		}
	}
	return out
}

// vouch says who vouches for p and what that makes of its status. A claim makes
// it alleged, a hope desired; a plain "said" leaves it as it was told.
func (x *run) vouch(p *proto, trigger readout.Span) []string {
	list := x.vouchers(p.head, trigger)
	if len(list) == 0 {
		return []string{readout.ByAuthor}
	}
	var by []string
	for _, k := range list {
		st := &x.rec.Statements[k]
		by = append(by, st.ID)
		if strength[p.status] > 0 {
			continue
		}
		if p.told && (st.CueType == "hope" || st.CueType == "expect" || st.CueType == "intend" || st.CueType == "believe") {
			continue // "wants to visit the town that was shelled"
		}
		switch {
		case st.CueType == "believe" && x.knows(st.Cue):
			// who does not know of it does not say that it is not so
		case st.CueType == "believe" && st.Polarity == "negative":
			p.status = readout.Hypothetical
		case st.Polarity == "negative" || st.CueType == "deny":
			p.status = readout.NotHappened
		case st.CueType == "claim" || st.CueType == "believe":
			p.status = readout.Alleged
		case st.CueType == "hope":
			p.status = readout.Desired
		case st.CueType == "expect" || st.CueType == "intend":
			p.status = readout.Planned
		}
	}
	return by
}

// knows says whether a cue is of knowing, which takes for true what it is of.
func (x *run) knows(cue readout.Span) bool {
	for i := x.tokenAt(cue.Start); int(i) < len(x.d.Tokens) && x.tok(i).Start < cue.End; i++ {
		switch x.lemma(i) {
		case "know", "realise", "realize", "remember", "recall", "learn", "aware", "understand":
			return true
		}
	}
	return false
}
