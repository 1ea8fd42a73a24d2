package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
	"readout/actors"
	"readout/places"
	"readout/syntax"
	"readout/text"
)

// goldPlaces is a report with its place names marked; offsets are code points.
type goldPlaces struct {
	Doc    string      `json:"doc"`
	Date   string      `json:"date"`
	Text   string      `json:"text"`
	Places []goldPlace `json:"places"`
}

type goldPlace struct {
	Start  int      `json:"start"`
	End    int      `json:"end"`
	Phrase string   `json:"phrase"`
	Lat    *float64 `json:"lat"`
	Lon    *float64 `json:"lon"`
	Code   string   `json:"fcode"` // GeoNames feature code
}

// reach returns how far from the gold point a prediction may lie, in kilometres:
// strictly, and in the measure that knows that a country is wide.
func (g goldPlace) reach() (strict, wide float64) {
	switch {
	case strings.HasPrefix(g.Code, "PCL"), g.Code == "CONT":
		return 161, 1000
	case g.Code == "ADM1":
		return 161, 450
	}
	return 161, 161
}

// placeCount counts as tools/score_places.py does.
type placeCount struct{ gold, predicted, strict, wide int }

// Places scores the suite of that name on lgl and trnews, or on o.Gold. "resolved"
// and "resolved~" are shares of the gold names that a prediction overlaps within
// 161 km, or within 450 km of a first-level division and 1,000 km of a country;
// the rows "names given" have the same with the gold's names given. Names that
// stand for governments and adjectives of origin count, as they do in the gold.
func Places(ctx context.Context, o Options) ([]Row, error) {
	files := []string{o.Path("data", "places", "lgl.jsonl"), o.Path("data", "places", "trnews.jsonl")}
	if o.Gold != "" {
		files = []string{o.Gold}
	}
	e := placeEval{Options: o, parser: syntax.New(), actors: actors.New(), finder: places.New()}
	var rows []Row
	for _, file := range files {
		found, given, err := e.file(ctx, file)
		if err != nil {
			return rows, fmt.Errorf("places: %w", err)
		}
		rows = append(rows, placeRows(setName(file), found, given)...)
	}
	return rows, nil
}

