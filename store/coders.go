package store

import (
	"context"
	"time"

	"readout"
)

// Coders are the versions of the program and its data that made the records in force,
// now or, unless it is zero, at a time.
func (s *Store) Coders(ctx context.Context, at time.Time) (out []readout.CoderVersion, err error) {
	c := &conditions{d: s.dialect}
	current := s.inForce(c, &Filter{AsOf: at})
	q := `SELECT version, data FROM coders WHERE n IN (SELECT b.coder FROM reports r JOIN records b ON b.n = ` + current + `) ORDER BY version, data`
	err = s.each(ctx, q, c.args, func(scan func(...any) error) error {
		var v readout.CoderVersion
		if err := scan(&v.Version, &v.Data); err != nil {
			return err
		}
		out = append(out, v)
		return nil
	})
	return out, err
}
