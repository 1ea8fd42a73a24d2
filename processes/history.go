package processes

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// history runs the turns through the state machine.
func (f *folder) history() {
	h := &historian{folder: f, state: None}
	ts := f.turns()
	h.weigh(ts)
	for i := range ts {
		if !implied(ts, i) {
			h.pass(&ts[i])
		}
	}
	h.silence(f.now)
	h.leaders()
	f.p.State, f.p.Resumption, f.p.Intervention, f.p.Outcome = h.state, "none", "none", outcomeOf(h.state)
	for k, s := range f.p.States {
		if !counts(s.Standing) {
			continue
		}
		f.p.Since, f.p.Why = s.From, s.Why
		if f.p.Opened == "" {
			f.p.Opened = s.From
		}
		for j := k + 1; j < len(f.p.States); j++ {
			if counts(f.p.States[j].Standing) {
				f.p.States[k].To = f.p.States[j].From
				break
			}
		}
	}
	for _, fl := range f.p.Flags {
		if fl.To != "" || fl.Standing != Confirmed && fl.Standing != Inferred {
			continue
		}
		if fl.Flag == "resumption" {
			f.p.Resumption = fl.Value
		} else {
			f.p.Intervention = fl.Value
		}
	}
	if slices.Contains(over[1:], h.state) {
		f.p.Closed = f.p.Since
	}
	if f.p.Why == "" {
		f.p.Why = "no report says where the talks stand"
	}
}

// implied says whether a turn says nothing that another one of its day does not: that
// talks are agreed to, in the reports that set their day; that they are held, in the
// reports that tell how they stood.
func implied(ts []turn, i int) bool {
	t := &ts[i]
	if t.pinned != nil {
		return false
	}
	first := i // the turns of a day stand together
	for first > 0 && ts[first-1].day == t.day {
		first--
	}
	for k := first; k < len(ts) && ts[k].day == t.day; k++ {
		o := &ts[k]
		if k == i || o.pinned != nil {
			continue
		}
		switch t.trigger {
		case AgreedTalk:
			if (o.trigger == Scheduled || rank(o.trigger) >= rank(Principle) && rank(o.trigger) <= rank(InForce)) && onlyIn(t, o) {
				return true
			}
		case Floated, Scheduled: // what is to follow from an agreement resumes no talks
			if rank(o.trigger) >= rank(Principle) && rank(o.trigger) <= rank(InForce) && onlyIn(t, o) {
				return true
			}
		case InSession, Met:
			if (rank(o.trigger) > rank(InSession) || o.trigger == Pre) && onlyIn(t, o) && !slices.ContainsFunc(t.claims, func(c claim) bool { return !c.weak() && c.Kind == KindState }) {
				return true
			}
		}
	}
	return false
}

// onlyIn says whether all reports that tell of t tell of o.
func onlyIn(t, o *turn) bool {
	for _, c := range t.claims {
		if !slices.ContainsFunc(o.claims, func(x claim) bool { return x.group() == c.group() }) {
			return false
		}
	}
	return true
}

// counts says whether a state of that standing is one that the process was in.
func counts(standing string) bool {
	return standing == Confirmed || standing == Inferred || standing == Pinned
}

// A historian writes the state history.
type historian struct {
	*folder
	state string
	last  string // day of the last state
	due   string // the day that was set, while talks are scheduled
	lost  map[*turn]string
}

