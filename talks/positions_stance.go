package talks

import (
	"slices"
	"strings"

	"readout"
)

// A stand is a stance on its way to become a position.
type stand struct {
	stance, kind string
	rule         string
	holders      []string
	at           int32 // the word of stance
	from         int32 // first token of its words
	strong       bool  // also without an issue, where the holder sits at the table
	alleged      bool
	own          bool // only with an issue of its own words
	whole        bool // the subject belongs to what is wanted: "X must be freed"
}

// takenStances reads what the parties want, refuse, offer or accept from the
// words of stance of every clause.
func (r *reading) takenStances(ps []process) {
	for s := range r.d.Sentences {
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			switch r.d.Tokens[i].Tag {
			case readout.AUX:
				r.turned(ps, i)
			case readout.VERB, readout.ADJ:
				if r.turned(ps, i) {
					continue
				}
				if w := r.stanceForm(i, formSaid); w != nil && r.d.Tokens[i].Tag == readout.ADJ {
					if r.saidOf(ps, i, w) {
						continue
					}
				}
				lead, verb := r.stanceForm(i, formLead), r.stanceForm(i, formVerb)
				switch {
				case lead != nil && r.leadsTo(ps, i, lead):
				case verb != nil && r.d.Tokens[i].Tag == readout.VERB:
					r.verbOfStance(ps, i, verb)
				case r.d.Tokens[i].Tag == readout.VERB && !r.called(ps, i):
					r.modal(ps, i)
				}
			case readout.ADV: // "up for negotiation"
				if w := r.stanceForm(i, formSaid); w != nil {
					r.saidOf(ps, i, w)
				}
			case readout.NOUN:
				if r.noneOf(ps, i) {
					continue
				}
				if w := r.stanceForm(i, formSaid); w != nil && r.saidOf(ps, i, w) {
					continue
				}
				if w := r.stanceForm(i, formNoun); w != nil {
					r.nounOfStance(ps, i, w)
				}
			}
		}
	}
}

// noneOf reads what a side says without a verb: "No observers on our soil", of token i.
func (r *reading) noneOf(ps []process, i int32) bool {
	s := r.sentence(i)
	if !r.denied(i) || r.d.Child(i, readout.RelCop, readout.RelNsubj) >= 0 {
		return false
	}
	said := r.statementAt(r.d.Tokens[i].Span)
	if said == nil || said.Quote != readout.QuoteDirect || said.Polarity == "negative" || len(said.Content) == 0 {
		return false
	}
	if h := r.d.Tokens[i].Head; r.d.Tokens[i].Rel.Subject() && h >= 0 && said.Content[0].Contains(r.d.Tokens[h].Span) {
		return false // of a verb of its own
	}
	first, last := r.d.Subtree(i)
	for k := first - 1; k >= s.First; k-- { // nothing else is said before it
		if r.d.Tokens[k].Tag != readout.PUNCT && said.Content[0].Contains(r.d.Tokens[k].Span) {
			return false
		}
	}
	if int(last)+1 >= len(r.d.Tokens) || r.d.Tokens[last+1].Tag != readout.PUNCT && r.d.Tokens[last].Tag != readout.PUNCT {
		return false
	}
	st := stand{stance: "refuses", kind: "position", rule: "position.no", at: i, own: true}
	holders := r.withSides(ps, r.takers(r.speakerParty(r.d.Tokens[i].Span)))
	if len(holders) != 1 || !r.atTable(ps, holders[0]) || !r.stood(ps, &st, holders, taken{}) {
		return false
	}
	issue := r.issueOf(first, r.trim(last), i)
	if issue != "" {
		r.hold(&st, issue, st.stance, st.kind, r.d.Words(first, r.trim(last)))
	}
	return issue != ""
}

