package api

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout/follow"
	"readout/processes"
)

// A change is what happened in one negotiation since a day, with the facts that show it.
type change struct {
	Process string                 `json:"process"`
	Name    string                 `json:"name"`
	Changes []processes.Change     `json:"changes"`
	Cited   []*processes.CitedFact `json:"cited"`
}

func (a *API) processes(h huma.API) {
	register(a, h, get("/processes", "list-processes", "Processes", "Negotiations and where each stands", "Those with the newest reports first."), func(ctx context.Context, q *struct {
		State []string `query:"state" doc:"In one of these states."`
		Party []string `query:"party" doc:"These take part: a key, a code or part of a name each."`
		Since string   `query:"since" format:"date" doc:"With a report of that day or later."`
		AsOf  string   `query:"as_of" format:"date" doc:"As they stood for who had read what had come out by that day."`
		Limit int      `query:"limit" minimum:"1" maximum:"500" default:"100"`
	}) (*items[*follow.Listed], error) {
		w := follow.Wanted{State: q.State, Since: q.Since, AsOf: q.AsOf, Limit: q.Limit}
		for _, p := range q.Party {
			parts := []string{p}
			if a.Names != nil {
				parts = append(parts, a.Names(p)...)
			}
			w.Party = append(w.Party, parts)
		}
		return itemsOf(follow.Processes(ctx, a.Store, w))
	})
	register(a, h, get("/processes/{id}", "get-process", "Processes", "One negotiation: state and why, rounds, positions, next steps, who vouches", ""), func(ctx context.Context, q *struct {
		ID   string `path:"id" maxLength:"100"`
		AsOf string `query:"as_of" format:"date"`
	}) (*one[*processes.Process], error) {
		p, _, err := follow.Process(ctx, a.Store, q.ID, q.AsOf)
		return oneOf(p, err)
	})
	register(a, h, get("/changes", "list-changes", "Processes", "What changed in negotiations since a day, with the facts that show it", ""), func(ctx context.Context, q *struct {
		Since string `query:"since" format:"date" required:"true" doc:"What has come out on that day or later counts."`
		Until string `query:"until" format:"date"`
	}) (*items[change], error) {
		if _, err := time.Parse(time.DateOnly, q.Since); err != nil {
			return nil, huma.Error400BadRequest("since is no day: write it as 2016-09-05")
		}
		list, err := follow.Changes(ctx, a.Store, q.Since, q.Until)
		var out []change
		for i := range list {
			c := change{Process: list[i].Process, Name: list[i].Name, Changes: list[i].Change, Cited: []*processes.CitedFact{}}
			for _, x := range list[i].Change {
				for _, id := range x.Facts {
					if f := list[i].Now.Fact(id); f != nil {
						c.Cited = append(c.Cited, f)
					}
				}
			}
			out = append(out, c)
		}
		return itemsOf(out, err)
	})
}

// one is an answer of one thing.
type one[T any] struct{ Body T }

func oneOf[T any](x T, err error) (*one[T], error) {
	if err != nil {
		return nil, err
	}
	return &one[T]{x}, nil
}
