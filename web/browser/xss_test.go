package browser

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// hostile is readout serve over a store into which every payload was put by every way in.
var hostile = sync.OnceValues(func() (served, error) {
	name, err := program()
	if err != nil {
		return served{}, err
	}
	folder, err := os.MkdirTemp("", "readout-hostile-")
	if err != nil {
		return served{}, err
	}
	db := filepath.Join(folder, "hostile.db")
	in := filepath.Join(folder, "in")
	if err := errorsOf(os.Mkdir(in, 0o755), hostileReports(in), hostileActors(filepath.Join(folder, "actors.tsv"))); err != nil {
		return served{}, err
	}
	run := func(args ...string) ([]byte, error) {
		c := exec.Command(name, append(args, "--db", db)...)
		out, err := c.Output()
		if x, ok := err.(*exec.ExitError); ok && x.ExitCode() != 3 { // 3: some cannot be read
			return nil, fmt.Errorf("readout %s: %w\n%s", strings.Join(args, " "), err, x.Stderr)
		}
		return out, nil
	}
	if _, err := run("ingest", "--actors", filepath.Join(folder, "actors.tsv"), in); err != nil {
		return served{}, err
	}
	news := hostileFeed()
	defer news.Close()
	named := filepath.Join(folder, "processes.tsv")
	if err := hostileProcesses(named); err != nil {
		return served{}, err
	}
	if _, err := run("watch", "--once", "--allow-private", news.URL+"/feed.xml"); err != nil {
		return served{}, err
	}
	if _, err := run("processes", "--processes", named); err != nil {
		return served{}, err
	}
	out, err := run("processes", "--json")
	if err != nil {
		return served{}, err
	}
	ids := processIDs(out)
	for i, id := range ids[:min(len(ids), 8)] { // names that a person gave
		if _, err := run("process", "rename", id, payloads()[i*7%len(payloads())]+" "+token(i)); err != nil && i == 0 {
			return served{}, err
		}
	}
	s, err := serve("--db", db)
	end := s.stop
	if err == nil {
		hostileStop = func() { end(); os.RemoveAll(folder) }
	}
	return s, err
})

var hostileStop func()

