package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// A Correction is what a person says about an event or statement. It holds for the
// stable id, so that it stays when the report is coded again; where the newer coding
// has no such event, it waits. Records stay as they were coded: a correction changes
// the rows that Events and Statements yield, from when it was made.
type Correction struct {
	Run    int64  `json:"run"` // by which it is undone
	Report string `json:"report"`
	Target string `json:"target"` // stable id of an event or statement
	Field  string `json:"field"`
	Value  string `json:"value"`
	Who    string `json:"who"`
}

// Wrong as a field says that there is no such event or statement at all; its value is
// "yes".
const Wrong = "wrong"

// ErrNoTarget says that the report's current record has no such event or statement.
var ErrNoTarget = errors.New("no such event or statement in the report's current record")

// fields are what can be corrected, and the columns that change.
var fields = map[string]struct {
	table   string
	columns []string
	read    func(string) ([]any, error)
}{
	"type":       {"events", []string{"type"}, upper},
	"mode":       {"events", []string{"mode"}, same},
	"quad":       {"events", []string{"quad"}, whole},
	"cameo":      {"events", []string{"cameo"}, same},
	"code":       {"events", []string{"code"}, same},
	"status":     {"events", []string{"status"}, same},
	"background": {"events", []string{"background"}, yesNo},
	"date":       {"events", []string{"day_from", "day_to"}, dates},
	"place":      {"events", []string{"place", "place_folded"}, func(v string) ([]any, error) { return []any{v, key(Fold(v))}, nil }},
	"country":    {"events", []string{"country"}, upper},
	"lat":        {"events", []string{"lat"}, degrees},
	"lon":        {"events", []string{"lon"}, degrees},
	"actors":     {"events", nil, nil},
	"recipients": {"events", nil, nil},
	"cue_type":   {"statements", []string{"cue_type"}, same},
	"stance":     {"statements", []string{"stance"}, same},
	"anonymous":  {"statements", []string{"anonymous"}, yesNo},
	"speakers":   {"statements", nil, nil},
	Wrong:        {"", nil, yesNo},
}

// roles are the fields that name parties, as a JSON list of Party.
var roles = map[string]string{"actors": "actor", "recipients": "recipient", "speakers": "speaker"}

func same(v string) ([]any, error)  { return []any{v}, nil }
func upper(v string) ([]any, error) { return []any{key(strings.ToUpper(v))}, nil }

func whole(v string) ([]any, error) {
	n, err := strconv.ParseInt(v, 10, 64)
	return []any{n}, err
}

func degrees(v string) ([]any, error) {
	f, err := strconv.ParseFloat(v, 64)
	if err == nil && (f != f || f < -180 || f > 180) {
		err = errors.New("want degrees")
	}
	return []any{f}, err
}

func yesNo(v string) ([]any, error) {
	if v != "yes" && v != "no" {
		return nil, errors.New("want yes or no")
	}
	return []any{truth(v == "yes")}, nil
}

func dates(v string) ([]any, error) {
	if strings.Trim(v, "0123456789-/") != "" {
		return nil, errors.New("want an ISO day, month, year or interval DAY/DAY")
	}
	from, to := days(v)
	return []any{from, to}, nil
}

func (c *Correction) valid() error {
	f, ok := fields[c.Field]
	if !ok {
		names := make([]string, 0, len(fields))
		for n := range fields {
			names = append(names, n)
		}
		slices.Sort(names)
		return fmt.Errorf("no field %q can be corrected: one of %s", c.Field, strings.Join(names, ", "))
	}
	var err error
	if _, isRole := roles[c.Field]; isRole {
		_, err = partiesOf(c.Value)
	} else {
		_, err = f.read(c.Value)
	}
	if err != nil {
		return fmt.Errorf("%q is no value for %s: %w", c.Value, c.Field, err)
	}
	return nil
}

func partiesOf(v string) ([]Party, error) {
	var list []Party
	if err := json.Unmarshal([]byte(v), &list); err != nil {
		return nil, fmt.Errorf(`want a JSON list like [{"name": "Kenya", "country": "KEN"}]: %w`, err)
	}
	for _, p := range list {
		if p.Name == "" {
			return nil, errors.New("a party has no name")
		}
	}
	return list, nil
}

// Correct keeps a correction and makes a new record of the report, so that what held
// before stays as it was. It returns the run by which it can be undone.
func (s *Store) Correct(ctx context.Context, c Correction) (run int64, err error) {
	if err := c.valid(); err != nil {
		return 0, err
	}
	err = s.update(ctx, func(x *tx) error {
		rec, err := x.current(ctx, c.Report)
		if err != nil {
			return err
		}
		if !has(rec, c.Target, fields[c.Field].table) {
			return fmt.Errorf("%w: %s", ErrNoTarget, c.Target)
		}
		if run, err = x.run(ctx, Correct, c.Who+": "+c.Field+" of "+c.Target); err != nil {
			return err
		}
		err = x.exec(ctx, `INSERT INTO corrections(run, report, target, field, value, who, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`, run, c.Report, c.Target, c.Field, c.Value, c.Who, x.s.now().UnixMilli())
		if err != nil {
			return err
		}
		return x.again(ctx, rec, run)
	})
	return run, err
}

// current reads the current record of a report.
func (x *tx) current(ctx context.Context, id string) (*readout.Record, error) {
	var body []byte
	switch err := x.one(ctx, `SELECT b.body FROM reports r JOIN records b ON b.n = r.record WHERE r.id = ?1`, []any{id}, &body); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, fmt.Errorf("%w: %s", ErrNotFound, id)
	case err != nil:
		return nil, err
	}
	return unpack(body)
}

