package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// A home is where a hash was first seen in a text group. fresh says that no row keeps
// it yet.
type home struct {
	group, report int64
	fresh         bool
}

// homes are those of the hashes that a transaction asked for.
type homes map[uint32][]home

// common says that a hash tells nothing.
func (m homes) common(h uint32) bool {
	return len(m[h]) >= mostGroups || len(m[h]) > 0 && m[h][0].group == everywhere
}

func (m homes) has(h uint32, group int64) bool {
	return slices.ContainsFunc(m[h], func(o home) bool { return o.group == group })
}

// join makes one group of two.
func (m homes) join(from, to int64) {
	for h, list := range m {
		i := slices.IndexFunc(list, func(o home) bool { return o.group == from })
		switch {
		case i < 0:
		case m.has(h, to):
			m[h] = slices.Delete(list, i, i+1)
		default:
			list[i].group = to
		}
	}
}

// A grouping finds the groups of the reports of one transaction.
type grouping struct {
	homes   homes
	known   map[int64]hashes  // sketches of reports that are compared
	members map[int64][]int64 // of groups; of those that are kept those alone that may be asked for
	rows    map[int64][]any   // of fresh reports
	joined  []joint           // groups that are kept, in this order
}

// A joint is a group that became part of another.
type joint struct {
	from, to int64
	share    float64 // of the report that joined them and one in from
}

// A link is a group that a report shares its text with, and how much with the report
// there by which it was found.
type link struct {
	group int64
	share float64
}

// group finds the text groups of new reports: those of earlier reports that share their
// text, made one, or one of its own.
func (x *tx) group(ctx context.Context, fresh []*put, b *bulk) error {
	if len(fresh) == 0 {
		return nil
	}
	g := &grouping{known: map[int64]hashes{}, members: map[int64][]int64{}, rows: b.fresh}
	var all []uint32
	for _, q := range fresh {
		all = append(all, q.sketch.looked...)
	}
	var err error
	if g.homes, err = x.homes(ctx, all); err != nil {
		return err
	}
	if err := g.read(ctx, x, fresh); err != nil {
		return err
	}
	for _, q := range fresh {
		n := b.known[q.filed.Record.Report.ID]
		g.add(n, q.sketch)
		b.sketches = append(b.sketches, []any{n, q.sketch.kept.bytes()})
	}
	for h, list := range g.homes {
		for _, o := range list {
			if o.fresh {
				b.shingles = append(b.shingles, []any{int64(h), o.group, o.report})
			}
		}
	}
	slices.SortFunc(b.shingles, func(a, c []any) int { // neighbours in the index
		return cmp.Or(cmp.Compare(a[0].(int64), c[0].(int64)), cmp.Compare(a[1].(int64), c[1].(int64)))
	})
	for _, j := range g.joined {
		if err := x.join(ctx, j); err != nil {
			return err
		}
	}
	return nil
}

// add finds the group of a new report.
func (g *grouping) add(n int64, s *sketch) {
	own := s.without(g.homes)
	to, share := n, 1.0
	links := g.links(s, own)
	for _, l := range links {
		if to == n {
			share = 0
		}
		to, share = min(to, l.group), max(share, l.share)
	}
	for _, l := range links {
		if l.group != to {
			g.join(joint{l.group, to, l.share})
		}
	}
	row := g.rows[n]
	row[atGroup], row[atShare] = to, share
	g.known[n] = s.kept
	g.members[to] = append(g.members[to], n)
	for _, h := range s.looked {
		if !g.homes.common(h) && !g.homes.has(h, to) {
			g.homes[h] = append(g.homes[h], home{to, n, true})
		}
	}
}

// links are the groups that a text is linked to, each once.
func (g *grouping) links(s *sketch, own hashes) (out []link) {
	for _, c := range g.homes.candidates(s) {
		best := 0.0
		for _, n := range c.reports {
			best = max(best, own.share(g.known[n]))
		}
		for _, n := range g.members[c.group] {
			if best >= contained {
				break
			}
			best = max(best, own.share(g.known[n]))
		}
		if best >= contained {
			out = append(out, link{c.group, best})
		}
	}
	return out
}

// join makes one group of two. The smaller number is the earlier group, whose name stays.
func (g *grouping) join(j joint) {
	if row := g.rows[j.from]; row != nil {
		row[atShare] = j.share
	} else {
		g.joined = append(g.joined, j)
	}
	for _, n := range g.members[j.from] {
		if row := g.rows[n]; row != nil {
			row[atGroup] = j.to
		}
	}
	g.members[j.to] = append(g.members[j.to], g.members[j.from]...)
	delete(g.members, j.from)
	g.homes.join(j.from, j.to)
}

// read reads the sketches that new reports are compared with: of the homes of what is
// looked up and, where none of them is a copy, of the others in their groups.
func (g *grouping) read(ctx context.Context, x *tx, fresh []*put) error {
	var want []int64
	for _, q := range fresh {
		for _, c := range g.homes.candidates(q.sketch) {
			want = append(want, c.reports...)
		}
	}
	if err := g.sketches(ctx, x, `k.report`, want); err != nil {
		return err
	}
	want = want[:0]
	for _, q := range fresh {
		own := q.sketch.without(g.homes)
		for _, c := range g.homes.candidates(q.sketch) {
			if !slices.ContainsFunc(c.reports, func(n int64) bool { return own.share(g.known[n]) >= contained }) {
				want = append(want, c.group)
			}
		}
	}
	// the first of a group is home of all its hashes
	return g.sketches(ctx, x, `r.n <> r.text_group AND r.text_group`, want)
}

