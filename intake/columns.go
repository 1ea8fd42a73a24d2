package intake

import (
	"errors"
	"net/url"
	"strings"

	"golang.org/x/text/unicode/norm"

	"readout"
)

// guesses are the names under which the fields of a report are kept, the likeliest
// first, in small letters without what is no letter or digit.
var guesses = map[string][]string{
	"text":   {"text", "body", "content", "fulltext", "articletext", "articlebody", "maintext", "bodytext", "storytext", "story", "article", "articlecontent", "newstext", "document", "doctext", "contents", "transcript", "raw", "rawtext", "message", "description"},
	"html":   {"html", "rawhtml", "bodyhtml", "contenthtml", "page", "pagehtml"},
	"title":  {"title", "headline", "head", "heading", "articletitle", "newstitle", "pagetitle", "subject"},
	"date":   {"date", "published", "publishedat", "publisheddate", "publicationdate", "pubdate", "publishdate", "publishedon", "datepublished", "datepublish", "datetime", "pubtime", "publishtime", "articledate", "day", "time", "timestamp", "created", "createdat"},
	"url":    {"url", "link", "sourceurl", "articleurl", "webpage", "weburl", "permalink", "canonicalurl", "href", "address", "uri"},
	"outlet": {"outlet", "source", "sourcename", "publisher", "publication", "newspaper", "paper", "journal", "medium", "media", "medianame", "site", "sitename", "website", "domain", "sourcedomain", "agency", "channel"},
}

// columnsOf says at which of the names stands what: as the user says, else by name.
// filled tells of a column that it holds something; nil for all of them.
func columnsOf(names []string, given map[string]string, filled func(string) bool) (map[string]int, error) {
	at := map[string]int{}
	for what, name := range given {
		i := find(names, name, func(s string) string { return s })
		if i < 0 {
			i = find(names, name, plainName)
		}
		if i < 0 && filled == nil {
			return nil, &Error{What: "there is no column " + name, Hint: "the columns are " + list(names)}
		}
		if i >= 0 {
			at[what] = i
		}
	}
	for what, names2 := range guesses {
		if _, ok := given[what]; ok {
			continue
		}
		for _, g := range names2 {
			if i := find(names, g, plainName); i >= 0 && (filled == nil || filled(names[i])) {
				at[what] = i
				break
			}
		}
	}
	_, text := at["text"]
	_, page := at["html"]
	if _, ok := given["text"]; ok && text && given["html"] == "" {
		delete(at, "html")
	}
	if !text && !page {
		return nil, &Error{What: "nothing in it is known to hold the text", Hint: "say what does, as in --column text=body; there are " + list(names), Err: ErrNoText}
	}
	return at, nil
}

// ErrNoText says that no column of a table, or key of an object, is known to hold a text.
var ErrNoText = errors.New("no column holds a text")

func find(names []string, want string, form func(string) string) int {
	want = form(want)
	for i, n := range names {
		if form(n) == want {
			return i
		}
	}
	return -1
}

// plainName is a name in small letters, without what is no letter or digit.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r > 127:
			return r
		}
		return -1
	}, s)
}

// list names some names for people.
func list(names []string) string {
	const most = 12
	if len(names) == 0 {
		return "none"
	}
	s := strings.Join(names[:min(len(names), most)], ", ")
	if len(names) > most {
		s += " ..."
	}
	if r := []rune(s); len(r) > 300 {
		s = string(r[:300]) + " ..."
	}
	return s
}

// fields are a report that comes as a row or an object.
type fields struct {
	object  []byte // JSON, or nil
	columns map[string]string
	values  map[string]string // what there is of a row
}

// report makes a report of the fields. What they say of it counts more than what can be
// read in the text.
func (f *fields) report(p *Part) (*readout.Report, error) {
	h := p.hints
	if f.object != nil {
		v, err := objectFields(f.object, f.columns)
		if err != nil {
			return nil, err
		}
		f.values = v
	}
	v := f.values
	body := v["text"]
	if strings.TrimSpace(body) == "" && v["html"] != "" {
		body, h.ContentType = v["html"], "text/html; charset=utf-8"
	}
	if u, err := url.Parse(v["url"]); err == nil && u.Host != "" {
		h.URL = v["url"]
	}
	flagged := !h.Date.IsZero()
	if day, ok := Day(v["date"]); ok && !flagged {
		h.Date = day
	}
	r, err := p.read([]byte(body), h)
	if err != nil {
		return nil, err
	}
	if !flagged && !h.Date.IsZero() {
		r.Published.Basis = readout.BasisMetadata
	}
	if t := oneLine(v["title"]); t != "" {
		r.Title = t
	}
	if o := oneLine(v["outlet"]); o != "" {
		r.Outlet = o
	}
	if _, ok := Day(v["date"]); !ok && strings.TrimSpace(v["date"]) != "" && !flagged {
		r.Remarks = append(r.Remarks, "its date is not understood; write it as 2016-09-05")
	}
	return r, nil
}

func oneLine(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }
