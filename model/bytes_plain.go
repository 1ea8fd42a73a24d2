package model

// triple is three columns of weights, each 128 too great and so positive, in one
// word of 64 bits, 21 bits a column: one multiplication by a byte is three. The
// sums of 32 products fit.
type triple = uint64

const (
	laneBits = 21
	laneMask = 1<<laneBits - 1
	spill    = 32 // rows after which the sums are taken out
)

// packTriples returns the columns of m in threes, each three from the first row to the last.
func (m *ByteMatrix) packTriples() []triple {
	n := (m.Cols + 2) / 3
	out := make([]triple, n*m.Rows)
	for j := range m.Cols {
		for k := range m.Rows {
			out[j/3*m.Rows+k] |= triple(int(m.weights[k*m.Cols+j])+128) << (j % 3 * laneBits)
		}
	}
	return out
}

// multiplyPlain does rows [from, to).
func (m *ByteMatrix) multiplyPlain(c []float32, ldc int, a []uint8, lda, from, to int) {
	if from >= to {
		return
	}
	triples := m.packed.triplesOf(m)
	i := from
	for ; i+4 <= to; i += 4 {
		m.plainRows(c[i*ldc:], ldc, a[i*lda:], lda, triples)
	}
	for ; i < to; i++ {
		m.plainRow(c[i*ldc:], a[i*lda:i*lda+m.Rows], triples)
	}
}

// plainRows does four rows.
func (m *ByteMatrix) plainRows(c []float32, ldc int, a []uint8, lda int, triples []triple) {
	n := m.Rows
	a0, a1, a2, a3 := a[:n], a[lda:lda+n], a[2*lda:2*lda+n], a[3*lda:3*lda+n]
	var base [4]int32 // 128 times the sum of a row's bytes
	for k := range a0 {
		base[0] += int32(a0[k])
		base[1] += int32(a1[k])
		base[2] += int32(a2[k])
		base[3] += int32(a3[k])
	}
	for t := 0; t*3 < m.Cols; t++ {
		w := triples[t*n : (t+1)*n]
		var sums [4][3]int32
		for k0 := 0; k0 < n; k0 += spill {
			k1 := min(n, k0+spill)
			w, b0, b1, b2, b3 := w[k0:k1], a0[k0:k1], a1[k0:k1], a2[k0:k1], a3[k0:k1]
			b0, b1, b2, b3 = b0[:len(w)], b1[:len(w)], b2[:len(w)], b3[:len(w)]
			var s0, s1, s2, s3 uint64
			for k, v := range w {
				s0 += v * uint64(b0[k])
				s1 += v * uint64(b1[k])
				s2 += v * uint64(b2[k])
				s3 += v * uint64(b3[k])
			}
			for r, s := range [4]uint64{s0, s1, s2, s3} {
				sums[r][0] += int32(s & laneMask)
				sums[r][1] += int32(s >> laneBits & laneMask)
				sums[r][2] += int32(s >> (2 * laneBits))
			}
		}
		for r := range sums {
			m.finish(c[r*ldc:], 3*t, sums[r], base[r])
		}
	}
}

// plainRow does one row.
func (m *ByteMatrix) plainRow(c []float32, a []uint8, triples []triple) {
	base := int32(0)
	for _, v := range a {
		base += int32(v)
	}
	for t := 0; t*3 < m.Cols; t++ {
		w := triples[t*m.Rows : (t+1)*m.Rows]
		var sums [3]int32
		for k0 := 0; k0 < len(w); k0 += spill {
			k1 := min(len(w), k0+spill)
			part, b := w[k0:k1], a[k0:k1]
			b = b[:len(part)]
			s := uint64(0)
			for k, v := range part {
				s += v * uint64(b[k])
			}
			sums[0] += int32(s & laneMask)
			sums[1] += int32(s >> laneBits & laneMask)
			sums[2] += int32(s >> (2 * laneBits))
		}
		m.finish(c, 3*t, sums, base)
	}
}

// finish turns the sums of the columns from j on into floats.
func (m *ByteMatrix) finish(c []float32, j int, sums [3]int32, base int32) {
	for i := 0; i < 3 && j+i < m.Cols; i++ {
		c[j+i] = float32(sums[i]-128*base+m.start[j+i]) * m.factor[j+i]
	}
}
