package train

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"readout/stories"
)

const (
	pieceWords = 300 // of a piece of text, about a report
	leastIn    = 2   // pieces that a stem must stand in to be kept
)

// Stories counts in how many pieces of general text each stem stands: the web
// treebank, GUM, MASC and speeches on the State of the Union.
func Stories(ctx context.Context, o Options) error {
	if o.Out == "" {
		o.Out = "stories/data/words.tsv"
	}
	c := pieceCounts{in: map[string]int{}, now: map[string]bool{}}
	for _, name := range []string{"en_ewt-ud-train.conllu", "gum-open-train.conllu"} {
		b, err := os.ReadFile(o.path("language", name))
		if err != nil {
			return err
		}
		in := bufio.NewScanner(bytes.NewReader(b))
		in.Buffer(nil, 1<<20)
		for in.Scan() {
			if text, ok := strings.CutPrefix(in.Text(), "# text = "); ok {
				c.add(text)
			}
			if strings.HasPrefix(in.Text(), "# newdoc") {
				c.end()
			}
		}
		c.end()
	}
	for _, z := range []struct {
		file   string
		tagged bool
	}{{"state_union.zip", false}, {"masc_tagged.zip", true}} {
		err := eachZipped(o.path("language", z.file), z.tagged, func(text string) {
			for line := range strings.Lines(text) {
				c.add(line)
			}
			c.end()
		})
		if err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if o.Talk != nil {
		fmt.Fprintf(o.Talk, "%d pieces of text, %d stems\n", c.pieces, len(c.in))
	}
	return os.WriteFile(o.Out, c.table(), 0o644)
}

// pieceCounts counts the pieces that a stem stands in.
type pieceCounts struct {
	in     map[string]int
	now    map[string]bool // stems of the piece that is read
	words  int
	pieces int
}

func (c *pieceCounts) add(text string) {
	for w := range stories.Words(text) {
		c.now[stories.Stem(w)] = true
		if c.words++; c.words >= pieceWords {
			c.end()
		}
	}
}

// end closes a piece; a short rest counts with what follows.
func (c *pieceCounts) end() {
	if c.words < pieceWords/3 {
		return
	}
	for s := range c.now {
		c.in[s]++
	}
	c.pieces++
	c.words = 0
	clear(c.now)
}

func (c *pieceCounts) table() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "stem\tpieces\n*\t%d\n", c.pieces)
	for _, s := range slices.Sorted(maps.Keys(c.in)) {
		if c.in[s] >= leastIn {
			fmt.Fprintf(&b, "%s\t%d\n", s, c.in[s])
		}
	}
	return b.Bytes()
}
