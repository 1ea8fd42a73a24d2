// Package local keeps a store in one SQLite file.
package local

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"modernc.org/sqlite"

	"readout/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Open opens the store in file, and makes it where there is none. Only one program
// writes at a time; others wait up to five seconds for it.
func Open(ctx context.Context, file string) (*store.Store, error) {
	return openWith(ctx, file)
}

// openWith is Open with more pragmas for the writer.
func openWith(ctx context.Context, file string, more ...string) (*store.Store, error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the database: %w", err)
	}
	write, err := open(file, "_txlock=immediate", more...)
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	if err := write.PingContext(ctx); err != nil {
		write.Close()
		return nil, explain(file, err)
	}
	read, err := open(file, "_pragma=query_only(1)", "cache_size(-8192)")
	if err != nil {
		write.Close()
		return nil, err
	}
	read.SetMaxOpenConns(max(4, min(8, runtime.NumCPU()))) // so that two long questions leave room for short ones
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
var pragmas = []string{"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(NORMAL)", "foreign_keys(1)", "cache_size(-65536)", "wal_autocheckpoint(8000)", "journal_size_limit(67108864)", "trusted_schema(0)", "cell_size_check(1)"}

func open(file, options string, more ...string) (*sql.DB, error) {
	q := "file:" + (&url.URL{Path: filepath.ToSlash(file)}).EscapedPath() + "?" + options
	for _, p := range slices.Concat(pragmas, more) {
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
	var f *store.Fault
	if !errors.As(err, &e) || errors.As(err, &f) {
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
	if msg := e.Error(); hint == "" && (strings.Contains(msg, "no such table") || strings.Contains(msg, "no such column") || strings.Contains(msg, "has no column")) {
		hint = "its tables are not those of this version: give another --db, and read the inputs again"
	}
	if hint == "" {
		return fmt.Errorf("%s: %w", file, err)
	}
	return &store.Fault{Database: file, Hint: hint, Err: err}
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

// Keep copies the database to FILE.schemaN.bak; a copy that is there stays, for it is
// the older one. Many programs may do so at once: who finds the schema changed by another
// finds that one's copy too.
func (d dialect) Keep(ctx context.Context, db *sql.DB, version int) error {
	to := fmt.Sprintf("%s.schema%d.bak", d.file, version)
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	part := to + "." + rand.Text() + ".part" // each has its own
	if err := copyTo(ctx, db, part); err != nil {
		return err
	}
	if _, err := os.Stat(to); err == nil {
		return os.Remove(part)
	}
	return os.Rename(part, to)
}

// Backup copies the database by VACUUM INTO. What is there under the name stays.
func (d dialect) Backup(ctx context.Context, db *sql.DB, file string) error {
	if _, err := os.Stat(file); err == nil {
		return fmt.Errorf("%s is there already: give another name", file)
	}
	part := file + ".part" // a copy that was cut short never has the name of a whole one
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := copyTo(ctx, db, part); err != nil {
		return err
	}
	return settle(part, file)
}

func copyTo(ctx context.Context, db *sql.DB, file string) error {
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?1", file); err != nil {
		return errors.Join(explain(file, err), os.RemoveAll(file))
	}
	return nil
}

// Alone does nothing: a transaction that writes is alone here.
func (dialect) Alone(context.Context, *sql.Tx) error { return nil }

func (dialect) Prepares() bool { return true }

func (d dialect) Explain(err error) error { return explain(d.file, err) }

// Check runs SQLite's own check and that of the full text indexes.
func (d dialect) Check(ctx context.Context, db *sql.DB) error {
	var first string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&first); err != nil {
		return err
	}
	if first != "ok" {
		return &store.Fault{Database: d.file, Hint: "it is damaged: take your last copy, or read its inputs again into another --db", Err: errors.New(first)}
	}
	return nil
}

// together is how many rows one statement inserts: the way into the driver costs as
// much as a row.
const together = 16

func (dialect) Bulk(ctx context.Context, _ *sql.Conn, tx *sql.Tx, table string, columns []string, rows [][]any) error {
	rest := rows
	for _, n := range [...]int{together, 1} {
		if len(rest) < n {
			continue
		}
		p, err := tx.PrepareContext(ctx, "INSERT OR FAIL INTO "+table+"("+strings.Join(columns, ", ")+") VALUES "+marks(n, len(columns)))
		if err != nil {
			return err
		}
		args := make([]any, 0, n*len(columns))
		for ; len(rest) >= n; rest = rest[n:] {
			args = args[:0]
			for _, r := range rest[:n] {
				args = append(args, r...)
			}
			if _, err := p.ExecContext(ctx, args...); err != nil {
				return errors.Join(err, p.Close())
			}
		}
		if err := p.Close(); err != nil {
			return err
		}
	}
	return nil
}

// marks are the parameters of rows: (?,?),(?,?).
func marks(rows, columns int) string {
	one := "(" + strings.Repeat("?,", columns-1) + "?)"
	return strings.Repeat(one+",", rows-1) + one
}

// worded are the columns of a table that full text search looks into.
var worded = map[string]string{"reports": "title, text", "statements": "source, words", "events": "words"}

// Index puts the words of new rows into the full text index, all at once: the index is
// written out whenever another statement of several rows begins, so nothing else is
// inserted between them.
func (dialect) Index(ctx context.Context, tx *sql.Tx, table string, first int64) error {
	columns := worded[table]
	_, err := tx.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s_words(rowid, %s) SELECT n, %s FROM %s WHERE n >= ?1", table, columns, columns, table), first)
	return err
}

func (dialect) In(column string, arg int, _ bool) string {
	return fmt.Sprintf("%s IN (SELECT value FROM json_each(?%d))", column, arg)
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

// Current looks the report up by its number.
func (dialect) Current(table string) string {
	return table + ".report = r.n AND " + table + ".record = r.record"
}

// Close lets the planner keep what it has learnt.
func (dialect) Close(db *sql.DB) error {
	_, err := db.Exec("PRAGMA optimize")
	return err
}
