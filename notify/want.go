package notify

import (
	"context"
	"errors"
	"slices"

	"readout/follow"
	"readout/processes"
	"readout/store"
)

// A Want says of which changes somebody wants to be told. It follows a process when that
// gets another id or becomes part of another one, so it is to be asked of all changes in
// their order.
type Want struct {
	ids   map[string]bool // of processes; nil for all
	kinds []string        // nil for all
}

// WantOf makes a Want of processes by their ids, or by ids they had; none of either
// means all. store.ErrNoProcess where there is no such process.
func WantOf(ctx context.Context, s *store.Store, ids, kinds []string) (*Want, error) {
	w := &Want{kinds: kinds}
	for _, id := range ids {
		if w.ids == nil {
			w.ids = map[string]bool{}
		}
		p, err := s.Process(ctx, id)
		if err != nil {
			return nil, err
		}
		w.ids[id], w.ids[p.ID] = true, true
	}
	return w, nil
}

// wantOrGone is WantOf that takes an id for what it is where no process has it any more.
func wantOrGone(ctx context.Context, s *store.Store, id string, kinds []string) (*Want, error) {
	if id == "" {
		return WantOf(ctx, s, nil, kinds)
	}
	w, err := WantOf(ctx, s, []string{id}, kinds)
	if errors.Is(err, store.ErrNoProcess) {
		return &Want{ids: map[string]bool{id: true}, kinds: kinds}, nil
	}
	return w, err
}

// Has says whether a change is wanted.
func (w *Want) Has(c *follow.Noted) bool {
	if w.ids != nil {
		if !w.ids[c.Process] {
			return false
		}
		if c.Kind == processes.ChangeMoved {
			w.ids[c.To] = true
		}
	}
	return len(w.kinds) == 0 || slices.Contains(w.kinds, c.Kind)
}
