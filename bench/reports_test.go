// Package bench measures the program room by room and end to end. Its results make
// docs/BENCHMARKS.md: make bench.
package bench

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/coder"
	"readout/examples/corpus"
)

// words is how long the reports are that most is measured with.
const words = 600

// bodies are the texts of both corpora of examples without their first two lines, which
// are title and dateline: 130 short reports in plain agency prose.
var bodies = sync.OnceValue(func() (out []string) {
	for _, set := range []struct {
		files fs.FS
		glob  string
	}{{corpus.Files, "reports/*.txt"}, {corpus.Second, "second/reports/*.txt"}} {
		names, err := fs.Glob(set.files, set.glob)
		if err != nil {
			panic(err)
		}
		for _, n := range names {
			b, err := fs.ReadFile(set.files, n)
			if err != nil {
				panic(err)
			}
			_, text, _ := strings.Cut(string(b), "\n\n")
			out = append(out, strings.TrimSpace(text))
		}
	}
	return out
})

// joined puts bodies together, from the k-th on, until enough says that it is long enough.
func joined(k int, enough func(text string) bool) string {
	var b strings.Builder
	for all := bodies(); !enough(b.String()); k++ {
		b.WriteString(all[k%len(all)] + "\n\n")
	}
	return b.String()
}

// ofWords are n reports of some 600 words, whole paragraphs.
var ofWords = sync.OnceValue(func() []*readout.Report { return reportsOf(20, words) })

func reportsOf(n, words int) (out []*readout.Report) {
	for i := range n {
		whole := joined(i*5, func(s string) bool { return len(strings.Fields(s)) >= words })
		var text strings.Builder
		have := 0
		for p := range strings.SplitSeq(whole, "\n\n") { // the paragraph that goes over the mark is cut at a sentence
			for s := range strings.SplitAfterSeq(p, ". ") {
				if have < words {
					text.WriteString(s)
					have += len(strings.Fields(s))
				}
			}
			text.WriteString("\n\n")
		}
		out = append(out, report(strings.TrimSpace(text.String())))
	}
	return out
}

// ofBytes is a report of n bytes, cut where a word ends.
func ofBytes(n int) *readout.Report {
	text := joined(0, func(s string) bool { return len(s) >= n })
	text = text[:n]
	return report(text[:strings.LastIndexAny(text, " \n")])
}

func report(text string) *readout.Report {
	return &readout.Report{ID: readout.MakeID(text), Lang: "en", Text: text, Published: readout.Published{Date: time.Date(2024, 3, 14, 0, 0, 0, 0, time.UTC), Certain: true}}
}

// pages are the pages that what comes in as HTML is measured with: those of the corpora
// where READOUT_DATA names them, and otherwise made ones, our reports among what stands
// around an article. The second value says in words which.
var pages = sync.OnceValues(func() (out [][]byte, what string) {
	if data := os.Getenv("READOUT_DATA"); data != "" {
		files, err := filepath.Glob(filepath.Join(data, "html", "pages", "*.html.gz"))
		if err != nil || len(files) == 0 {
			panic(fmt.Sprint("no pages in READOUT_DATA: ", err))
		}
		slices.Sort(files)
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				panic(err)
			}
			z, err := gzip.NewReader(bytes.NewReader(b))
			if err != nil {
				panic(err)
			}
			if b, err = io.ReadAll(z); err != nil {
				panic(err)
			}
			out = append(out, b)
		}
		return out, fmt.Sprintf("%d real pages of news", len(out))
	}
	for i, r := range reportsOf(60, words) {
		out = append(out, page(i, r.Text))
	}
	return out, fmt.Sprintf("%d made pages of %d KB", len(out), len(out[0])/1000)
})

// page puts a report onto a page with what usually stands around: menus, teasers of other
// reports, scripts and styles.
func page(i int, text string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Report %d | The Lakeside Courier</title><meta property="article:published_time" content="2024-03-%02dT08:00:00Z"><style>%s</style><script>%s</script></head><body><header><nav><ul>`,
		i, 1+i%28, strings.Repeat(".a{margin:0}", 800), strings.Repeat("var a=0;", 1500))
	for k := range 60 {
		fmt.Fprintf(&b, `<li><a href="/section/%d"><span class="icon"></span>Section %d</a></li>`, k, k)
	}
	fmt.Fprintf(&b, `</ul></nav></header><main><article><h1>Report %d</h1><p class="byline">By Nora Felder</p>`, i)
	for p := range strings.SplitSeq(text, "\n\n") {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
	}
	b.WriteString(`</article><aside>`)
	for k := range 80 {
		body := bodies()[(i+k)%len(bodies())]
		fmt.Fprintf(&b, `<div class="teaser"><a href="/report/%d"><img src="/i/%d.jpg" alt=""><h3>Other news %d</h3></a><p>%.90s</p></div>`, k, k, k, html.EscapeString(body))
	}
	b.WriteString(`</aside></main><footer><p>All rights reserved.</p></footer></body></html>`)
	return []byte(b.String())
}

// coded returns the record of a report, and its document, which belongs to that coder.
func coded(b *testing.B, r *readout.Report) (*readout.Document, *readout.Record) {
	c := coder.New()
	rec, err := c.Code(context.Background(), r)
	if err != nil {
		b.Fatal(err)
	}
	return c.Document(r), rec
}
