package stories

import "slices"

const (
	oneStory = .55 // mean chance over all pairs from which two parts are one story
	joinsFew = .45 // mean chance of the best pairs from which a few join a story
	few      = 2   // texts that may join a story by their best pairs alone
	best     = 3   // pairs
	clearly  = .1  // by which the best story must be better than the next
)

// part parts n texts into stories, given the chances of their pairs as a square, and
// returns the number of each one's story, which is that of its first text. Mean
// linkage: the two parts that fit best are joined until none fit.
func part(n int, pair []float64) []int {
	p := &parting{n: n, mean: slices.Clone(pair), pair: pair, of: make([]int, n), size: make([]int, n), least: oneStory}
	for i := range n {
		p.of[i], p.size[i] = i, 1
	}
	p.link()
	p.attach()
	return p.of
}

// A parting is under way.
type parting struct {
	n     int
	least float64   // mean chance from which two parts are joined
	mean  []float64 // between two parts, in a square
	pair  []float64 // between two texts
	of    []int     // the part of each text
	size  []int     // texts of each part, 0 where it went into another
}

// nearest returns the part that fits i best, the first of equals.
func (p *parting) nearest(i int) (at int, v float64) {
	at, v = -1, p.least
	for j := range p.n {
		if j != i && p.size[j] > 0 && p.mean[i*p.n+j] > v {
			at, v = j, p.mean[i*p.n+j]
		}
	}
	return at, v
}

// link joins parts. Each one's nearest is kept, and found anew only where it was
// one of the two that were joined.
func (p *parting) link() {
	near, value := make([]int, p.n), make([]float64, p.n)
	for i := range p.n {
		near[i], value[i] = p.nearest(i)
	}
	for {
		a := -1
		for i := range p.n {
			if p.size[i] > 0 && near[i] >= 0 && (a < 0 || value[i] > value[a]) {
				a = i
			}
		}
		if a < 0 {
			return
		}
		a, b := min(a, near[a]), max(a, near[a])
		p.join(a, b)
		for i := range p.n {
			switch {
			case p.size[i] == 0:
			case i == a || near[i] == a || near[i] == b:
				near[i], value[i] = p.nearest(i)
			case p.mean[i*p.n+a] > value[i]:
				near[i], value[i] = a, p.mean[i*p.n+a]
			}
		}
	}
}

// join takes part b into part a.
func (p *parting) join(a, b int) {
	x, y := float64(p.size[a]), float64(p.size[b])
	for k := range p.n {
		if p.size[k] > 0 && k != a && k != b {
			v := (p.mean[a*p.n+k]*x + p.mean[b*p.n+k]*y) / (x + y)
			p.mean[a*p.n+k], p.mean[k*p.n+a] = v, v
		}
	}
	p.size[a], p.size[b] = p.size[a]+p.size[b], 0
	for i, k := range p.of {
		if k == b {
			p.of[i] = a
		}
	}
}

// attach puts the few texts that were left over, short ones as a rule, into the story
// that the best of its texts speak for.
func (p *parting) attach() {
	before, sizes := slices.Clone(p.of), slices.Clone(p.size)
	for a, n := range sizes {
		if n == 0 || n > few {
			continue
		}
		at, first, second := -1, 0.0, 0.0
		for b, m := range sizes {
			if m <= few {
				continue
			}
			switch v := p.closest(before, a, b); {
			case v > first:
				at, first, second = b, v, first
			case v > second:
				second = v
			}
		}
		if first < joinsFew || first-second < clearly {
			continue
		}
		for i, k := range before {
			if k == a {
				p.of[i] = at
			}
		}
	}
}

// closest is the mean chance of the best pairs that the texts of part a have in part b.
func (p *parting) closest(of []int, a, b int) float64 {
	sum, n := 0.0, 0
	var found []float64
	for i := range p.n {
		if of[i] != a {
			continue
		}
		found = found[:0]
		for j := range p.n {
			if of[j] == b {
				found = append(found, p.pair[i*p.n+j])
			}
		}
		slices.Sort(found)
		top := found[max(0, len(found)-best):]
		for _, v := range top {
			sum += v / float64(len(top))
		}
		n++
	}
	return sum / float64(n)
}
