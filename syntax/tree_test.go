package syntax

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTreeFinder compares with all trees over five words.
func TestTreeFinder(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	const n, wide = 5, 6
	var finder treeFinder
	for range 200 {
		scores := make([]float32, n*wide)
		for i := range scores {
			scores[i] = float32(rng.NormFloat64())
		}
		total := func(heads []int) float32 {
			sum := float32(0)
			for i, h := range heads {
				sum += scores[i*wide+h]
			}
			return sum
		}
		best, straight := float32(-1e9), float32(-1e9) // of all trees, and of those without crossing arcs
		heads := make([]int, n)
		for code := range 6 * 6 * 6 * 6 * 6 {
			for i := range heads {
				heads[i] = code % 6
				code /= 6
			}
			if isTree(heads) {
				best = max(best, total(heads))
				if all := (treeFinder{heads: append([]int{0}, heads...)}); !all.crossing() {
					straight = max(straight, total(heads))
				}
			}
		}
		got := finder.find(scores, n, wide)
		if !isTree(got) || finder.crossing() || total(got) < straight-1e-5 {
			t.Fatalf("found %v of score %v, the best without crossing arcs is %v", got, total(got), straight)
		}
		copy(heads, got)
		finder.span(scores, n, wide)
		if got := finder.heads[1:]; !isTree(got) || total(got) < best-1e-5 {
			t.Fatalf("found %v of score %v, the best is %v", got, total(got), best)
		}
	}
}

// isTree says whether the words 1 to len(heads) all hang from the root, one of them at once.
func isTree(heads []int) bool {
	roots := 0
	for w := range heads {
		if heads[w] == 0 {
			roots++
		}
		for k, steps := w+1, 0; k != 0; k = heads[k-1] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}

// TestTreeFinder_ties draws a tree, and the same one, where scores are equal or
// have few values.
func TestTreeFinder_ties(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	var finder treeFinder
	for _, n := range []int{1, 2, 3, 7, 40, longestProjective, longestProjective + 1, 400} {
		for values := 1; values < 4; values++ {
			scores := make([]float32, n*(n+1))
			for i := range scores {
				scores[i] = float32(rng.IntN(values))
			}
			heads := slices.Clone(finder.find(scores, n, n+1))
			if !isTree(heads) {
				t.Fatalf("%d words, %d values: %v is no tree", n, values, heads)
			}
			if n <= longestProjective && finder.crossing() {
				t.Errorf("%d words, %d values: arcs cross", n, values)
			}
			var other treeFinder
			if again := other.find(scores, n, n+1); !slices.Equal(heads, again) {
				t.Errorf("%d words, %d values: another tree from fresh memory", n, values)
			}
		}
	}
}

// TestTreeFinder_long has two arcs that cross, which they may in long sentences only.
func TestTreeFinder_long(t *testing.T) {
	for _, n := range []int{longestProjective, longestProjective + 1} {
		scores := make([]float32, n*(n+1))
		put := func(word, head int) { scores[(word-1)*(n+1)+head] = 10 }
		put(1, 0)
		for w := 2; w <= n; w++ {
			put(w, 1)
		}
		scores[(4-1)*(n+1)+2], scores[(5-1)*(n+1)+3] = 11, 11 // these two cross
		var finder treeFinder
		heads := finder.find(scores, n, n+1)
		if long := n > longestProjective; !isTree(heads) || finder.crossing() != long || long && (heads[4] != 3 || heads[3] != 2) {
			t.Errorf("%d words: %v", n, heads[:6])
		}
	}
}
