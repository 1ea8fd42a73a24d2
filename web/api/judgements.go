package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"readout/review"
	"readout/store"
	"readout/web/access"
)

// toJudge is what a person says of one coding of a report.
type toJudge struct {
	Report  string            `json:"report" maxLength:"100" doc:"Id of the report."`
	Target  string            `json:"target,omitempty" maxLength:"100" doc:"The coding: its id in the record (e3) or its key. Not of what is added."`
	Verdict string            `json:"verdict" enum:"accept,correct,reject,add"`
	Field   string            `json:"field,omitempty" maxLength:"100" doc:"Of a correction: type, status, actors, date, place ..."`
	Value   string            `json:"value,omitempty" maxLength:"16384" doc:"Of a correction: the value as a person types it; words of the report as they stand there, or as START-END in bytes."`
	Kind    string            `json:"kind,omitempty" maxLength:"100" doc:"Of what is added: event, statement, meeting ..."`
	Fields  map[string]string `json:"fields,omitempty" doc:"Of what is added: span has its words; an event has a type."`
	Note    string            `json:"note,omitempty" maxLength:"2000"`
	Who     string            `json:"who,omitempty" maxLength:"100" doc:"The person; where tokens are asked for it is the one whose token it is."`
	Task    string            `json:"task,omitempty" maxLength:"100" doc:"The assignment for which it is coded blind."`
}

// judgements adds the operations on what persons say of codings.
func (a *API) judgements(h huma.API) {
	register(a, h, get("/judgements", "list-judgements", "Review", "What persons said of codings", "In the order in which it counts, with what was undone. Those of blind coding are not among them; who still codes a report blind gets nothing of that report."), func(ctx context.Context, q *struct {
		Report  string `query:"report" maxLength:"100" doc:"Of this report alone."`
		Holding bool   `query:"holding" doc:"Only what nobody took back."`
		Limit   int    `query:"limit" minimum:"1" maximum:"10000" default:"1000" doc:"The latest so many."`
	}) (*items[review.Judgement], error) {
		list, err := a.Store.Judgements(ctx, q.Report)
		if err != nil {
			return nil, err
		}
		if q.Holding {
			list = review.Holding(list)
		}
		coding := map[string]string{}
		if me := access.NameOf(ctx); me != "" {
			if coding, err = a.Store.Coding(ctx, me); err != nil {
				return nil, err
			}
		}
		list = slices.DeleteFunc(list, func(j review.Judgement) bool { return coding[j.Report] != "" })
		return itemsOf(list[max(0, len(list)-q.Limit):], nil)
	})
	op := huma.Operation{Method: http.MethodPost, Path: "/api/v1/judgements", OperationID: "judge", Tags: []string{"Review"}, DefaultStatus: http.StatusCreated,
		Summary: "Say that a coding is right, wrong, another, or missing", Description: "It holds in all lists and exports from then on, and survives when the report is coded again. Takes the role of an editor.",
		Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusServiceUnavailable}}
	register(a, h, op, func(ctx context.Context, q *struct{ Body toJudge }) (*one[review.Judgement], error) {
		x := &q.Body
		j := review.Judgement{Report: x.Report, Target: x.Target, Verdict: x.Verdict, Field: x.Field, Value: x.Value, Kind: x.Kind, Note: x.Note, Who: whoOf(ctx, x.Who), Task: x.Task}
		if x.Verdict == review.Add {
			b, err := json.Marshal(x.Fields)
			if err != nil {
				return nil, err
			}
			j.Value = string(b)
		}
		out, err := a.Store.Judge(ctx, j, review.Dictionary(a.Names))
		return oneOf(out, unfit(err))
	})
	op = huma.Operation{Method: http.MethodPost, Path: "/api/v1/judgements/{id}/undo", OperationID: "undo-judgement", Tags: []string{"Review"}, DefaultStatus: http.StatusCreated,
		Summary: "Take a judgement back", Description: "That is a judgement, too: both are kept, and it can be taken back itself. Takes the role of an editor.", Errors: op.Errors}
	register(a, h, op, func(ctx context.Context, q *struct {
		ID  string `path:"id" maxLength:"100"`
		Who string `query:"who" maxLength:"100" doc:"The person, where no tokens are asked for."`
	}) (*one[review.Judgement], error) {
		out, err := a.Store.Judge(ctx, review.Judgement{Verdict: review.Undo, Value: q.ID, Who: whoOf(ctx, q.Who)}, review.Dictionary(a.Names))
		return oneOf(out, unfit(err))
	})
}

// whoOf is who judges: the person of the token, else who they say.
func whoOf(ctx context.Context, said string) string {
	if p := access.PersonOf(ctx); p.Name != "" {
		return p.Name
	}
	return strings.TrimSpace(said)
}

// unfit says what is wrong with a judgement, in the words of who found it.
func unfit(err error) error {
	var broken *store.Fault
	switch {
	case err == nil, errors.As(err, &broken), errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrForgotten), errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrClosed), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, store.ErrNoJudgement), errors.Is(err, store.ErrNoTarget), errors.Is(err, store.ErrNoAssignment), errors.Is(err, store.ErrNoUnit):
		return huma.Error404NotFound(err.Error())
	case errors.Is(err, store.ErrBlind):
		return huma.Error409Conflict(err.Error())
	}
	return huma.Error422UnprocessableEntity(err.Error())
}
