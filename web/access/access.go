// Package access says who asks a server, and what they may: tokens that are kept as
// hashes in a file, sessions of browsers, roles by method and path, limits on how often,
// and a log of what was done.
//
// A server on this machine's own address asks nobody who they are, unless it is told
// to. Any other needs tokens.
package access

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Role is what a person may do; each may do what those before it may.
type Role string

// The roles.
const (
	Nobody Role = ""       // has not said who they are
	Viewer Role = "viewer" // reads
	Editor Role = "editor" // corrects too
	Admin  Role = "admin"  // does all
)

// Roles are the roles a token can have.
var Roles = []Role{Viewer, Editor, Admin}

// may says whether role r includes role need.
func (r Role) may(need Role) bool {
	order := []Role{Nobody, Viewer, Editor, Admin}
	i := slices.Index(order, r)
	return i >= 0 && i >= slices.Index(order, need)
}

// A Person asks.
type Person struct {
	Name string // as their token is called; empty for who need not say
	Role Role
}

type key struct{}

// PersonOf returns who asks: what [Guard] found. Where no guard stands it is a person
// without a name who may do nothing.
func PersonOf(ctx context.Context) Person {
	p, _ := ctx.Value(key{}).(Person)
	return p
}

type said struct{}

// Saying keeps the name by which a person at a browser went, where nobody need say who they
// are; a token's name goes before it.
func Saying(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, said{}, name)
}

// NameOf is how the person who asks is called: by their token, or as they said; empty where
// nobody knows. It says what somebody is to see, and never what they may do.
func NameOf(ctx context.Context) string {
	if p := PersonOf(ctx); p.Name != "" {
		return p.Name
	}
	name, _ := ctx.Value(said{}).(string)
	return name
}

// need is the role that a request takes. What is not listed takes the highest.
func need(method, path string) Role {
	switch method {
	case http.MethodGet, http.MethodHead:
		for _, free := range []string{"/login", "/assets/", "/dist/"} {
			if path == free || strings.HasSuffix(free, "/") && strings.HasPrefix(path, free) {
				return Nobody
			}
		}
		return Viewer
	case http.MethodPost:
		switch path {
		case "/login", "/logout":
			return Nobody
		case "/api/v1/read": // reads what is sent, and keeps nothing
			return Viewer
		}
		for _, p := range []string{"/review", "/reports/", "/api/v1/review", "/api/v1/judgements"} {
			if path == p || strings.HasPrefix(path, strings.TrimSuffix(p, "/")+"/") {
				return Editor
			}
		}
	}
	return Admin
}

// A Guard lets in who may.
type Guard struct {
	Tokens *Tokens      // nil: nobody is asked who they are, all may do all
	Log    *slog.Logger // of what was done and refused; nil for none
	Proxy  bool         // a proxy stands before the server, and says where requests come from
	// Fail answers a request of a person that ends here; wanted is in plain words.
	Fail func(w http.ResponseWriter, r *http.Request, code int, what string)

	sessions sessions
	rates    rates
	logins   rates
	busy     chan struct{}
}

// atOnce is how many requests are worked on at a time; others wait, those of streams
// apart. It holds the memory, not the processors.
const atOnce = 64

// patience is how long a request waits for its turn.
const patience = 10 * time.Second

// Over puts the guard before h.
func (g *Guard) Over(h http.Handler) http.Handler {
	g.busy = make(chan struct{}, atOnce)
	g.rates = rates{per: 20, burst: 200}
	g.logins = rates{per: 5. / 60, burst: 5}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		from := g.from(r)
		p := Person{Role: Admin}
		if g.Tokens != nil {
			var who string // by which it is counted how often they ask
			p, who = g.person(r)
			if who == "" {
				who = from
			}
			if !g.rates.allow(who) {
				w.Header().Set("Retry-After", "5")
				g.refuse(w, r, p, from, http.StatusTooManyRequests, "Too many requests at once: wait five seconds.")
				return
			}
			if n := need(r.Method, r.URL.Path); !p.Role.may(n) {
				g.turnAway(w, r, p, from, n)
				return
			}
			switch r.URL.Path {
			case "/login":
				r.Body = http.MaxBytesReader(w, r.Body, maxLogin) // nobody knows yet who sends it
				g.login(w, r, from)
				return
			case "/logout":
				g.logout(w, r, p, from)
				return
			}
		}
		at, ok := g.turn(w, r)
		if !ok {
			g.refuse(w, r, p, from, http.StatusServiceUnavailable, "The server has too much to do: try again in a moment.")
			return
		}
		defer at.leave()
		r = r.WithContext(context.WithValue(r.Context(), placeKey{}, at))
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			if r.URL.Path != "/api/v1/read" { // which has limits of its own
				r.Body = http.MaxBytesReader(w, r.Body, maxBody)
			}
			rec := &recorder{ResponseWriter: w}
			w = rec
			defer func() { g.log(r, p, from, rec.code) }()
		}
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, p)))
	})
}

