package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"

	"readout"
)

// A change is one coding that is not as it was.
type change struct {
	Report string `json:"report"`
	Kind   string `json:"kind"` // new, gone, changed
	Words  string `json:"words"`
	What   string `json:"what"` // of what kind it is, or what has changed
}

// A roomDiff says how the codings of a room differ from what they were.
type roomDiff struct {
	Room    string   `json:"room"`
	Same    int      `json:"same"`
	New     int      `json:"new"`
	Gone    int      `json:"gone"`
	Changed int      `json:"changed"`
	First   []change `json:"first"`
}

// roomsCompared are those whose codings are compared, in the order of their work.
var roomsCompared = []string{"text", "times", "places", "actors", "statements", "events", "talks"}

// A coding is one thing in a record: where it stands, and what is said of it with the
// names of what it refers to instead of their ids, which count through the report.
type coding struct {
	words  string
	fields map[string]string
}

// differences adds to diffs how b differs from a, and says whether it does.
func differences(diffs map[string]*roomDiff, a, b *readout.Record) bool {
	before, after := codingsOf(a), codingsOf(b)
	differ := false
	for _, room := range roomsCompared {
		d := diffs[room]
		if d == nil {
			d = &roomDiff{Room: room, First: []change{}}
			diffs[room] = d
		}
		note := func(kind, words, what string) {
			differ = true
			if len(d.First) < firstExamples {
				d.First = append(d.First, change{b.Report.ID, kind, words, what})
			}
		}
		x, y := before[room], after[room]
		for _, key := range slices.Sorted(maps.Keys(x)) {
			old := x[key]
			now, ok := y[key]
			switch what := old.unlike(now); {
			case !ok:
				d.Gone++
				note("gone", old.words, old.sort())
			case what != "":
				d.Changed++
				note("changed", old.words, what)
			default:
				d.Same++
			}
		}
		for _, key := range slices.Sorted(maps.Keys(y)) {
			if _, ok := x[key]; !ok {
				d.New++
				note("new", y[key].words, y[key].sort())
			}
		}
	}
	return differ
}

// firstExamples is how many changes of a room are told.
const firstExamples = 5

// unlike says how two codings differ, empty where they do not.
func (c coding) unlike(now coding) string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(c.fields)) {
		if now.fields[k] != c.fields[k] {
			out = append(out, fmt.Sprintf("%s %s -> %s", k, orNone(c.fields[k]), orNone(now.fields[k])))
		}
	}
	for _, k := range slices.Sorted(maps.Keys(now.fields)) {
		if _, ok := c.fields[k]; !ok {
			out = append(out, fmt.Sprintf("%s none -> %s", k, orNone(now.fields[k])))
		}
	}
	return strings.Join(out, ", ")
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return cut(s, 80)
}

// sort is what kind of thing a coding is.
func (c coding) sort() string {
	var out []string
	for _, k := range []string{"type", "mode", "kind", "cue_type", "value", "country", "status", "state"} {
		if c.fields[k] != "" {
			out = append(out, c.fields[k])
		}
	}
	return strings.Join(out, " ")
}

// leftOut are the fields that are no part of what a coding says: ids, the rule that
// found it, and how sure that is.
var leftOut = map[string]bool{"id": true, "rule": true, "score": true, "evidence": true, "alternatives": true}

