// Package model is the arithmetic of small neural networks and the file that
// their weights travel in. It knows nothing about language.
//
// Numbers are float32, matrices are row-major slices, and rows are counted from
// zero.
//
// Networks learn in floats ([Param], [Multiply]) and read in bytes ([ByteMatrix],
// [AddNormalised] and the other functions of exact.go). Both run on AVX2 where the
// machine has it and in plain Go elsewhere: reading gives the same bits everywhere,
// learning agrees to rounding.
package model

// A Matrix is Rows times Cols numbers, row after row.
type Matrix struct {
	Rows, Cols int
	Data       []float32
}

// Resize makes m rows by cols, reusing its memory; the contents are undefined.
func (m *Matrix) Resize(rows, cols int) {
	if n := rows * cols; cap(m.Data) < n {
		m.Data = make([]float32, n+n/4)
	}
	m.Rows, m.Cols, m.Data = rows, cols, m.Data[:rows*cols]
}

// Zero sets every number to 0.
func (m *Matrix) Zero() { clear(m.Data) }

// Row returns row i, which stays part of m.
func (m *Matrix) Row(i int) []float32 { return m.Data[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols] }

// Fill sets every row to v.
func (m *Matrix) Fill(v []float32) {
	for i := range m.Rows {
		copy(m.Row(i), v)
	}
}

// Transpose makes t the transpose of m.
func (m *Matrix) Transpose(t *Matrix) {
	t.Resize(m.Cols, m.Rows)
	const block = 32
	for i0 := 0; i0 < m.Rows; i0 += block {
		for j0 := 0; j0 < m.Cols; j0 += block {
			for i := i0; i < min(i0+block, m.Rows); i++ {
				for j := j0; j < min(j0+block, m.Cols); j++ {
					t.Data[j*m.Rows+i] = m.Data[i*m.Cols+j]
				}
			}
		}
	}
}
