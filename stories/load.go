package stories

import (
	"iter"
	"slices"
)

// Load puts reports into empty stories as they were parted before: Report.Story is
// what Of told. Nothing is compared, so a hundred thousand take a few seconds at the
// most; likeness is found when a new report comes near. What it is given it trusts: a
// report whose vector was made by another version belongs to Add.
func (s *Stories) Load(reports iter.Seq[Report]) {
	var fresh []int32
	for r := range reports {
		if at, isNew := s.hold(r); isNew {
			fresh = append(fresh, at)
		}
	}
	for _, at := range fresh {
		n := s.nodes[at]
		n.settle()
		for _, k := range n.profile.keys {
			s.index.of[k] = append(s.index.of[k], posting{n.day, at})
		}
	}
	for _, list := range s.index.of {
		slices.SortFunc(list, comparePostings)
	}
	for _, t := range s.stories {
		slices.SortFunc(t.nodes, s.before)
	}
}

// hold takes a report in whose story is known, and says whether its node is new.
func (s *Stories) hold(r Report) (at int32, fresh bool) {
	g := r.group()
	s.group[r.ID] = g
	at, ok := s.at[g]
	if !ok {
		at = s.number(&node{group: g, tie: hashOf(g)})
	}
	n := s.nodes[at]
	n.put(r)
	if n.story == nil {
		t := s.stories[r.Story]
		if t == nil {
			t = &story{id: r.Story}
			s.stories[r.Story] = t
		}
		n.story = t
		t.nodes = append(t.nodes, at)
	}
	return at, !ok
}
