package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strconv"
	"strings"
)

// A step is one file of the schema's history. Steps go forward only.
type step struct {
	version int
	name    string
	sql     string
}

// ErrNewer says that the database was written by a newer program.
var ErrNewer = errors.New("the database is of a newer version of readout")

// migrate brings the schema up to the program's, all steps in one transaction: who opens
// the database meanwhile finds the old schema or the new one, and nothing between. A
// database of a newer schema is left alone.
func (s *Store) migrate(ctx context.Context) error {
	steps, err := stepsOf(s.dialect.Migrations())
	if err != nil {
		return err
	}
	latest := steps[len(steps)-1].version
	have, err := s.version(ctx)
	if err != nil {
		return err
	}
	if have > latest {
		return fmt.Errorf("%w (its schema is %d, this program knows %d): install that version, or give another --db", ErrNewer, have, latest)
	}
	if have == latest {
		return nil
	}
	if have > 0 {
		if err := s.dialect.Keep(ctx, s.write, have); err != nil {
			return fmt.Errorf("keep a copy of the database before its schema is changed from %d to %d: %w", have, latest, err)
		}
	}
	return s.update(ctx, func(x *tx) error {
		for _, st := range steps {
			if err := x.step(ctx, st); err != nil {
				return fmt.Errorf("schema step %s: %w", st.name, err)
			}
		}
		return nil
	})
}

// step runs one step, unless it was run before or by another program meanwhile.
func (x *tx) step(ctx context.Context, st step) error {
	var done int
	if err := x.one(ctx, `SELECT count(*) FROM schema_steps WHERE version = ?1`, []any{st.version}, &done); err != nil || done > 0 {
		return err
	}
	if _, err := x.ExecContext(ctx, st.sql); err != nil {
		return err
	}
	_, err := x.ExecContext(ctx, x.s.dialect.Bind(`INSERT INTO schema_steps(version, name, at) VALUES (?1, ?2, ?3)`), st.version, st.name, x.s.now().UnixMilli())
	return err
}

// version is the schema's, 0 for an empty database.
func (s *Store) version(ctx context.Context) (int, error) {
	var v sql.NullInt64
	const q = `SELECT max(version) FROM schema_steps`
	if err := s.write.QueryRowContext(ctx, q).Scan(&v); err == nil {
		return int(v.Int64), nil // who may only read need not make anything
	}
	err := s.update(ctx, func(x *tx) error {
		return x.exec(ctx, `CREATE TABLE IF NOT EXISTS schema_steps(version BIGINT PRIMARY KEY, name TEXT NOT NULL, at BIGINT NOT NULL)`)
	})
	if err != nil {
		return 0, err
	}
	err = s.write.QueryRowContext(ctx, q).Scan(&v)
	return int(v.Int64), err
}

// stepsOf reads the steps in order of their numbers.
func stepsOf(dir fs.FS) ([]step, error) {
	names, err := fs.Glob(dir, "*.sql")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("BUG: no schema: %w", err)
	}
	sort.Strings(names)
	var out []step
	for i, n := range names {
		num, _, _ := strings.Cut(n, "_")
		v, err := strconv.Atoi(num)
		if err != nil || v != i+1 {
			return nil, fmt.Errorf("BUG: schema step %s: want number %04d", n, i+1)
		}
		b, err := fs.ReadFile(dir, n)
		if err != nil {
			return nil, err
		}
		out = append(out, step{v, strings.TrimSuffix(path.Base(n), ".sql"), string(b)})
	}
	return out, nil
}
