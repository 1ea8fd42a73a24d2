package store

import "context"

// Stamp says in which condition the store is: as long as it is the same, so is what is
// read. It is cheap to ask for.
func (s *Store) Stamp(ctx context.Context) (stamp string, err error) {
	err = s.one(ctx, `SELECT coalesce((SELECT max(n) FROM records), 0) || ' ' || (SELECT count(*) FROM judgements) || ' ' || coalesce((SELECT max(at) FROM judgements), 0)
		|| ' ' || coalesce((SELECT max(n) FROM runs), 0) || ' ' || coalesce((SELECT max(undone) FROM runs), 0) || ' ' || (SELECT count(*) FROM tombstones) || ' ' || coalesce((SELECT sum(at) FROM followers), 0)`, nil, &stamp)
	return stamp, err
}
