package events

import (
	"fmt"
	"slices"
	"strings"
)

// An Import is what became of a verb dictionary of another program.
type Import struct {
	Verbs, Patterns             int // that the dictionary has
	MappedVerbs, MappedPatterns int // that became frames or need none
	Frames                      int
	Left                        []Unmapped // the others, in the order of the lines
	out                         strings.Builder
}

// An Unmapped is a line that our format cannot say, and why.
type Unmapped struct {
	Line   int
	Text   string
	Reason string
}

// TSV is the file of frames, for --frames.
func (m *Import) TSV() string { return m.out.String() }

// ImportPetrarch makes frames of a verb dictionary in the format of PETRARCH 1 or 2:
//
//	--- ACCEPT [030] ---      a block of verbs that share a code
//	ACCEPT {ACCEPTS}          a verb, irregular forms, a code of its own
//	+TAKE_UP [031]            a verb of two words; + stands before the main word
//	&TREATY                   a set of words, which follow behind +
//	- * &TREATY (WITH +) [057]  a pattern: * is the verb, () a preposition's phrase,
//	                          {} a phrase with its head last, $ source, + target,
//	                          % both, ^ anybody else
//	~ a (a b Q) SAY = a b Q   a transformation
//
// Version 1 has ** for the verb and prepositions without brackets. An error says that
// the text is no such dictionary.
func ImportPetrarch(name string, text []byte) (*Import, error) {
	p := &petrarch{prefix: classPrefix(name), sets: map[string][]string{}, classes: map[string]string{}, seen: map[string]bool{}, codes: load().codes}
	lines := uncommented(string(text))
	for _, l := range lines { // a set may stand anywhere, behind its use too
		p.set(l)
	}
	for i, l := range lines {
		p.line = i + 1
		p.read(l)
	}
	p.flush()
	if p.m.MappedVerbs+p.m.MappedPatterns == 0 {
		return nil, fmt.Errorf("%s: no verbs and no patterns that can be read; is it a verb dictionary of PETRARCH, such as CAMEO.2.0.txt?", name)
	}
	p.write(name)
	return &p.m, nil
}

// classPrefix makes of a file's name the beginning of its classes' names, so that
// those of two files differ.
func classPrefix(name string) string {
	name = strings.ToLower(name[strings.LastIndexAny(name, "/\\")+1:])
	name = strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, strings.TrimSuffix(name, ".txt"))
	return "petrarch-" + name
}

// uncommented are the lines of text without what stands behind # or ; or between
// <!-- and -->. Head lines such as "### GRANT ###" become "--- GRANT ---".
func uncommented(text string) []string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	inside := false
	for i, l := range lines {
		if inside {
			_, after, ends := strings.Cut(l, "-->")
			l, inside = after, !ends
			if inside {
				l = ""
			}
		}
		if before, after, ok := strings.Cut(l, "<!--"); ok {
			_, rest, ends := strings.Cut(after, "-->")
			l, inside = before+rest, !ends
		}
		if t := strings.TrimSpace(l); strings.HasPrefix(t, "###") && strings.HasSuffix(t, "###") && strings.Trim(t, "# ") != "" {
			l = "--- " + strings.Trim(t, "# ") + " ---"
		}
		if k := strings.IndexAny(l, "#;"); k >= 0 {
			l = l[:k]
		}
		lines[i] = strings.TrimRight(l, " \t\r")
	}
	return lines
}

// A petrarch reads a dictionary, block by block.
type petrarch struct {
	m       Import
	prefix  string // of the classes that are made
	line    int
	sets    map[string][]string // by label without &
	label   string              // of the set that is read
	block   petrarchBlock
	classes map[string]string // names of the classes that are made, by their words
	order   []string          // their words
	rows    []string
	seen    map[string]bool
	codes   map[string][]coded
}

// A petrarchBlock is a block of verbs with their patterns.
type petrarchBlock struct {
	name, code string
	verbs      []petrarchVerb
	patterns   []petrarchPattern
}

type petrarchVerb struct {
	line       int
	text, code string
}

type petrarchPattern struct {
	line             int
	text, body, code string
}

// set keeps the words of a set.
func (p *petrarch) set(l string) {
	t := strings.TrimSpace(l)
	switch {
	case strings.HasPrefix(t, "&"):
		p.label = strings.TrimSuffix(strings.Fields(t)[0][1:], "_")
		p.sets[p.label] = nil
	case p.label != "" && strings.HasPrefix(t, "+"):
		if w := strings.ToLower(strings.Trim(strings.ReplaceAll(t[1:], " ", "_"), "_")); petrarchLetters(w) && !slices.Contains(p.sets[p.label], w) {
			p.sets[p.label] = append(p.sets[p.label], w)
		}
	case t != "":
		p.label = ""
	}
}

