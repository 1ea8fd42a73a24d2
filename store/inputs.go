package store

import (
	"context"
	"database/sql"
	"errors"
)

// An Input is a place that reports come from: a file or an address, and the number of
// the record, line or entry in it, 0 for the whole.
type Input struct {
	Source string
	Part   int
	Report string // id of the report that was in it, if any
	State  string // an Outcome, or skipped, failed, done
	Reason string // why it was skipped or failed, in one line
}

// States of an input that no report came of.
const (
	Skipped = "skipped" // nothing to read, by its nature: a picture, an empty line
	Failed  = "failed"  // could not be read
	Done    = "done"    // of a whole source: all of its parts have been dealt with
)

// note keeps what became of the input of f.
func (x *tx) note(ctx context.Context, f *Filed, out Outcome) error {
	if f.Input.Source == "" {
		return nil
	}
	in := f.Input
	in.Report, in.State = f.Record.Report.ID, string(out)
	return x.input(ctx, in, f.Run)
}

func (x *tx) input(ctx context.Context, in Input, run int64) error {
	return x.exec(ctx, `INSERT INTO inputs(source, part, state, reason, report, run, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
		ON CONFLICT(source, part) DO UPDATE SET state = excluded.state, reason = excluded.reason, report = excluded.report, run = excluded.run, at = excluded.at`,
		clean(in.Source), in.Part, in.State, clean(in.Reason), in.Report, run, x.s.now().UnixMilli())
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
	err := s.queryRow(ctx, `SELECT state, reason, report FROM inputs WHERE source = ?1 AND part = ?2`, source, part).Scan(&in.State, &in.Reason, &in.Report)
	if errors.Is(err, sql.ErrNoRows) {
		return in, false, nil
	}
	return in, err == nil, err
}

// Parts returns the parts of a source that have been dealt with, by number.
func (s *Store) Parts(ctx context.Context, source string) (map[int]Input, error) {
	list, err := s.query(ctx, `SELECT part, state, reason, report FROM inputs WHERE source = ?1 AND part > 0`, source)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	out := map[int]Input{}
	for list.Next() {
		in := Input{Source: source}
		if err := list.Scan(&in.Part, &in.State, &in.Reason, &in.Report); err != nil {
			return nil, err
		}
		out[in.Part] = in
	}
	return out, list.Err()
}
