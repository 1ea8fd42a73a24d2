package main

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"readout"
	"readout/coder"
	"readout/eval"
	"readout/follow"
	"readout/intake"
	"readout/processes"
	"readout/store"
	"readout/store/local"
	"readout/stories"
)

// A follower takes the reports of a corpus in through a store of its own, once for all
// suites of a call.
type follower struct {
	sets   map[string]*eval.Followed
	dirs   []string
	stores []*store.Store
}

func (f *follower) follow(ctx context.Context, set string, reports fs.FS) (*eval.Followed, error) {
	if out := f.sets[set]; out != nil {
		return out, nil
	}
	dir, err := os.MkdirTemp("", "readout-corpus-")
	if err != nil {
		return nil, err
	}
	f.dirs = append(f.dirs, dir)
	s, err := local.Open(ctx, filepath.Join(dir, "corpus.db"))
	if err != nil {
		return nil, err
	}
	f.stores = append(f.stores, s)
	t := &taken{ctx: ctx, s: s, out: &eval.Followed{Records: map[string]*readout.Record{}}}
	if err := t.all(reports, dir); err != nil {
		return nil, err
	}
	if f.sets == nil {
		f.sets = map[string]*eval.Followed{}
	}
	f.sets[set] = t.out
	return t.out, nil
}

// close takes the stores away.
func (f *follower) close() {
	for _, s := range f.stores {
		s.Close()
	}
	for _, dir := range f.dirs {
		os.RemoveAll(dir)
	}
}

// taken is a corpus on its way into a store.
type taken struct {
	ctx context.Context
	s   *store.Store
	out *eval.Followed
}

func (t *taken) all(reports fs.FS, dir string) error {
	if err := os.CopyFS(filepath.Join(dir, "reports"), reports); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(dir, "reports", "*.txt"))
	if err != nil {
		return err
	}
	c := coder.New()
	for _, file := range files {
		r, err := intake.Read(t.ctx, file, nil, intake.Options{})
		if err != nil {
			return err
		}
		rec, err := c.Code(t.ctx, r)
		if err != nil {
			return err
		}
		if _, err := t.s.Put(t.ctx, store.Filed{Record: rec}); err != nil {
			return err
		}
		n := filepath.Base(file)[:3]
		if t.out.Records[n] != nil {
			return fmt.Errorf("%s: another report has that number", filepath.Base(file))
		}
		t.out.Records[n] = rec
	}
	if _, err := follow.Update(t.ctx, t.s, follow.Options{}); err != nil {
		return err
	}
	if err := t.processes(); err != nil {
		return err
	}
	return t.happenings()
}

// processes folds every process as the command process does.
func (t *taken) processes() error {
	list, err := follow.Processes(t.ctx, t.s, follow.Wanted{})
	if err != nil {
		return err
	}
	for _, l := range list {
		p, _, err := follow.Process(t.ctx, t.s, l.ID, "")
		if err != nil {
			return err
		}
		t.out.Processes = append(t.out.Processes, p)
	}
	t.out.AsOf = func(id, day string) (*processes.Process, error) {
		p, _, err := follow.Process(t.ctx, t.s, id, day)
		return p, err
	}
	return nil
}

// happenings gathers which events are taken for one.
func (t *taken) happenings() error {
	events := map[string]eval.MergedEvent{}
	tellings := map[string]stories.Telling{}
	for _, n := range slices.Sorted(maps.Keys(t.out.Records)) {
		rec := t.out.Records[n]
		for i, x := range stories.Tellings(rec) {
			id := store.EventID(rec.Report.ID, &rec.Events[i])
			x.ID = id
			events[id], tellings[id] = eval.MergedEvent{Report: n, Event: &rec.Events[i]}, x
		}
	}
	groups, err := t.groups()
	if err != nil {
		return err
	}
	ids := slices.Sorted(maps.Keys(events))
	of, err := t.s.HappeningsOf(t.ctx, ids)
	if err != nil {
		return err
	}
	one := map[string][]string{}
	for _, id := range ids {
		h := of[id]
		if h == "" {
			return fmt.Errorf("event %s is in no happening", id)
		}
		one[h] = append(one[h], id)
	}
	for _, h := range slices.Sorted(maps.Keys(one)) {
		m := eval.Merged{ID: h}
		var list []stories.Telling
		for _, id := range one[h] {
			x := tellings[id]
			x.Group = groups[x.Report]
			list = append(list, x)
			m.Events = append(m.Events, events[id])
		}
		slices.SortFunc(m.Events, func(a, b eval.MergedEvent) int {
			if a.Report != b.Report {
				return cmp.Compare(a.Report, b.Report)
			}
			return int(a.Event.Trigger.Start - b.Event.Trigger.Start)
		})
		whole := stories.Merge(list)
		m.Groups = whole.Groups
		for _, x := range whole.Tolls {
			m.Ranges = append(m.Ranges, readout.Count{Kind: x.Kind, Range: readout.Range{Min: x.Min, Max: x.Max, Open: x.Open}, Unit: x.Unit})
		}
		for _, d := range whole.Disagree {
			m.Disagree = append(m.Disagree, d.What)
		}
		t.out.Merged = append(t.out.Merged, m)
	}
	return nil
}

// groups are the text groups of the reports by their ids.
func (t *taken) groups() (map[string]string, error) {
	out := map[string]string{}
	for r, err := range t.s.Reports(t.ctx, store.Filter{}) {
		if err != nil {
			return nil, err
		}
		out[r.ID] = r.Group
	}
	return out, nil
}
