package eval

// bCubed are precision and recall of a clustering, as B3 counts them: the mean over
// all items of how much of its cluster belongs there, and of how much is there. Both
// lead from an item to its cluster.
func bCubed(gold, ours map[string]string) (precision, recall float64) {
	type both struct{ gold, ours string }
	g, o, b := map[string]int{}, map[string]int{}, map[both]int{}
	for id, k := range gold {
		g[k]++
		o[ours[id]]++
		b[both{k, ours[id]}]++
	}
	for k, n := range b {
		precision += float64(n*n) / float64(o[k.ours])
		recall += float64(n*n) / float64(g[k.gold])
	}
	n := float64(max(1, len(gold)))
	return precision / n, recall / n
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
