package stories

import (
	"iter"
	"maps"
	"slices"
	"time"
)

// A Story is what reports tell of one thing.
type Story struct {
	ID      string   `json:"id"` // of its first report
	Title   string   `json:"title"`
	Reports []string `json:"reports"` // ids, the first one first
	Groups  int      `json:"groups"`  // texts that are no copies of each other
	Outlets []string `json:"outlets"`
	From    string   `json:"from"` // the first and the last day, empty where none is known
	To      string   `json:"to"`
}

// Story returns the story with that id; false where there is none.
func (s *Stories) Story(id string) (Story, bool) {
	t, ok := s.stories[id]
	if !ok {
		return Story{}, false
	}
	return s.tell(t), true
}

// All yields all stories in the order of their ids.
func (s *Stories) All() iter.Seq[Story] {
	return func(yield func(Story) bool) {
		for _, id := range slices.Sorted(maps.Keys(s.stories)) {
			if !yield(s.tell(s.stories[id])) {
				return
			}
		}
	}
}

func (s *Stories) tell(t *story) Story {
	var reports []*Report
	for _, at := range t.nodes {
		for i := range s.nodes[at].reports {
			reports = append(reports, &s.nodes[at].reports[i])
		}
	}
	slices.SortFunc(reports, earlier)
	out := Story{ID: t.id, Groups: len(t.nodes)}
	for _, r := range reports {
		out.Reports = append(out.Reports, r.ID)
		if r.Outlet != "" {
			out.Outlets = append(out.Outlets, r.Outlet)
		}
		if out.Title == "" {
			out.Title = r.Title
		}
		if dayOf(r.Day) != noDay {
			day := r.Day[:len(time.DateOnly)]
			if out.From == "" {
				out.From = day
			}
			out.To = day
		}
	}
	slices.Sort(out.Outlets)
	out.Outlets = slices.Compact(out.Outlets)
	return out
}
