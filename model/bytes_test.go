package model

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"
)

// weight returns the number that stands in row k and column j.
func (m *ByteMatrix) weight(k, j int) float32 { return float32(m.weights[k*m.Cols+j]) * m.Scale[j] }

func randomBytes(rows, cols, inputs int, rng *rand.Rand) (*ByteMatrix, []float32, []uint8) {
	var w Matrix
	w.Resize(rows, cols)
	for i := range w.Data {
		w.Data[i] = float32(rng.NormFloat64())
	}
	bias := make([]float32, cols)
	for i := range bias {
		bias[i] = float32(rng.NormFloat64())
	}
	m := NewByteMatrix(&w)
	m.Ready(0.05, bias)
	a := make([]uint8, rows*inputs)
	for i := range a {
		a[i] = uint8(rng.IntN(256))
	}
	return m, bias, a
}

// The kernel and its plain twin give the same bits, also where all bytes are at
// their greatest.
func TestMultiplyBytesTwins(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, size := range [][3]int{{96, 288, 13}, {288, 192, 4}, {64, 16, 1}, {32, 48, 7}, {4, 16, 8}} {
		m, _, a := randomBytes(size[0], size[1], size[2], rng)
		for _, full := range []bool{false, true} {
			if full {
				for i := range a {
					a[i] = 255
				}
			}
			got, plain := make([]float32, size[1]*size[2]), make([]float32, size[1]*size[2])
			MultiplyBytes(got, size[1], a, size[0], size[2], m)
			m.multiplyPlain(plain, size[1], a, size[0], 0, size[2])
			for i := range got {
				if got[i] != plain[i] {
					t.Fatalf("%v: number %d is %v by the kernel and %v in plain Go", size, i, got[i], plain[i])
				}
			}
		}
	}
}

// The product is that of floats, but for rounding.
func TestMultiplyBytesIsTheProduct(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	m, bias, a := randomBytes(96, 64, 5, rng)
	got := make([]float32, 64*5)
	MultiplyBytes(got, 64, a, 96, 5, m)
	for i := range 5 {
		for j := range 64 {
			want := float64(bias[j])
			for k := range 96 {
				want += float64(m.weight(k, j)) * (float64(a[i*96+k]) - Zero) * 0.05
			}
			if d := want - float64(got[i*64+j]); d > 0.01 || d < -0.01 {
				t.Fatalf("row %d column %d: %v, want %v", i, j, got[i*64+j], want)
			}
		}
	}
}

// The sums of the parts make the product, to the last bit.
func TestSplit(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	m, _, a := randomBytes(96, 32, 1, rng)
	want, got, part := make([]float32, 32), make([]float32, 32), make([]float32, 32)
	MultiplyBytes(want, 32, a, 96, 1, m)
	for i, p := range m.Split(3) {
		MultiplyBytes(part, 32, a[32*i:], 32, 1, p)
		AddScaled(got, 1, part)
	}
	m.Finish(got)
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("column %d: %v, want %v", i, got[i], want[i])
		}
	}
}

// Pairs of the greatest weights under the greatest bytes do not run over the 16
// bits that the kernel has for them.
func TestMultiplyBytesAtTheLimit(t *testing.T) {
	for _, pair := range [][2]float32{{1, 1}, {1, 0}, {-1, -1}, {63.5, 63.5}, {126.5, 0.5}} {
		var w Matrix
		w.Resize(1000, lanes)
		for i := range w.Data {
			w.Data[i] = pair[i/lanes%2]
		}
		m := NewByteMatrix(&w)
		m.Ready(1, nil)
		a, got := bytes.Repeat([]byte{255}, 1000*tileRows), make([]float32, lanes*tileRows)
		MultiplyBytes(got, lanes, a, 1000, tileRows, m)
		want := float64(0)
		for k := range 1000 {
			want += 127 * float64(m.weight(k, 0))
		}
		if math.Abs(float64(got[0])-want) > math.Abs(want)*1e-6 {
			t.Errorf("%v: %v, want %v", pair, got[0], want)
		}
	}
}

// tileRows are as many rows as the kernel takes at once.
const tileRows = 4

// A column without weights gives its bias, and a bias that no whole number can
// hold the greatest that one can, on every machine.
func TestReadyOddColumns(t *testing.T) {
	var w Matrix
	w.Resize(4, lanes)
	w.Zero()
	w.Data[1] = 1e-9
	m := NewByteMatrix(&w)
	bias := make([]float32, lanes)
	bias[0], bias[1], bias[2] = 0.3, 1e9, -0.3
	m.Ready(0.05, bias)
	got := make([]float32, lanes)
	MultiplyBytes(got, lanes, []uint8{1, 2, 3, 4}, 4, 1, m)
	near(t, got[:1], []float32{0.3}, 0)
	near(t, got[2:], append([]float32{-0.3}, make([]float32, lanes-3)...), 0)
	if got[1] <= 0 || got[1] > 1e-3 {
		t.Errorf("a bias out of bounds gives %v", got[1])
	}
}

// Shapes that no kernel has are multiplied in plain Go.
func TestMultiplyBytesOddShapes(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	for _, size := range [][3]int{{6, 24, 5}, {4, 8, 4}, {1, 1, 9}, {33, 13, 4}} {
		m, bias, a := randomBytes(size[0], size[1], size[2], rng)
		got := make([]float32, size[1]*size[2])
		MultiplyBytes(got, size[1], a, size[0], size[2], m)
		for i := range got {
			r, j := i/size[1], i%size[1]
			want := float64(bias[j])
			for k := range size[0] {
				want += float64(m.weight(k, j)) * (float64(a[r*size[0]+k]) - Zero) * 0.05
			}
			if math.Abs(want-float64(got[i])) > 0.02 {
				t.Fatalf("%v: number %d is %v, want %v", size, i, got[i], want)
			}
		}
	}
}

func TestQuantise(t *testing.T) {
	x := []float32{0, 0.05, -0.05, 100, -100, 0.024, 0.026, -0.026}
	want := []uint8{128, 129, 127, 255, 0, 128, 129, 127}
	got := make([]uint8, len(x))
	Quantise(got, x, 0.05)
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v becomes %d, want %d", x[i], got[i], want[i])
		}
	}
}

func BenchmarkMultiplyBytes(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	m, _, a := randomBytes(96, 288, 256, rng)
	c := make([]float32, 288*256)
	work := func(b *testing.B, f func()) {
		for b.Loop() {
			f()
		}
		b.ReportMetric(float64(b.N)*256*96*288/b.Elapsed().Seconds()/1e9, "GMAC/s")
	}
	b.Run("kernel", func(b *testing.B) { work(b, func() { MultiplyBytes(c, 288, a, 96, 256, m) }) })
	b.Run("plain", func(b *testing.B) { work(b, func() { m.multiplyPlain(c, 288, a, 96, 0, 256) }) })
}
