package events

import (
	"math"
	"slices"
	"sort"

	"readout"
)

// A quantity is a number in the text with the words that bound it, and the noun
// that it counts.
type quantity struct {
	first, last int32 // tokens, "at least" and "between" included
	lo, hi      int
	open        bool   // more than hi are possible: "at least 12"
	noun        int32  // what is counted; the number's own head where it stands alone, -1 if unknown
	money       string // code of a currency: "USD"
}

// quantities reads all numbers of the report once; later questions look them up.
func (x *run) quantities() {
	x.numbers = x.numbers[:0]
	for _, s := range x.d.Sentences {
		for i := s.First; i < s.Last; {
			if t := x.tok(i).Tag; t != readout.NUM && !numeric(x.low(i)) {
				i++
				continue
			}
			q, next := x.quantity(i, s)
			if next <= i {
				i++
				continue
			}
			x.numbers = append(x.numbers, q)
			i = next
		}
	}
	x.indexNumbers()
}

// quantityOf returns the number that counts noun n, or that n is a word of; nil if
// there is none. Of several the first.
func (x *run) quantityOf(n int32) *quantity {
	if k := x.counting[n]; k > 0 {
		return &x.numbers[k-1]
	}
	return nil
}

// indexNumbers notes for every token the number that it is a word of, or that counts it.
func (x *run) indexNumbers() {
	x.counting = slices.Grow(x.counting[:0], len(x.d.Tokens))[:len(x.d.Tokens)]
	clear(x.counting)
	for k := range x.numbers {
		q := &x.numbers[k]
		for t := q.first; t <= q.last; t++ {
			if x.counting[t] == 0 {
				x.counting[t] = int32(k + 1)
			}
		}
		if q.noun >= 0 && x.counting[q.noun] == 0 {
			x.counting[q.noun] = int32(k + 1)
		}
	}
}

// numbersOf returns the numbers of the sentence of token t.
func (x *run) numbersOf(t int32) []quantity {
	s := x.d.Sentences[x.d.SentenceOf(t)]
	from := sort.Search(len(x.numbers), func(k int) bool { return x.numbers[k].first >= s.First })
	to := from
	for to < len(x.numbers) && x.numbers[to].first < s.Last {
		to++
	}
	return x.numbers[from:to]
}

// quantity reads the number that begins at token i, and returns the token behind it;
// i itself where there is none.
func (x *run) quantity(i int32, s readout.Sentence) (quantity, int32) {
	n, j := x.cardinal(i, s.Last)
	if j == i || j < s.Last && (x.low(j) == "%" || x.low(j) == "percent" || x.low(j) == "per") {
		return quantity{}, j
	}
	q := quantity{first: i, last: j - 1, noun: -1}
	lo, hi := n.lo, n.hi
	if j < s.Last && x.joins(i, j, s) {
		if m, k := x.cardinal(j+1, s.Last); k > j+1 {
			if m.scale > 1 && n.scale == 1 && lo < 1000 {
				lo *= m.scale // "10 to 15 million"
			}
			if m.hi > lo {
				hi, q.last = m.hi, k-1
				j = k
			} else {
				lo = n.lo
			}
		}
	}
	q.lo, q.hi = int(math.Round(lo)), int(math.Round(hi))
	if lo != math.Round(lo) {
		q.lo, q.hi = int(lo), int(math.Ceil(hi))
	}
	core := [2]int32{q.first, q.last}
	x.bounds(&q, s)
	x.money(&q, core, s)
	if q.noun < 0 {
		q.noun = x.countedBy(core[0], core[1])
	}
	return q, max(j, q.last+1)
}

// joins says whether token j leads from the number at i to the end of a range.
func (x *run) joins(i, j int32, s readout.Sentence) bool {
	switch x.low(j) {
	case "to", "-", "–", "or":
		return true
	case "and":
		return i > s.First && x.low(i-1) == "between"
	}
	return false
}

// A cardinal is a number without what stands around it. scale is its last multiplier.
type cardinal struct{ lo, hi, scale float64 }

