package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// A lineKind says how packed rows of a kind are read.
type lineKind[T any] struct {
	table string // which has the rows' columns, and a column of lines
	read  func(*unpacker, *T)
	head  func(*T, *head, int64) // what the report has; the number of the record
	n     func(*T) int64
}

var eventLines = lineKind[Event]{
	table: "events",
	read:  (*unpacker).event,
	n:     func(e *Event) int64 { return e.N },
	head: func(e *Event, h *head, record int64) {
		e.N |= record << 16
		e.Report, e.Title, e.Outlet, e.URL, e.Published, e.Group = h.id, h.title, h.outlet, h.url, h.published, h.group
	},
}

var statementLines = lineKind[Statement]{
	table: "statements",
	read:  (*unpacker).statement,
	n:     func(e *Statement) int64 { return e.N },
	head: func(e *Statement, h *head, record int64) {
		e.N |= record << 16
		e.Report, e.Title, e.Outlet, e.Published, e.Group = h.id, h.title, h.outlet, h.published, h.group
	},
}

// A head is what rows of a record have of their report.
type head struct{ id, title, outlet, url, published, group string }

// columns are what rows are made of, at the time of f, which is the parameter at.
func (k *lineKind[T]) columns(f *Filter, at string) string {
	return "SELECT l.record, l." + k.table + ", r.id, r.title, r.outlet, r.url, r.published, " + groupIDIn(f, at)
}

// shown reads the next rows that f wants, the newest first, and says after which row to
// go on: 0 where none is left.
func shown[T any](ctx context.Context, s *Store, f Filter, k *lineKind[T]) ([]T, int64, error) {
	if f.Sort != "" {
		rows, err := s.sorted(ctx, k.table, &f)
		if err != nil || len(rows) == 0 {
			return nil, 0, err
		}
		out, err := numbered(ctx, s, rows, &f, k)
		return out, 0, err
	}
	if f.all() {
		return allShown(ctx, s, f, k)
	}
	var rows []int64
	var err error
	if column, value, roles := f.soleParty(k.table); column != "" {
		rows, err = s.newestOf(ctx, column, value, roles, &f)
	} else {
		q := s.askLean(ctx, k.table, &f)
		err = s.each(ctx, q.page(q.row, f), q.args, func(scan func(...any) error) error {
			rows = append(rows, 0)
			return scan(&rows[len(rows)-1])
		})
	}
	if err != nil || len(rows) == 0 {
		return nil, 0, err
	}
	out, err := numbered(ctx, s, rows, &f, k)
	if len(rows) < f.Limit {
		return out, 0, err
	}
	return out, rows[len(rows)-1], err
}

// numbered reads the rows of these numbers, in their order. Those that were forgotten
// meanwhile are left out.
func numbered[T any](ctx context.Context, s *Store, rows []int64, f *Filter, k *lineKind[T]) ([]T, error) {
	var records []int64
	for _, n := range rows {
		if r := n >> 16; len(records) == 0 || records[len(records)-1] != r {
			records = append(records, r)
		}
	}
	args := []any{jsonList(records)}
	if !f.AsOf.IsZero() {
		args = append(args, f.AsOf.UnixMilli())
	}
	list, err := s.query(ctx, k.columns(f, "?2")+` FROM lines l CROSS JOIN reports r WHERE r.n = l.report AND `+s.dialect.In("l.record", 1, true), args...)
	if err != nil {
		return nil, err
	}
	all, _, _, err := unpackAll(list, k, nil)
	if err != nil {
		return nil, s.explain(err)
	}
	at := make(map[int64]*T, len(all))
	for i := range all {
		at[k.n(&all[i])] = &all[i]
	}
	out := make([]T, 0, len(rows))
	for _, n := range rows {
		if v := at[n]; v != nil {
			out = append(out, *v)
		}
	}
	return out, nil
}

// all says that f wants every row, or a stretch of them.
func (f *Filter) all() bool {
	return !f.everywhere(func(f *Filter) bool {
		return !f.Words.Empty() || f.few() || len(f.Outlet)+len(f.Lang)+len(f.Without) > 0 || f.ofCodings() || f.From != "" || f.To != ""
	})
}

