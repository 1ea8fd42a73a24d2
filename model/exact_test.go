package model

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// Every function has two bodies that must give the same bits.
func TestExactTwins(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	numbers := func(n int) []float32 {
		out := make([]float32, n)
		for i := range out {
			out[i] = float32(rng.NormFloat64() * 3)
		}
		return out
	}
	same := func(name string, got, want []float32) {
		t.Helper()
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, in plain Go %v", name, got, want)
		}
	}
	for _, n := range []int{8, 48, 96, 128} {
		a, b, c, d := numbers(2*n), numbers(n), numbers(n), numbers(n)
		x, y := slices.Clone(b), slices.Clone(b)
		AddNormalised(x, a[:n], c, d)
		addNormalisedPlain(y, a[:n], c, d)
		same("AddNormalised", x, y)
		Maxout(x, a)
		maxoutPlain(y, a)
		same("Maxout", x, y)
		Add3(x, a, b, c)
		add3Plain(y, a, b, c)
		same("Add3", x, y)
		copy(y, x)
		finish(x, a[:n], c)
		finishPlain(y, a[:n], c)
		same("finish", x, y)
		e, f := slices.Clone(d), slices.Clone(d)
		Recur(x, e, a[:n], b, c)
		recurPlain(y, f, a[:n], b, c)
		same("Recur", x, y)
		same("Recur's cell", e, f)
		p, q := make([]uint8, n), make([]uint8, n)
		Quantise(p, a[:n], 0.04)
		quantisePlain(q, a[:n], 1/float32(0.04))
		if !slices.Equal(p, q) {
			t.Errorf("Quantise: %v, in plain Go %v", p, q)
		}
	}
	rows := make([]int16, 64*7)
	Shorts(rows, numbers(len(rows)))
	got, want := make([]int32, 7), make([]int32, 7)
	DotRows(got, rows[64:128], rows)
	dotRowsPlain(want, rows[64:128], rows)
	if !slices.Equal(got, want) {
		t.Errorf("DotRows: %v, in plain Go %v", got, want)
	}
}

// A row of equal numbers is normalised to nothing, and the shift stays.
func TestAddNormalised(t *testing.T) {
	x := make([]float32, 8)
	ones := []float32{1, 1, 1, 1, 1, 1, 1, 1}
	AddNormalised(x, ones, ones, ones)
	near(t, x, ones, 1e-6)
	AddNormalised(x, []float32{1, -1, 1, -1, 1, -1, 1, -1}, ones, make([]float32, 8))
	near(t, x, []float32{2, 0, 2, 0, 2, 0, 2, 0}, 1e-4)
}

func TestShorts(t *testing.T) {
	out := make([]int16, 4)
	Shorts(out, []float32{1, -0.5, 100, -100})
	if !slices.Equal(out, []int16{128, -64, 4095, -4095}) {
		t.Errorf("%v", out)
	}
}

// Nothing is written where there is nothing to do, and nothing beyond the end.
func TestExactEnds(t *testing.T) {
	const beyond = 7
	for _, n := range []int{0, 1, 8, 11, 96} {
		units, a, b, c := make([]float32, 2*n), make([]float32, n), make([]float32, n), make([]float32, n)
		y, small := slices.Repeat([]float32{beyond}, n+8), bytes.Repeat([]byte{beyond}, n+8)
		for name, do := range map[string]func(){
			"Maxout":   func() { Maxout(y[:n], units) },
			"Add3":     func() { Add3(y[:n], a, b, c) },
			"Recur":    func() { Recur(y[:n], a, b, c, c) },
			"finish":   func() { finish(y[:n], a, b) },
			"Quantise": func() { Quantise(small[:n], a, 1) },
			"AddNormalised": func() {
				if n%8 == 0 {
					AddNormalised(y[:n], a, b, c)
				}
			},
		} {
			do()
			for i := range 8 {
				if y[n+i] != beyond || small[n+i] != beyond {
					t.Errorf("%s of %d numbers writes beyond them", name, n)
				}
			}
		}
	}
	out := []int32{beyond}
	DotRows(out[:0], make([]int16, 64), nil)
	DotRows(out, nil, nil)
	if out[0] != 0 {
		t.Errorf("the product of no numbers is %d", out[0])
	}
	var none ByteMatrix
	MultiplyBytes(nil, 0, nil, 0, 0, &none)
}

// DotRows of other lengths than the kernel's, at the limit of what Shorts writes.
func TestDotRowsLengths(t *testing.T) {
	for _, n := range []int{1, 16, 64, 128} {
		q := slices.Repeat([]int16{4095}, n)
		rows := append(slices.Clone(q), slices.Repeat([]int16{-4095}, n)...)
		out := make([]int32, 2)
		DotRows(out, q, rows)
		if want := int32(n) * 4095 * 4095; out[0] != want || out[1] != -want {
			t.Errorf("%d numbers: %v, want ±%d", n, out, want)
		}
	}
}
