package talks

import (
	"strings"

	"readout"
)

// ceasefire is what the words tell of the ceasefire at token i.
func (r *reading) ceasefire(a *readout.Agreement, i int32, h *hit) *readout.Ceasefire {
	c := &readout.Ceasefire{Term: r.term(i), From: a.Effective, ScheduledEnd: a.Expiry, Duration: r.lasting(i)}
	if c.Term == "cessation_of_hostilities" {
		c.Class = c.Term
	}
	told := a.State != "not_reached" && a.State != "sought"
	switch n := len(r.sidesOf(a.Parties)); {
	case !told:
	case n == 2:
		c.Side = "bilateral"
	case n > 2:
		c.Side = "multilateral"
	}
	r.describing(i, func(w string) { r.colour(c, w) })
	r.purpose(c, i)
	if h == nil {
		return c
	}
	switch top := r.top(h); a.State {
	case "declared":
		c.Declared, c.DeclaredBy = r.dayOf(top), r.parties(r.phrase(r.subject(top), nil))
		if len(r.sidesOf(c.DeclaredBy)) == 1 && c.Side == "" && (r.d.Tokens[top].Lemma == "declare" || r.d.Tokens[top].Lemma == "proclaim") {
			c.Side = "unilateral"
		}
	case "holding":
		c.Holding = "holding"
		if r.nearly(top) {
			c.Holding = "largely_holding"
		}
	case "fragile":
		c.Holding = "fragile"
	case "violated":
		c.Holding = "violated"
		c.Violations = []readout.Violation{r.violation(h, top)}
	case "failed":
		c.Holding, c.EndType = "collapsed", "failed_unspecified"
	case "expired":
		c.EndType = "expired"
	case "withdrawn":
		c.EndType = "terminated_by_party"
	}
	return c
}

// term is the word used for it.
func (r *reading) term(i int32) string {
	out := ""
	name := func(lemma string) {
		switch lemma {
		case "ceasefire", "cease-fire":
			out = "ceasefire"
		case "truce", "armistice", "lull":
			out = lemma
		case "cessation":
			out = "cessation_of_hostilities"
		}
	}
	name(strings.ToLower(r.d.Tokens[i].Lemma))
	if out == "" {
		r.describing(i, name)
	}
	if out == "" {
		for c := range r.d.Children(i) {
			if r.d.Tokens[c].Rel == readout.RelNmod || r.d.Tokens[c].Rel == readout.RelAppos {
				name(r.d.Tokens[c].Lemma)
			}
		}
	}
	return out
}

// colour takes one describing word into the fields that it fills.
func (r *reading) colour(c *readout.Ceasefire, w string) {
	switch w {
	case "unilateral":
		c.Side = "unilateral"
	case "permanent", "definitive":
		c.Class = "definitive"
	case "preliminary":
		c.Class = "preliminary"
	case "verbal", "oral":
		c.Form = "verbal"
	case "written":
		c.Form = "written"
	case "nationwide", "countrywide", "general":
		c.Coverage = "nationwide"
	case "regional":
		c.Coverage = "regional"
	case "local":
		c.Coverage = "local"
	case "naval", "maritime", "aerial", "energy":
		c.Coverage = "functional"
	case "humanitarian":
		c.Purpose = "humanitarian"
	case "eid", "ramadan", "christmas", "easter", "holiday", "olympic", "ashura", "diwali":
		c.Purpose = "holiday"
	case "election":
		c.Purpose = "election"
	}
}

// purpose reads "a truce to allow aid in", "for the exchange of prisoners".
func (r *reading) purpose(c *readout.Ceasefire, i int32) {
	if c.Purpose != "" {
		return
	}
	for k := range r.d.Children(i) {
		t := &r.d.Tokens[k]
		if k < i || !(t.Rel == readout.RelAcl && r.infinitive(k)) && !(t.Rel == readout.RelNmod && r.caseOf(k) == "for") {
			continue
		}
		first, last := r.d.Subtree(k)
		if last-first > 20 {
			continue
		}
		switch r.issueIn(r.d.Words(first, last), "") {
		case "humanitarian_access":
			c.Purpose = "humanitarian"
		case "prisoners":
			c.Purpose = "prisoner_exchange"
		case "elections":
			c.Purpose = "election"
		}
	}
}

