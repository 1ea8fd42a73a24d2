package events

import (
	"maps"
	"slices"
)

// sortedKeys are the keys of m in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// nearest returns the word of list that s is most likely a slip of, "" for none.
func nearest(s string, list []string) string {
	best, least := "", 3
	for _, w := range list {
		if d := slips(s, w); d < least && d < len(w)-1 && d < len(s) {
			best, least = w, d
		}
	}
	return best
}

// slips counts the letters to add, drop or change to make b of a.
func slips(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0]++
		for j := range len(b) {
			d := diagonal
			if a[i] != b[j] {
				d++
			}
			diagonal = row[j+1]
			row[j+1] = min(d, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
