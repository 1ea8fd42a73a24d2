package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"readout"
)

// A TextGroup is reports with much the same text. They count as one source.
type TextGroup struct {
	Reports []Report // by the day they came out
	Origin  string   // where the text likely comes from, empty where nothing tells
	Basis   string   // why
}

// Copies returns the text group of a report, or ErrNotFound.
func (s *Store) Copies(ctx context.Context, id string) (*TextGroup, error) {
	g := &TextGroup{}
	for r, err := range s.Reports(ctx, Filter{Group: []string{id}}) {
		if err != nil {
			return nil, err
		}
		g.Reports = append(g.Reports, r)
	}
	if len(g.Reports) == 0 {
		return nil, ErrNotFound
	}
	slices.SortStableFunc(g.Reports, func(a, b Report) int {
		if (a.Published == "") != (b.Published == "") { // those without a day last
			return cmp.Compare(b.Published, a.Published)
		}
		return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.N, b.N))
	})
	g.Origin, g.Basis = g.from()
	return g, nil
}

// from is where the text of a group likely comes from: what most copies say; else the
// outlet that alone printed it first.
func (g *TextGroup) from() (origin, basis string) {
	say := map[string]int{}
	for _, r := range g.Reports {
		if r.Origin != "" {
			say[r.Origin]++
		}
	}
	for o, n := range say {
		if n > say[origin] || n == say[origin] && o < origin {
			origin = o
		}
	}
	if origin != "" {
		return origin, fmt.Sprintf("%d of %d say so", say[origin], len(g.Reports))
	}
	if len(g.Reports) < 2 {
		return "", ""
	}
	first, second := g.Reports[0], g.Reports[1]
	if first.Outlet != "" && first.Published != "" && (second.Published == "" || first.Published < second.Published) {
		return first.Outlet, "the first to print it, " + first.Published
	}
	return "", ""
}

// Origin is the agency that a report's text likely comes from, empty where it says
// nothing: the outlet itself, the dateline ("NAIROBI, Sept 5 (Reuters)"), the byline,
// the line at the end, or the report's own words ("Reuters reported").
func Origin(r *readout.Report) string {
	head, tail := r.Text[:min(len(r.Text), 400)], r.Text[max(0, len(r.Text)-300):]
	lead := r.Text[:min(len(r.Text), 1000)]
	tests := [...]func(name string) bool{
		func(n string) bool { return strings.EqualFold(r.Outlet, n) },
		func(n string) bool {
			return strings.Contains(head, "("+n+")") || strings.Contains(head, "/"+n+"/") || strings.Contains(head, "["+n+"]")
		},
		func(n string) bool { return hasWord(r.Byline, n) },
		func(n string) bool {
			return strings.Contains(tail, "("+n+")") || strings.Contains(tail, "/"+n+"/") || strings.Contains(tail, "Source: "+n)
		},
		func(n string) bool {
			return hasWord(lead, n+" reported") || hasWord(lead, n+" reports") || hasWord(lead, "told "+n) || hasWord(lead, "according to "+n) || hasWord(lead, "told the "+n)
		},
	}
	for _, holds := range tests {
		for _, w := range wires {
			for _, name := range w {
				if holds(name) {
					return w[0]
				}
			}
		}
	}
	return ""
}

// hasWord says that name stands in s with no letter on either side.
func hasWord(s, name string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], name)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(name)
		if (i == 0 || !letter(s[i-1])) && (end == len(s) || !letter(s[end])) {
			return true
		}
		from = i + 1
	}
}

func letter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= 0x80 }

// wires are the agencies whose reports others print, each with the names they go by.
var wires = [...][]string{{"Reuters", "REUTERS", "Thomson Reuters"}, {"AP", "Associated Press", "The Associated Press"}, {"AFP", "Agence France-Presse", "Agence France Presse"},
	{"Xinhua"}, {"TASS", "Tass", "ITAR-TASS"}, {"IANS"}, {"PTI", "Press Trust of India"}, {"ANI"}, {"UPI"}, {"dpa", "DPA"}, {"EFE"}, {"ANSA"}, {"Kyodo", "KYODO"}, {"Yonhap"}, {"Interfax"},
	{"Anadolu", "Anadolu Agency", "AA"}, {"Bloomberg"}, {"APA"}, {"PANA"}, {"MENA"}, {"IRNA"}, {"SPA"}, {"WAM"}, {"KUNA"}}
