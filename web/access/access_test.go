package access

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestNeed says for each kind of request which role it takes; what nobody thought of
// takes the highest.
func TestNeed(t *testing.T) {
	for _, c := range []struct {
		method, path string
		want         Role
	}{
		{"GET", "/", Viewer}, {"GET", "/reports/x", Viewer}, {"HEAD", "/events", Viewer}, {"GET", "/api/v1/events", Viewer}, {"GET", "/api/v1/changes/stream", Viewer}, {"GET", "/tables/events.csv", Viewer},
		{"GET", "/login", Nobody}, {"POST", "/login", Nobody}, {"POST", "/logout", Nobody}, {"GET", "/assets/readout.css", Nobody}, {"GET", "/dist/site.js", Nobody},
		{"GET", "/loginx", Viewer}, {"GET", "/assetsx", Viewer}, {"GET", "/assets", Viewer},
		{"POST", "/api/v1/read", Viewer}, {"POST", "/review", Editor}, {"POST", "/reports/x/review", Editor}, {"POST", "/api/v1/review", Editor}, {"POST", "/api/v1/judgements", Editor}, {"POST", "/api/v1/judgements/x/undo", Editor}, {"GET", "/api/v1/judgements", Viewer}, {"POST", "/review/tasks/t1/decide", Editor}, {"POST", "/api/v1/judgementsx", Admin},
		{"POST", "/reviewers", Admin}, {"POST", "/", Admin}, {"PUT", "/reports/x", Admin}, {"DELETE", "/reports/x", Admin}, {"PATCH", "/login", Admin}, {"TRACE", "/", Admin}, {"get", "/", Admin},
	} {
		if got := need(c.method, c.path); got != c.want {
			t.Errorf("%s %s takes %q, want %q", c.method, c.path, got, c.want)
		}
	}
	for i, r := range Roles {
		for j, n := range Roles {
			if r.may(n) != (i >= j) {
				t.Errorf("%s may what %s may: %v", r, n, r.may(n))
			}
		}
		if Nobody.may(r) || Role("other").may(r) || Role("other").may(Nobody) {
			t.Errorf("who has no role may what %s may", r)
		}
	}
}

// A house is a server with a guard, and what it logged.
type house struct {
	*httptest.Server
	guard  *Guard
	tokens *Tokens
	audit  *bytes.Buffer
}

func newHouse(t *testing.T) *house {
	t.Helper()
	tokens, err := OpenTokens(filepath.Join(t.TempDir(), "deep", "tokens.json"))
	if err != nil {
		t.Fatal(err)
	}
	h := &house{tokens: tokens, audit: &bytes.Buffer{}}
	h.guard = &Guard{Tokens: tokens, Log: slog.New(slog.NewJSONHandler(h.audit, nil)), Fail: func(w http.ResponseWriter, _ *http.Request, code int, what string) { http.Error(w, what, code) }}
	h.Server = httptest.NewServer(h.guard.Over(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			w.WriteHeader(http.StatusRequestEntityTooLarge)
			return
		}
		p := PersonOf(r.Context())
		fmt.Fprintf(w, "%s %s", p.Name, p.Role)
	})))
	t.Cleanup(h.Close)
	return h
}

func (h *house) add(t *testing.T, name string, role Role) (Token, string) {
	t.Helper()
	x, secret, err := h.tokens.Add(name, role, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return x, secret
}

// ask asks with a token and returns status and body.
func (h *house) ask(t *testing.T, method, path, secret string, body io.Reader) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest(method, h.URL+path, body)
	if err != nil {
		t.Fatal(err)
	}
	if secret != "" {
		r.Header.Set("Authorization", "Bearer "+secret)
	}
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	return resp, string(b)
}

