package follow

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"readout/processes"
	"readout/store"
)

// aboutNamed are decisions that name processes by a file.
const aboutNamed = "named"

// A naming is such a decision; the last one holds that is not undone.
type naming struct {
	ID    string            `json:"id"`
	Named []processes.Named `json:"named,omitempty"`
	Undo  string            `json:"undo,omitempty"`
	Who   string            `json:"who"`
	When  string            `json:"when"`
}

// rulesOf reads what persons decided of processes.
func rulesOf(d *store.Derived) (*processes.Rules, error) {
	rules := &processes.Rules{}
	list, err := d.Decisions(store.AboutProcesses)
	if err != nil {
		return nil, err
	}
	for _, x := range list {
		var y processes.Decision
		if err := json.Unmarshal(x.Body, &y); err != nil {
			return nil, fmt.Errorf("decision %d: %w", x.N, err)
		}
		rules.Decisions = append(rules.Decisions, y)
	}
	if list, err = d.Decisions(aboutNamed); err != nil {
		return nil, err
	}
	var all []naming
	undone := map[string]bool{}
	for _, x := range list {
		var y naming
		if err := json.Unmarshal(x.Body, &y); err != nil {
			return nil, fmt.Errorf("decision %d: %w", x.N, err)
		}
		if y.Undo != "" {
			undone[y.Undo] = true
		} else {
			all = append(all, y)
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if !undone[all[i].ID] {
			rules.Named = append([]processes.Named{}, all[i].Named...) // not nil: all that is there is looked at
			break
		}
	}
	if rules.Named == nil && len(list) > 0 {
		rules.Named = []processes.Named{}
	}
	return rules, nil
}

func idOf(n int64) string { return fmt.Sprintf("d%06d", n) }

// stamp is now, such that later ones sort behind.
func stamp() string { return time.Now().UTC().Format("2006-01-02T15:04:05.000Z") }

// Decide keeps a decision on processes, if it makes sense, and returns the run by which
// it can be undone. Its ID and When are set here.
func Decide(ctx context.Context, s *store.Store, x processes.Decision) (run int64, err error) {
	d := s.Derived(ctx)
	rules, err := rulesOf(d)
	if err != nil {
		return 0, err
	}
	x.ID, x.When = "d", stamp() // its number is not known yet
	if err := rules.Check(x); err != nil {
		return 0, err
	}
	return s.Decided(ctx, store.AboutProcesses, x.Kind+" "+x.Process, func(n int64) ([]byte, error) {
		x.ID = idOf(n)
		return json.Marshal(x)
	})
}

// Name keeps the processes that a user named in a file, in the place of an earlier file's.
func Name(ctx context.Context, s *store.Store, list []processes.Named, who, file string) (run int64, err error) {
	return s.Decided(ctx, aboutNamed, "processes of "+file, func(n int64) ([]byte, error) {
		return json.Marshal(naming{ID: idOf(n), Named: list, Who: who, When: stamp()})
	})
}

// Undo takes the decision of a run back; ErrNoRun where the run made none.
func Undo(ctx context.Context, s *store.Store, run int64, who string) error {
	d, undone, err := s.DecidedBy(ctx, run)
	if err != nil {
		return err
	}
	if undone {
		return fmt.Errorf("run %d was undone before", run)
	}
	return s.TakeBack(ctx, run, d.About, fmt.Sprintf("run %d undone", run), func(n int64) ([]byte, error) {
		switch d.About {
		case store.AboutProcesses:
			return json.Marshal(processes.Decision{ID: idOf(n), Kind: processes.DecideUndo, Of: idOf(d.N), Who: who, When: stamp()})
		case aboutNamed:
			return json.Marshal(naming{ID: idOf(n), Undo: idOf(d.N), Who: who, When: stamp()})
		}
		return json.Marshal(ruling{ID: idOf(n), Undo: idOf(d.N), Who: who, When: stamp()})
	})
}