// called reads "A called X unacceptable", "dismissed" in a noun: "A called X a non-starter".
// It is false where no such word is said of X.
func (r *reading) called(ps []process, i int32) bool {
	switch r.d.Tokens[i].Lemma {
	case "call", "term", "deem", "declare", "consider", "find", "pronounce":
	default:
		return false
	}
	o, word := r.d.Child(i, readout.RelObj), false
	for c := range r.d.Children(i) {
		if c > i && c != o {
			word = word || notToBeHad[r.d.Tokens[c].Lemma]
		}
	}
	if o < 0 || !word {
		return false
	}
	if m, ok := r.take(i); ok && !m.not {
		st := stand{stance: "refuses", kind: "position", rule: "position.call", at: i, own: true}
		if r.stood(ps, &st, r.holdersAt(ps, i), m) {
			r.enterContent(ps, &st, []int32{o})
		}
	}
	return true
}

// notToBeHad says of a thing that who says so will not have it.
var notToBeHad = setOf("non-starter nonstarter unacceptable inadmissible unthinkable impossible")

// verbOfStance reads "A demands X", "A rejected X", "X was accepted by A".
func (r *reading) verbOfStance(ps []process, i int32, w *stanceWord) {
	m, ok := r.take(i)
	if !ok {
		return
	}
	stance := w.stance
	if m.not {
		switch {
		case w.lemma == "rule" || w.lemma == "exclude":
			stance = "open"
		case stance == "accepts":
			stance = "refuses"
		case stance == "refuses" && m.over:
			stance = "accepts" // "no longer objects to"
		default:
			return // "did not demand", "did not reject out of hand": that is all we know
		}
	}
	st := stand{stance: stance, kind: w.kind, rule: "position." + w.lemma, at: i, strong: stance != "aims" && w.lemma != "welcome", own: w.lemma == "welcome"}
	if !r.stood(ps, &st, r.holdersAt(ps, i), m) {
		return
	}
	if w.with == "on" && w.lemma == "agree" && len(st.holders) > 1 {
		return // an agreement
	}
	if w.mild() {
		appeal := w.stance == "demands" || w.lemma == "welcome"
		st.holders = slices.DeleteFunc(st.holders, func(id string) bool {
			return !r.atTable(ps, id) && (appeal && len(r.rec.Processes) > 0 || r.tableOf([]string{id}))
		})
	}
	if w.mild() && r.atHome(i, st.holders) {
		return
	}
	content := r.contentOf(i, w.with)
	if len(content) > 0 && (stance == "accepts" || w.with == "with") && r.someone(content[0]) {
		return // "endorsed him", "disagrees with her"
	}
	if r.toldAsSo(i, w, content) {
		return
	}
	if o := r.d.Child(i, readout.RelObj, readout.RelIobj, readout.RelObl); w.mild() && w.stance == "demands" && o >= 0 && r.both2(o) && r.is(o, isNegotiator) {
		return // who asks both sides is neither
	}
	if o := r.d.Child(i, readout.RelObj); st.stance == "aims" && o >= 0 && owed[r.d.Tokens[o].Lemma] {
		st.stance, st.kind, st.strong = "demands", "position", true // "wants an apology"
	}
	if st.stance == "aims" && w.lemma == "want" && r.wantsDone(i) {
		st.stance, st.kind = "demands", "position" // "wants the ban lifted"
	}
	if st.stance == "aims" && st.kind == "aim" && w.lemma == "want" && r.first(i, r.clauseEnd(i)) {
		st.stance, st.kind = "demands", "precondition" // "wants X back first"
	}
	r.enterContent(ps, &st, content)
}

// someone says whether the noun or pronoun at token c is one person.
func (r *reading) someone(c int32) bool {
	switch w := strings.ToLower(r.d.Word(c)); w {
	case "him", "her", "me", "you", "us":
		return true
	}
	return r.d.Tokens[c].Tag == readout.PROPN && r.person(r.d.ActorsAt(c))
}

