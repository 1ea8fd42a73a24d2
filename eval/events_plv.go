package eval

import (
	"context"
	"slices"
	"strings"

	"readout/coder"
)

// plvRows scores the sentences with one marked pair: whether an event of the
// type is found, how many types are right, whether its parties are those marked,
// and whether the event that fits the pair best has the type.
func plvRows(ctx context.Context, o Options, path string) ([]Row, error) {
	gold, err := readSentences(path)
	if err != nil {
		return nil, err
	}
	c := coder.New()
	var all, news plvCount
	for i := range gold {
		g := &gold[i]
		found, err := codeSentence(ctx, c, g.Text)
		if err != nil {
			return nil, err
		}
		all.add(g, found)
		if g.Part == "PLV_train" {
			news.add(g, found)
		}
		if err := writeEvents(o.Out, g.ID, found); err != nil {
			return nil, err
		}
		if o.Gold != "" {
			o.listPair(g, found)
		}
	}
	return append(all.rows("plv.dev", ""), news.rows("plv.dev", "news ")...), nil
}

type plvCount struct{ gold, typed, paired, first, types, right int }

// yield joins the two types that the set does not tell apart.
func yield(t string) string {
	if t == "CONCEDE" || t == "RETREAT" {
		return "YIELD"
	}
	return t
}

func (c *plvCount) add(g *goldSentence, found []codedEvent) {
	types := map[string]bool{}
	for _, e := range found {
		types[yield(e.Type)] = true
	}
	wanted := map[string]bool{}
	for i := range g.Events {
		e := &g.Events[i]
		wanted[e.Type] = true
		c.gold++
		if types[e.Type] {
			c.typed++
		}
		c.pair(e, found)
	}
	c.types += len(types)
	for t := range types {
		if wanted[t] {
			c.right++
		}
	}
}

// pair compares the words of the parties with those marked.
func (c *plvCount) pair(g *goldEvent, found []codedEvent) {
	s, t := contentWords(strings.Join(g.SourceText, " ")), contentWords(strings.Join(g.TargetText, " "))
	best, typ, hit := -1, "", false
	for i := range found {
		a, b := shared(contentWords(found[i].SourceText), s), shared(contentWords(found[i].TargetText), t)
		hit = hit || a > 0 && b > 0 && yield(found[i].Type) == g.Type
		if a+b > best {
			best, typ = a+b, yield(found[i].Type)
		}
	}
	if hit {
		c.paired++
	}
	if typ == g.Type {
		c.first++
	}
}

func (c *plvCount) rows(set, prefix string) []Row {
	n := float64(max(1, c.gold))
	return []Row{
		{set, prefix + "type R", float64(c.typed) / n, c.gold}, {set, prefix + "type P", float64(c.right) / float64(max(1, c.types)), c.gold},
		{set, prefix + "pair R", float64(c.paired) / n, c.gold}, {set, prefix + "first", float64(c.first) / n, c.gold},
	}
}

// contentWords returns the distinct words of s without the smallest ones.
func contentWords(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		if !slices.Contains(smallWords, w) && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

var smallWords = strings.Fields("the a an of in on to for and or by with from at its his her their 's")

// listPair lists a sentence whose type is not found.
func (o Options) listPair(g *goldSentence, found []codedEvent) {
	if o.Talk == nil || len(g.Events) == 0 {
		return
	}
	want := g.Events[0].Type
	if slices.ContainsFunc(found, func(e codedEvent) bool { return yield(e.Type) == want }) {
		return
	}
	o.Say("%s wants %s %v > %v: %s", g.ID, want, g.Events[0].SourceText, g.Events[0].TargetText, g.Text)
	for _, e := range found {
		o.Say("  ours %s %s > %s %.2f %s", e.Type, e.SourceText, e.TargetText, e.score, e.note)
	}
}
