package export

import "unicode/utf8"

// points holds, for each byte of a text and for its end, the number of code
// points before it, and inside for a byte within one. It is nil for ASCII,
// where bytes and code points are the same.
type points []int32

const inside = -1

func countPoints(text string) points {
	if ascii(text) {
		return nil
	}
	p := make(points, len(text)+1)
	n := int32(0)
	for i := 0; i < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[i:])
		p[i] = n
		for j := 1; j < size; j++ {
			p[i+j] = inside
		}
		i += size
	}
	p[len(text)] = n
	return p
}

// at returns the code points before byte i.
func (p points) at(i int32) int32 {
	if p == nil {
		return i
	}
	return p[i]
}

// countBytes returns the byte at which each code point of text starts, and the
// length of text at the end; nil for ASCII.
func countBytes(text string) []int32 {
	if ascii(text) {
		return nil
	}
	b := make([]int32, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		b = append(b, int32(i))
	}
	return append(b, int32(len(text)))
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
