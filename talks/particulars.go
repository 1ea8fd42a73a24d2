package talks

import (
	"strings"

	"readout"
)

// This file fills what the words beside an agreement tell of it: of which stage
// and instrument it is, its days, who brokered, guarantees and monitors it, what
// it lays down and on what conditions.

// particulars fills a, the agreement of the noun at token i, which phrase h tells of.
func (r *reading) particulars(a *readout.Agreement, i int32, h *hit) {
	a.Stage, a.Scope, a.Instrument = r.sort(a, i)
	r.itsDays(a, i, h)
	r.helpers(a, i)
	a.Provisions = r.provisions(i)
	a.Conditions = r.conditions(i)
	if a.Kind == "ceasefire" {
		a.Ceasefire = r.ceasefire(a, i, h)
	}
}

// describing yields the lemmas of the words that stand before the noun at token i
// and tell what it is like, and those of the noun that it is a compound with.
func (r *reading) describing(i int32, yield func(lemma string)) {
	for c := range r.d.Children(i) {
		switch r.d.Tokens[c].Rel {
		case readout.RelAmod, readout.RelCompound, readout.RelNummod, readout.RelAdvmod, readout.RelNmodDesc:
			yield(strings.ToLower(r.d.Tokens[c].Lemma))
			r.describing(c, yield)
		}
	}
}

// sort is the stage, scope and instrument that the words name.
func (r *reading) sort(a *readout.Agreement, i int32) (stage, scope, instrument string) {
	lemma := r.d.Tokens[i].Lemma
	switch lemma {
	case "treaty", "protocol", "accord":
		instrument = lemma
	case "memorandum":
		instrument = "mou"
	}
	r.describing(i, func(w string) {
		switch w {
		case "framework":
			stage = "framework_partial"
		case "comprehensive", "final", "permanent":
			stage, scope = "framework_comprehensive", "full"
		case "interim", "partial", "limited", "temporary", "stopgap":
			scope = "partial"
		case "implementation":
			stage = "implementation"
		case "constitutional":
			stage = "constitution"
		case "verbal", "oral":
			instrument = "verbal"
		}
	})
	switch {
	case a.Kind == "ceasefire":
		stage = "ceasefire"
		if scope == "full" {
			scope = ""
		}
	case a.State == "extended":
		stage = "renewal"
	}
	return stage, scope, instrument
}

// itsDays fills the days on which the agreement was reached and signed and is in force.
func (r *reading) itsDays(a *readout.Agreement, i int32, h *hit) {
	day := ""
	if h != nil {
		if day = r.dateOf(r.top(h)); day != "" && r.published() != "" && day > r.published() {
			day = ""
		}
	}
	if day == "" || len(day) < 10 && strings.HasPrefix(a.Date, day) {
		day = a.Date // "last year ... in October"
	}
	switch a.State {
	case "signed":
		a.Signed = day
	case "reached", "in_principle":
		a.Reached = day
	}
	hits := r.hitsIn(int32(r.d.SentenceOf(i)))
	for k := range hits {
		x := &hits[k]
		if top := r.top(x); !(i >= x.first && i <= x.last) && !r.governs(x, i) && r.d.Tokens[top].Head != i {
			continue
		}
		switch st := r.hitStatus(x); {
		case st != readout.Happened && st != readout.Planned && st != readout.Ongoing:
		case x.pattern.id == "D06":
			a.Effective = r.dayAt(r.top(x))
		case x.pattern.id == "E11b":
			a.Expiry = r.dayAt(r.top(x))
		}
	}
	if t := r.until(i); t != nil && a.Expiry == "" && a.State != "not_reached" {
		a.Expiry = t.Begin
	}
}

// dateOf returns the date in the clause of token i as it is told: a day, a month, a year;
// of a longer time its first day.
func (r *reading) dateOf(i int32) string {
	day := r.dayOf(i)
	if t := r.timeIn(i, "DATE"); t != nil && t.Begin == day && t.End != t.Begin && len(t.Value) >= 4 && strings.HasPrefix(day, t.Value) {
		return t.Value
	}
	return day
}

