package follow

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"readout/processes"
)

// TestFolds: a process is folded once for all who ask for it, anew when it is made of
// something else, and what fails is tried again by who waited for it.
func TestFolds(t *testing.T) {
	k, made := newFolds(), atomic.Int64{}
	ask := func(of foldedOf, fail bool) error {
		p, last, err := k.process(t.Context(), of, func(context.Context) (*processes.Process, string, error) {
			made.Add(1)
			if fail {
				return nil, "", errors.New("broken")
			}
			return &processes.Process{ID: of.id, Reports: 3}, of.madeOf, nil
		})
		if err == nil && (p.ID != of.id || last != of.madeOf) {
			t.Errorf("asked for %v, got %v %s", of, p.ID, last)
		}
		return err
	}
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() { ask(foldedOf{id: "p1", madeOf: "a@1"}, false) })
	}
	all.Wait()
	if n := made.Load(); n != 1 {
		t.Errorf("folded %d times for all who asked", n)
	}
	ask(foldedOf{id: "p1", madeOf: "a@2"}, false)
	if n := made.Load(); n != 2 || len(k.kept) != 1 {
		t.Errorf("folded %d times, %d kept: what was before another report came is to go", n, len(k.kept))
	}
	ask(foldedOf{id: "p1", madeOf: "a@2", day: "2026-01-01"}, false)
	ask(foldedOf{id: "p1", madeOf: "a@2"}, false)
	if n := made.Load(); n != 3 || len(k.kept) != 2 {
		t.Errorf("folded %d times, %d kept: as of a day is kept beside what is now", n, len(k.kept))
	}
	if err := ask(foldedOf{id: "p2"}, true); err == nil {
		t.Error("a failure is not told")
	}
	if err := ask(foldedOf{id: "p2"}, false); err != nil {
		t.Error("a failure is kept: ", err)
	}
	// who has gone gets nothing, and what was begun for them is there for the next
	gone, stop := context.WithCancel(t.Context())
	for range foldsAtOnce {
		k.turn <- struct{}{}
	}
	stop()
	p3 := foldedOf{id: "p3"}
	if _, _, err := k.process(gone, p3, func(ctx context.Context) (*processes.Process, string, error) {
		return &processes.Process{ID: "p3"}, "", ctx.Err()
	}); !errors.Is(err, context.Canceled) {
		t.Error("who has gone waits for a turn: ", err)
	}
	for range foldsAtOnce {
		<-k.turn
	}
	made.Store(0)
	if err := ask(p3, true); err != nil || made.Load() != 0 {
		t.Errorf("%v, folded again %d times", err, made.Load())
	}
	_, _, err := k.process(t.Context(), foldedOf{id: "p4"}, func(context.Context) (*processes.Process, string, error) { panic("odd") })
	if err == nil || !strings.Contains(err.Error(), "BUG") {
		t.Error("a panic: ", err)
	}
}

// TestFolds_Bounded: what was asked for longest ago goes, and a giant is not kept.
func TestFolds_Bounded(t *testing.T) {
	k := newFolds()
	put := func(id string, reports int) {
		k.process(t.Context(), foldedOf{id: id}, func(context.Context) (*processes.Process, string, error) {
			return &processes.Process{ID: id, Reports: reports}, "", nil
		})
	}
	put("giant", mostFolded)
	if len(k.kept) != 0 {
		t.Error("a giant is kept")
	}
	for i := range 100 {
		put(fmt.Sprint(i), mostFolded/10)
		put("0", mostFolded/10)
	}
	size := 0
	for _, e := range k.kept {
		size += e.Value.(*folding).size()
	}
	if size > mostFolded || size != k.size || len(k.kept) != k.order.Len() || k.kept[foldedOf{id: "0"}] == nil || k.kept[foldedOf{id: "99"}] == nil {
		t.Errorf("%d of at most %d are kept, %d counted, %d listed", size, mostFolded, k.size, k.order.Len())
	}
}
