package eval

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

// threeSpeakers is a text in GUM's manner: a name that speaks, a pronoun that
// takes it up, and another name that speaks for the first time.
const threeSpeakers = `# newdoc id = T_news_rain
# newpar
# sent_id = T_news_rain-1
# text = Maria Lopez said the talks failed.
1	Maria	Maria	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-nnnnn-cf1-1,2-coref
2	Lopez	Lopez	PROPN	NNP	_	1	flat	_	Entity=1)
3	said	say	VERB	VBD	_	0	root	_	_
4	the	the	DET	DT	_	5	det	_	Entity=(2-event-new-nnnnn-cf2-2-sgl
5	talks	talk	NOUN	NNS	_	6	nsubj	_	Entity=2)
6	failed	fail	VERB	VBD	_	3	ccomp	_	SpaceAfter=No
7	.	.	PUNCT	.	_	3	punct	_	_

# sent_id = T_news_rain-2
# text = She added that Peter Novak claims they won.
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv:act-nnnnn-cf1-1-ana)
2	added	add	VERB	VBD	_	0	root	_	_
3	that	that	SCONJ	IN	_	6	mark	_	_
4	Peter	Peter	PROPN	NNP	_	6	nsubj	_	Entity=(3-person-new-nnnnn-cf1-1,2-sgl
5	Novak	Novak	PROPN	NNP	_	4	flat	_	Entity=3)
6	claims	claim	VERB	VBZ	_	2	ccomp	_	_
7	they	they	PRON	PRP	_	8	nsubj	_	Entity=(4-person-acc:inf-nnnnn-cf2-1-sgl)|SplitAnte=1<4,3<4
8	won	win	VERB	VBD	_	6	ccomp	_	SpaceAfter=No
9	.	.	PUNCT	.	_	2	punct	_	_
`

func TestChains(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tiny.conllu")
	if err := os.WriteFile(path, []byte(threeSpeakers), 0o600); err != nil {
		t.Fatal(err)
	}
	var talk strings.Builder
	rows, err := Chains(context.Background(), Options{Gold: path, Talk: &talk})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Row{}
	for _, r := range rows {
		got[r.Metric] = r
	}
	for metric, n := range map[string]int{"speech subjects resolved": 3, "speech subjects resolved, name": 2, "speech subjects resolved, pronoun": 1, "links right": 1, "CoNLL F1": 2} {
		if r := got[metric]; r.N != n || r.Value != 100 || r.Set != "tiny" {
			t.Errorf("%s: %+v, want 100 of %d; %s", metric, r, n, talk.String())
		}
	}
	if r := got["links found"]; r.Value != 50 || r.N != 2 { // not "they"
		t.Errorf("links found: %+v, want 50 of 2", r)
	}
}

func TestGoldEntities(t *testing.T) {
	doc := []GoldSentence{{ID: "s", Words: []GoldWord{
		{Form: "the", Head: 2, Misc: "Entity=(5-place-new(7-person-new-x)"},
		{Form: "envoys", Head: 0, Misc: "SpaceAfter=No|Entity=(8[1/2]-thing-new)(9-time-new)"},
		{Form: "here", Head: 2, Misc: "Entity=5)(8[2/2]-thing-new)"},
	}}}
	g, err := goldEntities(doc)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.mentions) != 5 || g.at[0] != "7" || g.at[2] != "8" || g.kind["9"] != "time" || g.kind["5"] != "place" {
		t.Errorf("entities %+v", g)
	}
	doc[0].Words[0].Misc = "Entity=6)"
	if _, err := goldEntities(doc); err == nil || !strings.Contains(err.Error(), "s: word 1") {
		t.Errorf("an end without a beginning: %v", err)
	}
}

func TestGoldText(t *testing.T) {
	doc := []GoldSentence{
		{Text: "“Go!” he said.", Words: []GoldWord{{Form: "“"}, {Form: "Go"}, {Form: "!"}, {Form: "”"}, {Form: "he"}, {Form: "said"}, {Form: "."}}},
		{Text: "lost", NewPar: true, Words: []GoldWord{{Form: "not"}, {Form: "there"}}},
	}
	d := goldText(doc)
	if d.Report.Text != "“Go!” he said.\n\nnot there" || d.Sentences[1].Paragraph != 1 {
		t.Fatalf("text %q, paragraph %d", d.Report.Text, d.Sentences[1].Paragraph)
	}
	if d.Word(8) != "there" || d.Tokens[1].Quote != 1 || d.Tokens[4].Quote != 0 {
		t.Errorf("tokens %+v", d.Tokens)
	}
}

// TestCoNLL counts two gold chains against two of ours, worked out by hand.
func TestCoNLL(t *testing.T) {
	gold := partition{1: "a", 2: "a", 3: "a", 4: "b", 5: "b"}
	ours := partition{1: "x", 2: "x", 3: "y", 4: "y", 5: "y", 6: "y"}
	var c conllCounts
	c.add(gold, ours)
	want := [3]measure{
		{ratio{2, 3}, ratio{2, 4}},
		{ratio{5.0/3 + 2, 5}, ratio{2 + 5.0/4, 6}},
		{ratio{0.8 + 2.0/3, 2}, ratio{0.8 + 2.0/3, 2}},
	}
	for i, m := range c.measures {
		if near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }; !near(m.recall.value(), want[i].recall.value()) || !near(m.precision.value(), want[i].precision.value()) {
			t.Errorf("measure %d: %+v, want %+v", i, m, want[i])
		}
	}
	if len(partition{1: "a", 2: "a", 3: "b"}.plural()) != 2 {
		t.Error("a chain of one mention counts")
	}
}

func TestSpeechSubject(t *testing.T) {
	d := &readout.Document{Report: &readout.Report{Text: "It said so"}, Tokens: []readout.Token{
		{Span: readout.Span{Start: 0, End: 2}, Head: 1, Tag: readout.PRON, Rel: readout.RelNsubj},
		{Span: readout.Span{Start: 3, End: 7}, Lemma: "say", Head: -1, Tag: readout.VERB, Rel: readout.RelRoot},
		{Span: readout.Span{Start: 8, End: 10}, Head: 1, Tag: readout.ADV, Rel: readout.RelAdvmod},
	}}
	d.Link()
	if speechSubject(d, 0) {
		t.Error("a subject of speech without what was said")
	}
	d.Tokens[2].Rel = readout.RelCcomp
	if !speechSubject(d, 0) || subjectForm(d, 0) != "pronoun" {
		t.Error("a pronoun that says something is no subject of speech")
	}
}
