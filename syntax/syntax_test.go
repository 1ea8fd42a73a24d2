package syntax

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout"
)

// sentence makes a document of one sentence from words.
func sentence(words ...string) *readout.Document {
	d := &readout.Document{Report: &readout.Report{Text: strings.Join(words, " ")}}
	at := int32(0)
	for _, w := range words {
		d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: at, End: at + int32(len(w))}})
		at += int32(len(w)) + 1
	}
	d.Sentences = []readout.Sentence{{Span: readout.Span{End: at - 1}, Last: int32(len(words))}}
	return d
}

func TestParse(t *testing.T) {
	d := sentence("The", "ministers", "met", "in", "Geneva", "on", "Friday", ".")
	New().Parse(d)
	for i, want := range []struct {
		head  int32
		rel   readout.Rel
		tag   readout.Tag
		lemma string
	}{
		{1, readout.RelDet, readout.DET, "the"},
		{2, readout.RelNsubj, readout.NOUN, "minister"},
		{-1, readout.RelRoot, readout.VERB, "meet"},
		{4, readout.RelCase, readout.ADP, "in"},
		{2, readout.RelObl, readout.PROPN, "Geneva"},
		{6, readout.RelCase, readout.ADP, "on"},
		{2, readout.RelObl, readout.PROPN, "Friday"},
		{2, readout.RelPunct, readout.PUNCT, "."},
	} {
		got := d.Tokens[i]
		if got.Head != want.head || got.Rel != want.rel || got.Tag != want.tag || got.Lemma != want.lemma {
			t.Errorf("%s: head %d %s %s %q, want %d %s %s %q", d.Word(int32(i)), got.Head, got.Rel, got.Tag, got.Lemma, want.head, want.rel, want.tag, want.lemma)
		}
	}
	if n := d.Tokens[4].Name; n.Type() != readout.TypeLocation {
		t.Errorf("Geneva is labelled %d", n)
	}
	if got := slices.Collect(d.Children(2)); !slices.Equal(got, []int32{1, 4, 6, 7}) {
		t.Errorf("the children of met are %v", got)
	}
}

// TestParseAnything holds for every document: one root a sentence, heads inside
// the sentence, no cycle, well-formed names; also for many and for empty sentences.
func TestParseAnything(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	words := []string{"the", "Talks", "ended", ",", "“", "”", "—", "U.S.", "'s", "said", "2016", "日本", "é", "and", "that", "Mr.", "x\u0301"}
	p := New()
	for range 200 {
		d := &readout.Document{}
		var text []string
		at := int32(0)
		for range 1 + rng.IntN(5) {
			s := readout.Sentence{First: int32(len(d.Tokens))}
			for range rng.IntN(40) {
				w := words[rng.IntN(len(words))]
				text = append(text, w)
				d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: at, End: at + int32(len(w))}})
				at += int32(len(w)) + 1
			}
			s.Last = int32(len(d.Tokens))
			d.Sentences = append(d.Sentences, s)
		}
		d.Report = &readout.Report{Text: strings.Join(text, " ")}
		p.Parse(d)
		checkTrees(t, d)
	}
}

func checkTrees(t *testing.T, d *readout.Document) {
	t.Helper()
	for _, s := range d.Sentences {
		roots := 0
		for i := s.First; i < s.Last; i++ {
			h := d.Tokens[i].Head
			if h == -1 {
				roots++
				continue
			}
			if h < s.First || h >= s.Last {
				t.Fatalf("the head of token %d is %d, outside its sentence", i, h)
			}
			steps := 0
			for ; h >= 0; h = d.Tokens[h].Head {
				if steps++; steps > int(s.Last-s.First) {
					t.Fatalf("token %d is on a cycle", i)
				}
			}
		}
		if s.Last > s.First && roots != 1 {
			t.Fatalf("%d roots in %q", roots, d.Report.Text)
		}
		before := readout.NameLabel(0)
		for i := s.First; i < s.Last; i++ {
			if !follows(before, d.Tokens[i].Name) {
				t.Fatalf("label %d after %d", d.Tokens[i].Name, before)
			}
			before = d.Tokens[i].Name
		}
		if !ends(before) {
			t.Fatal("a name that does not end")
		}
	}
}

