// Package notify tells others of changes in processes as they are noted: whoever reads
// on from a number, and the receivers of web hooks.
package notify

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"readout/follow"
	"readout/store"
)

// How often the store is asked whether there is anything new, how many changes are kept
// in memory for those who read along, and how many are handed out at once.
const (
	every  = 250 * time.Millisecond
	kept   = 512
	atOnce = 64
)

// ErrClosed says that the feed was closed: nothing more is told.
var ErrClosed = errors.New("the feed of changes is closed")

// A Feed reads changes once for all who read along. Whatever program noted them, it finds
// them by asking the store, which is asked only while somebody reads. Its methods may be
// called from many goroutines.
type Feed struct {
	store *store.Store
	close chan struct{}
	once  sync.Once

	mu      sync.Mutex
	readers int
	stop    context.CancelFunc // of the goroutine that asks; nil while nobody reads
	ring    []Item             // the newest, in the order of their numbers, none left out
	last    int64              // number of the newest
	news    chan struct{}      // closed when there are more
}

// An Item is a change, also as JSON. It belongs to all who read.
type Item struct {
	*follow.Noted
	JSON []byte
}

// NewFeed returns the feed of a store.
func NewFeed(s *store.Store) *Feed {
	return &Feed{store: s, close: make(chan struct{}), news: make(chan struct{})}
}

// Close ends what everybody reads; they get ErrClosed.
func (f *Feed) Close() { f.once.Do(func() { close(f.close) }) }

// Readers is how many read.
func (f *Feed) Readers() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.readers
}

// A Reader reads changes in their order, each once. It holds no changes: who is slow is
// behind, and costs nobody anything. It is to be closed.
type Reader struct {
	f    *Feed
	at   int64
	once sync.Once
}

// Read begins to read behind the change number after; from what is new from now on if it
// is negative.
func (f *Feed) Read(ctx context.Context, after int64) (*Reader, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.readers == 0 {
		last, err := f.store.LastNoted(ctx)
		if err != nil {
			return nil, err
		}
		run, stop := context.WithCancel(context.WithoutCancel(ctx))
		f.last, f.ring, f.stop = last, nil, stop
		go f.ask(run)
	}
	f.readers++
	if after < 0 {
		after = f.last
	}
	return &Reader{f: f, at: after}, nil
}

// At is the number of the last change that was read.
func (r *Reader) At() int64 { return r.at }

// Close ends reading.
func (r *Reader) Close() {
	r.once.Do(func() {
		r.f.mu.Lock()
		defer r.f.mu.Unlock()
		if r.f.readers--; r.f.readers == 0 {
			r.f.stop()
		}
	})
}

// Next returns the next changes, at least one: it waits for them until ctx ends.
func (r *Reader) Next(ctx context.Context) ([]Item, error) {
	for {
		r.f.mu.Lock()
		last, news := r.f.last, r.f.news
		first := last - int64(len(r.f.ring)) // the one before the ring
		var out []Item
		if r.at >= first && r.at < last {
			out = r.f.ring[r.at-first:]
			out = out[:min(len(out), atOnce)]
		}
		r.f.mu.Unlock()
		if out == nil && r.at < last {
			var err error
			if out, err = r.f.read(ctx, r.at, atOnce); err != nil {
				return nil, err
			}
		}
		if len(out) > 0 {
			r.at = out[len(out)-1].Seq
			return out, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-r.f.close:
			return nil, ErrClosed
		case <-news:
		}
	}
}

// read reads changes from the store.
func (f *Feed) read(ctx context.Context, after int64, most int) ([]Item, error) {
	list, err := follow.NotedChanges(ctx, f.store, store.NotedFilter{After: after, Limit: most})
	if err != nil {
		return nil, err
	}
	out := make([]Item, len(list))
	for i := range list {
		b, err := json.Marshal(&list[i])
		if err != nil {
			return nil, err
		}
		out[i] = Item{&list[i], b}
	}
	return out, nil
}

// ask looks for changes until nobody reads any more. A store that cannot be asked is
// asked again: who reads what is there already is told by what he asks for himself.
func (f *Feed) ask(ctx context.Context) {
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-f.close:
			return
		case <-t.C:
		}
		f.mu.Lock()
		at := f.last
		f.mu.Unlock()
		if last, err := f.store.LastNoted(ctx); err != nil || last <= at {
			continue
		}
		list, err := f.read(ctx, at, kept)
		if err != nil || len(list) == 0 {
			continue
		}
		f.mu.Lock()
		if ctx.Err() == nil { // otherwise another one asks by now
			f.ring = append(f.ring, list...)
			if n := len(f.ring) - kept; n > 0 {
				f.ring = append([]Item(nil), f.ring[n:]...)
			}
			f.last = list[len(list)-1].Seq
			close(f.news)
			f.news = make(chan struct{})
		}
		f.mu.Unlock()
	}
}
