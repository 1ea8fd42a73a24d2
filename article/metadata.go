package article

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// A metadata is what a page says of itself to machines.
type metadata struct {
	title, author     string
	outlet, publisher string    // as the page names its site, and as it names who publishes it
	published         time.Time // a day; zero when the page does not say
	agreed            bool      // all that it says of it is the same day, or the next
	address           time.Time // the day in the page's address
	guessed           time.Time // a day concluded from the page's text
	days              []time.Time
	descriptions      []string // what the page says that it tells
}

// publishedNames are the names of meta elements that give the day of publication.
var publishedNames = map[string]bool{
	"article:published_time": true, "og:published_time": true, "og:article:published_time": true, "datepublished": true,
	"date.published": true, "publish-date": true, "publish_date": true, "published_date": true, "publication_date": true,
	"publishdate": true, "pubdate": true, "parsely-pub-date": true, "sailthru.date": true, "dc.date.issued": true,
	"dcterms.created": true, "dcterms.issued": true, "dcterms.date": true, "dc.date": true, "article.published": true,
	"article_date_original": true, "cxenseparse:recs:publishtime": true, "originalpublicationdate": true, "rnews:datepublished": true,
	"citation_publication_date": true, "ptime": true, "article.created": true, "displaydate": true, "bt:pubdate": true,
}

// readMetadata reads the meta elements and the JSON-LD of a page.
func readMetadata(doc *html.Node) metadata {
	var m metadata
	var ld, names []string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "meta":
				m.metaElement(n)
			case "script":
				if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
					ld = append(ld, n.FirstChild.Data)
				}
				return
			case "time":
				if strings.EqualFold(attr(n, "itemprop"), "datePublished") || has(n, "pubdate") {
					m.addDay(attr(n, "datetime"))
				}
			case "h1":
				names = append(names, strings.Join(strings.Fields(content(n)), " "))
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	for _, s := range ld {
		m.linkedData(s)
	}
	m.settle()
	m.headline(names)
	return m
}

// metaElement reads one meta element.
func (m *metadata) metaElement(n *html.Node) {
	value := strings.TrimSpace(attr(n, "content"))
	for _, key := range [...]string{"property", "name", "itemprop"} {
		switch name := strings.ToLower(strings.TrimSpace(attr(n, key))); {
		case name == "" || value == "":
		case publishedNames[name]:
			m.addDay(value)
		case name == "og:site_name":
			m.outlet = value
		case name == "description" || name == "og:description":
			m.descriptions = append(m.descriptions, value)
		case name == "og:title":
			m.title = value
		}
	}
}

// linkedData reads one script of JSON-LD; what is not JSON is passed over.
func (m *metadata) linkedData(s string) {
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		m.linked(v, 0)
	}
}

// linked looks for articles in a value of JSON-LD.
func (m *metadata) linked(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			m.linked(x, depth+1)
		}
	case map[string]any:
		if articleType(v["@type"]) {
			if s, ok := v["datePublished"].(string); ok {
				m.addDay(s)
			}
			if s, ok := v["headline"].(string); ok && m.title == "" {
				m.title = strings.TrimSpace(html.UnescapeString(s))
			}
			if p, ok := v["publisher"].(map[string]any); ok && m.publisher == "" {
				m.publisher, _ = p["name"].(string)
			}
			return
		}
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage"} {
			m.linked(v[key], depth+1)
		}
	}
}

// articleType says whether a type of JSON-LD is an article.
func articleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "BlogPosting") || v == "Report" || v == "LiveBlogPosting"
	case []any:
		for _, x := range v {
			if articleType(x) {
				return true
			}
		}
	}
	return false
}

// timeLayouts are the ways in which pages write a moment for machines.
var timeLayouts = []string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly, "2006/01/02", "20060102",
	time.RFC1123, time.RFC1123Z, "Mon Jan 2 15:04:05 MST 2006", "Mon Jan 2 15:04:05 2006", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006",
}

// addDay keeps the day that s gives; what cannot be read is passed over.
func (m *metadata) addDay(s string) {
	s = strings.TrimSpace(s)
	for _, l := range timeLayouts {
		if t, err := time.Parse(l, s); err == nil && t.Year() >= 1800 && t.Year() <= 2200 {
			m.days = append(m.days, midnight(t))
			return
		}
	}
	if x := dayOf(s); x.known() {
		m.days = append(m.days, x.time())
	}
}

// settle takes the earliest of the days given: later ones are of changes. They
// agree when none is more than a day later, as zones of time make them.
func (m *metadata) settle() {
	if len(m.days) == 0 {
		return
	}
	m.published, m.agreed = m.days[0], true
	for _, t := range m.days {
		if t.Before(m.published) {
			m.published = t
		}
	}
	for _, t := range m.days {
		m.agreed = m.agreed && t.Sub(m.published) <= 24*time.Hour
	}
}

// headline prefers the heading of the page where the title for machines only
// adds to it, as outlets add their name.
func (m *metadata) headline(names []string) {
	for _, h := range names {
		if h != "" && (m.title == "" && len(names) == 1 || len(strings.Fields(h)) >= minTitle && strings.Contains(flat(m.title), flat(h))) {
			m.title = h
			return
		}
	}
}

// dayInAddress returns the day in a path like /2016/09/05/ or /2016-09-05-.
func dayInAddress(address string) time.Time {
	u, err := url.Parse(address)
	if err != nil {
		return time.Time{}
	}
	parts := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' || r == '-' || r == '_' })
	for i := 0; i+2 < len(parts); i++ {
		y, m, d := yearNumber(parts[i]), int(monthOf(parts[i+1])), dayNumber(parts[i+2])
		if m == 0 && len(parts[i+1]) <= 2 {
			m, _ = number(parts[i+1])
		}
		if x := (day{year: y, month: time.Month(m), day: d}); y > 1900 && m >= 1 && m <= 12 && d > 0 && len(parts[i+2]) <= 2 && valid(x) {
			return x.time()
		}
	}
	return time.Time{}
}
