package talks

import (
	"slices"
	"strings"

	"readout"
)

// positions lists what the parties want, refuse or hold, each with its holder.
func (r *reading) positions(ps []process) {
	for i := range r.hits {
		if h := &r.hits[i]; h.value("stance") != "" {
			r.position(ps, h)
		}
	}
	for i := range r.rec.Threats {
		t := &r.rec.Threats[i]
		if t.Condition.Empty() || len(t.By) == 0 {
			continue
		}
		p := readout.Position{Holder: t.By[0], Issue: r.issueIn(t.Span, "other"), Stance: "insists", Kind: "red_line"}
		p.Span, p.VouchedBy, p.Status = t.Span, t.VouchedBy, readout.Happened
		r.enterPosition(p, "position.threat")
	}
	r.labels()
	r.stances()
}

// stances takes what a statement by its cue hopes for, demands or insists on as
// a position, where it names an issue.
func (r *reading) stances() {
	for i := range r.rec.Statements {
		st := &r.rec.Statements[i]
		stance, kind := stanceOf(st.CueType)
		if stance == "" || st.Polarity == "negative" {
			continue
		}
		for _, c := range st.Content {
			issue := r.issueIn(c, "")
			if issue == "" {
				continue
			}
			for _, id := range r.takers(r.speakers(st)) {
				p := readout.Position{Holder: id, Issue: issue, Stance: stance, Kind: kind}
				p.Span, p.VouchedBy, p.Status = c, []string{readout.ByAuthor}, readout.Happened
				if st.NestedIn != "" {
					p.VouchedBy = []string{st.NestedIn}
				}
				r.enterPosition(p, "position."+st.CueType)
			}
		}
	}
}

// stanceOf is what a cue says of its speaker's position.
func stanceOf(cue string) (stance, kind string) {
	switch cue {
	case "hope":
		return "aims", "aim"
	case "insist":
		return "insists", "position"
	}
	return "", ""
}

// position reads one phrase of wanting or refusing.
func (r *reading) position(ps []process, h *hit) {
	top := r.top(h)
	st := r.hitStatus(h)
	stance := h.value("stance")
	if st != readout.Happened && st != readout.Ongoing && !(stance == "refuses" && st == readout.NotHappened) && h.pattern.id != "F21" && h.pattern.id != "F12" {
		return
	}
	if h.pattern.id == "F12" && st == readout.NotHappened {
		stance = "refuses"
	}
	if r.earlier(top) {
		return
	}
	clause := r.clauseOf(top)
	issue := r.issueIn(readout.Span{Start: r.d.Tokens[h.first].Start, End: max(clause.End, r.d.Tokens[h.last].End)}, "")
	strong := h.value("kind") == "red_line" || h.value("kind") == "precondition" || h.pattern.id == "F20" || h.pattern.id == "F21"
	if issue == "" && strong {
		issue = r.issueIn(clause, "")
	}
	if issue == "" {
		if !strong && !(h.first+1 == h.last && r.has[h.sentence]&isProposal != 0) && !r.within(h, isProposal|isNegotiation|isAgreement) && !r.mentions(clause, isNegotiation|isAgreement|isProposal) {
			return
		}
		issue = "other"
	}
	for _, holder := range r.holders2(h, top) {
		p := readout.Position{Holder: holder, Issue: issue, Stance: stance, Kind: h.value("kind")}
		if p.Kind == "" {
			p.Kind = "position"
		}
		p.Span, p.VouchedBy, p.Status = clause, r.voice(r.span(h)), readout.Happened
		if r.d.Tokens[top].Tag == readout.VERB {
			p.Span = r.clauseSpan(top, r.d.Child(top, readout.RelNsubj, readout.RelNsubjPass)).Cover(r.span(h))
			if c := r.d.Child(top, readout.RelCcomp); c > top {
				if first, last := r.d.Subtree(c); last-first < 30 {
					p.Span = p.Span.Cover(r.d.Words(first, r.trim(last)))
				}
			}
		}
		r.enterPosition(p, "position."+h.pattern.id)
	}
}

// clauseOf is the span of the clause of token i, cut to its sentence.
func (r *reading) clauseOf(i int32) readout.Span {
	v := r.clauseTop(i)
	first, last := r.d.Subtree(v)
	s := r.sentence(i)
	first, last = max(first, s.First), min(last, s.Last-1)
	if last-first > 45 {
		first, last = max(first, i-12), min(last, i+30)
	}
	for first < i && r.d.Tokens[first].Tag == readout.PUNCT {
		first++
	}
	return r.d.Words(first, r.trim(last))
}

