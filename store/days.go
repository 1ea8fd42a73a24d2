package store

import "context"

// A DayCount says how many rows of events have a first day.
type DayCount struct {
	Day    string // ISO; empty for those without one
	Events int64
}

// EventDays counts the events of all records in force by their first day, in order of
// the days. It reads an index alone, and what was coded again besides.
func (s *Store) EventDays(ctx context.Context) (out []DayCount, err error) {
	err = s.each(ctx, `SELECT day, sum(n) FROM (
			SELECT e.day_from AS day, count(*) AS n FROM events e GROUP BY e.wide, e.day_from
			UNION ALL
			SELECT e.day_from AS day, -count(*) AS n FROM records b JOIN events e ON e.record = b.n
				WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.record = b.n) GROUP BY e.day_from
		) x GROUP BY day HAVING sum(n) > 0 ORDER BY day`, nil, func(scan func(...any) error) error {
		var d DayCount
		err := scan(&d.Day, &d.Events)
		out = append(out, d)
		return err
	})
	return out, err
}
