package follow

import (
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

// tellings are what is known of the happenings of the stories that were touched.
type tellings struct {
	reports map[int64]map[string]string // the happening of each event, by report
	order   map[int64][]string          // the events
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

// happenings groups the events of the stories that were touched.
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
	at := map[int64]home{}
	numbers := make([]int64, 0, len(homes))
	for _, h := range homes {
		at[h.report] = h
		numbers = append(numbers, h.report)
	}
	slices.Sort(numbers)
	byStory := map[string][]stories.Telling{}
	number := map[string]int64{}
	t := &tellings{reports: map[int64]map[string]string{}, order: map[int64][]string{}}
	for part := range slices.Chunk(numbers, 500) {
		err := p.d.Mentions(part, func(report int64, body []byte) error {
			var list []stories.Telling
			if err := json.Unmarshal(body, &list); err != nil {
				return err
			}
			h := at[report]
			t.reports[report] = map[string]string{}
			together := h.story
			if under[together] != "" {
				together = under[together]
			}
			for _, x := range list {
				x.Group, x.Story = h.group, h.story
				number[x.Report] = report
				byStory[together] = append(byStory[together], x)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	names := slices.Sorted(maps.Keys(byStory))
	of := make([][]int, len(names))
	decisions := decisionsOf(rulings)
	err = parallel(len(names), func(i int) error {
		of[i] = stories.Group(byStory[names[i]], decisions)
		return nil
	})
	for i, name := range names {
		list := byStory[name]
		for k := range list {
			n := number[list[k].Report]
			t.reports[n][list[k].ID] = list[of[i][k]].ID
			t.order[n] = append(t.order[n], list[k].ID)
		}
	}
	return t, err
}

// keep writes which happening each event tells of.
func (t *tellings) keep(d *store.Derived) error {
	for _, n := range slices.Sorted(maps.Keys(t.reports)) {
		rows := make([]store.HappeningRow, 0, len(t.order[n]))
		for _, e := range t.order[n] {
			h := t.reports[n][e]
			rows = append(rows, store.HappeningRow{Event: e, Report: n, Happening: h, Own: h})
		}
		if err := d.SetHappenings(n, rows); err != nil {
			return err
		}
	}
	return nil
}
