package store

import (
	"context"
	"iter"

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
	return pages(f, func(f Filter) ([]Event, int64, error) { return s.events(ctx, f) })
}

// Statements yields the statements that f wants, the newest rows first.
func (s *Store) Statements(ctx context.Context, f Filter) iter.Seq2[Statement, error] {
	return oneByOne(s.StatementPages(ctx, f))
}

// StatementPages yields the same, many at once.
func (s *Store) StatementPages(ctx context.Context, f Filter) iter.Seq2[[]Statement, error] {
	return pages(f, func(f Filter) ([]Statement, int64, error) { return s.statements(ctx, f) })
}

// Reports yields the reports that f wants, the newest rows first.
func (s *Store) Reports(ctx context.Context, f Filter) iter.Seq2[Report, error] {
	return oneByOne(s.ReportPages(ctx, f))
}

// ReportPages yields the same, many at once.
func (s *Store) ReportPages(ctx context.Context, f Filter) iter.Seq2[[]Report, error] {
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
	q := s.ask(ctx, "reports", &f)
	list, err := s.query(ctx, q.page(`r.n, r.id, r.title, r.outlet, r.url, r.lang, r.published, r.skipped, `+groupIDIn(&f, "?1")+`, r.share, r.origin`, f), q.args...)
	if err != nil {
		return nil, 0, err
	}
	defer list.Close()
	var out []Report
	for list.Next() {
		var r Report
		if err := list.Scan(&r.N, &r.ID, &r.Title, &r.Outlet, &r.URL, &r.Lang, &r.Published, &r.Skipped, &r.Group, &r.Share, &r.Origin); err != nil {
			return nil, 0, err
		}
		out = append(out, r)
	}
	if len(out) < f.Limit {
		return out, 0, list.Err()
	}
	return out, out[len(out)-1].N, list.Err()
}
