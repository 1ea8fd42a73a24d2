package processes

import (
	"bytes"
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// A Group is the strands that make one process, and why they do. Groups are found from
// the set of all strands; the order in which they came makes no difference.
type Group struct {
	ID        string   `json:"id"`              // "p" and eight hex digits: that of its first strand; or the user's key
	Named     *Named   `json:"named,omitempty"` // the user's, if it is one
	Also      []string `json:"also,omitempty"`  // ids of those that were merged into it
	Members   []Member `json:"members"`         // in the order of their days
	Suggested []Member `json:"suggested,omitempty"`
	Out       []string `json:"out,omitempty"` // ids of facts that a person took out
	entries   map[string]*Entry
}

// Serve gives a group that was kept without them the entries of its members, those that
// are suggested included, which [Fold] reads.
func (g *Group) Serve(entries iter.Seq[*Entry]) {
	g.entries = map[string]*Entry{}
	for e := range entries {
		g.entries[e.Report] = e
	}
}

// A Region is what a new or changed report may have an effect on: its groups as they are
// now, and all strands that were looked at. A process known before that held one of
// Strands and is not among Groups is gone.
type Region struct {
	Groups  []Group
	Strands []string
	homes   map[string]bool // time lines that were looked at
	boards  []*board        // as it was and as it is
}

// A node is a strand with what grouping asks of it.
type node struct {
	e      *Entry
	s      *Strand
	lo, hi int // days
}

func (n *node) loose() bool { return n.s.Loose || len(n.s.Parties) < 2 }

func newNode(e *Entry, s *Strand) *node {
	lo, ok := number(s.From)
	hi, ok2 := number(s.To)
	if !ok && ok2 {
		lo = hi
	}
	return &node{e: e, s: s, lo: lo, hi: max(lo, hi)}
}

// gap is how many days lie between two nodes, 0 where they overlap.
func gap(a, b *node) int { return max(0, a.lo-b.hi, b.lo-a.hi) }

// earlier orders nodes by day, then by id.
func earlier(a, b *node) int {
	return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.hi, b.hi), cmp.Compare(a.s.ID, b.s.ID))
}

// A board finds out which strands belong together, of those that a source serves.
type board struct {
	src   Source
	rules *Rules
	nodes map[string]*node // by strand
	found
	before  *found // before that; nil for nothing
	shelves map[string]*nodes
	err     error
}

// nodes are those that have a key on some days, and some around them, in their order.
type nodes struct {
	lo, hi string
	list   []*node
}

// aside is how many days around those that are asked for are looked up with them: the next
// question is of days nearby.
const aside = 15

func newBoard(src Source, rules *Rules) *board {
	return &board{src: src, rules: rules, nodes: map[string]*node{}, found: *nothingFound(), shelves: map[string]*nodes{}}
}

// under returns the nodes that have a key on the days from lo to hi.
func (b *board) under(key string, lo, hi string) []*node {
	if b.err != nil {
		return nil
	}
	x := b.shelves[key]
	if x == nil || lo < x.lo || hi > x.hi {
		if x = b.lookUp(key, lo, hi); x == nil {
			return nil
		}
	}
	var out []*node
	for _, n := range x.list {
		if n.s.To >= lo && n.s.From <= hi {
			out = append(out, n)
		}
	}
	return out
}

func (b *board) lookUp(key string, lo, hi string) *nodes {
	if old := b.shelves[key]; old != nil {
		lo, hi = min(lo, old.lo), max(hi, old.hi)
	}
	x := &nodes{lo: plus(lo, -aside), hi: plus(hi, aside)}
	es, err := b.src.Entries(key, x.lo, x.hi)
	if err != nil {
		b.err = fmt.Errorf("look up %s in the ledger: %w", key, err)
		return nil
	}
	for _, e := range es {
		for i := range e.Strands {
			s := &e.Strands[i]
			if s.To < x.lo || s.From > x.hi || !s.has(key) {
				continue
			}
			n := b.nodes[s.ID]
			if n == nil {
				n = newNode(e, s)
				b.nodes[s.ID] = n
			}
			x.list = append(x.list, n)
		}
	}
	if !slices.IsSortedFunc(x.list, earlier) {
		slices.SortFunc(x.list, earlier)
	}
	b.shelves[key] = x
	return x
}

