package article

import (
	"testing"
	"unicode/utf16"
)

func wideBytes(s string, big, mark bool) []byte {
	var b []byte
	put := func(u uint16) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	if mark {
		put(0xfeff)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		put(u)
	}
	return b
}

func TestRead_Encodings(t *testing.T) {
	const s = "The envoys left the café — “without a word”."
	f := func(name string, in []byte, contentType, want string) {
		t.Helper()
		r, err := Read(in, Hints{ContentType: contentType})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if r.Text != want {
			t.Errorf("%s: %q", name, r.Text)
		}
	}
	f("utf-8", []byte(s), "", s)
	f("utf-8 with mark", []byte("\ufeff"+s), "", s)
	f("utf-8 called latin-1", []byte(s), "text/plain; charset=iso-8859-1", s)
	f("utf-16le", wideBytes(s, false, false), "", s)
	f("utf-16be", wideBytes(s, true, false), "", s)
	f("utf-16le with mark", wideBytes(s, false, true), "", s)
	f("utf-16be with mark", wideBytes(s, true, true), "", s)
	f("windows-1252", []byte("The envoys left the caf\xe9 \x97 \x93without a word\x94."), "", s)
	f("declared", []byte("The envoys left \xa4 5."), "text/plain; charset=iso-8859-15", "The envoys left € 5.")
	f("windows-1251", []byte("\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xe2 \xc1\xe5\xf0\xed\xe5"), "", "Переговоры в Берне")
	f("broken", []byte("The café of the envoys\xff was “closed”."), "", "The café of the envoys\ufffd was “closed”.")
	f("nul", []byte("The envoys\x00 left the town of Bern for good on Friday."), "", "The envoys\ufffd left the town of Bern for good on Friday.")
}
