package stories

import (
	"slices"
)

// Texts hang together where a chain of likely pairs joins them; such a region is
// parted into stories by itself. A chain may run through a whole war. A region that
// grows too large therefore falls apart into those of likelier pairs, and so on, so
// that the work a new report makes does not grow with the store.

// levels are the chances that hold regions together. Below the first no two texts
// come into one story.
var levels = [...]float32{.45, .6, .7, .8, .9, .96, .99}

// mostRegion is how many texts a region may have, if the stories say nothing else.
const mostRegion = 300

// edgesOf returns the edges of a node, which are found when they are first asked for.
func (s *Stories) edgesOf(at int32) []edge {
	n := s.nodes[at]
	if !n.known {
		n.known = true
		s.fetch(n)
		for _, m := range s.index.near(at, n, s.nodes) {
			if p := float32(likely(n, s.nodes[m])); p >= leastShown {
				n.link(m, p)
				s.nodes[m].link(at, p)
			}
		}
	}
	return n.edges
}

// reach returns the nodes that chains of pairs of a level join to the node at, and
// whether they are all: it gives up when they are more than most. The node without is
// passed over. What it meets of large hangs together with more than most; where it gives
// up, all that it met is added to large.
func (s *Stories) reach(at int32, level float32, without int32, most int, large map[int32]bool) (list []int32, all bool) {
	s.begin()
	s.meet(without)
	s.meet(at)
	list = []int32{at}
	many := large[at]
	for i := 0; i < len(list) && !many; i++ {
		for _, e := range s.edgesOf(list[i]) {
			if e.likely < level || !s.meet(e.to) {
				continue
			}
			if many = len(list) == most || large[e.to]; many {
				break
			}
			list = append(list, e.to)
		}
	}
	if !many {
		return list, true
	}
	if large != nil {
		for _, m := range list {
			large[m] = true
		}
	}
	return nil, false
}

// begin forgets which nodes were met.
func (s *Stories) begin() {
	if s.round++; s.round == 0 { // it came round
		clear(s.met)
		s.round = 1
	}
}

// meet says whether a node was not met before. That of a negative number was.
func (s *Stories) meet(at int32) bool {
	if at < 0 {
		return false
	}
	if need := int(at) + 1 - len(s.met); need > 0 {
		s.met = append(s.met, make([]uint32, need+len(s.nodes)-int(at))...)
	}
	if s.met[at] == s.round {
		return false
	}
	s.met[at] = s.round
	return true
}

// region returns the texts that are parted into stories together with the node at,
// in an order that does not depend on that of arrival. What hangs together beyond
// the last level is as good as one text and one story, however much it is.
func (s *Stories) region(at int32) (list []int32, one bool) {
	all := false
	for _, l := range levels {
		if list, all = s.reach(at, l, -1, s.most, nil); all {
			break
		}
	}
	if !all {
		list, _ = s.reach(at, levels[len(levels)-1], -1, 1<<30, nil)
	}
	slices.SortFunc(list, s.before)
	return list, !all
}

// touched returns the nodes whose regions a new node changes: its own, and those
// that were small enough before it joined them to more.
func (s *Stories) touched(at int32) []int32 {
	list := []int32{at}
	for _, l := range levels {
		if _, all := s.reach(at, l, -1, s.most, nil); all {
			break
		}
		large, small := map[int32]bool{}, map[int32]bool{}
		for _, e := range slices.Clone(s.edgesOf(at)) { // looking further may find more
			if e.likely < l || small[e.to] {
				continue
			}
			part, _ := s.reach(e.to, l, at, s.most, large)
			for _, m := range part {
				small[m] = true
			}
			list = append(list, part...)
		}
	}
	return list
}
