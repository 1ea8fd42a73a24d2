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
	sets, err := o.treebanks()
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, s := range sets {
		gold, err := ReadCoNLLU(s.path)
		if err != nil {
			return nil, err
		}
		var c genreCounts[splitCounts, *splitCounts]
		for _, doc := range treebankTexts(gold) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if genre := doc[0].Genre(); o.takes(s, genre) {
				c.add(genre, splitScore(doc, o))
			}
		}
		rows = append(rows, c.rows(s.name, o)...)
	}
	return rows, nil
}

type splitCounts struct{ words, sentences spanCounts }

func (c *splitCounts) merge(d splitCounts) {
	c.words.merge(d.words)
	c.sentences.merge(d.sentences)
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
	g := goldSplit(doc)
	d := &readout.Document{}
	d.Reset(&readout.Report{Text: g.text})
	text.Split(d)
	var c splitCounts
	c.words.gold, c.sentences.gold = len(g.words), len(g.sentences)
	c.words.predicted, c.sentences.predicted = len(d.Tokens), len(d.Sentences)
	for _, t := range d.Tokens {
		c.words.right += count(g.words[t.Span])
	}
	for _, s := range d.Sentences {
		c.sentences.right += count(g.sentences[s.Span])
	}
	if o.Talk != nil {
		g.list(d, o)
	}
	return c
}

// A split is the raw text of a treebank's text and where its words and sentences are.
type split struct {
	doc              []GoldSentence
	text             string
	spans            []readout.Span   // of the sentences
	tokens           [][]readout.Span // of the words of each sentence
	words, sentences map[readout.Span]bool
}

func goldSplit(doc []GoldSentence) *split {
	g := &split{doc: doc, words: map[readout.Span]bool{}, sentences: map[readout.Span]bool{}}
	var raw strings.Builder
	for i, s := range doc {
		if i > 0 {
			raw.WriteString(map[bool]string{true: "\n\n", false: " "}[s.NewPar])
		}
		at := raw.Len()
		raw.WriteString(s.Text)
		g.spans = append(g.spans, readout.Span{Start: int32(at), End: int32(raw.Len())})
		g.sentences[g.spans[i]] = true
		g.tokens = append(g.tokens, nil)
		for _, w := range s.Words {
			k := strings.Index(raw.String()[at:], w.Form)
			if k < 0 {
				continue // a word that is not in the surface form
			}
			word := readout.Span{Start: int32(at + k), End: int32(at + k + len(w.Form))}
			g.words[word] = true
			g.tokens[i] = append(g.tokens[i], word)
			at += k + len(w.Form)
		}
	}
	g.text = raw.String()
	return g
}
