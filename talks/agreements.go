package talks

import (
	"slices"
	"strings"

	"readout"
)

// agreements lists the accords and ceasefires that the report says something
// definite of: sought, not reached, signed, in force, failed. An agreement that
// is only imagined ("any deal") is none.
func (r *reading) agreements(ps []process) {
	for s := range r.d.Sentences {
		if r.has[s]&isAgreement == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			if r.d.Tokens[i].Tag.Noun() && r.is(i, isAgreement) && !r.modifier(i) && !r.inName(i) {
				r.agreement(i, ps)
			}
		}
	}
}

// modifier says whether the noun only tells what kind of agreement another is:
// "ceasefire" in "ceasefire agreement".
func (r *reading) modifier(i int32) bool {
	t := &r.d.Tokens[i]
	return t.Rel == readout.RelCompound && t.Head >= 0
}

// inName says whether token i is part of the name of an actor, as in the
// "Government of National Accord".
func (r *reading) inName(i int32) bool {
	at := r.d.Tokens[i].Span
	return slices.ContainsFunc(r.mentionsIn(readout.Span{Start: at.Start - 80, End: at.End}), func(m readout.Mention) bool {
		return m.Kind == readout.KindName && m.Contains(at) && m.Head != i && m.Chain >= 0 && len(r.d.Chains[m.Chain].Actors) > 0
	})
}

// agreement reads the noun at token i.
func (r *reading) agreement(i int32, ps []process) {
	state, h := r.agreementState(i)
	when := r.agreedIn(i)
	rumour, untrue := r.rumoured(i)
	if untrue {
		state, when = "not_reached", ""
	}
	if state == "" && r.definite(i) {
		r.furtherOf(i)
		return
	}
	if state == "" || r.generic(i) && when == "" && state != "not_reached" && state != "failed" {
		return
	}
	if r.generic(i) && len(r.rec.Agreements) > 0 {
		return
	}
	if state == "reached" || state == "declared" {
		if r.inPrinciple(i) {
			state = "in_principle"
		}
	}
	s := r.noun(i)
	a := readout.Agreement{Kind: r.agreementKind(i), Date: when, State: state, Name: r.title(i, s, when)}
	a.Span, a.VouchedBy, a.Rule, a.Score = s, r.voice(s), "agreement."+state, 0.7
	a.Evidence = []readout.Span{s}
	if h != nil {
		r.prove(&a.Item, h)
	}
	if st := r.statement(a.VouchedBy[0]); st != nil && !asserts(st.CueType) && h == nil {
		a.VouchedBy = []string{readout.ByAuthor} // what a demand mentions on the way is the author's
	}
	if state == "sought" || state == "not_reached" {
		a.Date = "" // it has none
		a.Name = r.title(i, s, "")
	}
	a.Status = readout.Happened
	switch {
	case state == "not_reached":
		a.Status = readout.NotHappened
	case state == "sought":
		a.Status = readout.Desired
	case rumour, h != nil && r.accused(h), !r.corroborated(a.VouchedBy, r.at(ps, i)):
		a.Status = readout.Alleged
	}
	a.Parties = r.signatories(i, h)
	if len(a.Parties) < 2 && (state == "not_reached" || state == "sought") {
		if p := r.processAt(ps, i); p != nil {
			a.Parties = p.parties
		}
	}
	if a.Kind == "other" && len(a.Parties) > 0 && !r.ofPowers(a.Parties) || a.Kind == "other" && len(a.Parties) == 0 && len(r.rec.Processes) == 0 && !r.powersIn(i) {
		return // a contract, a plea, a publisher's deal
	}
	r.particulars(&a, i, h)
	if a.Date == "" && h != nil && state != "not_reached" && state != "sought" {
		a.Date = r.agesAgo(r.top(h))
	}
	r.pactOf(&a, i, h)
	r.enterAgreement(a, r.definite(i))
}

