package talks

import (
	"testing"

	"readout"
	"readout/syntax"
	"readout/text"
)

// TestExamples finds every pattern in its own example sentence.
func TestExamples(t *testing.T) {
	lex := embedded()
	p := syntax.New()
	var r reading
	for _, e := range lex.examples {
		var d readout.Document
		d.Reset(&readout.Report{Text: e.text})
		text.Split(&d)
		p.Parse(&d)
		r.start(lex, &d, &readout.Record{})
		found := false
		for i := range r.hits {
			found = found || r.hits[i].pattern.id == e.id
		}
		if !found {
			t.Errorf("%s: %s is not found in its example %q", e.where, e.id, e.text)
		}
	}
}

// TestLoadErrors names file and line of what is wrong.
func TestLoadErrors(t *testing.T) {
	f := func(phrases, words, want string) {
		t.Helper()
		_, err := load(phrases, words, "issue\twords\texample\n")
		if err == nil || err.Error() != want {
			t.Errorf("load: %v, want %s", err, want)
		}
	}
	f("id\tpattern\tfills\texample\nX1\tno gap\ttone=x\n", "class\tlemmas\n", "phrases.tsv:2: 3 columns, not 4")
	f("id\tpattern\tfills\texample\nX1\t*3 gap\ttone=x\tA gap.\n", "class\tlemmas\n", `phrases.tsv:2: "*3 gap" must begin with a word`)
	f("id\tpattern\tfills\texample\nX1\tgap\tcolour=x\tA gap.\n", "class\tlemmas\n", `phrases.tsv:2: "colour=x" fills no field that we know`)
	f("id\tpattern\tfills\texample\n", "class\tlemmas\nbirds\trobin\n", `words.tsv:2: no class of words "birds"`)
}
