package syntax

import "readout"

// follows says whether label b may come after label a: names begin with B or S,
// go on with I of their type and end with E of it.
func follows(a, b readout.NameLabel) bool {
	if p := a.Position(); p == readout.NameBegin || p == readout.NameInside {
		q := b.Position()
		return b.Type() == a.Type() && (q == readout.NameInside || q == readout.NameEnd)
	}
	return starts(b)
}

// starts says whether a sentence, or what follows a name, may begin with a label.
func starts(a readout.NameLabel) bool {
	p := a.Position()
	return p == -1 || p == readout.NameBegin || p == readout.NameSingle
}

// ends says whether a sentence may end with a label.
func ends(a readout.NameLabel) bool {
	p := a.Position()
	return p == -1 || p == readout.NameEnd || p == readout.NameSingle
}

// A labeller finds the best sequence of name labels that is well formed (Viterbi).
type labeller struct {
	before [numNames][]readout.NameLabel // which labels may come before each
	back   [][numNames]readout.NameLabel
	out    []readout.NameLabel // scratch, as is back: the best label before each label of each word
}

func newLabeller() *labeller {
	l := &labeller{}
	for b := range readout.NameLabel(numNames) {
		for a := range readout.NameLabel(numNames) {
			if follows(a, b) {
				l.before[b] = append(l.before[b], a)
			}
		}
	}
	return l
}

// label returns the labels of n words, one at least; scores(i) are the numNames
// scores of word i. The result is good until the next call.
func (l *labeller) label(n int, scores func(int) []float32) []readout.NameLabel {
	const never = -1e30
	l.out, l.back = grow(l.out, n), grow(l.back, n)
	var now, next [numNames]float32
	for b := range now {
		now[b] = never
		if starts(readout.NameLabel(b)) {
			now[b] = scores(0)[b]
		}
	}
	for i := 1; i < n; i++ {
		s := scores(i)
		for b := range next {
			next[b] = never
			for _, a := range l.before[b] {
				if now[a] > next[b] {
					next[b], l.back[i][b] = now[a], a
				}
			}
			next[b] += s[b]
		}
		now = next
	}
	best := readout.NameLabel(0)
	for b := range readout.NameLabel(numNames) {
		if ends(b) && now[b] > now[best] {
			best = b
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.out[i] = best
		best = l.back[i][best]
	}
	return l.out
}
