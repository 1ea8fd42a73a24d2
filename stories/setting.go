package stories

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// A Setting is what a set of tellings has in common: where words stand, and with
// which others. One goroutine uses it at a time.
type Setting struct {
	central map[string]centrality
	beside  map[string]*bundle // words that hang on a word
	told    map[*Telling]*seen
	cosines map[[2]*bundle]float64
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
	x := &Setting{central: map[string]centrality{}, beside: map[string]*bundle{}, told: map[*Telling]*seen{}, cosines: map[[2]*bundle]float64{}}
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

// alike is the cosine of what hangs on the triggers of two tellings.
func (x *Setting) alike(a, b *seen) float64 {
	p, q := a.beside, b.beside
	if p == nil || q == nil {
		return 0
	}
	k := [2]*bundle{p, q}
	v, ok := x.cosines[k]
	if !ok {
		if z := math.Sqrt(p.square * q.square); z > 0 {
			v = p.times(q) / z
		}
		x.cosines[k] = v
	}
	return v
}

// A seen is what of a telling is compared with many others.
type seen struct {
	t        *Telling
	word     string
	rarity   float64 // of the word
	light    bool
	concepts [][]int // of the words of the trigger, one list at least

	by, to, all, near weighty
	centrality
	beside *bundle
}

func (x *Setting) seen(t *Telling) *seen {
	s := x.told[t]
	if s == nil {
		by, to := wordsOfAll(t.By), wordsOfAll(t.To)
		s = &seen{
			t: t, word: t.word(), rarity: rarityOf(t.word()), light: lightWord()[t.word()],
			by: weighed(by), to: weighed(to), all: weighed(slices.Concat(by, to, t.With)), near: weighed(t.Near),
			centrality: x.central[t.inStory()], beside: x.beside[t.inStory()],
		}
		for _, w := range t.Words {
			s.concepts = append(s.concepts, concepts()[w])
		}
		if len(t.Words) == 0 {
			s.concepts = [][]int{concepts()[""]}
		}
		x.told[t] = s
	}
	return s
}

// A weighty is a list of words with how rare they are.
type weighty struct {
	words  []string
	hashes []uint32 // of the words
	rare   []float64
	sum    float64
}

func weighed(words []string) weighty {
	w := weighty{words: words, hashes: make([]uint32, len(words)), rare: make([]float64, len(words))}
	for i, s := range words {
		w.hashes[i] = hashOf(s)
		w.rare[i] = general().rarity(w.hashes[i])
		w.sum += w.rare[i]
	}
	return w
}

// has says whether a word is among them.
func (w *weighty) has(word string) bool { return slices.Contains(w.words, word) }

func shareOf(a, b weighty) (v float64, both bool) {
	if len(a.words) == 0 || len(b.words) == 0 {
		return 0, false
	}
	s := 0.0
	for i, h := range a.hashes {
		for k, g := range b.hashes {
			if h == g && a.words[i] == b.words[k] {
				s += a.rare[i]
				break
			}
		}
	}
	return s / max(min(a.sum, b.sum), 1e-9), true
}