func errorsOf(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

// processIDs finds the ids of processes in the JSON that readout processes prints.
func processIDs(b []byte) (out []string) {
	for _, s := range strings.Split(string(b), `"id":`)[1:] {
		if parts := strings.SplitN(s, `"`, 3); len(parts) == 3 && !slices.Contains(out, parts[1]) && strings.HasPrefix(parts[1], "p") {
			out = append(out, parts[1])
		}
	}
	return out
}

// hostileReports writes a report for each payload as a row of a table, with the payload in
// each of its columns, and files whose names are payloads.
func hostileReports(folder string) error {
	var rows bytes.Buffer
	for i, p := range payloads() {
		row := map[string]string{"title": p + " " + token(i), "text": hostileText(i, p), "date": "2024-03-04", "url": p, "outlet": p + " Post"}
		if i%3 == 0 {
			row["url"] = "https://news.example/?q=" + p
		}
		b, err := json.Marshal(row)
		if err != nil {
			return err
		}
		rows.Write(append(b, '\n'))
		if i%5 == 0 { // a file cannot be called all that they are
			name := strings.NewReplacer("/", "∕", "\x00", "").Replace(p)
			if len(name) < 200 {
				if err := os.WriteFile(filepath.Join(folder, name+".txt"), []byte(hostileText(i+1000, p)), 0o644); err != nil {
					return err
				}
			}
		}
	}
	return os.WriteFile(filepath.Join(folder, "reports.jsonl"), rows.Bytes(), 0o644)
}

// hostileText is a report of talks, a fight, a speech and a demand, with a payload in each
// place that names or words are taken from.
func hostileText(i int, p string) string {
	return fmt.Sprintf(`Talks of %[1]s %[2]s

By %[1]s

PORT LOUIS, March 4, 2024 (%[1]s) - Foreign Minister Jean %[2]s %[1]s met leaders of the %[2]s Front %[1]s in Port Louis on Monday for talks on a ceasefire.

"We reject %[1]s and demand a truce," Mr. %[2]s said. %[1]s

Soldiers of Kenya attacked the %[2]s Front near %[1]s on Sunday, killing 12 people. %[1]s accused Uganda of breaking the truce.

The government of Kenya will resume the talks with the %[2]s Front in Geneva on March 20, a spokesman for the %[2]s Front %[1]s said.
`, p, token(i))
}

// hostileActors writes actors of a user's own, called as payloads.
func hostileActors(file string) error {
	var b strings.Builder
	b.WriteString("key\tname\taliases\tkind\tcountry\tsectors\n")
	for i, p := range payloads() {
		if !strings.ContainsAny(p, "\t\n\r|\x00\"~") && i%2 == 0 && strings.IndexByte(p, 0xff) < 0 {
			fmt.Fprintf(&b, "ken.of_%03d\t%s %s\t%s Front\tarmed_group\tKEN\tREB\n", i, token(i), p, token(i))
		}
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}

// hostileFeed serves a feed whose title, items, links and articles are payloads.
func hostileFeed() *httptest.Server {
	esc := func(s string) string {
		var b bytes.Buffer
		_ = xml.EscapeText(&b, []byte(s)) // what XML cannot say becomes a mark
		return b.String()
	}
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	var feed strings.Builder
	feed.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>` + esc(payloads()[0]+" Post") + `</title><link>` + esc(payloads()[5]) + `</link><description>` + esc(payloads()[1]) + `</description>`)
	for i, p := range payloads() {
		if i%9 > 0 {
			continue
		}
		fmt.Fprintf(&feed, "<item><title>%s</title><link>%s/a/%d?%s</link><guid>%s</guid><author>%s</author><pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate></item>",
			esc(p+" "+token(i)+" fed"), s.URL, i, esc(url.QueryEscape(p)), esc(p), esc(p))
		mux.HandleFunc(fmt.Sprintf("/a/%d", i), func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			body := strings.ReplaceAll(html.EscapeString(hostileText(i+2000, p)), "\n\n", "</p><p>")
			fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><head><title>%[1]s</title><meta property="og:site_name" content="%[1]s"><meta name="author" content="%[1]s"></head><body><article><h1>%[1]s</h1><p>%[2]s</p></article></body></html>`, html.EscapeString(p+" "+token(i)+" fed"), body)
		})
	}
	feed.WriteString("</channel></rss>")
	mux.HandleFunc("/feed.xml", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		_, _ = io.WriteString(w, feed.String())
	})
	return s
}

// hostileProcesses writes a file of processes that a person names, called as payloads.
func hostileProcesses(file string) error {
	var b strings.Builder
	b.WriteString("key\tname\tparties\tissues\taliases\tfrom\tto\n")
	for i, p := range payloads() {
		if i%6 == 0 && !strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == '|' || r == utf8.RuneError }) {
			fmt.Fprintf(&b, "talks_%d\t%s %s named\tKEN|UGA\tceasefire\t%s %s talks\t\t\n", i, p, token(i), p, token(i))
		}
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}

// TestHostile_Ways holds that the payloads of feeds and of files of processes are there:
// what did not come in is not tested.
func TestHostile_Ways(t *testing.T) {
	s, err := hostile()
	if err != nil {
		t.Fatal(err)
	}
	if _, b := got(t, s.at+"/api/v1/reports?q=fed&limit=500"); strings.Count(string(b), " fed") < 10 {
		t.Errorf("%d reports of feeds", strings.Count(string(b), " fed"))
	}
	named := 0
	for i := range payloads() {
		if i%6 > 0 {
			continue
		}
		if _, b := got(t, s.at+"/api/v1/processes?limit=500"); strings.Contains(string(b), token(i)+" named") {
			named++
		}
	}
	if named == 0 {
		t.Error("no process of a file is known")
	}
}

