package text

import "strings"

// maxClitic is more than the bytes of the longest clitic ("n’t") and two letters
// before it; looking no further keeps long words linear.
const maxClitic = 10

// clitic returns where the last clitic of the word text[a:b] begins ("does|n't",
// "Moscow|’s", "they|'ll"); b when it has none.
func clitic(text string, a, b int) int {
	start := a
	a = max(a, b-maxClitic)
	w := text[a:b]
	i := strings.LastIndexByte(w, '\'')
	mark := 1
	if j := max(strings.LastIndex(w, "’"), strings.LastIndex(w, "‘")); j > i { // the other one is a slip
		i, mark = j, len("’")
	}
	if i < 0 || i == 0 && a == start {
		return b
	}
	switch rest := w[i+mark:]; len(rest) {
	case 1:
		switch rest[0] | 0x20 {
		case 't':
			if i > 1 && w[i-1]|0x20 == 'n' {
				return a + i - 1
			}
		case 's', 'm', 'd':
			return a + i
		}
	case 2:
		switch {
		case fold(rest, "re"), fold(rest, "ve"), fold(rest, "ll"):
			return a + i
		}
	}
	return b
}

func fold(w, lower string) bool { return strings.EqualFold(w, lower) }
