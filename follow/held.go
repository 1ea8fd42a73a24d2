package follow

import (
	"encoding/json"
	"slices"
	"sync"

	"readout/store"
	"readout/stories"
)

// What was looked at for one report is kept beside the store for the next: most that come
// are near to what came just before. It is of use as long as nobody else has followed the
// feed meanwhile, and is thrown away where it grows large.
type held[T any] struct {
	mu sync.Mutex
	at int64 // how far the follower had come
	x  *T
}

const (
	mostHeld = 20_000    // reports of which something is kept
	mostRows = 1_000_000 // what their keys lead to
	mostTold = 5_000     // reports whose events are kept
)

// take returns what is held for a follower that has come as far as at, nil for nothing.
// Who took it has it alone until give is called, with what is to be held from then on, nil
// for nothing, and how far the follower has come.
func take[T any](s *store.Store, follower string, at int64) (x *T, give func(x *T, at int64)) {
	h := s.Beside(follower, func() any { return &held[T]{} }).(*held[T])
	if !h.mu.TryLock() { // somebody else is at it
		return nil, func(*T, int64) {}
	}
	if h.at == at {
		x = h.x
	}
	h.x = nil
	return x, func(x *T, at int64) {
		h.x, h.at = x, at
		h.mu.Unlock()
	}
}

// A nearby is what is held of stories.
type nearby struct {
	s    *stories.Stories
	near *near
	told map[int64][]stories.Telling // by report; their group and story are not told
}

// small says whether it is worth its memory.
func (n *nearby) small() bool { return n.s.Len() <= mostHeld && n.near.size <= mostRows }

// mentions calls f with the events of reports, in no order; who is given them does not
// change them.
func (n *nearby) mentions(d *store.Derived, reports []int64, f func(report int64, list []stories.Telling)) error {
	if len(n.told) > mostTold {
		clear(n.told)
	}
	missing := slices.DeleteFunc(slices.Clone(reports), func(report int64) bool {
		list, ok := n.told[report]
		if ok {
			f(report, list)
		}
		return ok
	})
	if len(missing) == 0 {
		return nil
	}
	return d.Mentions(missing, func(report int64, body []byte) error {
		var list []stories.Telling
		if err := json.Unmarshal(body, &list); err != nil {
			return err
		}
		if len(n.told) < mostTold {
			n.told[report] = list
		}
		f(report, list)
		return nil
	})
}
