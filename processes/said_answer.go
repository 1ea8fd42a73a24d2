package processes

import (
	"slices"
	"strings"

	"readout"
)

// How far back, in sentences, an answer may reach for what it answers.
const (
	answersIt   = 2 // "it", "that": what was just said
	answersNoun = 6 // "the accusation", or words of the claim itself
	news7       = 7 // days
)

// answer enters a denial or confirmation and lets it stand with the facts that it answers.
func (r *reader) answer(all []hearing, i int) {
	h := &all[i]
	if unnamed(h.who) && h.how != ClaimConfirms {
		h.how = ClaimSays // an unnamed source may say so; it takes nothing back
		r.claim(h)
		return
	}
	if day := firstDay(h.st.SaidWhen); h.how == ClaimDenies && len(day) == 10 && r.day() != "" && apart(day, r.day()) > news7 {
		return // what was denied long ago answers nothing of today; the reports of that day have it
	}
	facts := r.answered(all, i)
	if h.how == ClaimConfirms && ofReply(strings.Fields(fold(r.quote(h.span).Words))) || h.how == ClaimConfirms && assents(strings.Fields(fold(r.quote(h.span).Words))) != "" {
		facts = union2(facts, r.blamed(saying(h.who)))
	}
	if h.how == ClaimConfirms && r.toldUs(h) {
		r.knownFrom(facts, h.who)
	}
	x := r.claim(h)
	if x == nil {
		return
	}
	x.Answers = without2(facts, x.ID)
	x.Name = topicOf(strings.Fields(fold(x.What.Words)))
	r.stands(x.Answers, h)
}

// stands lets an answer stand with the facts that it answers.
func (r *reader) stands(answers []string, h *hearing) {
	for _, id := range answers {
		k := slices.IndexFunc(r.entry.Facts, func(f Fact) bool { return f.ID == id })
		if k < 0 {
			continue
		}
		f := &r.entry.Facts[k]
		switch h.how {
		case ClaimConfirms:
			if f.Kind == KindClaim && f.Denied {
				continue
			}
			for _, v := range r.sidesOf(h.who, f.Strand) {
				if !slices.Contains(f.Vouched, v) {
					f.Vouched = append(slices.Clone(f.Vouched), v)
				}
			}
		case ClaimDenies:
			for _, v := range r.sidesOf(h.who, f.Strand) {
				if !slices.Contains(f.DeniedBy, v) && !slices.Contains(f.Vouched, v) {
					f.DeniedBy = append(slices.Clone(f.DeniedBy), v)
				}
			}
		}
	}
}

func without2(ids []string, id string) []string {
	return slices.DeleteFunc(ids, func(x string) bool { return x == id })
}

// answered are the facts of the report that a statement answers: those told just before,
// where it speaks of "it"; those that bear the words that it names.
func (r *reader) answered(all []hearing, i int) []string {
	h := &all[i]
	content := strings.Fields(fold(r.quote(h.span).Words))
	kind := topicOf(content)
	switch {
	case kind != "" && kind != topicTalks && kind != topicAccord: // "confirmed the call"
		var out []string
		for k := range r.entry.Facts {
			f := &r.entry.Facts[k]
			if f.Kind == KindMeeting && f.Sort == kind && f.Evidence[0].Start < h.entire.End && held0(f.Value) {
				out = append(out, f.ID)
			}
		}
		if len(out) > 0 {
			return out
		}
	case h.how == ClaimConfirms && onlyComing(content): // "confirmed that they will come"
		return r.toldOf(h, answersIt, func(f *Fact) bool {
			return dated1(f) || f.Kind == KindState && f.Resumption == "agreed" || f.Kind == KindStep && tellsOfTalks(f.What.Words)
		})
	}
	if h.how == ClaimConfirms && admits(content) { // the other side told of the deed
		for k := i - 1; k >= 0 && h.st.Sentence-all[k].st.Sentence <= answersNoun; k-- {
			if o := &all[k]; o.how == ClaimSays && ofViolence(r.quote(o.span).Words) && len(without(saying(o.who), saying(h.who))) > 0 {
				if x := r.claim(o); x != nil {
					return []string{x.ID}
				}
			}
		}
		return nil
	}
	scope := scopeOf(content)
	if scope == nil && r.toldUs(h) {
		return r.toldOf(h, 1, answerable)
	}
	if scope == nil && (pointsBack(content) || kind == "" && ofReply(content) || h.how == ClaimLeaves && len(content) < 4) {
		limit := answersIt
		if ofReply(content) {
			limit = answersNoun
		}
		if h.how == ClaimDenies || ofReply(content) {
			if f := r.claimBefore(all, i, limit, nil); f != "" {
				return append([]string{f}, r.within(r.spanOf(f), h.who)...)
			}
		}
		if slices.Contains(content[:min(4, len(content))], "date") || slices.Contains(content[:min(4, len(content))], "dates") {
			return r.toldOf(h, answersNoun, dated1)
		}
		if h.how != ClaimDenies {
			return r.toldOf(h, answersIt, answerable)
		}
		return r.toldOf(h, 1, func(f *Fact) bool { return answerable(f) && r.anothers(f, h.who) })
	}
	if scope == nil {
		scope = stemsOf(content)
	}
	if len(scope) == 0 {
		return nil
	}
	if f := r.claimBefore(all, i, answersNoun, scope); f != "" {
		return append([]string{f}, r.within(r.spanOf(f), h.who)...)
	}
	if ofReply(content) || pointsBack(content) { // "as regards the convoy": told in other words than a statement's
		var out []string
		for k := range r.entry.Facts {
			f := &r.entry.Facts[k]
			if (f.Kind == KindViolation || f.Kind == KindEvent) && r.anothers(f, h.who) && f.Evidence[0].End <= h.entire.Start && sharing(stemsOf(strings.Fields(fold(r.sentence(f.Evidence[0])))), scope) > 0 {
				out = append(out, f.ID)
			}
		}
		if len(out) > 0 {
			return out
		}
		return r.heardBefore(h, scope)
	}
	return nil
}

