package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"readout"
)

// A Run is one call of the program that made records, or one correction by a person.
type Run struct {
	N       int64     `json:"run"`
	Kind    string    `json:"kind"` // ingest, recode, correct
	At      time.Time `json:"at"`
	Note    string    `json:"note"`
	Undone  time.Time `json:"undone,omitzero"`
	Records int64     `json:"records"` // that it made
}

// Kinds of a run.
const (
	Ingest  = "ingest"
	Recode  = "recode"
	Correct = "correct"
)

// ErrNoRun says that there is no run of that number.
var ErrNoRun = errors.New("no such run")

// Begin starts a run: one call of the program that codes reports. kind is "ingest" or
// "recode"; note says how it was called.
func (s *Store) Begin(ctx context.Context, kind, note string) (run int64, err error) {
	err = s.update(ctx, func(x *tx) error {
		run, err = x.run(ctx, kind, note)
		return err
	})
	return run, err
}

func (x *tx) run(ctx context.Context, kind, note string) (n int64, err error) {
	err = x.one(ctx, `INSERT INTO runs(kind, at, note) VALUES (?1, ?2, ?3) RETURNING n`, []any{kind, x.s.now().UnixMilli(), note}, &n)
	return n, err
}

// Runs returns all runs, the newest first.
func (s *Store) Runs(ctx context.Context) (out []Run, err error) {
	err = s.each(ctx, `SELECT u.n, u.kind, u.at, u.note, u.undone, (SELECT count(*) FROM records b WHERE b.run = u.n) FROM runs u ORDER BY u.n DESC`, nil, func(scan func(...any) error) error {
		var r Run
		var at, undone int64
		err := scan(&r.N, &r.Kind, &at, &r.Note, &undone, &r.Records)
		r.At, r.Undone = moment(at), moment(undone)
		out = append(out, r)
		return err
	})
	return out, err
}

// moment is a time as databases keep it; the zero time for 0.
func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// A Version is one coding of a report.
type Version struct {
	Coder   readout.CoderVersion `json:"coder"`
	Run     int64                `json:"run"`
	Kind    string               `json:"kind"` // of the run; empty for none
	At      time.Time            `json:"at"`
	Current bool                 `json:"current"`
	Undone  bool                 `json:"undone"`
}

// History returns how a report was coded, the newest first, or ErrNotFound.
func (s *Store) History(ctx context.Context, id string) (out []Version, err error) {
	err = s.each(ctx, `SELECT c.version, c.data, b.run, coalesce(u.kind, ''), b.at, CASE WHEN b.n = r.record THEN 1 ELSE 0 END, CASE WHEN b.first = 0 AND u.undone > 0 THEN 1 ELSE 0 END
		FROM reports r JOIN records b ON b.report = r.n JOIN coders c ON c.n = b.coder LEFT JOIN runs u ON u.n = b.run WHERE r.id = ?1 ORDER BY b.n DESC`, []any{id}, func(scan func(...any) error) error {
		var v Version
		var at, current, undone int64
		err := scan(&v.Coder.Version, &v.Coder.Data, &v.Run, &v.Kind, &at, &current, &undone)
		v.At, v.Current, v.Undone = moment(at), current != 0, undone != 0
		out = append(out, v)
		return err
	})
	if err == nil && len(out) == 0 {
		err = ErrNotFound
	}
	return out, err
}

// Stale returns the ids of reports whose current record another version than v made,
// those that came in first first. since, if not zero, leaves out what was added before.
func (s *Store) Stale(ctx context.Context, v readout.CoderVersion, since time.Time) (ids []string, err error) {
	var from int64
	if !since.IsZero() {
		from = since.UnixMilli()
	}
	err = s.each(ctx, `SELECT r.id FROM reports r JOIN records b ON b.n = r.record JOIN coders c ON c.n = b.coder WHERE r.added >= ?1 AND NOT (c.version = ?2 AND c.data = ?3) ORDER BY r.n`,
		[]any{from, v.Version, v.Data}, func(scan func(...any) error) error {
			var id string
			err := scan(&id)
			ids = append(ids, id)
			return err
		})
	return ids, err
}

// Undo makes the records that were in force before run the current ones again. The
// records of the run stay, as history; reports that were new in it stay, for there is
// nothing to go back to. Undoing a correction takes it back on later records too. It
// returns how many reports changed. A run can be undone once.
func (s *Store) Undo(ctx context.Context, run int64) (reports int64, err error) {
	err = s.update(ctx, func(x *tx) error {
		var kind string
		var undone int64
		switch err := x.one(ctx, `SELECT kind, undone FROM runs WHERE n = ?1`, []any{run}, &kind, &undone); {
		case errors.Is(err, sql.ErrNoRows):
			return fmt.Errorf("%w: %d", ErrNoRun, run)
		case err != nil:
			return err
		case undone > 0:
			return fmt.Errorf("run %d was undone before, on %s", run, moment(undone).Format(time.DateTime))
		}
		if kind == Correct {
			reports, err = x.unjudge(ctx, run)
			return err
		}
		reports, err = x.change(ctx, `UPDATE reports SET (record, skipped) = (SELECT b.n, b.skipped FROM records b LEFT JOIN runs u ON u.n = b.run
				WHERE b.report = reports.n AND b.n < reports.record AND b.run <> ?1 AND (b.first = 1 OR u.undone IS NULL OR u.undone = 0) ORDER BY b.n DESC LIMIT 1)
			WHERE record IN (SELECT b.n FROM records b WHERE b.run = ?1 AND b.first = 0)
			AND EXISTS (SELECT 1 FROM records b LEFT JOIN runs u ON u.n = b.run
				WHERE b.report = reports.n AND b.n < reports.record AND b.run <> ?1 AND (b.first = 1 OR u.undone IS NULL OR u.undone = 0))`, run)
		if err != nil {
			return err
		}
		return x.exec(ctx, `UPDATE runs SET undone = ?1 WHERE n = ?2`, x.s.now().UnixMilli(), run)
	})
	return reports, err
}
