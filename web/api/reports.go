package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout"
	"readout/export"
	"readout/store"
)

// record is the answer of one record, as RECORD.md has it.
type record struct {
	ContentType string `header:"Content-Type"`
	ETag        string `header:"ETag"`
	Status      int
	Body        []byte `contentType:"application/json"`
}

func recordOf(rec *readout.Record, err error, have string) (*record, error) {
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := export.JSON(&b, rec); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b.Bytes())
	out := &record{ContentType: "application/json", ETag: `"` + hex.EncodeToString(sum[:8]) + `"`, Status: http.StatusOK, Body: b.Bytes()}
	if (&Conditional{Match: have}).has(out.ETag, "", time.Time{}) {
		out.Status, out.Body = http.StatusNotModified, nil
	}
	return out, nil
}

func (a *API) reports(h huma.API) {
	op := get("/reports/{id}", "get-report", "Reports", "One report with all that was coded from it", "The record of RECORD.md.")
	register(a, h, op, func(ctx context.Context, q *struct {
		ID   string `path:"id" maxLength:"100"`
		Have string `header:"If-None-Match"`
	}) (*record, error) {
		rec, err := a.seen(ctx, q.ID)
		return recordOf(rec, err, q.Have)
	})
	if a.Read != nil {
		a.reading(h)
	}
}

// A standing is what the store holds and what made it.
type standing struct {
	Reports    int64                  `json:"reports"`
	TextGroups int64                  `json:"text_groups"`
	Events     int64                  `json:"events"`
	Statements int64                  `json:"statements"`
	Records    int64                  `json:"records"`
	Coder      readout.CoderVersion   `json:"coder" doc:"This program."`
	Coders     []readout.CoderVersion `json:"coders" doc:"What made the records in force."`
}

func (a *API) status(h huma.API) {
	register(a, h, get("/status", "status", "Status", "What the store holds and which versions made it", ""), func(ctx context.Context, _ *struct{}) (*one[standing], error) {
		n, err := a.Store.Count(ctx)
		if err != nil {
			return nil, err
		}
		coders, err := a.Store.Coders(ctx, time.Time{})
		return oneOf(standing{n.Reports, n.TextGroups, n.Events, n.Statements, n.Records, a.Coder, append([]readout.CoderVersion{}, coders...)}, err)
	})
	register(a, h, get("/search", "search", "Search", "Reports, events, statements and actors by one query", "Hits of each kind, the newest first; the field of its kind is set."), func(ctx context.Context, q *struct {
		Q     string   `query:"q" required:"true" maxLength:"2000" doc:"Words and fields as in readout search."`
		In    []string `query:"in" doc:"Kinds of hits; all without it." enum:"report,event,statement,actor"`
		Limit int      `query:"limit" minimum:"1" maximum:"100" default:"10" doc:"At most so many of each kind."`
	}) (*items[store.Hit], error) {
		p := store.ParseQuery(q.Q, a.Names)
		if p.Nothing {
			return nil, huma.Error400BadRequest("nothing can be found by that query", details(p.Notes)...)
		}
		var err error
		if p.Filter, p.Notes, err = a.unveiled(ctx, p.Filter, p.Notes); err != nil {
			return nil, err
		}
		veil, err := a.veil(ctx)
		if err != nil {
			return nil, err
		}
		if len(veil) > 0 { // names are counted over all reports
			if len(q.In) == 0 {
				q.In = []string{store.KindReport, store.KindEvent, store.KindStatement}
			}
			if q.In = slices.DeleteFunc(q.In, func(k string) bool { return k == store.KindActor }); len(q.In) == 0 {
				return itemsOf[store.Hit](nil, nil)
			}
		}
		found, err := a.Store.Search(ctx, p, q.Limit, q.In...)
		if err != nil {
			return nil, err
		}
		return itemsOf(found.Hits, nil)
	})
}
