package events

import "readout"

// conditioned says whether verb v is told under a condition: an if-clause hangs on
// it, or a phrase that stands for one.
func (x *run) conditioned(v int32) bool {
	m := x.modal(v)
	if h := x.tok(v).Head; x.tok(v).Rel == readout.RelConj && m == "will" && x.modal(h) == "will" && x.opensWithCondition(h) {
		return true // "if they fire, Chad will answer and Sudan will close its border"
	}
	if (m == "will" || m == "would" || m == "may") && x.inverted(v) {
		return true
	}
	for c := range x.d.Children(v) {
		switch x.tok(c).Rel {
		case readout.RelAdvcl:
			if x.isCondition(c, v) {
				return true
			}
		case readout.RelObl:
			if x.supposes(c, m) {
				return true
			}
		case readout.RelAdvmod:
			if x.low(c) == "otherwise" && m != "" || x.asLong(c) && x.d.Child(c, readout.RelAdvcl) >= 0 {
				return true // "as long as they mediate"
			}
		}
	}
	return false
}

// opensWithCondition says whether a condition stands before verb v and so holds for all verbs
// that are joined to it.
func (x *run) opensWithCondition(v int32) bool {
	for c := range x.d.Children(v) {
		if c < v && x.tok(c).Rel == readout.RelAdvcl && x.isCondition(c, v) {
			return true
		}
	}
	return false
}

// asLong says whether adverb c is the "long" of "as long as".
func (x *run) asLong(c int32) bool {
	return x.low(c) == "long" && (x.hasWord(c, "as") || x.hasWord(c, "so"))
}

// isCondition says whether adverbial clause c sets a condition for verb v, -1 for any.
func (x *run) isCondition(c, v int32) bool {
	switch x.marker(c, readout.RelMark) {
	case "if", "unless", "provided", "providing", "assuming":
		return true
	case "once", "until":
		return v >= 0 && x.modal(v) == "would"
	}
	switch x.low(c) {
	case "provided", "providing", "assuming", "supposing", "granted":
		if x.d.Child(c, readout.RelNsubj, readout.RelNsubjPass, readout.RelAux, readout.RelAuxPass) >= 0 {
			return false
		}
		o := x.d.Child(c, readout.RelCcomp, readout.RelObj)
		return o > c && x.verbal(o)
	}
	first, _ := x.d.Subtree(c)
	return x.tok(first).Head == c && isAux(x.tok(first).Rel) && inversions[x.low(first)] && x.d.Child(c, readout.RelNsubj, readout.RelNsubjPass) > first
}

// inversions begin a condition without a conjunction: "should they attack".
var inversions = map[string]bool{"should": true, "were": true, "had": true}

// inverted says whether the sentence of v begins like such a condition; a parser
// often loses what follows.
func (x *run) inverted(v int32) bool {
	s := x.d.Sentences[x.d.SentenceOf(v)]
	if s.First+2 >= v || !inversions[x.low(s.First)] || x.asked(v) || x.tok(s.First).Head == v {
		return false
	}
	for i := s.First + 1; i < v; i++ {
		if x.d.Word(i) == "," {
			return true
		}
	}
	return false
}

// supposes says whether phrase c stands for a condition of a verb with modal m:
// "in the event of", "on condition that", "without a deal".
func (x *run) supposes(c int32, m string) bool {
	switch p := x.marker(c, readout.RelCase); p {
	case "in":
		return (x.lemma(c) == "event" || x.lemma(c) == "case" || x.lemma(c) == "absence") && x.d.Child(c, readout.RelNmod, readout.RelAcl, readout.RelAclRelcl) >= 0
	case "on", "under":
		return x.stipulates(c)
	case "without", "barring", "failing", "absent":
		return m == "will" || m == "would" || m == "could"
	}
	return x.marker(c, readout.RelMark) == "if" && m == ""
}

// stipulates says whether noun n is the condition of "on condition that".
func (x *run) stipulates(n int32) bool {
	l := x.lemma(n)
	return (l == "condition" || l == "proviso") && x.marker(n, readout.RelCase) == "on"
}
