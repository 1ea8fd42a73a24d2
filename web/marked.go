package web

import (
	"html"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout"
)

// A mark is a passage of the text that a coding rests on.
type mark struct {
	readout.Span
	ID   string // of the coding
	Kind string // its class in the style sheet
	Head bool   // where the coding was found: this part links to its card
	Name string // "event e3", for who cannot see colours
}

// marked writes text as HTML with its marks, residue greyed, one paragraph a line. The
// text is cut wherever a mark begins or ends, and nothing of it but the cuts can become
// an element: everything goes through EscapeString, and what the browser shows is the
// text, letter for letter. at is a passage to point at; empty for none.
func marked(text string, marks []mark, residue []readout.Residue, at readout.Span) template.HTML {
	var b strings.Builder
	cuts := cutsOf(text, marks, residue, at)
	b.WriteString(`<p>`)
	pointed := false
	for i := 0; i+1 < len(cuts); i++ {
		s := readout.Span{Start: cuts[i], End: cuts[i+1]}
		var over []mark
		for _, m := range marks {
			if m.Contains(s) {
				over = append(over, m)
			}
		}
		grey := slices.ContainsFunc(residue, func(r readout.Residue) bool { return r.Span.Contains(s) })
		here := !at.Empty() && at.Contains(s)
		for j, line := range strings.SplitAfter(s.In(text), "\n") {
			if j > 0 {
				b.WriteString("</p>\n<p>")
			}
			if line = strings.TrimSuffix(line, "\n"); line != "" {
				segment(&b, line, over, grey, here, here && !pointed)
				pointed = pointed || here
			}
		}
	}
	b.WriteString(`</p>`)
	return template.HTML(strings.ReplaceAll(b.String(), "<p></p>\n", "")) //nolint:gosec // made of escaped text and our own elements
}

// cutsOf are the places where something begins or ends, never within a letter.
func cutsOf(text string, marks []mark, residue []readout.Residue, at readout.Span) []int32 {
	cuts := []int32{0, int32(len(text)), at.Start, at.End}
	for _, m := range marks {
		cuts = append(cuts, m.Start, m.End)
	}
	for _, r := range residue {
		cuts = append(cuts, r.Span.Start, r.Span.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	return slices.DeleteFunc(cuts, func(c int32) bool {
		return c < 0 || int(c) > len(text) || int(c) < len(text) && !utf8.RuneStart(text[c])
	})
}

// order is which of several marks over the same words gives them its colour.
var order = []string{"time", "place", "actor", "talks", "event", "statement"}

// segment writes one piece: a link where a coding was found, else a mark or bare text.
func segment(b *strings.Builder, s string, over []mark, grey, here, first bool) {
	var class []string
	var ids, names []string
	link := ""
	slices.SortStableFunc(over, func(x, y mark) int { return slices.Index(order, x.Kind) - slices.Index(order, y.Kind) })
	for _, m := range over {
		if !slices.Contains(class, m.Kind) {
			class = append(class, m.Kind)
		}
		if !slices.Contains(ids, m.ID) {
			ids = append(ids, m.ID)
			names = append(names, m.Name)
		}
		if m.Head && link == "" {
			link = m.ID
		}
	}
	if link != "" {
		class = append(class, "head")
	}
	if grey {
		class = append(class, "residue")
	}
	if here {
		class = append(class, "at")
	}
	if len(class) == 0 {
		b.WriteString(html.EscapeString(s))
		return
	}
	tag := "span"
	if link != "" {
		tag = "a"
	} else if here {
		tag = "mark"
	}
	b.WriteString("<" + tag)
	if first {
		b.WriteString(` id="at"`)
	}
	if link != "" {
		b.WriteString(` href="?on=` + html.EscapeString(link) + `#card-` + html.EscapeString(link) + `"`)
	}
	b.WriteString(` class="` + strings.Join(class, " ") + `"`)
	if len(ids) > 0 {
		b.WriteString(` data-on="` + html.EscapeString(strings.Join(ids, " ")) + `" title="` + html.EscapeString(strings.Join(names, ", ")) + `"`)
	}
	b.WriteString(">" + html.EscapeString(s) + "</" + tag + ">")
}

// spanOf reads "12-40", bytes of a text, as a permalink has it.
func spanOf(s string, text string) (readout.Span, bool) {
	from, to, ok := strings.Cut(s, "-")
	a, err1 := strconv.ParseInt(from, 10, 32)
	z, err2 := strconv.ParseInt(to, 10, 32)
	if !ok || err1 != nil || err2 != nil || a < 0 || z <= a || int(z) > len(text) {
		return readout.Span{}, false
	}
	return readout.Span{Start: int32(a), End: int32(z)}, true
}
