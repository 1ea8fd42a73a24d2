package talks

import (
	"slices"
	"strconv"
	"strings"

	"readout"
)

// A process is a negotiation while it is being put together.
type process struct {
	id        string   // in the record, empty where it is not kept
	sides     []string // sorted
	parties   []string
	meetings  []int // in reading.meetings
	triggers  []trigger
	claims    []trigger // what one side alone says
	denials   []trigger // what is told to say that it is not so
	goings    []going
	resume    string
	resumed   []*hit
	mediated  *hit
	mediators []string // sides
	sticking  []readout.StickingPoint
	issues    []string
	focus     string
	evidence  []readout.Span
	agreement bool // known by an agreement alone, no talks were told of
}

// mostProcesses is how many negotiations one report may tell of.
const mostProcesses = 50

// processes puts talks between the same parties together: within one report
// they are one negotiation.
func (r *reading) processes() []process {
	var ps []process
	for e := range r.meetings {
		x := &r.meetings[e]
		if !x.talks {
			continue
		}
		sides := r.sidesOf(r.parties(x.actors))
		if len(ps) >= mostProcesses {
			break
		}
		k := slices.IndexFunc(ps, func(p process) bool { return sameSides(p.sides, sides) })
		if k < 0 {
			ps = append(ps, process{})
			k = len(ps) - 1
		}
		p := &ps[k]
		if len(sides) > len(p.sides) {
			p.sides = sides
		}
		p.meetings = append(p.meetings, e)
		p.parties = r.merge(p.parties, x.actors)
		for i := range x.mentions {
			p.evidence = append(p.evidence, x.mentions[i].evidence)
		}
	}
	return ps
}

// sameSides says whether two sets of sides may be those of one negotiation: one
// holds the other. Talks whose parties are not named go with any.
func sameSides(a, b []string) bool {
	return len(intersect(a, b)) == min(len(a), len(b))
}

// merge adds the parties of some actors, each side once.
func (r *reading) merge(parties, actors []string) []string {
	for _, id := range r.parties(actors) {
		if r.side(id) != "" && !r.seated(parties, id) {
			parties = add(parties, id)
		}
	}
	return parties
}

// processAt returns the process at hand at token i, nil if there is none.
func (r *reading) processAt(ps []process, i int32) *process {
	if e := r.attach(i, func(x *encounter) bool { return x.talks }); e >= 0 {
		return holding(ps, e)
	}
	if len(ps) == 1 {
		return &ps[0]
	}
	return nil
}

func holding(ps []process, e int) *process {
	for k := range ps {
		if slices.Contains(ps[k].meetings, e) {
			return &ps[k]
		}
	}
	return nil
}

// negotiations fills Record.Processes.
func (r *reading) negotiations() []process {
	ps := r.agreed(r.processes())
	for k := range ps {
		ps[k].mediators = r.mediators(&ps[k])
		r.third = add(r.third, ps[k].mediators...)
	}
	for i := range r.hits {
		r.evidenceFor(ps, &r.hits[i])
	}
	for k := range ps {
		r.publish(&ps[k], ps)
	}
	return ps
}

