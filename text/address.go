package text

import (
	"strings"
	"unicode/utf8"
)

// address says whether a chunk is an address of the web or of mail.
func address(c string) bool {
	if len(c) < 5 {
		return false
	}
	if i := strings.IndexByte(c, '@'); i > 0 {
		return strings.IndexByte(c[i:], '.') > 0
	}
	if i := strings.IndexByte(c, '/'); i > 4 && domain(c[:i]) {
		return true
	}
	return strings.Contains(c, "://") || strings.Contains(c, "www.")
}

// domain says whether w ends as the names of most servers do.
func domain(w string) bool {
	if i := len(w) - 4; w[i] == '.' && letter(w[i-1]) {
		switch w[i+1:] {
		case "com", "org", "net", "gov", "edu", "int":
			return true
		}
	}
	return false
}

// address adds an address whole, the marks around it apart.
func (s *splitter) address(a, b int) {
	for a < b {
		r, size := utf8.DecodeRuneInString(s.text[a:b])
		if !strings.ContainsRune("(<[\"“‘'", r) {
			break
		}
		s.add(a, a+size)
		a += size
	}
	e := b
	for e > a {
		r, size := utf8.DecodeLastRuneInString(s.text[a:e])
		if !strings.ContainsRune(".,;:!?)>]\"'”’", r) {
			break
		}
		e -= size
	}
	s.add(a, e)
	for e < b {
		_, size := utf8.DecodeRuneInString(s.text[e:b])
		s.add(e, e+size)
		e += size
	}
}
