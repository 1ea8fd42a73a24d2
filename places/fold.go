package places

import "unicode/utf8"

// fold appends the plain form of a name to dst: lower case, without accents,
// marks of elision and full stops; hyphens and runs of white space as one
// space; saint, mount and fort in their short forms. Two spellings that fold to
// the same are the same name.
func fold(dst []byte, s string) []byte {
	base, word := len(dst), len(dst)
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			i += n
			switch kind := foldRune(r); {
			case kind == foldSpace:
				dst, word = endWord(dst, base, word)
			case kind == foldKeep:
				dst = utf8.AppendRune(dst, r)
			case kind != foldDrop:
				dst = append(dst, byte(kind>>8))
				if b := byte(kind); b != ' ' {
					dst = append(dst, b)
				}
			}
			continue
		case 'A' <= c && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		case c == '.' || c == '\'' || c == '`':
		case c == '-' || c == '/' || c == '_' || c <= ' ':
			dst, word = endWord(dst, base, word)
		default:
			dst = append(dst, c)
		}
		i++
	}
	dst, _ = endWord(dst, base, word)
	if len(dst) > base && dst[len(dst)-1] == ' ' {
		dst = dst[:len(dst)-1]
	}
	return dst
}

// What foldRune says beside a pair of letters.
const (
	foldDrop = iota
	foldSpace
	foldKeep
)

// foldRune returns the plain letters of r as two bytes, or one of the constants.
func foldRune(r rune) int {
	var pair string
	switch {
	case 0xC0 <= r && r < 0x250:
		pair = latinLetters[2*(r-0xC0):][:2]
	case 0x1E00 <= r && r < 0x1F00:
		pair = latinMore[2*(r-0x1E00):][:2]
	case 0x2010 <= r && r <= 0x2015, r == 0xA0, r == 0x202F, r == 0x2009:
		return foldSpace
	case 0x2BB <= r && r <= 0x2BF, 0x2018 <= r && r <= 0x201B, r == 0xB4, r == 0x2032, 0x300 <= r && r < 0x370, r == 0x200B, r == 0xAD:
		return foldDrop
	default:
		return foldKeep
	}
	if pair[0] == ' ' {
		return foldKeep
	}
	return int(pair[0])<<8 | int(pair[1])
}

// endWord closes the word that began at word with a space, once, and shortens
// the words that names write both ways.
func endWord(dst []byte, base, word int) ([]byte, int) {
	switch string(dst[word:]) {
	case "":
		return dst, word
	case "saint", "sainte":
		dst = append(dst[:word], "st"...)
	case "mount":
		dst = append(dst[:word], "mt"...)
	case "fort":
		dst = append(dst[:word], "ft"...)
	}
	dst = append(dst, ' ')
	return dst, len(dst)
}

// hash is FNV-1a, mixed once more so that low and high bits both serve.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}
