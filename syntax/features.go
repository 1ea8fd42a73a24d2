package syntax

import (
	"unicode"
	"unicode/utf8"
)

// A token goes into the network as the sum of one row from each of these tables,
// picked by hashes of what it looks like. Training and reading call the same code.
const (
	tableWord    = iota // the lower-case form
	tableWord2          // the same under another hash, so that two words seldom share both rows
	tableSuffix3        // its last three bytes
	tableSuffix4
	tablePrefix3
	tableShape // Xxxx, dd, XX-d
	tableSuffix2
	tableHint // what the neighbourhood says
	numTables
)

// tableRows is the height of each table, a power of two.
var tableRows = [numTables]int{1 << 14, 1 << 14, 1 << 12, 1 << 13, 1 << 12, 1 << 10, 1 << 9, 1 << 6}

// Bits of tableHint.
const (
	hintCapital = 1 << iota // starts with a capital letter
	hintFirst               // first word of the sentence, after quotation marks
	hintShout               // most words of the sentence are capitalised: a headline
)

// rows are the rows of one token.
type rows [numTables]int32

// A vocabulary holds the hashes of the words that training has seen; all others
// share the rows of the unknown word.
type vocabulary map[uint32]struct{}

func (v vocabulary) has(low []byte) bool {
	_, ok := v[uint32(hash(low, tableWord))]
	return ok
}

// A featurer makes rows from words; it keeps scratch memory.
type featurer struct {
	known      vocabulary
	low, shape []byte
}

// rows returns the rows of a word; drop takes it for an unknown one.
func (f *featurer) rows(word string, hint int32, drop bool) rows {
	f.low = fold(f.low[:0], word)
	f.shape = shapeOf(f.shape[:0], word)
	var r rows
	if !drop && f.known.has(f.low) {
		r[tableWord] = row(f.low, tableWord)
		r[tableWord2] = row(f.low, tableWord2)
	}
	r[tableSuffix3] = row(tail(f.low, 3), tableSuffix3)
	r[tableSuffix4] = row(tail(f.low, 4), tableSuffix4)
	r[tableSuffix2] = row(tail(f.low, 2), tableSuffix2)
	r[tablePrefix3] = row(f.low[:min(3, len(f.low))], tablePrefix3)
	r[tableShape] = row(f.shape, tableShape)
	r[tableHint] = hint
	return r
}

func row(b []byte, table uint64) int32 {
	return int32(hash(b, table) & uint64(tableRows[table]-1))
}

func tail(b []byte, n int) []byte { return b[max(0, len(b)-n):] }

// hash is FNV-1a with a seed and a final mix, since tables take its low bits.
func hash(b []byte, seed uint64) uint64 {
	h := uint64(14695981039346656037) ^ (seed+1)*0x9E3779B97F4A7C15
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h = (h ^ h>>29) * 0xD6E8FEB86659FD93
	return h ^ h>>32
}

// fold appends word in lower case, with straight quotation marks and every digit
// of a longer number as 0, so that 1994 and 2016 are one word.
func fold(b []byte, word string) []byte {
	for _, r := range word {
		r = straight(r)
		if r >= '0' && r <= '9' && len(word) > 1 {
			r = '0'
		}
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}

// straight turns typographic marks into those of the training texts.
func straight(r rune) rune {
	switch r {
	case '‘', '’', '`', '´':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	case '–', '—', '―':
		return '-'
	}
	return r
}

// shapeOf appends the shape of word, runs cut at four.
func shapeOf(b []byte, word string) []byte {
	var last rune
	run := 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLower(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		default:
			r = straight(r)
		}
		if r != last {
			run, last = 0, r
		}
		if run++; run <= 4 {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// hints returns the hint of every word of a sentence.
func hints(out []int32, n int, word func(int) string) []int32 {
	capitals, letters := 0, 0
	first := true
	for i := range n {
		r, _ := utf8.DecodeRuneInString(word(i))
		var h int32
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				capitals++
				h |= hintCapital
			}
			if first {
				h |= hintFirst
			}
			first = false
		}
		out = append(out, h)
	}
	if letters > 3 && capitals*4 > letters*3 {
		for i := range out {
			out[i] |= hintShout
		}
	}
	return out
}
