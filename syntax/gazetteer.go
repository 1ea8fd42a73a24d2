package syntax

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"readout"
)

// A Gazetteer knows names of persons, organisations, places and peoples. That a
// word stands in one is an input of the network, no more: the network has learned
// how far to trust it. It travels in the weights file, as hashes.
type Gazetteer struct {
	keys  []uint32 // hashes of names and of their beginnings, ascending
	kinds []uint32 // what each is: bits
}

// A KnownName is a name for a gazetteer.
type KnownName struct {
	Words []string
	Type  readout.EntityType
}

// Bits of Gazetteer.kinds; those of the types are 1 << (type-1).
const (
	gazTypes = 1<<4 - 1
	gazPart  = 1 << 4 // a word of persons' names
	gazMore  = 1 << 5 // a longer name begins so
)

// longestKnown is the number of words of the longest name that a gazetteer has.
const longestKnown = 7

// NewGazetteer returns a gazetteer of the names that begin with a capital letter.
func NewGazetteer(names []KnownName) Gazetteer {
	all := map[uint32]uint32{}
	for _, n := range names {
		if len(n.Words) == 0 || len(n.Words) > longestKnown || !startsUpper(n.Words[0]) {
			continue
		}
		var h uint32
		for i, w := range n.Words {
			if h = extend(h, w); i < len(n.Words)-1 {
				all[h] |= gazMore
			}
			if n.Type == readout.TypePerson && len(n.Words) > 1 && startsUpper(w) {
				all[extend(0, w)] |= gazPart
			}
		}
		all[h] |= 1 << (n.Type - 1) & gazTypes
	}
	g := Gazetteer{keys: slices.Sorted(maps.Keys(all))}
	for _, k := range g.keys {
		g.kinds = append(g.kinds, all[k])
	}
	return g
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// extend is the hash of a beginning with one more word, 0 being nothing.
func extend(h uint32, word string) uint32 {
	var memory [64]byte
	w := wordHash(fold(memory[:0], word))
	x := (uint64(h)<<32 | uint64(w)) * 0x9E3779B97F4A7C15
	return uint32(x>>32) ^ uint32(x>>7)
}

func (g *Gazetteer) kind(h uint32) uint32 {
	if i, ok := slices.BinarySearch(g.keys, h); ok {
		return g.kinds[i]
	}
	return 0
}

// gazRows is how many inputs a gazetteer can give: nothing, the types that a name
// may have with the word's place in it, and a word of persons' names.
const (
	gazRows   = 1 << 7
	gazPerson = 64
)

// mark adds to hints what the gazetteer says of the words of a sentence.
func (g *Gazetteer) mark(hints []int32, word func(int) string) {
	if len(g.keys) == 0 {
		return
	}
	for i := 0; i < len(hints); i++ {
		if hints[i]&hintCapital == 0 {
			continue
		}
		last, types, part := g.longest(i, len(hints), word)
		if types == 0 {
			if part {
				hints[i] |= gazPerson << hintBits
			}
			continue
		}
		for k := i; k <= last; k++ {
			hints[k] |= int32(types*4+place(k-i, last-i)) << hintBits
		}
		i = last
	}
}

// longest finds the longest name that begins at word i, and whether the word is a
// part of persons' names.
func (g *Gazetteer) longest(i, n int, word func(int) string) (last int, types uint32, part bool) {
	var h uint32
	for k := i; k < min(n, i+longestKnown); k++ {
		h = extend(h, word(k))
		kind := g.kind(h)
		if k == i {
			part = kind&gazPart != 0
		}
		if kind&gazTypes != 0 {
			last, types = k, kind&gazTypes
		}
		if kind&gazMore == 0 {
			break
		}
	}
	return last, types, part
}

// place says where in a name of last+1 words word i stands: alone, first, inside
// or last.
func place(i, last int) uint32 {
	switch {
	case last == 0:
		return 0
	case i == 0:
		return 1
	case i < last:
		return 2
	}
	return 3
}
