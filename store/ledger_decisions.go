package store

import (
	"context"
	"database/sql"
	"errors"
)

// What decisions are about.
const (
	AboutProcesses  = "processes"
	AboutHappenings = "happenings"
)

// Decide is the kind of the runs that keep decisions.
const Decide = "decide"

// A Decision is what a person decided of happenings or processes. The store keeps it as
// it is given and never changes it: what takes one back is another one.
type Decision struct {
	N     int64
	About string
	Run   int64
	Body  []byte // JSON
}

// Decided keeps a decision and returns the run that made it. make is given the number of
// the decision, for its id.
func (s *Store) Decided(ctx context.Context, about, note string, make func(n int64) ([]byte, error)) (run int64, err error) {
	err = s.update(ctx, func(x *tx) error {
		if run, err = x.run(ctx, Decide, note); err != nil {
			return err
		}
		return x.decide(ctx, about, run, make)
	})
	return run, err
}

func (x *tx) decide(ctx context.Context, about string, run int64, make func(n int64) ([]byte, error)) error {
	var n int64
	if err := x.one(ctx, `SELECT coalesce(max(n), 0) + 1 FROM decisions`, nil, &n); err != nil {
		return err
	}
	body, err := make(n)
	if err != nil {
		return err
	}
	if err := x.exec(ctx, `INSERT INTO decisions(n, about, run, at, body) VALUES (?1, ?2, ?3, ?4, ?5)`, n, about, run, x.s.now().UnixMilli(), string(body)); err != nil {
		return err
	}
	return x.exec(ctx, `INSERT INTO feed(report) VALUES (0)`)
}

// Decisions returns the decisions about something, in the order in which they were made.
func (s *Store) Decisions(ctx context.Context, about string) (out []Decision, err error) {
	err = s.each(ctx, decisionsQuery, []any{about}, func(scan func(...any) error) error { return scanDecision(scan, &out) })
	return out, err
}

// Decisions is the same within a transaction.
func (d *Derived) Decisions(about string) (out []Decision, err error) {
	err = d.each(decisionsQuery, []any{about}, func(scan func(...any) error) error { return scanDecision(scan, &out) })
	return out, err
}

const decisionsQuery = `SELECT n, about, run, body FROM decisions WHERE about = ?1 ORDER BY n`

func scanDecision(scan func(...any) error, out *[]Decision) error {
	var d Decision
	var body string
	err := scan(&d.N, &d.About, &d.Run, &body)
	d.Body = []byte(body)
	*out = append(*out, d)
	return err
}

// DecidedBy returns the decision that a run made; ErrNoRun where it made none.
func (s *Store) DecidedBy(ctx context.Context, run int64) (d Decision, undone bool, err error) {
	var body string
	var at int64
	err = s.one(ctx, `SELECT d.n, d.about, d.run, d.body, u.undone FROM decisions d JOIN runs u ON u.n = d.run WHERE d.run = ?1`, []any{run}, &d.N, &d.About, &d.Run, &body, &at)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNoRun
	}
	d.Body = []byte(body)
	return d, at > 0, err
}

// TakeBack keeps a decision that takes back the one of run, and marks the run undone.
func (s *Store) TakeBack(ctx context.Context, run int64, about, note string, make func(n int64) ([]byte, error)) error {
	return s.update(ctx, func(x *tx) error {
		again, err := x.run(ctx, "undo", note)
		if err != nil {
			return err
		}
		if err := x.decide(ctx, about, again, make); err != nil {
			return err
		}
		return x.exec(ctx, `UPDATE runs SET undone = ?1 WHERE n = ?2`, x.s.now().UnixMilli(), run)
	})
}