// toldAsSo says whether what the verb at token i takes is no wish but a fact: "conceded that
// the tariffs were too high", "welcomed the release", "suggested that the border was closed".
func (r *reading) toldAsSo(i int32, w *stanceWord, content []int32) bool {
	if len(content) == 0 {
		return false
	}
	c := content[0]
	t := &r.d.Tokens[c]
	switch w.lemma {
	case "welcome", "embrace":
		return t.Tag.Noun() && r.d.Child(c, readout.RelAclRelcl) < 0 && deeds[t.Lemma]
	case "concede", "accept", "agree", "suggest":
	default:
		return false
	}
	if t.Rel != readout.RelCcomp && t.Rel != readout.RelParataxis {
		return w.lemma == "suggest" && t.Fine != readout.VBG && !t.Tag.Noun() || w.lemma == "suggest" && r.d.Child(c, readout.RelAux) >= 0
	}
	if (t.Fine == readout.VB || r.infinitive(c)) && w.lemma != "suggest" {
		return false
	}
	for x := range r.d.Children(c) {
		y := &r.d.Tokens[x]
		if y.Rel != readout.RelAux && y.Rel != readout.RelAuxPass && y.Rel != readout.RelCop {
			continue
		}
		switch y.Lemma {
		case "should", "must", "ought":
			return false
		case "would", "will", "shall", "can", "could", "may", "might":
			return w.lemma == "suggest"
		}
		if y.Fine == readout.VB && r.d.Word(x) == "be" {
			return false // "that observers be sent"
		}
	}
	if t.Fine == readout.VBP && w.lemma == "suggest" && r.d.Tokens[i].Fine == readout.VBD {
		return false // "suggested that they meet"
	}
	return t.Fine != readout.VB
}

// deeds are nouns for what is done already where it is welcomed.
var deeds = setOf("release withdrawal retreat return handover exchange swap arrest signing departure reopening opening lifting end pardon election visit arrival evacuation resumption start")

// atHome says whether the verb at token i is said to somebody of the holder's own side:
// "he urged the president to make a deal" is a quarrel at home.
func (r *reading) atHome(i int32, holders []string) bool {
	for c := range r.d.Children(i) {
		if rel := r.d.Tokens[c].Rel; rel != readout.RelObj && rel != readout.RelIobj && !(rel == readout.RelObl && r.caseOf(c) == "on") {
			continue
		}
		for _, id := range r.d.ActorsAt(c) {
			if a := r.actor(id); a != nil && a.Kind == readout.ActorPerson && r.side(id) != "" && r.seated(holders, id) {
				return true
			}
		}
	}
	return false
}

// wantsDone says whether "want" at token i wants something done by others: "wants its
// soldiers freed", "wants the ban on its wine lifted".
func (r *reading) wantsDone(i int32) bool {
	done := func(c int32) bool {
		f := r.d.Tokens[c].Fine
		return (f == readout.VBN || f == readout.VBD) && r.d.Child(c, readout.RelAux, readout.RelMark) < 0
	}
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		if c > i+1 && (t.Rel == readout.RelXcomp || t.Rel == readout.RelCcomp) && done(c) {
			return true
		}
	}
	o := r.d.Child(i, readout.RelObj)
	last := r.trim(r.clauseEnd(i))
	if o <= i || last <= o || !done(last) {
		return false
	}
	t := &r.d.Tokens[last]
	return t.Rel == readout.RelAcl || t.Rel == readout.RelXcomp
}

// owed are things that only the other side can give: who wants them demands them.
var owed = map[string]bool{"apology": true, "compensation": true, "reparation": true, "reparations": true, "explanation": true, "damages": true}

// mild says whether the word is one that mediators and onlookers use too, who
// take no position in the talks of others.
func (w *stanceWord) mild() bool {
	switch w.lemma {
	case "call", "ask", "request", "urge", "press", "push", "plead", "propose", "offer", "suggest", "welcome":
		return true
	}
	return w.stance == "aims"
}

// tableOf says whether one of the actors is a body of states, whose hopes for
// the talks of others are no position.
func (r *reading) tableOf(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		a := r.actor(id)
		return a != nil && (a.Kind == readout.ActorIGO || a.Country == "UNO" || a.Country == "IGO" || slices.Contains(r.third, r.side(id)))
	})
}

