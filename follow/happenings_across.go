package follow

import (
	"maps"
	"slices"

	"readout/store"
	"readout/stories"
)

// mostBearing is how many reports may bear a key: what is told by more cannot be told
// apart by it, and is not asked for.
const mostBearing = 24

// An across joins the happenings of stories that are one happening. What may be changed
// by the stories that were touched is looked at again, and nothing else.
type across struct {
	d         *store.Derived
	near      *nearby
	decisions []stories.Decision

	homes map[int64]bool // reports of stories that were touched, or that are gone: what is in memory of them holds
	fresh map[int64]bool // those of them whose tellings are others than before
	alone bool           // there are no other reports

	parts    map[string]*stories.Part // by their ids
	of       map[int64][]string       // the parts that a report tells of
	reports  map[string][]int64       // the other way round
	was      map[string]string        // happenings that parts were of, by the part
	held     map[string][]string      // parts that happenings had, by the happening
	loaded   map[string]bool          // happenings of which all parts are known
	read     map[int64]bool           // reports of which they are
	bearing  map[int64][]int64        // reports that bear a key from now on, of the fresh ones
	bore     map[int64]int            // how many of those that were changed bore a key
	asked    map[int64]borne
	oldKeys  map[int64]bool // of what was changed
	again    map[string]bool
	queue    []string
	seekers  map[string]bool
	resolved map[string]string // the happening of each part from now on
}

// A borne says which reports bear a key.
type borne struct {
	reports   []int64 // as it is now
	now, once bool    // few enough, now and before
}

func newAcross(d *store.Derived, held *nearby, decisions []stories.Decision) *across {
	return &across{
		d: d, near: held, decisions: decisions, homes: map[int64]bool{}, fresh: map[int64]bool{},
		parts: map[string]*stories.Part{}, of: map[int64][]string{}, reports: map[string][]int64{},
		was: map[string]string{}, held: map[string][]string{}, loaded: map[string]bool{}, read: map[int64]bool{},
		bearing: map[int64][]int64{}, bore: map[int64]int{}, asked: map[int64]borne{}, oldKeys: map[int64]bool{},
		again: map[string]bool{}, seekers: map[string]bool{}, resolved: map[string]string{},
	}
}

// who returns who bears a key.
func (a *across) who(key int64) (borne, error) {
	if b, ok := a.asked[key]; ok {
		return b, nil
	}
	var b borne
	if !a.alone {
		most := mostBearing + 1 + a.bore[key]
		list, err := a.d.Bearing(key, most)
		if err != nil {
			return b, err
		}
		b.once = len(list) <= mostBearing
		b.reports = slices.DeleteFunc(list, func(n int64) bool { return a.fresh[n] })
	} else {
		b.once = true
	}
	b.reports = append(b.reports, a.bearing[key]...)
	slices.Sort(b.reports)
	b.now = len(b.reports) <= mostBearing
	a.asked[key] = b
	return b, nil
}

// add takes parts in of which all tellings are given.
func (a *across) add(list []stories.Telling, number map[string]int64) string {
	p := stories.PartOf(list)
	id := p.ID()
	a.parts[id] = p
	seen := map[int64]bool{}
	for i := range p.Tellings {
		n := number[p.Tellings[i].Report]
		if !seen[n] {
			seen[n] = true
			a.of[n] = append(a.of[n], id)
			a.reports[id] = append(a.reports[id], n)
		}
	}
	return id
}

// load reads the parts of reports, with all that are of the same happenings.
func (a *across) load(reports []int64) error {
	if a.alone {
		return nil
	}
	reports = slices.DeleteFunc(slices.Clone(reports), func(n int64) bool {
		return a.read[n] || a.homes[n]
	})
	if len(reports) == 0 {
		return nil
	}
	rows, err := a.d.TellingIn(reports)
	if err != nil {
		return err
	}
	var ids []string
	for _, r := range rows {
		ids = append(ids, r.Happening)
	}
	for _, n := range reports {
		a.read[n] = true
	}
	return a.loadHappenings(ids)
}

// loadHappenings reads the parts of happenings, but those that were touched.
func (a *across) loadHappenings(ids []string) error {
	if a.alone {
		return nil
	}
	ids = slices.DeleteFunc(ids, func(h string) bool { return a.loaded[h] })
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) == 0 {
		return nil
	}
	rows, err := a.d.Telling(ids)
	if err != nil {
		return err
	}
	own := map[string]string{}
	var numbers []int64
	for _, h := range ids {
		a.loaded[h] = true
	}
	for _, r := range rows {
		a.holds(r.Happening, r.Own)
		if a.homes[r.Report] {
			continue
		}
		own[r.Event] = r.Own
		a.was[r.Own] = r.Happening
		numbers = append(numbers, r.Report)
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	if len(numbers) == 0 {
		return nil
	}
	homes, err := a.d.Homes(numbers)
	if err != nil {
		return err
	}
	parts := map[string][]stories.Telling{}
	number := map[string]int64{}
	err = a.near.mentions(a.d, numbers, func(report int64, list []stories.Telling) {
		for _, t := range list {
			if o := own[t.ID]; o != "" {
				t.Group, t.Story = homes[report].Group, homes[report].Story
				number[t.Report] = report
				parts[o] = append(parts[o], t)
			}
		}
	})
	for _, o := range slices.Sorted(maps.Keys(parts)) {
		if a.parts[o] == nil {
			a.add(parts[o], number)
		}
	}
	return err
}

func (a *across) holds(happening, part string) {
	if !slices.Contains(a.held[happening], part) {
		a.held[happening] = append(a.held[happening], part)
	}
}

