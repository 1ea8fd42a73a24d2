package eval

import (
	"math"
	"strconv"
	"strings"

	"readout"
)

// conllCounts are numerators and denominators of recall and precision by MUC,
// B3 and CEAF-e, which add up over texts.
type conllCounts struct {
	mentions int // gold
	measures [3]measure
}

type measure struct{ recall, precision ratio }

type ratio struct{ part, whole float64 }

func (r *ratio) add(part, whole float64) { r.part, r.whole = r.part+part, r.whole+whole }

func (r ratio) value() float64 {
	if r.whole == 0 {
		return 0
	}
	return r.part / r.whole
}

func (m measure) f1() float64 {
	p, r := m.precision.value(), m.recall.value()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// f1 is the mean of the three F1 in percent.
func (c *conllCounts) f1() float64 {
	return 100 * (c.measures[0].f1() + c.measures[1].f1() + c.measures[2].f1()) / 3
}

func (c *conllCounts) merge(d conllCounts) {
	c.mentions += d.mentions
	for i := range c.measures {
		c.measures[i].recall.add(d.measures[i].recall.part, d.measures[i].recall.whole)
		c.measures[i].precision.add(d.measures[i].precision.part, d.measures[i].precision.whole)
	}
}

// A partition says which chain each mention, known by its head, is in.
type partition map[int32]string

// chainsOf returns the gold's and our chains of two and more mentions, of
// persons, organisations and places.
func chainsOf(d *readout.Document, g *entities) (gold, ours partition) {
	gold, ours = partition{}, partition{}
	for head, e := range g.at {
		if partyKinds[g.kind[e]] && chainable(d, head) {
			gold[head] = e
		}
	}
	for i := range d.Mentions {
		x := &d.Mentions[i]
		if x.Chain < 0 || !chainable(d, x.Head) || x.Type == readout.TypeThing || d.MentionAt(x.Head) != int32(i) {
			continue
		}
		h := x.Head
		if x.Kind == readout.KindName {
			h = g.top(h)
		}
		if e := g.at[h]; e == "" || partyKinds[g.kind[e]] {
			ours[h] = strconv.Itoa(int(x.Chain))
		}
	}
	return gold.plural(), ours.plural()
}

var partyKinds = setOfWords("person organization place")

// chainable says whether token i is a noun or a pronoun of the third person.
func chainable(d *readout.Document, i int32) bool {
	t := &d.Tokens[i]
	if t.Tag != readout.PRON && t.Tag != readout.DET {
		return t.Tag.Noun()
	}
	return !firstOrSecond[strings.ToLower(d.Word(i))]
}

var firstOrSecond = setOfWords("i me my mine myself we us our ours ourselves you your yours yourself yourselves")

// plural leaves out the chains of one mention.
func (p partition) plural() partition {
	sizes := map[string]int{}
	for _, c := range p {
		sizes[c]++
	}
	out := partition{}
	for m, c := range p {
		if sizes[c] > 1 {
			out[m] = c
		}
	}
	return out
}

// chains returns the mentions of each chain.
func (p partition) chains() map[string][]int32 {
	out := map[string][]int32{}
	for m, c := range p {
		out[c] = append(out[c], m)
	}
	return out
}

func (c *conllCounts) add(gold, ours partition) {
	c.mentions += len(gold)
	muc(&c.measures[0].recall, gold, ours)
	muc(&c.measures[0].precision, ours, gold)
	bcubed(&c.measures[1].recall, gold, ours)
	bcubed(&c.measures[1].precision, ours, gold)
	same := alignment(gold, ours)
	c.measures[2].recall.add(same, float64(len(gold.chains())))
	c.measures[2].precision.add(same, float64(len(ours.chains())))
}

// muc counts the links of a that b keeps.
func muc(r *ratio, a, b partition) {
	for _, ms := range a.chains() {
		parts, alone := map[string]bool{}, 0
		for _, m := range ms {
			if c, ok := b[m]; ok {
				parts[c] = true
			} else {
				alone++
			}
		}
		r.add(float64(len(ms)-len(parts)-alone), float64(len(ms)-1))
	}
}

// bcubed counts, for each mention of a, the share of its chain that b keeps with it.
func bcubed(r *ratio, a, b partition) {
	for _, ms := range a.chains() {
		parts := map[string]int{}
		for _, m := range ms {
			if c, ok := b[m]; ok {
				parts[c]++
			}
		}
		kept := 0
		for _, n := range parts {
			kept += n * n
		}
		r.add(float64(kept)/float64(len(ms)), float64(len(ms)))
	}
}

// alignment returns the likeness of the two by entity, CEAF's phi 4, under the
// best pairing of their chains.
func alignment(gold, ours partition) float64 {
	rows, cols := map[string]int{}, map[string]int{}
	number := func(m map[string]int, c string) int {
		if _, ok := m[c]; !ok {
			m[c] = len(m)
		}
		return m[c]
	}
	a, b := gold.chains(), ours.chains()
	n := max(len(a), len(b))
	like := make([][]float64, n)
	for i := range like {
		like[i] = make([]float64, n)
	}
	for m, c := range gold {
		if o, ok := ours[m]; ok {
			like[number(rows, c)][number(cols, o)] += 2 / float64(len(a[c])+len(b[o]))
		}
	}
	return bestPairing(like)
}

// bestPairing returns the greatest sum of one cell a row and column of a square
// matrix, by the Hungarian method with potentials.
func bestPairing(like [][]float64) float64 {
	n := len(like)
	u, v := make([]float64, n+1), make([]float64, n+1)
	row, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		least, used := make([]float64, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		j := 0
		for row[j] != 0 {
			used[j] = true
			next, delta := 0, math.Inf(1)
			for k := 1; k <= n; k++ {
				if used[k] {
					continue
				}
				if cost := -like[row[j]-1][k-1] - u[row[j]] - v[k]; cost < least[k] {
					least[k], way[k] = cost, j
				}
				if least[k] < delta {
					next, delta = k, least[k]
				}
			}
			for k := range used {
				if used[k] {
					u[row[k]] += delta
					v[k] -= delta
				} else {
					least[k] -= delta
				}
			}
			j = next
		}
		for j != 0 {
			row[j] = row[way[j]]
			j = way[j]
		}
	}
	sum := 0.0
	for k := 1; k <= n; k++ {
		sum += like[row[k]-1][k-1]
	}
	return sum
}