// stood fills in who holds a stance and whose word it is; false where nobody
// does, or somebody guesses.
func (r *reading) stood(ps []process, st *stand, holders []string, m taken) bool {
	said := r.statementAt(r.d.Tokens[st.at].Span)
	st.from = st.at
	if s := r.d.Child(st.at, readout.RelNsubj, readout.RelNsubjPass); s >= 0 && s < st.at && int(r.d.SentenceOf(s)) == r.d.SentenceOf(st.at) {
		st.from, _ = r.d.Subtree(s)
		if st.at-st.from > 25 {
			st.from = s
		}
	}
	if s := r.subject(st.at); s >= 0 && r.d.Word(s) == "I" && r.d.Tokens[st.at].Fine == readout.VBD {
		return false // what somebody himself once did
	}
	holders = slices.DeleteFunc(slices.Clone(holders), func(id string) bool { return r.mediating(ps, id) || !r.amongStates(ps, id, st.at) })
	st.holders = holders
	if said == nil {
		return len(holders) > 0 && !(m.future && !m.not && !r.decided(st.at) && !r.relayed(ps, st.at, holders, m))
	}
	if r.guessed(said) || said.Polarity == "negative" || said.Polarity == "unsaid" {
		return false
	}
	speakers := r.speakers(said)
	if r.bystanding(speakers) {
		return false
	}
	sides := r.sidesOf(speakers)
	if len(sides) > 0 {
		for _, id := range holders {
			if r.side(id) != "" && !r.seated(speakers, id) && !r.ownVoice(said, id) && !r.both([]string{said.ID}) && !r.ofThirds(speakers) {
				st.alleged = true
			}
		}
	}
	if m.future && (st.alleged || len(sides) == 0 && !r.insider(said)) {
		return false // another's guess of what they will do
	}
	return len(holders) > 0
}

// relayed says whether "would" at token i relays what a side at the table said, without a
// verb of saying: under a condition, or right after words of its own people.
func (r *reading) relayed(ps []process, i int32, holders []string, m taken) bool {
	would := false
	for c := range r.d.Children(i) {
		would = would || r.d.Tokens[c].Rel == readout.RelAux && r.d.Tokens[c].Lemma == "would"
	}
	if !would || !slices.ContainsFunc(holders, func(id string) bool { return r.atTable(ps, id) }) {
		return false
	}
	if m.if_ {
		return true
	}
	s := r.d.SentenceOf(i)
	if s == 0 {
		return false
	}
	before := r.d.Sentences[s-1].Span
	for k := range r.rec.Statements {
		x := &r.rec.Statements[k]
		if (x.Cue.Overlaps(before) || slices.ContainsFunc(x.Content, before.Overlaps)) && slices.ContainsFunc(holders, func(id string) bool { return r.seated(r.speakers(x), id) }) {
			return true
		}
	}
	return false
}

// amongStates says whether a stance at token i is one among states or armed groups:
// its holder sits at the table, or the words around it name another side. What a
// government wants at home is no position.
func (r *reading) amongStates(ps []process, id string, i int32) bool {
	if r.atTable(ps, id) {
		return true
	}
	own := r.side(id)
	h := r.actor(id)
	movement := h != nil && (rebel(h) || opposes(h))
	if own == "" && !r.diplomatic() {
		return false
	}
	s := r.d.SentenceOf(i)
	if own != "" && r.has[s]&isNegotiation != 0 {
		return true // beside talks
	}
	if own != "" && r.talkedOf() > 0 && (s > 0 && r.has[s-1]&isNegotiation != 0 || s+1 < len(r.has) && r.has[s+1]&isNegotiation != 0) {
		return true
	}
	for n := max(0, s-1); n <= min(s+1, len(r.d.Sentences)-1); n++ {
		x := r.d.Sentences[n]
		for _, m := range r.mentionsIn(r.d.Words(x.First, x.Last-1)) {
			k := r.tokenAt(m.Start)
			for _, o := range r.d.ActorsAt(r.headOf(k, r.tokenAt(m.End-1))) {
				a := r.actor(o)
				if a != nil && movement && r.side(o) == "" && (a.Kind == readout.ActorGovernment || a.Rank == "head_of_state_gov") {
					return true // "the government", whose it is needs no telling
				}
				if a == nil || r.side(o) == "" || r.side(o) == own || a.Kind != readout.ActorGovernment && a.Kind != readout.ActorArmedGroup && a.Kind != readout.ActorIGO && !official(a) && !rebel(a) {
					continue
				}
				return true
			}
		}
	}
	return false
}