// bearers are the parts that bear a key, but those of no report that was found.
func (a *across) bearers(key int64, list []int64) (out []string, err error) {
	if err := a.load(list); err != nil {
		return nil, err
	}
	for _, n := range list {
		for _, id := range a.of[n] {
			if a.parts[id].Has(key) && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out, nil
}

// touch looks at a part again, and at all that were of its happening.
func (a *across) touch(id string) error {
	if a.again[id] || a.parts[id] == nil {
		return nil
	}
	a.again[id] = true
	a.queue = append(a.queue, id)
	return a.loosen(a.was[id])
}

// loosen looks again at all that were of a happening.
func (a *across) loosen(h string) error {
	if h == "" {
		return nil
	}
	if err := a.loadHappenings([]string{h}); err != nil {
		return err
	}
	for _, id := range a.held[h] {
		if a.was[id] == h {
			if err := a.touch(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// run joins what is one, given the parts that are new or others than before, and the
// happenings of which parts are gone.
func (a *across) run(changed []string, loose []string) error {
	slices.Sort(changed)
	slices.Sort(loose)
	isChanged := map[string]bool{}
	for _, id := range changed {
		isChanged[id] = true
		if err := a.touch(id); err != nil {
			return err
		}
	}
	for _, h := range loose {
		if err := a.loosen(h); err != nil {
			return err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(a.oldKeys)) {
		if err := a.left(key); err != nil {
			return err
		}
	}
	bonds := map[[2]string]stories.Tie{}
	for len(a.queue) > 0 {
		id := a.queue[0]
		a.queue = a.queue[1:]
		if err := a.reach(id, isChanged[id], bonds); err != nil {
			return err
		}
	}
	a.join(bonds)
	return a.lookBack()
}

// left looks again at what what is gone could be tied to.
func (a *across) left(key int64) error {
	if stories.Offered(key) {
		key = stories.SeekingOf(key)
	}
	b, err := a.who(key)
	if err != nil || !b.now && !b.once {
		return err
	}
	list, err := a.bearers(key, b.reports)
	for _, id := range list {
		if stories.Sought(key) {
			a.seekers[id] = true
		} else if err := a.touch(id); err != nil {
			return err
		}
	}
	return err
}

// reach finds what a part may be tied to.
func (a *across) reach(id string, changed bool, bonds map[[2]string]stories.Tie) error {
	p := a.parts[id]
	for _, key := range slices.Sorted(maps.Keys(p.Keys())) {
		switch {
		case stories.Sought(key):
			a.seekers[id] = true
			if !changed {
				continue
			}
		case stories.Offered(key):
			key = stories.SeekingOf(key)
		}
		b, err := a.who(key)
		if err != nil {
			return err
		}
		if !b.now && !b.once {
			continue
		}
		list, err := a.bearers(key, b.reports)
		if err != nil {
			return err
		}
		for _, other := range list {
			if stories.Sought(key) {
				a.seekers[other] = true
				continue
			}
			if other == id {
				continue
			}
			pair := [2]string{min(id, other), max(id, other)}
			tie, known := bonds[pair]
			if !known {
				tie = stories.TieOf(a.parts[pair[0]], a.parts[pair[1]])
			}
			if b.now && tie != stories.Untied {
				bonds[pair] = tie
			}
			if changed || tie != stories.Untied {
				if err := a.touch(other); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// join joins the dated parts that are looked at again.
func (a *across) join(bonds map[[2]string]stories.Tie) {
	ids := slices.Sorted(maps.Keys(a.again))
	at := map[string]int{}
	var list []*stories.Part
	for _, id := range ids {
		a.resolved[id] = id
		at[id] = len(list)
		list = append(list, a.parts[id])
	}
	var ties []stories.Bond
	for pair, tie := range bonds {
		ties = append(ties, stories.Bond{A: at[pair[0]], B: at[pair[1]], Tie: tie})
	}
	for i, k := range stories.Join(list, ties, a.decisions) {
		a.resolved[ids[i]] = ids[k]
	}
}

// lookBack puts what looks back without a day to the one happening that it may mean.
func (a *across) lookBack() error {
	for _, id := range slices.Sorted(maps.Keys(a.seekers)) {
		p := a.parts[id]
		means := map[string]stories.Tie{}
		for key := range p.Keys() {
			few, err := a.who(key)
			if err != nil {
				return err
			}
			b, err := a.who(stories.OfferOf(key))
			if err != nil {
				return err
			}
			if !few.now || !b.now {
				continue
			}
			list, err := a.bearers(stories.OfferOf(key), b.reports)
			if err != nil {
				return err
			}
			for _, other := range list {
				if tie := stories.MayMean(p, a.parts[other], a.decisions); tie > means[a.now(other)] {
					means[a.now(other)] = tie
				}
			}
		}
		a.resolved[id] = id
		if h := theOne(means); h != "" {
			a.resolved[id] = h
		}
	}
	return nil
}

// theOne is the only happening that is strongly meant, or the only one that may be
// meant at all; empty where there are more, or none.
func theOne(means map[string]stories.Tie) (one string) {
	for _, least := range [...]stories.Tie{stories.Strong, stories.Weak} {
		n := 0
		for h, tie := range means {
			if tie >= least {
				n++
				one = h
			}
		}
		switch n {
		case 1:
			return one
		case 0:
		default:
			return ""
		}
	}
	return ""
}

// now is the happening of a part from now on.
func (a *across) now(id string) string {
	if h := a.resolved[id]; h != "" {
		return h
	}
	return a.was[id]
}
