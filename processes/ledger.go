package processes

import (
	"cmp"
	"iter"
	"slices"
	"sort"
)

// A Ledger keeps entries in memory and their groups up to date. It is not for several
// goroutines at once. The zero value is not ready; [New] makes one.
type Ledger struct {
	rules   Rules
	entries map[string]*Entry // by report
	index   map[string]*shelf
	groups  map[string]*Group
	of      map[string]string // group of strands, suggested ones left out
	memory  Memory
	places  Places
}

// A shelf holds the entries under one key, by their first day there.
type shelf struct {
	items []placed
	long  int // days that the longest covers
}

type placed struct {
	from, to string
	e        *Entry
}

// New returns an empty ledger.
func New(rules Rules) *Ledger {
	return &Ledger{rules: rules, entries: map[string]*Entry{}, index: map[string]*shelf{}, groups: map[string]*Group{}, of: map[string]string{}}
}

// Entries serves the entries under a key; see [Source].
func (l *Ledger) Entries(key, from, to string) ([]*Entry, error) {
	s := l.index[key]
	if s == nil {
		return nil, nil
	}
	lo := 0
	if from != firstOfDays {
		first := plus(from, -s.long)
		lo = sort.Search(len(s.items), func(i int) bool { return s.items[i].from >= first })
	}
	var out []*Entry
	for _, p := range s.items[lo:] {
		if p.from > to {
			break
		}
		if p.to >= from {
			out = append(out, p.e)
		}
	}
	return out, nil
}

// put files an entry without regrouping and returns the one it takes the place of.
func (l *Ledger) put(e *Entry) *Entry {
	old := l.take(e.Report)
	l.entries[e.Report] = e
	for _, k := range e.Keys() {
		s := l.index[k.Key]
		if s == nil {
			s = &shelf{}
			l.index[k.Key] = s
		}
		if d := apart(k.From, k.To); d < 1<<20 {
			s.long = max(s.long, d)
		}
		p := placed{k.From, k.To, e}
		i, _ := slices.BinarySearchFunc(s.items, p, comparePlaced)
		s.items = slices.Insert(s.items, i, p)
	}
	return old
}

func comparePlaced(a, b placed) int {
	return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.e.Report, b.e.Report))
}

func (l *Ledger) take(report string) *Entry {
	old := l.entries[report]
	if old == nil {
		return nil
	}
	delete(l.entries, report)
	for _, k := range old.Keys() {
		if s := l.index[k.Key]; s != nil {
			s.items = slices.DeleteFunc(s.items, func(p placed) bool { return p.e == old })
		}
	}
	return old
}

// Put enters what a report brings; one with the same report takes its place. It returns
// the groups that may have changed.
func (l *Ledger) Put(e *Entry) (*Region, error) {
	old := l.put(e)
	return l.regroup(old, e)
}

// Remove takes a report out.
func (l *Ledger) Remove(report string) (*Region, error) {
	return l.regroup(l.take(report))
}

func (l *Ledger) regroup(touched ...*Entry) (*Region, error) {
	r, err := l.places.Regroup(l, &l.rules, touched...)
	if err != nil {
		l.places = Places{}
		return nil, err
	}
	for _, s := range r.Strands {
		if id, ok := l.of[s]; ok {
			l.drop(id)
		}
	}
	for i := range r.Groups {
		l.enter(&r.Groups[i])
	}
	return r, nil
}

// drop forgets a group and which strands were in it; some may be in none from now on.
func (l *Ledger) drop(id string) {
	g := l.groups[id]
	if g == nil {
		return
	}
	for _, list := range [][]Member{g.Members, g.Suggested} {
		for _, m := range list {
			if l.of[m.Strand] == id {
				delete(l.of, m.Strand)
			}
		}
	}
	delete(l.groups, id)
}

func (l *Ledger) enter(g *Group) {
	l.drop(g.ID)
	l.groups[g.ID] = g
	for _, m := range g.Members {
		if m.Strand != "" {
			l.of[m.Strand] = g.ID
		}
	}
	for _, m := range g.Suggested {
		if _, ok := l.of[m.Strand]; !ok {
			l.of[m.Strand] = g.ID
		}
	}
}

// Decide enters what a person decided.
func (l *Ledger) Decide(d Decision) error {
	if err := l.rules.Check(d); err != nil {
		return err
	}
	l.rules.Decisions = append(slices.Clone(l.rules.Decisions), d)
	l.Rebuild()
	return nil
}

// Rebuild groups everything anew.
func (l *Ledger) Rebuild() {
	groups := RegroupAll(l.all(), &l.rules)
	l.places = Places{}
	clear(l.groups)
	clear(l.of)
	for i := range groups {
		l.enter(&groups[i])
	}
}

// all yields the entries by report.
func (l *Ledger) all() iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for _, id := range sorted(l.entries) {
			if !yield(l.entries[id]) {
				return
			}
		}
	}
}

// Groups returns all groups by their ids.
func (l *Ledger) Groups() []*Group {
	out := make([]*Group, 0, len(l.groups))
	for _, id := range sorted(l.groups) {
		out = append(out, l.groups[id])
	}
	return out
}

// Group returns the group that has or had an id, nil if there is none.
func (l *Ledger) Group(id string) *Group {
	if g := l.groups[id]; g != nil {
		return g
	}
	return l.groups[l.of[id]]
}

// Process returns the process that has or had an id, nil if there is none.
func (l *Ledger) Process(id string, at AsOf) *Process {
	if g := l.Group(id); g != nil {
		return l.memory.Fold(g, &l.rules, at)
	}
	return nil
}

// Processes folds all groups.
func (l *Ledger) Processes(at AsOf) []*Process {
	var out []*Process
	for _, g := range l.Groups() {
		if p := l.memory.Fold(g, &l.rules, at); p != nil {
			out = append(out, p)
		}
	}
	return out
}
