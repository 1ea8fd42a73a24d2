package store

import "readout"

// Shown are the rows of a record as lists and exports have them, made without a database:
// its report, its events and its statements in the order of the text.
// What only a store knows, the text group and how much of the text stands in it, is left out.
func Shown(rec *readout.Record) (Report, []Event, []Statement) {
	r := rec.Report
	out := Report{ID: r.ID, Title: clean(r.Title), Outlet: clean(r.Outlet), URL: clean(r.URL), Lang: clean(r.Lang), Published: dayOf(r.Published), Skipped: string(r.Skipped), Origin: clean(Origin(r))}
	events, said := eventsOf(rec), statementsOf(rec)
	for i := range events {
		e := &events[i]
		e.Report, e.Title, e.Outlet, e.URL, e.Published = out.ID, out.Title, out.Outlet, out.URL, out.Published
	}
	for i := range said {
		s := &said[i]
		s.Report, s.Title, s.Outlet, s.Published = out.ID, out.Title, out.Outlet, out.Published
	}
	return out, events, said
}
