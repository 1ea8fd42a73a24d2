package follow

import (
	"container/list"
	"context"
	"errors"
	"sync"

	"readout/processes"
	"readout/store"
)

// mostFolded is how many reports the processes have, together, that are kept as they were
// folded: a process is some ten kilobytes a report.
const mostFolded = 6000

// foldsAtOnce is how many processes are folded on reading at a time: more would only take
// memory and wait for each other.
const foldsAtOnce = 2

// A foldedOf says what a process was folded of: as long as it is the same, so is the
// process.
type foldedOf struct {
	id, madeOf string // of the row
	day, now   string
}

// A folding is a process as it was folded; nobody changes it.
type folding struct {
	of   foldedOf
	p    *processes.Process
	last string
}

// folds keep processes that were folded on reading, those asked for last, and see that
// each is folded once for all who ask for it at a time.
type folds struct {
	turn chan struct{}

	mu    sync.Mutex
	kept  map[foldedOf]*list.Element // of order; values are *folding
	order *list.List
	size  int
	under map[foldedOf]chan struct{} // closed when it has been folded
}

func foldsOf(s *store.Store) *folds {
	return s.Beside("folded processes", func() any { return newFolds() }).(*folds)
}

func newFolds() *folds {
	return &folds{turn: make(chan struct{}, foldsAtOnce), kept: map[foldedOf]*list.Element{}, order: list.New(), under: map[foldedOf]chan struct{}{}}
}

// Ready folds the processes with the newest reports, as far as they are not in memory as
// they are now, so that who asks for one does not wait for that.
func Ready(ctx context.Context, s *store.Store) error {
	rows, err := s.Processes(ctx, store.ProcessFilter{Limit: readyMost})
	if err != nil {
		return err
	}
	reports := int64(0)
	for _, r := range rows {
		if reports += r.Reports + 5; reports > mostFolded/2 {
			return nil // more would push each other out
		}
		if _, _, err := Process(ctx, s, r.ID, ""); err != nil && !errors.Is(err, store.ErrNoProcess) {
			return err
		}
	}
	return nil
}

// readyMost is how many processes are held ready: those that boards and timelines show.
const readyMost = 24

// process returns what was folded before, or what fold makes.
func (k *folds) process(ctx context.Context, of foldedOf, fold func() (*processes.Process, string, error)) (*processes.Process, string, error) {
	for {
		f, wait := k.find(of)
		if f != nil {
			return f.p, f.last, nil
		}
		if wait == nil {
			break
		}
		select {
		case <-wait: // it may have come to nothing: then the next who asks folds it
		case <-ctx.Done():
			return nil, "", ctx.Err()
		}
	}
	f := &folding{of: of}
	defer k.end(f)
	select {
	case k.turn <- struct{}{}:
		defer func() { <-k.turn }()
	case <-ctx.Done():
		return nil, "", ctx.Err()
	}
	p, last, err := fold()
	if err == nil {
		f.p, f.last = p, last
	}
	return p, last, err
}

// find returns what is kept, or what to wait for; neither where who asks is to fold it.
func (k *folds) find(of foldedOf) (*folding, <-chan struct{}) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if e := k.kept[of]; e != nil {
		k.order.MoveToFront(e)
		return e.Value.(*folding), nil
	}
	if wait := k.under[of]; wait != nil {
		return nil, wait
	}
	k.under[of] = make(chan struct{})
	return nil, nil
}

// end keeps what was folded, if anything, and lets those go on who wait for it.
func (k *folds) end(f *folding) {
	k.mu.Lock()
	defer k.mu.Unlock()
	close(k.under[f.of])
	delete(k.under, f.of)
	if f.p == nil || f.p.Reports > mostFolded/2 {
		return
	}
	for e := k.order.Front(); e != nil; { // what it was before goes, with the words of its reports
		next := e.Next()
		if old := e.Value.(*folding); old.of.id == f.of.id && old.of.madeOf != f.of.madeOf {
			k.drop(e)
		}
		e = next
	}
	k.kept[f.of] = k.order.PushFront(f)
	for k.size += f.size(); k.size > mostFolded; {
		k.drop(k.order.Back())
	}
}

// drop takes one out; the lock is held.
func (k *folds) drop(e *list.Element) {
	f := k.order.Remove(e).(*folding)
	delete(k.kept, f.of)
	k.size -= f.size()
}

func (f *folding) size() int { return f.p.Reports + 5 }
