package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout"
)

// paragraphs returns the running text of r, paragraph by paragraph: its lines
// without titles, bylines, datelines, subheads and residue. A piece that stands
// between two such on one line is a paragraph of its own.
//
// Each line is a paragraph, except in a report that was wrapped by hand, where
// a line goes on in the next one; see wrapping.
func paragraphs(r *readout.Report) []readout.Span {
	lines := lines(r.Text, excluded(r))
	w := wrapping(r.Text, lines)
	out := lines[:0]
	for i, l := range lines {
		if i > 0 && w != nil && w[i] {
			out[len(out)-1].End = l.End
			continue
		}
		out = append(out, l)
	}
	return out
}

// excluded returns the spans that take no part in sentences, in order, apart
// from each other and within the text.
func excluded(r *readout.Report) []readout.Span {
	var out []readout.Span
	for _, l := range r.Layout {
		switch l.Kind {
		case readout.LayoutTitle, readout.LayoutByline, readout.LayoutDateline, readout.LayoutSubhead:
			out = append(out, l.Span)
		}
	}
	for _, x := range r.Residue {
		out = append(out, x.Span)
	}
	slices.SortFunc(out, func(a, b readout.Span) int { return int(a.Start) - int(b.Start) })
	kept := out[:0]
	for _, x := range out {
		x.Start, x.End = max(x.Start, 0), min(x.End, int32(len(r.Text)))
		if n := len(kept); n > 0 && x.Start < kept[n-1].End {
			kept[n-1].End = max(kept[n-1].End, x.End)
		} else if !x.Empty() {
			kept = append(kept, x)
		}
	}
	return kept
}

// lines returns the lines of text that have words, trimmed, without the spans left out.
func lines(text string, out []readout.Span) []readout.Span {
	spans := make([]readout.Span, 0, 1+len(out)+strings.Count(text, "\n"))
	add := func(a, b int) {
		piece := text[a:b]
		if trimmed := strings.TrimLeftFunc(piece, space); trimmed != "" {
			a += len(piece) - len(trimmed)
			b = a + len(strings.TrimRightFunc(trimmed, space))
			spans = append(spans, readout.Span{Start: int32(a), End: int32(b)})
		}
	}
	for a := 0; a < len(text); {
		b, next := lineEnd(text, a)
		for from := a; from < b; {
			for len(out) > 0 && int(out[0].End) <= from {
				out = out[1:]
			}
			if len(out) == 0 || int(out[0].Start) >= b {
				add(from, b)
				break
			}
			if int(out[0].Start) > from {
				add(from, int(out[0].Start))
			}
			from = int(out[0].End)
		}
		a = next
	}
	return spans
}

// lineEnd returns the end of the line that begins at a, and where the next one begins.
func lineEnd(text string, a int) (end, next int) {
	i := strings.IndexAny(text[a:], "\n\r\u2028\u2029\v\f")
	if i < 0 {
		return len(text), len(text)
	}
	_, size := utf8.DecodeRuneInString(text[a+i:])
	if strings.HasPrefix(text[a+i:], "\r\n") {
		size = 2
	}
	return a + i, a + i + size
}

// The widths, in characters, of a text that was wrapped by hand. Mail and wire
// copy are wrapped at 60 to 80, few at 100; shorter lines are lists or verse.
const (
	wrapMin = 40
	wrapMax = 120
)

// wrapping says of each line whether it goes on from the line before, nil when
// no line does. The rule: whoever wraps a text breaks a line where the next
// word would not fit, so in a block (lines with no empty line or indentation
// between) a line goes on when it and the first word of the next are together
// longer than the longest line. One such line of the report must end without a
// stop before a small letter, else the lines are paragraphs that happen to be
// of like length.
func wrapping(text string, lines []readout.Span) []bool {
	var on []bool
	sure := false
	for i := 0; i < len(lines); {
		j, width := block(text, lines, i)
		if j-i > 1 && wrapMin <= width && width <= wrapMax {
			for k := i + 1; k < j; k++ {
				before, after := lines[k-1].In(text), lines[k].In(text)
				if utf8.RuneCountInString(before)+1+utf8.RuneCountInString(firstWord(after)) <= width {
					continue
				}
				if on == nil {
					on = make([]bool, len(lines))
				}
				on[k] = true
				sure = sure || !stopped(before) && isLower(first(after))
			}
		}
		i = j
	}
	if !sure {
		return nil
	}
	return on
}

// block returns the end of the block that begins with line i, and the length
// of its longest line in characters.
func block(text string, lines []readout.Span, i int) (end, width int) {
	for end = i; end < len(lines); end++ {
		if end > i && parted(text, lines, end) {
			break
		}
		width = max(width, utf8.RuneCountInString(lines[end].In(text)))
	}
	return end, width
}

// parted says whether the white space before line k parts paragraphs: an empty
// line, something that was left out, or the indentation of a first line, which is
// deeper than the line before and than the line after. Lines that all stand
// equally far in are not indented.
func parted(text string, lines []readout.Span, k int) bool {
	in, ok := indentation(text[lines[k-1].End:lines[k].Start])
	if !ok {
		return true
	}
	if k > 1 {
		if before, ok := indentation(text[lines[k-2].End:lines[k-1].Start]); ok && in <= before {
			return false
		}
	}
	if in <= 1 {
		return false
	}
	if k+1 < len(lines) {
		after, ok := indentation(text[lines[k].End:lines[k+1].Start])
		return !ok || after < in
	}
	return true
}

// indentation returns how far in the line after a gap stands, in characters; it
// is not ok where the gap is more than one line break and spaces.
func indentation(gap string) (in int, ok bool) {
	gap = strings.TrimLeft(gap, " \t")
	gap = strings.TrimPrefix(gap, "\r")
	if !strings.HasPrefix(gap, "\n") {
		return 0, gap == ""
	}
	return len(gap) - 1, strings.Trim(gap[1:], " \t") == ""
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, space); i >= 0 {
		return s[:i]
	}
	return s
}

// stopped says whether a line ends with a stop, closing marks aside.
func stopped(s string) bool {
	s = strings.TrimRight(s, "\"'”’)]»")
	switch last(s) {
	case '.', '!', '?', ':', '…':
		return true
	}
	return false
}
