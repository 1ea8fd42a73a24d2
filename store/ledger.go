package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"
)

// An EntryRow is what one report brings to the ledger, as the store keeps it: Bare is
// the same as Body without words of the report.
type EntryRow struct {
	Report     int64
	Bare, Body []byte // JSON
	Keys       []EntryKey

	bare, body []byte // packed
}

// Pack packs what is kept packed, ahead of PutEntry: where many are written, by who makes
// them and not by the one who writes.
func (e *EntryRow) Pack() { e.bare, e.body = squeeze(e.Bare), squeeze(e.Body) }

// An EntryKey is one under which an entry is found, with the ISO days it covers.
type EntryKey struct{ Key, From, To string }

// PutEntry keeps an entry in the place of the report's last one, of which those who
// follow are told what it was.
func (d *Derived) PutEntry(e EntryRow) error {
	if e.bare == nil {
		e.Pack()
	}
	err := d.exec(`INSERT INTO gone(line, report, text_group, bare) SELECT ?1, e.report, r.text_group, e.bare FROM entries e JOIN reports r ON r.n = e.report WHERE e.report = ?2 AND e.bare <> ?3`, d.line, e.Report, e.bare)
	if err == nil {
		err = d.exec(`INSERT INTO entries(report, bare, body) VALUES (?1, ?2, ?3) ON CONFLICT(report) DO UPDATE SET bare = excluded.bare, body = excluded.body`, e.Report, e.bare, e.body)
	}
	if err == nil {
		err = d.exec(`DELETE FROM entry_keys WHERE report = ?1`, e.Report)
	}
	for _, k := range e.Keys {
		d.put("entry_keys", key(k.Key), k.From, k.To, e.Report)
	}
	return err
}

// Having returns the reports whose entries have a key on any day from from to to.
func (d *Derived) Having(k, from, to string) (reports []int64, err error) {
	err = d.each(`SELECT DISTINCT report FROM entry_keys WHERE key = ?1 AND day_to >= ?2 AND day_from <= ?3`, []any{key(k), from, to}, func(scan func(...any) error) error {
		var n int64
		err := scan(&n)
		reports = append(reports, n)
		return err
	})
	return reports, err
}

// Keyed is the same with the days that each covers.
func (d *Derived) Keyed(k, from, to string) (out []KeyRow, err error) {
	err = d.each(`SELECT day_from, day_to, report FROM entry_keys WHERE key = ?1 AND day_to >= ?2 AND day_from <= ?3`, []any{key(k), from, to}, func(scan func(...any) error) error {
		var r KeyRow
		err := scan(&r.From, &r.To, &r.Report)
		out = append(out, r)
		return err
	})
	return out, err
}

// EntriesOf returns entries by the numbers of their reports, with their words.
func (d *Derived) EntriesOf(reports []int64, f func(report int64, body []byte) error) error {
	return d.bodies(`SELECT report, body FROM entries WHERE `+d.s.dialect.In("report", 1, true), []any{jsonList(reports)}, f)
}

// BareOf is the same without words.
func (d *Derived) BareOf(reports []int64, f func(report int64, bare []byte) error) error {
	return d.bodies(`SELECT report, bare FROM entries WHERE `+d.s.dialect.In("report", 1, true), []any{jsonList(reports)}, f)
}

func (d *Derived) bodies(q string, args []any, f func(int64, []byte) error) error {
	return d.each(q, args, func(scan func(...any) error) error {
		var n int64
		var b []byte
		if err := scan(&n, &b); err != nil {
			return err
		}
		body, err := unsqueeze(b)
		if err != nil {
			return err
		}
		return f(n, body)
	})
}

// A KeyRow is a report that has a key, with the days.
type KeyRow struct {
	From, To string
	Report   int64
}

// AllKeys calls f with all keys.
func (d *Derived) AllKeys(f func(key string, r KeyRow)) error {
	return d.each(`SELECT key, day_from, day_to, report FROM entry_keys ORDER BY key, report`, nil, func(scan func(...any) error) error {
		var k string
		var r KeyRow
		err := scan(&k, &r.From, &r.To, &r.Report)
		f(k, r)
		return err
	})
}

// ReportsHaving returns the reports whose entries have a key on any day.
func (d *Derived) ReportsHaving(k string) ([]int64, error) { return d.Having(k, "", "9999") }

// Renamed returns the reports of text groups whose name may be another one: of those of
// reports that name their group, and of groups by number.
func (d *Derived) Renamed(reports []int64, names map[int64]string, groups []int64) (out []int64, err error) {
	var naming []string
	for _, n := range reports {
		if names[n] != "" {
			naming = append(naming, names[n])
		}
	}
	err = d.each(`SELECT DISTINCT m.n FROM reports m WHERE m.text_group IN (SELECT r.text_group FROM reports r WHERE `+d.s.dialect.In("r.n", 1, true)+` AND `+d.s.dialect.In("r.id", 2, false)+`) OR `+d.s.dialect.In("m.text_group", 3, true),
		[]any{jsonList(append([]int64{}, reports...)), jsonList(append([]string{}, naming...)), jsonList(append([]int64{}, groups...))}, func(scan func(...any) error) error {
			var n int64
			err := scan(&n)
			out = append(out, n)
			return err
		})
	return out, err
}

