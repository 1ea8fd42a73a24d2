// Package api gives programs what package web shows to people: /api/v1, JSON in and out,
// described by an OpenAPI 3.1 document that is served beside it. Lists go on by cursors,
// whole lists come as a stream of lines, errors are problem+json.
package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"path"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"readout"
	"readout/notify"
	"readout/store"
)

// Version is that of the contract: it rises when something is added, and what is there
// stays until /api/v2.
const Version = "1.0.0"

// An API answers programs over a store.
type API struct {
	Store *store.Store
	Names store.Names                                                     // whom a name in a query means
	Read  func(context.Context, *readout.Report) (*readout.Record, error) // codes a report; nil where nothing is read
	Coder readout.CoderVersion
	Log   *slog.Logger // of what went wrong on our side; nil for none

	Heartbeat time.Duration // of streams of changes; 0 for 15 seconds
	WriteTime time.Duration // in which a client of one must take what it is sent; 0 for 10 seconds

	feed *notify.Feed
}

// Close ends the streams of changes, so that the server can end.
func (a *API) Close() { a.feed.Close() }

// Mount adds the operations to mux, and returns them with their description.
func (a *API) Mount(mux *http.ServeMux) huma.API {
	c := huma.DefaultConfig("Readout", Version)
	c.Info.Description = "Who did what to whom, who said what, when, where, and where each negotiation stands - every claim with the words that prove it. " +
		"Spans count bytes of a report's text from 0, the end not included."
	c.OpenAPIPath, c.SchemasPath, c.DocsPath = "/api/v1/openapi", "/api/v1/schemas", ""
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	c.AllowAdditionalPropertiesByDefault = true // what is added breaks nobody
	c.CreateHooks = nil                         // no links to schemas in what is answered
	c.RejectUnknownQueryParameters = true
	h := humago.New(tagged{mux}, c)
	a.feed = notify.NewFeed(a.Store)
	a.processes(h)
	a.changes(h)
	a.feeds(h)
	a.lists(h)
	a.reports(h)
	a.judgements(h)
	a.assignments(h)
	a.status(h)
	return h
}

// get describes an operation that only reads.
func get(path, id, tag, summary, about string) huma.Operation {
	return huma.Operation{Method: http.MethodGet, Path: "/api/v1" + path, OperationID: id, Tags: []string{tag}, Summary: summary, Description: about,
		Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusServiceUnavailable}}
}

// problem turns an error into what a client is told; what nobody foresaw is logged.
func (a *API) problem(err error) error {
	var e huma.StatusError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &e):
		return err
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrNoProcess), errors.Is(err, store.ErrNoStory):
		return huma.Error404NotFound(err.Error())
	case errors.Is(err, store.ErrForgotten):
		return huma.NewError(http.StatusGone, "the report was forgotten: its text may not be kept")
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrClosed), errors.Is(err, context.DeadlineExceeded):
		return huma.Error503ServiceUnavailable("the database cannot be used at the moment")
	}
	if a.Log != nil {
		a.Log.Error("answer failed", "err", err)
	}
	return huma.Error500InternalServerError("something went wrong on our side; the server's log has the reason")
}

// schemaName names a type in the description; those of the rooms processes and stories
// have names that others have, too.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	switch path.Base(t.PkgPath()) {
	case "processes":
		return "Ledger" + name
	case "stories":
		return "Story" + name
	}
	return name
}

// register adds an operation whose errors are told as problem has them.
func register[I, O any](a *API, h huma.API, op huma.Operation, f func(context.Context, *I) (*O, error)) {
	huma.Register(h, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := f(ctx, in)
		return out, a.problem(err)
	})
}
