package eval

import (
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"readout/coder"
	"readout/events"
)

//go:embed testdata/contexts.tsv
var contextParagraphs string

// A contextParagraph is a paragraph of ours with the contexts that it must have.
type contextParagraph struct {
	half string // tune or held
	want []string
	text string
}

// Contexts scores PLOVER's contexts on short paragraphs of our own, written before the
// lexicon was tuned on one half of them; the other half is only measured. Values are
// micro figures over all contexts.
func Contexts(ctx context.Context, o Options) ([]Row, error) {
	list, err := readContexts(contextParagraphs)
	if err != nil {
		return nil, err
	}
	c, f := coder.New(), events.New()
	counts := map[string]*contextCount{"tune": {}, "held": {}}
	for _, p := range list {
		r := seedReport(p.text)
		rec, err := c.Code(ctx, r)
		if err != nil {
			return nil, err
		}
		got := f.Contexts(c.Document(r), rec)
		counts[p.half].add(p.want, got)
		if o.Talk != nil && p.half == "tune" && !slices.Equal(p.want, got) {
			o.Say("want %v, got %v: %s", p.want, got, p.text)
		}
	}
	return append(counts["held"].rows("own-held"), counts["tune"].rows("own-tune")...), nil
}

func readContexts(table string) ([]contextParagraph, error) {
	var out []contextParagraph
	known := events.ContextNames()
	for i, line := range strings.Split(strings.TrimSpace(table), "\n") {
		f := strings.Split(line, "\t")
		if i == 0 {
			continue
		}
		if len(f) != 3 || f[0] != "tune" && f[0] != "held" {
			return nil, fmt.Errorf("eval/testdata/contexts.tsv:%d: want tune or held, contexts and a text", i+1)
		}
		p := contextParagraph{half: f[0], text: f[2]}
		for _, c := range strings.Fields(f[1]) {
			switch {
			case c == "-":
			case !slices.Contains(known, c):
				return nil, fmt.Errorf("eval/testdata/contexts.tsv:%d: %q is no context", i+1, c)
			default:
				p.want = append(p.want, c)
			}
		}
		out = append(out, p)
	}
	return out, nil
}

type contextCount struct{ gold, said, right int }

func (c *contextCount) add(want, got []string) {
	c.gold += len(want)
	c.said += len(got)
	c.right += shared(got, want)
}

func (c *contextCount) rows(set string) []Row {
	p, r := float64(c.right)/float64(max(1, c.said)), float64(c.right)/float64(max(1, c.gold))
	return []Row{{set, "contexts F1", 2 * p * r / max(1e-9, p+r), c.gold}, {set, "contexts P", p, c.gold}, {set, "contexts R", r, c.gold}}
}
