package store

import (
	"context"
	"slices"
)

// ungroup takes report n out of its text group: its hashes go, and those that it alone
// held together are groups of their own again, each named by its first report.
func (x *tx) ungroup(ctx context.Context, n, group int64) error {
	old, err := x.lookedIn(ctx, group)
	if err != nil {
		return err
	}
	for _, q := range []string{`DELETE FROM sketches WHERE report = ?1`, `DELETE FROM regrouped WHERE report = ?1`} {
		if err := x.exec(ctx, q, n); err != nil {
			return err
		}
	}
	return x.split(ctx, group, n, old)
}

// split looks anew at what holds a group together, whose looked up hashes are old;
// report n is out of it.
func (x *tx) split(ctx context.Context, group, n int64, old []uint32) error {
	m, err := x.homes(ctx, old)
	if err != nil {
		return err
	}
	parts, err := x.partsOf(ctx, n, group, m)
	if err != nil {
		return err
	}
	for _, h := range sorted(old) {
		if !m.has(h, group) {
			continue
		}
		if err := x.exec(ctx, `DELETE FROM shingles WHERE hash = ?1 AND text_group = ?2`, int64(h), group); err != nil {
			return err
		}
		for _, p := range parts {
			i := slices.IndexFunc(p.members, func(c *member) bool { _, ok := slices.BinarySearch(c.looked, h); return ok })
			if i < 0 {
				continue
			}
			if err := x.exec(ctx, `INSERT INTO shingles(hash, text_group, report) VALUES (?1, ?2, ?3)`, int64(h), p.members[0].n, p.members[i].n); err != nil {
				return err
			}
		}
	}
	for _, p := range parts {
		for _, c := range p.members {
			if err := x.exec(ctx, `UPDATE reports SET share = ?1 WHERE n = ?2`, c.share, c.n); err != nil {
				return err
			}
			if p.members[0].n == group {
				continue
			}
			if err := x.regroup(ctx, group, p.members[0].n, c.n); err != nil {
				return err
			}
		}
	}
	return nil
}

// A member is a report of a group that is looked at anew.
type member struct {
	*sketch
	n     int64
	own   hashes
	share float64
	in    *partOf
}

// A partOf is what holds together of a group.
type partOf struct{ members []*member }

// partsOf are what holds together of a group without report n, in the order of their
// first reports.
func (x *tx) partsOf(ctx context.Context, n, group int64, m homes) ([]*partOf, error) {
	var all []*member
	err := x.each(ctx, `SELECT n, text FROM reports WHERE text_group = ?1 AND n <> ?2 ORDER BY n`, []any{group, n}, func(scan func(...any) error) error {
		c := &member{}
		var text string
		if err := scan(&c.n, &text); err != nil {
			return err
		}
		c.sketch = sketchOf(text)
		all = append(all, c)
		return nil
	})
	if err != nil {
		return nil, err
	}
	at := map[uint32][]*member{}
	for _, c := range all {
		c.own, c.share = c.without(m), 1
		c.in = &partOf{[]*member{c}}
		for _, h := range c.looked {
			if m.common(h) {
				continue
			}
			for _, o := range at[h] {
				if o.in != c.in {
					c.link(o)
				}
			}
			at[h] = append(at[h], c)
		}
	}
	var parts []*partOf
	for _, c := range all {
		if c.in.members[0] == c {
			parts = append(parts, c.in)
		}
	}
	return parts, nil
}

// link makes the parts of two reports one if they share enough.
func (c *member) link(o *member) {
	share := c.own.share(o.kept)
	if share < contained {
		return
	}
	a, b := o.in, c.in
	if a.members[0].n > b.members[0].n {
		a, b = b, a
	}
	b.members[0].share = share
	for _, x := range b.members {
		x.in = a
	}
	a.members = append(a.members, b.members...)
	slices.SortFunc(a.members, func(x, y *member) int { return int(x.n - y.n) })
}
