package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"strings"
)

// A Dialect is what one database does in its own way. Everything else is SQL that
// both understand.
type Dialect interface {
	// Name is "sqlite" or "postgres".
	Name() string

	// Bind writes parameters ?1, ?2 as the driver wants them.
	Bind(q string) string

	// Prepares says that a statement which runs often is worth preparing; a driver
	// may do so by itself.
	Prepares() bool

	// Migrations holds the numbered steps of the schema: 0001_first.sql, 0002_...
	Migrations() fs.FS

	// Keep keeps a copy of a database of an older schema before it is changed. Where the
	// database cannot be copied from here it fails with an error that says what the user
	// must do first.
	Keep(ctx context.Context, db *sql.DB, version int) error

	// Backup copies the whole database to a file that does not exist yet, as it is at
	// one moment, while others read and write.
	Backup(ctx context.Context, db *sql.DB, file string) error

	// Alone is called at the start of a transaction that writes, so that no two
	// programs write at once.
	Alone(ctx context.Context, tx *sql.Tx) error

	// Bulk inserts rows into a table, in the transaction tx on conn.
	Bulk(ctx context.Context, conn *sql.Conn, tx *sql.Tx, table string, columns []string, rows [][]any) error

	// Index makes the words of new rows of "reports", "statements" or "events" findable,
	// where that does not come by itself; they have the numbers from first.
	Index(ctx context.Context, tx *sql.Tx, table string, first int64) error

	// In is a condition that column is one of the values of parameter arg, a JSON
	// list of numbers or texts: one parameter, however many values.
	In(column string, arg int, numbers bool) string

	// Match looks words up in a table ("reports", "statements", "events"). condition
	// says that the table's row holds them and takes value as parameter number arg;
	// from, if not empty, is a table that stands first in FROM.
	Match(table string, w Words, arg int) (from, condition string, value any)

	// Row is the number of a row of a table as the index of its words has it: who orders
	// what Match finds by Row need not sort.
	Row(table string) string

	// Current is the condition that a row of "events" or "statements" is of the record in
	// force of report r, in the form for which the planner guesses well how many are.
	Current(table string) string

	// Explain turns an error of the driver into one line that says what is wrong and
	// what to do: a *Fault where it is the database's.
	Explain(err error) error

	// Check looks for damage in the database's own structures.
	Check(ctx context.Context, db *sql.DB) error

	// Close makes the database ready to be closed.
	Close(db *sql.DB) error
}

// ErrUnavailable is what every Fault is: nothing can be done with the database now.
var ErrUnavailable = errors.New("the database cannot be used")

// A Fault is an error of the database as a whole: it is full, damaged, locked or away.
// Trying the same again at once does not help.
type Fault struct {
	Database string // as the user knows it, without a password
	Hint     string // what is wrong and what to do
	Err      error
}

func (f *Fault) Error() string {
	return f.Database + ": " + f.Hint + " (" + oneLiner(f.Err) + ")"
}

func (f *Fault) Unwrap() error { return f.Err }

// Is makes every Fault an ErrUnavailable.
func (f *Fault) Is(target error) bool { return target == ErrUnavailable }

// oneLiner is the text of an error in one line.
func oneLiner(err error) string {
	lines := strings.FieldsFunc(err.Error(), func(r rune) bool { return r == '\n' || r == '\r' })
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "; ")
}
