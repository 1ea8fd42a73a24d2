package api

import (
	"context"
	"encoding/json"
	"iter"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"readout/follow"
	"readout/store"
)

// A query is what a list is asked.
type query struct {
	Q      string `query:"q" maxLength:"2000" doc:"Words and fields as in readout search: ceasefire actor:KEN type:CONSULT date:2016-09.." example:"actor:KEN type:CONSULT"`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"100" doc:"At most so many rows."`
	Cursor string `query:"cursor" maxLength:"200" doc:"The next of the answer before; the query must be the same."`
}

// A page is a part of a list.
type page[T any] struct {
	Link string `header:"Link" doc:"The way to the next part, rel=next."`
	Body struct {
		Items []T      `json:"items" doc:"The rows, the newest first."`
		Next  string   `json:"next,omitempty" doc:"The cursor of the next part; none at the end."`
		Notes []string `json:"notes,omitempty" doc:"What of the query was not understood."`
	}
}

// filter is what a query asks for.
func (a *API) filter(ctx context.Context, q string) (store.Filter, []string, error) {
	p := store.ParseQuery(q, a.Names)
	if p.Nothing {
		return p.Filter, p.Notes, huma.Error400BadRequest("nothing can be found by that query", details(p.Notes)...)
	}
	return a.unveiled(ctx, p.Filter, p.Notes)
}

func details(notes []string) (out []error) {
	for _, n := range notes {
		out = append(out, &huma.ErrorDetail{Message: n, Location: "query.q"})
	}
	return out
}

// part reads one part of a list.
func part[T any](ctx context.Context, a *API, path string, q *query, rows func(store.Filter) iter.Seq2[T, error], number func(*T) int64) (*page[T], error) {
	f, notes, err := a.filter(ctx, q.Q)
	if err != nil {
		return nil, err
	}
	if q.Cursor != "" {
		if f.After, err = open(q.Cursor, path, q.Q); err != nil {
			return nil, err
		}
	}
	f.Limit = q.Limit + 1
	out := &page[T]{}
	out.Body.Items, out.Body.Notes = []T{}, notes
	for r, err := range rows(f) {
		if err != nil {
			return nil, err
		}
		if len(out.Body.Items) == q.Limit {
			last := out.Body.Items[q.Limit-1]
			out.Body.Next = seal(number(&last), path, q.Q)
			out.Link = nextLink(path, q, out.Body.Next)
			break
		}
		out.Body.Items = append(out.Body.Items, r)
	}
	return out, nil
}

// stream writes a whole list, a JSON object a line.
func stream[T any](ctx context.Context, a *API, q string, rows func(context.Context, store.Filter) iter.Seq2[T, error]) (*huma.StreamResponse, error) {
	f, _, err := a.filter(ctx, q)
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", "application/x-ndjson")
		enc := json.NewEncoder(a.flowOf(c))
		enc.SetEscapeHTML(false)
		for r, err := range rows(c.Context(), f) {
			if err != nil {
				// The status has left already: a line that is no row says so.
				_ = a.problem(err)
				_ = enc.Encode(map[string]string{"error": "the list broke off here; ask again"})
				return
			}
			if enc.Encode(r) != nil {
				return
			}
		}
	}}, nil
}

// all is what a whole list is asked.
type all struct {
	Q string `query:"q" maxLength:"2000" doc:"Words and fields as in readout search."`
}

// lists adds the lists that have parts and streams.
func (a *API) lists(h huma.API) {
	list(a, h, "reports", "Reports", "Reports, those that came in last first", (*store.Store).Reports, func(r *store.Report) int64 { return r.N })
	list(a, h, "events", "Events", "Events as reports tell of them; several rows may tell of one", (*store.Store).Events, func(r *store.Event) int64 { return r.N })
	list(a, h, "statements", "Statements", "Who said what", (*store.Store).Statements, func(r *store.Statement) int64 { return r.N })
	register(a, h, get("/actors", "list-actors", "Actors", "Who acts, is acted on or speaks", "Those of whom most is told first. Where more is asked of than 5,000 events, only the reports that came in last are counted, and newest_only is true."), func(ctx context.Context, q *struct {
		Q     string `query:"q" maxLength:"2000" doc:"Words and fields as in readout search."`
		Limit int    `query:"limit" minimum:"1" maximum:"500" default:"100"`
		All   bool   `query:"all" doc:"Count everything; of a large store that takes a minute."`
	}) (*players, error) {
		f, _, err := a.filter(ctx, q.Q)
		if err != nil {
			return nil, err
		}
		f.Limit = q.Limit
		out := &players{}
		if !q.All {
			if f, out.Body.NewestOnly, err = a.Store.Newest(ctx, f, countedEvents); err != nil {
				return nil, err
			}
		}
		list, err := a.Store.Players(ctx, f)
		out.Body.Items = append([]store.Player{}, list...)
		return out, err
	})
	register(a, h, get("/stories", "list-stories", "Stories", "Stories: reports of one thing, with who had it first", ""), func(ctx context.Context, q *struct {
		From  string `query:"from" format:"date" doc:"With a report of that day or later."`
		To    string `query:"to" format:"date" doc:"Begun by that day."`
		Least int    `query:"least" minimum:"0" doc:"Of at least so many independent texts."`
		Limit int    `query:"limit" minimum:"1" maximum:"500" default:"100"`
	}) (*items[store.StoryRow], error) {
		return itemsOf(a.Store.Stories(ctx, store.StoryFilter{From: q.From, To: q.To, Least: q.Least, Limit: q.Limit}))
	})
	register(a, h, get("/happenings", "list-happenings", "Events", "One entry an event, with what each report tells of it", "Numbers are ranges over what reports say; what they differ on stands beside each other."), func(ctx context.Context, q *struct {
		Q     string `query:"q" maxLength:"2000" doc:"Words and fields as in readout search, such as story:ID."`
		Limit int    `query:"limit" minimum:"1" maximum:"500" default:"100"`
	}) (*items[follow.Merged], error) {
		f, _, err := a.filter(ctx, q.Q)
		if err != nil {
			return nil, err
		}
		f.Limit = q.Limit
		return itemsOf(follow.Happenings(ctx, a.Store, f))
	})
}

// items is a list that has no parts.
type items[T any] struct {
	Body struct {
		Items []T `json:"items"`
	}
}

// players are actors, counted over all that was asked of or over the newest of it.
type players struct {
	Body struct {
		Items      []store.Player `json:"items"`
		NewestOnly bool           `json:"newest_only,omitempty" doc:"Only the reports that came in last were counted."`
	}
}

// countedEvents is how many events are counted where not all are asked for.
const countedEvents = 5000

func itemsOf[T any](list []T, err error) (*items[T], error) {
	if err != nil {
		return nil, err
	}
	out := &items[T]{}
	out.Body.Items = append([]T{}, list...)
	return out, nil
}

// list adds a list in parts, and the same as a stream.
func list[T any](a *API, h huma.API, name, tag, summary string, rows func(*store.Store, context.Context, store.Filter) iter.Seq2[T, error], number func(*T) int64) {
	path := "/" + name
	register(a, h, get(path, "list-"+name, tag, summary, ""), func(ctx context.Context, q *query) (*page[T], error) {
		return part(ctx, a, "/api/v1"+path, q, func(f store.Filter) iter.Seq2[T, error] { return rows(a.Store, ctx, f) }, number)
	})
	op := get(path+".ndjson", "stream-"+name, tag, summary+", all of them, a JSON object a line", "")
	op.Responses = map[string]*huma.Response{"200": {Description: "The rows.", Content: map[string]*huma.MediaType{"application/x-ndjson": {}}}}
	op.Errors = []int{http.StatusBadRequest}
	register(a, h, op, func(ctx context.Context, q *all) (*huma.StreamResponse, error) {
		return stream(ctx, a, q.Q, func(ctx context.Context, f store.Filter) iter.Seq2[T, error] { return rows(a.Store, ctx, f) })
	})
}