// sketches reads those of the reports whose column is one of list.
func (g *grouping) sketches(ctx context.Context, x *tx, column string, list []int64) error {
	if len(list) == 0 {
		return nil
	}
	slices.Sort(list)
	q := `SELECT r.text_group, k.report, k.body FROM sketches k JOIN reports r ON r.n = k.report WHERE ` + x.s.dialect.In(column, 1, true)
	return x.each(ctx, q, []any{jsonList(slices.Compact(list))}, func(scan func(...any) error) error {
		var group, n int64
		var body []byte
		if err := scan(&group, &n, &body); err != nil {
			return err
		}
		if g.known[n] == nil {
			g.known[n] = hashesOf(body)
			g.members[group] = append(g.members[group], n)
		}
		return nil
	})
}

// homes looks hashes up.
func (x *tx) homes(ctx context.Context, looked []uint32) (homes, error) {
	m := homes{}
	if len(looked) == 0 {
		return m, nil
	}
	return m, x.each(ctx, `SELECT hash, text_group, report FROM shingles WHERE `+x.s.dialect.In("hash", 1, true)+` ORDER BY hash, text_group`, []any{jsonList(sorted(looked))}, func(scan func(...any) error) error {
		var h int64
		var o home
		err := scan(&h, &o.group, &o.report)
		m[uint32(h)] = append(m[uint32(h)], o)
		return err
	})
}

// mostCandidates is how many groups a text is compared with, those first that share most
// of what is looked up and is rare.
const mostCandidates = 64

// A candidate is a group that may share a text, and those of its reports that do share
// what is looked up.
type candidate struct {
	group   int64
	weight  float64
	reports []int64
}

func (m homes) candidates(s *sketch) []candidate {
	at := map[int64]int{}
	var out []candidate
	for _, h := range s.looked {
		if m.common(h) {
			continue
		}
		for _, o := range m[h] {
			i, ok := at[o.group]
			if !ok {
				i = len(out)
				at[o.group] = i
				out = append(out, candidate{group: o.group})
			}
			out[i].weight += 1 / float64(len(m[h]))
			if !slices.Contains(out[i].reports, o.report) {
				out[i].reports = append(out[i].reports, o.report)
			}
		}
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.group, b.group))
	})
	return out[:min(len(out), mostCandidates)]
}

// join makes two groups that are kept one. What the groups were stays known, so that
// figures of the past can be made again.
func (x *tx) join(ctx context.Context, j joint) error {
	if err := x.exec(ctx, `UPDATE reports SET share = ?1 WHERE n = ?2`, j.share, j.from); err != nil {
		return err
	}
	looked, err := x.lookedIn(ctx, j.from)
	if err != nil {
		return err
	}
	m, err := x.homes(ctx, looked)
	if err != nil {
		return err
	}
	for _, h := range sorted(looked) {
		i := slices.IndexFunc(m[h], func(o home) bool { return o.group == j.from })
		if i < 0 {
			continue
		}
		if err := x.exec(ctx, `DELETE FROM shingles WHERE hash = ?1 AND text_group = ?2`, int64(h), j.from); err != nil {
			return err
		}
		if m.has(h, j.to) {
			continue
		}
		if err := x.exec(ctx, `INSERT INTO shingles(hash, text_group, report) VALUES (?1, ?2, ?3)`, int64(h), j.to, m[h][i].report); err != nil {
			return err
		}
	}
	return x.regroup(ctx, j.from, j.to, 0)
}

// lookedIn are the hashes that are looked up of all reports of a group.
func (x *tx) lookedIn(ctx context.Context, group int64) (out []uint32, err error) {
	err = x.each(ctx, `SELECT k.body FROM reports r JOIN sketches k ON k.report = r.n WHERE r.text_group = ?1`, []any{group}, func(scan func(...any) error) error {
		var body []byte
		err := scan(&body)
		out = append(out, lookedOf(hashesOf(body))...)
		return err
	})
	return out, err
}

// regroup gives the reports of a group, or one alone, another group, and keeps which
// they had.
func (x *tx) regroup(ctx context.Context, from, to, alone int64) error {
	const which = ` WHERE text_group = ?1 AND (?2 = 0 OR n = ?2)`
	if err := x.exec(ctx, `INSERT INTO regrouped(report, until, text_group) SELECT n, ?3, text_group FROM reports`+which, from, alone, x.s.now().UnixMilli()); err != nil {
		return err
	}
	return x.exec(ctx, `UPDATE reports SET text_group = ?3`+which, from, alone, to)
}

// groupIn is the text group of report r: now, or at the time of f, which is the parameter
// at. Later reports join groups, and forgotten ones part them.
func groupIn(f *Filter, at string) string {
	if f.AsOf.IsZero() {
		return "r.text_group"
	}
	return `coalesce((SELECT w.text_group FROM regrouped w WHERE w.report = r.n AND w.until > ` + at + ` ORDER BY w.n LIMIT 1), r.text_group)`
}

// groupIDIn is the id of that group's first report.
func groupIDIn(f *Filter, at string) string {
	return strings.ReplaceAll(groupID, "r.text_group", groupIn(f, at))
}