// ownVoice says whether the words for the source call him the holder's own: "its
// spokesman", "their negotiator".
func (r *reading) ownVoice(st *readout.Statement, holder string) bool {
	if st.Source.Empty() {
		return false
	}
	for k := r.tokenAt(st.Source.Start); k < int32(len(r.d.Tokens)) && r.d.Tokens[k].Start < st.Source.End; k++ {
		if r.d.Tokens[k].Rel == readout.RelNmodPoss && r.d.Tokens[k].Tag == readout.PRON {
			for _, id := range r.d.ActorsAt(k) {
				if id == holder || r.side(id) == r.side(holder) || r.rebels(id) == holder {
					return true
				}
			}
		}
	}
	return false
}

// decided says whether the "will" of the verb at token i is told as settled: a
// verb of giving way.
func (r *reading) decided(i int32) bool { return r.stanceForm(i, formGive) != nil }

// insider says whether an unnamed source is one of those at the table.
func (r *reading) insider(st *readout.Statement) bool {
	if st.Source.Empty() {
		return false
	}
	for k := r.tokenAt(st.Source.Start); k < int32(len(r.d.Tokens)) && r.d.Tokens[k].Start < st.Source.End; k++ {
		if r.is(k, isNegotiator) || spokes(r.d.Tokens[k].Lemma) || r.d.Tokens[k].Lemma == "official" || r.d.Tokens[k].Lemma == "statement" || r.d.Tokens[k].Tag == readout.PRON {
			return true
		}
	}
	return false
}

// ofThirds says whether all speakers are mediators or bodies of states.
func (r *reading) ofThirds(speakers []string) bool {
	for _, id := range speakers {
		a := r.actor(id)
		if a == nil || a.Kind != readout.ActorIGO && a.Country != "UNO" && !slices.Contains(r.third, r.side(id)) {
			return false
		}
	}
	return len(speakers) > 0
}

// bystanding says whether all speakers are journalists, scholars and the like.
func (r *reading) bystanding(ids []string) bool {
	for _, id := range ids {
		a := r.actor(id)
		if a == nil || r.leaderOf[id] != "" || a.Kind != readout.ActorMedia && !slices.ContainsFunc(a.Sectors, func(s string) bool { return s == "JRN" || s == "MED" || s == "EDU" }) {
			return false
		}
	}
	return len(ids) > 0
}

