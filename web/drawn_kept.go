package web

import (
	"context"
	"encoding/json"
	"errors"
	"sync"

	"readout/store"
)

// mostDrawings is how many drawings a server keeps: what many readers look at is read once,
// for as long as the store is in the same condition.
const mostDrawings = 6

// drawings are those that a server keeps.
type drawings struct {
	mu    sync.Mutex
	stamp string
	list  map[string]*keptDrawing
	order []string // the one that was asked for last stands last
}

var errNotMade = errors.New("a drawing was not made")

// A keptDrawing is one that is being made, until done is closed, or made.
type keptDrawing struct {
	done chan struct{}
	d    drawing
	err  error
}

// of returns the drawing for a filter, by making it where nobody has. Who waits for
// another reader's does not suffer that one's going away.
func (k *drawings) of(ctx context.Context, s *store.Store, f store.Filter, make func() (drawing, error)) (drawing, error) {
	stamp, err := s.Stamp(ctx)
	if err != nil {
		return drawing{}, err
	}
	b, err := json.Marshal(f)
	if err != nil {
		return drawing{}, err
	}
	key := string(b)
	for {
		x, mine := k.find(stamp, key)
		if mine {
			x.err = errNotMade // if it panics
			defer close(x.done)
			if x.d, x.err = make(); x.err != nil {
				k.drop(key, x)
			}
			return x.d, x.err
		}
		select {
		case <-x.done:
		case <-ctx.Done():
			return drawing{}, ctx.Err()
		}
		if x.err == nil {
			return x.d, nil
		}
		k.drop(key, x)
	}
}

// find returns the drawing of a key, and whether who asks is to make it.
func (k *drawings) find(stamp, key string) (x *keptDrawing, mine bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.stamp != stamp || k.list == nil {
		k.stamp, k.list, k.order = stamp, map[string]*keptDrawing{}, nil
	}
	if x = k.list[key]; x == nil {
		x, mine = &keptDrawing{done: make(chan struct{})}, true
		k.list[key] = x
	}
	for i, o := range k.order {
		if o == key {
			k.order = append(k.order[:i], k.order[i+1:]...)
			break
		}
	}
	k.order = append(k.order, key)
	if len(k.order) > mostDrawings {
		delete(k.list, k.order[0])
		k.order = k.order[1:]
	}
	return x, mine
}

// drop forgets a drawing that could not be made.
func (k *drawings) drop(key string, x *keptDrawing) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.list[key] == x {
		delete(k.list, key)
	}
}
