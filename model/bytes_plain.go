package model

// triple is three columns of weights, each 128 too great and so not negative, in
// one word of 64 bits, 21 bits a column: one multiplication by a byte is three. The
// sums of 32 products fit.
type triple = uint64

// A quad is four triples that are multiplied side by side: twelve columns.
type quad [four]triple

const (
	laneBits = 21
	laneMask = 1<<laneBits - 1
	spill    = 32 // rows after which the sums are taken out

	four      = 4
	fourWidth = 3 * four // columns of a quad
)

// packQuads returns the columns of m in quads, each twelve columns from the first
// row to the last.
func (m *ByteMatrix) packQuads() []quad {
	twelves := (m.Cols + fourWidth - 1) / fourWidth
	out := make([]quad, twelves*m.Rows)
	for j := range m.Cols {
		for k := range m.Rows {
			out[j/fourWidth*m.Rows+k][j%fourWidth/3] |= triple(int(m.weights[k*m.Cols+j])+128) << (j % 3 * laneBits)
		}
	}
	return out
}

// multiplyPlain does rows [from, to), two at a time.
func (m *ByteMatrix) multiplyPlain(c []float32, ldc int, a []uint8, lda, from, to int) {
	if from >= to {
		return
	}
	quads := m.packed.quadsOf(m)
	for i := from; i < to; i += 2 {
		j := min(i+1, to-1)
		m.plainRows(c[i*ldc:i*ldc+m.Cols], c[j*ldc:j*ldc+m.Cols], a[i*lda:i*lda+m.Rows], a[j*lda:j*lda+m.Rows], quads)
	}
}

// plainRows does two rows.
func (m *ByteMatrix) plainRows(c, d []float32, a, b []uint8, quads []quad) {
	var base [2]int32 // 128 times the sum of a row's bytes
	for k, v := range a {
		base[0] += int32(v)
		base[1] += int32(b[k])
	}
	base[0] *= 128
	base[1] *= 128
	for j := 0; j < m.Cols; j += fourWidth {
		w := quads[j/fourWidth*m.Rows : (j/fourWidth+1)*m.Rows]
		var x, y [fourWidth]int32
		for k0 := 0; k0 < m.Rows; k0 += spill {
			k1 := min(m.Rows, k0+spill)
			multiplyFour(&x, &y, w[k0:k1], a[k0:k1], b[k0:k1])
		}
		n := min(fourWidth, m.Cols-j)
		start, factor, p, q := m.start[j:j+n], m.factor[j:j+n], c[j:j+n], d[j:j+n]
		for i := range start {
			p[i] = float32(x[i]-base[0]+start[i]) * factor[i]
			q[i] = float32(y[i]-base[1]+start[i]) * factor[i]
		}
	}
}

// multiplyFour adds to x and y the products of two rows of at most spill bytes
// with as many quads.
func multiplyFour(x, y *[fourWidth]int32, w []quad, a, b []uint8) {
	var s0, s1, s2, s3, t0, t1, t2, t3 uint64
	b, w = b[:len(a)], w[:len(a)]
	for k, v := range a {
		p, q, u := uint64(v), uint64(b[k]), &w[k]
		s0 += u[0] * p
		t0 += u[0] * q
		s1 += u[1] * p
		t1 += u[1] * q
		s2 += u[2] * p
		t2 += u[2] * q
		s3 += u[3] * p
		t3 += u[3] * q
	}
	takeOut(x, s0, s1, s2, s3)
	takeOut(y, t0, t1, t2, t3)
}

// takeOut adds the lanes of four sums.
func takeOut(x *[fourWidth]int32, s0, s1, s2, s3 uint64) {
	x[0] += int32(s0 & laneMask)
	x[1] += int32(s0 >> laneBits & laneMask)
	x[2] += int32(s0 >> (2 * laneBits))
	x[3] += int32(s1 & laneMask)
	x[4] += int32(s1 >> laneBits & laneMask)
	x[5] += int32(s1 >> (2 * laneBits))
	x[6] += int32(s2 & laneMask)
	x[7] += int32(s2 >> laneBits & laneMask)
	x[8] += int32(s2 >> (2 * laneBits))
	x[9] += int32(s3 & laneMask)
	x[10] += int32(s3 >> laneBits & laneMask)
	x[11] += int32(s3 >> (2 * laneBits))
}