// agreed adds the negotiations that only their agreement tells of: "A and B
// signed a ceasefire".
func (r *reading) agreed(ps []process) []process {
	for i := range r.hits {
		if len(ps) >= mostProcesses {
			break
		}
		h := &r.hits[i]
		told := false // of talks, and not of their result
		switch h.value("state") {
		case trAgreed, stSigned, stPrinciple, stText, stInForce:
		case stEnded, stWalkedOut:
			if !r.within(h, isAgreement|isNegotiation) {
				continue
			}
		case stSuspended, stSession, stCollapsed, stDeadlocked, "":
			if h.value("state") == "" && h.value("resume") != "yes" || !r.ofTable(h) {
				continue
			}
			told = true
		case stPre:
			told = true
		default:
			continue
		}
		actors := r.agents(h)
		if v := r.clauseTop(r.top(h)); told && len(actors) == 0 && r.d.Tokens[v].Tag == readout.VERB {
			if s := r.subject(v); s >= 0 { // "envoys of A and of B have been holding exploratory contacts"
				first, last := r.d.Subtree(s)
				for k := first; k <= last && k < v; k++ {
					actors = add(actors, r.d.ActorsAt(k)...)
				}
			}
		}
		if s := r.subject(r.top(h)); s >= 0 && r.is(s, isAgreement) {
			actors = add(actors, r.between(s)...)
		}
		sides := r.sidesOf(r.parties(actors))
		known := slices.IndexFunc(ps, func(p process) bool { return len(p.sides) > 0 && sameSides(p.sides, sides) })
		if len(sides) < 2 || known >= 0 && (!told || len(ps[known].sides) > 1) {
			continue
		}
		if st := r.hitStatus(h); st != readout.Happened || r.interrupted(h) {
			continue
		}
		if known >= 0 {
			ps[known].sides, ps[known].parties = sides, r.parties(actors) // of the other side nothing was known
			continue
		}
		if k := slices.IndexFunc(ps, func(p process) bool { return len(p.sides) == 0 }); k >= 0 {
			ps[k].sides, ps[k].parties = sides, r.parties(actors) // the talks whose parties were not named
			continue
		}
		ps = append(ps, process{sides: sides, parties: r.parties(actors), agreement: !told})
	}
	return ps
}

// ofTable says whether a phrase has a word for talks, or for the table they are held at.
func (r *reading) ofTable(h *hit) bool {
	if r.within(h, isNegotiation) {
		return true
	}
	for i := h.first + 1; i <= h.last; i++ {
		if r.d.Tokens[i].Lemma == "table" {
			return true
		}
	}
	return false
}

// agents returns who does what a phrase tells: the subject, "between A and B".
func (r *reading) agents(h *hit) []string {
	top := r.top(h)
	s := r.subject(top)
	actors := r.phrase(s, nil)
	if len(r.sidesOf(actors)) == 1 {
		actors = r.andBefore(s, actors)
	}
	for c := range r.d.Children(top) {
		if r.d.Tokens[c].Rel == readout.RelNsubj && c != s && c < top && len(r.sidesOf(actors)) == 1 {
			actors = r.phrase(c, actors) // the tree may give "A and B" as two subjects
		}
	}
	for c := range r.d.Children(top) {
		if r.d.Tokens[c].Rel == readout.RelObl {
			switch r.caseOf(c) {
			case "with", "between", "by":
				actors = r.phrase(c, actors)
			}
		}
	}
	for i := h.first; i <= h.last; i++ {
		for c := range r.d.Children(i) {
			if t := &r.d.Tokens[c]; t.Rel == readout.RelNmod {
				if p := r.caseOf(c); p == "between" || p == "with" {
					actors = r.phrase(c, actors)
				}
			}
		}
	}
	return actors
}

// andBefore adds whom the words before the phrase of token i join to it, where
// the tree has them apart.
func (r *reading) andBefore(i int32, into []string) []string {
	first, _ := r.d.Subtree(i)
	k, from := first, r.sentence(i).First
	if r.d.Tokens[k].Tag != readout.CCONJ {
		k--
	}
	if k <= from || r.d.Tokens[k].Lemma != "and" {
		return into
	}
	if ids := r.ending(k - 1); len(r.sidesOf(ids)) > 0 {
		return add(into, ids...)
	}
	return r.phrase(k-1, into)
}

