package text

import (
	"readout"
)

// A mark is what a token is for quotation.
type mark uint8

const (
	noMark mark = iota
	double
	single
	guillemet
)

// side says what a mark does: a straight one may do either.
type side uint8

const (
	either side = iota
	left
	right
)

// maxQuote bounds the depth; deeper is a mistake of the text.
const maxQuote = 4

// A quoter follows the quotations of one report, paragraph by paragraph.
//
// A quotation that is open where its paragraph ends goes on only when the next
// paragraph begins with its opening mark again, as newspapers do; otherwise it
// ends there, so that a mark too many or too few does not swallow the rest.
// A mark directly within its own kind is never a quotation within a quotation.
type quoter struct {
	text  string
	stack [maxQuote]mark
	depth int
}

// paragraph sets the depth of the tokens of the next paragraph.
func (q *quoter) paragraph(tokens []readout.Token) {
	q.resume(tokens)
	could, does := q.lastSingle(tokens)
	for i := range tokens {
		m, s := q.mark(tokens, i, could, does)
		switch {
		case m == noMark:
			tokens[i].Quote = uint8(q.depth)
		case s == left:
			q.open(m)
			tokens[i].Quote = uint8(q.depth)
		default:
			tokens[i].Quote = uint8(q.depth)
			q.close(m)
		}
	}
}

// resume drops what the paragraph does not open again.
func (q *quoter) resume(tokens []readout.Token) {
	n := 0
	for n < q.depth && n < len(tokens) {
		if m, s := kind(tokens[n].In(q.text)); m != q.stack[n] || s == right {
			break
		}
		n++
	}
	q.depth = n
}

// open begins a quotation, unless one of the same kind is the innermost: then
// the mark opens it again.
func (q *quoter) open(m mark) {
	if q.depth > 0 && q.stack[q.depth-1] == m || q.depth == maxQuote {
		return
	}
	q.stack[q.depth] = m
	q.depth++
}

// close ends the innermost quotation of kind m and those left open within it.
func (q *quoter) close(m mark) {
	for i := q.depth - 1; i >= 0; i-- {
		if q.stack[i] == m {
			q.depth = i
			return
		}
	}
}

// holds says whether a quotation of kind m is open.
func (q *quoter) holds(m mark) bool {
	for _, x := range q.stack[:q.depth] {
		if x == m {
			return true
		}
	}
	return false
}

// kind returns what a token is by itself.
func kind(w string) (mark, side) {
	switch w {
	case "“", "„", "``", "‘‘":
		return double, left
	case "”", "’’":
		return double, right
	case "\"", "''": // some papers open with two single marks as well
		return double, either
	case "‘", "`":
		return single, left
	case "’":
		return single, right
	case "'":
		return single, either
	case "«", "‹":
		return guillemet, left
	case "»", "›":
		return guillemet, right
	}
	return noMark, either
}

// mark returns what token i is for quotation where it stands. could and does are
// those of lastSingle.
func (q *quoter) mark(tokens []readout.Token, i, could, does int) (mark, side) {
	w := tokens[i].In(q.text)
	if len(w) > len("’’") {
		return noMark, either
	}
	m, s := kind(w)
	if m == noMark {
		return noMark, either
	}
	if s == either {
		s = q.look(tokens, i, m)
	}
	switch {
	case s == left && q.depth > 0 && q.stack[q.depth-1] == m && touches(tokens, i) && (m == guillemet || !touches(tokens, i+1)):
		s = right // an opening mark set where a closing one belongs
	case s == right && m != single && !q.holds(m) && !touches(tokens, i) && touches(tokens, i+1):
		s = left // some countries write »so« and ”so”
	}
	switch {
	case m != single:
	case s == left && i >= could:
		return noMark, either // an apostrophe before a word, or never closed
	case s == right && (!q.holds(single) || i < does && possessive(q.text, tokens, i) && !q.opensNext(tokens, i)):
		return noMark, either
	}
	return m, s
}

// maxLook is how many tokens the next single mark is looked for.
const maxLook = 40

// opensNext says whether the next single mark after token i opens a quotation,
// so that the one at i must close the one before.
func (q *quoter) opensNext(tokens []readout.Token, i int) bool {
	for j := i + 1; j < len(tokens) && j < i+maxLook; j++ {
		if m, s := kind(tokens[j].In(q.text)); m == single {
			return s == left || s == either && !touches(tokens, j) && touches(tokens, j+1)
		}
	}
	return false
}

// look says by its neighbours whether a straight mark opens or closes.
func (q *quoter) look(tokens []readout.Token, i int, m mark) side {
	before, after := touches(tokens, i), touches(tokens, i+1)
	if before && i > 0 && opening(tokens[i-1].In(q.text)) && !closing(tokens[i-1].In(q.text)) {
		before = false
	}
	switch {
	case after && !before:
		return left
	case before && !after:
		return right
	case q.holds(m):
		return right
	}
	if i == len(tokens)-1 {
		return right
	}
	return left
}

// touches says whether token i follows the one before without a space.
func touches(tokens []readout.Token, i int) bool {
	return i > 0 && i < len(tokens) && tokens[i].Start == tokens[i-1].End
}

// lastSingle returns the last token that could close single marks, and the last
// that surely does, being no possessive; -1 for none.
func (q *quoter) lastSingle(tokens []readout.Token) (could, does int) {
	could = -1
	for i := len(tokens) - 1; i > 0; i-- {
		if m, s := kind(tokens[i].In(q.text)); m != single || s == left || !touches(tokens, i) {
			continue
		}
		could = max(could, i)
		if !possessive(q.text, tokens, i) {
			return could, i
		}
	}
	return could, -1
}

// possessive says whether the mark at i looks like that of a plural ("the
// rebels' demands") rather than like the end of a quotation.
func possessive(text string, tokens []readout.Token, i int) bool {
	if i == 0 || i+1 >= len(tokens) || !touches(tokens, i) || touches(tokens, i+1) {
		return false
	}
	w := tokens[i-1].In(text)
	return w[len(w)-1]|0x20 == 's' && isLower(first(tokens[i+1].In(text)))
}