// weigh finds the turns of one day that cannot both be so: talks that fail and succeed,
// in reports that do not tell of both. What more texts tell outweighs the other; of two
// as well told the later report does.
func (h *historian) weigh(ts []turn) {
	h.lost = map[*turn]string{}
	good := []string{Principle, TextAgreed, Signed, InForce}
	for i := range ts { // an agreement is signed once: on the day that is told, and not when somebody speaks of it
		a := &ts[i]
		if a.pinned != nil || !slices.Contains(good, a.trigger) || a.basis != readout.BasisInferred {
			continue
		}
		for k := range ts {
			if b := &ts[k]; b.trigger == a.trigger && b.pinned == nil && b.basis != readout.BasisInferred && b.day > a.day && apart(a.day, b.day) <= h.rules.window() {
				h.lost[a] = "the day that " + b.claims[0].e.Report + " tells"
			}
		}
	}
	bad := []string{Deadlocked, Suspended, WalkedOut, Ended, Collapsed}
	for i := range ts {
		a := &ts[i]
		if a.pinned != nil || !slices.Contains(good, a.trigger) {
			continue
		}
		first := i
		for first > 0 && ts[first-1].day == a.day {
			first--
		}
		for k := first; k < len(ts) && ts[k].day == a.day; k++ {
			b := &ts[k]
			if b.pinned != nil || !slices.Contains(bad, b.trigger) || sameReport(a, b) {
				continue
			}
			sa, _ := h.standing(a)
			sb, _ := h.standing(b)
			if sa != Confirmed || sb != Confirmed {
				continue
			}
			wa, wb := h.witness(h.facts0(a.claims)), h.witness(h.facts0(b.claims))
			lose, win := a, b
			if x, y := strength(&wa), strength(&wb); x > y || x == y && lastReport(a.claims) > lastReport(b.claims) {
				lose, win = b, a
			}
			h.lost[lose] = win.trigger
		}
	}
}

func strength(w *Witness) int { return 2*len(w.Sides) + 2*w.Author + len(w.Third) + w.Groups }

func sameReport(a, b *turn) bool {
	for _, x := range a.claims {
		for _, y := range b.claims {
			if x.e == y.e {
				return true
			}
		}
	}
	return false
}

func lastReport(cs []claim) string {
	last := ""
	for _, c := range cs {
		last = max(last, c.e.Published+c.e.Report)
	}
	return last
}

func (h *historian) facts0(cs []claim) []*cited {
	out := make([]*cited, len(cs))
	for i := range cs {
		out[i] = cs[i].cited
	}
	return out
}

// acts returns whose act a turn is. What a report tells in its own voice outweighs what
// others say, and a correction what it corrects.
func acts(cs []claim) []string {
	weight := func(c *claim) int {
		switch {
		case c.e.Corrects:
			return 3
		case slices.ContainsFunc(c.Vouched, func(v Voucher) bool { return v.Kind == VoucherAuthor }):
			return 2
		}
		return 1
	}
	most := 0
	for i := range cs {
		if len(cs[i].by) > 0 {
			most = max(most, weight(&cs[i]))
		}
	}
	var out []string
	for i := range cs {
		if weight(&cs[i]) == most {
			out = union(out, cs[i].by)
		}
	}
	return out
}

// standing says whether a turn has its minimum evidence, and who vouches.
func (h *historian) standing(t *turn) (string, Witness) {
	if t.pinned != nil {
		return Pinned, Witness{}
	}
	xs := h.facts0(t.claims)
	w := h.witness(xs)
	need := evidenceFor(t.trigger)
	if _, passed, ok := Next(h.state, t.trigger); ok {
		for _, p := range passed { // who tells of a later step answers for the agreement to talk
			if p == AgreedTalk && t.trigger == Scheduled {
				need = evidenceFor(AgreedTalk) | ByMediator | ByFinder
			}
		}
	}
	if len(t.denials) > 0 {
		xs = h.standingBy(t)
		w = h.witness(xs)
	}
	enough := h.suffices(need, xs, &w, acts(t.claims))
	if len(t.denials) > 0 {
		var deny Witness
		var by []*cited
		author, last := 0, ""
		for _, d := range t.denials {
			by = append(by, d.cited)
			if len(d.DeniedBy) == 0 {
				deny = h.witness(by)
				author = deny.Author
			}
			last = max(last, d.e.Published)
		}
		strong := w.Author >= 2 || len(w.Sides) >= 2 || w.Document || slices.ContainsFunc(w.Third, func(k string) bool { return slices.Contains(h.third, k) })
		switch {
		case author > 0 && author >= w.Author && last >= lastDayOf(t.claims):
			return Disputed, w // taken back
		case enough && strong:
			return Confirmed, w
		}
		return Disputed, w
	}
	if enough {
		return Confirmed, w
	}
	return Asserted, w
}

