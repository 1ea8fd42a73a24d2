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
	"time"

	"readout"
	"readout/internal/plover"
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

	At time.Time `json:"at"` // when it was made; Correct sets it
}

// Wrong as a field says that there is no such event or statement at all; its value is
// "yes".
const Wrong = "wrong"

// ErrNoTarget says that the report's current record has no such event or statement.
var ErrNoTarget = errors.New("no such event or statement in the report's current record")

// fields are what can be corrected, in an event or a statement, by a value as it is
// written.
var fields = map[string]field{
	"type":       {event: retype},
	"mode":       {event: func(e *Event, v string) error { return remode(e, v) }},
	"quad":       {event: func(e *Event, v string) (err error) { e.Quad, err = strconv.Atoi(v); return err }},
	"cameo":      {event: recode},
	"code":       {event: func(e *Event, v string) error { e.Code = v; return nil }},
	"status":     {event: func(e *Event, v string) error { e.Status = key(v); return nil }},
	"background": {event: func(e *Event, v string) error { return yesNo(&e.Background, v) }},
	"date":       {event: func(e *Event, v string) error { return dates(e, v) }},
	"place":      {event: func(e *Event, v string) error { e.Place, e.PlaceKey, e.PlaceKind = v, "", ""; return nil }},
	"country":    {event: func(e *Event, v string) error { e.Country = upper(v); return nil }},
	"lat":        {event: func(e *Event, v string) error { return degrees(&e.Lat, v) }},
	"lon":        {event: func(e *Event, v string) error { return degrees(&e.Lon, v) }},
	"actors":     {event: func(e *Event, v string) error { return partiesOf(&e.Actors, v) }},
	"recipients": {event: func(e *Event, v string) error { return partiesOf(&e.Recipients, v) }},
	"cue_type":   {statement: func(e *Statement, v string) error { e.CueType = v; return nil }},
	"stance":     {statement: func(e *Statement, v string) error { e.Stance = v; return nil }},
	"anonymous":  {statement: func(e *Statement, v string) error { return yesNo(&e.Anonymous, v) }},
	"speakers":   {statement: func(e *Statement, v string) error { return partiesOf(&e.Speakers, v) }},
	Wrong: {
		event:     func(_ *Event, v string) error { return yesNo(new(bool), v) },
		statement: func(_ *Statement, v string) error { return yesNo(new(bool), v) },
	},
}

// A field sets a value in an event or a statement; nil where there is no such field.
type field struct {
	event     func(*Event, string) error
	statement func(*Statement, string) error
}

// try says whether v is a value of the field.
func (f field) try(v string) error {
	if f.event != nil {
		return f.event(&Event{}, v)
	}
	return f.statement(&Statement{}, v)
}

// retype sets the type and what hangs on it. Mode, code and Goldstein score of another
// type are not known until they are corrected too.
func retype(e *Event, v string) error {
	v = upper(v)
	if v == "" || strings.Trim(v, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-") != "" {
		return errors.New("want a type like AGREE or COERCE")
	}
	if v == e.Type {
		return nil
	}
	e.Type, e.Quad, e.Code = v, plover.Quads[v], ""
	return remode(e, "")
}

// remode sets the mode, with the score that hangs on it.
func remode(e *Event, v string) error {
	if list, ok := plover.Modes[e.Type]; v != "" && ok && !slices.Contains(list, v) {
		return fmt.Errorf("modes of %s are %s", e.Type, strings.Join(list, ", "))
	}
	e.Mode, e.CAMEO, e.Goldstein, e.Intensity = v, "", nil, nil
	if f, ok := plover.Intensity(e.Type, v); ok {
		e.Intensity = ptr(exact(f))
	}
	return nil
}

// recode sets the CAMEO code; its Goldstein score is another one's.
func recode(e *Event, v string) error {
	if len(v) > 4 || len(v) == 1 || strings.Trim(v, "0123456789") != "" {
		return errors.New("want a CAMEO code of two to four digits")
	}
	if v != e.CAMEO {
		e.CAMEO, e.Goldstein = v, nil
	}
	return nil
}

func ptr[T any](v T) *T { return &v }

func upper(v string) string { return key(strings.ToUpper(v)) }

