package text

import (
	"strings"
	"unicode/utf8"

	"readout"
)

// maxSentence is how many tokens a sentence may have. Rooms that compare the
// tokens of a sentence with each other rely on it.
const maxSentence = 400

// sentences appends the sentences of the tokens from first on, which are
// paragraph n.
func (s *splitter) sentences(out []readout.Sentence, first, n int32) []readout.Sentence {
	end := int32(len(s.tokens))
	for from := first; from < end; {
		to := s.sentenceEnd(from, min(end, from+maxSentence))
		if to == from+maxSentence && to < end {
			to = s.pause(from, to)
		}
		span := readout.Span{Start: s.tokens[from].Start, End: s.tokens[to-1].End}
		out = append(out, readout.Sentence{Span: span, First: from, Last: to, Paragraph: n})
		from = to
	}
	return out
}

// pause returns where an overlong sentence is best cut: after its last mark in
// the last quarter, or at to.
func (s *splitter) pause(from, to int32) int32 {
	for i := to; i > to-maxSentence/4 && i > from; i-- {
		switch s.at(i - 1) {
		case ";", ",", ":", "|", "—":
			return i
		}
	}
	return to
}

func (s *splitter) at(i int32) string { return s.tokens[i].In(s.text) }

// sentenceEnd returns the end of the sentence that begins at token from, at most end.
func (s *splitter) sentenceEnd(from, end int32) int32 {
	for i := from; i < end-1; i++ {
		k := s.ending(i, from)
		if k == noEnd {
			continue
		}
		j := i + 1 // past the closing marks, which belong to this sentence
		for j < end && s.glued(j) && closing(s.at(j)) {
			j++
		}
		j = s.footnote(j, end)
		if j >= end {
			return end
		}
		if s.begins(k, i, j, end) {
			return j
		}
		i = j - 1
	}
	return end
}

// footnote returns the token after the footnote marks ("[17]") that stand at j,
// after the sentence that they belong to.
func (s *splitter) footnote(j, end int32) int32 {
	for j+2 < end && s.at(j) == "[" && s.at(j+2) == "]" && digit(s.at(j + 1)[0]) && s.glued(j+1) && s.glued(j+2) {
		j += 3
	}
	return j
}

// An ending is the way in which a token may end a sentence.
type ending uint8

const (
	noEnd      ending = iota
	fullStop          // . ! ?
	ellipsis          // "..." ends one only before a usual first word
	shortStop         // an abbreviation, likewise
	initialEnd        // a capital and a stop: an initial, or "Plan B."
)

// ending says how token i may end the sentence that began at token from.
func (s *splitter) ending(i, from int32) ending {
	w := s.at(i)
	switch c := w[len(w)-1]; {
	case c == '.' && len(w) == 1:
		if i == from+1 && numbering(s.at(from)) {
			return noEnd
		}
		return s.dots(i, from)
	case (c == '!' || c == '?') && strings.Trim(w, "!?") == "":
		return fullStop
	case w == "…" || c == '.' && w[0] == '.':
		return ellipsis
	case c != '.':
		return noEnd
	case len(w) == 2:
		return initialEnd
	}
	var buf [maxWord]byte
	switch s.shortenings[string(lower(&buf, w[:len(w)-1]))] {
	case isTitle, isNumbering:
		return noEnd
	}
	return shortStop
}

// dots tells a full stop from the stops of a spaced ellipsis (". . ."). Only its
// last one may end the sentence: as a full stop where the first one stands close
// to its word, which then is that of the sentence.
func (s *splitter) dots(i, from int32) ending {
	if int(i+1) < len(s.tokens) && s.at(i+1) == "." {
		return noEnd
	}
	first := i
	for first > from && s.at(first-1) == "." {
		first--
	}
	if first == i || first > from && s.glued(first) {
		return fullStop
	}
	return ellipsis
}

// numbering says whether w numbers the items of a list.
func numbering(w string) bool {
	return len(w) <= 2 && digit(w[0]) && digit(w[len(w)-1])
}

// glued says whether token i follows the one before without a space.
func (s *splitter) glued(i int32) bool { return s.tokens[i].Start == s.tokens[i-1].End }

