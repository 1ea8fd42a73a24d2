package follow

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout/processes"
	"readout/store"
)

// entries serves the ledger's entries from the store: bare ones, until words are asked
// for.
type entries struct {
	d      *store.Derived
	have   map[int64]*processes.Entry
	number map[string]int64 // of a report
	asked  map[string]*answer
	rows   int              // of all answers
	worded worded           // whose facts and words are in memory
	told   map[string]*mark // how processes were last told of
	memory processes.Memory
	places processes.Places
	keys   map[string][]store.KeyRow // all of them, where most will be asked for

	dropped int // processes that are no more
}

// An answer is who has a key on some days. The next question is of days nearby.
type answer struct {
	from, to string
	rows     []store.KeyRow
}

func entriesOn(d *store.Derived) *entries {
	return &entries{d: d, have: map[int64]*processes.Entry{}, number: map[string]int64{}, asked: map[string]*answer{}, worded: worded{of: map[int64]use{}}, told: map[string]*mark{}}
}

// Entries returns the entries that have a key on any of the days.
func (x *entries) Entries(key, from, to string) ([]*processes.Entry, error) {
	rows := x.keys[key]
	if x.keys == nil {
		a, err := x.ask(key, from, to)
		if err != nil {
			return nil, err
		}
		rows = a.rows
	}
	var numbers []int64
	for _, r := range rows {
		if r.To >= from && r.From <= to {
			numbers = append(numbers, r.Report)
		}
	}
	slices.Sort(numbers)
	return x.of(slices.Compact(numbers))
}

// ask reads who has a key on some days, and on some around them.
func (x *entries) ask(key, from, to string) (a *answer, err error) {
	a = x.asked[key]
	if a != nil && a.from <= from && to <= a.to {
		return a, nil
	}
	lo, hi := from, to
	if lo > "0001" {
		lo = later(lo, -margin)
	}
	if hi < "9999" {
		hi = later(hi, margin)
	}
	if a != nil {
		lo, hi = min(lo, a.from), max(hi, a.to)
	}
	a = &answer{from: lo, to: hi}
	x.asked[key] = a
	a.rows, err = x.d.Keyed(key, lo, hi)
	x.rows += len(a.rows)
	return a, err
}

// forget drops what is held of reports that may be others now, and where they are found.
func (x *entries) forget(reports []int64) {
	gone := map[int64]bool{}
	for _, n := range reports {
		if e := x.have[n]; e != nil {
			x.worded.drop(n)
			delete(x.have, n)
			delete(x.number, e.Report)
		}
		gone[n] = true
	}
	for _, a := range x.asked {
		a.rows = slices.DeleteFunc(a.rows, func(r store.KeyRow) bool { return gone[r.Report] })
	}
}

// learn puts entries where they are found from now on.
func (x *entries) learn(list []*processes.Entry) {
	for _, e := range list {
		for _, k := range e.Keys() {
			if a := x.asked[k.Key]; a != nil && k.To >= a.from && k.From <= a.to {
				a.rows = append(a.rows, store.KeyRow{From: k.From, To: k.To, Report: x.number[e.Report]})
				x.rows++
			}
		}
	}
}

// all reads all keys at once.
func (x *entries) all() error {
	x.keys = map[string][]store.KeyRow{}
	return x.d.AllKeys(func(key string, r store.KeyRow) { x.keys[key] = append(x.keys[key], r) })
}

// of returns the entries of reports; none for those that brought nothing.
func (x *entries) of(numbers []int64) ([]*processes.Entry, error) {
	missing := slices.DeleteFunc(slices.Clone(numbers), func(n int64) bool { return x.have[n] != nil })
	if len(missing) > 0 {
		type bare struct {
			n    int64
			body []byte
			e    *processes.Entry
		}
		var list []bare
		err := x.d.BareOf(missing, func(n int64, body []byte) error {
			list = append(list, bare{n: n, body: body})
			return nil
		})
		if err != nil {
			return nil, err
		}
		err = parallel(len(list), func(i int) (err error) {
			list[i].e, err = processes.Unmarshal(list[i].body)
			return err
		})
		if err != nil {
			return nil, err
		}
		names, err := x.d.GroupsOf(missing)
		if err != nil {
			return nil, err
		}
		for _, b := range list {
			b.e.Group = names[b.n]
			x.have[b.n], x.number[b.e.Report] = b.e, b.n
		}
	}
	out := make([]*processes.Entry, 0, len(numbers))
	for _, n := range numbers {
		if e := x.have[n]; e != nil {
			out = append(out, e)
		}
	}
	return out, nil
}

