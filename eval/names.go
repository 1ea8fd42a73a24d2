package eval

import (
	"context"
	"fmt"
	"io"

	"readout"
	"readout/syntax"
)

// Names scores the embedded name labeller; see NameSpans.
func Names(ctx context.Context, o Options) ([]Row, error) { return NameSpans(ctx, syntax.New(), o) }

// NameSpans scores a name labeller by exact spans of persons, organisations and
// locations, with the gold tokens. Out gets IOB2.
func NameSpans(ctx context.Context, p *syntax.Parser, o Options) ([]Row, error) {
	var rows []Row
	for _, s := range o.sets(set{"uner-ewt-dev", o.Path("data", "language", "uner-ewt-dev.iob2")}) {
		gold, err := ReadIOB2(s.path)
		if err != nil {
			return nil, err
		}
		var c [4]spanCounts // all, then one a type
		for i := range gold {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			scoreNames(&c, &gold[i], p, o)
		}
		for i, kind := range []string{"F1", "PER F1", "ORG F1", "LOC F1"} {
			rows = append(rows, Row{s.name, kind, 100 * c[i].f1(), c[i].gold})
		}
	}
	return rows, nil
}

// spanCounts are the counts of right, predicted and gold spans, which add up.
type spanCounts struct{ right, predicted, gold int }

func (c spanCounts) f1() float64 {
	return 2 * float64(c.right) / float64(max(1, c.predicted+c.gold))
}

type nameSpan struct {
	first, last int
	kind        readout.EntityType
}

func scoreNames(c *[4]spanCounts, s *GoldSentence, p *syntax.Parser, o Options) {
	d := s.Document()
	p.Parse(d)
	gold, found := iobSpans(s.Names), labelSpans(d.Tokens)
	for n := range gold {
		c[0].gold++
		c[n.kind].gold++
		if !found[n] {
			o.Say("missed %v in: %s", s.Words[n.first:n.last+1], d.Report.Text)
		}
	}
	for n := range found {
		c[0].predicted++
		c[n.kind].predicted++
		if gold[n] {
			c[0].right++
			c[n.kind].right++
		} else {
			o.Say("wrong %v in: %s", s.Words[n.first:n.last+1], d.Report.Text)
		}
	}
	if o.Out != nil {
		writeIOB(o.Out, s, found)
	}
}

func writeIOB(w io.Writer, s *GoldSentence, found map[nameSpan]bool) {
	labels := make([]string, len(s.Words))
	for i := range labels {
		labels[i] = "O"
	}
	for n := range found {
		kind := map[readout.EntityType]string{readout.TypePerson: "PER", readout.TypeOrganisation: "ORG", readout.TypeLocation: "LOC"}[n.kind]
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