// leadsTo reads "A is ready to free X", "A refused to talk", "A agreed to X": what
// the infinitive gives or takes. It is false where no infinitive follows.
func (r *reading) leadsTo(ps []process, i int32, w *stanceWord) bool {
	var heads []int32
	noun := false
	if w.lemma == "prepare" && (r.d.Tokens[i].Fine != readout.VBN || r.d.Child(i, readout.RelAuxPass, readout.RelCop, readout.RelAux) < 0) {
		return false
	}
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		switch {
		case (t.Rel == readout.RelXcomp || t.Rel == readout.RelCcomp || t.Rel == readout.RelAdvcl || t.Rel == readout.RelCsubj) && c > i && r.infinitive(c):
			heads = append(heads, c)
		case t.Tag == readout.VERB && t.Fine == readout.VBG && (t.Rel == readout.RelXcomp || t.Rel == readout.RelCcomp || t.Rel == readout.RelAdvcl) && c > i:
			heads = append(heads, c)
		case t.Rel == readout.RelCcomp && c > i && (w.lemma == "agree" || w.lemma == "decide" || w.lemma == "promise" || w.lemma == "pledge"):
			heads = append(heads, c)
		case (t.Rel == readout.RelObl || t.Rel == readout.RelNmod) && c > i && (w.lemma == "open" || w.lemma == "ready" || w.lemma == "available" || w.lemma == "prepared") && (r.caseOf(c) == "to" || r.caseOf(c) == "for"):
			heads, noun = append(heads, c), true
		}
	}
	if len(heads) == 0 {
		return false
	}
	if r.d.Tokens[i].Tag == readout.ADJ && r.d.Child(i, readout.RelCop) < 0 && r.d.Tokens[i].Rel != readout.RelXcomp && r.d.Tokens[i].Rel != readout.RelConj && r.d.Tokens[i].Rel != readout.RelRoot && r.d.Tokens[i].Rel != readout.RelCcomp {
		return true
	}
	m, ok := r.take(i)
	if !ok {
		return true
	}
	holders := r.holdersAt(ps, i)
	for _, head := range heads {
		if len(holders) > 1 && w.lemma == "agree" && (noun || r.stanceForm(head, formTalk) != nil) {
			continue // they agreed to meet: that is a state of the talks
		}
		stance, strong := r.led(w, head, noun)
		if m.not && w.lemma == "intend" && r.stanceForm(head, formTalk) != nil {
			stance = "open"
		}
		if m.not {
			switch stance {
			case "refuses":
				continue
			default:
				if w.lemma == "offer" || w.lemma == "decide" || w.lemma == "propose" {
					continue
				}
				stance = "refuses"
			}
		}
		if stance == "" {
			continue
		}
		st := stand{stance: stance, kind: "position", rule: "position." + w.lemma, at: i, strong: strong}
		if r.stood(ps, &st, holders, m) {
			r.enterContent(ps, &st, []int32{head})
		}
	}
	return true
}

// led returns the stance of a lead word and its infinitive: ready to free is an
// offer, ready to accept accepts, ready to talk is open. Strong is one that
// stands without an issue.
func (r *reading) led(w *stanceWord, head int32, noun bool) (stance string, strong bool) {
	switch {
	case w.stance == "refuses":
		return w.stance, r.stanceForm(head, formTake, formTalk, formGive) != nil
	case noun:
		return w.stance, true
	case r.stanceForm(head, formTake) != nil && w.stance == "open":
		return "accepts", true
	case w.stance == "accepts" && considers[r.d.Tokens[head].Lemma]:
		return "open", true
	case r.stanceForm(head, formTalk) != nil:
		if w.lemma == "decide" || w.lemma == "intend" {
			return "", false
		}
		return map[string]string{"open": "open", "accepts": "accepts", "offers": "offers"}[w.stance], true
	case r.stanceForm(head, formGive) != nil && w.stance == "open":
		return "offers", false
	case (w.lemma == "decide" || w.lemma == "intend") && r.stanceForm(head, formGive, formTake) == nil:
		return "", false
	}
	if w.stance == "open" {
		return "open", false
	}
	return w.stance, false
}

// considers are verbs by which who agrees to them has agreed to nothing yet.
var considers = setOf("consider study examine review look listen explore think weigh")