func setName(file string) string {
	file = file[strings.LastIndexAny(file, `/\`)+1:]
	return strings.TrimSuffix(file, ".jsonl")
}

func placeRows(set string, found, given placeCount) []Row {
	p, r, f1 := prf(found.wide, found.predicted, found.gold)
	row := func(metric string, v float64) Row { return Row{set, metric, v, found.gold} }
	return []Row{
		row("resolved", share(found.strict, found.gold)), row("resolved~", share(found.wide, found.gold)),
		row("end to end P", p), row("end to end R", r), row("end to end F1", f1),
		row("names given resolved", share(given.strict, given.gold)), row("names given resolved~", share(given.wide, given.gold)),
	}
}

func share(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// prf returns precision, recall and F1 in per cent.
func prf(hit, predicted, gold int) (p, r, f1 float64) {
	p, r = share(hit, predicted), share(hit, gold)
	if p+r > 0 {
		f1 = 2 * p * r / (p + r)
	}
	return p, r, f1
}

// placeEval reads reports with the rooms that places needs.
type placeEval struct {
	Options
	parser *syntax.Parser
	actors *actors.Finder
	finder *places.Finder
	doc    readout.Document
	errors int
}

func (e *placeEval) file(ctx context.Context, file string) (found, given placeCount, err error) {
	r, err := os.Open(file)
	if err != nil {
		return found, given, err
	}
	defer r.Close()
	lines := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(line) > 1 {
			var g goldPlaces
			if err := json.Unmarshal(line, &g); err != nil {
				return found, given, fmt.Errorf("%s:%d: %w", file, n, err)
			}
			if err := e.report(g, &found, &given); err != nil {
				return found, given, err
			}
		}
		if err == io.EOF {
			return found, given, ctx.Err()
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return found, given, err
		}
	}
}

// report reads one report and counts.
func (e *placeEval) report(g goldPlaces, found, given *placeCount) error {
	rep := &readout.Report{ID: g.Doc, Text: g.Text, Lang: "en"}
	if t, err := time.Parse(time.DateOnly, g.Date); err == nil {
		rep.Published = readout.Published{Date: t, Basis: readout.BasisMetadata}
	}
	e.doc.Reset(rep)
	text.Split(&e.doc)
	e.parser.Parse(&e.doc)
	e.actors.Names(&e.doc)
	bytesOf := codePoints(g.Text)
	var spans []readout.Span
	var gold []goldPlace
	for _, p := range g.Places {
		if p.Start < 0 || p.Start >= p.End || p.End >= len(bytesOf) || p.Lat == nil || p.Lon == nil {
			continue
		}
		gold = append(gold, p)
		spans = append(spans, readout.Span{Start: bytesOf[p.Start], End: bytesOf[p.End]})
	}
	all := e.finder.Toponyms(&e.doc)
	e.count(g, gold, spans, all, found)
	e.countGiven(gold, spans, given)
	if e.Out == nil {
		return nil
	}
	return e.write(g, all)
}

// count matches predictions to gold as the scorer does: each gold name in turn
// takes the prediction that overlaps it most and is not yet taken.
func (e *placeEval) count(g goldPlaces, gold []goldPlace, spans []readout.Span, all []readout.Place, c *placeCount) {
	c.gold += len(gold)
	c.predicted += len(all)
	used := make([]bool, len(all))
	for i, p := range gold {
		best := -1
		for k, x := range all {
			if !used[k] && x.Span.Overlaps(spans[i]) && (best < 0 || overlap(x.Span, spans[i]) > overlap(all[best].Span, spans[i])) {
				best = k
			}
		}
		if best < 0 {
			e.miss(g, p, "not found")
			continue
		}
		used[best] = true
		if strict, wide := c.hit(p, all[best]); !wide && !strict {
			e.miss(g, p, "placed at "+all[best].Key+" "+all[best].Name+" "+all[best].Country)
		}
	}
	for k, x := range all {
		if !used[k] {
			e.missed("%s: %q is no name of a place in the gold: ...%s", g.Doc, x.Span.In(g.Text), around(g.Text, x.Span))
		}
	}
}

func (c *placeCount) hit(g goldPlace, p readout.Place) (strict, wide bool) {
	if p.Lat == nil {
		return false, false
	}
	near, far := g.reach()
	d := kilometres(*g.Lat, *g.Lon, *p.Lat, *p.Lon)
	if d <= near {
		c.strict++
		strict = true
	}
	if d <= far {
		c.wide++
		wide = true
	}
	return strict, wide
}

func (e *placeEval) countGiven(gold []goldPlace, spans []readout.Span, c *placeCount) {
	c.gold += len(gold)
	for i, x := range e.finder.Locate(&e.doc, spans) {
		if _, wide := c.hit(gold[i], x); !wide {
			e.missed("given %q at %s %.2f %.2f: placed at %s %s %s", gold[i].Phrase, gold[i].Code, *gold[i].Lat, *gold[i].Lon, x.Key, x.Name, x.Country)
		}
	}
}

func (e *placeEval) miss(g goldPlaces, p goldPlace, how string) {
	e.missed("%s: %q at %s %.2f %.2f: %s", g.Doc, p.Phrase, p.Code, *p.Lat, *p.Lon, how)
}

// missed lists an error while the options want more.
func (e *placeEval) missed(format string, args ...any) {
	if e.errors < e.Errors {
		e.errors++
		e.Say(format, args...)
	}
}

// write prints predictions in the format of tools/score_places.py.
func (e *placeEval) write(g goldPlaces, all []readout.Place) error {
	type prediction struct {
		Start int      `json:"start"`
		End   int      `json:"end"`
		Lat   *float64 `json:"lat,omitempty"`
		Lon   *float64 `json:"lon,omitempty"`
	}
	line := struct {
		Doc    string       `json:"doc"`
		Places []prediction `json:"places"`
	}{Doc: g.Doc, Places: []prediction{}}
	for _, p := range all {
		start := utf8.RuneCountInString(g.Text[:p.Span.Start])
		line.Places = append(line.Places, prediction{start, start + utf8.RuneCountInString(p.Span.In(g.Text)), p.Lat, p.Lon})
	}
	b, err := json.Marshal(line)
	if err == nil {
		_, err = e.Out.Write(append(b, '\n'))
	}
	return err
}

// codePoints returns the byte at which each code point of s begins, and the end.
func codePoints(s string) []int32 {
	var out []int32
	for i := range s {
		out = append(out, int32(i))
	}
	return append(out, int32(len(s)))
}

func overlap(a, b readout.Span) int32 { return min(a.End, b.End) - max(a.Start, b.Start) }

// around returns the words about s on one line.
func around(text string, s readout.Span) string {
	a, b := max(int(s.Start)-40, 0), min(int(s.End)+40, len(text))
	return strings.ToValidUTF8(strings.ReplaceAll(text[a:b], "\n", " "), "")
}

func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	s, t := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	h := s*s + math.Cos(lat1*rad)*math.Cos(lat2*rad)*t*t
	return 12742 * math.Asin(math.Sqrt(min(1, h)))
}