// issueIn returns the first issue that the words of s name.
func (r *reading) issueIn(s readout.Span, otherwise string) string {
	hits := r.hitsOver(s)
	for i := range hits {
		if h := &hits[i]; h.value("issue") != "" && s.Contains(r.span(h)) {
			return h.value("issue")
		}
	}
	return otherwise
}

// mentions says whether the words of s have one of the classes.
func (r *reading) mentions(s readout.Span, c classes) bool {
	for i := r.tokenAt(s.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < s.End; i++ {
		if r.is(i, c) {
			return true
		}
	}
	return false
}

// holders2 returns who holds the position of a phrase: its subject if it is a
// party, and for "we", or where the clause has no party for its subject, the
// side of the speaker.
func (r *reading) holders2(h *hit, top int32) []string {
	s := r.subject(top)
	if s >= 0 && !first1(r.d.Tokens[s].Lemma) && h.pattern.id != "F20" && h.pattern.id != "F21" && h.value("kind") != "red_line" && h.value("kind") != "precondition" {
		return r.takers(r.phrase(s, nil))
	}
	return r.takers(r.speakerParty(r.span(h)))
}

// takers are the parties among some actors that can hold a position.
func (r *reading) takers(ids []string) []string {
	var out []string
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		a := r.actor(id)
		return a == nil || slices.ContainsFunc(a.Sectors, func(s string) bool { return slices.Contains(bystanders, s) })
	})
	for _, id := range r.parties(ids) {
		id = r.rebels(id)
		if a := r.actor(id); a != nil && (r.side(id) != "" || a.Kind == readout.ActorPerson && !a.Anonymous || slices.Contains(a.Sectors, "GOV")) && a.Kind != readout.ActorMedia && (a.Kind != readout.ActorPeople || slices.Contains(a.Sectors, "GOV")) && a.Kind != readout.ActorOther {
			out = append(out, id)
		}
	}
	return out
}

// rebels returns the armed group at the table for "the rebels" where there is
// just one; id for all others.
func (r *reading) rebels(id string) string {
	a := r.actor(id)
	if a == nil || !a.Anonymous || a.Key != "" || !slices.Contains(a.Sectors, "REB") {
		return id
	}
	found := ""
	for i := range r.rec.Processes {
		for _, p := range r.rec.Processes[i].Parties {
			if b := r.actor(p); b != nil && b.Kind == readout.ActorArmedGroup && p != found {
				if found != "" {
					return id
				}
				found = p
			}
		}
	}
	if found == "" {
		return id
	}
	return found
}

// bystanders are the sectors of those who take no part in negotiations.
var bystanders = []string{"JRN", "MED", "CVL", "EDU", "BUS", "REF", "CRM", "AGR"}

func (r *reading) enterPosition(p readout.Position, rule string) {
	for k := recent(len(r.rec.Positions)); k < len(r.rec.Positions); k++ {
		o := &r.rec.Positions[k]
		if o.Holder == p.Holder && (o.Span.Overlaps(p.Span) || o.Issue == p.Issue && o.Stance == p.Stance && (p.Issue != "other" || o.Rule == rule && p.Span.Start-o.Span.End < 600)) {
			if !o.Span.Overlaps(p.Span) {
				o.Evidence = append(o.Evidence, p.Span)
				o.VouchedBy = add(o.VouchedBy, p.VouchedBy...)
			} else if o.Issue == "other" {
				o.Issue = p.Issue
			}
			return
		}
	}
	p.ID = r.newID("ps", len(r.rec.Positions))
	p.Evidence, p.Rule, p.Score = []readout.Span{p.Span}, rule, 0.7
	r.rec.Positions = append(r.rec.Positions, p)
}

