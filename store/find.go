package store

import (
	"context"
	"iter"
	"strings"

	"readout/export"
)

// The rows of lists are those that export writes.
type (
	Report    = export.Report
	Party     = export.Party
	Event     = export.Event
	Statement = export.Statement
)

// page is how many rows are read at once; their parties are fetched together.
const page = 500

// Events yields the events that f wants, the newest rows first. An error ends it.
func (s *Store) Events(ctx context.Context, f Filter) iter.Seq2[Event, error] {
	return pages(f, func(f Filter) ([]Event, error) { return s.events(ctx, f) }, func(e Event) int64 { return e.N })
}

// Statements yields the statements that f wants, the newest rows first.
func (s *Store) Statements(ctx context.Context, f Filter) iter.Seq2[Statement, error] {
	return pages(f, func(f Filter) ([]Statement, error) { return s.statements(ctx, f) }, func(e Statement) int64 { return e.N })
}

// Reports yields the reports that f wants, the newest rows first.
func (s *Store) Reports(ctx context.Context, f Filter) iter.Seq2[Report, error] {
	return pages(f, func(f Filter) ([]Report, error) { return s.reports(ctx, f) }, func(r Report) int64 { return r.N })
}

// pages reads page after page, so that no answer is held in memory and no reader is
// held open while the caller works.
func pages[T any](f Filter, read func(Filter) ([]T, error), key func(T) int64) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		left := f.Limit
		for {
			f.Limit = page
			if left > 0 {
				f.Limit = min(page, left)
			}
			list, err := read(f)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, v := range list {
				if !yield(v, nil) {
					return
				}
			}
			if left > 0 {
				if left -= len(list); left == 0 {
					return
				}
			}
			if len(list) < f.Limit {
				return
			}
			f.After = key(list[len(list)-1])
		}
	}
}

func (s *Store) events(ctx context.Context, f Filter) ([]Event, error) {
	q := s.ask(ctx, "events", &f)
	list, err := s.query(ctx, q.page(`events.n, events.id, events.local, r.id, r.title, r.outlet, r.url, r.published, `+groupID+`,
		events.type, events.mode, events.quad, events.cameo, events.code, events.status, events.background, events.symmetric, events.day_from, events.day_to, events.date_basis,
		events.place, events.country, events.lat, events.lon, events.goldstein, events.intensity, events.score, events.vouched, events.words_from, events.words_to, events.trigger, events.words, events.rule, events.corrected`, f), q.args...)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	var out []Event
	for list.Next() {
		var e Event
		var background, symmetric int
		var corrected string
		if err := list.Scan(&e.N, &e.ID, &e.Local, &e.Report, &e.Title, &e.Outlet, &e.URL, &e.Published, &e.Group, &e.Type, &e.Mode, &e.Quad, &e.CAMEO, &e.Code, &e.Status, &background, &symmetric,
			&e.From, &e.To, &e.DateBasis, &e.Place, &e.Country, &e.Lat, &e.Lon, &e.Goldstein, &e.Intensity, &e.Score, &e.Vouched, &e.Start, &e.End, &e.Trigger, &e.Words, &e.Rule, &corrected); err != nil {
			return nil, err
		}
		e.Background, e.Symmetric, e.Corrected = background != 0, symmetric != 0, strings.Fields(corrected)
		out = append(out, e)
	}
	if err := list.Err(); err != nil {
		return nil, err
	}
	at := map[int64]int{}
	for i := range out {
		at[out[i].N] = i
	}
	return out, s.parties(ctx, at, func(i int, role string, p Party) {
		if role == "actor" {
			out[i].Actors = append(out[i].Actors, p)
		} else {
			out[i].Recipients = append(out[i].Recipients, p)
		}
	})
}

// parties fetches the parties of the rows in at and gives each to set.
func (s *Store) parties(ctx context.Context, at map[int64]int, set func(i int, role string, p Party)) error {
	if len(at) == 0 {
		return nil
	}
	owners := make([]int64, 0, len(at))
	for n := range at {
		owners = append(owners, n)
	}
	list, err := s.query(ctx, `SELECT owner, role, local, key, name, kind, country, sectors, office, anonymous FROM parties WHERE `+s.dialect.In("owner", 1, true)+` ORDER BY owner, role, pos`, jsonList(owners))
	if err != nil {
		return err
	}
	defer list.Close()
	for list.Next() {
		var owner int64
		var role string
		var p Party
		var anonymous int
		if err := list.Scan(&owner, &role, &p.ID, &p.Key, &p.Name, &p.Kind, &p.Country, &p.Sectors, &p.Office, &anonymous); err != nil {
			return err
		}
		p.Anonymous = anonymous != 0
		set(at[owner], role, p)
	}
	return list.Err()
}

func (s *Store) statements(ctx context.Context, f Filter) ([]Statement, error) {
	q := s.ask(ctx, "statements", &f)
	list, err := s.query(ctx, q.page(`statements.n, statements.id, statements.local, r.id, r.title, r.outlet, r.published, `+groupID+`,
		statements.cue, statements.cue_type, statements.quote, statements.stance, statements.anonymous, statements.reason, statements.source, statements.words, statements.corrected`, f), q.args...)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	var out []Statement
	for list.Next() {
		var e Statement
		var anonymous int
		var corrected string
		if err := list.Scan(&e.N, &e.ID, &e.Local, &e.Report, &e.Title, &e.Outlet, &e.Published, &e.Group, &e.Cue, &e.CueType, &e.Quote, &e.Stance, &anonymous, &e.Reason, &e.Source, &e.Words, &corrected); err != nil {
			return nil, err
		}
		e.Anonymous, e.Corrected = anonymous != 0, strings.Fields(corrected)
		out = append(out, e)
	}
	if err := list.Err(); err != nil {
		return nil, err
	}
	at := map[int64]int{}
	for i := range out {
		at[out[i].N] = i
	}
	return out, s.parties(ctx, at, func(i int, _ string, p Party) { out[i].Speakers = append(out[i].Speakers, p) })
}

func (s *Store) reports(ctx context.Context, f Filter) ([]Report, error) {
	q := s.ask(ctx, "reports", &f)
	list, err := s.query(ctx, q.page(`r.n, r.id, r.title, r.outlet, r.url, r.lang, r.published, r.skipped, `+groupID+`, r.share, r.origin`, f), q.args...)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	var out []Report
	for list.Next() {
		var r Report
		if err := list.Scan(&r.N, &r.ID, &r.Title, &r.Outlet, &r.URL, &r.Lang, &r.Published, &r.Skipped, &r.Group, &r.Share, &r.Origin); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, list.Err()
}
