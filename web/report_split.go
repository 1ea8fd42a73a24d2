package web

import (
	"strings"
	"unicode/utf8"

	"readout"
)

// partLength is how many bytes of a text one page shows: about 8,000 words. A longer
// report is shown in parts.
const partLength = 48 << 10

// split cuts a text into parts of at most size bytes: between paragraphs where it can
// be, else between sentences, words or letters.
func split(text string, sentences []readout.Span, size int) (out []readout.Span) {
	next := 0 // sentence
	for from := 0; ; {
		end := from + size
		if end >= len(text) {
			return append(out, readout.Span{Start: int32(from), End: int32(len(text))})
		}
		least := from + size/2
		cut := -1
		if i := strings.LastIndexByte(text[least:end], '\n'); i >= 0 {
			cut = least + i + 1
		}
		for ; next < len(sentences) && int(sentences[next].End) <= end; next++ {
			if e := int(sentences[next].End); cut < 0 && e > least {
				cut = e
			} else if cut > 0 && e > cut && text[cut-1] != '\n' {
				cut = e
			}
		}
		if cut < 0 {
			if i := strings.LastIndexByte(text[least:end], ' '); i >= 0 {
				cut = least + i + 1
			}
		}
		if cut < 0 {
			for cut = end; cut > from+1 && !utf8.RuneStart(text[cut]); cut-- {
			}
		}
		out = append(out, readout.Span{Start: int32(from), End: int32(cut)})
		from = cut
	}
}

// partAt is the number of the part in which a byte stands.
func partAt(parts []readout.Span, at int32) int {
	for i, p := range parts {
		if at < p.End {
			return i
		}
	}
	return len(parts) - 1
}
