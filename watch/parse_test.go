package watch

import (
	"strings"
	"testing"
	"time"
)

const at = "https://news.example.org/world/feed.xml"

// shown is what a feed told, in one line an item: address, id, day, title.
func shown(t *testing.T, body, contentType string) (kind, title string, lines []string) {
	t.Helper()
	told, err := Parse([]byte(body), contentType, at)
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range told.Items {
		day := ""
		if !it.Published.IsZero() {
			day = it.Published.Format(time.RFC3339)
		}
		lines = append(lines, strings.Join([]string{it.URL, it.ID, day, it.Title}, "|"))
	}
	return told.Kind, told.Title, lines
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestParse_RSS(t *testing.T) {
	kind, title, got := shown(t, `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title> World
 News </title><link>https://news.example.org/</link>
<item><title><![CDATA[Talks & truce]]></title><link>/world/1?utm_source=rss#top</link><guid isPermaLink="false">id-1</guid><pubDate>Mon, 06 May 2024 10:00:00 +0200</pubDate></item>
<item><title>The envoy&rsquo;s reply`+"\x08"+`</title><link>https://news.example.org/world/2</link><guid isPermaLink="false"></guid></item>
<item><title>An address as its id</title><guid>https://news.example.org/world/3</guid><pubDate>nonsense</pubDate></item>
<item><title>Nothing to get</title></item>
<item><title>In the feed alone</title><description>The two sides met.</description></item>
</channel></rss>`, "application/rss+xml")
	if kind != "RSS 2.0" || title != "World News" {
		t.Errorf("%s, %q", kind, title)
	}
	same(t, got,
		"https://news.example.org/world/1?utm_source=rss|id-1|2024-05-06T08:00:00Z|Talks & truce",
		"https://news.example.org/world/2|||The envoy’s reply",
		"https://news.example.org/world/3|https://news.example.org/world/3||An address as its id",
		"|||In the feed alone")
}

// TestParse_SharedIDs is a feed whose ids name nothing: items stand apart by address.
func TestParse_SharedIDs(t *testing.T) {
	_, _, got := shown(t, `<rss version="2.0"><channel><title>x</title>
<item><title>a</title><link>/1</link><guid isPermaLink="false">feed</guid></item><item><title>b</title><link>/2</link><guid isPermaLink="false">feed</guid></item></channel></rss>`, "text/xml")
	same(t, got, "https://news.example.org/1|||a", "https://news.example.org/2|||b")
}

func TestParse_Encodings(t *testing.T) {
	const feed = `<rss version="2.0"><channel><title>x</title><item><title>Caf%s</title><link>/1</link></item></channel></rss>`
	wide := func(s string) string { // UTF-16, big end first, with its mark
		b := []byte{0xfe, 0xff}
		for _, r := range s {
			b = append(b, byte(r>>8), byte(r))
		}
		return string(b)
	}
	for name, c := range map[string][2]string{
		"declared":              {`<?xml version="1.0" encoding="ISO-8859-1"?>` + strings.Replace(feed, "%s", "\xe9", 1), "text/xml"},
		"single quotes":         {`<?xml version='1.0' encoding='iso-8859-1'?>` + strings.Replace(feed, "%s", "\xe9", 1), "text/xml"},
		"by the machine":        {strings.Replace(feed, "%s", "\xe9", 1), "text/xml; charset=iso-8859-1"},
		"by nobody":             {strings.Replace(feed, "%s", "\xe9", 1), ""},
		"machine lies":          {strings.Replace(feed, "%s", "é", 1), "text/xml; charset=iso-8859-1"},
		"feed lies":             {`<?xml version="1.0" encoding="ISO-8859-1"?>` + strings.Replace(feed, "%s", "é", 1), "text/xml"},
		"unknown encoding":      {`<?xml version="1.0" encoding="no-such"?>` + strings.Replace(feed, "%s", "é", 1), "text/xml"},
		"a mark before it":      {"\ufeff" + `<?xml version="1.0" encoding="utf-8"?>` + strings.Replace(feed, "%s", "é", 1), "text/xml"},
		"two bytes a character": {wide(`<?xml version="1.0" encoding="utf-16"?>` + strings.Replace(feed, "%s", "é", 1)), "text/xml"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, got := shown(t, c[0], c[1])
			same(t, got, "https://news.example.org/1|||Café")
		})
	}
}

