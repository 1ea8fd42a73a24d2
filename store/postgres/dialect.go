package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"readout/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// dialect is PostgreSQL's part of the store.
type dialect struct{ name string }

func (dialect) Name() string { return "postgres" }

// Bind writes ?1 as $1, but not in quoted text.
func (dialect) Bind(q string) string {
	var b strings.Builder
	b.Grow(len(q))
	quote := byte(0)
	for i := range len(q) {
		c := q[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '?' && i+1 < len(q) && '0' <= q[i+1] && q[i+1] <= '9':
			c = '$'
		}
		b.WriteByte(c)
	}
	return b.String()
}

// Prepares is false: the driver keeps statements by itself.
func (dialect) Prepares() bool { return false }

func (dialect) Migrations() fs.FS {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return sub
}

// allowed is the variable of the environment that lets an older schema be changed.
const allowed = "READOUT_MIGRATE"

// Keep fails unless the user says that there is a dump.
func (d dialect) Keep(context.Context, *sql.DB, int) error {
	if os.Getenv(allowed) == "1" {
		return nil
	}
	return fmt.Errorf("make a dump first (pg_dump --format=custom --file=readout.dump '%s'), then run the same command with %s=1", d.name, allowed)
}

// Backup says who does it.
func (d dialect) Backup(_ context.Context, _ *sql.DB, file string) error {
	return fmt.Errorf("a PostgreSQL database is copied by its own program: pg_dump --format=custom --file='%s' '%s'", file, d.name)
}

// writing is the lock that a program holds while it writes.
const writing = 0x7265_6164_6f75_7431

// Alone waits up to five seconds for others who write.
func (dialect) Alone(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `SELECT set_config('lock_timeout', '5s', true), pg_advisory_xact_lock($1)`, int64(writing))
	return err
}

// Bulk copies rows in.
func (dialect) Bulk(ctx context.Context, conn *sql.Conn, _ *sql.Tx, table string, columns []string, rows [][]any) error {
	return conn.Raw(func(c any) error {
		pg, ok := c.(*stdlib.Conn)
		if !ok {
			return errors.New("BUG: not a connection of pgx")
		}
		_, err := pg.Conn().CopyFrom(ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(rows))
		return err
	})
}

// Index does nothing: columns of words are made with the row.
func (dialect) Index(context.Context, *sql.Tx, string, int64) error { return nil }

func (dialect) In(column string, arg int, numbers bool) string {
	cast := ""
	if numbers {
		cast = "::bigint"
	}
	return fmt.Sprintf("%s = ANY(ARRAY(SELECT jsonb_array_elements_text(?%d::text::jsonb)%s))", column, arg, cast)
}

// Match asks the table's column of words.
func (dialect) Match(table string, w store.Words, arg int) (from, condition string, value any) {
	var b strings.Builder
	for i, list := range w.All {
		if i > 0 {
			b.WriteString(" & ")
		}
		anyOf(&b, list)
	}
	not := ""
	switch {
	case len(w.All) == 0:
		not = "NOT "
		anyOf(&b, w.None)
	case len(w.None) > 0:
		b.WriteString(" & !")
		anyOf(&b, w.None)
	}
	return "", fmt.Sprintf("%s%s.search @@ to_tsquery('simple', readout_plain(?%d))", not, table, arg), b.String()
}

// nothing is a word that no text has.
const nothing = "readoutfindsnothing"

// anyOf writes that one of the phrases stands there.
func anyOf(b *strings.Builder, list []store.Phrase) {
	b.WriteByte('(')
	for i, p := range list {
		if i > 0 {
			b.WriteString(" | ")
		}
		phrase(b, p)
	}
	b.WriteByte(')')
}

func phrase(b *strings.Builder, p store.Phrase) {
	n := 0
	b.WriteByte('(')
	for _, w := range p.Words {
		if strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) < 0 {
			continue // marks alone are no word
		}
		if n++; n > 1 {
			b.WriteString(" <-> ")
		}
		b.WriteString("'" + w + "'")
	}
	switch {
	case n == 0:
		b.WriteString(nothing)
	case p.Prefix:
		b.WriteString(":*")
	}
	b.WriteByte(')')
}

func (dialect) Row(table string) string { return table + ".n" }

// Current compares the record alone, which has one report: of two conditions the planner
// takes the product, finds next to nothing left, and sorts all that the words are in
// where the newest few rows would do.
func (dialect) Current(table string) string { return table + ".record = r.record" }

func (d dialect) Explain(err error) error { return explain(d.name, err) }

// Check asks whether the server is there; it looks after its pages itself.
func (dialect) Check(ctx context.Context, db *sql.DB) error { return db.PingContext(ctx) }

func (dialect) Close(*sql.DB) error { return nil }
