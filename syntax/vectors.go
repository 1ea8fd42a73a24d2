package syntax

import (
	"fmt"
	"slices"

	"readout/model"
)

// Vectors are numbers that another program found for words, from how words stand
// together in far more text than we have. They are an input of the network and
// are not learned.
type Vectors struct {
	words []uint32     // hashes of the words, ascending
	table *model.Param // a row for each
}

// NewVectors returns the vectors of words; rows has a row of the same length for
// each. Words that fold to the same, as upper and lower case do, share the first's.
func NewVectors(words []string, rows [][]float32) (Vectors, error) {
	if len(words) == 0 || len(words) != len(rows) {
		return Vectors{}, fmt.Errorf("vectors: %d words and %d rows", len(words), len(rows))
	}
	at := map[uint32]int{}
	for i, w := range words {
		h := wordHash(fold(nil, w))
		if _, ok := at[h]; !ok {
			at[h] = i
		}
	}
	v := Vectors{table: model.NewParam("vectors", len(at), len(rows[0]))}
	for h := range at {
		v.words = append(v.words, h)
	}
	slices.Sort(v.words)
	for i, h := range v.words {
		if len(rows[at[h]]) != len(rows[0]) {
			return Vectors{}, fmt.Errorf("vectors: %q has %d numbers, %q has %d", words[at[h]], len(rows[at[h]]), words[0], len(rows[0]))
		}
		copy(v.table.W.Row(i), rows[at[h]])
	}
	return v, nil
}

// Size is how many numbers a word has.
func (v Vectors) Size() int {
	if v.table == nil {
		return 0
	}
	return v.table.W.Cols
}

// Len is how many words have a vector.
func (v Vectors) Len() int { return len(v.words) }

// find returns the row of a folded word, and -1 where it has none.
func find(words []uint32, low []byte) int32 {
	if i, ok := slices.BinarySearch(words, wordHash(low)); ok {
		return int32(i)
	}
	return -1
}
