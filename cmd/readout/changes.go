package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"readout/store"
	"readout/wording"
)

// firstExamples is how many changes of a room and kind are told.
const firstExamples = 5

// printChanges prints what is different, a table and then examples from each room.
func printChanges(w io.Writer, c *store.Changes) {
	fmt.Fprintf(w, "%-11s %8s %8s %8s %8s\n", "room", "same", "new", "gone", "changed")
	for _, r := range c.Rooms {
		fmt.Fprintf(w, "%-11s %8d %8d %8d %8d\n", wording.Spaced(r.Name), r.Same, r.Added, r.Gone, r.Changed)
	}
	for _, r := range c.Rooms {
		if len(r.Examples) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s\n", wording.Spaced(r.Name))
		for _, x := range r.Examples {
			what := x.What
			if what == "added" {
				what = "new"
			}
			words := strings.Join(strings.Fields(x.Words), " ")
			fmt.Fprintf(w, "  %s  %-7s  %q  %s\n", x.Report, what, wording.Plain(cut(words, 60)), wording.Plain(cut(difference(x), 160)))
		}
		if n := r.Added + r.Gone + r.Changed - len(r.Examples); n > 0 {
			fmt.Fprintf(w, "  and %d more\n", n)
		}
	}
	if len(c.Waiting) > 0 {
		fmt.Fprintf(w, "\n%s kept, but what it corrects is no longer found:\n", countIs(len(c.Waiting), "correction"))
		for _, x := range c.Waiting[:min(len(c.Waiting), firstExamples)] {
			fmt.Fprintf(w, "  %s  %s  %s = %s (%s)\n", x.Report, x.Target, wording.Plain(x.Field), wording.Plain(x.Value), wording.Plain(x.Who))
		}
	}
}

// countIs is a number of things with the verb: "1 report is", "2 reports are".
func countIs(n int, thing string) string {
	if n == 1 {
		return wording.Count(n, thing) + " is"
	}
	return wording.Count(n, thing) + " are"
}

// difference says what is different, or of what kind that is which came or went.
func difference(x store.Example) string {
	var out []string
	if x.What == "changed" {
		for _, f := range x.Fields {
			out = append(out, fmt.Sprintf("%s %s -> %s", f, orNone(inWords(x.Before[f])), orNone(inWords(x.After[f]))))
		}
		return strings.Join(out, ", ")
	}
	fields := x.After
	if fields == nil {
		fields = x.Before
	}
	for _, k := range []string{"type", "mode", "kind", "cue_type", "value", "country", "status", "state"} {
		if s := inWords(fields[k]); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return cut(s, 80)
}

// inWords is a value of a record in words.
func inWords(v any) string {
	var list []string
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		for _, x := range v {
			list = append(list, inWords(x))
		}
		return strings.Join(list, "; ")
	case map[string]any:
		if s, ok := v["text"].(string); ok { // words of the report
			return `"` + strings.Join(strings.Fields(s), " ") + `"`
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			if s := inWords(v[k]); s != "" {
				list = append(list, k+" "+s)
			}
		}
		return strings.Join(list, " ")
	}
	return fmt.Sprint(v)
}
