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
	now   string          // the id that the last of them moved to
}

// WantOf makes a Want of processes by their ids, or by ids they had; none of either
// means all. store.ErrNoProcess where there is and was no such process.
func WantOf(ctx context.Context, s *store.Store, ids, kinds []string) (*Want, error) {
	w := &Want{kinds: kinds}
	for _, id := range ids {
		if w.ids == nil {
			w.ids = map[string]bool{}
		}
		p, err := s.Process(ctx, id)
		switch {
		case err == nil:
			w.ids[p.ID] = true
		case !errors.Is(err, store.ErrNoProcess):
			return nil, err
		}
		were, e := w.were(ctx, s, id)
		if e != nil {
			return nil, e
		}
		if err != nil && !were {
			return nil, err
		}
	}
	return w, nil
}

// were adds an id and all that it moved to, one after the other: who goes on from long
// ago is told under each. It says whether anything was ever told of the id.
func (w *Want) were(ctx context.Context, s *store.Store, id string) (told bool, err error) {
	for !w.ids[id] || !told {
		w.ids[id] = true
		list, err := follow.NotedChanges(ctx, s, store.NotedFilter{Process: []string{id}, Kind: []string{processes.ChangeMoved, processes.ChangeGone, processes.ChangeName}, Newest: true, Limit: 1})
		if err != nil || len(list) == 0 {
			return told, err
		}
		if told = true; list[0].Kind != processes.ChangeMoved {
			return told, nil
		}
		id = list[0].To
	}
	return told, nil
}

// Has says whether a change is wanted.
func (w *Want) Has(c *follow.Noted) bool {
	if w.ids != nil {
		if !w.ids[c.Process] {
			return false
		}
		if c.Kind == processes.ChangeMoved {
			w.ids[c.To], w.now = true, c.To
		}
	}
	return len(w.kinds) == 0 || slices.Contains(w.kinds, c.Kind)
}

// IDs are those of the processes, nil for all.
func (w *Want) IDs() (out []string) {
	for id := range w.ids {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}
