package talks

import (
	"cmp"
	"slices"

	"readout"
)

// positions lists what the parties want, refuse or hold, each with its holder.
func (r *reading) positions(ps []process) {
	r.takenStances(ps)
	for i := range r.hits {
		if h := &r.hits[i]; h.value("stance") != "" && !byWord(h.pattern.id) {
			r.position(ps, h)
		}
	}
	for i := range r.rec.Threats {
		t := &r.rec.Threats[i]
		if t.Condition.Empty() || len(t.By) == 0 {
			continue
		}
		a, z := r.tokenAt(t.Condition.Start), r.tokenAt(t.Condition.End-1)
		issue := r.issueOf(a, z, r.headOf(a, z)) // what would avert it is what is wanted
		if issue == "" && r.failing(t.Condition) {
			continue // "should the talks fail": nobody wants that
		}
		if issue == "" {
			issue = r.issueIn(t.Span, "")
		}
		if issue == "" && !r.mentions(t.Condition, isAgreement|isNegotiation|isProposal) {
			continue // a threat, but no position on anything
		}
		p := readout.Position{Holder: t.By[0], Issue: cmp.Or(issue, "other"), Stance: "insists", Kind: "red_line"}
		p.Span, p.VouchedBy, p.Status = t.Span, t.VouchedBy, readout.Happened
		r.enterPosition(p, "position.threat")
	}
	r.labels()
	r.stances()
}

