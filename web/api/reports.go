package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout"
	"readout/article"
	"readout/export"
	"readout/store"
)

// mostText is how large a text or page may be that is to be read.
const mostText = 2 << 20

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

// toRead is a report that is to be read.
type toRead struct {
	Text    string `json:"text,omitempty" doc:"The report as plain text."`
	HTML    string `json:"html,omitempty" doc:"The page it stands on, instead of text."`
	Title   string `json:"title,omitempty"`
	Outlet  string `json:"outlet,omitempty"`
	Address string `json:"url,omitempty"`
	Date    string `json:"date,omitempty" format:"date" doc:"The day it came out, so that Monday is a day."`
}

func (a *API) reports(h huma.API) {
	op := get("/reports/{id}", "get-report", "Reports", "One report with all that was coded from it", "The record of RECORD.md.")
	register(a, h, op, func(ctx context.Context, q *struct {
		ID   string `path:"id" maxLength:"100"`
		Have string `header:"If-None-Match"`
	}) (*record, error) {
		rec, err := a.Store.Get(ctx, q.ID)
		return recordOf(rec, err, q.Have)
	})
	if a.Read == nil {
		return
	}
	read := huma.Operation{Method: http.MethodPost, Path: "/api/v1/read", OperationID: "read", Tags: []string{"Reports"}, MaxBodyBytes: mostText,
		Summary: "Read a report: text or a page in, its record out", Description: "Nothing is stored.", DefaultStatus: http.StatusOK, Errors: []int{http.StatusBadRequest, http.StatusRequestEntityTooLarge}}
	register(a, h, read, func(ctx context.Context, q *struct{ Body toRead }) (*record, error) {
		r, err := reportOf(&q.Body)
		if err != nil {
			return nil, err
		}
		rec, err := a.Read(ctx, r)
		return recordOf(rec, err, "")
	})
}

// reportOf is the report that somebody wants read.
func reportOf(x *toRead) (*readout.Report, error) {
	if (x.Text == "") == (x.HTML == "") {
		return nil, huma.Error400BadRequest("give either text or html")
	}
	hints := article.Hints{URL: x.Address}
	if x.Date != "" {
		day, err := time.Parse(time.DateOnly, x.Date)
		if err != nil {
			return nil, huma.Error400BadRequest("date is no day: write it as 2016-09-05")
		}
		hints.Date = day
	}
	text := x.HTML
	if text == "" {
		text, hints.ContentType = x.Text, "text/plain"
	}
	r, err := article.Read([]byte(text), hints)
	if err != nil {
		return nil, huma.Error400BadRequest("it cannot be read: " + err.Error())
	}
	if x.Title != "" {
		r.Title = x.Title
	}
	if x.Outlet != "" {
		r.Outlet = x.Outlet
	}
	return r, nil
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
		found, err := a.Store.Search(ctx, p, q.Limit, q.In...)
		if err != nil {
			return nil, err
		}
		return itemsOf(found.Hits, nil)
	})
}
