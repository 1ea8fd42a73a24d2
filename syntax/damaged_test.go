package syntax

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"readout"
	"readout/model"
)

// small is what the weights file of a small network holds.
func small(t *testing.T) model.Contents {
	t.Helper()
	names := NewGazetteer([]KnownName{{[]string{"Ruritania"}, readout.TypeLocation}, {[]string{"Bank", "of", "Ruritania"}, readout.TypeOrganisation}})
	c := Config{Width: 16, Convolutions: 1, Recurrences: 1, Arc: 16, Rel: 16}
	l, err := NewLearner(c, envoys(), Sources{Vectors: envoyVectors(t), Gazetteer: names}, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	l.net.Steps = []float32{0.01, 0.01, 0.01, 0.01}
	return l.net.contents(l.known, l.sources)
}

// load writes contents and reads them as weights.
func load(t *testing.T, c model.Contents) (*Parser, error) {
	t.Helper()
	var b bytes.Buffer
	if err := model.Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return Load(b.Bytes())
}

func wantDamaged(t *testing.T, what string, c model.Contents) {
	t.Helper()
	if _, err := load(t, c); !errors.Is(err, model.ErrDamaged) {
		t.Errorf("%s: the error is %v", what, err)
	}
}

// TestLoad_tensors leaves out every tensor in its turn, gives it one row more and
// one column more.
func TestLoad_tensors(t *testing.T) {
	whole := small(t)
	if p, err := load(t, whole); err != nil {
		t.Fatal(err)
	} else {
		d := sentence("Envoys", "left", "the", "Bank", "of", "Ruritania")
		p.Parse(d)
		checkTrees(t, d)
	}
	each := func(params []*model.Param, put func(c *model.Contents, params []*model.Param)) {
		for i, p := range params {
			c := whole
			put(&c, slices.Delete(slices.Clone(params), i, i+1))
			wantDamaged(t, "without "+p.Name, c)
			for _, by := range [][2]int{{1, 0}, {0, 1}} {
				other := slices.Clone(params)
				other[i] = model.NewParam(p.Name, p.W.Rows+by[0], p.W.Cols+by[1])
				put(&c, other)
				wantDamaged(t, fmt.Sprintf("%s larger by %v", p.Name, by), c)
			}
		}
	}
	each(whole.Dense, func(c *model.Contents, p []*model.Param) { c.Dense = p })
	each(whole.Tables, func(c *model.Contents, p []*model.Param) { c.Tables = p })
	for name := range whole.Numbers {
		c := whole
		c.Numbers = map[string][]uint32{}
		for k, list := range whole.Numbers {
			if k != name {
				c.Numbers[k] = list
			}
		}
		wantDamaged(t, "without "+name, c)
		c.Numbers[name] = append([]uint32{math.MaxUint32}, whole.Numbers[name]...)
		wantDamaged(t, name+" longer and out of order", c)
	}
}

// TestLoad_infinite has a row whose scale is no number to reckon with.
func TestLoad_infinite(t *testing.T) {
	for _, v := range []float32{float32(math.Inf(1)), float32(math.NaN())} {
		c := small(t)
		c.Tables[2].W.Data[0] = v
		wantDamaged(t, fmt.Sprint(v), c)
	}
}

// TestLoad_sizes has headers that promise other sizes than the file or the
// machine has.
func TestLoad_sizes(t *testing.T) {
	for name, change := range map[string]func(*Config){
		"no width":            func(c *Config) { c.Width = 0 },
		"odd width":           func(c *Config) { c.Width = 17 },
		"great width":         func(c *Config) { c.Width = 1 << 30 },
		"more convolutions":   func(c *Config) { c.Convolutions++ },
		"exchanged layers":    func(c *Config) { c.Convolutions, c.Recurrences = 2, 0 },
		"negative layers":     func(c *Config) { c.Convolutions, c.Recurrences = -1, 3 },
		"no arc":              func(c *Config) { c.Arc = 0 },
		"great arc":           func(c *Config) { c.Arc = 1 << 30 },
		"no rel":              func(c *Config) { c.Rel = 0 },
		"no vectors":          func(c *Config) { c.Vector = 0 },
		"negative vectors":    func(c *Config) { c.Vector = -3 },
		"no tags":             func(c *Config) { c.Tags = nil },
		"many tags":           func(c *Config) { c.Tags = make([][2]string, 40) },
		"no rows":             func(c *Config) { c.Rows = nil },
		"a table of no rows":  func(c *Config) { c.Rows[0] = 0 },
		"a table of few rows": func(c *Config) { c.Rows[0] = 2 },
		"few hints":           func(c *Config) { c.Rows[tableHint] = 1 },
		"few kinds":           func(c *Config) { c.Rows[tableKnown] = 64 },
		"no steps":            func(c *Config) { c.Steps = nil },
		"a step of nothing":   func(c *Config) { c.Steps[1] = 0 },
		"a negative step":     func(c *Config) { c.Steps[3] = -1 },
		"a great step":        func(c *Config) { c.Steps[0] = 3e38 },
	} {
		c := small(t)
		about := c.About.(Config)
		about.Rows, about.Steps = slices.Clone(about.Rows), slices.Clone(about.Steps)
		change(&about)
		c.About = about
		wantDamaged(t, name, c)
	}
	c := small(t)
	c.About = []string{"a head of something else"}
	wantDamaged(t, "a foreign head", c)
}

// TestLoad_fewHints has tables that would be read beyond their end, though header
// and numbers agree.
func TestLoad_fewHints(t *testing.T) {
	for _, table := range []int{tableHint, tableKnown} {
		c := small(t)
		about := c.About.(Config)
		about.Rows = slices.Clone(about.Rows)
		about.Rows[table] = 1
		c.About = about
		c.Tables = slices.Clone(c.Tables)
		c.Tables[table] = model.NewParam(c.Tables[table].Name, 1, about.Width)
		wantDamaged(t, c.Tables[table].Name, c)
	}
}

// TestLoad_wordsWithoutVectors has words that are said to have vectors, and none.
func TestLoad_wordsWithoutVectors(t *testing.T) {
	c := small(t)
	about := c.About.(Config)
	about.Vector = 0
	c.About = about
	c.Dense = slices.Clone(c.Dense)
	at := slices.IndexFunc(c.Dense, func(p *model.Param) bool { return p.Name == "vector.weight" })
	c.Dense[at] = model.NewParam("vector.weight", 1, about.Width)
	wantDamaged(t, "words without vectors", c)
	c.Numbers = maps.Clone(c.Numbers)
	c.Numbers["vector.words"] = nil
	if _, err := load(t, c); err != nil {
		t.Errorf("no vectors at all: %v", err)
	}
}

// TestNewLearner_sizes refuses what could be learned and not be read.
func TestNewLearner_sizes(t *testing.T) {
	for _, c := range []Config{{Width: 20, Arc: 16, Rel: 16}, {Width: 16, Arc: 256, Rel: 16}, {Width: 16, Arc: 16}} {
		if _, err := NewLearner(c, envoys(), Sources{}, 0, 1); err == nil {
			t.Errorf("%+v is taken", c)
		}
	}
	if _, err := NewLearner(Config{Width: 16, Arc: 16, Rel: 16}, []Example{{Words: []string{"Envoys"}}}, Sources{}, 0, 1); err == nil {
		t.Error("nothing to tag with is taken")
	}
}