// has says whether the strand itself is the reason why its entry has the key.
func (s *Strand) has(key string) bool {
	switch rest := key[2:]; key[:2] {
	case "s:":
		return s.ID == rest
	case "f:":
		return slices.Contains(s.Frames, rest)
	case "p:":
		x, y, _ := strings.Cut(rest, "|")
		return slices.Contains(s.seats(), x) && slices.Contains(s.seats(), y)
	case "o:":
		return slices.ContainsFunc(s.names(), func(name string) bool { return slices.Contains(s.openKeys(name), key) })
	case "g:":
		return s.goesBy(key, rest)
	case "r:":
		of, _ := s.movement()
		return of == rest
	}
	party, cue, _ := strings.Cut(key[2:], "|")
	return slices.Contains(s.seats(), party) && s.hasCue(cue) && len(s.Parties) >= 2 && !s.Loose
}

// goesBy says whether a strand that looks for its talks may be found by a key of those.
func (s *Strand) goesBy(key, rest string) bool {
	party, cue, _ := strings.Cut(rest, "|")
	switch {
	case len(s.Parties) >= 2:
		return s.Loose && slices.Contains(s.outside(), key)
	case len(s.Parties) == 0:
		name, ok := strings.CutPrefix(cue, "p:")
		return cue == anybody && len(s.Open) > 1 || ok && party == "" && slices.Contains(s.Open, name)
	case cue == anybody:
		return s.Parties[0] == party && len(s.Open)+len(s.Heard) > 0
	}
	return s.Parties[0] == party && s.hasCue(cue)
}

const (
	firstOfDays = "0000-01-01"
	lastOfDays  = "9999-12-31"
)

// around widens the days of a node by the window.
func (b *board) around(n *node) (lo, hi string) {
	w := b.rules.window()
	return plus(n.s.From, -w), plus(n.s.To, w)
}

// home is the time line that a strand is on: that of a process which the user named, of
// the pair of its parties, or of the strand that it goes with; empty if it is on none.
func (b *board) home(n *node) string {
	if h, ok := kept(b, n.s.ID, func(f *found) map[string]string { return f.homes }); ok {
		return h
	}
	h := ""
	if x, _ := b.rules.named(n.s); x != nil {
		h = "n:" + x.Key
	} else if ps := n.s.seats(); len(ps) == 2 {
		h = pair(ps[0], ps[1])
		if host := b.namedTalks(n); host != nil {
			h = b.home(host)
		} else if host := b.outsideHost(n); host != nil {
			h = b.home(host)
		}
	} else if len(ps) > 2 {
		h = b.tablePair(n)
	} else if host, _ := b.hostOf(n); host != nil {
		h = b.home(host)
	}
	b.homes[n.s.ID] = h
	return h
}

// tablePair is the pair whose talks a strand of more parties is about: the nearest in
// time that talks as two, or the first pair of its parties.
func (b *board) tablePair(n *node) string {
	best, bestGap := "", 1<<30
	lo, hi := b.around(n)
	ps := n.s.seats()
	for i, x := range ps {
		for _, y := range ps[i+1:] {
			k := pair(x, y)
			for _, m := range b.under(k, lo, hi) {
				if len(m.s.Parties) == 2 && !m.loose() && gap(m, n) < bestGap && gap(m, n) <= b.rules.window() {
					best, bestGap = k, gap(m, n)
				}
			}
		}
	}
	if best == "" {
		return pair(ps[0], ps[1])
	}
	return best
}

