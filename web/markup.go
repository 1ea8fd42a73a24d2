package web

import "unicode/utf8"

// A markup is HTML in the making, for what is too large for a template: what raw writes
// is ours and constant, everything else goes through text or attr and is escaped.
type markup struct{ b []byte }

func (m *markup) raw(s string) { m.b = append(m.b, s...) }

// text writes words such that a browser shows them letter for letter. What is no UTF-8,
// and NUL, become U+FFFD.
func (m *markup) text(s string) {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if e := escapes[c]; e != "" {
				m.b = append(append(m.b, s[from:i]...), e...)
				from = i + 1
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			m.b = append(append(m.b, s[from:i]...), "\uFFFD"...)
			from = i + 1
		}
		i += n
	}
	m.b = append(m.b, s[from:]...)
}

// attr writes an attribute.
func (m *markup) attr(name, value string) {
	m.raw(" ")
	m.raw(name)
	m.raw(`="`)
	m.text(value)
	m.raw(`"`)
}

// escapes are the letters that mean something in HTML, in text or in an attribute.
var escapes = func() (t [utf8.RuneSelf]string) {
	t['&'], t['<'], t['>'], t['"'], t['\''], t['\r'], t[0] = "&amp;", "&lt;", "&gt;", "&#34;", "&#39;", "&#13;", "\uFFFD"
	return t
}()
