package talks

import (
	"slices"

	"readout"
)

// assessments lists judgements and outlooks with their holders.
func (r *reading) assessments() {
	for i := range r.hits {
		h := &r.hits[i]
		polarity, modality := h.value("assess"), h.value("outlook")
		if polarity == "" && modality == "" || forecast(h) && !r.foreseen(h) {
			continue
		}
		st := r.hitStatus(h)
		if st == readout.NotHappened && !h.pattern.negative {
			continue
		}
		if forecast(h) {
			st = readout.Happened // that it may be is what is said
		}
		if polarity == "" {
			polarity = "open"
		}
		s := r.span(h)
		vouched := r.voice(s)
		x := readout.Assessment{Holder: r.assessor(h, vouched), Polarity: polarity, Modality: modality, Target: r.target(h)}
		if modality == "" && st == readout.Hypothetical {
			x.Modality = "possible"
		}
		x.ID, x.Span, x.Status, x.VouchedBy = r.newID("as", len(r.rec.Assessments)), s, readout.Happened, vouched
		x.Evidence, x.Rule, x.Score = []readout.Span{r.clauseOf(r.top(h))}, "assessment."+h.pattern.id, 0.7
		if slices.ContainsFunc(r.rec.Assessments, func(o readout.Assessment) bool { return o.Span.Overlaps(s) }) {
			continue
		}
		r.rec.Assessments = append(r.rec.Assessments, x)
	}
}

// assessor is who judges: the speaker or the author; of a mood that "prevailed"
// nobody is said to be the holder.
func (r *reading) assessor(h *hit, vouched []string) string {
	if v := r.verb(r.top(h)); v >= 0 {
		switch r.d.Tokens[v].Lemma {
		case "prevail", "grow", "remain", "mount", "fade":
			return ""
		}
	}
	return r.holder(vouched)
}

// target is what is judged: the noun that the word stands beside, the subject
// that it is said of, or the meeting at hand.
func (r *reading) target(h *hit) readout.Span {
	top := r.top(h)
	if forecast(h) && r.d.Tokens[top].Tag == readout.AUX && r.d.Tokens[top].Head >= 0 {
		top = r.d.Tokens[top].Head
	}
	t := &r.d.Tokens[top]
	if t.Rel == readout.RelAmod && t.Head >= 0 {
		return r.noun(t.Head)
	}
	if s := r.d.Child(top, readout.RelNsubj, readout.RelNsubjPass); s >= 0 && r.d.Tokens[s].Tag != readout.PRON {
		return r.noun(s)
	}
	for c := range r.d.Children(top) {
		if rel := r.d.Tokens[c].Rel; rel == readout.RelCcomp || rel == readout.RelAcl {
			first, last := r.d.Subtree(c)
			if last-first < 25 {
				return r.d.Words(first, r.trim(last))
			}
		}
	}
	if e := r.attach(top, kept); e >= 0 && h.value("tone") != "" {
		return r.rec.Meetings[r.meetings[e].meeting].Span
	}
	return readout.Span{}
}

// forecast says whether a phrase is a mere "may" or "is likely to", which says
// something of negotiations only where one of them is its subject.
func forecast(h *hit) bool { return h.pattern.id == "J02" || h.pattern.id == "J03" }

// foreseen says whether the clause of a forecast is about talks or an agreement.
func (r *reading) foreseen(h *hit) bool {
	top := r.top(h)
	v := top
	if r.d.Tokens[top].Tag == readout.AUX && r.d.Tokens[top].Head >= 0 {
		v = r.d.Tokens[top].Head
	}
	s := r.subject(v)
	if s < 0 || !r.d.Tokens[s].Tag.Noun() || !r.is(s, isAgreement|isNegotiation|isProposal) && r.d.Tokens[s].Lemma != "meeting" && r.d.Tokens[s].Lemma != "summit" {
		return false
	}
	return r.status(v) == readout.Hypothetical || h.pattern.id == "J03"
}