// inPrinciple says whether the agreement at token i is one in outline only: "in principle",
// "a preliminary deal".
func (r *reading) inPrinciple(i int32) bool {
	for k := i + 1; k < r.sentence(i).Last && k <= i+3; k++ {
		if r.d.Tokens[k].Lemma == "principle" && r.d.Tokens[k-1].Lemma == "in" {
			return true
		}
	}
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Lemma {
		case "preliminary", "provisional", "tentative", "outline", "framework":
			return r.d.Tokens[c].Rel == readout.RelAmod || r.d.Tokens[c].Rel == readout.RelCompound && r.d.Tokens[c].Lemma == "outline"
		}
	}
	return false
}

// rumoured says whether the agreement at token i is only what reports or rumours have, and
// whether these are called untrue: "rumours of a deal are unfounded", "denied reports of an
// accord".
func (r *reading) rumoured(i int32) (rumour, untrue bool) {
	h := r.d.Tokens[i].Head
	if h < 0 || h > i || r.d.Tokens[i].Rel != readout.RelNmod && r.d.Tokens[i].Rel != readout.RelAcl {
		return false, false
	}
	switch r.d.Tokens[h].Lemma {
	case "report", "rumour", "rumor", "claim", "talk", "speculation", "suggestion", "story", "account", "allegation", "assertion", "word":
	default:
		return false, false
	}
	if c := r.caseOf(i); c != "of" && c != "about" && c != "on" {
		return false, false
	}
	v := r.d.Tokens[h].Head
	if v < 0 {
		return true, false
	}
	if x := r.d.Child(v, readout.RelCcomp); x > i && x < v && r.is(v, isSay) && r.d.Tokens[h].Rel.Subject() {
		v = x // "rumours of a deal are unfounded, A said", hung on the saying
	}
	switch rel := r.d.Tokens[h].Rel; {
	case rel.Subject():
		switch r.d.Tokens[v].Lemma {
		case "false", "untrue", "unfounded", "baseless", "groundless", "wrong", "incorrect", "inaccurate", "invention", "fabrication", "nonsense", "lie", "fiction", "fantasy", "deny", "dismiss", "reject", "refute", "premature":
			return true, r.status(v) != readout.NotHappened
		case "correspond", "match", "accord", "agree", "conform", "reflect":
			return true, r.status(v) == readout.NotHappened
		case "foundation", "basis", "truth", "substance", "ground":
			return true, r.caseOf(v) == "without" || r.denied(v)
		case "have", "lack":
			o := r.d.Child(v, readout.RelObj)
			return true, o >= 0 && (r.d.Tokens[v].Lemma == "lack" || r.denied(o))
		case "true", "correct":
			return true, r.status(v) == readout.NotHappened
		}
	case rel == readout.RelObj || rel == readout.RelNsubjPass:
		switch r.d.Tokens[v].Lemma {
		case "deny", "dismiss", "reject", "refute", "contradict", "disclaim":
			return true, r.status(v) != readout.NotHappened
		}
	}
	return true, false
}

// furtherOf adds what is told of an agreement that the report has told of before,
// "the truce, which Norway monitors", to the last one of its kind.
func (r *reading) furtherOf(i int32) {
	kind := r.agreementKind(i)
	for k := len(r.rec.Agreements) - 1; k >= recent(len(r.rec.Agreements)); k-- {
		b := &r.rec.Agreements[k]
		if b.Kind != kind && kind != "other" || b.State == "not_reached" || b.State == "sought" && kind == "other" {
			continue
		}
		a := readout.Agreement{Kind: b.Kind, State: "told"}
		r.particulars(&a, i, nil)
		if a.Ceasefire != nil {
			a.Ceasefire.Term, a.Ceasefire.Class = "", ""
		}
		mergeAgreement(b, &a)
		return
	}
}

// ofPowers says whether one of the parties is a state, a body of states or an
// armed group, or speaks for one.
func (r *reading) ofPowers(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		a := r.actor(id)
		if a == nil {
			return false
		}
		return official(a) && a.Country != "" || a.Kind == readout.ActorIGO || a.Kind == readout.ActorArmedGroup || rebel(a) || slices.Contains(a.Sectors, "OPP")
	})
}