// AllEntries returns the reports that have an entry.
func (d *Derived) AllEntries() (out []int64, err error) {
	err = d.each(`SELECT report FROM entries`, nil, func(scan func(...any) error) error {
		var n int64
		err := scan(&n)
		out = append(out, n)
		return err
	})
	return out, err
}

// ReportsOf returns the reports of processes, by their ids or those of strands, and of
// the report with the id.
func (d *Derived) ReportsOf(ids []string, id string) (out []int64, err error) {
	err = d.each(`SELECT DISTINCT s.report FROM strands s WHERE `+d.s.dialect.In("s.process", 1, false)+` OR s.process IN (SELECT t.process FROM strands t WHERE `+d.s.dialect.In("t.id", 1, false)+`) UNION SELECT r.n FROM reports r WHERE r.id = ?2`,
		[]any{jsonList(append([]string{}, ids...)), id}, func(scan func(...any) error) error {
			var n int64
			err := scan(&n)
			out = append(out, n)
			return err
		})
	return out, err
}

// GroupsOf returns the smallest id in the text group of each report.
func (d *Derived) GroupsOf(reports []int64) (map[int64]string, error) {
	out := map[int64]string{}
	return out, d.each(`SELECT r.n, (SELECT min(g.id) FROM reports g WHERE g.text_group = r.text_group) FROM reports r WHERE `+d.s.dialect.In("r.n", 1, true), []any{jsonList(reports)}, func(scan func(...any) error) error {
		var n int64
		var name string
		err := scan(&n, &name)
		out[n] = name
		return err
	})
}

// A StrandRow says which process a strand belongs to.
type StrandRow struct {
	ID      string
	Report  int64
	Process string
}

// Strands returns the rows of strands.
func (d *Derived) Strands(ids []string) (out []StrandRow, err error) {
	err = d.each(`SELECT id, report, process FROM strands WHERE `+d.s.dialect.In("id", 1, false), []any{jsonList(ids)}, func(scan func(...any) error) error {
		var r StrandRow
		err := scan(&r.ID, &r.Report, &r.Process)
		out = append(out, r)
		return err
	})
	return out, err
}

// DropStrand takes a strand out.
func (d *Derived) DropStrand(id string) error { return d.exec(`DELETE FROM strands WHERE id = ?1`, id) }

// PutStrand keeps where a strand belongs.
func (d *Derived) PutStrand(r StrandRow) error {
	return d.exec(`INSERT INTO strands(id, report, process) VALUES (?1, ?2, ?3) ON CONFLICT(id) DO UPDATE SET report = excluded.report, process = excluded.process`, r.ID, r.Report, r.Process)
}

// A ProcessRow is a process as the store keeps it.
type ProcessRow struct {
	ID, Name, State, Since, Opened, Last string
	Parties                              string // names and keys in small letters, |with|bars|
	Reports                              int64
	MadeOf                               string  // hash of what belongs to it, and which line of the feed it was last folded for
	Head                                 []byte  // what lists show of it, JSON; of Processes
	Members                              []byte  // what belongs to it, and why, JSON; for PutProcess, MembersOf reads it
	Suggested                            []int64 // numbers of reports that Members has and that may belong to it; for PutProcess
}

