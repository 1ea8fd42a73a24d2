package syntax

import (
	"strings"

	"readout/model"
)

// A wordCache keeps what goes into the first layer for words seen lately, since
// a few thousand words make up most of any text.
type wordCache struct {
	net      *network
	features featurer
	places   map[cacheKey]int32
	vectors  []float32
	sum      []float32
}

type cacheKey struct {
	word string
	hint int32
}

// cachedWords bounds the cache; when it is full it starts anew.
const cachedWords = 8192

// vector returns the normalised embedding of a word with a hint. It is good
// until the next call.
func (c *wordCache) vector(word string, hint int32) []float32 {
	width := c.net.Width
	if i, ok := c.places[cacheKey{word, hint}]; ok {
		return c.vectors[int(i)*width : int(i+1)*width]
	}
	if c.places == nil || len(c.places) >= cachedWords {
		c.places = make(map[cacheKey]int32, cachedWords/4)
		c.vectors = c.vectors[:0]
		c.sum = make([]float32, width)
	}
	r := c.features.rows(word, hint, false)
	c.net.sumRows(c.sum, &r)
	i := len(c.places)
	c.vectors = append(c.vectors, c.sum...)
	v := c.vectors[i*width:]
	model.Normalise(v, nil, c.sum, c.net.gain0.W.Data, c.net.shift0.W.Data)
	if len(word) <= longestCached {
		c.places[cacheKey{strings.Clone(word), hint}] = int32(i)
	} else {
		c.vectors = c.vectors[:i*width]
	}
	return v
}

// longestCached is the length in bytes of the longest word that is kept, so that
// odd input cannot fill the memory.
const longestCached = 64
