package events

import (
	"strings"

	"readout"
)

// tok returns token i.
func (x *run) tok(i int32) *readout.Token { return &x.d.Tokens[i] }

// lemma returns the lemma of token i in lower case.
func (x *run) lemma(i int32) string { return x.lemmas[i] }

// low returns the word of token i in lower case.
func (x *run) low(i int32) string { return x.lows[i] }

// lower is strings.ToLower without the call where there is nothing to do.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(s)
		}
	}
	return s
}

// verbal says whether token i heads a clause or may stand for one.
func (x *run) verbal(i int32) bool {
	t := x.tok(i)
	if x.titled(i) {
		return false
	}
	return t.Tag == readout.VERB || x.gerund(i) || t.Tag == readout.AUX && !isAux(t.Rel) ||
		t.Tag == readout.ADJ && len(x.lex.verbs[x.lemma(i)]) > 0 && x.d.Child(i, readout.RelXcomp, readout.RelAdvcl, readout.RelCop) >= 0 ||
		t.Tag == readout.ADJ && (t.Fine == readout.VBN || t.Fine == readout.VBG || x.lex.forms[x.low(i)] != "")
}

// titled says whether token i is a word of a name, written large as the words beside
// it: "the Investigating Commission".
func (x *run) titled(i int32) bool {
	t := x.tok(i)
	if t.Rel != readout.RelAmod && t.Rel != readout.RelCompound && t.Rel != readout.RelFlat || i == 0 || !x.large(i) || x.tok(i-1).Tag == readout.PUNCT {
		return false
	}
	return int(i)+1 < len(x.d.Tokens) && x.large(i+1) && x.d.SentenceOf(i-1) == x.d.SentenceOf(i)
}

// large says whether token i begins with a capital.
func (x *run) large(i int32) bool {
	c := x.d.Word(i)[0]
	return 'A' <= c && c <= 'Z'
}

// gerund says whether token i is a verb that was taken for the first part of a
// compound: "have been bombing villages", or in a line without another verb
// "Norway lifts ban".
func (x *run) gerund(i int32) bool {
	t := x.tok(i)
	if t.Tag != readout.NOUN && t.Tag != readout.VERB || t.Rel != readout.RelCompound || i == 0 {
		return false
	}
	w := x.low(i)
	if x.lex.forms[w] == "" && w != "cut" && w != "hit" && w != "shut" {
		return false
	}
	if x.lemma(i-1) == "be" {
		return strings.HasSuffix(w, "ing")
	}
	return x.nominal(i-1) && t.Head > i && x.fragment(t.Head) && len(x.lex.nouns[x.lemma(i)]) == 0 && x.tok(i-1).Rel != readout.RelNmodPoss
}

func isAux(r readout.Rel) bool {
	return r == readout.RelAux || r == readout.RelAuxPass || r == readout.RelCop
}

// nominal says whether token i is a noun or a name.
func (x *run) nominal(i int32) bool {
	t := x.tok(i).Tag
	return t == readout.NOUN || t == readout.PROPN
}

// marker returns the preposition or conjunction of token i, "" without one.
// Of several the first counts, with its fixed parts left out.
func (x *run) marker(i int32, rel readout.Rel) string {
	if c := x.d.Child(i, rel); c >= 0 {
		return x.low(c)
	}
	return ""
}

// passive says whether the verb i is in the passive. The auxiliaries count for
// more than the relations: "have joined" is active whatever a parser made of it.
func (x *run) passive(i int32) bool {
	t := x.tok(i)
	if t.Fine != readout.VBN && t.Fine != readout.VBD && t.Fine != readout.FineNone {
		return false
	}
	be, have := false, false
	for c := range x.d.Children(i) {
		if !isAux(x.tok(c).Rel) {
			continue
		}
		switch x.low(c) {
		case "is", "are", "was", "were", "be", "been", "being", "am", "get", "got", "gets", "'s", "’s", "'re", "’re":
			be = true
		case "has", "have", "had", "having", "'ve", "’ve", "will", "would", "did", "do", "does":
			have = true
		}
	}
	switch {
	case be:
		return t.Fine != readout.VBG
	case have:
		return false
	case x.d.Child(i, readout.RelNsubjPass, readout.RelOblAgent) >= 0:
		if x.d.Child(i, readout.RelOblAgent) < 0 && x.adrift(i) {
			return false // "the king, while being asked, called for": the inner verb's passive
		}
		return x.d.Child(i, readout.RelObj) < 0
	}
	bare := x.d.Child(i, readout.RelNsubj, readout.RelObj) < 0
	if t.Rel == readout.RelAcl && x.fragment(t.Head) {
		return false
	}
	switch t.Rel {
	case readout.RelAcl, readout.RelAmod:
		return bare && (t.Fine == readout.VBN || t.Fine == readout.VBD && x.undergone(i)) // behind or before a noun it is no finite verb
	case readout.RelAdvcl:
		return t.Fine == readout.VBN && bare
	}
	return false
}

