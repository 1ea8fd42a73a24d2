package processes

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"readout"
)

// AsOf says from where a process is looked at. All fields may be empty.
type AsOf struct {
	Day      string // ISO day: what was so by then, as we know today
	Reported string // ISO day: only what was published by then
	Stored   string // RFC 3339 or ISO day: only what was in the store by then
	Now      string // ISO day: the clock; the last day of publication if empty
}

// A cited is a fact with its entry and its days.
type cited struct {
	*Fact
	e      *Entry
	lo, hi string // first and last day on which it can have been
}

func (c *cited) group() string { return or(c.e.Group, c.e.Report) }

// exact says whether the day is told.
func (c *cited) exact() bool {
	return !c.Before && c.Basis != readout.BasisInferred && len(c.From) >= 10
}

// A folder folds the facts of one process.
type folder struct {
	g       *Group
	rules   *Rules
	now     string
	entries []*Entry
	facts   []cited             // by day, report, id
	kinds   map[string][]*cited // the same by their kinds; see kind
	states  map[*Entry][]*cited // see statesIn
	groups  map[string][]*Entry // by text group; see odd
	stored  []int               // see newerBefore
	held    []holding           // of the positions
	days    []string
	parties []string
	third   []string // who mediates or hosts
	ds      []Decision
	p       *Process
	late    []*Entry        // that came in long after they were published, and after newer ones
	uses    map[string]bool // facts that a value names
	ids     map[string]*cited
	m       *Memory
	talk    map[string]bool // words that are of talks by their rule
}

// Fold returns the process that a group of facts makes. The same facts give the same
// process, whatever their order. It is nil where nothing of it was known yet.
func Fold(g *Group, rules *Rules, at AsOf) *Process { return new(Memory).Fold(g, rules, at) }

// Fold does the same with what was found out before.
func (m *Memory) Fold(g *Group, rules *Rules, at AsOf) *Process {
	f := newFolder(m, g, rules, at)
	if len(f.entries) == 0 {
		return nil
	}
	f.outline()
	f.proposals()
	f.sticking()
	f.threats()
	f.deadlines()
	f.others()
	f.accounts()
	f.sourcing()
	f.finish()
	return f.p
}

func newFolder(m *Memory, g *Group, rules *Rules, at AsOf) *folder {
	f := &folder{g: g, rules: rules, m: m, p: &Process{ID: g.ID, Also: slices.Clone(g.Also)}, uses: map[string]bool{}}
	f.gather(at)
	return f
}

// outline folds what stands in an [Outline].
func (f *folder) outline() {
	f.who()
	f.identify()
	f.resolve()
	f.history()
	f.rounds()
	f.positions()
	f.steps()
	f.agreements()
}

