package text

import "strings"

// hyphens adds a word split at its hyphens, each hyphen a token ("US|-|backed",
// "al|-|Assad"). A hyphen after a prefix does not split ("pro-Beijing"), nor do
// those of a date, a telephone number or a name like "G-20".
func (s *splitter) hyphens(a, b int) {
	w := s.text[a:b]
	if strings.IndexByte(w, '-') <= 0 || numeric(w) || named(w) {
		s.simple(a, b)
		return
	}
	from := a
	for i := a + 1; i < b-1; i++ {
		if s.text[i] != '-' || from == i {
			continue
		}
		if has(s.prefixes, s.text[from:i]) && s.text[i+1] != '-' && !initials(s.text[from:i], s.text[i+1:b]) {
			continue
		}
		s.simple(from, i)
		s.add(i, i+1)
		from = i + 1
	}
	s.simple(from, b)
}

// initials says whether what looks like a prefix stands for a name: in capitals
// before a word that is not ("UN-backed").
func initials(prefix, rest string) bool {
	return len(prefix) > 1 && upper(prefix[0]) && upper(prefix[1]) && !upper(rest[0])
}

// numeric says whether w is one thing in groups of figures: 2016-09-05, 555-0142.
func numeric(w string) bool {
	groups, n, three := 1, 0, false
	for i := range len(w) {
		switch {
		case digit(w[i]):
			n++
		case w[i] == '-' && n > 0:
			three = groups == 1 && n == 3
			groups, n = groups+1, 0
		default:
			return false
		}
	}
	return n > 0 && (groups > 2 || groups == 2 && three && n == 4)
}

// named says whether w is a few capitals, a hyphen and a number: G-20, MH-17, F-16s.
func named(w string) bool {
	i := strings.IndexByte(w, '-')
	if i < 1 || i > 3 || i+1 >= len(w) || len(w) > i+6 {
		return false
	}
	for _, c := range []byte(w[:i]) {
		if !upper(c) {
			return false
		}
	}
	for k, c := range []byte(w[i+1:]) {
		if !digit(c) && (k == 0 || k+i+2 != len(w) || !letter(c)) {
			return false
		}
	}
	return true
}
