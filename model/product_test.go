package model

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestMultiply holds the fast kernel against the plain one, for shapes that fit
// its tiles and shapes that do not.
func TestMultiply(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, shape := range [][3]int{{4, 16, 16}, {1, 3, 5}, {7, 300, 33}, {64, 288, 192}, {5, 1, 112}, {3, 96, 16}} {
		a, b, c, want := chance(rng, shape[0], shape[1]), chance(rng, shape[1], shape[2]), chance(rng, shape[0], shape[2]), Matrix{}
		want.Resize(c.Rows, c.Cols)
		copy(want.Data, c.Data)
		for i := range a.Rows {
			for j := range b.Cols {
				for k := range a.Cols {
					want.Row(i)[j] += a.Row(i)[k] * b.Row(k)[j]
				}
			}
		}
		Multiply(&c, &a, &b)
		for i, v := range c.Data {
			if math.Abs(float64(v-want.Data[i])) > 1e-3 {
				t.Fatalf("%v: number %d is %v, want %v", shape, i, v, want.Data[i])
			}
		}
	}
}

// TestMultiplyStridedWindow slides a window of three rows, as an encoder does.
func TestMultiplyStridedWindow(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	x, b := chance(rng, 11, 16), chance(rng, 48, 32)
	var got, window, want Matrix
	got.Resize(9, 32)
	got.Zero()
	want.Resize(9, 32)
	want.Zero()
	window.Resize(9, 48)
	for i := range 9 {
		copy(window.Row(i), x.Data[i*16:(i+3)*16])
	}
	Multiply(&want, &window, &b)
	MultiplyStrided(got.Data, 32, x.Data, 16, 9, &b)
	for i := range got.Data {
		if got.Data[i] != want.Data[i] {
			t.Fatalf("number %d is %v, want %v", i, got.Data[i], want.Data[i])
		}
	}
}

func TestAddScaled(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{0, 1, 15, 16, 31, 128} {
		x, y := chance(rng, 1, n).Data, chance(rng, 1, n).Data
		want := append([]float32(nil), y...)
		addScaledPlain(want, 0.5, x)
		AddScaled(y, 0.5, x)
		for i := range y {
			if math.Abs(float64(y[i]-want[i])) > 1e-6 {
				t.Fatalf("n %d: number %d is %v, want %v", n, i, y[i], want[i])
			}
		}
	}
}

func chance(rng *rand.Rand, rows, cols int) Matrix {
	var m Matrix
	m.Resize(rows, cols)
	for i := range m.Data {
		m.Data[i] = rng.Float32()*2 - 1
	}
	return m
}

func BenchmarkMultiply(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	x, w, y := chance(rng, 512, 288), chance(rng, 288, 192), chance(rng, 512, 192)
	b.ReportAllocs()
	for b.Loop() {
		Multiply(&y, &x, &w)
	}
	b.ReportMetric(2*512*288*192*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
}