func TestParse_AtomAndJSON(t *testing.T) {
	kind, _, got := shown(t, `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>
<entry><id>tag:1</id><title>Round two</title><link rel="alternate" href="https://desk.example.org/2"/><updated>2024-05-07T12:00:00Z</updated><published>2024-05-06T12:00:00Z</published></entry></feed>`, "application/atom+xml")
	if kind != "Atom 1.0" {
		t.Error(kind)
	}
	same(t, got, "https://desk.example.org/2|tag:1|2024-05-06T12:00:00Z|Round two")
	kind, _, got = shown(t, `{"version":"https://jsonfeed.org/version/1.1","title":"Desk","items":[{"id":"7","url":"https://desk.example.org/7","title":"Round three","date_published":"2024-05-08T01:02:03Z"}]}`, "application/feed+json")
	if kind != "JSON Feed 1.1" {
		t.Error(kind)
	}
	same(t, got, "https://desk.example.org/7|7|2024-05-08T01:02:03Z|Round three")
}

func TestParse_Sitemap(t *testing.T) {
	kind, _, got := shown(t, `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example.org/1</loc><news:news><news:publication><news:name>N</news:name></news:publication><news:publication_date>2024-05-06T09:30+02:00</news:publication_date><news:title>Envoys leave</news:title></news:news></url>
<url><loc> /2 </loc><lastmod>2024-05-05</lastmod></url><url><loc>mailto:a@example.org</loc></url>
<url><loc>https://news.example.org/3`, "application/xml")
	if kind != "sitemap" {
		t.Error(kind)
	}
	same(t, got, "https://news.example.org/1||2024-05-06T07:30:00Z|Envoys leave", "https://news.example.org/2|||")
	told, err := Parse([]byte(`<sitemapindex><sitemap><loc>https://news.example.org/a.xml</loc></sitemap></sitemapindex>`), "", at)
	if err != nil || len(told.More) != 1 || told.More[0] != "https://news.example.org/a.xml" {
		t.Errorf("%+v, %v", told, err)
	}
}

// TestParse_Trouble wants one line that says what stands there instead of a feed.
func TestParse_Trouble(t *testing.T) {
	for body, want := range map[string]string{
		"":                    "empty",
		" ":                   "empty",
		"Service unavailable": "neither XML nor JSON",
		"\x1f\x8b\x08\x00":    "neither XML nor JSON",
		"{}":                  "no JSON Feed",
		"[1]":                 "neither XML",
		`<svg></svg>`:         "neither RSS",
		`<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body>x`: "page and no feed; it names as its feed: https://news.example.org/rss.xml",
		`<html><body><link rel="alternate" type="application/rss+xml" href="/rss.xml">`:                              "page and no feed; give the address",
		`<urlset><url><loc`: "sitemap cannot be read",
	} {
		_, err := Parse([]byte(body), "text/html", at)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: error %v, want %q", body, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><item><link>/1</link></item></channel></rss>`), "text/xml")
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="x"/></entry></feed>`), "")
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1"}]}`), "application/json")
	f.Add([]byte("<?xml encoding=?><urlset><url><loc>/a</loc></url></urlset>"), "text/xml; charset=utf-16")
	f.Fuzz(func(t *testing.T, b []byte, kind string) {
		told, err := Parse(b, kind, at)
		if err != nil {
			return
		}
		for _, it := range told.Items {
			if it.URL == "" && it.Text == "" || it.URL != "" && !strings.HasPrefix(it.URL, "http") || strings.ContainsAny(it.Title, "\n\r") {
				t.Errorf("%+v", it)
			}
			if it.URL != "" && Canonical(Canonical(it.URL)) != Canonical(it.URL) {
				t.Errorf("%s: %s, then %s", it.URL, Canonical(it.URL), Canonical(Canonical(it.URL)))
			}
		}
	})
}
