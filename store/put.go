package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"readout"
)

// batch is the largest number of reports that share a transaction.
const batch = 64

// A Filed is a report with its record, as one run coded it.
type Filed struct {
	Record *readout.Record
	Run    int64 // from Begin; 0 for none
	Input  Input // where it came from; the zero value for nowhere
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

// A put is a report on its way to the writer.
type put struct {
	ctx    context.Context
	filed  Filed
	packed *packed
	out    Outcome
	err    error
	done   chan struct{}
}

// Put keeps a report and its record, and returns when they are safely on disk.
// Reports that arrive together share a transaction; of a text that is known only
// the input is noted.
func (s *Store) Put(ctx context.Context, f Filed) (out Outcome, err error) {
	p, err := pack(f.Record)
	if err != nil {
		return "", err
	}
	defer func() {
		if recover() != nil { // the channel was closed
			out, err = "", errors.New("the store is closed")
		}
	}()
	q := &put{ctx: ctx, filed: f, packed: p, done: make(chan struct{})}
	select {
	case s.puts <- q:
	case <-ctx.Done():
		return "", ctx.Err()
	}
	<-q.done
	return q.out, q.err
}

// writer takes what waits, writes it in one transaction and tells who waits.
func (s *Store) writer() {
	defer close(s.done)
	var list []*put
	for q := range s.puts {
		list = s.gather(append(list[:0], q))
		err := s.writeAll(list)
		if err != nil && len(list) > 1 { // one of them may be to blame: each for itself
			for _, q := range list {
				q.err = s.writeAll([]*put{q})
			}
		} else {
			list[0].err = err
		}
		for _, q := range list {
			close(q.done)
		}
	}
}

// patience is how long a batch that is not full waits for one more report.
const patience = 2 * time.Millisecond

// gather adds what else waits to list.
func (s *Store) gather(list []*put) []*put {
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
	return s.update(ctx, func(x *tx) error {
		b := &rows{}
		for _, q := range list {
			out, err := x.file(ctx, &q.filed, q.packed, b)
			if err != nil {
				return fmt.Errorf("keep report %s: %w", q.filed.Record.Report.ID, err)
			}
			q.out = out
		}
		return b.insert(ctx, x)
	})
}

// file writes the report and its record, and leaves the rows that belong to it to b.
func (x *tx) file(ctx context.Context, f *Filed, p *packed, b *rows) (Outcome, error) {
	r := f.Record.Report
	var gone int
	switch err := x.one(ctx, `SELECT 1 FROM tombstones WHERE id = ?1`, []any{r.ID}, &gone); {
	case err == nil:
		f.Input.Report = r.ID
		return Forgotten, x.note(ctx, f, Forgotten)
	case !errors.Is(err, sql.ErrNoRows):
		return "", err
	}
	n, isNew, err := x.report(ctx, r)
	if err != nil {
		return "", err
	}
	out := Stored
	if !isNew {
		if out = Recoded; !f.Again {
			return Known, x.note(ctx, f, Known)
		}
	}
	rec, err := x.record(ctx, n, f, p)
	if err != nil {
		return "", err
	}
	if err := x.exec(ctx, `UPDATE reports SET record = ?1, skipped = ?2 WHERE n = ?3`, rec, string(r.Skipped), n); err != nil {
		return "", err
	}
	b.add(f.Record, n, rec)
	if isNew {
		if err := x.group(ctx, n, r); err != nil {
			return "", err
		}
	}
	return out, x.note(ctx, f, out)
}

// report inserts the report unless its text is known, and returns its number.
func (x *tx) report(ctx context.Context, r *readout.Report) (n int64, isNew bool, err error) {
	err = x.one(ctx, `INSERT INTO reports(id, added, title, outlet, url, lang, published, certain, skipped, text)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT(id) DO NOTHING RETURNING n`,
		[]any{r.ID, x.s.now().UnixMilli(), clean(r.Title), clean(r.Outlet), clean(r.URL), r.Lang, dayOf(r.Published), flag(r.Published.Certain), string(r.Skipped), clean(r.Text)}, &n)
	if errors.Is(err, sql.ErrNoRows) {
		err = x.one(ctx, `SELECT n FROM reports WHERE id = ?1`, []any{r.ID}, &n)
		return n, false, err
	}
	return n, true, err
}

// record inserts a coding of report n.
func (x *tx) record(ctx context.Context, n int64, f *Filed, p *packed) (int64, error) {
	coder, err := x.coder(ctx, f.Record.Coder)
	if err != nil {
		return 0, err
	}
	var rec int64
	err = x.one(ctx, `INSERT INTO records(report, coder, run, at, body) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING n`,
		[]any{n, coder, f.Run, x.s.now().UnixMilli(), p.body}, &rec)
	return rec, err
}

// coder returns the number of a version of the program.
func (x *tx) coder(ctx context.Context, v readout.CoderVersion) (int64, error) {
	var n int64
	err := x.one(ctx, `SELECT n FROM coders WHERE version = ?1 AND data = ?2`, []any{v.Version, v.Data}, &n)
	if errors.Is(err, sql.ErrNoRows) {
		err = x.one(ctx, `INSERT INTO coders(version, data) VALUES (?1, ?2) ON CONFLICT(version, data) DO UPDATE SET version = excluded.version RETURNING n`, []any{v.Version, v.Data}, &n)
	}
	return n, err
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