// nounOfStance reads "A's demand that X", "its refusal to X", "made X a condition".
func (r *reading) nounOfStance(ps []process, i int32, w *stanceWord) {
	t := &r.d.Tokens[i]
	v := t.Head
	if v >= 0 && r.d.Tokens[v].Tag == readout.VERB {
		if w.stance == "refuses" && !w.negated && t.Rel == readout.RelObj && givesUp[r.d.Tokens[v].Lemma] {
			r.givenUp(ps, i, v)
			return
		}
		switch r.d.Tokens[v].Lemma {
		case "drop", "abandon", "withdraw", "soften", "forget", "lack", "deny", "lower", "scrap", "retract", "give":
			return
		}
		m, ok := r.take(v)
		if !ok || m.not && t.Rel == readout.RelObj && !w.negated {
			return
		}
	}
	if w.negated && !r.denied(i) { // "has no intention of freeing them"
		return
	}
	holders := r.ownersOf(ps, i)
	content := r.nounContent(i)
	made := false
	if t.Rel == readout.RelNsubj && v >= 0 && len(content) == 0 && r.d.Child(v, readout.RelCop) >= 0 && (r.d.Tokens[v].Tag.Noun() || r.infinitive(v)) {
		if m, ok := r.take(v); ok && !m.not {
			content = []int32{v} // "its main demand is X"
		}
	}
	if o := t.Head; o >= 0 && w.kind == "precondition" && r.d.Tokens[o].Rel == readout.RelObj && r.caseOf(i) == "" && r.d.Tokens[r.d.Tokens[o].Head].Lemma == "make" {
		v, made = r.d.Tokens[o].Head, true // "made X a condition", with the condition below X
		holders, content = r.holdersAt(ps, v), []int32{o}
	}
	if len(holders) == 0 && v >= 0 && (t.Rel == readout.RelObj || t.Rel == readout.RelXcomp || t.Rel == readout.RelObl) && r.d.Tokens[v].Tag == readout.VERB {
		switch r.d.Tokens[v].Lemma {
		case "have":
			if w.negated {
				holders = r.holdersAt(ps, v)
			}
		case "make", "set", "present", "bring", "put", "table", "repeat", "renew", "reiterate", "raise", "state", "voice", "express", "maintain", "name", "come", "submit", "announce", "issue":
			holders = r.holdersAt(ps, v)
			if r.d.Tokens[v].Lemma == "make" && w.kind == "precondition" {
				if o := r.d.Child(v, readout.RelObj); o >= 0 && o != i {
					content, made = []int32{o}, true
				}
			}
		}
	}
	if len(content) == 0 || len(holders) == 0 || w.kind == "precondition" && !made && r.d.Child(i, readout.RelAclRelcl) >= 0 {
		return
	}
	stance := w.stance
	if w.lemma == "willingness" || w.lemma == "readiness" {
		stance, _ = r.led(&stanceWord{stance: "open"}, content[0], false)
	}
	st := stand{stance: stance, kind: w.kind, rule: "position." + w.lemma, at: i}
	if made {
		st.at = v
	}
	if r.stood(ps, &st, holders, taken{}) {
		st.from = min(st.from, i)
		if !made {
			st.from, _ = r.d.Subtree(i)
		}
		r.enterContent(ps, &st, content)
	}
}

// givesUp are the verbs by which who refused something no longer does.
var givesUp = setOf("drop abandon withdraw lift end shelve overcome")

// givenUp reads "dropped its objections to X", the noun at token i: what is accepted now.
func (r *reading) givenUp(ps []process, i, v int32) {
	m, ok := r.take(v)
	if !ok || m.not {
		return
	}
	st := stand{stance: "accepts", kind: "position", rule: "position.give_up", at: v, own: true}
	if r.stood(ps, &st, r.holdersAt(ps, v), m) {
		content := r.nounContent(i)
		if len(content) == 0 {
			content = r.contentOf(v, "to")
		}
		r.enterContent(ps, &st, content)
	}
}

// ownersOf are whose demand or offer the noun at token i is.
func (r *reading) ownersOf(ps []process, i int32) []string {
	for c := range r.d.Children(i) {
		switch t := &r.d.Tokens[c]; t.Rel {
		case readout.RelNmodPoss, readout.RelAmod, readout.RelCompound:
			if first1(t.Lemma) || t.Lemma == "our" || t.Lemma == "my" {
				return r.takers(r.speakerParty(t.Span))
			}
			if ids := r.holdersOf(ps, c, i); len(ids) > 0 {
				return ids
			}
		case readout.RelNmod:
			if p := r.caseOf(c); (p == "by" || p == "of" || p == "from") && len(r.d.ActorsAt(c)) > 0 {
				return r.holdersOf(ps, c, i)
			}
		}
	}
	return nil
}

