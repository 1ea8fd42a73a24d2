package syntax

import (
	"strings"

	"readout"
)

// mendParticiples mends what participles do to a sentence: the verb is lost behind one
// ("Fighters, seeking revenge, fired rockets"), a participle is taken for the verb
// ("Troops ordered out by the junta began to leave"), for a part of the noun behind it
// ("criticised them for jailing opponents"), or hangs on the verb instead of the people
// before it ("fired at protesters demanding reforms").
func mendParticiples(d *readout.Document, s readout.Sentence) {
	t := d.Tokens
	for i := s.First + 1; i+1 < s.Last; i++ {
		switch {
		case t[i].Rel == readout.RelRoot && t[i].Tag.Noun():
			mendLost(d, s, i)
		case t[i].Rel == readout.RelRoot && t[i].Tag == readout.VERB:
			mendReduced(d, s, i)
			mendBare(d, s, i)
		case t[i].Fine == readout.VBG && t[i].Rel == readout.RelCompound:
			mendReason(d, s, i)
		case t[i].Fine == readout.VBG && t[i].Rel == readout.RelAdvcl:
			mendPeople(d, i)
		}
	}
}

// mendLost gives noun i, the root, the finite verb that stands behind its participle.
func mendLost(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	part := int32(-1)
	for k := s.First; k < s.Last; k++ {
		if t[k].Head != i {
			continue
		}
		switch r := t[k].Rel; {
		case r == readout.RelCop || r.Subject():
			return
		case r == readout.RelAcl && t[k].Fine == readout.VBG && k > i && part < 0:
			part = k
		}
	}
	if part < 0 {
		return
	}
	whole := d.Word(s.Last-1) == "." && !finite(d, s)
	closed := d.Word(i+1) == "," && part == i+2 // "Fighters, seeking revenge, fired"
	for v := part + 1; v+1 < s.Last; v++ {
		if t[v].Fine == readout.WDT || t[v].Fine == readout.WP || t[v].Fine == readout.MD || t[v].Tag == readout.AUX || t[v].Tag == readout.SCONJ {
			return
		}
		if t[v].Tag != readout.VERB {
			continue
		}
		after := closed && d.Word(v-1) == "," && (t[v].Fine == readout.VBD || t[v].Fine == readout.VBN)
		if !after && (closed || t[v].Fine != readout.VBD && !(whole && t[v].Fine == readout.VBN) || t[v].Rel != readout.RelXcomp && t[v].Rel != readout.RelAcl || t[v-1].Tag == readout.PUNCT) {
			continue
		}
		if taken(d, s, v) || !below(t, v, i) {
			return
		}
		crown(d, s, i, v)
		return
	}
}

// finite says whether the sentence has a finite verb, as the tags go.
func finite(d *readout.Document, s readout.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		switch d.Tokens[k].Fine {
		case readout.VBD, readout.VBZ, readout.VBP, readout.MD:
			return true
		}
	}
	return false
}

// crown makes v the root of the sentence and the root i, a noun, its subject.
func crown(d *readout.Document, s readout.Sentence, i, v int32) {
	t := d.Tokens
	if n := t[v].Head; t[v].Rel == readout.RelAmod && n > v { // "fired rockets": a verb and its object
		for k := v + 1; k < s.Last; k++ {
			if t[k].Head == n && t[k].Rel == readout.RelObj && cased(d, s, k) {
				t[k].Rel, t[k].Head = readout.RelObl, v
			}
		}
		t[n].Head, t[n].Rel = v, readout.RelObj
	}
	t[v].Head, t[v].Rel, t[v].Fine = -1, readout.RelRoot, readout.VBD
	t[i].Head, t[i].Rel = v, readout.RelNsubj
	for k := v + 1; k < s.Last; k++ {
		if h := t[k].Head; h < v && h >= s.First {
			t[k].Head = v
			if t[k].Rel == readout.RelNmod {
				t[k].Rel = readout.RelObl
			}
		}
	}
}

// cased says whether noun k has a preposition.
func cased(d *readout.Document, s readout.Sentence, k int32) bool {
	for c := s.First; c < k; c++ {
		if d.Tokens[c].Head == k && d.Tokens[c].Rel == readout.RelCase {
			return true
		}
	}
	return false
}

// taken says whether verb v has a subject, a conjunction or a helper of its own.
func taken(d *readout.Document, s readout.Sentence, v int32) bool {
	for k := s.First; k < s.Last; k++ {
		if d.Tokens[k].Head != v {
			continue
		}
		switch r := d.Tokens[k].Rel; {
		case r.Subject(), r == readout.RelMark, r == readout.RelCc, r == readout.RelAux, r == readout.RelAuxPass:
			return true
		}
	}
	return false
}

// below says whether token k hangs on top, at whatever distance.
func below(t []readout.Token, k, top int32) bool {
	for range 40 {
		if k < 0 {
			return false
		}
		if k == top {
			return true
		}
		k = t[k].Head
	}
	return false
}

