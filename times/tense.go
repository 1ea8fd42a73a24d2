package times

import "readout"

// tense says when the verb that governs atom i plays: -1 past, 1 future, 0 not known.
// It climbs the tree to the next verb; without a tree it looks at the words before.
func (f *Finder) tense(i int) int {
	d := f.doc
	t := f.atoms[i].tok
	if d.Tokens[t].Fine == readout.FineNone {
		return f.tenseByWords(i)
	}
	for k := 0; k < 8 && t >= 0; k++ {
		if f.isVerb(t) {
			if v, ok := f.tenseOf(t); ok {
				return v
			}
		}
		t = d.Tokens[t].Head
	}
	return 0
}

// directTense is the tense of the verb that a date stands beside without other
// words between: "In October, a bomb killed ...", "will resume on May 3". It is
// 0 where the date hangs on something else, or on "by", "until" and their kin.
func (f *Finder) directTense(i int) int {
	d := f.doc
	t := f.atoms[i].tok
	if d.Tokens[t].Fine == readout.FineNone {
		return 0
	}
	for k := 0; k < 2 && d.Tokens[t].Head >= 0 && (d.Tokens[t].Rel == readout.RelNummod || d.Tokens[t].Rel == readout.RelCompound || d.Tokens[t].Rel == readout.RelNmodUnmarked); k++ {
		t = d.Tokens[t].Head
	}
	switch d.Tokens[t].Rel {
	case readout.RelObl, readout.RelOblUnmarked:
	default:
		return 0
	}
	if c := d.Child(t, readout.RelCase); c >= 0 {
		switch d.Tokens[c].Lemma {
		case "in", "on", "since", "during":
		default:
			return 0
		}
	}
	h := d.Tokens[t].Head
	for k := h + 1; h >= 0 && k < t; k++ {
		if d.Tokens[k].Fine == readout.MD {
			return 0 // some other verb stands nearer
		}
	}
	if h < 0 || !f.isVerb(h) || ahead[d.Tokens[h].Lemma] || defers[d.Tokens[h].Lemma] {
		return 0
	}
	v, _ := f.tenseOf(h)
	if v > 0 && awaited[d.Tokens[h].Lemma] && f.wasBefore(h) {
		return 0 // what was due may have come
	}
	return v
}

// wasBefore says whether a verb in the past, such as was, stands by token t.
func (f *Finder) wasBefore(t int32) bool {
	for c := range f.doc.Children(t) {
		switch tok := &f.doc.Tokens[c]; tok.Rel {
		case readout.RelAux, readout.RelAuxPass, readout.RelCop:
			if tok.Fine == readout.VBD {
				return true
			}
		}
	}
	return false
}

// shareVerb says whether two times of one sentence hang on the same verb, or on
// verbs joined by "and": "In 1995 they met in March and split in June".
func (f *Finder) shareVerb(t told, i int) bool {
	if !f.sameSentence(t.atom, i) {
		return false
	}
	if f.token(i).Fine == readout.FineNone {
		return true
	}
	switch f.doc.Tokens[t.token].Rel {
	case readout.RelNmod, readout.RelCompound, readout.RelAmod, readout.RelNmodPoss, readout.RelNummod:
		return false // "the pact of 2012 expires in March"
	}
	v, w := f.governor(t.token), f.governor(f.atoms[i].tok)
	return v >= 0 && w >= 0 && (v == w || f.told.grain <= grainMonth && f.joined(v, w))
}

func (f *Finder) joined(v, w int32) bool {
	t := f.doc.Tokens[w]
	return t.Rel == readout.RelConj && t.Head == v
}

// headToken returns the token of atoms [i, end) that hangs on none of the others.
func (f *Finder) headToken(i, end int) int32 {
	first, last := f.atoms[i].tok, f.atoms[end-1].tok
	for t := first; t <= last; t++ {
		if h := f.doc.Tokens[t].Head; h < first || h > last {
			return t
		}
	}
	return first
}

// governor returns the verb above token t, -1 if none.
func (f *Finder) governor(t int32) int32 {
	for k := 0; k < 8 && t >= 0; k++ {
		if f.isVerb(t) {
			return t
		}
		t = f.doc.Tokens[t].Head
	}
	return -1
}

