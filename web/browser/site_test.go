package browser

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/html"

	"readout/web"
)

// A served is a program that runs and answers.
type served struct {
	at   string        // http://127.0.0.1:PORT
	took time.Duration // from its start until it said so
	stop func()
}

// program builds the program, once. It looks at every source, so that go test does not
// take results from before a change for those of today.
var program = sync.OnceValues(func() (string, error) {
	if err := filepath.WalkDir("../..", func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != ".." {
			return fs.SkipDir
		}
		if err == nil && !d.IsDir() {
			_, err = os.Stat(p)
		}
		return err
	}); err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp("", "readout-browser-")
	if err != nil {
		return "", err
	}
	name := filepath.Join(folder, "readout")
	out, err := exec.Command("go", "build", "-o", name, "readout/cmd/readout").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return name, nil
})

// serve runs readout serve with further arguments at a free port.
func serve(args ...string) (s served, err error) {
	name, err := program()
	if err != nil {
		return s, err
	}
	c := exec.Command(name, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	c.Env = append(os.Environ(), "READOUT_DB=")
	said, err := c.StderrPipe()
	if err != nil {
		return s, err
	}
	began := time.Now()
	if err := c.Start(); err != nil {
		return s, err
	}
	s.stop = func() { _ = c.Process.Signal(syscall.SIGTERM); _ = c.Wait() }
	var told []string
	for lines := bufio.NewScanner(said); lines.Scan(); {
		told = append(told, lines.Text())
		if _, rest, ok := strings.Cut(lines.Text(), "http://"); ok {
			at, _, _ := strings.Cut(rest, "/")
			s.at, s.took = "http://"+at, time.Since(began)
			go func() { _, _ = io.Copy(io.Discard, said) }()
			return s, nil
		}
	}
	s.stop()
	return s, fmt.Errorf("readout serve ended:\n%s", strings.Join(told, "\n"))
}

// demo is readout serve --demo.
var demo struct {
	sync.Once
	served
	pages []sitePage
	err   error
}

// A sitePage is one page of the demo, the fullest of its kind.
type sitePage struct {
	name  string // of the route, fit for a file
	route string
	path  string
	size  int // bytes
	code  int // the status that it must have
}

// further are pages of the demo that are asked for as well, under names of their own.
var further = []sitePage{
	{name: "search-found", path: "/search?q=ceasefire"},
	{name: "search-nothing", path: "/search?q=nothingofthekind"},
	{name: "processes-then", path: "/processes?as-of=2024-03-20"},
	{name: "fault", path: "/reports/nope", code: http.StatusNotFound},
}

// site returns the demo and its pages: of each route of the server the fullest page that
// links lead to, and those of further.
func site(t *testing.T) (string, []sitePage) {
	t.Helper()
	demo.Do(func() {
		if demo.served, demo.err = serve("--demo"); demo.err == nil {
			demo.err = code(demo.at)
		}
		if demo.err == nil {
			demo.pages, demo.err = survey(demo.at)
		}
	})
	if demo.err != nil {
		t.Fatal(demo.err)
	}
	return demo.at, demo.pages
}

// code has two people code a report of the demo differently, so that there is something
// to decide, and one reject a coding.
func code(at string) error {
	r, err := http.Get(at + "/api/v1/reports?limit=1")
	if err != nil {
		return err
	}
	defer r.Body.Close()
	var list struct{ Items []struct{ ID string } }
	if err := json.NewDecoder(r.Body).Decode(&list); err != nil || len(list.Items) == 0 {
		return fmt.Errorf("no report in the demo: %w", err)
	}
	id := list.Items[0].ID
	send := func(who, path string, form url.Values) error {
		r, err := http.NewRequest("POST", at+path, strings.NewReader(form.Encode()))
		if err != nil {
			return err
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.AddCookie(&http.Cookie{Name: "readout_who", Value: who})
		got, err := http.DefaultTransport.RoundTrip(r) // the page it leads to is not asked for
		if err != nil {
			return err
		}
		got.Body.Close()
		if got.StatusCode != http.StatusSeeOther {
			return fmt.Errorf("%s %v: %s", path, form, got.Status)
		}
		return nil
	}
	judged := func(task, verdict string) url.Values {
		return url.Values{"report": {id}, "task": {task}, "target": {"e1"}, "verdict": {verdict}}
	}
	return errors.Join(
		send("Cy", "/review/tasks", url.Values{"coders": {"Ada;Bo"}, "reports": {id}}),
		send("Ada", "/review", judged("t1", "accept")), send("Bo", "/review", judged("t1", "reject")),
		send("Ada", "/review/tasks/t1/finish", url.Values{"report": {id}}), send("Bo", "/review/tasks/t1/finish", url.Values{"report": {id}}),
		send("Cy", "/review", url.Values{"report": {id}, "target": {"e1"}, "verdict": {"reject"}}))
}

// mostAsked is how many pages of a kind a survey asks for: of one route, and with the same
// names in its query.
const mostAsked = 8

// survey follows links from the first page until it knows pages of every route.
func survey(at string) ([]sitePage, error) {
	mux := http.NewServeMux()
	var s web.Server
	s.Handler()
	best := map[string]*sitePage{} // by route
	for _, route := range s.Routes() {
		if route != "/" { // the page for what there is no page for
			best[route] = nil
			mux.HandleFunc("GET "+route, func(http.ResponseWriter, *http.Request) {})
		}
	}
	seen, asked := map[string]bool{"/": true}, map[string]int{}
	selected := sitePage{name: "reports-one-selected", route: "/reports/{id}"}
	queue := []string{"/"}
	for _, p := range further {
		queue = append(queue, p.path)
	}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		r, _ := http.NewRequest("GET", at+path, nil)
		_, route := mux.Handler(r)
		route = strings.TrimPrefix(route, "GET ")
		query := strings.Join(slices.Sorted(maps.Keys(r.URL.Query())), " ")
		if asked[route+"?"+query]++; asked[route+"?"+query] > mostAsked {
			continue
		}
		got, err := http.Get(at + path)
		if err != nil {
			return nil, err
		}
		b, err := io.ReadAll(got.Body)
		got.Body.Close()
		if err != nil || got.StatusCode != http.StatusOK {
			continue // what answers so is told by the test of every link
		}
		if !strings.HasPrefix(got.Header.Get("Content-Type"), "text/html") {
			delete(best, route) // a file
			continue
		}
		if p, ok := best[route]; ok && (p == nil || p.size < len(b) && query == "") {
			best[route] = &sitePage{name: nameOf(route), route: route, path: path, size: len(b), code: http.StatusOK}
		}
		if route == selected.route && query == "on" && len(b) > selected.size {
			selected.path, selected.size, selected.code = path, len(b), http.StatusOK
		}
		for _, to := range linksOf(path, b) {
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	var out []sitePage
	for route, p := range best {
		if p == nil {
			return nil, fmt.Errorf("no link of the demo leads to a page of the route %s", route)
		}
		out = append(out, *p)
	}
	if out = append(out, selected); selected.path == "" {
		return nil, errors.New("no link of a report leads to one of its codings")
	}
	slices.SortFunc(out, func(a, b sitePage) int { return strings.Compare(a.name, b.name) })
	for _, p := range further {
		if p.code == 0 {
			p.code = http.StatusOK
		}
		out = append(out, p)
	}
	return out, nil
}

func nameOf(route string) string {
	if route == "/{$}" {
		return "home"
	}
	return strings.ReplaceAll(strings.NewReplacer("{id}", "one", "{key}", "one", "/{$}", "", "{", "", "}", "").Replace(strings.Trim(route, "/")), "/", "-")
}

// linksOf are the paths on this server to which a page has links.
func linksOf(path string, page []byte) (out []string) {
	base, err := url.Parse(path)
	if err != nil {
		return nil
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	for n := range root.Descendants() {
		if n.Data != "a" || n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			to, err := base.Parse(a.Val)
			if a.Key == "href" && err == nil && to.Host == "" && to.Scheme == "" {
				to.Fragment = ""
				out = append(out, to.String())
			}
		}
	}
	return out
}

// each runs a test over each page of the demo, two at a time.
func each(t *testing.T, f func(x *tab, at string, p sitePage)) {
	at, pages := site(t)
	for _, p := range pages {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			f(open(t), at, p)
		})
	}
}