// blamed are the breaches of which the report has somebody blame one of these: who
// accepts the finding takes its own part of them upon itself.
func (r *reader) blamed(who []string) []string {
	var out []string
	for k := range r.entry.Facts {
		if f := &r.entry.Facts[k]; f.Kind == KindViolation && common(f.On, who) > 0 && common(f.By, who) == 0 {
			out = append(out, f.ID)
		}
	}
	return out
}

// toldUs says whether a source says how the report knows: "confirmed to this newspaper",
// "have described it to the Courier".
func (r *reader) toldUs(h *hearing) bool {
	at := h.entire
	if n := r.sentenceAt(at.Start); n >= 0 {
		at = r.rec.Sentences[n]
	}
	words := " " + fold(r.quote(at).Words) + " "
	for _, p := range []string{" to this newspaper ", " to this paper ", " told this newspaper ", " told this paper ", " to this reporter ", " to our reporter ", " to this magazine ", " to us ", " to this agency ", " to our correspondent "} {
		if strings.Contains(words, p) {
			return true
		}
	}
	outlet := fold(r.entry.Outlet)
	return outlet != "" && strings.Contains(words, " to "+outlet+" ") || outlet != "" && strings.Contains(words, " to the "+strings.TrimPrefix(outlet, "the ")+" ")
}

// knownFrom lets facts that a report tells in its own voice be the word of whom it has
// them from.
func (r *reader) knownFrom(facts []string, who []Voucher) {
	for k := range r.entry.Facts {
		if f := &r.entry.Facts[k]; slices.Contains(facts, f.ID) && len(f.Vouched) == 1 && f.Vouched[0] == r.voice && r.voice.Kind == VoucherAuthor {
			f.Vouched = r.sidesOf(slices.Clone(who), f.Strand)
		}
	}
}

// likewise enters "So did the rebels": what another was just said to have done.
func (r *reader) likewise(all []hearing) {
	for i := range all {
		h := &all[i]
		if h.how != ClaimConfirms && h.how != ClaimDenies || h.st.Sentence+1 >= len(r.rec.Sentences) || h.st.Sentence < 0 {
			continue
		}
		s := r.rec.Sentences[h.st.Sentence+1]
		ws := strings.Fields(strings.ToLower(s.In(r.rec.Report.Text)))
		if len(ws) < 3 || !(ws[0] == "so" || ws[0] == "neither" || ws[0] == "nor") || !slices.Contains([]string{"did", "has", "have", "does", "do", "would"}, ws[1]) {
			continue
		}
		who := r.sideAfter(s, s.Start+int32(len(ws[0])+len(ws[1])+1))
		if len(who) == 0 {
			continue
		}
		o := hearing{st: &readout.Statement{Rule: "likewise", Sentence: h.st.Sentence + 1}, how: h.how, who: []Voucher{{Kind: VoucherSide, Side: who[0]}}, span: s, entire: s}
		x := r.claim(&o)
		if x == nil {
			continue
		}
		id := x.ID
		for k := range r.entry.Facts {
			f := &r.entry.Facts[k]
			if f.ID != h.fact {
				continue
			}
			x = r.claim(&o)
			x.Answers, x.Name = slices.Clone(f.Answers), f.Name
			r.stands(without2(slices.Clone(f.Answers), id), &o)
			break
		}
	}
}

