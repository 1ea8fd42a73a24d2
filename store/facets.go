package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// A Player is an actor as a corpus knows it: one of the dictionary, or a name.
type Player struct {
	Key         string `json:"key"`
	Name        string `json:"name"` // as most often written
	Kind        string `json:"kind"`
	Country     string `json:"country"`
	AsActor     int64  `json:"as_actor"` // events, statements
	AsRecipient int64  `json:"as_recipient"`
	AsSpeaker   int64  `json:"as_speaker"`
	Reports     int64  `json:"reports"`
	TextGroups  int64  `json:"text_groups"`
	First       string `json:"first"` // day
	Last        string `json:"last"`
	Example     string `json:"example"`        // words of an event or statement
	In          string `json:"example_report"` // the report in which they stand
}

// Players counts who takes part in the events and statements that f wants, those with
// most independent texts first. Of parties those alone count who are meant by f.Actor,
// f.Source or f.Target, if anybody is.
func (s *Store) Players(ctx context.Context, f Filter) ([]Player, error) {
	var parts []string
	var args []any
	for _, table := range [...]string{"events", "statements"} {
		if table == "statements" && f.everywhere((*Filter).ofEvents) {
			continue
		}
		g := f
		q := s.ask(ctx, table, &g)
		q.from += " CROSS JOIN parties p"
		if f.Least > 0 {
			q.add("%s >= %s", q.row, q.arg(f.Least))
		}
		q.add("p.owner = %s.n", table)
		q.meant(&f)
		day := "r.published"
		if table == "events" {
			day = "CASE WHEN events.day_from = '' THEN r.published ELSE events.day_from END"
		}
		parts = append(parts, renumber(q.all(`CASE WHEN p.key = '' THEN p.folded ELSE p.key END AS who, p.key AS key, p.name AS name, p.kind AS kind, p.country AS country, p.role AS role,
			r.n AS report, `+q.group+` AS grp, `+day+` AS day, `+table+`.n AS row`), len(args)))
		args = append(args, q.args...)
	}
	limit := ""
	if f.Limit > 0 {
		args = append(args, f.Limit)
		limit = " LIMIT " + mark(len(args))
	}
	list, err := s.query(ctx, `SELECT min(key), max(name), max(kind), max(country), sum(CASE WHEN role = 'actor' THEN 1 ELSE 0 END), sum(CASE WHEN role = 'recipient' THEN 1 ELSE 0 END),
		sum(CASE WHEN role = 'speaker' THEN 1 ELSE 0 END), count(DISTINCT report), count(DISTINCT grp) AS texts, coalesce(min(nullif(day, '')), ''), max(day), max(row)
		FROM (`+strings.Join(parts, " UNION ALL ")+`) x GROUP BY who ORDER BY texts DESC, who`+limit, args...)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	var out []Player
	var rows []int64
	for list.Next() {
		var p Player
		var row int64
		if err := list.Scan(&p.Key, &p.Name, &p.Kind, &p.Country, &p.AsActor, &p.AsRecipient, &p.AsSpeaker, &p.Reports, &p.TextGroups, &p.First, &p.Last, &row); err != nil {
			return nil, err
		}
		out, rows = append(out, p), append(rows, row)
	}
	if err := list.Err(); err != nil {
		return nil, err
	}
	list.Close()
	for i := range out {
		if err := s.example(ctx, &out[i], rows[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Newest leaves of f the rows of the reports that came in last, rows of events or a few
// more, where it wants more than that; cut says so. Counting who takes part in all of a
// large store takes a minute.
func (s *Store) Newest(ctx context.Context, f Filter, rows int) (g Filter, cut bool, err error) {
	g, n, last := f, 0, int64(0)
	g.Limit, g.After, g.Sort = rows+1, 0, ""
	for page, err := range s.EventPages(ctx, g) {
		if err != nil {
			return f, false, err
		}
		for i := range page {
			if n++; n <= rows {
				last = page[i].N
			}
		}
	}
	if n <= rows {
		return f, false, nil
	}
	f.Least = last &^ 0xffff
	return f, true, nil
}

// example gives a player the words of the newest row in which it stands.
func (s *Store) example(ctx context.Context, p *Player, row int64) error {
	table := "events"
	if row%2 == 1 {
		table = "statements"
	}
	return s.queryRow(ctx, "SELECT t.words, r.id FROM "+table+" t JOIN reports r ON r.n = t.report WHERE t.n = ?1", row).Scan(&p.Example, &p.In)
}

// meant adds that party p is one of those whom f names.
func (q *question) meant(f *Filter) {
	var who []string
	f.everywhere(func(f *Filter) bool {
		who = append(append(append(who, f.Actor...), f.Source...), f.Target...)
		return false
	})
	if len(who) > 0 {
		was := q.scan
		q.scan = true // names one by one: the rows are few already
		q.where = append(q.where, q.who(who))
		q.scan = was
	}
}

// A Bucket is what a stretch of time holds of one type.
type Bucket struct {
	From       string `json:"from"` // first day; empty for events without a date
	To         string `json:"to"`
	Name       string `json:"name"` // of the type or quad; empty for all
	Wide       bool   `json:"wide"` // dated, but not to within such a stretch
	Events     int64  `json:"events"`
	Reports    int64  `json:"reports"`
	TextGroups int64  `json:"text_groups"`
}

// Timeline counts the events that f wants by "day", "week" (from Monday) or "month",
// and by what: "type", "quad" or "" for all together, in order of time. Events whose
// date is wider than such a stretch, and those without one, are counted apart.
func (s *Store) Timeline(ctx context.Context, f Filter, unit, by string) ([]Bucket, error) {
	f.Limit = 0
	q := s.ask(ctx, "events", &f)
	name := "''"
	switch by {
	case "type":
		name = "events.type"
	case "quad":
		name = "CASE events.quad WHEN 1 THEN '1' WHEN 2 THEN '2' WHEN 3 THEN '3' WHEN 4 THEN '4' ELSE '' END"
	}
	list, err := s.query(ctx, q.all("events.day_from, events.day_to, "+name+", r.n, "+q.group), q.args...)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	type key struct {
		from, to, name string
		wide           bool
	}
	type sum struct {
		events          int64
		reports, groups map[int64]struct{}
	}
	all := map[key]*sum{}
	stretches := map[string][2]string{}
	for list.Next() {
		var from, to, name string
		var report, group int64
		if err := list.Scan(&from, &to, &name, &report, &group); err != nil {
			return nil, err
		}
		k := key{name: name}
		if from != "" {
			st, ok := stretches[from]
			if !ok {
				st[0], st[1] = stretch(from, unit)
				stretches[from] = st
			}
			if k.from, k.to = st[0], st[1]; to > lastDay(k.to, unit) {
				k.from, k.to, k.wide = "", "", true
			}
		}
		b := all[k]
		if b == nil {
			b = &sum{reports: map[int64]struct{}{}, groups: map[int64]struct{}{}}
			all[k] = b
		}
		b.events++
		b.reports[report] = struct{}{}
		b.groups[group] = struct{}{}
	}
	var out []Bucket
	for k, b := range all {
		out = append(out, Bucket{k.from, k.to, k.name, k.wide, b.events, int64(len(b.reports)), int64(len(b.groups))})
	}
	slices.SortFunc(out, func(a, b Bucket) int {
		if a.From == "" != (b.From == "") {
			return cmp.Compare(b.From, a.From) // those without a day come last
		}
		if c := cmp.Compare(a.From, b.From); c != 0 {
			return c
		}
		if a.Wide != b.Wide {
			if a.Wide {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return out, list.Err()
}

// lastDay is the last day of a stretch, as intervals that end with a month write it.
func lastDay(to, unit string) string {
	if unit == "month" {
		return to[:len(to)-2] + "31"
	}
	return to
}

// stretch is the first and the last day of the day, week or month of a day.
func stretch(day, unit string) (from, to string) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day, day
	}
	switch unit {
	case "week":
		t = t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
		return t.Format(time.DateOnly), t.AddDate(0, 0, 6).Format(time.DateOnly)
	case "month":
		t = t.AddDate(0, 0, 1-t.Day())
		return t.Format(time.DateOnly), t.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return day, day
}
