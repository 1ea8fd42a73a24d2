package eval

import (
	"context"
	"strings"

	"readout"
	"readout/text"
)

// Sentences scores sentences and words found in raw text: the texts of treebanks
// put together again, with their paragraphs. A span is right where it begins and
// ends as in the treebank.
func Sentences(ctx context.Context, o Options) ([]Row, error) {
	var rows []Row
	for _, s := range o.sets(
		set{"ewt-dev", o.Path("data", "language", "en_ewt-ud-dev.conllu")},
		set{"gum-dev", o.Path("data", "language", "gum-open-dev.conllu")},
	) {
		gold, err := ReadCoNLLU(s.path)
		if err != nil {
			return nil, err
		}
		var all, news splitCounts
		for _, doc := range treebankTexts(gold) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			c := splitScore(doc, o)
			all.add(c)
			if strings.HasPrefix(doc[0].ID, "GUM_news") {
				news.add(c)
			}
		}
		rows = append(rows, all.rows(s.name)...)
		if news.words.gold > 0 {
			rows = append(rows, news.rows(s.name+"-news")...)
		}
	}
	return rows, nil
}

type splitCounts struct{ words, sentences spanCounts }

func (c *splitCounts) add(d splitCounts) {
	c.words.add(d.words)
	c.sentences.add(d.sentences)
}

func (c *spanCounts) add(d spanCounts) {
	c.right, c.predicted, c.gold = c.right+d.right, c.predicted+d.predicted, c.gold+d.gold
}

func (c *splitCounts) rows(name string) []Row {
	return []Row{
		{name, "words F1", 100 * c.words.f1(), c.words.gold},
		{name, "sentences F1", 100 * c.sentences.f1(), c.sentences.gold},
	}
}

// treebankTexts parts a treebank into its texts.
func treebankTexts(gold []GoldSentence) [][]GoldSentence {
	var out [][]GoldSentence
	for i, s := range gold {
		if i == 0 || s.NewDoc {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}

func splitScore(doc []GoldSentence, o Options) splitCounts {
	var raw strings.Builder
	words, sentences := map[readout.Span]bool{}, map[readout.Span]bool{}
	for i, s := range doc {
		if i > 0 {
			raw.WriteString(map[bool]string{true: "\n\n", false: " "}[s.NewPar])
		}
		at := raw.Len()
		raw.WriteString(s.Text)
		sentences[readout.Span{Start: int32(at), End: int32(raw.Len())}] = true
		for _, w := range s.Words {
			k := strings.Index(raw.String()[at:], w.Form)
			if k < 0 {
				continue // a word that is not in the surface form
			}
			words[readout.Span{Start: int32(at + k), End: int32(at + k + len(w.Form))}] = true
			at += k + len(w.Form)
		}
	}
	d := &readout.Document{}
	d.Reset(&readout.Report{Text: raw.String()})
	text.Split(d)
	var c splitCounts
	c.words.gold, c.sentences.gold = len(words), len(sentences)
	c.words.predicted, c.sentences.predicted = len(d.Tokens), len(d.Sentences)
	for _, t := range d.Tokens {
		c.words.right += count(words[t.Span])
	}
	for _, s := range d.Sentences {
		c.sentences.right += count(sentences[s.Span])
		if !sentences[s.Span] {
			o.Say("no sentence of the treebank: %s", s.In(d.Report.Text))
		}
	}
	return c
}
