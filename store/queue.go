package store

import "context"

// Queue is a Put that does not wait: wait returns when the report is safely on disk, and
// must be called. Reports that one goroutine queues are written in that order.
func (s *Store) Queue(ctx context.Context, f Filed) (wait func() (Outcome, error), err error) {
	q, err := prepare(ctx, f)
	if err != nil {
		return nil, err
	}
	if err := s.send(q); err != nil {
		return nil, err
	}
	return func() (Outcome, error) {
		<-q.done
		return q.out, q.err
	}, nil
}