// TestTreeFinder compares with all trees over five words.
func TestTreeFinder(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	const n, wide = 5, 6
	var finder treeFinder
	for range 200 {
		scores := make([]float32, n*wide)
		for i := range scores {
			scores[i] = float32(rng.NormFloat64())
		}
		total := func(heads []int) float32 {
			sum := float32(0)
			for i, h := range heads {
				sum += scores[i*wide+h]
			}
			return sum
		}
		best, straight := float32(-1e9), float32(-1e9) // of all trees, and of those without crossing arcs
		heads := make([]int, n)
		for code := range 6 * 6 * 6 * 6 * 6 {
			for i := range heads {
				heads[i] = code % 6
				code /= 6
			}
			if isTree(heads) {
				best = max(best, total(heads))
				if all := (treeFinder{heads: append([]int{0}, heads...)}); !all.crossing() {
					straight = max(straight, total(heads))
				}
			}
		}
		got := finder.find(scores, n, wide)
		if !isTree(got) || finder.crossing() || total(got) < straight-1e-5 {
			t.Fatalf("found %v of score %v, the best without crossing arcs is %v", got, total(got), straight)
		}
		copy(heads, got)
		finder.span(scores, n, wide)
		if got := finder.heads[1:]; !isTree(got) || total(got) < best-1e-5 {
			t.Fatalf("found %v of score %v, the best is %v", got, total(got), best)
		}
	}
}

// isTree says whether the words 1 to len(heads) all hang from the root, one of them at once.
func isTree(heads []int) bool {
	roots := 0
	for w := range heads {
		if heads[w] == 0 {
			roots++
		}
		for k, steps := w+1, 0; k != 0; k = heads[k-1] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}

func TestLemma(t *testing.T) {
	l := NewLemmatiser()
	for _, c := range []struct {
		word string
		fine readout.Fine
		want string
	}{
		{"talks", readout.NNS, "talk"}, {"ended", readout.VBD, "end"}, {"met", readout.VBD, "meet"}, {"countries", readout.NNS, "country"},
		{"agreed", readout.VBD, "agree"}, {"shelling", readout.VBG, "shell"}, {"was", readout.VBD, "be"}, {"n’t", readout.RB, "not"},
		{"Kremlin", readout.NNP, "Kremlin"}, {"I", readout.PRP, "I"}, {"us", readout.PRP, "we"}, {"withdrew", readout.VBD, "withdraw"},
	} {
		if got := l.Lemma(c.word, c.fine); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.word, c.fine, got, c.want)
		}
	}
}

func TestLemmaRulesNameTheirLine(t *testing.T) {
	_, err := readLemmas("# head\nran\tVBD\n")
	if err == nil || !strings.Contains(err.Error(), "lemmas.tsv:2") {
		t.Errorf("error %v does not name the line", err)
	}
}

// envoys is one sentence to learn from.
func envoys() []Example {
	return []Example{{
		Words: []string{"Envoys", "from", "Ruritania", "left"},
		Tags:  [][2]string{{"NOUN", "NNS"}, {"ADP", "IN"}, {"PROPN", "NNP"}, {"VERB", "VBD"}},
		Heads: []int32{4, 3, 1, 0},
		Rels:  []readout.Rel{readout.RelNsubj, readout.RelCase, readout.RelNmod, readout.RelRoot},
		Names: []readout.NameLabel{0, 0, readout.Name(readout.TypeLocation, readout.NameSingle), 0},
	}}
}

// TestGradient compares the gradient with small steps of a small network.
func TestGradient(t *testing.T) {
	e := envoys()
	l, err := NewLearner(Config{Width: 16, Convolutions: 1, Recurrences: 1, Arc: 16, Rel: 16}, e, Sources{Vectors: envoyVectors(t)}, 0, 7)
	if err != nil {
		t.Fatal(err)
	}
	batch := []*Example{&e[0]}
	e[0].count = []float64{1e12, 1e12, 1e12, 1e12} // no word is dropped by chance
	total := func() float64 {
		l.shards[0].source.Seed(1, 1) // the same spelling every time
		x := l.shards[0].learn(batch, 1)
		return x.Tags + x.Arcs + x.Rels + x.Names
	}
	total()
	net := l.shards[0].net
	var gradients [][]float32 // total adds to some of them
	for _, p := range net.dense {
		gradients = append(gradients, slices.Clone(p.G.Data))
	}
	for p, param := range net.dense {
		w, g := param.W.Data, gradients[p]
		for i := 0; i < len(w); i += 1 + len(w)/23 {
			const h = 2e-3
			old := w[i]
			w[i] = old + h
			up := total()
			w[i] = old - h
			down := total()
			w[i] = old
			if want := (up - down) / (2 * h); math.Abs(want-float64(g[i])) > 0.05+0.1*math.Abs(want) {
				t.Errorf("%s[%d]: gradient %.4f, by steps %.4f", param.Name, i, g[i], want)
			}
		}
	}
}

