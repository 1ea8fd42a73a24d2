package talks

import (
	"readout"
	"strings"
)

// consequence returns the verb of what will be done, below or at v: one with
// "will" that names an act against somebody; -1 if there is none.
func (r *reading) consequence(v, condition int32) int32 {
	if l := r.d.Tokens[v].Lemma; r.d.Tokens[v].Tag == readout.ADJ && (l == "ready" || l == "prepared" || l == "set") {
		if x := r.d.Child(v, readout.RelXcomp); x >= 0 && r.is(x, isLeave|isForce|isExpel|isPunish|isSanction) && r.statementAt(r.d.Tokens[v].Span) != nil {
			return v // "if they fail, the army is ready to attack"
		}
		return -1
	}
	if r.d.Tokens[v].Tag != readout.VERB && r.d.Tokens[v].Tag != readout.NOUN || r.d.Child(v, readout.RelAuxPass) >= 0 && r.is(v, isLeave) {
		return -1
	}
	if h := r.d.Tokens[v].Head; h >= 0 && r.is(h, isThreat) && r.d.Tokens[v].Rel == readout.RelXcomp {
		return v // "threatened to leave if"
	}
	if r.statementAt(r.d.Tokens[v].Span) == nil && !r.is(v, isThreat) {
		return -1 // the author's own "if" is a forecast
	}
	willed := r.is(v, isThreat)
	for c := range r.d.Children(v) {
		t := &r.d.Tokens[c]
		if t.Rel == readout.RelAux && t.Lemma == "have" {
			return -1 // "would have gone": it is past
		}
		if t.Rel == readout.RelAux && (r.is(c, isFuture) || t.Lemma == "would") {
			willed = true
		}
		if c != condition && r.is(c, isNegation) && t.Rel == readout.RelAdvmod {
			return -1
		}
	}
	if !willed {
		return -1
	}
	if r.is(v, isLeave|isForce|isExpel|isPunish) || r.is(v, isSanction) || r.advances(v) {
		return v
	}
	if r.goesHome(v) {
		return v
	}
	first, last := r.d.Subtree(v)
	cf, cl := r.d.Subtree(condition)
	for i := first; i <= last; i++ {
		if (i < cf || i > cl) && !r.is(v, isBenign) && r.is(i, isForce|isSanction|isExpel|isPunish) && r.d.Tokens[i].Rel != readout.RelNsubj {
			return v
		}
	}
	if r.weWill(v) && !r.is(v, isBenign) {
		return v // "if they go on, we will": whatever it is, it is meant to move them
	}
	return -1
}

// advances says whether verb v is of troops that move against somebody: "move on", "take
// back", "march on", "resume the fighting", "take up arms".
func (r *reading) advances(v int32) bool {
	switch r.d.Tokens[v].Lemma {
	case "move", "march", "advance":
		s := r.subject(v)
		return s >= 0 && r.soldiers(s) && r.particle(v, "on", "in", "into", "against")
	case "go", "return":
		return r.particle(v, "war", "arms", "battle", "fighting", "battlefield", "trenches")
	case "take":
		return r.particle(v, "back") || r.d.Child(v, readout.RelObj) > v && r.particle(v, "arms", "arm")
	case "resume", "restart", "renew", "reopen":
		o := r.d.Child(v, readout.RelObj)
		switch {
		case o < 0:
			return false
		case r.is(o, isWar):
			return true
		}
		switch r.d.Tokens[o].Lemma {
		case "fighting", "attack", "offensive", "hostility", "hostilities", "operation", "shelling", "bombardment", "strike":
			return true
		}
	}
	return false
}

// soldiers says whether the noun at token i stands for armed people.
func (r *reading) soldiers(i int32) bool {
	switch r.d.Tokens[i].Lemma {
	case "army", "force", "troop", "troops", "soldier", "military", "tank", "fighter", "column", "unit", "we":
		return true
	}
	return false
}

// goesHome says whether verb v is of negotiators who will go home: "our delegation will go
// home", "we will leave".
func (r *reading) goesHome(v int32) bool {
	s := r.subject(v)
	if s < 0 || !r.is(s, isNegotiator) && !first1(r.d.Tokens[s].Lemma) {
		return false
	}
	switch r.d.Tokens[v].Lemma {
	case "go", "return", "fly", "travel", "head":
		for i := v + 1; i <= v+2 && i < int32(len(r.d.Tokens)); i++ {
			if r.d.Tokens[i].Lemma == "home" {
				return true
			}
		}
	case "leave", "depart":
		return r.d.Child(v, readout.RelObj) < 0
	case "pack":
		return r.particle(v, "bag", "bags", "up", "suitcase", "suitcases") // "pack its bags"
	}
	return false
}