// powersIn says whether the sentence of token i names a state, a body of states or
// an armed group by name.
func (r *reading) powersIn(i int32) bool {
	for _, m := range r.mentionsIn(r.sentence(i).Span) {
		if m.Kind != readout.KindPronoun && m.Chain >= 0 && r.ofPowers(r.d.Chains[m.Chain].Actors) {
			return true
		}
	}
	return false
}

// definite says whether "the" or "this" stands before the noun.
func (r *reading) definite(i int32) bool {
	d := r.d.Child(i, readout.RelDet)
	return d >= 0 && !r.is(d, isIndefinite|isNegation)
}

// at returns the sides of the process at hand at token i.
func (r *reading) at(ps []process, i int32) []string {
	if p := r.processAt(ps, i); p != nil {
		return p.sides
	}
	return nil
}

// enterAgreement adds a, or joins it to the one that it tells of again.
func (r *reading) enterAgreement(a readout.Agreement, definite bool) {
	for k := recent(len(r.rec.Agreements)); k < len(r.rec.Agreements); k++ {
		b := &r.rec.Agreements[k]
		if b.Kind != a.Kind && b.Kind != "other" && a.Kind != "other" || a.Date != "" && b.Date != "" && a.Date != b.Date {
			continue
		}
		if a.Date == "" && b.Date == "" && (a.State == "sought" && b.State == "not_reached" || a.State == "not_reached" && b.State == "sought") {
			b.State, b.Status = "not_reached", readout.NotHappened // what was sought is what was not reached
			a.State = b.State
		}
		if a.State == b.State && (a.Date == b.Date || a.Date == "") {
			b.Evidence = append(b.Evidence, a.Evidence...)
			b.VouchedBy = add(b.VouchedBy, a.VouchedBy...)
			if b.Kind == "other" && a.Kind != "other" {
				b.Kind, b.Name, b.Span = a.Kind, a.Name, a.Span
			}
			mergeAgreement(b, &a)
			return
		}
		again := definite && a.State != "not_reached" && a.State != "sought" && (a.Kind == b.Kind || a.Kind == "other")
		if a.Date == "" && (again || b.Date == "") && later(a.State, b.State) && a.Status == readout.Happened {
			b.State, b.Evidence = a.State, append(b.Evidence, a.Evidence...)
			if len(b.Parties) == 0 {
				b.Parties = a.Parties
			}
			mergeAgreement(b, &a)
			return
		}
		if again && (a.Date == "" || b.Date == "") && (b.State == a.State || later(b.State, a.State) || a.Status != readout.Happened && later(a.State, b.State)) {
			b.Evidence = append(b.Evidence, a.Evidence...) // told of again, no further on
			if b.Date == "" {
				b.Date = a.Date
			}
			mergeAgreement(b, &a)
			return
		}
	}
	a.ID = r.newID("ag", len(r.rec.Agreements))
	r.rec.Agreements = append(r.rec.Agreements, a)
}

// course is the life of an agreement; what comes later says more.
var course = []string{"sought", "in_principle", "reached", "initialled", "signed", "ratified", "declared", "in_force", "holding", "extended", "violated"}

func later(a, b string) bool {
	i, j := slices.Index(course, a), slices.Index(course, b)
	return i > 0 && j > 0 && i > j
}

// agreementState is what the phrases of its clause say of the agreement at
// token i, and the phrase that says it.
func (r *reading) agreementState(i int32) (string, *hit) {
	state, by := "", (*hit)(nil)
	s := int32(r.d.SentenceOf(i))
	hits := r.hitsIn(s)
	for k := range hits {
		h := &hits[k]
		if next := r.stateBy(i, h); next != "" && weight(next) > weight(state) {
			state, by = next, h
		}
	}
	if state == "" {
		state = r.described(i)
	}
	if state == "" {
		state = r.wished(i)
	}
	return state, by
}

