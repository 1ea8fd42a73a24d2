package eval

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"readout"
	"readout/syntax"
)

// Names scores the embedded name labeller; see NameSpans and SilverNames.
func Names(ctx context.Context, o Options) ([]Row, error) {
	p := syntax.New()
	if o.Set == silverSet {
		return SilverNames(ctx, p, o)
	}
	rows, err := NameSpans(ctx, p, o)
	if err != nil || o.Gold != "" || o.Set != "" {
		return rows, err
	}
	silver, err := SilverNames(ctx, p, o)
	return append(rows, silver...), err
}

// NameSpans scores a name labeller by exact spans of persons, organisations and
// locations, with the gold tokens. Out gets IOB2.
func NameSpans(ctx context.Context, p *syntax.Parser, o Options) ([]Row, error) {
	sets, err := o.sets(set{"uner-ewt-dev", o.Path("data", "language", "uner-ewt-dev.iob2")})
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, s := range sets {
		gold, err := ReadIOB2(s.path)
		if err != nil {
			return nil, err
		}
		var c genreCounts[nameCounts, *nameCounts]
		for i := range gold {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if genre := gold[i].Genre(); o.takes(s, genre) {
				c.add(genre, scoreNames(&gold[i], p, o))
			}
		}
		rows = append(rows, c.rows(s.name, o)...)
	}
	return rows, nil
}

// nameCounts are the counts of all names, then those of each type.
type nameCounts [4]spanCounts

func (c *nameCounts) merge(d nameCounts) {
	for i := range c {
		c[i].merge(d[i])
	}
}

func (c *nameCounts) rows(set string) []Row {
	var rows []Row
	for i, metric := range []string{"F1", "PER F1", "ORG F1", "LOC F1"} {
		rows = append(rows, Row{set, metric, 100 * c[i].f1(), c[i].gold})
	}
	return rows
}

// compare counts the gold's names and ours, which are right where the gold has the same.
func (c *nameCounts) compare(gold, found map[nameSpan]bool) {
	for n := range gold {
		c[0].gold++
		c[n.kind].gold++
	}
	for n := range found {
		c[0].predicted++
		c[n.kind].predicted++
		c[0].right += count(gold[n])
		c[n.kind].right += count(gold[n])
	}
}

// spanCounts are the counts of right, predicted and gold spans, which add up.
type spanCounts struct{ right, predicted, gold int }

func (c *spanCounts) merge(d spanCounts) {
	c.right, c.predicted, c.gold = c.right+d.right, c.predicted+d.predicted, c.gold+d.gold
}

func (c spanCounts) f1() float64 {
	return 2 * float64(c.right) / float64(max(1, c.predicted+c.gold))
}

// A nameSpan is a name from the first to the last of what it is made of: words
// of a sentence, or bytes of a text.
type nameSpan struct {
	first, last int
	kind        readout.EntityType
}

func scoreNames(s *GoldSentence, p *syntax.Parser, o Options) nameCounts {
	d := s.Document()
	p.Parse(d)
	gold, found := iobSpans(s.Names), labelSpans(d.Tokens)
	var c nameCounts
	c.compare(gold, found)
	if o.Talk != nil {
		f := fault{id: s.ID, text: d.Report.Text}
		f.names(gold, found, func(n nameSpan) string { return d.Words(int32(n.first), int32(n.last)).In(d.Report.Text) })
		o.wrong(&f)
	}
	if o.Out != nil {
		writeIOB(o.Out, s, found)
	}
	return c
}

// names adds the names that only one side has, each with those of the other
// side that overlap it.
func (f *fault) names(gold, found map[nameSpan]bool, words func(nameSpan) string) {
	show := func(n nameSpan) string { return nameTypes[n.kind] + " " + words(n) }
	told := map[nameSpan]bool{}
	for _, g := range sortedSpans(gold) {
		if found[g] {
			continue
		}
		var ours []string
		for _, n := range sortedSpans(found) {
			if n.first == g.first || n.first < g.last && g.first < n.last || n.last == g.last {
				ours = append(ours, show(n))
				told[n] = true
			}
		}
		f.add("", show(g), cmp.Or(strings.Join(ours, ", "), "-"))
	}
	for _, n := range sortedSpans(found) {
		if !gold[n] && !told[n] {
			f.add("", "-", show(n))
		}
	}
}

func sortedSpans(set map[nameSpan]bool) []nameSpan {
	return slices.SortedFunc(maps.Keys(set), func(a, b nameSpan) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last), cmp.Compare(a.kind, b.kind))
	})
}

// nameTypes are the types of names as the corpora write them.
var nameTypes = map[readout.EntityType]string{readout.TypePerson: "PER", readout.TypeOrganisation: "ORG", readout.TypeLocation: "LOC"}

func writeIOB(w io.Writer, s *GoldSentence, found map[nameSpan]bool) {
	labels := make([]string, len(s.Words))
	for i := range labels {
		labels[i] = "O"
	}
	for n := range found {
		kind := nameTypes[n.kind]
		for i := n.first; i <= n.last; i++ {
			labels[i] = "I-" + kind
		}
		labels[n.first] = "B-" + kind
	}
	for i, word := range s.Words {
		fmt.Fprintf(w, "%d\t%s\t%s\n", i+1, word.Form, labels[i])
	}
	io.WriteString(w, "\n")
}

func iobSpans(labels []string) map[nameSpan]bool {
	out := map[nameSpan]bool{}
	for i := 0; i < len(labels); i++ {
		if labels[i] == "O" {
			continue
		}
		kind := labels[i][2:]
		first := i
		for i+1 < len(labels) && labels[i+1] == "I-"+kind {
			i++
		}
		t, ok := map[string]readout.EntityType{"PER": readout.TypePerson, "ORG": readout.TypeOrganisation, "LOC": readout.TypeLocation}[kind]
		if ok {
			out[nameSpan{first, i, t}] = true
		}
	}
	return out
}

// labelSpans returns the names in tokens but for nationalities.
func labelSpans(tokens []readout.Token) map[nameSpan]bool {
	out := map[nameSpan]bool{}
	first := 0
	for i := range tokens {
		n := tokens[i].Name
		switch n.Position() {
		case readout.NameBegin:
			first = i
			continue
		case readout.NameSingle:
			first = i
		case readout.NameEnd:
		default:
			continue
		}
		if t := n.Type(); t != readout.TypeNationality {
			out[nameSpan{first, i, t}] = true
		}
	}
	return out
}
