package store

import (
	"context"
	"slices"
)

// An Expected is a part of a source that a run handed out as a task of a queue. Its line
// is written before the task is put, so that nothing is lost that a queue loses.
type Expected struct {
	Source string
	Part   int
	Task   string // its id
	Body   []byte // of the task
}

// listed is the part of the line that says of a source that its last part was handed out.
const listed = -1

// Expect notes what a run hands out. What the run has noted before stays as it is.
func (s *Store) Expect(ctx context.Context, run int64, list ...Expected) error {
	return s.update(ctx, func(x *tx) error {
		for part := range slices.Chunk(list, 64) {
			for _, e := range part {
				err := x.exec(ctx, `INSERT INTO manifest(run, source, part, task, body, stamp) VALUES (?1, ?2, ?3, ?4, ?5, '') ON CONFLICT(run, source, part) DO NOTHING`,
					run, sourceKey(e.Source), e.Part, e.Task, e.Body)
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Listed notes that a run has handed out all parts of a source, and the stamp that the
// source had.
func (s *Store) Listed(ctx context.Context, run int64, source, stamp string) error {
	return s.update(ctx, func(x *tx) error {
		return x.exec(ctx, `INSERT INTO manifest(run, source, part, task, body, stamp) VALUES (?1, ?2, ?3, '', ?4, ?5) ON CONFLICT(run, source, part) DO UPDATE SET stamp = excluded.stamp`,
			run, sourceKey(source), listed, []byte{}, stamp)
	})
}

// dealt joins the lines m of a manifest with what became of them. What became of a part
// before its task was first handed out was of another content, or is to be made again.
const dealt = ` LEFT JOIN inputs i ON i.source = m.source AND i.part = m.part AND i.state <> '` + Begun + `' AND i.run >= (SELECT min(e.run) FROM manifest e WHERE e.task = m.task AND e.part >= 0)`

// Dealt says whether something has become of the part of a task since that was first
// handed out, by whichever run.
func (s *Store) Dealt(ctx context.Context, task string) (bool, error) {
	var n int64
	err := s.one(ctx, `SELECT count(*) FROM manifest m JOIN inputs i ON i.source = m.source AND i.part = m.part AND i.state <> '`+Begun+`'
		WHERE m.task = ?1 AND m.part >= 0 AND i.run >= (SELECT min(e.run) FROM manifest e WHERE e.task = ?1 AND e.part >= 0)`, []any{task}, &n)
	return n > 0, err
}

// A Standing says how far a run has come that handed its work out.
type Standing struct {
	Run      int64            `json:"run"`
	Expected int64            `json:"expected"` // parts that it handed out
	Became   map[string]int64 `json:"became"`   // how many of them are in which state: read, known, skipped, failed ...
	Missing  int64            `json:"missing"`  // of which nothing has become yet
	Sources  int64            `json:"sources"`  // that were handed out to their end
	Open     int64            `json:"open"`     // of those: not dealt with to their end
}

// Standing says how far run has come; ErrNoRun where there is none.
func (s *Store) Standing(ctx context.Context, run int64) (out Standing, err error) {
	out = Standing{Run: run, Became: map[string]int64{}}
	var there int64
	if err := s.one(ctx, `SELECT count(*) FROM runs WHERE n = ?1`, []any{run}, &there); err != nil || there == 0 {
		if err == nil {
			err = ErrNoRun
		}
		return out, err
	}
	err = s.each(ctx, `SELECT coalesce(i.state, ''), count(*) FROM manifest m`+dealt+` WHERE m.run = ?1 AND m.part >= 0 GROUP BY 1`, []any{run}, func(scan func(...any) error) error {
		var state string
		var n int64
		err := scan(&state, &n)
		if out.Expected += n; state == "" {
			out.Missing = n
		} else {
			out.Became[state] = n
		}
		return err
	})
	if err != nil {
		return out, err
	}
	return out, s.one(ctx, `SELECT count(*), coalesce(sum(CASE WHEN i.state = '`+Done+`' THEN 0 ELSE 1 END), 0) FROM manifest m LEFT JOIN inputs i ON i.source = m.source AND i.part = 0
		WHERE m.run = ?1 AND m.part < 0`, []any{run}, &out.Sources, &out.Open)
}

// Missing returns what a run handed out and nothing has become of, in the order of
// sources and parts, and which sources it began and never handed out to their end.
func (s *Store) Missing(ctx context.Context, run int64) (out []Expected, err error) {
	err = s.each(ctx, `SELECT m.source, m.part, m.task, m.body FROM manifest m`+dealt+` WHERE m.run = ?1 AND m.part >= 0 AND i.state IS NULL ORDER BY m.source, m.part`, []any{run}, func(scan func(...any) error) error {
		var e Expected
		err := scan(&e.Source, &e.Part, &e.Task, &e.Body)
		out = append(out, e)
		return err
	})
	return out, err
}

// CloseSources notes as done the sources that a run handed out to their end and of which
// all parts have been dealt with; it returns how many there were.
func (s *Store) CloseSources(ctx context.Context, run int64) (n int64, err error) {
	err = s.update(ctx, func(x *tx) error {
		n, err = x.change(ctx, `UPDATE inputs SET state = '`+Done+`', at = ?2 WHERE part = 0 AND state = '`+Begun+`'
			AND EXISTS (SELECT 1 FROM manifest l WHERE l.run = ?1 AND l.source = inputs.source AND l.part < 0 AND l.stamp = inputs.stamp)
			AND NOT EXISTS (SELECT 1 FROM manifest m`+dealt+` WHERE m.run = ?1 AND m.source = inputs.source AND m.part >= 0 AND i.state IS NULL)`, run, x.s.now().UnixMilli())
		return err
	})
	return n, err
}