// gather takes the facts of the members that were known at that time.
func (f *folder) gather(at AsOf) {
	known := func(e *Entry) bool {
		return (at.Reported == "" || e.Published <= at.Reported) && (at.Stored == "" || e.Stored <= at.Stored || len(at.Stored) == 10 && dayOf(e.Stored) <= at.Stored)
	}
	type whose struct{ report, strand string }
	members := map[whose]bool{}
	names := map[whose]map[string]string{}
	facts := map[whose]bool{}
	in := map[string]bool{}
	keep := func(ms []Member) []Member {
		type of struct {
			e *Entry
			m *Member
		}
		var all []of
		for i := range ms {
			if e := f.g.entries[ms[i].Report]; e != nil && known(e) {
				all = append(all, of{e, &ms[i]})
			}
		}
		slices.SortFunc(all, func(a, b of) int {
			if c := cmp.Compare(a.e.Published, b.e.Published); c != 0 {
				return c
			}
			return cmp.Or(cmp.Compare(a.m.Report, b.m.Report), cmp.Compare(a.m.Strand, b.m.Strand), cmp.Compare(a.m.Fact, b.m.Fact))
		})
		var out []Member
		for _, x := range all {
			out = append(out, *x.m)
		}
		return out
	}
	f.p.Members, f.p.Suggested = keep(f.g.Members), keep(f.g.Suggested)
	for _, m := range f.p.Members {
		if m.Fact != "" {
			facts[whose{m.Report, m.Fact}] = true
		} else {
			members[whose{m.Report, m.Strand}] = true
			names[whose{m.Report, m.Strand}] = m.As
		}
		if !in[m.Report] {
			in[m.Report] = true
			f.entries = append(f.entries, f.g.entries[m.Report])
		}
	}
	for _, d := range f.rules.inForce(at.Stored) {
		if f.mine(d.Process) || d.Kind == DecideMerge && f.mine(d.Into) {
			f.ds = append(f.ds, d)
		}
	}
	f.now = or(at.Now, at.Day)
	for i := range f.ds {
		if at.Now == "" && at.Day == "" && f.ds[i].Kind == DecidePin {
			f.now = max(f.now, f.ds[i].Day)
		}
	}
	for _, e := range f.entries {
		if at.Now == "" && at.Day == "" {
			f.now = max(f.now, e.Published)
		}
	}
	for _, e := range f.entries {
		for i := range e.Strands {
			if s := &e.Strands[i]; members[whose{e.Report, s.ID}] {
				f.days = append(f.days, min(s.To, f.now))
			}
		}
		f.odd(e)
		for i := range e.Facts {
			x := &e.Facts[i]
			mine := facts[whose{e.Report, x.ID}]
			if !mine && (x.Strand < 0 || !members[whose{e.Report, e.Strands[x.Strand].ID}] || slices.Contains(f.g.Out, x.ID)) {
				continue
			}
			if x.Strand >= 0 {
				if x = settledFact(x, names[whose{e.Report, e.Strands[x.Strand].ID}]); x == nil {
					continue
				}
			}
			c := cited{Fact: x, e: e, lo: firstDay(x.From), hi: lastDay(x.From)}
			if c.lo == "" {
				c.hi = or(e.Published, dayOf(e.Stored))
				c.lo = c.hi
			}
			if c.lo > f.now && f.now != "" && x.Kind != KindStep && x.Kind != KindDeadline && x.Kind != KindMeeting {
				continue // of a day to come
			}
			f.facts = append(f.facts, c)
		}
	}
	slices.Sort(f.days)
	f.facts = inOrder(f.facts)
	f.p.Decisions = f.ds
	f.p.AsOf = f.now
}

// inOrder sorts facts by day, report and id. They come with their entries, which are in
// the order of their days of publication and ids.
func inOrder(facts []cited) []cited {
	type place struct {
		day uint32 // as it is written: 20240531
		at  int32
	}
	list := make([]place, len(facts))
	for i := range facts {
		day, ok := written(facts[i].lo)
		if !ok {
			slices.SortFunc(facts, func(a, b cited) int {
				return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.e.Published, b.e.Published), cmp.Compare(a.e.Report, b.e.Report), cmp.Compare(a.ID, b.ID))
			})
			return facts
		}
		list[i] = place{day, int32(i)}
	}
	slices.SortFunc(list, func(a, b place) int {
		x, y := &facts[a.at], &facts[b.at]
		switch {
		case a.day != b.day:
			return cmp.Compare(a.day, b.day)
		case x.e != y.e:
			return cmp.Compare(a.at, b.at)
		}
		return cmp.Compare(x.ID, y.ID)
	})
	out := make([]cited, len(facts))
	for i, p := range list {
		out[i] = facts[p.at]
	}
	return out
}

// written is the number that the digits of an ISO day make.
func written(day string) (n uint32, ok bool) {
	if _, ok := number(day); !ok {
		return 0, false
	}
	for i := range len(day) {
		if i != 4 && i != 7 {
			n = 10*n + uint32(day[i]-'0')
		}
	}
	return n, true
}

// kind returns the facts of a kind, in their order.
func (f *folder) kind(k string) []*cited {
	if f.kinds == nil {
		f.kinds = map[string][]*cited{}
		for i := range f.facts {
			x := &f.facts[i]
			f.kinds[x.Kind] = append(f.kinds[x.Kind], x)
		}
	}
	return f.kinds[k]
}

