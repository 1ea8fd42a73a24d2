package store

import (
	"context"
	"fmt"
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
	c := &conditions{}
	c.add("events.record = %s", s.current(c, &f))
	c.reports("r", &f)
	c.party("events", f.Actor, "actor", "recipient")
	c.party("events", f.Source, "actor")
	c.party("events", f.Target, "recipient")
	c.kinds(&f)
	c.between("events.day_from", "events.day_to", &f)
	if len(f.Phrases) > 0 {
		cond, v := s.dialect.Match("events", f.Phrases, len(c.args)+1)
		c.args = append(c.args, v)
		c.add("%s", cond)
	}
	if f.After > 0 {
		c.add("events.n < %s", c.arg(f.After))
	}
	list, err := s.query(ctx, fmt.Sprintf(`SELECT events.n, events.id, events.local, r.id, r.title, r.outlet, r.url, r.published, coalesce((SELECT g.id FROM reports g WHERE g.n = r.text_group), r.id),
		events.type, events.mode, events.quad, events.cameo, events.code, events.status, events.background, events.symmetric, events.day_from, events.day_to, events.date_basis,
		events.place, events.country, events.lat, events.lon, events.goldstein, events.intensity, events.score, events.vouched, events.words_from, events.words_to, events.trigger, events.words, events.rule
		FROM events JOIN reports r ON r.n = events.report WHERE %s ORDER BY events.n DESC LIMIT %s`, c.sql(), c.arg(f.Limit)), c.args...)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	var out []Event
	for list.Next() {
		var e Event
		var background, symmetric int
		if err := list.Scan(&e.N, &e.ID, &e.Local, &e.Report, &e.Title, &e.Outlet, &e.URL, &e.Published, &e.Group, &e.Type, &e.Mode, &e.Quad, &e.CAMEO, &e.Code, &e.Status, &background, &symmetric,
			&e.From, &e.To, &e.DateBasis, &e.Place, &e.Country, &e.Lat, &e.Lon, &e.Goldstein, &e.Intensity, &e.Score, &e.Vouched, &e.Start, &e.End, &e.Trigger, &e.Words, &e.Rule); err != nil {
			return nil, err
		}
		e.Background, e.Symmetric = background != 0, symmetric != 0
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

// kinds adds what is asked of the event itself.
func (c *conditions) kinds(f *Filter) {
	var types []string
	for _, t := range f.Type {
		if typ, mode, ok := strings.Cut(t, ":"); ok {
			types = append(types, fmt.Sprintf("(events.type = %s AND events.mode = %s)", c.arg(strings.ToUpper(typ)), c.arg(mode)))
		} else {
			types = append(types, "events.type = "+c.arg(strings.ToUpper(t)))
		}
	}
	c.any(types)
	c.among("events.status", f.Status)
	var quads []string
	for _, q := range f.Quad {
		quads = append(quads, "events.quad = "+c.arg(q))
	}
	c.any(quads)
	var places []string
	for _, p := range f.Place {
		if len(p) == 3 && strings.ToUpper(p) == p {
			places = append(places, "events.country = "+c.arg(p))
		} else {
			places = append(places, fmt.Sprintf("lower(events.place) LIKE %s ESCAPE '!'", c.arg("%"+like(strings.ToLower(p))+"%")))
		}
	}
	c.any(places)
	if f.Background != nil {
		c.add("events.background = %s", c.arg(flag(*f.Background)))
	}
	if f.MinScore > 0 {
		c.add("events.score >= %s", c.arg(f.MinScore))
	}
}

// parties fetches the parties of the rows in at and gives each to set.
func (s *Store) parties(ctx context.Context, at map[int64]int, set func(i int, role string, p Party)) error {
	if len(at) == 0 {
		return nil
	}
	c := &conditions{}
	marks := make([]string, 0, len(at))
	for n := range at {
		marks = append(marks, c.arg(n))
	}
	list, err := s.query(ctx, `SELECT owner, role, local, key, name, kind, country, sectors, office, anonymous FROM parties WHERE owner IN (`+strings.Join(marks, ", ")+`) ORDER BY owner, role, pos`, c.args...)
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
	c := &conditions{}
	c.add("statements.record = %s", s.current(c, &f))
	c.reports("r", &f)
	c.party("statements", f.Actor, "speaker")
	c.party("statements", f.Source, "speaker")
	c.between("r.published", "r.published", &f)
	if f.Anonymous != nil {
		c.add("statements.anonymous = %s", c.arg(flag(*f.Anonymous)))
	}
	c.among("statements.cue_type", f.Type)
	if len(f.Phrases) > 0 {
		cond, v := s.dialect.Match("statements", f.Phrases, len(c.args)+1)
		c.args = append(c.args, v)
		c.add("%s", cond)
	}
	if f.After > 0 {
		c.add("statements.n < %s", c.arg(f.After))
	}
	list, err := s.query(ctx, fmt.Sprintf(`SELECT statements.n, statements.id, statements.local, r.id, r.title, r.outlet, r.published, coalesce((SELECT g.id FROM reports g WHERE g.n = r.text_group), r.id),
		statements.cue, statements.cue_type, statements.quote, statements.stance, statements.anonymous, statements.reason, statements.source, statements.words
		FROM statements JOIN reports r ON r.n = statements.report WHERE %s ORDER BY statements.n DESC LIMIT %s`, c.sql(), c.arg(f.Limit)), c.args...)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	var out []Statement
	for list.Next() {
		var e Statement
		var anonymous int
		if err := list.Scan(&e.N, &e.ID, &e.Local, &e.Report, &e.Title, &e.Outlet, &e.Published, &e.Group, &e.Cue, &e.CueType, &e.Quote, &e.Stance, &anonymous, &e.Reason, &e.Source, &e.Words); err != nil {
			return nil, err
		}
		e.Anonymous = anonymous != 0
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
	c := &conditions{}
	c.reports("reports", &f)
	c.between("reports.published", "reports.published", &f)
	if !f.AsOf.IsZero() {
		c.add("reports.added <= %s", c.arg(f.AsOf.UnixMilli()))
	}
	if len(f.Phrases) > 0 {
		cond, v := s.dialect.Match("reports", f.Phrases, len(c.args)+1)
		c.args = append(c.args, v)
		c.add("%s", cond)
	}
	if f.After > 0 {
		c.add("reports.n < %s", c.arg(f.After))
	}
	list, err := s.query(ctx, fmt.Sprintf(`SELECT reports.n, reports.id, title, outlet, url, lang, published, skipped, coalesce((SELECT g.id FROM reports g WHERE g.n = reports.text_group), reports.id), share, origin
		FROM reports WHERE %s ORDER BY reports.n DESC LIMIT %s`, c.sql(), c.arg(f.Limit)), c.args...)
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