// lasting is how long the ceasefire at token i is to last: "a 72-hour truce", "a
// ceasefire for ten days".
func (r *reading) lasting(i int32) string {
	s := r.noun(i)
	for _, t := range r.timesIn(readout.Span{Start: s.Start, End: min(s.End+30, r.sentence(i).End)}) {
		if t.Type != "DURATION" || strings.Contains(t.Value, "X") {
			continue
		}
		at := r.tokenAt(t.Span.Start)
		switch {
		case s.Contains(t.Span) && at < i:
			return t.Value
		case at > i && at-i <= 3 && r.d.Tokens[at-1].Lemma == "for":
			return t.Value
		}
	}
	return ""
}

// nearly says whether a word beside token i has it hold for the most part.
func (r *reading) nearly(i int32) bool {
	s := r.sentence(i)
	for k := max(s.First, i-3); k < min(s.Last, i+3); k++ {
		switch r.d.Tokens[k].Lemma {
		case "largely", "broadly", "mostly", "generally", "mainly":
			return true
		}
	}
	return false
}

// violation reads the breach that a phrase tells of: when, where, who says so and
// who is said to have done it.
func (r *reading) violation(h *hit, top int32) readout.Violation {
	v := readout.Violation{Span: r.span(h), Date: r.dayOf(top), VouchedBy: r.voice(r.span(h))}
	if p := r.placeOf(top); p != nil {
		v.Place = p.ID
	}
	if up := r.d.Tokens[top].Head; up >= 0 && r.accused(h) && r.d.Tokens[up].Lemma != "deny" {
		v.AllegedBy = r.parties(r.phrase(r.subject(up), nil))
		v.Blamed = r.parties(r.phrase(r.d.Child(up, readout.RelObj), nil))
		return v
	}
	for _, id := range v.VouchedBy {
		if st := r.statement(id); st != nil {
			v.AllegedBy = add(v.AllegedBy, r.parties(r.speakers(st))...)
		}
	}
	switch {
	case r.d.Tokens[top].Tag == readout.VERB && r.d.Tokens[top].Lemma != "report":
		v.Blamed = r.doers(h, top)
	default:
		for c := range r.d.Children(top) {
			if x := &r.d.Tokens[c]; x.Rel == readout.RelNmodPoss || x.Rel == readout.RelNmod && r.caseOf(c) == "by" {
				v.Blamed = add(v.Blamed, r.parties(r.phrase(c, nil))...)
			}
		}
	}
	return v
}

// mergeCeasefire adds to b what a tells further of the same ceasefire.
func mergeCeasefire(b, a *readout.Ceasefire) {
	for _, f := range []struct{ to, from *string }{
		{&b.Term, &a.Term}, {&b.Class, &a.Class}, {&b.Side, &a.Side}, {&b.Form, &a.Form}, {&b.Purpose, &a.Purpose}, {&b.Coverage, &a.Coverage},
		{&b.Declared, &a.Declared}, {&b.From, &a.From}, {&b.ScheduledEnd, &a.ScheduledEnd}, {&b.Duration, &a.Duration}, {&b.EndType, &a.EndType},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	if a.Holding != "" {
		b.Holding = a.Holding // what is told later in the report
	}
	b.DeclaredBy = add(b.DeclaredBy, a.DeclaredBy...)
	for _, v := range a.Violations {
		if n := len(b.Violations); n > 0 && b.Violations[n-1].Span == v.Span {
			continue
		}
		b.Violations = append(b.Violations, v)
	}
}