// weWill says whether the clause of verb v is "we will".
func (r *reading) weWill(v int32) bool {
	s := r.subject(v)
	if s < 0 || r.d.Tokens[v].Tag != readout.VERB || !strings.EqualFold(r.d.Word(s), "we") {
		return false
	}
	for c := range r.d.Children(v) {
		if r.d.Tokens[c].Rel == readout.RelAux && r.is(c, isFuture) {
			return true
		}
	}
	return false
}

// without is the clause of verb q less the tokens from first to last.
func (r *reading) without(q, first, last int32) readout.Span {
	a, b := r.d.Subtree(q)
	switch {
	case last < a || first > b: // the condition lies outside
	case first <= a || first < q && last < q:
		a = last + 1
	case last >= b || first > q:
		b = first - 1
	}
	s := r.sentence(q)
	a, b = max(a, s.First), min(b, s.Last-1)
	for a < b && (r.d.Tokens[a].Tag == readout.PUNCT || r.d.Tokens[a].Rel == readout.RelMark && r.d.Tokens[a].Lemma == "that" || r.d.Tokens[a].Tag == readout.CCONJ || r.d.Tokens[a].Lemma == "then") {
		a++
	}
	b = r.trim(b)
	if a > b {
		return r.d.Words(q, q)
	}
	return r.d.Words(a, b)
}

// threatKind says what is threatened.
func (r *reading) threatKind(q int32) string {
	a, b := r.d.Subtree(q)
	var all classes
	for i := a; i <= b; i++ {
		if !r.conditionalBelow(i, q) {
			all |= r.lex.class[r.forms[i]] | r.lex.class[r.lemmas[i]]
		}
	}
	switch {
	case r.is(q, isExpel):
		return "expel"
	case r.is(q, isLeave) && all&isTreaty != 0, withdraws(r.d.Tokens[q].Lemma) && all&isAgreement != 0:
		return "withdraw_from_agreement"
	case all&isSanction != 0:
		return "sanctions"
	case r.is(q, isLeave) && (all&(isNegotiation|isNegotiate) != 0 || r.offTable(q)):
		return "halt_talks"
	case r.goesHome(q):
		return "halt_talks"
	case all&isForce != 0 || r.advances(q):
		return "force"
	case r.shuts(q):
		return "sanctions"
	}
	return "unspecified"
}

// shuts says whether verb q is of closing a way to another's goods or people: a border, a
// port, the airspace, a market.
func (r *reading) shuts(q int32) bool {
	switch r.d.Tokens[q].Lemma {
	case "turn":
		if !r.particle(q, "off") {
			return false
		}
	case "close", "shut", "seal", "block", "bar", "suspend", "halt", "stop", "cut", "restrict":
	default:
		return false
	}
	for c := range r.d.Children(q) {
		if rel := r.d.Tokens[c].Rel; rel != readout.RelObj && rel != readout.RelNsubjPass && rel != readout.RelObl {
			continue
		}
		switch r.d.Tokens[c].Lemma {
		case "border", "port", "airspace", "market", "crossing", "frontier", "strait", "road", "railway", "pipeline", "import", "export", "trade", "flight", "delivery", "transit", "shipment", "water", "power", "gas", "supply":
			return true
		}
	}
	return false
}

// withdraws says whether a verb ends one's part in an agreement.
func withdraws(lemma string) bool {
	switch lemma {
	case "withdraw", "pull", "leave", "quit", "abandon", "exit":
		return true
	}
	return false
}

// offTable says whether to leave at token q is to leave talks, though they are
// not named: walk away or out, quit the table, the effort, the process.
func (r *reading) offTable(q int32) bool {
	if r.d.Tokens[q].Lemma == "walk" {
		return true
	}
	for c := range r.d.Children(q) {
		switch r.d.Tokens[c].Lemma {
		case "table", "effort", "process", "dialogue", "meeting":
			return true
		}
	}
	return false
}
