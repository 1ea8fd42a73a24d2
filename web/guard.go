package web

import (
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
)

// policy is what a page of ours may do: load our own files, and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"

// guard puts what holds for every request around h: whom we answer, what a page may do,
// and that a fault of ours ends one request alone.
func (s *Server) guard(h http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	h = cross.Handler(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "no-referrer")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		defer s.recovered(w, r)
		if !s.known(r.Host) {
			http.Error(w, "This server is not asked under the name "+r.Host+"; start it with --host to allow it.", http.StatusMisdirectedRequest)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// known says whether we may be asked under a name: a page elsewhere that points a name
// of its own at this machine must not read what is here.
func (s *Server) known(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	return name == "localhost" || name == "127.0.0.1" || name == "::1" || slices.Contains(s.Hosts, name)
}

// recovered ends a request in which our code panicked.
func (s *Server) recovered(w http.ResponseWriter, r *http.Request) {
	x := recover()
	if x == nil {
		return
	}
	if x == http.ErrAbortHandler {
		panic(x)
	}
	log := s.Log
	if log == nil {
		log = slog.Default()
	}
	log.Error("panic", "path", r.URL.Path, "what", x, "stack", string(debug.Stack()))
	(&request{Server: s, w: w, r: r}).fail(http.StatusInternalServerError, "Something went wrong on our side; the server's log has the reason.")
}
