package train

import (
	"context"
	"fmt"
	"os"

	"readout"
	"readout/actors"
	"readout/eval"
	"readout/statements"
	"readout/syntax"
	"readout/text"
)

// Statements trains the model of who said what on the attributions of political
// news, read by our own parser, and writes it to o.Out.
func Statements(ctx context.Context, o Options) error {
	if o.Out == "" {
		o.Out = "statements/data/statements.bin"
	}
	gold, err := eval.ReadAttributed(o.path("statements", "polnear_train.jsonl"))
	if err != nil {
		return err
	}
	if o.Gold != "" {
		own, err := eval.ReadAttributed(o.Gold)
		if err != nil {
			return err
		}
		o.say("%d reports of %s of which every statement was judged", len(own), o.Gold)
		gold = append(gold, own...)
	}
	r := newReader()
	docs := make([]*readout.Document, len(gold))
	marked := make([][]statements.Gold, len(gold))
	for i, g := range gold {
		if err := ctx.Err(); err != nil {
			return err
		}
		docs[i], marked[i] = r.read(&readout.Report{ID: g.Doc, Text: g.Text, Lang: "en"}), goldSpans(g)
		if o.Talk != nil && i%100 == 99 {
			fmt.Fprintf(o.Talk, "%d of %d reports read\n", i+1, len(gold))
		}
	}
	m := StatementsModel(docs, marked, o)
	if err := os.WriteFile(o.Out, m.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write the statements model: %w", err)
	}
	return nil
}

// A reader runs the language rooms as the coder does, but for mentions, which
// no feature asks for.
type reader struct {
	parser *syntax.Parser
	actors *actors.Finder
}

func newReader() *reader {
	return &reader{parser: syntax.New(), actors: actors.New()}
}

func (r *reader) read(report *readout.Report) *readout.Document {
	d := &readout.Document{}
	d.Reset(report)
	text.Split(d)
	r.parser.Parse(d)
	r.actors.Names(d)
	return d
}

// goldSpans turns the code points of the corpus into bytes.
func goldSpans(a eval.Attributed) []statements.Gold {
	at := make([]int32, 0, len(a.Text)+1)
	for i := range a.Text {
		at = append(at, int32(i))
	}
	at = append(at, int32(len(a.Text)))
	spans := func(list [][2]int) []readout.Span {
		var out []readout.Span
		for _, s := range list {
			out = append(out, readout.Span{Start: at[s[0]], End: at[s[1]]})
		}
		return out
	}
	var out []statements.Gold
	for _, x := range a.Attributions {
		out = append(out, statements.Gold{Source: spans(x.Source), Cue: spans(x.Cue), Content: spans(x.Content)})
	}
	return out
}
