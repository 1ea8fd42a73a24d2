package stories

import (
	"math"
	"strconv"
	"strings"
	"sync"
)

// A background is in how many of so many pieces of general text a stem stands.
type background struct {
	pieces   float64
	rarities map[uint32]float64
	unknown  float64         // rarity of what stands in none
	common   map[string]bool // words too common to tell reports apart
}

var general = sync.OnceValue(func() *background {
	b := &background{rarities: map[uint32]float64{}, common: map[string]bool{}}
	in := map[uint32]float64{}
	must(eachLine("data/words.tsv", 2, func(f []string) error {
		n, err := strconv.ParseFloat(f[1], 64)
		if f[0] == "*" {
			b.pieces = n
		} else {
			in[hashOf(f[0])] = n
		}
		return err
	}))
	b.unknown = math.Log((b.pieces + 1) / .5)
	for h, n := range in {
		b.rarities[h] = math.Log((b.pieces + 1) / (n + .5))
	}
	must(eachLine("data/common.tsv", 1, func(f []string) error {
		for _, w := range strings.Fields(f[0]) {
			b.common[w] = true
		}
		return nil
	}))
	return b
})

func common() map[string]bool { return general().common }

// rarity is the idf of a term: the logarithm of one over the share of general text
// in which it stands.
func (b *background) rarity(hash uint32) float64 {
	if r, ok := b.rarities[hash]; ok {
		return r
	}
	return b.unknown
}

func (t *Term) weight() float64 {
	return (1 + math.Log(float64(t.Count))) * general().rarity(t.Hash)
}
