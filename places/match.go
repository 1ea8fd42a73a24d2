package places

import (
	"strings"
)

// articleAt says whether an Arabic article in small letters begins a name at word i: al-Bab.
func (f *Finder) articleAt(i int) bool {
	s := f.words[i].In(f.text)
	return len(s) > 4 && (strings.HasPrefix(s, "al-") || strings.HasPrefix(s, "el-")) && isUpper(s[3]) ||
		(s == "al" || s == "el") && i+2 < len(f.words) && f.text[f.words[i].End] == '-' && f.words[i+2].is(capital)
}

// theAt says whether word i is a small "the" before a capital: the Gulf.
func (f *Finder) theAt(i int) bool {
	return f.words[i].In(f.text) == "the" && f.joined(i) && f.words[i+1].is(capital)
}

// longest returns the last word of the longest known name that begins at word i,
// and its folded letters; -1 if there is none.
func (f *Finder) longest(i int) (int, string) {
	buf, last, size, prefix := f.buf[:0], -1, 0, ""
	for j := i; j < len(f.words) && j < i+longestName; j++ {
		w := &f.words[j]
		var goesOn bool
		if buf, goesOn = f.grow(buf, i, j); !goesOn {
			break
		}
		switch {
		case last == j-1 && !w.is(capital) && partWord(f.low(j)):
			j = len(f.words) // the name alone says more: few countries' districts are in the gazetteer
		case w.is(capital), w.is(digit), f.articleAt(j) && (j > i || len(w.In(f.text)) > 2), w.has(classFacility), j > i && f.hyphen(j-1) && !w.is(mark):
			if how := f.knows(buf, i, j); how != unknown {
				last, size, prefix = j, len(buf), how
			}
		case !connector(w.In(f.text)) && !w.is(mark):
			j = len(f.words)
		}
	}
	f.buf = buf
	if last < 0 {
		return -1, ""
	}
	return last, f.keyOf(prefix, buf[:size])
}

// keyOf joins a prefix and a folded name; names of groups that stand cost nothing.
func (f *Finder) keyOf(prefix string, folded []byte) string {
	f.key1 = append(append(f.key1[:0], prefix...), folded...)
	if g, ok := f.byKey[string(f.key1)]; ok {
		return f.groups[g].key
	}
	return string(f.key1)
}

// longestName is the number of words in the longest name, with their marks.
const longestName = 7

// grow appends the plain letters of word j to those of the name that begins at
// word i, and says whether the name can go on so far.
func (f *Finder) grow(buf []byte, i, j int) ([]byte, bool) {
	w := &f.words[j]
	if j > i {
		if !f.joined(j - 1) {
			return buf, false
		}
		if f.words[j-1].End < w.Start {
			buf = append(buf, ' ')
		}
	}
	if w.is(mark) && !f.hyphen(j) {
		return buf, false
	}
	return f.foldWord(buf, w), true
}

// partWord says whether a small word after a name makes it that of a division.
func partWord(s string) bool {
	switch s {
	case "district", "county", "municipality":
		return true
	}
	return divisionWord(s)
}

// foldWord appends the plain letters of w.
func (f *Finder) foldWord(buf []byte, w *word) []byte {
	if w.is(mark) {
		return append(buf, ' ')
	}
	return fold(buf, w.In(f.text))
}

// hyphen says whether word j joins two words.
func (f *Finder) hyphen(j int) bool {
	s := f.wordAt(j)
	return s == "-" || s == "–"
}

// connector says whether a small word may stand within a name.
func connector(s string) bool {
	switch s {
	case "'s", "’s", "air", "nuclear", "power", "refugee", "border", "steel", "industrial", "naval", "of", "de", "del", "la", "las", "los", "le", "les", "the", "and", "sur", "upon", "on", "da", "do", "dos", "das", "du", "des", "di", "el", "al", "am", "an", "der", "den", "im", "in", "e", "y", "i", "au", "aux", "sous", "en", "ob", "bei", "na", "nad", "pod", "ash", "as", "ar", "az", "ad", "at", "es", "ez", "ul":
		return true
	}
	return false
}

// How a name is known, as a prefix of its key.
const (
	unknown      = "?"
	inAtlas      = ""
	inGazetteer  = "~" // and not as the abbreviation that the atlas has
	ofAdjectives = "+"
	asDivision   = "=" // with a word for a division after it
)

// knows says how the folded name of words i to j is known.
func (f *Finder) knows(folded []byte, i, j int) string {
	prefix, h := inAtlas, hash(folded)
	ours := f.maps.sieve.may(h)
	if ours {
		if a := f.maps.names[string(folded)]; a != nil {
			switch {
			case a.upper && !f.words[i].is(upper) && i == j, a.after && !f.afterComma(i):
				prefix = inGazetteer
			default:
				return inAtlas
			}
		}
	}
	if i == j && f.words[i].is(upper) && f.words[i].Len() <= 4 && !f.files(i) {
		return unknown // an abbreviation that is none of ours
	}
	if f.g.has(folded, h) || ours && f.maps.senses[string(folded)].key != "" {
		return prefix
	}
	return unknown
}

// files says whether word i is the place of a dateline, which stands in capitals.
func (f *Finder) files(i int) bool {
	if f.words[i].is(filed) {
		return true
	}
	if f.words[i].is(opening) {
		switch f.wordAt(i + 1) {
		case ",", "(", "-", "–", "—", "--", "/":
			return true
		}
	}
	return false
}

// afterComma says whether a comma and before it a capitalised word stand before word i.
func (f *Finder) afterComma(i int) bool {
	return i >= 2 && f.words[i-1].In(f.text) == "," && f.words[i-2].is(capital)
}
