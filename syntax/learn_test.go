package syntax

import (
	"bytes"
	"encoding/gob"
	"math"
	"slices"
	"strings"
	"testing"

	"readout"
)

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
	for name, damage := range map[string]func(*checkpoint){
		"fewer weights":    func(c *checkpoint) { c.Weights = c.Weights[1:] },
		"fewer means":      func(c *checkpoint) { c.Means = c.Means[1:] },
		"shorter squares":  func(c *checkpoint) { c.Squares[0] = nil },
		"shorter averages": func(c *checkpoint) { c.Average[2] = c.Average[2][1:] },
		"other words":      func(c *checkpoint) { c.Known = nil },
	} {
		var c checkpoint
		var b bytes.Buffer
		if err := gob.NewDecoder(bytes.NewReader(saved.Bytes())).Decode(&c); err != nil {
			t.Fatal(err)
		}
		damage(&c)
		if err := gob.NewEncoder(&b).Encode(c); err != nil {
			t.Fatal(err)
		}
		if _, err := broken.Restore(&b); err == nil {
			t.Errorf("%s: taken for a checkpoint of this training", name)
		}
	}
}
