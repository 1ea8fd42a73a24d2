package processes

import (
	"slices"
	"strings"

	"readout"
)

// began says who asked for a call or meeting, as its sentences tell: "at the initiative of
// A", "B received a call from A", "A telephoned B".
func (r *reader) began(m *readout.Meeting) []string {
	if out := r.sides(m.InitiatedBy...); len(out) > 0 {
		return out
	}
	var out []string
	call := m.Kind == "call" || m.Kind == "video"
	for _, s := range r.sentencesOf(append([]readout.Span{m.Span}, m.Evidence...)) {
		out = union(out, r.beganIn(s, call))
	}
	if out == nil && call {
		for _, s := range r.rec.Sentences {
			out = union(out, r.soughtIn(s))
		}
	}
	return out
}

// sentencesOf are the sentences in which spans stand.
func (r *reader) sentencesOf(spans []readout.Span) []readout.Span {
	var out []readout.Span
	for _, x := range spans {
		if x.Empty() {
			continue
		}
		if n := r.sentenceAt(x.Start); n >= 0 && !slices.Contains(out, r.rec.Sentences[n]) {
			out = append(out, r.rec.Sentences[n])
		}
	}
	return out
}

// beganIn reads one sentence for who asked.
func (r *reader) beganIn(s readout.Span, call bool) []string {
	text := strings.ToLower(s.In(r.rec.Report.Text))
	for _, phrase := range []string{"at the initiative of", "on the initiative of", "at the request of", "initiated by", "requested by", "at the instigation of", "was placed by", "was made by"} {
		if i := strings.Index(text, phrase); i >= 0 {
			return r.sideAfter(s, s.Start+int32(i+len(phrase)))
		}
	}
	for _, phrase := range []string{"'s initiative", "’s initiative", "'s request", "’s request"} {
		if i := strings.Index(text, phrase); i >= 0 {
			return r.sideBefore(s, s.Start+int32(i))
		}
	}
	if !call {
		return nil
	}
	for _, phrase := range []string{"received a ", "took a ", "got a ", "accepted a ", "answered a "} {
		i := strings.Index(text, phrase)
		if i < 0 {
			continue
		}
		rest := text[i+len(phrase):]
		k := strings.Index(rest, "call")
		from := strings.Index(rest, "from ")
		if k < 0 || k > 20 || from < k {
			continue
		}
		return r.sideAfter(s, s.Start+int32(i+len(phrase)+from))
	}
	for _, phrase := range []string{" telephoned ", " phoned ", " rang ", " rang up ", " called up ", " placed a call to ", " put in a call to "} {
		if i := strings.Index(text, phrase); i >= 0 {
			return r.sideBefore(s, s.Start+int32(i)+1)
		}
	}
	return nil
}

// soughtIn reads "N, who had sought the conversation", "the call was requested by N".
func (r *reader) soughtIn(s readout.Span) []string {
	text := strings.ToLower(s.In(r.rec.Report.Text))
	for _, verb := range []string{"sought the ", "requested the ", "initiated the ", "asked for the ", "placed the ", "made the ", "proposed the ", "solicited the "} {
		i := strings.Index(text, verb)
		if i < 0 {
			continue
		}
		rest := text[i+len(verb):]
		for _, noun := range []string{"call", "conversation", "telephone", "phone", "dialogue", "exchange"} {
			if k := strings.Index(rest, noun); k >= 0 && k < 12 {
				return r.sideBefore(s, s.Start+int32(i))
			}
		}
	}
	for _, phrase := range []string{"call was requested by", "call was initiated by", "conversation was requested by", "call came from", "call came at the request of", "conversation was initiated by"} {
		if i := strings.Index(text, phrase); i >= 0 {
			return r.sideAfter(s, s.Start+int32(i+len(phrase)))
		}
	}
	return nil
}

// sought enters who is told to have asked for a call of which the report says nothing else.
func (r *reader) sought() {
	if slices.ContainsFunc(r.entry.Facts, func(f Fact) bool { return len(f.Began) > 0 }) {
		return
	}
	for n, s := range r.rec.Sentences {
		who := r.soughtIn(s)
		if len(who) == 0 {
			continue
		}
		h := hearing{st: &readout.Statement{Rule: "sought", Sentence: n}, how: ClaimSays, who: []Voucher{r.voice}, span: s, entire: s}
		for i := range r.rec.Statements {
			if st := &r.rec.Statements[i]; len(st.Content) > 0 && overlaps(around(st.Content...), s) {
				h.who = r.speaking(st)
			}
		}
		if x := r.claim(&h); x != nil {
			x.Began = who
		}
		return
	}
}

// sideAfter is the side that is named first at or after a place of a sentence, sideBefore
// the one named last before it.
func (r *reader) sideAfter(s readout.Span, at int32) []string {
	best, out := int32(0), ""
	for i := range r.rec.Actors {
		k := r.keys[r.rec.Actors[i].ID]
		for _, m := range r.rec.Actors[i].Mentions {
			if k != "" && m.End > at && m.Start < s.End && m.Start >= at-4 && m.Start-at < 60 && (out == "" || m.Start < best) {
				best, out = m.Start, k
			}
		}
	}
	if out == "" {
		return nil
	}
	return []string{out}
}

func (r *reader) sideBefore(s readout.Span, at int32) []string {
	best, out := int32(0), ""
	for i := range r.rec.Actors {
		k := r.keys[r.rec.Actors[i].ID]
		for _, m := range r.rec.Actors[i].Mentions {
			if k != "" && m.Start >= s.Start && m.Start < at && m.End <= at+3 && (out == "" || m.End > best) {
				best, out = m.End, k
			}
		}
	}
	if out == "" {
		return nil
	}
	return []string{out}
}

// impersonal finds "it is categorically denied that".
func impersonal(content []string) bool {
	i := slices.Index(content, "denied")
	return i > 1 && i < 5 && content[0] == "it" && copula(content[1])
}

// ownDenials enters what a report of a side's own says in its own voice of another's
// claim: "The claim that it fired first is without foundation".
func (r *reader) ownDenials() {
	if r.voice.Kind != VoucherSide {
		return
	}
	for n, s := range r.rec.Sentences {
		if slices.ContainsFunc(r.rec.Statements, func(st readout.Statement) bool {
			return len(st.Content) > 0 && st.CueType != "claim" && st.Rule != "noun" && overlaps(around(st.Content...), s)
		}) {
			continue
		}
		content := strings.Fields(fold(r.quote(s).Words))
		if len(content) == 0 || !(ofReply(content) && untrue(content)) && !impersonal(content) && !(content[0] == "no" && nothingSuch(content) && topicOf(content) != "") {
			continue
		}
		st := &readout.Statement{Rule: "own voice", Sentence: n}
		r.claim(&hearing{st: st, how: ClaimDenies, who: []Voucher{r.voice}, span: s, entire: s})
	}
}
