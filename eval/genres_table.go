package eval

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// GenreTables is [Table] for the scores of whole sets, and for each set with
// genres a table with a column a genre: the value and, in brackets, the size of
// the gold. A set is a genre of another where its name goes on from the other's.
func GenreTables(scores []Score) string {
	var whole []Score
	genres := map[string][]Score{} // of a set
	for _, s := range scores {
		if set := s.wholeSet(scores); set != "" {
			genres[set] = append(genres[set], s)
		} else {
			whole = append(whole, s)
		}
	}
	tables := []string{Table(whole)}
	for i, s := range whole {
		if i > 0 && whole[i-1].Set == s.Set || len(genres[s.Set]) == 0 {
			continue
		}
		tables = append(tables, genreTable(s.Suite, s.Set, genres[s.Set]))
	}
	return strings.Join(tables, "\n\n")
}

// wholeSet returns the set that the set of s is a genre of, "" if none.
func (s Score) wholeSet(scores []Score) string {
	for _, w := range scores {
		if w.Suite == s.Suite && strings.HasPrefix(s.Set, w.Set+"-") {
			return w.Set
		}
	}
	return ""
}

// genreTable has a row a metric of the scores, which are of one set.
func genreTable(suite, set string, scores []Score) string {
	var metrics, genres []string
	cells := map[[2]string]string{}
	add := func(list *[]string, s string) {
		for _, x := range *list {
			if x == s {
				return
			}
		}
		*list = append(*list, s)
	}
	for _, s := range scores {
		genre := strings.TrimPrefix(s.Set, set+"-")
		add(&genres, genre)
		add(&metrics, s.Metric)
		cells[[2]string{s.Metric, genre}] = fmt.Sprintf("%s (%d)", formatValue(s.Value), s.N)
	}
	rows := [][]string{append([]string{suite + " " + set}, genres...)}
	for _, m := range metrics {
		row := []string{"  " + m}
		for _, g := range genres {
			row = append(row, cells[[2]string{m, g}])
		}
		rows = append(rows, row)
	}
	return columns(rows)
}

// columns aligns the first column to the left and the others to the right.
func columns(rows [][]string) string {
	wide := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, c := range row {
			wide[i] = max(wide[i], utf8.RuneCountInString(c))
		}
	}
	var lines []string
	for _, row := range rows {
		line := fmt.Sprintf("%-*s", wide[0], row[0])
		for i, c := range row[1:] {
			line += fmt.Sprintf("  %*s", wide[i+1], c)
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return strings.Join(lines, "\n")
}