// PutProcess keeps a process in the place of the last of that id.
func (d *Derived) PutProcess(p ProcessRow) error {
	err := d.exec(`INSERT INTO processes(id, name, state, since, opened, last, parties, reports, made_of, head) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
		ON CONFLICT(id) DO UPDATE SET name = excluded.name, state = excluded.state, since = excluded.since, opened = excluded.opened, last = excluded.last, parties = excluded.parties, reports = excluded.reports, made_of = excluded.made_of, head = excluded.head`,
		p.ID, p.Name, p.State, p.Since, p.Opened, p.Last, p.Parties, p.Reports, p.MadeOf, string(p.Head))
	if err != nil {
		return err
	}
	if err := d.exec(`INSERT INTO members(process, body) VALUES (?1, ?2) ON CONFLICT(process) DO UPDATE SET body = excluded.body`, p.ID, squeeze(p.Members)); err != nil {
		return err
	}
	if err := d.exec(`DELETE FROM suggested WHERE process = ?1`, p.ID); err != nil {
		return err
	}
	for _, n := range p.Suggested {
		if err := d.exec(`INSERT INTO suggested(report, process) VALUES (?1, ?2) ON CONFLICT DO NOTHING`, n, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// MembersOf returns what belongs to the process of an id, and why, as it was kept; nil
// where there is none.
func (d *Derived) MembersOf(id string) (members []byte, err error) {
	err = d.each(`SELECT body FROM members WHERE process = ?1`, []any{id}, func(scan func(...any) error) error {
		var b []byte
		err := scan(&b)
		if err == nil {
			members, err = unsqueeze(b)
		}
		return err
	})
	return members, err
}

// NumbersOf returns the numbers of reports, of those that are there.
func (d *Derived) NumbersOf(ids []string) (out []int64, err error) {
	err = d.each(`SELECT n FROM reports WHERE `+d.s.dialect.In("id", 1, false), []any{jsonList(ids)}, func(scan func(...any) error) error {
		var n int64
		err := scan(&n)
		out = append(out, n)
		return err
	})
	return out, err
}

// MadeOf returns what the processes were made of when they were kept.
func (d *Derived) MadeOf(ids []string) (map[string]string, error) {
	out := map[string]string{}
	return out, d.each(`SELECT id, made_of FROM processes WHERE `+d.s.dialect.In("id", 1, false), []any{jsonList(ids)}, func(scan func(...any) error) error {
		var id, of string
		err := scan(&id, &of)
		out[id] = of
		return err
	})
}

// DropProcess takes a process out.
func (d *Derived) DropProcess(id string) error {
	for _, q := range [...]string{`DELETE FROM processes WHERE id = ?1`, `DELETE FROM members WHERE process = ?1`, `DELETE FROM suggested WHERE process = ?1`} {
		if err := d.exec(q, id); err != nil {
			return err
		}
	}
	return nil
}

// A ProcessFilter says which processes are wanted.
type ProcessFilter struct {
	State []string
	Party [][]string // parts of names or keys, of each list one
	Since string     // with a report of that ISO day or later
	Limit int        // 0 for all
}

// Processes returns processes, those with the newest reports first.
func (s *Store) Processes(ctx context.Context, f ProcessFilter) (out []ProcessRow, err error) {
	c := &conditions{d: s.dialect, table: "processes"}
	c.among("state", f.State)
	for _, list := range f.Party {
		var any []string
		for _, p := range list {
			any = append(any, "parties LIKE "+c.arg("%"+like(Fold(p))+"%")+" ESCAPE '!'")
		}
		c.any(any)
	}
	if f.Since != "" {
		c.add("last >= %s", c.arg(f.Since))
	}
	q := `SELECT id, name, state, since, opened, last, parties, reports, head FROM processes WHERE ` + c.sql() + ` ORDER BY last DESC, reports DESC, id`
	if f.Limit > 0 {
		q += " LIMIT " + c.arg(f.Limit)
	}
	err = s.each(ctx, q, c.args, func(scan func(...any) error) error {
		var p ProcessRow
		var head string
		err := scan(&p.ID, &p.Name, &p.State, &p.Since, &p.Opened, &p.Last, &p.Parties, &p.Reports, &head)
		p.Head = []byte(head)
		out = append(out, p)
		return err
	})
	return out, err
}

// Clock returns the newest day on which a report came out, of those that are not in the
// future; empty where no report has a day.
func (s *Store) Clock(ctx context.Context) (day string, err error) {
	err = s.one(ctx, clock, []any{s.now().UTC().Format(time.DateOnly)}, &day)
	return day, err
}

const clock = `SELECT coalesce(max(published), '') FROM reports WHERE published <= ?1`

// ErrNoProcess says that there is no process of that id.
var ErrNoProcess = errors.New("no such process")

// Process returns a process by its id, by an id it had before, or by how either begins
// where that is clear; ErrNoProcess otherwise.
func (s *Store) Process(ctx context.Context, id string) (p ProcessRow, err error) {
	for _, q := range [...]string{`= ?1`, `= (SELECT t.process FROM strands t WHERE t.id = ?1)`} {
		err = s.one(ctx, `SELECT id, name, state, since, opened, last, parties, reports, made_of FROM processes WHERE id `+q, []any{id}, &p.ID, &p.Name, &p.State, &p.Since, &p.Opened, &p.Last, &p.Parties, &p.Reports, &p.MadeOf)
		if !errors.Is(err, sql.ErrNoRows) {
			return p, err
		}
	}
	if len(id) < 3 || strings.ContainsAny(id, "%_!") {
		return p, ErrNoProcess
	}
	var found []string
	err = s.each(ctx, `SELECT id FROM processes WHERE id LIKE ?1 LIMIT 2`, []any{id + "%"}, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		found = append(found, id)
		return err
	})
	if err != nil {
		return p, err
	}
	if len(found) != 1 {
		return p, ErrNoProcess
	}
	return s.Process(ctx, found[0])
}

// squeeze packs JSON.
func squeeze(b []byte) []byte { return encoder().EncodeAll(b, nil) }

// unsqueeze unpacks it.
func unsqueeze(b []byte) ([]byte, error) { return decoder().DecodeAll(b, nil) }
