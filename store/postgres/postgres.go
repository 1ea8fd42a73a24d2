// Package postgres keeps a store in a PostgreSQL database.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"readout/store"
)

// Is says whether an address is one of PostgreSQL: postgres://USER@HOST/DATABASE.
func Is(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// oldest is the first version of the server that has all that is used, as it numbers
// itself.
const oldest = 13_00_00

// Open opens the store in the database at address, and makes its tables where there are
// none. Several programs may write: one waits for the other up to five seconds. No
// error and no name holds the password.
func Open(ctx context.Context, address string) (*store.Store, error) {
	cfg, err := pgx.ParseConfig(address)
	if err != nil { // the error may hold the password
		return nil, errors.New("the address of the database is not understood: write postgres://USER@HOST:PORT/DATABASE, and give the password by PGPASSWORD or ~/.pgpass")
	}
	cfg.RuntimeParams["application_name"] = "readout"
	cfg.OnNotice = func(*pgconn.PgConn, *pgconn.Notice) {}
	d := dialect{name: name(cfg)}
	db := stdlib.OpenDB(*cfg, stdlib.OptionAfterConnect(planning))
	db.SetMaxOpenConns(10)
	db.SetMaxIdleConns(10)
	s, err := open(ctx, db, d)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// planning has questions planned for what they ask, each time: a word may be in nearly
// all reports or in none. None runs so long that compiling it pays.
func planning(ctx context.Context, c *pgx.Conn) error {
	_, err := c.Exec(ctx, `SELECT set_config('plan_cache_mode', 'force_custom_plan', false), set_config('jit', 'off', false)`)
	return err
}

func open(ctx context.Context, db *sql.DB, d dialect) (*store.Store, error) {
	var version, encoding string
	if err := db.QueryRowContext(ctx, `SELECT current_setting('server_version_num'), current_setting('server_encoding')`).Scan(&version, &encoding); err != nil {
		return nil, d.Explain(err)
	}
	if n, err := strconv.Atoi(version); err != nil || n < oldest {
		return nil, fmt.Errorf("%s: the server is PostgreSQL %s: version %d or newer is needed", d.name, version, oldest/10000)
	}
	if encoding != "UTF8" {
		return nil, fmt.Errorf("%s: the database keeps its texts in %s: make one with CREATE DATABASE ... ENCODING 'UTF8'", d.name, encoding)
	}
	return store.Open(ctx, db, db, d, d.name)
}

// name is what the user knows the database by, without the password.
func name(cfg *pgx.ConnConfig) string {
	u := url.URL{Scheme: "postgres", User: url.User(cfg.User), Path: "/" + cfg.Database}
	if strings.HasPrefix(cfg.Host, "/") {
		u.RawQuery = "host=" + cfg.Host
	} else if u.Host = cfg.Host; cfg.Port != 5432 {
		u.Host = net.JoinHostPort(cfg.Host, strconv.Itoa(int(cfg.Port)))
	}
	return u.String()
}

// explain says in one line what is wrong and what to do.
func explain(name string, err error) error {
	var f *store.Fault
	if err == nil || errors.As(err, &f) {
		return err
	}
	var pg *pgconn.PgError
	var away *pgconn.ConnectError
	hint := ""
	switch {
	case errors.As(err, &pg):
		hint = hintOf(pg.Code)
	case errors.As(err, &away), errors.As(err, new(*net.OpError)), errors.As(err, new(net.Error)), pgconn.Timeout(err), strings.Contains(err.Error(), "conn closed"), strings.Contains(err.Error(), "unexpected EOF"):
		hint = "the server cannot be reached: see that it runs, and that host and port are right"
	}
	if hint == "" {
		return fmt.Errorf("%s: %w", name, err)
	}
	return &store.Fault{Database: name, Hint: hint, Err: err}
}

// hintOf says what to do about an error that the server gives a code.
func hintOf(code string) string {
	switch code {
	case "28P01", "28000":
		return "the server does not let you in: give the password by PGPASSWORD or ~/.pgpass"
	case "3D000":
		return "there is no such database: make it with createdb"
	case "42501", "25006":
		return "you may not write to it: ask its owner for the right, or give another --db"
	case "53100":
		return "the server's disk is full: what was acknowledged is safe, make room and run the same command again"
	case "55P03", "40001", "40P01":
		return "another program is writing to it: wait for it and run the same command again"
	case "XX001", "XX002":
		return "it is damaged: restore your last dump"
	}
	switch code[:min(2, len(code))] {
	case "08", "57":
		return "the server stopped or closed the connection: what was acknowledged is safe, run the same command again"
	case "53":
		return "the server has no room for more: wait, or raise its limits"
	}
	return ""
}