// cuesOf are the cues of a strand of one party, its open names among them; of names
// alone they are the only ones.
func (b *board) cuesOf(n *node) []string {
	var out []string
	if len(n.s.Parties) > 0 {
		out = n.s.cues()
	}
	for _, name := range n.s.Open {
		if c := "p:" + name; !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// host is the strand of talks that a strand of one party goes with: one that has the
// party and most of its cues. It fits where it shares more than an issue, or where talks
// are told of and no other pair shares half as much.
func (b *board) host(n *node) (best *node, fits bool) {
	most := 0
	seen := map[string]int{}
	rivals := map[string]int{}
	lo, hi := b.around(n)
	seats := n.s.seats()
	if len(seats) == 0 {
		seats = b.sidesOf(n)
	}
	for _, a := range seats {
		for _, c := range b.cuesOf(n) {
			weight := 2
			if strings.HasPrefix(c, "i:") {
				weight = 1
			}
			for _, m := range b.under(talksKey(a, c), lo, hi) {
				if m.loose() || m.e == n.e || gap(m, n) > b.rules.window() {
					continue
				}
				seen[m.s.ID] += weight
				k := seen[m.s.ID]
				rivals[strings.Join(m.s.Parties, "|")]++
				if best == nil || k > most || k == most && (gap(m, n) < gap(best, n) || gap(m, n) == gap(best, n) && m.s.ID < best.s.ID) {
					best, most = m, k
				}
			}
		}
	}
	if best == nil {
		return nil, false
	}
	own := strings.Join(best.s.Parties, "|")
	next := 0 // of the other pairs
	for who, n := range rivals {
		if who != own {
			next = max(next, n)
		}
	}
	return best, most >= 2 || !n.s.Loose && rivals[own] >= 2*next
}

// Regroup returns the groups of the neighbourhood of the touched entries: those that they
// belong to or change. src serves the ledger as it is now; of a report that was changed
// or taken out the older entry is given too.
func Regroup(src Source, rules *Rules, touched ...*Entry) (*Region, error) {
	return new(Places).Regroup(src, rules, touched...)
}

// Regroup does the same with what was found before. After an error it is of no use.
func (p *Places) Regroup(src Source, rules *Rules, touched ...*Entry) (*Region, error) {
	known := p.begin(rules, touched)
	now, was := newBoard(src, rules), &altered{src: src, without: reports(touched)}
	for _, e := range touched {
		if e != nil && !now.current(e) {
			was.with = append(was.with, e)
		}
	}
	now.nodes, now.shelves = p.nodes, p.shelves
	before := newBoard(was, rules)
	before.before = known
	lines := map[string][]*node{} // nodes whose time lines are looked at, by time line
	r := &Region{}
	look := func(home string, n *node) {
		r.Strands = append(r.Strands, n.s.ID) // it may be in no group from now on
		if home == "" {
			return
		}
		lines[home] = append(lines[home], n)
		for _, f := range n.s.Frames { // what a name held together, however far apart
			for _, m := range now.under("f:"+f, firstOfDays, lastOfDays) {
				if now.home(m) == home && m.s.ID != n.s.ID {
					lines[home] = append(lines[home], m)
				}
			}
		}
	}
	asked := map[string]bool{}
	var moved []*node           // talks that are on another time line now
	again := func(ms []*node) { // those that go elsewhere now, or for another reason
		for _, m := range ms {
			if asked[m.s.ID] || len(m.s.Parties) == 2 && !m.loose() && len(m.s.Open)+len(m.s.Heard) == 0 && m.s.unnamedRebels() == "" {
				continue
			}
			if asked[m.s.ID] = true; before.stand(m).equal(now.stand(m)) {
				continue
			}
			look(before.home(m), m)
			look(now.home(m), m)
			if !m.loose() && before.home(m) != now.home(m) {
				moved = append(moved, m)
			}
		}
	}
	disturb := func(n *node) { // who may go with these talks, or looks at who has talks
		lo, hi := now.around(n)
		for _, k := range n.s.keys() {
			switch k[0] {
			case 'w':
				again(now.under("g"+k[1:], lo, hi))
			case 'p':
				again(now.under(k, lo, hi))
				for _, p := range n.s.seats() { // its rebels may be on this line
					if state(p) && strings.Contains(k, p) && k != pair(p, rebelsOf(p)) {
						again(now.under(pair(p, rebelsOf(p)), lo, hi))
					}
				}
			case 'r':
				again(now.under(pair(k[2:], rebelsOf(k[2:])), lo, hi))
			}
		}
		if n.s.unnamedRebels() != "" { // whoever goes with the talks that it is of
			for _, b := range []*board{before, now} {
				if h := b.home(n); h != "" && h[0] == 'p' {
					again(now.under(h, lo, hi))
				}
			}
		}
		for _, a := range n.s.seats() { // names that others have to find out the sides of
			again(now.under(aloneKey(a, anybody), lo, hi))
		}
		again(now.under(aloneKey("", anybody), lo, hi))
		for _, name := range n.s.People {
			again(now.under(aloneKey("", "p:"+name), lo, hi))
		}
	}
	for _, e := range touched { // these first: an older and a newer version have strands of one name
		for i := range e.strands() {
			id := e.Strands[i].ID
			r.Strands = append(r.Strands, id)
			for _, b := range []*board{before, now} {
				for _, m := range b.under("s:"+id, firstOfDays, lastOfDays) {
					look(b.home(m), m)
				}
			}
		}
	}
	for _, e := range touched {
		if e == nil {
			continue
		}
		if from, to := e.days(); from != "" { // who has a name that this report knows
			w := now.rules.window()
			for i := range e.Known {
				if e.Known[i].Guess {
					continue
				}
				for _, k := range e.knownKeys(e.Known[i].Name) {
					again(now.under("o"+k[1:], plus(from, -w), plus(to, w)))
				}
			}
		}
		for i := range e.Strands {
			if n := newNode(e, &e.Strands[i]); !n.loose() {
				disturb(n)
			}
		}
	}
	for len(moved) > 0 {
		m := moved[0]
		moved = moved[1:]
		disturb(m)
	}
	for id := range asked { // of all others it is as it was
		p.forget(id)
	}
	now.before, before.before = p.found, nil
	r.homes, r.boards = map[string]bool{}, []*board{before, now}
	for home := range lines {
		r.homes[home] = true
	}
	done := map[string]bool{}
	for _, home := range sorted(lines) {
		for _, n := range lines[home] {
			for _, run := range now.run(home, n, done) {
				r.take(now, run)
			}
		}
	}
	decide(now, r)
	if err := cmp.Or(now.err, before.err); err != nil {
		return nil, err
	}
	p.learn(now)
	slices.Sort(r.Strands)
	r.Strands = slices.Compact(r.Strands)
	slices.SortFunc(r.Groups, func(a, b Group) int { return cmp.Compare(a.ID, b.ID) })
	return r, nil
}

// take groups the strands of a run.
func (r *Region) take(b *board, run []*node) {
	for _, n := range run {
		r.Strands = append(r.Strands, n.s.ID)
	}
	r.Groups = append(r.Groups, b.groups(run)...)
}

// RegroupAll groups all entries anew.
func RegroupAll(entries iter.Seq[*Entry], rules *Rules) []Group {
	l := New(*rules)
	for e := range entries {
		l.put(e)
	}
	b := newBoard(l, rules)
	byHome := map[string][]*node{}
	for e := range l.all() {
		for i := range e.Strands {
			s := &e.Strands[i]
			n := b.nodes[s.ID]
			if n == nil {
				n = newNode(e, s)
				b.nodes[s.ID] = n
			}
			if h := b.home(n); h != "" {
				byHome[h] = append(byHome[h], n)
			}
		}
	}
	r := &Region{}
	done := map[string]bool{}
	for _, home := range sorted(byHome) {
		for _, n := range byHome[home] {
			if done[home+n.s.ID] || n.loose() && home[0] == 'p' {
				continue
			}
			for _, run := range b.run(home, n, done) {
				r.take(b, run)
			}
		}
	}
	decide(b, r)
	slices.SortFunc(r.Groups, func(a, b Group) int { return cmp.Compare(a.ID, b.ID) })
	return r.Groups
}

func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func reports(es []*Entry) map[string]bool {
	out := map[string]bool{}
	for _, e := range es {
		if e != nil {
			out[e.Report] = true
		}
	}
	return out
}

// current says whether an entry is the one that the source serves.
func (b *board) current(e *Entry) bool {
	for i := range e.Strands {
		for _, m := range b.under("s:"+e.Strands[i].ID, firstOfDays, lastOfDays) {
			if m.e == e {
				return true
			}
			x, err1 := m.e.Marshal()
			y, err2 := e.Marshal()
			if m.e.Report == e.Report && err1 == nil && err2 == nil && bytes.Equal(x, y) {
				return true
			}
		}
	}
	return false
}

// altered is a source as it was: without some reports, and with older entries of theirs.
type altered struct {
	src     Source
	without map[string]bool
	with    []*Entry
}

func (a *altered) Entries(key, from, to string) ([]*Entry, error) {
	es, err := a.src.Entries(key, from, to)
	if err != nil {
		return nil, err
	}
	out := make([]*Entry, 0, len(es))
	for _, e := range es {
		if !a.without[e.Report] {
			out = append(out, e)
		}
	}
	for _, e := range a.with {
		if slices.ContainsFunc(e.Keys(), func(k Key) bool { return k.Key == key && k.From <= to && k.To >= from }) {
			out = append(out, e)
		}
	}
	return out, nil
}
