// Package local keeps a store in one SQLite file.
package local

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"modernc.org/sqlite"

	"readout/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Open opens the store in file, and makes it where there is none. Only one program
// writes at a time; others wait up to five seconds for it.
func Open(ctx context.Context, file string) (*store.Store, error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the database: %w", err)
	}
	write, err := open(file, "_txlock=immediate")
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	if err := write.PingContext(ctx); err != nil {
		write.Close()
		return nil, explain(file, err)
	}
	read, err := open(file, "_pragma=query_only(1)")
	if err != nil {
		write.Close()
		return nil, err
	}
	read.SetMaxOpenConns(max(2, min(8, runtime.NumCPU())))
	s, err := store.Open(ctx, write, read, dialect{file}, file)
	if err != nil {
		write.Close()
		read.Close()
		return nil, explain(file, err)
	}
	return s, nil
}

// pragmas hold for every connection. The file may be a stranger's, so its schema is not
// trusted with functions.
var pragmas = []string{"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(NORMAL)", "foreign_keys(1)", "cache_size(-65536)", "trusted_schema(0)", "cell_size_check(1)"}

func open(file string, more string) (*sql.DB, error) {
	q := "file:" + (&url.URL{Path: filepath.ToSlash(file)}).EscapedPath() + "?" + more
	for _, p := range pragmas {
		q += "&_pragma=" + p
	}
	return sql.Open("sqlite", q)
}

// Default is the file in the user's data directory.
func Default() (string, error) {
	if d := os.Getenv("XDG_DATA_HOME"); d != "" {
		return filepath.Join(d, "readout", "readout.db"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find a place for the database: %w; give one with --db FILE", err)
	}
	switch runtime.GOOS {
	case "windows":
		if d := os.Getenv("LOCALAPPDATA"); d != "" {
			return filepath.Join(d, "readout", "readout.db"), nil
		}
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "readout", "readout.db"), nil
	}
	return filepath.Join(home, ".local", "share", "readout", "readout.db"), nil
}

// explain says in one line what is wrong with the file and what to do.
func explain(file string, err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	hint := ""
	switch e.Code() & 0xff {
	case 5, 6: // busy, locked
		hint = "another program is writing to it: wait for it, or give another --db"
	case 8: // read only
		hint = "it may not be written to: give a --db in a folder of yours"
	case 10, 13: // input or output error, full
		hint = "the disk is full or failing: what was acknowledged is safe, make room and run the same command again"
	case 11, 26: // corrupt, not a database
		hint = "it is damaged or no database of readout: take your last copy, or give another --db"
	case 14: // cannot open
		hint = "it cannot be opened: look at its folder and its permissions"
	}
	if hint == "" {
		return fmt.Errorf("%s: %w", file, err)
	}
	return fmt.Errorf("%s: %s (%w)", file, hint, err)
}

// dialect is SQLite's part of the store.
type dialect struct{ file string }

func (dialect) Name() string { return "sqlite" }

func (dialect) Bind(q string) string { return q }

func (dialect) Migrations() fs.FS {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return sub
}

// Backup copies the database to FILE.schemaN.bak.
func (d dialect) Backup(ctx context.Context, db *sql.DB, version int) (string, error) {
	to := fmt.Sprintf("%s.schema%d.bak", d.file, version)
	if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	_, err := db.ExecContext(ctx, "VACUUM INTO ?1", to)
	return to, err
}

// Alone does nothing: a transaction that writes is alone here.
func (dialect) Alone(context.Context, *sql.Tx) error { return nil }

func (dialect) Bulk(ctx context.Context, tx *sql.Tx, table string, columns []string, rows [][]any) error {
	marks := make([]string, len(columns))
	for i := range marks {
		marks[i] = fmt.Sprintf("?%d", i+1)
	}
	p, err := tx.PrepareContext(ctx, "INSERT INTO "+table+"("+strings.Join(columns, ", ")+") VALUES ("+strings.Join(marks, ", ")+")")
	if err != nil {
		return err
	}
	defer p.Close()
	for _, r := range rows {
		if _, err := p.ExecContext(ctx, r...); err != nil {
			return err
		}
	}
	return nil
}

// Match looks words up in the table's index, which then comes first and gives its rows
// by number. Every phrase is quoted.
func (dialect) Match(table string, w store.Words, arg int) (from, condition string, value any) {
	index := table + "_words"
	var b strings.Builder
	for i, list := range w.All {
		if i > 0 {
			b.WriteString(" AND ")
		}
		anyOf(&b, list)
	}
	if len(w.All) == 0 { // the index cannot say "not" alone
		anyOf(&b, w.None)
		return "", fmt.Sprintf("%s.n NOT IN (SELECT rowid FROM %s WHERE %s MATCH ?%d)", table, index, index, arg), b.String()
	}
	if len(w.None) > 0 {
		all := b.String()
		b.Reset()
		b.WriteString("(" + all + ") NOT ")
		anyOf(&b, w.None)
	}
	return index, fmt.Sprintf("%s MATCH ?%d AND %s.n = %s.rowid", index, arg, table, index), b.String()
}

// anyOf writes that one of the phrases stands there.
func anyOf(b *strings.Builder, list []store.Phrase) {
	b.WriteByte('(')
	for i, p := range list {
		if i > 0 {
			b.WriteString(" OR ")
		}
		b.WriteString(`"` + strings.Join(p.Words, " ") + `"`)
		if p.Prefix {
			b.WriteByte('*')
		}
	}
	b.WriteByte(')')
}

func (dialect) Row(table string) string { return table + "_words.rowid" }

// Close lets the planner keep what it has learnt.
func (dialect) Close(db *sql.DB) error {
	_, err := db.Exec("PRAGMA optimize")
	return err
}