// evidenceFor lets one phrase speak to the process that it is about.
func (r *reading) evidenceFor(ps []process, h *hit) {
	state, resume, sticks := h.value("state"), h.value("resume"), h.value("sticking")
	mediated, next := h.value("intervention"), h.value("next")
	if state == "" && resume == "" && sticks == "" && mediated == "" && next != "yes" {
		return
	}
	top := r.top(h)
	p := r.about(ps, h, top)
	if p == nil || r.astray(h, top) || r.unasserted(h) || h.value("agreement") != "" && r.interrupted(h) {
		return
	}
	switch {
	case sticks != "":
		if r.about2(p, top) || len(ps) == 1 && r.has[h.sentence]&(isNegotiator|isNegotiation|isAgreement) != 0 && r.followsTalks(h.sentence) {
			r.sticks(p, h)
		}
	case mediated != "":
		if r.hitStatus(h) == readout.Happened && r.thirdParty(p, h) {
			p.mediated = h
		}
	case next != "":
		if v := r.verb(top); v >= 0 && r.hitStatus(h) == readout.Planned {
			r.resume(p, h, r.dated(v, "agreed"))
		}
	case resume != "":
		r.resumes(p, h, top, resume)
	default:
		r.moves(p, h, top, state)
	}
}

// about is the third gate for states: the phrase speaks of talks, of those who
// hold them, or of an agreement between them.
func (r *reading) about(ps []process, h *hit, top int32) *process {
	if len(ps) == 0 {
		return nil
	}
	for i := h.first; i <= h.last; i++ {
		if k := r.meetingAt(i); k >= 0 && r.meetings[k].talks {
			return holding(ps, k)
		}
	}
	subject := r.subject(top)
	sides := r.sidesOf(r.agents(h))
	if len(sides) > 0 {
		for k := range ps {
			if len(intersect(ps[k].sides, sides)) == len(sides) || len(ps[k].sides) == 0 {
				return &ps[k]
			}
		}
		if h.value("intervention") == "" {
			return nil
		}
	}
	ours := h.value("resume") != "" || h.value("next") != "" || h.value("sticking") != "" || h.value("intervention") != "" || subject < 0 ||
		r.is(subject, isNegotiator|isNegotiation|isEncounter|isAgreement) || r.d.Tokens[subject].Tag == readout.PRON ||
		r.within(h, isNegotiation|isAgreement)
	if !ours {
		return nil
	}
	return r.processAt(ps, top)
}

// astray says whether a phrase that begins with its subject has caught the verb
// of another: "the talks in the city that the army had left collapsed".
func (r *reading) astray(h *hit, top int32) bool {
	if !r.d.Tokens[h.first].Tag.Noun() || r.d.Tokens[top].Tag != readout.VERB {
		return false
	}
	if h.verb >= 0 && r.d.Child(top, readout.RelObj) > top && r.d.Child(top, readout.RelAuxPass) < 0 && h.value("outcome") == "" {
		return true // "left the talks and suspended the visits"
	}
	other := false
	for c := range r.d.Children(top) {
		if !r.d.Tokens[c].Rel.Subject() {
			continue
		}
		if c >= h.first && c <= h.last || r.d.Below(h.first, c) {
			return false
		}
		other = true
	}
	return other
}

// within says whether the phrase has a word of these classes.
func (r *reading) within(h *hit, c classes) bool {
	for i := h.first; i <= h.last; i++ {
		if r.is(i, c) {
			return true
		}
	}
	return false
}

// moves enters a trigger of the state machine.
func (r *reading) moves(p *process, h *hit, top int32, name string) {
	st := r.hitStatus(h)
	if h.pattern.id == "C09d" && st == readout.Desired {
		st = readout.Happened // working to reach it is being at it
	}
	if name == stSession && st == readout.Planned {
		p.resume = stronger(p.resume, r.dated(top, "agreed"))
		p.goings = append(p.goings, going{r.dated(top, "agreed"), top, h})
		return
	}
	denied := st == readout.NotHappened && (r.deniedBy(top) || slices.Contains(breaks, name))
	if st != readout.Happened && st != readout.Ongoing && !denied || !r.bears(h, name) {
		return
	}
	if r.older(top, name) || name == stSession && h.pattern.id != "C09d" && r.hadBeen(top) {
		return
	}
	s := r.span(h)
	t := trigger{name: name, at: top, hit: h, earlier: r.earlier(top), vouched: r.voice(s)}
	t.day = r.dayOf(top)
	if pub := r.d.Report.Published; pub.Known() && t.day > pub.Date.Format("2006-01-02") {
		if r.present(top) {
			return // "takes effect on Wednesday" is to come
		}
		t.day = ""
	}
	if t.day == "" && !t.earlier && r.d.Report.Published.Known() {
		t.day = r.d.Report.Published.Date.Format("2006-01-02")
	}
	if denied {
		p.denials = append(p.denials, t)
		return
	}
	if r.corroborated(t.vouched, p.sides) || name == stSuspended && r.own(t.vouched, r.subject(top)) {
		p.triggers = append(p.triggers, t)
		return
	}
	p.claims = append(p.claims, t)
}