// elements and attributes are all that pages of ours are made of.
var (
	elements = strings.Fields(`html head body meta title link script header footer main nav section article aside div p h1 h2 h3 h4 a span b i em strong q cite mark small time code pre blockquote
		ul ol li dl dt dd table caption thead tbody tfoot tr th td form label input button select option optgroup textarea fieldset legend details summary figure figcaption hr br sup sub abbr kbd
		svg g path rect circle line polyline polygon ellipse text tspan defs pattern clipPath clippath marker use symbol desc image progress meter output datalist noscript dialog colgroup col wbr template img`)
	scripts = strings.Fields(`/assets/ /dist/`)
)

// unsound lists what on a page is not ours: scripts in it, handlers, styles, frames,
// addresses that run, elements we do not make.
func unsound(page []byte) (out []string) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(elements, n.Data) {
			out = append(out, "<"+n.Data+">")
		}
		for _, a := range n.Attr {
			v := strings.ToLower(strings.TrimSpace(a.Val))
			switch {
			case strings.HasPrefix(a.Key, "on"), strings.HasPrefix(a.Key, "hx-on"), a.Key == "style", a.Key == "srcdoc", a.Key == "formaction", a.Key == "http-equiv", strings.ContainsAny(a.Key, "\"'<>=`"):
				out = append(out, fmt.Sprintf("<%s %s=%q>", n.Data, a.Key, a.Val))
			case n.Data == "script" && a.Key == "src" || n.Data == "link" && a.Key == "href" && v != "data:,":
				if !slices.ContainsFunc(scripts, func(s string) bool { return strings.HasPrefix(v, s) }) && !(n.Data == "link" && strings.HasPrefix(v, "/") && !strings.HasPrefix(v, "//")) {
					out = append(out, fmt.Sprintf("<%s %s=%q>", n.Data, a.Key, a.Val))
				}
			case a.Key == "href" || a.Key == "action" || a.Key == "src" || a.Key == "data" || strings.HasSuffix(a.Key, ":href"):
				u, err := url.Parse(v)
				if err != nil || !slices.Contains([]string{"", "http", "https"}, u.Scheme) && v != "data:," {
					out = append(out, fmt.Sprintf("<%s %s=%q>", n.Data, a.Key, a.Val))
				}
			}
		}
		if n.Data == "script" && n.FirstChild != nil && !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "type" && a.Val == "application/json" }) {
			out = append(out, "<script>"+n.FirstChild.Data)
		}
	}
	return out
}

