package store

import (
	"cmp"
	"context"
	"fmt"
	"time"
)

// Changes of processes are noted in the order in which they were found, each once, in
// the transaction that keeps the process. Whoever tells others of them - a stream, a web
// hook, a feed - goes by their numbers, which only ever rise.

// A Noted is a change of a process as the store keeps it.
type Noted struct {
	N       int64
	At      time.Time
	Process string // the id it had then
	Kind    string
	Known   string      // ISO day on which a report first told of it; empty where no report has a day
	Body    []byte      // JSON, without words of reports
	Words   []NotedFact // what shows it; those of reports that were forgotten are gone
}

// A NotedFact is a fact of a report, with its words.
type NotedFact struct {
	Report int64
	Body   []byte // JSON
}

// Note keeps changes behind those that are kept; their N and At are set here, and Known of
// those that no report tells of: the day of the newest report.
func (d *Derived) Note(list []Noted) error {
	if len(list) == 0 {
		return nil
	}
	var last int64
	if err := d.x.one(d.ctx, `SELECT coalesce(max(n), 0) FROM changes`, nil, &last); err != nil {
		return err
	}
	at, newest := d.s.now().UnixMilli(), ""
	for _, c := range list {
		if c.Known == "" && newest == "" {
			if err := d.x.one(d.ctx, clock, []any{d.s.now().UTC().Format(time.DateOnly)}, &newest); err != nil {
				return err
			}
		}
		c.Known = cmp.Or(c.Known, newest)
		last++
		d.put("changes", last, at, c.Process, c.Kind, c.Known, squeeze(c.Body))
		for i, w := range c.Words {
			d.put("change_words", last, int64(i), w.Report, squeeze(w.Body))
		}
	}
	return nil
}

// Told returns the processes of those ids as they were last told of, as JSON. One that is
// damaged counts as never told of: better told twice than never again.
func (d *Derived) Told(ids []string) (map[string][]byte, error) {
	out := map[string][]byte{}
	return out, d.each(`SELECT id, body FROM told WHERE `+d.s.dialect.In("id", 1, false), []any{jsonList(ids)}, func(scan func(...any) error) error {
		var id string
		var b []byte
		if err := scan(&id, &b); err != nil {
			return err
		}
		if body, err := unsqueeze(b); err == nil {
			out[id] = body
		}
		return nil
	})
}

// Tell keeps how a process was told of.
func (d *Derived) Tell(id string, body []byte) error {
	return d.exec(`INSERT INTO told(id, body) VALUES (?1, ?2) ON CONFLICT(id) DO UPDATE SET body = excluded.body`, id, squeeze(body))
}

// An Untold is a process that was told of and is no more.
type Untold struct {
	ID   string
	Now  string // the process that what it was called by belongs to now; empty for none
	Body []byte // how it was told of, JSON
}

// Untold takes out the processes that were told of and are no more, and returns them.
func (d *Derived) Untold() (out []Untold, err error) {
	err = d.each(`SELECT t.id, t.body, coalesce(s.process, '') FROM told t LEFT JOIN strands s ON s.id = t.id WHERE NOT EXISTS (SELECT 1 FROM processes p WHERE p.id = t.id) ORDER BY t.id`, nil, func(scan func(...any) error) error {
		var u Untold
		var body []byte
		err := scan(&u.ID, &body, &u.Now)
		u.Body, _ = unsqueeze(body) // damaged: what it was called is lost
		out = append(out, u)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, d.exec(`DELETE FROM told WHERE NOT EXISTS (SELECT 1 FROM processes p WHERE p.id = told.id)`)
}

// LastNoted is the number of the newest change, 0 where none was noted. It is cheap: who
// waits for changes may ask it several times a second.
func (s *Store) LastNoted(ctx context.Context) (n int64, err error) {
	err = s.one(ctx, `SELECT coalesce(max(n), 0) FROM changes`, nil, &n)
	return n, err
}

// A NotedFilter says which changes are wanted.
type NotedFilter struct {
	After   int64    // with higher numbers
	Process []string // of these processes, by the ids they had then; nil for all
	Kind    []string // of these kinds; nil for all
	Since   string   // first told of on that ISO day or later
	Until   string   // and not after that one
	Newest  bool     // those noted last first
	ByDay   bool     // those first that were first told of last
	Behind  int64    // in that order behind the one of this number
	Limit   int      // 0 for 100
}

// Noted returns changes, in the order of their numbers or as f asks, with what shows them. What is
// damaged of one is left empty, so that nobody who reads on is held up by it; [Store.Check]
// tells of it.
func (s *Store) Noted(ctx context.Context, f NotedFilter) (out []Noted, err error) {
	if f.Limit <= 0 {
		f.Limit = 100
	}
	c := &conditions{d: s.dialect, table: "changes"}
	if f.After > 0 {
		c.add("n > %s", c.arg(f.After))
	}
	c.among("process", f.Process)
	c.among("kind", f.Kind)
	if f.Since != "" {
		c.add("known >= %s", c.arg(f.Since))
	}
	if f.Until != "" {
		c.add("known <= %s", c.arg(f.Until))
	}
	order, behind := "n", "n > %s"
	switch {
	case f.ByDay:
		order, behind = "known DESC, n DESC", "(known, n) < (SELECT b.known, b.n FROM changes b WHERE b.n = %s)"
	case f.Newest:
		order, behind = "n DESC", "n < %s"
	}
	if f.Behind > 0 {
		c.add(behind, c.arg(f.Behind))
	}
	place := map[int64]int{}
	var numbers []int64
	err = s.each(ctx, `SELECT n, at, process, kind, known, body FROM changes WHERE `+c.sql()+` ORDER BY `+order+` LIMIT `+c.arg(f.Limit), c.args, func(scan func(...any) error) error {
		var x Noted
		var at int64
		var body []byte
		err := scan(&x.N, &at, &x.Process, &x.Kind, &x.Known, &body)
		x.Body, _ = unsqueeze(body)
		x.At = moment(at)
		place[x.N] = len(out)
		numbers = append(numbers, x.N)
		out = append(out, x)
		return err
	})
	if err != nil || len(out) == 0 {
		return out, err
	}
	err = s.each(ctx, `SELECT change, report, body FROM change_words WHERE `+s.dialect.In("change", 1, true)+` ORDER BY change, pos`, []any{jsonList(numbers)}, func(scan func(...any) error) error {
		var n int64
		var w NotedFact
		var body []byte
		err := scan(&n, &w.Report, &body)
		if w.Body, _ = unsqueeze(body); len(w.Body) > 0 {
			x := &out[place[n]]
			x.Words = append(x.Words, w)
		}
		return err
	})
	return out, err
}

// checkNoted looks for damage in what was noted, which cannot be made anew: it says what
// others were told and when.
func (s *Store) checkNoted(ctx context.Context) error {
	for _, q := range [...]string{`SELECT n, body FROM changes`, `SELECT change, body FROM change_words`, `SELECT 0, body FROM told`} {
		err := s.each(ctx, q, nil, func(scan func(...any) error) error {
			var n int64
			var b []byte
			if err := scan(&n, &b); err != nil {
				return err
			}
			if _, err := unsqueeze(b); err != nil {
				return fmt.Errorf("change %d as it was told to others is damaged (%w): take your last copy of the database, or go on without it", n, err)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