// heardBefore enters the sentence before an answer that tells of what it names, in the
// report's own voice or another's, so that there is something to answer.
func (r *reader) heardBefore(h *hearing, scope []string) []string {
	first := r.sentenceAt(h.entire.Start)
	for n := first - 1; n >= 0 && n >= first-answersNoun; n-- {
		s := r.rec.Sentences[n]
		if sharing(stemsOf(strings.Fields(fold(r.quote(s).Words))), scope) == 0 {
			continue
		}
		o := hearing{st: &readout.Statement{Rule: "answered"}, how: ClaimSays, who: []Voucher{r.voice}, span: s, entire: s}
		for i := range r.rec.Statements {
			if st := &r.rec.Statements[i]; len(st.Content) > 0 && overlaps(around(st.Content...), s) {
				o.who = r.speaking(st)
			}
		}
		if x := r.claim(&o); x != nil {
			return []string{x.ID}
		}
		return nil
	}
	return nil
}

func overlaps(a, b readout.Span) bool { return a.Start < b.End && b.Start < a.End }

// anothers says whether a fact is vouched for by somebody else than who answers.
func (r *reader) anothers(f *Fact, who []Voucher) bool {
	return len(without(saying(f.Vouched), saying(who))) > 0 || len(saying(f.Vouched)) == 0
}

// answerable says whether a fact is one that a side may confirm or deny.
func answerable(f *Fact) bool {
	switch f.Kind {
	case KindState, KindMeeting, KindAgreement, KindViolation, KindClaim, KindDeadline:
		return true
	case KindStep:
		return tellsOfTalks(f.What.Words)
	}
	return false
}

// dated1 says whether a fact sets a day for talks.
func dated1(f *Fact) bool {
	switch f.Kind {
	case KindState:
		return f.Value == Scheduled || f.Resumption == "scheduled"
	case KindMeeting:
		return future(f.Value)
	case KindStep:
		return f.Due != "" && tellsOfTalks(f.What.Words)
	}
	return false
}

// claimBefore is the claim of another that stands last before an answer and bears its
// words, if any are asked for; it is entered if it was not. It is empty where there is none.
func (r *reader) claimBefore(all []hearing, i, limit int, scope []string) string {
	h := &all[i]
	for k := i - 1; k >= 0; k-- {
		o := &all[k]
		if h.st.Sentence-o.st.Sentence > limit || o.st.NestedIn == h.st.ID {
			continue
		}
		if o.how == ClaimDenies || o.how == ClaimConfirms || o.how == ClaimLeaves || len(saying(o.who)) > 0 && len(without(saying(o.who), saying(h.who))) == 0 {
			continue
		}
		if scope == nil && o.how != ClaimAccuses && h.st.Sentence-o.st.Sentence > answersIt {
			continue
		}
		if scope != nil && sharing(stemsOf(strings.Fields(fold(r.quote(o.span).Words))), scope) == 0 {
			continue
		}
		if x := r.claim(o); x != nil {
			return x.ID
		}
	}
	return ""
}

// toldOf are the facts last told before an answer: of its own sentence, or of the nearest
// one before.
func (r *reader) toldOf(h *hearing, limit int, fits func(*Fact) bool) []string {
	var out []string
	at := r.sentenceAt(h.entire.Start)
	for n := at; n >= 0 && n >= at-limit && out == nil; n-- {
		s := r.rec.Sentences[n]
		for k := range r.entry.Facts {
			f := &r.entry.Facts[k]
			if q := f.Evidence[0]; q.Start >= s.Start && q.End <= s.End && (n < at || q.End <= max(h.st.Cue.Start, h.st.Source.Start)) && !overlaps(readout.Span{Start: q.Start, End: q.End}, h.span) && fits(f) {
				out = append(out, f.ID)
			}
		}
	}
	return out
}

// within are the answerable facts, but claims, that stand in a span and that another
// vouches for.
func (r *reader) within(s readout.Span, who []Voucher) []string {
	var out []string
	for k := range r.entry.Facts {
		f := &r.entry.Facts[k]
		if q := f.Evidence[0]; q.Start >= s.Start && q.End <= s.End && (f.Kind == KindViolation || f.Kind == KindState || f.Kind == KindAgreement) && r.anothers(f, who) {
			out = append(out, f.ID)
		}
	}
	return out
}

func (r *reader) spanOf(id string) readout.Span {
	for k := range r.entry.Facts {
		if f := &r.entry.Facts[k]; f.ID == id {
			return readout.Span{Start: f.Evidence[0].Start, End: f.Evidence[0].End}
		}
	}
	return readout.Span{}
}

func (r *reader) sentenceAt(at int32) int {
	for i, s := range r.rec.Sentences {
		if s.Start <= at && at < s.End {
			return i
		}
	}
	return -1
}