// wordsOf is what is read on a page.
func wordsOf(n *html.Node, b *strings.Builder) string {
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// got asks for a page and holds that it is a page or a file that no browser takes for one.
func got(t *testing.T, at string) (int, []byte) {
	t.Helper()
	r, err := (&http.Client{Timeout: time.Minute}).Get(at) // what takes longer never ends
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	kind := r.Header.Get("Content-Type")
	if r.Header.Get("X-Content-Type-Options") != "nosniff" || kind == "" {
		t.Errorf("%s: type %q could be guessed at", at, kind)
	}
	if r.StatusCode >= 500 {
		t.Errorf("%s: %s", at, r.Status)
	}
	for h := range r.Header {
		if strings.Contains(strings.ToLower(h), "cookie") || strings.Contains(h, "Pwned") {
			t.Errorf("%s: header %s", at, h)
		}
	}
	if strings.HasPrefix(kind, "text/html") {
		if !strings.Contains(r.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: no policy", at)
		}
		for _, s := range unsound(b) {
			t.Errorf("%s: not ours: %s", at, cut(s))
		}
	}
	return r.StatusCode, b
}

// TestHostile follows links of a store full of payloads, and asks pages for
// payloads in their paths and their queries: pages are made of our elements alone.
func TestHostile(t *testing.T) {
	s, err := hostile()
	if err != nil {
		t.Fatal(err)
	}
	seen, queue, n := map[string]bool{"/": true}, []string{"/"}, 0
	asked := map[string]int{}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		at, query, _ := strings.Cut(path[1:], "?")
		kind, _, _ := strings.Cut(at, "/")
		key, _, _ := strings.Cut(query, "=")
		if asked[kind+"?"+key]++; asked[kind+"?"+key] > 5 { // five of a kind, whatever is asked for
			continue
		}
		n++
		_, b := got(t, s.at+path)
		for _, to := range linksOf(path, b) {
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	if n < 40 {
		t.Errorf("only %d pages were reached", n)
	}
	t.Logf("%d pages were walked to", n)
	for i, p := range payloads() {
		q := url.QueryEscape(p)
		for _, at := range []string{"/search?q=", "/reports?q=", "/events?q=", "/actors?q=", "/timeline?actor=", "/map?q=", "/network?q=", "/sources?q=", "/processes?as-of=", "/changes?since=", "/reports?after=", "/search?on=", "/api/v1/search?q="} {
			if i%16 == len(at)%16 || strings.HasPrefix(at, "/search?on") {
				got(t, s.at+at+q)
			}
		}
		for _, at := range []string{"/reports/", "/processes/", "/stories/", "/actors/", "/tables/", "/", "/assets/", "/api/v1/reports/"} {
			if i%8 == len(at)%8 {
				got(t, s.at+at+url.PathEscape(p))
			}
		}
	}
}

// TestHostile_Words holds that a payload is read on its report's page as it was written,
// letter for letter but for what nobody may see.
func TestHostile_Words(t *testing.T) {
	s, err := hostile()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for i, p := range payloads() {
		if strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r > '~' }) {
			continue // cleaned when it is taken in
		}
		_, b := got(t, s.at+"/reports?q="+token(i))
		for _, to := range linksOf("/reports", b) {
			if !strings.HasPrefix(to, "/reports/") || strings.Contains(to, "?") {
				continue
			}
			_, page := got(t, s.at+to)
			root, err := html.Parse(bytes.NewReader(page))
			if err != nil {
				t.Fatal(err)
			}
			for n := range root.Descendants() {
				if n.Type == html.ElementNode && n.Data == "article" {
					var w strings.Builder
					if words := wordsOf(n, &w); strings.Contains(words, token(i)) {
						found++
						if k := strings.Count(words, p); k < 5 {
							t.Errorf("%s: %q stands there %d times, not as often as in the report", to, p, k)
						}
					}
				}
			}
			break
		}
	}
	if found < 100 {
		t.Errorf("only %d payloads were read again", found)
	}
}

// TestHostile_InBrowser opens pages full of payloads in Chromium with scripts on: none
// runs, and none becomes anything that the page's policy would have to forbid.
func TestHostile_InBrowser(t *testing.T) {
	s, err := hostile()
	if err != nil {
		t.Fatal(err)
	}
	x := open(t)
	x.width(1280, 1)
	var paths []string
	for _, at := range []string{"/", "/processes", "/reports", "/events", "/statements", "/actors", "/stories", "/changes", "/timeline", "/map", "/network", "/sources", "/status"} {
		paths = append(paths, at)
		_, b := got(t, s.at+at)
		n := 0
		for _, to := range linksOf(at, b) {
			if strings.Count(to, "/") == 2 && !strings.Contains(to, "?") && !strings.Contains(to, ".") && n < 2 {
				paths = append(paths, to)
				n++
			}
		}
	}
	for i, p := range payloads() {
		if i%12 == 0 {
			paths = append(paths, "/search?q="+url.QueryEscape(p))
		}
	}
	slices.Sort(paths)
	for _, path := range slices.Compact(paths) {
		code := x.visit(s.at + path)
		if eval[bool](x, `'pwned' in window || ({}).pwned !== undefined`) {
			t.Errorf("%s: a payload ran", path)
		}
		for _, c := range x.complaints() {
			if code == 200 || !strings.HasPrefix(c, "network: Failed to load resource") {
				t.Errorf("%s: %s", path, c)
			}
		}
	}
}

// TestUnsound holds that a page with any payload put into it as it is would be found out.
func TestUnsound(t *testing.T) {
	found := 0
	for i, p := range payloads() {
		if i < 70 && len(unsound([]byte("<!DOCTYPE html><title>x</title><p>"+p))) > 0 {
			found++
		}
	}
	if found < 60 {
		t.Errorf("%d of 70 raw payloads are seen", found)
	}
}
