package follow

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"readout/processes"
	"readout/store"
)

// mostFolded is how many reports the processes have, together, that are kept as they were
// folded: a process is some ten kilobytes a report.
const mostFolded = 6000

// foldsAtOnce is how many processes are folded on reading at a time: more would only take
// memory and wait for each other.
const foldsAtOnce = 1

// A foldedOf says what a process was folded of: as long as it is the same, so is the
// process.
type foldedOf struct {
	id, madeOf string // of the row
	day, now   string
}

// A folding is a process as it was folded, once done is closed; nobody changes it.
type folding struct {
	of   foldedOf
	done chan struct{}
	p    *processes.Process // nil where it was not there yet
	last string
	err  error
}

// folds keep processes that were folded on reading, those asked for last, and see that
// each is folded once for all who ask for it at a time.
type folds struct {
	turn chan struct{}

	mu    sync.Mutex
	kept  map[foldedOf]*list.Element // of order; values are *folding
	order *list.List
	size  int
	under map[foldedOf]*folding
}

func foldsOf(s *store.Store) *folds {
	return s.Beside("folded processes", func() any { return newFolds() }).(*folds)
}

func newFolds() *folds {
	return &folds{turn: make(chan struct{}, foldsAtOnce), kept: map[foldedOf]*list.Element{}, order: list.New(), under: map[foldedOf]*folding{}}
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

// foldTime is how long folding one process may take, however busy the machine is.
const foldTime = 5 * time.Minute

// process returns what was folded before, or what fold makes. That goes on though who
// asked has gone: otherwise all who wait no longer than a fold takes would begin anew and
// none would come to an end.
func (k *folds) process(ctx context.Context, of foldedOf, fold func(context.Context) (*processes.Process, string, error)) (*processes.Process, string, error) {
	f, mine := k.find(of)
	if mine {
		go func() {
			ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), foldTime)
			defer stop()
			k.turn <- struct{}{}
			defer func() {
				<-k.turn
				if x := recover(); x != nil {
					f.err = fmt.Errorf("BUG: process %s cannot be folded, please report it: %v", of.id, x)
				}
				k.end(f)
			}()
			f.p, f.last, f.err = fold(ctx)
		}()
	}
	select {
	case <-f.done:
		return f.p, f.last, f.err
	case <-ctx.Done():
		return nil, "", ctx.Err()
	}
}

// find returns what is kept or is being folded, and whether who asks is to fold it.
func (k *folds) find(of foldedOf) (f *folding, mine bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if e := k.kept[of]; e != nil {
		k.order.MoveToFront(e)
		return e.Value.(*folding), false
	}
	if f = k.under[of]; f == nil {
		f, mine = &folding{of: of, done: make(chan struct{})}, true
		k.under[of] = f
	}
	return f, mine
}

// end keeps what was folded, if anything, and lets those go on who wait for it.
func (k *folds) end(f *folding) {
	k.mu.Lock()
	defer k.mu.Unlock()
	close(f.done)
	delete(k.under, f.of)
	if f.err != nil || f.p == nil || f.p.Reports > mostFolded/2 {
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
