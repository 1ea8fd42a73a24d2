package stories

import (
	"cmp"
	"slices"
)

// An index leads from a term to the texts that have it among their weightiest,
// ordered by day, so that only those of some weeks are looked at.
type index struct {
	of     map[uint32][]posting
	shared []float32 // weight that a node shares with the one asked for; zero between calls
	met    []int32   // nodes that share any
}

type posting struct{ day, node int32 }

func comparePostings(a, b posting) int {
	return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.node, b.node))
}

func (x *index) add(at int32, n *node) {
	for _, k := range n.profile.keys {
		list, p := x.of[k], posting{n.day, at}
		i, _ := slices.BinarySearchFunc(list, p, comparePostings)
		x.of[k] = slices.Insert(list, i, p)
	}
}

func (x *index) remove(at int32, n *node) {
	for _, k := range n.profile.keys {
		list := x.of[k]
		if i, ok := slices.BinarySearchFunc(list, posting{n.day, at}, comparePostings); ok {
			x.of[k] = slices.Delete(list, i, i+1)
		}
	}
}

const (
	mostNear   = 250 // texts that one is compared with
	leastShare = 8   // weight that they share among what they are looked up by, about a rare word
)

// near returns the nodes that share most of the weightiest terms of n and came out
// within some weeks of it.
func (x *index) near(at int32, n *node, nodes []*node) []int32 {
	if need := len(nodes) - len(x.shared); need > 0 {
		x.shared = append(x.shared, make([]float32, need+len(nodes)/2)...)
	}
	x.met = x.met[:0]
	for _, k := range n.profile.keys {
		w := float32(general().rarity(k))
		dated, undated := within(x.of[k], n.day)
		for _, list := range [...][]posting{dated, undated} {
			for _, p := range list {
				if x.shared[p.node] == 0 {
					x.met = append(x.met, p.node)
				}
				x.shared[p.node] += w
			}
		}
	}
	out := make([]int32, 0, len(x.met))
	for _, m := range x.met {
		if m != at && x.shared[m] >= leastShare {
			out = append(out, m)
		}
	}
	if len(out) > mostNear {
		slices.SortFunc(out, func(a, b int32) int {
			return cmp.Or(cmp.Compare(x.shared[b], x.shared[a]), cmp.Compare(nodes[a].tie, nodes[b].tie), cmp.Compare(nodes[a].group, nodes[b].group))
		})
		out = out[:mostNear]
	}
	for _, m := range x.met {
		x.shared[m] = 0
	}
	return out
}

// within returns the postings of some weeks around a day, and those without one;
// all of them for what has no day itself.
func within(list []posting, day int32) (dated, undated []posting) {
	if day == noDay {
		return list, nil
	}
	from := func(day int32) int {
		i, _ := slices.BinarySearchFunc(list, posting{day, -1}, comparePostings)
		return i
	}
	return list[from(day-mostDays):from(day+mostDays+1)], list[from(noDay):]
}