// cardinal reads the number that begins at token i: digits, words, "two dozen",
// "tens of thousands", "several hundred".
func (x *run) cardinal(i, end int32) (cardinal, int32) {
	at := func(k int32) string {
		if k < end {
			return x.low(k)
		}
		return ""
	}
	w := at(i)
	if r, ok := plurals[w]; ok {
		if m, ok := plurals[at(i+2)]; ok && at(i+1) == "of" && m.scale > r.scale {
			return cardinal{r.lo * m.scale, (r.hi+1)*m.scale - 1, 1}, i + 3
		}
		return cardinal{r.lo, r.hi, 1}, i + 1
	}
	some := w == "several"
	switch w {
	case "half":
		if m, ok := multipliers[at(i+2)]; ok && (at(i+1) == "a" || at(i+1) == "an") {
			return cardinal{m / 2, m / 2, 1}, i + 3
		}
		return cardinal{}, i
	case "a", "an":
		i++
		switch v := at(i); v {
		case "couple":
			return cardinal{2, 3, 1}, i + 1
		case "handful":
			return cardinal{3, 9, 1}, i + 1
		case "few":
			some = true
		default:
			if multipliers[v] < 12 {
				return cardinal{}, i - 1
			}
			return x.sum(i, 1, end)
		}
	}
	if some {
		if m := multipliers[at(i+1)]; m == 12 {
			return cardinal{36, 108, 1}, i + 2
		} else if m >= 100 {
			return cardinal{3 * m, 10*m - 1, 1}, i + 2
		}
		return cardinal{3, 9, 1}, i + 1
	}
	v, ok := numeral(w)
	if !ok {
		return cardinal{}, i
	}
	return x.sum(i+1, v, end)
}

// sum goes on with a number of which v was read: "twenty-five", "two hundred and fifty",
// "1.5 million", "two dozen".
func (x *run) sum(i int32, v float64, end int32) (cardinal, int32) {
	total, cur, scale := 0., v, 1.
	digits := i > 0 && '0' <= x.low(i - 1)[0] && x.low(i - 1)[0] <= '9'
	for i < end {
		w := x.low(i)
		if m, ok := multipliers[w]; ok && m > scale {
			cur, scale, i = cur*m, m, i+1
			if m == 12 {
				break
			}
			if m >= 1000 {
				total, cur, scale = total+cur, 0, 1
				if i < end && multipliers[x.low(i)] >= 1000 {
					break
				}
				digits = false
				if total >= 1e6 {
					return cardinal{total, total, m}, i
				}
			}
			continue
		}
		k := i
		if (w == "-" || w == "and") && k+1 < end {
			k++
		}
		u, ok := numeral(x.low(k))
		tens := cur >= 20 && cur < 100 && int(cur)%10 == 0
		switch {
		case !ok || digits || '0' <= x.low(k)[0] && x.low(k)[0] <= '9':
			return cardinal{total + cur, total + cur, 1}, i
		case w != "and" && tens && u > 0 && u < 10, w != "-" && int(cur)%100 == 0 && cur+total >= 100 && u > 0 && u < 100 && (scale == 100 || total > 0):
			cur, i = cur+u, k+1
		default:
			return cardinal{total + cur, total + cur, 1}, i
		}
	}
	return cardinal{total + cur, total + cur, max(1, scale)}, i
}

// countedBy returns the noun that the number of tokens first to last counts: the one
// that a word of it hangs on as its number, the one behind "of", or its own head.
func (x *run) countedBy(first, last int32) int32 {
	own := int32(-1)
	for t := last; t >= first; t-- {
		h := x.tok(t).Head
		if h >= first && h <= last {
			continue
		}
		switch x.tok(t).Rel {
		case readout.RelNummod, readout.RelDet, readout.RelDetPredet, readout.RelAmod, readout.RelAdvmod, readout.RelCompound:
			if h > last && h <= last+8 && x.nominal(h) {
				return h
			}
		}
		if own < 0 || x.tok(own).Rel == readout.RelCase || x.tok(own).Rel == readout.RelDet {
			own = t
		}
	}
	if int(last)+2 < len(x.d.Tokens) && x.low(last+1) == "of" {
		for c := last + 2; int(c) < len(x.d.Tokens) && c < last+9; c++ {
			h := x.tok(c).Head
			if h >= first && h <= last && x.tok(c).Rel == readout.RelNmod || h < first && x.nominal(c) && x.d.Child(c, readout.RelCase) == last+1 {
				return c
			}
		}
	}
	if own >= 0 && !year(x.low(own)) {
		return own
	}
	return -1
}

// year says whether a numeral may be a year.
func year(w string) bool { return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") }