// settleProcesses finds the processes of what has changed, folds them anew and keeps
// them.
func settleProcesses(ctx context.Context, s *store.Store, sum *Summary) (err error) {
	t, err := s.Touched(ctx, store.ByProcesses)
	if err != nil || t.To <= t.From {
		return err
	}
	d := s.Derived(ctx)
	x, give := take[entries](s, store.ByProcesses, t.From)
	if x == nil {
		x = entriesOn(d)
	}
	x.d, x.dropped = d, 0
	defer func() {
		if x.d = nil; err != nil || x.keys != nil || len(x.have) > mostHeld || x.rows > mostRows {
			x = nil
		}
		give(x, t.To)
	}()
	rules, err := rulesOf(d)
	if err != nil {
		return err
	}
	if len(t.Reports) >= manyAtOnce {
		if err := x.all(); err != nil {
			return err
		}
	}
	touched, err := x.touched(t, rules)
	if err != nil {
		return err
	}
	region, err := x.places.Regroup(x, rules, touched...)
	if err != nil {
		return err
	}
	changed := map[string]bool{}
	for _, e := range touched {
		changed[e.Report] = true
	}
	rows, err := x.fold(region.Groups, t.To, rules, func(g *processes.Group) bool {
		return t.Decided || slices.ContainsFunc(reportsOf(g), func(id string) bool { return changed[id] })
	})
	if err != nil {
		return err
	}
	sum.Processes += len(rows)
	return s.Settle(ctx, t, Version, func(d *store.Derived) error {
		if err := x.keep(d, region, rows); err != nil {
			return err
		}
		return x.note(d, rows, t.From == 0 || len(t.Before) > 0)
	})
}

