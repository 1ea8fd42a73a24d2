package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout/follow"
	"readout/notify"
	"readout/store"
)

// What holds for streams of changes.
const (
	heartbeat   = 15 * time.Second // after which one that has nothing to tell says that it is there
	writeTime   = 10 * time.Second // in which a client must take what it is sent, or is dropped
	reconnect   = 2 * time.Second  // after which a client that was dropped is to come again
	mostStreams = 1000             // at a time
)

// Wanted is what is asked of changes as they were noted.
type Wanted struct {
	Process []string `query:"process" maxItems:"50" doc:"Of these processes: ids, or ids they had. Where one becomes part of another, it goes on with that one."`
	Kind    []string `query:"kind" doc:"Of these kinds." enum:"state,claim,flag,round,agreement,position,step,name,moved,gone"`
}

func (a *API) want(ctx context.Context, q *Wanted) (*notify.Want, error) {
	return notify.WantOf(ctx, a.Store, q.Process, q.Kind)
}

// changes adds the changes as they were noted: a stream that goes on, a list to its end.
func (a *API) changes(h huma.API) {
	op := get("/changes/stream", "follow-changes", "Processes", "Changes in negotiations as they are found, as server-sent events",
		"An event a change: its id is the number of the change, its data the change as JSON with the facts that show it. "+
			"A client that comes again with Last-Event-ID misses nothing and gets nothing twice, whatever was restarted meanwhile. "+
			"Every 15 seconds without a change there is a comment; who does not take what it is sent within 10 seconds is dropped.")
	op.Responses = map[string]*huma.Response{"200": {Description: "The changes.", Content: map[string]*huma.MediaType{"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}}}}}
	register(a, h, op, func(ctx context.Context, q *struct {
		Wanted
		After int64  `query:"after" minimum:"-1" default:"-1" doc:"What was noted behind this number, 0 for everything; without it, what is new from now on."`
		Last  string `header:"Last-Event-ID" maxLength:"100" doc:"The id of the last event that was received; goes before after."`
	}) (*huma.StreamResponse, error) {
		after := q.After
		if q.Last != "" {
			n, err := strconv.ParseInt(q.Last, 10, 64)
			if err != nil || n < 0 {
				return nil, huma.Error400BadRequest("Last-Event-ID is none of ours: send the id of the last event, or begin without it")
			}
			after = n
		}
		last, err := a.Store.LastNoted(ctx)
		if err != nil {
			return nil, err
		}
		if after > last {
			return nil, huma.Error400BadRequest("there is no change of number " + strconv.FormatInt(after, 10) + " yet, the newest is " + strconv.FormatInt(last, 10) + ": this is not the database that it is from; begin anew")
		}
		want, err := a.want(ctx, &q.Wanted)
		if err != nil {
			return nil, err
		}
		r, err := a.feed.Read(ctx, after)
		if err != nil {
			return nil, err
		}
		if a.feed.Readers() > mostStreams {
			r.Close()
			return nil, huma.ErrorWithHeaders(huma.Error503ServiceUnavailable("too many read the stream: come again later"), http.Header{"Retry-After": {"30"}})
		}
		return &huma.StreamResponse{Body: func(c huma.Context) {
			defer r.Close()
			for k, v := range map[string]string{"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"} { // a proxy between must not wait for the end
				c.SetHeader(k, v)
			}
			a.tell(c.Context(), a.flowOf(c), r, want)
		}}, nil
	})
	op = get("/changes.ndjson", "stream-changes", "Processes", "Changes in negotiations as they were noted, a JSON object a line", "For who comes now and then: after is the seq of the last line that was read.")
	op.Responses = map[string]*huma.Response{"200": {Description: "The changes.", Content: map[string]*huma.MediaType{"application/x-ndjson": {}}}}
	register(a, h, op, func(ctx context.Context, q *struct {
		Wanted
		After int64 `query:"after" minimum:"0" default:"0" doc:"What was noted behind this number."`
	}) (*huma.StreamResponse, error) {
		want, err := a.want(ctx, &q.Wanted)
		if err != nil {
			return nil, err
		}
		return &huma.StreamResponse{Body: func(c huma.Context) { a.list(c, q.After, want) }}, nil
	})
}

// list writes the changes behind a number, a line each.
func (a *API) list(c huma.Context, after int64, want *notify.Want) {
	c.SetHeader("Content-Type", "application/x-ndjson")
	enc := json.NewEncoder(a.flowOf(c))
	enc.SetEscapeHTML(false)
	for {
		list, err := follow.NotedChanges(c.Context(), a.Store, store.NotedFilter{After: after, Limit: 200})
		if err != nil {
			_ = a.problem(err)
			_ = enc.Encode(map[string]string{"error": "the list broke off here; ask again"})
			return
		}
		if len(list) == 0 {
			return
		}
		veil, err := a.veil(c.Context())
		if err != nil {
			_ = a.problem(err)
			return
		}
		for i := range list {
			if after = list[i].Seq; !citesAny(&list[i], veil) && want.Has(&list[i]) && enc.Encode(&list[i]) != nil {
				return
			}
		}
	}
}

// tell writes changes as server-sent events until the client goes, is too slow or the
// server ends.
func (a *API) tell(ctx context.Context, w *flow, r *notify.Reader, want *notify.Want) {
	beat := a.Heartbeat
	if beat <= 0 {
		beat = heartbeat
	}
	send := func(b []byte) bool {
		_, err := w.Write(b)
		return err == nil
	}
	flush := func() bool { return w.Flush() == nil }
	// An id without data is no event, but where a client begins that comes again.
	sent := r.At()
	if !send(append(strconv.AppendInt([]byte("retry: "), reconnect.Milliseconds(), 10), "\n"...)) || !send(idLine(sent)) || !flush() {
		return
	}
	var b bytes.Buffer
	for {
		wait, cancel := context.WithTimeout(ctx, beat)
		list, err := r.Next(wait)
		cancel()
		switch {
		case err == nil:
		case errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil:
			if !send([]byte(":\n")) || !send(idLine(r.At())) || !flush() {
				return
			}
			sent = r.At()
			continue
		default:
			if ctx.Err() == nil && !errors.Is(err, notify.ErrClosed) {
				_ = a.problem(err) // logged; the client comes again
			}
			return
		}
		veil, err := a.veil(ctx)
		if err != nil {
			_ = a.problem(err)
			return
		}
		for _, c := range list {
			if !want.Has(c.Noted) || citesAny(c.Noted, veil) {
				continue
			}
			b.Reset()
			b.WriteString("id: " + strconv.FormatInt(c.Seq, 10) + "\nevent: change\ndata: ")
			b.Write(c.JSON) // one line: JSON has no line breaks
			b.WriteString("\n\n")
			if !send(b.Bytes()) {
				return
			}
			sent = c.Seq
		}
		if r.At()-sent >= 1000 { // so that who comes again need not have all this looked at anew
			if sent = r.At(); !send(idLine(sent)) {
				return
			}
		}
		if !flush() {
			return
		}
	}
}

func idLine(n int64) []byte { return append(strconv.AppendInt([]byte("id: "), n, 10), "\n\n"...) }
