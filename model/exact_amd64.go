//go:build !purego

package model

// lanes8 is the number of floats in a register.
const lanes8 = 8

//go:noescape
func addNormalised8(x, v, gain, shift *float32, n int, size, tiny float32)

//go:noescape
func maxout8(y, a, b *float32, n int)

//go:noescape
func quantise8(out *uint8, x *float32, n int, inverse float32)

//go:noescape
func recur8(y, cell, in, keep, out *float32, n int)

//go:noescape
func finish8(sums, start, factor *float32, n int)

//go:noescape
func dotRows64(out *int32, q, rows *int16, n int)

//go:noescape
func add3x8(sum, a, b, c *float32, n int)

// The functions below do what their plain twins do and return whether they could:
// lengths must fit the registers.

func addNormalisedFast(x, v, gain, shift []float32) bool {
	n := len(v)
	if !fast || n == 0 || n%lanes8 != 0 {
		return false
	}
	_, _, _ = x[n-1], gain[n-1], shift[n-1]
	addNormalised8(&x[0], &v[0], &gain[0], &shift[0], n, float32(n), tiny)
	return true
}

func maxoutFast(y, units []float32) bool {
	n := len(y)
	if !fast || n == 0 || n%lanes8 != 0 {
		return false
	}
	_ = units[2*n-1]
	maxout8(&y[0], &units[0], &units[n], n)
	return true
}

func quantiseFast(out []uint8, x []float32, inverse float32) bool {
	n := len(x)
	if !fast || n == 0 || n%lanes8 != 0 {
		return false
	}
	_ = out[n-1]
	quantise8(&out[0], &x[0], n, inverse)
	return true
}

func recurFast(y, cell, in, keep, out []float32) bool {
	n := len(y)
	if !fast || n == 0 || n%lanes8 != 0 {
		return false
	}
	_, _, _, _ = cell[n-1], in[n-1], keep[n-1], out[n-1]
	recur8(&y[0], &cell[0], &in[0], &keep[0], &out[0], n)
	return true
}

func dotRowsFast(out []int32, q, rows []int16) bool {
	if !fast || len(q) != 64 || len(out) == 0 {
		return false
	}
	_ = rows[64*len(out)-1]
	dotRows64(&out[0], &q[0], &rows[0], len(out))
	return true
}

func add3Fast(sum, a, b, c []float32) bool {
	n := len(sum)
	if !fast || n == 0 || n%lanes8 != 0 {
		return false
	}
	_, _, _ = a[n-1], b[n-1], c[n-1]
	add3x8(&sum[0], &a[0], &b[0], &c[0], n)
	return true
}

func finishFast(sums, start, factor []float32) bool {
	n := len(sums)
	if !fast || n == 0 || n%lanes8 != 0 {
		return false
	}
	_, _ = start[n-1], factor[n-1]
	finish8(&sums[0], &start[0], &factor[0], n)
	return true
}
