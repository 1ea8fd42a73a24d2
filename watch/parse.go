package watch

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"
)

// A Told is what a feed says at one look.
type Told struct {
	Kind, Title string
	Items       []Item        // State, Found, Next and Feed are not set
	More        []string      // further sitemaps that an index of sitemaps names
	TTL         time.Duration // for which the feed says that nothing will be new; 0 where it does not
}

// maxItems is how many items of one look are read: sitemaps of news have a thousand.
const maxItems = 5000

// Parse reads a feed: RSS, Atom, JSON Feed, or a sitemap. at is its address, against
// which those in it are read; contentType is as its machine named it. The error is one
// line that says what the bytes are instead.
func Parse(b []byte, contentType, at string) (told *Told, err error) {
	defer func() {
		if x := recover(); x != nil { // the reader of feeds is not ours
			told, err = nil, fmt.Errorf("the feed cannot be read (%v)", x)
		}
	}()
	base, err := url.Parse(at)
	if err != nil {
		return nil, err
	}
	b = plain(b, contentType)
	switch rootOf(b) {
	case "":
		if s := bytes.TrimSpace(b); len(s) == 0 {
			return nil, errors.New("the answer is empty; nothing stands in the feed's place")
		} else if s[0] != '{' {
			return nil, errors.New("the answer is no feed (neither XML nor JSON)")
		}
	case "html", "!doctype":
		return nil, errors.New("the answer is a page and no feed; " + pointers(b, base))
	case "urlset", "sitemapindex":
		return sitemap(b, base)
	}
	return feed(b, base)
}

// rootOf is the name of the outermost element in lower case, "!doctype" where that of
// HTML stands before it, empty where there is none.
func rootOf(b []byte) string {
	head := b
	if len(head) > 64<<10 {
		head = head[:64<<10]
	}
	d := xml.NewDecoder(bytes.NewReader(head))
	d.Strict = false
	for {
		t, err := d.Token()
		if err != nil {
			return ""
		}
		switch t := t.(type) {
		case xml.Directive:
			if s := strings.ToLower(string(t)); strings.HasPrefix(s, "doctype html") {
				return "!doctype"
			}
		case xml.StartElement:
			return strings.ToLower(t.Name.Local)
		case xml.CharData:
			if len(bytes.TrimSpace(t)) > 0 {
				return ""
			}
		}
	}
}

// plain returns XML or JSON in UTF-8, without the line that names its encoding. What
// is well-formed UTF-8 is taken for that, whatever it or its machine says: nothing else
// looks so by chance. Control characters that XML forbids become blanks: feeds have
// them, and the rest of the feed is to be read.
func plain(b []byte, contentType string) []byte {
	label := labelOf(b, contentType)
	switch {
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		label = "utf-16be"
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		label = "utf-16le"
	case utf8.Valid(b) && !strings.HasPrefix(label, "iso-2022"):
		label = "utf-8"
	}
	if r, err := charset.NewReaderLabel(label, bytes.NewReader(b)); err == nil {
		if u, err := io.ReadAll(r); err == nil {
			b = u
		}
	}
	b = bytes.TrimPrefix(bytes.ToValidUTF8(b, []byte("\uFFFD")), []byte("\ufeff"))
	if first, rest, ok := bytes.Cut(b, []byte("?>")); ok && len(first) < 300 && bytes.HasPrefix(bytes.TrimSpace(first), []byte("<?xml")) {
		b = rest
	}
	return bytes.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' {
			return ' '
		}
		return r
	}, b)
}

// labelOf is the encoding that a feed names, else the one that its machine names.
func labelOf(b []byte, contentType string) string {
	first, _, ok := bytes.Cut(b, []byte("?>"))
	if _, value, found := bytes.Cut(first, []byte("encoding=")); ok && found && len(first) < 300 && len(value) > 0 {
		name, _, _ := strings.Cut(string(value[1:]), string(value[:1])) // between quotation marks
		return strings.ToLower(strings.TrimSpace(name))
	}
	if _, p, err := mime.ParseMediaType(contentType); err == nil && p["charset"] != "" {
		return strings.ToLower(p["charset"])
	}
	return "windows-1252" // of what is no UTF-8 and names nothing, the most common
}

