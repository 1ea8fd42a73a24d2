package access

import (
	"crypto/rand"
	_ "embed"
	"encoding/json"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Cookies of sessions: the first binds a browser to this very server and is sent over
// TLS alone; the second is for a server on this machine without TLS.
const (
	secureCookie = "__Host-readout"
	plainCookie  = "readout"
)

// sessionLasts is how long a login counts.
const sessionLasts = 12 * time.Hour

// mostSessions and mostRates are how many are remembered; the oldest go first.
const (
	mostSessions = 10000
	mostRates    = 10000
)

// sessions are the logins of browsers. They end with the process.
type sessions struct {
	mu   sync.Mutex
	list map[string]session // by the hash of what the cookie holds
}

type session struct {
	token string // id
	until time.Time
}

// add begins a session and returns what the cookie holds.
func (s *sessions) add(token string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.list == nil {
		s.list = map[string]session{}
	}
	if len(s.list) >= mostSessions {
		oldest := ""
		for k, x := range s.list {
			if oldest == "" || x.until.Before(s.list[oldest].until) {
				oldest = k
			}
		}
		delete(s.list, oldest)
	}
	secret := rand.Text() + rand.Text()
	s.list[hashOf(secret)] = session{token, time.Now().Add(sessionLasts)}
	return secret
}

// token is the id of the token by which a session began, empty where there is none.
func (s *sessions) token(secret string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	x := s.list[hashOf(secret)]
	if time.Now().After(x.until) {
		return ""
	}
	return x.token
}

func (s *sessions) end(secret string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.list, hashOf(secret))
}

//go:embed login.html
var loginText string

var loginPage = template.Must(template.New("login").Parse(loginText))

// login shows the form, and takes what was typed into it.
func (g *Guard) login(w http.ResponseWriter, r *http.Request, from string) {
	next := local(r.FormValue("next"))
	if r.Method != http.MethodPost {
		showLogin(w, http.StatusOK, next, "")
		return
	}
	if !g.logins.allow(from) {
		w.Header().Set("Retry-After", "60")
		g.log(r, Person{}, from, http.StatusTooManyRequests)
		showLogin(w, http.StatusTooManyRequests, next, "Too many tries: wait a minute.")
		return
	}
	t := g.Tokens.find(strings.TrimSpace(r.PostFormValue("token")))
	if t == nil {
		g.log(r, Person{}, from, http.StatusForbidden)
		showLogin(w, http.StatusForbidden, next, "No such token. It may have been taken back, or its time is over.")
		return
	}
	c := &http.Cookie{Name: plainCookie, Value: g.sessions.add(t.ID), Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: int(sessionLasts.Seconds())}
	if r.TLS != nil || g.Proxy {
		c.Name, c.Secure = secureCookie, true
	}
	http.SetCookie(w, c)
	g.log(r, Person{t.Name, t.Role}, from, http.StatusSeeOther)
	http.Redirect(w, r, next, http.StatusSeeOther)
}

func showLogin(w http.ResponseWriter, code int, next, wrong string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_ = loginPage.Execute(w, struct{ Next, Wrong string }{next, wrong}) // the reader may have gone
}

// logout ends a session.
func (g *Guard) logout(w http.ResponseWriter, r *http.Request, p Person, from string) {
	for _, name := range []string{secureCookie, plainCookie} {
		if c, err := r.Cookie(name); err == nil {
			g.sessions.end(c.Value)
			http.SetCookie(w, &http.Cookie{Name: name, Path: "/", MaxAge: -1, HttpOnly: true, Secure: name == secureCookie, SameSite: http.SameSiteLaxMode})
		}
	}
	g.log(r, p, from, http.StatusSeeOther)
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

// local is where a login leads: a page of this server and of no other.
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return "/"
	}
	return next
}

func queryEscape(s string) string { return url.QueryEscape(s) }

// problem tells a program what is wrong, as RFC 9457 has it.
func problem(w http.ResponseWriter, code int, what string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(struct {
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{http.StatusText(code), code, what})
}

// rates holds how often each asks, per second, with a burst.
type rates struct {
	per   float64
	burst int

	mu   sync.Mutex
	list map[string]*counted
}

type counted struct {
	*rate.Limiter
	last time.Time
}

// allow says whether who may ask once more.
func (r *rates) allow(who string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.list == nil {
		r.list = map[string]*counted{}
	}
	x := r.list[who]
	if x == nil {
		if len(r.list) >= mostRates {
			oldest := ""
			for k, c := range r.list {
				if oldest == "" || c.last.Before(r.list[oldest].last) {
					oldest = k
				}
			}
			delete(r.list, oldest)
		}
		x = &counted{Limiter: rate.NewLimiter(rate.Limit(r.per), r.burst)}
		r.list[who] = x
	}
	x.last = time.Now()
	return x.Allow()
}
