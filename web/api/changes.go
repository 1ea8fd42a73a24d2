package api

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout/follow"
	"readout/processes"
	"readout/store"
)

// A change is what happened in one negotiation since a day, with the facts that show it.
type change struct {
	Process string                 `json:"process"`
	Name    string                 `json:"name"`
	Changes []processes.Change     `json:"changes"`
	Cited   []*processes.CitedFact `json:"cited"`
}

// sinceQuery is what the list of changes is asked.
type sinceQuery struct {
	Since  string `query:"since" format:"date" required:"true" doc:"What reports of that day or later told first."`
	Until  string `query:"until" format:"date" doc:"And not later than that day."`
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"500" doc:"At most so many changes."`
	Cursor string `query:"cursor" maxLength:"200" doc:"The next of the answer before; the rest must be the same."`
}

// changesPart is a part of the list of changes.
type changesPart struct {
	Link string `header:"Link" doc:"The way to the next part, rel=next."`
	Body struct {
		Items []change `json:"items"`
		Next  string   `json:"next,omitempty" doc:"The cursor of the next part; none at the end."`
	}
}

// changesSince lists changes by the process, from what was noted: nothing is folded, so
// that it takes the same time in a large archive.
func (a *API) changesSince(ctx context.Context, q *sinceQuery) (*changesPart, error) {
	for name, day := range map[string]string{"since": q.Since, "until": q.Until} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return nil, huma.Error400BadRequest(name + " is no day: write it as 2016-09-05")
		}
	}
	const path = "/api/v1/changes"
	of := q.Since + " " + q.Until
	f := store.NotedFilter{Since: q.Since, Until: q.Until, ByDay: true, Limit: q.Limit + 1}
	if q.Cursor != "" {
		var err error
		if f.Behind, err = open(q.Cursor, path, of); err != nil {
			return nil, err
		}
	}
	list, err := follow.NotedChanges(ctx, a.Store, f)
	if err != nil {
		return nil, err
	}
	out := &changesPart{}
	if len(list) > q.Limit {
		list = list[:q.Limit]
		out.Body.Next = seal(list[q.Limit-1].Seq, path, of)
		v := url.Values{"cursor": {out.Body.Next}, "limit": {strconv.Itoa(q.Limit)}, "since": {q.Since}}
		if q.Until != "" {
			v.Set("until", q.Until)
		}
		out.Link = fmt.Sprintf(`<%s?%s>; rel="next"`, path, v.Encode())
	}
	if list, err = a.shown(ctx, list); err != nil {
		return nil, err
	}
	out.Body.Items = byProcess(list)
	return out, nil
}

// byProcess puts changes together by their process, and facts that several cite once.
func byProcess(list []follow.Noted) []change {
	out := []change{}
	for i := range list {
		n := &list[i]
		at := slices.IndexFunc(out, func(c change) bool { return c.Process == n.Process })
		if at < 0 {
			at = len(out)
			out = append(out, change{Process: n.Process, Name: n.Name, Cited: []*processes.CitedFact{}})
		}
		c := &out[at]
		c.Changes = append(c.Changes, n.Change)
		for _, f := range n.Cited {
			if !slices.ContainsFunc(c.Cited, func(g *processes.CitedFact) bool { return g.ID == f.ID }) {
				c.Cited = append(c.Cited, f)
			}
		}
	}
	return out
}