func TestGazetteer(t *testing.T) {
	g := NewGazetteer([]KnownName{
		{[]string{"Bank", "of", "Ruritania"}, readout.TypeOrganisation},
		{[]string{"Ruritania"}, readout.TypeLocation},
		{[]string{"Anna", "Vey"}, readout.TypePerson},
		{[]string{"envoys"}, readout.TypeOrganisation}, // no capital: not taken
	})
	words := strings.Fields("envoys of the Bank of Ruritania met Anna Vey , Anna said in Ruritania")
	word := func(i int) string { return words[i] }
	h := hints(nil, len(words), word)
	g.mark(h, word)
	org, loc, per := int32(1<<(readout.TypeOrganisation-1)*4), int32(1<<(readout.TypeLocation-1)*4), int32(1<<(readout.TypePerson-1)*4)
	want := []int32{0, 0, 0, org + 1, org + 2, org + 3, 0, per + 1, per + 3, 0, gazPerson, 0, 0, loc}
	for i := range want {
		if got := h[i] >> hintBits; got != want[i] {
			t.Errorf("%s: %d, want %d", words[i], got, want[i])
		}
	}
}

// envoyVectors are vectors of some of the envoys' words.
func envoyVectors(t *testing.T) Vectors {
	v, err := NewVectors([]string{"left", "envoys", "Envoys"}, [][]float32{{1, 0, 0.5}, {0, 1, -0.5}, {9, 9, 9}})
	if err != nil || v.Len() != 2 || v.Size() != 3 {
		t.Fatalf("%d vectors of %d numbers, %v", v.Len(), v.Size(), err)
	}
	return v
}