// statesIn returns the states that a report tells of.
func (f *folder) statesIn(e *Entry) []*cited {
	if f.states == nil {
		f.states = map[*Entry][]*cited{}
		for _, x := range f.kind(KindState) {
			f.states[x.e] = append(f.states[x.e], x)
		}
	}
	return f.states[e]
}

// since returns those of facts, which are sorted, that were so on a day or later.
func since(xs []*cited, day string) []*cited {
	return xs[sort.Search(len(xs), func(i int) bool { return xs[i].lo >= day }):]
}

// mine says whether an id is or was that of this process.
func (f *folder) mine(id string) bool {
	return id != "" && (id == f.g.ID || slices.Contains(f.g.Also, id) || slices.ContainsFunc(f.g.Members, func(m Member) bool { return m.Strand == id }))
}

// odd notes what is strange about the days of a report.
func (f *folder) odd(e *Entry) {
	stored := dayOf(e.Stored)
	switch {
	case e.Published == "":
		f.p.Remarks = append(f.p.Remarks, fmt.Sprintf("report %s bears no date: when it was so is not known, and what it tells without a day stands at the day it was stored, %s", e.Report, or(stored, "which is not known")))
	case stored != "" && apart(stored, e.Published) > 1:
		f.p.Remarks = append(f.p.Remarks, fmt.Sprintf("report %s is dated %s, after the day on which it was stored, %s: what it tells counts from that date on", e.Report, e.Published, stored))
	case e.Published > f.now:
		f.p.Remarks = append(f.p.Remarks, fmt.Sprintf("report %s is dated %s, which is to come: what it tells does not count yet", e.Report, e.Published))
	case stored != "" && apart(e.Published, stored) > lateDays && f.newerBefore(e):
		f.late = append(f.late, e)
	}
	if e.Group == "" {
		return
	}
	if f.groups == nil {
		f.groups = map[string][]*Entry{}
		for _, o := range f.entries {
			f.groups[o.Group] = append(f.groups[o.Group], o)
		}
	}
	for _, o := range f.groups[e.Group] {
		if o.Report > e.Report && o.Published != e.Published {
			f.p.Remarks = append(f.p.Remarks, fmt.Sprintf("reports %s and %s are one text with two dates, %s and %s: one witness", e.Report, o.Report, e.Published, o.Published))
		}
	}
}

// lateDays is how many days a report may lie before it is stored without being late.
const lateDays = 30

// lateOnes says once which reports came in late.
func (f *folder) lateOnes() {
	if len(f.late) == 0 {
		return
	}
	first := f.late[0]
	for _, e := range f.late {
		if e.Published < first.Published || e.Published == first.Published && e.Report < first.Report {
			first = e
		}
	}
	s := fmt.Sprintf("report %s of %s came in late, on %s; it counts where it belongs in time", first.Report, first.Published, dayOf(first.Stored))
	if n := len(f.late) - 1; n > 0 {
		s = fmt.Sprintf("%d reports came in late, the oldest of them, %s of %s, on %s; they count where they belong in time", n+1, first.Report, first.Published, dayOf(first.Stored))
	}
	f.p.Remarks = append(f.p.Remarks, s)
}

// newerBefore says whether newer reports had been stored days before e: it came late
// and not with an archive.
func (f *folder) newerBefore(e *Entry) bool {
	const never, always = 1 << 40, -1 << 40
	stored := func(e *Entry) int {
		if n, ok := number(dayOf(e.Stored)); ok {
			return n
		}
		return always
	}
	if f.stored == nil { // the first day on which this or a newer one was stored
		f.stored = make([]int, len(f.entries)+1)
		f.stored[len(f.entries)] = never
		for i := len(f.entries) - 1; i >= 0; i-- {
			f.stored[i] = min(f.stored[i+1], stored(f.entries[i]))
		}
	}
	newer := sort.Search(len(f.entries), func(i int) bool { return f.entries[i].Published > e.Published })
	at := stored(e)
	return newer < len(f.entries) && (at == always || at-f.stored[newer] > 2)
}

