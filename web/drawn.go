package web

import (
	"cmp"
	"slices"

	"readout"
	"readout/internal/plover"
	"readout/store"
	"readout/wording"
)

// mostDrawn is how many rows of events a drawing is made of at most: those that came in
// last. What was cut is said.
const mostDrawn = 5000

// A happening is an event with all rows that tell of it, so that what ten reports tell
// is drawn once.
type happening struct {
	ID   string
	Rows []store.Event
}

// A drawing is what a page draws.
type drawing struct {
	Happenings []*happening
	Rows       int   // read
	Cut        bool  // there were more
	Last       int64 // number of the last row
}

// drawn reads the events that f wants, at most mostDrawn rows, and puts those together
// that tell of one happening; in the order of the rows.
func (q *request) drawn(f store.Filter) (drawing, error) {
	f.Limit = mostDrawn + 1
	return q.drawings.of(q.ctx, q.Store, f, func() (drawing, error) { return q.drawAnew(f) })
}

func (q *request) drawAnew(f store.Filter) (d drawing, err error) {
	var rows []store.Event
	for page, err := range q.Store.EventPages(q.ctx, f) {
		if err != nil {
			return d, err
		}
		rows = append(rows, page...)
	}
	if d.Cut = len(rows) > mostDrawn; d.Cut {
		rows = rows[:mostDrawn]
	}
	if d.Rows = len(rows); d.Rows > 0 {
		d.Last = rows[d.Rows-1].N
	}
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	of, err := q.Store.HappeningsOf(q.ctx, ids)
	if err != nil {
		return d, err
	}
	at := map[string]*happening{}
	for i := range rows {
		id := cmp.Or(of[rows[i].ID], rows[i].ID)
		h := at[id]
		if h == nil {
			h = &happening{ID: id}
			at[id] = h
			d.Happenings = append(d.Happenings, h)
		}
		h.Rows = append(h.Rows, rows[i])
	}
	return d, nil
}

// texts counts the independent texts that tell of it.
func (h *happening) texts() int {
	var groups []string
	for i := range h.Rows {
		if g := cmp.Or(h.Rows[i].Group, h.Rows[i].Report); !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	return len(groups)
}

// best is the row that is shown: one that says it happened, of a known day, the surest.
func (h *happening) best() *store.Event {
	return slices.MaxFunc(pointersTo(h.Rows), func(a, b *store.Event) int {
		return cmp.Or(cmp.Compare(bit(took(a)), bit(took(b))), cmp.Compare(bit(a.From != "" && a.From == a.To), bit(b.From != "" && b.From == b.To)), cmp.Compare(a.Score, b.Score), cmp.Compare(b.N, a.N))
	})
}

func pointersTo[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// took says that the event happened, and not only that somebody alleges so.
func took(e *store.Event) bool {
	s := readout.Status(e.Status)
	return s == readout.Happened || s == readout.Ongoing || s == ""
}

// A narrowed is what a drawing is narrowed by, as its form shows it.
type narrowed struct {
	Action, Query, Actor, Type, Process, From, To string

	Types     []string
	Processes []store.ProcessRow
	Notes     []string
}

// mostChoices is how many processes a form offers.
const mostChoices = 100

// narrowed reads the form over a drawing: days are kept apart from the rest of the filter.
func (q *request) narrowed(action string) (f store.Filter, n narrowed, err error) {
	n = narrowed{Action: action, Query: q.r.FormValue("q"), Actor: q.r.FormValue("actor"), Type: q.r.FormValue("type"), Process: q.r.FormValue("process")}
	typed := store.ParseQuery(n.Query, q.Names)
	if f, n.Notes = typed.Filter, typed.Notes; typed.Nothing {
		return f, n, fault{400, "Nothing can be found by that: " + cutEnd(wording.Plain(cmp.Or(first(typed.Notes), n.Query)), 200) + "."}
	}
	if n.From, err = q.day("from"); err != nil {
		return f, n, err
	}
	if n.To, err = q.day("to"); err != nil {
		return f, n, err
	}
	if n.From != "" && n.To != "" && n.From > n.To {
		return f, n, fault{400, "The first day, " + n.From + ", is after the last, " + n.To + ": exchange them."}
	}
	if n.Actor != "" {
		who := []string{n.Actor}
		if q.Names != nil {
			if keys := q.Names(n.Actor); len(keys) > 0 {
				who = keys
			}
		}
		f.Also = append(f.Also, store.Filter{Actor: who})
	}
	for t := range plover.Quads {
		n.Types = append(n.Types, t)
	}
	slices.Sort(n.Types)
	if n.Type != "" {
		f.Also = append(f.Also, store.Filter{Type: []string{n.Type}})
	}
	if n.Process != "" {
		f.Also = append(f.Also, store.Filter{Process: []string{n.Process}})
	}
	var left []string
	if f, left, err = q.unveiled(f); err != nil {
		return f, n, err
	}
	n.Notes = append(n.Notes, left...)
	n.Processes, err = q.Store.Processes(q.ctx, store.ProcessFilter{Limit: mostChoices})
	return f, n, err
}

// within adds days to a filter.
func within(f store.Filter, from, to string) store.Filter {
	if from != "" || to != "" {
		f.Also = append(slices.Clone(f.Also), store.Filter{From: from, To: to})
	}
	return f
}

// linkOf is the way to the words of an event.
func linkOf(e *store.Event) string {
	return spanLink(e.Report, readout.Span{Start: int32(e.Start), End: int32(e.End)})
}

// who says who did it to whom, in a few words.
func who(e *store.Event) string {
	by, to := cmp.Or(names(e.Actors), "not said who"), names(e.Recipients)
	if to == "" || e.Symmetric {
		return by
	}
	return by + " → " + to
}

// typeOf is the type of an event with its mode.
func typeOf(e *store.Event) string {
	if e.Mode == "" {
		return e.Type
	}
	return e.Type + " (" + wording.Spaced(e.Mode) + ")"
}
