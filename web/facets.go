package web

import (
	"cmp"
	"context"
	"fmt"
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
	var left []string
	if f.Filter, left, err = q.unveiled(f.Filter); err != nil {
		return f, err
	}
	f.Notes = append(f.Notes, left...)
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

// Facets are counted among the newest mostCounted events and statements that were found,
// and given up after facetTime: they are a help and no answer.
const (
	mostCounted = 500
	mostFaced   = 10 // actors
	facetTime   = 400 * time.Millisecond
)

// A tallying counts the values of one facet, in the order in which they first came.
type tallying struct {
	n     map[string]int64
	word  map[string]string
	order []string
}

func (t *tallying) add(value, word string) {
	if value == "" {
		return
	}
	if t.n == nil {
		t.n, t.word = map[string]int64{}, map[string]string{}
	}
	if t.n[value] == 0 {
		t.order = append(t.order, value)
		t.word[value] = word
	}
	t.n[value]++
}

// facets counts what was found by type, status, how sources are named, and who takes part.
// note says what was counted where that is not all.
func (q *request) facets(f store.Filter) (out []facet, note string) {
	ctx, cancel := context.WithTimeout(q.ctx, facetTime)
	defer cancel()
	var types, states, named, who tallying
	party := func(list []store.Party) {
		for _, p := range list {
			if !p.Anonymous {
				who.add(cmp.Or(p.Key, p.Name), cmp.Or(wording.Plain(p.Name), p.Key))
			}
		}
	}
	f.Limit = mostCounted
	events, statements := 0, 0
	for e, err := range q.Store.Events(ctx, f) {
		if err != nil {
			note = "Not all was counted: it would take too long."
			break
		}
		events++
		types.add(e.Type, e.Type)
		states.add(e.Status, wording.Spaced(e.Status))
		party(e.Actors)
		party(e.Recipients)
	}
	for x, err := range q.Store.Statements(ctx, f) {
		if err != nil {
			note = "Not all was counted: it would take too long."
			break
		}
		statements++
		if x.Anonymous {
			named.add("no", "unnamed")
		} else {
			named.add("yes", "named")
		}
		party(x.Speakers)
	}
	if note == "" && max(events, statements) == mostCounted {
		note = fmt.Sprintf("Counted among the newest %d events and statements.", mostCounted)
	}
	for _, x := range []struct {
		name, field string
		t           *tallying
	}{{"Type of event", "type", &types}, {"Status", "status", &states}, {"Source of statements", "named", &named}, {"Who takes part", "actor", &who}} {
		if v := q.facetValues(x.field, x.t); len(v) > 0 {
			out = append(out, facet{x.name, v})
		}
	}
	return out, note
}

// facetValues are the values of a facet, the most frequent first.
func (q *request) facetValues(field string, t *tallying) (out []facetValue) {
	slices.SortStableFunc(t.order, func(a, b string) int { return cmp.Compare(t.n[b], t.n[a]) })
	for _, v := range t.order[:min(len(t.order), 2*mostFaced)] {
		x := facetValue{Word: t.word[v], N: itoa(t.n[v]), Link: q.with(field, v), On: q.r.FormValue(field) == v}
		if x.On {
			x.Link = q.with(field, "")
		}
		if out = append(out, x); field == "actor" && len(out) == mostFaced {
			break
		}
	}
	return out
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