// dayAt is the day in the clause of token i, past or to come.
func (r *reading) dayAt(i int32) string {
	for _, kind := range []string{"DATE", "TIME"} {
		if t := r.timeIn(i, kind); t != nil && len(t.Begin) == 10 && t.Begin == t.End && t.Value != "FUTURE_REF" {
			return t.Begin
		}
	}
	return ""
}

// until is the day to which the noun at token i, or its verb, is said to last:
// "a truce until Sunday"; nil if none is told.
func (r *reading) until(i int32) *readout.Timex {
	times := r.timesIn(r.sentence(i).Span)
	for k := range times {
		t := &times[k]
		at := r.tokenAt(t.Span.Start)
		if t.Type == "DURATION" || len(t.Begin) != 10 || t.Begin != t.End || at <= i || at > i+10 || at == 0 {
			continue
		}
		switch r.d.Tokens[at-1].Lemma {
		case "until", "till", "through":
			if r.clear(i, at) || r.d.Below(at, i) {
				return t
			}
			if v := r.d.Tokens[i].Head; v > i && v < at && r.d.Tokens[i].Rel.Subject() && r.clear(i, v) && r.clear(v, at) {
				return t // "the truce runs until Sunday"
			}
		}
	}
	return nil
}

// helpers fills who brokered, guarantees or monitors the agreement.
func (r *reading) helpers(a *readout.Agreement, i int32) {
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		switch t.Rel {
		case readout.RelAcl, readout.RelAmod, readout.RelAclRelcl:
			r.helper(a, c)
		}
	}
	hits := r.hitsIn(int32(r.d.SentenceOf(i)))
	for k := range hits {
		if h := &hits[k]; h.value("guarantor") != "" && h.verb >= 0 && (h.last < i && i-h.last < 5 || h.first > i) {
			for _, id := range r.parties(r.phrase(r.subject(h.verb), nil)) {
				if st := r.hitStatus(h); r.side(id) != "" && (st == readout.Happened || st == readout.Planned) {
					a.Guarantors = add(a.Guarantors, id)
				}
			}
		}
	}
	if v := r.d.Tokens[i].Head; v >= 0 && r.d.Tokens[v].Tag == readout.VERB && r.d.Tokens[i].Rel.Subject() || v >= 0 && r.d.Tokens[i].Rel == readout.RelObj {
		r.helper(a, v)
	}
}

// helper reads "brokered by A", "Qatar-brokered", "A will monitor the truce".
func (r *reading) helper(a *readout.Agreement, v int32) {
	lemma := r.d.Tokens[v].Lemma
	var into *[]string
	switch {
	case r.is(v, isMediate), lemma == "negotiate" && r.d.Tokens[v].Rel == readout.RelAcl:
		into = &a.Mediators
	case lemma == "guarantee":
		into = &a.Guarantors
	case lemma == "monitor", lemma == "supervise", lemma == "verify", lemma == "oversee":
		into = &a.Monitors
	default:
		return
	}
	var who []string
	switch {
	case int(v)+1 < len(r.d.Tokens) && r.d.Tokens[v+1].Lemma == "by":
		who = r.opening(v + 2)
		for c := range r.d.Children(v) {
			if x := &r.d.Tokens[c]; (x.Rel == readout.RelObl || x.Rel == readout.RelOblAgent) && r.caseOf(c) == "by" {
				who = r.phrase(c, who)
			}
		}
	case v >= 2 && r.d.Word(v-1) == "-":
		who = r.d.ActorsAt(v - 2)
	case r.d.Tokens[v].Tag == readout.VERB && r.d.Tokens[v].Rel != readout.RelAcl && r.d.Child(v, readout.RelAuxPass) < 0:
		if s := r.subject(v); s >= 0 && !r.is(s, isAgreement) {
			who = r.phrase(s, nil)
		}
	}
	for _, id := range r.parties(who) {
		if r.side(id) != "" {
			*into = add(*into, id)
		}
	}
}