// labels keeps what one side calls another as that side's claim, never ours.
func (r *reading) labels() {
	for i := range r.rec.Statements {
		st := &r.rec.Statements[i]
		holders := r.takers(r.accusers(st))
		if len(holders) == 0 {
			continue
		}
		for _, c := range st.Content {
			if k := r.labelled(c); k >= 0 {
				for _, id := range holders {
					p := readout.Position{Holder: id, Issue: "terrorism_listing", Stance: "insists", Kind: "claim"}
					if !strings.HasPrefix(r.d.Tokens[k].Lemma, "terrorist") {
						p.Issue = "other"
					}
					p.Span, p.VouchedBy, p.Status = c, []string{st.ID}, readout.Alleged
					r.enterPosition(p, "position.label")
				}
			}
		}
	}
}

// accusers are the speakers of a statement, and who else an event finds behind
// the same words: "A and B claim".
func (r *reading) accusers(st *readout.Statement) []string {
	out := slices.Clone(r.speakers(st))
	for i := range r.rec.Events {
		if ev := &r.rec.Events[i]; ev.Type == "ACCUSE" && ev.Trigger.Overlaps(st.Cue) {
			out = add(out, ev.Actors...)
		}
	}
	return out
}

// labelled returns the label that is said of somebody in s: "are terrorists";
// -1 if there is none.
func (r *reading) labelled(s readout.Span) int32 {
	for i := r.tokenAt(s.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < s.End; i++ {
		if r.is(i, isLabel) && r.d.Tokens[i].Tag == readout.NOUN && r.d.Child(i, readout.RelCop) >= 0 && r.status(i) == readout.Happened {
			return i
		}
	}
	return -1
}

// proposals lists plans and drafts with what they would do and what for.
func (r *reading) proposals() {
	for s := range r.d.Sentences {
		if r.has[s]&isProposal == 0 {
			continue
		}
		for i := r.d.Sentences[s].First; i < r.d.Sentences[s].Last; i++ {
			switch t := &r.d.Tokens[i]; {
			case t.Tag == readout.NOUN && r.is(i, isProposal) && !r.modifier(i):
				r.proposal(i)
			case t.Tag == readout.VERB && t.Lemma == "propose":
				r.proposed(i)
			}
		}
	}
}

// proposed reads "A proposed a joint committee".
func (r *reading) proposed(v int32) {
	obj := r.d.Child(v, readout.RelObj)
	by := r.phrase(r.subject(v), nil)
	if obj < 0 || len(by) == 0 || r.is(obj, isProposal) || r.status(v) != readout.Happened {
		return
	}
	p := readout.Proposal{By: by, Measures: r.each(obj)}
	if len(p.Measures) == 0 {
		return
	}
	p.Span, p.Status = r.clauseSpan(v, r.d.Child(v, readout.RelNsubj)), readout.Planned
	p.ID, p.VouchedBy = r.newID("pr", len(r.rec.Proposals)), r.voice(r.d.Tokens[v].Span)
	p.Evidence, p.Rule, p.Score = []readout.Span{p.Span}, "proposal.verb", 0.7
	r.rec.Proposals = append(r.rec.Proposals, p)
}

func (r *reading) proposal(i int32) {
	p := readout.Proposal{}
	p.Status = r.status(i)
	if d := r.d.Child(i, readout.RelDet); d >= 0 && r.d.Tokens[d].Lemma == "any" {
		return
	}
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		switch {
		case (t.Rel == readout.RelAclRelcl || t.Rel == readout.RelAcl) && t.Tag == readout.VERB:
			r.joined(c, func(v int32) {
				if v == c || !r.is(v, isSay) && r.d.Tokens[v].Fine != readout.VBD {
					r.measure(&p, v)
				}
			})
			if st := r.status(c); st == readout.NotHappened && !r.infinitive(c) {
				p.Status = st
			}
		case t.Rel == readout.RelNmod:
			switch r.caseOf(c) {
			case "for", "on":
				if r.d.ActorsAt(c) == nil && !r.placeAt(c) {
					p.Measures = append(p.Measures, r.each(c)...)
				}
			}
		}
	}
	p.By = r.proposers(i)
	if len(p.Measures) == 0 || len(p.By) == 0 {
		return
	}
	if p.Status == readout.Happened && !r.tabled(i) {
		p.Status = readout.Planned
	}
	first, last := r.d.Subtree(i)
	s := r.sentence(i)
	p.Span = r.d.Words(max(first, s.First), r.trim(min(last, s.Last-1)))
	p.ID, p.VouchedBy = r.newID("pr", len(r.rec.Proposals)), r.voice(r.d.Tokens[i].Span)
	p.Evidence, p.Rule, p.Score = []readout.Span{p.Span}, "proposal", 0.7
	r.rec.Proposals = append(r.rec.Proposals, p)
}

