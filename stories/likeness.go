package stories

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// What makes two tellings one: words of the trigger, of the parties and of the
// sentence, weighed by a logistic regression over the mentions of ECB+.

// rarityOf is that of a stem, or of a country's code.
func rarityOf(stem string) float64 { return general().rarity(hashOf(stem)) }

// share is how much of the lighter of two lists stands in the other, and whether
// there is anything to compare.
func share(a, b []string) (v float64, both bool) {
	return shareOf(weighed(a), weighed(b))
}

// FeatureNames name what Features measures, in its order.
var FeatureNames = strings.Fields(`bias same rare related concept report report+same sentence
	by by-other by-none to to-other to-none cross all all-other within near
	same*by same*by-other same*to same*to-other same*all same*near place place-other day day-other
	same*light light type type-other lead same*lead concept*near concept*all
	share same*again concept*share concept*again other*share beside concept*beside phrase phrase-concept same-phrase phrase-longer`)

// Features measures a pair of tellings; the weights of data/tellings.tsv go with it.
func (x *Setting) Features(a, b *Telling) []float64 {
	return x.features(nil, x.seen(a), x.seen(b))
}

func (x *Setting) features(out []float64, p, q *seen) []float64 {
	a, b, u, v := p.t, q.t, p.word, q.word
	same, concept, report, light := u == v, u != v && anyIn(p.concepts[0], q.concepts[0]), a.Report == b.Report, p.light || q.light
	by, hasBy := shareOf(p.by, q.by)
	to, hasTo := shareOf(p.to, q.to)
	c1, _ := shareOf(p.by, q.to)
	c2, _ := shareOf(p.to, q.by)
	all, hasAll := shareOf(p.all, q.all)
	near, _ := shareOf(p.near, q.near)
	rare := 0.0
	if same {
		rare = p.rarity / 9
	}
	beside := 0.0
	if !same {
		beside = x.alike(p, q)
	}
	phrase, phraseConcept := false, false
	for i, w := range a.Words {
		for k, z := range b.Words {
			phrase = phrase || !same && w == z
			phraseConcept = phraseConcept || !same && !concept && w != z && anyIn(p.concepts[i], q.concepts[k])
		}
	}
	told := a.Told && b.Told
	lead := a.Nth <= 1 && b.Nth <= 1
	is := func(b bool) float64 {
		if b {
			return 1
		}
		return 0
	}
	s, c := is(same), is(concept)
	least, most := min(p.share, q.share), max(p.again, q.again)
	return append(out,
		1, s, rare, is(!same && related(u, v)), c, is(report), is(report && same), is(report && a.Nth == b.Nth),
		by, is(hasBy && by == 0), is(!hasBy), to, is(hasTo && to == 0), is(!hasTo), c1+c2, all, is(hasAll && all == 0),
		is(p.all.has(v) || q.all.has(u)), near,
		s*by, s*is(hasBy && by == 0), s*to, s*is(hasTo && to == 0), s*all, s*near,
		is(a.Place != "" && a.Place == b.Place), is(a.Place != "" && b.Place != "" && a.Place != b.Place),
		is(told && a.From <= b.Until && b.From <= a.Until), is(told && (a.From > b.Until || b.From > a.Until)),
		s*is(light), is(light), is(a.Type != "" && a.Type == b.Type), is(a.Type != "" && b.Type != "" && a.Type != b.Type), is(lead), s*is(lead),
		c*near, c*all, s*p.share, s*p.again, c*least, c*most, is(!same)*least, beside, c*beside,
		is(phrase), is(phraseConcept), is(same && len(a.Words) > 1 && slices.Equal(a.Words, b.Words)), is(same && len(a.Words) != len(b.Words)),
	)
}

// related says whether two stems look alike: one begins or holds the other.
func related(a, b string) bool {
	if len(a) > 4 && len(b) > 4 && a[:5] == b[:5] {
		return true
	}
	return len(a) > 3 && strings.Contains(b, a) || len(b) > 3 && strings.Contains(a, b)
}

// weights are those of the features, from data/tellings.tsv.
var weights = sync.OnceValue(func() []float64 {
	w := make([]float64, len(FeatureNames))
	must(eachLine("data/tellings.tsv", 2, func(f []string) error {
		i := slices.Index(FeatureNames, f[0])
		if i < 0 {
			return fmt.Errorf("no feature %q", f[0])
		}
		v, err := strconv.ParseFloat(f[1], 64)
		w[i] = v
		return err
	}))
	return w
})

// Weigh is the sum of the features with their weights, the logarithm of the odds that
// both tell of one event as far as words show it.
func (x *Setting) Weigh(a, b *Telling) float64 {
	var room [64]float64
	z, w := 0.0, weights()
	for i, f := range x.features(room[:0], x.seen(a), x.seen(b)) {
		z += w[i] * f
	}
	return z
}

// concepts leads from a stem to the lines of data/concepts.tsv that hold it.
var concepts = sync.OnceValue(func() map[string][]int {
	m, n := map[string][]int{}, 0
	must(eachLine("data/concepts.tsv", 1, func(f []string) error {
		n++
		for _, w := range strings.Fields(f[0]) {
			if s := Stem(w); !slices.Contains(m[s], n) {
				m[s] = append(m[s], n)
			}
		}
		return nil
	}))
	return m
})

// oneConcept says whether two stems may tell of the same kind of act.
func oneConcept(a, b string) bool { return anyIn(concepts()[a], concepts()[b]) }

// anyIn says whether two short lists have anything in common.
func anyIn(a, b []int) bool {
	return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
}

// lightWord says of a stem that it tells of many things, most of them different.
var lightWord = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`say have be do make take get go come tell report accord add expect want announce think believe
		see know find give happen include confirm state claim call`) {
		m[Stem(w)] = true
	}
	return m
})
