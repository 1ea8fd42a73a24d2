package talks

import (
	"slices"

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

func (r *reading) issueOf2(s int32) string {
	a, b := r.d.Subtree(s)
	return r.issueOf(a, b, s)
}
