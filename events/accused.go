package events

import "readout"

// Who is charged with a deed, convicted of it or arrested for it is who did it, as far
// as the words go: "was found guilty of the murder of two guards", "faces trial on
// charges of kidnapping". Without a verdict it is alleged.

// answerable returns the one who is held to have done the deed of noun n, -1 where
// nobody is, and whether a court has found so or he says so himself.
func (x *run) answerable(n int32) (who int32, proven bool) {
	for range 5 {
		t := x.tok(n)
		h := t.Head
		if h < 0 {
			return -1, false
		}
		switch t.Rel {
		case readout.RelConj, readout.RelCompound:
			n = h
			continue
		case readout.RelObl, readout.RelNmod:
			if m := x.marker(n, readout.RelCase); !holding[m] && !(m == "in" && deeds[x.lemma(n)]) {
				return -1, false
			}
		case readout.RelObj:
		default:
			return -1, false
		}
		switch l := x.verbLemma(h); {
		case l == "hold" && x.d.Child(h, readout.RelObj) >= 0 && x.hasClass(x.d.Child(h, readout.RelObj), []string{"talks", "session", "accord"}):
			return -1, false // "hold talks on the raid"
		case x.verbal(h) && (accusing[l] || admitting[l]):
			return x.defendant(h), proving[l]
		case x.low(h) == "guilty" || x.low(h) == "responsible":
			return x.guilty(h), x.low(h) == "guilty"
		case x.nominal(h) && charges[x.lemma(h)]:
			if s := x.d.Child(h, readout.RelNsubj); s >= 0 {
				return s, false // "are under arrest for"
			}
			n = h
		default:
			return -1, false
		}
	}
	return -1, false
}

// defendant is whom verb h accuses, or who admits.
func (x *run) defendant(h int32) int32 {
	if admitting[x.verbLemma(h)] || x.passive(h) || x.tok(h).Rel == readout.RelAcl {
		return x.subject(h)
	}
	if o := x.d.Child(h, readout.RelObj); o >= 0 && (x.names(o) || x.inClass(o, persons) || x.tok(o).Tag == readout.PRON) {
		return o
	}
	return -1
}

// guilty is of whom the adjective h is said: "he was found guilty", "the court found
// him guilty", "he pleaded guilty".
func (x *run) guilty(h int32) int32 {
	if s := x.d.Child(h, readout.RelNsubj, readout.RelNsubjPass, readout.RelNsubjOuter); s >= 0 {
		return x.antecedent(h, s)
	}
	v := x.tok(h).Head
	if v < 0 || !x.verbal(v) {
		return -1
	}
	if o := x.d.Child(v, readout.RelObj); o >= 0 && !x.passive(v) && x.verbLemma(v) == "find" {
		return o
	}
	return x.subject(v)
}

// holding are the prepositions between an accusation and the deed.
var holding = map[string]bool{"with": true, "of": true, "for": true, "on": true, "to": true, "over": true, "connection": true, "under": true}

// deeds are the nouns behind "arrested in"; in a raid one is arrested by others.
var deeds = map[string]bool{"connection": true, "murder": true, "killing": true, "slaying": true, "shooting": true, "assassination": true, "death": true, "stabbing": true, "kidnapping": true, "abduction": true}

var accusing = map[string]bool{"accuse": true, "convict": true, "charge": true, "indict": true, "sentence": true, "arrest": true, "jail": true, "imprison": true, "try": true,
	"suspect": true, "blame": true, "detain": true, "prosecute": true, "hold": true, "want": true, "execute": true, "extradite": true, "arraign": true}

// proving are the verbs that follow a verdict or stand for one.
var proving = map[string]bool{"convict": true, "sentence": true, "jail": true, "imprison": true, "execute": true, "confess": true, "admit": true}

var admitting = map[string]bool{"claim": true, "confess": true, "admit": true, "face": true, "plead": true, "stand": true}

// charges are the nouns between: "on charges of", "on suspicion of", "stand trial for".
var charges = map[string]bool{"charge": true, "count": true, "suspicion": true, "conviction": true, "arrest": true, "connection": true, "allegation": true, "trial": true, "indictment": true, "degree": true, "term": true, "sentence": true, "prison": true}

// blamedFor returns on whom the attack of p is blamed, where the words for the attack
// stand beside its verb or are its noun: "were killed in shelling that officials blamed
// on rebels"; -1 if on nobody.
func (x *run) blamedFor(f *frame, p *proto) int32 {
	if f.noun {
		return x.blamed(p.head)
	}
	for c := range x.d.Children(p.verb) { // "in shelling" may be no noun for the parser
		if r := x.tok(c).Rel; c < p.verb || r != readout.RelObl && r != readout.RelAdvcl {
			continue
		}
		if m := x.d.Child(c, readout.RelCase, readout.RelMark); m < 0 || x.low(m) != "in" && x.low(m) != "during" && x.low(m) != "by" {
			continue
		}
		if b := x.blamed(c); b >= 0 {
			return b
		}
	}
	return -1
}

// blamed returns on whom the attack that noun n is, is blamed in its clause or in a
// relative one, -1 if on nobody.
func (x *run) blamed(n int32) int32 {
	if x.itself(n) || !x.hasClass(n, []string{"violence"}) && len(x.lex.nouns[x.lemma(n)]) == 0 && len(x.lex.nouns[x.low(n)]) == 0 {
		return -1
	}
	for c := range x.d.Children(n) {
		if r := x.tok(c).Rel; (r == readout.RelAcl || r == readout.RelAclRelcl) && x.verbLemma(c) == "blame" {
			return x.bearer(c)
		}
	}
	if t := x.tok(n); t.Head >= 0 && (t.Rel == readout.RelObj || t.Rel == readout.RelNsubjPass) && x.verbal(t.Head) && x.verbLemma(t.Head) == "blame" {
		return x.bearer(t.Head)
	}
	return -1
}

// bearer returns on whom verb v lays blame.
func (x *run) bearer(v int32) int32 {
	for c := range x.d.Children(v) {
		if r := x.tok(c).Rel; (r == readout.RelObl || r == readout.RelNmod) && c > v && x.marker(c, readout.RelCase) == "on" && !x.timeWord(c) && x.names(c) {
			return c
		}
	}
	return -1
}
