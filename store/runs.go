package store

import "context"

// Begin starts a run: one call of the program that codes reports. kind is "ingest" or
// "recode"; note says how it was called.
func (s *Store) Begin(ctx context.Context, kind, note string) (run int64, err error) {
	err = s.update(ctx, func(x *tx) error {
		return x.one(ctx, `INSERT INTO runs(kind, at, note) VALUES (?1, ?2, ?3) RETURNING n`, []any{kind, s.now().UnixMilli(), clean(note)}, &run)
	})
	return run, err
}

// Undo makes the records that were current before run the current ones again. The
// records of the run stay, as history. It returns how many reports went back.
func (s *Store) Undo(ctx context.Context, run int64) (reports int64, err error) {
	err = s.update(ctx, func(x *tx) error {
		p, err := x.stmt(ctx, `UPDATE reports SET record = (SELECT max(b.n) FROM records b WHERE b.report = reports.n AND b.run <> ?1 AND b.n < reports.record)
			WHERE record IN (SELECT n FROM records WHERE run = ?1)
			AND EXISTS (SELECT 1 FROM records b WHERE b.report = reports.n AND b.run <> ?1 AND b.n < reports.record)`)
		if err != nil {
			return err
		}
		r, err := p.ExecContext(ctx, run)
		if err != nil {
			return err
		}
		if reports, err = r.RowsAffected(); err != nil {
			return err
		}
		return x.exec(ctx, `UPDATE runs SET undone = 1 WHERE n = ?1`, run)
	})
	return reports, err
}
