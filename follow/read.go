package follow

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"readout/processes"
	"readout/store"
)

// A Listed is what a list shows of a process.
type Listed struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	Kind         string   `json:"kind"`
	Type         string   `json:"type"`
	State        string   `json:"state"`
	Since        string   `json:"since,omitempty"`
	Resumption   string   `json:"resumption,omitempty"`
	Intervention string   `json:"intervention,omitempty"`
	Parties      []string `json:"parties"`
	Issues       []string `json:"issues,omitempty"`
	Opened       string   `json:"opened,omitempty"`
	Last         string   `json:"last,omitempty"` // day of the newest report
	Reports      int      `json:"reports"`
	Groups       int      `json:"text_groups"`
	Rounds       int      `json:"rounds"`
}

func listed(p *processes.Process, last string) *Listed {
	l := &Listed{ID: p.ID, Name: p.Name, Kind: p.Kind, Type: p.Type, State: p.State, Since: p.Since, Resumption: p.Resumption, Intervention: p.Intervention,
		Issues: p.Issues, Opened: p.Opened, Last: last, Reports: p.Reports, Groups: p.Groups, Rounds: len(p.Rounds), Parties: []string{}}
	for _, y := range p.Parties {
		if y.Role == "negotiating_party" || y.Role == "" {
			l.Parties = append(l.Parties, y.Name)
		}
	}
	return l
}

// Wanted says which processes are asked for.
type Wanted struct {
	State []string
	Party [][]string // parts of names or keys, of each list one
	Since string     // with a report of that ISO day or later
	AsOf  string     // ISO day: as they stood for who had read what had come out by then
	Limit int
}

// Processes lists processes, those with the newest reports first.
func Processes(ctx context.Context, s *store.Store, w Wanted) ([]*Listed, error) {
	out, _, err := Board(ctx, s, w, 0)
	return out, err
}

// asleep says that a process may be abandoned.
func asleep(last, now string) bool {
	a, err1 := time.Parse(time.DateOnly, last)
	b, err2 := time.Parse(time.DateOnly, now)
	return err1 == nil && err2 == nil && b.Sub(a) > 150*24*time.Hour
}

// until serves what had come out by a day.
type until struct {
	*entries
	day string
}

func (u until) Entries(key, from, to string) ([]*processes.Entry, error) {
	list, err := u.entries.Entries(key, from, to)
	return slices.DeleteFunc(list, func(e *processes.Entry) bool { return e.Published > u.day }), err
}

// Process folds a process by its id as it stands when the newest report of the store came
// out, or for who had read what had come out by a day. It returns the day of its newest
// report too; nil where it was not there yet.
func Process(ctx context.Context, s *store.Store, id, day string) (p *processes.Process, last string, err error) {
	row, err := s.Process(ctx, id)
	if err != nil {
		return nil, "", err
	}
	at := processes.AsOf{Reported: day, Now: day}
	if day == "" {
		if at.Now, err = s.Clock(ctx); err != nil {
			return nil, "", err
		}
	}
	return foldsOf(s).process(ctx, foldedOf{row.ID, row.MadeOf, day, at.Now}, func(ctx context.Context) (*processes.Process, string, error) {
		return foldRow(ctx, s, row.ID, day, at)
	})
}

// foldRow folds what belongs to the process of an id: as it was kept, or what had come out
// by a day, which is grouped anew.
func foldRow(ctx context.Context, s *store.Store, id, day string, at processes.AsOf) (p *processes.Process, last string, err error) {
	x := entriesOn(s.Derived(ctx))
	rules, err := rulesOf(x.d)
	if err != nil {
		return nil, "", err
	}
	var g *processes.Group
	if day == "" {
		g, err = x.kept(id)
	}
	if g == nil && err == nil {
		g, err = x.regrouped(id, day, rules)
	}
	if err != nil || g == nil {
		return nil, "", err
	}
	for _, m := range g.Members {
		if e := x.have[x.number[m.Report]]; e != nil {
			last = max(last, e.Published)
		}
	}
	if day == "" && last == "" {
		at.Now = "" // no report of it has a date: nobody knows what is to come
	}
	return processes.Fold(g, rules, at), last, nil
}