func degrees(to **float64, v string) error {
	f, err := strconv.ParseFloat(v, 64)
	if err == nil && (f != f || f < -180 || f > 180) {
		err = errors.New("want degrees")
	}
	*to = &f
	return err
}

func yesNo(to *bool, v string) error {
	if v != "yes" && v != "no" {
		return errors.New("want yes or no")
	}
	*to = v == "yes"
	return nil
}

func dates(e *Event, v string) error {
	if strings.Trim(v, "0123456789-/") != "" {
		return errors.New("want an ISO day, month, year or interval DAY/DAY")
	}
	e.From, e.To = days(v)
	return nil
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
	if err := f.try(c.Value); err != nil {
		return fmt.Errorf("%q is no value for %s: %w", c.Value, c.Field, err)
	}
	return nil
}

// partiesOf reads a JSON list of Party.
func partiesOf(to *[]Party, v string) error {
	var list []Party
	if err := json.Unmarshal([]byte(v), &list); err != nil {
		return fmt.Errorf(`want a JSON list like [{"name": "Kenya", "country": "KEN"}]: %w`, err)
	}
	for i := range list {
		p := &list[i]
		if p.Name == "" {
			return errors.New("a party has no name")
		}
		p.Key, p.Country = key(p.Key), key(p.Country)
	}
	*to = list
	return nil
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
		if !has(rec, c.Target, fields[c.Field]) {
			return fmt.Errorf("%w: %s", ErrNoTarget, c.Target)
		}
		if err := x.fits(ctx, rec, &c); err != nil {
			return err
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

// fits says whether c can be said of what its event or statement is by now.
func (x *tx) fits(ctx context.Context, rec *readout.Record, c *Correction) error {
	before, err := x.corrections(ctx, []any{jsonList([]string{c.Report})})
	if err != nil {
		return err
	}
	b, f := rowsOf(rec), fields[c.Field]
	b.correct(before[c.Report])
	for i := range b.list {
		if e := &b.list[i]; e.ID == c.Target && f.event != nil {
			err = f.event(e, c.Value)
		}
	}
	if err != nil {
		return fmt.Errorf("%q is no value for %s: %w", c.Value, c.Field, err)
	}
	return nil
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
	q, args := `SELECT run, report, target, field, value, who, at FROM corrections WHERE undone = 0`, []any(nil)
	if id != "" {
		q, args = q+` AND report = ?1`, []any{id}
	}
	err = s.each(ctx, q+` ORDER BY n`, args, func(scan func(...any) error) error {
		var c Correction
		var at int64
		err := scan(&c.Run, &c.Report, &c.Target, &c.Field, &c.Value, &c.Who, &at)
		c.At = moment(at)
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

// has says whether a record has an event or statement with that field.
func has(rec *readout.Record, target string, f field) bool {
	return f.event != nil && slices.ContainsFunc(rec.Events, func(e readout.Event) bool { return EventID(rec.Report.ID, &e) == target }) ||
		f.statement != nil && slices.ContainsFunc(rec.Statements, func(st readout.Statement) bool { return StatementID(rec.Report.ID, &st) == target })
}

// correct applies corrections, the oldest first. What is wrong goes.
func (b *rows) correct(list []Correction) {
	if len(list) == 0 {
		return
	}
	for i := range list {
		c := &list[i]
		f := fields[c.Field]
		wrong := c.Field == Wrong && c.Value == "yes"
		b.list = slices.DeleteFunc(b.list, func(e Event) bool { return wrong && e.ID == c.Target })
		for k := range b.list {
			if e := &b.list[k]; e.ID == c.Target && f.event != nil && f.event(e, c.Value) == nil { // it was read when it was made
				e.Corrected = more(e.Corrected, c.Field)
			}
		}
		b.said = slices.DeleteFunc(b.said, func(e Statement) bool { return wrong && e.ID == c.Target })
		for k := range b.said {
			if e := &b.said[k]; e.ID == c.Target && f.statement != nil && f.statement(e, c.Value) == nil {
				e.Corrected = more(e.Corrected, c.Field)
			}
		}
	}
	b.make()
}

func more(list []string, one string) []string {
	if slices.Contains(list, one) {
		return list
	}
	return append(list, one)
}