// pointers says which feeds a page names.
func pointers(b []byte, base *url.URL) string {
	const none = "give the address of its feed"
	list := alternates(b, base)
	if len(list) == 0 {
		return none
	}
	if len(list) > 3 {
		list = list[:3]
	}
	return "it names as its feed: " + strings.Join(list, " ")
}

// feed reads RSS, Atom or JSON Feed.
func feed(b []byte, base *url.URL) (*Told, error) {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(b))
	switch {
	case errors.Is(err, gofeed.ErrFeedTypeNotDetected):
		return nil, errors.New("the answer is no feed (neither RSS, Atom, JSON Feed nor a sitemap)")
	case err != nil:
		return nil, fmt.Errorf("the feed cannot be read (%s)", oneLine(err.Error()))
	case f.FeedType == "json" && !strings.Contains(f.FeedVersion, "jsonfeed.org") && len(f.Items) == 0:
		return nil, errors.New("the answer is JSON, but no JSON Feed")
	}
	told := &Told{Kind: kindOf(f), Title: oneLine(f.Title), TTL: ttl(f)}
	ids := map[string]int{}
	for _, g := range f.Items {
		if g != nil {
			ids[strings.TrimSpace(g.GUID)]++
		}
	}
	for _, g := range f.Items {
		if g == nil || len(told.Items) == maxItems {
			continue
		}
		it := Item{Title: oneLine(g.Title), Published: when(g.PublishedParsed), Updated: when(g.UpdatedParsed)}
		if id := strings.TrimSpace(g.GUID); ids[id] == 1 {
			it.ID = cut(id, 1000) // ids that several items share name none of them
		}
		it.URL, it.Text = link(g, base), textOf(g)
		if it.URL == "" && it.Text == "" {
			continue // there is nothing to get
		}
		told.Items = append(told.Items, it)
	}
	return told, nil
}

// textOf is the article where the feed holds it whole. What is called a description is
// that only where it is the longer of the two.
func textOf(g *gofeed.Item) string {
	s := g.Content
	if len(s) < len(g.Description) {
		s = g.Description
	}
	if g.Link != "" && len(s) < wholeText || strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}

// wholeText is how long a text in a feed is at least, in bytes, that stands for the
// whole article; what is shorter tells what the article is about.
const wholeText = 1200

func kindOf(f *gofeed.Feed) string {
	name := map[string]string{"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}[f.FeedType]
	version := f.FeedVersion[strings.LastIndex(f.FeedVersion, "/")+1:] // JSON Feed has an address
	return strings.TrimSpace(name + " " + oneLine(version))
}

// ttl is for how long a feed says that nothing will be new: RSS's ttl or the module
// Syndication.
func ttl(f *gofeed.Feed) time.Duration {
	if periods := f.Extensions["sy"]["updatePeriod"]; len(periods) > 0 {
		p := map[string]time.Duration{"hourly": time.Hour, "daily": 24 * time.Hour}[strings.TrimSpace(periods[0].Value)]
		n := 1
		for _, e := range f.Extensions["sy"]["updateFrequency"] {
			_, _ = fmt.Sscan(e.Value, &n)
		}
		return p / time.Duration(max(n, 1))
	}
	return 0
}

// link is the address of an item's article.
func link(g *gofeed.Item, base *url.URL) string {
	for _, s := range append([]string{g.Link}, g.Links...) {
		if s := absolute(s, base); s != "" {
			return s
		}
	}
	return absolute(g.GUID, nil) // a guid that is an address is one in RSS
}

// absolute is an address read against base, empty where it is none of the web.
func absolute(s string, base *url.URL) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || s == "" || len(s) > 4000 {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	u.Fragment = ""
	return u.String()
}

// when is a time that a feed says; what lies before the web is a mistake.
func when(t *time.Time) time.Time {
	if t == nil || t.Year() < 1990 || t.Year() > 2200 {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Second)
}

func oneLine(s string) string { return cut(strings.Join(strings.Fields(s), " "), 500) }

// cut cuts s to at most n bytes, between characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
