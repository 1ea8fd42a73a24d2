package watch

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// An entry is one address of a sitemap: an article, or a further sitemap.
type entry struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	News    struct {
		Title     string `xml:"title"`
		Published string `xml:"publication_date"`
	} `xml:"news"`
}

// sitemap reads a sitemap, with the news in it or without, or an index of sitemaps.
// What can be read before a mistake in it is kept.
func sitemap(b []byte, base *url.URL) (*Told, error) {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	told := &Told{Kind: "sitemap"}
	for {
		t, err := d.Token()
		if err != nil {
			if err != io.EOF && len(told.Items)+len(told.More) == 0 {
				return nil, fmt.Errorf("the sitemap cannot be read (%s)", oneLine(err.Error()))
			}
			return told, nil
		}
		s, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch strings.ToLower(s.Name.Local) {
		case "sitemap", "url":
		default:
			continue
		}
		var e entry
		if err := d.DecodeElement(&e, &s); err != nil {
			continue
		}
		address := absolute(e.Loc, base)
		switch {
		case address == "":
		case strings.EqualFold(s.Name.Local, "sitemap"):
			told.More = append(told.More, address)
		case len(told.Items) < maxItems:
			told.Items = append(told.Items, Item{URL: address, Title: oneLine(e.News.Title), Published: stamp(e.News.Published), Updated: stamp(e.LastMod)})
		}
	}
}

// stamp reads a time as sitemaps write it (W3C Datetime), the zero time where it is none.
func stamp(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return when(&t)
		}
	}
	return time.Time{}
}

// alternates are the feeds that a page names in its head.
func alternates(b []byte, base *url.URL) (list []string) {
	z := html.NewTokenizer(bytes.NewReader(b))
	z.SetMaxBuf(1 << 20)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return list
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.Data == "body" {
				return list
			}
			if t.Data != "link" {
				continue
			}
			attr := map[string]string{}
			for _, a := range t.Attr {
				attr[a.Key] = a.Val
			}
			kind := strings.ToLower(attr["type"])
			if !strings.EqualFold(attr["rel"], "alternate") || !strings.Contains(kind, "rss") && !strings.Contains(kind, "atom") && kind != "application/feed+json" {
				continue
			}
			if s := absolute(attr["href"], base); s != "" {
				list = append(list, s)
			}
		}
	}
}