// standingBy returns the claims of a turn without those of a side that denies it: what a
// side says of the other's claim is no claim of its own. Who claimed first stays.
func (h *historian) standingBy(t *turn) []*cited {
	no := deniers(t)
	var out []*cited
	var first *cited
	for i := range t.claims {
		c := t.claims[i].cited
		if first == nil || c.e.Published < first.e.Published {
			first = c
		}
		says := saying(h.vouchers(c))
		if len(says) == 0 || len(without(says, no)) > 0 || slices.ContainsFunc(h.vouchers(c), func(v Voucher) bool { return v.Kind == VoucherAuthor }) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		out = append(out, first)
	}
	return out
}

func lastDayOf(cs []claim) string {
	last := ""
	for _, c := range cs {
		last = max(last, c.e.Published)
	}
	return last
}

// deniers are the sides that deny a turn.
func deniers(t *turn) []string {
	var out []string
	for _, d := range t.denials {
		vs := d.DeniedBy
		if len(vs) == 0 {
			vs = d.Vouched
		}
		for _, v := range vs {
			switch {
			case v.Kind == VoucherAuthor:
				out = insert(out, "author")
			case v.Side != "":
				out = insert(out, v.Side)
			default:
				out = insert(out, or(v.Name, "unnamed"))
			}
		}
	}
	return out
}

// pass lets one turn move the state, or sets it down as what somebody claims.
func (h *historian) pass(t *turn) {
	h.silence(t.day)
	if h.flag(t) {
		return
	}
	if (t.trigger == InSession || t.trigger == Met) && slices.Contains([]string{Paused, Deadlocked, Suspended, Ended, WalkedOut, Collapsed}, h.state) &&
		!slices.ContainsFunc(t.claims, func(c claim) bool { return !c.weak() }) {
		return // talks that are spoken of are not resumed
	}
	to, passed, ok := Next(h.state, t.trigger)
	if t.pinned != nil {
		to, passed, ok = t.trigger, nil, true
	}
	h.asSet(t)
	if x, y, z := Next(h.state, t.trigger); t.pinned == nil {
		to, passed, ok = x, y, z
	}
	standing, w := h.standing(t)
	target := h.target(t.trigger)
	if !ok || to == h.state {
		if target == h.state && standing == Confirmed {
			h.support(t)
			return
		}
		if !telling(t.trigger) || target == h.state {
			return
		}
		if standing == Confirmed && (rank(target) < rank(h.state) || h.was(target)) {
			return // it tells again what led here
		}
		if standing == Confirmed {
			standing = Noted
		}
		to = target
	}
	if win := h.lost[t]; win != "" && standing == Confirmed {
		standing = Noted
	}
	if d := h.asScheduled(t); d != "" && to == InSession && standing == Confirmed {
		t.day, t.basis = d, readout.BasisInferred
	}
	if !counts(standing) && h.again(t, to, &w) {
		return
	}
	s := State{State: to, From: t.day, Basis: t.basis, Standing: standing, Previous: h.state, Passed: passed, Witness: w, DeniedBy: deniers(t)}
	if a := acts(t.claims); common(a, h.parties) == 1 {
		s.Act = a
	}
	switch t.trigger {
	case WalkedOut, Suspended, Postponed, Cancelled, Refused, Violated:
		s.Act = acts(t.claims)
	}
	if standing != Confirmed && standing != Pinned {
		s.By = w.whose()
		s.Passed = nil
	}
	if standing == Pinned {
		s.By, s.Basis = []string{t.pinned.Who}, ""
	}
	s.Facts = h.use(append(h.facts0(t.claims), h.facts0(t.denials)...))
	s.Why = h.why(t, &s, h.lost[t])
	h.p.States = append(h.p.States, s)
	if counts(standing) {
		h.state, h.last = to, t.day
		h.lower(t.day)
		h.due = t.due
	}
}

