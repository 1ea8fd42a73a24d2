package store

import (
	"context"
	"iter"
	"slices"

	"readout/export"
)

// The rows of lists are those that export writes.
type (
	Report    = export.Report
	Party     = export.Party
	Event     = export.Event
	Statement = export.Statement
)

// page is how many rows are read at once.
const page = 500

// Events yields the events that f wants, the newest rows first. An error ends it.
func (s *Store) Events(ctx context.Context, f Filter) iter.Seq2[Event, error] {
	return oneByOne(s.EventPages(ctx, f))
}

// EventPages yields the same, many at once: copying them one by one is dear where a
// million are read.
func (s *Store) EventPages(ctx context.Context, f Filter) iter.Seq2[[]Event, error] {
	if f.Sort != "" {
		return sortedPages(ctx, s, "events", f, func(rows []int64) ([]Event, error) { return numbered(ctx, s, rows, &f, &eventLines) })
	}
	return pages(f, func(f Filter) ([]Event, int64, error) { return s.events(ctx, f) })
}

// Statements yields the statements that f wants, the newest rows first.
func (s *Store) Statements(ctx context.Context, f Filter) iter.Seq2[Statement, error] {
	return oneByOne(s.StatementPages(ctx, f))
}

// StatementPages yields the same, many at once.
func (s *Store) StatementPages(ctx context.Context, f Filter) iter.Seq2[[]Statement, error] {
	if f.Sort != "" {
		return sortedPages(ctx, s, "statements", f, func(rows []int64) ([]Statement, error) { return numbered(ctx, s, rows, &f, &statementLines) })
	}
	return pages(f, func(f Filter) ([]Statement, int64, error) { return s.statements(ctx, f) })
}

// Reports yields the reports that f wants, the newest rows first.
func (s *Store) Reports(ctx context.Context, f Filter) iter.Seq2[Report, error] {
	return oneByOne(s.ReportPages(ctx, f))
}

// ReportPages yields the same, many at once.
func (s *Store) ReportPages(ctx context.Context, f Filter) iter.Seq2[[]Report, error] {
	if f.Sort != "" {
		return sortedPages(ctx, s, "reports", f, func(rows []int64) ([]Report, error) { return s.reportsOf(ctx, rows, &f) })
	}
	return pages(f, func(f Filter) ([]Report, int64, error) { return s.reports(ctx, f) })
}

func oneByOne[T any](seq iter.Seq2[[]T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		for list, err := range seq {
			for i := range list {
				if !yield(list[i], nil) {
					return
				}
			}
			if err != nil {
				yield(none, err)
				return
			}
		}
	}
}

// pages reads page after page, so that no answer is held in memory and no reader is
// held open while the caller works. read says after which row the next page begins; 0
// where nothing is left.
func pages[T any](f Filter, read func(Filter) ([]T, int64, error)) iter.Seq2[[]T, error] {
	return func(yield func([]T, error) bool) {
		left := f.Limit
		for {
			f.Limit, f.loose = page, left == 0
			if left > 0 {
				f.Limit = min(page, left)
			}
			list, next, err := read(f)
			if err != nil {
				yield(nil, err)
				return
			}
			if len(list) > 0 && !yield(list, nil) || next == 0 {
				return
			}
			if left > 0 {
				if left -= len(list); left <= 0 {
					return
				}
			}
			f.After = next
		}
	}
}

func (s *Store) events(ctx context.Context, f Filter) ([]Event, int64, error) {
	return shown(ctx, s, f, &eventLines)
}

func (s *Store) statements(ctx context.Context, f Filter) ([]Statement, int64, error) {
	return shown(ctx, s, f, &statementLines)
}

func (s *Store) reports(ctx context.Context, f Filter) ([]Report, int64, error) {
	if f.Sort != "" {
		rows, err := s.sorted(ctx, "reports", &f)
		if err != nil {
			return nil, 0, err
		}
		out, err := s.reportsOf(ctx, rows, &f)
		return out, 0, err
	}
	q := s.ask(ctx, "reports", &f)
	out, err := s.scanReports(ctx, q.page(reportShown(&f, "?1"), f), q.args)
	if err != nil || len(out) < f.Limit {
		return out, 0, err
	}
	return out, out[len(out)-1].N, nil
}

// reportsOf reads the reports of these numbers, in their order.
func (s *Store) reportsOf(ctx context.Context, rows []int64, f *Filter) ([]Report, error) {
	args := []any{jsonList(rows)}
	if !f.AsOf.IsZero() {
		args = append(args, f.AsOf.UnixMilli())
	}
	out, err := s.scanReports(ctx, `SELECT `+reportShown(f, "?2")+` FROM reports r WHERE `+s.dialect.In("r.n", 1, true), args)
	at := make(map[int64]int, len(rows))
	for i, n := range rows {
		at[n] = i
	}
	slices.SortFunc(out, func(a, b Report) int { return at[a.N] - at[b.N] })
	return out, err
}

// reportShown are the columns of a report as lists show it, at the time of f, which is
// the parameter at.
func reportShown(f *Filter, at string) string {
	return `r.n, r.id, r.title, r.outlet, r.url, r.lang, r.published, r.skipped, ` + groupIDIn(f, at) + `, r.share, r.origin`
}

func (s *Store) scanReports(ctx context.Context, q string, args []any) (out []Report, err error) {
	err = s.each(ctx, q, args, func(scan func(...any) error) error {
		var r Report
		err := scan(&r.N, &r.ID, &r.Title, &r.Outlet, &r.URL, &r.Lang, &r.Published, &r.Skipped, &r.Group, &r.Share, &r.Origin)
		out = append(out, r)
		return err
	})
	return out, err
}
