package syntax

// A state is the arc-hybrid parser between two moves (Kuhlmann et al. 2011):
// a stack, and the words from next on not yet read. Words count from 1; the root
// is the word after the last, so that every arc to it is an arc to the left.
type state struct {
	n, next       int32
	stack         []int32
	head, rel     []int32 // of each word; 0 while it has none
	left, left2   []int32 // the outermost and the next dependents on the left
	right, right2 []int32
}

// The kinds of moves. shift reads a word; arcLeft makes the word on top of the
// stack a dependent of the next word, arcRight of the word below it.
const (
	shift = iota
	arcLeft
	arcRight
	numMoves
)

// numSlots is how many words of a state the parser looks at.
const numSlots = 13

// none marks a slot without a word.
const none = 0

func (s *state) reset(n int) {
	s.n, s.next, s.stack = int32(n), 1, s.stack[:0]
	for _, a := range []*[]int32{&s.head, &s.rel, &s.left, &s.left2, &s.right, &s.right2} {
		if cap(*a) < n+2 {
			*a = make([]int32, n+2, 2*n+2)
		}
		*a = (*a)[:n+2]
		clear(*a)
	}
}

func (s *state) root() int32 { return s.n + 1 }

func (s *state) done() bool { return len(s.stack) == 0 && s.next == s.root() }

// legal says whether a kind of move can be made. Only one word may hang from the root.
func (s *state) legal(move int) bool {
	switch move {
	case shift:
		return s.next <= s.n
	case arcLeft:
		return len(s.stack) > 0 && (s.next <= s.n || len(s.stack) == 1)
	}
	return len(s.stack) > 1
}

// do makes a move; rel is the relation of an arc.
func (s *state) do(move int, rel int32) {
	if move == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	head := s.next
	if move == arcRight {
		head = s.stack[len(s.stack)-1]
	}
	s.head[top], s.rel[top] = head, rel
	if top < head {
		s.left2[head], s.left[head] = s.left[head], top
	} else {
		s.right2[head], s.right[head] = s.right[head], top
	}
}

// slots writes the words that the parser looks at, none where there is none.
func (s *state) slots(out *[numSlots]int32) {
	s0, s1, s2 := s.down(0), s.down(1), s.down(2)
	b0, b1, b2 := s.ahead(0), s.ahead(1), s.ahead(2)
	*out = [numSlots]int32{s0, s1, s2, b0, b1, b2,
		s.left[s0], s.right[s0], s.left[s1], s.right[s1], s.left[b0], s.left2[s0], s.right2[s1]}
}

func (s *state) down(k int) int32 {
	if len(s.stack) > k {
		return s.stack[len(s.stack)-1-k]
	}
	return none
}

func (s *state) ahead(k int32) int32 {
	if s.next+k <= s.root() {
		return s.next + k
	}
	return none
}

// cost returns how many arcs of the tree gold a move puts out of reach, -1 where
// it is not legal (the dynamic oracle of Goldberg and Nivre 2013). gold[w] is the
// head of word w, the root being s.root().
func (s *state) cost(move int, gold []int32) int {
	if !s.legal(move) {
		return -1
	}
	lost := 0
	top := s.down(0)
	switch move {
	case shift:
		for i, w := range s.stack {
			if gold[w] == s.next {
				lost++
			}
			if i < len(s.stack)-1 && gold[s.next] == w {
				lost++
			}
		}
		return lost
	case arcLeft:
		if h := gold[top]; h != s.next && (h > s.next || len(s.stack) > 1 && h == s.down(1)) {
			lost++
		}
	case arcRight:
		if h := gold[top]; h != s.down(1) && h >= s.next {
			lost++
		}
	}
	for w := s.next; w <= s.n; w++ {
		if gold[w] == top {
			lost++
		}
	}
	return lost
}
