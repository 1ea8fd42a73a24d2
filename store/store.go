// Package store keeps reports, what was coded from them, by which version and when.
// The same SQL runs on SQLite (store/local) and PostgreSQL (store/postgres); what
// differs between them stands in a Dialect.
//
// Nothing that was coded is overwritten: a report has as many records as times it was
// coded, and one of them is the current one. Rows of events and statements belong to a
// record. Every id that leaves the store is the same on every machine: a report's is
// the hash of its text, an event's is made of report, type and trigger.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
)

// A Store is open to one database. Its methods may be called from many goroutines.
type Store struct {
	write, read *sql.DB
	dialect     Dialect
	name        string // of the database, as the user knows it

	puts   chan *put
	done   chan struct{}
	life   sync.RWMutex // held for reading while something is sent to puts
	closed bool

	now func() time.Time

	beside           sync.Map
	reading, writing prepared
}

// Beside returns what is kept in memory beside a store under a name as long as it is
// open; the first who asks makes it.
func (s *Store) Beside(name string, first func() any) any {
	if x, ok := s.beside.Load(name); ok {
		return x
	}
	x, _ := s.beside.LoadOrStore(name, first())
	return x
}

// ErrNotFound says that no report has the id.
var ErrNotFound = errors.New("no such report")

// ErrForgotten says that the report was taken out on purpose and does not come back.
var ErrForgotten = errors.New("the report was forgotten: its text may not be kept")

// ErrClosed says that the store was closed before.
var ErrClosed = errors.New("the store is closed")

// Open makes a store of an open database: it brings the schema up to date and starts
// the writer. read may be the same as write. name is what errors call the database.
func Open(ctx context.Context, write, read *sql.DB, d Dialect, name string) (*Store, error) {
	s := &Store{write: write, read: read, dialect: d, name: name, puts: make(chan *put, 4*batch), done: make(chan struct{}), now: time.Now}
	if err := s.migrate(ctx); err != nil {
		if err = s.explain(err); !strings.HasPrefix(err.Error(), name) {
			err = fmt.Errorf("%s: %w", name, err)
		}
		return nil, err
	}
	go s.writer()
	return s, nil
}

// Name is what the user calls the database; it holds no password.
func (s *Store) Name() string { return s.name }

// Close writes what is waiting and closes the database. Closing twice is no error.
func (s *Store) Close() error {
	s.life.Lock()
	was := s.closed
	if s.closed = true; !was {
		close(s.puts)
	}
	s.life.Unlock()
	<-s.done
	if was {
		return nil
	}
	err := s.dialect.Close(s.write)
	if s.read != s.write {
		err = errors.Join(err, s.read.Close())
	}
	return errors.Join(err, s.write.Close())
}

// Check looks for damage: in the database's own structures, and in every record.
func (s *Store) Check(ctx context.Context) error {
	if err := s.dialect.Check(ctx, s.read); err != nil {
		return s.explain(err)
	}
	for after := int64(0); ; {
		n := 0
		err := s.each(ctx, `SELECT b.n, r.id, b.body FROM records b JOIN reports r ON r.n = b.report WHERE b.n > ?1 ORDER BY b.n LIMIT 100`, []any{after}, func(scan func(...any) error) error {
			var id string
			var body []byte
			if err := scan(&after, &id, &body); err != nil {
				return err
			}
			n++
			if _, err := unpack(body); err != nil {
				return fmt.Errorf("report %s: %w", id, err)
			}
			return nil
		})
		if err != nil {
			return err
		}
		if n == 0 {
			break
		}
	}
	if err := s.checkLines(ctx); err != nil {
		return err
	}
	if err := s.checkNoted(ctx); err != nil {
		return err
	}
	return s.checkDerived(ctx)
}

// Backup copies the whole store to a file that does not exist yet, while others read
// and write. Where that cannot be done from here, the error says what to do.
func (s *Store) Backup(ctx context.Context, file string) error {
	return s.explain(s.dialect.Backup(ctx, s.write, file))
}

// explain says what an error of the database means.
func (s *Store) explain(err error) error {
	switch {
	case err == nil, errors.Is(err, sql.ErrNoRows), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case err.Error() == "sql: database is closed":
		return ErrClosed
	}
	return s.dialect.Explain(err)
}

// query runs portable SQL, whose parameters are ?1, ?2 and so on, on the readers.
func (s *Store) query(ctx context.Context, q string, args ...any) (*sql.Rows, error) {
	list, err := s.read.QueryContext(ctx, s.dialect.Bind(q), cleaned(args)...)
	return list, s.explain(err)
}

