package store

import (
	"encoding/binary"
	"slices"
	"unicode"
)

// Near-duplicates are found by hashes of five words in a row, of which one in eight is
// kept: where two texts share at least three tenths of the smaller one's, one is the
// other's copy, part or source. Of the kept ones one in four is looked up.
//
// A table leads from hashes to text groups. What stands in many groups - the footer of
// an outlet, a phrase that everyone uses - is no sign of a copy: beyond mostGroups it
// is neither kept nor counted, so that a lookup costs the same in a large store.

const (
	inARow     = 5
	sampling   = 8
	lookup     = 32
	contained  = 0.3
	mostGroups = 24
)

// What stands in one group does not hang on the order in which reports arrive: two
// reports are linked by what they share, and a group is all that links hold together. A
// report that holds the texts of two groups joins them; where it is forgotten, what it
// alone held together falls apart again (groups_split.go). Only the name of a group, its
// first report, hangs on the order, and from when on a passage counts as common.

// hashes are those kept of a text, in order, each once.
type hashes []uint32

// A sketch is what is kept of a text.
type sketch struct {
	text   []uint32 // in the order of the text
	kept   hashes
	looked hashes // those that are looked up
}

// fewest is how many hashes are looked up at least, where a text has that many.
const fewest = 4

// sketchOf makes the hashes of a text. Words are runs of letters and digits, without case.
func sketchOf(text string) *sketch {
	var ring [inARow]uint32
	s := &sketch{}
	n := 0
	word, inWord := uint32(0), false
	end := func() {
		ring[n%inARow] = word
		n++
		inWord = false
		if n < inARow {
			return
		}
		v := uint32(2166136261)
		for i := range inARow {
			v = (v ^ ring[(n+i)%inARow]) * 16777619
			v ^= v >> 15
		}
		if v%sampling == 0 {
			s.text = append(s.text, v)
		}
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inWord {
				word, inWord = 2166136261, true
			}
			word = (word ^ uint32(unicode.ToLower(r))) * 16777619
		case inWord:
			end()
		}
	}
	if inWord {
		end()
	}
	s.kept = sorted(s.text)
	s.looked = lookedOf(s.kept)
	return s
}

// lookedOf are those of the kept hashes that are looked up.
func lookedOf(kept hashes) (out hashes) {
	for _, h := range kept {
		if h%lookup == 0 {
			out = append(out, h)
		}
	}
	if len(out) < fewest {
		return kept
	}
	return out
}

func sorted(list []uint32) hashes {
	out := slices.Clone(list)
	slices.Sort(out)
	return slices.Compact(out)
}

// without is what is kept of the text without passages that stand in many groups: what
// lies between two common hashes in the text is common too.
func (s *sketch) without(m homes) hashes {
	if !slices.ContainsFunc(s.looked, m.common) {
		return s.kept
	}
	looked := func(h uint32) bool { _, ok := slices.BinarySearch(s.looked, h); return ok }
	drop := make([]bool, len(s.text))
	before, open := false, 0 // whether the last hash that was looked up is common, and where it stood
	for i, h := range s.text {
		if !looked(h) {
			continue
		}
		c := m.common(h)
		drop[i] = c
		if c && (before || open == 0) {
			for j := open; j < i; j++ {
				drop[j] = true
			}
		}
		before, open = c, i+1
	}
	if before {
		for j := open; j < len(s.text); j++ {
			drop[j] = true
		}
	}
	var left []uint32
	for i, h := range s.text {
		if !drop[i] {
			left = append(left, h)
		}
	}
	return sorted(left)
}

// share is how much of the smaller of two texts stands in the other. Texts too short
// to be told apart share nothing.
func (a hashes) share(b hashes) float64 {
	small := min(len(a), len(b))
	if small < 3 {
		return 0
	}
	n, j := 0, 0
	for _, h := range a {
		for j < len(b) && b[j] < h {
			j++
		}
		if j < len(b) && b[j] == h {
			n++
		}
	}
	return float64(n) / float64(small)
}

func (a hashes) bytes() []byte {
	out := make([]byte, 0, 4*len(a))
	for _, h := range a {
		out = binary.LittleEndian.AppendUint32(out, h)
	}
	return out
}

func hashesOf(b []byte) hashes {
	out := make(hashes, 0, len(b)/4)
	for ; len(b) >= 4; b = b[4:] {
		out = append(out, binary.LittleEndian.Uint32(b))
	}
	return out
}
