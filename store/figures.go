package store

import "context"

// Figures are what whoever looks after a store wants to know often: all are cheap to ask.
type Figures struct {
	Records, Changes int64 // numbers of the newest
	Behind           int64 // reports that stories and processes do not know of yet
	Waiting, Dead    int64 // still to be told, and given up
	Feeds, Failing   int64 // that are followed; of them those that could not be read
	Items, Gaps      int64 // articles still to be fetched; times in which some may have been missed
}

// Figures returns them as they are now.
func (s *Store) Figures(ctx context.Context) (f Figures, err error) {
	err = s.one(ctx, `SELECT coalesce((SELECT max(n) FROM records), 0), coalesce((SELECT max(n) FROM changes), 0),
		(SELECT count(*) FROM feed WHERE n > (SELECT CASE WHEN count(*) < 3 THEN 0 ELSE min(at) END FROM followers)),
		(SELECT count(*) FROM deliveries WHERE dead = 0), (SELECT count(*) FROM deliveries WHERE dead > 0),
		(SELECT count(*) FROM watched), (SELECT count(*) FROM watched WHERE why <> ''),
		(SELECT count(*) FROM watched_items WHERE state = 'waiting'), (SELECT count(*) FROM watched_gaps)`, nil,
		&f.Records, &f.Changes, &f.Behind, &f.Waiting, &f.Dead, &f.Feeds, &f.Failing, &f.Items, &f.Gaps)
	return f, err
}

// Writable says whether the store can be written to now: it takes the right to write, and
// changes nothing.
func (s *Store) Writable(ctx context.Context) error {
	return s.update(ctx, func(x *tx) error { return x.exec(ctx, `DELETE FROM tombstones WHERE id = ''`) })
}
