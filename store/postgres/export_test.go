package postgres

import (
	"context"
	"database/sql"
	"io/fs"
	"testing/fstest"

	"readout/store"
)

// later is a later program's, whose schema has a step more.
type later struct{ dialect }

func (d later) Migrations() fs.FS {
	b, err := fs.ReadFile(d.dialect.Migrations(), "0001_first.sql")
	if err != nil {
		panic(err)
	}
	return fstest.MapFS{"0001_first.sql": {Data: b}, "0002_more.sql": {Data: []byte("ALTER TABLE reports ADD COLUMN more TEXT NOT NULL DEFAULT ''")}}
}

// OpenLater opens a store as that program does.
func OpenLater(ctx context.Context, at string) (*store.Store, error) {
	db, err := sql.Open("pgx", at)
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, db, db, later{dialect{"later"}}, "later")
}
