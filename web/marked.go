package web

import (
	"cmp"
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
	Head bool   // where the coding was found: its card leads here
	Name string // "CONSULT, happened", for who cannot see colours
	Role string // "who", of a part of the coding that is selected
}

// mostOver is how many codings over the same words a segment names, the innermost first;
// mostMarks how many are told to who hovers, mostMarks
// how many passages are marked on one page.
const (
	mostOver  = 8
	mostTold  = 3
	mostMarks = 5000
)

// A marking is a text, or a part of one, with what is to be marked in it.
type marking struct {
	text    string
	part    readout.Span // of the text
	marks   []mark
	residue []readout.Residue
	at      readout.Span // a passage to point at; empty for none
}

// write writes the part as HTML, one paragraph a line. The text is cut wherever a mark
// begins or ends, and nothing of it but the cuts can become an element: everything goes
// through markup.text, and what the browser shows is the text, letter for letter. Every
// segment leads to the card of the innermost coding over it.
func (g *marking) write(m *markup) {
	cuts := g.cuts()
	byStart := make([]*mark, len(g.marks))
	for i := range g.marks {
		byStart[i] = &g.marks[i]
	}
	slices.SortStableFunc(byStart, func(a, b *mark) int { return cmp.Compare(a.Start, b.Start) })
	var over []*mark // those over the segment, innermost first
	next, grey, pointed := 0, 0, false
	open := false // a paragraph
	for i := 0; i+1 < len(cuts); i++ {
		s := readout.Span{Start: cuts[i], End: cuts[i+1]}
		over = slices.DeleteFunc(over, func(x *mark) bool { return x.End <= s.Start })
		for ; next < len(byStart) && byStart[next].Start <= s.Start; next++ {
			if x := byStart[next]; x.End > s.Start {
				at, _ := slices.BinarySearchFunc(over, x, inner)
				over = slices.Insert(over, at, x)
			}
		}
		for grey < len(g.residue) && g.residue[grey].Span.End <= s.Start {
			grey++
		}
		set := segment{over: over, here: !g.at.Empty() && g.at.Contains(s), start: s.Start}
		if grey < len(g.residue) && g.residue[grey].Span.Contains(s) {
			set.residue = g.residue[grey].Kind
			set.grey = true
		}
		words := s.In(g.text)
		for {
			line, rest, more := strings.Cut(words, "\n")
			if line != "" {
				if !open {
					m.raw(`<p data-at="` + strconv.Itoa(int(s.End)-len(words)) + `">`) // where it begins, in bytes of the text
					open = true
				}
				set.first = set.here && !pointed
				set.write(m, line)
				pointed = pointed || set.here
				set.start = -1 // the anchors stand there once
			}
			if !more {
				break
			}
			if open {
				m.raw("</p>\n")
				open = false
			}
			words = rest
		}
	}
	if open {
		m.raw("</p>")
	}
}

// inner puts the shorter of two marks first.
func inner(a, b *mark) int {
	return cmp.Or(cmp.Compare(a.Len(), b.Len()), cmp.Compare(rank(a.Kind), rank(b.Kind)))
}

