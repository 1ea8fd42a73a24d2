package model

// lanes is the number of columns that the fast kernel takes at once; matrices
// that should be fast have a multiple of it as columns.
const lanes = 16

// Multiply adds a·b to c. It panics where the shapes do not fit, which is a bug.
func Multiply(c, a, b *Matrix) {
	if a.Cols != b.Rows || c.Cols != b.Cols || c.Rows != a.Rows {
		panic("BUG: model.Multiply: shapes do not fit")
	}
	MultiplyStrided(c.Data, c.Cols, a.Data, a.Cols, a.Rows, b)
}

// MultiplyStrided adds a·b to c for matrices of which only the start of each row
// follows a fixed stride: row i of a is a[i*lda:i*lda+b.Rows], row i of c is
// c[i*ldc:i*ldc+b.Cols]. Rows may overlap in a: a window that slides over the
// rows of another matrix is such a one.
func MultiplyStrided(c []float32, ldc int, a []float32, lda, rows int, b *Matrix) {
	i := 0
	if fast {
		i = multiplyFast(c, ldc, a, lda, rows, b)
	}
	wide := 0
	if fast {
		wide = b.Cols / lanes * lanes
		multiplyPlain(c, ldc, a, lda, 0, i, b, wide)
	}
	multiplyPlain(c, ldc, a, lda, i, rows, b, 0)
}

// multiplyPlain does rows [from, to) and columns [col, b.Cols) in plain Go.
func multiplyPlain(c []float32, ldc int, a []float32, lda, from, to int, b *Matrix, col int) {
	if col == b.Cols {
		return
	}
	for i := from; i < to; i++ {
		y := c[i*ldc+col : i*ldc+b.Cols]
		for k, v := range a[i*lda : i*lda+b.Rows] {
			if v != 0 {
				addScaledPlain(y, v, b.Data[k*b.Cols+col:(k+1)*b.Cols])
			}
		}
	}
}

// AddScaled adds s·x to y; they have the same length.
func AddScaled(y []float32, s float32, x []float32) {
	n := 0
	if fast {
		n = addScaledFast(y, s, x)
	}
	addScaledPlain(y[n:], s, x[n:])
}

func addScaledPlain(y []float32, s float32, x []float32) {
	x = x[:len(y)]
	for i := range y {
		y[i] += s * x[i]
	}
}