// mendReduced handles the root i, a participle of its subject where another finite verb
// follows without a conjunction and without a comma, and "by" says who did it.
func mendReduced(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	if t[i].Fine == readout.VBG && d.Word(s.Last-1) == "." && !finite(d, s) {
		mendStriking(d, s, i)
		return
	}
	if t[i].Fine != readout.VBD && t[i].Fine != readout.VBN || !strings.HasSuffix(d.Word(i), "ed") {
		return
	}
	subject, agent, verb := int32(-1), int32(-1), int32(-1)
	for k := s.First; k < s.Last; k++ {
		if t[k].Head != i {
			continue
		}
		switch r := t[k].Rel; {
		case r == readout.RelAux || r == readout.RelAuxPass || r == readout.RelObj || r == readout.RelCc:
			return
		case r == readout.RelNsubj && k < i:
			subject = k
		case (r == readout.RelObl || r == readout.RelOblAgent) && k > i && verb < 0 && caseWord(d, s, k) == "by":
			agent = k
		case verb < 0 && k > i+1 && t[k].Fine == readout.VBD && (r == readout.RelAdvcl || r == readout.RelXcomp || r == readout.RelCcomp || r == readout.RelConj) && t[k-1].Tag != readout.PUNCT && t[k-1].Tag != readout.CCONJ && !taken(d, s, k):
			verb = k
		}
	}
	for k := i + 2; k < s.Last && verb < 0 && thought(strings.ToLower(d.Word(i))); k++ { // a reduced relative clause has no object
		if t[k].Fine == readout.VBD && t[k].Rel == readout.RelAcl && t[k-1].Tag.Noun() && objected(d, s, k) && !taken(d, s, k) && below(t, k, i) {
			verb = k
		}
	}
	if agent < 0 && thought(strings.ToLower(d.Word(i))) && verb >= 0 {
		agent = i // "men believed to be rebels attacked"
	}
	if subject < 0 || agent < 0 || verb < agent || t[subject].Tag != readout.NOUN {
		return
	}
	t[verb].Head, t[verb].Rel = -1, readout.RelRoot
	t[subject].Head = verb
	t[i].Head, t[i].Rel, t[i].Fine = subject, readout.RelAcl, readout.VBN
	if agent != i {
		t[agent].Rel = readout.RelOblAgent
	}
	for k := verb + 1; k < s.Last; k++ {
		if t[k].Head == i {
			t[k].Head = verb
		}
	}
}

// mendBare makes the root i of a headline passive where it is a form of a verb that has
// an object or is passive, and has none: "Four soldiers killed in the north".
func mendBare(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	if t[i].Rel != readout.RelRoot || d.Word(s.Last-1) == "." || i+1 >= s.Last || !suffering[strings.ToLower(d.Word(i))] {
		return
	}
	switch strings.ToLower(d.Word(i + 1)) {
	case "between", "around", "about", "at", "over", "up", "under", "close", "nearly", "almost", "more", "less", "some":
		return // "The blast killed around sixty"
	}
	if t[i+1].Tag != readout.ADP && t[i+1].Tag != readout.PUNCT && t[i+1].Tag != readout.ADV && t[i+1].Tag != readout.SCONJ {
		return
	}
	subject := int32(-1)
	for k := s.First; k < s.Last; k++ {
		if t[k].Head != i {
			continue
		}
		switch r := t[k].Rel; {
		case r == readout.RelNsubj && k == i-1 && subject < 0 && t[k].Tag.Noun():
			subject = k
		case r == readout.RelPunct, k > i && (r == readout.RelObl || r == readout.RelOblAgent || r == readout.RelAdvmod || r == readout.RelOblUnmarked || r == readout.RelAdvcl), r == readout.RelParataxis:
		default:
			return
		}
	}
	if subject >= 0 {
		t[subject].Rel, t[i].Fine = readout.RelNsubjPass, readout.VBN
	}
}

// suffering are participles of verbs that are never without an object but in the passive.
var suffering = map[string]bool{"killed": true, "arrested": true, "injured": true, "wounded": true, "detained": true, "jailed": true, "kidnapped": true, "abducted": true, "freed": true, "executed": true, "beheaded": true, "hanged": true, "convicted": true, "expelled": true, "deported": true, "evacuated": true, "assassinated": true, "murdered": true, "imprisoned": true, "slain": true}

// objected says whether verb v has an object.
func objected(d *readout.Document, s readout.Sentence, v int32) bool {
	for k := v + 1; k < s.Last; k++ {
		if d.Tokens[k].Head == v && d.Tokens[k].Rel == readout.RelObj {
			return true
		}
	}
	return false
}

// mendStriking handles the root i, a participle of its subject in a whole sentence that
// would else have no finite verb: "Miners striking over pay clashed with guards".
func mendStriking(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	subject, verb := int32(-1), int32(-1)
	for k := s.First; k < s.Last; k++ {
		switch {
		case t[k].Tag == readout.AUX || t[k].Tag == readout.PUNCT && k+1 < s.Last:
			return
		case t[k].Head == i && t[k].Rel == readout.RelNsubj && k < i:
			subject = k
		case verb < 0 && k > i+1 && t[k].Fine == readout.VBN && t[k].Rel == readout.RelXcomp && below(t, k, i) && !taken(d, s, k):
			verb = k
		}
	}
	if subject < 0 || verb < 0 || t[subject].Tag != readout.NOUN {
		return
	}
	t[verb].Head, t[verb].Rel, t[verb].Fine = -1, readout.RelRoot, readout.VBD
	t[subject].Head = verb
	t[i].Head, t[i].Rel = subject, readout.RelAcl
	for k := verb + 1; k < s.Last; k++ {
		if t[k].Head == i {
			t[k].Head = verb
		}
	}
}

