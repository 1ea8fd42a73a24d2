package eval

import "slices"

// A scored is one report with its gold and what was found, for the curve.
type scored struct {
	text            string
	gold, predicted []Attribution
}

// A curvePoint is what stays at a threshold of the score.
type curvePoint struct{ threshold, precision, recall float64 }

// preciseEnough is the precision that the row "recall at precision" asks for.
const preciseEnough = 88

// curve returns precision and recall of linked communication statements for each
// of the thresholds that keep one fiftieth less, from all downwards.
func (s *attributionScore) curve(reports []scored) []curvePoint {
	var scores []float64
	for _, r := range reports {
		for _, a := range r.predicted {
			scores = append(scores, a.Score)
		}
	}
	slices.Sort(scores)
	scores = slices.Compact(scores)
	var out []curvePoint
	for k := range 50 {
		if len(scores) == 0 {
			break
		}
		t, at := scores[k*len(scores)/50], newAttributionScore()
		for _, r := range reports {
			kept := slices.DeleteFunc(slices.Clone(r.predicted), func(a Attribution) bool { return a.Score < t })
			ids := newWordIndex(r.text)
			at.comm.add(ids, s.communication(ids, r.gold), s.communication(ids, kept))
		}
		out = append(out, curvePoint{t, at.comm.linked.precision(), at.comm.linked.recall()})
	}
	return out
}

// bestRecall returns the highest recall among the points that are precise enough.
func bestRecall(points []curvePoint) float64 {
	best := 0.
	for _, p := range points {
		if p.precision >= preciseEnough {
			best = max(best, p.recall)
		}
	}
	return best
}

// addSegments counts the stretches of content, each a run of words in one piece,
// that were found exactly.
func (s *attributionScore) addSegments(ids *wordIndex, gold, predicted []Attribution) {
	g, p := ids.segments(gold), ids.segments(predicted)
	s.segments.gold += len(g)
	s.segments.predicted += len(p)
	for r := range p {
		s.segments.hit += oneIf(g[r])
	}
}

// segments returns the runs of content words, first and last, of all of a list.
func (x *wordIndex) segments(list []Attribution) map[[2]int]bool {
	out := map[[2]int]bool{}
	for _, a := range list {
		words := x.of(a.Content)
		for i := 0; i < len(words); {
			k := i
			for k+1 < len(words) && words[k+1] == words[k]+1 {
				k++
			}
			out[[2]int{words[i], words[k]}] = true
			i = k + 1
		}
	}
	return out
}
