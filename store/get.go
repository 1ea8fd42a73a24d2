package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"readout"
)

// Get returns the current record of a report, or ErrNotFound.
func (s *Store) Get(ctx context.Context, id string) (*readout.Record, error) {
	return s.body(ctx, `SELECT b.body FROM reports r JOIN records b ON b.n = r.record WHERE r.id = ?1`, id)
}

// GetAt returns the record of a report that was the newest at a time, so that a figure
// can be made again as it was.
func (s *Store) GetAt(ctx context.Context, id string, at time.Time) (*readout.Record, error) {
	return s.body(ctx, `SELECT b.body FROM reports r JOIN records b ON b.report = r.n WHERE r.id = ?1 AND b.at <= ?2 ORDER BY b.n DESC LIMIT 1`, id, at.UnixMilli())
}

func (s *Store) body(ctx context.Context, q string, args ...any) (*readout.Record, error) {
	var body []byte
	switch err := s.queryRow(ctx, q, args...).Scan(&body); {
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
	err = s.queryRow(ctx, `SELECT (SELECT count(*) FROM reports), (SELECT count(DISTINCT text_group) FROM reports),
		(SELECT count(*) FROM events e JOIN reports r ON r.record = e.record), (SELECT count(*) FROM statements s JOIN reports r ON r.record = s.record),
		(SELECT count(*) FROM records)`).Scan(&c.Reports, &c.TextGroups, &c.Events, &c.Statements, &c.Records)
	return c, err
}