// described is what a clause behind the noun says: "the treaty that they signed".
func (r *reading) described(i int32) string {
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelAcl, readout.RelAclRelcl:
		default:
			continue
		}
		if r.status(c) != readout.Happened || r.infinitive(c) || r.d.Tokens[c].Fine == readout.VBG {
			continue
		}
		switch r.d.Tokens[c].Lemma {
		case "sign":
			return "signed"
		case "agree", "reach", "strike", "broker", "conclude", "negotiate", "mediate":
			return "reached"
		case "ratify":
			return "ratified"
		case "fail", "collapse":
			if r.d.Child(c, readout.RelXcomp) >= 0 {
				continue // it fails to say something
			}
			return "failed"
		}
	}
	return ""
}

// weight orders the states where a clause says several: the end outweighs the
// beginning, and a failure to reach outweighs all.
func weight(state string) int {
	order := []string{"", "sought", "in_principle", "reached", "declared", "initialled", "signed", "ratified", "in_force", "holding", "fragile", "extended", "violated", "withdrawn", "expired", "failed", "not_reached"}
	return slices.Index(order, state)
}

// stateBy is what one phrase says of the agreement at token i, if it is about it.
func (r *reading) stateBy(i int32, h *hit) string {
	inside := i >= h.first && i <= h.last
	if h.pattern.id == "E11" && r.d.Tokens[r.top(h)].Lemma == "fail" && r.d.Child(r.top(h), readout.RelXcomp) >= 0 {
		return "" // "a deal that fails to name the islands" has not failed
	}
	if r.unasserted(h) {
		return ""
	}
	if v := h.value("agreement"); v != "" && (inside || r.governs(h, i)) && !r.interrupted(h) {
		st := r.hitStatus(h)
		switch {
		case r.toBe(h) && v == "in_force":
			return "reached"
		case r.toBe(h):
			return ""
		case st == readout.Happened || st == readout.Ongoing || v == "violated" && r.accused(h):
			return v
		case v == "in_force" && st == readout.Planned:
			return "reached" // it is to take effect, so there is one
		case st == readout.NotHappened && v == "reached":
			return "not_reached"
		case st == readout.Desired || st == readout.Planned:
			if v == "reached" || v == "signed" || v == "in_principle" {
				return "sought"
			}
		}
		return ""
	}
	if h.value("outcome") == "no_agreement" && (inside || r.governs(h, i)) && r.hitStatus(h) == readout.Happened && h.value("gap") == "" {
		return "not_reached"
	}
	return ""
}

// unasserted says whether a phrase is the gerund with which a sentence begins:
// "signing a deal has proved hard" leaves open whether they did; "after signing"
// does not.
func (r *reading) unasserted(h *hit) bool {
	v := h.verb
	if v < 0 || r.d.Tokens[v].Fine != readout.VBG || r.d.Child(v, readout.RelAux) >= 0 {
		return false
	}
	switch r.d.Tokens[v].Rel {
	case readout.RelAmod, readout.RelAcl, readout.RelConj:
		return false
	}
	if r.d.Tokens[v].Head <= v && !r.finiteBehind(h.last) {
		return false
	}
	switch r.preposition(v) {
	case "after", "since", "by", "following", "upon", "on", "when", "while", "having":
		return false
	}
	return true
}

// finiteBehind says whether a finite verb follows token i with no mark between: what
// stands before it is its subject.
func (r *reading) finiteBehind(i int32) bool {
	for k := i + 1; k < r.sentence(i).Last && k < i+6; k++ {
		switch t := &r.d.Tokens[k]; {
		case t.Tag == readout.PUNCT, t.Tag == readout.CCONJ, t.Tag == readout.SCONJ, t.Fine == readout.WDT, t.Fine == readout.WP:
			return false
		case t.Fine == readout.VBD, t.Fine == readout.VBZ, t.Fine == readout.MD:
			return true
		}
	}
	return false
}

// interrupted says whether another verb stands between the words of a phrase:
// "agreed to negotiate a deal" is no deal.
func (r *reading) interrupted(h *hit) bool {
	if h.verb != h.first {
		return false
	}
	for k := h.first + 1; k < h.last; k++ {
		if r.d.Tokens[k].Tag == readout.VERB && r.d.Tokens[k].Fine == readout.VB {
			return true
		}
	}
	return false
}