// asScheduled is the day on which talks that are told to be going on were to begin: a
// report of their third day does not open them. It is empty where the report tells of
// the opening, or no day had been set.
func (h *historian) asScheduled(t *turn) string {
	if t.trigger != InSession || slices.ContainsFunc(t.claims, func(c claim) bool { return c.Kind == KindState && !c.weak() }) {
		return ""
	}
	due := ""
	if h.state == Scheduled {
		due = firstDay(h.due)
	} else {
		for i := range h.p.Flags {
			if x := &h.p.Flags[i]; x.Flag == "resumption" && x.To == "" && x.Standing == Confirmed {
				due = firstDay(x.For)
			}
		}
	}
	if due == "" || due >= t.day || apart(due, t.day) > 14 || due < h.last {
		return ""
	}
	return due
}

// again adds a claim to the one that the same sides made before, if nothing moved since.
func (h *historian) again(t *turn, to string, w *Witness) bool {
	for i := len(h.p.States) - 1; i >= 0; i-- {
		s := &h.p.States[i]
		if counts(s.Standing) {
			return false
		}
		if s.State == to && (common(s.By, w.whose()) > 0 || len(s.By) == 0) {
			s.Facts = append(s.Facts, h.use(h.facts0(t.claims))...)
			if len(t.denials) > 0 {
				s.Standing, s.DeniedBy = Disputed, union(s.DeniedBy, deniers(t))
				s.Facts = append(s.Facts, h.use(h.facts0(t.denials))...)
			}
			return true
		}
	}
	return false
}

// was says whether the process has been in a state.
func (h *historian) was(state string) bool {
	return slices.ContainsFunc(h.p.States, func(s State) bool { return s.State == state && counts(s.Standing) })
}

// asSet opens the session on the day that was set for it, where a later report has the
// talks stuck, left or done without having told of their opening.
func (h *historian) asSet(t *turn) {
	switch t.trigger {
	case Deadlocked, WalkedOut, Ended, Principle, TextAgreed, Over:
	default:
		return
	}
	if t.pinned != nil || h.state == InSession {
		return
	}
	due, facts := "", []string(nil)
	if h.state == Scheduled {
		due = firstDay(h.due)
	}
	for i := range h.p.Flags {
		if x := &h.p.Flags[i]; x.Flag == "resumption" && x.Value == "scheduled" && x.To == "" && x.Standing == Confirmed {
			due, facts = firstDay(x.For), x.Facts
		}
	}
	if due == "" || due > t.day || due < h.last || apart(due, t.day) > mostDays {
		return
	}
	if standing, _ := h.standing(t); standing != Confirmed {
		return
	}
	to, passed, ok := Next(h.state, InSession)
	if !ok {
		return
	}
	h.p.States = append(h.p.States, State{State: to, From: due, Basis: readout.BasisInferred, Standing: Inferred, Previous: h.state, Passed: passed, Facts: facts,
		Why: "on the day that had been set; what was told afterwards supposes it"})
	h.state, h.last = to, due
	h.lower(due)
}

// telling says whether a trigger is worth a line where it cannot follow.
func telling(trigger string) bool {
	switch trigger {
	case Met, Over, Floated, AgreedTalk, Scheduled, InSession, Postponed, Cancelled, Refused, Paused, Pre:
		return false
	}
	return true
}

// target is the state that a trigger leads to.
func (h *historian) target(trigger string) string {
	switch trigger {
	case Met:
		return InSession
	case Over:
		return Paused
	case Postponed:
		return AgreedTalk
	case Cancelled, Refused:
		return None
	}
	return trigger
}

// support adds to the state in force what tells of it again.
func (h *historian) support(t *turn) {
	for i := len(h.p.States) - 1; i >= 0; i-- {
		if s := &h.p.States[i]; counts(s.Standing) {
			for _, id := range h.use(h.facts0(t.claims)) {
				if !slices.Contains(s.Facts, id) && len(s.Facts) < 40 {
					s.Facts = append(s.Facts, id)
				}
			}
			return
		}
	}
}

