package syntax

import "math"

// A treeFinder finds the tree of greatest score over a sentence that has one word
// under the root (Chu and Liu 1965, Edmonds 1967). Where its arcs cross, which in
// English they seldom do, the best tree without crossing arcs takes its place. It
// keeps scratch memory.
type treeFinder struct {
	heads  []int // of each word; words count from 1, 0 is the root
	mark   []int
	wanted contraction
	chart  chart
}

// find returns the head of each of n words: element i is that of word i+1. The
// score of head h for word i+1 is scores[i*wide+h]. Where scores are equal, the
// choice is the same every time. The result is good until the next call.
func (t *treeFinder) find(scores []float32, n, wide int) []int {
	t.heads, t.mark = grow(t.heads, n+1), grow(t.mark, n+1)
	t.heads[0] = 0
	roots := 0
	for i := range n {
		x, best := scores[i*wide:i*wide+n+1], 0
		for h, v := range x {
			if h != i+1 && v > x[best] {
				best = h
			}
		}
		t.heads[i+1] = best
		if best == 0 {
			roots++
		}
	}
	if roots != 1 || t.cyclic() {
		t.span(scores, n, wide)
	}
	if n <= longestProjective && t.crossing() {
		t.chart.find(t.heads, scores, n, wide)
	}
	return t.heads[1:]
}

// cyclic says whether the heads have a cycle.
func (t *treeFinder) cyclic() bool {
	clear(t.mark)
	for w := 1; w < len(t.heads); w++ {
		k := w
		for k != 0 && t.mark[k] == 0 {
			t.mark[k] = w
			k = t.heads[k]
		}
		if k != 0 && t.mark[k] == w {
			return true
		}
	}
	return false
}

// span finds the tree where the best head of every word does not make one. A toll
// on arcs from the root, greater than what a sentence can gain by a second one,
// keeps their number at one.
func (t *treeFinder) span(scores []float32, n, wide int) {
	const toll = 1e6
	m := n + 1
	c := &t.wanted
	c.reset(m)
	for h := range m {
		for d := 1; d < m; d++ {
			s := float64(scores[(d-1)*wide+h])
			if h == 0 {
				s -= toll
			}
			if h == d {
				s = math.Inf(-1)
			}
			c.score[h*m+d] = s
		}
	}
	c.solve(t.heads)
}

// A contraction is a graph in which cycles become nodes, named after their first
// member, until the best heads of all nodes are a tree (Edmonds' algorithm). It
// keeps scratch memory.
type contraction struct {
	m      int
	score  []float64 // score[h*m+d] is that of h as head of d; node 0 is the root
	best   []int     // the best head of every node
	gone   []bool    // nodes that have gone into others
	in     []bool    // the members of a cycle
	mark   []int
	cycles []cycle
	ints   []int // memory of the cycles
}

func (c *contraction) reset(m int) {
	c.m = m
	// The column of scores for heads of the root keeps what stood there: nobody asks.
	c.score, c.best, c.mark = grow(c.score, m*m), grow(c.best, m), grow(c.mark, m)
	c.gone, c.in = grow(c.gone, m), grow(c.in, m)
	clear(c.gone)
	clear(c.in)
	c.cycles, c.ints = c.cycles[:0], c.ints[:0]
}

// take returns n ints that stay until the next reset.
func (c *contraction) take(n int) []int {
	if len(c.ints)+n > cap(c.ints) {
		c.ints = make([]int, 0, 2*(len(c.ints)+n)) // those given away keep the old memory
	}
	at := len(c.ints)
	c.ints = c.ints[:at+n]
	return c.ints[at : at+n : at+n]
}

// solve fills heads with the tree of greatest score. It changes the scores.
func (c *contraction) solve(heads []int) {
	for d := 1; d < c.m; d++ {
		c.choose(d)
	}
	for members := c.cycle(); members != nil; members = c.cycle() {
		c.merge(members)
	}
	copy(heads, c.best)
	for i := len(c.cycles) - 1; i >= 0; i-- {
		c.cycles[i].open(heads, c.gone)
	}
}

// A cycle is what opens it again.
type cycle struct {
	members []int
	heads   []int // of the members in the cycle
	enters  []int // for every other node: which member it best leads
	leaves  []int // and which member best leads it
}

// choose finds the best head of d.
func (c *contraction) choose(d int) {
	best := -1
	for h := range c.m {
		if !c.gone[h] && h != d && (best < 0 || c.score[h*c.m+d] > c.score[best*c.m+d]) {
			best = h
		}
	}
	c.best[d] = best
}

// cycle returns the nodes of a cycle among the best heads, nil where there is none.
func (c *contraction) cycle() []int {
	clear(c.mark)
	for w := 1; w < c.m; w++ {
		k := w
		for !c.gone[w] && k != 0 && c.mark[k] == 0 {
			c.mark[k] = w
			k = c.best[k]
		}
		if c.gone[w] || k == 0 || c.mark[k] != w {
			continue
		}
		n := 1
		for v := c.best[k]; v != k; v = c.best[v] {
			n++
		}
		members := c.take(n)
		for i := range members {
			members[i] = k
			k = c.best[k]
		}
		return members
	}
	return nil
}

// merge makes the members of a cycle one node.
func (c *contraction) merge(members []int) {
	m, node := c.m, members[0]
	y := cycle{members: members, heads: c.take(len(members)), enters: c.take(m), leaves: c.take(m)}
	for i, v := range members {
		c.in[v] = true
		y.heads[i] = c.best[v]
	}
	for o := range m {
		if c.gone[o] || c.in[o] {
			continue
		}
		enter, leave := -1, -1
		var gain float64
		for _, v := range members {
			if g := c.score[o*m+v] - c.score[c.best[v]*m+v]; enter < 0 || g > gain {
				enter, gain = v, g
			}
			if leave < 0 || c.score[v*m+o] > c.score[leave*m+o] {
				leave = v
			}
		}
		y.enters[o], y.leaves[o] = enter, leave
		lead := c.score[leave*m+o]
		c.score[o*m+node], c.score[node*m+o] = gain, lead
		if o > 0 && c.in[c.best[o]] { // the best member leads it as well as any did
			c.best[o] = node
		}
	}
	for _, v := range members {
		c.in[v] = false
		c.gone[v] = v != node
	}
	c.choose(node)
	c.cycles = append(c.cycles, y)
}

// open puts the members back in the place of their node.
func (y *cycle) open(heads []int, gone []bool) {
	node := y.members[0]
	outside := heads[node]
	for d := 1; d < len(heads); d++ {
		if !gone[d] && d != node && heads[d] == node {
			heads[d] = y.leaves[d]
		}
	}
	for i, v := range y.members {
		heads[v], gone[v] = y.heads[i], false
	}
	heads[y.enters[outside]] = outside
}
