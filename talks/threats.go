package talks

import (
	"slices"
	"strings"

	"readout"
)

// threats lists what a side says it will do, and on what condition: "if C, we
// will Q". What is threatened has not happened.
func (r *reading) threats(ps []process) {
	for s := range r.d.Sentences {
		if r.has[s]&(isIf|isMight) == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if r.opensCondition(i) {
				r.conditionalThreat(i, ps)
			}
		}
	}
	for e := range r.rec.Events {
		if ev := &r.rec.Events[e]; ev.Type == "THREATEN" {
			r.codedThreat(ev, ps)
		}
	}
	for i := range r.hits {
		if h := &r.hits[i]; h.value("threat") != "" {
			r.wordedThreat(h, ps)
		}
	}
	r.shareTargets()
}

// opensCondition says whether token i opens a condition: "if", "unless", or "should" before
// its subject.
func (r *reading) opensCondition(i int32) bool {
	t := &r.d.Tokens[i]
	if t.Head < 0 {
		return false
	}
	if r.is(i, isIf) {
		return t.Rel == readout.RelMark
	}
	if t.Lemma == "be" && strings.EqualFold(r.d.Word(i), "were") && i == r.sentence(i).First { // "were the talks to fail"
		s := r.d.Child(t.Head, readout.RelNsubj, readout.RelNsubjPass)
		return s > i && s < t.Head && r.infinitive(t.Head)
	}
	if t.Lemma != "should" || t.Rel != readout.RelAux {
		return false
	}
	s := r.d.Child(t.Head, readout.RelNsubj, readout.RelNsubjPass)
	return s > i
}

// conditionalThreat reads the clause that the word "if" at token m opens.
func (r *reading) conditionalThreat(m int32, ps []process) {
	c := r.d.Tokens[m].Head
	v := r.d.Tokens[c].Head
	if v < 0 || r.d.Tokens[c].Rel != readout.RelAdvcl {
		return
	}
	if x := r.d.Child(v, readout.RelCcomp); x > c && r.is(v, isSay|isThreat) { // "unless they stop, he said, we will leave"
		v = x
	}
	q := r.consequence(v, c)
	if q < 0 {
		return
	}
	if x := r.d.Child(q, readout.RelXcomp, readout.RelCcomp); x >= 0 && (r.is(q, isThreat) || r.d.Tokens[q].Tag == readout.ADJ) {
		q = x // what is threatened, not the threatening
	}
	first, last := r.d.Subtree(c)
	if !r.d.Below(m, c) || last-first > 60 {
		return
	}
	condition := r.d.Words(first, r.trim(last))
	by := r.threatener(q)
	if !r.somebody(by) {
		return
	}
	t := readout.Threat{By: by, Condition: condition, Consequence: r.without(q, first, last), Kind: r.threatKind(q)}
	if st := r.statementAt(r.d.Tokens[q].Span); st != nil { // no further than what is said
		for _, c := range st.Content {
			if c.Contains(r.d.Tokens[q].Span) && t.Consequence.End > c.End && t.Consequence.Start < c.End {
				t.Consequence.End = r.d.Tokens[r.trim(r.tokenAt(c.End-1))].End
			}
		}
	}
	t.Span = condition.Cover(t.Consequence)
	if t.To = r.asked(c, by); len(t.To) == 0 {
		t.To = r.others(ps, q, by)
	}
	if len(t.To) == 0 && t.Kind == "unspecified" && !r.is(q, isPunish) && !r.is(r.d.Tokens[q].Head, isThreat) && r.weWill(q) {
		return // of nobody, against nobody
	}
	r.enterThreat(t, "threat.if")
	r.untilWhen(t)
}