// thought says whether w is a participle that says what people are held to be.
func thought(w string) bool {
	switch w {
	case "believed", "thought", "suspected", "alleged", "said", "reported", "presumed", "accused", "known":
		return true
	}
	return false
}

// caseWord returns the preposition of noun k, "" without one.
func caseWord(d *readout.Document, s readout.Sentence, k int32) string {
	for c := s.First; c < k; c++ {
		if d.Tokens[c].Head == k && d.Tokens[c].Rel == readout.RelCase {
			return strings.ToLower(d.Word(c))
		}
	}
	return ""
}

// mendReason makes a clause of "for" or "of" and the participle i before a plural, where that
// follows the object of a verb of judging: "criticised the state for jailing opponents".
func mendReason(d *readout.Document, s readout.Sentence, i int32) {
	t := d.Tokens
	noun := t[i].Head
	p := strings.ToLower(d.Word(i - 1))
	if p != "for" && p != "of" || t[i-1].Head != noun || t[i-1].Rel != readout.RelCase || noun < i || t[noun].Fine != readout.NNS && t[noun].Fine != readout.NNP && t[noun].Fine != readout.NNPS {
		return
	}
	h := t[noun].Head
	for h >= 0 && t[h].Tag != readout.VERB && h < i {
		h = t[h].Head
	}
	if h < 0 || h > i || !judged(strings.ToLower(d.Word(h)), p) {
		return
	}
	for k := i + 1; k < noun; k++ {
		if t[k].Head == i {
			return
		}
	}
	t[i].Head, t[i].Rel, t[i].Tag = h, readout.RelAdvcl, readout.VERB
	t[i-1].Head, t[i-1].Rel = i, readout.RelMark
	t[noun].Head, t[noun].Rel = i, readout.RelObj
}

// judged says whether w is a form of a verb that says for what somebody is praised or
// blamed with preposition p before it; lemmas come later.
func judged(w, p string) bool {
	if p == "of" {
		return strings.HasPrefix(w, "accus") || strings.HasPrefix(w, "suspect") || strings.HasPrefix(w, "convict")
	}
	for _, stem := range judging {
		if strings.HasPrefix(w, stem) && len(w) <= len(stem)+4 {
			return true
		}
	}
	return false
}

var judging = [...]string{"condemn", "critici", "denounc", "blam", "thank", "prais", "fault", "rebuk", "sanction", "punish", "slam", "blast", "lambast", "commend", "castigat", "chid", "convict", "sentenc", "prosecut", "attack", "jail", "arrest"}

// mendPeople hangs participle i on the people right before it.
func mendPeople(d *readout.Document, i int32) {
	t := d.Tokens
	n := i - 1
	if t[n].Fine != readout.NNS || t[n].Rel != readout.RelObl && t[n].Rel != readout.RelObj && t[n].Rel != readout.RelNmod || t[i].Head >= n || !wanting[strings.ToLower(d.Word(i))] || !crowd(strings.ToLower(d.Word(n))) || below(t, n, i) {
		return
	}
	t[i].Head, t[i].Rel = n, readout.RelAcl
}

// wanting are participles that tell what people are about, not how a deed was done.
var wanting = map[string]bool{"demanding": true, "calling": true, "protesting": true, "seeking": true, "fleeing": true, "trying": true, "opposing": true, "opposed": true, "supporting": true,
	"demonstrating": true, "marching": true, "rallying": true, "chanting": true, "waiting": true, "returning": true, "travelling": true, "traveling": true, "fighting": true, "living": true, "working": true, "attempting": true, "campaigning": true, "crossing": true, "hiding": true, "serving": true, "belonging": true, "guarding": true, "queuing": true, "escaping": true}

// crowd says whether plural w is one of people, as far as its form or a short list tells.
func crowd(w string) bool {
	switch w {
	case "people", "men", "women", "children", "troops", "police", "students", "civilians", "refugees", "crowds", "families", "relatives", "migrants", "citizens", "residents", "rebels", "guards", "youths", "militants", "insurgents", "immigrants", "opponents", "inhabitants", "combatants", "peasants", "nationals", "activists", "journalists", "guerrillas", "groups", "forces":
		return true
	}
	for _, end := range [...]string{"esters", "ators", "ists", "ters", "ners", "diers", "gers", "kers", "mers", "lers", "ders", "grims"} {
		if strings.HasSuffix(w, end) {
			return w != "letters" && w != "matters" && w != "orders" && w != "leaders" && w != "members" && w != "papers" && w != "quarters" && w != "headquarters" && w != "others" && w != "numbers" && w != "ministers" && w != "borders" && w != "centers" && w != "theaters" && w != "dollars"
		}
	}
	return false
}