// nounContent lists what the noun of stance at token i is about.
func (r *reading) nounContent(i int32) []int32 {
	var out []int32
	for c := range r.d.Children(i) {
		if c < i {
			continue
		}
		t := &r.d.Tokens[c]
		switch t.Rel {
		case readout.RelAcl, readout.RelCcomp, readout.RelXcomp:
			out = append(out, c)
		case readout.RelAclRelcl:
			if r.d.Child(c, readout.RelMark) >= 0 {
				out = append(out, c)
			}
		case readout.RelNmod:
			if p := r.caseOf(c); (p == "for" || p == "on" || p == "to" || p == "of") && len(r.sidesOf(r.d.ActorsAt(c))) == 0 {
				out = append(out, c)
			}
		}
	}
	return out
}

// saidOf reads "X is not negotiable", "X is our first condition", "X is out of
// the question": the stance of whoever says so.
func (r *reading) saidOf(ps []process, i int32, w *stanceWord) bool {
	if r.d.Child(i, readout.RelCop) < 0 && !r.remains(i) {
		return false
	}
	if w.lemma == "line" && !r.red(i) {
		return false
	}
	s := r.subject(i)
	m, ok := r.take(i)
	if s < 0 || !ok || m.future && !m.not || r.d.Tokens[s].Lemma == "there" {
		return false
	}
	if m.not != w.negated {
		return false
	}
	if (w.lemma == "open" || w.lemma == "subject") && len(r.d.ActorsAt(s)) > 0 {
		return false
	}
	holders := r.ownersOf(ps, i)
	if len(holders) == 0 && (r.d.Child(i, readout.RelNmodPoss) < 0) {
		for c := range r.d.Children(i) {
			if p := r.caseOf(c); p == "for" || p == "to" {
				if ids := r.holdersOf(ps, c, i); len(ids) > 0 {
					holders = ids
				}
			}
		}
		if len(holders) == 0 {
			holders = r.withSides(ps, r.takers(r.speakerParty(r.d.Tokens[i].Span)))
		}
	}
	if len(holders) == 0 && r.statementAt(r.d.Tokens[i].Span) == nil && r.d.Tokens[i].Rel == readout.RelConj {
		holders = r.holdersAt(ps, r.d.Tokens[i].Head) // "A is open to talks, but X is out of the question"
	}
	st := stand{stance: w.stance, kind: w.kind, rule: "position." + w.lemma, at: i, strong: w.negated}
	if !r.stood(ps, &st, holders, m) {
		return true
	}
	subject := []int32{s}
	if r.issueOf2(s) == "" && w.form == formSaid && r.stanceForm(i, formNoun) != nil {
		for c := range r.d.Children(i) { // "its condition is X"
			if r.d.Tokens[c].Rel == readout.RelCcomp || r.d.Tokens[c].Rel == readout.RelXcomp {
				subject = []int32{c}
			}
		}
	}
	n := len(r.rec.Positions)
	r.enterContent(ps, &st, subject)
	for k := n; k < len(r.rec.Positions); k++ {
		p := &r.rec.Positions[k]
		p.Span = p.Span.Cover(r.d.Words(i, i))
		p.Evidence[0] = p.Span
	}
	return true
}

func (r *reading) issueOf2(s int32) string {
	a, b := r.d.Subtree(s)
	return r.issueOf(a, b, s)
}

// red says whether "red" stands before the line at token i.
func (r *reading) red(i int32) bool { return i > 0 && r.d.Tokens[i-1].Lemma == "red" }

// remains says whether "remains" or "stays" links the noun at token i to its subject.
func (r *reading) remains(i int32) bool {
	t := &r.d.Tokens[i]
	if t.Head < 0 || t.Rel != readout.RelXcomp && t.Rel != readout.RelObj {
		return false
	}
	l := r.d.Tokens[t.Head].Lemma
	return l == "remain" || l == "stay" || l == "become"
}
