package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"readout"
)

// Get returns the current record of a report, as it was coded, or ErrNotFound.
func (s *Store) Get(ctx context.Context, id string) (*readout.Record, error) {
	return s.body(ctx, `SELECT b.body FROM reports r JOIN records b ON b.n = r.record WHERE r.id = ?1`, id)
}

// GetAt returns the record of a report that was in force at a time, so that a figure
// can be made again as it was; ErrNotFound where there was none yet.
func (s *Store) GetAt(ctx context.Context, id string, at time.Time) (*readout.Record, error) {
	return s.body(ctx, `SELECT b.body FROM reports r JOIN records b ON b.n = `+strings.ReplaceAll(inForceAt, "?at", "?2")+` WHERE r.id = ?1`, id, at.UnixMilli())
}

// InForce returns the number of a report's current record, or ErrNotFound. A record never
// changes, so that who holds the one of that number needs no other.
func (s *Store) InForce(ctx context.Context, id string) (n int64, err error) {
	if err = s.one(ctx, `SELECT record FROM reports WHERE id = ?1`, []any{id}, &n); errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return n, err
}

func (s *Store) body(ctx context.Context, q string, args ...any) (*readout.Record, error) {
	var body []byte
	switch err := s.one(ctx, q, args, &body); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, ErrNotFound
	case err != nil:
		return nil, err
	}
	return unpack(body)
}

// Counts says how much a store holds, of current records alone.
type Counts struct{ Reports, TextGroups, Events, Statements, Records int64 }

// Count counts what the store holds.
func (s *Store) Count(ctx context.Context) (c Counts, err error) {
	err = s.one(ctx, `SELECT (SELECT count(*) FROM reports), (SELECT count(DISTINCT text_group) FROM reports),
		(SELECT count(*) FROM events e JOIN reports r ON r.record = e.record), (SELECT count(*) FROM statements s JOIN reports r ON r.record = s.record),
		(SELECT count(*) FROM records)`, nil, &c.Reports, &c.TextGroups, &c.Events, &c.Statements, &c.Records)
	return c, err
}
