package store

import (
	"context"
	"errors"
	"time"

	"readout"
)

// batch is the largest number of reports that share a transaction.
const batch = 128

// A Filed is a report with its record, as one run coded it.
type Filed struct {
	Record *readout.Record
	Run    int64 // from Begin; 0 for none
	Input  Input // where it came from; the zero value for nowhere
	Page   *Page // what it was read from, to be kept with it; nil for nothing
	Again  bool  // code a report that is known already: its record becomes the current one
}

// An Outcome says what became of a report.
type Outcome string

// What becomes of a report.
const (
	Stored    Outcome = "read"      // it is new
	Known     Outcome = "known"     // its very text is in the store already
	Recoded   Outcome = "recoded"   // it was known and has a new record
	Forgotten Outcome = "forgotten" // it was taken out on purpose
)

// A put is a report on its way to the writer. All that can be made of it without the
// database is made by who puts it, so that the one writer only writes.
type put struct {
	ctx    context.Context
	filed  Filed
	body   []byte // the record, packed
	rows   *rows
	sketch *sketch
	page   *Page
	origin string
	out    Outcome
	err    error
	done   chan struct{}
}

func prepare(ctx context.Context, f Filed) (*put, error) {
	body, err := pack(f.Record)
	if err != nil {
		return nil, err
	}
	return &put{ctx: ctx, filed: f, body: body, rows: rowsOf(f.Record), sketch: sketchOf(f.Record.Report.Text), origin: Origin(f.Record.Report), page: f.Page.prepare(), done: make(chan struct{})}, nil
}

// Put keeps a report and its record, and returns when they are safely on disk.
// Reports that arrive together share a transaction; of a text that is known only
// the input is noted.
func (s *Store) Put(ctx context.Context, f Filed) (Outcome, error) {
	q, err := prepare(ctx, f)
	if err != nil {
		return "", err
	}
	if err := s.send(q); err != nil {
		return "", err
	}
	<-q.done
	return q.out, q.err
}

func (s *Store) send(q *put) error {
	s.life.RLock()
	defer s.life.RUnlock()
	if s.closed {
		return ErrClosed
	}
	select {
	case s.puts <- q:
		return nil
	case <-q.ctx.Done():
		return q.ctx.Err()
	}
}

// writer takes what waits, writes it in one transaction and tells who waits.
func (s *Store) writer() {
	defer close(s.done)
	var list []*put
	for q := range s.puts {
		many := len(list) > 1 // who puts one by one does not wait for others
		list = s.gather(append(list[:0], q), many)
		err := s.writeAll(list)
		var fault *Fault
		if err != nil && len(list) > 1 && !errors.As(err, &fault) { // one of them may be to blame: each for itself
			for _, q := range list {
				q.err = s.writeAll([]*put{q})
			}
			err = nil
		}
		for _, q := range list {
			if err != nil {
				q.err = err
			}
			close(q.done)
		}
	}
}

// patience is how long a batch that is not full waits for one more report.
const patience = 2 * time.Millisecond

// gather adds what else is there to list, and waits a little for more if wait is set.
func (s *Store) gather(list []*put, wait bool) []*put {
	var late <-chan time.Time
	for len(list) < batch {
		select {
		case q, ok := <-s.puts:
			if !ok {
				return list
			}
			list = append(list, q)
			continue
		default:
		}
		if !wait {
			return list
		}
		if late == nil {
			late = time.After(patience)
		}
		select {
		case q, ok := <-s.puts:
			if !ok {
				return list
			}
			list = append(list, q)
		case <-late:
			return list
		}
	}
	return list
}

func (s *Store) writeAll(list []*put) error {
	ctx := context.WithoutCancel(list[0].ctx) // who gave up does not take the others with him
	return s.update(ctx, func(x *tx) error { return x.file(ctx, list) })
}

// file writes reports and their records.
func (x *tx) file(ctx context.Context, list []*put) error {
	b, err := x.begin(ctx, list)
	if err != nil {
		return err
	}
	var fresh []*put
	for _, q := range list {
		if b.add(q); q.out == Stored {
			fresh = append(fresh, q)
		}
	}
	if err := x.group(ctx, fresh, b); err != nil {
		return err
	}
	if err := b.insert(ctx, x); err != nil {
		return err
	}
	if err := x.footers(ctx, b); err != nil {
		return err
	}
	if err := x.pages(ctx, list, b); err != nil {
		return err
	}
	for _, q := range list {
		if q.filed.Input.Source == "" {
			continue
		}
		in := q.filed.Input
		in.Report, in.State = q.filed.Record.Report.ID, string(q.out)
		if err := x.input(ctx, in, q.filed.Run); err != nil {
			return err
		}
	}
	return nil
}

func dayOf(p readout.Published) string {
	if !p.Known() {
		return ""
	}
	return p.Date.Format(time.DateOnly)
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