// kept returns the group of a process as it was kept, with the entries of its members; nil
// where it is not kept any more.
func (x *entries) kept(id string) (*processes.Group, error) {
	b, err := x.d.MembersOf(id)
	if err != nil || b == nil {
		return nil, err
	}
	g := &processes.Group{}
	if err := json.Unmarshal(b, g); err != nil {
		return nil, fmt.Errorf("the members of process %s: %w", id, err)
	}
	numbers, err := x.d.NumbersOf(reportsOf(g))
	if err != nil {
		return nil, err
	}
	if err := x.whole(numbers); err != nil {
		return nil, err
	}
	g.Serve(maps.Values(x.have))
	return g, nil
}

// regrouped finds the group of a process again, without what came out after a day where one
// is given; nil where nothing of it is there.
func (x *entries) regrouped(id, day string, rules *processes.Rules) (*processes.Group, error) {
	numbers, err := x.d.ReportsOf([]string{id}, "")
	if err != nil {
		return nil, err
	}
	touched, err := x.of(numbers)
	if err != nil {
		return nil, err
	}
	var src processes.Source = x
	if day != "" {
		src = until{x, day}
		touched = slices.DeleteFunc(touched, func(e *processes.Entry) bool { return e.Published > day })
	}
	region, err := processes.Regroup(src, rules, touched...)
	if err != nil {
		return nil, err
	}
	g, err := mostOf(x.d, region, id)
	if err != nil || g == nil {
		return nil, err
	}
	return g, x.fill(reportsOf(g))
}

// mostOf returns the group of a region that has the id, or else most of what belongs to
// the process of that id.
func mostOf(d *store.Derived, region *processes.Region, id string) (best *processes.Group, err error) {
	rows, err := d.Strands(region.Strands)
	if err != nil {
		return nil, err
	}
	mine := map[string]bool{}
	for _, r := range rows {
		mine[r.ID] = r.Process == id
	}
	most := 0
	for i := range region.Groups {
		g := &region.Groups[i]
		if g.ID == id {
			return g, nil
		}
		n := 0
		for _, m := range g.Members {
			if mine[m.Strand] || m.Fact != "" && mine[m.Fact] {
				n++
			}
		}
		if n > most {
			best, most = g, n
		}
	}
	return best, nil
}

// A Moved is what changed in a process.
type Moved struct {
	Process string             `json:"process"`
	Name    string             `json:"name"`
	Change  []processes.Change `json:"changes"`
	Now     *processes.Process `json:"-"`
}

// Cited are the changes with the facts that show them.
func (m *Moved) Cited() []processes.CitedChange { return processes.Cite(nil, m.Now, m.Change, 0) }

// Changes says what changed in which processes for who had read everything that came out
// before a day and now reads the rest.
func Changes(ctx context.Context, s *store.Store, since, upTo string) (out []Moved, err error) {
	rows, err := s.Processes(ctx, store.ProcessFilter{Since: since})
	if err != nil {
		return nil, err
	}
	t, err := time.Parse(time.DateOnly, since)
	if err != nil {
		return nil, err
	}
	before := t.AddDate(0, 0, -1).Format(time.DateOnly)
	for _, r := range rows {
		now, _, err := Process(ctx, s, r.ID, upTo)
		if err != nil {
			return nil, err
		}
		if now == nil {
			continue
		}
		was, _, err := Process(ctx, s, r.ID, before)
		if err != nil {
			return nil, err
		}
		if list := processes.Changes(was, now); len(list) > 0 {
			out = append(out, Moved{r.ID, now.Name, list, now})
		}
	}
	return out, nil
}
