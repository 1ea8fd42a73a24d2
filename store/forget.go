package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Forget takes a report out of the store with everything that was made of it, in all
// its versions, and leaves a tombstone: the same text is not taken in again. Copies of
// the text under other ids are reports of their own; Copies names them.
func (s *Store) Forget(ctx context.Context, id, reason string) error {
	return s.update(ctx, func(x *tx) error {
		var n int64
		switch err := x.one(ctx, `SELECT n FROM reports WHERE id = ?1`, []any{id}, &n); {
		case errors.Is(err, sql.ErrNoRows):
			return fmt.Errorf("%w: %s", ErrNotFound, id)
		case err != nil:
			return err
		}
		for _, q := range []string{
			`DELETE FROM parties WHERE record IN (SELECT n FROM records WHERE report = ?1)`,
			`DELETE FROM events WHERE report = ?1`,
			`DELETE FROM statements WHERE report = ?1`,
			`DELETE FROM shingles WHERE report = ?1`,
			`DELETE FROM sketches WHERE report = ?1`,
			`DELETE FROM records WHERE report = ?1`,
			`UPDATE reports SET text_group = (SELECT min(b.n) FROM reports b WHERE b.text_group = ?1 AND b.n <> ?1) WHERE text_group = ?1 AND n <> ?1`,
			`DELETE FROM reports WHERE n = ?1`,
		} {
			if err := x.exec(ctx, q, n); err != nil {
				return err
			}
		}
		if err := x.exec(ctx, `DELETE FROM corrections WHERE report = ?1`, id); err != nil {
			return err
		}
		return x.exec(ctx, `INSERT INTO tombstones(id, at, reason) VALUES (?1, ?2, ?3) ON CONFLICT(id) DO NOTHING`, id, s.now().UnixMilli(), clean(reason))
	})
}
