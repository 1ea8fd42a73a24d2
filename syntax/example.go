package syntax

import (
	"maps"
	"slices"

	"readout"
)

// An Example is a sentence to learn from. Either part may be missing: a sentence
// whose tree nobody drew can still teach names.
type Example struct {
	Words []string
	Tags  [][2]string // universal and Penn tag of each word; nil without a tree
	Heads []int32     // of each word, words counted from 1, 0 being the root; nil without a tree
	Rels  []readout.Rel
	Names []readout.NameLabel // nil where the names are not known

	tags  []int     // index of each word's tag in Config.Tags
	count []float64 // how often training has each word
}

// prepare fills the tags of c from the examples, and the examples' own indices.
// It returns the hashes of their words, ascending.
func (c *Config) prepare(examples []Example) []uint32 {
	counts := map[string]float64{}
	tags := map[[2]string]int{}
	known := map[uint32]struct{}{}
	for i := range examples {
		e := &examples[i]
		for _, w := range e.Words {
			low := fold(nil, w)
			counts[string(low)]++
			known[wordHash(low)] = struct{}{}
		}
		for _, t := range e.Tags {
			if _, ok := tags[t]; !ok {
				tags[t] = len(c.Tags)
				c.Tags = append(c.Tags, t)
			}
		}
	}
	for i := range examples {
		examples[i].index(tags, counts)
	}
	return slices.Sorted(maps.Keys(known))
}

func (e *Example) index(tags map[[2]string]int, counts map[string]float64) {
	for _, w := range e.Words {
		e.count = append(e.count, counts[string(fold(nil, w))])
	}
	for _, t := range e.Tags {
		e.tags = append(e.tags, tags[t])
	}
}
