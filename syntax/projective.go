package syntax

// longestProjective is the number of words beyond which arcs may cross: the search
// takes time by the third power.
const longestProjective = 160

// crossing says whether two arcs cross. The arc from the root spans nothing.
func (t *treeFinder) crossing() bool {
	heads := t.heads
	for w := 1; w < len(heads); w++ {
		h := heads[w]
		if h == 0 {
			continue
		}
		a, b := min(w, h), max(w, h)
		for k := a + 1; k < b; k++ {
			if g := heads[k]; g < a || g > b {
				return true
			}
		}
	}
	return false
}

// A chart finds the best tree without crossing arcs (Eisner 1996): spans grow from
// single words, each with its head at one end. It keeps scratch memory.
type chart struct {
	n    int
	open [2][]float32 // spans from s to t whose ends are joined by an arc: to the left, to the right
	full [2][]float32 // spans whose head has all its dependents in them
	cut  [3][]int32   // where open spans and the two kinds of full ones were put together
}

const (
	leftward  = 0 // the head is the last word
	rightward = 1 // the head is the first word
)

// find writes the heads of n words to heads[1:]; scores are as in treeFinder.find.
func (c *chart) find(heads []int, scores []float32, n, wide int) {
	c.n = n
	for i := range c.open {
		c.open[i], c.full[i] = grow(c.open[i], n*n), grow(c.full[i], n*n)
	}
	for i := range c.cut {
		c.cut[i] = grow(c.cut[i], n*n)
	}
	for s := range n {
		c.full[leftward][s*n+s], c.full[rightward][s*n+s] = 0, 0
	}
	for length := 1; length < n; length++ {
		for s := 0; s+length < n; s++ {
			t := s + length
			c.join(s, t, scores[s*wide+t+1], scores[t*wide+s+1])
		}
	}
	root, best := 0, float32(0)
	for r := range n {
		v := scores[r*wide] + c.full[leftward][r] + c.full[rightward][r*n+n-1]
		if r == 0 || v > best {
			root, best = r, v
		}
	}
	heads[root+1] = 0
	c.trace(heads, 0, root, leftward)
	c.trace(heads, root, n-1, rightward)
}

// join fills the spans from s to t; toLeft and toRight are the scores of the arcs
// that make s a dependent of t and t one of s.
func (c *chart) join(s, t int, toLeft, toRight float32) {
	n, at := c.n, s*c.n+t
	left, right := c.full[leftward], c.full[rightward]
	var top float32
	where := -1
	for r := s; r < t; r++ {
		if v := right[s*n+r] + left[(r+1)*n+t]; where < 0 || v > top {
			top, where = v, r
		}
	}
	c.open[leftward][at], c.open[rightward][at], c.cut[2][at] = top+toLeft, top+toRight, int32(where)
	where = -1
	for r := s; r < t; r++ {
		if v := left[s*n+r] + c.open[leftward][r*n+t]; where < 0 || v > top {
			top, where = v, r
		}
	}
	left[at], c.cut[leftward][at] = top, int32(where)
	where = -1
	for r := s + 1; r <= t; r++ {
		if v := c.open[rightward][s*n+r] + right[r*n+t]; where < 0 || v > top {
			top, where = v, r
		}
	}
	right[at], c.cut[rightward][at] = top, int32(where)
}

// trace writes the heads inside a full span.
func (c *chart) trace(heads []int, s, t, side int) {
	if s == t {
		return
	}
	r := int(c.cut[side][s*c.n+t])
	if side == leftward {
		c.trace(heads, s, r, leftward)
		heads[r+1] = t + 1
		c.inside(heads, r, t)
		return
	}
	heads[r+1] = s + 1
	c.inside(heads, s, r)
	c.trace(heads, r, t, rightward)
}

// inside writes the heads between the ends of an open span.
func (c *chart) inside(heads []int, s, t int) {
	r := int(c.cut[2][s*c.n+t])
	c.trace(heads, s, r, rightward)
	c.trace(heads, r+1, t, leftward)
}