// who finds the parties and those who stand between them.
func (f *folder) who() {
	type count struct {
		n        int
		from, to string
	}
	seats, thirds := map[string]*count{}, map[string]*count{}
	anchors := 0
	tally := func(m map[string]*count, keys []string, s *Strand) {
		for _, k := range keys {
			c := m[k]
			if c == nil {
				c = &count{from: s.From}
				m[k] = c
			}
			c.n++
			c.from, c.to = min(c.from, s.From), max(c.to, s.To)
		}
	}
	for _, m := range f.p.Members {
		e := f.g.entries[m.Report]
		for i := range e.Strands {
			s := &e.Strands[i]
			if s.ID != m.Strand {
				continue
			}
			if !s.Loose && len(s.Parties) >= 2 {
				anchors++
				tally(seats, sidesFor(s.Parties, m.As), s)
			}
			tally(thirds, s.Third, s)
		}
	}
	for _, x := range f.kind(KindMediation) {
		tally(thirds, x.By, &Strand{From: x.lo, To: x.lo})
	}
	if f.g.Named != nil {
		f.parties = slices.Clone(f.g.Named.Parties)
	} else {
		for _, k := range sorted(seats) {
			c := seats[k]
			if t := thirds[k]; t != nil && t.n >= c.n && len(seats) > 2 {
				continue // told more often as mediator than as party
			}
			if 3*c.n >= anchors || c.n == anchors {
				f.parties = append(f.parties, k)
			}
		}
	}
	for _, k := range sorted(thirds) {
		if !slices.Contains(f.parties, k) {
			f.third = append(f.third, k)
		}
	}
	names := f.names()
	for _, k := range f.parties {
		p := Party{Key: k, Name: names(k), Role: "negotiating_party"}
		if c := seats[k]; c != nil {
			p.From, p.To, p.Reports = c.from, c.to, c.n
		}
		f.p.Parties = append(f.p.Parties, p)
	}
	for _, k := range f.third {
		c := thirds[k]
		f.p.Parties = append(f.p.Parties, Party{Key: k, Name: names(k), Role: f.roleOf(k), From: c.from, To: c.to, Reports: c.n})
	}
}

// roleOf is what somebody who is no party does.
func (f *folder) roleOf(k string) string {
	for _, x := range f.kind(KindMediation) {
		if slices.Contains(x.By, k) && x.Value != "refused" {
			return "mediator"
		}
	}
	return "host"
}

// names returns the names of actor keys: what most reports call them.
func (f *folder) names() func(string) string {
	n := map[string]map[string]int{}
	for _, e := range f.entries {
		for k, name := range e.Names {
			if n[k] == nil {
				n[k] = map[string]int{}
			}
			n[k][name]++
		}
	}
	return func(k string) string {
		best := k
		for _, name := range sorted(n[k]) {
			if name != k && (best == k || n[k][name] > n[k][best]) {
				best = name
			}
		}
		return best
	}
}

// identify names the process and says of what kind it is.
func (f *folder) identify() {
	issues, focus, frames := map[string]int{}, map[string]int{}, []string(nil)
	for _, m := range f.p.Members {
		e := f.g.entries[m.Report]
		for i := range e.Strands {
			s := &e.Strands[i]
			if s.ID != m.Strand || s.Loose {
				continue
			}
			for k, x := range s.Issues {
				issues[x] += 2
				if k == 0 {
					issues[x]++
				}
			}
			focus[s.Focus]++
			frames = union(frames, s.Frames)
		}
	}
	f.p.Frames = frames
	f.p.Issues = byCount(issues)
	delete(focus, "")
	if top := byCount(focus); len(top) > 0 {
		f.p.Focus = top[0]
	}
	if len(f.p.Issues) > 8 {
		f.p.Issues = f.p.Issues[:8]
	}
	states, all := 0, len(f.parties)
	for _, k := range f.parties {
		if state(k) {
			states++
		}
	}
	switch {
	case all > 0 && states == all:
		f.p.Type = "interstate"
	case states == 1:
		f.p.Type = "intrastate"
	case states > 1:
		f.p.Type = "mixed"
	default:
		f.p.Type = "local"
	}
	f.p.Kind = kindOf(f.p.Issues)
	f.p.Name, f.p.NamedBy = f.title(), "found"
	if n := f.g.Named; n != nil {
		f.p.Name, f.p.NamedBy = or(n.Name, f.p.Name), "user"
	}
	for _, d := range f.ds {
		if d.Kind == DecideRename {
			f.p.Name, f.p.NamedBy = d.Value, "person"
		}
	}
}