// breaks are the states of talks that stopped, of which a report may say that
// they have not come about.
var breaks = []string{stPaused, stDeadlocked, stSuspended, stWalkedOut, stCollapsed}

// deniedBy says whether what token i tells of is what somebody denies.
func (r *reading) deniedBy(i int32) bool {
	for n := 0; i >= 0 && n < 4; n++ {
		if i = r.d.Tokens[i].Head; i >= 0 && r.d.Tokens[i].Tag == readout.VERB && r.is(i, isDeny) {
			return true
		}
	}
	return false
}

// window is how many days before the report something still tells of the
// negotiation at hand; what is older is an earlier one.
const window = 60

// older says whether token i tells of an earlier agreement: by its day, or
// because it only describes one ("a truce agreed to in March").
func (r *reading) older(i int32, name string) bool {
	day := r.lastDayOf(i)
	if pub := r.d.Report.Published; day != "" && pub.Known() && day < pub.Date.AddDate(0, 0, -window).Format("2006-01-02") || r.agesAgo(i) != "" {
		return true
	}
	switch t := &r.d.Tokens[i]; t.Rel {
	case readout.RelAcl, readout.RelAmod, readout.RelAclRelcl:
		if s := r.d.Child(i, readout.RelNsubj); s >= 0 && r.d.Tokens[s].Tag.Noun() && t.Fine == readout.VBN && r.d.Child(i, readout.RelAux, readout.RelAuxPass) < 0 {
			return false // a clause of its own, hung here by a mistaken tree
		}
		return t.Fine != readout.VBD && (slices.Contains(agreed, name) || name == trAgreed)
	}
	return false
}

// agesAgo is the year to which a date in the clause of token i puts it, if that is well
// before the report: "in 2001", "more than 20 years ago"; empty otherwise.
func (r *reading) agesAgo(i int32) string {
	pub := r.d.Report.Published
	if !pub.Known() {
		return ""
	}
	limit, top := pub.Date.AddDate(0, 0, -window).Format("2006-01-02"), r.clauseTop(i)
	times := r.timesIn(r.sentence(i).Span)
	for k := range times {
		t := &times[k]
		if t.Type != "DATE" || len(t.Value) < 4 || t.Value[0] < '1' || t.Value[0] > '9' || r.bound(t) {
			continue
		}
		old := len(t.End) == 10 && t.End < limit || len(t.Value) == 4 && t.Value < limit[:4]
		if x := r.topOf(t.Span); old && x >= 0 && r.clauseTop(x) == top && r.preposition(x) != "since" && r.preposition(x) != "from" {
			return t.Value[:4]
		}
	}
	return ""
}

// present says whether the verb at token i is in the present tense.
func (r *reading) present(i int32) bool {
	f := r.d.Tokens[i].Fine
	return (f == readout.VBZ || f == readout.VBP || f == readout.VB) && r.d.Child(i, readout.RelAuxPass) < 0
}

// own says whether those who vouch tell of their own act: a side that suspends
// talks needs no second witness.
func (r *reading) own(vouched []string, subject int32) bool {
	sides, _ := r.sides(vouched)
	acts := r.sidesOf(r.phrase(subject, nil))
	return len(acts) > 0 && len(intersect(sides, acts)) == len(acts)
}

