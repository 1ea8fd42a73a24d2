package web

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"readout"
	"readout/store"
	"readout/wording"
)

type reportRow struct {
	Day, Title, Link, Outlet, Note string
}

func reportRowOf(r *store.Report) reportRow {
	x := reportRow{Day: cmp.Or(r.Published, "no date"), Title: titleOf(r.Title, r.ID), Link: "/reports/" + r.ID, Outlet: wording.Plain(r.Outlet)}
	switch {
	case r.Skipped != "":
		x.Note = "not coded: " + wording.Plain(r.Skipped)
	case r.Group != r.ID && r.Group != "":
		x.Note = fmt.Sprintf("a copy: %.0f %% shared with others", 100*r.Share)
	}
	if r.Origin != "" {
		x.Note = strings.TrimPrefix(x.Note+", likely from "+wording.Plain(r.Origin), ", ")
	}
	return x
}

type eventRow struct {
	Day, By, Type, To, Place, Words, Link, Outlet string
	Status                                        toned
	Past                                          bool
}

func eventRowOf(e *store.Event) eventRow {
	x := eventRow{Day: "no date", By: names(e.Actors), To: names(e.Recipients), Type: e.Type, Place: wording.Plain(e.Place), Outlet: wording.Plain(e.Outlet),
		Words: cutEnd(wording.Plain(e.Words), mostWords), Link: spanLink(e.Report, readout.Span{Start: int32(e.Start), End: int32(e.End)}), Past: e.Background}
	if e.From != "" {
		x.Day = wording.FromTo(e.From, e.To)
	}
	if e.Mode != "" {
		x.Type += " (" + wording.Spaced(e.Mode) + ")"
	}
	x.Status.Word, x.Status.Tone = wording.Status(readout.Status(e.Status))
	return x
}

func names(list []store.Party) string {
	var out []string
	for _, p := range list {
		if n := cmp.Or(wording.Plain(p.Name), p.ID); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return wording.List(out)
}

// A listPage is a list of rows with the query that made it.
type listPage[T any] struct {
	Rows  []T
	Form  form
	Notes []string
	Next  string // the way to older rows
	Take  *takeaway
}

// listed makes a list page: a row of each that comes, and the way to those behind them.
func listed[T, R any](q *request, what string, rows func(context.Context, store.Filter) iter.Seq2[T, error], row func(*T) R, number func(*T) int64) (p listPage[R], err error) {
	f, err := q.listFilter()
	if err != nil {
		return p, err
	}
	p = listPage[R]{Form: q.form(), Notes: f.Notes, Take: take(what, "all "+what+" of this list", q.pairs()...)}
	var last int64
	for x, err := range rows(q.ctx, f.Filter) {
		if err != nil {
			return p, err
		}
		if len(p.Rows) == mostRows {
			p.Next = q.older(last)
			break
		}
		last = number(&x)
		p.Rows = append(p.Rows, row(&x))
	}
	return p, nil
}

// reports lists reports, those that came in last first.
func (q *request) reports() error {
	p, err := listed(q, "reports", q.Store.Reports, reportRowOf, func(r *store.Report) int64 { return r.N })
	if err != nil {
		return err
	}
	return q.show("reports.html", "reports", "Reports", p)
}

// events lists events.
func (q *request) events() error {
	p, err := listed(q, "events", q.Store.Events, eventRowOf, func(e *store.Event) int64 { return e.N })
	if err != nil {
		return err
	}
	return q.show("events.html", "events", "Events", p)
}

// statements lists statements.
func (q *request) statements() error {
	p, err := listed(q, "statements", q.Store.Statements, statementRowOf, func(s *store.Statement) int64 { return s.N })
	if err != nil {
		return err
	}
	return q.show("statements.html", "statements", "Statements", p)
}
