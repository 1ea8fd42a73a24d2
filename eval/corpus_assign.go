package eval

import "math"

// assign gives each of n things at most one of m, and each of those to one thing only,
// so that the sum of their values is the greatest there is. value is 0 or less where
// they do not go together. It returns the number of what each thing is given, -1 for
// nothing. (The Hungarian method; what is left over is given places that are worth nothing.)
func assign(n, m int, value func(i, j int) float64) []int {
	size := n + m
	cost := func(i, j int) float64 {
		if i < n && j < m {
			return -max(0, value(i, j))
		}
		return 0
	}
	u, v := make([]float64, size+1), make([]float64, size+1)
	row := make([]int, size+1) // of each column, counted from 1
	for i := 1; i <= size; i++ {
		row[0] = i
		way := make([]int, size+1)
		least := make([]float64, size+1)
		used := make([]bool, size+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		j0 := 0
		for row[j0] != 0 {
			used[j0] = true
			delta, j1 := math.Inf(1), 0
			for j := 1; j <= size; j++ {
				if used[j] {
					continue
				}
				if c := cost(row[j0]-1, j-1) - u[row[j0]] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= size; j++ {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			j0 = j1
		}
		for j0 != 0 {
			row[j0] = row[way[j0]]
			j0 = way[j0]
		}
	}
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	for j := 1; j <= m; j++ {
		if i := row[j] - 1; i < n && value(i, j-1) > 0 {
			out[i] = j - 1
		}
	}
	return out
}
