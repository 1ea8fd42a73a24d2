package eval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout/coder"
)

// eventQuad are the quad classes as the scorer has them.
var eventQuad = map[string]int{"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
	"ACCUSE": 3, "REJECT": 3, "SANCTION": 3, "THREATEN": 3, "PROTEST": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}

// eventLevels are the levels of agreement, the strictest last.
var eventLevels = []string{"quad", "type", "dyad", "full"}

// gsrRows scores the main event of each sentence, and all events.
func gsrRows(ctx context.Context, o Options, path string) ([]Row, error) {
	gold, err := readSentences(path)
	if err != nil {
		return nil, err
	}
	c := coder.New()
	var first, all eventCount
	for i := range gold {
		g := &gold[i]
		found, err := codeSentence(ctx, c, g.Text)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			first.add(g, found[:1])
		} else {
			first.add(g, nil)
		}
		all.add(g, found)
		if err := writeEvents(o.Out, g.ID, found[:min(1, len(found))]); err != nil {
			return nil, err
		}
		o.listEvents(g, found)
	}
	name := strings.TrimSuffix(baseName(path), ".jsonl")
	return append(first.rows(name, ""), all.rows(name, "all ")...), nil
}

func baseName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

// listEvents lists a sentence whose main event is not right with both parties.
func (o Options) listEvents(g *goldSentence, found []codedEvent) {
	if o.Talk == nil {
		return
	}
	level := ""
	for _, l := range eventLevels[:3] {
		if len(found) > 0 && slices.ContainsFunc(g.Events, func(e goldEvent) bool { return agrees(&e, &found[0], l) }) {
			level = l
		}
	}
	if level == "dyad" {
		return
	}
	var s []string
	for _, e := range g.Events {
		s = append(s, fmt.Sprintf("  gold %s %v > %v %v", e.Type, e.Source, e.Target, e.Reciprocal))
	}
	for _, e := range found {
		s = append(s, fmt.Sprintf("  ours %s %v > %v %.2f %s", e.Type, e.Source, e.Target, e.score, e.note))
	}
	o.Say("%s right to %q: %s\n%s", g.ID, level, g.Text, strings.Join(s, "\n"))
}

// An eventCount counts right events at each level.
type eventCount struct {
	gold, predicted int
	found, right    [4]int
}

func (c *eventCount) add(g *goldSentence, found []codedEvent) {
	found = distinct(found)
	c.gold += len(g.Events)
	c.predicted += len(found)
	for l, level := range eventLevels {
		for i := range g.Events {
			if slices.ContainsFunc(found, func(p codedEvent) bool { return agrees(&g.Events[i], &p, level) }) {
				c.found[l]++
			}
		}
		for i := range found {
			if slices.ContainsFunc(g.Events, func(e goldEvent) bool { return agrees(&e, &found[i], level) }) {
				c.right[l]++
			}
		}
	}
}

// distinct leaves out events that are alike in type and parties.
func distinct(list []codedEvent) []codedEvent {
	var out []codedEvent
	for _, e := range list {
		if !slices.ContainsFunc(out, func(o codedEvent) bool {
			return o.Type == e.Type && slices.Equal(o.Source, e.Source) && slices.Equal(o.Target, e.Target)
		}) {
			out = append(out, e)
		}
	}
	return out
}

func (c *eventCount) rows(set, prefix string) []Row {
	var out []Row
	for l, level := range eventLevels {
		p, r := float64(c.right[l])/float64(max(1, c.predicted)), float64(c.found[l])/float64(max(1, c.gold))
		f := 0.0
		if p+r > 0 {
			f = 2 * p * r / (p + r)
		}
		out = append(out, Row{set, prefix + level + " F1", f, c.gold}, Row{set, prefix + level + " P", p, c.gold}, Row{set, prefix + level + " R", r, c.gold})
	}
	return out
}

// agrees says whether p is the gold event g at a level: quad class, type, type
// and countries, type and countries with first sectors. A party that the gold
// leaves open may be anything; parties of a reciprocal event are one set.
func agrees(g *goldEvent, p *codedEvent, level string) bool {
	if level == "quad" {
		return eventQuad[g.Type] == eventQuad[p.Type]
	}
	if g.Type != p.Type || level == "type" {
		return g.Type == p.Type
	}
	gs, gt, ps, pt := cut(g.Source, level), cut(g.Target, level), cut(p.Source, level), cut(p.Target, level)
	if g.Reciprocal {
		n := shared(ps, gs)
		return n > 0 && (len(pt) == 0 || shared(pt, gs) > 0 || n > 1)
	}
	return (len(gs) == 0 || shared(gs, ps) > 0) && (len(gt) == 0 || shared(gt, pt) > 0)
}

// shared counts the codes that both lists have.
func shared(a, b []string) (n int) {
	for _, c := range a {
		if slices.Contains(b, c) {
			n++
		}
	}
	return n
}

// cut shortens codes to what a level compares.
func cut(codes []string, level string) []string {
	n := 3
	if level == "full" {
		n = 6
	}
	var out []string
	for _, c := range codes {
		if c == "---" {
			continue
		}
		c = plainSector(c)
		c = c[:min(n, len(c))]
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// plainSector leaves of the code of an organisation its first known sector.
func plainSector(c string) string {
	switch c[:min(3, len(c))] {
	case "IGO", "NGO", "IMG", "ISM", "MNC":
		for _, s := range []string{"GOV", "MIL", "COP", "JUD", "LEG", "CVL", "MED", "REB"} {
			if strings.Contains(c[3:], s) {
				return c[:3] + s
			}
		}
		return c[:3]
	}
	return c
}
