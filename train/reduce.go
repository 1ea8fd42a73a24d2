package train

import (
	"cmp"
	"math"
	"slices"
)

// reduce returns the rows along the size directions in which they differ most
// (principal components), with a mean of 0 and a mean square of 1 over all, of 0
// where they do not differ.
func reduce(rows [][]float32, size int) [][]float32 {
	n := len(rows[0])
	mean := make([]float64, n)
	for _, r := range rows {
		for j, v := range r {
			mean[j] += float64(v) / float64(len(rows))
		}
	}
	spread := make([][]float64, n)
	for i := range spread {
		spread[i] = make([]float64, n)
	}
	for _, r := range rows {
		for i := range n {
			a := float64(r[i]) - mean[i]
			for j := range i + 1 {
				spread[i][j] += a * (float64(r[j]) - mean[j])
			}
		}
	}
	for i := range n {
		for j := range i {
			spread[j][i] = spread[i][j]
		}
	}
	directions := axes(spread)[:size]
	out := make([][]float32, len(rows))
	square := 0.0
	for k, r := range rows {
		out[k] = make([]float32, size)
		for d, axis := range directions {
			sum := 0.0
			for j, v := range r {
				sum += (float64(v) - mean[j]) * axis[j]
			}
			out[k][d] = float32(sum)
			square += sum * sum
		}
	}
	if square == 0 {
		return out
	}
	scale := float32(1 / math.Sqrt(square/float64(size*len(rows))))
	for _, r := range out {
		for j := range r {
			r[j] *= scale
		}
	}
	return out
}

// axes returns the eigenvectors of a symmetric matrix, that of the greatest
// eigenvalue first (Jacobi's method). It changes m.
func axes(m [][]float64) [][]float64 {
	n := len(m)
	v := make([][]float64, n) // row k becomes eigenvector k
	for i := range v {
		v[i] = make([]float64, n)
		v[i][i] = 1
	}
	for range 30 {
		off := 0.0
		for p := range n {
			for q := p + 1; q < n; q++ {
				off += m[p][q] * m[p][q]
				turn(m, v, p, q)
			}
		}
		if off < 1e-18*m[0][0]*m[0][0] {
			break
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(m[b][b], m[a][a]) })
	out := make([][]float64, n)
	for i, k := range order {
		out[i] = v[k]
	}
	return out
}

// turn rotates the plane of p and q so that m[p][q] becomes 0.
func turn(m, v [][]float64, p, q int) {
	if m[p][q] == 0 {
		return
	}
	theta := (m[q][q] - m[p][p]) / (2 * m[p][q])
	t := 1 / (math.Abs(theta) + math.Sqrt(theta*theta+1))
	if theta < 0 {
		t = -t
	}
	c := 1 / math.Sqrt(t*t+1)
	s := t * c
	for k := range m {
		a, b := m[k][p], m[k][q]
		m[k][p], m[k][q] = c*a-s*b, s*a+c*b
	}
	for k := range m {
		a, b := m[p][k], m[q][k]
		m[p][k], m[q][k] = c*a-s*b, s*a+c*b
		a, b = v[p][k], v[q][k]
		v[p][k], v[q][k] = c*a-s*b, s*a+c*b
	}
}