// accused says whether a phrase is what somebody is accused of.
func (r *reading) accused(h *hit) bool {
	v := r.d.Tokens[r.top(h)].Head
	if v < 0 {
		return false
	}
	switch r.d.Tokens[v].Lemma {
	case "accuse", "blame", "suspect", "deny":
		return true
	}
	return false
}

// toBe says whether the day of a phrase is still to come.
func (r *reading) toBe(h *hit) bool {
	pub := r.d.Report.Published
	return pub.Known() && r.present(r.top(h)) && r.dayOf(r.top(h)) > pub.Date.Format("2006-01-02")
}

// governs says whether the agreement at token i hangs from the phrase, or the
// phrase's verb has it for its subject: "settlements, including a ceasefire, failed".
func (r *reading) governs(h *hit, i int32) bool {
	top := r.top(h)
	if !r.d.Below(i, top) {
		return false
	}
	for n := 0; i != top && n < 10; n++ {
		t := &r.d.Tokens[i]
		switch t.Rel {
		case readout.RelAclRelcl, readout.RelCcomp, readout.RelParataxis, readout.RelAdvcl:
			return false
		}
		i = t.Head
	}
	return true
}

// wished says "sought" where the clause seeks the agreement.
func (r *reading) wished(i int32) string {
	t := &r.d.Tokens[i]
	if t.Head < 0 {
		return ""
	}
	switch t.Rel {
	case readout.RelObj, readout.RelObl, readout.RelNmod:
	default:
		return ""
	}
	if !r.is(t.Head, isReach|isDesire) && t.Head >= 0 && !(r.d.Tokens[t.Head].Lemma == "come" || r.d.Tokens[t.Head].Lemma == "work" || r.d.Tokens[t.Head].Lemma == "negotiate") {
		return ""
	}
	if st := r.status(i); st == readout.Desired {
		return "sought"
	}
	return ""
}

// generic says whether the noun names no agreement in particular: "any deal",
// "agreements", or one that a condition imagines.
func (r *reading) generic(i int32) bool {
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Rel == readout.RelDet && (r.d.Tokens[c].Lemma == "any" || r.is(c, isNegation)) {
			return true
		}
	}
	st := r.status(i)
	return st == readout.Conditional || st == readout.Hypothetical
}

// agreementKind is the kind that the words give.
func (r *reading) agreementKind(i int32) string {
	words := []int32{i}
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelCompound, readout.RelAmod, readout.RelNmod, readout.RelAppos:
			words = append(words, c)
		}
	}
	for _, w := range words {
		switch r.d.Tokens[w].Lemma {
		case "trade", "tariff", "customs":
			if w != i {
				return "trade" // a trade truce stops no shots
			}
		}
	}
	for _, w := range words {
		if r.is(w, isCeasefire) {
			return "ceasefire"
		}
	}
	switch l := r.d.Tokens[i].Lemma; l {
	case "treaty", "memorandum", "protocol", "pact":
		return l
	}
	for _, w := range words {
		switch r.d.Tokens[w].Lemma {
		case "peace":
			return "peace"
		case "nuclear", "trade":
			return r.d.Tokens[w].Lemma
		}
	}
	return "other"
}

// agreedIn is the month or day of a past agreement: a time in its own phrase,
// or that of the participle that says it was made ("agreed to in March").
func (r *reading) agreedIn(i int32) string {
	first, last := r.d.Subtree(i)
	if last-first > 30 {
		last = first + 30
	}
	span := r.d.Words(first, last)
	times := r.timesIn(span)
	for k := range times {
		t := &times[k]
		if t.Type != "DATE" || !span.Contains(t.Span) || !isoDay(t.Value) || r.ahead(t) {
			continue
		}
		if top := r.topOf(t.Span); r.made(top, i) {
			return t.Value
		}
	}
	return r.agreedBeside(i)
}

