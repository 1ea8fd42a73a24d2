package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Forget takes a report out of the store with everything that was made of it, in all
// its versions, and leaves a tombstone: the same text is not taken in again. Copies of
// the text under other ids are reports of their own: Filter.Group finds them. Copies of
// the database that were made before still hold it.
func (s *Store) Forget(ctx context.Context, id, reason string) (gone Removed, err error) {
	err = s.update(ctx, func(x *tx) error {
		var n, group int64
		switch err := x.one(ctx, `SELECT n, text_group FROM reports WHERE id = ?1`, []any{id}, &n, &group); {
		case errors.Is(err, sql.ErrNoRows):
			return fmt.Errorf("%w: %s", ErrNotFound, id)
		case err != nil:
			return err
		}
		if err := x.ungroup(ctx, n, group); err != nil {
			return err
		}
		var err error
		if gone.Pages, err = x.unpage(ctx, n); err != nil {
			return err
		}
		for _, d := range []struct {
			q     string
			count *int64
		}{
			{`DELETE FROM parties WHERE owner IN (SELECT n FROM events WHERE record IN (SELECT n FROM records WHERE report = ?1))`, &gone.Parties},
			{`DELETE FROM parties WHERE owner IN (SELECT n FROM statements WHERE record IN (SELECT n FROM records WHERE report = ?1))`, &gone.Parties},
			{`DELETE FROM events WHERE record IN (SELECT n FROM records WHERE report = ?1)`, &gone.Events},
			{`DELETE FROM statements WHERE record IN (SELECT n FROM records WHERE report = ?1)`, &gone.Statements},
			{`DELETE FROM lines WHERE record IN (SELECT n FROM records WHERE report = ?1)`, new(int64)},
			{`DELETE FROM originals WHERE record IN (SELECT n FROM records WHERE report = ?1)`, new(int64)},
			{`DELETE FROM records WHERE report = ?1`, &gone.Records},
			{`DELETE FROM reports WHERE n = ?1`, new(int64)},
		} {
			k, err := x.change(ctx, d.q, n)
			if err != nil {
				return err
			}
			*d.count += k
		}
		if gone.Corrections, err = x.change(ctx, `DELETE FROM judgements WHERE report = ?1`, id); err != nil {
			return err
		}
		if err := x.exec(ctx, `DELETE FROM assigned WHERE report = ?1`, id); err != nil {
			return err
		}
		if err := x.exec(ctx, `UPDATE inputs SET state = ?1 WHERE report = ?2 AND report <> ''`, string(Forgotten), id); err != nil {
			return err
		}
		if err := x.unwatch(ctx, id); err != nil {
			return err
		}
		return x.exec(ctx, `INSERT INTO tombstones(id, at, reason) VALUES (?1, ?2, ?3) ON CONFLICT(id) DO NOTHING`, id, s.now().UnixMilli(), reason)
	})
	return gone, err
}

// Removed counts what went with a report, of all its versions.
type Removed struct{ Records, Events, Statements, Parties, Corrections, Pages int64 }

// A Tombstone stands for a report that was forgotten.
type Tombstone struct {
	ID     string    `json:"id"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// Tombstones returns what was forgotten, the last first.
func (s *Store) Tombstones(ctx context.Context) (out []Tombstone, err error) {
	err = s.each(ctx, `SELECT id, at, reason FROM tombstones ORDER BY at DESC, id`, nil, func(scan func(...any) error) error {
		var t Tombstone
		var at int64
		err := scan(&t.ID, &at, &t.Reason)
		t.At = moment(at)
		out = append(out, t)
		return err
	})
	return out, err
}
