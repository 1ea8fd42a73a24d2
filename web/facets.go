package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

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
		v := wording.Plain(q.r.FormValue(name))
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

// A facet is one way in which what was found can be narrowed, with how many there are of each.
type facet struct {
	Name   string
	Values []facetValue
}

type facetValue struct {
	Word, N, Link string
	On            bool
}

// Facets are counted up to mostCounted rows, and all together in facetTime: they are a
// help and no answer.
const (
	mostCounted = 500
	facetTime   = 700 * time.Millisecond
)

// facets counts what was found by type, status, how sources are named, and who takes part.
// late says that some were left out because they took too long.
func (q *request) facets(f store.Filter) (out []facet, late bool) {
	ctx, cancel := context.WithTimeout(q.ctx, facetTime)
	defer cancel()
	add := func(name, field, table string, values []string, word func(string) string, narrow func(g *store.Filter, v string)) {
		x := facet{Name: name}
		chosen := q.r.FormValue(field)
		for _, v := range values {
			if chosen != "" && chosen != v {
				continue
			}
			g := f
			var also store.Filter
			narrow(&also, v)
			g.Also = append(slices.Clone(f.Also), also)
			t, err := q.Store.Tally(ctx, table, g, mostCounted)
			if err != nil {
				late = true
				continue
			}
			if t.Rows == 0 {
				continue
			}
			y := facetValue{Word: word(v), N: itoa(t.Rows), Link: q.with(field, v), On: chosen == v}
			if t.More {
				y.N += "+"
			}
			if y.On {
				y.Link = q.with(field, "")
			}
			x.Values = append(x.Values, y)
		}
		if len(x.Values) > 0 {
			out = append(out, x)
		}
	}
	same := func(s string) string { return s }
	add("Type of event", "type", "events", ploverTypes, same, func(g *store.Filter, v string) { g.Type = []string{v} })
	add("Status", "status", "events", statuses, wording.Spaced, func(g *store.Filter, v string) { g.Status = []string{v} })
	add("Source of statements", "named", "statements", []string{"yes", "no"}, func(v string) string {
		return map[string]string{"yes": "named", "no": "unnamed"}[v]
	}, func(g *store.Filter, v string) { unnamed := v == "no"; g.Anonymous = &unnamed })
	who, err := q.Store.Players(ctx, limited(f, 10))
	if late = late || err != nil; len(who) > 0 {
		x := facet{Name: "Who takes part"}
		for _, p := range who {
			key := cmp.Or(p.Key, p.Name)
			y := facetValue{Word: cmp.Or(wording.Plain(p.Name), p.Key), N: itoa(p.AsActor + p.AsRecipient + p.AsSpeaker), Link: q.with("actor", key), On: q.r.FormValue("actor") == key}
			if y.On {
				y.Link = q.with("actor", "")
			}
			x.Values = append(x.Values, y)
		}
		out = append(out, x)
	}
	return out, late
}

func limited(f store.Filter, n int) store.Filter {
	f.Limit = n
	return f
}

// queryOf writes names and values as the query of an address; empty for none.
func queryOf(pairs ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Add(pairs[i], pairs[i+1])
		}
	}
	if len(v) == 0 {
		return ""
	}
	return "?" + v.Encode()
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