func TestRespell(t *testing.T) {
	words := []string{"Envoys", "of", "Ruritania", "éloignés", "left"}
	for spelling, want := range map[spelling]string{
		asItStands: "Envoys of Ruritania éloignés left",
		asHeadline: "Envoys of Ruritania Éloignés Left",
		asShout:    "ENVOYS OF RURITANIA ÉLOIGNÉS LEFT",
		asHaste:    "envoys of ruritania éloignés left",
	} {
		var got []string
		for _, w := range words {
			got = append(got, respell(w, spelling))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestLearn learns one sentence by heart, writes the weights and reads them: also
// with bytes for numbers the sentence comes back.
func TestLearn(t *testing.T) {
	e := envoys()
	l, err := NewLearner(Config{Width: 32, Convolutions: 1, Recurrences: 2, Arc: 16, Rel: 16}, e, Sources{Vectors: envoyVectors(t)}, 0.1, 3)
	if err != nil {
		t.Fatal(err)
	}
	for range 150 {
		l.Step([]*Example{&e[0]}, 0.01)
	}
	var b bytes.Buffer
	if err := l.Write(&b, []*Example{&e[0]}, "a test"); err != nil {
		t.Fatal(err)
	}
	p, err := Load(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	d := sentence(e[0].Words...)
	p.Parse(d)
	for i, want := range e[0].Heads {
		tok := d.Tokens[i]
		if tok.Head != want-1 || tok.Rel != e[0].Rels[i] || tok.Name != e[0].Names[i] || tok.Tag.String() != e[0].Tags[i][0] {
			t.Errorf("%s came back as %+v", e[0].Words[i], tok)
		}
	}
}

// TestCheckpoint trains on from a checkpoint and comes out with the same weights
// as without the break.
func TestCheckpoint(t *testing.T) {
	train := func(l *Learner, e []Example, steps int) {
		for range steps {
			l.Step([]*Example{&e[0], &e[0]}, 0.01)
			l.Average(0.1)
		}
	}
	start := func(seed uint64) (*Learner, []Example) {
		e := envoys()
		l, err := NewLearner(Config{Width: 16, Convolutions: 1, Recurrences: 1, Arc: 16, Rel: 16}, e, Sources{}, 0.2, seed)
		if err != nil {
			t.Fatal(err)
		}
		return l, e
	}
	written := func(l *Learner, e []Example) []byte {
		var b bytes.Buffer
		if err := l.Write(&b, []*Example{&e[0]}, ""); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	whole, e := start(1)
	train(whole, e, 20)
	var saved bytes.Buffer
	if err := whole.Save(&saved, []byte("here")); err != nil {
		t.Fatal(err)
	}
	written(whole, e) // writing changes nothing
	train(whole, e, 20)
	broken, e2 := start(2)
	position, err := broken.Restore(bytes.NewReader(saved.Bytes()))
	if err != nil || string(position) != "here" {
		t.Fatalf("position %q, %v", position, err)
	}
	train(broken, e2, 20)
	if !bytes.Equal(written(whole, e), written(broken, e2)) {
		t.Error("the weights differ after a break")
	}
	if _, err := broken.Restore(bytes.NewReader(saved.Bytes()[:100])); err == nil {
		t.Error("half a checkpoint was taken for one")
	}
}

// TestRepair hands trees that the parser is known to draw to the repairs.
func TestRepair(t *testing.T) {
	d := sentence("Ruritania", "'s", "newly", "elected", "government", "and", "the", "rebels", "signed", "a", "truce")
	for i, x := range []struct {
		head int32
		rel  readout.Rel
		tag  readout.Tag
		fine readout.Fine
	}{
		{3, readout.RelNsubj, readout.PROPN, readout.NNP}, {0, readout.RelCase, readout.PART, readout.POS}, {3, readout.RelAdvmod, readout.ADV, readout.RB},
		{-1, readout.RelRoot, readout.VERB, readout.VBN}, {3, readout.RelObj, readout.NOUN, readout.NN}, {7, readout.RelCc, readout.CCONJ, readout.CC},
		{7, readout.RelDet, readout.DET, readout.DT}, {8, readout.RelNsubj, readout.NOUN, readout.NNS}, {4, readout.RelAcl, readout.VERB, readout.VBD},
		{10, readout.RelDet, readout.DET, readout.DT}, {8, readout.RelObj, readout.NOUN, readout.NN},
	} {
		k := &d.Tokens[i]
		k.Head, k.Rel, k.Tag, k.Fine = x.head, x.rel, x.tag, x.fine
	}
	repair(d, d.Sentences[0])
	checkTrees(t, d)
	for i, want := range []struct {
		head int32
		rel  readout.Rel
	}{
		{4, readout.RelNmodPoss}, {0, readout.RelCase}, {3, readout.RelAdvmod}, {4, readout.RelAmod}, {8, readout.RelNsubj},
		{7, readout.RelCc}, {7, readout.RelDet}, {4, readout.RelConj}, {-1, readout.RelRoot}, {10, readout.RelDet}, {8, readout.RelObj},
	} {
		if got := d.Tokens[i]; got.Head != want.head || got.Rel != want.rel {
			t.Errorf("%s: %s of %d, want %s of %d", d.Word(int32(i)), got.Rel, got.Head, want.rel, want.head)
		}
	}
}

// TestRepair_given has a given name that is also a verb.
func TestRepair_given(t *testing.T) {
	d := sentence("Minister", "Pat", "Exempel", "resigned")
	single := readout.Name(readout.TypePerson, readout.NameSingle)
	for i, x := range []readout.Token{
		{Head: 1, Rel: readout.RelNsubj, Tag: readout.PROPN}, {Head: 3, Rel: readout.RelNsubj, Tag: readout.VERB, Fine: readout.VB},
		{Head: 1, Rel: readout.RelObj, Tag: readout.PROPN, Name: single}, {Head: -1, Rel: readout.RelRoot, Tag: readout.VERB},
	} {
		x.Span = d.Tokens[i].Span
		d.Tokens[i] = x
	}
	repair(d, d.Sentences[0])
	title, given, surname := d.Tokens[0], d.Tokens[1], d.Tokens[2]
	if given.Tag != readout.PROPN || given.Fine != readout.NNP || title.Rel != readout.RelNmodDesc || surname.Rel != readout.RelFlat {
		t.Errorf("%+v %+v %+v", title, given, surname)
	}
	if given.Name.Position() != readout.NameBegin || surname.Name.Position() != readout.NameEnd {
		t.Errorf("the name is labelled %d %d", given.Name, surname.Name)
	}
}