// again keeps rec once more, with the corrections of now.
func (x *tx) again(ctx context.Context, rec *readout.Record, run int64) error {
	q, err := prepare(ctx, Filed{Record: rec, Run: run, Again: true})
	if err != nil {
		return err
	}
	return x.file(ctx, []*put{q})
}

// uncorrect takes the corrections of a run back.
func (x *tx) uncorrect(ctx context.Context, run int64) (int64, error) {
	var id string
	if err := x.one(ctx, `SELECT report FROM corrections WHERE run = ?1`, []any{run}, &id); err != nil {
		if errors.Is(err, sql.ErrNoRows) { // its report was forgotten
			err = fmt.Errorf("%w: the report of run %d", ErrNotFound, run)
		}
		return 0, err
	}
	now := x.s.now().UnixMilli()
	if err := x.exec(ctx, `UPDATE corrections SET undone = ?1 WHERE run = ?2`, now, run); err != nil {
		return 0, err
	}
	if err := x.exec(ctx, `UPDATE runs SET undone = ?1 WHERE n = ?2`, now, run); err != nil {
		return 0, err
	}
	rec, err := x.current(ctx, id)
	if err != nil {
		return 0, err
	}
	back, err := x.run(ctx, Correct, fmt.Sprintf("run %d undone", run))
	if err != nil {
		return 0, err
	}
	// what takes a correction back is no correction itself and cannot be undone
	if err := x.exec(ctx, `UPDATE runs SET kind = 'undo' WHERE n = ?1`, back); err != nil {
		return 0, err
	}
	return 1, x.again(ctx, rec, back)
}

// Corrections returns the corrections of a report that hold, in the order in which they
// were made; of all reports where id is empty.
func (s *Store) Corrections(ctx context.Context, id string) (out []Correction, err error) {
	q, args := `SELECT run, report, target, field, value, who FROM corrections WHERE undone = 0`, []any(nil)
	if id != "" {
		q, args = q+` AND report = ?1`, []any{id}
	}
	err = s.each(ctx, q+` ORDER BY n`, args, func(scan func(...any) error) error {
		var c Correction
		err := scan(&c.Run, &c.Report, &c.Target, &c.Field, &c.Value, &c.Who)
		out = append(out, c)
		return err
	})
	return out, err
}

// corrections are those of the reports in the JSON list of, by report.
func (x *tx) corrections(ctx context.Context, of []any) (map[string][]Correction, error) {
	m := map[string][]Correction{}
	return m, x.each(ctx, `SELECT report, target, field, value FROM corrections WHERE undone = 0 AND `+x.s.dialect.In("report", 1, false)+` ORDER BY n`, of, func(scan func(...any) error) error {
		var c Correction
		err := scan(&c.Report, &c.Target, &c.Field, &c.Value)
		m[c.Report] = append(m[c.Report], c)
		return err
	})
}

// has says whether a record has an event or statement; table is where, "" for both.
func has(rec *readout.Record, target, table string) bool {
	return table != "statements" && slices.ContainsFunc(rec.Events, func(e readout.Event) bool { return EventID(rec.Report.ID, &e) == target }) ||
		table != "events" && slices.ContainsFunc(rec.Statements, func(st readout.Statement) bool { return StatementID(rec.Report.ID, &st) == target })
}

// atID is the place of the stable id in a row of events or statements.
const atID = 3

// correct applies corrections to rows, the oldest first.
func (b *rows) correct(list []Correction) {
	for i := range list {
		c := &list[i]
		b.events = b.correctTable(b.events, eventColumns, "events", c)
		b.statements = b.correctTable(b.statements, statementColumns, "statements", c)
	}
}

func (b *rows) correctTable(table [][]any, columns []string, name string, c *Correction) [][]any {
	f := fields[c.Field]
	if f.table != "" && f.table != name {
		return table
	}
	return slices.DeleteFunc(table, func(row []any) bool {
		if row[atID] != c.Target {
			return false
		}
		if c.Field == Wrong && c.Value == "yes" {
			b.parties = slices.DeleteFunc(b.parties, func(p []any) bool { return p[0] == row[0] })
			return true
		}
		if role := roles[c.Field]; role != "" {
			b.replace(row[0].(int64), role, c.Value)
		} else if v, err := f.read(c.Value); err == nil { // it was read when it was made
			for i, col := range f.columns {
				row[slices.Index(columns, col)] = v[i]
			}
		}
		at := len(columns) - 1 // corrected
		if done := row[at].(string); !slices.Contains(strings.Fields(done), c.Field) {
			row[at] = strings.TrimSpace(done + " " + c.Field)
		}
		return false
	})
}

// replace puts other parties in the place of those that an event has in a role.
func (b *rows) replace(owner int64, role, value string) {
	list, err := partiesOf(value)
	if err != nil {
		return
	}
	b.parties = slices.DeleteFunc(b.parties, func(p []any) bool { return p[0] == owner && p[1] == role })
	for pos, p := range list {
		b.parties = append(b.parties, cleaned([]any{owner, role, int64(pos), p.ID, key(p.Key), p.Name, key(Fold(p.Name)), p.Kind, key(p.Country), p.Sectors, p.Office, "", truth(p.Anonymous)}))
	}
}
