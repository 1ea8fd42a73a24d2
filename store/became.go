package store

import "context"

// A Became is how many inputs came to one end, for one reason.
type Became struct {
	State   string // read, known, recoded, forgotten, skipped, failed
	Reason  string // why it was skipped, failed or not coded; empty where there is none
	Inputs  int64
	Example string // one of them: its source
}

// Became says what became of all inputs, the most frequent first: what was read, what was
// skipped or failed and why. Reports that were kept but not coded stand there as "not coded".
func (s *Store) Became(ctx context.Context) (out []Became, err error) {
	err = s.each(ctx, `SELECT state, reason, count(*) AS inputs, min(source) FROM inputs WHERE state NOT IN ('`+Begun+`', '`+Done+`') GROUP BY state, reason
		UNION ALL SELECT 'not coded', skipped, count(*), min(id) FROM reports WHERE skipped <> '' GROUP BY skipped ORDER BY inputs DESC, 1, 2`, nil, func(scan func(...any) error) error {
		var b Became
		err := scan(&b.State, &b.Reason, &b.Inputs, &b.Example)
		out = append(out, b)
		return err
	})
	return out, err
}
