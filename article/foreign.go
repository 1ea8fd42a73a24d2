package article

import (
	"bytes"
	"strings"
)

// magic lists how files begin that people hand in for texts.
var magic = []struct{ begin, what, hint string }{
	{"%PDF-", "a PDF document", "give its text, for instance from pdftotext"},
	{"PK\x03\x04", "a ZIP archive or an office document", "save it as plain text or unpack it first"},
	{"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text first"},
	{"{\\rtf", "an RTF document", "save it as plain text first"},
	{"\x1f\x8b", "a gzip archive", "unpack it first"},
	{"BZh", "a bzip2 archive", "unpack it first"},
	{"\xfd7zXZ", "an xz archive", "unpack it first"},
	{"7z\xbc\xaf", "a 7z archive", "unpack it first"},
	{"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it first"},
	{"\x89PNG", "a picture", "give the text of the report"},
	{"\xff\xd8\xff", "a picture", "give the text of the report"},
	{"GIF8", "a picture", "give the text of the report"},
	{"RIFF", "a picture or sound", "give the text of the report"},
	{"\x7fELF", "a program", "give the text of the report"},
	{"MZ\x90", "a program", "give the text of the report"},
}

// foreign returns what b is if it is no text, else nil.
func foreign(b []byte) error {
	for _, m := range magic {
		if strings.HasPrefix(string(b[:min(len(b), 16)]), m.begin) {
			return &UnreadableError{m.what, m.hint}
		}
	}
	if wide(b) != "" {
		return nil
	}
	if n := controls(b); n > fewControls && n > min(len(b), sample)/maxControls {
		return &UnreadableError{"binary data", "give a report as plain text or HTML"}
	}
	return nil
}

const (
	sample      = 64 << 10 // bytes looked at to guess
	maxControls = 50       // more than one control byte in so many is no text,
	fewControls = 4        // but so few may stray into any
)

// controls counts the bytes of the sample that no text has.
func controls(b []byte) int {
	n := 0
	for _, c := range b[:min(len(b), sample)] {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b || c == 0x7f {
			n++
		}
	}
	return n
}

// feed says whether b is a list of articles for readers of feeds.
func feed(b []byte) bool {
	head := b[:min(len(b), 1024)]
	return bytes.Contains(head, []byte("<rss")) || bytes.Contains(head, []byte("<feed")) ||
		bytes.Contains(head, []byte("<rdf:RDF")) || bytes.Contains(head, []byte("<urlset"))
}
