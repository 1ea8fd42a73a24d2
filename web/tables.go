package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"mime"
	"net/http"
	"strings"
	"time"

	"readout/export"
)

// tables are what can be taken away: each by its name, as a sheet of what the query asks.
var tables = map[string]func(*request) (*export.Sheet, error){
	"events": (*request).eventTable, "statements": (*request).statementTable, "reports": (*request).reportTable,
	"actors": (*request).actorTable, "stories": (*request).storyTable, "processes": (*request).processTable,
	"runs": (*request).runTable, "accuracy": (*request).accuracyTable, "sources": (*request).sourceTable, "quoted": (*request).quotedTable,
	"parties": (*request).partyTable, "states": (*request).stateTable, "rounds": (*request).roundTable, "positions": (*request).positionTable,
	"places": (*request).placeTable, "pairs": (*request).pairTable,
	"steps": (*request).stepTable, "agreements": (*request).agreementTable, "claims": (*request).claimTable,
}

// tableTime is how long a reader of a table may take for each piece of it.
const tableTime = 30 * time.Second

// A takeaway is the ways to a table in each form, under the table on a page.
type takeaway struct {
	Name, What string
	Links      []takeLink
}

type takeLink struct{ Form, Link string }

// take makes the ways to a table; pairs are names and values of its query.
func take(name, what string, pairs ...string) *takeaway {
	t := &takeaway{Name: name, What: what}
	for _, form := range export.SheetForms {
		t.Links = append(t.Links, takeLink{strings.ToUpper(form[:1]) + form[1:], "/tables/" + name + "." + form + queryOf(pairs...)})
	}
	t.Links[0].Form, t.Links[1].Form = "CSV", "JSON"
	return t
}

// table sends a table as a file. Its rows pass through; one that fails half way ends the
// connection, so that nobody takes a part for the whole.
func (s *Server) table(w http.ResponseWriter, r *http.Request) {
	name, form, _ := strings.Cut(r.PathValue("file"), ".")
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	q := &request{Server: s, w: w, r: r, ctx: ctx}
	kind := map[string]string{"csv": "text/csv; charset=utf-8", "json": "application/json", "parquet": "application/vnd.apache.parquet"}[form]
	of := tables[name]
	if of == nil || kind == "" {
		q.fail(http.StatusNotFound, "There is no such table; those there are stand under the tables of the pages, as .csv, .json and .parquet.")
		return
	}
	var sheet *export.Sheet
	err := s.inTurn(ctx, func() (err error) {
		sheet, err = of(q)
		return err
	})
	if err != nil {
		s.failed(q, err)
		return
	}
	out := &slowly{w: w, c: http.NewResponseController(w), head: func() {
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name + "." + form}))
		w.Header().Set("Cache-Control", "no-store")
	}}
	switch err := sheet.Write(out, form); {
	case err == nil:
		out.begin()
	case !out.begun:
		s.failed(q, err)
	default:
		if s.Log != nil && !errors.Is(err, context.Canceled) {
			s.Log.Log(r.Context(), slog.LevelWarn, "a table was not sent whole", "table", name, "err", err)
		}
		panic(http.ErrAbortHandler)
	}
}

// inTurn does what may count a whole store, one at a time, so that others can read.
func (s *Server) inTurn(ctx context.Context, f func() error) error {
	select {
	case s.counting <- struct{}{}:
		defer func() { <-s.counting }()
		return f()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// A slowly writes an answer that may take long as a whole, but for no piece of it.
type slowly struct {
	w     io.Writer
	c     *http.ResponseController
	head  func()
	begun bool
}

func (s *slowly) begin() {
	if !s.begun {
		s.begun = true
		s.head()
	}
}

func (s *slowly) Write(b []byte) (int, error) {
	s.begin()
	_ = s.c.SetWriteDeadline(time.Now().Add(tableTime)) // where it cannot be set the server's own holds
	return s.w.Write(b)
}

// pointers yields rows by their addresses.
func pointers[T any](rows iter.Seq2[T, error]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for r, err := range rows {
			if !yield(&r, err) {
				return
			}
		}
	}
}

// these yields the rows of a list.
func these[T any](list []T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for i := range list {
			if !yield(&list[i], nil) {
				return
			}
		}
	}
}

// wanted is the filter of a table: that of its page, without its limit.
func (q *request) wanted() (f listFilter, err error) {
	f, err = q.listFilter()
	f.Limit, f.After = 0, 0
	return f, err
}

func (q *request) eventTable() (*export.Sheet, error) {
	f, err := q.wanted()
	return export.EventSheet(pointers(q.Store.Events(q.ctx, f.Filter))), err
}

func (q *request) statementTable() (*export.Sheet, error) {
	f, err := q.wanted()
	return export.StatementSheet(pointers(q.Store.Statements(q.ctx, f.Filter))), err
}

func (q *request) reportTable() (*export.Sheet, error) {
	f, err := q.wanted()
	return export.ReportSheet(pointers(q.Store.Reports(q.ctx, f.Filter))), err
}

// rowsOf names what a number counts: "12 events".
func rowsOf(n int64, more bool, what string) string {
	if more {
		return fmt.Sprintf("more than %d %ss", n, what)
	}
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