// flag takes talks to come as a flag where talks have been.
func (h *historian) flag(t *turn) bool {
	if t.pinned != nil {
		return false
	}
	value := ""
	switch t.trigger {
	case Floated:
		value = "wanted"
	case AgreedTalk:
		value = "agreed"
	case Scheduled:
		value = "scheduled"
	default:
		return false
	}
	var row *Transition
	for i := range FlagTransitions {
		if x := &FlagTransitions[i]; x.Trigger == value && slices.Contains(x.From, h.state) {
			row = x
		}
	}
	if row == nil && h.state == InSession && value != "wanted" && t.due != "" && apart(t.day, firstDay(t.due)) >= recess {
		h.adjourn(t)
		return h.flag(t)
	}
	if row == nil {
		return h.state == InSession || !slices.Contains(over, h.state) && rank(t.trigger) < rank(h.state) && !slices.Contains([]string{Floated, AgreedTalk, Scheduled, Pre}, h.state)
	}
	xs := h.facts0(t.claims)
	w := h.witness(xs)
	standing := Asserted
	if h.suffices(row.Evidence, xs, &w, acts(t.claims)) {
		standing = Confirmed
	} else if value != "wanted" {
		value, standing = "wanted", Confirmed // one side's word is its wish
	}
	if len(t.denials) > 0 {
		standing = Disputed
	}
	for i := range h.p.Flags {
		if x := &h.p.Flags[i]; x.Flag == "resumption" && x.To == "" && x.Standing == standing {
			if x.Value == value && (x.For == t.due || t.due == "") {
				x.Facts = append(x.Facts, h.use(xs)...)
				return true
			}
			if standing == Confirmed && order(value) < order(x.Value) {
				return true // what is scheduled is wanted, too
			}
			if standing == Confirmed {
				x.To = t.day
			}
		}
	}
	h.p.Flags = append(h.p.Flags, Flag{Flag: "resumption", Value: value, From: t.day, For: t.due, Standing: standing, Facts: h.use(xs)})
	return true
}

// recess is how many days lie at least between sessions of two rounds.
const recess = 3

// adjourn lets talks that are to go on some days later be in recess until then.
func (h *historian) adjourn(t *turn) {
	s := State{State: Paused, From: t.day, Basis: readout.BasisInferred, Standing: Inferred, Previous: h.state, Witness: h.witness(h.facts0(t.claims)), Facts: h.use(h.facts0(t.claims))}
	s.Why = "the talks are to go on, on " + t.due
	h.p.States = append(h.p.States, s)
	h.state, h.last = Paused, t.day
}

func order(resumption string) int {
	return slices.Index([]string{"none", "wanted", "agreed", "scheduled"}, resumption)
}

// lower ends the flags when the state moves on.
func (h *historian) lower(day string) {
	switch h.state {
	case Ended, Suspended, WalkedOut, Collapsed, Paused, Deadlocked, Failed:
		return // going on was the matter before, and is
	}
	for i := range h.p.Flags {
		if h.p.Flags[i].To == "" {
			h.p.Flags[i].To = day
		}
	}
}

// silence lets the clock run until a day: a negotiation of which nothing is heard for
// half a year is abandoned.
func (h *historian) silence(day string) {
	if !slices.Contains(open, h.state) || day == "" {
		return
	}
	last := h.last
	for _, d := range h.days {
		if d <= day {
			last = max(last, d)
		}
		if d > day {
			break
		}
	}
	for i := len(h.days) - 1; i >= 0; i-- { // the last day of news before this one
		if h.days[i] < day {
			last = max(h.days[i], h.last)
			break
		}
	}
	if last == "" || apart(last, day) < h.rules.abandon() {
		return
	}
	on := plus(last, h.rules.abandon())
	h.p.States = append(h.p.States, State{State: Abandoned, From: on, Basis: readout.BasisInferred, Standing: Inferred, Previous: h.state,
		Why: fmt.Sprintf("no report for %d days after %s", h.rules.abandon(), last)})
	h.state, h.last = Abandoned, on
	h.lower(on)
}

