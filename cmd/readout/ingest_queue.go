package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"readout/intake"
	"readout/queue"
	"readout/store"
)

// A ref is what the body of a task says: which part of which source it is, and for which
// run. The part itself lies packed among the pages of the queue, under the task's id.
type ref struct {
	Run    int64  `json:"run"`
	Source string `json:"source"`
	File   string `json:"file"` // the source as it is told
	Part   int    `json:"part,omitempty"`
	Stamp  string `json:"stamp,omitempty"` // of a source that is one report
	Named  bool   `json:"named,omitempty"`
	Again  bool   `json:"again,omitempty"`
	Bare   bool   `json:"bare,omitempty"` // its page is not to be kept

	// How the source is read, so that the part can be had from it again.
	Day     time.Time         `json:"day,omitzero"`
	Columns map[string]string `json:"columns,omitempty"`
}

// taskOf makes the task of a part: its id is the hash of what it holds and where it stood,
// so that it is the same whoever hands it out; what is to be read again has one for each run.
func taskOf(r ref, packed []byte) (queue.Task, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%q %d ", r.Source, r.Part)
	if r.Again {
		fmt.Fprintf(h, "again %d ", r.Run)
	}
	h.Write(packed)
	body, err := json.Marshal(r)
	return queue.Task{ID: hex.EncodeToString(h.Sum(nil)[:20]), Body: body}, err
}

// handful is how many parts are handed out at once.
const handful = 128

// mostWaiting is how many tasks may wait where this process does them too: their pages
// take memory, or room on this disk.
const mostWaiting = 1024

// feed hands parts out to the queue, until there are no more. The pages come first, then
// the manifest, then the tasks: what is cut off in between is missing, and is told so.
func (g *ingest) feed(ctx context.Context) {
	var list []*item
	flush := func() {
		if len(list) == 0 || ctx.Err() != nil {
			return
		}
		if err := g.handOut(ctx, list); err != nil {
			g.stop(err)
		}
		list = list[:0]
	}
	for it := range g.todo {
		switch {
		case ctx.Err() != nil:
		case it.part == nil: // the source has come to its end
			flush()
			run, err := g.run()
			if err == nil {
				err = g.store.Listed(ctx, run, it.src.name, it.src.stamp)
			}
			if err != nil && ctx.Err() == nil {
				g.stop(err)
			}
		case it.part.Err != nil:
			g.notes <- g.failed(it, it.part.Err)
		default:
			if list = append(list, it); len(list) == handful {
				flush()
			}
		}
	}
	flush()
}

func (g *ingest) handOut(ctx context.Context, list []*item) error {
	run, err := g.run()
	if err != nil {
		return err
	}
	tasks, expected := make([]queue.Task, len(list)), make([]store.Expected, len(list))
	errs := make([]error, len(list))
	var all sync.WaitGroup
	free := make(chan struct{}, 16)
	for i, it := range list {
		free <- struct{}{}
		all.Go(func() {
			defer func() { <-free }()
			b, err := it.part.Pack()
			if err != nil {
				errs[i] = err
				return
			}
			r := ref{Run: run, Source: it.src.name, File: it.src.file, Part: it.part.N, Named: it.src.named, Again: g.again, Bare: g.noPages, Day: g.listing.Date, Columns: g.listing.Columns}
			if r.Part == 0 {
				r.Stamp = it.src.stamp
			}
			if tasks[i], errs[i] = taskOf(r, b); errs[i] != nil {
				return
			}
			expected[i] = store.Expected{Source: r.Source, Part: r.Part, Task: tasks[i].ID, Body: tasks[i].Body}
			errs[i] = g.queue.pages.Keep(ctx, tasks[i].ID, b)
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if err := g.store.Expect(ctx, run, expected...); err != nil {
		return err
	}
	if err := g.room(ctx); err != nil {
		return err
	}
	if err := g.queue.Put(ctx, tasks...); err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sum.Queued += len(list)
	return nil
}

// room waits until fewer tasks wait than may, where this process does them too.
func (g *ingest) room(ctx context.Context) error {
	for g.queue.kind != "nats" && ctx.Err() == nil {
		s, err := g.queue.Status(ctx)
		if err != nil {
			return err
		}
		if s.Waiting < mostWaiting {
			return nil
		}
		pause(ctx, 20*time.Millisecond)
	}
	return ctx.Err()
}

func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// byQueue hands the inputs out to a queue. One in this process is worked off too; of
// another one the command says how far it is with --wait.
func (g *ingest) byQueue(ctx context.Context, args []string, wait bool) error {
	var work sync.WaitGroup
	working, done := context.WithCancel(ctx)
	defer done()
	var trouble error
	if g.queue.kind != "nats" {
		w := newWorker(g.store, g.queue, g.reading, 0)
		w.told = g.tell
		work.Go(func() { trouble = w.work(working) })
	}
	err := g.all(ctx, args)
	if err == nil && (wait || g.queue.kind != "nats") {
		err = drained(ctx, g.queue)
	}
	done()
	work.Wait()
	if err == nil {
		err = trouble
	}
	if err == nil && ctx.Err() == nil && g.sum.Run > 0 {
		_, err = g.store.CloseSources(ctx, g.sum.Run)
	}
	if g.queue.kind != "nats" {
		g.sum.Queued = 0 // they have been told one by one
		if s, e := g.queue.Status(context.WithoutCancel(ctx)); e == nil {
			g.sum.Dead = s.Dead
		}
	}
	return err
}

// drained waits until nothing is to be done.
func drained(ctx context.Context, q queue.Queue) error {
	for ctx.Err() == nil {
		s, err := q.Status(ctx)
		switch {
		case err != nil && ctx.Err() == nil:
			return err
		case s.Waiting+s.Underway == 0:
			return nil
		}
		pause(ctx, 50*time.Millisecond)
	}
	return nil
}

// itemOf is the item of a task's part.
func itemOf(r *ref, p *intake.Part) *item {
	s := &source{file: r.File, name: r.Source, named: r.Named, stamp: r.Stamp, single: r.Part == 0}
	return &item{src: s, part: p}
}
