// Package stories puts reports together that tell of one thing: reports into
// stories, and their events into happenings. It is pure and deterministic, works in
// memory and knows no store.
//
// What comes out is a function of the reports and not of the order in which they
// came: a late report may join two stories, and one that is taken out may part them.
package stories

import (
	"cmp"
	"slices"
)

// Stories are all reports so far. One goroutine uses it at a time.
type Stories struct {
	nodes   []*node // nil where a text was taken out
	free    []int32 // the numbers of those
	at      map[string]int32
	group   map[string]string // of each report
	index   index
	stories map[string]*story
	changed map[int32]bool // nodes that came into a story since the last moves
	gone    []Move         // reports that were taken out since
	source  Source
	err     error // of the source
	most    int   // texts of a region

	round uint32   // of looking for what hangs together
	met   []uint32 // the last round in which a node was met
}

// New returns an empty set of stories.
func New() *Stories {
	return &Stories{
		at: map[string]int32{}, group: map[string]string{}, index: index{of: map[uint32][]posting{}}, stories: map[string]*story{},
		changed: map[int32]bool{}, most: mostRegion,
	}
}

// A Move says that a report is in another story than before. From is empty for a new
// report, To for one that was taken out.
type Move struct{ Report, From, To string }

// Add puts a report in, or in place of what it was, and says which reports are in
// other stories now, in the order of their ids. A report without an id is none. The
// error is the source's; after one the stories are not to be used any more.
func (s *Stories) Add(r Report) ([]Move, error) {
	if r.ID == "" {
		return nil, nil
	}
	if s.source == nil {
		r.Story = ""
	}
	g := r.group()
	if old, ok := s.group[r.ID]; ok {
		r.Story = s.Of(r.ID)
		if old != g {
			s.take(r.ID)
		}
	}
	s.group[r.ID] = g
	at, ok := s.at[g]
	if !ok {
		at = s.number(&node{group: g, tie: hashOf(g)})
	}
	n := s.nodes[at]
	if !ok || n.changes(r) {
		s.lift(at)
		n.put(r)
		s.lay(at)
	} else { // another copy of what is known
		n.put(r)
		s.name(n.story)
	}
	return s.moves(), s.err
}

// Remove takes a report out, as if it had never come. Only its id is read; on a source
// the whole report is, which the source must still hold.
func (s *Stories) Remove(r Report) ([]Move, error) {
	if _, ok := s.group[r.ID]; !ok {
		if s.source == nil || r.ID == "" {
			return nil, nil
		}
		s.receive(r)
	}
	s.gone = append(s.gone, Move{Report: r.ID, From: s.Of(r.ID)})
	s.take(r.ID)
	delete(s.group, r.ID)
	return s.moves(), s.err
}

// Of returns the id of the story that a report is in, empty for an unknown report.
func (s *Stories) Of(report string) string {
	if at, ok := s.at[s.group[report]]; ok && s.nodes[at].story != nil {
		return s.nodes[at].story.id
	}
	return ""
}

// Len is the number of reports.
func (s *Stories) Len() int { return len(s.group) }

// moves tells what changed since it was last called, and that it has been told.
func (s *Stories) moves() []Move {
	out := s.gone
	for at := range s.changed {
		n := s.nodes[at]
		if n == nil {
			continue
		}
		for i := range n.reports {
			if r := &n.reports[i]; r.Story != n.story.id {
				out = append(out, Move{r.ID, r.Story, n.story.id})
				r.Story = n.story.id
			}
		}
	}
	slices.SortFunc(out, func(a, b Move) int { return cmp.Compare(a.Report, b.Report) })
	clear(s.changed)
	s.gone = nil
	return out
}

// number gives a new node its number.
func (s *Stories) number(n *node) int32 {
	at := int32(len(s.nodes))
	if k := len(s.free); k > 0 {
		at, s.free = s.free[k-1], s.free[:k-1]
		s.nodes[at] = n
	} else {
		s.nodes = append(s.nodes, n)
	}
	s.at[n.group] = at
	return at
}