// placeAt says whether token i is the name of a place.
func (r *reading) placeAt(i int32) bool {
	at := r.d.Tokens[i].Span
	return slices.ContainsFunc(r.placesIn(readout.Span{Start: at.Start - 60, End: at.End}), func(p readout.Place) bool { return p.Span.Overlaps(at) })
}

// tabled says whether the proposal was put forward, which happened, whatever
// becomes of it.
func (r *reading) tabled(i int32) bool {
	hits := r.hitsIn(int32(r.d.SentenceOf(i)))
	for k := range hits {
		if h := &hits[k]; h.value("proposal") != "" && h.first <= i && i <= h.last {
			return true
		}
	}
	return false
}

func (r *reading) infinitive(i int32) bool {
	for c := range r.d.Children(i) {
		if r.d.Tokens[c].Fine == readout.TO || r.d.Tokens[c].Rel == readout.RelMark && r.d.Tokens[c].Lemma == "to" {
			return true
		}
	}
	return false
}

// measure adds the clause of verb v to the measures, and what follows "to", "in
// order to" or "in an effort to" to the purposes.
func (r *reading) measure(p *readout.Proposal, v int32) {
	last := v
	for c := range r.d.Children(v) {
		if t := &r.d.Tokens[c]; t.Rel == readout.RelObj || t.Rel == readout.RelObl {
			if k := r.aim(c); k >= 0 {
				r.joined(k, func(x int32) { p.Purposes = append(p.Purposes, r.predicate(x)) })
				if t.Rel == readout.RelObj {
					last = max(last, c)
				}
				continue
			}
			_, b := r.d.Subtree(c)
			last = max(last, b)
		} else if t.Rel == readout.RelAdvcl && r.infinitive(c) {
			r.joined(c, func(x int32) { p.Purposes = append(p.Purposes, r.predicate(x)) })
		}
	}
	p.Measures = append(p.Measures, r.d.Words(v, r.trim(last)))
}

// aim returns the infinitive below "effort", "bid", "attempt" or "order"; -1 if
// token i leads to none.
func (r *reading) aim(i int32) int32 {
	for c := range r.d.Children(i) {
		t := &r.d.Tokens[c]
		if (t.Rel == readout.RelAcl || t.Rel == readout.RelAdvcl) && r.infinitive(c) {
			switch r.d.Tokens[i].Lemma {
			case "effort", "bid", "attempt", "order", "move", "aim", "drive":
				return c
			}
			return c
		}
		if t.Rel == readout.RelObl || t.Rel == readout.RelNmod {
			if k := r.aim(c); k >= 0 {
				return k
			}
		}
	}
	return -1
}

// predicate is the span of a verb with what follows it, without "to" and what
// is joined to it.
func (r *reading) predicate(v int32) readout.Span {
	first, last := v, v
	for c := range r.d.Children(v) {
		switch r.d.Tokens[c].Rel {
		case readout.RelConj, readout.RelCc, readout.RelMark, readout.RelPunct, readout.RelNsubj:
			continue
		case readout.RelAdvmod:
			first = min(first, c)
		}
		_, b := r.d.Subtree(c)
		last = max(last, b)
	}
	return r.d.Words(first, r.trim(last))
}

// proposers are who puts the proposal forward, or negotiates it.
func (r *reading) proposers(i int32) []string {
	var out []string
	for c := range r.d.Children(i) {
		switch t := &r.d.Tokens[c]; t.Rel {
		case readout.RelNmodPoss, readout.RelCompound, readout.RelAmod:
			out = r.phrase(c, out)
		case readout.RelNmod:
			if r.caseOf(c) == "by" {
				out = r.phrase(c, out)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	v := r.d.Tokens[i].Head
	if v < 0 || r.d.Tokens[v].Tag != readout.VERB || r.d.Tokens[i].Rel != readout.RelObj {
		return nil
	}
	if !slices.Contains([]string{"negotiate", "propose", "present", "table", "float", "unveil", "offer", "draft", "put", "submit", "announce", "prepare", "work", "outline", "circulate", "draw", "suggest", "finalise", "finalize"}, r.d.Tokens[v].Lemma) {
		return nil
	}
	return r.phrase(r.subject(v), nil)
}
