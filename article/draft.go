package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// A line is one line of a report's text, trimmed.
type line struct {
	readout.Span
	kind    string // of its Layout; empty for a paragraph
	residue string // kind of its Residue; empty for none
	linked  bool   // all of it is a link
	alone   bool   // parted from the line before by an empty line or markup
	heading bool   // marked as a heading
	skip    int    // bytes at its start that are a dateline
}

// left says whether the line takes no part in the running text.
func (l line) left() bool {
	switch l.kind {
	case readout.LayoutTitle, readout.LayoutByline, readout.LayoutDateline, readout.LayoutSubhead:
		return true
	}
	return l.residue != ""
}

// A draft is a report in the making.
type draft struct {
	report readout.Report
	lines  []line
	page   bool
	meta   metadata
	day    day // of the dateline, or of a line that is a date
}

func (d *draft) text(l line) string { return l.In(d.report.Text) }

// layout writes the kinds of the lines into the report.
func (d *draft) layout() {
	r := &d.report
	for _, l := range d.lines {
		switch {
		case l.residue != "":
			r.Residue = append(r.Residue, readout.Residue{Span: l.Span, Kind: l.residue})
		case l.kind != "":
			r.Layout = append(r.Layout, readout.Layout{Span: l.Span, Kind: l.kind})
		}
		if l.skip > 0 && l.residue == "" {
			span := readout.Span{Start: l.Start, End: l.Start + int32(l.skip)}
			r.Layout = append(r.Layout, readout.Layout{Span: span, Kind: readout.LayoutDateline})
		}
	}
}

// cut returns the lines of text.
func cut(text string) []line {
	var out []line
	alone := true
	for a := 0; a < len(text); {
		b, next := len(text), len(text)
		if i := strings.IndexByte(text[a:], '\n'); i >= 0 {
			b, next = a+i, a+i+1
		}
		s := text[a:b]
		if i := strings.IndexAny(s, "\r\v\f"); i >= 0 {
			b, next = a+i, a+i+1
			if strings.HasPrefix(text[b:], "\r\n") {
				next++
			}
			s = text[a:b]
		}
		if trimmed := strings.TrimLeftFunc(s, blank); trimmed == "" {
			alone = true
		} else {
			start := a + len(s) - len(trimmed)
			end := start + len(strings.TrimRightFunc(trimmed, blank))
			out = append(out, line{Span: readout.Span{Start: int32(start), End: int32(end)}, alone: alone})
			alone = false
		}
		a = next
	}
	return out
}

// blank says whether r shows nothing.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f' || r == '\u2060'
}

func hasWord(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// stopped says whether s ends like a sentence, closing marks aside.
func stopped(s string) bool {
	s = strings.TrimRight(s, "\"'”’)]» ")
	switch r, _ := utf8.DecodeLastRuneInString(s); r {
	case '.', '!', '?', '…', ';', ':', ',':
		return true
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
