package follow

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"readout/store"
)

// mostBoarded is how many lines of lists as of a day are kept.
const mostBoarded = 8192

// boarded are lines of lists that had to be folded, nil where the process was not there
// yet: they are small, so that many more are kept than processes.
type boarded struct {
	mu   sync.Mutex
	kept map[foldedOf]*Listed
}

func boardedOf(s *store.Store) *boarded {
	return s.Beside("lines of processes", func() any { return &boarded{kept: map[foldedOf]*Listed{}} }).(*boarded)
}

// line is what a list shows of a process as of a day; nil where it was not there yet.
// Nobody may change it.
func (b *boarded) line(ctx context.Context, s *store.Store, of foldedOf) (*Listed, error) {
	b.mu.Lock()
	l, ok := b.kept[of]
	b.mu.Unlock()
	if ok {
		return l, nil
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	p, last, err := Process(ctx, s, of.id, of.day)
	if err != nil {
		return nil, err
	}
	if p != nil {
		l = listed(p, last)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.kept) >= mostBoarded {
		clear(b.kept)
	}
	b.kept[of] = l
	return l, nil
}

// Board is Processes within a time: left is how many processes could not be looked at in
// it. Who asks again finds more, for what was folded is kept. 0 is all the time there is.
func Board(ctx context.Context, s *store.Store, w Wanted, within time.Duration) (out []*Listed, left int, err error) {
	now, err := s.Clock(ctx)
	if err != nil {
		return nil, 0, err
	}
	f := store.ProcessFilter{State: w.State, Party: w.Party, Since: w.Since} // without a limit: some may be abandoned by now
	at := now
	if w.AsOf != "" {
		f.State, f.Since, at = nil, "", w.AsOf
	}
	rows, err := s.Processes(ctx, f)
	if err != nil {
		return nil, 0, err
	}
	inTime := ctx
	if within > 0 {
		var stop context.CancelFunc
		inTime, stop = context.WithTimeout(ctx, within)
		defer stop()
	}
	b := boardedOf(s)
	for _, r := range rows {
		if w.Limit > 0 && len(out) == w.Limit {
			break
		}
		var l *Listed
		if w.AsOf == "" && !asleep(r.Last, now) {
			l = &Listed{}
			if err := json.Unmarshal(r.Head, l); err != nil {
				return nil, 0, fmt.Errorf("process %s: %w", r.ID, err)
			}
		} else if l, err = b.line(inTime, s, foldedOf{r.ID, r.MadeOf, w.AsOf, at}); err != nil {
			if ctx.Err() != nil || inTime.Err() == nil {
				return nil, 0, err
			}
			left++
		}
		if l == nil || len(w.State) > 0 && !slices.Contains(w.State, l.State) || w.Since != "" && l.Last < w.Since {
			continue
		}
		out = append(out, l)
	}
	return out, left, nil
}
