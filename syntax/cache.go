package syntax

import (
	"strings"

	"readout/model"
)

// A wordCache keeps what goes into the first layer for words seen lately, since
// a few thousand words make up most of any text.
type wordCache struct {
	engine   *engine
	features featurer
	places   map[cacheKey]int32
	numbers  []float32 // what goes in, and what that gives to the first layer at each place of its window

	sum, vector, rows []float32 // scratch
	bytes             []uint8
}

type cacheKey struct {
	word string
	hint int32
}

// cachedWords bounds the cache, which takes about 3 KB a word; when it is full it
// starts anew. Only a batch of more words than that goes beyond it.
const cachedWords = 4096

// longestCached is the length in bytes of the longest word that is found again, so
// that odd input cannot fill the memory. Longer ones have a place too, until the
// cache starts anew.
const longestCached = 64

func newWordCache(e *engine) wordCache {
	return wordCache{
		engine:   e,
		features: featurer{heights: e.Rows, known: e.known, vectors: e.vectorWords},
		places:   make(map[cacheKey]int32, cachedWords/4),
		sum:      make([]float32, e.Width),
		bytes:    make([]uint8, four*e.Width),
		rows:     make([]float32, four*len(e.nothing)/window),
		vector:   make([]float32, max(e.Vector, 1)),
	}
}

// input returns the place of a word with a hint in the cache, good until makeRoom
// empties it.
func (c *wordCache) input(word string, hint int32) (place int32) {
	if place, ok := c.places[cacheKey{word, hint}]; ok {
		return place
	}
	place = int32(c.words())
	c.numbers = append(c.numbers, make([]float32, c.size())...)
	x, parts := c.at(place)
	c.compute(x, c.features.rows(word, hint, false))
	c.engine.parts(parts, x, c.bytes, c.rows)
	if len(word) <= longestCached {
		c.places[cacheKey{strings.Clone(word), hint}] = place
	}
	return place
}

// makeRoom empties the cache where it has no room for n more words.
func (c *wordCache) makeRoom(n int) {
	if c.words()+n > cachedWords {
		clear(c.places)
		c.numbers = c.numbers[:0]
	}
}

// words is how many words have a place.
func (c *wordCache) words() int { return len(c.numbers) / c.size() }

// size is how many numbers a word has.
func (c *wordCache) size() int { return c.engine.Width + len(c.engine.nothing) }

// at returns a word's numbers and its parts of the first layer.
func (c *wordCache) at(place int32) (x, parts []float32) {
	n := c.size()
	row := c.numbers[int(place)*n : (int(place)+1)*n]
	return row[:c.engine.Width], row[c.engine.Width:]
}

// compute writes to x the sum of the rows, normalised.
func (c *wordCache) compute(x []float32, r rows) {
	e := c.engine
	clear(c.sum)
	for t, i := range r.table {
		e.tables[t].AddRow(c.sum, int(i))
	}
	if r.vector >= 0 {
		clear(c.vector)
		e.vectors.AddRow(c.vector, int(r.vector))
		for i, v := range c.vector {
			for j, w := range e.vectorWeight.Row(i) {
				c.sum[j] += float32(v * w)
			}
		}
	}
	clear(x)
	model.AddNormalised(x, c.sum, e.gain0, e.shift0)
}
