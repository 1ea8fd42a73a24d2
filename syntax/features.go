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
	tableHint  // what the neighbourhood says
	tableKnown // what the gazetteer says
	numTables
)

// tableRows is the height of each table of a new network, a power of two.
var tableRows = [numTables]int{1 << 13, 1 << 13, 1 << 12, 1 << 12, 1 << 12, 1 << 10, 1 << 9, 1 << hintBits, gazRows}

// Bits of tableHint.
const (
	hintCapital = 1 << iota // starts with a capital letter
	hintFirst               // first word of the sentence, after quotation marks
	hintShout               // most words of the sentence are capitalised: a headline

	hintBits = 3 // above them stands what the gazetteer says
)

// rows are the rows of one token, and that of its vector, -1 without one.
type rows struct {
	table  [numTables]int32
	vector int32
}

// A featurer makes rows from words; it keeps scratch memory.
type featurer struct {
	heights    []int    // of the tables
	known      []uint32 // hashes of the words that training has seen, ascending; all others share the rows of the unknown word
	vectors    []uint32 // hashes of the words with vectors, ascending
	low, shape []byte
}

// rows returns the rows of a word; drop takes it for an unknown one.
func (f *featurer) rows(word string, hint int32, drop bool) rows {
	f.low = fold(f.low[:0], word)
	f.shape = shapeOf(f.shape[:0], word)
	all := rows{vector: find(f.vectors, f.low)}
	r := &all.table
	if !drop && find(f.known, f.low) >= 0 {
		r[tableWord] = f.row(f.low, tableWord)
		r[tableWord2] = f.row(f.low, tableWord2)
	}
	r[tableSuffix3] = f.row(tail(f.low, 3), tableSuffix3)
	r[tableSuffix4] = f.row(tail(f.low, 4), tableSuffix4)
	r[tableSuffix2] = f.row(tail(f.low, 2), tableSuffix2)
	r[tablePrefix3] = f.row(f.low[:min(3, len(f.low))], tablePrefix3)
	r[tableShape] = f.row(f.shape, tableShape)
	r[tableHint], r[tableKnown] = hint&(1<<hintBits-1), hint>>hintBits
	return all
}

// wordHash is what a folded word is known by.
func wordHash(low []byte) uint32 { return uint32(hash(low, tableWord)) }

func (f *featurer) row(b []byte, table uint64) int32 {
	return int32(hash(b, table) & uint64(f.heights[table]-1))
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

// hints appends to out, which is empty, the hint of every word of a sentence.
func hints(out []int32, n int, word func(int) string) []int32 {
	first := true
	for i := range n {
		r, _ := utf8.DecodeRuneInString(word(i))
		var h int32
		if unicode.IsLetter(r) {
			if unicode.IsUpper(r) {
				h |= hintCapital
			}
			if first {
				h |= hintFirst
			}
			first = false
		}
		out = append(out, h)
	}
	if shouts(n, word) {
		for i := range out {
			out[i] |= hintShout
		}
	}
	return out
}