// byCount returns the keys of m, the most frequent first.
func byCount(m map[string]int) []string {
	out := sorted(m)
	slices.SortStableFunc(out, func(a, b string) int { return m[b] - m[a] })
	return out
}

// kindOf is the kind of a process by its issues.
func kindOf(issues []string) string {
	if len(issues) == 0 {
		return "other"
	}
	if slices.Contains(issues, "ceasefire") {
		return "ceasefire_talks"
	}
	switch issues[0] {
	case "arms_control/nuclear":
		return "arms_control"
	case "trade":
		return "trade"
	case "sanctions":
		return "sanctions_relief"
	case "prisoners":
		return "prisoner_exchange"
	case "territory":
		return "border"
	case "humanitarian_access":
		return "humanitarian_access"
	case "recognition":
		return "normalisation"
	case "political_transition", "power_sharing", "constitution", "elections":
		return "transition"
	case "cyber", "natural_resources", "other":
		return "other"
	}
	return "peace_talks"
}

// title is a name that can be read: "Russia-United States talks on Syria".
func (f *folder) title() string {
	var who []string
	for i := range f.p.Parties {
		if p := &f.p.Parties[i]; p.Role == "negotiating_party" {
			who = append(who, p.Name)
		}
	}
	about := f.p.Focus
	if about != "" {
		about = strings.ToUpper(about[:1]) + about[1:]
	} else if len(f.p.Issues) > 0 {
		about = strings.ReplaceAll(f.p.Issues[0], "_", " ")
	}
	name := strings.Join(who, "-") + " talks"
	if about != "" {
		name += " on " + about
	}
	return strings.TrimSpace(name)
}

// finish ends a process and cites the facts that values name.
func (f *folder) finish() {
	f.closeCounts()
	if len(f.uses) > 0 {
		f.p.Cited = make([]CitedFact, 0, len(f.uses))
	}
	for i := range f.facts {
		if x := &f.facts[i]; f.uses[x.ID] {
			f.p.Cited = append(f.p.Cited, x.citing())
		}
	}
}

func (x *cited) citing() CitedFact {
	return CitedFact{Fact: *x.Fact, Report: x.e.Report, Group: x.group(), Published: x.e.Published, Stored: x.e.Stored, Outlet: x.e.Outlet}
}

// closeCounts counts reports and puts what was odd in order.
func (f *folder) closeCounts() {
	groups := map[string]bool{}
	for _, e := range f.entries {
		groups[or(e.Group, e.Report)] = true
	}
	f.p.Reports, f.p.Groups = len(f.entries), len(groups)
	f.lateOnes()
	slices.Sort(f.p.Remarks)
	if len(f.days) > 0 && f.p.Opened == "" && f.days[0] > firstOfDays {
		f.p.Opened = f.days[0]
	}
}

// use names facts as what a value rests on.
func (f *folder) use(xs []*cited) []string {
	out := make([]string, 0, len(xs))
	var in map[string]bool
	if len(xs) > 40 {
		in = make(map[string]bool, len(xs))
	}
	for _, x := range xs {
		if in[x.ID] || in == nil && slices.Contains(out, x.ID) {
			continue
		}
		out = append(out, x.ID)
		if f.uses[x.ID] = true; in != nil {
			in[x.ID] = true
		}
	}
	return out
}

// Fact returns the fact with an id, nil if the process does not cite it.
func (p *Process) Fact(id string) *CitedFact {
	for i := range p.Cited {
		if p.Cited[i].ID == id {
			return &p.Cited[i]
		}
	}
	return nil
}
