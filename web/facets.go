package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/store"
	"readout/wording"
)

// A listFilter is what a list is to show: words and fields as in a search, and what was
// chosen in the fields of its form.
type listFilter struct {
	store.Filter
	Notes []string
}

// chosen are the fields of a form that narrow a list, each a field of a search.
var chosen = []string{"type", "status", "actor", "source", "target", "place", "outlet"}

// listFilter reads what a list is to show.
func (q *request) listFilter() (f listFilter, err error) {
	typed := store.ParseQuery(q.r.FormValue("q"), q.Names)
	f.Filter, f.Notes = typed.Filter, typed.Notes
	if typed.Nothing {
		return f, fault{http.StatusBadRequest, "Nothing can be found by that: " + cutEnd(wording.Plain(cmp.Or(first(typed.Notes), q.r.FormValue("q"))), 200) + "."}
	}
	var also store.Filter
	for _, name := range chosen {
		v := strings.TrimSpace(q.r.FormValue(name))
		if v == "" {
			continue
		}
		switch name {
		case "type":
			also.Type = []string{v}
		case "status":
			also.Status = []string{v}
		case "actor":
			also.Actor = store.Whom([]string{v}, q.Names)
		case "source":
			also.Source = store.Whom([]string{v}, q.Names)
		case "target":
			also.Target = store.Whom([]string{v}, q.Names)
		case "place":
			also.Place = store.Where([]string{v}, q.Names)
		case "outlet":
			also.Outlet = []string{v}
		}
	}
	for name, to := range map[string]*string{"from": &also.From, "to": &also.To} {
		if *to, err = q.day(name); err != nil {
			return f, err
		}
	}
	switch v := q.r.FormValue("named"); v {
	case "":
	case "yes", "no":
		unnamed := v == "no"
		also.Anonymous = &unnamed
	default:
		return f, fault{http.StatusBadRequest, "named=" + cutEnd(wording.Plain(v), 40) + " is neither yes nor no."}
	}
	f.Also = append(f.Also, also)
	f.Limit = mostRows + 1
	f.After, err = q.after()
	return f, err
}

// A form is what was chosen in the fields of a list or search.
type form struct {
	Query, Type, Status, Actor, Source, Target, Place, Outlet, From, To, Named string

	Types, Statuses []string // to choose from
	Any             bool     // something was chosen besides Query
}

var statuses = []string{"happened", "ongoing", "planned", "desired", "conditional", "hypothetical", "alleged", "not_happened"}

// ploverTypes are PLOVER's types of events.
var ploverTypes = strings.Fields("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT")

func (q *request) form() form {
	v := func(name string) string { return q.r.FormValue(name) }
	f := form{v("q"), v("type"), v("status"), v("actor"), v("source"), v("target"), v("place"), v("outlet"), v("from"), v("to"), v("named"), ploverTypes, statuses, false}
	f.Any = slices.ContainsFunc([]string{f.Type, f.Status, f.Actor, f.Source, f.Target, f.Place, f.Outlet, f.From, f.To, f.Named}, func(s string) bool { return s != "" })
	return f
}

// pairs are the query as it came, but for where the list goes on.
func (q *request) pairs() (out []string) {
	for _, name := range append([]string{"q", "from", "to", "named"}, chosen...) {
		out = append(out, name, q.r.FormValue(name))
	}
	return out
}

// with is the way to this page with one field of its query set.
func (q *request) with(name, value string) string {
	v := url.Values{}
	for k, list := range q.r.URL.Query() {
		if k != "after" && k != name {
			v[k] = list
		}
	}
	if value != "" {
		v.Set(name, value)
	}
	return q.r.URL.Path + "?" + v.Encode()
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
