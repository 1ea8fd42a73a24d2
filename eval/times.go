package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
	"readout/syntax"
	"readout/text"
	"readout/times"
)

// A timexGold is one report of a gold file: its text, its date and its time
// expressions with offsets in code points.
type timexGold struct {
	Doc     string      `json:"doc"`
	Text    string      `json:"text"`
	Date    string      `json:"dct"`
	Timexes []timexSpan `json:"timexes"`
}

// A timexSpan is one time expression, in code points, end exclusive.
type timexSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Type  string `json:"type"`
	Value string `json:"value"`
}

// timexSets are the sets of the suite.
var timexSets = []string{"timebank", "aquaint", "wikiwars-train"}

// Times scores the time expressions: strict and relaxed span F1, and value and
// type F1 as TempEval-3 has them.
func Times(ctx context.Context, o Options) ([]Row, error) {
	files := map[string]string{}
	names := timexSets
	if o.Gold != "" {
		name := strings.TrimSuffix(filepath.Base(o.Gold), filepath.Ext(o.Gold))
		names, files[name] = []string{name}, o.Gold
	} else {
		for _, n := range names {
			files[n] = o.Path("data", "times", n+".jsonl")
		}
	}
	reader := newTimexReader()
	var rows []Row
	for _, n := range names {
		s, err := reader.score(ctx, o, files[n])
		if err != nil {
			return rows, fmt.Errorf("times %s: %w", n, err)
		}
		rows = append(rows, s.rows(n)...)
	}
	return rows, nil
}

// A timexReader reads gold reports and finds their times. It runs the rooms
// that times rests on and no others.
type timexReader struct {
	parser *syntax.Parser
	finder *times.Finder
	doc    readout.Document
}

func newTimexReader() *timexReader {
	return &timexReader{parser: syntax.New(), finder: times.New()}
}

func (r *timexReader) score(ctx context.Context, o Options, path string) (timexScore, error) {
	var s timexScore
	f, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	in := bufio.NewReader(f)
	for line := 1; ; line++ {
		raw, err := in.ReadBytes('\n')
		if len(strings.TrimSpace(string(raw))) > 0 {
			var g timexGold
			if err := json.Unmarshal(raw, &g); err != nil {
				return s, fmt.Errorf("%s:%d: %w", path, line, err)
			}
			got := r.read(g)
			if err := writeTimexes(o.Out, g, got); err != nil {
				return s, err
			}
			s.add(o, g, got)
		}
		if err == io.EOF {
			return s, nil
		}
		if err != nil {
			return s, err
		}
		if err := ctx.Err(); err != nil {
			return s, err
		}
	}
}

// read finds the times of a gold report, in code points.
func (r *timexReader) read(g timexGold) []timexSpan {
	rep := &readout.Report{Text: g.Text, Lang: "en"}
	if day, err := time.Parse("2006-01-02", g.Date[:min(10, len(g.Date))]); err == nil {
		rep.Published = readout.Published{Date: day, Basis: readout.BasisFlag, Certain: true}
	}
	r.doc.Reset(rep)
	text.Split(&r.doc)
	r.parser.Parse(&r.doc)
	var out []timexSpan
	at, points := 0, 0
	point := func(b int32) int { // spans come in order, so one walk counts them all
		points += utf8.RuneCountInString(g.Text[at:b])
		at = int(b)
		return points
	}
	for _, t := range r.finder.Find(&r.doc) {
		start := point(t.Span.Start)
		out = append(out, timexSpan{start, point(t.Span.End), t.Span.In(g.Text), t.Type, t.Value})
	}
	return out
}

func writeTimexes(w io.Writer, g timexGold, got []timexSpan) error {
	if w == nil {
		return nil
	}
	if got == nil {
		got = []timexSpan{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		Doc     string      `json:"doc"`
		Timexes []timexSpan `json:"timexes"`
	}{g.Doc, got})
}

// A timexScore counts pairs of gold and found.
type timexScore struct {
	gold, found                  int
	strict, relaxed, value, kind int
	errors                       int
}

func (s *timexScore) add(o Options, g timexGold, got []timexSpan) {
	s.gold += len(g.Timexes)
	s.found += len(got)
	pair := alignTimexes(g.Timexes, got)
	taken := make([]bool, len(got))
	for i, j := range pair {
		x := g.Timexes[i]
		if j < 0 {
			s.tell(o, "MISS", g, x, timexSpan{})
			continue
		}
		taken[j] = true
		y := got[j]
		s.relaxed++
		same := x.Start == y.Start && x.End == y.End
		s.strict += timexCount(same)
		s.value += timexCount(x.Value == y.Value)
		s.kind += timexCount(x.Type == y.Type)
		switch {
		case x.Value != y.Value:
			s.tell(o, "VALUE", g, x, y)
		case !same:
			s.tell(o, "SPAN", g, x, y)
		}
	}
	for j, y := range got {
		if !taken[j] {
			s.tell(o, "SPURIOUS", g, timexSpan{Start: y.Start, End: y.End}, y)
		}
	}
}

func timexCount(b bool) int {
	if b {
		return 1
	}
	return 0
}

// tell lists one error with its surroundings.
func (s *timexScore) tell(o Options, kind string, g timexGold, x, y timexSpan) {
	if s.errors++; s.errors > o.Errors {
		return
	}
	r := []rune(g.Text)
	around := string(r[max(0, x.Start-70):x.Start]) + "[" + string(r[x.Start:x.End]) + "]" + string(r[x.End:min(len(r), x.End+50)])
	o.Say("%s\t%s\t%s\tgold %q %s\tfound %q %s\t%s", kind, g.Doc, g.Date, x.Text, x.Value, y.Text, y.Value, strings.ReplaceAll(around, "\n", " "))
}

// alignTimexes gives for each gold expression the found one that it is paired
// with, -1 for none: equal spans first, then from left to right the longest overlap.
func alignTimexes(gold, found []timexSpan) []int {
	type span struct{ start, end int }
	pair := make([]int, len(gold))
	index := map[span]int{}
	for i, t := range gold {
		pair[i] = -1
		index[span{t.Start, t.End}] = i
	}
	taken := make([]bool, len(found))
	for j, t := range found {
		if i, ok := index[span{t.Start, t.End}]; ok && pair[i] < 0 {
			pair[i], taken[j] = j, true
		}
	}
	for i, t := range gold {
		if pair[i] >= 0 {
			continue
		}
		best, most := -1, 0
		for j, u := range found {
			if n := min(t.End, u.End) - max(t.Start, u.Start); !taken[j] && n > most {
				best, most = j, n
			}
		}
		if best >= 0 {
			pair[i], taken[best] = best, true
		}
	}
	return pair
}

// rows turns the counts into scores, in percent.
func (s timexScore) rows(set string) []Row {
	ratio := func(a, b int) float64 {
		if b == 0 {
			return 0
		}
		return float64(a) / float64(b)
	}
	f1 := func(hits int) float64 {
		p, r := ratio(hits, s.found), ratio(hits, s.gold)
		if p+r == 0 {
			return 0
		}
		return 200 * p * r / (p + r)
	}
	relaxed := f1(s.relaxed)
	return []Row{
		{set, "strict F1", f1(s.strict), s.gold},
		{set, "relaxed F1", relaxed, s.gold},
		{set, "value F1", ratio(s.value, s.relaxed) * relaxed, s.gold},
		{set, "type F1", ratio(s.kind, s.relaxed) * relaxed, s.gold},
	}
}
