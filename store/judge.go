package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"

	"readout"
	"readout/review"
)

// Errors of judgements.
var (
	ErrNoTarget    = review.ErrNoTarget
	ErrNoJudgement = errors.New("no such judgement")
)

// judgementColumns are those of a judgement, as scanJudgement reads them.
const judgementColumns = `j.id, j.report, j.target, j.kind, j.type, j.start_at, j.end_at, j.verdict, j.field, j.value, j.who, j.note, j.at, j.task, j.run`

func scanJudgement(scan func(...any) error) (j review.Judgement, err error) {
	var at int64
	err = scan(&j.ID, &j.Report, &j.Target, &j.Kind, &j.Type, &j.Start, &j.End, &j.Verdict, &j.Field, &j.Value, &j.Who, &j.Note, &at, &j.Task, &j.Run)
	j.At = moment(at)
	return j, err
}

// Judge keeps what a person says of a coding of the report's current record, and makes a
// new record of it, so that what held before stays as it was. Target may be an id in the
// record or a key, Value as a person types it; the judgement is returned as it is kept,
// with the run by which it can be undone. One of an assignment (Task) changes no record.
func (s *Store) Judge(ctx context.Context, j review.Judgement, d review.Dictionary) (review.Judgement, error) {
	err := s.update(ctx, func(x *tx) error { return x.judge(ctx, &j, d) })
	return j, err
}

