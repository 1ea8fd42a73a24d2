package web

import (
	"cmp"
	"fmt"
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
	x := reportRow{Day: cmp.Or(r.Published, "no date"), Title: cmp.Or(wording.Plain(r.Title), "(no title)"), Link: "/reports/" + r.ID, Outlet: wording.Plain(r.Outlet)}
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
	Query string
	Notes []string
	Next  string // the way to older rows
	Total string
}

// reports lists reports, those that came in last first.
func (q *request) reports() error {
	f, notes, err := q.filter()
	if err != nil {
		return err
	}
	p := listPage[reportRow]{Query: q.r.FormValue("q"), Notes: notes}
	var last int64
	for r, err := range q.Store.Reports(q.ctx, f) {
		if err != nil {
			return err
		}
		if len(p.Rows) == mostRows {
			p.Next = q.older(last)
			break
		}
		last = r.N
		p.Rows = append(p.Rows, reportRowOf(&r))
	}
	return q.show("reports.html", "reports", "Reports", p)
}

// events lists events.
func (q *request) events() error {
	f, notes, err := q.filter()
	if err != nil {
		return err
	}
	p := listPage[eventRow]{Query: q.r.FormValue("q"), Notes: notes}
	var last int64
	for e, err := range q.Store.Events(q.ctx, f) {
		if err != nil {
			return err
		}
		if len(p.Rows) == mostRows {
			p.Next = q.older(last)
			break
		}
		last = e.N
		p.Rows = append(p.Rows, eventRowOf(&e))
	}
	return q.show("events.html", "events", "Events", p)
}
