package model

import "math"

// Zero is the byte that stands for 0 in a row of activations: byte v stands for
// (v-Zero)·step, the step being the same for the whole matrix.
const Zero = 128

// A ByteMatrix is a matrix of weights kept as signed bytes with a scale a column,
// for products with rows of bytes. The sums are integers, so that every machine
// gives the same result to the last bit.
//
// Any two weights that stand one above the other in rows 2i and 2i+1 add up to
// 128 at most, whatever their signs, so that the products of a pair with two bytes
// fit 16 bits: 128 · 255 is 32640.
type ByteMatrix struct {
	Rows, Cols int
	Scale      []float32 // of each column, for steps of 1
	weights    []int8    // row-major
	packed     packed
	start      []int32   // what a sum starts from: the bias, and what Zero adds to every byte
	started    []float32 // the same as floats
	factor     []float32 // from sums to floats
}

// groupRows is the number of rows of a ByteMatrix that the kernel takes at once.
// Matrices with other rows than a multiple of it, or other columns than a multiple
// of lanes, are multiplied in plain Go.
const groupRows = 4

// NewByteMatrix rounds w to bytes.
func NewByteMatrix(w *Matrix) *ByteMatrix {
	m := &ByteMatrix{Rows: w.Rows, Cols: w.Cols, Scale: make([]float32, w.Cols), weights: make([]int8, w.Rows*w.Cols)}
	for j := range w.Cols {
		top := float32(0)
		for k := 0; k < w.Rows; k += 2 {
			a, b := abs(w.Data[k*w.Cols+j]), float32(0)
			if k+1 < w.Rows {
				b = abs(w.Data[(k+1)*w.Cols+j])
			}
			top = max(top, (a+b)/127, a/127, b/127) // 127, not 128: both may be rounded up
		}
		m.Scale[j] = top
		if top == 0 {
			continue
		}
		for k := range w.Rows {
			m.weights[k*w.Cols+j] = int8(math.RoundToEven(float64(w.Data[k*w.Cols+j] / top)))
		}
	}
	return m
}

// greatestBias bounds what a bias may be in whole numbers, so that no sum runs over
// and floats hold it. A column of tiny weights under a great bias may ask for more.
const greatestBias = 1 << 22

// Ready prepares m for products with rows of bytes of the given step; bias, of
// one number a column, is added to every row of the product. It may be nil.
func (m *ByteMatrix) Ready(step float32, bias []float32) {
	m.start, m.factor = make([]int32, m.Cols), make([]float32, m.Cols)
	for j := range m.Cols {
		m.factor[j] = m.Scale[j] * step
		sum := int32(0)
		for k := range m.Rows {
			sum += int32(m.weights[k*m.Cols+j])
		}
		m.start[j] = -Zero * sum
		if bias == nil {
			continue
		}
		if m.factor[j] == 0 { // no weights: the bias is all there is
			m.start[j], m.factor[j] = 1, bias[j]
			continue
		}
		b := math.RoundToEven(float64(bias[j] / m.factor[j]))
		m.start[j] += int32(max(-greatestBias, min(greatestBias, b)))
	}
	m.started = make([]float32, m.Cols)
	for j, v := range m.start {
		m.started[j] = float32(v)
	}
	m.pack()
}

// Split returns the rows of m in n parts of the same height, made so that the
// products of bytes with them are the sums alone, whole numbers: what Finish needs
// to make m's product of the parts', added up.
func (m *ByteMatrix) Split(n int) []*ByteMatrix {
	parts := make([]*ByteMatrix, n)
	rows := m.Rows / n
	for i := range parts {
		p := &ByteMatrix{Rows: rows, Cols: m.Cols, Scale: m.Scale, weights: m.weights[i*rows*m.Cols : (i+1)*rows*m.Cols]}
		p.start, p.factor = make([]int32, m.Cols), make([]float32, m.Cols)
		for j := range p.factor {
			p.factor[j] = 1
		}
		p.pack()
		parts[i] = p
	}
	return parts
}

// Finish turns the sums of the products with the parts of m into the product.
// Floats hold them exactly where they are below 2^24: up to 1,000 rows.
func (m *ByteMatrix) Finish(sums []float32) {
	finish(sums[:len(m.factor)], m.started, m.factor)
}

// MultiplyBytes writes to c the product of rows of bytes with m: row i of a is
// a[i*lda:i*lda+m.Rows], and rows may overlap, as windows do. Row i of c is
// c[i*ldc:i*ldc+m.Cols]. m must be Ready.
func MultiplyBytes(c []float32, ldc int, a []uint8, lda, rows int, m *ByteMatrix) {
	if rows == 0 {
		return
	}
	_, _ = a[(rows-1)*lda+m.Rows-1], c[(rows-1)*ldc+m.Cols-1]
	i := 0
	if fast {
		i = m.multiplyFast(c, ldc, a, lda, rows)
	}
	m.multiplyPlain(c, ldc, a, lda, i, rows)
}

// Quantise writes x to bytes of the given step, those out of range as the least
// or the greatest.
func Quantise(out []uint8, x []float32, step float32) {
	inverse := 1 / step
	if !quantiseFast(out, x, inverse) {
		quantisePlain(out, x, inverse)
	}
}

func quantisePlain(out []uint8, x []float32, inverse float32) {
	out = out[:len(x)]
	for i, v := range x {
		v = float32(v * inverse)
		if v > 127 {
			v = 127
		}
		if v < -128 {
			v = -128
		}
		out[i] = uint8(math.Float32bits(v+magicRound)) + Zero
	}
}

// magicRound is so great that adding it to a small number rounds it to a whole
// one, half to even, in the low bits of the mantissa.
const magicRound = 3 << 22

func abs(v float32) float32 { return max(v, -v) }