// undergone says whether verb i is one of holding, hurting or freeing people, so that behind
// or before a noun it is what befell them, whatever its form was taken for: "the miners
// detained there", "the kidnapped miners".
func (x *run) undergone(i int32) bool {
	if i < 0 {
		return false
	}
	l := x.verbLemma(i)
	h := harm[l]
	return h.kind != "" && !h.subject || l == "hold"
}

// adrift says whether a clause stands between verb i and its subject.
func (x *run) adrift(i int32) bool {
	s := x.d.Child(i, readout.RelNsubjPass)
	if s < 0 || s > i {
		return false
	}
	for _, top := range []int32{i, s} {
		for c := range x.d.Children(top) {
			if r := x.tok(c).Rel; c > s && c < i && (r == readout.RelAdvcl || r == readout.RelAcl || r == readout.RelAclRelcl) {
				return true
			}
		}
	}
	return false
}

// fragment says whether noun h is the root of a sentence that has no verb there: a
// participle below it is then the sentence's own verb, taken for a relative.
func (x *run) fragment(h int32) bool {
	return h >= 0 && x.tok(h).Rel == readout.RelRoot && x.nominal(h) && x.d.Child(h, readout.RelCop, readout.RelNsubj) < 0
}

// negated says whether a negation hangs on token i.
func (x *run) negated(i int32) bool {
	for c := range x.d.Children(i) {
		switch w := x.low(c); w {
		case "not", "n't", "n’t", "never", "hardly", "neither":
			if x.tok(c).Rel == readout.RelAdvmod || x.tok(c).Rel == readout.RelCcPreconj {
				return true
			}
		case "no":
			if x.tok(c).Rel == readout.RelDet || x.tok(c).Rel == readout.RelAdvmod {
				return true
			}
		case "longer":
			if x.tok(c).Rel == readout.RelAdvmod && c > 0 && x.low(c-1) == "no" {
				return true
			}
		}
	}
	return false
}

// modal returns the modal of verb i: "will", "may" and so on, "" without one.
// "is going to", "is to", "is due to" count as will, "has to" as must.
func (x *run) modal(i int32) string {
	if x.tok(i).Fine == readout.VB && x.marker(i, readout.RelMark) == "to" {
		if c := x.d.Child(i, readout.RelCop, readout.RelAux); c >= 0 && x.lemma(c) == "be" {
			return "will" // "they are to meet"
		}
	}
	if x.isTo(i) >= 0 {
		return "will" // "who were to be freed"
	}
	for c := range x.d.Children(i) {
		if !isAux(x.tok(c).Rel) {
			continue
		}
		switch w := x.low(c); w {
		case "will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d":
			if w == "'d" || w == "’d" {
				return "would"
			}
			if w == "would" {
				return w
			}
			return "will"
		case "may", "might", "could", "can", "must", "should", "ca":
			return w
		}
	}
	return ""
}

// isTo returns the "is" or "was" of "is to be freed", "were to have met" before verb i; -1
// if there is none.
func (x *run) isTo(i int32) int32 {
	if x.tok(i).Fine != readout.VBN || x.marker(i, readout.RelMark) != "to" {
		return -1
	}
	m := x.d.Child(i, readout.RelMark)
	for c := range x.d.Children(i) {
		if c >= m {
			return -1
		}
		switch x.low(c) {
		case "is", "are", "was", "were":
			if isAux(x.tok(c).Rel) && (x.has(i, "have") || x.passive(i)) {
				return c
			}
		}
	}
	return -1
}

// clause climbs from token i to the head of its clause: a verb, or the root.
func (x *run) clause(i int32) int32 {
	for {
		t := x.tok(i)
		switch t.Rel {
		case readout.RelRoot, readout.RelAdvcl, readout.RelAcl, readout.RelAclRelcl, readout.RelAdvclRelcl, readout.RelCcomp, readout.RelXcomp, readout.RelParataxis, readout.RelCsubj, readout.RelCsubjPass:
			return i
		case readout.RelConj:
			if x.verbal(i) {
				return i
			}
		}
		if t.Head < 0 {
			return i
		}
		i = t.Head
	}
}