// codingsOf takes the codings of a record apart, by room and by where they stand.
func codingsOf(rec *readout.Record) map[string]map[string]coding {
	out := map[string]map[string]coding{}
	for _, r := range roomsCompared {
		out[r] = map[string]coding{}
	}
	type found struct {
		room, key string
		c         coding
		raw       map[string]any
	}
	var list []found
	names := map[string]string{} // of ids
	v := reflect.ValueOf(*rec)
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.Slice {
			continue
		}
		section := strings.ToLower(v.Type().Field(i).Name)
		for j := range f.Len() {
			x := found{room: roomOf(section)}
			at, label, id := whereabouts(f.Index(j).Interface(), rec.Report.Text)
			x.key = fmt.Sprintf("%s %d-%d %s", section, at.Start, at.End, label)
			if at.Empty() {
				x.key = section + " " + label
			}
			x.c.words = at.In(rec.Report.Text)
			if label != "" {
				x.c.words = label
			}
			x.c.words = cut(strings.Join(strings.Fields(x.c.words), " "), 60)
			if b, err := json.Marshal(f.Index(j).Interface()); err == nil {
				_ = json.Unmarshal(b, &x.raw) // of sentences there is nothing more
			}
			if id != "" {
				names[id] = x.c.words
			}
			list = append(list, x)
		}
	}
	for _, x := range list {
		x.c.fields = map[string]string{}
		for k, val := range x.raw {
			if !leftOut[k] {
				x.c.fields[k] = inWords(val, names)
			}
		}
		key := x.key
		for n := 2; ; n++ {
			if _, ok := out[x.room][key]; !ok {
				break
			}
			key = fmt.Sprintf("%s #%d", x.key, n)
		}
		out[x.room][key] = x.c
	}
	return out
}

// roomOf is the room that fills a section of the record.
func roomOf(section string) string {
	switch section {
	case "sentences":
		return "text"
	case "times", "places", "actors", "statements", "events":
		return section
	}
	return "talks"
}

// whereabouts says where a thing of a record stands, what it is called if not by the
// words there, and its id.
func whereabouts(x any, text string) (at readout.Span, label, id string) {
	switch x := x.(type) {
	case readout.Span:
		return x, "", ""
	case readout.Actor:
		return readout.Span{}, x.Name, x.ID
	case readout.Statement:
		if at = x.Cue; at.Empty() && len(x.Content) > 0 {
			at = x.Content[0]
		}
		return at, "", x.ID
	case readout.Event:
		return x.Trigger, "", x.ID
	case readout.Timex:
		return x.Span, "", x.ID
	case readout.Place:
		return x.Span, "", x.ID
	case readout.Process:
		return readout.Span{}, x.Key + x.Name, x.ID
	}
	if item, ok := reflect.ValueOf(x).FieldByName("Item").Interface().(readout.Item); ok {
		return item.Span, "", item.ID
	}
	return readout.Span{}, "", ""
}

// inWords is a value in words, with names in the place of ids.
func inWords(v any, names map[string]string) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		if n, ok := names[v]; ok {
			return n
		}
		return v
	case []any:
		var list []string
		for _, x := range v {
			list = append(list, inWords(x, names))
		}
		return strings.Join(list, "; ")
	case map[string]any:
		var list []string
		for _, k := range slices.Sorted(maps.Keys(v)) {
			if s := inWords(v[k], names); s != "" {
				list = append(list, k+" "+s)
			}
		}
		return strings.Join(list, " ")
	}
	return fmt.Sprint(v)
}

// printDiffs prints the differences, a table and then the first of each room.
func printDiffs(w io.Writer, diffs map[string]*roomDiff) {
	fmt.Fprintf(w, "%-11s %8s %8s %8s %8s\n", "room", "same", "new", "gone", "changed")
	for _, room := range roomsCompared {
		if d := diffs[room]; d != nil {
			fmt.Fprintf(w, "%-11s %8d %8d %8d %8d\n", room, d.Same, d.New, d.Gone, d.Changed)
		}
	}
	for _, room := range roomsCompared {
		d := diffs[room]
		if d == nil || len(d.First) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s\n", room)
		for _, x := range d.First {
			fmt.Fprintf(w, "  %s  %-7s  %q  %s\n", x.Report, x.Kind, plain(x.Words), plain(cut(x.What, 160)))
		}
		if n := d.New + d.Gone + d.Changed - len(d.First); n > 0 {
			fmt.Fprintf(w, "  and %d more\n", n)
		}
	}
}