// bears says whether the phrase is about a result where it must be: they failed
// to reach an agreement, not the town.
func (r *reading) bears(h *hit, name string) bool {
	s := h.sentence
	switch {
	case name == stEnded:
		return r.has[s]&(isResult|isNegotiation|isAgreement) != 0
	case name == stWalkedOut:
		return r.has[s]&(isNegotiation|isEncounter) != 0
	case name == stDeadlocked || name == stPaused:
		return r.has[s]&(isNegotiation|isNegotiator|isEncounter) != 0
	case name == stInForce:
		return r.has[s]&isAgreement != 0
	}
	return true
}

// dayOf returns the first day of the date in the clause of token i, as ISO.
func (r *reading) dayOf(i int32) string {
	for _, kind := range []string{"DATE", "TIME"} {
		if t := r.timeIn(i, kind); t != nil && len(t.Begin) == 10 {
			return t.Begin
		}
	}
	return ""
}

// lastDayOf is the last day on which what the clause of token i tells may have been:
// 2024-09-30 of "in September"; empty where none is told.
func (r *reading) lastDayOf(i int32) string {
	for _, kind := range []string{"DATE", "TIME"} {
		if t := r.timeIn(i, kind); t != nil && len(t.Begin) == 10 {
			return max(t.Begin, t.End)
		}
	}
	return ""
}

// dated returns "scheduled" where the clause of token i has a day to come, and
// otherwise what it would be without one.
func (r *reading) dated(i int32, otherwise string) string {
	for _, kind := range []string{"DATE", "TIME"} {
		if t := r.timeIn(i, kind); t != nil && r.ahead(t) {
			return "scheduled"
		}
	}
	return otherwise
}

// ahead says whether a time is a day to come. "In the coming days" names none.
func (r *reading) ahead(t *readout.Timex) bool {
	return len(t.Begin) == 10 && t.Value != "FUTURE_REF" &&
		(!r.d.Report.Published.Known() || t.End >= r.d.Report.Published.Date.Format("2006-01-02"))
}

// resumes enters what a phrase says of going on with the talks.
func (r *reading) resumes(p *process, h *hit, top int32, value string) {
	st := r.hitStatus(h)
	if value == "agreed" {
		if st == readout.Happened {
			r.resume(p, h, r.dated(r.inner(h), "agreed"))
		}
		return
	}
	switch st {
	case readout.Happened, readout.Ongoing:
		if v := r.d.Tokens[top]; v.Tag == readout.VERB && v.Fine != readout.VB {
			r.moves(p, h, top, stSession)
		}
	case readout.Planned:
		r.resume(p, h, r.dated(top, "agreed"))
	case readout.Desired:
		r.resume(p, h, "wanted")
	}
}

// resume keeps the strongest resumption; what one side alone says is its wish.
func (r *reading) resume(p *process, h *hit, to string) {
	said := to
	if to != "wanted" && !r.corroborated(r.voice(r.span(h)), p.sides) {
		to = "wanted"
	}
	p.resume = stronger(p.resume, to)
	p.resumed = append(p.resumed, h)
	p.goings = append(p.goings, going{said, r.inner(h), h})
}

// thirdParty says whether somebody who is no party mediates.
func (r *reading) thirdParty(p *process, h *hit) bool {
	for c := range r.d.Children(r.top(h)) {
		for _, id := range r.phrase(c, nil) {
			if s := r.side(id); s != "" && !slices.Contains(p.sides, s) {
				return true
			}
		}
	}
	return false
}

// name composes a name from the parties, what the talks are about and the issue.
func (r *reading) name(p *process) string {
	var names []string
	for _, id := range p.parties {
		if a := r.actor(id); a != nil {
			names = append(names, a.Name)
		}
	}
	name := strings.Join(names, " - ")
	about := p.focus
	if len(p.issues) > 0 {
		about = strings.TrimSpace(about + " " + strings.ReplaceAll(p.issues[0], "_", " "))
	}
	switch {
	case name == "" && about == "":
		return "talks"
	case name == "":
		return about
	case about == "":
		return name
	}
	return name + ": " + about
}

func (r *reading) newID(prefix string, n int) string { return prefix + strconv.Itoa(n+1) }