// TestBearer lets programs in by their token, as far as its role goes, and none other.
func TestBearer(t *testing.T) {
	h := newHouse(t)
	viewer, secret := h.add(t, "Ana Ruiz", Viewer)
	_, editing := h.add(t, "Bo Lind", Editor)
	for _, c := range []struct {
		method, path, secret string
		code                 int
		says                 string
	}{
		{"GET", "/api/v1/events", secret, 200, "Ana Ruiz viewer"},
		{"POST", "/review", secret, 403, "takes the role editor; yours is viewer"},
		{"POST", "/review", editing, 200, "Bo Lind editor"},
		{"DELETE", "/reports/x", editing, 403, "takes the role admin"},
		{"GET", "/api/v1/events", "", 401, "Authorization: Bearer"},
		{"GET", "/api/v1/events", secret + "x", 401, "Authorization: Bearer"},
		{"GET", "/api/v1/events", viewer.Hash, 401, "Authorization: Bearer"},
		{"POST", "/review", "", 401, "Authorization: Bearer"},
		{"GET", "/reports/x?on=e1", "", 303, ""},
	} {
		resp, body := h.ask(t, c.method, c.path, c.secret, nil)
		if resp.StatusCode != c.code || !strings.Contains(body, c.says) {
			t.Errorf("%s %s: %d %s; want %d %s", c.method, c.path, resp.StatusCode, body, c.code, c.says)
		}
		switch {
		case c.code == 303 && resp.Header.Get("Location") != "/login?next=%2Freports%2Fx%3Fon%3De1":
			t.Errorf("led to %s", resp.Header.Get("Location"))
		case c.code == 401 && strings.HasPrefix(c.path, "/api/") && (resp.Header.Get("Content-Type") != "application/problem+json" || resp.Header.Get("WWW-Authenticate") == ""):
			t.Errorf("%s: %v", c.path, resp.Header)
		}
	}
	if err := h.tokens.Revoke(viewer.ID); err != nil {
		t.Fatal(err)
	}
	if resp, _ := h.ask(t, "GET", "/api/v1/events", secret, nil); resp.StatusCode != 401 {
		t.Errorf("a token that was taken back: %d", resp.StatusCode)
	}
	var lines, refused int
	for line := range strings.SplitSeq(strings.TrimSpace(h.audit.String()), "\n") {
		var x struct {
			Who, Role, From, Method, Path string
			Status                        int
		}
		if err := json.Unmarshal([]byte(line), &x); err != nil {
			t.Fatal(err)
		}
		if lines++; x.Status >= 400 {
			refused++
		}
		if strings.Contains(line, secret) || x.From != "127.0.0.1" {
			t.Error(line)
		}
	}
	if lines != 8 || refused != 7 {
		t.Errorf("%d lines, %d of them refused:\n%s", lines, refused, h.audit)
	}
}

// TestLogin lets browsers in by a form, until they leave or their token is taken back.
func TestLogin(t *testing.T) {
	h := newHouse(t)
	x, secret := h.add(t, "Ana Ruiz", Viewer)
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	get := func(path string) (int, string, string) {
		t.Helper()
		resp, err := c.Get(h.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		return resp.StatusCode, resp.Request.URL.Path, string(b)
	}
	if code, at, body := get("/events?q=x"); code != 200 || at != "/login" || !strings.Contains(body, `value="/events?q=x"`) {
		t.Errorf("%d %s %s", code, at, body)
	}
	post := func(token, next string) (int, string) {
		t.Helper()
		resp, err := c.PostForm(h.URL+"/login", url.Values{"token": {token}, "next": {next}})
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		return resp.StatusCode, resp.Request.URL.RequestURI()
	}
	if code, _ := post("wrong", "/events"); code != 403 {
		t.Errorf("a wrong token: %d", code)
	}
	if code, at := post(secret, "/events?q=x"); code != 200 || at != "/events?q=x" {
		t.Errorf("%d %s", code, at)
	}
	u, _ := url.Parse(h.URL)
	for _, k := range jar.Cookies(u) {
		if strings.Contains(k.Value, secret) {
			t.Error("the cookie holds the token")
		}
	}
	if _, _, body := get("/"); body != "Ana Ruiz viewer" {
		t.Error(body)
	}
	if _, at := post(secret, "//evil.example.org/"); at != "/" {
		t.Errorf("led to %s", at)
	}
	if err := h.tokens.Revoke(x.ID); err != nil {
		t.Fatal(err)
	}
	if _, at, _ := get("/"); at != "/login" {
		t.Errorf("after the token was taken back: %s", at)
	}
	_, secret = h.add(t, "Bo", Editor)
	post(secret, "/")
	resp, err := c.PostForm(h.URL+"/logout", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if _, at, _ := get("/"); at != "/login" {
		t.Errorf("after leaving: %s", at)
	}
	for _, kind := range []string{"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"} { // of whom nobody knows who sends it
		body := &tally{r: io.LimitReader(zeros{}, 64<<20)}
		r := httptest.NewRequest("POST", "/login", body)
		r.Header.Set("Content-Type", kind)
		h.guard.Over(http.NotFoundHandler()).ServeHTTP(httptest.NewRecorder(), r)
		if body.n > 64<<10 {
			t.Errorf("%s: %d bytes of a login were read", kind, body.n)
		}
	}
	tries := 0
	for code := 403; code == 403 && tries < 50; tries++ {
		code, _ = post("guess", "/")
	}
	if tries > 6 {
		t.Errorf("%d guesses in a row", tries)
	}
}

// zeros never ends.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// tally counts what was read of it.
type tally struct {
	r io.Reader
	n int
}

func (c *tally) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}

// TestLocal leads nobody to another server after a login.
func TestLocal(t *testing.T) {
	for in, want := range map[string]string{"/a?b=c": "/a?b=c", "": "/", "//x.org": "/", "https://x.org/": "/", `/\x.org`: "/", "x": "/", "/a\r\nSet-Cookie: x": "/", "javascript:alert(1)": "/"} {
		if got := local(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestLimits turns away who asks too often, and bodies that are too long, and forgets
// the oldest of many who ask.
func TestLimits(t *testing.T) {
	h := newHouse(t)
	_, secret := h.add(t, "Ana", Admin)
	h.guard.rates = rates{per: .001, burst: 3}
	var codes []int
	for range 4 {
		resp, _ := h.ask(t, "GET", "/api/v1/events", secret, nil)
		codes = append(codes, resp.StatusCode)
	}
	if fmt.Sprint(codes) != "[200 200 200 429]" {
		t.Error(codes)
	}
	_, other := h.add(t, "Bo", Admin)
	if resp, _ := h.ask(t, "POST", "/review", other, strings.NewReader(strings.Repeat("x", maxBody+1))); resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a long body: %d", resp.StatusCode)
	}
	r := rates{per: 1, burst: 1}
	for i := range mostRates + 10 {
		r.allow(fmt.Sprint(i))
	}
	if len(r.list) != mostRates {
		t.Errorf("%d are remembered", len(r.list))
	}
}

// TestOpen asks nobody who they are where there are no tokens.
func TestOpen(t *testing.T) {
	g := &Guard{Fail: func(http.ResponseWriter, *http.Request, int, string) {}}
	w := httptest.NewRecorder()
	g.Over(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, PersonOf(r.Context())) })).ServeHTTP(w, httptest.NewRequest("POST", "/review", nil))
	if w.Body.String() != "{ admin}" {
		t.Error(w.Body)
	}
	if p := PersonOf(t.Context()); p != (Person{}) {
		t.Errorf("without a guard: %+v", p)
	}
}

