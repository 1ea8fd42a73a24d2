package web

import (
	"html/template"
	"strings"
	"unicode/utf8"
)

// A markup is HTML in the making, for what is too large for a template: what raw writes
// is ours and constant, everything else goes through text or attr and is escaped.
type markup struct{ b strings.Builder }

func (m *markup) raw(s string) { m.b.WriteString(s) }

// html is what was written, as a template takes it.
func (m *markup) html() template.HTML {
	return template.HTML(m.b.String()) //nolint:gosec // made of escaped text and our own elements
}

// text writes words such that a browser shows them letter for letter. What is no UTF-8,
// and NUL, become U+FFFD.
func (m *markup) text(s string) {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if e := escapes[c]; e != "" {
				m.raw(s[from:i])
				m.raw(e)
				from = i + 1
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			m.raw(s[from:i])
			m.raw("\uFFFD")
			from = i + 1
		}
		i += n
	}
	m.raw(s[from:])
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
