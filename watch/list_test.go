package watch

import (
	"strings"
	"testing"
)

func TestList(t *testing.T) {
	for name, s := range map[string]string{
		"lines": "# the desk's feeds\n\nhttps://a.example.org/feed.xml  A desk\nftp://b.example.org/\nhttps://c.example.org/#x\nhttps://a.example.org/feed.xml\n",
		"opml":  `<?xml version="1.0" encoding="ISO-8859-1"?><opml version="2.0"><head><title>t</title></head><body><outline text="World"><outline type="rss" text="A desk" xmlUrl="https://a.example.org/feed.xml"/><outline text="B" xmlUrl="ftp://b.example.org/"/></outline><outline title="" xmlURL="https://c.example.org/#x"/><outline xmlUrl="https://a.example.org/feed.xml"></body></opml>`,
	} {
		list, bad, err := List(strings.NewReader(s), "feeds")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(list) != 2 || list[0].URL != "https://a.example.org/feed.xml" || list[0].Title != "A desk" || list[1].URL != "https://c.example.org/" {
			t.Errorf("%s: %+v", name, list)
		}
		if len(bad) != 1 || !strings.Contains(bad[0], "ftp://b.example.org/") || !strings.HasPrefix(bad[0], "feeds") || !strings.Contains(bad[0], "; write it as") {
			t.Errorf("%s: %q", name, bad)
		}
	}
}

func TestList_Trouble(t *testing.T) {
	for s, want := range map[string]string{
		"":                                "names no feed",
		"# nothing\n":                     "names no feed",
		"<rss version='2.0'></rss>":       "<rss> and no list",
		"<opml><body><outline xmlUrl='x":  "no OPML that can be read",
		"<opml></opml>":                   "names no feed",
		strings.Repeat("x", 9<<20):        "longer than 8 MiB",
		strings.Repeat("y", 2<<20) + "\n": "a line is longer",
	} {
		_, _, err := List(strings.NewReader(s), "feeds.txt")
		if err == nil || !strings.HasPrefix(err.Error(), "feeds.txt: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: error %v, want %q", s, err, want)
		}
	}
}

func TestCanonical(t *testing.T) {
	f := func(a, b string, want bool) {
		t.Helper()
		if same := Canonical(a) == Canonical(b); same != want {
			t.Errorf("%s, %s: same %v (%s, %s)", a, b, same, Canonical(a), Canonical(b))
		}
	}
	const a = "https://news.example.org/1?x=2"
	f(a, "http://NEWS.example.org:80/1?x=2#part", true)
	f(a, "https://news.example.org:443/1?utm_source=rss&x=2&fbclid=1", true)
	f("https://news.example.org", "https://news.example.org/?utm_medium=x", true)
	f(a, "https://news.example.org/1?x=3", false)
	f(a, "https://news.example.org/2?x=2", false)
	f(a, "https://news.example.org:8443/1?x=2", false)
	f(a, "https://user:word@news.example.org/1?x=2", true)
}
