package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/review"
)

// An Assignment gives the same reports to several coders, none of whom sees what the
// others say until all are done.
type Assignment struct {
	ID      string         `json:"id"`
	Name    string         `json:"name"`
	Who     string         `json:"who"` // made it
	At      time.Time      `json:"at"`
	Coders  []string       `json:"coders"`
	Reports []string       `json:"reports"`
	Done    map[string]int `json:"done"` // reports that each coder has finished
}

// Complete says whether every coder has finished every report.
func (a *Assignment) Complete() bool {
	for _, c := range a.Coders {
		if a.Done[c] < len(a.Reports) {
			return false
		}
	}
	return true
}

// Waiting says who has how much to do yet.
func (a *Assignment) Waiting() string {
	var out []string
	for _, c := range a.Coders {
		if n := len(a.Reports) - a.Done[c]; n > 0 {
			out = append(out, fmt.Sprintf("%s has %d of %d reports to do", c, n, len(a.Reports)))
		}
	}
	return strings.Join(out, ", ")
}

// Errors of assignments.
var (
	ErrNoAssignment = errors.New("no such assignment")
	ErrBlind        = errors.New("the assignment is blind until all are done")
)

// Assign gives reports to coders, at least two, and returns the assignment's id.
func (s *Store) Assign(ctx context.Context, a Assignment) (string, error) {
	for i := range a.Coders {
		a.Coders[i] = strings.TrimSpace(clean(a.Coders[i]))
	}
	slices.Sort(a.Coders)
	switch distinct := slices.Compact(slices.Clone(a.Coders)); {
	case len(a.Coders) < 2 || len(distinct) < len(a.Coders) || slices.Contains(a.Coders, ""):
		return "", errors.New("an assignment needs two or more coders with different names")
	case len(a.Reports) == 0:
		return "", errors.New("an assignment needs a report at least")
	case strings.TrimSpace(a.Who) == "":
		return "", errors.New("who makes the assignment is missing")
	}
	var id string
	err := s.update(ctx, func(x *tx) error {
		for _, r := range a.Reports {
			if _, err := x.original(ctx, r); err != nil {
				return err
			}
		}
		var n int64
		if err := x.one(ctx, `SELECT count(*) FROM assignments`, nil, &n); err != nil {
			return err
		}
		id = fmt.Sprintf("t%d", n+1)
		coders, err := json.Marshal(a.Coders)
		if err != nil {
			return err
		}
		if err := x.exec(ctx, `INSERT INTO assignments(id, name, who, at, coders) VALUES (?1, ?2, ?3, ?4, ?5)`, id, a.Name, a.Who, x.s.now().UnixMilli(), string(coders)); err != nil {
			return err
		}
		for i, r := range a.Reports {
			for _, c := range a.Coders {
				if err := x.exec(ctx, `INSERT INTO assigned(task, report, coder, pos, done) VALUES (?1, ?2, ?3, ?4, 0)`, id, r, c, int64(i)); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return id, err
}

// Assignments returns all of them, the newest first.
func (s *Store) Assignments(ctx context.Context) (out []Assignment, err error) {
	err = s.each(ctx, `SELECT id, name, who, at, coders FROM assignments ORDER BY at DESC, id DESC`, nil, func(scan func(...any) error) error {
		a := Assignment{Done: map[string]int{}}
		var at int64
		var coders string
		if err := scan(&a.ID, &a.Name, &a.Who, &at, &coders); err != nil {
			return err
		}
		a.At = moment(at)
		out = append(out, a)
		return json.Unmarshal([]byte(coders), &out[len(out)-1].Coders)
	})
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, `SELECT task, report, coder, done FROM assigned ORDER BY task, pos, coder`, nil, func(scan func(...any) error) error {
		var task, report, coder string
		var done int64
		if err := scan(&task, &report, &coder, &done); err != nil {
			return err
		}
		i := slices.IndexFunc(out, func(a Assignment) bool { return a.ID == task })
		if i < 0 {
			return nil
		}
		if a := &out[i]; !slices.Contains(a.Reports, report) {
			a.Reports = append(a.Reports, report)
		}
		if done > 0 {
			out[i].Done[coder]++
		}
		return nil
	})
	return out, err
}

// Assignment returns one, or ErrNoAssignment.
func (s *Store) Assignment(ctx context.Context, id string) (Assignment, error) {
	all, err := s.Assignments(ctx)
	if err != nil {
		return Assignment{}, err
	}
	i := slices.IndexFunc(all, func(a Assignment) bool { return a.ID == id })
	if i < 0 {
		return Assignment{}, fmt.Errorf("%w: %s", ErrNoAssignment, id)
	}
	return all[i], nil
}

// ToDo returns the reports that a coder has not finished, in their order.
func (s *Store) ToDo(ctx context.Context, task, coder string) (out []string, err error) {
	err = s.each(ctx, `SELECT report FROM assigned WHERE task = ?1 AND coder = ?2 AND done = 0 ORDER BY pos`, []any{task, coder}, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		out = append(out, id)
		return err
	})
	return out, err
}

// Coding returns, of each report that a coder has yet to finish for an assignment, which
// one that is: what others say of it is not for their eyes until then.
func (s *Store) Coding(ctx context.Context, coder string) (map[string]string, error) {
	out := map[string]string{}
	return out, s.each(ctx, `SELECT report, task FROM assigned WHERE coder = ?1 AND done = 0 ORDER BY task DESC`, []any{coder}, func(scan func(...any) error) error {
		var report, task string
		err := scan(&report, &task)
		out[report] = task
		return err
	})
}

// Veiled returns the reports that a coder has yet to finish for an assignment and of which
// somebody said something for all to see: what is shown of them to the coder must be as the
// program coded it, or nothing. There are few of them, and mostly none.
func (s *Store) Veiled(ctx context.Context, coder string) (out []string, err error) {
	if coder == "" {
		return nil, nil
	}
	err = s.each(ctx, `SELECT DISTINCT a.report FROM assigned a WHERE a.coder = ?1 AND a.done = 0
		AND EXISTS (SELECT 1 FROM judgements j WHERE j.report = a.report AND j.task = '') ORDER BY a.report`, []any{coder}, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		out = append(out, id)
		return err
	})
	return out, err
}

// Blind is the record of a report as the program coded it and as one coder judged it for an
// assignment: with nothing that anybody else says.
func (s *Store) Blind(ctx context.Context, report, task, coder string) (*readout.Record, error) {
	list, err := s.Coded(ctx, task, coder)
	if err != nil {
		return nil, err
	}
	rec, err := s.Original(ctx, report)
	if err != nil {
		return nil, err
	}
	rec, _ = review.Apply(rec, list)
	return rec, nil
}

// Finish says that a coder is done with a report: nothing more can be judged in it for
// the assignment.
func (s *Store) Finish(ctx context.Context, task, coder, report string) error {
	return s.update(ctx, func(x *tx) error {
		if err := x.mayCode(ctx, &review.Judgement{Task: task, Who: coder, Report: report}); err != nil {
			return err
		}
		return x.exec(ctx, `UPDATE assigned SET done = ?1 WHERE task = ?2 AND coder = ?3 AND report = ?4`, x.s.now().UnixMilli(), task, coder, report)
	})
}

// mayCode says why a person may not judge a report for an assignment.
func (x *tx) mayCode(ctx context.Context, j *review.Judgement) error {
	there, done := 0, int64(0)
	err := x.each(ctx, `SELECT done FROM assigned WHERE task = ?1 AND coder = ?2 AND report = ?3`, []any{j.Task, strings.TrimSpace(j.Who), j.Report}, func(scan func(...any) error) error {
		there++
		return scan(&done)
	})
	switch {
	case err != nil:
		return err
	case there == 0:
		return fmt.Errorf("%w for %s with report %s: %s", ErrNoAssignment, j.Who, j.Report, j.Task)
	case done > 0:
		return fmt.Errorf("%s has said before to be done with report %s in assignment %s", j.Who, j.Report, j.Task)
	}
	return nil
}

// Coded returns the judgements of an assignment, those of who alone; of all coders where
// who is empty, which needs that all are done (ErrBlind).
func (s *Store) Coded(ctx context.Context, task, who string) (out []review.Judgement, err error) {
	a, err := s.Assignment(ctx, task)
	if err != nil {
		return nil, err
	}
	if who == "" && !a.Complete() {
		return nil, fmt.Errorf("%w: %s", ErrBlind, a.Waiting())
	}
	err = s.each(ctx, `SELECT `+judgementColumns+` FROM judgements j WHERE j.task = ?1 ORDER BY j.at, j.id`, []any{task}, func(scan func(...any) error) error {
		j, err := scanJudgement(scan)
		out = append(out, j)
		return err
	})
	if who != "" {
		out = mine(out, who)
	}
	return out, err
}

func mine(list []review.Judgement, who string) []review.Judgement {
	return slices.DeleteFunc(list, func(j review.Judgement) bool { return j.Who != strings.TrimSpace(who) })
}
