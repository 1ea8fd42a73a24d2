package store

import (
	"context"
	"strings"
)

// A question is a filter as SQL on one table.
type question struct {
	conditions
	from, row string // the tables; the column that numbers the rows
	group     string // the text group of report r
}

// groupID is the id of the first report of report r's text group.
const groupID = `CASE WHEN r.text_group = r.n THEN r.id ELSE coalesce((SELECT g.id FROM reports g WHERE g.n = r.text_group), r.id) END`

// ask makes a question of a filter. Tables stand in the order in which they should be
// read, which CROSS JOIN tells SQLite: by the index of words, by reports where few are
// named, else the newest rows first until there are enough.
func (s *Store) ask(ctx context.Context, table string, f *Filter) *question {
	name := table
	if table == "reports" {
		name = "r"
	}
	q := &question{conditions: conditions{d: s.dialect, table: table}, row: name + ".n"}
	q.current = s.inForce(&q.conditions, f)
	q.group = groupIn(f, "?1") // the parameter of q.current
	few := f.everywhere((*Filter).few)
	var from []string
	if !f.Words.Empty() {
		index, cond, value := s.dialect.Match(table, f.Words, len(q.args)+1)
		q.args = append(q.args, value)
		if index != "" {
			from, q.row = append(from, index), strings.ReplaceAll(s.dialect.Row(table), table+".", name+".")
		}
		q.where = append(q.where, strings.ReplaceAll(cond, table+".", name+"."))
	}
	q.key = q.row
	if len(from) > 0 {
		q.key = "+" + q.row // a list to look into, and no way into the index
	}
	q.driven = len(from) > 0 || few
	q.scan = !s.rare(ctx, f)
	q.listed = s.seldom(ctx, table, f)
	switch {
	case table == "reports":
		from = append(from, "reports r")
		if !f.AsOf.IsZero() {
			q.add("r.added <= ?1") // the parameter of q.current
		}
	case few && len(from) == 0:
		from = append(from, "reports r", table)
	default:
		from = append(from, table, "reports r")
	}
	switch {
	case table == "reports":
	case f.AsOf.IsZero():
		q.where = append(q.where, s.dialect.Current(table))
	default:
		q.add("%s.report = r.n AND %s.record = %s", table, table, q.current)
	}
	q.from = strings.Join(from, " CROSS JOIN ")
	q.rows(f)
	return q
}

// askLean is ask where nothing is wanted of the table but the number of the row. Words
// alone are then looked for in their index and nowhere else: a row's number holds that
// of its record.
func (s *Store) askLean(ctx context.Context, table string, f *Filter) *question {
	bare := *f
	bare.Words = Words{}
	if table == "reports" || f.Words.Empty() || !f.AsOf.IsZero() || !bare.all() {
		return s.ask(ctx, table, f)
	}
	q := &question{conditions: conditions{d: s.dialect, table: table}}
	q.group = groupIn(f, "")
	index, cond, value := s.dialect.Match(table, f.Words, 1)
	if index == "" {
		return s.ask(ctx, table, f)
	}
	q.args = append(q.args, value)
	q.where = []string{strings.ReplaceAll(cond, table+".n = ", s.dialect.Row(table)+" = "), "r.record = (" + s.dialect.Row(table) + " >> 16)"}
	q.row = s.dialect.Row(table)
	q.from = index + " CROSS JOIN reports r"
	return q
}

// fewDays is how many events at most a stretch of time may have to be looked up by day
// and then put into order; of longer ones the newest rows hold enough.
const fewDays = 30000

// seldom are the parts of f of which a list is made and then looked into: stretches of
// time with few events, and who has no name where that is rare.
func (s *Store) seldom(ctx context.Context, table string, f *Filter) map[*Filter]bool {
	out := map[*Filter]bool{}
	if f.Least > 0 || table == "statements" { // a part of the rows, or a column of its own
		return out
	}
	f.everywhere(func(g *Filter) bool {
		for _, ask := range [...]struct {
			wanted bool
			list   func(*conditions) string
			most   int
		}{
			{table == "events" && g.From+g.To != "", func(c *conditions) string { return c.onDays(g) }, fewDays},
			{g.Anonymous != nil && *g.Anonymous, func(c *conditions) string { return namelessIn("actor") }, fewParties},
		} {
			if !ask.wanted {
				continue
			}
			var n int
			c := conditions{}
			q := "SELECT count(*) FROM (SELECT 1 FROM (" + ask.list(&c) + ") y LIMIT " + c.arg(ask.most+1) + ") x"
			out[g] = s.queryRow(ctx, q, c.args...).Scan(&n) == nil && n <= ask.most
			if !out[g] {
				break
			}
		}
		return false
	})
	return out
}

