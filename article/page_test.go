package article

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/markusmobius/go-trafilatura"
)

const envoys = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Envoys leave Bern without a deal | Lake Courier</title>
<meta property="og:site_name" content="Lake Courier"><meta name="author" content="Ana Roe">
<meta property="article:published_time" content="2019-09-10T08:00:00+02:00"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Envoys leave Bern without a deal</h1>
<div class="share"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
<p>By Ana Roe</p>
<p>BERN (Lake Courier) — The envoys of both sides left the lakeside hotel late on Friday without a word to the <em>press</em>, officials said.</p>
<p>They are to meet again in the second week of May, a spokeswoman for the mediators told reporters in the lobby.</p>
<p><a href="/x">Five questions about the lakeside talks</a></p>
<h2>A long way to go</h2>
<p>Nobody expects a quick result, a diplomat said, and nobody wants to be the first one to leave the table for good.</p>
<blockquote><p>“We came to talk, and we shall come again when there is something to talk about,” the statement said.</p></blockquote>
<p>(Reporting by Ana Roe; Editing by Li Wu)</p>
</article></main><footer><p>© 2019 Lake Courier</p></footer></body></html>`

func TestRead_Page(t *testing.T) {
	r := read(t, envoys, Hints{URL: "https://www.lakecourier.example/world/envoys"})
	want := `title: Envoys leave Bern without a deal
byline: By Ana Roe
dateline: BERN (Lake Courier) —
subhead: A long way to go
blockquote: “We came to talk, and we shall come again when there is something to talk about,” the statement said.
related: Five questions about the lakeside talks
credit: (Reporting by Ana Roe; Editing by Li Wu)`
	if got := kinds(r); got != want {
		t.Errorf("got\n%s\nwant\n%s\ntext\n%s", got, want, r.Text)
	}
	if r.Title != "Envoys leave Bern without a deal" || r.Byline != "Ana Roe" || r.Outlet != "Lake Courier" || r.Dateline.Place != "Bern" {
		t.Errorf("title %q, byline %q, outlet %q, dateline %+v", r.Title, r.Byline, r.Outlet, r.Dateline)
	}
	if !strings.HasPrefix(r.Text, r.Title+"\n\n") || strings.Contains(r.Text, "Home") {
		t.Errorf("text is %q", r.Text)
	}
}

// TestRead_Eastern has a page in a script without spaces.
func TestRead_Eastern(t *testing.T) {
	p := "<p>両国の代表団は金曜日の夜、報道陣に何も語らずに湖畔のホテルを後にした。次回の会談は五月に行われる予定だという。</p>"
	r := read(t, "<html><body><article><h1>代表団が去る</h1>"+p+strings.ReplaceAll(p, "金曜日", "土曜日")+"</article></body></html>", Hints{})
	if r.Lang != "ja" || r.Skipped != "language: ja" {
		t.Errorf("language %s, skipped %q, text %.60q", r.Lang, r.Skipped, r.Text)
	}
}

// TestSearch_Broke gives the library what it cannot bear.
func TestSearch_Broke(t *testing.T) {
	if _, err := search(nil, trafilatura.Options{}); !errors.Is(err, errBroke) {
		t.Errorf("error %v", err)
	}
}

// TestRead_Lead has a page that sets its lead apart from the article.
func TestRead_Lead(t *testing.T) {
	lead := "Envoys of both sides left the lakeside hotel late on Friday without a deal, and nobody would say when the talks on the border are to go on."
	in := strings.Replace(envoys, "<div class=\"share\">", `<div class="summary teaser">`+lead+`</div><div class="share">`, 1)
	in = strings.Replace(in, "</head>", `<meta name="description" content="Envoys of both sides left the lakeside hotel late on Friday without a deal, and..."></head>`, 1)
	r := read(t, in, Hints{})
	if !strings.HasPrefix(r.Text, r.Title+"\n\n"+lead+"\n\n") {
		t.Errorf("text is %.300q", r.Text)
	}
}

// TestRead_Trouble gives what cannot be read as a report.
func TestRead_Trouble(t *testing.T) {
	f := func(name, in string, h Hints, want error) {
		t.Helper()
		_, err := Read([]byte(in), h)
		if !errors.Is(err, want) || err == nil {
			t.Errorf("%s: error %v, want %v", name, err, want)
		}
	}
	f("empty", "", Hints{}, ErrEmpty)
	f("blank", " \n\u200b\ufeff\t", Hints{}, ErrEmpty)
	f("long", strings.Repeat("The envoys left. ", 20<<20/17), Hints{}, ErrTooLarge)
	f("links", "<html><body><ul>"+strings.Repeat("<li><a href='/x'>Envoys of both sides leave the town of Bern</a></li>", 30)+"</ul></body></html>", Hints{}, ErrNoArticle)
	f("no words", "<html><body><p>Loading</p></body></html>", Hints{}, ErrNoArticle)
	f("feed", "<?xml version='1.0'?><rss><channel><title>News</title></channel></rss>", Hints{}, ErrNoArticle)
}

func TestRead_Binary(t *testing.T) {
	for _, in := range []string{
		"%PDF-1.7\n...", "PK\x03\x04....", "\x1f\x8b\x08....", "\x89PNG\r\n\x1a\n", strings.Repeat("\x01\x02ab\x00\x10", 100),
	} {
		_, err := Read([]byte(in), Hints{})
		var u *UnreadableError
		if !errors.As(err, &u) || u.Hint == "" {
			t.Errorf("%.10q: error %v", in, err)
		}
	}
}

// TestRead_Deep gives pages that the parser refuses or that are built to be slow.
func TestRead_Deep(t *testing.T) {
	prose := "<p>The envoys of both sides left the lakeside hotel late on Friday without a word to the press.</p>"
	for name, in := range map[string]string{
		"nested":   "<html><title>Envoys leave Bern</title><body>" + strings.Repeat("<div>", 10000) + prose + strings.Repeat("</div>", 10000),
		"unclosed": "<html><body>" + strings.Repeat("<a href=x>", 20000) + prose,
		"inline":   "<html><body>" + strings.Repeat("<b>", 10000) + prose,
		"tables":   "<html><body>" + strings.Repeat("<table><tr><td>", 3000) + prose,
		"lists":    "<html><body>" + strings.Repeat("<ul><li>", 200) + prose,
		"long":     "<html><body><article>" + strings.Repeat(prose, (5<<20)/len(prose)),
	} {
		start := time.Now()
		r := read(t, in, Hints{})
		if !strings.Contains(r.Text, "left the lakeside hotel") {
			t.Errorf("%s: text is %.80q", name, r.Text)
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: took %v", name, d)
		}
	}
}

func TestRead_LongLine(t *testing.T) {
	for _, in := range []string{strings.Repeat("The envoys left. ", 1<<16), strings.Repeat("x", 1<<20)} {
		if r := read(t, in, Hints{}); r.Text != in {
			t.Error("the text is not the input")
		}
	}
}
