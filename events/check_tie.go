package events

import (
	"slices"
	"strings"
)

// tie says whether the plainest sentence that fits both frames gives both the same
// rank, so that nothing but the order of the files decides. It returns words that
// both take, for the report.
func (c *checker) tie(a, b *frame) (words string, tied bool) {
	ra, rb := a.start(), b.start()
	var both []string
	narrowerA, narrowerB := false, false
	for _, fn := range union(a, b) {
		sa, sb := a.slot(fn), b.slot(fn)
		if (sa == nil || !sa.needed) && (sb == nil || !sb.needed) {
			continue // the plainest sentence leaves it out
		}
		w, ok := c.common(sa, sb)
		if !ok {
			return "", false
		}
		both = append(both, w...)
		narrowerA = narrowerA || sa != nil && sa.constrained() && (sb == nil || !sb.constrained())
		narrowerB = narrowerB || sb != nil && sb.constrained() && (sa == nil || !sa.constrained())
		if sa != nil {
			ra += sa.weight()
		}
		if sb != nil {
			rb += sb.weight()
		}
	}
	if ra != rb || narrowerA && narrowerB {
		return "", false // "put a ban on" and "put somebody on trial" do not meet
	}
	if len(both) > 3 {
		both = both[:3]
	}
	if len(both) > 0 {
		words = ": " + strings.Join(both, ", ")
	}
	return words, true
}

// union lists the functions that need a filler in a or in b, one for each slot.
func union(a, b *frame) []string {
	var out []string
	for _, f := range []*frame{a, b} {
		for i := range f.slots {
			s := &f.slots[i]
			if !s.needed || slices.ContainsFunc(s.funcs, func(fn string) bool { return slices.Contains(out, fn) }) {
				continue
			}
			fn := s.funcs[0]
			for _, g := range s.funcs { // one that the other asks for too, if there is
				if a.slot(g) != nil && b.slot(g) != nil {
					fn = g
					break
				}
			}
			out = append(out, fn)
		}
	}
	return out
}

// slot returns the slot of f that asks for a function, nil for none; a needed one first.
func (f *frame) slot(fn string) *slot {
	var found *slot
	for i := range f.slots {
		if s := &f.slots[i]; slices.Contains(s.funcs, fn) && (found == nil || s.needed && !found.needed) {
			found = s
		}
	}
	return found
}

// common says whether a word can fill both slots, either of which may be nil, and
// lists some where words are asked for.
func (c *checker) common(a, b *slot) ([]string, bool) {
	switch {
	case a == nil || b == nil || !a.constrained() && !b.constrained():
		return nil, true
	case !a.constrained() || !b.constrained():
		if !a.constrained() {
			a, b = b, a
		}
		list := c.fillers(a)
		if len(b.not) > 0 {
			list = slices.DeleteFunc(slices.Clone(list), func(w string) bool { return c.bars(b, w) })
		}
		return list, a.isActor || len(list) > 0
	}
	takes := c.fillers(b)
	var list []string
	for _, w := range c.fillers(a) {
		if _, ok := slices.BinarySearch(takes, w); ok {
			list = append(list, w)
		}
	}
	return list, len(list) > 0 || a.isActor && b.isActor
}
