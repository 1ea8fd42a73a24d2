package talks

import (
	"slices"
	"strings"

	"readout"
)

// A taken is how the clause of a word of stance has it.
type taken struct {
	not    bool // "did not demand", "neither side accepted"
	future bool // "will demand": only who speaks can know
	if_    bool // "would accept if"
	over   bool // "no longer"
	able   bool // "can live with": what may be counts
}

// take reads the clause of token i, the gate of positions: ok is false where
// nobody takes a stance yet or any more. A question, a guess, a condition and
// what was long ago are no positions.
func (r *reading) take(i int32) (taken, bool) { return r.takeAs(i, taken{}) }

// takeAs is take for a word of which something is known already.
func (r *reading) takeAs(i int32, m taken) (taken, bool) {
	s := r.sentence(i)
	if r.d.Tokens[s.Last-1].In(r.d.Report.Text) == "?" || r.d.Word(s.Last-1) == "?”" || r.asks(i, s) {
		return m, false
	}
	if r.earlier(i) && !r.lately(i) || r.oldNews(i) || r.isTo(i) {
		return m, false
	}
	at := i
	for n := 0; n < 6; n++ {
		if !r.takeClause(at, &m) {
			return m, false
		}
		next, good := r.takeUp(at)
		if !good {
			return m, false
		}
		if next < 0 {
			return m, true
		}
		at = next
	}
	return m, true
}

// lately says whether what is told in the past perfect at token i is of the last days all the
// same: it has a day of them, or somebody tells it now.
func (r *reading) lately(i int32) bool {
	had := false
	for c := range r.d.Children(i) {
		had = had || r.d.Tokens[c].Rel == readout.RelAux && r.d.Tokens[c].Lemma == "have"
		if r.is(c, isPrior) || r.d.Tokens[c].Lemma == "once" || r.d.Tokens[c].Lemma == "previously" || r.d.Tokens[c].Lemma == "earlier" || r.d.Tokens[c].Lemma == "originally" {
			return false
		}
	}
	if t := &r.d.Tokens[i]; !had || t.Rel != readout.RelRoot && t.Rel != readout.RelCcomp && t.Rel != readout.RelParataxis {
		return false
	}
	if st := r.statementAt(r.d.Tokens[i].Span); st != nil && !r.guessed(st) {
		return true
	}
	day := r.d.Report.Published.Date
	if day.IsZero() {
		return false
	}
	lo, hi := day.AddDate(0, 0, -10).Format("2006-01-02"), day.Format("2006-01-02")
	s := r.sentence(i)
	for _, x := range r.timesIn(r.d.Words(s.First, s.Last-1)) {
		if x.Type == "DATE" && x.Begin >= lo && x.End != "" && x.End <= hi {
			return true
		}
	}
	return false
}

// asks says whether the clause of token i ends in a question mark within a quotation.
func (r *reading) asks(i int32, s readout.Sentence) bool {
	for k := i; k < s.Last; k++ {
		switch r.d.Word(k) {
		case "?":
			return true
		case ".", "!", "”", "\"":
			return false
		}
	}
	return false
}

// takeClause reads what hangs from token i.
func (r *reading) takeClause(i int32, m *taken) bool {
	var would, have, might bool
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		switch {
		case r.is(c, isNegation) && t.Rel != readout.RelCc && t.Rel != readout.RelConj:
			m.not = true
		case t.Rel.Subject():
			m.not = m.not || r.denied(c) || r.is(c, isNegation)
		case t.Rel == readout.RelAux || t.Rel == readout.RelAuxPass || t.Rel == readout.RelCop:
			m.future = m.future || r.is(c, isFuture)
			m.not = m.not || t.Lemma == "cannot"
			switch t.Lemma {
			case "would":
				would = true
			case "may", "might", "could", "can", "should":
				might = true
			case "have":
				have = true
			}
			for x := range r.d.Children(c) {
				m.not = m.not || r.is(x, isNegation)
			}
		case t.Rel == readout.RelMark && (r.is(c, isIf|isWhether) || t.Lemma == "lest"):
			return false
		case t.Rel == readout.RelMark || t.Rel == readout.RelCase:
			switch t.Lemma {
			case "without", "instead", "rather":
				return false
			}
		case t.Rel == readout.RelAdvmod && c > 0 && r.d.Word(c) == "longer" && r.d.Word(c-1) == "no":
			m.not, m.over = true, true
		case t.Rel == readout.RelAdvmod:
			switch t.Lemma {
			case "probably", "likely", "perhaps", "possibly", "reportedly", "apparently", "maybe", "allegedly", "supposedly", "how", "why", "when", "where":
				return false
			case "formerly", "once", "previously", "originally", "initially", "earlier":
				if next := c + 1; t.Lemma == "once" && next < int32(len(r.d.Tokens)) && (r.d.Tokens[next].Lemma == "more" || r.d.Tokens[next].Lemma == "again") {
					continue
				}
				if t.Lemma != "once" || r.d.Tokens[i].Fine == readout.VBD {
					return false
				}
			}
		}
	}
	if i > r.sentence(i).First && r.is(i-1, isNegation) && !r.is(i-1, isIf) && r.d.Tokens[i-1].Tag != readout.DET {
		m.not = true
	}
	if might && !m.not && !m.able {
		return false // "could accept": nobody has
	}
	if would {
		if have {
			return false
		}
		m.future = true
		m.if_ = slices.ContainsFunc(slices.Collect(r.d.Children(i)), func(c int32) bool {
			return r.d.Tokens[c].Rel == readout.RelAdvcl && r.conditional(c)
		})
	}
	return true
}

