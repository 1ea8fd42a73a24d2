package stories

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// What makes two tellings one: words of the trigger, of the parties and of the
// sentence, weighed by a logistic regression over the mentions of ECB+.

// A Setting is what a set of tellings has in common: where words stand, and with
// which others.
type Setting struct {
	central map[string]centrality
	beside  map[string]*bundle // words that hang on a word
}

// A bundle is words with their weights, in the order of the words.
type bundle struct {
	words   []string
	weights []float64
	square  float64 // sum of the squares of the weights
}

func bundleOf(m map[string]float64) *bundle {
	b := &bundle{words: slices.Sorted(maps.Keys(m))}
	for _, w := range b.words {
		b.weights = append(b.weights, m[w])
		b.square += m[w] * m[w]
	}
	return b
}

// times is the sum of the products of the weights of the words that both have.
func (b *bundle) times(c *bundle) (sum float64) {
	i, k := 0, 0
	for i < len(b.words) && k < len(c.words) {
		switch cmp.Compare(b.words[i], c.words[k]) {
		case -1:
			i++
		case 1:
			k++
		default:
			sum += b.weights[i] * c.weights[k]
			i, k = i+1, k+1
		}
	}
	return sum
}

// A centrality is in what share of a story's reports a word tells of an event, and
// how often in one of them beyond the first.
type centrality struct{ share, again float64 }

// NewSetting looks at all tellings that are to be compared.
func NewSetting(list []Telling) *Setting {
	x := &Setting{central: map[string]centrality{}, beside: map[string]*bundle{}}
	beside := map[string]map[string]float64{}
	reports, in := map[string]map[string]bool{}, map[string]map[string]int{}
	story := map[string]string{}
	for i := range list {
		t := &list[i]
		put2(reports, t.Story, t.Report, true)
		k := t.inStory()
		story[k] = t.Story
		put2(in, k, t.Report, in[k][t.Report]+1)
		for _, words := range [][]string{wordsOfAll(t.By), wordsOfAll(t.To), t.With} {
			for _, w := range words {
				put2(beside, k, w, beside[k][w]+rarityOf(w))
			}
		}
	}
	for k, r := range in {
		n := 0
		for _, c := range r {
			n += c
		}
		x.central[k] = centrality{float64(len(r)) / float64(len(reports[story[k]])), float64(n)/float64(len(r)) - 1}
	}
	for k, m := range beside {
		x.beside[k] = bundleOf(m)
	}
	return x
}

func put2[V any](m map[string]map[string]V, a, b string, v V) {
	if m[a] == nil {
		m[a] = map[string]V{}
	}
	m[a][b] = v
}

// inStory is the trigger's word in its story.
func (t *Telling) inStory() string { return t.Story + "\x00" + t.word() }

// alike is the cosine of what hangs on two words.
func (x *Setting) alike(a, b string) float64 {
	p, q := x.beside[a], x.beside[b]
	if p == nil || q == nil {
		return 0
	}
	z := math.Sqrt(p.square * q.square)
	if z == 0 {
		return 0
	}
	return p.times(q) / z
}

// rarityOf is that of a stem, or of a country's code.
func rarityOf(stem string) float64 { return general().rarity(hashOf(stem)) }

// share is how much of the lighter of two lists stands in the other, and whether
// there is anything to compare.
func share(a, b []string) (v float64, both bool) {
	if len(a) == 0 || len(b) == 0 {
		return 0, false
	}
	x, y, s := 0.0, 0.0, 0.0
	for _, w := range a {
		r := rarityOf(w)
		x += r
		if slices.Contains(b, w) {
			s += r
		}
	}
	for _, w := range b {
		y += rarityOf(w)
	}
	return s / max(min(x, y), 1e-9), true
}

// FeatureNames name what Features measures, in its order.
var FeatureNames = strings.Fields(`bias same rare related concept report report+same sentence
	by by-other by-none to to-other to-none cross all all-other within near
	same*by same*by-other same*to same*to-other same*all same*near place place-other day day-other
	same*light light type type-other lead same*lead concept*near concept*all
	share same*again concept*share concept*again other*share beside concept*beside phrase phrase-concept same-phrase phrase-longer`)

// Features measures a pair of tellings; the weights of data/tellings.tsv go with it.
func (x *Setting) Features(a, b *Telling) []float64 {
	u, v := a.word(), b.word()
	same, concept, report, light := u == v, u != v && oneConcept(u, v), a.Report == b.Report, lightWord()[u] || lightWord()[v]
	aBy, bBy, aTo, bTo := wordsOfAll(a.By), wordsOfAll(b.By), wordsOfAll(a.To), wordsOfAll(b.To)
	by, hasBy := share(aBy, bBy)
	to, hasTo := share(aTo, bTo)
	c1, _ := share(aBy, bTo)
	c2, _ := share(aTo, bBy)
	aAll, bAll := slices.Concat(aBy, aTo, a.With), slices.Concat(bBy, bTo, b.With)
	all, hasAll := share(aAll, bAll)
	near, _ := share(a.Near, b.Near)
	rare := 0.0
	if same {
		rare = rarityOf(u) / 9
	}
	p, q := x.central[a.inStory()], x.central[b.inStory()]
	beside := 0.0
	if !same {
		beside = x.alike(a.inStory(), b.inStory())
	}
	phrase, phraseConcept := false, false
	for _, w := range a.Words {
		for _, z := range b.Words {
			phrase = phrase || !same && w == z
			phraseConcept = phraseConcept || !same && !concept && w != z && oneConcept(w, z)
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
	return []float64{
		1, s, rare, is(!same && related(u, v)), c, is(report), is(report && same), is(report && a.Nth == b.Nth),
		by, is(hasBy && by == 0), is(!hasBy), to, is(hasTo && to == 0), is(!hasTo), c1 + c2, all, is(hasAll && all == 0),
		is(slices.Contains(aAll, v) || slices.Contains(bAll, u)), near,
		s * by, s * is(hasBy && by == 0), s * to, s * is(hasTo && to == 0), s * all, s * near,
		is(a.Place != "" && a.Place == b.Place), is(a.Place != "" && b.Place != "" && a.Place != b.Place),
		is(told && a.From <= b.Until && b.From <= a.Until), is(told && (a.From > b.Until || b.From > a.Until)),
		s * is(light), is(light), is(a.Type != "" && a.Type == b.Type), is(a.Type != "" && b.Type != "" && a.Type != b.Type), is(lead), s * is(lead),
		c * near, c * all, s * p.share, s * p.again, c * min(p.share, q.share), c * max(p.again, q.again), is(!same) * min(p.share, q.share), beside, c * beside,
		is(phrase), is(phraseConcept), is(same && len(a.Words) > 1 && slices.Equal(a.Words, b.Words)), is(same && len(a.Words) != len(b.Words)),
	}
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
	z, w := 0.0, weights()
	for i, f := range x.Features(a, b) {
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
func oneConcept(a, b string) bool {
	for _, x := range concepts()[a] {
		if slices.Contains(concepts()[b], x) {
			return true
		}
	}
	return false
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
