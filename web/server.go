// Package web shows a store to people: pages on which every claim opens at its words.
// Pages are made on the server and are whole without scripts; nothing on them comes
// from another machine, and no text of a report is ever taken for HTML.
package web

import (
	"context"
	"embed"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"readout"
	"readout/store"
	"readout/web/access"
	"readout/web/api"
	"readout/wording"
)

// A Server answers the requests of browsers over a store.
type Server struct {
	Store *store.Store
	Names store.Names  // whom a name in a query means; nil for nobody but who is called so
	Log   *slog.Logger // nil for none
	Coder readout.CoderVersion
	Demo  bool     // it shows made-up reports, and says so on every page
	Hosts []string // names under which it may be asked, besides this machine's own

	// Stale is for how long a page that is dear to make may be shown at most though the
	// store is another by now; it says so then. 0 shows what holds.
	Stale time.Duration

	// Access says who may ask; nil where nobody is asked who they are.
	Access *access.Guard

	// Read codes a report that a program sends; nil where nothing is read.
	Read func(context.Context, *readout.Report) (*readout.Record, error)

	// Explain says how a sentence, counted from 0, is coded: its tree and what was tried;
	// nil where the server is to show none.
	Explain func(ctx context.Context, r *readout.Report, sentence int) (*wording.Explained, error)

	api      *api.API
	kept     keptRecords
	answers  answers
	counting chan struct{}   // holds who counts a whole store
	paths    map[string]bool // of the pages there are, by Handler
	drawings drawings        // those that several readers look at
}

// Times after which a page is given up, and a connection that says nothing.
const (
	pageTime   = 30 * time.Second
	headerTime = 5 * time.Second
	idleTime   = 60 * time.Second
	mostHeader = 64 << 10
)

//go:embed assets
var assets embed.FS

// HTTP returns a server for addr with the limits that keep slow and greedy clients off.
func (s *Server) HTTP(addr string) *http.Server {
	h := &http.Server{Addr: addr, Handler: s.Handler(), ReadHeaderTimeout: headerTime, ReadTimeout: pageTime,
		WriteTimeout: 2 * pageTime, IdleTimeout: idleTime, MaxHeaderBytes: mostHeader}
	h.RegisterOnShutdown(s.api.Close) // streams of changes have no end of their own
	return h
}

// Handler returns what answers requests.
func (s *Server) Handler() http.Handler {
	s.counting = make(chan struct{}, 1)
	mux := http.NewServeMux()
	page := func(pattern string, f func(*request) error) {
		s.noted(pattern)
		mux.HandleFunc("GET "+pattern, func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, f) })
	}
	shared := func(pattern string, f func(*request) error) { // the same for all who ask
		s.noted(pattern)
		mux.HandleFunc("GET "+pattern, s.once(func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, f) }))
	}
	shared("/{$}", (*request).home)
	shared("/processes", (*request).processes)
	shared("/processes/{id}", (*request).process)
	shared("/reports", (*request).reports)
	page("/reports/{id}", (*request).report)
	page("/reports/{id}/sources", (*request).reportSources)
	page("/reports/{id}/why", (*request).why)
	shared("/stories", (*request).stories)
	shared("/stories/{id}", (*request).story)
	shared("/events", (*request).events)
	shared("/statements", (*request).statements)
	shared("/actors", (*request).actors)
	shared("/actors/{key}", (*request).actor)
	shared("/timeline", (*request).timeline)
	shared("/map", (*request).drawMap)
	shared("/network", (*request).network)
	mux.HandleFunc("GET /network.gexf", s.gexf)
	shared("/changes", (*request).changes)
	shared("/search", (*request).search)
	shared("/sources", (*request).sources)
	page("/review", (*request).review)
	mux.HandleFunc("POST /review", s.judge)
	page("/review/tasks", (*request).tasks)
	mux.HandleFunc("POST /review/tasks", s.form((*request).assign))
	page("/review/tasks/{id}", (*request).task)
	mux.HandleFunc("POST /review/tasks/{id}/who", s.form((*request).beCoder))
	mux.HandleFunc("POST /review/tasks/{id}/finish", s.form((*request).finish))
	mux.HandleFunc("POST /review/tasks/{id}/decide", s.form((*request).decide))
	shared("/status", (*request).status)
	mux.HandleFunc("GET /tables/{file}", s.table)
	page("/", func(*request) error { return errNoPage })
	static, _ := fs.Sub(assets, "assets")
	mux.Handle("GET /assets/", http.StripPrefix("/assets/", cached(http.FileServerFS(static))))
	mux.Handle("GET /dist/", serveDist())
	s.api = &api.API{Store: s.Store, Names: s.Names, Read: s.Read, Coder: s.Coder, Log: s.Log}
	s.api.Mount(mux)
	who := s.Access
	if who == nil {
		who = &access.Guard{}
	}
	who.Fail = func(w http.ResponseWriter, r *http.Request, code int, what string) {
		(&request{Server: s, w: w, r: r}).fail(code, what)
	}
	return s.guard(saying(who.Over(s.changing(mux))))
}

// cached lets browsers keep the files that come with the program for an hour.
func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=3600")
		h.ServeHTTP(w, r)
	})
}

// A request is one page under way.
type request struct {
	*Server
	w       http.ResponseWriter
	r       *http.Request
	ctx     context.Context
	tellers map[string]*wording.Teller // of the reports that the page quotes
}

// A fault is an error with the status under which it is told.
type fault struct {
	code int
	text string
}

func (f fault) Error() string { return f.text }

var errNoPage = fault{http.StatusNotFound, "There is no such page."}

// serve makes one page, and a readable one where that fails.
func (s *Server) serve(w http.ResponseWriter, r *http.Request, f func(*request) error) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTime)
	defer cancel()
	q := &request{Server: s, w: w, r: r, ctx: ctx}
	err := f(q)
	if err == nil {
		return
	}
	s.failed(q, err)
}

// failed tells of an error, and logs those that are ours.
func (s *Server) failed(q *request, err error) {
	code, text := faultOf(err)
	if code >= http.StatusInternalServerError && s.Log != nil {
		s.Log.Error("page failed", "path", q.r.URL.Path, "err", err)
	}
	q.fail(code, text)
}

// faultOf says under which status an error is told, and in which words.
func faultOf(err error) (int, string) {
	var f fault
	switch {
	case errors.As(err, &f):
		return f.code, f.text
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrNoProcess), errors.Is(err, store.ErrNoStory), errors.Is(err, store.ErrNoAssignment):
		return http.StatusNotFound, strings.ToUpper(err.Error()[:1]) + err.Error()[1:] + "."
	case errors.Is(err, store.ErrForgotten):
		return http.StatusGone, "The report was forgotten: its text may not be kept."
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable, "The answer took too long and was given up. Ask for less, or later."
	case errors.Is(err, context.Canceled):
		return 499, "The request was called off."
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrClosed):
		return http.StatusServiceUnavailable, "The database cannot be used at the moment: " + err.Error() + "."
	}
	return http.StatusInternalServerError, "Something went wrong on our side; the server's log has the reason."
}
