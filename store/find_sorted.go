package store

import (
	"context"
	"fmt"
	"iter"
	"slices"
)

// sortings are the orders of a table, as SQL.
var sortings = map[string]map[string]string{
	"events":     {ByDate: "events.day_from DESC", ByScore: "events.score DESC"},
	"statements": {ByDate: "r.published DESC"},
	"reports":    {ByDate: "r.published DESC"},
}

// sortable is the order if the table has it, else none.
func sortable(table, order string) string {
	if sortings[table][order] == "" {
		return ""
	}
	return order
}

// sorted are the numbers of the rows that f wants, in its order: all that there are, for
// none is first before all were looked at.
func (s *Store) sorted(ctx context.Context, table string, f *Filter) ([]int64, error) {
	by := sortings[table][f.Sort]
	if by == "" {
		return nil, fmt.Errorf("%s cannot be sorted by %s", table, f.Sort)
	}
	q := s.ask(ctx, table, f)
	limit := ""
	if f.Limit > 0 {
		limit = " LIMIT " + q.arg(f.Limit)
	}
	var rows []int64
	err := s.each(ctx, q.all(q.row)+" ORDER BY "+by+", "+q.row+" DESC"+limit, q.args, func(scan func(...any) error) error {
		rows = append(rows, 0)
		return scan(&rows[len(rows)-1])
	})
	return rows, err
}

// sortedPages yields the rows that f wants, in its order.
func sortedPages[T any](ctx context.Context, s *Store, table string, f Filter, read func([]int64) ([]T, error)) iter.Seq2[[]T, error] {
	return func(yield func([]T, error) bool) {
		rows, err := s.sorted(ctx, table, &f)
		if err != nil {
			yield(nil, err)
			return
		}
		for some := range slices.Chunk(rows, page) {
			list, err := read(some)
			if !yield(list, err) || err != nil {
				return
			}
		}
	}
}
