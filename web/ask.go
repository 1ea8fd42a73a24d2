package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"readout/store"
	"readout/wording"
)

// mostRows is how many rows one page of a list has.
const mostRows = 50

// day reads a day of the query; empty where none is given.
func (q *request) day(name string) (string, error) {
	s := q.r.FormValue(name)
	if s == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fault{http.StatusBadRequest, fmt.Sprintf("%s=%s is no day: write it as 2016-09-05.", name, cutEnd(wording.Plain(s), 40))}
	}
	return s, nil
}

// after reads where a list goes on.
func (q *request) after() (int64, error) {
	s := q.r.FormValue("after")
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 1 {
		return 0, fault{http.StatusBadRequest, "after is no number of a row: follow the links of the list."}
	}
	return n, nil
}

// filter reads what a list is to show: words and fields as in a search, and where it goes on.
func (q *request) filter() (f store.Filter, notes []string, err error) {
	typed := store.ParseQuery(q.r.FormValue("q"), q.Names)
	f = typed.Filter
	if typed.Nothing {
		return f, typed.Notes, fault{http.StatusBadRequest, "Nothing can be found by that: " + cutEnd(wording.Plain(cmp.Or(first(typed.Notes), q.r.FormValue("q"))), 200) + "."}
	}
	var left []string
	if f, left, err = q.unveiled(f); err != nil {
		return f, nil, err
	}
	f.Limit = mostRows + 1
	f.After, err = q.after()
	return f, append(typed.Notes, left...), err
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// older is the way to the rows behind the one with number n.
func (q *request) older(n int64) string {
	v := url.Values{}
	for k, list := range q.r.URL.Query() {
		if k != "after" {
			v[k] = list
		}
	}
	v.Set("after", strconv.FormatInt(n, 10))
	return q.r.URL.Path + "?" + v.Encode()
}

// actorLink is the way to an actor by its key or name.
func actorLink(key string) string {
	if key == "" {
		return ""
	}
	return "/actors/" + url.PathEscape(key)
}