// failing says whether a condition is that talks or an agreement come to nothing.
func (r *reading) failing(s readout.Span) bool {
	for i := r.tokenAt(s.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < s.End; i++ {
		switch r.d.Tokens[i].Lemma {
		case "fail", "failure", "collapse", "break", "breakdown", "stall", "end":
			return r.mentions(s, isAgreement|isNegotiation|isProposal)
		}
	}
	return false
}

// byWord says whether the stance of a phrase is read from its words, with what
// they govern, by takenStances.
func byWord(id string) bool {
	switch id {
	case "C30", "C31", "F01", "F02", "F10", "F11", "F12", "F13":
		return true
	}
	return false
}

// enterContent enters the positions of a stance on each of its matters.
func (r *reading) enterContent(ps []process, st *stand, content []int32) {
	if len(st.holders) == 0 {
		return
	}
	for _, c := range content {
		end := r.clauseEnd(c)
		_, b := r.d.Subtree(st.at)
		if b > end && b < r.sentence(st.at).Last && c > st.at {
			end = r.clauseEnd(st.at)
		}
		cond, until := r.conditionAfter(st.at, end)
		if cond < 0 && !r.d.Tokens[st.at].Tag.Noun() {
			if cond, until = r.conditionApart(st.at, end); cond >= 0 {
				end = r.sentence(cond).Last - 1
			}
		}
		if cond >= 0 && cond <= c {
			cond, _ = r.conditionAfter(c, end)
		}
		stop := int32(-1)
		if cond >= 0 {
			stop = cond
		}
		first, _ := r.d.Subtree(c)
		if c > st.at {
			first = max(first, st.at+1)
			o := r.d.Child(st.at, readout.RelObj)
			if x := r.d.Child(st.at, readout.RelObl); o < 0 && x >= 0 && r.caseOf(x) == "for" {
				o = x // "called for the hostages to be freed"
			}
			if o > st.at && o < c {
				a, _ := r.d.Subtree(o)
				first = min(first, max(a, st.at+1)) // "wants the posts to be staffed"
			}
		}
		if st.whole {
			first = min(first, st.from)
		} else if c == st.at {
			first = c
		}
		matters := r.mattersOf(c, first, stop)
		for k := range matters {
			m := &matters[k]
			issue := m.issue
			if issue == "" && k == 0 && len(matters) == 1 {
				issue = r.fromContext(ps, st, c, m)
			}
			if issue == "" {
				continue
			}
			stance, kind := st.stance, st.kind
			if (stance == "offers" || stance == "accepts") && cond < 0 && r.onlyIf(st.at) {
				stance = "accepts_with_conditions"
			}
			if (stance == "accepts" || stance == "open") && r.asBasis(st.at, end) {
				stance = "accepts_with_conditions"
			}
			if cond >= 0 {
				switch {
				case stance == "offers" && (st.rule == "position.offer" || st.rule == "position.propose"):
				case stance == "offers" || stance == "accepts" || stance == "open":
					if !until || r.d.Tokens[cond].Lemma == "unless" || r.d.Tokens[cond].Lemma == "as" {
						stance = "accepts_with_conditions"
					}
				case stance == "aims" && st.rule == "position.want" && r.d.Tokens[cond].Lemma == "before":
					stance, kind = "demands", "precondition"
				case stance == "demands" || stance == "insists":
					if r.d.Tokens[cond].Lemma == "before" {
						kind = "precondition"
					}
				}
			} else if (stance == "demands" || stance == "insists") && kind == "position" && r.first(st.at, end) {
				kind = "precondition"
			}
			from := m.first
			if k == 0 {
				from = min(st.from, st.at, m.first)
			}
			to := max(m.last, st.at)
			if k > 0 {
				to = m.last
			}
			if cond >= 0 && k == len(matters)-1 {
				to = max(to, r.trim(end))
			}
			r.hold(st, issue, stance, kind, r.d.Words(from, to))
		}
		if cond >= 0 && st.stance == "offers" && r.theVery(cond) && st.rule != "position.offer" {
			if y := r.issueOf(cond+1, r.trim(end), r.headOf(cond+1, end)); y != "" && !slices.ContainsFunc(matters, func(m matter) bool { return m.issue == y }) {
				r.hold(st, y, "insists", "precondition", r.d.Words(cond, r.trim(end))) // "on the day on which Y"
			}
		}
		if cond >= 0 && st.stance == "refuses" && until {
			if y := r.issueOf(cond+1, r.trim(end), r.headOf(cond+1, end)); y != "" && !slices.ContainsFunc(matters, func(m matter) bool { return m.issue == y }) {
				r.hold(st, y, "insists", "precondition", r.d.Words(st.from, r.trim(end)))
			}
		}
	}
}

// onlyIf says whether the sentence of token i begins with a condition that all hangs on:
// "Only if X will A do Y".
func (r *reading) onlyIf(i int32) bool {
	k := r.sentence(i).First
	for k < i && r.d.Tokens[k].Tag == readout.PUNCT {
		k++
	}
	if k+1 >= i || r.d.Tokens[k].Lemma != "only" {
		return false
	}
	switch r.d.Tokens[k+1].Lemma {
	case "if", "when", "once", "after":
		return true
	}
	return false
}

// asBasis says whether what is accepted behind token i is so as a basis, a start or in part.
func (r *reading) asBasis(i, end int32) bool {
	for k := i + 1; k+1 < end; k++ {
		if r.d.Tokens[k].Lemma != "as" {
			continue
		}
		for n := k + 1; n <= min(k+3, end); n++ {
			switch r.d.Tokens[n].Lemma {
			case "basis", "start", "beginning", "foundation":
				return true
			}
		}
	}
	return false
}

// first says whether "first" or "beforehand" makes a demand one that comes before all else.
func (r *reading) first(i, end int32) bool {
	for k := i + 1; k <= end; k++ {
		t := &r.d.Tokens[k]
		if (t.Lemma == "first" && t.Rel == readout.RelAdvmod) || t.Lemma == "beforehand" {
			return true
		}
	}
	return false
}

// hold enters a position for each holder.
func (r *reading) hold(st *stand, issue, stance, kind string, words readout.Span) {
	for _, id := range st.holders {
		p := readout.Position{Holder: id, Issue: issue, Stance: stance, Kind: kind}
		p.Span, p.VouchedBy, p.Status = words, r.voice(r.d.Tokens[st.at].Span), readout.Happened
		if st.alleged {
			p.Status = readout.Alleged
		}
		r.enterPosition(p, st.rule)
	}
}

// stances takes what a statement by its cue hopes for, demands or insists on as
// a position, where it names an issue.
func (r *reading) stances() {
	for i := range r.rec.Statements {
		st := &r.rec.Statements[i]
		stance, kind := stanceOf(st.CueType)
		if stance == "" || st.Polarity == "negative" || st.Cue.Empty() {
			continue
		}
		if r.takenBack(st.Cue) || r.dropped(st.Cue) {
			continue
		}
		for _, c := range st.Content {
			issue := r.issueIn(c, "")
			if issue == "" {
				continue
			}
			for _, id := range r.takers(r.speakers(st)) {
				if st.CueType == "insist" && r.standsOn(id, c) {
					continue // its own words have said so: "insisted on X before Y"
				}
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

// standsOn says whether a position of a holder stands on some words already.
func (r *reading) standsOn(id string, at readout.Span) bool {
	return slices.ContainsFunc(r.rec.Positions, func(p readout.Position) bool { return p.Holder == id && p.Span.Overlaps(at) })
}

// takenBack says whether the verb of a cue is denied: "no longer insists".
func (r *reading) takenBack(cue readout.Span) bool {
	for i := r.tokenAt(cue.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < cue.End; i++ {
		if r.d.Tokens[i].Tag == readout.VERB {
			m, ok := r.take(i)
			return ok && m.not
		}
	}
	return false
}

// dropped says whether the noun of a cue is what its holder gives up: "has dropped its
// insistence that".
func (r *reading) dropped(cue readout.Span) bool {
	for i := r.tokenAt(cue.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < cue.End; i++ {
		t := &r.d.Tokens[i]
		if t.Tag != readout.NOUN || t.Head < 0 || r.d.Tokens[t.Head].Tag != readout.VERB {
			continue
		}
		switch l := r.d.Tokens[t.Head].Lemma; l {
		case "soften", "retract", "relax", "forget", "scrap", "shed", "lose":
			return true
		case "give":
			return r.goesWith(t.Head, "up")
		case "back", "move", "retreat", "step":
			return true
		default:
			if givesUp[l] {
				return true
			}
		}
	}
	return false
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
	if st != readout.Happened && st != readout.Ongoing && !(stance == "refuses" && st == readout.NotHappened) && !worth(h) && h.pattern.id != "F12" {
		return
	}
	if h.pattern.id == "F12" && st == readout.NotHappened {
		stance = "refuses"
	}
	if r.earlier(top) || r.d.Tokens[top].Tag == readout.NOUN && (h.pattern.id == "F10" || h.pattern.id == "F11") {
		return // "gave them hope for"
	}
	clause := r.clauseOf(top)
	issue := r.issueIn(readout.Span{Start: r.d.Tokens[h.first].Start, End: max(clause.End, r.d.Tokens[h.last].End)}, "")
	strong := h.value("kind") == "red_line" || h.value("kind") == "precondition" || h.pattern.id == "F20" || worth(h)
	if issue == "" && strong {
		issue = r.issueIn(clause, "")
	}
	table := r.within(h, isNegotiate) && (stance == "refuses" || stance == "open")
	if issue == "" && !table && !r.diplomatic() && !(h.pattern.id == "F10" && r.twoPowers(top)) {
		return
	}
	if issue == "" {
		if !strong && !table && !(h.pattern.id == "F10" && r.twoPowers(top)) && !(h.first+1 == h.last && r.has[h.sentence]&isProposal != 0) && !r.within(h, isProposal|isNegotiation|isAgreement) && !r.mentions(clause, isNegotiation|isAgreement|isProposal) {
			return
		}
		issue = "other"
	}
	for _, holder := range r.holders2(h, top) {
		foreign := r.foreign(h, holder)
		if s := r.subject(top); s >= 0 && r.d.Tokens[s].Tag == readout.PRON && !first1(r.d.Tokens[s].Lemma) {
			if st := r.statementAt(r.span(h)); foreign || st != nil && st.Quote == readout.QuoteDirect {
				continue // "they want a deal", says one side: whoever they are
			}
		}
		p := readout.Position{Holder: holder, Issue: issue, Stance: stance, Kind: h.value("kind")}
		if p.Kind == "" {
			p.Kind = "position"
		}
		p.Span, p.VouchedBy, p.Status = clause, r.voice(r.span(h)), readout.Happened
		if foreign {
			p.Status = readout.Alleged
		}
		if r.d.Tokens[top].Tag == readout.VERB {
			p.Span = r.clauseSpan(top, r.d.Child(top, readout.RelNsubj, readout.RelNsubjPass)).Cover(r.span(h))
			for c := range r.d.Children(top) {
				if rel := r.d.Tokens[c].Rel; c < top || rel != readout.RelCcomp && rel != readout.RelXcomp && !(rel == readout.RelAdvcl && r.infinitive(c)) {
					continue
				}
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
		if h := &hits[i]; h.value("issue") != "" && s.Contains(r.span(h)) && !(h.value("issue") == "ceasefire" && r.noWar(h)) {
			return h.value("issue")
		}
	}
	return otherwise
}

// mentions says whether the words of s have one of the classes.
func (r *reading) mentions(s readout.Span, c classes) bool {
	for i := r.tokenAt(s.Start); i < int32(len(r.d.Tokens)) && r.d.Tokens[i].Start < s.End; i++ {
		if r.is(i, c) && r.d.Tokens[i].Tag.Noun() {
			return true
		}
	}
	return false
}

// diplomatic says whether the report tells of talks, meetings of states or
// agreements at all. Elsewhere a plan is a party's programme, and what is vital
// is nobody's position.
func (r *reading) diplomatic() bool {
	return len(r.rec.Processes) > 0 || len(r.rec.Agreements) > 0 ||
		slices.ContainsFunc(r.rec.Meetings, func(m readout.Meeting) bool { return len(r.sidesOf(m.Parties)) > 1 })
}

func (r *reading) enterPosition(p readout.Position, rule string) {
	for k := recent(len(r.rec.Positions)); k < len(r.rec.Positions); k++ {
		o := &r.rec.Positions[k]
		same := o.Issue == p.Issue || p.Issue == "other" || o.Issue == "other" || o.Rule == "position.insist" && p.Rule == "position.insist"
		same = same && (o.Stance == p.Stance || o.Span.Start != p.Span.Start || p.Issue == "other")
		if o.Holder == p.Holder && (o.Span.Overlaps(p.Span) && same || o.Issue == p.Issue && o.Stance == p.Stance && (p.Issue != "other" || o.Rule == rule && p.Span.Start-o.Span.End < 600)) {
			if !o.Span.Overlaps(p.Span) {
				o.Evidence = append(o.Evidence, p.Span)
				o.VouchedBy = add(o.VouchedBy, p.VouchedBy...)
			} else if o.Issue == "other" {
				o.Issue = p.Issue
			}
			return
		}
	}
	if !r.amongPowers(&p) {
		return
	}
	if p.Change == "" {
		p.Change = r.change(p.Span)
	}
	p.ID = r.newID("ps", len(r.rec.Positions))
	p.Evidence, p.Rule, p.Score = []readout.Span{p.Span}, rule, 0.7
	r.rec.Positions = append(r.rec.Positions, p)
}

// worth says whether a phrase says what something is worth to who speaks.
func worth(h *hit) bool { return h.pattern.id == "F21" || h.pattern.id == "F21b" }

// change says how a position moved, where a phrase among its words says so.
func (r *reading) change(s readout.Span) string {
	hits := r.hitsOver(s)
	for i := range hits {
		h := &hits[i]
		if c := h.value("change"); c != "" && s.Overlaps(r.span(h)) && r.hitStatus(h) == readout.Happened {
			return c
		}
	}
	return ""
}
