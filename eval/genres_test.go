package eval

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// twoGenres is a treebank with a sentence of each of two genres.
const twoGenres = `# newdoc id = GUM_news_ferry
# sent_id = GUM_news_ferry-1
# text = “Ferries sail.” Nobody objected.
1	“	“	PUNCT	` + "``" + `	3	punct	_	SpaceAfter=No
2	Ferries	ferry	NOUN	NNS	_	3	nsubj	_	_
3	sail	sail	VERB	VBP	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	SpaceAfter=No
5	”	”	PUNCT	''	_	3	punct	_	_
6	Nobody	nobody	PRON	NN	_	7	nsubj	_	_
7	objected	object	VERB	VBD	_	3	parataxis	_	SpaceAfter=No
8	.	.	PUNCT	.	_	7	punct	_	_

# newdoc id = GUM_speech_dam
# sent_id = GUM_speech_dam-1
# text = It's Peter's.
1	It's	it	PRON	PRP	_	0	root	_	_
2	Peter	Peter	PROPN	NNP	_	1	obj	_	SpaceAfter=No
3	's	's	PART	POS	_	2	case	_	SpaceAfter=No
4	.	.	PUNCT	.	_	1	punct	_	_
`

func treebank(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "two.conllu")
	text := strings.ReplaceAll(twoGenres, "``\t3", "``\t_\t3")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestGenre(t *testing.T) {
	for id, want := range map[string]string{
		"GUM_news_ferry-1": "news", "weblog-example.org_2024-0001": "weblog", "answers-1_ans-0001": "answers", "fr-ud-dev_1": "", "": "",
	} {
		if got := (&GoldSentence{ID: id}).Genre(); got != want {
			t.Errorf("%q: genre %q, want %q", id, got, want)
		}
	}
}

func TestGenreRows(t *testing.T) {
	f := func(o Options, want string) {
		t.Helper()
		o.Gold = treebank(t)
		rows, err := Run(context.Background(), "sentences", o)
		got := ""
		for _, r := range rows {
			if r.Metric == "words F1" {
				got += r.Set + " "
			}
		}
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%+v: got %q, want %q", o, got, want)
		}
	}
	f(Options{}, "two two-news ")
	f(Options{Genres: true}, "two two-news two-speech ")
	f(Options{Set: "two-speech"}, "two-speech ")
	f(Options{Set: "two-court"}, `no genre "two-court": eval sentences without a set shows which there are`)
	f(Options{Set: "ewt"}, `no set "ewt": the sets are two, and their genres, as in two-news`)
}

func TestErrors(t *testing.T) {
	f := func(suite string, want ...string) {
		t.Helper()
		var talk strings.Builder
		if _, err := Run(context.Background(), suite, Options{Gold: treebank(t), Talk: &talk, Errors: 9}); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(talk.String(), w) {
				t.Errorf("%s: no %q in\n%s", suite, w, talk.String())
			}
		}
	}
	f("sentences", "GUM_news_ferry-1\n  “Ferries sail.” Nobody objected.\n  sentence   gold …“Ferries sail.” Nobody objected.…   ours …“Ferries sail.” || Nobody objected.…",
		"GUM_speech_dam-1\n  It's Peter's.\n  words   gold It's   ours It 's")
	f("syntax", "GUM_speech_dam-1\n  It's Peter's.\n", "lemma it")
}

func TestErrors_Names(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.iob2")
	if err := os.WriteFile(path, []byte("# sent_id = one\n1\tPeter\tB-ORG\n2\tslept\tB-LOC\n3\t.\tO\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var talk strings.Builder
	if _, err := Run(context.Background(), "names", Options{Gold: path, Talk: &talk, Errors: 9}); err != nil {
		t.Fatal(err)
	}
	want := "one\n  Peter slept .\n  gold ORG Peter   ours PER Peter\n  gold LOC slept   ours -\n"
	if talk.String() != want {
		t.Errorf("got\n%swant\n%s", talk.String(), want)
	}
}

func TestGenreTables(t *testing.T) {
	scores := []Score{
		{"syntax", Row{"gum", "UPOS", 96, 30}}, {"syntax", Row{"gum", "LAS", 83.25, 30}},
		{"syntax", Row{"gum-news", "UPOS", 97, 20}}, {"syntax", Row{"gum-news", "LAS", 85, 20}},
		{"syntax", Row{"gum-bio", "LAS", 80, 10}},
	}
	want := strings.Join([]string{
		"syntax  gum  UPOS    96  30",
		"syntax  gum  LAS   83.2  30",
		"",
		"syntax gum     news      bio",
		"  UPOS      97 (20)",
		"  LAS       85 (20)  80 (10)",
	}, "\n")
	if got := GenreTables(scores); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
