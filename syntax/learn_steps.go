package syntax

// Reading keeps numbers between layers as bytes. A step that is too small cuts off
// the greatest, one that is too great blurs the small: clipped is the share of
// numbers that may be cut off.
const clipped = 2e-4

// steps returns what a byte is worth in the input of every layer, in that of the
// heads and in that of the relations, as the examples show it.
func (l *Learner) steps(examples []*Example) []float32 {
	s := l.shards[0]
	s.source.Seed(7, 7)
	keep := s.dropout
	s.dropout = 0
	defer func() { s.dropout = keep }()
	spread := make([]histogram, len(l.net.layers)+2)
	for _, e := range examples {
		s.learn([]*Example{e}, 0)
		for j := range s.x {
			spread[j].add(s.x[j].Data)
		}
		spread[len(s.x)].add(s.rels.hidden.Data)
	}
	for _, p := range s.net.dense {
		clear(p.G.Data)
	}
	for _, p := range s.net.embed {
		p.Forget()
	}
	out := make([]float32, len(spread))
	for i := range out {
		out[i] = max(spread[i].quantile(1-clipped), 1) / 127
	}
	return out
}

// A histogram counts numbers by their size, 256 bins to 64.
type histogram struct {
	bins [256]int
	n    int
}

func (h *histogram) add(x []float32) {
	for _, v := range x {
		if v != 0 { // the empty rows
			h.bins[min(255, int(max(v, -v)*4))]++
			h.n++
		}
	}
}

// quantile returns the size below which the given share of the numbers lie.
func (h *histogram) quantile(share float64) float32 {
	left := float64(h.n) * share
	for i, n := range h.bins {
		if left -= float64(n); left <= 0 {
			return float32(i+1) / 4
		}
	}
	return 64
}
