package main

import (
	"io"
	"slices"
	"strings"

	"readout"
	"readout/wording"
)

// A page is a record laid out for people in lines of a given width. What it
// shows of the report stands in quotation marks, exactly as written, but for
// line breaks and control characters.
type page struct {
	out     strings.Builder
	width   int
	colour  bool
	verbose bool

	*wording.Teller

	doubted map[string]bool // unnamed actors of whom twins spoke already
}

// printRecord writes rec for people.
func printRecord(w io.Writer, rec *readout.Record, width int, colour, verbose bool) error {
	p := newPage(rec, width, colour)
	p.verbose, p.Whole = verbose, verbose
	p.sections()
	_, err := io.WriteString(w, p.out.String())
	return err
}

func newPage(rec *readout.Record, width int, colour bool) *page {
	return &page{width: width, colour: colour, Teller: wording.Of(rec), doubted: map[string]bool{}}
}

// excerpt quotes s, cut around focus where it is long.
func (p *page) excerpt(s, focus readout.Span) string { return p.Excerpt(s, focus, wording.MostQuoted) }

// heading starts a section; right stands at the right edge and may be empty.
func (p *page) heading(left, right string) {
	p.out.WriteByte('\n')
	if right == "" {
		p.item(0, 0, left, "")
		return
	}
	p.item(0, 7, left, right)
}

// item writes s from column indent on, its further lines from column hang on,
// and right at the right edge of the last line, or of a line of its own.
func (p *page) item(indent, hang int, s, right string) {
	lines := wrap(s, p.width-indent, p.width-hang)
	at := indent
	for i, line := range lines {
		if i > 0 {
			at = hang
		}
		if i < len(lines)-1 || right == "" {
			p.line(at, line)
			continue
		}
		free := p.width - at - length(line) - length(right)
		if free > 0 {
			p.line(at, line+strings.Repeat(" ", free)+right)
			continue
		}
		p.line(at, line)
		for _, line := range wrap(right, p.width-hang, p.width-hang) {
			p.line(p.width-length(line), line)
		}
	}
}

// line writes one line, without spaces at its end.
func (p *page) line(indent int, s string) {
	if s = strings.TrimRight(s, " "); s != "" {
		p.out.WriteString(strings.Repeat(" ", indent))
		p.write(s)
	}
	p.out.WriteByte('\n')
}

// write writes a line with its styles as the terminal has them, or without.
func (p *page) write(line string) {
	for _, r := range line {
		if st, ok := styleOf(r); !ok {
			p.out.WriteRune(r)
		} else if p.colour {
			p.out.WriteString(st)
		}
	}
}

// refs returns the numbers of the sentences that the spans touch, in brackets:
// "[1 4-6]". A span outside all sentences counts as what it is in: "[title]".
func (p *page) refs(spans ...readout.Span) string {
	var at []int
	var parts []string
	for _, s := range spans {
		if s.Empty() {
			continue
		}
		first, end := p.Sentences(s)
		for i := first; i < end; i++ {
			at = append(at, i+1)
		}
		if w := p.Outside(s); first == end && !slices.Contains(parts, w) {
			parts = append(parts, w)
		}
	}
	slices.Sort(at)
	parts = append(parts, wording.Ranges(slices.Compact(at))...)
	if len(parts) == 0 {
		return ""
	}
	return dim("[" + strings.Join(parts, " ") + "]")
}