// cuts are the places where something begins or ends, never within a letter.
func (g *marking) cuts() []int32 {
	cuts := []int32{g.part.Start, g.part.End}
	add := func(s readout.Span) {
		if s.Overlaps(g.part) {
			cuts = append(cuts, s.Start, s.End)
		}
	}
	add(g.at)
	for _, x := range g.marks {
		add(x.Span)
	}
	for _, r := range g.residue {
		add(r.Span)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	return slices.DeleteFunc(cuts, func(c int32) bool {
		return c < g.part.Start || c > g.part.End || int(c) < len(g.text) && !utf8.RuneStart(g.text[c])
	})
}

// longHead is how many bytes words may have to stand out in bold.
const longHead = 40

// order is which of several marks over the same words gives them its colour.
var order = []string{"time", "place", "actor", "position", "talks", "event", "statement"}

func rank(kind string) int { return slices.Index(order, kind) }

// A segment is words between two cuts, all under the same marks.
type segment struct {
	over        []*mark
	start       int32 // where it begins; -1 behind the first line of it
	grey        bool
	residue     string // what kind of page furniture
	here, first bool   // it is pointed at, and the first of what is
}

// write writes one piece: a link to the card of the innermost coding, or bare text. Only
// where a coding was found does the link stand in the order of the tab key.
func (s *segment) write(m *markup, words string) {
	if len(s.over) == 0 && !s.grey && !s.here {
		m.text(words)
		return
	}
	tag := "span"
	var link *mark
	if len(s.over) > 0 {
		tag, link = "a", s.over[0]
	} else if s.here {
		tag = "mark"
	}
	head := false
	for _, x := range s.over {
		if x.Head && !head {
			head, link = true, x
		}
	}
	m.raw("<" + tag)
	if s.first {
		m.raw(` id="at"`)
	}
	if link != nil {
		m.raw(` href="#card-`)
		m.text(link.ID)
		m.raw(`"`)
		if !head {
			m.raw(` tabindex="-1"`)
		}
	}
	m.raw(` class="seg`)
	s.classes(m, head, link)
	m.raw(`"`)
	if len(s.over) > 0 {
		s.names(m, head)
	}
	if s.grey {
		m.attr("title", "page furniture, not read: "+cmp.Or(s.residue, "other"))
	}
	m.raw(">")
	for _, x := range s.over {
		if x.Head && x.Start == s.start {
			m.raw(`<span id="w-`)
			m.text(x.ID)
			m.raw(`"></span>`)
		}
	}
	m.text(words)
	m.raw("</" + tag + ">")
}

// classes writes which kinds lie over the words, the one that colours them first.
func (s *segment) classes(m *markup, head bool, link *mark) {
	var kinds [16]bool
	deepest := 0
	for _, x := range s.over {
		if r := rank(x.Kind); r >= 0 {
			kinds[r] = true
		}
		deepest++
	}
	for i, name := range order {
		if kinds[i] {
			m.raw(" " + name)
		}
	}
	switch {
	case deepest > 2:
		m.raw(" n3")
	case deepest > 1:
		m.raw(" n2")
	}
	if head {
		m.raw(" head h-" + link.Kind)
		if link.Len() > longHead {
			m.raw(" long")
		}
	}
	if slices.ContainsFunc(s.over, func(x *mark) bool { return x.Role != "" }) {
		m.raw(" rel")
	}
	if s.grey {
		m.raw(" residue")
	}
	if s.here {
		m.raw(" at")
	}
}

// names writes which codings lie over the words, for scripts and for who hovers: all of
// them where one was found, else the innermost.
func (s *segment) names(m *markup, head bool) {
	role := ""
	m.raw(` data-on="`)
	n := 0
	for i, x := range s.over {
		if role == "" {
			role = x.Role
		}
		if n == mostOver || i > 0 && slices.ContainsFunc(s.over[:i], func(o *mark) bool { return o.ID == x.ID }) {
			continue
		}
		if n++; n > 1 {
			m.raw(" ")
		}
		m.text(x.ID)
	}
	m.raw(`" title="`)
	for i, x := range s.over {
		if i > 0 && (!head || i == mostTold) {
			break
		}
		if i > 0 {
			m.raw("; ")
		}
		m.text(x.Name)
	}
	if k := len(s.over); k > mostOver {
		m.raw("; " + strconv.Itoa(k) + " passages in all")
	}
	m.raw(`"`)
	if role != "" {
		m.attr("data-role", role)
	}
}

// html is write as a template takes it.
func (g *marking) html() template.HTML {
	var m markup
	m.b.Grow(2*g.part.Len() + 200*len(g.marks))
	g.write(&m)
	return m.html()
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
