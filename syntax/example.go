package syntax

import (
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
	heads []int32   // of words 1 to n, the root being n+1; element 0 is not used
	count []float64 // how often training has each word
}

// prepare fills the tags and the vocabulary of c from the examples, and the
// examples' own indices.
func (c *Config) prepare(examples []Example) {
	counts := map[string]float64{}
	tags := map[[2]string]int{}
	known := map[uint32]struct{}{}
	for i := range examples {
		e := &examples[i]
		for _, w := range e.Words {
			low := fold(nil, w)
			counts[string(low)]++
			known[uint32(hash(low, tableWord))] = struct{}{}
		}
		for _, t := range e.Tags {
			if _, ok := tags[t]; !ok {
				tags[t] = len(c.Tags)
				c.Tags = append(c.Tags, t)
			}
		}
	}
	for h := range known {
		c.Known = append(c.Known, h)
	}
	slices.Sort(c.Known)
	for i := range examples {
		examples[i].index(tags, counts)
	}
}

func (e *Example) index(tags map[[2]string]int, counts map[string]float64) {
	for _, w := range e.Words {
		e.count = append(e.count, counts[string(fold(nil, w))])
	}
	for _, t := range e.Tags {
		e.tags = append(e.tags, tags[t])
	}
	if e.Heads == nil {
		return
	}
	e.heads = make([]int32, len(e.Words)+2)
	for i, h := range e.Heads {
		if h == 0 {
			h = int32(len(e.Words) + 1)
		}
		e.heads[i+1] = h
	}
}
