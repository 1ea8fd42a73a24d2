package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"readout"
	"readout/article"
	"readout/intake"
	"readout/store"
	"readout/watch"
	"readout/wording"
)

// A taking takes in what feeds and folders bring. Many goroutines share it.
type taking struct {
	store   *store.Store
	ops     *running // nil for none
	reading *reading
	code    func(context.Context, *readout.Report) (*readout.Record, error)
	run     func() (int64, error) // begins the run, once there is something to keep
	note    string                // how the program was called
	json    bool

	mu    sync.Mutex // for out
	out   io.Writer
	taken atomic.Int64
	left  atomic.Int64 // of which nothing could be made
}

// take reads, codes and keeps one article; it is the watch.Taker of the command. What
// it was got from is kept in any case.
func (t *taking) take(ctx context.Context, a watch.Article) (string, error) {
	began := time.Now()
	id, out, err := t.one(ctx, a)
	if outcome := string(out); ctx.Err() == nil {
		if err != nil {
			outcome = store.Failed
		}
		t.ops.outcome(id, a.URL, outcome, time.Since(began), err)
	}
	fatal := new(watch.Fatal)
	switch {
	case errors.As(err, &fatal), ctx.Err() != nil:
		return id, err
	case err != nil:
		t.left.Add(1)
		if e := t.store.Watched().KeepPage(ctx, a.Item.Key, a.Body); e != nil {
			return "", &watch.Fatal{Err: e}
		}
	default:
		t.taken.Add(1)
	}
	if e := t.tell(a, id, out, err); e != nil {
		return id, &watch.Fatal{Err: e}
	}
	return id, err
}

// one makes a record of an article and keeps it. A panic is a mistake of ours; it costs
// that one article.
func (t *taking) one(ctx context.Context, a watch.Article) (id string, out store.Outcome, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("BUG, please report it with this article: %v at %s", x, where(debug.Stack()))
		}
	}()
	began := time.Now()
	stage := func(name string) {
		if t.ops != nil {
			t.ops.Stage(name, time.Since(began))
		}
		began = time.Now()
	}
	h := article.Hints{URL: a.URL, ContentType: a.ContentType, Date: t.reading.day, Told: a.Item.Published}
	r, err := article.Read(a.Body, h)
	if err != nil {
		return "", "", err
	}
	stage("extract")
	if r.Title == "" {
		r.Title = a.Item.Title
	}
	if out, err = t.store.Seen(ctx, r.ID); err != nil {
		return r.ID, "", &watch.Fatal{Err: err}
	}
	if out != "" {
		return r.ID, out, nil
	}
	began = time.Now()
	rec, err := t.code(ctx, r)
	if err != nil {
		return r.ID, "", err
	}
	stage("code")
	run, err := t.run()
	if err != nil {
		return r.ID, "", &watch.Fatal{Err: err}
	}
	f := store.Filed{Record: rec, Run: run, Input: store.Input{Source: a.URL, Reason: string(r.Skipped)}}
	if article.IsPage(a.Body, h) {
		f.Page = &store.Page{Body: a.Body, URL: a.URL, Type: a.ContentType}
	}
	out, err = t.store.Put(ctx, f)
	stage("store")
	if err != nil && (errors.Is(err, store.ErrUnavailable) || errors.Is(err, store.ErrClosed)) {
		err = &watch.Fatal{Err: err}
	}
	return r.ID, out, err
}

// tell prints what became of an article.
func (t *taking) tell(a watch.Article, id string, out store.Outcome, trouble error) error {
	state, why := string(out), ""
	if trouble != nil {
		state, why = store.Failed, intake.Reason(trouble)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.json {
		_, err := fmt.Fprintln(t.out, wording.Plain(joinSome(state, id, a.URL, a.Item.Title, why)))
		return err
	}
	return json.NewEncoder(t.out).Encode(struct {
		Feed   string `json:"feed"`
		URL    string `json:"url,omitempty"`
		Title  string `json:"title,omitempty"`
		State  string `json:"state"`
		Report string `json:"report,omitempty"`
		Reason string `json:"reason,omitempty"`
		InFeed bool   `json:"in_feed,omitempty"` // read as it stands in the feed
	}{a.Item.Feed, a.URL, a.Item.Title, state, id, why, a.InFeed})
}

// How a folder is watched.
const (
	everyFolder = 2 * time.Second // between two looks
	settled     = 2 * time.Second // that a file has not been written to before it is read
)

// folder reads what comes to lie in a folder, until ctx ends.
func (t *taking) folder(ctx context.Context, dir string, once bool) error {
	seen := map[string]string{} // stamp by name
	for {
		var fresh []string
		err := folder(ctx, dir, func(name string, _ bool, info fs.FileInfo) {
			if info == nil || !once && time.Since(info.ModTime()) < settled {
				return
			}
			stamp := fmt.Sprint(info.Size(), info.ModTime())
			if seen[name] != stamp && !foreign[strings.ToLower(filepath.Ext(name))] {
				seen[name] = stamp
				fresh = append(fresh, name)
			}
		})
		if err != nil && ctx.Err() == nil {
			if _, gone := os.Stat(dir); gone != nil && !once {
				fmt.Fprintf(t.reading.talk, "readout: %s: the folder cannot be read; it is tried again\n", wording.Plain(dir))
			} else {
				fmt.Fprintln(t.reading.talk, "readout:", wording.Plain(err.Error()))
			}
		}
		if len(fresh) > 0 && ctx.Err() == nil {
			if err := t.files(ctx, fresh); err != nil {
				return err
			}
		}
		if once || ctx.Err() != nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(everyFolder):
		}
	}
}

// files takes files in as readout ingest does.
func (t *taking) files(ctx context.Context, names []string) error {
	g := &ingest{store: t.store, reading: t.reading, out: t.out, json: t.json, each: true, progress: newProgress(io.Discard),
		listing: intake.Listing{Date: t.reading.day}, sum: newSummary(t.store.Name()), note: t.note}
	err := g.all(ctx, names)
	t.taken.Add(int64(g.sum.Read))
	t.left.Add(int64(g.sum.Failed.count()))
	if ctx.Err() != nil {
		return nil
	}
	return err
}
