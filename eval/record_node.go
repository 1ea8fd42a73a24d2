package eval

import "unicode"

// A node is a value of JSON with no fixed shape: gold records have field names
// and alternatives of their own.
type node struct{ v any }

// at returns a field of an object, the empty node if there is none.
func (n node) at(field string) node {
	m, _ := n.v.(map[string]any)
	return node{m[field]}
}

func (n node) str(field string) string {
	s, _ := n.at(field).v.(string)
	return s
}

// list returns the elements of a list; a single value is a list of itself.
func (n node) list() []node {
	switch v := n.v.(type) {
	case nil:
		return nil
	case []any:
		out := make([]node, len(v))
		for i := range v {
			out[i] = node{v[i]}
		}
		return out
	}
	return []node{n}
}

// texts returns the strings of a list or a single string.
func (n node) texts() []string {
	var out []string
	for _, x := range n.list() {
		if s, ok := x.v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func (n node) true(field string) bool {
	b, _ := n.at(field).v.(bool)
	return b
}

// A stretch is a span of code points.
type stretch struct{ start, end int }

// spans returns all spans below a node that is a span or lists of them.
func (n node) spans() []stretch {
	switch v := n.v.(type) {
	case map[string]any:
		s, ok1 := v["start"].(float64)
		e, ok2 := v["end"].(float64)
		if ok1 && ok2 {
			return []stretch{{int(s), int(e)}}
		}
	case []any:
		var out []stretch
		for _, x := range v {
			out = append(out, node{x}.spans()...)
		}
		return out
	}
	return nil
}

// walk calls f on every object with a span anywhere below n.
func (n node) walk(f func(node)) {
	switch v := n.v.(type) {
	case map[string]any:
		if v["start"] != nil && v["end"] != nil {
			f(n)
		}
		for _, x := range v {
			node{x}.walk(f)
		}
	case []any:
		for _, x := range v {
			node{x}.walk(f)
		}
	}
}

// touch says whether two lists of spans share a code point.
func touch(a, b []stretch) bool {
	for _, x := range a {
		for _, y := range b {
			if x.start < y.end && y.start < x.end {
				return true
			}
		}
	}
	return false
}

// wordStarts returns where the words of the spans begin.
func wordStarts(text []rune, spans []stretch) map[int]bool {
	out := map[int]bool{}
	for _, s := range spans {
		in := false
		for i := max(s.start, 0); i < min(s.end, len(text)); i++ {
			w := text[i] == '_' || unicode.IsLetter(text[i]) || unicode.IsNumber(text[i])
			if w && !in {
				out[i] = true
			}
			in = w
		}
	}
	return out
}

// common counts what two sets share.
func common(a, b map[int]bool) int {
	n := 0
	for x := range a {
		if b[x] {
			n++
		}
	}
	return n
}