// agreedBeside is the date right behind the noun at token i by the order of
// words: "truce agreed to in March", "accord of May".
func (r *reading) agreedBeside(i int32) string {
	times := r.timesIn(r.sentence(i).Span)
	for k := range times {
		t := &times[k]
		at := r.tokenAt(t.Span.Start)
		if t.Type != "DATE" || at <= i || at > i+6 || !isoDay(t.Value) || r.ahead(t) {
			continue
		}
		ok := true
		for n := i + 1; n < at && ok; n++ {
			x := &r.d.Tokens[n]
			ok = x.Tag == readout.ADP || x.Tag == readout.PART || x.Tag == readout.DET || x.Fine == readout.IN || x.Fine == readout.TO || makes(x.Lemma)
		}
		if ok && at > i+1 {
			return t.Value
		}
	}
	return ""
}

// makes says whether a verb brings an agreement about.
func makes(lemma string) bool {
	switch lemma {
	case "agree", "sign", "reach", "strike", "broker", "conclude", "negotiate", "declare", "announce", "mediate", "seal":
		return true
	}
	return false
}

// made says whether the time at token t dates the agreement at token i.
func (r *reading) made(t, i int32) bool {
	for n := 0; t >= 0 && n < 4; n++ {
		h := r.d.Tokens[t].Head
		if h == i {
			return true
		}
		if h >= 0 && r.d.Tokens[h].Tag == readout.VERB {
			if !makes(r.d.Tokens[h].Lemma) {
				return false
			}
		}
		t = h
	}
	return false
}

// signatories are the parties that the noun or its phrase names.
func (r *reading) signatories(i int32, h *hit) []string {
	var actors []string
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		if t.Rel == readout.RelAcl && makes(t.Lemma) { // "the deal reached between A and B"
			for g := range r.d.Children(c) {
				if p := r.caseOf(g); r.d.Tokens[g].Rel == readout.RelObl && (p == "between" || p == "with") {
					actors = r.phrase(g, actors)
				}
			}
			for k := c + 1; k < min(c+9, r.sentence(i).Last) && len(r.sidesOf(actors)) < 2; k++ {
				if r.d.Tokens[k].Lemma == "between" {
					actors = add(actors, r.between(k-1)...)
				}
			}
		}
		if t.Rel == readout.RelNmod {
			if p := r.caseOf(c); p == "between" || p == "with" {
				actors = r.phrase(c, actors)
			}
			for g := range r.d.Children(c) { // "an accord on fishing with Norway"
				if r.d.Tokens[g].Rel == readout.RelNmod && r.caseOf(g) == "with" {
					actors = r.phrase(g, actors)
				}
			}
		}
	}
	if ids := r.between(i); len(r.sidesOf(ids)) > len(r.sidesOf(actors)) {
		actors = ids
	}
	if h != nil && len(r.sidesOf(actors)) < 2 {
		switch h.value("agreement") {
		case "reached", "signed", "in_principle", "initialled", "declared", "extended", "ratified":
			actors = append(actors, r.agents(h)...)
		}
	}
	return r.parties(actors)
}

// title is the words of an agreement without their article, with its date where
// they do not have it.
func (r *reading) title(i int32, s readout.Span, when string) string {
	name, _, _ := strings.Cut(s.In(r.d.Report.Text), ", ")
	if first, rest, ok := strings.Cut(name, " "); ok {
		switch strings.ToLower(first) {
		case "a", "an", "the", "any", "this", "that":
			name = rest
		}
	}
	for _, t := range r.timesIn(s) {
		if t.Span.Start > r.d.Tokens[i].Start {
			if cut := strings.Index(name, t.Span.In(r.d.Report.Text)); cut > 0 {
				name = strings.TrimSpace(name[:cut])
				for _, tail := range []string{" in", " on", " of", " to", " agreed", " signed", " reached", " negotiated", " brokered"} {
					name = strings.TrimSuffix(name, tail)
				}
			}
		}
	}
	for _, tail := range []string{" meant to ", " aimed at ", " designed to ", " intended to ", " that ", " which ", " under which ", " to end ", " after "} {
		if cut := strings.Index(name, tail); cut > 0 {
			name = name[:cut]
		}
	}
	if when != "" {
		name += " of " + when
	}
	return name
}
