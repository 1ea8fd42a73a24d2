package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// A Lease lets one program of many do something alone for a time. Its fence is higher than
// that of all who held it before: a program that slept beyond its time and wakes up finds
// its writes refused, see Guard.
type Lease struct {
	Name, Holder string
	Fence        int64
	s            *Store
}

// ErrFenced says that somebody else holds the lease by now.
var ErrFenced = errors.New("the lease is held by another worker by now")

// clock is the time of the database in milliseconds, the same for all its machines.
func (s *Store) clock() string {
	if s.dialect.Name() == "postgres" {
		return `CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)`
	}
	return `CAST(unixepoch('subsec') * 1000 AS INTEGER)`
}

// Lease takes the lease of a name for a time, or returns nil while somebody else holds it.
// Who holds it already gets it anew, with a higher fence.
func (s *Store) Lease(ctx context.Context, name, holder string, d time.Duration) (l *Lease, err error) {
	err = s.update(ctx, func(x *tx) error {
		l = &Lease{Name: name, Holder: holder, s: s}
		err := x.one(ctx, `INSERT INTO leases(name, holder, fence, until) VALUES (?1, ?2, 1, `+s.clock()+` + ?3)
			ON CONFLICT(name) DO UPDATE SET holder = excluded.holder, fence = leases.fence + 1, until = excluded.until
			WHERE leases.until <= `+s.clock()+` OR leases.holder = excluded.holder RETURNING fence`, []any{name, holder, d.Milliseconds()}, &l.Fence)
		if errors.Is(err, sql.ErrNoRows) {
			l, err = nil, nil
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return l, nil
}

// Renew holds the lease for a time from now; ErrFenced where it is lost.
func (l *Lease) Renew(ctx context.Context, d time.Duration) error {
	return l.until(ctx, `UPDATE leases SET until = `+l.s.clock()+` + ?3 WHERE name = ?1 AND fence = ?2`, d.Milliseconds())
}

// Release gives the lease back; ErrFenced where it is lost.
func (l *Lease) Release(ctx context.Context) error {
	return l.until(ctx, `UPDATE leases SET until = ?3 WHERE name = ?1 AND fence = ?2`, 0)
}

func (l *Lease) until(ctx context.Context, q string, more int64) error {
	return l.s.update(ctx, func(x *tx) error {
		n, err := x.change(ctx, q, l.Name, l.Fence, more)
		if err == nil && n == 0 {
			err = fmt.Errorf("%w: %s", ErrFenced, l.Name)
		}
		return err
	})
}

type guard struct{}

// Guard has every change of the store that is made with the context refused with ErrFenced
// as soon as somebody else has taken the lease, in the transaction of the change.
func (l *Lease) Guard(ctx context.Context) context.Context {
	return context.WithValue(ctx, guard{}, l)
}

// guarded refuses a transaction whose context has lost its lease.
func (x *tx) guarded(ctx context.Context) error {
	l, ok := ctx.Value(guard{}).(*Lease)
	if !ok {
		return nil
	}
	var fence int64
	err := x.one(ctx, `SELECT fence FROM leases WHERE name = ?1`, []any{l.Name}, &fence)
	if err == nil && fence != l.Fence || errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%w: %s", ErrFenced, l.Name)
	}
	return err
}
