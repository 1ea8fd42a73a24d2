package watch

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html/charset"
)

// maxList is how long a list of feeds may be, in bytes.
const maxList = 8 << 20

// A Listed is a feed of a list.
type Listed struct {
	URL, Title string
	Line       int // of the list, from 1; 0 in OPML
}

// List reads a list of feeds: OPML, as feed readers write it, or a line for each feed:
// its address and, after blanks, a title; lines that begin with # say nothing. Each
// feed stands once in what it returns. Entries that are no addresses are told in bad,
// a line each, and passed over. The error says why nothing can be read.
func List(r io.Reader, name string) (list []Listed, bad []string, err error) {
	b, err := io.ReadAll(io.LimitReader(r, maxList+1))
	switch {
	case err != nil:
		return nil, nil, fmt.Errorf("%s: it cannot be read: %w", name, err)
	case len(b) > maxList:
		return nil, nil, fmt.Errorf("%s: it is longer than %d MiB; a list of feeds is not", name, maxList>>20)
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if s := bytes.TrimSpace(b); bytes.HasPrefix(s, []byte("<")) {
		list, err = opml(s)
	} else {
		list, err = lines(b)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	list, bad = once(list, name)
	if len(list) == 0 && len(bad) == 0 {
		return nil, nil, fmt.Errorf("%s: it names no feed; write one address a line, or OPML with xmlUrl", name)
	}
	return list, bad, nil
}

// once leaves out what is no address and what stood there before.
func once(all []Listed, name string) (list []Listed, bad []string) {
	seen := map[string]bool{}
	for _, l := range all {
		at := name
		if l.Line > 0 {
			at = fmt.Sprintf("%s, line %d", name, l.Line)
		}
		u, err := url.Parse(l.URL)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
			bad = append(bad, fmt.Sprintf("%s: %.80q is no address of a feed; write it as https://example.org/feed.xml", at, l.URL))
			continue
		}
		u.Fragment = ""
		if l.URL = u.String(); !seen[l.URL] {
			seen[l.URL] = true
			list = append(list, l)
		}
	}
	return list, bad
}

func lines(b []byte) ([]Listed, error) {
	var list []Listed
	s := bufio.NewScanner(bytes.NewReader(b))
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		address, title := line, ""
		if i := strings.IndexAny(line, " \t"); i > 0 {
			address, title = line[:i], strings.TrimSpace(line[i:])
		}
		list = append(list, Listed{URL: address, Title: title, Line: n})
	}
	if err := s.Err(); err != nil {
		return nil, errors.New("a line is longer than any address; write one address a line")
	}
	return list, nil
}

// opml reads the outlines that name a feed, however deep they stand.
func opml(b []byte) ([]Listed, error) {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = charset.NewReaderLabel
	d.Strict = false
	d.Entity = xml.HTMLEntity
	var list []Listed
	root := ""
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("it is no OPML that can be read (%w); export the list of feeds anew", err)
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		name := strings.ToLower(e.Name.Local)
		if root == "" {
			if root = name; root != "opml" {
				return nil, fmt.Errorf("it is <%s> and no list of feeds; give OPML, or write the address of the feed into a file, one a line", root)
			}
		}
		if name != "outline" {
			continue
		}
		var l Listed
		text := ""
		for _, a := range e.Attr {
			switch strings.ToLower(a.Name.Local) {
			case "xmlurl":
				l.URL = strings.TrimSpace(a.Value)
			case "title":
				l.Title = strings.TrimSpace(a.Value)
			case "text":
				text = strings.TrimSpace(a.Value)
			}
		}
		if l.Title == "" {
			l.Title = text
		}
		if l.URL != "" {
			list = append(list, l)
		}
	}
	return list, nil
}