// asked is who would have to do what the condition at verb c names, where it is one other
// side: "unless Chad's government frees them".
func (r *reading) asked(c int32, by []string) []string {
	var out []string
	s := r.d.Child(c, readout.RelNsubj, readout.RelNsubjPass)
	for _, i := range []int32{s, r.possessor(s)} {
		if i < 0 || r.captive(s) {
			continue
		}
		for _, id := range r.parties(r.phrase(i, nil)) {
			if r.side(id) != "" && !r.seated(by, id) {
				out = add(out, id)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	if len(r.sidesOf(out)) != 1 {
		return nil
	}
	return out
}

// untilWhen makes a deadline of the day that a condition names: "if they are
// not freed by 3 May".
func (r *reading) untilWhen(t readout.Threat) {
	for _, x := range r.timesIn(t.Condition) {
		if x.Type != "DATE" && x.Type != "TIME" || !t.Condition.Contains(x.Span) || !isoDay(x.Value) {
			continue
		}
		if len(x.Begin) == 10 && x.Begin == x.End {
			x.Value = x.Begin
		}
		top := r.topOf(x.Span)
		if c := r.caseOf(top); c != "by" && c != "before" && c != "until" && !(c == "on" && r.still(t.Condition)) {
			continue
		}
		if len(x.End) == 10 {
			x.Value = x.End // "by the end of the month"
		}
		d := readout.Deadline{Date: x.Value, SetBy: t.By[0], Owners: t.To, Consequence: t.Consequence}
		d.ID, d.Span, d.Status = r.newID("dl", len(r.rec.Deadlines)), t.Condition, readout.Planned
		d.VouchedBy, d.Evidence, d.Rule, d.Score = r.voice(x.Span), []readout.Span{t.Condition}, "deadline.threat", 0.7
		r.rec.Deadlines = append(r.rec.Deadlines, d)
		return
	}
}

// still says whether a condition is that something goes on: "if it is still shut on Friday".
func (r *reading) still(s readout.Span) bool {
	for i := r.tokenAt(s.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < s.End; i++ {
		if r.d.Tokens[i].Lemma == "still" {
			return true
		}
	}
	return false
}

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
	case "army", "force", "troop", "soldier", "military", "tank", "fighter", "column", "unit", "we":
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

// threatener is the party that will act: the subject, and for "we" the side of
// the speaker.
func (r *reading) threatener(q int32) []string {
	s := r.subject(q)
	if s < 0 || first1(r.d.Tokens[s].Lemma) {
		return r.speakerParty(r.d.Tokens[q].Span)
	}
	by := r.parties(r.phrase(s, nil))
	if len(r.sidesOf(by)) > 0 && r.d.Tokens[s].Tag != readout.PRON {
		return by
	}
	switch r.d.Tokens[s].Lemma {
	case "movement", "front", "group", "organisation", "organization", "party", "alliance":
		if by := r.speakerParty(r.d.Tokens[q].Span); len(by) == 1 && r.somebody(by) && r.definite(s) && !state(r.actor(by[0])) {
			return by // "his people said the movement would"
		}
	}
	if r.ownBody(s) {
		by := r.speakerParty(r.d.Tokens[q].Span)
		if g := r.theGovernment(); len(g) > 0 && r.d.Tokens[s].Lemma != "movement" && (len(r.sidesOf(by)) == 0 || r.guessedSpeaker(r.d.Tokens[q].Span)) {
			return g
		}
		return by
	}
	return by
}

// guessedSpeaker says whether the side of all who say the words of s was only concluded.
func (r *reading) guessedSpeaker(s readout.Span) bool {
	st := r.statementAt(s)
	if st == nil {
		return false
	}
	for _, id := range r.speakers(st) {
		if a := r.actor(id); a == nil || a.Basis != readout.BasisInferred {
			return false
		}
	}
	return true
}

// theGovernment is the one government that the report tells of beside one group of rebels,
// nil where there are several or no rebels.
func (r *reading) theGovernment() []string {
	if r.theRebels == "" {
		return nil
	}
	var out []string
	for i := range r.rec.Actors {
		a := &r.rec.Actors[i]
		if state(a) && a.Country != "" && slices.Contains(a.Sectors, "GOV") {
			out = add(out, a.ID)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// ownBody says whether token i is what the speaker calls his own: "our delegation", "his
// movement", or "the army" of no named state.
func (r *reading) ownBody(i int32) bool {
	switch r.d.Tokens[i].Lemma {
	case "army", "military", "government":
		return true
	case "force", "troop", "soldier":
		for c := range r.d.Children(i) {
			if r.d.Tokens[c].Lemma == "government" || r.d.Tokens[c].Lemma == "arm" || r.d.Tokens[c].Lemma == "armed" {
				return true
			}
		}
	}
	p := r.d.Child(i, readout.RelNmodPoss)
	if p < 0 || r.d.Tokens[p].Tag != readout.PRON && r.d.Tokens[p].Tag != readout.DET {
		return false
	}
	switch r.d.Tokens[i].Lemma {
	case "movement", "group", "government", "country", "side", "army", "party", "front", "people", "force":
		return true
	}
	return r.is(i, isNegotiator)
}

func first1(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "we", "i", "us":
		return true
	}
	return false
}

// speakerParty is the side of whoever says the words of s, nil for the author.
func (r *reading) speakerParty(s readout.Span) []string {
	if st := r.statementAt(s); st != nil {
		return r.parties(r.speakers(st))
	}
	return nil
}

// others are the parties of the process at hand that are not among by.
func (r *reading) others(ps []process, i int32, by []string) []string {
	p := r.processAt(ps, i)
	if p == nil || len(intersect(r.sidesOf(by), p.sides)) == 0 && len(intersect(by, r.seats(p))) == 0 {
		return r.addressed(i, by)
	}
	var out []string
	var speaks []string
	if st := r.statementAt(r.d.Tokens[i].Span); st != nil {
		speaks = r.speakers(st)
	}
	for _, id := range r.seats(p) {
		if !r.seated(by, id) && !slices.Contains(by, id) && !slices.Contains(speaks, id) {
			out = add(out, id)
		}
	}
	if len(out) == 0 {
		return r.addressed(i, by)
	}
	return out
}

// addressed returns the one other party that the sentence of token i names.
func (r *reading) addressed(i int32, by []string) []string {
	s := r.sentence(i)
	var out []string
	for _, m := range r.mentionsIn(s.Span) {
		if m.Kind != readout.KindName || m.Chain < 0 {
			continue
		}
		for _, id := range r.d.Chains[m.Chain].Actors {
			if a := r.actor(id); a != nil && a.Kind == readout.ActorPerson && a.Basis == readout.BasisInferred {
				continue // whose he is was only guessed
			}
			if id = r.party(id); r.side(id) != "" && !r.seated(by, id) {
				out = add(out, id)
			}
		}
	}
	if len(out) == 0 && len(r.sidesOf(by)) == 1 {
		if two := r.onlyTwo(); len(intersect(r.sidesOf(two), r.sidesOf(by))) == 1 {
			for _, id := range two {
				if !r.seated(by, id) {
					out = add(out, id)
				}
			}
		} else if g := r.theGovernment(); len(g) == 1 && r.side(by[0]) == r.theRebels {
			out = g
		} else if len(g) == 1 && r.seated(g, by[0]) {
			out = []string{r.theRebels}
		}
	}
	if len(out) == 0 && len(r.sidesOf(by)) == 0 { // "the army", "the government" of a state not named
		for i := range r.rec.Actors {
			if a := &r.rec.Actors[i]; a.Kind == readout.ActorGovernment && a.Country == "" && !a.Anonymous && !slices.Contains(by, a.ID) {
				out = add(out, a.ID)
			}
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
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

// conditionalBelow says whether token i lies in an "if" clause below q.
func (r *reading) conditionalBelow(i, q int32) bool {
	for ; i >= 0 && i != q; i = r.d.Tokens[i].Head {
		if r.d.Tokens[i].Rel == readout.RelAdvcl && r.conditional(i) {
			return true
		}
	}
	return false
}

func (r *reading) enterThreat(t readout.Threat, rule string) {
	for k := recent(len(r.rec.Threats)); k < len(r.rec.Threats); k++ {
		if r.rec.Threats[k].Span.Overlaps(t.Span) {
			return
		}
	}
	t.ID = r.newID("th", len(r.rec.Threats))
	t.VouchedBy, t.Evidence, t.Rule, t.Score = r.voice(t.Consequence), []readout.Span{t.Span}, rule, 0.8
	if t.Status == "" {
		t.Status = readout.Conditional
	}
	r.rec.Threats = append(r.rec.Threats, t)
}

// codedThreat takes over a THREATEN event.
func (r *reading) codedThreat(ev *readout.Event, ps []process) {
	if len(ev.Actors) == 0 || ev.Status == readout.NotHappened || len(ev.Evidence) == 0 {
		return
	}
	if k := ev.Head + 1; int(k) < len(r.d.Tokens) && r.d.Tokens[k].Lemma == "against" {
		return // a warning, not a threat
	}
	if int(ev.Head) < len(r.d.Tokens) && r.d.Tokens[ev.Head].Lemma == "warn" && r.d.Child(ev.Head, readout.RelObj) >= 0 {
		if x := r.d.Child(ev.Head, readout.RelXcomp); x >= 0 && r.infinitive(x) {
			return // "warned people to stay away" is advice
		}
	}
	if int(ev.Head) >= len(r.d.Tokens) || ev.Status != readout.Conditional && !r.is(ev.Head, isThreat) {
		return
	}
	t := readout.Threat{By: r.parties(ev.Actors), Kind: "unspecified"}
	for _, id := range r.parties(ev.Recipients) {
		if !r.seated(t.By, id) {
			t.To = add(t.To, id)
		}
	}
	if len(r.sidesOf(t.By))+len(r.persons(t.By)) == 0 {
		return // of nobody that we know
	}
	if c := r.conditionOf(ev.Head); c >= 0 {
		if to := r.asked(c, t.By); len(to) > 0 {
			t.To = to
		}
		if first, last := r.d.Subtree(c); last-first < 40 {
			t.Condition = r.d.Words(first, r.trim(last))
		}
	}
	if len(t.To) == 0 {
		t.To = r.others(ps, ev.Head, t.By)
	}
	t.Span, t.Consequence, t.Status = ev.Trigger.Cover(ev.Evidence[0]), ev.Evidence[0], ev.Status
	if c := r.d.Child(ev.Head, readout.RelXcomp, readout.RelCcomp); c >= 0 {
		first, last := r.d.Subtree(c)
		t.Consequence = r.d.Words(first, r.trim(last))
	} else if r.d.Tokens[ev.Head].Tag == readout.VERB {
		t.Consequence = r.clauseSpan(ev.Head, -1)
	}
	switch ev.Mode {
	case "relations":
		t.Kind = "halt_talks"
	case "violence":
		t.Kind = "force"
	case "expel":
		t.Kind = "expel"
	}
	if ev.Head >= 0 && int(ev.Head) < len(r.d.Tokens) {
		if k := r.threatKind(ev.Head); k != "unspecified" {
			t.Kind = k
		}
	}
	if !t.Condition.Empty() && t.Consequence.Overlaps(t.Condition) && t.Condition.Start > t.Consequence.Start {
		if end := r.trim(r.tokenAt(t.Condition.Start) - 1); r.d.Tokens[end].End > t.Consequence.Start {
			t.Consequence.End = r.d.Tokens[end].End
		}
	}
	n := len(r.rec.Threats)
	r.enterThreat(t, "threat.event")
	if len(r.rec.Threats) > n && !t.Condition.Empty() {
		r.untilWhen(t)
	}
}

// conditionOf returns the verb of the clause with "if" or "unless" below a threat, also
// one below what is threatened; -1 if there is none.
func (r *reading) conditionOf(i int32) int32 {
	if i < 0 || int(i) >= len(r.d.Tokens) {
		return -1
	}
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelAdvcl:
			if r.conditional(c) {
				return c
			}
			fallthrough
		case readout.RelXcomp, readout.RelCcomp, readout.RelAcl:
			for k := range r.d.Children(c) {
				if r.d.Tokens[k].Rel == readout.RelAdvcl && r.conditional(k) {
					return k
				}
			}
		}
	}
	return -1
}

// shareTargets gives a threat that names nobody whom it is against the one that another
// threat of the same side in the report has; so with the deadlines that they set.
func (r *reading) shareTargets() {
	of := func(by []string) []string {
		var out []string
		for i := range r.rec.Threats {
			if t := &r.rec.Threats[i]; len(t.To) > 0 && len(intersect(r.sidesOf(t.By), r.sidesOf(by))) > 0 {
				if out != nil && !slices.Equal(r.sidesOf(out), r.sidesOf(t.To)) {
					return nil
				}
				out = t.To
			}
		}
		return out
	}
	for i := range r.rec.Threats {
		if t := &r.rec.Threats[i]; len(t.To) == 0 {
			t.To = of(t.By)
		}
	}
	for i := range r.rec.Deadlines {
		if d := &r.rec.Deadlines[i]; len(d.Owners) == 0 && d.SetBy != "" && d.Rule == "deadline.threat" {
			d.Owners = of([]string{d.SetBy})
		}
	}
}

// wordedThreat takes a formula ("all options are on the table") as a threat of
// who says it.
func (r *reading) wordedThreat(h *hit, ps []process) {
	if st := r.hitStatus(h); st == readout.NotHappened && !h.pattern.negative {
		return
	}
	top := r.top(h)
	by := r.parties(r.phrase(r.subject(top), nil))
	if len(by) == 0 {
		by = r.speakerParty(r.span(h))
	}
	if len(by) == 0 {
		return
	}
	t := readout.Threat{By: by, To: r.others(ps, h.first, by), Kind: h.value("threat"), Consequence: r.span(h)}
	t.Span, t.Status = t.Consequence, readout.Hypothetical
	r.enterThreat(t, "threat."+h.pattern.id)
}
