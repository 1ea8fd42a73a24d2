package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"readout/follow"
	"readout/processes"
)

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
		p, err := a.folded(ctx, q.ID, q.AsOf)
		return oneOf(p, err)
	})
	register(a, h, get("/changes", "list-changes", "Processes", "What changed in negotiations since a day, with the facts that show it",
		"Changes as they were noted when they were found, those that reports told last first; a process stands in each part once, with its changes of that part."), a.changesSince)
}

// one is an answer of one thing.
type one[T any] struct{ Body T }

func oneOf[T any](x T, err error) (*one[T], error) {
	if err != nil {
		return nil, err
	}
	return &one[T]{x}, nil
}
