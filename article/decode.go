package article

import (
	"bytes"
	"fmt"
	"mime"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// IsPage says whether Read takes b for a page of the web rather than plain text.
func IsPage(b []byte, h Hints) bool { return isPage(b, h) }

// isPage says whether b is HTML: by what the server or the name says, else by
// how it begins.
func isPage(b []byte, h Hints) bool {
	switch t, _, _ := mime.ParseMediaType(h.ContentType); t {
	case "text/html", "application/xhtml+xml":
		return true
	}
	switch strings.ToLower(path.Ext(h.Name)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	if w := wide(b); w != "" {
		b, _ = wideEncoding(w).NewDecoder().Bytes(b[:min(len(b), 4096)&^1])
	}
	return tagged(b)
}

// tagged says whether b begins like a page.
func tagged(b []byte) bool {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\ufeff")), " \t\r\n\f")
	b = bytes.ToLower(b[:min(len(b), 1024)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<h1", "<?xml", "<!--", "<rss", "<feed"} {
		if bytes.HasPrefix(b, []byte(tag)) {
			return true
		}
	}
	return false
}

// decode returns b as UTF-8, and remarks on what had to be guessed. NUL and bytes
// that mean nothing become U+FFFD.
func decode(b []byte, contentType string, page bool) (text string, remarks []string, err error) {
	var e encoding.Encoding
	if w := wide(b); w != "" {
		e = wideEncoding(w)
		if !wideMark(b) {
			remarks = append(remarks, "it seems to be UTF-16, though it has no byte-order mark, and is read so; save it as UTF-8 to be sure")
		}
	} else {
		b = bytes.TrimPrefix(b, []byte("\ufeff"))
		e = guess(b, contentType, page)
		if e == charmap.Windows1251 || e == charmap.Windows1252 {
			remarks = append(remarks, fmt.Sprintf("it is not UTF-8 and read as %v; save it as UTF-8 to be sure", e))
		}
	}
	if e != nil {
		if b, err = e.NewDecoder().Bytes(b); err != nil {
			return "", nil, &UnreadableError{"in an encoding that it does not keep to", "save it as UTF-8"}
		}
		b = bytes.TrimPrefix(b, []byte("\ufeff"))
	}
	text, bad := clean(b)
	if bad > 0 {
		remarks = append(remarks, fmt.Sprintf("%d bytes of it are no text and stand as U+FFFD in the record; see whether the file is damaged", bad))
	}
	return text, remarks, nil
}

// wideMark says whether b begins with a byte-order mark of UTF-16.
func wideMark(b []byte) bool {
	return bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff"))
}

// longLine is the length in bytes from which a text of one line deserves a remark.
const longLine = 100_000

// unbroken remarks on a long text without line breaks, whose paragraphs are lost.
func unbroken(text string) []string {
	if len(text) < longLine || strings.ContainsAny(strings.TrimSpace(text), "\r\n") {
		return nil
	}
	return []string{"it is one line without paragraphs, and quotations may be given to the wrong speaker; keep the line breaks if there were any"}
}

// clean returns b with every invalid byte and NUL as U+FFFD, and how many there were.
func clean(b []byte) (text string, bad int) {
	if utf8.Valid(b) && bytes.IndexByte(b, 0) < 0 {
		return string(b), 0
	}
	var s strings.Builder
	s.Grow(len(b) + 64)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == 0 || r == utf8.RuneError && n == 1 {
			r = utf8.RuneError
			bad++
		}
		s.WriteRune(r)
		b = b[n:]
	}
	return s.String(), bad
}

// wide returns "le" or "be" where b is UTF-16, by its mark or, without one, by
// the zero bytes that every other letter of a Western text then has.
func wide(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return "le"
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return "be"
	}
	head := b[:min(len(b), sample)&^1]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case half == 0:
		return ""
	case zeros[1] > half*2/3 && zeros[0] < half/20+1:
		return "le"
	case zeros[0] > half*2/3 && zeros[1] < half/20+1:
		return "be"
	}
	return ""
}

func wideEncoding(order string) encoding.Encoding {
	if order == "be" {
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
}

// guess returns the encoding of b, nil for UTF-8. What is UTF-8 beyond doubt is
// read as such whatever a server or a page declares.
func guess(b []byte, contentType string, page bool) encoding.Encoding {
	valid, broken := multibyte(b)
	if broken == 0 || valid > broken {
		return nil
	}
	if page {
		if e, name, sure := charset.DetermineEncoding(b, contentType); sure && name != "utf-8" {
			return e
		}
	} else if _, p, err := mime.ParseMediaType(contentType); err == nil && p["charset"] != "" {
		if e, name := charset.Lookup(p["charset"]); e != nil && name != "utf-8" {
			return e
		}
	}
	if valid > 0 && broken < 3 {
		return nil
	}
	return eightBit(b)
}

// multibyte counts the letters of b beyond ASCII that are UTF-8, and the bytes
// that are not.
func multibyte(b []byte) (valid, broken int) {
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			broken++
		} else {
			valid++
		}
		b = b[n:]
	}
	return valid, broken
}

// eightBit guesses between the Western and the Cyrillic code page: in a Western
// text few letters are beyond ASCII, in a Cyrillic one most are.
func eightBit(b []byte) encoding.Encoding {
	high, letters := 0, 0
	for _, c := range b[:min(len(b), sample)] {
		switch {
		case c >= 0xc0:
			high++
			letters++
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			letters++
		}
	}
	if high*2 > letters {
		return charmap.Windows1251
	}
	return charmap.Windows1252
}
