package talks

import (
	"readout"
	"strings"
)

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
