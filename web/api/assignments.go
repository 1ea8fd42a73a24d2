package api

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"readout/review"
	"readout/store"
	"readout/web/access"
)

// assigned is an assignment as who asks may see it.
type assigned struct {
	store.Assignment
	Complete    bool               `json:"complete" doc:"All coders are done: only then is it told what they said."`
	ToDo        []string           `json:"to_do,omitempty" doc:"Reports that who asks has yet to finish."`
	Agreement   []review.Agreement `json:"agreement,omitempty" doc:"Krippendorff's alpha of each field."`
	Alike       int                `json:"alike,omitempty" doc:"Codings that all have alike and that are not in the records yet."`
	Differences []store.Difference `json:"differences,omitempty" doc:"Codings of which the coders have not the same."`
}

// toAssign gives reports to coders.
type toAssign struct {
	Name    string   `json:"name,omitempty" maxLength:"200"`
	Coders  []string `json:"coders" minItems:"2" maxItems:"20"`
	Reports []string `json:"reports" minItems:"1" maxItems:"500"`
	Who     string   `json:"who,omitempty" maxLength:"100" doc:"Who makes it; where tokens are asked for it is the one whose token it is."`
}

// toDecide is what a third person takes where coders differ.
type toDecide struct {
	Key  string            `json:"key,omitempty" maxLength:"100" doc:"Of the coding; without it all that the coders have alike is taken."`
	Like string            `json:"like,omitempty" maxLength:"100" doc:"The coder whose values are taken of fields that are neither in take nor in set."`
	Take map[string]string `json:"take,omitempty" doc:"Of fields in which they differ, the coder whose value is taken."`
	Set  map[string]string `json:"set,omitempty" doc:"Of fields in which they differ, another value, as a person types it."`
	Note string            `json:"note,omitempty" maxLength:"2000"`
	Who  string            `json:"who,omitempty" maxLength:"100" doc:"The person; where tokens are asked for it is the one whose token it is."`
}

// assignments adds the operations on what several persons code, each for themselves.
func (a *API) assignments(h huma.API) {
	register(a, h, get("/review/assignments", "list-assignments", "Review", "Reports that several persons code, each for themselves", "The newest first."), func(ctx context.Context, _ *struct{}) (*items[store.Assignment], error) {
		return itemsOf(a.Store.Assignments(ctx))
	})
	register(a, h, get("/review/assignments/{id}", "get-assignment", "Review", "One assignment; when all are done how far they agree and where they differ", ""), func(ctx context.Context, q *struct {
		ID string `path:"id" maxLength:"100"`
	}) (*one[assigned], error) {
		out, err := a.assigned(ctx, q.ID)
		return oneOf(out, unfit(err))
	})
	post := func(path, id, summary, about string) huma.Operation {
		return huma.Operation{Method: http.MethodPost, Path: "/api/v1/review/assignments" + path, OperationID: id, Tags: []string{"Review"}, DefaultStatus: http.StatusCreated, Summary: summary, Description: about,
			Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusConflict, http.StatusUnprocessableEntity, http.StatusServiceUnavailable}}
	}
	register(a, h, post("", "assign", "Give reports to several persons, each to code for themselves", "Takes the role of an editor."), func(ctx context.Context, q *struct{ Body toAssign }) (*one[store.Assignment], error) {
		x := &q.Body
		id, err := a.Store.Assign(ctx, store.Assignment{Name: x.Name, Who: whoOf(ctx, x.Who), Coders: x.Coders, Reports: x.Reports})
		if err != nil {
			return nil, unfit(err)
		}
		out, err := a.Store.Assignment(ctx, id)
		return oneOf(out, err)
	})
	register(a, h, post("/{id}/finish", "finish-assigned", "Say that you are done with a report of an assignment", "Nothing more can be judged in it for the assignment."), func(ctx context.Context, q *struct {
		ID   string `path:"id" maxLength:"100"`
		Body struct {
			Report string `json:"report" maxLength:"100"`
			Who    string `json:"who,omitempty" maxLength:"100" doc:"The coder, where no tokens are asked for."`
		}
	}) (*one[store.Assignment], error) {
		if err := a.Store.Finish(ctx, q.ID, whoOf(ctx, q.Body.Who), q.Body.Report); err != nil {
			return nil, unfit(err)
		}
		out, err := a.Store.Assignment(ctx, q.ID)
		return oneOf(out, err)
	})
	register(a, h, post("/{id}/decide", "decide", "Decide, as a third person, where the coders of an assignment differ", "It makes judgements, which hold in all lists and exports from then on. 409 while not all coders are done."), func(ctx context.Context, q *struct {
		ID   string `path:"id" maxLength:"100"`
		Body toDecide
	}) (*items[review.Judgement], error) {
		x := &q.Body
		r := store.Ruling{Key: x.Key, Chosen: map[string]review.Choice{}, Like: x.Like, Who: whoOf(ctx, x.Who), Note: x.Note}
		for field, who := range x.Take {
			r.Chosen[field] = review.Choice{Who: who}
		}
		for field, v := range x.Set {
			if _, twice := r.Chosen[field]; twice {
				return nil, huma.Error422UnprocessableEntity(field + " is in take and in set: choose one")
			}
			r.Chosen[field] = review.Choice{Value: v}
		}
		list, err := a.Store.Decide(ctx, q.ID, r, review.Dictionary(a.Names))
		return itemsOf(list, unfit(err))
	})
}

// assigned is an assignment with what its coders said, where all are done and who asks
// codes none of its reports blind for another one.
func (a *API) assigned(ctx context.Context, id string) (out assigned, err error) {
	if out.Assignment, err = a.Store.Assignment(ctx, id); err != nil {
		return out, err
	}
	out.Complete = out.Assignment.Complete()
	me := access.NameOf(ctx)
	if me != "" {
		if out.ToDo, err = a.Store.ToDo(ctx, id, me); err != nil {
			return out, err
		}
		coding, err := a.Store.Coding(ctx, me)
		if err != nil || slices.ContainsFunc(out.Reports, func(r string) bool { return coding[r] != "" }) {
			return out, err
		}
	}
	if !out.Complete {
		return out, nil
	}
	c, err := a.Store.Compare(ctx, id)
	if errors.Is(err, store.ErrBlind) {
		return out, nil
	}
	if err != nil {
		return out, err
	}
	out.Agreement, out.Differences, out.Alike = c.Agreement(), c.Differences(), len(c.Alike())
	return out, nil
}
