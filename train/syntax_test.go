package train

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/eval"
	"readout/syntax"
)

const treebank = `# newdoc id = a
# sent_id = a-1
# text = Envoys from Ruritania left Geneva.
1	Envoys	envoy	NOUN	NNS	_	4	nsubj	_	_
2	from	from	ADP	IN	_	3	case	_	_
3	Ruritania	Ruritania	PROPN	NNP	_	1	nmod	_	_
4	left	leave	VERB	VBD	_	0	root	_	_
5	Geneva	Geneva	PROPN	NNP	_	4	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	_	_

`

const names = `# sent_id = a-1
1	Envoys	O	-	-
2	from	O	-	-
3	Ruritania	B-LOC	-	-
4	left	O	-	-
5	Geneva	B-LOC	-	-
6	.	O	-	-

`

const silverNews = `{"doc":"a","sents":[{"t":[["The","the",0,3,"DT","O"],["Ruritanian-backed","x",4,21,"JJ","MISC"],["envoy","envoy",22,27,"NN","O"],["Anna","Anna",28,32,"NNP","PERSON"],["Vey","Vey",33,36,"NNP","PERSON"],["left","leave",37,41,"VBD","O"]]}]}`

// corpus writes a folder with a few sentences of ours in the files' formats.
func corpus(t *testing.T) string {
	t.Helper()
	base := t.TempDir()
	write := func(name string, data []byte) {
		path := filepath.Join(base, "data", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []string{"en_ewt-ud-train", "gum-open-train", "en_ewt-ud-dev", "gum-open-dev"} {
		write("language/"+f+".conllu", []byte(strings.Repeat(treebank, 5)))
	}
	write("language/uner-ewt-train-2022.iob2", []byte(names))
	write("language/uner-ewt-dev.iob2", []byte(names))
	write("language/wikigold.conll", []byte("0\tThe\tO\n1\tQuiet\tB-ORG\n2\tBand\tI-ORG\n\n"))
	write("language/polnear_train_corenlp.jsonl.gz", zipped(t, silverNews))
	write("statements/polnear_train.jsonl", []byte(`{"doc":"a","text":"The envoys left the room. They said nothing."}`))
	write("language/state_union.zip", archive(t, "a.txt", "We meet again in hard times."))
	write("language/masc_tagged.zip", archive(t, "b.txt", "We_PRP meet_VBP again_RB in_IN June_NNP"))
	return base
}

func zipped(t *testing.T, s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	z.Close()
	return b.Bytes()
}

func archive(t *testing.T, name, s string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	w.Write([]byte(s))
	z.Close()
	return b.Bytes()
}

// after cancels a training once it has told of an epoch.
type after struct {
	strings.Builder
	word   string
	cancel func()
}

func (a *after) Write(p []byte) (int, error) {
	if strings.Contains(string(p), a.word) {
		a.cancel()
	}
	return a.Builder.Write(p)
}

// TestSyntaxGoesOn trains once whole and once with a break; both write the same
// weights, which a parser can read.
func TestSyntaxGoesOn(t *testing.T) {
	base := corpus(t)
	whole, broken := filepath.Join(t.TempDir(), "whole.bin"), filepath.Join(t.TempDir(), "broken.bin")
	train := func(out, stopAfter string) string {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		talk := &after{word: stopAfter, cancel: cancel}
		err := Syntax(ctx, Options{Data: base, Out: out, Epochs: 2, Talk: talk})
		if (err != nil) != (stopAfter != "never") {
			t.Fatalf("stopped after %q: %v\n%s", stopAfter, err, talk)
		}
		return talk.String()
	}
	train(whole, "never")
	train(broken, "gold trees and names 1")
	for _, o := range []Options{{Epochs: 3}, {Epochs: 2, Seed: 7}} {
		o.Data, o.Out, o.Talk = base, broken, &strings.Builder{}
		if err := Syntax(context.Background(), o); err == nil || !strings.Contains(err.Error(), "another training") || !strings.Contains(err.Error(), "to start anew") {
			t.Errorf("the checkpoint of another training is taken: %v", err)
		}
	}
	if talk := train(broken, "never"); !strings.Contains(talk, "going on after epoch") {
		t.Errorf("it began anew:\n%s", talk)
	}
	a, b := read(t, whole), read(t, broken)
	if !bytes.Equal(a, b) {
		t.Error("the weights differ after a break")
	}
	if _, err := syntax.Load(a); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(broken + ".checkpoint"); !os.IsNotExist(err) {
		t.Errorf("the checkpoint is left behind: %v", err)
	}
	if rules := string(read(t, filepath.Join(filepath.Dir(whole), "lemmas.tsv"))); !strings.Contains(rules, "VBD") {
		t.Errorf("no lemma rules:\n%s", rules)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSilverSentence(t *testing.T) {
	token := func(form, class string) eval.SilverToken { return eval.SilverToken{Form: form, Class: class} }
	g, ok := silverSentence([]eval.SilverToken{token("US-backed", "O"), token("Anna", "PERSON"), token("Vey", "PERSON"), token("re-elected", "O")})
	if ok {
		t.Error("a name may stand in a word that has none")
	}
	if _, ok := silverSentence([]eval.SilverToken{token("oil-rich", "O"), token("Anna", "PERSON")}); !ok {
		t.Error("a word without capitals holds no name")
	}
	want := []string{"US", "-", "backed", "Anna", "Vey", "re-elected"}
	if got := forms(g.Words); !slices.Equal(got, want) {
		t.Errorf("words %q, want %q", got, want)
	}
	if want := []string{"O", "O", "O", "B-PERSON", "I-PERSON", "O"}; !slices.Equal(g.Names, want) {
		t.Errorf("names %q, want %q", g.Names, want)
	}
}

// TestFlattenPersons turns a name that hangs from its surname.
func TestFlattenPersons(t *testing.T) {
	s := eval.GoldSentence{Words: []eval.GoldWord{
		{Form: "Envoy", Head: 3, Rel: "compound"}, {Form: "Anna", Head: 3, Rel: "compound"}, {Form: "Vey", Head: 4, Rel: "nsubj"}, {Form: "left", Head: 0, Rel: "root"},
	}}
	d := s.Document()
	d.Tokens[1].Name = readout.Name(readout.TypePerson, readout.NameBegin)
	d.Tokens[2].Name = readout.Name(readout.TypePerson, readout.NameEnd)
	flattenPersons(&s, d)
	for i, want := range []eval.GoldWord{{Head: 2, Rel: "nmod:desc"}, {Head: 4, Rel: "nsubj"}, {Head: 2, Rel: "flat"}, {Head: 0, Rel: "root"}} {
		if got := s.Words[i]; got.Head != want.Head || got.Rel != want.Rel {
			t.Errorf("%s: %s of %d, want %s of %d", got.Form, got.Rel, got.Head, want.Rel, want.Head)
		}
	}
}

func TestProjective(t *testing.T) {
	for _, c := range []struct {
		heads []int32
		want  bool
	}{
		{[]int32{2, 0, 2}, true},
		{[]int32{3, 4, 0, 3}, false}, // 1-3 and 2-4 cross
		{[]int32{2, 1, 0}, false},    // a cycle
		{[]int32{0, 0}, false},       // two roots
	} {
		if got := projective(c.heads); got != c.want {
			t.Errorf("%v: %v", c.heads, got)
		}
	}
}

func TestDemonymLike(t *testing.T) {
	for w, want := range map[string]bool{"Ruritanian": true, "Turks": true, "Facebook": false, "Act": false, "GOP": false} {
		if got := demonymLike(w); got != want {
			t.Errorf("%s: %v", w, got)
		}
	}
}

func TestReadVectors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vectors.json")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"dimensions":2,"words":["envoy","left"],"vectors":{"envoy":[1,2,9],"left":[3,4,9]}}`)
	words, rows, err := readVectors(path, vectorWords)
	if err != nil || !slices.Equal(words, []string{"envoy", "left"}) || !slices.Equal(rows[1], []float32{3, 4}) {
		t.Errorf("%v %v %v", words, rows, err)
	}
	for text, want := range map[string]string{
		`{"dimensions":2,"words":["envoy"],"vectors":{"envoy":[1]}}`: "1 numbers, not 2",
		`{"a":1}`:        "is it a file of word vectors?",
		`{"dimensions":`: "vectors.json",
	} {
		write(text)
		if _, _, err := readVectors(path, vectorWords); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// TestReduce keeps the direction in which the rows differ, and their distances in it.
func TestReduce(t *testing.T) {
	rows := [][]float32{{1, 1, 5}, {2, 2, 5}, {3, 3, 5}, {4, 4, 5.01}}
	got := reduce(rows, 1)
	step := got[1][0] - got[0][0]
	square := float32(0)
	for i, r := range got {
		square += r[0] * r[0] / 4
		if i > 0 && (r[0]-got[i-1][0])/step < 0.99 {
			t.Errorf("row %d is %v after %v", i, r, got[i-1])
		}
	}
	if square < 0.99 || square > 1.01 {
		t.Errorf("the mean square is %v", square)
	}
}

// TestReduce_same has rows that do not differ.
func TestReduce_same(t *testing.T) {
	for i, r := range reduce([][]float32{{3, 4}, {3, 4}}, 2) {
		if !slices.Equal(r, []float32{0, 0}) {
			t.Errorf("row %d is %v", i, r)
		}
	}
}

func TestNamesIn(t *testing.T) {
	const table = "key\tname\taliases\n# a note\na\tAnna Vey\tVey|A. Vey;Mrs Vey\nb\tBen Vey\n"
	for column, want := range map[string][]string{"name": {"Anna Vey", "Ben Vey"}, "aliases": {"Vey", "A. Vey", "Mrs Vey"}} {
		if got, err := namesIn(table, column); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", column, got, err)
		}
	}
	if _, err := namesIn(table, "people"); err == nil || !strings.Contains(err.Error(), `"people"`) {
		t.Errorf("a column that is not there: %v", err)
	}
}

func TestKnownNames(t *testing.T) {
	names, err := knownNames()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]readout.EntityType{}
	for _, n := range names {
		found[strings.Join(n.Words, " ")] = n.Type
	}
	for name, want := range map[string]readout.EntityType{
		"Angela Merkel": readout.TypePerson, "United Nations": readout.TypeOrganisation, "Kabul": readout.TypeLocation, "Albanians": readout.TypeNationality,
	} {
		if found[name] != want {
			t.Errorf("%s is known as %v, want %v", name, found[name], want)
		}
	}
}
