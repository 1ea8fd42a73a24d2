package main

import (
	"fmt"
	"strconv"
	"strings"
)

// A goal is what is asked of a figure: a floor that must be reached, and what is wanted.
type goal struct{ floor, goal float64 }

// goals of figures, by name and unit. Of times and sizes less is better.
var goals = map[string]goal{
	"End/text-record/on-1 reports/s":     {60, 150},
	"Program/html-stored/on-2 reports/s": {60, 150},
	"Program/read-one ms":                {250, 120},
	"Program/read-one MB-binary":         {90, 60},
	"Program/read-one MB-peak":           {350, 200},
}

// rooms in the order in which a report passes them.
var rooms = []string{"article", "text", "syntax", "mentions", "times", "places", "actors", "statements", "events", "talks", "export", "processes"}

// tables writes all tables as Markdown. What was not measured has no row.
func (m *results) tables() string {
	return m.ends() + m.rooms() + m.lengths() + m.stored()
}

func (m *results) ends() string {
	var t table
	t.head("End to end", "what", "on", "reports/s", "ms a report", "tokens/s", "MB allocated a report", "floor", "goal")
	for _, x := range []struct{ name, what string }{{"End/text-record/", "text of 600 words to record"}, {"End/html-record/", "HTML page to record"}, {"Program/html-stored/", "folder of HTML pages to database, the program"}, {"Program/warc-stored/", "web archive to database, the program"}} {
		for _, on := range m.below(x.name) {
			name := x.name + on
			rate, ok := m.median(name, "reports/s")
			if !ok {
				continue
			}
			per := 0.0
			if ms, ok := m.median(name, "ms/report"); ok && rate > 0 {
				if all, ok := m.median(name, "B/op"); ok {
					ns, _ := m.median(name, "ns/op")
					per = all / (ns / 1e6 / ms) / 1e6
				}
			}
			floor, goal := asked(name + " reports/s")
			t.row(x.what, cores(on), number(rate), number(1000/rate), m.cell(name, "tokens/s"), number(per), floor, goal)
		}
	}
	out := t.String()
	t = table{}
	t.head("The program", "what", "measured", "floor", "goal")
	if ns, ok := m.median("Program/read-one", "ns/op"); ok {
		floor, goal := asked("Program/read-one ms")
		t.row("`readout read` of one report, from the call to the end, ms", number(ns/1e6), floor, goal)
	}
	for _, x := range []struct{ unit, what string }{{"MB-peak", "its peak of memory, MB"}, {"MB-binary", "the program as it is given away, MB"}} {
		if v, ok := m.median("Program/read-one", x.unit); ok {
			floor, goal := asked("Program/read-one " + x.unit)
			t.row(x.what, number(v), floor, goal)
		}
	}
	for _, kind := range []string{"html-stored", "warc-stored"} {
		for _, on := range m.below("Program/" + kind + "/") {
			if v, ok := m.median("Program/"+kind+"/"+on, "MB-peak"); ok {
				t.row("peak of memory of `ingest`, "+kind[:4]+", on "+cores(on)+", MB", number(v), "", "")
			}
		}
	}
	return out + t.String()
}

func (m *results) rooms() string {
	var t table
	t.head("Room by room, one core, reports of 600 words", "room", "ms a report", "reports/s", "tokens/s", "allocations a report")
	for _, room := range rooms {
		name := "Room/" + room
		ms, ok := m.median(name, "ms/report")
		if !ok {
			continue
		}
		if room == "syntax" { // measured with text before it
			if less, ok := m.median("Room/text", "ms/report"); ok {
				ms -= less
			}
		}
		ns, _ := m.median(name, "ns/op")
		whole, _ := m.median(name, "ms/report")
		allocs, _ := m.median(name, "allocs/op")
		t.row("`"+room+"`", number(ms), number(1000/ms), m.cell(name, "tokens/s"), number(allocs/(ns/1e6/whole)))
	}
	return t.String()
}

func (m *results) lengths() string {
	var t table
	t.head("How it grows with a report's length, one core", "report", "ms", "tokens/s", "times the half as long")
	last := 0.0
	for _, kb := range m.below("Length/") {
		ms, ok := m.median("Length/"+kb, "ms/report")
		if !ok {
			continue
		}
		grown := ""
		if last > 0 {
			grown = fmt.Sprintf("%.2f", ms/last)
		}
		last = ms
		t.row(kb, number(ms), m.cell("Length/"+kb, "tokens/s"), grown)
	}
	return t.String()
}

func (m *results) stored() string {
	kinds := []struct{ name, what string }{{"put", "one more report kept"}, {"get", "one record read"}, {"search", "search of two words"}, {"events", "20 events of an actor"}}
	sizes := m.below("Stored/put/")
	var t table
	t.head("How it grows with the reports that are stored, SQLite, ms", append([]string{"reports"}, whats(kinds)...)...)
	for _, n := range sizes {
		cells := []string{n}
		for _, k := range kinds {
			cells = append(cells, m.cell("Stored/"+k.name+"/"+n, "ms"))
		}
		t.row(cells...)
	}
	return t.String()
}

func whats(kinds []struct{ name, what string }) (out []string) {
	for _, k := range kinds {
		out = append(out, k.what)
	}
	return out
}

// cell is a figure for a table, empty where it was not measured.
func (m *results) cell(name, unit string) string {
	v, ok := m.median(name, unit)
	if !ok {
		return ""
	}
	return number(v)
}

func asked(what string) (floor, want string) {
	g, ok := goals[what]
	if !ok {
		return "", ""
	}
	return number(g.floor), number(g.goal)
}

func cores(on string) string {
	if n := strings.TrimPrefix(on, "on-"); n != "1" {
		return n + " cores"
	}
	return "1 core"
}

// number writes three digits that count, and no more than are whole.
func number(v float64) string {
	switch {
	case v == 0:
		return ""
	case v >= 1000:
		return group(int64(v + 0.5))
	case v >= 100:
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	s := strconv.FormatFloat(v, 'g', 3, 64)
	if strings.Contains(s, "e") {
		s = strconv.FormatFloat(v, 'f', 5, 64)
	}
	return s
}

// group puts commas between thousands.
func group(n int64) string {
	if n < 1000 {
		return strconv.FormatInt(n, 10)
	}
	return group(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

// A table is a heading and rows in Markdown; without rows it is nothing.
type table struct {
	title, top string
	rows       strings.Builder
}

func (t *table) head(title string, cells ...string) {
	t.title = title
	t.top = "| " + strings.Join(cells, " | ") + " |\n|" + strings.Repeat("---|", len(cells)) + "\n"
}

func (t *table) row(cells ...string) { t.rows.WriteString("| " + strings.Join(cells, " | ") + " |\n") }

func (t *table) String() string {
	if t.rows.Len() == 0 {
		return ""
	}
	return "### " + t.title + "\n\n" + t.top + t.rows.String() + "\n"
}
