package api

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"reflect"
	"runtime"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout"
	"readout/article"
	"readout/fetch"
)

// What holds for reports that are sent to be read.
const (
	mostText = 2 << 20          // bytes of a text or page, unpacked
	sendTime = 10 * time.Second // for sending it
	readTime = 30 * time.Second // for reading it
	waitTime = 5 * time.Second  // for others that are read at the time
)

// toRead is a report that is to be read, with what is known of it.
type toRead struct {
	Text    string `json:"text,omitempty" doc:"The report as plain text."`
	HTML    string `json:"html,omitempty" doc:"The page it stands on, instead of text."`
	Title   string `json:"title,omitempty"`
	Outlet  string `json:"outlet,omitempty"`
	Address string `json:"url,omitempty"`
	Date    string `json:"date,omitempty" format:"date" doc:"The day it came out, so that Monday is a day."`

	kind string // the content type of HTML or Text, where they were sent as they are
}

// reading adds the operation that reads a report.
func (a *API) reading(h huma.API) {
	seats := make(chan struct{}, 2*runtime.GOMAXPROCS(0)) // of reports that are read at a time
	text := func() *huma.MediaType { return &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}} }
	op := huma.Operation{Method: http.MethodPost, Path: "/api/v1/read", OperationID: "read", Tags: []string{"Reports"}, MaxBodyBytes: mostText, BodyReadTimeout: sendTime,
		Summary:       "Read a report: text or a page in, its record out",
		Description:   "As JSON with what is known of the report, or as plain text or HTML with that in the query; packed by gzip if that helps. At most 2 MiB, unpacked. Nothing is stored.",
		DefaultStatus: http.StatusOK, Errors: []int{http.StatusBadRequest, http.StatusRequestTimeout, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusServiceUnavailable},
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
			"application/json": {Schema: huma.SchemaFromType(h.OpenAPI().Components.Schemas, reflect.TypeFor[toRead]())}, "text/html": text()}},
		SkipValidateBody: true}
	register(a, h, op, func(ctx context.Context, q *struct {
		Kind    string `header:"Content-Type" doc:"application/json, text/plain or text/html."`
		Packed  string `header:"Content-Encoding" doc:"gzip, or nothing."`
		Title   string `query:"title" maxLength:"1000"`
		Outlet  string `query:"outlet" maxLength:"200"`
		Address string `query:"url" maxLength:"2000"`
		Date    string `query:"date" format:"date" doc:"The day it came out."`
		RawBody []byte `contentType:"text/plain"`
	}) (*record, error) {
		x, err := sent(q.RawBody, q.Kind, q.Packed)
		if err != nil {
			return nil, err
		}
		x.Title, x.Outlet, x.Address, x.Date = cmp.Or(x.Title, q.Title), cmp.Or(x.Outlet, q.Outlet), cmp.Or(x.Address, q.Address), cmp.Or(x.Date, q.Date)
		rec, err := a.read(ctx, seats, x)
		return recordOf(rec, err, "")
	})
}

// sent is the report in the body of a request.
func sent(b []byte, kind, packed string) (*toRead, error) {
	b, err := unpacked(b, packed)
	if err != nil {
		return nil, err
	}
	media, _, err := mime.ParseMediaType(kind)
	if kind != "" && err != nil && media == "" {
		media = kind
	}
	switch media {
	case "", "application/json":
		x := &toRead{}
		if err := json.Unmarshal(b, x); err != nil {
			return nil, huma.Error400BadRequest("the body is no JSON object with text or html: " + oneLine(err))
		}
		return x, nil
	case "text/plain":
		return &toRead{Text: string(b), kind: kind}, nil
	case "text/html", "application/xhtml+xml":
		return &toRead{HTML: string(b), kind: kind}, nil
	}
	return nil, huma.Error415UnsupportedMediaType("a report is read as application/json, text/plain or text/html")
}

// unpacked unpacks a body, and no bomb.
func unpacked(b []byte, how string) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(how)) {
	case "", "identity":
		return b, nil
	case "gzip", "x-gzip":
	default:
		return nil, huma.Error415UnsupportedMediaType("a body may be packed by gzip alone")
	}
	counter := &fetch.Counter{R: bytes.NewReader(b)}
	in, err := gzip.NewReader(counter)
	if err != nil {
		return nil, huma.Error400BadRequest("the body is not packed by gzip, as its Content-Encoding says")
	}
	out, err := io.ReadAll(io.LimitReader(&fetch.Bounded{R: in, Packed: counter}, mostText+1))
	switch {
	case errors.Is(err, fetch.ErrBomb), len(out) > mostText:
		return nil, huma.NewError(http.StatusRequestEntityTooLarge, fmt.Sprintf("unpacked the report is larger than %d bytes, or a trap", mostText))
	case err != nil:
		return nil, huma.Error400BadRequest("the body is packed badly: " + oneLine(err))
	}
	return out, nil
}

// read codes a report, as one of few at a time.
func (a *API) read(ctx context.Context, seats chan struct{}, x *toRead) (*readout.Record, error) {
	wait := time.NewTimer(waitTime)
	defer wait.Stop()
	select {
	case seats <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-wait.C:
		return nil, huma.ErrorWithHeaders(huma.Error503ServiceUnavailable("too many reports are being read: come again later"), http.Header{"Retry-After": {"10"}})
	}
	ctx, cancel := context.WithTimeout(ctx, readTime)
	defer cancel()
	type answer struct {
		rec *readout.Record
		err error
	}
	done := make(chan answer, 1)
	go func() {
		defer func() { <-seats }() // only when it has come to its end, whoever still waits
		defer func() {
			if p := recover(); p != nil {
				done <- answer{nil, fmt.Errorf("BUG: reading a report panics: %v", p)}
			}
		}()
		r, err := reportOf(x)
		if err != nil {
			done <- answer{nil, err}
			return
		}
		rec, err := a.Read(ctx, r)
		done <- answer{rec, err}
	}()
	select {
	case got := <-done:
		return got.rec, got.err
	case <-ctx.Done():
		return nil, huma.Error503ServiceUnavailable(fmt.Sprintf("reading took longer than %v and was given up: send less at a time", readTime))
	}
}

// reportOf is the report that somebody wants read.
func reportOf(x *toRead) (*readout.Report, error) {
	if (x.Text == "") == (x.HTML == "") {
		return nil, huma.Error400BadRequest("give either text or html")
	}
	hints := article.Hints{URL: x.Address, ContentType: x.kind}
	if x.Date != "" {
		day, err := time.Parse(time.DateOnly, x.Date)
		if err != nil {
			return nil, huma.Error400BadRequest("date is no day: write it as 2016-09-05")
		}
		hints.Date = day
	}
	text := x.HTML
	if text == "" {
		text = x.Text
	}
	if hints.ContentType == "" {
		hints.ContentType = "text/html"
		if x.Text != "" {
			hints.ContentType = "text/plain"
		}
		hints.ContentType += "; charset=utf-8" // JSON has no other
	}
	r, err := article.Read([]byte(text), hints)
	if err != nil {
		return nil, huma.Error400BadRequest("it cannot be read: " + oneLine(err))
	}
	if x.Title != "" {
		r.Title = x.Title
	}
	if x.Outlet != "" {
		r.Outlet = x.Outlet
	}
	return r, nil
}

// oneLine is the text of an error in one line.
func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }
