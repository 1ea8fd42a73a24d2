package follow

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"readout"
	"readout/store"
	"readout/stories"
)

// A ruling is what a person decided of happenings.
type ruling struct {
	ID     string   `json:"id"`
	Kind   string   `json:"kind,omitempty"` // split, merge
	Events []string `json:"events,omitempty"`
	// Reports are those of the events, by their ids: the stories that they are in are
	// looked at together.
	Reports []string `json:"reports,omitempty"`
	Undo    string   `json:"undo,omitempty"`
	Who     string   `json:"who"`
	When    string   `json:"when"`
	Why     string   `json:"why,omitempty"`
}

// rulingsOf reads what persons decided of happenings, without what is undone.
func rulingsOf(d *store.Derived) (out []ruling, err error) {
	list, err := d.Decisions(store.AboutHappenings)
	if err != nil {
		return nil, err
	}
	undone := map[string]bool{}
	for _, x := range list {
		var r ruling
		if err := json.Unmarshal(x.Body, &r); err != nil {
			return nil, fmt.Errorf("decision %d: %w", x.N, err)
		}
		if r.Undo != "" {
			undone[r.Undo] = true
		} else {
			out = append(out, r)
		}
	}
	return slices.DeleteFunc(out, func(r ruling) bool { return undone[r.ID] }), nil
}

func decisionsOf(list []ruling) (out []stories.Decision) {
	for _, r := range list {
		out = append(out, stories.Decision{Split: r.Kind == "split", Tellings: r.Events})
	}
	return out
}

// mentionsOf are the events of a record as they are compared with those of other
// reports; their ids are the stable ones.
func mentionsOf(rec *readout.Record) ([]byte, error) {
	list := stories.Tellings(rec)
	seen := map[string]bool{}
	kept := list[:0]
	for i := range list {
		t := list[i]
		if t.ID = store.EventID(rec.Report.ID, &rec.Events[i]); !seen[t.ID] {
			seen[t.ID] = true
			kept = append(kept, t)
		}
	}
	return json.Marshal(kept)
}

// tellings are which happenings events are of from now on, where they were of others.
type tellings struct {
	reports map[int64][]store.HappeningRow // all of a report
	events  []store.HappeningRow           // single ones
	keys    map[int64][]int64              // by which reports are found that are new or others
}

// home is a report and the story that it is in from now on.
type home struct {
	report       int64
	group, story string
}

// bonds are the stories of the reports of each ruling that merges events, as they are
// from now on.
func (p *placing) bonds(rulings []ruling) (out [][]string, err error) {
	var ids []string
	for _, r := range rulings {
		if r.Kind == "merge" {
			ids = append(ids, r.Reports...)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := p.d.PlacedByID(ids)
	if err != nil {
		return nil, err
	}
	of := map[string]string{}
	for _, r := range rows {
		of[r.ID] = r.Story
	}
	maps.Copy(of, p.story)
	for _, r := range p.rows {
		of[r.ID] = r.Story
	}
	for _, r := range rulings {
		var list []string
		for _, id := range r.Reports {
			if s := of[id]; s != "" && r.Kind == "merge" && !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
		if len(list) > 1 {
			out = append(out, list)
		}
	}
	return out, nil
}

// bind touches what is bound to the stories that were touched, and returns for each
// story that is bound to others the name under which they are looked at together.
func (p *placing) bind(bonds [][]string) map[string]string {
	under := map[string]string{}
	name := func(s string) string {
		for under[s] != "" && under[s] != s {
			s = under[s]
		}
		return s
	}
	for _, list := range bonds {
		for _, s := range list[1:] {
			if a, b := name(list[0]), name(s); a != b {
				under[max(a, b)] = min(a, b)
			}
		}
	}
	out := map[string]string{}
	touched := map[string]bool{}
	for s := range p.touched {
		touched[name(s)] = true
	}
	for _, list := range bonds {
		for _, s := range list {
			if out[s] = name(s); touched[out[s]] {
				p.touched[s] = true
			}
		}
	}
	return out
}

// homes are the reports of the stories that were touched.
func (p *placing) homes() ([]home, error) {
	delete(p.touched, "")
	rows, err := p.d.InStories(slices.Sorted(maps.Keys(p.touched)))
	if err != nil {
		return nil, err
	}
	out := map[int64]home{}
	for _, r := range rows {
		h := home{r.Report, r.Group, r.Story}
		if to, ok := p.story[r.ID]; ok {
			h.story = to
		}
		out[r.Report] = h
	}
	for _, n := range p.dropped {
		delete(out, n)
	}
	for n, r := range p.rows {
		out[n] = home{n, r.Group, r.Story}
	}
	return slices.Collect(maps.Values(out)), nil
}

// happenings groups the events of the stories that were touched, and joins what is one
// in several stories.
func (p *placing) happenings() (*tellings, error) {
	rulings, err := rulingsOf(p.d)
	if err != nil {
		return nil, err
	}
	bonds, err := p.bonds(rulings)
	if err != nil {
		return nil, err
	}
	under := p.bind(bonds)
	homes, err := p.homes()
	if err != nil {
		return nil, err
	}
	g := &grouping{p: p, under: under, at: map[int64]home{}, number: map[string]int64{}, byStory: map[string][]stories.Telling{}, decisions: decisionsOf(rulings)}
	for _, h := range homes {
		g.at[h.report] = h
		g.numbers = append(g.numbers, h.report)
	}
	slices.Sort(g.numbers)
	if err := g.read(); err != nil {
		return nil, err
	}
	if err := g.group(); err != nil {
		return nil, err
	}
	return g.tell()
}

// A grouping groups the tellings of stories.
type grouping struct {
	p         *placing
	under     map[string]string // stories that are looked at together
	at        map[int64]home
	numbers   []int64
	number    map[string]int64 // of reports by their ids
	byStory   map[string][]stories.Telling
	decisions []stories.Decision
	parts     [][]stories.Telling // happenings within their stories
	x         *across
	rows      map[int64][]store.HappeningRow // as they were
}

// read reads the tellings.
func (g *grouping) read() error {
	for part := range slices.Chunk(g.numbers, 500) {
		err := g.p.held.mentions(g.p.d, part, func(report int64, list []stories.Telling) {
			h := g.at[report]
			together := h.story
			if g.under[together] != "" {
				together = g.under[together]
			}
			for _, x := range list {
				x.Group, x.Story = h.group, h.story
				g.number[x.Report] = report
				g.byStory[together] = append(g.byStory[together], x)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// group parts the tellings of each story.
func (g *grouping) group() error {
	names := slices.Sorted(maps.Keys(g.byStory))
	of := make([][]int, len(names))
	err := parallel(len(names), func(i int) error {
		of[i] = stories.Group(g.byStory[names[i]], g.decisions)
		return nil
	})
	for i, name := range names {
		list := g.byStory[name]
		at := map[int]int{}
		for k, first := range of[i] {
			n, ok := at[first]
			if !ok {
				n = len(g.parts)
				at[first] = n
				g.parts = append(g.parts, nil)
			}
			g.parts[n] = append(g.parts[n], list[k])
		}
	}
	return err
}

// tell joins the parts with those of other stories, and says what has changed.
func (g *grouping) tell() (*tellings, error) {
	g.x = newAcross(g.p.d, g.p.held, g.decisions)
	if err := g.before(); err != nil {
		return nil, err
	}
	changed, loose := g.differ()
	if err := g.x.run(changed, loose); err != nil {
		return nil, err
	}
	return g.rowsOf(), nil
}

// before notes what was known of the reports, and by which keys those that have changed
// can be found.
func (g *grouping) before() error {
	x := g.x
	for _, n := range g.numbers {
		x.homes[n] = true
	}
	for _, list := range [][]int64{g.p.dropped, g.p.recoded(), slices.Collect(maps.Keys(g.p.rows))} {
		for _, n := range list {
			x.homes[n], x.fresh[n] = true, true
		}
	}
	x.alone = g.p.all && len(x.homes) >= g.p.stored+len(g.p.rows)
	g.rows = map[int64][]store.HappeningRow{}
	for part := range slices.Chunk(g.numbers, 500) {
		rows, err := g.p.d.TellingIn(part)
		if err != nil {
			return err
		}
		for _, r := range rows {
			g.rows[r.Report] = append(g.rows[r.Report], r)
		}
	}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(x.fresh)), 500) {
		err := g.p.d.ToldKeys(part, func(_, key int64) {
			x.bore[key]++
			x.oldKeys[key] = true
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// differ says which parts are new or others than before, and of which happenings parts
// are gone.
func (g *grouping) differ() (changed, loose []string) {
	x := g.x
	size := map[string]int{} // of the parts as they were
	own := map[string]store.HappeningRow{}
	for _, n := range g.numbers {
		for _, r := range g.rows[n] {
			size[r.Own]++
			own[r.Event] = r
			x.holds(r.Happening, r.Own)
		}
	}
	same := map[string]bool{}
	for _, list := range g.parts {
		id := x.add(list, g.number)
		was := own[id]
		alike := was.Own == id && size[id] == len(list) && !g.p.ruled
		for i := range list {
			alike = alike && own[list[i].ID].Own == id && !x.fresh[g.number[list[i].Report]]
		}
		if alike {
			same[id] = true
			x.was[id] = was.Happening
		} else {
			changed = append(changed, id)
		}
	}
	gone := map[string]bool{}
	for _, r := range own {
		if !same[r.Own] && !gone[r.Happening] {
			gone[r.Happening] = true
			loose = append(loose, r.Happening)
		}
	}
	g.bear()
	return changed, loose
}

// bear notes by which keys reports are found that are new or others.
func (g *grouping) bear() {
	x := g.x
	seen := map[[2]int64]bool{}
	for _, list := range g.byStory {
		for i := range list {
			n := g.number[list[i].Report]
			if !x.fresh[n] {
				continue
			}
			for _, k := range list[i].Keys() {
				if at := [2]int64{n, k}; !seen[at] {
					seen[at] = true
					x.bearing[k] = append(x.bearing[k], n)
				}
			}
		}
	}
}

// rowsOf are the rows that have changed.
func (g *grouping) rowsOf() *tellings {
	x := g.x
	t := &tellings{reports: map[int64][]store.HappeningRow{}, keys: map[int64][]int64{}}
	for key, list := range x.bearing {
		for _, n := range list {
			t.keys[n] = append(t.keys[n], key)
		}
	}
	is := map[int64][]store.HappeningRow{}
	for _, id := range slices.Sorted(maps.Keys(x.parts)) {
		p := x.parts[id]
		for i := range p.Tellings {
			n, ok := g.number[p.Tellings[i].Report]
			row := store.HappeningRow{Event: p.Tellings[i].ID, Report: n, Happening: x.now(id), Own: id}
			switch {
			case ok:
				is[n] = append(is[n], row)
			case x.now(id) != x.was[id]:
				t.events = append(t.events, row)
			}
		}
	}
	for _, n := range g.numbers {
		byEvent := func(a, b store.HappeningRow) int { return cmp.Compare(a.Event, b.Event) }
		slices.SortFunc(is[n], byEvent)
		slices.SortFunc(g.rows[n], byEvent)
		if !slices.Equal(is[n], g.rows[n]) {
			t.reports[n] = is[n]
		}
	}
	return t
}

// keep writes which happening each event tells of.
func (t *tellings) keep(d *store.Derived) error {
	for _, n := range slices.Sorted(maps.Keys(t.reports)) {
		if err := d.SetHappenings(n, t.reports[n]); err != nil {
			return err
		}
	}
	for _, r := range t.events {
		if err := d.SetHappening(r.Event, r.Happening, r.Own); err != nil {
			return err
		}
	}
	return nil
}
