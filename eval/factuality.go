package eval

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"readout"
	"readout/events"
	"readout/syntax"
)

// Factuality scores whether the text tells of a word as happened, as uncertain or
// as what did not happen, on sentences with a score from -3 to 3 on some words. Our
// parser reads the gold's tokens, and the events room is asked for those words. The
// first set is the measure; the others tell planned from denied otherwise.
func Factuality(ctx context.Context, o Options) ([]Row, error) {
	sets, err := o.sets(
		set{"uw-dev", o.Path("data", "factuality", "uw_dev.conll")},
		set{"uds-dev", o.Path("data", "factuality", "uds_dev.conll")},
		set{"meantime-dev", o.Path("data", "factuality", "meantime_dev.conll")},
	)
	if err != nil {
		return nil, err
	}
	p, f := syntax.New(), events.New()
	var rows []Row
	for _, s := range sets {
		gold, err := ReadFactuality(s.path)
		if err != nil {
			return nil, err
		}
		var c factCounts
		for i := range gold {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			scoreFacts(&gold[i], p, f, &c, o)
		}
		rows = append(rows, c.rows(s.name)...)
	}
	return rows, nil
}

// ReadFactuality reads sentences with a token a line: its number, the word and its
// score, "_" for none; further columns are not read. The score of a word stands in
// its Misc, empty without one. The error names the line.
func ReadFactuality(path string) ([]GoldSentence, error) {
	return readColumns(path, func(s *GoldSentence, c []string) error {
		if len(c) < 3 {
			return fmt.Errorf("want 3 columns or more, have %d", len(c))
		}
		w := GoldWord{Form: c[1]}
		if c[2] != "_" {
			if v, err := strconv.ParseFloat(c[2], 64); err != nil || !(math.Abs(v) <= 3) {
				return fmt.Errorf("%q is no score from -3 to 3", c[2])
			}
			w.Misc = c[2]
		}
		s.Words = append(s.Words, w)
		return nil
	})
}

// factClasses name the classes of a score, see factClass.
var factClasses = [3]string{"not", "uncertain", "happened"}

// factClass is 2 from 1 up, 0 from -1 down and 1 between.
func factClass(score float64) int {
	switch {
	case score >= 1:
		return 2
	case score <= -1:
		return 0
	}
	return 1
}

type factCounts struct{ each [3]spanCounts }

func scoreFacts(s *GoldSentence, p *syntax.Parser, f *events.Finder, c *factCounts, o Options) {
	var at []int32
	for i, w := range s.Words {
		if w.Misc != "" {
			at = append(at, int32(i))
		}
	}
	if len(at) == 0 {
		return
	}
	d := s.Document()
	p.Parse(d)
	wrong := fault{text: d.Report.Text}
	for k, v := range f.Factuality(d, &readout.Record{Report: d.Report}, at) {
		g, _ := strconv.ParseFloat(s.Words[at[k]].Misc, 64)
		gold, ours := factClass(g), factClass(float64(v.Score))
		c.each[gold].gold++
		c.each[ours].predicted++
		c.each[gold].right += count(gold == ours)
		if gold != ours && o.Talk != nil {
			wrong.id = strings.TrimSpace("factuality " + s.ID)
			wrong.add(strconv.Itoa(int(at[k])+1)+" "+s.Words[at[k]].Form, factClasses[gold]+" "+s.Words[at[k]].Misc, fmt.Sprintf("%s, %s: %s", factClasses[ours], v.Status, v.Rule))
		}
	}
	o.wrong(&wrong)
}

func (c *factCounts) rows(set string) []Row {
	var rows []Row
	macro, n := 0.0, 0
	for k := 2; k >= 0; k-- {
		f := 100 * c.each[k].f1()
		macro, n = macro+f/3, n+c.each[k].gold
		rows = append(rows, Row{set, factClasses[k] + " F1", f, c.each[k].gold})
	}
	return append([]Row{{set, "macro F1", macro, n}}, rows...)
}
