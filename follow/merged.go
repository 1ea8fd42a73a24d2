package follow

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"readout/store"
	"readout/stories"
)

// A Merged is a happening with what each report tells of it.
type Merged struct {
	stories.Happening
	Events []store.Event `json:"-"` // the rows of its tellings, in their order
}

// atATime is how many happenings are read together.
const atATime = 200

// Happenings returns the happenings that the events which f wants tell of, each once, in
// the order of those events; f.Limit is of happenings.
func Happenings(ctx context.Context, s *store.Store, f store.Filter) (out []Merged, err error) {
	limit := f.Limit
	f.Limit = 0
	seen := map[string]bool{}
	var ids, events []string
	look := func() error {
		of, err := s.HappeningsOf(ctx, events)
		if err != nil {
			return err
		}
		for _, e := range events {
			if h := of[e]; h != "" && !seen[h] && (limit == 0 || len(ids) < limit) {
				seen[h] = true
				ids = append(ids, h)
			}
		}
		events = events[:0]
		return nil
	}
	for e, err := range s.Events(ctx, f) {
		if err != nil {
			return nil, err
		}
		if events = append(events, e.ID); len(events) == atATime {
			if err := look(); err != nil {
				return nil, err
			}
			if limit > 0 && len(ids) == limit {
				break
			}
		}
	}
	if err := look(); err != nil {
		return nil, err
	}
	for part := range slices.Chunk(ids, atATime) {
		list, err := merge(ctx, s, part)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

// merge merges happenings by their ids.
func merge(ctx context.Context, s *store.Store, ids []string) ([]Merged, error) {
	d := s.Derived(ctx)
	rows, err := d.Telling(ids)
	if err != nil {
		return nil, err
	}
	happening := map[string]string{}
	var reports []int64
	var events []string
	for _, r := range rows {
		happening[r.Event] = r.Happening
		reports, events = append(reports, r.Report), append(events, r.Event)
	}
	slices.Sort(reports)
	reports = slices.Compact(reports)
	groups, err := d.GroupsOf(reports)
	if err != nil {
		return nil, err
	}
	tellings := map[string][]stories.Telling{}
	err = d.Mentions(reports, func(report int64, body []byte) error {
		var list []stories.Telling
		if err := json.Unmarshal(body, &list); err != nil {
			return err
		}
		for _, t := range list {
			if h := happening[t.ID]; h != "" {
				t.Group = groups[report]
				tellings[h] = append(tellings[h], t)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	row := map[string]store.Event{}
	for e, err := range s.Events(ctx, store.Filter{ID: events}) {
		if err != nil {
			return nil, err
		}
		row[e.ID] = e
	}
	var out []Merged
	for _, id := range ids {
		if len(tellings[id]) == 0 {
			continue
		}
		m := Merged{Happening: stories.Merge(tellings[id])}
		m.ID = id
		for _, t := range m.Tellings {
			if e, ok := row[t]; ok {
				m.Events = append(m.Events, e)
			}
		}
		out = append(out, m)
	}
	return out, nil
}

// Rule keeps that events are of one happening, or that no two of them are, and returns
// the run by which it can be undone.
func Rule(ctx context.Context, s *store.Store, split bool, events []string, who, why string) (run int64, err error) {
	if len(events) < 2 {
		return 0, fmt.Errorf("it takes two events at least")
	}
	of, err := s.HappeningsOf(ctx, events)
	if err != nil {
		return 0, err
	}
	for _, e := range events {
		if of[e] == "" {
			return 0, fmt.Errorf("there is no event %q; readout events --merged lists them", e)
		}
	}
	d := s.Derived(ctx)
	reports, err := d.ReportsTelling(events)
	if err != nil {
		return 0, err
	}
	r := ruling{Kind: "merge", Events: events, Reports: reports, Who: who, Why: why, When: stamp()}
	if split {
		r.Kind = "split"
	}
	return s.Decided(ctx, store.AboutHappenings, r.Kind+" "+events[0], func(n int64) ([]byte, error) {
		r.ID = idOf(n)
		return json.Marshal(r)
	})
}