// A row is the answer to queryRow.
type row struct {
	*sql.Row
	s *Store
}

// Scan fails with sql.ErrNoRows where there is none.
func (r row) Scan(into ...any) error { return r.s.explain(r.Row.Scan(into...)) }

func (s *Store) queryRow(ctx context.Context, q string, args ...any) row {
	return row{s.read.QueryRowContext(ctx, s.dialect.Bind(q), cleaned(args)...), s}
}

// one scans the single row of q.
func (s *Store) one(ctx context.Context, q string, args []any, into ...any) error {
	return s.queryRow(ctx, q, args...).Scan(into...)
}

// each calls f for each row of q.
func (s *Store) each(ctx context.Context, q string, args []any, f func(scan func(...any) error) error) error {
	list, err := s.query(ctx, q, args...)
	if err != nil {
		return err
	}
	return s.explain(over(list, f))
}

func over(list *sql.Rows, f func(scan func(...any) error) error) error {
	defer list.Close()
	for list.Next() {
		if err := f(list.Scan); err != nil {
			return err
		}
	}
	return list.Err()
}

// update runs f in a transaction on the writer.
func (s *Store) update(ctx context.Context, f func(*tx) error) error {
	again, err := s.updateOn(ctx, f)
	for _, q := range again { // once the writer is free again
		if _, err := s.writing.stmt(ctx, s.write, q); err != nil {
			break // it will be prepared when it is next needed
		}
	}
	return err
}

// updateOn is update, and returns the queries of which no statement was kept.
func (s *Store) updateOn(ctx context.Context, f func(*tx) error) (fresh []string, err error) {
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return nil, s.explain(err)
	}
	defer conn.Close()
	t, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return nil, s.explain(err)
	}
	x := &tx{Tx: t, conn: conn, s: s, prepared: map[string]*sql.Stmt{}}
	err = s.dialect.Alone(ctx, t)
	if err == nil {
		err = x.guarded(ctx)
	}
	if err == nil {
		err = f(x)
	}
	if err != nil {
		_ = t.Rollback() // the error that counts is the first
		return nil, s.explain(err)
	}
	return x.fresh, s.explain(t.Commit())
}

// A tx is a transaction that prepares each statement once.
type tx struct {
	*sql.Tx
	conn     *sql.Conn
	s        *Store
	prepared map[string]*sql.Stmt
	fresh    []string
}

// stmt prepares portable SQL.
func (x *tx) stmt(ctx context.Context, q string) (*sql.Stmt, error) {
	if p := x.prepared[q]; p != nil {
		return p, nil
	}
	bound := x.s.dialect.Bind(q)
	if p := x.s.writing.known(bound); p != nil {
		x.prepared[q] = x.StmtContext(ctx, p)
		return x.prepared[q], nil
	}
	p, err := x.PrepareContext(ctx, bound)
	if err != nil {
		return nil, err
	}
	x.prepared[q] = p
	if x.s.dialect.Prepares() {
		x.fresh = append(x.fresh, bound)
	}
	return p, nil
}

func (x *tx) exec(ctx context.Context, q string, args ...any) error {
	_, err := x.change(ctx, q, args...)
	return err
}

// change is exec that returns how many rows there were.
func (x *tx) change(ctx context.Context, q string, args ...any) (int64, error) {
	var r sql.Result
	var err error
	if !x.s.dialect.Prepares() {
		r, err = x.ExecContext(ctx, x.s.dialect.Bind(q), cleaned(args)...)
	} else if p, e := x.stmt(ctx, q); e != nil {
		return 0, e
	} else {
		r, err = p.ExecContext(ctx, cleaned(args)...)
	}
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// one scans the single row of q; sql.ErrNoRows where there is none.
func (x *tx) one(ctx context.Context, q string, args []any, into ...any) error {
	return x.QueryRowContext(ctx, x.s.dialect.Bind(q), cleaned(args)...).Scan(into...)
}

func (x *tx) each(ctx context.Context, q string, args []any, f func(scan func(...any) error) error) error {
	list, err := x.QueryContext(ctx, x.s.dialect.Bind(q), cleaned(args)...)
	if err != nil {
		return err
	}
	return over(list, f)
}

// cleaned makes texts among args such that every database keeps them.
func cleaned(args []any) []any {
	for i, a := range args {
		if t, ok := a.(string); ok {
			args[i] = clean(t)
		}
	}
	return args
}
