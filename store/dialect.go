package store

import (
	"context"
	"database/sql"
	"io/fs"
)

// A Dialect is what one database does in its own way. Everything else is SQL that
// both understand.
type Dialect interface {
	// Name is "sqlite" or "postgres".
	Name() string

	// Bind writes parameters ?1, ?2 as the driver wants them.
	Bind(q string) string

	// Migrations holds the numbered steps of the schema: 0001_first.sql, 0002_...
	Migrations() fs.FS

	// Backup keeps a copy of a database of an older schema before it is changed, and
	// says where. Where the database cannot be copied from here it says so.
	Backup(ctx context.Context, db *sql.DB, version int) (string, error)

	// Alone is called in the transaction of a migration, so that no two programs
	// change the schema at once.
	Alone(ctx context.Context, tx *sql.Tx) error

	// Bulk inserts rows into a table.
	Bulk(ctx context.Context, tx *sql.Tx, table string, columns []string, rows [][]any) error

	// Match looks words up in a table ("reports", "statements", "events"). condition
	// says that the table's row holds them and takes value as parameter number arg;
	// from, if not empty, is a table that stands first in FROM.
	Match(table string, w Words, arg int) (from, condition string, value any)

	// Row is the number of a row of a table as the index of its words has it: who orders
	// what Match finds by Row need not sort.
	Row(table string) string

	// Close makes the database ready to be closed.
	Close(db *sql.DB) error
}