// leaders notes that leaders took a matter up which others negotiate, and that somebody
// mediates.
func (h *historian) leaders() {
	lower := false
	for i := range h.facts {
		if x := &h.facts[i]; x.Kind == KindMeeting && x.Level != "" && x.Level != "head_of_state_gov" {
			lower = true
		}
	}
	var first, mediated *cited
	for i := range h.facts {
		x := &h.facts[i]
		if x.Kind == KindMeeting && x.Level == "head_of_state_gov" && lower && first == nil && common(x.Parties, h.parties) >= 2 && factual(x.Status) && (x.Value == "held" || x.Value == "under_way") {
			first = x
		}
		if x.Kind == KindMediation && (x.Value == "under_way" || x.Value == "accepted") && mediated == nil && h.stoppedOn(x.lo) {
			mediated = x // who has sat there from the start does not step in
		}
	}
	switch {
	case first != nil:
		h.p.Flags = append(h.p.Flags, Flag{Flag: "intervention", Value: "leaders", From: first.lo, Standing: Confirmed, Facts: h.use([]*cited{first})})
	case mediated != nil:
		h.p.Flags = append(h.p.Flags, Flag{Flag: "intervention", Value: "mediator", From: mediated.lo, Standing: Confirmed, Facts: h.use([]*cited{mediated})})
	}
}

// stoppedOn says whether the talks had come to a stop by a day.
func (h *historian) stoppedOn(day string) bool {
	at := ""
	for i := range h.p.States {
		if s := &h.p.States[i]; counts(s.Standing) && s.From <= day {
			at = s.State
		}
	}
	return slices.Contains([]string{Deadlocked, Suspended, Ended, WalkedOut, Collapsed}, at)
}

// why says in a sentence what a state rests on.
func (h *historian) why(t *turn, s *State, win string) string {
	if t.pinned != nil {
		return strings.TrimSpace(fmt.Sprintf("%s by decision of %s on %s. %s", s.State, t.pinned.Who, dayOf(t.pinned.When), t.pinned.Why))
	}
	words := ""
	for _, c := range t.claims {
		if len(c.Evidence) > 0 {
			words = c.Evidence[0].Words
			break
		}
	}
	var who []string
	if s.Witness.Author > 0 {
		who = append(who, plural(s.Witness.Author, "report"))
	}
	for _, list := range [][]string{s.Witness.Sides, s.Witness.Third} {
		who = append(who, list...)
	}
	if len(s.Witness.Unnamed) > 0 {
		who = append(who, "unnamed sources")
	}
	if s.Witness.Document {
		who = append(who, "a document")
	}
	out := fmt.Sprintf("%q, by %s", words, strings.Join(who, ", "))
	switch {
	case win != "":
		out += "; outweighed by " + win + ", told of the same day"
	case s.Standing == Asserted:
		out = "asserted: " + out + " alone"
	case s.Standing == Disputed:
		out = "disputed: " + out + "; denied by " + strings.Join(s.DeniedBy, ", ")
	case s.Standing == Noted:
		out += "; it cannot follow " + h.state
	case len(s.DeniedBy) > 0:
		out += "; denied by " + strings.Join(s.DeniedBy, ", ")
	}
	if len(s.Passed) > 0 {
		out += "; no report tells of " + strings.Join(s.Passed, ", ")
	}
	return out
}

func plural(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// outcomeOf is the outcome so far that a state means.
func outcomeOf(state string) string {
	switch state {
	case Ended, Collapsed:
		return "no_agreement"
	case Deadlocked:
		return "deadlock"
	case WalkedOut:
		return "walkout"
	case Principle:
		return "in_principle"
	case TextAgreed, Signed, InForce, Implement, Violated, Completed:
		return "full"
	}
	return "not_stated"
}