// sentence is the sentence that words stand in.
func (r *reader) sentence(q Quote) string {
	if n := r.sentenceAt(q.Start); n >= 0 {
		return r.quote(r.rec.Sentences[n]).Words
	}
	return q.Words
}

// pointsBack says whether what is said is only a word for what was said before: "it",
// "that within the hour", "as much", "the new date".
func pointsBack(content []string) bool {
	if len(content) == 0 {
		return false
	}
	switch content[0] {
	case "it", "this", "them", "so":
		return len(content) < 9
	case "that", "these":
		return len(content) < 4
	case "as":
		return len(content) > 1 && content[1] == "much"
	case "the", "its", "their", "his", "her":
		for _, w := range content[1:min(4, len(content))] {
			switch w {
			case "date", "dates", "deadline", "plan", "decision", "agreement", "deal", "accord", "truce", "ceasefire", "move", "invitation", "postponement", "breakdown", "delay", "result", "outcome", "appointment":
				return len(content) < 9
			}
		}
	}
	return false
}

// onlyComing says whether what is confirmed is that one will be there.
func onlyComing(content []string) bool {
	if len(content) > 14 || !slices.ContainsFunc(content, func(w string) bool {
		return w == "will" || w == "would" || w == "ll" || w == "to" || w == "participation" || w == "attendance"
	}) {
		return false
	}
	return slices.ContainsFunc(content, func(w string) bool {
		switch w {
		case "come", "attend", "participate", "part", "there", "delegation", "delegations", "participation", "attendance", "represented", "travel", "negotiators", "envoys", "team", "teams":
			return true
		}
		return false
	})
}

// scopeOf are the stems of what an answer restricts itself to: "as regards the convoy".
func scopeOf(content []string) []string {
	for i, w := range content {
		switch {
		case w == "regards", w == "regard" && i > 0, w == "concerns" && i > 0, w == "concerning", w == "regarding",
			(w == "on" || w == "about" || w == "over") && i > 0 && reply[content[i-1]]:
			if rest := stemsOf(content[i+1:]); len(rest) > 0 {
				return rest
			}
		}
	}
	return nil
}

// stemsOf are the beginnings of the words of weight, sorted, each once.
func stemsOf(content []string) []string {
	var out []string
	for _, w := range content {
		if class := classOf(w); class != "" {
			out = insert(out, class)
			continue
		}
		if len(w) < 4 || reply[w] || common4[w] {
			continue
		}
		if len(w) > 6 {
			w = w[:6]
		}
		out = insert(out, strings.TrimSuffix(w, "s"))
	}
	return out
}

// classOf is one word for all that say the same of a fight.
func classOf(w string) string {
	for _, x := range [...]struct{ class, stems string }{
		{"die", "died dies dying dead death fatal casualt victim kill perish slain"},
		{"attack", "attack raid assault ambush storm offensive strike struck"},
		{"fire", "fire fired firing shot shoot shell bullet bombard"},
		{"free", "freed freeing release"},
	} {
		for _, s := range strings.Fields(x.stems) {
			if strings.HasPrefix(w, s) {
				return x.class
			}
		}
	}
	return ""
}

// common4 are words of four letters and more that say nothing of a matter.
var common4 = words("that this with from have been were will would they their them there then than when what which while whom whose having being given giving any some such into over under after before about " +
	"side sides said says government minister ministry spokesman spokeswoman spokesperson president party parties country countries other others also only still more most made make making does done " +
	"monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december morning afternoon evening night near today yesterday " +
	"foreign press direct indirect called must could should shall might very much many each both same even just again against between during those these here where because")

// sharing counts the stems that two sorted lists share.
func sharing(a, b []string) int { return common(a, b) }

// The topics of an answer.
const (
	topicTalks  = "talks"
	topicAccord = "agreement"
)

// topicOf is what kind of thing an answer is about, by its noun; empty for something else.
func topicOf(content []string) string {
	if len(content) > 4 && content[0] == "what" && starts(content[1:min(8, len(content))], "denied", "disputed", "rejected", "dismissed") {
		return topicDenied
	}
	for i, w := range content {
		if i > 8 {
			break
		}
		switch w {
		case "call", "conversation", "phone":
			if w == "phone" || i == 0 || content[i-1] != "to" && content[i-1] != "s" {
				return "call"
			}
		case "meeting", "meetings", "encounter", "visit", "summit":
			return strings.TrimSuffix(w, "s")
		case "contact", "contacts", "talks", "negotiations", "dialogue", "negotiation":
			return topicTalks
		case "commitment", "commitments", "understanding", "undertaking", "undertakings", "agreement", "deal", "accord", "treaty", "truce", "ceasefire", "pact", "memorandum":
			return topicAccord
		}
	}
	return ""
}

func held0(state string) bool { return state == "held" || state == "under_way" || state == "adjourned" }
