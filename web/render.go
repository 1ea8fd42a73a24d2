package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"readout/wording"
)

//go:embed templates
var templates embed.FS

// pages returns the templates: of each page its own, over the frame that all share. What
// several pages have stands in parts*.html. The frame names places that a part or a page
// may fill: "scripts" in the head, "review-of" in a card, "review-report" over the cards.
var pages = sync.OnceValue(func() map[string]*template.Template {
	frame := template.Must(template.New("frame.html").Funcs(template.FuncMap{
		"dist": dist,
		"dict": dict, "asset": asset, "spaced": wording.Spaced, "count": wording.Count, "count64": func(n int64, thing string) string { return wording.Count(int(n), thing) }, "day": wording.Day, "plain": wording.Plain, "capital": wording.Capital,
	}).ParseFS(templates, "templates/frame.html", "templates/parts*.html"))
	list, err := templates.ReadDir("templates")
	if err != nil {
		panic(err)
	}
	out := map[string]*template.Template{}
	for _, f := range list {
		if n := f.Name(); n != "frame.html" && !strings.HasPrefix(n, "parts") {
			out[n] = template.Must(template.Must(frame.Clone()).ParseFS(templates, "templates/"+n))
		}
	}
	return out
})

// A view is what the frame needs of a page, and the page's own.
type view struct {
	Title   string
	Section string // of the navigation
	All     []section
	Query   string // in the search box
	Demo    bool
	Made    template.HTML // where it is said how old the page is
	Page    any
}

// show writes a page.
func (q *request) show(name, section, title string, page any) error {
	return q.write(http.StatusOK, name, view{Title: title, Section: section, Page: page})
}

// write makes the page whole before the first byte leaves: one that fails half way is
// replaced by one that says so.
func (q *request) write(code int, name string, v view) error {
	v.Demo, v.All, v.Made = q.Demo, q.sections(), madeMark
	if v.Query == "" && q.r.URL.Path == "/search" {
		v.Query = q.r.FormValue("q")
	}
	var b bytes.Buffer
	if r, ok := v.Page.(reportPage); ok {
		b.Grow(len(r.Text) + len(r.Cards) + 16<<10)
	}
	if err := pages()[name].ExecuteTemplate(&b, "frame.html", v); err != nil {
		return err
	}
	h := q.w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	h.Set("Cache-Control", "no-store")
	q.w.WriteHeader(code)
	_, _ = q.w.Write(b.Bytes()) // fails where who asked has gone
	return nil
}

// fail shows what went wrong.
func (q *request) fail(code int, text string) {
	if err := q.write(code, "fault.html", view{Title: http.StatusText(code), Page: text}); err != nil {
		http.Error(q.w, text, code)
	}
}

// dict gives a part of a template several values by their names.
func dict(pairs ...any) map[string]any {
	out := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i].(string)] = pairs[i+1]
	}
	return out
}

// asset is the way to a file that comes with the program: another one where the file is
// another, so that no browser shows a page with the style of the version before.
func asset(name string) string {
	b, err := assets.ReadFile("assets/" + name)
	if err != nil {
		panic(err)
	}
	sum := sha256.Sum256(b)
	return "/assets/" + name + "?" + hex.EncodeToString(sum[:4])
}