// touched are the entries of what has changed, as they are and as they were.
func (x *entries) touched(t *store.Touched, rules *processes.Rules) ([]*processes.Entry, error) {
	names, err := x.d.GroupsOf(t.Reports)
	if err != nil {
		return nil, err
	}
	numbers := slices.Clone(t.Reports)
	var renamed []int64 // text groups that may go by another name
	for _, g := range t.Before {
		renamed = append(renamed, g.Group)
	}
	more, err := x.d.Renamed(t.Reports, names, renamed)
	if err != nil {
		return nil, err
	}
	numbers = append(numbers, more...)
	if t.Decided {
		decided, err := x.decided(rules)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, decided...)
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	x.forget(numbers)
	out, err := x.of(numbers)
	if err != nil {
		return nil, err
	}
	x.learn(out)
	for _, g := range t.Before {
		if g.Bare == nil {
			continue
		}
		e, err := processes.Unmarshal(g.Bare)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// decided are the reports that decisions are about, and those of the processes.
func (x *entries) decided(rules *processes.Rules) (out []int64, err error) {
	if rules.Named != nil {
		return x.d.AllEntries() // a file of processes may claim anything
	}
	for i := range rules.Decisions {
		d := &rules.Decisions[i]
		var ids []string
		for _, id := range []string{d.Process, d.Into, d.Strand} {
			if id != "" {
				ids = append(ids, id)
			}
		}
		numbers, err := x.d.ReportsOf(ids, d.Report)
		if err != nil {
			return nil, err
		}
		out = append(out, numbers...)
	}
	return out, nil
}

// atOnce is how many groups have their words in memory at once.
const atOnce = 64

// A folded is a process and what it was made of.
type folded struct {
	row store.ProcessRow
	g   *processes.Group
	noting
}

// fold folds the groups that are made of something else than when they were kept, and
// those that are changed otherwise, for a line of the feed.
func (x *entries) fold(groups []processes.Group, line int64, rules *processes.Rules, changed func(*processes.Group) bool) (out []folded, err error) {
	ids := make([]string, len(groups))
	for i := range groups {
		ids[i] = groups[i].ID
	}
	was, err := x.d.MadeOf(ids)
	if err != nil {
		return nil, err
	}
	for i := range groups {
		g := &groups[i]
		members, of := x.madeOf(g)
		if hash, _, _ := strings.Cut(was[g.ID], "@"); hash != of || changed(g) {
			of += "@" + strconv.FormatInt(line, 10) // what a person corrected in a report changes no hash
			out = append(out, folded{row: store.ProcessRow{ID: g.ID, MadeOf: of, Members: members}, g: g})
		}
	}
	if err := x.lastTold(out); err != nil {
		return nil, err
	}
	for part := range slices.Chunk(out, atOnce) {
		var reports []string
		for _, f := range part {
			reports = append(reports, reportsOf(f.g)...)
		}
		if err := x.fill(reports); err != nil {
			return nil, err
		}
		err = parallel(len(part), func(i int) error { return x.foldOne(&part[i], rules) })
		if err != nil {
			return nil, err
		}
		most := mostWords
		if x.keys != nil { // each is folded once
			most = 0
		}
		x.empty(most)
	}
	return out, nil
}

func reportsOf(g *processes.Group) (out []string) {
	for _, m := range g.Members {
		out = append(out, m.Report)
	}
	for _, m := range g.Suggested {
		out = append(out, m.Report)
	}
	return out
}

func (x *entries) foldOne(f *folded, rules *processes.Rules) (err error) {
	reports := map[string]bool{}
	for _, m := range f.g.Members {
		reports[m.Report] = true
		if e := x.have[x.number[m.Report]]; e != nil {
			f.row.Last = max(f.row.Last, e.Published)
		}
	}
	o := x.memory.Outline(f.g, rules, processes.AsOf{Now: f.row.Last})
	p := o.Process
	for _, m := range f.g.Suggested {
		if n, ok := x.number[m.Report]; ok {
			f.row.Suggested = append(f.row.Suggested, n)
		}
	}
	f.row.Name, f.row.State, f.row.Since, f.row.Opened, f.row.Reports = p.Name, p.State, p.Since, p.Opened, int64(len(reports))
	f.row.Parties = partiesText(p)
	if f.row.Head, err = json.Marshal(listed(p, f.row.Last)); err == nil {
		err = f.compare(o, f.row.Last)
	}
	return err
}

// partiesText is what a party is looked for in.
func partiesText(p *processes.Process) string {
	var b strings.Builder
	b.WriteByte('|')
	for _, y := range p.Parties {
		b.WriteString(store.Fold(y.Name) + "|" + store.Fold(y.Key) + "|")
	}
	return b.String()
}

// madeOf returns a group as it is kept, and a hash of what belongs to it. That of a changed
// report is another one, for its entry is.
func (x *entries) madeOf(g *processes.Group) (members []byte, hash string) {
	h := sha256.New()
	put := func(v any) []byte {
		b, err := json.Marshal(v)
		if err != nil {
			panic("BUG: " + err.Error())
		}
		h.Write(b)
		return b
	}
	members = put(g)
	for _, id := range reportsOf(g) {
		if e := x.have[x.number[id]]; e != nil {
			put([]string{e.Group, e.Coder, e.Stored, e.Published, e.Outlet})
		}
	}
	return members, hex.EncodeToString(h.Sum(nil)[:8])
}

// keep writes the groups of a region.
func (x *entries) keep(d *store.Derived, region *processes.Region, rows []folded) error {
	now := map[string]bool{}
	for i := range region.Groups {
		now[region.Groups[i].ID] = true
	}
	old, err := d.Strands(region.Strands)
	if err != nil {
		return err
	}
	before := map[string]store.StrandRow{}
	for _, r := range old {
		before[r.ID] = r
		if !now[r.Process] {
			x.dropped++
			if err := d.DropProcess(r.Process); err != nil {
				return err
			}
		}
	}
	for i := range region.Groups {
		g := &region.Groups[i]
		for _, m := range g.Members {
			n, ok := x.number[m.Report]
			if !ok {
				return fmt.Errorf("BUG: process %s has a member of the unknown report %s", g.ID, m.Report)
			}
			row := store.StrandRow{ID: m.Strand, Report: n, Process: g.ID}
			if row.ID == "" {
				row.ID = m.Fact
			}
			if before[row.ID] != row {
				if err := d.PutStrand(row); err != nil {
					return err
				}
			}
			delete(before, row.ID)
		}
	}
	for id := range before { // in no process any more
		if err := d.DropStrand(id); err != nil {
			return err
		}
	}
	for _, f := range rows {
		if err := d.PutProcess(f.row); err != nil {
			return err
		}
	}
	return nil
}