// provisions are what the agreement at token i lays down: "the accord calls for
// X and Y", "under the deal, A will withdraw".
func (r *reading) provisions(i int32) []readout.Provision {
	t := &r.d.Tokens[i]
	if t.Head < 0 {
		return nil
	}
	v := t.Head
	var spans []readout.Span
	switch {
	case t.Rel == readout.RelNsubj && (r.d.Tokens[v].Tag == readout.VERB || r.d.Tokens[v].Lemma == "call") && provides(r.d.Tokens[v].Lemma) && r.settled(v):
		spans = r.laidDown(v)
	case t.Rel == readout.RelObl && r.preposition(i) == "under" && r.d.Tokens[v].Tag == readout.VERB && r.d.Child(v, readout.RelNsubj, readout.RelNsubjPass) >= 0 && r.settled(v):
		if s := r.clauseSpan(v, r.d.Child(v, readout.RelNsubj, readout.RelNsubjPass)); !s.Contains(t.Span) {
			spans = []readout.Span{s}
		}
	}
	var out []readout.Provision
	for _, s := range spans {
		out = append(out, readout.Provision{Span: s, Issue: r.issueIn(s, "")})
	}
	return out
}

// settled says whether what token v tells of an agreement is laid down: it is, or
// it shall be; not what it might be.
func (r *reading) settled(v int32) bool {
	st := r.status(v)
	return st == readout.Happened || st == readout.Planned || st == readout.Ongoing || st == readout.Desired && r.d.Tokens[v].Lemma == "call"
}

// provides says whether a verb lays something down.
func provides(lemma string) bool {
	switch lemma {
	case "call", "provide", "include", "require", "stipulate", "oblige", "envisage", "foresee", "allow", "ban", "commit", "set", "cover", "guarantee", "limit", "bind":
		return true
	}
	return false
}

// laidDown is what follows a verb that lays something down.
func (r *reading) laidDown(v int32) []readout.Span {
	var out []readout.Span
	for c := range r.d.Children(v) {
		if c < v {
			continue
		}
		switch t := &r.d.Tokens[c]; {
		case t.Rel == readout.RelObj && t.Tag.Noun() && r.d.Tokens[v].Lemma != "set",
			(t.Rel == readout.RelObl || t.Rel == readout.RelNmod) && r.caseOf(c) == "for" && (r.d.Tokens[v].Lemma == "call" || r.d.Tokens[v].Lemma == "provide"):
			out = append(out, r.each(c)...)
		case t.Rel == readout.RelCcomp || t.Rel == readout.RelXcomp:
			first, last := r.d.Subtree(c)
			if last-first < 25 {
				out = append(out, r.d.Words(first, r.trim(last)))
			}
		}
	}
	return out
}

// conditions are the words for what must come first: "subject to approval by
// parliament", "pending ratification", "on condition that".
func (r *reading) conditions(i int32) []readout.Span {
	var out []readout.Span
	hits := r.hitsIn(int32(r.d.SentenceOf(i)))
	for k := range hits {
		if h := &hits[k]; h.value("condition") != "" && h.first > i && h.first-i < 15 {
			last := h.last
			for c := range r.d.Children(h.last) {
				if _, b := r.d.Subtree(c); b > last && b-h.last < 15 {
					last = b
				}
			}
			out = append(out, r.d.Words(h.first, r.trim(last)))
		}
	}
	return out
}

// mergeAgreement adds to b what a tells further of the same agreement.
func mergeAgreement(b, a *readout.Agreement) {
	for _, f := range []struct{ to, from *string }{
		{&b.Stage, &a.Stage}, {&b.Scope, &a.Scope}, {&b.Instrument, &a.Instrument}, {&b.Reached, &a.Reached}, {&b.Signed, &a.Signed},
		{&b.Effective, &a.Effective}, {&b.Expiry, &a.Expiry},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	b.Guarantors, b.Mediators, b.Monitors = add(b.Guarantors, a.Guarantors...), add(b.Mediators, a.Mediators...), add(b.Monitors, a.Monitors...)
	b.Provisions, b.Conditions = append(b.Provisions, a.Provisions...), append(b.Conditions, a.Conditions...)
	if b.Ceasefire == nil || a.Ceasefire == nil {
		if b.Ceasefire == nil {
			b.Ceasefire = a.Ceasefire
		}
		return
	}
	mergeCeasefire(b.Ceasefire, a.Ceasefire)
}