// JudgeAll is Judge of several, in their order: all of them are kept, or none.
func (s *Store) JudgeAll(ctx context.Context, list []review.Judgement, d review.Dictionary) (out []review.Judgement, err error) {
	err = s.update(ctx, func(x *tx) error {
		out = out[:0]
		for _, j := range list {
			if err := x.judge(ctx, &j, d); err != nil {
				return err
			}
			out = append(out, j)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (x *tx) judge(ctx context.Context, j *review.Judgement, d review.Dictionary) error {
	if j.Verdict == review.Undo {
		return x.takeBack(ctx, j)
	}
	rec, err := x.original(ctx, j.Report)
	if err != nil {
		return err
	}
	before, err := x.judgements(ctx, j.Report, j.Task)
	if err != nil {
		return err
	}
	if j.Task != "" {
		if err := x.mayCode(ctx, j); err != nil {
			return err
		}
		before = mine(before, j.Who)
	}
	now, _ := review.Apply(rec, before)
	if err := normal(rec, now, j, d); err != nil {
		return err
	}
	return x.keep(ctx, rec, j, j.Verdict+" "+j.Field+" of "+j.Kind+" "+j.Target)
}

// normal checks a judgement on the record as it holds; what was rejected can be judged
// again.
func normal(rec, now *readout.Record, j *review.Judgement, d review.Dictionary) error {
	err := review.Normal(now, j, d)
	if errors.Is(err, ErrNoTarget) {
		if e := review.Normal(rec, j, d); !errors.Is(e, ErrNoTarget) {
			return e
		}
	}
	return err
}

// keep writes a judgement down and makes the record anew.
func (x *tx) keep(ctx context.Context, rec *readout.Record, j *review.Judgement, note string) (err error) {
	if j.At, err = x.later(ctx); err != nil {
		return err
	}
	if j.ID = j.Name(); j.Task == "" {
		if j.Run, err = x.run(ctx, Correct, j.Who+": "+note); err != nil {
			return err
		}
	}
	if err := x.insert(ctx, j); err != nil || j.Task != "" {
		return err
	}
	return x.again(ctx, rec, j.Run)
}

// later is now, or a moment after the last judgement, so that what is judged in one
// millisecond keeps its order.
func (x *tx) later(ctx context.Context) (time.Time, error) {
	var last int64
	err := x.one(ctx, `SELECT coalesce(max(at), 0) FROM judgements`, nil, &last)
	return moment(max(last+1, x.s.now().UnixMilli())), err
}

func (x *tx) insert(ctx context.Context, j *review.Judgement) error {
	return x.exec(ctx, `INSERT INTO judgements(id, report, target, kind, type, start_at, end_at, verdict, field, value, who, note, at, task, run)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) ON CONFLICT(id) DO NOTHING`,
		j.ID, j.Report, j.Target, j.Kind, j.Type, int64(j.Start), int64(j.End), j.Verdict, j.Field, j.Value, j.Who, j.Note, j.At.UnixMilli(), j.Task, j.Run)
}

// takeBack keeps a judgement that undoes another one, which Value names by its id or its
// run.
func (x *tx) takeBack(ctx context.Context, j *review.Judgement) error {
	if err := j.Check(); err != nil {
		return err
	}
	var of review.Judgement
	run, _ := strconv.ParseInt(j.Value, 10, 64)
	err := x.each(ctx, `SELECT `+judgementColumns+` FROM judgements j WHERE j.id = ?1 OR (j.run = ?2 AND j.run > 0)`, []any{j.Value, run}, func(scan func(...any) error) (err error) {
		of, err = scanJudgement(scan)
		return err
	})
	switch {
	case err != nil:
		return err
	case of.ID == "":
		return fmt.Errorf("%w: %s", ErrNoJudgement, j.Value)
	case of.Task != "" && of.Who != j.Who:
		return fmt.Errorf("%w: %s", ErrNoJudgement, j.Value) // it is not theirs to see
	}
	all, err := x.judgements(ctx, of.Report, of.Task)
	if err != nil {
		return err
	}
	holds := false
	for _, h := range review.Holding(all) {
		holds = holds || h.ID == of.ID
	}
	if !holds && of.Verdict != review.Undo {
		return fmt.Errorf("judgement %s was undone before", of.ID)
	}
	j.Report, j.Target, j.Kind, j.Type, j.Start, j.End, j.Task, j.Value, j.Field = of.Report, of.Target, of.Kind, of.Type, of.Start, of.End, of.Task, of.ID, ""
	if j.Task != "" {
		if err := x.mayCode(ctx, j); err != nil {
			return err
		}
	}
	rec, err := x.original(ctx, of.Report)
	if err != nil {
		return err
	}
	if err := x.exec(ctx, `UPDATE runs SET undone = ?1 WHERE n = ?2 AND n > 0`, x.s.now().UnixMilli(), of.Run); err != nil {
		return err
	}
	if err := x.keep(ctx, rec, j, fmt.Sprintf("run %d undone", of.Run)); err != nil || j.Run == 0 {
		return err
	}
	// what takes a judgement back is no correction itself
	return x.exec(ctx, `UPDATE runs SET kind = 'undo' WHERE n = ?1`, j.Run)
}

// unjudge takes the judgement of a run back.
func (x *tx) unjudge(ctx context.Context, run int64) (int64, error) {
	err := x.takeBack(ctx, &review.Judgement{Verdict: review.Undo, Who: "readout undo", Value: strconv.FormatInt(run, 10)})
	if errors.Is(err, ErrNoJudgement) { // its report was forgotten
		err = fmt.Errorf("%w: the report of run %d", ErrNotFound, run)
	}
	return 1, err
}

// Import takes in judgements that were made elsewhere, with their names and times; those
// that are here already are passed over. It returns how many are new, and those of reports
// that are not here.
func (s *Store) Import(ctx context.Context, list []review.Judgement) (fresh int, strange []review.Judgement, err error) {
	err = s.update(ctx, func(x *tx) error {
		touched := map[string]bool{}
		for i := range list {
			j := list[i]
			if err := j.Check(); err != nil {
				return fmt.Errorf("judgement %d: %w", i+1, err)
			}
			if j.ID != j.Name() || j.At.IsZero() || j.Task != "" {
				return fmt.Errorf("judgement %d is not as it was exported: id, time or contents do not go together", i+1)
			}
			if _, err := x.original(ctx, j.Report); errors.Is(err, ErrNotFound) {
				strange = append(strange, j)
				continue
			} else if err != nil {
				return err
			}
			var there int
			if err := x.one(ctx, `SELECT count(*) FROM judgements WHERE id = ?1`, []any{j.ID}, &there); err != nil {
				return err
			}
			if there > 0 {
				continue
			}
			j.Run = 0
			if err := x.insert(ctx, &j); err != nil {
				return err
			}
			fresh++
			touched[j.Report] = true
		}
		if fresh == 0 {
			return nil
		}
		run, err := x.run(ctx, Correct, fmt.Sprintf("%d judgements taken in", fresh))
		if err != nil {
			return err
		}
		if err := x.exec(ctx, `UPDATE runs SET kind = 'import' WHERE n = ?1`, run); err != nil {
			return err
		}
		for i := range list { // in the order of the list
			if id := list[i].Report; touched[id] {
				delete(touched, id)
				rec, err := x.original(ctx, id)
				if err != nil {
					return err
				}
				if err := x.again(ctx, rec, run); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return fresh, strange, err
}

// original reads the current record of a report as the program coded it.
func (x *tx) original(ctx context.Context, id string) (*readout.Record, error) {
	var body []byte
	switch err := x.one(ctx, originalOf, []any{id}, &body); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, fmt.Errorf("%w: %s", ErrNotFound, id)
	case err != nil:
		return nil, err
	}
	return unpack(body)
}

const originalOf = `SELECT coalesce(o.body, b.body) FROM reports r JOIN records b ON b.n = r.record LEFT JOIN originals o ON o.record = b.n WHERE r.id = ?1`

// Original returns the current record of a report as the program coded it, without what
// persons said of it; ErrNotFound where there is no such report.
func (s *Store) Original(ctx context.Context, id string) (*readout.Record, error) {
	return s.body(ctx, originalOf, id)
}

// again keeps rec once more, with the judgements of now.
func (x *tx) again(ctx context.Context, rec *readout.Record, run int64) error {
	q, err := prepare(ctx, Filed{Record: rec, Run: run, Again: true})
	if err != nil {
		return err
	}
	return x.file(ctx, []*put{q})
}

// judgements are those of a report and an assignment, in order.
func (x *tx) judgements(ctx context.Context, report, task string) (out []review.Judgement, err error) {
	err = x.each(ctx, `SELECT `+judgementColumns+` FROM judgements j WHERE j.report = ?1 AND j.task = ?2 ORDER BY j.at, j.id`, []any{report, task}, func(scan func(...any) error) error {
		j, err := scanJudgement(scan)
		out = append(out, j)
		return err
	})
	return out, err
}

// judged are the judgements of the reports in the JSON list of, by report.
func (x *tx) judged(ctx context.Context, of []any) (map[string][]review.Judgement, error) {
	m := map[string][]review.Judgement{}
	return m, x.each(ctx, `SELECT `+judgementColumns+` FROM judgements j WHERE j.task = '' AND `+x.s.dialect.In("j.report", 1, false)+` ORDER BY j.at, j.id`, of, func(scan func(...any) error) error {
		j, err := scanJudgement(scan)
		m[j.Report] = append(m[j.Report], j)
		return err
	})
}

// Judgements returns all that persons said of a report, in the order in which it counts,
// what was undone and what undoes with it; of all reports where id is empty. Those of
// assignments are not among them.
func (s *Store) Judgements(ctx context.Context, id string) (out []review.Judgement, err error) {
	q, args := `SELECT `+judgementColumns+` FROM judgements j WHERE j.task = ''`, []any(nil)
	if id != "" {
		q, args = q+` AND j.report = ?1`, []any{id}
	}
	err = s.each(ctx, q+` ORDER BY j.at, j.id`, args, func(scan func(...any) error) error {
		j, err := scanJudgement(scan)
		out = append(out, j)
		return err
	})
	return out, err
}

// LastJudgements returns the last so many judgements, the latest first, and the ids of
// those that nobody took back. Those of assignments are not among them.
func (s *Store) LastJudgements(ctx context.Context, limit int) (out []review.Judgement, holds map[string]bool, err error) {
	err = s.each(ctx, `SELECT `+judgementColumns+` FROM judgements j WHERE j.task = '' ORDER BY j.at DESC, j.id DESC LIMIT ?1`, []any{int64(limit)}, func(scan func(...any) error) error {
		j, err := scanJudgement(scan)
		out = append(out, j)
		return err
	})
	holds = map[string]bool{} // what takes back is later than what it takes back
	for _, j := range review.Holding(out) {
		holds[j.ID] = true
	}
	return out, holds, err
}

// Judged returns the keys of the codings of some reports of which somebody says something
// that holds.
func (s *Store) Judged(ctx context.Context, reports []string) (map[string]bool, error) {
	var list []review.Judgement
	err := s.each(ctx, `SELECT `+judgementColumns+` FROM judgements j WHERE j.task = '' AND `+s.dialect.In("j.report", 1, false)+` ORDER BY j.at, j.id`, []any{jsonList(reports)}, func(scan func(...any) error) error {
		j, err := scanJudgement(scan)
		list = append(list, j)
		return err
	})
	out := map[string]bool{}
	for _, j := range review.Holding(list) {
		out[j.Target] = true
	}
	return out, err
}

// Orphans returns the judgements that hold and whose coding is not in the current record
// of its report any more; of all reports where id is empty.
func (s *Store) Orphans(ctx context.Context, id string) (out []review.Judgement, err error) {
	all, err := s.Judgements(ctx, id)
	if err != nil {
		return nil, err
	}
	of := map[string][]review.Judgement{}
	var ids []string
	for _, j := range all {
		if of[j.Report] == nil {
			ids = append(ids, j.Report)
		}
		of[j.Report] = append(of[j.Report], j)
	}
	for _, id := range ids {
		rec, err := s.Original(ctx, id)
		if err != nil {
			return nil, err
		}
		_, left := review.Apply(rec, of[id])
		out = append(out, left...)
	}
	return out, nil
}