// maxBody is how long a form may be, maxLogin that of a login, in bytes.
const (
	maxBody  = 1 << 20
	maxLogin = 8 << 10
)

// lasting says whether a request goes on for as long as somebody listens.
func lasting(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/stream") }

// A place is one among those that are worked on.
type place struct {
	busy <-chan struct{} // nil where none was taken
	once sync.Once
}

type placeKey struct{}

func (p *place) leave() {
	p.once.Do(func() {
		if p.busy != nil {
			<-p.busy
		}
	})
}

// Leave gives up the place of a request that waits for what another one makes, so that it
// keeps nobody from being served.
func Leave(ctx context.Context) {
	if p, ok := ctx.Value(placeKey{}).(*place); ok {
		p.leave()
	}
}

// turn waits for a place among those that are worked on.
func (g *Guard) turn(w http.ResponseWriter, r *http.Request) (*place, bool) {
	if lasting(r) {
		return &place{}, true
	}
	select {
	case g.busy <- struct{}{}:
		return &place{busy: g.busy}, true
	default:
	}
	t := time.NewTimer(patience)
	defer t.Stop()
	select {
	case g.busy <- struct{}{}:
		return &place{busy: g.busy}, true
	case <-t.C:
	case <-r.Context().Done():
	}
	w.Header().Set("Retry-After", "5")
	return nil, false
}

// person is who asks, by the token of a program or the session of a browser, and a name
// by which their requests are counted.
func (g *Guard) person(r *http.Request) (Person, string) {
	if scheme, secret, ok := strings.Cut(r.Header.Get("Authorization"), " "); ok && strings.EqualFold(scheme, "bearer") {
		if t := g.Tokens.find(strings.TrimSpace(secret)); t != nil {
			return Person{t.Name, t.Role}, "token " + t.ID
		}
		return Person{}, ""
	}
	for _, name := range []string{secureCookie, plainCookie} {
		c, err := r.Cookie(name)
		if err != nil {
			continue
		}
		if t := g.Tokens.byID(g.sessions.token(c.Value)); t != nil {
			return Person{t.Name, t.Role}, "token " + t.ID
		}
	}
	return Person{}, ""
}

// turnAway says what is missing: a login, or a role.
func (g *Guard) turnAway(w http.ResponseWriter, r *http.Request, p Person, from string, n Role) {
	switch {
	case p.Role != Nobody:
		g.refuse(w, r, p, from, http.StatusForbidden, "This takes the role "+string(n)+"; yours is "+string(p.Role)+". Ask who runs the server for another token.")
	case r.Method == http.MethodGet && !program(r):
		http.Redirect(w, r, "/login?next="+queryEscape(r.URL.RequestURI()), http.StatusSeeOther)
	default:
		w.Header().Set("WWW-Authenticate", `Bearer realm="Readout"`)
		g.refuse(w, r, p, from, http.StatusUnauthorized, "Say who you are: send a token as Authorization: Bearer TOKEN.")
	}
}

// program says whether a request is for programs rather than for a browser's window.
func program(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/api/") || strings.HasSuffix(r.URL.Path, ".atom") || strings.HasPrefix(r.URL.Path, "/tables/") || r.Header.Get("Authorization") != ""
}

// refuse ends a request and logs it.
func (g *Guard) refuse(w http.ResponseWriter, r *http.Request, p Person, from string, code int, what string) {
	g.log(r, p, from, code)
	if program(r) {
		problem(w, code, what)
		return
	}
	g.Fail(w, r, code, what)
}

// log writes down what was done, by whom and how it ended.
func (g *Guard) log(r *http.Request, p Person, from string, code int) {
	if g.Log == nil {
		return
	}
	if code == 0 {
		code = http.StatusOK
	}
	g.Log.Info("request", "who", p.Name, "role", string(p.Role), "from", from, "method", r.Method, "path", r.URL.Path, "status", code)
}

// A recorder keeps the status of an answer.
type recorder struct {
	http.ResponseWriter
	code int
}

func (r *recorder) WriteHeader(code int) {
	if r.code == 0 {
		r.code = code
	}
	r.ResponseWriter.WriteHeader(code)
}

// Unwrap lets handlers reach deadlines and flushing.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// from is where a request comes from: the machine, of IPv6 its network.
func (g *Guard) from(r *http.Request) string {
	host := r.RemoteAddr
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	if g.Proxy { // what the proxy itself has added is the last, on whichever line
		if list := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ","); strings.TrimSpace(list[len(list)-1]) != "" {
			host = strings.TrimSpace(list[len(list)-1])
		}
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return "unknown"
	}
	if a = a.Unmap(); a.Is6() {
		if n, err := a.WithZone("").Prefix(64); err == nil {
			return n.String()
		}
	}
	return a.String()
}