func (f *Finder) isVerb(t int32) bool {
	switch f.doc.Tokens[t].Fine {
	case readout.VB, readout.VBD, readout.VBG, readout.VBN, readout.VBP, readout.VBZ:
		return true
	}
	return f.doc.Child(t, readout.RelCop) >= 0
}

// tenseOf returns the tense of the verb at token t; ok is false for verb forms
// that have none of their own.
func (f *Finder) tenseOf(t int32) (v int, ok bool) {
	d := f.doc
	v, ok = plainTense(d.Tokens[t].Fine)
	future := awaited[d.Tokens[t].Lemma]
	for c := range d.Children(t) {
		switch tok := &d.Tokens[c]; tok.Rel {
		case readout.RelAux, readout.RelAuxPass, readout.RelCop:
			switch {
			case tok.Fine == readout.MD:
				switch {
				case f.hasHave(t):
					return -1, true
				case tok.Lemma == "could" || tok.Lemma == "can":
					return 0, true
				}
				return 1, true
			case tok.Lemma == "have" && tok.Fine != readout.VBG:
				if future && tok.Fine != readout.VBD {
					return 1, true
				}
				return -1, true
			case tok.Fine == readout.VBD:
				v, ok = -1, true
			case tok.Fine == readout.VBZ || tok.Fine == readout.VBP:
				v, ok = 0, true
				if d.Tokens[t].Fine == readout.VBG {
					v = 1
				}
			}
		case readout.RelMark:
			if tok.Fine == readout.TO {
				if ok && v == 0 { // is to meet
					return 1, true
				}
				return f.infinitive(t)
			}
		}
	}
	if lemma := d.Tokens[t].Lemma; future && (v >= 0 || d.Tokens[t].Fine != readout.VBD || lemma == "plan" || lemma == "schedule") {
		return 1, true
	}
	if p := d.Tokens[t].Fine; (p == readout.VBZ || p == readout.VBP) && scheduled[d.Tokens[t].Lemma] {
		return 1, true
	}
	if !ok && d.Tokens[t].Fine == readout.VBN { // the order issued Thursday
		return -1, true
	}
	return v, ok
}

func plainTense(p readout.Fine) (int, bool) {
	switch p {
	case readout.VBD:
		return -1, true
	case readout.VBZ, readout.VBP:
		return 0, true
	}
	return 0, false
}

func (f *Finder) hasHave(t int32) bool {
	for c := range f.doc.Children(t) {
		if f.doc.Tokens[c].Lemma == "have" && f.doc.Tokens[c].Rel == readout.RelAux {
			return true
		}
	}
	return false
}

// hadBeen says whether a verb is in the past perfect.
func (f *Finder) hadBeen(t int32) bool {
	for c := range f.doc.Children(t) {
		if tok := &f.doc.Tokens[c]; tok.Lemma == "have" && tok.Fine == readout.VBD {
			return true
		}
	}
	return false
}

// infinitive returns 1 where what is above "to meet" looks ahead.
func (f *Finder) infinitive(t int32) (int, bool) {
	h := f.doc.Tokens[t].Head
	if h >= 0 && ahead[f.doc.Tokens[h].Lemma] {
		if f.hadBeen(h) {
			return -1, true
		}
		return 1, true
	}
	return 0, false
}

// ahead are the words after which an infinitive is still to come.
var ahead = map[string]bool{
	"plan": true, "expect": true, "schedule": true, "intend": true, "hope": true, "due": true, "set": true, "slate": true, "promise": true,
	"vow": true, "agree": true, "want": true, "pledge": true, "threaten": true, "prepare": true, "propose": true, "likely": true, "ready": true,
	"poised": true, "deadline": true, "invite": true, "urge": true, "go": true, "await": true, "postpone": true, "delay": true,
}

// awaited are the words whose own day is still to come: "is expected on Friday".
var awaited = map[string]bool{
	"schedule": true, "plan": true, "expect": true, "due": true, "slate": true, "set": true, "await": true, "postpone": true, "likely": true, "poised": true,
}

