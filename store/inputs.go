package store

import (
	"context"
	"database/sql"
	"errors"

	"readout"
	"readout/review"
)

// An Input is a place that reports come from: a file or an address, and the number of
// the record, line or entry in it, 0 for the whole.
type Input struct {
	Source string
	Part   int
	Report string // id of the report that was in it, if any
	State  string // an Outcome, or skipped, failed, done
	Reason string // why it was skipped or failed, in one line
	Stamp  string // of a whole source: by which it is known to be as it was, size and time
}

// States of an input that no report came of.
const (
	Begun   = "begun"   // of a whole source: some of its parts have been dealt with
	Skipped = "skipped" // nothing to read, by its nature: a picture, an empty line
	Failed  = "failed"  // could not be read
	Done    = "done"    // of a whole source: all of its parts have been dealt with
)

func (x *tx) input(ctx context.Context, in Input, run int64) error {
	return x.exec(ctx, `INSERT INTO inputs(source, part, state, reason, report, stamp, run, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
		ON CONFLICT(source, part) DO UPDATE SET state = excluded.state, reason = excluded.reason, stamp = excluded.stamp, report = excluded.report, run = excluded.run, at = excluded.at`,
		sourceKey(in.Source), in.Part, in.State, in.Reason, in.Report, in.Stamp, run, x.s.now().UnixMilli())
}

// Note keeps what became of inputs that gave no report.
func (s *Store) Note(ctx context.Context, run int64, list ...Input) error {
	return s.update(ctx, func(x *tx) error {
		for _, in := range list {
			if err := x.input(ctx, in, run); err != nil {
				return err
			}
		}
		return nil
	})
}

// Input returns what is known of a part of a source, and false where it was never seen.
func (s *Store) Input(ctx context.Context, source string, part int) (Input, bool, error) {
	in := Input{Source: source, Part: part}
	err := s.one(ctx, `SELECT state, reason, report, stamp FROM inputs WHERE source = ?1 AND part = ?2`, []any{sourceKey(source), part}, &in.State, &in.Reason, &in.Report, &in.Stamp)
	if errors.Is(err, sql.ErrNoRows) {
		return in, false, nil
	}
	return in, err == nil, err
}

// Parts returns the parts of a source that have been dealt with, by number.
func (s *Store) Parts(ctx context.Context, source string) (map[int]Input, error) {
	out := map[int]Input{}
	err := s.each(ctx, `SELECT part, state, reason, report, stamp FROM inputs WHERE source = ?1 AND part > 0`, []any{sourceKey(source)}, func(scan func(...any) error) error {
		in := Input{Source: source}
		err := scan(&in.Part, &in.State, &in.Reason, &in.Report, &in.Stamp)
		out[in.Part] = in
		return err
	})
	return out, err
}

// Seen says whether a report is Known or Forgotten; empty where it is neither.
func (s *Store) Seen(ctx context.Context, id string) (Outcome, error) {
	var known, gone int
	err := s.one(ctx, `SELECT (SELECT count(*) FROM reports WHERE id = ?1), (SELECT count(*) FROM tombstones WHERE id = ?1)`, []any{id}, &known, &gone)
	switch {
	case err != nil:
		return "", err
	case gone > 0:
		return Forgotten, nil
	case known > 0:
		return Known, nil
	}
	return "", nil
}

// sourceKey is a source as it is kept: a very long one ends in a hash.
func sourceKey(source string) string {
	if len(source) <= 400 {
		return source
	}
	return key(source) + " " + review.Key(source, "source", readout.Span{})
}
