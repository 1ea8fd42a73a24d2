package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout"
	"readout/article"
)

// parts are those of the documents: real pages, stories for developing, and half
// of the pages and some stories held back from it for the last judgement.
var parts = []string{"pages", "pages_dev", "train", "dev"}

// codingDocs reads the documents that codings are judged on: the real pages and
// the stories, or those of the parts in o.Set, parted by commas. What article
// cannot read is left out.
func codingDocs(o Options) ([]codingDoc, error) {
	want := parts
	if o.Set != "" {
		want = strings.Split(o.Set, ",")
	}
	for _, w := range want {
		if !slices.Contains(parts, w) {
			return nil, fmt.Errorf("no part %q: the parts are %s", w, strings.Join(parts, ", "))
		}
	}
	var out []codingDoc
	pages, err := filepath.Glob(o.Path("data", "html", "pages", "*.html.gz"))
	if err != nil {
		return nil, err
	}
	for _, p := range pages {
		id := strings.TrimSuffix(filepath.Base(p), ".html.gz")
		part := "pages"
		if id[len(id)-1]&1 == 1 {
			part = "pages_dev"
		}
		if !slices.Contains(want, part) {
			continue
		}
		b, err := unpack(p)
		if err != nil {
			return nil, err
		}
		out = addDoc(out, id, part, b, article.Hints{Name: id + ".html"})
	}
	b, err := os.ReadFile(o.Path("data", "stories", "ecb_docs.jsonl"))
	if err != nil {
		return nil, fmt.Errorf("read the stories: %w", err)
	}
	in := bufio.NewScanner(bytes.NewReader(b))
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var s struct{ ID, Split, Text string }
		if err := json.Unmarshal(in.Bytes(), &s); err != nil {
			return nil, fmt.Errorf("read the stories: %w", err)
		}
		if slices.Contains(want, s.Split) {
			out = addDoc(out, s.ID, s.Split, []byte(untokenized(s.Text)), article.Hints{Name: s.ID + ".txt"})
		}
	}
	return out, in.Err()
}

func addDoc(out []codingDoc, id, part string, b []byte, h article.Hints) []codingDoc {
	r, err := article.Read(b, h)
	if err != nil || r.Skipped != "" {
		return out
	}
	r.ID = readout.MakeID(r.Text)
	return append(out, codingDoc{id: id, part: part, report: r})
}

func unpack(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return io.ReadAll(z)
}

// untokenized undoes what a treebank's tokens do to a text: spaces before marks
// and after brackets, two strokes for a quotation mark.
func untokenized(s string) string {
	var out strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		glue, open := true, false
		for _, w := range strings.Fields(line) {
			left, right := false, false // whether w clings to the word before and after it
			switch w {
			case "``":
				w, right, open = `"`, true, true
			case "''":
				w, left, open = `"`, true, false
			case `"`:
				left, right, open = open, !open, !open
			case "-LRB-":
				w, right = "(", true
			case "-RRB-":
				w, left = ")", true
			case "(", "[", "$", "£", "€":
				right = true
			case ".", ",", ":", ";", "?", "!", ")", "]", "%", "n't", "'":
				left = true
			default:
				left = len(w) > 1 && len(w) < 4 && (w[0] == '\'' || strings.HasPrefix(w, "’")) && w[len(w)-1] > '9'
			}
			if !glue && !left {
				out.WriteByte(' ')
			}
			out.WriteString(w)
			glue = right
		}
	}
	return out.String()
}