// scheduled are the verbs whose present tense beside a day tells of the future:
// "the truce begins on Friday".
var scheduled = map[string]bool{
	"begin": true, "start": true, "open": true, "resume": true, "expire": true, "end": true, "convene": true, "reconvene": true, "take": true,
	"lapse": true, "close": true, "leave": true, "return": true, "enter": true, "meet": true, "arrive": true, "depart": true, "visit": true,
	"travel": true, "fly": true, "vote": true, "gather": true, "host": true, "hold": true, "address": true,
}

// defers are the verbs whose "until" lies ahead.
var defers = map[string]bool{
	"postpone": true, "extend": true, "delay": true, "give": true, "adjourn": true, "suspend": true, "defer": true, "push": true, "prolong": true, "move": true,
	"ban": true, "bar": true, "close": true, "halt": true, "prohibit": true, "block": true, "freeze": true, "grant": true, "allow": true, "remand": true, "shut": true,
}

func (f *Finder) tenseByWords(i int) int {
	d := f.doc
	t := f.atoms[i].tok
	s := d.Sentences[f.sentence(i)]
	for k := t - 1; k >= s.First && t-k < 14; k-- {
		w := d.Word(k)
		switch lower(w) {
		case "will", "'ll", "’ll", "shall", "wo", "scheduled", "expected", "due", "planned", "plans", "plan", "expects", "hopes", "slated", "intends":
			return 1
		case "said", "says", "told", "was", "were", "met", "had", "did":
			return -1
		}
		if len(w) > 3 && w[len(w)-2:] == "ed" {
			return -1
		}
	}
	return 0
}

func lower(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			b := []byte(s)
			for j := range b {
				if 'A' <= b[j] && b[j] <= 'Z' {
					b[j] |= 0x20
				}
			}
			return string(b)
		}
	}
	return s
}

// tokenPlural says whether atom i is a plural noun.
func (f *Finder) tokenPlural(i int) bool {
	t := f.token(i)
	if t.Fine != readout.FineNone {
		return t.Fine == readout.NNS
	}
	w := f.doc.Word(f.atoms[i].tok)
	return len(w) > 3 && w[len(w)-1] == 's'
}

// nounAt says whether a noun or adjective stands at atom i, which a number before it may count.
func (f *Finder) nounAt(i int) bool {
	if f.atoms[i].kind != kindLetters {
		return false
	}
	switch f.token(i).Fine {
	case readout.NN, readout.NNS, readout.NNP, readout.NNPS, readout.JJ, readout.JJR, readout.CD, readout.VBN:
		return true
	case readout.FineNone:
		return !f.any(i, "in", "at", "on", "and", "for", "to", "of", "by", "with", "were", "was")
	}
	return false
}

// nounLike says whether atom i is tagged as a noun, or not tagged.
func (f *Finder) nounLike(i int) bool {
	switch f.token(i).Fine {
	case readout.NN, readout.NNP, readout.NNS, readout.NNPS:
		return true
	case readout.FineNone:
		return f.any(i-1, "the", "in", "last", "this", "next")
	}
	return false
}

// tokenVerb says whether atom i is the bare form of a verb, as after "may".
func (f *Finder) tokenVerb(i int) bool {
	t := f.token(i)
	return t.Fine == readout.VB
}

// isName says whether the weekday at i is part of a name: Sunday Times.
func (f *Finder) isName(i, j int) bool {
	if f.vetoed(i) {
		return true
	}
	return f.any(j, "Times", "Telegraph") || f.atoms[j].upper && f.any(j, "times", "telegraph", "mail", "mirror", "herald", "post", "express", "star", "school", "tribune", "morning") && f.atoms[j].upper && !f.is(j, "morning")
}

// dayOfMonthNear finds the day with that number and weekday nearest to the publication.
func (f *Finder) dayOfMonthNear(n, wd int) (when, bool) {
	if !f.known {
		return when{}, false
	}
	for d := int32(0); d < 200; d++ {
		for _, s := range [2]int32{f.published - d, f.published + d} {
			if _, _, day := civil(s); day == n && weekdayOf(s) == wd {
				return dayOf(s), true
			}
		}
	}
	return when{}, false
}