func TestFrom(t *testing.T) {
	r := httptest.NewRequest("GET", "/", nil)
	f := func(proxy bool, remote, forwarded, want string) {
		t.Helper()
		r.RemoteAddr = remote
		r.Header.Set("X-Forwarded-For", forwarded)
		if got := (&Guard{Proxy: proxy}).from(r); got != want {
			t.Errorf("%s, %s: %s, want %s", remote, forwarded, got, want)
		}
	}
	f(false, "192.0.2.1:5", "198.51.100.9", "192.0.2.1")
	f(true, "127.0.0.1:5", "203.0.113.7, 198.51.100.9", "198.51.100.9")
	f(true, "127.0.0.1:5", "", "127.0.0.1")
	f(true, "127.0.0.1:5", "nonsense", "unknown")
	r.Header["X-Forwarded-For"] = []string{"203.0.113.7", "198.51.100.9"}
	r.RemoteAddr = "127.0.0.1:5"
	if got := (&Guard{Proxy: true}).from(r); got != "198.51.100.9" {
		t.Errorf("on two lines: %s", got)
	}
	f(false, "[2001:db8:1:2:3::4]:5", "", "2001:db8:1:2::/64")
	f(false, "[::ffff:192.0.2.1]:5", "", "192.0.2.1")
}

// TestTokens keeps no secret in the file, ends tokens in time, and says what is wrong
// with a file.
func TestTokens(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tokens.json")
	a, err := OpenTokens(file)
	if err != nil {
		t.Fatal(err)
	}
	x, secret, err := a.Add(" Ana\nRuiz ", Viewer, time.Now().Add(time.Hour))
	if err != nil || x.Name != "Ana Ruiz" {
		t.Fatal(x, err)
	}
	b, _ := os.ReadFile(file)
	if info, _ := os.Stat(file); strings.Contains(string(b), secret) || info.Mode().Perm() != 0o600 {
		t.Errorf("%s, %v", b, info.Mode())
	}
	other, err := OpenTokens(file)
	if err != nil || other.find(secret) == nil || other.find("") != nil {
		t.Error("another process does not find it", err)
	}
	other.now = func() time.Time { return time.Now().Add(2 * time.Hour) }
	if other.find(secret) != nil || other.byID(x.ID) != nil {
		t.Error("its time is over, and it counts")
	}
	for _, c := range []struct{ name, role, want string }{{"", "viewer", "whose token"}, {"Ana", "boss", `no role "boss"`}} {
		if _, _, err := a.Add(c.name, Role(c.role), time.Time{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if err := a.Revoke("t0"); err == nil || !strings.Contains(err.Error(), "token list") {
		t.Error(err)
	}
	for _, s := range []string{"[", `[{"id":"a","role":"god","sha256":""}]`} {
		if err := os.WriteFile(file, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenTokens(file); err == nil || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("%s: %v", s, err)
		}
	}
	a.looked = time.Time{}
	if a.find(secret) != nil {
		t.Error("a damaged file lets somebody in")
	}
}

// TestLeave: who waits for what another request makes keeps nobody from being served.
func TestLeave(t *testing.T) {
	g := &Guard{Fail: func(w http.ResponseWriter, _ *http.Request, code int, _ string) { w.WriteHeader(code) }}
	made := make(chan struct{})
	h := g.Over(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/waits" {
			Leave(r.Context())
			Leave(r.Context()) // twice is once
			<-made
		}
	}))
	var all sync.WaitGroup
	for range 2 * atOnce {
		all.Go(func() { h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/waits", nil)) })
	}
	for range 2 * atOnce {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
		if w.Code != http.StatusOK {
			t.Fatalf("%d beside requests that wait", w.Code)
		}
	}
	close(made)
	all.Wait()
	if len(g.busy) != 0 {
		t.Errorf("%d places are held by nobody", len(g.busy))
	}
}