// pageRecords is how many records are read at once where all rows are wanted; rowsGuessed
// how many rows one has.
const (
	pageRecords = 128
	rowsGuessed = 6
)

// between leaves of rows, of which the newest are first, those with numbers from least
// and below after; 0 for no end.
func between[T any](list []T, k *lineKind[T], least, after int64) []T {
	for len(list) > 0 && after > 0 && k.n(&list[0]) >= after {
		list = list[1:]
	}
	for len(list) > 0 && k.n(&list[len(list)-1]) < least {
		list = list[:len(list)-1]
	}
	return list
}

// allShown reads record after record, and asks no other table.
func allShown[T any](ctx context.Context, s *Store, f Filter, k *lineKind[T]) (out []T, next int64, err error) {
	most := pageRecords
	if !f.loose {
		most = min(pageRecords, f.Limit)
	}
	for next = f.After; ; {
		c := &conditions{d: s.dialect}
		c.add("r.n = l.report AND l.record = %s", s.inForce(c, &f))
		if next > 0 {
			c.add("l.record <= %s", c.arg((next-1)>>16))
		}
		if f.Least > 0 {
			c.add("l.record >= %s", c.arg(f.Least>>16))
		}
		list, err := s.query(ctx, k.columns(&f, "?1")+` FROM lines l CROSS JOIN reports r WHERE `+c.sql()+` ORDER BY l.record DESC LIMIT `+c.arg(most), c.args...)
		if err != nil {
			return nil, 0, err
		}
		if out == nil {
			out = make([]T, 0, most*rowsGuessed)
		}
		records, last := 0, int64(0)
		out, records, last, err = unpackAll(list, k, out)
		if err != nil {
			return nil, 0, s.explain(err)
		}
		out = between(out, k, f.Least, f.After)
		next = last << 16 // all of its rows were read
		switch {
		case !f.loose && len(out) > f.Limit:
			return out[:f.Limit], k.n(&out[f.Limit-1]), nil
		case records < most:
			return out, 0, nil
		case f.loose && len(out) > 0 || len(out) == f.Limit:
			return out, next, nil
		}
	}
}

// unpackAll adds the rows of records to out, of each the newest first, and says how many
// records there were and which was the last.
func unpackAll[T any](list *sql.Rows, k *lineKind[T], out []T) (rows []T, records int, last int64, err error) {
	defer list.Close()
	var u unpacker
	var h head
	var body sql.RawBytes
	for list.Next() {
		if err := list.Scan(&last, &body, &h.id, &h.title, &h.outlet, &h.url, &h.published, &h.group); err != nil {
			return out, records, last, err
		}
		records++
		n, err := u.open(body)
		if err != nil {
			return out, records, last, fmt.Errorf("report %s: %w", h.id, err)
		}
		first := len(out)
		out = slices.Grow(out, n)[:first+n]
		for i := first + n - 1; i >= first; i-- {
			var none T
			out[i] = none
			k.read(&u, &out[i])
			k.head(&out[i], &h, last)
		}
		if u.bad {
			return out, records, last, fmt.Errorf("report %s: %w", h.id, errLines)
		}
	}
	return out, records, last, list.Err()
}

// checkLines unpacks all packed rows.
func (s *Store) checkLines(ctx context.Context) error {
	var u unpacker
	for after := int64(0); ; {
		n := 0
		err := s.each(ctx, `SELECT l.record, r.id, l.events, l.statements FROM lines l JOIN reports r ON r.n = l.report WHERE l.record > ?1 ORDER BY l.record LIMIT 500`, []any{after}, func(scan func(...any) error) error {
			var id string
			var events, said []byte
			if err := scan(&after, &id, &events, &said); err != nil {
				return err
			}
			n++
			for _, b := range [...][]byte{events, said} {
				if _, err := u.open(b); err != nil {
					return fmt.Errorf("report %s: %w", id, err)
				}
			}
			return nil
		})
		if err != nil || n == 0 {
			return err
		}
	}
}
