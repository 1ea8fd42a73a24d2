//go:build !purego

package model

import "golang.org/x/sys/cpu"

// fast says whether the machine has the instructions of product_amd64.s.
var fast = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// tile is the number of rows that the kernel takes at once.
const tile = 4

// multiply4x16 adds to four rows of sixteen columns of c the product of four rows
// of a (k long) and sixteen columns of b (k high). Strides count float32s.
//
//go:noescape
func multiply4x16(c *float32, ldc int, a *float32, lda int, b *float32, ldb int, k int)

// addScaled16 adds s·x to y, n numbers, n a multiple of 16.
//
//go:noescape
func addScaled16(y *float32, s float32, x *float32, n int)

// multiplyFast does the first rows, in fours, and the columns up to the last
// multiple of lanes, and returns how many rows it did.
func multiplyFast(c []float32, ldc int, a []float32, lda, rows int, b *Matrix) int {
	full := rows / tile * tile
	if full == 0 || b.Rows == 0 {
		return 0
	}
	_ = a[(full-1)*lda+b.Rows-1]
	_ = c[(full-1)*ldc+b.Cols-1]
	const block = 192 // rows of b that stay in the first cache while the tiles of a pass by
	for k0 := 0; k0 < b.Rows; k0 += block {
		k := min(block, b.Rows-k0)
		for j := 0; j+lanes <= b.Cols; j += lanes {
			for i := 0; i < full; i += tile {
				multiply4x16(&c[i*ldc+j], ldc, &a[i*lda+k0], lda, &b.Data[k0*b.Cols+j], b.Cols, k)
			}
		}
	}
	return full
}

// addScaledFast does the first multiple of lanes and returns how many it did.
func addScaledFast(y []float32, s float32, x []float32) int {
	n := len(y) / lanes * lanes
	if n > 0 {
		_ = x[n-1]
		addScaled16(&y[0], s, &x[0], n)
	}
	return n
}
