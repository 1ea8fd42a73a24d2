package stories

import (
	"fmt"
	"testing"

	"readout/internal/growth"
)

// giant are reports that all tell of one thing in nearly the same words, some days long.
func giant(n int) (out []Report) {
	for i := range n {
		out = append(out, tell(fmt.Sprintf("g%05d", i), fmt.Sprintf("2031-03-%02d", 4+i%6), fmt.Sprintf("%s Reporter%d saw it.", quakeNorth, i)))
	}
	return out
}

// TestGiantStory holds that what hangs together may be as much as it likes: what one more
// report of it costs does not grow with it.
func TestGiantStory(t *testing.T) {
	all := giant(2500)
	filled := func(n int) *Stories {
		s := New()
		for _, r := range all[:n] {
			r.Story = all[0].ID
			s.hold(r)
		}
		for _, n := range s.nodes {
			n.settle()
		}
		for at, n := range s.nodes {
			s.index.add(int32(at), n)
		}
		return s
	}
	small, large := filled(300), filled(2400)
	add := func(s *Stories) func() {
		return func() {
			for _, r := range all[2400:2405] {
				s.Add(r)
			}
			if of := s.Of(all[2404].ID); of == "" || of == all[2404].ID {
				t.Fatalf("%s is in story %q", all[2404].ID, of)
			}
			for _, r := range all[2400:2405] {
				s.Remove(r)
			}
		}
	}
	add(small)()
	add(large)()
	growth.AtMost(t, 8, "a report into eight times as many of one thing", add(small), add(large))
}
