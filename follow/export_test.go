package follow

import (
	"context"

	"readout/processes"
	"readout/store"
)

// ProcessAnew is Process that has nothing in memory.
func ProcessAnew(ctx context.Context, s *store.Store, id, day string) (*processes.Process, string, error) {
	at := processes.AsOf{Reported: day, Now: day}
	if day == "" {
		var err error
		if at.Now, err = s.Clock(ctx); err != nil {
			return nil, "", err
		}
	}
	return foldRow(ctx, s, id, day, at)
}
