package store

import (
	"cmp"
	"context"
	"slices"
)

// A Touched is what a follower other than PerReport has not seen: reports that changed,
// what they were before, and whether a person decided something.
type Touched struct {
	Follower string
	From, To int64
	Reports  []int64 // numbers; some may be gone
	Before   []Gone
	Decided  bool

	gone int64 // the newest line of gone when it was read
}

// A Gone is what is left of a report that was forgotten, or of what it was before it was
// coded again.
type Gone struct {
	Report, Group int64
	Bare          []byte // JSON of its entry without words; nil for none
}

// Touched returns what a follower has not seen of what PerReport has entered.
func (s *Store) Touched(ctx context.Context, follower string) (*Touched, error) {
	t := &Touched{Follower: follower}
	var err error
	if t.From, err = stands(s.onReader(ctx), follower); err != nil {
		return nil, err
	}
	if err := s.one(ctx, `SELECT coalesce((SELECT at FROM followers WHERE name = ?1), 0), coalesce((SELECT max(n) FROM gone), 0)`, []any{PerReport}, &t.To, &t.gone); err != nil {
		return nil, err
	}
	if t.To <= t.From {
		return t, nil
	}
	err = s.each(ctx, `SELECT DISTINCT report FROM feed WHERE n > ?1 AND n <= ?2`, []any{t.From, t.To}, func(scan func(...any) error) error {
		var n int64
		err := scan(&n)
		if n == 0 {
			t.Decided = true
		} else {
			t.Reports = append(t.Reports, n)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return t, s.each(ctx, `SELECT report, text_group, bare FROM gone WHERE line > ?1 ORDER BY n`, []any{t.From}, func(scan func(...any) error) error {
		var g Gone
		var bare []byte
		err := scan(&g.Report, &g.Group, &bare)
		if err == nil && bare != nil {
			g.Bare, err = unsqueeze(bare)
		}
		t.Before = append(t.Before, g)
		return err
	})
}

// Settle writes what a follower made of t; ErrOvertaken where anything that it was made
// of has changed since.
func (s *Store) Settle(ctx context.Context, t *Touched, version string, f func(*Derived) error) error {
	return s.update(ctx, func(x *tx) error {
		at, err := stands(x.alone(ctx), t.Follower)
		if err != nil {
			return err
		}
		var to, gone int64
		if err := x.one(ctx, `SELECT coalesce((SELECT at FROM followers WHERE name = ?1), 0), coalesce((SELECT max(n) FROM gone), 0)`, []any{PerReport}, &to, &gone); err != nil {
			return err
		}
		if at != t.From || to != t.To || gone != t.gone {
			return ErrOvertaken
		}
		d := &Derived{s: s, x: x, ctx: ctx, line: t.To}
		if err := f(d); err != nil {
			return err
		}
		if err := d.flush(); err != nil {
			return err
		}
		if err := x.come(ctx, t.Follower, t.To, version); err != nil {
			return err
		}
		// what both have seen need not be kept; the newest stays, so that numbers go up
		return x.exec(ctx, `DELETE FROM gone WHERE line <= (SELECT min(at) FROM followers) AND (SELECT count(*) FROM followers) >= 3 AND n < (SELECT max(n) FROM gone)`)
	})
}

// A Derived is the derived part of the store: to be read, or within one transaction.
type Derived struct {
	s    *Store
	x    *tx // nil for reading
	ctx  context.Context
	line int64 // of the feed that is at hand

	later map[string][][]any // rows that are written together at the end, by table
}

// put keeps a row of a table for the end.
func (d *Derived) put(table string, row ...any) {
	if d.later == nil {
		d.later = map[string][][]any{}
	}
	d.later[table] = append(d.later[table], row)
}

// laterColumns are the tables whose rows are written together, and their columns.
var laterColumns = []struct {
	table   string
	columns []string
}{
	{"entry_keys", []string{"key", "day_from", "day_to", "report"}},
	{"placed_keys", []string{"key", "day", "report"}},
	{"happenings", []string{"event", "report", "happening", "own"}},
	{"changes", []string{"n", "at", "process", "kind", "known", "body"}},
	{"change_words", []string{"change", "pos", "report", "body"}},
}

// flush writes what was kept for the end, neighbours in the index together.
func (d *Derived) flush() error {
	for _, t := range laterColumns {
		rows := d.later[t.table]
		if len(rows) == 0 {
			continue
		}
		slices.SortStableFunc(rows, func(a, b []any) int {
			if x, ok := a[0].(int64); ok {
				return cmp.Compare(x, b[0].(int64))
			}
			return cmp.Compare(a[0].(string), b[0].(string))
		})
		if err := d.s.dialect.Bulk(d.ctx, d.x.conn, d.x.Tx, t.table, t.columns, rows); err != nil {
			return err
		}
	}
	return nil
}

// Derived reads what is derived, one goroutine at a time.
func (s *Store) Derived(ctx context.Context) *Derived { return &Derived{s: s, ctx: ctx} }

func (d *Derived) exec(q string, args ...any) error { return d.x.exec(d.ctx, q, args...) }

func (d *Derived) each(q string, args []any, f func(scan func(...any) error) error) error {
	if d.x != nil {
		return d.x.each(d.ctx, q, args, f)
	}
	if !d.s.dialect.Prepares() {
		return d.s.each(d.ctx, q, args, f)
	}
	p, err := d.s.reading.stmt(d.ctx, d.s.read, d.s.dialect.Bind(q))
	if err != nil {
		return d.s.explain(err)
	}
	list, err := p.QueryContext(d.ctx, cleaned(args)...)
	if err != nil {
		return d.s.explain(err)
	}
	return d.s.explain(over(list, f))
}
