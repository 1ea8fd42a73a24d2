package follow

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"readout"
	"readout/store"
	"readout/stories"
)

// lookedOf is what is compared of a report.
func lookedOf(rec *readout.Record, r *store.Fed) (row store.LookedRow, err error) {
	row.Report, row.Day = r.N, r.Published
	row.Vector = stories.Terms(rec).Append(nil)
	row.Mentions, err = mentionsOf(rec)
	return row, err
}

func placedReport(p *store.PlacedRow) (stories.Report, error) {
	v, err := stories.ReadVector(p.Vector)
	return stories.Report{ID: p.ID, Group: p.Group, Day: p.Day, Vector: v, Story: p.Story}, err
}

// manyAtOnce is from how many changed reports on it is cheaper to have all in memory.
const manyAtOnce = 200

// settleStories puts what has changed into stories, and its events into happenings.
func settleStories(ctx context.Context, s *store.Store) (err error) {
	t, err := s.Touched(ctx, store.ByStories)
	if err != nil || t.To <= t.From {
		return err
	}
	d := s.Derived(ctx)
	var groups []int64
	for _, g := range t.Before {
		groups = append(groups, g.Group)
	}
	more, err := d.Regrouped(t.Reports, groups)
	if err != nil {
		return err
	}
	numbers := append(slices.Clone(t.Reports), more...)
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	was, err := d.Placed(numbers)
	if err != nil {
		return err
	}
	now, err := d.Looked(numbers)
	if err != nil {
		return err
	}
	p := &placing{d: d, story: map[string]string{}, rows: map[int64]store.PlacedRow{}, touched: map[string]bool{}}
	held, give := take[nearby](s, store.ByStories, t.From)
	defer func() {
		if err != nil || p.all || !p.held.small() {
			give(nil, 0)
			return
		}
		p.near.d = nil
		clear(p.near.gone)
		give(p.held, t.To)
	}()
	if t.Decided {
		if err := p.decided(); err != nil {
			return err
		}
	}
	if err := p.start(numbers, held); err != nil {
		return err
	}
	if err := p.change(was, now); err != nil {
		return err
	}
	told, err := p.happenings()
	if err != nil {
		return err
	}
	return s.Settle(ctx, t, Version, func(d *store.Derived) error { return p.keep(d, told) })
}

// A placing puts reports into stories.
type placing struct {
	d       *store.Derived
	s       *stories.Stories
	near    *near
	held    *nearby
	story   map[string]string // of each report that is in another one now, "" for none
	rows    map[int64]store.PlacedRow
	dropped []int64
	touched map[string]bool   // stories
	same    []store.PlacedRow // that were looked at again and stay; their events may be others
	all     bool              // all reports were loaded
	stored  int               // how many there were
	ruled   bool              // a person decided something of happenings
}

// recoded are the reports that stay where they are, but may tell of other events.
func (p *placing) recoded() (out []int64) {
	for i := range p.same {
		out = append(out, p.same[i].Report)
	}
	return out
}

// start chooses whether all reports are loaded, or those that are near to what changed
// beside those that are held.
func (p *placing) start(changed []int64, held *nearby) error {
	many := len(changed) >= manyAtOnce
	if held != nil && !many {
		p.held, p.s, p.near = held, held.s, held.near
		p.near.d = p.d
		for _, n := range changed {
			delete(held.told, n)
		}
		return nil
	}
	p.near = nearOn(p.d)
	p.s = stories.On(p.near)
	p.held = &nearby{s: p.s, near: p.near, told: map[int64][]stories.Telling{}}
	if !many {
		return nil
	}
	p.s = stories.New()
	list, err := p.d.AllPlaced()
	if err != nil {
		return err
	}
	reports := make([]stories.Report, len(list))
	err = parallel(len(list), func(i int) (err error) {
		reports[i], err = placedReport(&list[i])
		return err
	})
	p.all, p.stored = true, len(list)
	if len(list) > 0 && err == nil {
		p.s.Load(slices.Values(reports))
	}
	return err
}

// change takes out what was and puts in what is, where they differ.
func (p *placing) change(was []store.PlacedRow, now []store.LookedRow) error {
	is := map[int64]*store.LookedRow{}
	for i := range now {
		is[now[i].Report] = &now[i]
	}
	var fresh []*store.LookedRow
	old := map[int64]string{} // stories
	for i := range was {
		w := &was[i]
		n := is[w.Report]
		if n != nil && n.ID == w.ID && n.Group == w.Group && n.Day == w.Day && string(n.Vector) == string(w.Vector) {
			delete(is, w.Report)
			p.touched[w.Story] = true // its mentions may be others
			p.same = append(p.same, *w)
			continue
		}
		r, err := placedReport(w)
		if err != nil {
			return err
		}
		moves, err := p.s.Remove(r)
		if err != nil {
			return err
		}
		p.near.gone[w.ID] = true
		p.note(moves)
		p.touched[w.Story] = true
		if n == nil {
			p.dropped = append(p.dropped, w.Report)
		} else {
			old[w.Report] = w.Story
		}
	}
	for i := range now {
		if is[now[i].Report] != nil {
			fresh = append(fresh, &now[i])
		}
	}
	slices.SortFunc(fresh, func(a, b *store.LookedRow) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
	for _, n := range fresh {
		v, err := stories.ReadVector(n.Vector)
		if err != nil {
			return fmt.Errorf("report %s: %w", n.ID, err)
		}
		moves, err := p.s.Add(stories.Report{ID: n.ID, Group: n.Group, Day: n.Day, Vector: v})
		if err != nil {
			return err
		}
		p.note(moves)
		row := store.PlacedRow{Report: n.Report, ID: n.ID, Group: n.Group, Day: n.Day, Vector: n.Vector}
		for _, k := range v.Keys() {
			row.Keys = append(row.Keys, int64(k.Hash))
		}
		p.rows[n.Report] = row
	}
	for n, row := range p.rows {
		row.Story = p.story[row.ID]
		p.rows[n] = row
		delete(p.story, row.ID)
	}
	return nil
}

// decided touches the stories of all events that persons decided on.
func (p *placing) decided() error {
	p.ruled = true
	list, err := p.d.Decisions(store.AboutHappenings)
	if err != nil {
		return err
	}
	var events []string
	for _, x := range list {
		var r ruling
		if err := json.Unmarshal(x.Body, &r); err != nil {
			return fmt.Errorf("decision %d: %w", x.N, err)
		}
		events = append(events, r.Events...)
	}
	names, err := p.d.StoriesOfEvents(events)
	for _, n := range names {
		p.touched[n] = true
	}
	return err
}

func (p *placing) note(moves []stories.Move) {
	for _, m := range moves {
		p.story[m.Report] = m.To
		p.touched[m.From], p.touched[m.To] = true, true
	}
}

// keep writes what has changed.
func (p *placing) keep(d *store.Derived, told *tellings) error {
	for _, n := range p.dropped {
		if err := d.DropPlaced(n); err != nil {
			return err
		}
	}
	for _, n := range slices.Sorted(maps.Keys(p.rows)) {
		row := p.rows[n]
		row.Told = told.keys[n]
		if err := d.PutPlaced(row); err != nil {
			return err
		}
	}
	for _, row := range p.same {
		row.Told = told.keys[row.Report]
		v, err := stories.ReadVector(row.Vector)
		if err != nil {
			return err
		}
		for _, k := range v.Keys() {
			row.Keys = append(row.Keys, int64(k.Hash))
		}
		if err := d.PutPlaced(row); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.story)) {
		if err := d.Move(id, p.story[id]); err != nil {
			return err
		}
	}
	return told.keep(d)
}
