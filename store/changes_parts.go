package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// roomNames are the lists of a record, in the order in which it has them.
var roomNames = strings.Fields("sentences actors statements events times places meetings positions proposals threats next_steps deadlines agreements relations effects assessments processes")

// A part is one thing in a record, such that it can be compared with one of another
// record: what it names by ids, which hang on how many there are, is named by words.
type part struct {
	fields map[string]any
	whole  string // all of it
	at     string // where it stands
	kind   string // and what it is
	words  string
	taken  bool
}

// partsOf takes a record apart, which is JSON.
func partsOf(j []byte) (map[string][]*part, error) {
	var rec map[string]json.RawMessage
	if err := json.Unmarshal(j, &rec); err != nil {
		return nil, fmt.Errorf("the stored record is damaged: %w", err)
	}
	out := map[string][]*part{}
	names := map[string]string{} // what ids stand for
	for _, room := range roomNames {
		if rec[room] == nil {
			continue
		}
		var list []map[string]any
		if err := json.Unmarshal(rec[room], &list); err != nil {
			return nil, fmt.Errorf("the stored record is damaged: %w", err)
		}
		for _, m := range list {
			p := &part{fields: m}
			p.place()
			if id, ok := m["id"].(string); ok {
				names[id] = room + " " + p.words
				delete(m, "id")
			}
			out[room] = append(out[room], p)
		}
	}
	for _, list := range out {
		for _, p := range list {
			for k, v := range p.fields {
				p.fields[k] = named(v, names)
			}
			p.sum()
		}
	}
	return out, nil
}

// place finds the words that the part stands for.
func (p *part) place() {
	for _, k := range [...]string{"trigger", "cue", "span", "mentions", "content", "source"} {
		v := p.fields[k]
		if list, ok := v.([]any); ok && len(list) > 0 {
			v = list[0]
		}
		if span, ok := v.(map[string]any); ok {
			p.at, p.words = fmt.Sprint(span["start"], " ", span["end"]), fmt.Sprint(span["text"])
			break
		}
	}
	if p.at == "" { // a sentence is a span itself
		p.at, p.words = fmt.Sprint(p.fields["start"], " ", p.fields["end"]), fmt.Sprint(p.fields["text"])
	}
	p.kind = p.at
	for _, k := range [...]string{"type", "kind", "key", "rel"} {
		if s, ok := p.fields[k].(string); ok {
			p.kind += " " + s
		}
	}
}

// sum makes the text that is the same if nothing changed but how sure it is, and by
// which rule.
func (p *part) sum() {
	m := maps.Clone(p.fields)
	delete(m, "score")
	delete(m, "rule")
	b, err := json.Marshal(m) // keys are sorted
	if err != nil {
		panic("BUG: " + err.Error())
	}
	p.whole = string(b)
}

// named puts words in the place of ids.
func named(v any, names map[string]string) any {
	switch v := v.(type) {
	case string:
		if n, ok := names[v]; ok {
			return n
		}
	case []any:
		for i := range v {
			v[i] = named(v[i], names)
		}
	case map[string]any:
		if _, isSpan := v["start"]; isSpan {
			return v // its text is a text
		}
		for k := range v {
			v[k] = named(v[k], names)
		}
	}
	return v
}

// add counts what is different between two lists and keeps examples; it says whether
// anything is.
func (r *Room) add(report string, before, after []*part, examples int) bool {
	pair := func(key func(*part) string, f func(a, b *part)) {
		at := map[string][]*part{}
		for _, a := range before {
			if !a.taken {
				at[key(a)] = append(at[key(a)], a)
			}
		}
		for _, b := range after {
			if list := at[key(b)]; !b.taken && len(list) > 0 {
				list[0].taken, b.taken = true, true
				at[key(b)] = list[1:]
				f(list[0], b)
			}
		}
	}
	start := r.Added + r.Gone + r.Changed
	changed := func(a, b *part) { r.Changed++; r.example(examples, different(report, a, b)) }
	pair(func(p *part) string { return p.whole }, func(_, _ *part) { r.Same++ })
	pair(func(p *part) string { return p.kind }, changed)
	pair(func(p *part) string { return p.at }, changed)
	for _, a := range before {
		if !a.taken {
			r.Gone++
			r.example(examples, Example{Report: report, What: "gone", Words: a.words, Before: a.fields})
		}
	}
	for _, b := range after {
		if !b.taken {
			r.Added++
			r.example(examples, Example{Report: report, What: "added", Words: b.words, After: b.fields})
		}
	}
	return r.Added+r.Gone+r.Changed > start
}

// example keeps e unless there are enough of its kind.
func (r *Room) example(most int, e Example) {
	n := 0
	for _, o := range r.Examples {
		if o.What == e.What {
			n++
		}
	}
	if n < most {
		r.Examples = append(r.Examples, e)
	}
}

// different is the example of a part that changed.
func different(report string, a, b *part) Example {
	e := Example{Report: report, What: "changed", Words: b.words, Before: map[string]any{}, After: map[string]any{}}
	keys := slices.Sorted(maps.Keys(a.fields))
	for k := range b.fields {
		if _, ok := a.fields[k]; !ok {
			keys = append(keys, k)
		}
	}
	for _, k := range keys {
		x, y := text(a.fields[k]), text(b.fields[k])
		if x == y || k == "score" || k == "rule" {
			continue
		}
		e.Fields = append(e.Fields, k)
		if v, ok := a.fields[k]; ok {
			e.Before[k] = v
		}
		if v, ok := b.fields[k]; ok {
			e.After[k] = v
		}
	}
	return e
}

func text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return string(b)
}