// take takes a report out of its node, and the node out where it was the last.
func (s *Stories) take(id string) {
	at := s.at[s.group[id]]
	n := s.nodes[at]
	s.lift(at)
	n.drop(id)
	if len(n.reports) > 0 {
		s.lay(at)
		return
	}
	delete(s.at, n.group)
	s.nodes[at] = nil
	s.free = append(s.free, at)
}

// lift takes a node out of the index, of its edges and its story, and parts anew
// what it held together. A node that was not laid yet stays as it is.
func (s *Stories) lift(at int32) {
	n := s.nodes[at]
	if n.story == nil {
		return
	}
	edges := s.edgesOf(at)
	s.index.remove(at, n)
	var near []int32
	for _, e := range edges {
		s.nodes[e.to].unlink(at)
		if e.likely >= levels[0] {
			near = append(near, e.to)
		}
	}
	s.leave(at)
	n.edges, n.known = nil, false
	s.part(near)
}

// lay puts a node in with what it holds now.
func (s *Stories) lay(at int32) {
	n := s.nodes[at]
	n.settle()
	s.index.add(at, n)
	s.part(s.touched(at))
}

// part parts the regions of the nodes in list into stories anew.
func (s *Stories) part(list []int32) {
	done, left := map[int32]bool{}, map[*story]bool{}
	for _, at := range list {
		if done[at] {
			continue
		}
		region, one := s.region(at)
		of := make([]int, len(region))
		if !one {
			of = part(len(region), s.chances(region))
		}
		for _, m := range region {
			done[m] = true
			if t := s.nodes[m].story; t != nil {
				left[t] = true
			}
			s.leave(m)
		}
		fresh := make([]*story, len(region))
		for i, k := range of {
			if fresh[k] == nil {
				fresh[k] = &story{}
			}
			fresh[k].nodes = append(fresh[k].nodes, region[i])
			s.nodes[region[i]].story = fresh[k]
		}
		for _, t := range fresh {
			if t != nil {
				left[t] = true
			}
		}
	}
	for t := range left { // those that lost texts give their names up first
		if s.stories[t.id] == t {
			delete(s.stories, t.id)
		}
	}
	for t := range left {
		s.name(t)
	}
}

// chances are those of all pairs in a region, as a square.
func (s *Stories) chances(region []int32) []float64 {
	n, where := len(region), map[int32]int{}
	for i, at := range region {
		where[at] = i
	}
	square := make([]float64, n*n)
	for i, at := range region {
		for _, e := range s.edgesOf(at) {
			if j, ok := where[e.to]; ok {
				square[i*n+j], square[j*n+i] = float64(e.likely), float64(e.likely)
			}
		}
	}
	return square
}

// A story as it is kept: its nodes, in the order of their first reports.
type story struct {
	id    string
	nodes []int32
}

// leave takes a node out of its story, whose name stays for part to find.
func (s *Stories) leave(at int32) {
	n := s.nodes[at]
	t := n.story
	if t == nil {
		return
	}
	n.story = nil
	t.nodes = slices.DeleteFunc(t.nodes, func(m int32) bool { return m == at })
	if len(t.nodes) == 0 && s.stories[t.id] == t {
		delete(s.stories, t.id)
	}
}

// name names a story by its earliest report and orders its nodes.
func (s *Stories) name(t *story) {
	if s.stories[t.id] == t {
		delete(s.stories, t.id)
	}
	if len(t.nodes) == 0 {
		return
	}
	slices.SortFunc(t.nodes, s.before)
	t.id = s.nodes[t.nodes[0]].reports[0].ID
	s.stories[t.id] = t
	for _, at := range t.nodes {
		s.changed[at] = true
	}
}

// before orders nodes by their first reports.
func (s *Stories) before(a, b int32) int {
	return cmp.Or(earlier(&s.nodes[a].reports[0], &s.nodes[b].reports[0]), cmp.Compare(s.nodes[a].group, s.nodes[b].group))
}