func closing(w string) bool {
	switch w {
	case "\"", "”", "'", "’", "''", "’’", "»", ")", "]", "}":
		return true
	}
	return false
}

func opening(w string) bool {
	switch w {
	case "“", "‘", "‘‘", "\"", "'", "''", "``", "`", "«", "„", "(", "[", "-", "–", "—", "--", "•", "*", "...", "…":
		return true
	}
	return false
}

// begins says whether a sentence begins at token j, after one that ended in the
// way k at token i and closing marks up to j.
func (s *splitter) begins(k ending, i, j, end int32) bool {
	w := j
	for w < end-1 && w < j+2 && opening(s.at(w)) {
		w++
	}
	word := s.at(w)
	r := first(word)
	quoted := j > i+1
	switch k {
	case fullStop:
		return s.afterStop(i, j, w, r, end)
	case ellipsis:
		return isUpper(r) && !s.glued(j) && (quoted || has(s.starters, word))
	case initialEnd:
		return !s.glued(j) && isUpper(r) && has(s.starters, word) && s.plainBefore(i)
	default:
		return !s.glued(j) && isUpper(r) && !dash(s.at(j)) && (has(s.starters, word) || w > j && quoteMark(s.at(j)) && !s.nickname(w, end))
	}
}

// nickname says whether token w is alone in its quotation marks (J. R. “Big” Amin).
func (s *splitter) nickname(w, end int32) bool {
	return w+1 < end && s.glued(w+1) && closing(s.at(w+1))
}

// plainBefore says whether the word before token i is in lower case, so that a
// capital with a stop is hardly a middle initial ("in group B.").
func (s *splitter) plainBefore(i int32) bool {
	return i > 0 && isLower(first(s.at(i-1)))
}

// dash says whether w is a dash, which after an abbreviation parts a dateline
// from the report ("KISUMU, N.Y. - The envoys met").
func dash(w string) bool {
	switch w {
	case "-", "--", "–", "—":
		return true
	}
	return false
}

func quoteMark(w string) bool {
	switch w {
	case "“", "‘", "‘‘", "\"", "'", "''", "``", "«", "„":
		return true
	}
	return false
}

// afterStop says whether a sentence begins at token j after the stop at i; its
// first word is token w and begins with r.
func (s *splitter) afterStop(i, j, w int32, r rune, end int32) bool {
	next, _ := utf8.DecodeRuneInString(s.at(j))
	switch next {
	case ',', ';', ':', ')', ']', '%', '/':
		return false
	}
	if isLower(r) {
		return j == i+1 && (s.article(w, end) || s.careless(i, j))
	}
	word := isUpper(r) || r >= '0' && r <= '9'
	if s.at(j-1) == "]" && j > i+3 {
		return true
	}
	if s.glued(j) { // "agreement.The", but not "Yahoo!7"
		return j == i+1 && s.at(i) == "." && w == j && isUpper(r)
	}
	if j == i+1 {
		return true
	}
	return word && !(s.at(i) != "." && s.attributed(w, end))
}

// article says whether token w is a name's small first part: “al-Amin spoke.”
func (s *splitter) article(w, end int32) bool {
	return w+2 < end && len(s.at(w)) <= 3 && s.at(w+1) == "-" && isUpper(first(s.at(w+2)))
}

// careless says whether token j begins a sentence though in a small letter: the
// stop at i stands after a whole word in small letters, as in hasty writing.
func (s *splitter) careless(i, j int32) bool {
	if i == 0 || s.glued(j) || s.at(i)[0] == '!' {
		return false
	}
	w := s.at(i - 1)
	return len(w) >= 3 && isLower(first(w)) && letter(w[len(w)-1]) && letter(s.at(j)[0])
}

// attributed says whether the words from token w on say who spoke the question
// before them (“Will they talk?” Mr. Amin asked), which then is no sentence of its own.
func (s *splitter) attributed(w, end int32) bool {
	if first := s.at(w); has(s.starters, first) && !strings.HasSuffix(first, ".") {
		return false // “He asked” with a capital is a sentence
	}
	for i := w; i < end && i < w+6; i++ {
		word := s.at(i)
		if i > w && has(s.cues, word) {
			return true
		}
		if !isUpper(first(word)) && word != "-" && word != "." {
			return false
		}
	}
	return false
}
