package train

import (
	"bytes"
	"cmp"
	"context"
	"path/filepath"

	"readout"
	"readout/eval"
	"readout/syntax"
)

// Lemmas learns the lemma rules alone. Out is the file of the weights that they
// lie beside.
func Lemmas(_ context.Context, o Options) error {
	return writeLemmas(o, cmp.Or(o.Out, filepath.Join("syntax", "data", "syntax.bin")))
}

// newsWeight is how much more a word of GUM counts, whose genres are nearer to
// news than the web's are; the two differ in a few lemmas.
const newsWeight = 3

// writeLemmas writes the lemma rules beside the weights.
func writeLemmas(o Options, weights string) error {
	var examples []syntax.LemmaExample
	for _, file := range []string{"en_ewt-ud-train.conllu", "gum-open-train.conllu"} {
		weight := 1
		if file == "gum-open-train.conllu" {
			weight = newsWeight
		}
		gold, err := eval.ReadCoNLLU(o.path("language", file))
		if err != nil {
			return err
		}
		for _, s := range gold {
			var words []syntax.LemmaExample
			for _, w := range s.Words {
				words = append(words, syntax.LemmaExample{Word: w.Form, Fine: readout.ParseFine(w.Fine), Lemma: w.Lemma, Weight: weight})
			}
			examples = append(examples, syntax.LemmaSentence(words)...)
		}
	}
	silver, err := silverLemmas(o.path("language", "polnear_train_corenlp.jsonl.gz"), examples)
	if err != nil {
		return err
	}
	examples = append(examples, silver...)
	var b bytes.Buffer
	if err := syntax.LearnLemmas(&b, examples); err != nil {
		return err
	}
	return writeFile(filepath.Join(filepath.Dir(weights), "lemmas.tsv"), b.Bytes())
}

// silverLemmas reads the verbs and nouns of news whose lemmas another program
// gave, but for those that the gold has more than once: the treebanks are too
// small for the words that news is told in.
func silverLemmas(path string, gold []syntax.LemmaExample) ([]syntax.LemmaExample, error) {
	type form struct {
		fine readout.Fine
		word string
	}
	known := map[form]int{}
	for _, x := range gold {
		known[form{x.Fine, x.Word}]++
	}
	var out []syntax.LemmaExample
	err := eval.ReadSilver(path, func(i int, doc *eval.SilverDocument) error {
		if eval.HeldBack(i) {
			return nil
		}
		for _, s := range doc.Sents {
			for _, t := range s.Tokens {
				fine := readout.ParseFine(t.Fine)
				if silverTags[t.Fine] && plainWord(t.Form) && plainWord(t.Lemma) && known[form{fine, t.Form}] < 2 {
					out = append(out, syntax.LemmaExample{Word: t.Form, Fine: fine, Lemma: t.Lemma, Weight: 1})
				}
			}
		}
		return nil
	})
	return out, err
}

// silverTags are those whose lemmas are as the treebanks have them.
var silverTags = map[string]bool{"VB": true, "VBP": true, "VBD": true, "VBN": true, "VBG": true, "VBZ": true, "NN": true, "NNS": true, "JJ": true}

// plainWord says whether w is of small letters alone.
func plainWord(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return w != ""
}
