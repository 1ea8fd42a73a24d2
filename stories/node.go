package stories

import (
	"cmp"
	"slices"
)

// A node is a text: the reports of a text group, which always share their story.
type node struct {
	group   string
	tie     uint32   // hash of group, which decides between equals
	reports []Report // the earliest first
	profile *profile // of the report that has most terms
	day     int32    // of the earliest, noDay where no day is known
	edges   []edge   // to likely texts of the same story, by their numbers
	known   bool     // whether edges are all; those that others found stand there before
	story   *story
}

// An edge leads to another node with the chance that both tell of one story.
type edge struct {
	to     int32
	likely float32
}

// put takes a report in, or in place of what it was.
func (n *node) put(r Report) {
	n.drop(r.ID)
	i, _ := slices.BinarySearchFunc(n.reports, &r, func(a Report, b *Report) int { return earlier(&a, b) })
	n.reports = slices.Insert(n.reports, i, r)
}

// drop takes a report out.
func (n *node) drop(id string) {
	n.reports = slices.DeleteFunc(n.reports, func(r Report) bool { return r.ID == id })
}

// best is the report whose vector stands for the text: that with most terms.
func (n *node) best() *Report {
	best := &n.reports[0]
	for i := range n.reports {
		if r := &n.reports[i]; better(r, best) {
			best = r
		}
	}
	return best
}

func better(a, b *Report) bool {
	return len(a.Vector) > len(b.Vector) || len(a.Vector) == len(b.Vector) && a.ID < b.ID
}

// changes says whether r makes another text or another day of the node.
func (n *node) changes(r Report) bool {
	if len(n.reports) == 0 || better(&r, n.best()) || dayOf(r.Day) < n.day {
		return true
	}
	return slices.ContainsFunc(n.reports, func(o Report) bool { return o.ID == r.ID })
}

// settle finds the node's profile and day.
func (n *node) settle() {
	n.profile, n.day = profileOf(n.best().Vector), dayOf(n.reports[0].Day)
	n.edges, n.known = nil, false
}

// apart is how many days lie between two texts, 0 where one has no day.
func (n *node) apart(m *node) int {
	if n.day == noDay || m.day == noDay {
		return 0
	}
	return int(max(n.day-m.day, m.day-n.day))
}

// edgeTo returns where the edge to a node is or belongs, and whether it is there.
func (n *node) edgeTo(m int32) (int, bool) {
	return slices.BinarySearchFunc(n.edges, m, func(e edge, m int32) int { return cmp.Compare(e.to, m) })
}

func (n *node) link(m int32, p float32) {
	i, ok := n.edgeTo(m)
	if ok {
		n.edges[i].likely = p
		return
	}
	n.edges = slices.Insert(n.edges, i, edge{m, p})
}

func (n *node) unlink(m int32) {
	if i, ok := n.edgeTo(m); ok {
		n.edges = slices.Delete(n.edges, i, i+1)
	}
}
