package events

import "strings"

// lowered fills the words and lemmas of all tokens in lower case, so that the
// rules, which ask for them again and again, need not make them. Words are cut out
// of one lowered copy of the text; those with letters beyond ASCII, whose lower
// case may have another length, get a copy of their own.
func (x *run) lowered() {
	text := lowASCII(x.d.Report.Text)
	x.lows, x.lemmas = x.lows[:0], x.lemmas[:0]
	for i := range x.d.Tokens {
		t := &x.d.Tokens[i]
		w := t.In(text)
		if !ascii(w) {
			w = strings.ToLower(w)
		}
		l := t.Lemma
		if len(l) == len(w) && strings.EqualFold(l, w) && ascii(l) {
			l = w
		} else {
			l = lower(l)
		}
		x.lows, x.lemmas = append(x.lows, w), append(x.lemmas, l)
	}
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// lowASCII lowers the letters A to Z and leaves every byte where it is.
func lowASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