// fewParties is how often somebody may take part, or a place occur, to count as rare:
// then a list of where is made, which is soon done; of others the newest rows hold
// enough.
const fewParties = 4000

// rare says that one of those asked for seldom takes part in anything, or a place
// seldom occurs.
func (s *Store) rare(ctx context.Context, f *Filter) bool {
	if f.seldom == unknown {
		f.seldom = no
		if s.askRare(ctx, f) {
			f.seldom = yes
		}
	}
	return f.seldom == yes
}

func (s *Store) askRare(ctx context.Context, f *Filter) bool {
	few := func(query string, c *conditions) bool {
		var n int
		q := "SELECT count(*) FROM (SELECT 1 FROM " + query + " LIMIT " + c.arg(fewParties+1) + ") x"
		return s.queryRow(ctx, q, c.args...).Scan(&n) == nil && n <= fewParties
	}
	return f.everywhere(func(f *Filter) bool {
		for _, values := range [...][]string{f.Actor, f.Source, f.Target} {
			if c := (conditions{}); len(values) > 0 && few("parties p WHERE "+c.who(values), &c) {
				return true
			}
		}
		c := conditions{table: "events"}
		if c.places(f.Place); len(c.where) == 0 || len(f.Place) == 1 && isCountry(f.Place[0]) {
			return false
		}
		return few("events WHERE "+c.sql(), &c)
	})
}

// inForce is the number of the record in force of report r.
func (s *Store) inForce(c *conditions, f *Filter) string {
	if f.AsOf.IsZero() {
		return "r.record"
	}
	return strings.ReplaceAll(inForceAt, "?at", c.arg(f.AsOf.UnixMilli()))
}

// inForceAt is the number of the record of report r that was in force at ?at: the newest
// whose run had not been undone by then. The first of a report cannot be undone.
const inForceAt = `(SELECT max(b.n) FROM records b LEFT JOIN runs u ON u.n = b.run
	WHERE b.report = r.n AND b.at <= ?at AND (b.first = 1 OR u.undone IS NULL OR u.undone = 0 OR u.undone > ?at))`

// page is the query for the columns of the next rows, the newest first.
func (q *question) page(columns string, f Filter) string {
	if f.After > 0 {
		q.add("%s < %s", q.row, q.arg(f.After))
	}
	if f.Least > 0 {
		q.add("%s >= %s", q.row, q.arg(f.Least))
	}
	return "SELECT " + columns + " FROM " + q.from + " WHERE " + q.sql() + " ORDER BY " + q.row + " DESC LIMIT " + q.arg(f.Limit)
}

// all is the query for the columns of all rows, in no order.
func (q *question) all(columns string) string {
	return "SELECT " + columns + " FROM " + q.from + " WHERE " + q.sql()
}

// A Tally counts rows and what they stand in: reports, and groups of reports with much
// the same text, of which each counts as one source.
type Tally struct {
	Rows, Reports, TextGroups int64
	More                      bool // there are more: counting stopped
}

// Tally counts what f wants in a table: "events", "statements" or "reports". It stops
// at most rows; 0 for none.
func (s *Store) Tally(ctx context.Context, table string, f Filter, most int) (t Tally, err error) {
	q := s.askLean(ctx, table, &f)
	inner := q.all("r.n AS report, " + q.group + " AS grp")
	if most > 0 {
		inner += " LIMIT " + q.arg(most+1)
	}
	err = s.queryRow(ctx, "SELECT count(*), count(DISTINCT report), count(DISTINCT grp) FROM ("+inner+") x", q.args...).Scan(&t.Rows, &t.Reports, &t.TextGroups)
	if most > 0 && t.Rows > int64(most) {
		t.Rows, t.Reports, t.TextGroups, t.More = int64(most), min(t.Reports, int64(most)), min(t.TextGroups, int64(most)), true
	}
	return t, err
}
