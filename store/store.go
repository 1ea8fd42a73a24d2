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
	"sync"
	"time"
)

// A Store is open to one database. Its methods may be called from many goroutines.
type Store struct {
	write, read *sql.DB
	dialect     Dialect
	name        string // of the database, as the user knows it

	puts chan *put
	done chan struct{}
	stop sync.Once

	now func() time.Time
}

// ErrNotFound says that no report has the id.
var ErrNotFound = errors.New("no such report")

// ErrForgotten says that the report was taken out on purpose and does not come back.
var ErrForgotten = errors.New("the report was forgotten: its text may not be kept")

// Open makes a store of an open database: it brings the schema up to date and starts
// the writer. read may be the same as write. name is what errors call the database.
func Open(ctx context.Context, write, read *sql.DB, d Dialect, name string) (*Store, error) {
	s := &Store{write: write, read: read, dialect: d, name: name, puts: make(chan *put, 4*batch), done: make(chan struct{}), now: time.Now}
	if err := s.migrate(ctx); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	go s.writer()
	return s, nil
}

// Name is what the user calls the database.
func (s *Store) Name() string { return s.name }

// Close writes what is waiting and closes the database.
func (s *Store) Close() error {
	s.stop.Do(func() { close(s.puts) })
	<-s.done
	err := s.dialect.Close(s.write)
	if s.read != s.write {
		err = errors.Join(err, s.read.Close())
	}
	return errors.Join(err, s.write.Close())
}

// query runs portable SQL, whose parameters are ?1, ?2 and so on, on the readers.
func (s *Store) query(ctx context.Context, q string, args ...any) (*sql.Rows, error) {
	return s.read.QueryContext(ctx, s.dialect.Bind(q), args...)
}

func (s *Store) queryRow(ctx context.Context, q string, args ...any) *sql.Row {
	return s.read.QueryRowContext(ctx, s.dialect.Bind(q), args...)
}

// update runs f in a transaction on the writer.
func (s *Store) update(ctx context.Context, f func(*tx) error) error {
	t, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	x := &tx{Tx: t, s: s, prepared: map[string]*sql.Stmt{}}
	if err := f(x); err != nil {
		_ = t.Rollback() // the error that counts is the first
		return err
	}
	if err := t.Commit(); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	return nil
}

// A tx is a transaction that prepares each statement once.
type tx struct {
	*sql.Tx
	s        *Store
	prepared map[string]*sql.Stmt
}

// stmt prepares portable SQL.
func (x *tx) stmt(ctx context.Context, q string) (*sql.Stmt, error) {
	if p := x.prepared[q]; p != nil {
		return p, nil
	}
	p, err := x.PrepareContext(ctx, x.s.dialect.Bind(q))
	if err != nil {
		return nil, err
	}
	x.prepared[q] = p
	return p, nil
}

func (x *tx) exec(ctx context.Context, q string, args ...any) error {
	p, err := x.stmt(ctx, q)
	if err == nil {
		_, err = p.ExecContext(ctx, args...)
	}
	return err
}

// one scans the single row of q; sql.ErrNoRows where there is none.
func (x *tx) one(ctx context.Context, q string, args []any, into ...any) error {
	p, err := x.stmt(ctx, q)
	if err != nil {
		return err
	}
	return p.QueryRowContext(ctx, args...).Scan(into...)
}