// read takes one line.
func (p *petrarch) read(l string) {
	t := strings.TrimSpace(l)
	switch {
	case t == "":
	case strings.HasPrefix(t, "&"):
		p.flush()
		p.label = t
	case p.label != "" && t[0] == '+':
	case strings.HasPrefix(t, "---"):
		p.flush()
		name, code := cutCode(strings.Trim(strings.TrimSuffix(strings.TrimPrefix(t, "---"), "---"), " "))
		p.block = petrarchBlock{name: name, code: code}
	case t[0] == '~':
		p.m.Patterns++
		p.leave(p.line, t, "a transformation of one verb by another: operators and compose.tsv do that")
	case t[0] == '-':
		body, code := cutCode(strings.TrimSpace(t[1:]))
		p.m.Patterns++
		p.block.patterns = append(p.block.patterns, petrarchPattern{p.line, t, body, code})
	default:
		p.label = ""
		if len(p.block.patterns) > 0 { // version 1 has no head line before every block
			p.flush()
		}
		word, code := cutCode(t)
		word, _, _ = strings.Cut(word, "{")
		p.m.Verbs++
		if len(p.block.verbs) == 0 && p.block.code == "" {
			p.block.code = code
		}
		p.block.verbs = append(p.block.verbs, petrarchVerb{p.line, strings.TrimSpace(word), code})
	}
	if t != "" && t[0] != '+' && t[0] != '&' {
		p.label = ""
	}
}

// cutCode takes "[042:043]" off the end of a line.
func cutCode(t string) (rest, code string) {
	open := strings.LastIndexByte(t, '[')
	end := strings.LastIndexByte(t, ']')
	if open < 0 || end < open {
		return strings.TrimSpace(t), ""
	}
	return strings.TrimSpace(t[:open]), strings.TrimSpace(t[open+1 : end])
}

func (p *petrarch) leave(line int, text, reason string) {
	p.m.Left = append(p.m.Left, Unmapped{line, text, reason})
}

// flush makes the frames of the block that was read.
func (p *petrarch) flush() {
	b := p.block
	p.block = petrarchBlock{}
	if len(b.verbs)+len(b.patterns) == 0 {
		return
	}
	p.rows = append(p.rows, "# "+b.name)
	var verbs []petrarchWord
	for _, v := range b.verbs {
		w, reason := petrarchVerbs(v.text)
		if reason != "" {
			p.leave(v.line, v.text, reason)
			continue
		}
		verbs = append(verbs, w)
		code := v.code
		if code == "" {
			code = b.code
		}
		if code == "" || code == "---" {
			p.m.MappedVerbs++ // by itself it tells nothing
			continue
		}
		if reason := p.frames([]petrarchWord{w}, petrarchSlots{}, code); reason != "" {
			p.leave(v.line, v.text+" ["+code+"]", reason)
			continue
		}
		p.m.MappedVerbs++
	}
	for _, q := range b.patterns {
		code := q.code
		if code == "" {
			code = b.code
		}
		s, reason := p.pattern(q.body)
		switch {
		case reason != "":
		case len(verbs) == 0:
			reason = "none of its verbs can be mapped"
		case code == "":
			reason = "no code"
		default:
			reason = p.frames(verbs, s, code)
		}
		if reason != "" {
			p.leave(q.line, q.text, reason)
			continue
		}
		p.m.MappedPatterns++
	}
}

// write makes the file.
func (p *petrarch) write(name string) {
	slices.SortStableFunc(p.m.Left, func(a, b Unmapped) int { return a.Line - b.Line })
	fmt.Fprintf(&p.m.out, "trigger\tslots\ttype\tmode\tcameo\tflags\n# from %s: %d of %d verbs and %d of %d patterns\n", strings.ReplaceAll(name, "\n", " "), p.m.MappedVerbs, p.m.Verbs, p.m.MappedPatterns, p.m.Patterns)
	for _, words := range p.order {
		fmt.Fprintf(&p.m.out, "@%s\t%s\n", p.classes[words], words)
	}
	for i, r := range p.rows {
		if r[0] == '#' && (i+1 == len(p.rows) || p.rows[i+1][0] == '#') {
			continue // a block without frames
		}
		p.m.out.WriteString(r + "\n")
	}
}