// takeUp goes from the verb at token i to the word above that still bears on
// it, -1 if none does; ok is false where it leaves open whether the stance is taken.
func (r *reading) takeUp(i int32) (next int32, ok bool) {
	t := &r.d.Tokens[i]
	h := t.Head
	if h < 0 {
		return -1, true
	}
	switch t.Rel {
	case readout.RelCsubj, readout.RelCsubjPass:
		return -1, t.Tag != readout.VERB
	case readout.RelXcomp:
		switch r.d.Tokens[h].Lemma {
		case "continue", "decide", "choose", "vow", "pledge", "promise", "remain", "stay", "stand", "be", "go", "keep", "declare", "make", "call", "pronounce":
			return h, true
		}
		return -1, false // "seems ready", "hopes to offer", "is expected to insist"
	case readout.RelCcomp:
		switch r.d.Tokens[h].Lemma {
		case "believe", "think", "expect", "fear", "doubt", "assume", "suppose", "guess", "predict", "reckon", "imagine", "deny", "hope", "wish", "speculate", "suggest", "wonder", "ask", "ensure", "mean":
			return -1, false
		}
		if r.is(h, isSay) || r.d.Tokens[h].Tag == readout.VERB {
			return -1, !r.infinitive(i) && !r.unsaid(h)
		}
	case readout.RelAcl, readout.RelAdvcl:
		if t.Tag == readout.VERB && r.infinitive(i) {
			return -1, false
		}
		if t.Fine == readout.VBG && r.towards(i) {
			return -1, false
		}
	case readout.RelAmod, readout.RelCompound:
		return -1, false
	case readout.RelConj:
		if t.Tag == readout.VERB && !r.finite(i) {
			return h, true
		}
	}
	return -1, true
}

// unsaid says whether the verb of saying at token h is negated.
func (r *reading) unsaid(h int32) bool {
	for c := range r.d.Children(h) {
		if r.is(c, isNegation) && r.d.Tokens[c].Rel == readout.RelAdvmod {
			return true
		}
	}
	return false
}

// finite says whether the verb at token i has a subject or an auxiliary of its own.
func (r *reading) finite(i int32) bool {
	for c := range r.d.Children(i) {
		if rel := r.d.Tokens[c].Rel; rel.Subject() || rel == readout.RelAux || rel == readout.RelAuxPass || rel == readout.RelCop {
			return true
		}
	}
	return false
}

// oldNews says whether the clause of token i has a date that lies two months or
// more before the report: what somebody demanded then is no news.
func (r *reading) oldNews(i int32) bool {
	if f := r.d.Tokens[i].Fine; f != readout.VBD && f != readout.VBN {
		return false
	}
	day := r.d.Report.Published.Date
	if day.IsZero() {
		return false
	}
	limit := day.AddDate(0, 0, -60).Format("2006-01-02")
	s := r.sentence(i)
	for _, x := range r.timesIn(r.d.Words(s.First, s.Last-1)) {
		if x.End == "" || x.End >= limit || x.Type != "DATE" {
			continue
		}
		k := r.tokenAt(x.Span.Start)
		if h := r.d.Tokens[r.headOf(k, r.tokenAt(x.Span.End-1))].Head; h == i || k < i && k <= s.First+3 {
			return true
		}
	}
	return false
}

// guessed says whether the words for the source of a statement name somebody
// who only guesses: an analyst, a newspaper.
func (r *reading) guessed(st *readout.Statement) bool {
	if st.Source.Empty() {
		return false
	}
	switch st.CueType {
	case "expect", "hope":
		return true
	}
	for k := r.tokenAt(st.Source.Start); k < int32(len(r.d.Tokens)) && r.d.Tokens[k].Start < st.Source.End; k++ {
		switch strings.ToLower(r.d.Tokens[k].Lemma) {
		case "analyst", "expert", "newspaper", "paper", "commentator", "observer", "professor", "critic", "scholar", "columnist", "lawyer", "witness", "resident", "researcher", "historian", "editorial", "media", "rumour", "rumor":
			return true
		}
	}
	return false
}
