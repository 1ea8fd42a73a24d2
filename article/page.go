package article

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"readout"
)

// readPage makes a draft of the article on a page: its title and the text of
// its nodes, one paragraph a line with an empty line between.
func readPage(page string, h Hints) (*draft, error) {
	if feed([]byte(page[:min(len(page), 1024)])) {
		return nil, ErrNoArticle
	}
	d := &draft{page: true, report: readout.Report{URL: h.URL}}
	parts, linked := d.extract(page, h)
	d.write(parts, linked)
	d.markResidue(linked)
	if !d.tells() {
		return nil, ErrNoArticle
	}
	return d, nil
}

// extract returns the blocks of the article and the texts of the page's links.
// A page too long, or nested too deep for the parser, is read tag by tag.
func (d *draft) extract(page string, h Hints) ([]block, map[string]bool) {
	var doc *html.Node
	if len(page) <= maxTree && strings.Count(page, "<") <= maxTags {
		doc, _ = html.Parse(strings.NewReader(page))
	}
	if doc == nil {
		parts, title, linked := readTags(page)
		d.report.Remarks = append(d.report.Remarks, "the page is nested too deep or has too many tags for the search for its article; it is read tag by tag, and page furniture may stand in the text")
		d.meta = metadata{title: title, address: dayInAddress(h.URL)}
		d.name()
		return parts, linked
	}
	d.meta = readMetadata(doc)
	linked := links(doc)
	r, err := search(doc, d.options(h))
	if errors.Is(err, errBroke) {
		parts, _, _ := readTags(page)
		d.name()
		return parts, linked
	}
	if err != nil || r == nil || r.ContentNode == nil {
		d.name()
		return nil, linked
	}
	d.adopt(r.Metadata)
	d.name()
	return withLead(blocks(r.ContentNode), doc, d.meta.descriptions), linked
}

// errBroke says that the library broke off, which is no fault of the page's reader.
var errBroke = errors.New("the search for the article broke off")

// search looks for the article. A page that the library cannot bear must not
// stop the reports after it.
func search(doc *html.Node, o trafilatura.Options) (r *trafilatura.ExtractResult, err error) {
	defer func() {
		if p := recover(); p != nil {
			r, err = nil, fmt.Errorf("%w: %v", errBroke, p)
		}
	}()
	return trafilatura.ExtractDocument(doc, o)
}

// options returns how the article is looked for. Comments of readers are no
// part of it. The library looks for a date only where the page gives none.
func (d *draft) options(h Hints) trafilatura.Options {
	o := trafilatura.Options{EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled}
	if u, err := url.Parse(h.URL); err == nil && h.URL != "" {
		o.OriginalURL = u
	}
	if d.meta.published.IsZero() && h.Date.IsZero() {
		o.HtmlDateMode = trafilatura.Fast
	}
	return o
}

// adopt takes from the library's metadata what ours lacks.
func (d *draft) adopt(m trafilatura.Metadata) {
	if d.meta.title == "" {
		d.meta.title = m.Title
	}
	if d.meta.outlet == "" {
		d.meta.outlet = m.Sitename
	}
	d.meta.author = m.Author
	if d.report.URL == "" {
		d.report.URL = m.URL
	}
	d.meta.address = dayInAddress(d.report.URL)
	if !m.Date.IsZero() {
		d.meta.guessed = midnight(m.Date)
	}
}

// name fills in title, byline and outlet.
func (d *draft) name() {
	r := &d.report
	site := host(r.URL)
	switch m := d.meta; {
	case m.publisher != "" && sameName(m.publisher, site) && !sameName(m.outlet, site), m.outlet == "" && m.publisher != "":
		r.Outlet = oneLine(m.publisher)
	case m.outlet == "" || strings.Contains(m.outlet, "://"):
		r.Outlet = site
	default:
		r.Outlet = oneLine(m.outlet)
	}
	r.Title = trimOutlet(oneLine(d.meta.title), r.Outlet)
	r.Byline = authors(oneLine(d.meta.author))
}

// host returns the name of the machine in an address, without "www.".
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, blank), " ") }

// trimOutlet cuts the name of the outlet off a title ("Talks end | The Paper").
func trimOutlet(title, outlet string) string {
	for _, mark := range [...]string{" | ", " - ", " – ", " — ", " :: "} {
		i := strings.LastIndex(title, mark)
		if i <= 0 {
			continue
		}
		tail := title[i+len(mark):]
		if len(strings.Fields(title[:i])) >= minTitle && (mark == " | " && len(strings.Fields(tail)) <= 4 || sameName(tail, outlet)) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// sameName says whether two names of an outlet are one, domain endings aside.
func sameName(a, b string) bool {
	squeeze := func(s string) string {
		s = strings.TrimPrefix(strings.ToLower(s), "the ")
		if i := strings.IndexByte(s, '.'); i > 0 {
			s = s[:i]
		}
		return strings.ReplaceAll(s, " ", "")
	}
	x, y := squeeze(a), squeeze(b)
	return x != "" && y != "" && (strings.HasPrefix(x, y) || strings.HasPrefix(y, x))
}

// write makes the report's text of the blocks, the title first.
func (d *draft) write(parts []block, linked map[string]bool) {
	parts = join(parts)
	title := flat(d.report.Title)
	at := -1
	for i, p := range parts[:min(len(parts), 4)] {
		if title != "" && flat(p.text) == title {
			at = i
			break
		}
	}
	var b strings.Builder
	if at < 0 && d.report.Title != "" {
		d.add(&b, block{text: d.report.Title, kind: readout.LayoutTitle}, nil)
	}
	for i, p := range parts {
		if i == at {
			p.kind, p.heading = readout.LayoutTitle, false
		}
		d.add(&b, p, linked)
	}
	d.report.Text = b.String()
}

func (d *draft) add(b *strings.Builder, p block, linked map[string]bool) {
	if b.Len() > 0 {
		b.WriteString("\n\n")
	}
	start := int32(b.Len())
	b.WriteString(p.text)
	d.lines = append(d.lines, line{
		Span: readout.Span{Start: start, End: int32(b.Len())},
		kind: p.kind, heading: p.heading, alone: true, linked: linked[flat(p.text)],
	})
}

// The least words of an article: a line of so many that is no link.
const minProse = 8

// tells says whether there is running text, and not only the links of a page
// that leads to articles.
func (d *draft) tells() bool {
	prose, linked := 0, 0
	long := false
	for _, l := range d.lines {
		n := length(d.text(l))
		switch {
		case l.linked && linkResidue(d.text(l)):
			linked += n
		case !l.left():
			prose += n
			long = long || n >= minProse
		}
	}
	return long && prose > linked
}

// length returns the length of s in words. Scripts of the East do not part
// them; three of their letters count as one.
func length(s string) int {
	n, eastern := len(strings.Fields(s)), 0
	for _, r := range s {
		if r >= 0x0e00 && r < 0xfb00 && unicode.IsLetter(r) {
			eastern++
		}
	}
	return n + eastern/3
}
