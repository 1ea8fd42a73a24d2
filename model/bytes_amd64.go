//go:build !purego

package model

import "sync"

// packed is the weights in the order in which the kernel wants them: for every 16
// columns, for every four rows, four bytes a column. It is empty where the kernel
// cannot.
type packed struct {
	blocks []int8
	once   sync.Once
	quads  []quad
}

// quadsOf returns the weights for the plain product; a machine that multiplies
// fast needs them for the few rows left over from fours.
func (p *packed) quadsOf(m *ByteMatrix) []quad {
	p.once.Do(func() { p.quads = m.packQuads() })
	return p.quads
}

// fits says whether the kernel can multiply with m.
func (m *ByteMatrix) fits() bool {
	return fast && m.Rows > 0 && m.Rows%groupRows == 0 && m.Cols%lanes == 0
}

func (m *ByteMatrix) pack() {
	if !m.fits() {
		return
	}
	groups := m.Rows / groupRows
	m.packed.blocks = make([]int8, m.Cols*groups*groupRows)
	for j := range m.Cols {
		for k := range m.Rows {
			at := (j/lanes*groups+k/groupRows)*lanes*groupRows + j%lanes*groupRows + k%groupRows
			m.packed.blocks[at] = m.weights[k*m.Cols+j]
		}
	}
}

// multiplyBytes4x16 writes four rows of sixteen columns of c: the sums over groups
// of four bytes of the rows of a with those of b, plus start, times factor.
//
//go:noescape
func multiplyBytes4x16(c *float32, ldc int, a *uint8, lda int, b *int8, groups int, start *int32, factor *float32)

// multiplyFast does the first rows, in fours, and returns how many.
func (m *ByteMatrix) multiplyFast(c []float32, ldc int, a []uint8, lda, rows int) int {
	full := rows / tile * tile
	if !m.fits() || full == 0 {
		return 0
	}
	groups := m.Rows / groupRows
	for j := 0; j < m.Cols; j += lanes {
		b := &m.packed.blocks[j*groups*groupRows]
		for i := 0; i < full; i += tile {
			multiplyBytes4x16(&c[i*ldc+j], ldc, &a[i*lda], lda, b, groups, &m.start[j], &m.factor[j])
		}
	}
	return full
}
